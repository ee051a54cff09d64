"""What a page's content paints, as data: texts, fills, strokes and pictures with ink, overprint, place and tags.

Places are in default user space, points, y up. Source: ISO 32000-1, 8 and 9.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from layout.preflight.decoding import Decoder
from layout.preflight.plain_values import resolved
from layout.records import dataclass

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Bounds = tuple[float, float, float, float]

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as set: the space's family (`DeviceCMYK`, `Separation` …), its values, the colorant of a spot."""

    space: str
    values: tuple[float, ...] = ()
    colorant: str = ""


class State(NamedTuple):
    """The graphics state as far as a press cares: a page changes one value of it a thousand times."""

    matrix: Matrix = IDENTITY
    fill: Colour = Colour("DeviceGray", (0.0,))
    stroke: Colour = Colour("DeviceGray", (0.0,))
    width: float = 1.0
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0
    transparent: bool = False
    clip: Bounds | None = None
    font: str = ""
    decoder: Decoder | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass(frozen=True, slots=True)
class Painted:
    """One thing painted. `kind` = text, fill, stroke, image, shading or inline.

    `mcid` of the tagged content it lies in, `artifact` when in an artifact, `nested` when tags lie in one another,
    `ruby` when in the text of a ruby;
    `where` its bounds in points. For text: `text` read back, `codes`, `size_pt` after all transformations. For strokes
    `width_pt`. `shapes` are the polygons of a fill or the lines of a stroke; `matrix` is an image's unit square on the
    page; `in_form` = painted by a form (an advertisement); `font_path` = the names of forms and font that lead to it.
    """

    kind: str
    colour: Colour
    overprint: bool
    overprint_mode: int
    mcid: int | None
    artifact: bool
    nested: bool
    where: Bounds
    text: str = ""
    codes: tuple[int, ...] = ()
    font: Decoder | None = None
    size_pt: float = 0.0
    width_pt: float = 0.0
    mode: int = 0
    transparent: bool = False
    shapes: tuple[tuple[Point, ...], ...] = ()
    matrix: Matrix = IDENTITY
    image: Any = None
    in_form: bool = False
    ruby: bool = False
    font_path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FontCodes:
    """The codes that a page shows in a font; `own` = those of them that no form shows."""

    decoder: Decoder
    codes: frozenset[int]
    own: frozenset[int]


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page's content comes to, once what it paints has been judged piece by piece.

    `texts` in painting order: MCID, whether in an artifact, text; neighbours in one mark are one. `fonts` by the names
    that lead to them through the resources. `tagged` = the MCIDs that paint something; `loose` = the first things in no
    mark; `nested` = marks lie in one another.
    """

    texts: tuple[tuple[int | None, bool, str], ...]
    fonts: Mapping[tuple[str, ...], FontCodes]
    tagged: frozenset[int]
    loose: tuple[Painted, ...]
    nested: bool
    transparent: bool


MOST_LOOSE: Final = 5
"""So many things in no mark are told; the rest are the same."""


def summed_up(painted: Sequence[Painted]) -> PageContent:
    """What things painted come to."""
    texts: list[tuple[int | None, bool, str]] = []
    codes: dict[tuple[str, ...], tuple[Decoder, set[int], set[int]]] = {}
    for thing in painted:
        if thing.kind != "text":
            continue
        if texts and texts[-1][:2] == (thing.mcid, thing.artifact):
            texts[-1] = (thing.mcid, thing.artifact, texts[-1][2] + thing.text)
        else:
            texts.append((thing.mcid, thing.artifact, thing.text))
        if thing.font is not None:
            _, every, own = codes.setdefault(thing.font_path, (thing.font, set(), set()))
            every.update(thing.codes)
            if not thing.in_form:
                own.update(thing.codes)
    return PageContent(
        texts=tuple(texts),
        fonts={path: FontCodes(font, frozenset(every), frozenset(own)) for path, (font, every, own) in codes.items()},
        tagged=frozenset(thing.mcid for thing in painted if thing.mcid is not None and not thing.artifact),
        loose=tuple([thing for thing in painted if thing.mcid is None and not thing.artifact][:MOST_LOOSE]),
        nested=any(thing.nested for thing in painted),
        transparent=any(thing.transparent or (thing.kind == "image" and "/SMask" in thing.image) for thing in painted),
    )


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """The matrix that applies `a` first, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """A point after a transformation."""
    return (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])


def box_of(matrix: Matrix, right: float, low: float, high: float) -> Bounds:
    """The smallest rectangle around one that reaches from 0 to `right`, from `low` to `high`, transformed."""
    a, b, c, d, e, f = matrix
    xs = (c * low + e, c * high + e, a * right + c * low + e, a * right + c * high + e)
    ys = (d * low + f, d * high + f, b * right + d * low + f, b * right + d * high + f)
    return (min(xs), min(ys), max(xs), max(ys))


def bounds_of(points: list[Point]) -> Bounds:
    """The smallest rectangle around points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (min(xs), min(ys), max(xs), max(ys))


def _family(space: Any) -> tuple[str, str]:
    """The family of a colour space (`ICCBased3` with its number of components; an indexed one is its base), and the
    colorants of a Separation or DeviceN, joined by `+`.
    """
    space = resolved(space)
    if not isinstance(space, list) or not space:
        return str(space).lstrip("/"), ""
    head = str(space[0]).lstrip("/")
    match head:
        case "Separation" if len(space) > 1:
            return head, str(space[1]).lstrip("/")
        case "DeviceN" if len(space) > 1:
            return head, "+".join(str(resolved(colorant)).lstrip("/") for colorant in resolved(space[1]))
        case "ICCBased" if len(space) > 1:
            return f"ICCBased{int(resolved(space[1]).get('/N', 0))}", ""
        case "Indexed" if len(space) > 1:
            return _family(space[1])
    return head, ""


def look_up(resources: Any, key: str) -> Mapping[str, Any]:
    """A sub-dictionary of resources, empty when absent."""
    holder = resolved(resources)
    found = resolved(holder.get(key)) if holder else None
    return found if isinstance(found, Mapping) else {}


def space_family(space: Any, resources: Any) -> tuple[str, str]:
    """The family and colorant of a colour space, a name looked up among the resources."""
    spaces = look_up(resources, "/ColorSpace")
    return _family(spaces.get(str(space), space))


def truth(value: Any) -> bool:
    """Whether a PDF boolean is true."""
    value = resolved(value)
    return getattr(value, "value", value) is True


def numbers_of(*values: float) -> tuple[float, ...]:
    """Operands that must be numbers."""
    if not all(isinstance(value, float) for value in values):
        raise TypeError(values)
    return values


def tinted(colour: Colour, values: tuple[Any, ...]) -> Colour:
    """A colour of the same space with other values; a pattern's name is no value."""
    return replace(colour, values=numbers_of(*(v for v in values if not isinstance(v, str))))
