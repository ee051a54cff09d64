"""Which lines of a dump have the shape of a subhead, and how many stand together.

Decisions: short, without marks, behind a finished text and over a longer line; lines of one kind between two ends of
articles count as one run.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from layout.repair.cohesion import Cohesion
from layout.repair.facts import Facts
from layout.repair.lines import Line
from layout.repair.model import SHORT_EM

PART: Final = 4
"""Parts of a headline that blanks set apart have so many characters and more."""
LONGER: Final = 2
"""By so many characters a headline is longer than the subheads under it, or more."""
MOST_WAITING: Final = 8
"""So many articles at most are asked whether a piece goes on them: keeps the cost linear."""


def find_subheads(
    lines: tuple[Line, ...],
    facts: tuple[Facts, ...],
    measures: tuple[float | None, ...],
    heads: frozenset[int],
    verse: dict[int, float],
    resumed: Mapping[int, int],
) -> tuple[dict[int, int], dict[int, bool]]:
    """Lines with the shape of a subhead and how many of them stand in the same stretch between ends of articles.

    And the first line of every such run, with whether it is longer than all others by `LONGER` and more. A piece whose
    first line is in `resumed` goes on with the stretch of the line that it goes on.
    """
    groups: dict[tuple[int, bool, int], list[int]] = {}
    left, stretch, last = dict.fromkeys(resumed.values(), 0), 0, 0
    for index, fact in enumerate(facts):
        if index in resumed:
            stretch = left[resumed[index]]
        elif lines[index].jump_from or (index and (lines[index - 1].jump_to or index - 1 in left)):
            stretch = last = last + 1
        if (
            fact.dateline
            or fact.byline
            or fact.date
            or fact.closing
            or fact.signed
            or fact.notice
            or index in heads
            or index in verse
        ):
            stretch = last = last + 1
            if index in left:
                left[index] = stretch
            continue
        if index in left:
            left[index] = stretch
        measure = measures[index]
        narrow = measure is None or lines[index].width_em <= measure - SHORT_EM
        before = facts[index - 1].ends in ("final", "colon") if index else False
        after = index + 1 < len(facts) and facts[index + 1].size > fact.size
        parts = not fact.topic and len(fact.fields) > 1 and min(map(len, fact.fields)) >= PART
        if fact.bare and not parts and narrow and before and after and fact.ends == "plain" and index - 1 not in verse:
            key = (stretch, fact.marker is not None, min(lines[index].blanks, 3))
            groups.setdefault(key, []).append(index)
    runs = [group for group in groups.values() if len(group) > 1]
    longest = [max(facts[index].size for index in group[1:]) for group in runs]
    openers = {group[0]: facts[group[0]].size >= size + LONGER for group, size in zip(runs, longest, strict=True)}
    return {index: len(group) for group in groups.values() for index in group}, openers


def pair_jumps(lines: Sequence[Line], cohesion: Cohesion) -> dict[int, int]:
    """The first lines of pieces behind a jump mark back, each with the last line of the article it most likely goes on.

    Of several articles that wait, the one that speaks of the same matter.
    """
    found: dict[int, int] = {}
    waiting: list[int] = []
    for index, line in enumerate(lines):
        if line.jump_from and waiting:
            best = max(waiting, key=lambda left: (cohesion.between(left, index), left))
            waiting.remove(best)
            found[index] = best
        if line.jump_to:
            waiting.append(index)
            del waiting[:-MOST_WAITING]
    return found
