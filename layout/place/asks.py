"""What a slot asks for: head, pictures and text in whole lines, as a function of how far its elastic parts have grown.

Decisions: text is counted by really turning its columns (turns.py), so a need is never a line short; a picture stands
at the top or the foot of whole text columns, and two at the same corner stand below one another. A slot ends with one
white line unless it reaches the page foot; a frame costs one line above and one below.
"""

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Final, Literal

from layout.model.page import Slot
from layout.model.story import HeadPlace, StoryPicture
from layout.place.beside import insets_of, rooms_beside
from layout.place.turns import Room, Row, balance, capacities_to, is_overset, stand_in, turn_columns
from layout.records import dataclass

BOX_LINES: Final = 1
"""Empty lines inside a frame, above and below each."""
WHITE_LINES: Final = 1
"""White between a slot and the one below it, in lines."""
FOOT_WHITE: Final = 2
"""White in lines that every slot may get before any gets more. Source: newspaper.md §6, underset > 2 lines."""
TIER_GAP: Final = 1
"""White between two tiers of vertical text, in lines."""
TIER_TRIES: Final = 6
"""Widths of tiers, in vertical lines, that are weighed against one another."""
LEAST_ROOM: Final = 2
"""A column shorter than this many lines beside pictures takes no text."""


LEAST_ABOVE: Final = 4
"""Lines of text above a picture half way down, at least; where there would be less it stands at the top. Source:
newspaper.md §6, `short_leg`.
"""


@dataclass(frozen=True, slots=True)
class PictureAsk:
    """A picture in text columns `first` to `end` (exclusive), at the top, the foot or half way down the text, and its
    bounds in lines.

    `below` are the lines that its caption and the white after it take. With `narrow_em` it is that wide, begins
    `left_em` right of the edge of its columns, and text runs beside it. `contour` = from where to where (em from its
    left edge) it is seen at each of its lines, None = nowhere; empty = everywhere. `caption_em` = how wide the caption
    below an outline is, which stands in the middle.
    """

    picture: StoryPicture
    first: int
    end: int
    at: Literal["top", "middle", "bottom"]
    least: int
    most: int
    below: int
    narrow_em: float = 0.0
    left_em: float = 0.0
    contour: tuple[tuple[float, float] | None, ...] = ()
    caption_em: float = 0.0

    def seen_at(self, line: int) -> tuple[float, float] | None:
        """From where to where it is seen at one of its lines, its caption's after them; None where nothing is."""
        if not self.contour:
            return 0.0, self.narrow_em
        if line >= len(self.contour) and self.picture.caption is not None:
            return (self.narrow_em - self.caption_em) / 2, (self.narrow_em + self.caption_em) / 2
        return self.contour[line] if 0 <= line < len(self.contour) else None


def picture_rows(asks: Sequence[PictureAsk]) -> tuple[tuple[int, ...], ...]:
    """The pictures of a slot by number, those together that stand beside one another at one edge of the text and whose
    bounds have a height in common: they get it, and their feet are level.
    """
    rows: list[tuple[int, ...]] = []
    for at in ("top", "bottom"):
        row: list[int] = []
        for k, ask in enumerate(asks):
            apart = all(ask.end <= asks[n].first or asks[n].end <= ask.first for n in range(k) if asks[n].at == at)
            if ask.at == at and apart and not ask.narrow_em:
                row.append(k)
        if len(row) > 1 and max(asks[k].least for k in row) <= min(asks[k].most for k in row):
            rows.append(tuple(row))
    levelled = {k for row in rows for k in row}
    return (*rows, *((k,) for k in range(len(asks)) if k not in levelled))


@dataclass(frozen=True, slots=True)
class HeadAside:
    """A head that does not stand over the text: where, and the lines it asks for."""

    place: HeadPlace
    lines: int


@dataclass(frozen=True, slots=True)
class NotchAsk:
    """The corner of an L-shaped slot that others stand in: text columns `first` to `end` (exclusive), where."""

    first: int
    end: int
    at: Literal["top", "bottom"]


@dataclass(frozen=True, slots=True)
class Growth:
    """How far the elastic parts of a slot have grown: picture heights in lines, and lines added to the text room, to
    the white in the head, to the white at the foot; how many lines high the corner is that an L-shaped slot lacks.
    """

    pictures: tuple[int, ...] = ()
    text: int = 0
    head: int = 0
    white: int = 0
    notch: int = 0


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier of vertical text: so many vertical lines beside one another, `step_em` (em of the body size) from one to
    the next, `height` body lines high.
    """

    lines: int
    height: int
    step_em: float


@dataclass(frozen=True, slots=True)
class Ask:
    """One slot's content in lines. `rows` is the text that must stand in it, `all_rows` what may (a part that jumps).

    `left_em`, `width_em` are its basic columns; `aside` is a head that is not over the text (`head` is then 0).
    `other` are lines of content that is neither head nor text (teaser, advertisement); `reason` is its sum. `wanted`
    rows are to stand in a part that jumps before pictures grow. `spare` are lines that the text's room has beyond what
    it needs. `tier` is there when the text is vertical.
    """

    slot: Slot
    left_em: float
    width_em: float
    columns: int
    head: int
    head_reason: str
    rows: tuple[Row, ...]
    all_rows: tuple[Row, ...]
    pictures: tuple[PictureAsk, ...]
    box: int
    white: int
    other: int = 0
    reason: str = ""
    wanted: int = 0
    spare: int = 0
    tier: Tier | None = None
    aside: HeadAside | None = None
    notch: NotchAsk | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Where a picture with its white stands among a slot's text columns: lines `top` to `top + lines` of the text room.

    The picture itself begins `above` lines below `top`; the corner that an L-shaped slot lacks is a block of no lines
    of picture.
    """

    ask: PictureAsk | NotchAsk
    top: int
    lines: int
    above: int
    picture_lines: int


def blocks(ask: Ask, growth: Growth, height: int) -> tuple[Block, ...]:
    """The pictures of a slot whose text room is `height` lines high, each at its corner."""
    placed: list[Block] = [_notch_block(ask.notch, ask, growth, height)] if ask.notch is not None else []
    last: dict[tuple[str, int], Block] = {}
    for block in placed:
        last |= {(block.ask.at, column): block for column in range(block.ask.first, block.ask.end)}
    for picture, lines in zip(ask.pictures, growth.pictures, strict=True):
        columns = [(picture.at, column) for column in range(picture.first, picture.end)]
        beside = [last[column] for column in columns if column in last]
        if picture.at == "top":
            top = max((b.top + b.lines for b in beside), default=0)
            top = max(top, _inset_lines(ask, picture.first, picture.end))
            placed.append(Block(picture, top, lines + picture.below, 0, lines))
        elif picture.at == "middle":
            inset = _inset_lines(ask, picture.first, picture.end)
            above = 1 if ask.all_rows else 0
            free = (height + inset - above - lines - picture.below) // 2
            if free - inset < LEAST_ABOVE:
                above, free = 0, inset
            top = max((b.top + b.lines for b in beside), default=free)
            placed.append(Block(picture, top, above + lines + picture.below, above, lines))
        else:
            foot = min((b.top for b in beside), default=height)
            above = 1 if ask.all_rows else 0
            whole = above + lines + picture.below
            placed.append(Block(picture, foot - whole, whole, above, lines))
        last |= dict.fromkeys(columns, placed[-1])
    return tuple(placed)


def _notch_block(notch: NotchAsk, ask: Ask, growth: Growth, height: int) -> Block:
    """The corner that an L-shaped slot lacks, with the white line above it when it is at the foot."""
    if notch.at == "top":
        return Block(notch, 0, max(0, growth.notch - ask.head - growth.head), 0, 0)
    lines = growth.notch + WHITE_LINES - ask.white
    return Block(notch, height - lines, lines, 0, 0)


def rooms(ask: Ask, placed: tuple[Block, ...], height: int) -> tuple[Room, ...]:
    """What the pictures leave of the text columns, column after column, from the top down."""
    found: list[Room] = []
    for column in range(ask.columns):
        taken: list[tuple[int, int, tuple[Room, ...]]] = [
            (b.top, b.top + b.lines, beside_picture(ask, b, column))
            for b in placed
            if b.ask.first <= column < b.ask.end
        ]
        if inset := _inset_lines(ask, column, column + 1):
            taken.append((0, inset, ()))
        taken.sort(key=lambda one: one[:2])
        at = 0
        for top, foot, beside in (*taken, (height, height, ())):
            if top - at >= (LEAST_ROOM if taken else 1):
                found.append(Room(column, at, top - at))
            found += [room for room in beside if room.lines >= LEAST_ROOM]
            at = max(at, foot)
    return tuple(found)


def beside_picture(ask: Ask, block: Block, column: int) -> tuple[Room, ...]:
    """What a picture that is narrower than its columns leaves of one of them; nothing where it covers it."""
    picture = block.ask
    if not isinstance(picture, PictureAsk) or not picture.narrow_em:
        return ()
    own, left = ask.slot.columns[column], ask.slot.columns[picture.first].left_em + picture.left_em
    seen = [picture.seen_at(line - block.above) for line in range(block.lines)]
    return tuple(rooms_beside(own, column, block.top, insets_of(own, left, seen, whole=bool(picture.contour))))


def overlap(placed: tuple[Block, ...], height: int) -> bool:
    """Whether pictures stand in each other's way or outside a text room of `height` lines."""
    if any(block.top < 0 or block.top + block.lines > height for block in placed):
        return True
    feet: dict[int, int] = {}
    for block in sorted(placed, key=lambda block: (block.top, block.lines)):
        for column in range(block.ask.first, block.ask.end):
            if block.top < feet.get(column, 0):
                return True
            feet[column] = block.top + block.lines
    return False


def fullest_column(placed: tuple[Block, ...]) -> int:
    """The lines that the pictures of the fullest column take one above the other: no text room is lower."""
    columns: Counter[int] = Counter()
    for block in placed:
        lines = block.lines - (block.above if block.ask.at == "middle" else 0)  # which depends on the room
        columns.update(dict.fromkeys(range(block.ask.first, block.ask.end), lines))
    return max(columns.values(), default=0)


def _inset_lines(ask: Ask, first: int, end: int) -> int:
    """The lines that a head set into the text takes from the top of text columns `first` to `end` (exclusive)."""
    if ask.aside is None or ask.aside.place.at != "inset":
        return 0
    start, stop = ask.aside.place.columns
    return ask.aside.lines if start < end and first < stop else 0


def tiers(ask: Ask, rows: tuple[Row, ...]) -> int:
    """How many tiers of vertical lines `rows` take."""
    count, lines = 1, ask.tier.lines if ask.tier else 0
    while count <= len(rows) and not stand_in(rows, [lines] * count):
        count += 1
    return count


def tier_lines(ask: Ask, rows: tuple[Row, ...], count: int) -> int:
    """How many vertical lines each of `count` tiers takes, so that they are alike and stanzas stay whole."""
    most = ask.tier.lines if ask.tier else 0
    least = max(1, min(most, ceil(sum(row.rows for row in rows) / count)))
    found = [
        (turns.cost, n) for n in range(least, most + 1) if not is_overset(turns := turn_columns(rows, [n] * count))
    ]
    return min(found[:TIER_TRIES])[1] if found else most


def text_height(ask: Ask, rows: tuple[Row, ...], growth: Growth) -> int:
    """The lines of text room in which `rows` and the pictures stand; the lowest number that holds everything."""
    beside = ask.aside.lines if ask.aside is not None else 0
    if ask.tier is not None:
        return max(beside, (ask.tier.height + TIER_GAP) * tiers(ask, rows) - TIER_GAP if rows else 0)
    paired = list(zip(ask.pictures, growth.pictures, strict=True))
    need = sum(row.rows for row in rows)
    taken = sum((p.end - p.first) * (lines + p.below) for p, lines in paired if not p.narrow_em)
    height = max((picture.below + lines for picture, lines in paired), default=0)
    height = max(height, beside, fullest_column(blocks(ask, growth, height)))
    if ask.notch is not None:
        taken += (ask.notch.end - ask.notch.first) * growth.notch
        height = max(height, growth.notch)
    # a blank is lost at the top of a room only, and a picture or notch makes two rooms of a column at most
    lost = max((row.blank for row in rows), default=0) * ask.columns * (len(paired) + 2)
    blanks = max(0, sum(row.blank for row in rows) - lost)
    height = max(height, ceil((need + blanks + taken) / ask.columns)) if ask.columns else 0
    spare = sum(picture.below + lines + 1 for picture, lines in paired) + growth.notch
    ceiling = height + spare + need + len(rows)
    while height <= ceiling:
        placed = blocks(ask, growth, height)
        room = rooms(ask, placed, height)
        wrapped = any(r.share < 1 for r in room)
        enough = not overlap(placed, height) and sum(r.lines for r in room) >= need
        if enough and stand_in((*rows, Row(1, 0, 0)) if wrapped and rows else rows, capacities_to(room, height)):
            return height
        height += 1
    return height


def turn_cost(ask: Ask, growth: Growth, height: int) -> int:
    """What the turns of the slot's text cost in a text room of `height` lines; nothing for vertical text."""
    if ask.tier is not None:
        return 0
    return balance(ask.rows, rooms(ask, blocks(ask, growth, height), height)).cost if ask.rows else 0


def fixed_lines(ask: Ask, growth: Growth) -> int:
    """The lines of a slot that are not its text room: head, other content, frame, white."""
    return ask.head + growth.head + ask.other + growth.white + 2 * BOX_LINES * ask.box + ask.white


def need_lines(ask: Ask, growth: Growth) -> int:
    """What the slot asks for in lines, its elastic parts grown so far."""
    return fixed_lines(ask, growth) + text_height(ask, ask.rows, growth) + growth.text


def least_growth(ask: Ask) -> Growth:
    """Every elastic part at its least."""
    return Growth(tuple(picture.least for picture in ask.pictures), text=ask.spare)
