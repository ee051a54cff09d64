"""The best set of line ends of a whole paragraph: optimum fit by dynamic programming.

Decisions: four passes, each with more freedom, until one succeeds: no hyphenation and little stretch; hyphenation and
addresses; emergency points; overfull, and then it is said. What a single line costs is weighed in `weighing.py`. Where
a style asks for first fit, the same passes are made line by line.

Source: typography.md §§8, 17; Knuth & Plass, "Breaking paragraphs into lines" (1981).
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final

from layout.lines.costs import (
    DEAR_LOOSE,
    DEAR_TIGHT,
    LOOSE_EM,
    LOOSENED_COST,
    SLACK_EM,
    TIGHT_EM,
)
from layout.lines.opportunities import LAST_LEVEL, LONG_TOKEN_SHARE, SoftBreak, string_breaks
from layout.lines.paragraph import Paragraph
from layout.lines.weighing import Chosen, Node, Pass, Scale, Task, kept

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
        found = _search(Scale(paragraph, task, step, bound), hyphens_em)
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


def _candidates(
    paragraph: Paragraph, task: Task, step: Pass, hyphens_em: Mapping[str, float]
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
    paragraph: Paragraph, task: Task, step: Pass, hyphens_em: Mapping[str, float]
) -> dict[int, SoftBreak]:
    """The breaks that only some passes or narrow measures have, by box; the cheapest of each."""
    found = [soft for soft in paragraph.opportunities.soft if soft.level <= step.level]
    for token in paragraph.opportunities.long_tokens:
        width = paragraph.ends_em[token.last] - paragraph.starts_em[token.first]
        if width > task.measure_em * LONG_TOKEN_SHARE:
            found += [soft for soft in token.breaks if soft.level <= step.level]
    for string in paragraph.opportunities.strings if step.level == LAST_LEVEL else ():
        if paragraph.ends_em[string.last] - paragraph.starts_em[string.first] > task.measure_em:
            found += string_breaks(string, paragraph.boxes)
    extra: dict[int, SoftBreak] = {}
    for soft in found:
        if soft.hyphen and paragraph.boxes[soft.gap].face not in hyphens_em:
            continue
        if soft.gap not in extra or soft.penalty < extra[soft.gap].penalty:
            extra[soft.gap] = soft
    return extra


def _search(scale: Scale, hyphens_em: Mapping[str, float]) -> Node | None:
    """The cheapest way through the piece in one pass, or None where some line cannot be set."""
    paragraph, task, step = scale.paragraph, scale.task, scale.step
    nodes, looseness, keep = scale.nodes, task.looseness, task.keep_start
    scale.add(Node(task.first, 0.0, 0.0, 0, 0, None, "drop", 0.0), task.indent_em - task.hanging_em, task.keep_first)
    for last, price, hyphen_em in _candidates(paragraph, task, step, hyphens_em):
        if not scale.reach(last):
            return None
        if ways := scale.weigh(last, price, hyphen_em):
            for node in kept(ways, nodes, last, looseness):
                scale.add(node, 0.0, keep)
    if not scale.reach(task.end - 1):
        return None
    return _wanted(scale.endings(), looseness)


def _first_fit(paragraph: Paragraph, task: Task, hyphens_em: Mapping[str, float]) -> Iterator[Chosen]:
    """The lines of a piece, each as full as can be; a later pass is asked only where an earlier one cannot set it."""
    scales = [Scale(paragraph, task, step) for step in _PASSES]
    ends = [list(_candidates(paragraph, task, step, hyphens_em)) for step in _PASSES]
    start = task.first
    while start < task.end:
        found = (_fullest(scale, start, after) for scale, after in zip(scales, ends, strict=True))
        chosen = next(line for line in found if line is not None)
        yield chosen
        start = chosen.last + 1


def _fullest(scale: Scale, start: int, ends: list[tuple[int, float, float | None]]) -> Chosen | None:
    """The longest line from box `start` that its pass can set, None where it can set none."""
    task, best = scale.task, None
    opens = start == task.first
    scale.clear()
    scale.add(
        Node(start, 0.0, 0.0, 0, 0, None, "drop", 0.0),
        task.indent_em - task.hanging_em if opens else 0.0,
        task.keep_first if opens else task.keep_start,
    )
    for at in range(bisect_left(ends, (start,)), len(ends)):
        last, _, hyphen_em = ends[at]
        if not scale.reach(last):
            return best
        if ways := scale.weigh(last, 0.0, hyphen_em):
            _, _, _, hyphens, edge, room_em = min(ways)
            best = Chosen(start, last, hyphens > 0, edge, room_em)
    if not scale.reach(task.end - 1):
        return best
    if not (rest := scale.endings()):
        return None
    end = min(rest, key=lambda node: node.cost)
    return Chosen(start, task.end - 1, False, end.end, end.room_em)


def _wanted(ends: list[Node], looseness: int) -> Node | None:
    """The cheapest ending, or the cheapest with `looseness` lines more than that one."""
    if not ends:
        return None
    best = min(ends, key=lambda node: node.cost)
    asked = [node for node in ends if node.lines == best.lines + looseness and node.cost < best.cost + LOOSENED_COST]
    return min(asked, key=lambda node: node.cost) if looseness and asked else best
