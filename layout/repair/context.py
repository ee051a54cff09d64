"""What a line's neighbours and the whole dump make of it: lists, speakers, spanning quotations, words, habits.

Decisions: the dump is its own dictionary (characters that stand together elsewhere) and its own style book (whether
indents and blank lines mean paragraphs is learnt from the boundaries that are clear without them).
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from layout.lexicon import word_nats
from layout.records import dataclass
from layout.repair.facts import PARTS, Facts, answers_in_words, asks_in_words, sure_speaker
from layout.repair.lines import Line
from layout.repair.marks import HAN, HAN_CHAR, PAIRS

PAIR_SPAN: Final = 160
"""A quotation longer than this, in characters, says nothing about boundaries inside it."""
_PAIR_MARK: Final = re.compile("[" + re.escape("".join((*PAIRS, *PAIRS.values()))) + "]")
USUAL_CUTS: Final = 1.0
"""Of four lines of a dump without printed lines one is cut, in log odds: that is usual."""
WHOLE_WORDS: Final = 0.4
"""Between two whole words of the list, two characters that stand together in no longer run elsewhere say so much."""
INDENTS_SURE: Final = 8.0
"""So many paragraphs with an indent show that it opens them."""
INDENT_DOUBT: Final = 8.0
"""One line that goes on and has an indent takes so many of them back."""
LATEST: Final = -1
"""Stands for the number of the last item of a style."""
LABEL_ALONE: Final = 8
"""A label alone over a list, behind a finished text, has no more characters: 任命：."""
ITEM: Final = 60
"""A line of a list without list marks has no more characters."""
ENTRIES: Final = 3
"""So many days of other years make a list."""
_CLOCK: Final = r"\d{1,2}\s?[:：]\s?\d{2}"
_WHEN: Final = (
    rf"(?:\d{{1,2}}月\d{{1,2}}日(?:[至—–~-]+(?:\d{{1,2}}月)?\d{{1,2}}日)?|(?:每)?(?:周|星期)[一二三四五六日天](?:[至到、](?:周|星期)?[一二三四五六日天])?|[上下]午|晚上|全天|"
    rf"{_CLOCK}(?:\s?[至到—–~-]+\s?{_CLOCK})?|\d{{1,2}}[时点](?:[至到—–~-]+\d{{1,2}}[时点])?|\s)"
)
_TIMED: Final = re.compile(rf"{_WHEN}{{1,5}}[:：](?=\s?[{HAN}“《])")
"""A day or an hour, and behind a colon what is then."""
ITEM_LINES: Final = 3
"""An item that begins with its time takes so many printed lines at most."""
LEAST_LABELLED: Final = 3
"""So many lines of a label and a few words, one under the other, are a list."""
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
        pair = min(max(mutual / 3, 0.0), 1.2) * min(math.log2(1 + count), 2.5)
        if not triples and word_nats(left[-2:]) is not None and word_nats(right[:2]) is not None:
            pair *= WHOLE_WORDS
        return pair + min(triples, 2) * 0.6


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


_NARROW: Final = {"（": "(", "）": ")", "［": "[", "］": "]"}
"""Brackets of one kind: where only some marks of a dump are narrow, one opens in one width and closes in the other."""


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
            char, place = _NARROW.get(mark[0], mark[0]), position + mark.start()
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


LABEL_OF_NOTICE: Final = re.compile(
    "(?:时间|地点|地址|电话|方式|对象|条件|范围|费用|票价|邮箱|网址|热线|要求|联系人|日期|名额|期限|路线|项目|内容|主题|嘉宾|奖项|人数|主办|承办|协办|来源|单位|传真|手机|邮编|微信)$"
)
"""What a notice tells line by line, before a colon."""
EXCHANGE: Final = 4
"""Within so many lines of a question its answer begins."""
LABELS_APART: Final = 5
"""So many printed lines may stand between two labels of a notice."""


def list_lines(lines: Sequence[Line], facts: Sequence[Facts], seams: frozenset[int]) -> frozenset[int]:
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
        if style == "n.n" and before is None and number % PARTS == 1:
            before = last.get(("n.", number // PARTS), last.get((style, LATEST)))
        if before is not None and index - before <= LIST_REACH:
            found |= {index, before}
        last[fact.marker] = last[style, LATEST] = index
    found |= _entries(facts, seams)
    labels = [index for index, fact in enumerate(facts) if fact.size <= 60 and _has_label(fact)]
    found |= (
        _announced(facts) | _listed_by_semicolons(lines, facts) | _labelled(lines, facts) | _timetable(lines, facts)
    )
    for first, second in itertools.pairwise(labels):
        apart = any(index in seams for index in range(first + 1, second + 1))
        alike = sure_speaker(facts[first].speaker) == sure_speaker(facts[second].speaker)
        told = all(LABEL_OF_NOTICE.search(facts[index].speaker) for index in (first, second))
        if (
            second - first <= (LABELS_APART if told else 2)
            and alike
            and facts[first].speaker != facts[second].speaker
            and not apart
        ):
            found |= {first, second}
    return frozenset(found)


def _has_label(fact: Facts) -> bool:
    """Whether a line begins with a speaker or a label and tells something behind it, unlike `供给端：产量不降反升`."""
    if LABEL_OF_NOTICE.search(fact.speaker):
        return fact.ends != "colon"
    return fact.speaker != "" and not (fact.topic and fact.ends == "plain")


def _labelled(lines: Sequence[Line], facts: Sequence[Facts]) -> set[int]:
    """The items of lists behind a finished sentence or a colon, each a label and what belongs to it: `民俗：拜灯`.

    Subheads of this form stand each over a text; two are items only where one of them lists things.
    """
    found: set[int] = set()
    for start in range(1, len(facts)):
        if not facts[start].topic or facts[start - 1].ends not in ("final", "colon") or facts[start - 1].topic:
            continue
        end = start
        while end < len(facts) and facts[end].topic and facts[end].ends == "plain":
            end += 1
        items = range(start, end)
        counts = any("、" in lines[index].text for index in items)
        named = len({facts[index].speaker for index in items}) == len(items)
        found |= set(items) if named and len(items) >= (LEAST_LABELLED if not counts else 2) else set()
    return found


def _timetable(lines: Sequence[Line], facts: Sequence[Facts]) -> set[int]:
    """The items of lists that begin each with another day or hour and a colon: `周三下午：眼科，第二小学`."""
    found: set[int] = set()
    labels = [(index, match[0]) for index, line in enumerate(lines) if (match := _TIMED.match(line.text)) is not None]
    for (first, label), (second, other) in itertools.pairwise(labels):
        near = second - first <= ITEM_LINES and not any(
            facts[at].byline or facts[at].dateline for at in (first, second)
        )
        found |= {first, second} if near and label != other else set()
    return found


def _listed_by_semicolons(lines: Sequence[Line], facts: Sequence[Facts]) -> set[int]:
    """The first lines of a list behind a colon, some of its items cut: all its semicolons stand at the ends of lines.

    A paragraph that is torn has them inside its lines as well.
    """
    found: set[int] = set()
    for index, fact in enumerate(facts):
        if fact.ends != "colon" or fact.salutation:
            continue
        starts, end = [index + 1], index + 1
        while end < min(len(facts), index + LIST_REACH) and facts[end].ends in ("plain", "pause", "semicolon"):
            if re.search("[；;](?=.)", lines[end].text) or facts[end].byline or facts[end].size > ITEM:
                break
            starts += [end + 1] if facts[end].ends == "semicolon" else []
            end += 1
        else:
            whole = end < len(facts) and facts[end].ends == "final" and re.search("[；;]", lines[end].text) is None
            alone = fact.size <= LABEL_ALONE and index > 0 and facts[index - 1].ends == "final"
            label = {index} if alone else set()
            found |= {*starts, *label} if len(starts) > 2 - len(label) and whole else set()
    return found


def _entries(facts: Sequence[Facts], seams: frozenset[int]) -> set[int]:
    """Lines that begin with a day of some year, three and more of them near each other in one article."""
    found: set[int] = set()
    run: list[int] = []
    for index in [index for index, fact in enumerate(facts) if fact.entry] + [len(facts) + 2 * LIST_REACH]:
        apart = bool(run) and (index - run[-1] > LIST_REACH or any(at in seams for at in range(run[-1] + 1, index + 1)))
        if apart:
            found |= set(run) if len(run) >= ENTRIES else set()
            run = []
        run.append(index)
    return found


def _announced(facts: Sequence[Facts]) -> set[int]:
    """The lines of a list without list marks: behind a colon, each ending with a semicolon, the last with a stop."""
    found: set[int] = set()
    for index, fact in enumerate(facts):
        if fact.ends != "colon":
            continue
        last = index + 1
        while last < len(facts) and facts[last].ends == "semicolon" and facts[last].size <= ITEM:
            last += 1
        if last - index > 2 and last < len(facts) and facts[last].ends == "final" and facts[last].size <= ITEM:
            found |= set(range(index + 1, last + 1))
    return found


def speakers(facts: Sequence[Facts]) -> frozenset[int]:
    """Lines that start with a speaker: 问, 答, 记者 …, a name before a colon that comes back, or who asks and who
    answers in prose: `市民郭先生问：`, `市城管局答复：`.
    """
    times = Counter(fact.speaker for fact in facts if fact.speaker)
    found = {
        index
        for index, fact in enumerate(facts)
        if fact.speaker and (sure_speaker(fact.speaker) or times[fact.speaker] >= 2)
    }
    for index, fact in enumerate(facts):
        if fact.speaker and asks_in_words(fact.speaker):
            near = range(index + 1, min(index + EXCHANGE, len(facts)))
            answers = (other for other in near if answers_in_words(facts[other].speaker) and facts[other].stops)
            found |= {index, answer} if (answer := next(answers, -1)) > 0 else set()
    return frozenset(found)


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
class Conventions:
    """How articles of the dump begin and end: shares (0-1) with a dateline, with a byline, and their count.

    `gaps` are the blank lines before headlines that are sure, the fewest first.
    """

    datelines: float = 0.5
    bylines: float = 0.5
    articles: int = 0
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many boundaries are joins and breaks, and how many of each have an indent, or blank lines."""

    joins: float = 0.0
    breaks: float = 0.0
    indent_join: float = 0.0
    indent_break: float = 0.0
    blank_join: float = 0.0
    blank_break: float = 0.0
    blank_head: float = 0.0
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
            self.blank_head + share * other.blank_head,
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
        sum(lines[index].blanks > 0 for index in breaks),
        sum(lines[index].blanks > 0 for index in heads),
        len(heads),
        float(gaps[len(gaps) // 2]) if gaps else 1.0,
    )


def _trusted(counts: Counts) -> float:
    """What an indent says at least where it opens paragraphs, in log odds: the more often it did, and never else."""
    return -2.0 - min(max(counts.indent_break - INDENT_DOUBT * counts.indent_join, 0.0), INDENTS_SURE) / 4


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
                _trusted(counts) if counts.indent_break >= counts.indent_join else 0.0,
            ),
            odds(counts.joins - counts.indent_join, counts.breaks - counts.indent_break, 3.0, counts.breaks),
        )
    blanks = counts.blank_break + counts.blank_head
    blank = (
        odds(counts.blank_join, blanks, 2.5, ends),
        odds(counts.joins - counts.blank_join, ends - blanks, 2.0, ends),
    )
    breaks = max(counts.breaks, 1.0)
    rare = max(0.0, min(math.log((counts.breaks + 1) / (counts.joins + 1)) - USUAL_CUTS, 2.0))
    return Habits(
        indent, blank, counts.indent_break >= 0.5 * breaks, counts.blank_break > 0.3 * breaks, counts.usual_blanks, rare
    )
