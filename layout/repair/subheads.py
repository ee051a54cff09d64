"""Which lines of a dump have the shape of a subhead, and how many stand together.

Decisions: short, without marks, behind a finished text and over a longer line; lines of one kind between two ends of
articles count as one run.
"""

from layout.repair.facts import Facts
from layout.repair.lines import Line
from layout.repair.model import SHORT_EM


def find_subheads(
    lines: tuple[Line, ...],
    facts: tuple[Facts, ...],
    measures: tuple[float | None, ...],
    heads: frozenset[int],
    verse: dict[int, float],
) -> dict[int, int]:
    """Lines with the shape of a subhead and how many of them stand in the same stretch between ends of articles."""
    groups: dict[tuple[int, bool, int], list[int]] = {}
    stretch = 0
    for index, fact in enumerate(facts):
        stretch += lines[index].jump_from != "" or (index > 0 and lines[index - 1].jump_to != "")
        if fact.dateline or fact.byline or fact.date or fact.closing or fact.signed or index in heads or index in verse:
            stretch += 1
            continue
        measure = measures[index]
        narrow = measure is None or lines[index].width_em <= measure - SHORT_EM
        before = facts[index - 1].ends in ("final", "colon") if index else False
        after = index + 1 < len(facts) and facts[index + 1].size > fact.size
        if fact.bare and narrow and before and after and fact.ends == "plain" and index - 1 not in verse:
            key = (stretch, fact.marker is not None, min(lines[index].blanks, 3))
            groups.setdefault(key, []).append(index)
    return {index: len(group) for group in groups.values() for index in group}
