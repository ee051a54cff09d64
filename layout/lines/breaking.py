"""The best set of line ends of a whole paragraph: optimum fit, the cheapest way through all places to end a line.

Decisions: four passes, each with more freedom, until one succeeds: no hyphenation and little stretch; hyphenation and
addresses; emergency points; overfull, and then it is said. What a single line costs is weighed in `weighing.py`. Where
a style asks for first fit, the same passes are made line by line.

Source: typography.md §§8, 17; Knuth & Plass, "Breaking paragraphs into lines" (1981).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import heappop, heappush
from itertools import groupby
from operator import attrgetter
from typing import Final, TypeVar

from layout.lines.costs import (
    DEAR_LOOSE,
    DEAR_TIGHT,
    LOOSE_EM,
    LOOSENED_COST,
    NEIGHBOUR_COST,
    SLACK_EM,
    TIGHT_EM,
    WHOLE_ADDRESS,
)
from layout.lines.opportunities import LAST_LEVEL, LONG_TOKEN_SHARE, LongString, LongToken, SoftBreak, string_breaks
from layout.lines.paragraph import Paragraph
from layout.lines.weighing import REST, Chosen, Pass, Scale, Task, Way, opening

_INFINITE: Final = float("inf")
T = TypeVar("T", LongToken, LongString)


_PASSES: Final = (
    Pass(1, TIGHT_EM, DEAR_TIGHT),
    Pass(2, LOOSE_EM, DEAR_LOOSE),
    Pass(LAST_LEVEL, _INFINITE),
    Pass(LAST_LEVEL, _INFINITE, overfull=True),
)


def choose_breaks(paragraph: Paragraph, task: Task, hyphens_em: Mapping[str, float]) -> tuple[Chosen, ...]:
    """The lines of a piece of a paragraph, at the least cost; always a complete set.

    Args:
        paragraph: The text, ready.
        task: The piece, its measure and indents in em, and the rules of its edges.
        hyphens_em: Width in em of an added hyphen by face; words in other faces stay whole.

    Source: typography.md §8.
    """
    if task.first_fit:
        return tuple(_first_fit(paragraph, task, hyphens_em))
    best: Way | None = None
    scale = Scale(paragraph, task)
    for step in _PASSES[1 if task.looseness else 0 :]:
        bound = best[1] - SLACK_EM if best is not None and not task.looseness else _INFINITE
        found = _search(scale.enter(step, _extra_breaks(paragraph, task, step, hyphens_em), bound))
        if found is not None and (best is None or found[1] < best[1] - SLACK_EM):
            best = found
        if best is not None and _is_good(best, step):
            break
    assert best is not None, "the last pass always finds a way"
    return tuple(_chosen(best))[::-1]


def _chosen(end: Way) -> Iterator[Chosen]:
    """The lines of a way, the last first."""
    _, _, after, _, start, _, hyphens, edge, room_em, _, before = end
    while before is not None:
        yield Chosen(start, after - 1, hyphens > 0, edge, room_em)
        _, _, after, _, start, _, hyphens, edge, room_em, _, before = before


def _is_good(end: Way, step: Pass) -> bool:
    """Whether more freedom is not worth trying: no line is dear."""
    way, before = end, end[-1]
    while before is not None:
        if way[1] - before[1] >= step.dear:
            return False
        way, before = before, before[-1]
    return True


Extra = dict[int, tuple[float, float | None]]
"""Breaks that only some passes or narrow measures have, by box: the price, and the width in em of an added hyphen
(None: no hyphen).
"""


def _extra_breaks(paragraph: Paragraph, task: Task, step: Pass, hyphens_em: Mapping[str, float]) -> Extra:
    """The extra breaks of a pass. A string that sticks out is divided where it may be, its numbers at their marks
    however short they are, and anywhere only in those of its pieces that stick out still. An address that a line can
    hold is torn only where the lines before it would come apart.
    """
    given = paragraph.opportunities
    begin, end = (bisect_left(given.soft, gap, key=attrgetter("gap")) for gap in (task.first, task.end - 1))
    found = [soft for soft in given.soft[begin:end] if soft.level <= step.level]
    for first, last in paragraph.whole_addresses(task.measure_em - task.hanging_em).items():
        dearer = [
            replace(soft, penalty=soft.penalty + WHOLE_ADDRESS * (soft.level - 1))
            for soft in found
            if first <= soft.gap < last
        ]
        found = [soft for soft in found if not first <= soft.gap < last] + dearer
    tokens = _inside(given.long_tokens, task.first, task.end - 1)
    for token in tokens:
        width = paragraph.ends_em[token.last] - paragraph.starts_em[token.first]
        if width > task.measure_em * LONG_TOKEN_SHARE:
            found += [soft for soft in token.breaks if soft.level <= step.level]
    strings: list[LongString] = []
    if step.level == LAST_LEVEL:
        for string in _inside(given.strings, task.first, task.end - 1):
            if paragraph.ends_em[string.last] - paragraph.starts_em[string.first] > task.measure_em:
                strings.append(string)
    for (first, last), _ in groupby(strings, key=attrgetter("first", "last")):
        for token in _inside(tokens, first, last):
            found += token.breaks if first <= token.first and token.last <= last else ()
    extra: Extra = {}
    _offer(paragraph, task, found, hyphens_em, extra)
    for piece in _too_wide(paragraph, task, strings, extra):
        token_em = paragraph.ends_em[piece.end - 1] - paragraph.starts_em[piece.first]
        breaks = string_breaks(piece, paragraph.boxes, unit_falls=token_em <= task.measure_em)
        _offer(paragraph, task, breaks, hyphens_em, extra)
    return extra


def _inside(given: Sequence[T], first: int, last: int) -> Sequence[T]:
    """Those tokens or strings, which stand in their order, that have one of boxes `first` to `last`."""
    begin = bisect_left(given, first, key=attrgetter("first"))
    while begin and given[begin - 1].last >= first:
        begin -= 1
    return given[begin : bisect_right(given, last, key=attrgetter("first"))]


def _offer(
    paragraph: Paragraph, task: Task, found: Iterable[SoftBreak], hyphens_em: Mapping[str, float], extra: Extra
) -> None:
    """Adds to `extra` the cheapest of these breaks by box, where none is allowed already."""
    for soft in found:
        gap, face = soft.gap, paragraph.boxes[soft.gap].face
        if not task.first <= gap < task.end - 1 or paragraph.opportunities.penalties[gap] != _INFINITE:
            continue
        if (not soft.hyphen or face in hyphens_em) and (gap not in extra or soft.penalty < extra[gap][0]):
            extra[gap] = soft.penalty, hyphens_em[face] if soft.hyphen else None


def _too_wide(paragraph: Paragraph, task: Task, strings: list[LongString], extra: Extra) -> Iterator[LongString]:
    """The pieces of strings, divided wherever `extra` lets them be, that stick out of their line; those in `extra`
    that the piece before was given count.
    """
    known, latest = sorted(extra), -1
    for string in strings:
        begin, end = bisect_left(known, string.begin), bisect_left(known, string.end - 1)
        first = max(string.first, latest + 1, known[begin - 1] + 1 if begin else 0)
        after = known[end] if end < len(known) else string.last
        for last in (*known[begin:end], min(after, string.last)):
            room = task.measure_em - (task.indent_em if first == task.first else 0.0)
            if paragraph.ends_em[last] - paragraph.starts_em[first] > room:
                yield LongString(first, last, max(first, string.begin), min(last + 1, string.end))
            first = last + 1
        given = (gap for gap in range(string.end - 1, string.begin - 1, -1) if gap in extra)
        latest = max(latest, next(given, -1))


def _search(scale: Scale) -> Way | None:
    """The cheapest way through the piece in one pass, or None where some line cannot be set.

    Places are visited in the order of what it costs to get there, so that dear lines are followed no further than it
    takes to find a way without them: most lines of Han are full, and lead to one place each. Of the ways to a place
    those are followed that can still win: the cheapest, and those dearer by less than what they may save beside their
    neighbour; with `looseness` the cheapest for every number of lines that differs from the cheapest's by so many at
    most, for all numbers would make the search of a long paragraph square.

    Source: Dijkstra, "A note on two problems in connexion with graphs" (1959).
    """
    task, looseness = scale.task, scale.task.looseness
    least: defaultdict[int, dict[int, float]] = defaultdict(dict)
    known: defaultdict[int, list[Way]] = defaultdict(list)
    heap: list[Way] = []
    best: Way | None = None
    way, end = opening(task.first), task.end
    while True:
        _, cost, start, _, _, rank, _, _, _, count, before = way
        ways: list[Way] = []
        if cost == REST and before is not None:
            ways = scale.lines(before, rank, least[0], start)
        elif start == end:
            best = best or way
            if count == best[9] + looseness:
                return way
        elif _may_win(way, others := known[start], looseness):
            others.append(way)
            ways = scale.lines(way, len(others) - 1, least[count if looseness else 0])
        for found in ways:
            heappush(heap, found)
        if not heap or (best is not None and heap[0][1] >= best[1] + LOOSENED_COST):
            return best
        way = heappop(heap)


def _may_win(way: Way, others: Sequence[Way], looseness: int) -> bool:
    """Whether a way may still win beside others to its end that cost less or as much, the cheapest first."""
    if not others:
        return True
    if looseness:
        near = abs(way[9] - others[0][9]) <= abs(looseness)
        return near and way[9] not in [other[9] for other in others]
    return way[1] < others[0][1] + NEIGHBOUR_COST and way[3] not in [other[3] for other in others]


def _first_fit(paragraph: Paragraph, task: Task, hyphens_em: Mapping[str, float]) -> Iterator[Chosen]:
    """The lines of a piece, each as full as can be; a later pass is asked only where an earlier one cannot set it."""
    scales = [Scale(paragraph, task).enter(step, _extra_breaks(paragraph, task, step, hyphens_em)) for step in _PASSES]
    start = task.first
    while start < task.end:
        ways = next(ways for scale in scales if (ways := scale.lines(opening(start), 0, {})))
        furthest = max(way[2] for way in ways)
        _, _, end, _, _, _, hyphens, edge, room_em, _, _ = min(way for way in ways if way[2] == furthest)
        yield Chosen(start, end - 1, hyphens > 0, edge, room_em)
        start = end
