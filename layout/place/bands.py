"""Band heights: a system of difference constraints over the boundaries between bands, solved exactly by longest paths.

Decisions: boundary 0 is the top, the last one stands at the foot of the page's room or above it; every slot says
`y_end - y_start >= need`, a pinned band `=`. A system that has no solution has a cycle of positive length: it is handed
back, for it names the slots that together ask for more than there is. Source: architecture.md decision 2.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from layout.records import dataclass
from layout.standing import standing

KEPT: Final = 4096
"""Systems whose solution is kept: while a page settles the same ones come up again and again."""


class Demand(NamedTuple):
    """A slot asks for `need` lines from boundary `start` to boundary `end`."""

    start: int
    end: int
    need: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Demands (by index) that together ask for `need` lines where there are `room`: the reason why a page does not fit.

    `pinned` are the bands (by index) whose pinned height takes part in it.
    """

    demands: tuple[int, ...]
    pinned: tuple[int, ...]
    need: int
    room: int


class _Edge(NamedTuple):
    """Boundary `end` lies at least `lines` lines below boundary `start`; `demand` or `band` says who wants it."""

    start: int
    end: int
    lines: int
    demand: int | None = None
    band: int | None = None


def solve_bands(
    pinned: Sequence[int | None], demands: Sequence[Demand], total: int, at_most: Sequence[Demand] = ()
) -> tuple[int, ...] | Chain:
    """The boundaries in lines, each as high up as the demands allow, or the chain of demands that cannot be met.

    Args:
        pinned: For each band its pinned height in lines, or None.
        demands: What slots ask for, in lines.
        total: Room in lines from the first boundary to the last.
        at_most: What may not be higher than its `need`: the corners that L-shaped slots lack.
    """
    return _solved(tuple(pinned), tuple(demands), total, tuple(at_most))


@standing(KEPT)
def _solved(
    pinned: tuple[int | None, ...], demands: tuple[Demand, ...], total: int, at_most: tuple[Demand, ...]
) -> tuple[int, ...] | Chain:
    """As `solve_bands`, kept."""
    count = len(pinned)
    edges = [_Edge(d.start, d.end, d.need, demand=i) for i, d in enumerate(demands)]
    for band, height in enumerate(pinned):
        edges.append(_Edge(band, band + 1, height or 0, band=band if height is not None else None))
        if height is not None:
            edges.append(_Edge(band + 1, band, -height, band=band))
    edges += [_Edge(span.end, span.start, -span.need) for span in at_most]
    edges.append(_Edge(count, 0, -total))
    y = [0] * (count + 1)
    via: list[_Edge | None] = [None] * (count + 1)
    last = None
    for _ in range(count + 2):
        last = None
        for edge in edges:
            if y[edge.start] + edge.lines > y[edge.end]:
                y[edge.end] = y[edge.start] + edge.lines
                via[edge.end] = edge
                last = edge.end
        if last is None:
            break
    if last is None:
        return tuple(value - y[0] for value in y)
    return _chain(via, last, count)


def _chain(via: Sequence[_Edge | None], node: int, count: int) -> Chain:
    """The positive cycle that `node` hangs on, as a chain of demands."""
    for _ in range(count + 1):
        edge = via[node]
        assert edge is not None
        node = edge.start
    cycle: list[_Edge] = []
    at = node
    while not cycle or at != node:
        edge = via[at]
        assert edge is not None
        cycle.append(edge)
        at = edge.start
    forward = sorted((edge for edge in cycle if edge.end > edge.start), key=lambda edge: edge.start)
    return Chain(
        tuple(edge.demand for edge in forward if edge.demand is not None),
        tuple(sorted({edge.band for edge in cycle if edge.band is not None})),
        sum(edge.lines for edge in forward),
        -sum(edge.lines for edge in cycle if edge.end < edge.start),
    )


def share_slack(
    growers: Sequence[int], limits: Sequence[int | None], accepts: Callable[[Sequence[int]], bool]
) -> tuple[int, ...]:
    """How much each grower gets when they grow in turn, a line each, as long as the page still fits.

    Args:
        growers: What each has already.
        limits: The most each may have; None where nothing bounds it.
        accepts: Whether the page fits with these amounts; what fits, fits with less of anything too.
    """
    amounts = list(growers)
    active = list(range(len(amounts)))
    while active:
        rounds = _whole_rounds(amounts, active, limits, accepts)
        amounts = [amount + rounds * (i in active) for i, amount in enumerate(amounts)]
        for i in tuple(active):
            limit = limits[i]
            if limit is not None and amounts[i] >= limit:
                active.remove(i)
                continue
            amounts[i] += 1
            if not accepts(amounts):
                amounts[i] -= 1
                active.remove(i)
    return tuple(amounts)


def _whole_rounds(
    amounts: Sequence[int],
    active: Sequence[int],
    limits: Sequence[int | None],
    accepts: Callable[[Sequence[int]], bool],
) -> int:
    """How many rounds all of the active growers can take together, found by doubling, then by halving."""
    growing = frozenset(active)
    bounds = [limit - amounts[i] for i in active if (limit := limits[i]) is not None]

    def fit(rounds: int) -> bool:
        return all(rounds <= bound for bound in bounds) and accepts(
            [amount + rounds * (i in growing) for i, amount in enumerate(amounts)]
        )

    high = 1
    while fit(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fit(middle) else (low, middle)
    return low
