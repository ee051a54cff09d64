"""Page furniture: the nameplate (报头), page header (报眉) and imprint (报尾).

Decisions: the header stands above the type area over a rule, so that no page loses a line to it; the nameplate fills
its whole lines at the top of page 1, the name between the ears, a strip with date and numbers below it between two
rules; the imprint fills the page's last lines below a rule.
"""

from collections.abc import Mapping

from layout.compose.measure import Paper
from layout.compose.text import anchored, block_height
from layout.compose.types import BoxItem, Item, RuleItem, TextItem
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
STRIP_PT = 15.0
"""Height of the strip with date and numbers at the foot of the nameplate, in points."""
STRIP_WHITE_PT = 7.0
"""White between the strip and the first article, in points."""
NAME_GAP_PT = 5.0
"""White between the lines of the nameplate, in points."""
HEAVY_PT, FINE_PT = 1.6, 0.4
"""Weights in points of the two rules around the strip and of the header's."""


def _rule(x0: float, x1: float, y: float, weight_pt: float) -> RuleItem:
    """A level rule in black."""
    return RuleItem(x0, y, x1, y, weight_pt, BLACK)


def _stack(texts: list[SetText], area: Rect, gap_pt: float) -> list[TextItem]:
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
    parts = {f.place: texts[f.text.key] for f in page.furniture if f.place.startswith("folio.")}
    parts = {place: text for place, text in parts.items() if text.lines}
    if not parts:
        return ()
    area = page.format.type_area
    rule_y = area.y0 - FOLIO_RULE_PT
    free = _between(parts.get("folio.left"), parts.get("folio.centre"), parts.get("folio.right"), area)
    items: list[Item] = []
    for place, text in parts.items():
        room = free if place == "folio.centre" else area
        items.append(anchored(text, room, rule_y - FOLIO_GAP_PT - block_height(text)))
    return (*items, _rule(area.x0, area.x1, rule_y, FINE_PT))


def _between(left: SetText | None, centre: SetText | None, right: SetText | None, area: Rect) -> Rect:
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


def masthead_items(page: Page, texts: Mapping[str, SetText], paper: Paper) -> tuple[Item, ...]:
    """The nameplate in the lines and columns that the page gives it."""
    masthead = page.masthead
    if masthead is None:
        return ()
    columns = page.format.grid.columns[masthead.first_column : masthead.end_column]
    left, right = paper.x(columns[0].left_em), paper.x(columns[-1].left_em + columns[-1].measure_em)
    top, foot = paper.y(0) - masthead.rise_pt, paper.y(masthead.lines) - STRIP_WHITE_PT
    by_place = {f.place: texts[f.text.key] for f in page.furniture if texts[f.text.key].lines}
    name_area = Rect(left, top, right, foot - STRIP_PT)
    items: list[Item] = []
    ears: list[Item] = []
    for side in ("left", "right"):
        ear = by_place.get(f"ear.{side}")
        if ear is None:
            continue
        width = ear.measure_em * ear.style.size_pt + 2 * NAME_GAP_PT
        x0 = left if side == "left" else right - width
        area = Rect(x0, top + NAME_GAP_PT, x0 + width, name_area.y1 - NAME_GAP_PT)
        ears += [BoxItem(area, BLACK, FINE_PT, None)]
        inner = Rect(area.x0 + NAME_GAP_PT, area.y0, area.x1 - NAME_GAP_PT, area.y1)
        ears += _stack([ear], inner, 0)
        name_area = (
            Rect(area.x1, name_area.y0, name_area.x1, name_area.y1)
            if side == "left"
            else Rect(name_area.x0, name_area.y0, area.x0, name_area.y1)
        )
    order = ("masthead.publisher", "masthead.name", "masthead.latin")
    items += _stack([by_place[p] for p in order if p in by_place], name_area, NAME_GAP_PT)
    strip = Rect(left, foot - STRIP_PT, right, foot)
    items.append(_rule(left, right, strip.y0, FINE_PT))
    date, number, note = (by_place.get(f"masthead.{part}") for part in ("date", "issue", "note"))
    for text, room in ((date, strip), (number, _between(date, number, note, strip)), (note, strip)):
        if text is not None:
            items += _stack([text], room, 0)
    items.append(_rule(left, right, strip.y1, HEAVY_PT))
    return (*items, *ears)


def imprint_items(page: Page, texts: Mapping[str, SetText], paper: Paper) -> tuple[Item, ...]:
    """The imprint in the last lines of the type area, below a rule."""
    parts = [texts[f.text.key] for f in page.furniture if f.place.startswith("imprint.")]
    if not parts or not page.imprint_lines:
        return ()
    area = page.format.type_area
    top = paper.y(page.format.grid.lines - page.imprint_lines)
    rule_y = top + paper.pitch_pt * 0.25
    room = Rect(area.x0, rule_y, area.x1, area.y1)
    return (_rule(area.x0, area.x1, rule_y, FINE_PT), *_stack([p for p in parts if p.lines], room, 2.0))
