"""Where an article that broke off in mid-sentence goes on: for each one the line that fits best.

Decisions: a text that breaks off has one rest, somewhere behind the headline that cut in; it begins where the text
before it is finished, and the boundary cues of any join say how well it goes on. Jump marks need none of this.
"""

from collections.abc import Sequence
from typing import Final

from layout.repair.model import Setting, after_cues, before_cues
from layout.repair.signals import score

REACH: Final = 200
"""Within how many lines the rest of an article is looked for."""
MOST_BROKEN: Final = 8
"""The rest of an article stands before so many others have broken off: no page has more. Keeps the cost linear."""
LEAD: Final = 3.0
"""A line that fits better than every other by this much, in log odds, is surely the rest."""


def find_rests(
    setting: Setting, broken: Sequence[int], settled: Sequence[bool], closed: Sequence[bool]
) -> dict[int, tuple[float, int]]:
    """Lines that go on an article whose last line is one of `broken`: how clearly each fits best (0-1), and that line.

    `settled` lines have a surer place where they stand; behind `closed` ones a text is finished without a stop.
    """
    found: dict[int, tuple[float, int]] = {}
    stops = (*broken[MOST_BROKEN:], *(len(setting.lines) for _ in broken[:MOST_BROKEN]))
    for left, stop in zip(broken, stops, strict=True):
        fits = sorted(
            (
                (_fit(setting, left, index), index)
                for index in range(left + 2, min(left + REACH, stop, len(setting.lines)))
                if not settled[index] and _may_start(setting, index, closed[index - 1])
            ),
            reverse=True,
        )
        if fits and fits[0][0] > 0:
            lead = fits[0][0] - fits[1][0] if len(fits) > 1 else LEAD
            found[fits[0][1]] = max(found.get(fits[0][1], (0.0, -1)), (0.5 + 0.5 * min(lead / LEAD, 1.0), left))
    return found


def _may_start(setting: Setting, index: int, closed: bool) -> bool:
    """Whether a line stands where the text before it is finished, and is neither a byline nor marked itself."""
    before, fact = setting.facts[index - 1], setting.facts[index]
    done = before.ends == "final" or before.byline or before.date or before.signed or index - 1 in setting.verse
    return (done or closed or setting.lines[index].noise_before) and not (
        fact.byline
        or fact.dateline
        or setting.lines[index].jump_from
        or index in setting.verse
        or index in setting.rows
    )


def _fit(setting: Setting, left: int, index: int) -> float:
    """How well a line goes on a text that broke off, beside how well it starts a paragraph, in log odds."""
    kin = [("rest_kin", setting.cohesion.between(left, index))]
    return score(before_cues(setting, index, False, left)) + score(after_cues(setting, index, left)) + score(kin)
