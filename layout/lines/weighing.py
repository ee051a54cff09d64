"""Lines weighed: what the lines that can begin at a place cost, and how far they reach.

Decisions: what a line's edges keep or drop is decided here, since it changes what fits. Only the line ends that gaps
can give way to are weighed, from the fullest line on (the furthest is found by halving, so a long paragraph costs no
more per character than a short one), and loose ones one by one, when the cheapest of them may be the next.

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
    LOOSE_EM,
    NEIGHBOUR_COST,
    NEIGHBOUR_EM,
    OVERFULL_COST,
    RAGGED_COST,
    RIGID_COST,
    RIGID_HEAD_COST,
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
    loose_cost,
    rigid_cost,
    rigid_share,
    seen_cost,
    stretched,
    wide_spaces_cost,
)
from layout.lines.opportunities import LAST_LEVEL
from layout.lines.paragraph import Paragraph, hangs
from layout.lines.spacing import close_stop_em
from layout.model.style import LineEnd
from layout.records import dataclass

_INFINITE: Final = float("inf")
EdgeEnd: TypeAlias = Literal["drop", "keep", "hang"]
LONG: Final = 2000
"""Boxes of a piece above which places are looked at one after the other: what its many lines cost adds up, so that
hardly a place is dearer than the whole.
"""
LONG_STRING: Final = 500
"""Boxes of a string behind a line, in such a piece, that leave the line as full as can be: no newspaper prints one."""
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


@dataclass(frozen=True, slots=True)
class Pass:
    """How free a search is: the latest level of its breaks, the most stretch per Han gap (em), overfull lines.

    What it finds is good if no line costs `dear` or more.
    """

    level: int
    most_em: float
    dear: float = _INFINITE
    overfull: bool = False


Way: TypeAlias = tuple[float, float, int, float, int, int, int, EdgeEnd, float, int, "Way | None"]
"""A way to a place where a line may begin, told by its last line: when it is looked at, cost up to there, the box after
the line, its stretch (em), its first box and the rank of the way to that, hyphens running, edge, room (em), number of
lines, the way to its first box. Of two that cost the same the lesser tuple wins.
"""
REST: Final = -1.0
"""In place of a cost: not a line, but those that begin with the same box and end before the box named. They are looked
at when the cheapest of them may be the next.
"""


def opening(start: int) -> Way:
    """The way to the first box: no line yet."""
    return 0.0, 0.0, start, 0.0, start, 0, 0, "drop", 0.0, 0, None


class Scale:
    """Weighs the lines of one piece, in one pass after the other.

    How far a line can reach is found by halving: what its end asks for when all gaps give way only grows.
    """

    __slots__ = (
        *(
            "_base",
            "_bound",
            "_by_place",
            "_foreign",
            "_hyphens",
            "_keeps",
            "_lazy",
            "_margin",
            "_prices",
            "_rules",
            "_spare",
        ),
        *("_squeeze", "_tight", "_whole", "_width", "paragraph", "step", "task"),
    )

    def __init__(self, paragraph: Paragraph, task: Task) -> None:
        self.paragraph, self.task = paragraph, task
        self._width, self._rules = task.measure_em - task.hanging_em, task.line_end != "half"
        first, end = task.first, task.end
        self._by_place, self._keeps = end - first > LONG, task.keep_start
        self._margin = SLACK_EM if task.looseness else NEIGHBOUR_COST
        self._squeeze: Sequence[float] = paragraph.squeeze_all if task.justify else bytes(len(paragraph.boxes) + 1)
        self._tight = list(map(sub, paragraph.ends_em[first:end], self._squeeze[first:end]))
        self._foreign: Sequence[int] = ()
        self._base = max(0, first - 1)
        self._whole = paragraph.whole_addresses(self._width)

    def enter(self, step: Pass, breaks: Mapping[int, tuple[float, float | None]], bound: float = _INFINITE) -> "Scale":
        """Begins a pass; what costs `bound` or more is not looked at.

        `breaks` = the breaks that only this pass or measure has: box, price, width in em of an added hyphen (None: no
        hyphen).
        """
        paragraph, task = self.paragraph, self.task
        self.step, self._bound = step, bound
        self._prices = paragraph.opportunities.penalties[task.first : task.end]
        self._prices[-1] = 0.0 if task.fill_last else _INFINITE
        self._hyphens: dict[int, float] = {}
        for k, (price, hyphen_em) in breaks.items():
            self._prices[k - task.first] = price
            if hyphen_em is not None:
                self._hyphens[k] = hyphen_em
        self._spare = max(self._hyphens.values(), default=0.0) + (EDGE_EM if self._rules else 0.0)
        late = step.level == LAST_LEVEL  # lines without elastic gaps come up in the last passes only
        self._lazy = late and task.justify and not (self._rules or self._by_place or task.looseness)
        if late and not self._foreign:
            around = paragraph.boxes[self._base : task.end + 1]
            self._foreign = list(accumulate([box.cls not in _RUN for box in around], initial=0))
        return self

    def lines(self, way: Way, rank: int, least: dict[int, float], reach: int = 0) -> list[Way]:
        """The lines that can begin at the end of a way and may still win, with the cost of everything up to their ends.

        The longest come first; a line that is too loose for the pass ends the row, since shorter ones are looser.

        Args:
            way: The way.
            rank: Which of the ways to its end it is.
            least: The least cost of a way to each box, as far as it is known; kept up to date.
            reach: The box after the last one that they may hold; 0: as many as there is room for.
        """
        paragraph, task, first, most_em = self.paragraph, self.task, self.task.first, self.step.most_em
        _, before, start, tone, _, _, running, _, _, count_before, _ = way
        left = paragraph.starts_em[start] if start > first and not self._keeps else self._left(start)
        reach = reach or self._reach(left, start)
        ways = self._endings(way, rank, left) if reach == task.end else []
        ends, stretch, gaps = paragraph.ends_em, paragraph.stretch, paragraph.han_gaps
        stretch_at, gaps_at, prices, hyphens_em = stretch[start], gaps[start], self._prices, self._hyphens
        bounded, justify, most = task.justify and most_em != _INFINITE, task.justify, self._bound
        for last in range(reach - 1, start - 1, -1):
            if (price := prices[last - first]) == _INFINITE:
                continue
            lowest = least.get(last + 1, _INFINITE)
            bound = lowest + self._margin if lowest + self._margin < most else most
            if before + price >= bound:
                continue
            hyphens, end = 0, ends[last]
            if hyphens_em and last in hyphens_em:
                hyphens, end = running + 1, end + hyphens_em[last]
            for right, edge in self._edges(last, end) if self._rules else ((end, "drop"),):
                cost, room, extra, dear = before + price, self._width - right + left, 0.0, 0.0
                if not justify:
                    cost += self._ragged(room)
                elif room < -SLACK_EM:
                    cost += self._tightness(-room, start, last)
                elif room > SLACK_EM and (slack := room - stretch[last] + stretch_at) > SLACK_EM:
                    count = gaps[last] - gaps_at
                    if bounded and (over := slack - most_em * count - SLACK_EM) > 0 and not self._is_whole(start, last):
                        if over > self._spare and start not in self._whole:
                            return ways
                        continue
                    if count and (extra := slack / count) <= STRETCH_UNIT_EM:  # as `looseness_cost` has it
                        cost += UNSEEN_FACTOR * extra * extra if extra > STRETCH_FREE_EM else 0.0
                    else:
                        dear, extra = self._looseness(slack, start, last, bound - cost)
                        cost += dear
                if count_before and (extra - tone > NEIGHBOUR_EM or tone - extra > NEIGHBOUR_EM):
                    cost += NEIGHBOUR_COST
                if hyphens:
                    cost += hyphens_cost(running, self.step.overfull)
                if cost < bound:
                    turn = last + 1 if self._by_place else cost
                    ways.append((turn, cost, last + 1, extra, start, rank, hyphens, edge, room, count_before + 1, way))
                    if cost < lowest:
                        least[last + 1] = lowest = cost
            if dear >= RIGID_LATIN_COST and (rest := self._rest(way, rank, last, slack) if self._lazy else None):
                return [*ways, rest]
            if dear and self._by_place and ways and self._goes_on_long(start, last):
                return ways
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

    def _endings(self, way: Way, rank: int, left: float) -> list[Way]:
        """All ways to set the last line from the end of a way on; as other lines where it has to be filled."""
        task = self.task
        if task.fill_last:
            return []
        ends: list[Way] = []
        last = task.end - 1
        edges = self._edges(last, self.paragraph.ends_em[last])
        for place, (right, edge) in enumerate(edges):
            room = self._width - right + left
            cost = way[1] + self._last_cost(way, room)
            if cost < self._bound:
                turn = task.end if self._by_place else cost
                ends.append((turn, cost, task.end, float(place), way[2], rank, 0, edge, room, way[9] + 1, way))
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
        spaces, share = paragraph.spaces[last] - paragraph.spaces[start], rigid_share(slack_em)
        if self._is_whole(start, last):
            return RIGID_LATIN_COST * share + rigid_cost(slack_em), 0.0
        if self.step.most_em != _INFINITE and (spaces or share == 1.0):
            return _INFINITE, 0.0
        if spaces:
            return wide_spaces_cost(slack_em / spaces), slack_em / spaces
        if worth <= RIGID_LATIN_COST * share:
            return _INFINITE, 0.0
        return self._rigidity(start, last) * share + rigid_cost(slack_em), 0.0

    def _is_whole(self, start: int, last: int) -> bool:
        """Whether a line is an address, whole, and nothing that grows: what it falls short of is no fault."""
        end, gaps = self._whole.get(start, last + 1), self.paragraph.han_gaps
        return last >= end and gaps[last] == gaps[start] and self.paragraph.spaces[last] == self.paragraph.spaces[start]

    def _rest(self, way: Way, rank: int, last: int, slack_em: float) -> Way | None:
        """The lines from the end of a way that are shorter than to box `last`, where that one falls short by `slack_em`
        and is loose: the others are looser. None where nothing is known of what they cost.
        """
        paragraph, start = self.paragraph, way[2]
        gaps, elastic, spaces = paragraph.han_gaps, paragraph.elastic, paragraph.spaces
        slack_em = max(0.0, slack_em - self._spare)
        if last == start or spaces[last] > spaces[start]:
            return None
        share = rigid_share(slack_em)
        rigid = RIGID_LATIN_COST * share + rigid_cost(slack_em)
        least = rigid if gaps[start + 1] == gaps[start] else RIGID_COST * share
        if count := gaps[last] - gaps[start]:
            extra, _ = stretched(slack_em, count, elastic[last] - elastic[start] - count)
            if extra <= LOOSE_EM + SLACK_EM:
                return None
            least = min(least, loose_cost(extra))
        return way[1] + least - SLACK_EM, REST, last, 0.0, start, rank, 0, "drop", 0.0, way[9], way

    def _goes_on_long(self, start: int, last: int) -> bool:
        """Whether a string without a gap that grows goes on far behind a line: what a line falls short of is as well
        left to the later ones.
        """
        far, elastic, spaces = last + LONG_STRING, self.paragraph.elastic, self.paragraph.spaces
        return far < self.task.end and elastic[far] == elastic[start] and spaces[far] == spaces[start]

    def _last_cost(self, way: Way, room: float) -> float:
        """Cost of a last line with `room` em to spare: squeezed if need be, and not left with a lone character."""
        paragraph, task = self.paragraph, self.task
        start, cost = way[2], 0.0
        if room < -SLACK_EM:
            cost = self._tightness(-room, start, task.end - 1)
        if way[9]:
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
            if need > whole - sum(map(close_stop_em, paragraph.gaps[start:last])) + SLACK_EM:
                cost += CLOSE_STOP_COST
        return cost

    def _rigidity(self, start: int, last: int) -> float:
        """Cost of a line from box `start` to `last` that has no elastic gap and does not fill its measure."""
        spaces, foreign, base = self.paragraph.spaces, self._foreign, self._base
        if last + 1 >= len(self.paragraph.boxes) or spaces[start] != spaces[last + 1]:
            return RIGID_COST
        if foreign[start - base] != foreign[last + 2 - base]:
            return RIGID_COST
        goes_on = start and spaces[start - 1] == spaces[start] and foreign[start - 1 - base] == foreign[start - base]
        return RIGID_LATIN_COST if goes_on else RIGID_HEAD_COST

    def _ragged(self, room: float) -> float:
        """Cost of a line that is not justified and has `room` em to spare."""
        if room < -SLACK_EM:
            return OVERFULL_COST * (1 - room) if self.step.overfull else _INFINITE
        return RAGGED_COST * room**2
