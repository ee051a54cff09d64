"""Lines weighed: what a line from one place to another costs, and which places are in reach of each other.

Decisions: what a line's edges keep or drop is decided here, since it changes what fits. A node is a place where a line
may begin, with what the best way there cost; for every line end only the nodes within reach are weighed (two running
bounds, so a long paragraph costs no more per character than a short one).

Source: typography.md §§7, 8, 17.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, Literal, NamedTuple, TypeAlias

from layout.chars import LATIN, LATIN_MARKS
from layout.lines.costs import (
    BESIDE_EM,
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


Way: TypeAlias = tuple[float, float, int, int, EdgeEnd, float]
"""A line to the line end in hand: total cost, stretch (em), node it comes from, hyphens running, edge, room (em)."""


def kept(ways: list[Way], nodes: list[Node], last: int, looseness: int) -> list[Node]:
    """The ways to one line end that can still win: the cheapest, and those dearer by less than what they may save.

    With `looseness` the cheapest for every number of lines that differs from the cheapest's by so many at most; all
    numbers would make the search of a long paragraph square.
    """
    if len(ways) == 1:
        cost, stretch, index, hyphens, edge, room_em = ways[0]
        return [Node(last + 1, cost, stretch, hyphens, nodes[index].lines + 1, nodes[index], edge, room_em)]
    ways.sort()
    usual = nodes[ways[0][2]].lines + 1
    dearest = ways[0][0] + NEIGHBOUR_COST
    found: list[Node] = []
    seen: set[float] = set()
    for cost, stretch, index, hyphens, edge, room_em in ways:
        before = nodes[index]
        lines = before.lines + 1
        if found and not looseness and cost >= dearest:
            break
        kind = lines if looseness else stretch
        if kind in seen or (looseness and abs(lines - usual) > abs(looseness)):
            continue
        seen.add(kind)
        found.append(Node(last + 1, cost, stretch, hyphens, lines, before, edge, room_em))
    return found


class Scale:
    """Weighs lines of one piece in one pass: the nodes so far, and keys that tell which of them are in reach.

    A line from a node to box `last` can be squeezed into the measure if the node's `tight` key is not below what
    `reach` makes of `last`, and stretched to it if its `loose` key is not above what `weigh` does: differences of
    running sums, so that both ends of the window only ever move forward. What costs `bound` or more is not looked at.
    Of a node it begins at a line needs to know the cost so far, where it starts (em from the start of the text), the
    stretch of the line before, and how much stretch and how many Han gaps and elastic gaps come before it.
    """

    __slots__ = (
        *("_bound", "_elastic", "_ends", "_facts", "_foreign", "_gaps", "_give", "_limit", "_loose", "_lowest"),
        *("_rules", "_squeeze", "_stretch", "_tight", "_width", "nodes", "paragraph", "step", "task"),
    )

    def __init__(self, paragraph: Paragraph, task: Task, step: Pass, bound: float = _INFINITE) -> None:
        self.paragraph, self.task, self.step, self._bound = paragraph, task, step, bound
        self._width = task.measure_em - task.hanging_em
        self.nodes: list[Node] = []
        self._facts: list[tuple[float, float, float, float, int, int]] = []
        self._tight: list[float] = []
        self._loose: list[float] = []
        self._lowest = 0
        bounded = task.justify and step.most_em != _INFINITE
        self._limit = self._width - SLACK_EM if bounded else -_INFINITE
        self._rules = task.line_end != "half"
        self._ends, self._stretch = list(paragraph.ends_em), list(paragraph.stretch)
        self._elastic = list(paragraph.elastic)
        self._gaps, self._squeeze = list(paragraph.han_gaps), list(paragraph.squeeze_all)
        self._give, most_em = self._stretch, step.most_em
        if bounded:
            columns = zip(self._stretch, self._gaps, paragraph.autospaces, strict=False)
            self._give = [own + most_em * han + BESIDE_EM * beside for own, han, beside in columns]
        if not task.justify:
            self._squeeze = [0.0] * len(self._squeeze)
        late = step.level == LAST_LEVEL  # lines without elastic gaps come up in the last passes only
        self._foreign = list(accumulate([box.cls not in _RUN for box in paragraph.boxes] if late else [], initial=0))

    def clear(self) -> None:
        """Forgets all nodes."""
        for known in (self.nodes, self._facts, self._tight, self._loose):
            known.clear()
        self._lowest = 0

    def add(self, node: Node, indent_em: float, keep: bool) -> None:
        """A node whose line is narrower by `indent_em` and keeps its blank in front if `keep`."""
        paragraph, start = self.paragraph, node[0]
        self.nodes.append(node)
        left = paragraph.starts_em[start] - indent_em - (paragraph.lead_em[start] if keep else 0.0)
        facts = node[1], left, node[2], self._stretch[start], self._gaps[start], self._elastic[start]
        self._facts.append(facts)
        self._tight.append(left - self._squeeze[start])
        self._loose.append(left + self._give[start])

    def reach(self, last: int) -> bool:
        """Forgets the nodes from which a line can no longer end at box `last`; whether any is left."""
        tight, bound = self._tight, self._ends[last] - self._squeeze[last] - self._width - SLACK_EM
        if self._rules:
            if self.task.line_end == "hang" and hangs(self.paragraph, last):
                bound -= self.paragraph.boxes[last].body_em
            if self.task.line_end == "full":
                bound += self.paragraph.tail_em[last]
        lowest, count = self._lowest, len(tight)
        while lowest < count and tight[lowest] < bound:
            lowest += 1
        if lowest == count and self.step.overfull:
            lowest = count - 1
            while lowest and tight[lowest - 1] == tight[lowest]:
                lowest -= 1
        self._lowest = lowest
        return lowest < count

    def weigh(self, last: int, price: float, hyphen_em: float | None) -> list[Way]:
        """All lines that can end at box `last` and may still win, with the cost of everything up to there."""
        loose, lowest, end = self._loose, self._lowest, self._ends[last] + (hyphen_em or 0.0)
        stretch, gaps, elastic = self._stretch[last], self._gaps[last], self._elastic[last]
        flexible = self._give[last] - self._limit
        if not self._rules and loose[lowest] > end + flexible:
            return []
        task, facts, hopeless = self.task, self._facts, self._bound
        justify, autospaces = task.justify, self.paragraph.autospaces
        ways: list[Way] = []
        for right, edge in self._edges(last, hyphen_em or 0.0) if self._rules else ((end, "drop"),):
            white, reach = self._width - right, bisect_right(loose, right + flexible, lowest)
            for index, (before, left, tone, stretch_at, gaps_at, elastic_at) in enumerate(facts[lowest:reach], lowest):
                if (cost := before + price) >= hopeless:
                    continue
                room, extra = white + left, 0.0
                if not justify:
                    cost += self._ragged(room)
                elif room < -SLACK_EM:
                    cost += self._tightness(-room, self.nodes[index].start, last)
                elif room > SLACK_EM and (slack := room - stretch + stretch_at) > SLACK_EM:
                    if not (count := gaps - gaps_at):
                        dear, extra = self._looseness(slack, self.nodes[index].start, last, hopeless - cost)
                        cost += dear
                    elif (extra := slack / count) <= STRETCH_UNIT_EM:  # as `looseness_cost` has it
                        cost += UNSEEN_FACTOR * extra * extra if extra > STRETCH_FREE_EM else 0.0
                    elif cost + SEEN_LEAST >= hopeless:
                        continue
                    else:
                        beside = autospaces[last] - autospaces[self.nodes[index].start]
                        dear, extra = seen_cost(slack, count, beside, elastic - elastic_at)
                        cost += dear
                if index and (extra - tone > NEIGHBOUR_EM or tone - extra > NEIGHBOUR_EM):
                    cost += NEIGHBOUR_COST
                hyphens = 0
                if hyphen_em is not None:
                    hyphens = self.nodes[index].hyphens + 1
                    cost += hyphens_cost(hyphens - 1, self.step.overfull)
                if cost < hopeless:
                    ways.append((cost, extra, index, hyphens, edge, room))
                    if not task.looseness and cost + NEIGHBOUR_COST < hopeless:
                        hopeless = cost + NEIGHBOUR_COST
        return ways

    def _looseness(self, slack_em: float, start: int, last: int, worth: float) -> tuple[float, float]:
        """Cost and stretch per gap (em) of a line without Han gaps; infinite in early passes, and where not worth it.

        Args:
            slack_em: White left when word spaces and autospaces are as wide as they usually may be.
            start: The first box.
            last: The last one.
            worth: What it may cost at most.
        """
        if self.step.most_em != _INFINITE:
            return _INFINITE, 0.0
        paragraph = self.paragraph
        if spaces := paragraph.spaces[last] - paragraph.spaces[start]:
            return wide_spaces_cost(slack_em / spaces), slack_em / spaces
        return self._rigidity(start, last) + rigid_cost(slack_em) if worth > RIGID_LATIN_COST else _INFINITE, 0.0

    def endings(self) -> list[Node]:
        """All ways to set the last line, as nodes after the end."""
        task, nodes = self.task, self.nodes
        last = task.end - 1
        if task.fill_last:
            return kept(ways, nodes, last, task.looseness) if (ways := self.weigh(last, 0.0, None)) else []
        ends: list[Node] = []
        for right, edge in self._edges(last, 0.0):
            for index in range(self._lowest, len(nodes)):
                node = nodes[index]
                room = self._width - right + self._facts[index][1]
                cost = self._last_cost(node, room)
                if cost < _INFINITE:
                    ends.append(Node(task.end, node.cost + cost, 0.0, 0, node.lines + 1, node, edge, room))
        return ends

    def _last_cost(self, node: Node, room: float) -> float:
        """Cost of a last line with `room` em to spare: squeezed if need be, and not left with a lone character."""
        paragraph, task = self.paragraph, self.task
        start, cost = node.start, 0.0
        if room < -SLACK_EM:
            cost = self._tightness(-room, start, task.end - 1)
        if node.lines:
            count = paragraph.text_chars[task.end] - paragraph.text_chars[start]
            if count < task.last_chars:
                cost += LONE_COST
            elif count == SHORT_LAST_CHARS <= task.last_chars:
                cost += SHORT_LAST_COST
        return cost

    def _edges(self, last: int, hyphen_em: float) -> Sequence[tuple[float, EdgeEnd]]:
        """Where a line that ends with box `last` may have its end, in em, and what that does with the mark's blank."""
        end, rule = self.paragraph.ends_em[last] + hyphen_em, self.task.line_end
        tail = self.paragraph.tail_em[last]
        if rule == "half" or not tail:
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
