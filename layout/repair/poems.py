"""Several poems under one headline: their titles open no article.

Decisions: the headline says how many they are; each title stands behind verse and over verse,
and behind a blank line unless it is a number: `其二`.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Final

from layout.repair.facts import COUNTED, Facts
from layout.repair.lines import Line
from layout.repair.marks import HAN, HAN_CHAR, POEM_FORMS

_COLLECTION: Final = re.compile("[二两三四五六七八九十数]首|外[一二三四五]首|组诗|[二三四五]题$")
"""What a headline over several poems says."""
_SIGNED: Final = re.compile(
    rf"(\S{{1,14}}[（(](?:外[一二三四五]首|组诗|[二两三四五六七八九十]首|[二三四五]题|散文诗|歌词)[)）])[\s\u3000]+"
    rf"([□■◎○◇◆]?\s*[{HAN}](?:[\s\u3000]?[{HAN}]){{1,3}})"
)
"""A headline over several poems, and the poet behind a blank: `秋夜（外一首） 白露生`."""
NUMBERED: Final = 8
"""And how many there are is told in so many more."""
LEAST: Final = 3
"""A poem has so many lines and more."""
NAME: Final = 4
"""A title that looks like a name has no more characters."""
VERSE: Final = 16
"""A line of one has no more characters."""
SIGNS: Final = 3.0
"""From this score on a line is a byline."""
POEM: Final = 12
"""The title of a poem among others has no more characters."""


def open_poem_titles(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, where a headline over poems and the poet share one each on a line of its own."""
    opened: list[Line] = []
    for line in lines:
        match = _SIGNED.fullmatch(line.text) if line.text[-1] not in ")）" else None
        if match is None:
            opened.append(line)
            continue
        opened.append(replace(line.with_body(line.body.cut(*match.span(1))), heading=1))
        opened.append(replace(line.with_body(line.body.cut(*match.span(2))), blanks=0))
    return tuple(opened)


def titles_like_names(lines: Sequence[Line], facts: Sequence[Facts]) -> list[int]:
    """The titles of further poems that look like names, behind a blank line: `秋晨` under `秋夜（外一首）`."""
    found: list[int] = []
    announced = False
    for index, line in enumerate(lines):
        fact, under = facts[index], lines[index + 1 : index + 1 + LEAST]
        if _COLLECTION.search(line.text) is not None and len(line.text) <= POEM + NUMBERED and not fact.marks:
            announced = True
        elif len(line.text) > VERSE or fact.dateline or fact.reading.score >= SIGNS:
            announced = announced and index > 0 and _COLLECTION.search(lines[index - 1].text) is not None
        elif announced and line.blanks and fact.reading.score > 0 and fact.size <= NAME and len(under) == LEAST:
            found += [index] if all(len(other.text) <= VERSE for other in under) else []
    return found


def _is_character(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is one character between blank lines."""
    line = lines[index]
    return HAN_CHAR.fullmatch(line.text) is not None and line.blanks > 0 and index + 1 < len(lines)


def collected_titles(
    lines: Sequence[Line], facts: Sequence[Facts], heads: Container[int], verse: Container[int]
) -> frozenset[int]:
    """The titles of poems that stand together under one headline, which says how many they are.

    A title with the form of a poem in it (`五律·…`) is none of them where the first one has no form.
    """
    found: set[int] = set()
    announced, formed = False, True
    for index, line in enumerate(lines):
        behind = index - 1 in verse or (index > 0 and (facts[index - 1].byline or facts[index - 1].reading.score > 0))
        shaped = facts[index].bare or _is_character(lines, index)
        own = shaped and facts[index].size <= POEM and behind and index + 1 in verse
        form = POEM_FORMS.match(line.text) is not None
        if announced and own and form and not formed:
            announced = False
        elif announced and (own or index in verse):
            formed = form if own and index - 1 not in verse else formed
            apart = line.blanks > 0 or COUNTED.fullmatch(line.text) is not None
            found |= {index} if own and index - 1 in verse and apart else set()
        elif index in heads:
            announced = (announced and index - 1 in heads) or _COLLECTION.search(line.text) is not None
            formed = True
        elif not facts[index].byline and facts[index].reading.score <= 0 and index not in verse:
            announced = False
    return frozenset(found)
