"""The best set of line ends of a whole paragraph: optimum fit by dynamic programming.

Decisions: a node is a place where a line begins, with what the best way there cost; for every line end only the nodes
within reach are weighed (two running bounds, so a long paragraph costs no more per character than a short one). What a
line's edges keep or drop is decided here, since it changes what fits. Four passes, each with more freedom, until one
succeeds: no hyphenation and little stretch; hyphenation and addresses; emergency points; overfull, and then it is said.

Source: typography.md §§8, 17; Knuth & Plass, "Breaking paragraphs into lines" (1981).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal, NamedTuple, TypeAlias

from layout.chars import LATIN, LATIN_MARKS
from layout.lines.costs import (
    ENOUGH,
    LAST_STAGE_COST,
    LONE_COST,
    LOOSE_COST,
    LOOSE_EM,
    NEIGHBOUR_COST,
    NEIGHBOUR_EM,
    OVERFULL_COST,
    RAGGED_COST,
    RIGID_COST,
    RIGID_EM_COST,
    RIGID_LATIN_COST,
    SHORT_LAST_CHARS,
    SHORT_LAST_COST,
    SLACK_EM,
    SQUEEZE_COST,
    TIGHT_EM,
    hyphens_cost,
    looseness_cost,
    wide_spaces_cost,
)
from layout.lines.opportunities import LONG_TOKEN_SHARE, SoftBreak
from layout.lines.paragraph import Paragraph, hangs
from layout.model.style import LineEnd

_INFINITE: Final = float("inf")
EdgeEnd: TypeAlias = Literal["drop", "keep", "hang"]

_RUN: Final = LATIN | LATIN_MARKS
"""What an address or a long number is made of; a word or its syllables beside a space are no line inside one."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to set: boxes `first` to `end` (exclusive) to `measure_em`, the first line indented, the others hanging.

    `justify` = all lines but the last fill the measure; `fill_last` = the last as well (the paragraph goes on
    elsewhere). `last_chars` = characters the last of several lines must have.
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


class Chosen(NamedTuple):
    """One line: boxes `first` to `last` (included), whether a hyphen is added, what its end does with a mark's blank,
    how much narrower (positive) than the measure it is when natural, in em.
    """

    first: int
    last: int
    hyphen: bool
    end: EdgeEnd
    room_em: float


class _Node(NamedTuple):
    """A line may begin at box `start`; the cost so far; stretch of the line before (em); hyphens, lines."""

    start: int
    cost: float
    stretch: float
    hyphens: int
    lines: int
    before: "_Node | None"
    end: EdgeEnd
    room_em: float


_Way: TypeAlias = tuple[float, float, int, int, EdgeEnd, float]
"""A line to the line end in hand: total cost, stretch (em), node it comes from, hyphens running, edge, room (em)."""


@dataclass(frozen=True, slots=True)
class _Pass:
    level: int
    most_em: float
    overfull: bool = False


LAST_LEVEL: Final = 3
_PASSES: Final = (
    _Pass(1, TIGHT_EM),
    _Pass(2, LOOSE_EM),
    _Pass(LAST_LEVEL, _INFINITE),
    _Pass(LAST_LEVEL, _INFINITE, overfull=True),
)


def choose_breaks(paragraph: Paragraph, task: Task, hyphens_em: Mapping[str, float]) -> tuple[Chosen, ...]:
    """The lines of a piece of a paragraph, at the least cost; always a complete set.

    Args:
        paragraph: The text, ready.
        task: The piece, its measure and indents in em, and the rules of its edges.
        hyphens_em: Width in em of an added hyphen by face; words in other faces stay whole.

    Source: typography.md §8.
    """
    best: _Node | None = None
    for step in _PASSES[1 if task.looseness else 0 :]:
        found = _search(paragraph, task, step, hyphens_em)
        if found is not None and (best is None or found.cost < best.cost - SLACK_EM):
            best = found
        if best is not None and not _has_line_above(best, ENOUGH[step.level]):
            break
    assert best is not None, "the last pass always finds a way"
    lines: list[Chosen] = []
    node: _Node | None = best
    while node is not None and node.before is not None:
        lines.append(Chosen(node.before.start, node.start - 1, node.hyphens > 0, node.end, node.room_em))
        node = node.before
    return tuple(reversed(lines))


def _has_line_above(end: _Node, cost: float) -> bool:
    """Whether some line on the way costs as much or more."""
    node = end
    while node.before is not None:
        if node.cost - node.before.cost >= cost:
            return True
        node = node.before
    return False


def _candidates(
    paragraph: Paragraph, task: Task, step: _Pass, hyphens_em: Mapping[str, float]
) -> Iterator[tuple[int, float, float | None]]:
    """Line ends of a pass in order: box, price, the width in em of an added hyphen (None: no hyphen)."""
    penalties = paragraph.opportunities.penalties
    first, last = task.first, task.end - 1
    extra = _extra_breaks(paragraph, task, step, hyphens_em)
    for k in range(first, last):
        if (price := penalties[k]) != _INFINITE:
            yield k, price, None
        elif k in extra:
            soft = extra[k]
            yield k, soft.penalty, hyphens_em[paragraph.boxes[k].face] if soft.hyphen else None


def _extra_breaks(
    paragraph: Paragraph, task: Task, step: _Pass, hyphens_em: Mapping[str, float]
) -> dict[int, SoftBreak]:
    """The breaks that only some passes or narrow measures have, by box; the cheapest of each."""
    found = [soft for soft in paragraph.opportunities.soft if soft.level <= step.level]
    for token in paragraph.opportunities.long_tokens:
        width = paragraph.ends_em[token.last] - paragraph.starts_em[token.first]
        if width > task.measure_em * LONG_TOKEN_SHARE:
            found += [soft for soft in token.breaks if soft.level <= step.level]
    extra: dict[int, SoftBreak] = {}
    for soft in found:
        if soft.hyphen and paragraph.boxes[soft.gap].face not in hyphens_em:
            continue
        if soft.gap not in extra or soft.penalty < extra[soft.gap].penalty:
            extra[soft.gap] = soft
    return extra


def _search(paragraph: Paragraph, task: Task, step: _Pass, hyphens_em: Mapping[str, float]) -> _Node | None:
    """The cheapest way through the piece in one pass, or None where some line cannot be set."""
    scale = _Scale(paragraph, task, step)
    nodes = [_Node(task.first, 0.0, 0.0, 0, 0, None, "drop", 0.0)]
    scale.add(task.first, task.indent_em - task.hanging_em, task.keep_first)
    for last, price, hyphen_em in _candidates(paragraph, task, step, hyphens_em):
        if not scale.reach(last):
            return None
        if ways := scale.weigh(nodes, last, price, hyphen_em):
            for node in _kept(ways, nodes, last, task.looseness):
                nodes.append(node)
                scale.add(last + 1, 0.0, task.keep_start)
    if not scale.reach(task.end - 1):
        return None
    return _wanted(scale.endings(nodes), task.looseness)


def _kept(ways: list[_Way], nodes: list[_Node], last: int, looseness: int) -> list[_Node]:
    """The ways to one line end that can still win: the cheapest, and those dearer by less than what they may save.

    With `looseness` the cheapest for every number of lines that differs from the cheapest's by so many at most; all
    numbers would make the search of a long paragraph square.
    """
    ways.sort()
    usual = nodes[ways[0][2]].lines + 1
    dearest = ways[0][0] + NEIGHBOUR_COST
    kept: list[_Node] = []
    seen: set[float] = set()
    for cost, stretch, index, hyphens, edge, room_em in ways:
        before = nodes[index]
        lines = before.lines + 1
        if kept and not looseness and cost >= dearest:
            break
        kind = lines if looseness else stretch
        if kind in seen or (looseness and abs(lines - usual) > abs(looseness)):
            continue
        seen.add(kind)
        kept.append(_Node(last + 1, cost, stretch, hyphens, lines, before, edge, room_em))
    return kept


def _wanted(ends: list[_Node], looseness: int) -> _Node | None:
    """The cheapest ending, or the cheapest with `looseness` lines more than that one."""
    if not ends:
        return None
    best = min(ends, key=lambda node: node.cost)
    asked = [node for node in ends if node.lines == best.lines + looseness and node.cost < best.cost + LOOSE_COST]
    return min(asked, key=lambda node: node.cost) if looseness and asked else best


class _Scale:
    """Weighs lines of one piece in one pass: the paragraph's sums, and for every node its keys for what is in reach."""

    __slots__ = ("_foreign", "_left", "_loose", "_lowest", "_paragraph", "_step", "_task", "_tight", "_width")

    def __init__(self, paragraph: Paragraph, task: Task, step: _Pass) -> None:
        self._paragraph, self._task, self._step = paragraph, task, step
        self._width = task.measure_em - task.hanging_em
        self._left: list[float] = []
        self._tight: list[float] = []
        self._loose: list[float] = []
        self._lowest = 0
        late = step.level == LAST_LEVEL  # lines without elastic gaps come up in the last passes only
        self._foreign = list(accumulate([box.cls not in _RUN for box in paragraph.boxes] if late else [], initial=0))

    def add(self, start: int, indent_em: float, keep: bool) -> None:
        """A node at box `start`, whose line is narrower by `indent_em` and keeps its blank in front if `keep`."""
        paragraph, task = self._paragraph, self._task
        left = paragraph.starts_em[start] - indent_em - (paragraph.lead_em[start] if keep else 0.0)
        self._left.append(left)
        if not task.justify:
            self._tight.append(left)
            self._loose.append(-_INFINITE)
            return
        self._tight.append(left - paragraph.squeeze_all[start])
        most = self._step.most_em
        flexible = -_INFINITE if most == _INFINITE else paragraph.stretch[start] + most * paragraph.han_gaps[start]
        self._loose.append(left + flexible)

    def reach(self, last: int) -> bool:
        """Forgets the nodes from which a line can no longer end at box `last`; whether any is left."""
        paragraph, tight = self._paragraph, self._tight
        shrink = paragraph.squeeze_all[last] if self._task.justify else 0.0
        bound = paragraph.ends_em[last] - shrink - self._width - SLACK_EM
        if self._task.line_end == "hang" and hangs(paragraph, last):
            bound -= paragraph.boxes[last].body_em
        if self._task.line_end == "full":
            bound += paragraph.tail_em[last]
        lowest, count = self._lowest, len(tight)
        while lowest < count and tight[lowest] < bound:
            lowest += 1
        if lowest == count and self._step.overfull:
            lowest = count - 1
            while lowest and tight[lowest - 1] == tight[lowest]:
                lowest -= 1
        self._lowest = lowest
        return lowest < count

    def weigh(self, nodes: list[_Node], last: int, price: float, hyphen_em: float | None) -> list[_Way]:
        """All lines that can end at box `last` and may still win, with the cost of everything up to there."""
        paragraph, task = self._paragraph, self._task
        stretch, han_gaps = paragraph.stretch[last], paragraph.han_gaps[last]
        most = self._step.most_em
        flexible = _INFINITE if most == _INFINITE or not task.justify else stretch + most * han_gaps
        ways: list[_Way] = []
        hopeless = _INFINITE
        stretches, gap_counts, loose, lefts = paragraph.stretch, paragraph.han_gaps, self._loose, self._left
        count, width = len(nodes), self._width
        for right, edge in self._edges(last, hyphen_em or 0.0):
            highest = right + flexible - width + SLACK_EM
            for index in range(self._lowest, count):
                if loose[index] > highest:
                    break
                start, before, tone, running, lines, _, _, _ = nodes[index]
                if (cost := before + price) >= hopeless:
                    continue
                room = width - right + lefts[index]
                extra = 0.0
                if not task.justify:
                    cost += self._ragged(room)
                elif room < -SLACK_EM:
                    cost += self._tightness(-room, start, last)
                elif room > SLACK_EM and (slack := room - stretch + stretches[start]) > SLACK_EM:
                    if gaps := han_gaps - gap_counts[start]:
                        extra = slack / gaps
                        cost += looseness_cost(extra)
                    elif spaces := paragraph.spaces[last] - paragraph.spaces[start]:
                        extra = slack / spaces
                        cost += wide_spaces_cost(extra)
                    elif cost + RIGID_LATIN_COST < hopeless:
                        cost += self._rigidity(start, last) + RIGID_EM_COST * slack**2
                    else:
                        continue
                if lines and (extra - tone > NEIGHBOUR_EM or tone - extra > NEIGHBOUR_EM):
                    cost += NEIGHBOUR_COST
                hyphens = 0
                if hyphen_em is not None:
                    hyphens = running + 1
                    cost += hyphens_cost(running, self._step.overfull)
                if cost < hopeless:
                    ways.append((cost, extra, index, hyphens, edge, room))
                    if not task.looseness and cost + NEIGHBOUR_COST < hopeless:
                        hopeless = cost + NEIGHBOUR_COST
        return ways

    def endings(self, nodes: list[_Node]) -> list[_Node]:
        """All ways to set the last line, as nodes after the end."""
        task = self._task
        last = task.end - 1
        if task.fill_last:
            return _kept(ways, nodes, last, task.looseness) if (ways := self.weigh(nodes, last, 0.0, None)) else []
        ends: list[_Node] = []
        for right, edge in self._edges(last, 0.0):
            for index in range(self._lowest, len(nodes)):
                node = nodes[index]
                room = self._width - right + self._left[index]
                cost = self._last_cost(node, room)
                if cost < _INFINITE:
                    ends.append(_Node(task.end, node.cost + cost, 0.0, 0, node.lines + 1, node, edge, room))
        return ends

    def _last_cost(self, node: _Node, room: float) -> float:
        """Cost of a last line with `room` em to spare: squeezed if need be, and not left with a lone character."""
        paragraph, task = self._paragraph, self._task
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
        end, rule = self._paragraph.ends_em[last] + hyphen_em, self._task.line_end
        tail = self._paragraph.tail_em[last]
        if rule == "half" or not tail:
            return ((end, "drop"),)
        if rule == "full":
            return ((end + tail, "keep"),)
        if rule == "flex":
            return (end + tail, "keep"), (end, "drop")
        if hangs(self._paragraph, last):
            return (end - self._paragraph.boxes[last].body_em, "hang"), (end, "drop")
        return ((end, "drop"),)

    def _tightness(self, need: float, start: int, last: int) -> float:
        """Cost of taking `need` em from the gaps between boxes `start` and `last`."""
        paragraph = self._paragraph
        whole = paragraph.squeeze_all[last] - paragraph.squeeze_all[start] if self._task.justify else 0.0
        if need > whole + SLACK_EM:
            return OVERFULL_COST * (1 + need - whole) if self._step.overfull else _INFINITE
        part = paragraph.squeeze[last] - paragraph.squeeze[start]
        return SQUEEZE_COST * (need / whole) ** 2 + (LAST_STAGE_COST if need > part + SLACK_EM else 0.0)

    def _rigidity(self, start: int, last: int) -> float:
        """Cost of a line from box `start` to `last` that has no elastic gap and does not fill its measure."""
        spaces, foreign = self._paragraph.spaces, self._foreign
        if not start or last + 2 >= len(foreign) or spaces[start - 1] != spaces[last + 1]:
            return RIGID_COST
        return RIGID_LATIN_COST if foreign[start - 1] == foreign[last + 2] else RIGID_COST

    def _ragged(self, room: float) -> float:
        """Cost of a line that is not justified and has `room` em to spare."""
        if room < -SLACK_EM:
            return OVERFULL_COST * (1 - room) if self._step.overfull else _INFINITE
        return RAGGED_COST * room**2
