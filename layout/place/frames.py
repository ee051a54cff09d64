"""A slot with its final lines: where its head, pictures and frames stand.

Decisions: a slot that got fewer lines than its pictures ask for has them lowered, so that nothing stands outside; a
picture article's picture takes all lines beside headline and caption. Where a slot has much white it stands below a
picture at the foot or half way down, not between it and its text.
"""

from collections.abc import Iterator
from dataclasses import replace
from heapq import heapify, heapreplace
from itertools import chain, pairwise
from operator import itemgetter
from typing import Final

from layout.model.page import Nameplate, PhotoStory, Slot, StoryPart, Teaser
from layout.model.story import WRAP_GAP_EM
from layout.place.asks import (
    BOX_LINES,
    FOOT_WHITE,
    TIER_GAP,
    Ask,
    Block,
    Growth,
    HeadAside,
    PictureAsk,
    blocks,
    fixed_lines,
    fullest_column,
    overlap,
    rooms,
    text_height,
    tier_lines,
    tiers,
)
from layout.place.turns import AFTER_STANZA, SERIOUS, TORN_TIERS, Room, Row, turn_columns
from layout.place.types import Corner, Frame, NeedPart, PlacedHead, PlacedPicture, PlacedSlot, What

BELOW_HEAD: Final = 5
"""White in lines that stands between a head and vertical text below it, at most, besides the head's own: what is more
stands at the foot."""
LEAST_PIECE: Final = 0.4
"""Part of a stanza in vertical lines that stands in one tier, at least, where no number of tiers keeps it whole."""
BLOCK_WHITE: Final = 1
"""White in lines that may stand between a slot's text and a picture or table at its foot, besides the line that parts
them: what is more stands below both. Source: newspaper.md §6, photo_orphan (two lines)."""


def placed_slot(
    ask: Ask, growth: Growth, top_line: int, lines: int, head: tuple[str, ...], head_width_em: float
) -> PlacedSlot:
    """The slot at line `top_line` of the type area, `lines` high, with everything in it.

    Args:
        ask: What the slot asked for.
        growth: How far its elastic parts grew.
        top_line: First body line of the slot.
        lines: Its height in body lines, the white below it included.
        head: Keys of its head's texts.
        head_width_em: Width the head is set across, in body em.
    """
    slot = ask.slot
    height = room = max(0, lines - fixed_lines(ask, replace(growth, white=0)))
    if isinstance(slot.content, StoryPart) and any(picture.at != "top" for picture in ask.pictures):
        white = BLOCK_WHITE if any(picture.at == "bottom" for picture in ask.pictures) else FOOT_WHITE
        height = min(height, text_height(ask, ask.all_rows, growth) + growth.text + white)
    lowered = _lowered(ask, growth, height)
    body_top = top_line + BOX_LINES * ask.box + ask.head + growth.head
    placed = _shown(blocks(ask, lowered, height))
    pictures = tuple(
        _picture(slot, block, block.ask, body_top) for block in placed if isinstance(block.ask, PictureAsk)
    )
    frames = _frames(ask, placed, height, body_top) if isinstance(slot.content, StoryPart) else ()
    whole = _frames(ask, _shown(blocks(ask, lowered, room)), room, body_top) if frames and height < room else frames
    placed_head = PlacedHead(
        head,
        slot.columns[0].left_em,
        head_width_em,
        top_line + BOX_LINES * ask.box,
        ask.head + growth.head,
    )
    if ask.aside is not None:
        placed_head = _aside_head(ask.aside, head, body_top, height, pictures)
    return PlacedSlot(
        slot=slot,
        left_em=ask.left_em,
        width_em=ask.width_em,
        top_line=top_line,
        lines=lines,
        need_lines=fixed_lines(ask, replace(growth, white=0)) + text_height(ask, ask.rows, growth) + growth.text,
        head=placed_head if ask.head or ask.aside else None,
        pictures=pictures,
        frames=frames,
        below_lines=max(0, sum(frame.lines for frame in whole) - sum(frame.lines for frame in frames)),
        white_lines=ask.white,
        needs=_needs(ask, growth),
        corner=_corner(ask, growth, top_line, lines),
    )


def _corner(ask: Ask, growth: Growth, top_line: int, lines: int) -> Corner | None:
    """The corner that an L-shaped slot lacks."""
    if ask.notch is None:
        return None
    left = ask.slot.columns[ask.notch.first].left_em
    width = _right_em(ask.slot, ask.notch.end) - left
    top = top_line if ask.notch.at == "top" else top_line + lines - growth.notch
    return Corner(left, width, top, growth.notch)


def _aside_head(
    aside: HeadAside, head: tuple[str, ...], body_top: int, height: int, pictures: tuple[PlacedPicture, ...]
) -> PlacedHead:
    """A head beside its text (as high as the text's room), set into it, or on the first picture of the slot."""
    place, top, lines = aside.place, body_top, aside.lines
    if place.at in ("left", "right"):
        lines = height
    elif place.at != "inset" and pictures:
        picture = pictures[0]
        lines = min(lines, picture.lines)
        top = picture.top_line + (picture.lines - lines if place.at == "over_image" else 0)
    over = place.at in ("over_image", "over_image_top")
    return PlacedHead(head, place.left_em, place.width_em, top, lines, vertical=place.vertical, over=over)


def _frames(ask: Ask, placed: tuple[Block, ...], height: int, body_top: int) -> tuple[Frame, ...]:
    """The room for text: what the pictures leave of each column, or whole tiers of vertical lines, half way down the
    room or near the head: of verse in its middle, of prose from its right edge on. Verse takes more tiers than it needs
    where there is room for them and no stanza is torn then, best in tiers that are alike, or torn near its middle.
    """
    slot = ask.slot
    if ask.tier is None or slot.vertical_em is None:
        return tuple(chain.from_iterable(_room_frames(slot, room, body_top) for room in rooms(ask, placed, height)))
    step = ask.tier.height + TIER_GAP
    left, right = slot.columns[0].left_em, _right_em(slot, len(slot.columns))
    wanted, room = tiers(ask, ask.rows), (height + TIER_GAP) // step
    ways = [(n, tier_lines(ask, ask.rows, n)) for n in range(wanted, room + 1)]
    whole = [(n, lines) for n, lines in ways if _keeps_stanzas(ask.rows, n, lines)]
    level = ((n, lines) for n, lines in whole if turn_columns(ask.rows, [lines] * n).cost < SERIOUS)
    halved = ((n, lines) for n, lines in ways if _halves_stanzas(ask.rows, n, lines))
    wanted, lines = next(chain(level, whole, halved), (wanted, tier_lines(ask, ask.rows, wanted)))
    count = min(wanted, room)
    if 0 < count < wanted and _keeps_stanzas(ask.rows, count, ask.tier.lines):
        lines = ask.tier.lines  # what is overset is then what is too much
    width = (lines - 1) * ask.tier.step_em + 1
    is_verse = any(row.turn_cost in TORN_TIERS or row.turn_cost == AFTER_STANZA for row in ask.rows)
    left = (left + right - width) / 2 if is_verse else right - width
    free = max(0, height + TIER_GAP - count * step) // 2
    top = body_top + (min(free, BELOW_HEAD) if ask.head else free)
    return tuple(Frame(slot.address, t, left, slot.vertical_em, top + t * step, lines, width) for t in range(count))


def _keeps_stanzas(rows: tuple[Row, ...], count: int, lines: int) -> bool:
    """Whether no stanza is torn where rows stand in so many tiers of so many lines."""
    ends = turn_columns(rows, [lines] * count).ends
    return all(rows[end].turn_cost not in TORN_TIERS for end in ends if end < len(rows))


def _halves_stanzas(rows: tuple[Row, ...], count: int, lines: int) -> bool:
    """Whether rows stand in so many tiers of so many lines and a stanza that is torn is torn near its middle."""
    ends = turn_columns(rows, [lines] * count).ends
    opens = [i for i, row in enumerate(rows) if row.turn_cost == AFTER_STANZA]
    for first, end in pairwise((0, *opens, len(rows))):
        cuts = (first, *sorted({cut for cut in ends if first < cut < end}), end)
        if len(cuts) > 2 and min(b - a for a, b in pairwise(cuts)) < LEAST_PIECE * (end - first):
            return False
    return ends[-1] == len(rows)


def _shown(placed: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without the pictures that have no line left: no text stands beside or below those."""
    return tuple(block for block in placed if not isinstance(block.ask, PictureAsk) or block.picture_lines > 0)


def _room_frames(slot: Slot, room: Room, body_top: int) -> Iterator[Frame]:
    """The frames of a room: one for each run of lines of the same measure."""
    column, top = slot.columns[room.column], body_top + room.top
    for lines, left, right in room.runs or ((room.lines, 0.0, 0.0),):
        yield Frame(slot.address, room.column, column.left_em + left, column.measure_em - left - right, top, lines)
        top += lines


def _picture(slot: Slot, block: Block, ask: PictureAsk, body_top: int) -> PlacedPicture:
    """A picture at its columns and lines; `body_top` = first line of the slot's text room."""
    left = slot.columns[ask.first].left_em
    width = _right_em(slot, ask.end) - left
    if ask.narrow_em:
        left, width = left + ask.left_em, ask.narrow_em
    top = body_top + block.top + block.above
    return PlacedPicture(ask.picture, left, width, top, block.picture_lines, ask.below)


def _right_em(slot: Slot, end: int) -> float:
    """Right edge in em of the last text column before `end`."""
    return slot.columns[end - 1].left_em + slot.columns[end - 1].measure_em


def _lowered(ask: Ask, growth: Growth, height: int) -> Growth:
    """Picture heights as they fit into `height` lines of room; a picture article's picture takes them all."""
    if isinstance(ask.slot.content, PhotoStory) and ask.pictures:
        return replace(growth, pictures=(max(1, height - ask.pictures[0].below),))
    tallest = [(-lines, i) for i, lines in enumerate(growth.pictures)]
    heapify(tallest)
    while tallest and overlap(placed := blocks(ask, growth, height), height) and tallest[0][0] < 0:
        for _ in range(max(1, fullest_column(placed) - height)):  # fewer are never enough
            lines, i = tallest[0]
            heapreplace(tallest, (min(0, lines + 1), i))
        growth = replace(growth, pictures=tuple(-lines for lines, _ in sorted(tallest, key=itemgetter(1))))
    return growth


def _needs(ask: Ask, growth: Growth) -> tuple[NeedPart, ...]:
    """The terms of the slot's need, in the order they stand in it."""
    text = text_height(ask, ask.rows, growth) + growth.text
    rows = sum(row.rows for row in ask.rows)
    found = [
        NeedPart("box", 2 * BOX_LINES * ask.box, f"2×{BOX_LINES}"),
        NeedPart("head", ask.head + growth.head, ask.head_reason + (f" +{growth.head}" if growth.head else "")),
    ]
    pictures = list(zip(ask.pictures, growth.pictures, strict=True))
    if isinstance(ask.slot.content, PhotoStory):
        found += [NeedPart("picture", text, f"{lines}+{picture.below}") for picture, lines in pictures]
    else:  # a picture takes column-lines of the text's room
        found += [NeedPart("picture", 0, f"{p.end - p.first}×({lines}+{p.below})") for p, lines in pictures]
    if ask.notch is not None:
        found.append(NeedPart("corner", 0, f"{ask.notch.end - ask.notch.first}×{growth.notch}"))
    if isinstance(ask.slot.content, StoryPart):
        taken = _taken(ask, growth)
        grown = f" +{growth.text}" if growth.text else ""
        found.append(NeedPart("text", text, f"({rows}+{taken})/{ask.columns} → {text - growth.text}{grown}"))
    elif ask.other:
        kinds: dict[type, What] = {Teaser: "teaser", Nameplate: "masthead"}
        found.append(NeedPart(kinds.get(type(ask.slot.content), "ad"), ask.other, ask.reason))
    found.append(NeedPart("white", ask.white, f"{ask.white}"))
    return tuple(part for part in found if part.lines or part.what in ("picture", "corner"))


def _taken(ask: Ask, growth: Growth) -> int:
    """Column-lines of the text room that are not for text: pictures, a head set into it, the corner of an L."""
    columns = [(p.end - p.first) * (n + p.below) for p, n in zip(ask.pictures, growth.pictures, strict=True)]
    for i, picture in enumerate(ask.pictures):
        if picture.narrow_em:
            first, last = ask.slot.columns[picture.first], ask.slot.columns[picture.end - 1]
            width = last.left_em + last.measure_em - first.left_em
            columns[i] = round(columns[i] * (picture.narrow_em + WRAP_GAP_EM) / (width + WRAP_GAP_EM))
    if ask.aside is not None and ask.aside.place.at == "inset":
        first_column, end_column = ask.aside.place.columns
        columns.append((end_column - first_column) * ask.aside.lines)
    if ask.notch is not None:
        columns.append((ask.notch.end - ask.notch.first) * growth.notch)
    return sum(columns)
