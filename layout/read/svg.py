"""Drawings in SVG: the part of it that a line drawing, a map or a chart needs, as filled and stroked outlines.

Decisions: read are svg, g, a, path, rect, circle, ellipse, line, polyline and polygon with transform, fill, fill-rule,
stroke and stroke-width, as attributes or in `style`. Everything else that would be seen (type, pictures, gradients,
transparency, dashes, masks, CSS, `use`) is told with its line: what the editor drew is printed or reported, never left
out. Type is to be turned into outlines, as for any press. Source: SVG 1.1; entities are refused.
"""

import re
from dataclasses import field, replace
from typing import Final
from xml.parsers import expat

from layout.model.drawing import Drawing, Rgb, Shape
from layout.read.svg_paths import (
    UNCHANGED,
    Matrix,
    Point,
    combined,
    ellipse,
    moved,
    numbers,
    path_outlines,
    transform_of,
)
from layout.records import dataclass

MOST_POINTS: Final = 400_000
"""Points of a drawing; a map of a country in detail has a tenth of it."""
CONTAINERS: Final = frozenset(("svg", "g", "a"))
SILENT: Final = frozenset(("title", "desc", "metadata", "defs", "namedview", "symbol", "script"))
"""Elements that draw nothing by themselves; what stands in them is not looked at."""
SHAPES: Final = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_COLOURS: Final[dict[str, Rgb]] = {
    "black": (0, 0, 0), "white": (255, 255, 255), "red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255),
    "yellow": (255, 255, 0), "orange": (255, 165, 0), "gray": (128, 128, 128), "grey": (128, 128, 128),
    "silver": (192, 192, 192), "navy": (0, 0, 128), "teal": (0, 128, 128), "maroon": (128, 0, 0),
    "purple": (128, 0, 128), "lime": (0, 255, 0), "aqua": (0, 255, 255), "brown": (165, 42, 42),
}  # fmt: skip
_HEX: Final = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_RGB: Final = re.compile(r"rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)")
_OPACITIES: Final = ("opacity", "fill-opacity", "stroke-opacity")
_EFFECTS: Final = ("filter", "mask", "clip-path", "marker-start", "marker-mid", "marker-end")


@dataclass(frozen=True, slots=True)
class Look:
    """What an element inherits."""

    matrix: Matrix = UNCHANGED
    fill: Rgb | None = (0, 0, 0)
    stroke: Rgb | None = None
    width: float = 1.0
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a drawing that is not read: its line in the file, and what it is, in Chinese and English."""

    line: int
    zh: str
    en: str


@dataclass(slots=True)
class _Reader:
    """A drawing while it is read."""

    looks: list[Look] = field(default_factory=lambda: [Look()])
    shapes: list[Shape] = field(default_factory=list)
    box: tuple[float, ...] = ()
    unread: list[Unread] = field(default_factory=list)
    hidden: int = 0
    points: int = 0
    line: int = 1

    def refuse(self, zh: str, en: str) -> None:
        """Note what is not read, once for each kind."""
        if not any(found.en == en for found in self.unread):
            self.unread.append(Unread(self.line, zh, en))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition(":")[2]
        if self.hidden or name in SILENT:
            self.hidden += 1
            return
        given = {key.rpartition(":")[2]: value.strip() for key, value in attributes.items()}
        for entry in given.pop("style", "").split(";"):
            key, colon, value = entry.partition(":")
            if colon:
                given[key.strip()] = value.strip()
        look = self._look(given)
        self.looks.append(look)
        if given.get("display") == "none" or given.get("visibility") == "hidden":
            return
        if name == "svg" and not self.box:
            self.box = _box(given)
        elif name in SHAPES:
            self._draw(name, given, look)
        elif name not in CONTAINERS:
            self.refuse(f"<{name}>", f"<{name}>")

    def end(self) -> None:
        """An element ends."""
        if self.hidden:
            self.hidden -= 1
        else:
            self.looks.pop()

    def _look(self, given: dict[str, str]) -> Look:
        """How an element looks: as its parent, but for what it says itself."""
        look = self.looks[-1]
        if "transform" in given:
            own = transform_of(given["transform"])
            if own is None:
                self.refuse("这种 transform", "this transform")
            look = replace(look, matrix=combined(look.matrix, own or UNCHANGED))
        for part in ("fill", "stroke"):
            if part in given and given[part] not in ("inherit", ""):
                colour = self._colour(given[part])
                look = replace(look, fill=colour) if part == "fill" else replace(look, stroke=colour)
        if width := numbers(given.get("stroke-width", "")):
            look = replace(look, width=width[0])
        if "fill-rule" in given:
            look = replace(look, even_odd=given["fill-rule"] == "evenodd")
        if any(n and n[0] < 1 for n in (numbers(given.get(name, "")) for name in _OPACITIES)):
            self.refuse("透明", "transparency")
        if given.get("stroke-dasharray", "none") not in ("none", "0", ""):
            self.refuse("虚线 stroke-dasharray", "stroke-dasharray")
        for effect in _EFFECTS:
            if given.get(effect, "none") != "none":
                self.refuse(effect, effect)
        return look

    def _colour(self, text: str) -> Rgb | None:
        """A colour; None paints nothing."""
        word = text.lower()
        if word in ("none", "transparent"):
            return None
        if word in _COLOURS:
            return _COLOURS[word]
        if match := _HEX.fullmatch(text):
            digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
            return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
        if match := _RGB.fullmatch(text):
            r, g, b = (min(255, int(match[i])) for i in (1, 2, 3))
            return r, g, b
        self.refuse(f"颜色 {text[:20]}", f"colour {text[:20]}")
        return None

    def _draw(self, name: str, given: dict[str, str], look: Look) -> None:
        """A shape."""
        outlines = _outlines(name, given)
        moved_outlines = tuple(tuple(moved(p, look.matrix) for p in outline) for outline in outlines)
        self.points += sum(map(len, moved_outlines))
        if not moved_outlines or self.points > MOST_POINTS:
            return
        a, b, c, d, _, _ = look.matrix
        width = look.width * abs(a * d - b * c) ** 0.5
        fill = look.fill if name != "line" else None
        if fill is not None or (look.stroke is not None and width > 0):
            stroke = look.stroke if width > 0 else None
            self.shapes.append(Shape(moved_outlines, fill, stroke, width, look.even_odd))


def _box(given: dict[str, str]) -> tuple[float, ...]:
    """Left, top, width and height of a drawing in its units."""
    box = numbers(given.get("viewBox", ""))
    if len(box) == 4:
        return tuple(box)
    size = [numbers(given.get(side, "")) for side in ("width", "height")]
    return (0.0, 0.0, size[0][0], size[1][0]) if all(size) else ()


def _outlines(name: str, given: dict[str, str]) -> tuple[tuple[Point, ...], ...]:
    """The outlines of a shape in its own units."""

    def n(key: str) -> float:
        found = numbers(given.get(key, ""))
        return found[0] if found else 0.0

    match name:
        case "path":
            return tuple(points for points, _ in path_outlines(given.get("d", "")))
        case "rect":
            return _rect(n("x"), n("y"), n("width"), n("height"), (n("rx") or n("ry"), n("ry") or n("rx")))
        case "circle":
            return (ellipse(n("cx"), n("cy"), n("r"), n("r")),) if n("r") > 0 else ()
        case "ellipse":
            return (ellipse(n("cx"), n("cy"), n("rx"), n("ry")),) if n("rx") > 0 and n("ry") > 0 else ()
        case "line":
            return (((n("x1"), n("y1")), (n("x2"), n("y2"))),)
        case _:
            flat = numbers(given.get("points", ""))
            points = tuple(zip(flat[::2], flat[1::2], strict=False))
            if len(points) < 2:
                return ()
            return ((*points, points[0]),) if name == "polygon" else (points,)


def _rect(x: float, y: float, width: float, height: float, radii: Point) -> tuple[tuple[Point, ...], ...]:
    """A rectangle, its corners rounded where a radius is given."""
    if width <= 0 or height <= 0:
        return ()
    rx, ry = min(radii[0], width / 2), min(radii[1], height / 2)
    if rx <= 0 or ry <= 0:
        return (((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)),)
    right, foot = x + width, y + height
    data = (
        f"M{x + rx},{y} H{right - rx} A{rx},{ry} 0 0 1 {right},{y + ry} "
        f"V{foot - ry} A{rx},{ry} 0 0 1 {right - rx},{foot} "
        f"H{x + rx} A{rx},{ry} 0 0 1 {x},{foot - ry} V{y + ry} A{rx},{ry} 0 0 1 {x + rx},{y} Z"
    )
    return tuple(points for points, _ in path_outlines(data))


def read_drawing(data: bytes) -> tuple[Drawing | None, tuple[Unread, ...]]:
    """The shapes of an SVG file, and what in it is not read; None where it is no drawing."""
    reader, parser = _Reader(), expat.ParserCreate()

    def entity(*_: object) -> None:
        reader.line = parser.CurrentLineNumber
        reader.refuse("实体 <!ENTITY>", "an entity")
        raise ValueError

    def start(tag: str, attributes: dict[str, str]) -> None:
        reader.line = parser.CurrentLineNumber
        reader.start(tag, attributes)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: reader.end()
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, OverflowError):
        reader.line = parser.CurrentLineNumber
        reader.refuse("写坏的标记", "broken markup")
        return None, tuple(reader.unread)
    if reader.points > MOST_POINTS:
        reader.refuse(f"{reader.points} 个点（至多 {MOST_POINTS}）", f"{reader.points} points (at most {MOST_POINTS})")
    if not reader.box or min(reader.box[2:]) <= 0 or not reader.shapes:
        return None, tuple(reader.unread)
    return Drawing(reader.box[0], reader.box[1], reader.box[2], reader.box[3], tuple(reader.shapes)), tuple(
        reader.unread
    )
