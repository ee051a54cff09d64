"""What placing hands on: band heights, and for each slot its head, pictures and frames in whole lines.

Horizontal lengths are em of the page's body size from the type area's left edge; vertical ones are body lines from
its top.
"""

from typing import Final, Literal, TypeAlias

from layout.diagnostics import Diagnostic
from layout.model.page import Slot
from layout.model.story import StoryPicture
from layout.records import dataclass

EDGE_EM: Final = 0.01
"""Edges nearer than this are one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Room for `lines` lines of one text column: left edge and measure in em, first line from the type area's top.

    A column that a picture cuts in two gives two frames. A frame of vertical lines (`width_em` is not 0) is as wide as
    that, its lines are `measure_em` long and stand one pitch apart from the right; `column` then counts the tiers.
    """

    slot: str
    column: int
    left_em: float
    measure_em: float
    top_line: int
    lines: int
    width_em: float = 0.0


@dataclass(frozen=True, slots=True)
class PlacedHead:
    """The headline block: keys of its texts, its rectangle in em and lines.

    A `vertical` one runs in lines from the right; one that stands `over` a picture is painted on it.
    """

    keys: tuple[str, ...]
    left_em: float
    width_em: float
    top_line: int
    lines: int
    vertical: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in its slot: rectangle of the picture itself in em and lines, then the lines that its caption and the
    white below it take.
    """

    picture: StoryPicture
    left_em: float
    width_em: float
    top_line: int
    lines: int
    caption_lines: int


What: TypeAlias = Literal["head", "text", "picture", "box", "white", "teaser", "ad", "masthead", "free", "corner"]
"""What may ask for lines in a slot."""


@dataclass(frozen=True, slots=True)
class NeedPart:
    """One term of a slot's need, as `explain` prints it: what asks, how many lines, and the sum in figures (`reason`).

    `lines` of all terms add up to the slot's `need_lines`. Text counts as the lines of the columns beside and below the
    pictures, so a picture that stands in the text has 0 lines of its own and says in `reason` what it takes.
    """

    what: What
    lines: int
    reason: str


@dataclass(frozen=True, slots=True)
class Corner:
    """The corner of an L-shaped slot that others stand in: left edge and width in em, top and height in lines."""

    left_em: float
    width_em: float
    top_line: int
    lines: int


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of a slot: left edge and width in em, top and height in lines, its last `white_lines` white."""

    left_em: float
    width_em: float
    top_line: int
    lines: int
    white_lines: int


@dataclass(frozen=True, slots=True)
class PlacedSlot:
    """A slot with its final rectangle and what stands in it. `need_lines` is what its content asked for.

    `lines` reaches to the slot below: its last `white_lines` are the white (and the rule, halfway down it) that keeps
    the two apart, 0 at the page foot. A box is drawn around the lines above that white; its own first and last line
    stay empty. `below_lines` are the lines of one column that its frames leave out, below a picture at the foot or half
    way down.
    """

    slot: Slot
    left_em: float
    width_em: float
    top_line: int
    lines: int
    need_lines: int
    head: PlacedHead | None
    pictures: tuple[PlacedPicture, ...]
    frames: tuple[Frame, ...]
    below_lines: int = 0
    white_lines: int = 0
    needs: tuple[NeedPart, ...] = ()
    corner: Corner | None = None

    def is_level_with(self, other: "PlacedSlot") -> bool:
        """Whether two plain slots stand side by side and begin with level heads of one height."""
        a, b = self.slot, other.slot
        beside = a.first_band == b.first_band and (a.end_column == b.first_column or b.end_column == a.first_column)
        heads = [
            slot.head.lines for slot in (self, other) if slot.head and not slot.head.vertical and not slot.slot.box
        ]
        return beside and len(heads) == 2 and heads[0] == heads[1]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The rectangles that the slot covers, from the top: one, or two of an L-shaped slot, the lower one below the
        white of the upper where that borders on the corner.
        """
        corner = self.corner
        if corner is None:
            return (Block(self.left_em, self.width_em, self.top_line, self.lines, self.white_lines),)
        at_left = abs(corner.left_em - self.left_em) < EDGE_EM
        slot_end, corner_end = self.left_em + self.width_em, corner.left_em + corner.width_em
        left, end = (corner_end, slot_end) if at_left else (self.left_em, corner.left_em)
        gutter = self.slot.columns[1].left_em - self.slot.columns[0].left_em - self.slot.columns[0].measure_em
        narrow = (left + gutter, end - left - gutter) if at_left else (left, end - left - gutter)
        if corner.top_line == self.top_line:
            upper = Block(*narrow, self.top_line, corner.lines, 0)
            below = self.top_line + corner.lines
            return upper, Block(self.left_em, self.width_em, below, self.lines - corner.lines, self.white_lines)
        upper = Block(self.left_em, self.width_em, self.top_line, corner.top_line - self.top_line, 1)
        return upper, Block(*narrow, corner.top_line, corner.lines, self.white_lines)


@dataclass(frozen=True, slots=True)
class TooHigh:
    """Slots (addresses) that stand below one another and together ask for `lines` lines more than there are."""

    slots: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """One page: boundaries of its bands in lines (one more than there are bands) and its slots, in drawn order.

    `too_high` are the chains of slots that do not fit.
    """

    number: int
    boundaries: tuple[int, ...]
    slots: tuple[PlacedSlot, ...]
    too_high: tuple[TooHigh, ...] = ()

    @property
    def excess_lines(self) -> int:
        """Lines that all chains together ask too much."""
        return sum(chain.lines for chain in self.too_high)


@dataclass(frozen=True, slots=True)
class PlacedIssue:
    """Every page placed, with what was found on the way (a dummy that cannot fit)."""

    pages: tuple[PlacedPage, ...]
    findings: tuple[Diagnostic, ...]
