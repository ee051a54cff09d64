"""Sites: every slot of the drawn pages with its keys, its text columns and its box, before it is known what it holds.

Decisions: a box stands inside its slot, so the columns in it are split anew from what its inset leaves; without a box
and without 分栏 a slot has the page's columns. What lies across a spread's fold is split on either side of it. What is
drawn must be written and what is written must be drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from layout.build import messages
from layout.build.columns import LEAST_CHARS, Split, SplitMode, parse_split, right_edge, split_columns, width_of
from layout.build.context import Faults
from layout.build.dummy import Drawn, Dummy, drawn_names, read_dummy
from layout.build.head_places import head_place
from layout.build.inks import Palette, ink_of
from layout.build.schema import BoxKeys, PageKeys, SlotKeys, SplitKeys
from layout.build.spreads import spread_format
from layout.diagnostics import Diagnostic, Span, Value, Words
from layout.model.page import Box, Column, Format, Grid
from layout.model.story import HeadPlace
from layout.model.style import BLACK
from layout.read.keys import canonical, means
from layout.read.types import Mapping as MappingNode
from layout.read.types import RawIssue
from layout.records import dataclass
from layout.traditional import simplified
from layout.units import pt_from_mm

BOX_WEIGHT_PT: Final = {"none": 0.0, "fine": 0.4, "bold": 1.2, "double": 0.8, "thick_thin": 1.8}
MOST_WEIGHT_PT: Final = 20.0
"""Nobody frames with a thicker line."""
ORNAMENT_WEIGHT_PT: Final = 0.6
"""Weight of a frame's lines in points where none is written."""
BOX_INSET_EM: Final = 1.0
BAND_INSET_EM: Final = 1.5
"""White inside a frame, in em of the body; inside a border that is a band of figures, from its outer edge."""
BANDS: Final = ("fret", "diamond", "blossom", "cloud", "bamboo")


@dataclass(frozen=True, slots=True)
class Site:
    """A slot as drawn: page number, address, keys, text columns in em of the body size, box.

    `head` is where its head stands if not over the text; `columns` are then those that are left for the text.
    """

    page: int
    address: str
    keys: SlotKeys
    drawn: Drawn
    columns: tuple[Column, ...]
    box: Box | None
    grid: Grid
    head: HeadPlace | None = None

    @property
    def folio(self) -> int:
        """The number of the page that it begins on: of a spread the left one or the right one."""
        fold = self.grid.fold_column
        return self.page + (fold is not None and self.drawn.first_column >= fold)

    @property
    def folds(self) -> bool:
        """Whether it lies across the fold of a spread."""
        return self.grid.folds(self.columns[0].left_em, self.width_em)

    @property
    def width_em(self) -> float:
        """From the left edge of its first to the right edge of its last text column, in body em."""
        return width_of(self.columns)

    @property
    def cells(self) -> int:
        """How many cells of the drawing it covers."""
        return (self.drawn.end_column - self.drawn.first_column) * (self.drawn.end_band - self.drawn.first_band)


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as drawn: number, keys, its format (after its own 分栏), the drawing, its sites in drawn order. A spread
    is drawn as one page; `single` is the format of one of its two, `second` the number of the right one.
    """

    number: int
    keys: PageKeys
    format: Format
    dummy: Dummy
    sites: tuple[Site, ...]
    single: Format
    second: int | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the pages that it is: one, or the two of a spread."""
        return (self.number,) if self.second is None else (self.number, self.second)


def draw_page(
    numbers: tuple[int, ...], keys: PageKeys, paper: tuple[Format, Palette], faults: Faults
) -> DrawnPage | None:
    """A page with its sites, or None where its drawing cannot be read; what is wrong goes to `faults`.

    Args:
        numbers: Its number; two, left and right, of a spread.
        keys: What is written.
        paper: The paper's format and its inks.
        faults: What is wrong is added here.
    """
    single = _page_format(keys.split, paper[0], faults)
    if single is None:
        return None
    number, is_spread = numbers[0], len(numbers) > 1
    made = spread_format(single) if is_spread else single
    if is_spread and keys.masthead is not None:
        faults.append(Diagnostic(message=messages.MASTHEAD_ON_SPREAD, span=keys.at("masthead")))
    bent = tuple(name for name, slot in keys.slots.items() if slot.l_shaped)
    dummy, wrong = read_dummy(keys.dummy, len(made.grid.columns), bent, made.grid.fold_column)
    faults += wrong
    _compare(keys, drawn_names(keys.dummy) or {}, faults)
    if dummy is None:
        return None
    page = (made, paper[1])
    sites = tuple(_site(number, keys.slots[d.name], d, page, faults) for d in dummy.slots if d.name in keys.slots)
    return DrawnPage(number, keys, made, dummy, sites, single, numbers[1] if is_spread else None)


def _compare(keys: PageKeys, names: Mapping[str, int], faults: Faults) -> None:
    """What is drawn must be written, what is written drawn; nothing is said where the drawing has no names."""
    for drawn, offset in names.items():
        if drawn not in keys.places:
            spare = [name for name in keys.slots if name not in names]
            values: dict[str, Value] = {"slot": drawn}
            if canonical(drawn, set(PageKeys.KEYS) - {"slots"}) is not None:
                values["hint"] = Words(
                    f"“{drawn}”是这一版自己的一项，版块换一个字",
                    f"{drawn} is a key of the page itself: draw another letter",
                )
            elif spare:
                values["hint"] = Words(
                    f"写了却没有画的：{'、'.join(spare)}", f"written but not drawn: {', '.join(spare)}"
                )
            place = keys.dummy.place(offset)
            faults.append(Diagnostic(message=messages.NOT_DEFINED, values=values, span=place, found=drawn))
    for name in keys.slots if names else ():
        if name not in names:
            known: dict[str, Value] = {"slot": name, "drawn": tuple(names)}
            place = keys.places.get(name, keys.span)
            faults.append(Diagnostic(message=messages.NOT_DRAWN, values=known, span=place, found=name))


def _page_format(keys: SplitKeys | None, paper: Format, faults: Faults) -> Format | None:
    """The format with the page's own columns; None where its 分栏 cannot be done."""
    if keys is None:
        return paper
    grid = paper.grid
    split = _split(keys, len(grid.columns), ("版面", "the page"), faults)
    if split is None:
        return None
    room = (0.0, width_of(grid.columns))
    columns = _set_in([room], [split.columns], (split.mode, grid.gutter_em, keys.columns.span), faults)
    if columns is None:
        return None
    gutter = columns[1].left_em - right_edge(columns[0]) if len(columns) > 1 else grid.gutter_em
    return replace(paper, grid=replace(grid, columns=columns, gutter_em=gutter))


def _split(keys: SplitKeys, count: int, what: tuple[str, str], faults: Faults) -> Split | None:
    """What 分栏 says, if it can be done to `count` columns."""
    split = parse_split(simplified(keys.columns.text), keys.mode)
    if split is None:
        faults.append(Diagnostic(message=messages.BAD_SPLIT, span=keys.columns.span, found=keys.columns.text))
        return None
    if split.of is not None and split.of != count:
        values = {"what_zh": what[0], "what_en": what[1], "columns": str(count), "written": str(split.of)}
        span = keys.columns.span
        faults.append(Diagnostic(message=messages.SPLIT_MISMATCH, values=values, span=span, found=keys.columns.text))
        return None
    return split


def _set_in(
    rooms: Sequence[tuple[float, float]],
    counts: Sequence[int],
    how: tuple[SplitMode, float, Span],
    faults: Faults,
) -> tuple[Column, ...] | None:
    """So many columns over each room (left, width in em); None where they come out too narrow.

    Args:
        rooms: One room, or one on either side of a fold.
        counts: How many columns each has.
        how: Where characters go that do not divide, the gutter in em, and the place of what says so.
        faults: What is wrong is added here.
    """
    mode, gutter, span = how
    columns: list[Column] = []
    for (left, width), count in zip(rooms, counts, strict=True):
        chars = (width - (count - 1) * gutter) / count
        if chars < LEAST_CHARS:
            values = {"columns": str(count), "chars": f"{max(chars, 0):.1f}", "least": str(LEAST_CHARS)}
            faults.append(Diagnostic(message=messages.TOO_NARROW, values=values, span=span))
            return None
        columns += split_columns(left, width, count, mode, gutter)
    return tuple(columns)


def _divided(
    drawn: Drawn, grid: Grid, split: Split | None, room: tuple[float, Span], faults: Faults
) -> tuple[Column, ...] | None:
    """The text columns of a slot that is split or has a frame: on either side of a fold that it lies across by
    themselves; None where they cannot be. `room` = white at both ends in em, and the place of what says so.
    """
    inset, span = room
    fold = grid.fold_column or 0
    cuts = [drawn.first_column, *([fold] if drawn.first_column < fold < drawn.end_column else []), drawn.end_column]
    sides = [grid.columns[first:end] for first, end in pairwise(cuts)]
    basic = drawn.end_column - drawn.first_column
    wanted = split.columns if split is not None else basic
    counts = [wanted * len(side) // basic for side in sides]
    if sum(counts) != wanted or not all(counts):
        values = {"slot": drawn.name, "left": str(len(sides[0])), "right": str(len(sides[-1])), "columns": str(wanted)}
        faults.append(Diagnostic(message=messages.SPLIT_AT_FOLD, values=values, span=span))
        return None
    last = len(sides) - 1
    rooms = [
        (side[0].left_em + inset * (n == 0), width_of(side) - inset * ((n == 0) + (n == last)))
        for n, side in enumerate(sides)
    ]
    mode: SplitMode = split.mode if split is not None else "equal"
    return _set_in(rooms, counts, (mode, min(grid.gutter_em, 1.0), span), faults)


def _site(number: int, keys: SlotKeys, drawn: Drawn, page: tuple[Format, Palette], faults: Faults) -> Site:
    """One slot of the drawing with its text columns."""
    grid = page[0].grid
    basic = grid.columns[drawn.first_column : drawn.end_column]
    box = _box(keys, grid, page[1], faults)
    inset = box.inset_em if box is not None and (box.pattern != "none" or box.tint) else 0.0
    columns = basic
    if grid.folds(basic[0].left_em, width_of(basic)) and (told := _not_across(keys)) is not None:
        values = {"slot": drawn.name, "what_zh": told[1], "what_en": told[2]}
        faults.append(Diagnostic(message=messages.NOT_ACROSS_FOLD, values=values, span=keys.at(told[0])))
    if keys.split is not None:
        split = _split(keys.split, len(basic), (f"“{drawn.name}”", f"slot {drawn.name}"), faults)
        place = keys.split.columns.span
        columns = (_divided(drawn, grid, split, (inset, place), faults) if split else None) or basic
    elif inset:
        columns = _divided(drawn, grid, None, (inset, keys.at("box")), faults) or basic
    if drawn.notch is not None:
        return Site(
            number, f"{number}/{drawn.name}", keys, drawn, basic, None, grid, _l_head(drawn, keys, grid, faults)
        )
    columns, head = head_place(keys, columns, drawn.name, faults)
    return Site(number, f"{number}/{drawn.name}", keys, drawn, columns, box, grid, head)


def _l_head(drawn: Drawn, keys: SlotKeys, grid: Grid, faults: Faults) -> HeadPlace | None:
    """Where the head of an L-shaped slot stands: over the text; at the top beside the corner that others have."""
    if any((keys.box, keys.border, keys.tint, keys.split, keys.vertical, keys.head_vertical, keys.head_at != "top")):
        faults.append(Diagnostic(message=messages.L_SHAPED_PLAIN, values={"slot": drawn.name}, span=keys.span))
    notch = drawn.notch
    if notch is None or notch.first_band != drawn.first_band:
        return None
    first = notch.end_column if notch.first_column == drawn.first_column else drawn.first_column
    end = drawn.end_column if notch.first_column == drawn.first_column else notch.first_column
    taken = grid.columns[first:end]
    inside = (first - drawn.first_column, end - drawn.first_column)
    return HeadPlace("inset", taken[0].left_em, width_of(taken), columns=inside)


def _not_across(keys: SlotKeys) -> tuple[str, str, str] | None:
    """What a slot may not hold where it lies across a fold: the key, and what it is in Chinese and English."""
    if keys.vertical:
        return "vertical", "竖排的稿", "vertical copy"
    if keys.masthead is not None:
        return "masthead", "报头", "the nameplate"
    return ("table", "表格", "a table") if keys.table is not None else None


def _box(keys: SlotKeys, grid: Grid, palette: Palette, faults: Faults) -> Box | None:
    """The frame of a slot: 框, 花边, 底纹."""
    box = keys.box
    pattern = keys.border or (box.pattern if box is not None else None)
    tint = float(keys.tint or (box.tint if box is not None else 0))
    if pattern is None and not tint:
        return None
    pattern = pattern or "none"
    weight = BOX_WEIGHT_PT.get(pattern, ORNAMENT_WEIGHT_PT)
    inset = BAND_INSET_EM if pattern in BANDS else BOX_INSET_EM
    if box is not None and box.weight is not None:
        weight = box.weight.value * (pt_from_mm(1) if box.weight.unit == "mm" else 1)
        if weight > MOST_WEIGHT_PT:
            values: dict[str, Value] = {"least": "0", "most": f"{MOST_WEIGHT_PT:g}", "unit_zh": "pt", "unit_en": "pt"}
            faults.append(Diagnostic(message=messages.NOT_BETWEEN, values=values, span=box.at("weight")))
    if isinstance(box, BoxKeys) and box.gutter is not None:
        factor = {"em": 1.0, "pt": 1 / grid.body_pt, "mm": pt_from_mm(1) / grid.body_pt}
        inset = box.gutter.value * factor.get(box.gutter.unit, 1.0)
    ink = ink_of(box.ink, palette, faults) if box is not None and box.ink is not None else BLACK
    return Box(pattern, weight, inset, tint, ink)


def page_words(raw: RawIssue) -> dict[str, Span]:
    """What is written before each page, and where."""
    entries = raw.issue.root.entries if raw.issue.root else ()
    node = next((node for key, node in entries if means(key.text, "pages")), None)
    return {key.text: key.span for key, _ in node.entries} if isinstance(node, MappingNode) else {}
