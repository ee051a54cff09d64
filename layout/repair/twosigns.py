"""Two who sign, one over a text and one under it: between them another article begins.

Decisions: a paper signs an article over its text or under it, hardly both, and not with other names; where several
lines between the two may be its headline, each is one by its share.
"""

from typing import Final

from layout.repair.facts import Facts
from layout.repair.model import NAMED, Setting

REACH: Final = 40
"""Who signs is looked for within so many lines."""
LONGEST: Final = 60
"""A headline in one line has no more characters."""
PARTED: Final = 3
"""A line of several parts that blanks set apart counts for so many others."""


def between_signs(setting: Setting, index: int) -> float:
    """How likely a line is the headline that two bylines ask for (0-1): one over the text before, one under its own."""
    top = _nearest(setting, range(index - 1, max(index - REACH, 0), -1))
    sign = _nearest(setting, range(index + 2, min(index + REACH, len(setting.lines))))
    if top < 1 or sign < 0 or not (_is_over(setting, top) and _is_under(setting, sign)):
        return 0.0
    if not _people(setting.facts[top]).isdisjoint(_people(setting.facts[sign])):
        return 0.0
    may = {place: _weighs(setting, place) for place in range(top + 2, sign - 1) if _may_head(setting, place)}
    return may[index] / sum(may.values()) if index in may else 0.0


def _nearest(setting: Setting, places: range) -> int:
    """The nearest of some lines that signs; -1 where another sign of an article's edge is nearer."""
    for place in places:
        fact, line = setting.facts[place], setting.lines[place]
        if fact.byline or fact.reading.score >= NAMED:
            return place if _people(fact) else -1
        if fact.dateline or fact.signed or fact.date or fact.signer or line.jump_to or line.jump_from:
            return -1
    return -1


def _is_over(setting: Setting, place: int) -> bool:
    """Whether a byline stands between a headline and its text."""
    above, below = setting.facts[place - 1], setting.facts[place + 1]
    return above.ends == "plain" and not (above.stops or above.byline) and not (below.bare or below.byline)


def _is_under(setting: Setting, place: int) -> bool:
    """Whether a byline stands under a text, and over none."""
    if setting.facts[place - 1].ends != "final":
        return False
    last = place + 1 == len(setting.lines)
    return last or setting.facts[place + 1].bare or setting.facts[place + 1].byline


def _may_head(setting: Setting, place: int) -> bool:
    """Whether a line has the shape of a headline, behind a finished text and over another one."""
    fact, before = setting.facts[place], setting.facts[place - 1]
    shaped = fact.ends == "plain" and not fact.stops and fact.size <= LONGEST and before.ends == "final"
    return shaped and place not in setting.verse and place not in setting.rows


def _weighs(setting: Setting, place: int) -> int:
    """What a line counts beside others that may be the headline: one of several parts, as headlines have, more."""
    return PARTED if len(setting.facts[place].fields) > 1 else 1


def _people(fact: Facts) -> set[str]:
    """Who wrote, by a line that signs."""
    return {*fact.reading.byline.reporters, *fact.reading.byline.correspondents}
