"""Page furniture: the page header (报眉) and the imprint (报尾).

Decisions: the header stands above the type area over a rule, so that no page loses a line to it; the imprint fills the
page's last lines below a rule.
"""

from collections.abc import Iterator, Mapping

from layout.compose.measure import Paper
from layout.compose.text import Owner, anchored, block_height, vertical_block
from layout.compose.types import Item, RuleItem, TextItem
from layout.geometry import Rect
from layout.lines.types import SetText
from layout.model.page import Page
from layout.model.style import BLACK

FOLIO_RULE_PT = 9.0
"""From the header's rule down to the type area, in points."""
FOLIO_GAP_PT = 3.5
"""From the foot of the header's text to its rule, in points."""
FOLIO_APART_PT = 9.0
"""Least white between the pieces of the header, in points."""
GUTTER_EDGE_PT, GUTTER_WHITE_PT = 14.0, 9.0
"""White in points between the centre gutter and the page's edge, and between it and the type area: at the edge as much
as the printer wants free of type.
"""
HEAVY_PT, FINE_PT = 1.6, 0.4
"""Weights in points of the two rules around the strip and of the header's."""


def rule(x0: float, x1: float, y: float, weight_pt: float) -> RuleItem:
    """A level rule in black."""
    return RuleItem(x0, y, x1, y, weight_pt, BLACK)


def stack(texts: list[SetText], area: Rect, gap_pt: float) -> list[TextItem]:
    """Texts one below the other, centred in the height of `area`."""
    height = sum(map(block_height, texts)) + gap_pt * (len(texts) - 1)
    top = area.y0 + (area.height - height) / 2
    items = []
    for text in texts:
        items.append(anchored(text, area, top))
        top += block_height(text) + gap_pt
    return items


def folio_items(page: Page, texts: Mapping[str, SetText]) -> tuple[Item, ...]:
    """The page header: its texts on one foot line above a rule; nothing where the page has none.

    The middle piece stands in the middle of the page, or in the middle of what the outer two leave where they reach
    so far.
    """
    return tuple(
        item for second, area in enumerate(page.format.page_areas) for item in _folio(page, bool(second), texts, area)
    )


def _folio(page: Page, second: bool, texts: Mapping[str, SetText], area: Rect) -> Iterator[Item]:
    """The header of one page over its type area; of a spread there are two."""
    here = [f for f in page.furniture if f.place.startswith("folio.") and f.second == second]
    parts = {f.place: text for f in here if (text := texts[f.text.key]).lines}
    if not parts:
        return
    rule_y = area.y0 - FOLIO_RULE_PT
    free = between(parts.get("folio.left"), parts.get("folio.centre"), parts.get("folio.right"), area)
    for place, text in parts.items():
        room = free if place == "folio.centre" else area
        yield anchored(text, room, rule_y - FOLIO_GAP_PT - block_height(text))
    yield rule(area.x0, area.x1, rule_y, FINE_PT)


def between(left: SetText | None, centre: SetText | None, right: SetText | None, area: Rect) -> Rect:
    """Where a middle piece is centred: in the area, or in what the outer two leave of it where they reach so far."""
    x0 = area.x0 + _ink_width(left) + FOLIO_APART_PT
    x1 = area.x1 - _ink_width(right) - FOLIO_APART_PT
    half, middle = _ink_width(centre) / 2, (area.x0 + area.x1) / 2
    return area if x0 <= middle - half and middle + half <= x1 else Rect(x0, area.y0, x1, area.y1)


def _ink_width(text: SetText | None) -> float:
    """Width in points of the longest line of a text; 0 for none."""
    if text is None:
        return 0.0
    return max((line.width_em - line.indent_em for line in text.lines), default=0.0) * text.style.size_pt


def gutter_room(page: Page) -> Rect:
    """Where the centre gutter of a page stands, in points: its inner margin beside the type area, white at either
    side. The inner edge is at the left of odd pages.
    """
    area = page.format.type_area
    if page.number % 2:
        return Rect(GUTTER_EDGE_PT, area.y0, area.x0 - GUTTER_WHITE_PT, area.y1)
    return Rect(area.x1 + GUTTER_WHITE_PT, area.y0, page.format.trim_width_pt - GUTTER_EDGE_PT, area.y1)


def gutter_items(page: Page, texts: Mapping[str, SetText]) -> Iterator[Item]:
    """The centre gutter (中缝): its vertical lines side by side in the middle of their room, the first at the right."""
    parts = [texts[f.text.key] for f in page.furniture if f.place.startswith("gutter.")]
    rows = [text for text in parts if text.lines]
    room = gutter_room(page)
    whites = [text.style.leading_pt - text.style.size_pt if i else 0.0 for i, text in enumerate(rows)]
    width = sum(map(block_height, rows)) + sum(whites)
    right = (room.x0 + room.x1 + width) / 2
    for text, white in zip(rows, whites, strict=True):
        right -= white
        yield vertical_block(text, right, room.y0, Owner())
        right -= block_height(text)


def imprint_items(page: Page, texts: Mapping[str, SetText], paper: Paper) -> tuple[Item, ...]:
    """The imprint in the last lines of the type area, below a rule."""
    rows = [f for f in page.furniture if f.place.startswith("imprint.")]
    if not rows or not page.imprint_lines:
        return ()
    parts = [texts[f.text.key] for f in rows]
    area = page.format.page_areas[rows[0].second]
    top = paper.y(page.format.grid.lines - page.imprint_lines)
    rule_y = top + paper.pitch_pt * 0.25
    room = Rect(area.x0, rule_y, area.x1, area.y1)
    return (rule(area.x0, area.x1, rule_y, FINE_PT), *stack([p for p in parts if p.lines], room, 2.0))
