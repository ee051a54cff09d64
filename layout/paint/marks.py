"""Marks outside the page: crop marks, register marks, a colour bar, a line that says what the sheet is.

Decisions: crop and register marks and the line are in registration colour (Separation /All), so that every plate bears
them; all of it lies outside the bleed, 3 mm off the trim or more; patches are single inks, solid and half, then the
three overprints of two colours, on a page of the black plate steps of black. Source: print.md §6.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from layout.compose.types import BoxItem, Item, PathItem, PlacedLine, RuleItem, Sheet, TextItem
from layout.fonts import Registry
from layout.geometry import Rect, union
from layout.lines.types import GlyphRun, Line, packed, packed_pairs
from layout.model.issue import Issue
from layout.model.press import Marks
from layout.model.style import BLACK, Ink
from layout.paint.faces import PressFace
from layout.paint.metadata import moment_of
from layout.units import pt_from_mm

Faces: TypeAlias = Callable[[str], PressFace]

REGISTRATION: Final = Ink(c=100, m=100, y=100, k=100)
"""What the colour of all plates looks like."""
ALL: Final = Ink(spot="All")
"""The colour of all plates. Source: ISO 32000-1, 8.6.6.4."""
WEIGHT_PT: Final = 0.25
OFFSET_PT: Final = pt_from_mm(3.0)
"""Least distance of a mark from the trim, and of anything from the bleed where that is wider: `CLEAR_PT`."""
CLEAR_PT: Final = pt_from_mm(1.0)
LENGTH_PT: Final = pt_from_mm(5.0)
"""Length of a crop mark, width of a register mark, side of a patch: the height of the strip that marks stand in."""
EDGE_PT: Final = pt_from_mm(2.0)
"""White between the marks and the edge of the sheet."""
RADIUS: Final = 0.3
"""Radius of a register mark's circle, in its width."""
SLUG_PT: Final = 7.0
SLUG_ROLES: Final = ("黑体", "报宋")
"""Roles that the line may be set in; the first that there is."""
UNIT_CIRCLE: Final = (
    (1.0, 0.0), (0.9659, 0.2588), (0.866, 0.5), (0.7071, 0.7071), (0.5, 0.866), (0.2588, 0.9659),
)  # fmt: skip
"""The first quarter of a circle; the others are this one turned."""
PATCHES: Final = (
    *(Ink(c=100), Ink(m=100), Ink(y=100), BLACK, Ink(c=50), Ink(m=50), Ink(y=50), Ink(k=50)),
    *(Ink(m=100, y=100), Ink(c=100, y=100), Ink(c=100, m=100)),
)
BLACK_PATCHES: Final = (BLACK, Ink(k=75), Ink(k=50), Ink(k=25))


def with_marks(sheet: Sheet, marks: Marks, bleed: Rect) -> Rect:
    """The sheet of paper that holds a page with its bleed, and its marks where there are any."""
    page = union((sheet.trim, bleed))
    if not marks.any:
        return page
    strip = _strip(sheet.trim, page)
    grown = LENGTH_PT + EDGE_PT
    return Rect(strip.x0 - grown, strip.y0 - grown, strip.x1 + grown, strip.y1 + grown)


def marks_of(issue: Issue, sheet: Sheet, bleed: Rect, registry: Registry, faces: Faces) -> tuple[Item, ...]:
    """The marks of a page, in painting order, none of them text to a reader.

    Args:
        issue: Which marks the paper wants; what the line says.
        sheet: The page.
        bleed: Its bleed.
        registry: Which face sets a character of the line.
        faces: Opens a face by its name.
    """
    marks = issue.paper.press.marks
    strip = _strip(sheet.trim, union((sheet.trim, bleed)))
    made: list[Item] = []
    if marks.crop:
        made += _crop_marks(sheet.trim, strip)
    if marks.register:
        made += _register_marks(sheet.trim, strip)
    spots = spots_of(sheet)
    if marks.bar:
        made += _bar(sheet, strip, spots)
    if marks.slug:
        made += _slug(_words(issue, sheet, spots), (sheet.trim, strip), registry, faces)
    return tuple(made)


def spots_of(sheet: Sheet) -> tuple[str, ...]:
    """The spot inks that a page prints with, in the order of their names."""
    inks: list[Ink | None] = []
    for item in sheet.items:
        match item:
            case BoxItem():
                inks += [item.fill, item.stroke]
            case TextItem() | RuleItem() | PathItem():
                inks.append(item.ink)
            case _:
                pass
    return tuple(sorted({ink.spot for ink in inks if ink is not None and ink.spot is not None}))


def _strip(trim: Rect, page: Rect) -> Rect:
    """The inner edge of the strip that marks stand in: off the trim, and off the bleed."""
    return union(
        (
            Rect(trim.x0 - OFFSET_PT, trim.y0 - OFFSET_PT, trim.x1 + OFFSET_PT, trim.y1 + OFFSET_PT),
            Rect(page.x0 - CLEAR_PT, page.y0 - CLEAR_PT, page.x1 + CLEAR_PT, page.y1 + CLEAR_PT),
        )
    )


def _crop_marks(trim: Rect, strip: Rect) -> Iterator[Item]:
    """Two lines at each corner, in the lines of the trim."""
    for y in (trim.y0, trim.y1):
        yield RuleItem(strip.x0 - LENGTH_PT, y, strip.x0, y, WEIGHT_PT, ALL)
        yield RuleItem(strip.x1, y, strip.x1 + LENGTH_PT, y, WEIGHT_PT, ALL)
    for x in (trim.x0, trim.x1):
        yield RuleItem(x, strip.y0 - LENGTH_PT, x, strip.y0, WEIGHT_PT, ALL)
        yield RuleItem(x, strip.y1, x, strip.y1 + LENGTH_PT, WEIGHT_PT, ALL)


def _register_marks(trim: Rect, strip: Rect) -> Iterator[Item]:
    """A cross in a circle at the middle of each side."""
    half = LENGTH_PT / 2
    across, down = (trim.x0 + trim.x1) / 2, (trim.y0 + trim.y1) / 2
    for x, y in (
        (across, strip.y0 - half),
        (across, strip.y1 + half),
        (strip.x0 - half, down),
        (strip.x1 + half, down),
    ):
        yield RuleItem(x - half, y, x + half, y, WEIGHT_PT, ALL)
        yield RuleItem(x, y - half, x, y + half, WEIGHT_PT, ALL)
        radius = RADIUS * LENGTH_PT
        circle = [_turned(point, turn) for turn in range(4) for point in UNIT_CIRCLE]
        outline = tuple((x + a * radius, y + b * radius) for a, b in (*circle, circle[0]))
        yield PathItem((outline,), ALL, WEIGHT_PT)


def _turned(point: tuple[float, float], quarters: int) -> tuple[float, float]:
    """A point turned about the origin by so many quarters."""
    for _ in range(quarters):
        point = (-point[1], point[0])
    return point


def _bar(sheet: Sheet, strip: Rect, spots: Sequence[str]) -> Iterator[Item]:
    """Patches above the page, from the left crop mark to the register mark; narrower where they would not fit."""
    inks = BLACK_PATCHES if sheet.black_only else PATCHES
    inks = (*inks, *(Ink(spot=spot, tint=tint) for spot in spots for tint in (100, 50)))
    room = sheet.trim.width / 2 - 2 * LENGTH_PT
    side = min(LENGTH_PT, room / len(inks))
    left = sheet.trim.x0 + LENGTH_PT
    for n, ink in enumerate(inks):
        yield BoxItem(Rect(left + n * side, strip.y0 - side, left + (n + 1) * side, strip.y0), None, 0, ink)


def _words(issue: Issue, sheet: Sheet, spots: Sequence[str]) -> str:
    """What the line says: the paper, its date and number, the page, its plates, and the moment that the files bear."""
    plates = ("K",) if sheet.black_only else ("C", "M", "Y", "K")
    moment = moment_of(issue.date)
    page = f"{sheet.label} {sheet.name}".strip()
    said = (issue.paper.name, f"{issue.date:%Y-%m-%d}", f"No. {issue.number}", page, " ".join((*plates, *spots)))
    return "   ".join((*said, f"{moment:%Y-%m-%d %H:%M}"))


def _slug(words: str, places: tuple[Rect, Rect], registry: Registry, faces: Faces) -> Iterator[Item]:
    """The line below the page, from the left crop mark on; `places` = trim and strip. It ends before the register mark.

    Characters that no face has are left out: it is for the people at the press, and the page itself tells them too.
    """
    trim, strip = places
    role = next((name for name in SLUG_ROLES if name in registry.roles), next(iter(registry.roles)))
    glyphs = []
    pen, room = 0.0, (trim.width / 2 - 2 * LENGTH_PT) / SLUG_PT
    for char in words:
        face = registry.face_for(role, char, "zh-Hans")
        glyph = faces(face.id).glyph_of(char) if face is not None else None
        if face is None or glyph is None:
            continue
        advance = faces(face.id).width(glyph) / 1000
        if pen + advance > room:
            break
        glyphs.append((face.id, glyph, pen, char, (pen, pen + advance)))
        pen += advance
    runs = []
    for name, group in groupby(glyphs, key=lambda glyph: glyph[0]):
        _, ids, pens, texts, bodies = zip(*group, strict=True)
        runs.append(GlyphRun(name, ids, packed(pens), texts, packed_pairs(bodies)))
    text = "".join(char for _, _, _, char, _ in glyphs)
    line = Line(0, len(text), text, 0.0, pen, True, 0.0, tuple(runs))
    left, baseline = trim.x0 + LENGTH_PT, strip.y1 + SLUG_PT
    rect = Rect(left, strip.y1, left + pen * SLUG_PT, strip.y1 + LENGTH_PT)
    placed = PlacedLine(line, left, baseline, SLUG_PT)
    yield TextItem("folio", "slug", None, None, None, rect, (placed,), ALL)
