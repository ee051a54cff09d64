"""What placing hands on: band heights, and for each slot its head, pictures and frames in whole lines.

Horizontal lengths are em of the page's body size from the type area's left edge; vertical ones are body lines from
its top.
"""

from dataclasses import dataclass
from typing import Literal

from layout.diagnostics import Diagnostic
from layout.model.page import Slot
from layout.model.story import StoryPicture


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
    """The headline block: keys of its texts, its rectangle in em and lines, and whether it opens a continuation.

    A `vertical` one runs in lines from the right; one that stands `over` a picture is painted on it.
    """

    keys: tuple[str, ...]
    left_em: float
    width_em: float
    top_line: int
    lines: int
    continuation: bool = False
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


@dataclass(frozen=True, slots=True)
class NeedPart:
    """One term of a slot's need, as `explain` prints it: what asks, how many lines, and the sum in figures (`reason`).

    `lines` of all terms add up to the slot's `need_lines`. Text counts as the lines of the columns beside and below the
    pictures, so a picture that stands in the text has 0 lines of its own and says in `reason` what it takes.
    """

    what: Literal["head", "text", "picture", "box", "white", "teaser", "ad", "free"]
    lines: int
    reason: str


@dataclass(frozen=True, slots=True)
class PlacedSlot:
    """A slot with its final rectangle and what stands in it. `need_lines` is what its content asked for.

    `lines` reaches to the slot below: its last `white_lines` are the white (and the rule, halfway down it) that keeps
    the two apart, 0 at the page foot. A box is drawn around the lines above that white; its own first and last line
    stay empty.
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
    white_lines: int = 0
    needs: tuple[NeedPart, ...] = ()


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
