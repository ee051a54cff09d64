"""Whether the text before a line and the text behind it speak of the same matter: the words they share.

Decisions: rare words count, by the costs of the word list, numbers do not; words that stand all over the dump (a
district's paper full of its streets) count less. Sides too short to tell say nothing. Of the boundaries inside the test
articles 2 % share no rare word, of those between two articles 60 %. Before a line that may be a headline the text down
to the next such line is compared with that up to the last one and with the beginning of the article: of two of them, a
headline and a subhead, that tells which is which in 89 of 100 cases, 200 characters on either side in 80.

Source: Hearst, TextTiling (Computational Linguistics 23, 1997).
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from layout.lexicon import word_nats
from layout.records import dataclass
from layout.repair.facts import Facts
from layout.repair.lines import Line

WINDOW: Final = 200
"""So many characters on each side are compared: of 150 to 400 what tells subheads from headlines best."""
REACH: Final = 400
"""A side that ends where a headline may stand has no more characters."""
LEAD: Final = 300
"""So many characters from the beginning of an article tell its matter."""
SHORT: Final = 30
"""A side between two lines that may be headlines says nothing with fewer characters."""
NAMED: Final = 8.0
"""A line of which the text behind takes up so much, by its rare words, surely names it."""
SAID: Final = 2.5
"""A line that the text before shares so much with surely goes on with its matter."""
TITLE: Final = 40
"""Longer lines, in characters, name no text."""
STRETCH: Final = 300
"""Words are counted by stretches of so many characters."""
NEAR: Final = 60
"""A clear end nearer than this, in characters, is the boundary's own, and its sides reach over it."""
LEAST: Final = 50
"""A side with fewer characters says nothing."""
TELLING: Final = 120
"""That sides with fewer characters share nothing tells less."""
EVEN: Final = 1.9
"""Sides that share this much are as often of one article as of two."""
_COMMON_NATS: Final = 7.5
"""A word that costs no more stands in any text."""
_UNLISTED: Final = 0.7
"""What a pair of characters counts that is no word of the list: part of a name, or two words that met."""
_HAN_RUN: Final = re.compile(r"[\u3400-\u9fff]{2,}")
_LATIN: Final = re.compile(r"[A-Za-z]{5,}")
_EMPTY: Final = frozenset("的了是在和与不一有个这那他她我你们也就都到说从对为以着年月日")
"""Characters whose pairs tell no matter."""
_COUNTS: Final = frozenset("零〇一二三四五六七八九十百千万两几多半余")
"""Characters of numbers."""


@dataclass(frozen=True, slots=True)
class Cohesion:
    """What the parts of a dump share. `at`: for lines that may begin something, what is shared across their start.

    1 and more is met inside an article, -1 is nothing shared, 0 as often the one as the other. `ends` are the ends of
    the lines in the text, `parts` where parts of it begin that jump marks set apart: no side reaches over one. `clear`
    is where an article surely begins or has ended, by a dateline or a byline: no side reaches over one but the nearest.
    `pairs` are the pairs of Han by the place of the first, empty where there is none. `seams` are the lines that may be
    headlines or subheads; `names` says of those how much of their words
    the text behind them takes up, and how much the text before has told; `lone` holds all three by line.
    """

    text: str = ""
    pairs: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()
    clear: tuple[int, ...] = ()
    spread: Counter[str] = field(default_factory=Counter)
    at: dict[int, float] = field(default_factory=dict)
    seams: tuple[int, ...] = ()
    names: dict[int, tuple[float, float]] = field(default_factory=dict)
    lone: dict[int, tuple[float, float, float]] = field(default_factory=dict)

    def of_runs(self, runs: Iterable[Sequence[int]]) -> "Cohesion":
        """The same where the lines of a run, which all are subheads or all headlines, say together what they say.

        The first of them speaks for itself: it may be the headline over the others.
        """
        at = {**self.at, **{index: kin for index, (kin, _, _) in self.lone.items()}}
        names = {index: self.lone[index][1:] for index in self.names}
        for run in runs:
            known = [self.lone[index] for index in run if index in self.lone]
            if len(known) < 2:
                continue
            means = [math.fsum(each) / len(known) for each in zip(*known, strict=True)]
            share = 1 - 1 / len(known)
            for index in run[1:]:
                if index in names:
                    own = self.lone[index]
                    at[index], *both = (one + share * (mean - one) for one, mean in zip(own, means, strict=True))
                    names[index] = both[0], both[1]
        return replace(self, at=at, names=names)

    def words(self, lines: Iterable[int]) -> set[str]:
        """The words of some lines."""
        found: set[str] = set()
        for index in lines:
            start = self.ends[index - 1] if index else 0
            found |= _tokens(self.text, self.pairs, start, self.ends[index] - 1)
        return found

    def shared(self, one: set[str], other: set[str]) -> float:
        """What two texts have in common by their rare words, for the size of the smaller one; 0 is nothing."""
        return _shared(one, other, self.spread)

    def section(self, left: int, index: int) -> tuple[float, float, float]:
        """What the text from line `index` on shares with its article before line `left`; that line's own words, below.

        Compared are the text down to the next line that may be a headline, and that up from the last such line with
        the beginning of the article. A headline names what its text tells and what no text before it told: the second
        figure is how much of the line's words the text behind it takes up, the third how much the text before it told
        (0 nothing, 1 all).
        """
        stop, start = (self.ends[left] if left >= 0 else 0), (self.ends[index - 1] if index else 0)
        floor, roof = self._reach(stop, start)
        lead = range(floor, min(floor + LEAD, stop))
        near, far = bisect_left(self.seams, left + 1) - 1, bisect_right(self.seams, index)
        above = max(floor, stop - REACH, self.ends[self.seams[near] - 1] if near >= 0 else 0)
        below = min(roof, start + REACH, self.ends[self.seams[far] - 1] if far < len(self.seams) else roof)
        before = _tokens(self.text, self.pairs, above, stop) | _tokens(self.text, self.pairs, lead.start, lead.stop)
        behind = _tokens(self.text, self.pairs, start, below)
        own = _tokens(self.text, self.pairs, start, self.ends[index] - 1)
        under = _tokens(self.text, self.pairs, self.ends[index], below)
        named = min(_shared(own, under, self.spread) / NAMED, 1.0)
        told = min(_shared(own, before, self.spread) / SAID, 1.0)
        sides = stop - min(above, lead.start), below - start
        if min(sides) < SHORT:
            return 0.0, named, told
        kin = max(-1.0, min((_shared(before, behind, self.spread) - EVEN) / EVEN, 2.0))
        return kin if kin > 0 else kin * min(1.0, min(sides) / TELLING), named, told

    def between(self, left: int, index: int) -> float:
        """What the text up to line `left` shares with the text from line `index` on; 0 where a side is too short."""
        stop, start = (self.ends[left] if left >= 0 else 0), (self.ends[index - 1] if index else 0)
        floor, roof = self._reach(stop, start)
        first, last = max(stop - WINDOW, floor), min(start + WINDOW, roof)
        if min(stop, len(self.text)) - first < LEAST or last - start < LEAST:
            return 0.0
        before, behind = _tokens(self.text, self.pairs, first, stop), _tokens(self.text, self.pairs, start, last)
        kin = max(-1.0, min((_shared(before, behind, self.spread) - EVEN) / EVEN, 2.0))
        return kin if kin > 0 else kin * min(1.0, min(min(stop, len(self.text)) - first, last - start) / TELLING)

    def _reach(self, stop: int, start: int) -> tuple[int, int]:
        """How far the sides before `stop` and from `start` on reach: to jump marks and clear ends of articles."""
        floor = self.parts[bisect_left(self.parts, stop) - 1] if stop else 0
        place = bisect_right(self.parts, start)
        roof = self.parts[place] if place < len(self.parts) else len(self.text)
        near, far = bisect_right(self.clear, stop - NEAR) - 1, bisect_left(self.clear, start + NEAR)
        floor = max(floor, self.clear[near]) if near >= 0 else floor
        return floor, min(roof, self.clear[far]) if far < len(self.clear) else roof


def read_cohesion(lines: Sequence[Line], facts: Sequence[Facts]) -> Cohesion:
    """The cohesion of a dump."""
    text = "\n".join(line.text for line in lines)
    ends = tuple(accumulate(len(line.text) + 1 for line in lines))
    pairs = _pairs(text)
    spread = Counter(
        token for start in range(0, len(text), STRETCH) for token in _tokens(text, pairs, start, start + STRETCH)
    )
    apart = (ends[index - 1] for index in range(1, len(lines)) if lines[index].jump_from or lines[index - 1].jump_to)
    clear = tuple(
        ends[index - 1] for index in range(1, len(lines)) if facts[index].dateline or _ended(facts[index - 1])
    )
    seams = tuple(index for index in range(1, len(lines) - 1) if _may_head(facts, index))
    whole = Cohesion(text, pairs, ends, (0, *apart), clear, spread, seams=seams)
    may = frozenset(seams)
    found: dict[int, float] = {}
    names: dict[int, tuple[float, float]] = {}
    lone: dict[int, tuple[float, float, float]] = {}
    for index in range(1, len(lines)):
        if _may_begin(lines, facts, index):
            last = index
            while last > max(index - 3, 0) and facts[last - 1].bare:
                last -= 1
            if last in may:
                lone[index] = whole.section(last - 1, index)
                found[index] = lone[index][0]
                if last == index:
                    names[index] = lone[index][1:]
            else:
                found[index] = whole.between(last - 1, index)
    return replace(whole, at=found, names=names, lone=lone)


def _may_head(facts: Sequence[Facts], index: int) -> bool:
    """Whether a line may be a headline or a subhead: short, without a stop, behind a finished text."""
    fact, before = facts[index], facts[index - 1]
    ended = before.ends == "final" or before.byline or before.date
    shaped = 3 <= fact.size <= TITLE and fact.ends == "plain" and not (fact.stops or fact.byline or fact.dateline)
    return ended and shaped and (facts[index + 1].size > fact.size or facts[index + 1].bare)


def _ended(fact: Facts) -> bool:
    """Whether an article ends with a line, or its headline does: a byline, a date alone."""
    return fact.byline or fact.signed or fact.date


def _may_begin(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether an article, or a piece of one, may begin with a line: behind an end, a gap, or without marks itself."""
    before = facts[index - 1]
    return facts[index].bare or lines[index].blanks > 0 or before.ends == "final" or before.byline or before.signed


def _shared(one: set[str], other: set[str], spread: Counter[str]) -> float:
    """What two sets of words have in common, for their size: 0 nothing; 2 and more inside one article."""
    common = math.fsum(_weight(token) * math.sqrt(2 / max(spread[token], 2)) for token in one & other)
    return 10 * common / math.sqrt(max(min(len(one), len(other)), 20))


def _pairs(text: str) -> tuple[str, ...]:
    """For every place of a text the pair of Han that begins there, or nothing."""
    found = [""] * len(text)
    known: dict[str, str] = {}
    for run in _HAN_RUN.finditer(text):
        pairs = map("".join, pairwise(run[0]))
        found[run.start() : run.end() - 1] = [known.setdefault(pair, pair) for pair in pairs]
    return tuple(found)


def _tokens(text: str, pairs: Sequence[str], start: int, end: int) -> set[str]:
    """The pairs of Han and the longer Latin words of a text from `start` to `end`."""
    found = {*pairs[start : end - 1], *map(str.lower, _LATIN.findall(text, start, end))}
    found.discard("")
    return found


@lru_cache(maxsize=65536)
def _weight(token: str) -> float:
    """How much a word tells about the matter: 0 for one of any text or a number, up to 1.5."""
    if not _EMPTY.isdisjoint(token) or _COUNTS.issuperset(token):
        return 0.0
    nats = word_nats(token)
    return _UNLISTED if nats is None else min(max((nats - _COMMON_NATS) / 2.5, 0.0), 1.5)
