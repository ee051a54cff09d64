"""Check of nameplate, page header and imprint: every piece stands in its own place and on no other.

Decisions: pieces are judged by the ink of their lines as composed; a line of a header or strip is never turned, so a
turned one is too long; an ear stays inside its frame.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from layout.compose.furniture import gutter_room
from layout.compose.nameplates import NAME_GAP_PT, STRIP_PT, STRIP_WHITE_PT
from layout.compose.types import PlacedLine, Sheet, TextItem
from layout.diagnostics import Diagnostic
from layout.geometry import Rect
from layout.lint.facts import Area, PageFacts
from layout.lint.messages import FURNITURE_OVERFLOW

TOLERANCE_PT: Final = 1.0
"""Ink that reaches farther than this, in points, into another piece or out of its place is seen."""
ASCENT, DESCENT = 0.88, 0.12
"""Parts of the em box above and below the baseline."""
WORDS: Final = 12
"""Characters of a piece that a finding quotes."""
UNDIVIDED: Final = ("folio.left", "folio.centre", "folio.right", "masthead.date", "masthead.issue", "masthead.note")
"""Places whose lines are not turned: only where the paper itself begins a new one."""
PLACES_ZH: Final = {"masthead": "报头", "ear": "报眼", "folio": "报眉", "imprint": "报尾", "gutter": "中缝"}
PLACES_EN: Final = {
    "masthead": "nameplate",
    "ear": "ear",
    "folio": "page header",
    "imprint": "imprint",
    "gutter": "strip at the inner edge",
}


def check_furniture(facts: PageFacts, sheet: Sheet) -> Iterator[Diagnostic]:
    """Pieces of furniture that are too long for their places."""
    places = {f.text.key: f.place for f in facts.page.furniture}
    areas = {f.text.key: facts.page.format.page_areas[f.second] for f in facts.page.furniture}
    rows = {f.text.key: f.text.text.text.count("\n") + 1 for f in facts.page.furniture}
    items = [item for item in sheet.items if isinstance(item, TextItem) and item.text in places and item.lines]
    pieces = [(places[item.text], item, _ink(item)) for item in items]
    long = [
        (place in UNDIVIDED and len(item.lines) > rows[item.text])
        or not _inside(ink, _room(place, facts, areas[item.text]))
        for place, item, ink in pieces
    ]
    taken = [
        (place, _frame(item, facts) if place.startswith("ear") else ink)
        for (place, item, ink), is_long in zip(pieces, long, strict=True)
        if not is_long or place.startswith("ear")
    ]
    touching = {
        place
        for one, two in combinations(taken, 2)
        if _meet(one[1], two[1])
        for place in (one[0], two[0])
        if not place.startswith("ear")
    }
    for (place, item, ink), is_long in zip(pieces, long, strict=True):
        if is_long or place in touching:
            kind = place.partition(".")[0]
            words = "".join(placed.line.text.strip() for placed in item.lines)[:WORDS]
            values = {"place_zh": PLACES_ZH.get(kind, kind), "place_en": PLACES_EN.get(kind, kind), "words": words}
            yield facts.finding(FURNITURE_OVERFLOW, _area(ink, facts), values)


def _ink(item: TextItem) -> Rect:
    """The rectangle in points around the em boxes of a piece's lines."""
    boxes = [_line_ink(placed) for placed in item.lines]
    return Rect(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def _line_ink(placed: PlacedLine) -> Rect:
    """The rectangle in points around the em boxes of a line."""
    size = placed.size_pt
    start, end = placed.line.indent_em * size, placed.line.width_em * size
    if placed.vertical:
        top = placed.baseline_pt
        return Rect(placed.x_pt - size / 2, top + start, placed.x_pt + size / 2, top + end)
    top = placed.baseline_pt - ASCENT * size
    return Rect(placed.x_pt + start, top, placed.x_pt + end, top + (ASCENT + DESCENT) * size)


def _room(place: str, facts: PageFacts, area: Rect) -> Rect:
    """The rectangle in points that a piece may fill; `area` = the type area of its page."""
    page = facts.page
    pitch = page.format.grid.pitch_pt
    foot = area.y0 + (page.masthead.lines if page.masthead else 0) * pitch
    top = area.y0 - (page.masthead.rise_pt if page.masthead else 0.0)
    plate = next((b for b in facts.blocks if b.kind == "masthead"), None)
    if plate is not None:
        area = facts.rect(plate.area)
        top, foot = area.y0, area.y1 + plate.placed.white_lines * pitch
    match place.partition(".")[0]:
        case "ear":
            white = STRIP_WHITE_PT + STRIP_PT + NAME_GAP_PT
            return Rect(area.x0, top + NAME_GAP_PT, area.x1, foot - white)
        case "masthead":
            return Rect(area.x0, top, area.x1, foot)
        case "gutter":
            return gutter_room(page)
        case "folio":
            return Rect(area.x0, 0, area.x1, area.y0)
        case _:
            return area


def _frame(ear: TextItem, facts: PageFacts) -> Rect:
    """The frame of an ear in points."""
    room = _room("ear", facts, facts.page.format.type_area)
    return Rect(ear.rect.x0 - NAME_GAP_PT, room.y0, ear.rect.x1 + NAME_GAP_PT, room.y1)


def _meet(one: Rect, two: Rect) -> bool:
    """Whether two pieces stand on each other."""
    across = min(one.x1, two.x1) - max(one.x0, two.x0)
    down = min(one.y1, two.y1) - max(one.y0, two.y0)
    return across > TOLERANCE_PT and down > TOLERANCE_PT


def _inside(ink: Rect, room: Rect) -> bool:
    """Whether a piece stays in its place."""
    left, above = room.x0 - ink.x0, room.y0 - ink.y0
    right, below = ink.x1 - room.x1, ink.y1 - room.y1
    return max(left, above, right, below) <= TOLERANCE_PT


def _area(ink: Rect, facts: PageFacts) -> Area:
    """A rectangle in points as em and lines of the page's grid."""
    area, grid = facts.page.format.type_area, facts.page.format.grid
    left, right = (ink.x0 - area.x0) / grid.body_pt, (ink.x1 - area.x0) / grid.body_pt
    return Area(left, (ink.y0 - area.y0) / grid.pitch_pt, right, (ink.y1 - area.y0) / grid.pitch_pt)
