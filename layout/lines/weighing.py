"""Lines weighed: what the lines that can begin at a place cost, and how far they reach.

Decisions: what a line's edges keep or drop is decided here, since it changes what fits. A node is a place where a line
may begin, with what the best way there cost; only the line ends that gaps can give way to are weighed, from the fullest
line on (the furthest is found by halving, so a long paragraph costs no more per character than a short one).

Source: typography.md §§7, 8, 17.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import sub
from typing import Final, Literal, NamedTuple, TypeAlias

from layout.chars import LATIN, LATIN_MARKS
from layout.lines.costs import (
    CLOSE_STOP_COST,
    LAST_STAGE_COST,
    LONE_COST,
    NEIGHBOUR_COST,
    NEIGHBOUR_EM,
    OVERFULL_COST,
    RAGGED_COST,
    RIGID_COST,
    RIGID_LATIN_COST,
    SEEN_LEAST,
    SHORT_LAST_CHARS,
    SHORT_LAST_COST,
    SLACK_EM,
    SQUEEZE_COST,
    STRETCH_FREE_EM,
    STRETCH_UNIT_EM,
    UNSEEN_FACTOR,
    hyphens_cost,
    rigid_cost,
    seen_cost,
    wide_spaces_cost,
)
from layout.lines.opportunities import LAST_LEVEL
from layout.lines.paragraph import Paragraph, hangs
from layout.model.style import LineEnd
from layout.records import dataclass

_INFINITE: Final = float("inf")
EdgeEnd: TypeAlias = Literal["drop", "keep", "hang"]
LONG: Final = 2000
"""Boxes of a piece above which places are looked at one after the other: what its many lines cost adds up, so that
hardly a place is dearer than the whole.
"""
EDGE_EM: Final = 1.0
"""No mark hangs further out, and none keeps more blank."""
_RUN: Final = LATIN | LATIN_MARKS
"""What an address or a long number is made of; a word or its syllables beside a space are no line inside one."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to set: boxes `first` to `end` (exclusive) to `measure_em`, the first line indented, the others hanging.

    `justify` = all lines but the last fill the measure; `fill_last` = the last as well (the paragraph goes on
    elsewhere). `last_chars` = characters the last of several lines must have. `first_fit` = every line takes what it
    can hold, whatever that leaves for the next.
    """

    first: int
    end: int
    measure_em: float
    indent_em: float = 0.0
    hanging_em: float = 0.0
    justify: bool = True
    fill_last: bool = False
    line_end: LineEnd = "half"
    keep_start: bool = False
    keep_first: bool = False
    last_chars: int = 2
    looseness: int = 0
    first_fit: bool = False


class Chosen(NamedTuple):
    """One line: boxes `first` to `last` (included), whether a hyphen is added, what its end does with a mark's blank,
    how much narrower (positive) than the measure it is when natural, in em.
    """

    first: int
    last: int
    hyphen: bool
    end: EdgeEnd
    room_em: float


class Node(NamedTuple):
    """A line may begin at box `start`; the cost so far; stretch of the line before (em); hyphens, lines."""

    start: int
    cost: float
    stretch: float
    hyphens: int
    lines: int
    before: "Node | None"
    end: EdgeEnd
    room_em: float


@dataclass(frozen=True, slots=True)
class Pass:
    """How free a search is: the latest level of its breaks, the most stretch per Han gap (em), overfull lines.

    What it finds is good if no line costs `dear` or more.
    """

    level: int
    most_em: float
    dear: float = _INFINITE
    overfull: bool = False


Way: TypeAlias = tuple[float, float, int, float, int, int, int, EdgeEnd, float, Node]
"""A line: when it is looked at, cost up to its end, the box after it, its stretch (em), the first box and rank of the
node it comes from, hyphens running, edge, room (em), that node. Of two ways that cost the same the lesser tuple wins.
"""


class Scale:
    """Weighs the lines of one piece in one pass; what costs `bound` or more is not looked at.

    `breaks` = the breaks that only this pass or measure has: box, price, width in em of an added hyphen (None: no
    hyphen). How far a line can reach is found by halving: what its end asks for when all gaps give way only grows.
    """

    __slots__ = (
        *("_bound", "_foreign", "_hyphens", "_prices", "_rules", "_spare", "_squeeze", "_tight", "_width"),
        *("_by_place", "paragraph", "step", "task"),
    )

    def __init__(
        self,
        paragraph: Paragraph,
        task: Task,
        step: Pass,
        breaks: Mapping[int, tuple[float, float | None]],
        bound: float = _INFINITE,
    ) -> None:
        self.paragraph, self.task, self.step, self._bound = paragraph, task, step, bound
        self._width, self._rules = task.measure_em - task.hanging_em, task.line_end != "half"
        first, end = task.first, task.end
        self._by_place = end - first > LONG
        nothing = [0.0] * (len(paragraph.boxes) + 1)
        self._squeeze: Sequence[float] = paragraph.squeeze_all if task.justify else nothing
        self._tight = list(map(sub, paragraph.ends_em[first:end], self._squeeze[first:end]))
        self._prices = paragraph.opportunities.penalties[first:end]
        self._prices[-1] = 0.0 if task.fill_last else _INFINITE
        self._hyphens: dict[int, float] = {}
        for k, (price, hyphen_em) in breaks.items():
            self._prices[k - first] = price
            if hyphen_em is not None:
                self._hyphens[k] = hyphen_em
        self._spare = max(self._hyphens.values(), default=0.0) + (EDGE_EM if self._rules else 0.0)
        late = step.level == LAST_LEVEL  # lines without elastic gaps come up in the last passes only
        self._foreign = list(accumulate([box.cls not in _RUN for box in paragraph.boxes] if late else [], initial=0))

    def lines(self, node: Node, rank: int, least: dict[int, float]) -> list[Way]:
        """The lines that can begin at a node and may still win, with the cost of everything up to their ends.

        The longest come first; a line that is too loose for the pass ends the row, since shorter ones are looser.

        Args:
            node: Where they begin.
            rank: Which of the nodes at its box it is.
            least: The least cost of a way to each box, as far as it is known; kept up to date.
        """
        paragraph, task, most_em = self.paragraph, self.task, self.step.most_em
        (start, before, tone, running, has_line), first = node[:5], task.first
        left = self._left(start)
        reach = self._reach(left, start)
        ways = self._endings(node, rank, left) if reach == task.end else []
        ends, stretch, gaps = paragraph.ends_em, paragraph.stretch, paragraph.han_gaps
        stretch_at, gaps_at, prices, hyphens_em = stretch[start], gaps[start], self._prices, self._hyphens
        bounded, justify, most = task.justify and most_em != _INFINITE, task.justify, self._bound
        margin = SLACK_EM if task.looseness else NEIGHBOUR_COST
        for last in range(reach - 1, start - 1, -1):
            if (price := prices[last - first]) == _INFINITE:
                continue
            lowest = least.get(last + 1, _INFINITE)
            bound = lowest + margin if lowest + margin < most else most
            if before + price >= bound:
                continue
            hyphens, end = 0, ends[last]
            if hyphens_em and last in hyphens_em:
                hyphens, end = running + 1, end + hyphens_em[last]
            for right, edge in self._edges(last, end) if self._rules else ((end, "drop"),):
                cost, room, extra = before + price, self._width - right + left, 0.0
                if not justify:
                    cost += self._ragged(room)
                elif room < -SLACK_EM:
                    cost += self._tightness(-room, start, last)
                elif room > SLACK_EM and (slack := room - stretch[last] + stretch_at) > SLACK_EM:
                    count = gaps[last] - gaps_at
                    if bounded and (over := slack - most_em * count - SLACK_EM) > 0:
                        if over > self._spare:
                            return ways
                        if over > 0:
                            continue
                    if count and (extra := slack / count) <= STRETCH_UNIT_EM:  # as `looseness_cost` has it
                        cost += UNSEEN_FACTOR * extra * extra if extra > STRETCH_FREE_EM else 0.0
                    else:
                        dear, extra = self._looseness(slack, start, last, bound - cost)
                        cost += dear
                if has_line and (extra - tone > NEIGHBOUR_EM or tone - extra > NEIGHBOUR_EM):
                    cost += NEIGHBOUR_COST
                if hyphens:
                    cost += hyphens_cost(running, self.step.overfull)
                if cost < bound:
                    turn = last + 1 if self._by_place else cost
                    ways.append((turn, cost, last + 1, extra, start, rank, hyphens, edge, room, node))
                    if cost < lowest:
                        least[last + 1] = lowest = cost
        return ways

    def _left(self, start: int) -> float:
        """Where a line from box `start` has its start edge, in em of the text set in one line."""
        paragraph, task = self.paragraph, self.task
        opens, left = start == task.first, paragraph.starts_em[start]
        if opens:
            left -= task.indent_em - task.hanging_em
        return left - paragraph.lead_em(start) if (task.keep_first if opens else task.keep_start) else left

    def _reach(self, left: float, start: int) -> int:
        """The box after the last one that a line from box `start` can hold; in the last pass at least one break."""
        first, tight = self.task.first, left - self._squeeze[start] + self._width + SLACK_EM
        if self.task.line_end == "hang":
            tight += EDGE_EM
        reach = bisect_right(self._tight, tight, start - first)
        if self.step.overfull:
            last = start - first
            while last + 1 < len(self._prices) and self._prices[last] == _INFINITE:
                last += 1
            reach = max(reach, last + 1)
        return first + reach

    def _endings(self, node: Node, rank: int, left: float) -> list[Way]:
        """All ways to set the last line from a node on; as other lines where it has to be filled."""
        task = self.task
        if task.fill_last:
            return []
        ends: list[Way] = []
        last = task.end - 1
        edges = self._edges(last, self.paragraph.ends_em[last])
        for place, (right, edge) in enumerate(edges):
            room = self._width - right + left
            cost = node.cost + self._last_cost(node, room)
            if cost < self._bound:
                turn = task.end if self._by_place else cost
                ends.append((turn, cost, task.end, float(place), node.start, rank, 0, edge, room, node))
        return ends

    def _looseness(self, slack_em: float, start: int, last: int, worth: float) -> tuple[float, float]:
        """Cost and stretch per gap (em) of a line that is seen to be stretched; infinite where it is not worth it, and
        in the early passes without Han gaps.

        Args:
            slack_em: White left when word spaces and autospaces are as wide as they usually may be.
            start: The first box.
            last: The last one.
            worth: What it may cost at most.
        """
        paragraph = self.paragraph
        if count := paragraph.han_gaps[last] - paragraph.han_gaps[start]:
            if worth <= SEEN_LEAST:
                return _INFINITE, 0.0
            return seen_cost(slack_em, count, paragraph.elastic[last] - paragraph.elastic[start])
        if self.step.most_em != _INFINITE:
            return _INFINITE, 0.0
        if spaces := paragraph.spaces[last] - paragraph.spaces[start]:
            return wide_spaces_cost(slack_em / spaces), slack_em / spaces
        return self._rigidity(start, last) + rigid_cost(slack_em) if worth > RIGID_LATIN_COST else _INFINITE, 0.0

    def _last_cost(self, node: Node, room: float) -> float:
        """Cost of a last line with `room` em to spare: squeezed if need be, and not left with a lone character."""
        paragraph, task = self.paragraph, self.task
        start, cost = node.start, 0.0
        if room < -SLACK_EM:
            cost = self._tightness(-room, start, task.end - 1)
        if node.lines:
            count = paragraph.text_count(start, task.end)
            if count < task.last_chars:
                cost += LONE_COST
            elif count == SHORT_LAST_CHARS <= task.last_chars:
                cost += SHORT_LAST_COST
        return cost

    def _edges(self, last: int, end: float) -> Sequence[tuple[float, EdgeEnd]]:
        """Where a line whose last box ends at `end` may have its end (em), and what that does with the blank."""
        rule = self.task.line_end
        if rule == "half" or not (tail := self.paragraph.tail_em(last)):
            return ((end, "drop"),)
        if rule == "full":
            return ((end + tail, "keep"),)
        if rule == "flex":
            return (end + tail, "keep"), (end, "drop")
        if hangs(self.paragraph, last):
            return (end - self.paragraph.boxes[last].body_em, "hang"), (end, "drop")
        return ((end, "drop"),)

    def _tightness(self, need: float, start: int, last: int) -> float:
        """Cost of taking `need` em from the gaps between boxes `start` and `last`."""
        paragraph, whole = self.paragraph, self._squeeze[last] - self._squeeze[start]
        if need > whole + SLACK_EM:
            return OVERFULL_COST * (1 + need - whole) if self.step.overfull else _INFINITE
        cost = SQUEEZE_COST * (need / whole) ** 2
        if need > paragraph.squeeze[last] - paragraph.squeeze[start] + SLACK_EM:
            cost += LAST_STAGE_COST
            if need > paragraph.squeeze_usual[last] - paragraph.squeeze_usual[start] + SLACK_EM:
                cost += CLOSE_STOP_COST
        return cost

    def _rigidity(self, start: int, last: int) -> float:
        """Cost of a line from box `start` to `last` that has no elastic gap and does not fill its measure."""
        spaces, foreign = self.paragraph.spaces, self._foreign
        if not start or last + 2 >= len(foreign) or spaces[start - 1] != spaces[last + 1]:
            return RIGID_COST
        return RIGID_LATIN_COST if foreign[start - 1] == foreign[last + 2] else RIGID_COST

    def _ragged(self, room: float) -> float:
        """Cost of a line that is not justified and has `room` em to spare."""
        if room < -SLACK_EM:
            return OVERFULL_COST * (1 - room) if self.step.overfull else _INFINITE
        return RAGGED_COST * room**2
