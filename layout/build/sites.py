"""Sites: every slot of the drawn pages with its keys, its text columns and its box, before it is known what it holds.

Decisions: a box stands inside its slot, so the columns in it are split anew from what its inset leaves; without a box
and without 分栏 a slot has the page's columns. What is drawn must be written and what is written must be drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from layout.build import messages
from layout.build.columns import LEAST_CHARS, Split, parse_split, right_edge, split_columns, width_of
from layout.build.context import Faults
from layout.build.dummy import Drawn, Dummy, drawn_names, read_dummy
from layout.build.head_places import head_place
from layout.build.inks import ink_of
from layout.build.schema import BoxKeys, PageKeys, SlotKeys, SplitKeys
from layout.diagnostics import Diagnostic, Value
from layout.model.page import Box, Column, Format, Grid
from layout.model.story import HeadPlace
from layout.model.style import BLACK
from layout.read.types import Scalar
from layout.units import pt_from_mm

BOX_WEIGHT_PT: Final = {"none": 0.0, "fine": 0.4, "bold": 1.2, "double": 0.8, "thick_thin": 1.8}
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
    def width_em(self) -> float:
        """From the left edge of its first to the right edge of its last text column, in body em."""
        return width_of(self.columns)

    @property
    def cells(self) -> int:
        """How many cells of the drawing it covers."""
        return (self.drawn.end_column - self.drawn.first_column) * (self.drawn.end_band - self.drawn.first_band)


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as drawn: number, keys, its format (after its own 分栏), the drawing, its sites in drawn order."""

    number: int
    keys: PageKeys
    format: Format
    dummy: Dummy
    sites: tuple[Site, ...]


def draw_page(
    number: int, keys: PageKeys, paper: tuple[Format, Mapping[str, Scalar]], faults: Faults
) -> DrawnPage | None:
    """A page with its sites, or None where its drawing cannot be read; what is wrong goes to `faults`.

    Args:
        number: Its number.
        keys: What is written.
        paper: The paper's format and its spot inks.
        faults: What is wrong is added here.
    """
    made = _page_format(keys.split, paper[0], faults)
    if made is None:
        return None
    bent = tuple(name for name, slot in keys.slots.items() if slot.l_shaped)
    dummy, wrong = read_dummy(keys.dummy, len(made.grid.columns), bent)
    faults += wrong
    _compare(keys, drawn_names(keys.dummy) or {}, faults)
    if dummy is None:
        return None
    page = (made, paper[1])
    sites = tuple(_site(number, keys.slots[d.name], d, page, faults) for d in dummy.slots if d.name in keys.slots)
    return DrawnPage(number, keys, made, dummy, sites)


def _compare(keys: PageKeys, names: Mapping[str, int], faults: Faults) -> None:
    """What is drawn must be written, what is written drawn; nothing is said where the drawing has no names."""
    for drawn, offset in names.items():
        if drawn not in keys.places:
            spare = [name for name in keys.slots if name not in names]
            values = {
                "slot": drawn,
                "hint_zh": f"写了却没有画的：{'、'.join(spare)}" if spare else "",
                "hint_en": f"written but not drawn: {', '.join(spare)}" if spare else "",
            }
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
    columns = _split_checked(keys, split, (0.0, width_of(grid.columns), grid.gutter_em), faults)
    if columns is None:
        return None
    gutter = columns[1].left_em - right_edge(columns[0]) if len(columns) > 1 else grid.gutter_em
    return replace(paper, grid=replace(grid, columns=columns, gutter_em=gutter))


def _split(keys: SplitKeys, count: int, what: tuple[str, str], faults: Faults) -> Split | None:
    """What 分栏 says, if it can be done to `count` columns."""
    split = parse_split(keys.columns.text, keys.mode)
    if split is None:
        faults.append(Diagnostic(message=messages.BAD_SPLIT, span=keys.columns.span, found=keys.columns.text))
        return None
    if split.of is not None and split.of != count:
        values = {"what_zh": what[0], "what_en": what[1], "columns": str(count), "written": str(split.of)}
        span = keys.columns.span
        faults.append(Diagnostic(message=messages.SPLIT_MISMATCH, values=values, span=span, found=keys.columns.text))
        return None
    return split


def _split_checked(
    keys: SplitKeys, split: Split, room: tuple[float, float, float], faults: Faults
) -> tuple[Column, ...] | None:
    """The columns of a split over (left, width, gutter) in em, or None where they come out too narrow."""
    left, width, gutter = room
    chars = (width - (split.columns - 1) * gutter) / split.columns
    if chars < LEAST_CHARS:
        values = {"columns": str(split.columns), "chars": f"{max(chars, 0):.1f}", "least": str(LEAST_CHARS)}
        faults.append(Diagnostic(message=messages.TOO_NARROW, values=values, span=keys.columns.span))
        return None
    return split_columns(left, width, split.columns, split.mode, gutter)


def _site(number: int, keys: SlotKeys, drawn: Drawn, page: tuple[Format, Mapping[str, Scalar]], faults: Faults) -> Site:
    """One slot of the drawing with its text columns."""
    grid = page[0].grid
    basic = grid.columns[drawn.first_column : drawn.end_column]
    box = _box(keys, grid, page[1], faults)
    inset = box.inset_em if box is not None and (box.pattern != "none" or box.tint) else 0.0
    columns = basic
    room = (basic[0].left_em + inset, width_of(basic) - 2 * inset, min(grid.gutter_em, 1.0))
    if keys.split is not None:
        split = _split(keys.split, len(basic), (f"“{drawn.name}”", f"slot {drawn.name}"), faults)
        made_columns = _split_checked(keys.split, split, room, faults) if split else None
        columns = made_columns or basic
    elif inset:
        columns = _inside(room, keys, len(basic), faults) or basic
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


def _inside(room: tuple[float, float, float], keys: SlotKeys, count: int, faults: Faults) -> tuple[Column, ...] | None:
    """The columns inside a box, over (left, width, gutter) in em; None where the box leaves too little."""
    left, width, gutter = room
    chars = (width - (count - 1) * gutter) / count
    if chars < LEAST_CHARS:
        values = {"columns": str(count), "chars": f"{max(chars, 0):.1f}", "least": str(LEAST_CHARS)}
        faults.append(Diagnostic(message=messages.TOO_NARROW, values=values, span=keys.at("box")))
        return None
    return split_columns(left, width, count, "equal", gutter)


def _box(keys: SlotKeys, grid: Grid, spots: Mapping[str, Scalar], faults: Faults) -> Box | None:
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
    if isinstance(box, BoxKeys) and box.gutter is not None:
        factor = {"em": 1.0, "pt": 1 / grid.body_pt, "mm": pt_from_mm(1) / grid.body_pt}
        inset = box.gutter.value * factor.get(box.gutter.unit, 1.0)
    ink = ink_of(box.ink, spots, faults) if box is not None and box.ink is not None else BLACK
    return Box(pattern, weight, inset, tint, ink)
