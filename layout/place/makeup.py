"""A page being made up: what its slots ask for with what they have grown, and the system of bands they stand in.

Decisions: an L-shaped slot asks for its whole height, its corner as low as what stands there needs and the page allows;
that corner says `end - start <=`, so that no column is shorter than the text was reckoned with. The leg beside or above
the corner holds the head and a little text as long as the slot has text to give up.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Final, NamedTuple

from layout.diagnostics import Span
from layout.model.page import StoryPart
from layout.place.asks import WHITE_LINES, Ask, Growth, fixed_lines, text_height
from layout.place.bands import Chain, Demand, solve_bands
from layout.place.types import TooHigh
from layout.records import dataclass

LEAST_TEXT: Final = 2
"""Lines of text room that a slot keeps on a page that is too full."""
CORNER_STEP: Final = 4
"""Lines from one height of corners that is tried to the next."""
FAR: Final = 10_000
"""More lines than any page has."""


class Drawn(NamedTuple):
    """What placing needs of a page besides its slots: pinned heights of its bands, the first line below the masthead,
    lines for all bands; of each slot its head (keys, width in em) and the place of its story among the ranks.
    """

    number: int
    span: Span | None
    bands: tuple[int | None, ...]
    first: int
    total: int
    heads: tuple[tuple[tuple[str, ...], float], ...]
    ranks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Makeup:
    """A page being made up: its slots' asks, how far they have grown, and the lines that slots were made to give up.

    `heights` remembers the text room that a slot needs with its pictures and its corner at certain heights;
    under −1 − i the room for the least text of slot i.
    """

    page: Drawn
    asks: tuple[Ask, ...]
    growths: tuple[Growth, ...]
    given_up: tuple[int, ...]
    too_high: tuple[TooHigh, ...] = ()
    heights: dict[tuple[int, tuple[int, ...], int], int] = field(default_factory=dict)

    def need(self, i: int, growth: Growth) -> int:
        """What slot `i` asks for in lines, grown so far, less what it gave up."""
        known = (i, growth.pictures, growth.notch)
        if known not in self.heights:
            self.heights[known] = text_height(self.asks[i], self.asks[i].rows, growth)
        return fixed_lines(self.asks[i], growth) + self.heights[known] + growth.text - self.given_up[i]

    def demands(self) -> tuple[Demand, ...]:
        """What every slot asks for with its growth, less what it gave up."""
        return tuple(
            Demand(ask.slot.first_band, ask.slot.end_band, self.need(i, growth))
            for i, (ask, growth) in enumerate(zip(self.asks, self.growths, strict=True))
        )


def solve(makeup: Makeup) -> tuple[int, ...] | Chain:
    """The boundaries of the bands from the first one on, or the chain that does not fit."""
    owners, legs = _legs(makeup)
    demands = (*makeup.demands(), *legs)
    result = solve_bands(makeup.page.bands, demands, makeup.page.total, _corners(makeup))
    if isinstance(result, Chain) and legs:
        slots = dict.fromkeys(i if i < len(makeup.asks) else owners[i - len(makeup.asks)] for i in result.demands)
        return replace(result, demands=tuple(slots))
    return result


def _legs(makeup: Makeup) -> tuple[tuple[int, ...], tuple[Demand, ...]]:
    """What L-shaped slots (by index) ask for beside their corners: the head and a little text, as long as they can."""
    owners, legs = [], []
    for i, ask in enumerate(makeup.asks):
        notch, slot = ask.slot.notch, ask.slot
        if notch is not None:
            at_top = notch.first_band == slot.first_band
            first, end = (notch.end_band, slot.end_band) if at_top else (slot.first_band, notch.first_band)
            least = LEAST_TEXT + WHITE_LINES + (0 if at_top else ask.head)
            owners.append(i)
            legs.append(Demand(first, end, max(0, least + min(0, spare_lines(makeup, i)))))
    return tuple(owners), tuple(legs)


def _corners(makeup: Makeup) -> tuple[Demand, ...]:
    """The corners that L-shaped slots lack: as high as their text was reckoned with, at most."""
    return tuple(
        Demand(ask.slot.notch.first_band, ask.slot.notch.end_band, growth.notch)
        for ask, growth in zip(makeup.asks, makeup.growths, strict=True)
        if ask.slot.notch is not None
    )


def with_corners(makeup: Makeup) -> tuple[Makeup, ...]:
    """The page with the corners of L-shaped slots as low as what stands in them and the page allow; where nothing fits,
    several pages to choose from: corners as high as they are drawn, and higher and higher ones.
    """
    bent = [i for i, ask in enumerate(makeup.asks) if ask.notch is not None]
    if not bent:
        return (makeup,)
    total, bands = makeup.page.total, makeup.page.bands
    least = {i: _least_corner(makeup, i) for i in bent}
    for more in range(total):
        lifted = _with_notches(makeup, {i: min(total, lines + more) for i, lines in least.items()})
        if not isinstance(solve(lifted), Chain):
            return (_lowered(lifted, least),)
    spans = {i: notch.end_band - notch.first_band for i in bent if (notch := makeup.asks[i].slot.notch) is not None}
    shares = {i: max(_least_corner(makeup, i, pins_only=True), round(total * spans[i] / len(bands))) for i in bent}
    tried = [{i: min(least[i], shares[i]) for i in bent}]
    for more in range(0, total // 2, CORNER_STEP):
        higher = {i: min(total, least[i] + more) for i in bent}
        tried += [higher] if higher != tried[-1] else []
    return tuple(_with_notches(makeup, lines) for lines in tried)


def _least_corner(makeup: Makeup, i: int, *, pins_only: bool = False) -> int:
    """The lines that stand in the corner of slot `i` at least, or that its pinned bands alone take."""
    notch = makeup.asks[i].slot.notch
    assert notch is not None
    first, end = notch.first_band, notch.end_band
    demands = () if pins_only else (*makeup.demands(), *_legs(makeup)[1])
    inside = [Demand(d.start - first, d.end - first, d.need) for d in demands if first <= d.start and d.end <= end]
    alone = solve_bands(makeup.page.bands[first:end], inside, FAR)
    return makeup.page.total if isinstance(alone, Chain) else min(alone[-1], makeup.page.total)


def _lowered(makeup: Makeup, least: Mapping[int, int]) -> Makeup:
    """A page that fits with each corner in turn as low as it then still fits."""
    for i, lines in least.items():
        while makeup.growths[i].notch > lines:
            lower = _with_notches(makeup, {i: makeup.growths[i].notch - 1})
            if isinstance(solve(lower), Chain):
                break
            makeup = lower
    return makeup


def _with_notches(makeup: Makeup, lines: Mapping[int, int]) -> Makeup:
    """The page with the corners of some slots (by index) so many lines high."""
    growths = list(makeup.growths)
    for i, height in lines.items():
        growths[i] = replace(growths[i], notch=height)
    return replace(makeup, growths=tuple(growths))


def spare_lines(makeup: Makeup, i: int) -> int:
    """Text lines that slot `i` can still give up."""
    ask, growth = makeup.asks[i], makeup.growths[i]
    if not isinstance(ask.slot.content, StoryPart):
        return 0
    whole, floor = (i, growth.pictures, growth.notch), (-1 - i, growth.pictures, growth.notch)
    for key, rows in ((whole, ask.rows), (floor, ask.rows[:LEAST_TEXT])):
        if key not in makeup.heights:
            makeup.heights[key] = text_height(ask, rows, growth)
    return makeup.heights[whole] - makeup.heights[floor] - makeup.given_up[i]


def crowded_heads(makeup: Makeup) -> int:
    """How many lines the heads of L-shaped slots lack beside their corners."""
    return sum(max(0, -spare_lines(makeup, i)) for i, ask in enumerate(makeup.asks) if ask.slot.notch is not None)
