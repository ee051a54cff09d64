"""What a line's neighbours and the whole dump make of it: runs of verse and rows, lists, spanning quotations, habits.

Decisions: the dump is its own dictionary (characters that stand together elsewhere) and its own style book (whether
indents and blank lines mean paragraphs is learnt from the boundaries that are clear without them).
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from layout.records import dataclass
from layout.repair.facts import SHAPE_EM, Facts, sure_speaker
from layout.repair.lines import Line
from layout.repair.marks import HAN_CHAR, PAIRS
from layout.repair.measure import measure_of

PAIR_SPAN: Final = 160
"""A quotation longer than this, in characters, says nothing about boundaries inside it."""
_PAUSES: Final = frozenset("，。；、！？：,;:!?")
_PAIR_MARK: Final = re.compile("[" + re.escape("".join((*PAIRS, *PAIRS.values()))) + "]")
PROSE_EM: Final = 36
"""Prose of this width, in em, has a mark in it."""
USUAL_CUTS: Final = 1.0
"""Of four lines of a dump without printed lines one is cut, in log odds: that is usual."""
LIST_REACH: Final = 14
"""Within how many lines the next item of a list is looked for."""


@dataclass(frozen=True, slots=True)
class Words:
    """How often characters and pairs of them stand in the dump."""

    chars: Counter[str]
    pairs: Counter[str]
    triples: Counter[str]
    total: int
    lexicon: frozenset[str]

    def cut_strength(self, left: str, right: str) -> float:
        """How much two texts look like one word cut in two: 0 nothing known, up to 4; -1 for never seen together."""
        a, b = left[-1:], right[:1]
        if not (a and b and HAN_CHAR.match(a) and HAN_CHAR.match(b)):
            return 0.0
        for reach in (2, 3, 4) if self.lexicon else ():
            for inner in range(1, reach):
                if left[-inner:] + right[: reach - inner] in self.lexicon:
                    return 3.0
        count = self.pairs[a + b]
        if not count:
            return -1.0 if self.total > 400 else 0.0
        mutual = math.log(count * self.total / (self.chars[a] * self.chars[b]))
        triples = self.triples[left[-2:] + b] + self.triples[a + right[:2]]
        return min(max(mutual / 3, 0.0), 1.2) * min(math.log2(1 + count), 2.5) + min(triples, 2) * 0.6


def count_words(lines: Sequence[Line], lexicon: frozenset[str]) -> Words:
    """The dump as its own dictionary."""
    chars: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    triples: Counter[str] = Counter()
    for line in lines:
        text = line.text
        chars.update(text)
        pairs.update(map("".join, itertools.pairwise(text)))
        triples.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
    return Words(chars, pairs, triples, max(sum(chars.values()), 1), lexicon)


def spanning_pairs(lines: Sequence[Line], seams: frozenset[int]) -> tuple[dict[int, str], frozenset[int]]:
    """Boundaries (by the line behind them) that a pair of marks spans, with its opener; lines that leave one open.

    No pair spans one of the `seams`, the first lines of articles.
    """
    stacks: dict[str, list[tuple[int, int]]] = {closer: [] for closer in PAIRS.values()}
    spans: dict[int, str] = {}
    position = 0
    unclosed: set[int] = set()
    for index, line in enumerate(lines):
        if index in seams:
            for stack in stacks.values():
                unclosed |= {start for start, _ in stack}
                stack.clear()
        for mark in _PAIR_MARK.finditer(line.text):
            char, place = mark[0], position + mark.start()
            if char in PAIRS:
                stacks[PAIRS[char]].append((index, place))
            elif stacks[char]:
                start, where = stacks[char].pop()
                if place - where <= PAIR_SPAN:
                    for boundary in range(start + 1, index + 1):
                        if spans.get(boundary) != "《":
                            spans[boundary] = "《" if char == "》" else char
        position += len(line.text)
    unclosed |= {index for stack in stacks.values() for index, _ in stack}
    return spans, frozenset(unclosed)


def list_lines(facts: Sequence[Facts], seams: frozenset[int]) -> frozenset[int]:
    """Lines whose list mark belongs to a list: the mark before it or behind it stands near, within the same article.

    `seams` are the first lines of articles.
    """
    found: set[int] = set()
    last: dict[tuple[str, int], int] = {}
    for index, fact in enumerate(facts):
        if index in seams:
            last = {}
        if fact.marker is None:
            continue
        style, number = fact.marker
        before = last.get((style, number if style == "bullet" else number - 1))
        if before is not None and index - before <= LIST_REACH:
            found |= {index, before}
        last[fact.marker] = index
    labels = [
        index
        for index, fact in enumerate(facts)
        if fact.speaker and fact.size <= 60 and not (fact.topic and fact.ends == "plain")
    ]
    for first, second in itertools.pairwise(labels):
        apart = any(index in seams for index in range(first + 1, second + 1))
        if second - first <= 2 and facts[first].speaker != facts[second].speaker and not apart:
            found |= {first, second}
    return frozenset(found)


def speakers(facts: Sequence[Facts]) -> frozenset[int]:
    """Lines that start with a speaker: 问, 答, 记者 …, or a name before a colon that comes back."""
    times = Counter(fact.speaker for fact in facts if fact.speaker)
    return frozenset(
        index
        for index, fact in enumerate(facts)
        if fact.speaker and (sure_speaker(fact.speaker) or times[fact.speaker] >= 2)
    )


def row_strength(lines: Sequence[Line], facts: Sequence[Facts]) -> dict[int, float]:
    """Lines that have as many short fields as their neighbours: table rows, with how sure that is (0-1)."""

    def fields(index: int) -> int:
        if not 0 <= index < len(facts) or facts[index].byline or facts[index].stops or facts[index].dateline:
            return 0
        parts = _without_strays(facts[index].fields)
        if any("记者" in part or "通讯员" in part or "(" in part or "（" in part for part in parts):
            return 0
        return len(parts) if len(parts) > 1 and max(map(len, parts)) <= 12 else 0

    found: dict[int, float] = {}
    for index, fact in enumerate(facts):
        count = fields(index)
        if count < 2:
            continue

        def same(other: int, count: int = count) -> bool:
            """Whether a line has as many fields; of four and more, one more or less."""
            return fields(other) == count or (min(fields(other), count) >= 4 and abs(fields(other) - count) == 1)

        near = sum(map(same, (index - 2, index - 1, index + 1, index + 2)))
        beside = same(index - 1) or same(index + 1)
        if count == 2 and max(map(len, fact.fields)) > 6:
            continue
        alike = [other for other in (index - 1, index, index + 1) if same(other)]
        figures = any(char.isdigit() for other in alike for char in lines[other].text)
        tabs = all("\t" in lines[other].text for other in alike)
        if beside and (tabs or near >= 2 or (count >= 3 and figures)):
            found[index] = 1.0 if count >= 3 or figures else 0.8
    return found


def _without_strays(fields: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of a row, two single characters that a stray blank set apart as one."""
    joined: list[str] = []
    for part in fields:
        if joined and len(joined[-1]) == len(part) == 1 and HAN_CHAR.match(joined[-1]) and HAN_CHAR.match(part):
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(joined)


def verse_strength(lines: Sequence[Line], facts: Sequence[Facts], measures: Sequence[float | None]) -> dict[int, float]:
    """Lines in a run of verse, with how sure that is; the first two of a run may be its headline."""
    found: dict[int, float] = {}
    for test, least in ((_ends_marked, 4), (_unmarked, 4), (_ragged, 5)):
        start = 0
        while start < len(lines):
            end = start
            while end < len(lines) and test(lines[end], facts[end]):
                end += 1
            runs = start and not lines[start].blanks and facts[start - 1].ends in ("plain", "pause")
            if runs and facts[start - 1].marks and not facts[start - 1].byline:
                start += 1
            if end < len(lines) and facts[end].dateline:
                gap = next((k for k in range(end - 1, max(start, end - 4), -1) if lines[k].blanks), end - 1)
                end = max(gap, start)
            while end - start > least and len(facts[end - 1].fields) > 1 and len(facts[start].fields) == 1:
                end -= 1
            if end - start >= least:
                strength = _run_strength(lines, facts, measures, start, end, test)
                for index in range(start, _stanza_end(lines, start, end)):
                    sure = strength / 2 if index == start and _title_first(lines, facts, start) else strength
                    found[index] = max(found.get(index, 0.0), sure)
            start = max(end, start + 1)
    found |= dict.fromkeys(_metred(lines), 1.0)
    return {index: strength for index, strength in found.items() if strength > 0}


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


def _title_first(lines: Sequence[Line], facts: Sequence[Facts], start: int) -> bool:
    """Whether the first line of a run of verse may be its title: no mark, behind a finished text."""
    ended = start == 0 or (lines[start].blanks > 0 and (facts[start - 1].ends == "final" or facts[start - 1].byline))
    return ended and facts[start].ends == "plain" and lines[start].text[-1] not in "的了着"


def _stanza_end(lines: Sequence[Line], start: int, end: int) -> int:
    """Where a run of verse ends: one or two lines behind its widest gap are rather the next headline."""
    if end == len(lines):
        return end
    gaps = [index for index in range(start + 3, end) if lines[index].blanks]
    widest = max((lines[index].blanks for index in range(start + 1, end)), default=0)
    last = gaps[-1] if gaps else end
    stanzas = [second - first for first, second in itertools.pairwise([start, *gaps])]
    return last if end - last <= 2 < min(stanzas, default=0) and lines[last].blanks >= widest else end


def _short(line: Line, fact: Facts) -> bool:
    other = fact.byline or fact.dateline or fact.date or fact.closing or fact.salutation or fact.marker is not None
    name = fact.reading.score > 0 and fact.size <= 8
    return line.width_em <= SHAPE_EM + 4 and not other and not name


def _ends_marked(line: Line, fact: Facts) -> bool:
    return _short(line, fact) and fact.ends not in ("plain", "open") and not fact.speaker


def _unmarked(line: Line, fact: Facts) -> bool:
    return _short(line, fact) and fact.marks == 0 and fact.ends == "plain"


def _ragged(line: Line, fact: Facts) -> bool:
    return _short(line, fact) and line.width_em <= SHAPE_EM and not fact.speaker


def _run_strength(
    lines: Sequence[Line], facts: Sequence[Facts], measures: Sequence[float | None], start: int, end: int, test: object
) -> float:
    """How surely a run of short lines is verse and not the lines of wrapped prose."""
    count = end - start
    if _same_metre(lines[start:end]):
        return 1.0
    widths = [line.width_em for line in lines[start:end]]
    around = [*range(max(start - 8, 0), start), *range(end, min(end + 8, len(lines)))]
    common = measure_of(widths)
    edge = common[0] if common else max(widths)
    alike = sum(abs(lines[index].width_em - edge) <= 1.1 and not facts[index].byline for index in around)
    full = sum(width >= edge - 1.1 for width in widths) / count
    wide = max(widths) > 18 and count < 6
    wrapped = wide or (
        full >= 0.3 and (alike >= 2 or (facts[end - 1].ends == "final" and facts[start].ends == "plain"))
    )
    if test is _ragged:
        printed = sum(measure is not None for measure in measures[start:end])
        marks = sum(fact.commas + fact.stops for fact in facts[start:end])
        loose = full < 0.45 and alike < 3 and marks < 0.7 * count and printed < 0.5 * count
        runs_on = sum(_runs_on(lines, facts, index) for index in range(start + 1, end))
        return 0.75 if loose and count >= 5 and runs_on <= 0.1 * count else 0.0
    at_end = ("pause", "semicolon", "colon")
    inner = Counter(
        fact.marks - (fact.ends in at_end) - (line.text[-1] == "。")
        for line, fact in zip(lines[start:end], facts[start:end], strict=True)
    )
    uniform = inner.most_common(1)[0][1] / count
    if uniform < 0.7 and not (test is _ends_marked and count >= 6 and max(widths) <= 16):
        return 0.0
    markless = test is _unmarked and count >= 6 and sum(widths) >= PROSE_EM
    if wrapped and count < 8 and not markless:
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
        facts[index - 1].ends in ("plain", "pause") and 0 < facts[index].first_sentence < lines[index].width_em - 2
    )


@dataclass(frozen=True, slots=True)
class Habits:
    """What an indent, and a blank line, speak for in this dump: log odds for a join, when present and when absent.

    `rare_cuts` is how much oftener its lines end a paragraph than cut one, in log odds beyond what is usual.
    """

    indent: tuple[float, float] = (-3.0, 0.0)
    blank: tuple[float, float] = (0.0, 0.0)
    indents: bool = False
    blanks_inside: bool = False
    usual_blanks: float = 1.0
    rare_cuts: float = 0.0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many boundaries are joins and breaks, and how many of each have an indent, or blank lines."""

    joins: float = 0.0
    breaks: float = 0.0
    indent_join: float = 0.0
    indent_break: float = 0.0
    blank_join: float = 0.0
    blank_break: float = 0.0
    heads: float = 0.0
    usual_blanks: float = 1.0

    def plus(self, other: "Counts", share: float) -> "Counts":
        """These counts and a share of others."""
        return Counts(
            self.joins + share * other.joins,
            self.breaks + share * other.breaks,
            self.indent_join + share * other.indent_join,
            self.indent_break + share * other.indent_break,
            self.blank_join + share * other.blank_join,
            self.blank_break + share * other.blank_break,
            self.heads + share * other.heads,
            self.usual_blanks if self.breaks >= 2 else other.usual_blanks,
        )


def count_boundaries(
    lines: Sequence[Line], joins: Sequence[int], breaks: Sequence[int], heads: Sequence[int] = ()
) -> Counts:
    """The counts over boundaries (by the line behind) known to be joins, breaks, and those before headlines."""
    gaps = sorted(lines[index].blanks for index in breaks)
    return Counts(
        len(joins),
        len(breaks),
        sum(lines[index].indent_em > 0 for index in joins),
        sum(lines[index].indent_em > 0 for index in breaks),
        sum(lines[index].blanks > 0 for index in joins),
        sum(lines[index].blanks > 0 for index in (*breaks, *heads)),
        len(heads),
        float(gaps[len(gaps) // 2]) if gaps else 1.0,
    )


def learn_habits(counts: Counts) -> Habits:
    """What indents and blank lines mean, from counts of clear boundaries."""

    def odds(join: float, break_: float, limit: float, breaks: float) -> float:
        here, there = (join + 0.4) / (counts.joins + 0.8), (break_ + 0.4) / (breaks + 0.8)
        return max(-limit, min(limit, math.log(here / there)))

    if counts.joins + counts.breaks < 2:
        return Habits()
    indent, ends = (0.0, 0.0), counts.breaks + counts.heads
    if counts.indent_join + counts.indent_break:
        indent = (
            min(
                odds(counts.indent_join, counts.indent_break, 5.0, counts.breaks),
                -2.0 if counts.indent_break >= counts.indent_join else 0.0,
            ),
            odds(counts.joins - counts.indent_join, counts.breaks - counts.indent_break, 3.0, counts.breaks),
        )
    blank = (
        odds(counts.blank_join, counts.blank_break, 2.5, ends),
        odds(counts.joins - counts.blank_join, ends - counts.blank_break, 2.0, ends),
    )
    breaks = max(counts.breaks, 1.0)
    rare = max(0.0, min(math.log((counts.breaks + 1) / (counts.joins + 1)) - USUAL_CUTS, 2.0))
    return Habits(
        indent, blank, counts.indent_break >= 0.5 * breaks, counts.blank_break > 0.3 * breaks, counts.usual_blanks, rare
    )
