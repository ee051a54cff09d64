"""Runs of lines that stand each alone: verse, metred or free.

Decisions: a run is told by what its lines have in common (a mark at their end, none at all, one length) and by what
sets them apart from the lines of wrapped prose.
"""

import itertools
import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Final

from layout.lexicon import seam_nats, words_of
from layout.repair.bylines import NOT_ONE
from layout.repair.facts import SHAPE_EM, Facts
from layout.repair.lines import Line
from layout.repair.marks import NUMERALS, POEM_FORMS, WRITTEN
from layout.repair.measure import NARROWEST_MEASURE_EM, measure_of
from layout.repair.metres import TORN_NATS, couplets, regular_verse, titles_over
from layout.repair.poems import announced_verse, counted_parts, tells_poems, titles_like_names
from layout.repair.rows import CREDIT, PROSE_EM
from layout.repair.titlecues import is_bracketed, is_tag, names_column
from layout.repair.verseedges import FULL_EM, TITLE_LINES, in_column, in_stanzas, is_uneven, may_be_wrapped, stops_short

_PAUSES: Final = frozenset("，。；、！？：,;:!?")
LEAST_MARKED: Final = 4
"""More lines that each end with a mark are not wrapped prose."""
PRINTED: Final = 8
"""So many printed lines behind a run show how wide prose is set there."""
CLEAR: Final = 0.6
"""The share of them that must fill one measure."""
BEHIND_PROSE: Final = 0.8
"""How likely the first line of verse behind a finished sentence and a blank line is its title (0-1)."""
NAMED: Final = 16
"""Where somebody belongs and a name have no more characters together."""
SURE: Final = 0.9
"""What is verse as surely shows that the lines right over it are (0-1)."""
FIRST_LINES: Final = 3
"""More lines over verse that end on nothing may be wrapped prose."""
COUNTS: Final = 10
"""A line of verse that counts (`一盏，两盏，三盏`) has no more characters."""
_NO_VERSE: Final = re.compile(r"[^:：]{2,8}[:：].*[、/]|(?:文|图|文图|图文|摄影?|撰文|撰稿|作者)\s*[/／|｜:：]")
"""A label and what is listed behind it, a roll; or what somebody did to a text, and the name."""
MOST_FULL: Final = 0.6
"""So many lines of a run that fill one width, and two torn words, are printed prose."""
_IN_SENTENCES: Final = frozenset("把被在是不也都就这那着了的我你他她它")
"""Characters that stand in a sentence, and in two names run together hardly ever."""
LONGEST_NAMES: Final = 8
"""Two names run together have no more characters."""
_COUNTING: Final = re.compile(rf"(?:[{NUMERALS}][，,、])+[{NUMERALS}]")
"""A line that counts: `一，二，三，四`."""
LOOSE_EM: Final = 16
"""A line of modern verse with a pause in it is hardly wider, in em."""


def verse_strength(
    lines: Sequence[Line], facts: Sequence[Facts], measures: Sequence[float | None], rows: Container[int]
) -> dict[int, float]:
    """Lines in a run of verse, with how sure that is; the first two of a run may be its headline. `rows` are none."""
    found: dict[int, float] = {}
    facts = [*facts]
    for index in titles_like_names(lines, facts):
        facts[index] = replace(facts[index], reading=NOT_ONE)
    short = [index not in rows and _short(line, facts[index]) for index, line in enumerate(lines)]
    for test, least in ((_ends_marked, 4), (_unmarked, 4), (_loose, 6), (_ragged, 6)):
        start = 0
        while start < len(lines):
            end = start
            while end < len(lines) and short[end] and test(lines[end], facts[end]):
                end += 1
                if end < len(lines) and (lines[end].jump_from or WRITTEN.match(lines[end - 1].text)):
                    break
            runs = start and not lines[start].blanks and facts[start - 1].ends in ("plain", "pause")
            if runs and facts[start - 1].marks and not facts[start - 1].byline:
                start = _behind_full(lines, start + 1, end)
            if end - start <= 1:
                start = max(end, start + 1)
                continue
            if facts[start].office and lines[start + 1].blanks > lines[start].blanks:
                start += 1
            dated = end < len(lines) and facts[end].dateline
            if dated:
                gap = next((k for k in range(end - 1, max(start, end - 4), -1) if lines[k].blanks), end - 1)
                end = max(gap, start)
            while end - start > least and len(facts[end - 1].fields) > 1 and len(facts[start].fields) == 1:
                end -= 1
            end = _before_prose(lines, facts, start, end)
            if test is _ragged:
                start = _behind_prose(lines, facts, found, start, end)
            if end - start >= least:
                strength = _run_strength(lines, facts, measures, start, end, test)
                if strength and sum(found.get(at, 0.0) == 1 for at in range(start, end)) >= LEAST_MARKED - 1:
                    strength = max(strength, SURE)
                end_of_verse = end if dated else _stanza_end(lines, facts, start, end)
                for index in range(start, end_of_verse):
                    ended = start - 1 in rows and lines[start].blanks > 0
                    title = 1.0 if ended else _title_first(lines, facts, start)
                    first = index == start or (index == start + 1 and _under_column(lines, start, end))
                    sure = strength * (1 - title) if first else strength
                    found[index] = max(found.get(index, 0.0), sure)
            start = max(end, start + 1)
    regular = regular_verse(lines, facts, rows)
    found |= dict.fromkeys((*_metred(lines), *sorted(regular), *couplets(lines, facts)), 1.0)
    poems = {at for at in found if found[at]}
    found |= dict.fromkeys((*announced_verse(lines, facts, poems), *counted_parts(lines, facts, poems)), 1.0)
    found |= _first_lines(lines, facts, found, rows)
    titles = titles_over(lines, regular)
    return {index: strength for index, strength in found.items() if strength > 0 and index not in titles}


def _first_lines(
    lines: Sequence[Line], facts: Sequence[Facts], found: Mapping[int, float], rows: Container[int]
) -> dict[int, float]:
    """The one to three lines over verse, under its title or the poet, that end on nothing: no text is so short."""
    more: dict[int, float] = {}
    for index, strength in found.items():
        if strength < SURE or found.get(index - 1, 0.0) >= SURE or lines[index].blanks:
            continue
        top = index
        while top > 0 and not lines[top].blanks and top - 1 not in rows and _goes_over(lines[top - 1], facts[top - 1]):
            top -= 1
        if 0 < index - top <= FIRST_LINES and (lines[top].blanks or facts[top - 1].reading.score > 0):
            more |= dict.fromkeys(range(top, index), strength)
    return more


def _goes_over(line: Line, fact: Facts) -> bool:
    """Whether a line may be one of verse by its width, that has a pause in it and ends on none."""
    return _short(line, fact) and fact.ends in ("plain", "pause") and fact.marks > 0 and not fact.stops


def _behind_full(lines: Sequence[Line], start: int, end: int) -> int:
    """Where a run starts behind the printed lines of prose that it begins with: those that fill the lines before."""
    found = measure_of([line.width_em for line in lines[max(start - PRINTED, 0) : start]])
    while found is not None and found[1] >= CLEAR and start < end and not lines[start].blanks:
        if abs(lines[start - 1].width_em - found[0]) > FULL_EM:
            break
        start += 1
    return start


def _before_prose(lines: Sequence[Line], facts: Sequence[Facts], start: int, end: int) -> int:
    """Where a run ends without the first printed lines of the prose behind it, which are as wide as the lines there."""
    if end >= len(lines) or not facts[end].marks or facts[end].dateline or facts[end - 1].ends != "plain":
        return end
    found = measure_of([line.width_em for line in lines[end : end + PRINTED]])
    if found is None or found[1] < CLEAR:
        return end
    cut = facts[end - 1].ends == "plain" and abs(lines[end - 1].width_em - found[0]) <= FULL_EM
    if abs(lines[end].width_em - found[0]) > FULL_EM and not (cut and lines[end].width_em < found[0]):
        return end
    while end > start and facts[end - 1].ends == "plain" and abs(lines[end - 1].width_em - found[0]) <= FULL_EM:
        end -= 1
    return end


def _behind_prose(lines: Sequence[Line], facts: Sequence[Facts], found: Container[int], start: int, end: int) -> int:
    """Where a run of verse starts whose first lines end a text: those behind are `found` to be verse, or one does."""
    verse = next((at for at in range(start + 1, min(start + TITLE_LINES, end)) if at in found), start)
    if verse > start and lines[verse].blanks and facts[verse - 1].ends == "final":
        return verse
    prose = start > 0 and facts[start - 1].ends == "final" and facts[start - 1].size > SHAPE_EM
    closes = prose and facts[start].ends == "final" and lines[start + 1].blanks > lines[start].blanks
    stops = [at for at in range(start, end) if lines[at].text[-1] == "。"]
    last = stops[-1] if stops else end
    if last < min(start + TITLE_LINES, end - LEAST_MARKED) and lines[last + 1].blanks and facts[start].marks:
        return last + 1
    return start + 1 if closes else start


def _metred(lines: Sequence[Line]) -> list[int]:
    """The lines of regular verse: four and more of one length that pause at the same places, each at its end."""
    found: list[int] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or not _same_metre((lines[start], lines[end])):
            if end - start >= 4 and _same_metre(lines[start:end]):
                found += range(start, end)
            start = end
    return found


def _under_column(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether a run of verse begins with the name of a column, and under it its title, a blank line over the verse."""
    if end - start < LEAST_MARKED + 2 or not names_column(lines[start].text):
        return False
    return not lines[start + 1].blanks and lines[start + 2].blanks > 0


def _title_first(lines: Sequence[Line], facts: Sequence[Facts], start: int) -> float:
    """How likely the first line of a run of verse is its title (0-1): no mark, behind a finished text.

    No verse is without one, so where nothing over it can be the title the line surely is.
    """
    line, before = lines[start], facts[start - 1]
    if facts[start].ends != "plain" or line.text[-1] in "的了着":
        return 0.0
    if start == 0:
        return 0.5
    if before.byline and start > 1 and facts[start - 2].ends == "plain" and not facts[start - 2].byline:
        return 0.0
    ended = before.byline or before.date or before.closing or before.signer or before.signed or before.office
    ended = ended or lines[start - 1].jump_to != ""
    if not (ended or before.ends == "final") or not line.blanks:
        return 0.0
    return 1.0 if ended or line.noise_before or line.blanks > 1 else BEHIND_PROSE


def _stanza_end(lines: Sequence[Line], facts: Sequence[Facts], start: int, end: int) -> int:
    """Where a run of verse ends: one or two lines behind its widest gap are rather the next headline."""
    if end == len(lines) or WRITTEN.match(lines[end - 1].text):
        return end
    gaps = [index for index in range(start + 3, end) if lines[index].blanks]
    for title in range(end - 1, max(start + 2, end - TITLE_LINES - 1), -1):
        moved = lines[title].blanks and abs(lines[title].indent_em - lines[title - 1].indent_em) >= 1
        titled = all(facts[at].ends == "plain" or lines[at].text[-1] in "！？!?" for at in range(title, end))
        if titled and (lines[title].noise_before or moved):
            return title
        end = title if moved else end
    gaps = [gap for gap in gaps if gap < end]
    last = gaps[-1] if gaps else end
    widest = max((lines[index].blanks for index in range(start + 1, end)), default=0)
    if gaps and end - last <= TITLE_LINES and lines[end].blanks > widest and facts[end].stops:
        return last
    titled = last < end and facts[last].ends == "plain"
    for gap in reversed(gaps):
        others = max((lines[index].blanks for index in range(start + 1, end) if index != gap), default=0)
        title = facts[gap].ends == "plain" or others > 0
        if title and end - gap <= TITLE_LINES and lines[gap].blanks > others:
            return gap
    stanzas = [second - first for first, second in itertools.pairwise([start, *gaps])]
    over_prose = titled and facts[end].stops > 0 and facts[end].size > LOOSE_EM and lines[end].blanks > 0
    if end - last == 1 < min(stanzas, default=0) and over_prose:
        return last
    return last if titled and end - last <= 2 < min(stanzas, default=0) and lines[last].blanks >= widest else end


def _short(line: Line, fact: Facts) -> bool:
    """Whether a line may be one of verse by its width and by what it is not."""
    if line.width_em > SHAPE_EM + 4:
        return False
    other = fact.byline or fact.dateline or fact.date or fact.closing or fact.salutation or fact.marker is not None
    other = (
        other
        or _closes(line.text)
        or _NO_VERSE.match(line.text) is not None
        or is_tag(line.text)
        or is_bracketed(line.text)
        or POEM_FORMS.match(line.text) is not None
        or tells_poems(line.text)
    )
    score = fact.reading.score
    bare = score > 0 and fact.size <= 8 and not (score < 2 and _is_phrase(line.text))
    name = bare or (score >= 2 and fact.size <= NAMED) or fact.signer or fact.signs or fact.notice
    return not other and not name and CREDIT.search(line.text) is None


def _is_phrase(text: str) -> bool:
    """Whether what may be a name, or two, is rather words: `江面上`, `明天见`, `白云深处`, `海把一封信`.

    Three characters begin with a word of two; more of them are all words, no surname first or with one character last.
    """
    if not 3 <= len(text) <= LONGEST_NAMES:
        return False
    if len(text) > LONGEST_NAMES // 2 and not _IN_SENTENCES.isdisjoint(text):
        return True
    words = words_of(text)
    if len(text) == 3 or any(word.kind == "unknown" for word in words):
        return len(text) == 3 and words[0].kind != "unknown" and words[0].end == 2
    sizes = [word.end - before for before, word in zip((0, *(word.end for word in words)), words, strict=False)]
    return 2 * sum(size for size in sizes if size > 1) >= len(text) and (sizes[0] > 1 or sizes[-1] == 1)


def _closes(text: str) -> bool:
    """Whether a line ends with a bracket that a line before it opened."""
    return text[-1] in ")）" and not any(mark in text for mark in "(（")


def _ends_marked(line: Line, fact: Facts) -> bool:
    return fact.ends not in ("plain", "open") and not fact.speaker


def _unmarked(line: Line, fact: Facts) -> bool:
    return fact.marks == 0 and fact.ends == "plain"


def _loose(line: Line, fact: Facts) -> bool:
    """A short line without a mark at its end and with one inside at most, or two that count: `一盏，两盏，三盏`."""
    told = fact.marks == 2 or _COUNTING.fullmatch(line.text) is not None
    counts = told and fact.marks == fact.commas and fact.size <= COUNTS
    return fact.size <= SHAPE_EM and fact.ends == "plain" and (fact.marks <= 1 or counts)


def _ragged(line: Line, fact: Facts) -> bool:
    return line.width_em <= SHAPE_EM and not fact.speaker


def _run_strength(
    lines: Sequence[Line], facts: Sequence[Facts], measures: Sequence[float | None], start: int, end: int, test: object
) -> float:
    """How surely a run of short lines is verse and not the lines of wrapped prose.

    Where an indented line stands over one that is not, and most lines end with a mark, the indent says that it is a
    paragraph; lines without marks are verse whatever their indents.
    """
    count = end - start
    if _same_metre(lines[start:end]):
        return 1.0
    marked = 2 * sum(fact.ends != "plain" for fact in facts[start:end]) > count
    if marked and any(
        lines[at - 1].indent_em and not (lines[at].indent_em or lines[at].blanks) for at in range(start + 1, end)
    ):
        return 0.0
    widths = [line.width_em for line in lines[start:end]]
    around = [*range(max(start - 8, 0), start), *range(end, min(end + 8, len(lines)))]
    common = measure_of(widths)
    edge = common[0] if common else max(widths)
    beside = [at for at in around if abs(lines[at].width_em - edge) <= FULL_EM and not facts[at].byline]
    over_prose = end < len(lines) and facts[end].stops > 0 and facts[end].size > LOOSE_EM
    alike = len(beside) if over_prose or any(facts[at].marks for at in beside) else 0
    full = sum(width >= edge - 1.1 for width in widths) / count
    wide = max(widths) > 18 and count < 6
    wrapped = wide or (
        (max(widths) >= NARROWEST_MEASURE_EM or over_prose)
        and full >= 0.3
        and (alike >= 2 or (facts[end - 1].ends == "final" and facts[start].ends == "plain"))
    )
    torn = sum(seam_nats(lines[at - 1].text, lines[at].text) > TORN_NATS for at in range(start + 1, end))
    apart = all(line.blanks for line in lines[start + 1 : end]) and max(widths) <= LOOSE_EM
    short = stops_short(lines, facts, start, end, edge if common else max(widths))
    if test is not _ends_marked and (in_column(lines, facts, start, end) or (full >= MOST_FULL and torn >= 2)):
        return 0.0
    if test is _ragged:
        printed = sum(measure is not None for measure in measures[start:end])
        marks = sum(fact.commas + fact.stops for fact in facts[start:end])
        loose = full < 0.45 and alike < 3 and marks < 0.7 * count and printed < 0.5 * count
        runs_on = sum(_runs_on(lines, facts, index) for index in range(start + 1, end)) + torn
        opens = start == 0 or lines[start].blanks > 0 or facts[start - 1].byline or facts[start - 1].ends == "plain"
        uneven = is_uneven(lines, facts, start, end) or in_stanzas(lines, facts, start, end)
        loose = loose or (opens and marks <= count and uneven)
        return 0.75 if loose and count >= 5 and runs_on <= 0.1 * count else 0.0
    if test is _loose:
        marked = sum(fact.marks for fact in facts[start:end]) > count / 3 or max(widths) > LOOSE_EM + 2
        return 0.0 if (marked and torn) or (may_be_wrapped(lines, widths, around) and not (apart or short)) else 1.0
    at_end = ("pause", "semicolon", "colon")
    inner = Counter(
        fact.marks - (fact.ends in at_end) - (line.text[-1] == "。")
        for line, fact in zip(lines[start:end], facts[start:end], strict=True)
    )
    uniform = inner.most_common(1)[0][1] / count
    if uniform < 0.7 and not (test is _ends_marked and count >= 6 and max(widths) <= 16):
        return 0.0
    markless = test is _unmarked and count >= 6 and sum(widths) >= PROSE_EM and torn <= 0.1 * count
    whole = test is _ends_marked and count > LEAST_MARKED and full < 0.7 and not torn
    if wrapped and count < 8 and not (markless or whole or apart or short):
        return 0.0
    return 1.0


def _same_metre(lines: Sequence[Line]) -> bool:
    """Whether lines are of one width and pause at the same places, each at its end: regular verse."""
    if lines[0].text[-1] not in _PAUSES:
        return False
    bare = ["".join(line.text.split()) for line in lines]
    if len(bare[0]) > PROSE_EM or len({len(text) for text in bare}) > 1:
        return False
    return len({tuple(place for place, char in enumerate(text) if char in _PAUSES) for text in bare}) == 1


def _runs_on(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether a sentence plainly runs on over a boundary: a stop early in the next line, a mark at its start."""
    return facts[index].starts_closing or (
        facts[index - 1].ends in ("plain", "pause") and 0 < facts[index].first_sentence < facts[index].size - 2
    )
