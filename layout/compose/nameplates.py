"""The nameplate (报头): across the top of page 1, or in a slot that is drawn for it, level or upright.

Decisions: a level one has the name between the ears and below it a strip with date and numbers between two rules; an
upright one stands in a frame, the name in a vertical line, the rest in short lines below a rule.
"""

from collections.abc import Mapping

from layout.compose.furniture import FINE_PT, HEAVY_PT, between, rule, stack
from layout.compose.measure import Paper
from layout.compose.text import Owner, block_height, vertical_block
from layout.compose.types import BoxItem, Item
from layout.geometry import Rect
from layout.lines.types import SetText
from layout.model.page import Nameplate, Page
from layout.model.style import BLACK
from layout.place.types import PlacedSlot

STRIP_PT = 15.0
"""Height of the strip with date and numbers at the foot of the nameplate, in points."""
STRIP_WHITE_PT = 7.0
"""White between the strip and the first article, in points."""
NAME_GAP_PT = 5.0
"""White between the lines of the nameplate, in points."""
UPRIGHT_WHITE_PT = 9.0
"""White around the pieces of an upright nameplate, in points."""
UPRIGHT_RULE_SHARE = 0.12
"""Part of its width that the rule below an upright name leaves white at either side."""
UPRIGHT_ORDER = ("masthead.latin", "masthead.date", "masthead.issue", "masthead.note", "masthead.publisher")


def masthead_items(page: Page, texts: Mapping[str, SetText], paper: Paper) -> tuple[Item, ...]:
    """The nameplate in the lines and columns that the page gives it."""
    masthead = page.masthead
    if masthead is None:
        return ()
    columns = page.format.grid.columns[masthead.first_column : masthead.end_column]
    left, right = paper.x(columns[0].left_em), paper.x(columns[-1].left_em + columns[-1].measure_em)
    return _level(page, texts, Rect(left, paper.y(0) - masthead.rise_pt, right, paper.y(masthead.lines)))


def nameplate_items(page: Page, slot: PlacedSlot, texts: Mapping[str, SetText], paper: Paper) -> tuple[Item, ...]:
    """The nameplate in the slot that is drawn for it."""
    room = paper.box(slot.left_em, slot.width_em, slot.top_line, slot.lines)
    if isinstance(slot.slot.content, Nameplate) and slot.slot.content.vertical:
        return _upright(
            page, texts, paper.ink_box(slot.left_em, slot.width_em, slot.top_line, slot.lines - slot.white_lines)
        )
    return _level(page, texts, room)


def _upright(page: Page, texts: Mapping[str, SetText], room: Rect) -> tuple[Item, ...]:
    """The name in a vertical line at the top of a frame, the other pieces in the middle of what is left below it."""
    by_place = {f.place: texts[f.text.key] for f in page.furniture if texts[f.text.key].lines}
    items: list[Item] = [BoxItem(room, BLACK, FINE_PT, None)]
    foot = room.y0 + UPRIGHT_WHITE_PT
    if (name := by_place.get("masthead.name")) is not None:
        width = block_height(name)
        items.append(vertical_block(name, (room.x0 + room.x1 + width) / 2, foot, Owner()))
        foot += name.measure_em * name.style.size_pt + UPRIGHT_WHITE_PT
    inset = room.width * UPRIGHT_RULE_SHARE
    items.append(rule(room.x0 + inset, room.x1 - inset, foot, HEAVY_PT))
    rest = [by_place[p] for p in UPRIGHT_ORDER if p in by_place]
    return (*items, *stack(rest, Rect(room.x0, foot, room.x1, room.y1), UPRIGHT_WHITE_PT))


def _level(page: Page, texts: Mapping[str, SetText], room: Rect) -> tuple[Item, ...]:
    """The nameplate in a room whose last points are white."""
    left, right, top, foot = room.x0, room.x1, room.y0, room.y1 - STRIP_WHITE_PT
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
        ears += stack([ear], inner, 0)
        name_area = (
            Rect(area.x1, name_area.y0, name_area.x1, name_area.y1)
            if side == "left"
            else Rect(name_area.x0, name_area.y0, area.x0, name_area.y1)
        )
    order = ("masthead.publisher", "masthead.name", "masthead.latin")
    items += stack([by_place[p] for p in order if p in by_place], name_area, NAME_GAP_PT)
    strip = Rect(left, foot - STRIP_PT, right, foot)
    items.append(rule(left, right, strip.y0, FINE_PT))
    date, number, note = (by_place.get(f"masthead.{part}") for part in ("date", "issue", "note"))
    for text, room in ((date, strip), (number, between(date, number, note, strip)), (note, strip)):
        if text is not None:
            items += stack([text], room, 0)
    items.append(rule(left, right, strip.y1, HEAVY_PT))
    return (*items, *ears)
