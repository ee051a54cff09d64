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

_COLLECTION: Final = re.compile("外[一二三四五六]首|[二两三四五六七八九十数]首|组诗|[二三四五]题$|诗[二三四五]章$")
"""What a headline over several poems says."""
_OTHERS: Final = re.compile("外[一二三四五六]首")
"""It is the title of the first poem, and who wrote them stands under it."""
_TOLD: Final = re.compile(
    "(?:[（(](?:组诗|外?[二两三四五六七八九十]首|[二三四五]题|散文诗)[)）]|[诗词绝律谣][二两三四五六七八九十]首)$"
)
"""The end of such a headline, of which no line of verse has the like."""
_SIGNED: Final = re.compile(
    rf"(\S{{1,14}}[（(](?:外[一二三四五]首|组诗|[二两三四五六七八九十]首|[二三四五]题|散文诗|歌词)[)）]"
    rf"|\S{{0,6}}[诗词绝律]{{1,2}}[二两三四五六七八九十]首)[\s\u3000]+"
    rf"([□■◎○◇◆]?\s*[{HAN}](?:[\s\u3000]?[{HAN}]){{1,3}})"
)
"""A headline over several poems, and the poet behind a blank: `秋夜（外一首） 白露生`."""
NUMBERED: Final = 8
"""And how many there are is told in so many more."""
LEAST: Final = 3
"""A poem has so many lines and more."""
MARKED: Final = 0.75
"""So many lines of verse end with a mark where any do."""
NAME: Final = 4
"""A title that looks like a name has no more characters."""
VERSE: Final = 16
"""A line of one has no more characters."""
SIGNS: Final = 3.0
"""From this score on a line is a byline."""
POEM: Final = 12
"""The title of a poem among others has no more characters."""
FEW: Final = "一二三四五六七八九十"
"""Numbers of poems, from one on."""
MANY: Final = 30
"""No headline stands over more poems."""


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
        elif index and _OTHERS.search(lines[index - 1].text) is not None:
            continue
        elif announced and line.blanks and fact.reading.score > 0 and fact.size <= NAME and len(under) == LEAST:
            poet = _COLLECTION.search(lines[index - 1].text) is not None and _over_marked(facts, index + 1, True)
            found += [index] if all(len(other.text) <= VERSE for other in under) and not poet else []
    return found


def _is_character(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is one character between blank lines."""
    line = lines[index]
    return HAN_CHAR.fullmatch(line.text) is not None and line.blanks > 0 and index + 1 < len(lines)


def collected_titles(lines: Sequence[Line], facts: Sequence[Facts], verse: Container[int]) -> dict[int, int]:
    """The titles of poems that stand together, with their headline: it says how many they are, or they are counted.

    A title with the form of a poem in it (`五律·…`) is none of them where the first one has no form.
    """
    found: dict[int, int] = {}
    for index in range(len(lines) - LEAST):
        if not facts[index].bare or facts[index].size > POEM + NUMBERED or index in verse:
            continue
        under = _under_names(lines, facts, verse, index + 1)
        if match := _COLLECTION.search(lines[index].text):
            others = match.group().startswith("外")
            poet = index + 1 + (facts[index + 1].reading.score > 0)
            start = next((at for at in range(poet, index + 1 + LEAST) if at in verse), under) if others else under
            found |= dict.fromkeys(_titles_from(lines, facts, verse, start, _most_titles(match.group())), index)
        elif COUNTED.fullmatch(lines[under].text):
            titles = _titles_from(lines, facts, verse, under, len(lines))
            found |= {at: index for at in titles if COUNTED.fullmatch(lines[at].text)}
    return found


def announced_verse(lines: Sequence[Line], facts: Sequence[Facts], verse: Container[int]) -> set[int]:
    """The lines under a headline over poems that are `verse` because most of them end with a mark, be they uneven."""
    found: set[int] = set()
    for index, line in enumerate(lines[:-LEAST]):
        if not _announces(line, facts[index]) or index in verse:
            continue
        start = _under_names(lines, facts, verse, index + 1)
        start = end = start + (facts[start].reading.score > 0)
        while end < len(lines) and _may_be_verse(lines[end], facts[end]) and lines[end].file == line.file:
            if end > start and lines[end].blanks and all(fact.ends == "plain" for fact in facts[end : end + 2]):
                break
            end += 1
        while end > start and facts[end - 1].ends == "plain":
            end -= 1
        titles = {at for at in range(start, end - 1) if _over_marked(facts, at, at == start)}
        poems = [at for at in range(start, end) if at not in titles]
        if sum(facts[at].ends != "plain" for at in poems) >= max(LEAST + 1, MARKED * len(poems)):
            found.update(poems)
    return found


def tells_poems(text: str) -> bool:
    """Whether a line ends like a headline over several poems: it is none of their lines."""
    return _TOLD.search(text) is not None and len(text) <= POEM + NUMBERED


def _announces(line: Line, fact: Facts) -> bool:
    """Whether a line is a headline that says how many poems it stands over."""
    return fact.bare and fact.size <= POEM + NUMBERED and _COLLECTION.search(line.text) is not None


def _may_be_verse(line: Line, fact: Facts) -> bool:
    """Whether a line is as narrow as verse and nothing else."""
    return line.width_em <= VERSE + 1 and not (fact.byline or fact.dateline or fact.date or _announces(line, fact))


def _over_marked(facts: Sequence[Facts], index: int, first: bool) -> bool:
    """Whether a short line without a mark stands over one with a mark, behind a finished sentence or `first`."""
    bare = facts[index].ends == "plain" and facts[index].size <= POEM
    return bare and facts[index + 1].ends != "plain" and (first or facts[index - 1].ends == "final")


def told_poems(headline: str) -> int:
    """How many poems a headline says it stands over, each with a title; 0 where it does not say so."""
    match = _COLLECTION.search(headline)
    most = MANY if match is None or match.group().startswith("外") else _most_titles(match.group())
    return most if most < MANY else 0


def _most_titles(told: str) -> int:
    """How many titles stand under a headline that tells how many poems it has: it is that of the first of `外二首`."""
    return next((FEW.index(char) + 1 for char in told.replace("两", "二") if char in FEW), MANY)


def _under_names(lines: Sequence[Line], facts: Sequence[Facts], verse: Container[int], index: int) -> int:
    """The first line from an index on that is no byline, nor a name over the title of a poem or its first line."""
    at = index
    while at < min(index + 2, len(lines) - 2) and (facts[at].byline or _may_name(lines, facts, verse, at)):
        at += 1
    return at


def _may_name(lines: Sequence[Line], facts: Sequence[Facts], verse: Container[int], index: int) -> bool:
    """Whether a line may be the poet's name, and under it the verse does not begin at once, or behind a blank line."""
    return facts[index].reading.score > 0 and (index + 1 not in verse or lines[index + 1].blanks > lines[index].blanks)


def _titles_from(
    lines: Sequence[Line], facts: Sequence[Facts], verse: Container[int], index: int, most: int
) -> set[int]:
    """The titles, so many at most that stand apart from verse, in a row of poems that begins at a line."""
    found: set[int] = set()
    first = POEM_FORMS.match(lines[index].text) is not None
    for at in range(index, len(lines) - 1):
        inside, counted = at in verse, COUNTED.fullmatch(lines[at].text) is not None
        apart = lines[at].blanks > 0 or counted or not inside
        shaped = facts[at].bare or counted or _is_character(lines, at)
        formed = POEM_FORMS.match(lines[at].text) is not None
        titled = shaped and apart and facts[at].size <= POEM and at + 1 in verse and (first or not formed)
        if not inside and not (titled and most):
            break
        most -= not inside
        found |= {at} if titled else set()
    return found


def counted_parts(lines: Sequence[Line], facts: Sequence[Facts], verse: Container[int]) -> set[int]:
    """The first stanza under each number that stands behind `verse`: short lines without marks, as those are."""
    found: set[int] = set()
    for index in range(LEAST, len(lines) - LEAST):
        above = all(at in verse or at in found for at in range(index - LEAST, index))
        if not above or facts[index - 1].ends != "plain" or COUNTED.fullmatch(lines[index].text) is None:
            continue
        end = index + 1
        while (
            end < len(lines)
            and facts[end].bare
            and facts[end].size <= VERSE
            and (end == index + 1 or not lines[end].blanks)
        ):
            end += 1
        end -= facts[end - 1].reading.score > 0
        found |= set(range(index + 1, end)) if end - index > LEAST else set()
    return found
