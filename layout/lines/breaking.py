"""The best set of line ends of a whole paragraph: optimum fit, the cheapest way through all places to end a line.

Decisions: four passes, each with more freedom, until one succeeds: no hyphenation and little stretch; hyphenation and
addresses; emergency points; overfull, and then it is said. What a single line costs is weighed in `weighing.py`. Where
a style asks for first fit, the same passes are made line by line.

Source: typography.md §§8, 17; Knuth & Plass, "Breaking paragraphs into lines" (1981).
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import Final

from layout.lines.costs import (
    DEAR_LOOSE,
    DEAR_TIGHT,
    LOOSE_EM,
    LOOSENED_COST,
    NEIGHBOUR_COST,
    SLACK_EM,
    TIGHT_EM,
)
from layout.lines.opportunities import LAST_LEVEL, LONG_TOKEN_SHARE, string_breaks
from layout.lines.paragraph import Paragraph
from layout.lines.weighing import Chosen, Node, Pass, Scale, Task, Way

_INFINITE: Final = float("inf")


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
    best: Node | None = None
    for step in _PASSES[1 if task.looseness else 0 :]:
        bound = best.cost - SLACK_EM if best is not None and not task.looseness else _INFINITE
        found = _search(Scale(paragraph, task, step, _extra_breaks(paragraph, task, step, hyphens_em), bound))
        if found is not None and (best is None or found.cost < best.cost - SLACK_EM):
            best = found
        if best is not None and _is_good(best, step):
            break
    assert best is not None, "the last pass always finds a way"
    lines: list[Chosen] = []
    node: Node | None = best
    while node is not None and node.before is not None:
        lines.append(Chosen(node.before.start, node.start - 1, node.hyphens > 0, node.end, node.room_em))
        node = node.before
    return tuple(reversed(lines))


def _is_good(end: Node, step: Pass) -> bool:
    """Whether more freedom is not worth trying: no line is dear."""
    node = end
    while node.before is not None:
        if node.cost - node.before.cost >= step.dear:
            return False
        node = node.before
    return True


def _extra_breaks(
    paragraph: Paragraph, task: Task, step: Pass, hyphens_em: Mapping[str, float]
) -> dict[int, tuple[float, float | None]]:
    """The breaks that only some passes or narrow measures have: the price and the width in em of an added hyphen (None:
    no hyphen) of the cheapest by box.
    """
    given, boxes = paragraph.opportunities, paragraph.boxes
    found = [soft for soft in given.soft if soft.level <= step.level]
    for token in given.long_tokens:
        width = paragraph.ends_em[token.last] - paragraph.starts_em[token.first]
        if width > task.measure_em * LONG_TOKEN_SHARE:
            found += [soft for soft in token.breaks if soft.level <= step.level]
    for string in given.strings if step.level == LAST_LEVEL else ():
        if paragraph.ends_em[string.last] - paragraph.starts_em[string.first] > task.measure_em:
            found += string_breaks(string, boxes)
    extra: dict[int, tuple[float, float | None]] = {}
    for soft in found:
        gap, face = soft.gap, boxes[soft.gap].face
        if not task.first <= gap < task.end - 1 or given.penalties[gap] != _INFINITE:
            continue
        if (not soft.hyphen or face in hyphens_em) and (gap not in extra or soft.penalty < extra[gap][0]):
            extra[gap] = soft.penalty, hyphens_em[face] if soft.hyphen else None
    return extra


def _search(scale: Scale) -> Node | None:
    """The cheapest way through the piece in one pass, or None where some line cannot be set.

    Places are visited in the order of what it costs to get there, so that dear lines are followed no further than it
    takes to find a way without them: most lines of Han are full, and lead to one place each. Of the ways to a place
    those are followed that can still win: the cheapest, and those dearer by less than what they may save beside their
    neighbour; with `looseness` the cheapest for every number of lines that differs from the cheapest's by so many at
    most, for all numbers would make the search of a long paragraph square.

    Source: Dijkstra, "A note on two problems in connexion with graphs" (1959).
    """
    task, looseness = scale.task, scale.task.looseness
    least: dict[int, dict[int, float]] = {}
    known: dict[int, list[Node]] = {}
    heap: list[Way] = []
    best: Node | None = None
    node = Node(task.first, 0.0, 0.0, 0, 0, None, "drop", 0.0)
    while True:
        if node.start != task.end and _may_win(node, others := known.setdefault(node.start, []), looseness):
            others.append(node)
            for way in scale.lines(node, len(others) - 1, least.setdefault(node.lines if looseness else 0, {})):
                heappush(heap, way)
        if not heap or (best is not None and heap[0][1] >= best.cost + LOOSENED_COST):
            return best
        _, cost, start, stretch, _, _, hyphens, edge, room_em, before = heappop(heap)
        node = Node(start, cost, stretch, hyphens, before.lines + 1, before, edge, room_em)
        if start == task.end:
            best = best or node
            if node.lines == best.lines + looseness:
                return node


def _may_win(node: Node, others: Sequence[Node], looseness: int) -> bool:
    """Whether a node may still win beside others at its box that cost less or as much, the cheapest first."""
    if not others:
        return True
    if looseness:
        near = abs(node.lines - others[0].lines) <= abs(looseness)
        return near and node.lines not in [other.lines for other in others]
    near = node.cost < others[0].cost + NEIGHBOUR_COST
    return near and node.stretch not in [other.stretch for other in others]


def _first_fit(paragraph: Paragraph, task: Task, hyphens_em: Mapping[str, float]) -> Iterator[Chosen]:
    """The lines of a piece, each as full as can be; a later pass is asked only where an earlier one cannot set it."""
    scales = [Scale(paragraph, task, step, _extra_breaks(paragraph, task, step, hyphens_em)) for step in _PASSES]
    start = task.first
    while start < task.end:
        node = Node(start, 0.0, 0.0, 0, 0, None, "drop", 0.0)
        ways = next(ways for scale in scales if (ways := scale.lines(node, 0, {})))
        furthest = max(way[2] for way in ways)
        _, _, end, _, _, _, hyphens, edge, room_em, _ = min(way for way in ways if way[2] == furthest)
        yield Chosen(start, end - 1, hyphens > 0, edge, room_em)
        start = end
