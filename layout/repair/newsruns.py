"""Titles of short news that follow each other: each stands over one short text that says when, and names its matter.

Decisions: sections of a feature are as short now and then, but hardly open with a day, one after the other, and repeat
the words of their subheads; one title with neighbours of its kind is a headline, one alone is left to the other cues.
"""

import re
from functools import lru_cache
from typing import Final

from layout.repair.marks import HAN, simplified
from layout.repair.model import Setting

TITLE: Final = (5, 24)
"""The title of a brief has so many characters, from the least to the most."""
TEXT: Final = (24, 260)
"""Its text has so many."""
LINES: Final = 14
"""A brief has no more printed lines."""
NEAR: Final = 26
"""Within so many characters a brief says when."""
LEAST_SHARED: Final = 2
"""So many pairs of characters of its title stand in the text."""
_WHEN: Final = re.compile(
    "(?<![\\d~至到—-])\\d{1,2}月\\d{1,2}日|[今昨]日|[今昨][天晚起晨]|近[日期]|日前|即日起|[上本]周|截[至止]|[上下]半年|一季度|[今本去]年|[上本]月|记者"
)
_LISTED: Final = re.compile(rf"(?:时间|地点|地址|主办|票价|电话|[{HAN}]{{2,4}}时间)\s*[:：]")
"""How an entry of a calendar begins, which is no news."""


def brief_strength(setting: Setting, index: int) -> float:
    """How much a line is the title of one of several briefs (0-1): 1 between two others, less beside one."""
    end = _brief_end(setting, index)
    if end < 0:
        return 0.0
    below = _brief_end(setting, end) >= 0
    above = next((near for near in range(index - 2, max(index - LINES - 2, -1), -1) if _titled(setting, near)), -1)
    above_too = above >= 0 and _brief_end(setting, above) == index
    return 0.8 * max(below, above_too) + 0.2 * min(below, above_too)


def _titled(setting: Setting, index: int) -> bool:
    """Whether a line has the shape of a brief's title."""
    fact = setting.facts[index]
    shaped = TITLE[0] <= fact.size <= TITLE[1] and fact.ends == "plain" and not fact.stops and fact.commas < 2
    other = fact.byline or fact.dateline or fact.date or fact.salutation or fact.signer or fact.marker or fact.speaker
    return shaped and not other and index not in setting.verse and index not in setting.rows


def _brief_end(setting: Setting, index: int) -> int:
    """The line behind a brief's text if a line is its title, or -1."""
    facts, count = setting.facts, len(setting.lines)
    if index >= count or not _titled(setting, index):
        return -1
    end = index + 1
    while end < min(count, index + 1 + LINES) and not _stops_brief(setting, index, end):
        end += 1
    text = "".join(line.text for line in setting.lines[index + 1 : end])
    whole = end > index + 1 and facts[end - 1].ends == "final" and not facts[index + 1].dateline
    if not whole or not TEXT[0] <= len(text) <= TEXT[1]:
        return -1
    return end if _tells(simplified(setting.lines[index].text), simplified(text)) else -1


def _stops_brief(setting: Setting, index: int, end: int) -> bool:
    """Whether the text under a title ends before a line: a title, a byline, or a second paragraph begins there."""
    fact, before = setting.facts[end], setting.facts[end - 1]
    if end == index + 1:
        return fact.byline or not (fact.stops or fact.commas or setting.measures[end] is not None)
    ended = before.ends == "final"
    return fact.byline or (ended and (_titled(setting, end) or setting.lines[end].blanks > 0))


@lru_cache(maxsize=4096)
def _tells(title: str, text: str) -> bool:
    """Whether a text says when, near its start, and what its title says."""
    if _WHEN.search(text, 0, NEAR) is None or _LISTED.match(text) is not None:
        return False
    pairs = {title[at : at + 2] for at in range(len(title) - 1) if title[at : at + 2].isalnum()}
    return sum(pair in text for pair in pairs) >= LEAST_SHARED
