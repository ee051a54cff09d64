"""Whether the text before a line and the text behind it speak of the same matter: the words they share.

Decisions: rare words count, by the costs of the word list; words that stand all over the dump (a district's paper full
of its streets) count less. Sides too short to tell say nothing. Of the boundaries inside the test articles 2 % share no
rare word, of those between two articles 60 %.

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


@dataclass(frozen=True, slots=True)
class Cohesion:
    """What the parts of a dump share. `at`: for lines that may begin something, what is shared across their start.

    1 and more is met inside an article, -1 is nothing shared, 0 as often the one as the other. `ends` are the ends of
    the lines in the text, `parts` where parts of it begin that jump marks set apart: no side reaches over one. `clear`
    is where an article surely begins or has ended, by a dateline or a byline: no side reaches over one but the nearest.
    `pairs` are the pairs of Han by the place of the first, empty where there is none.
    """

    text: str = ""
    pairs: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()
    clear: tuple[int, ...] = ()
    spread: Counter[str] = field(default_factory=Counter)
    at: dict[int, float] = field(default_factory=dict)

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

    def between(self, left: int, index: int) -> float:
        """What the text up to line `left` shares with the text from line `index` on; 0 where a side is too short."""
        stop, start = (self.ends[left] if left >= 0 else 0), (self.ends[index - 1] if index else 0)
        floor = self.parts[bisect_left(self.parts, stop) - 1] if stop else 0
        place = bisect_right(self.parts, start)
        roof = self.parts[place] if place < len(self.parts) else len(self.text)
        near, far = bisect_right(self.clear, stop - NEAR) - 1, bisect_left(self.clear, start + NEAR)
        floor = max(floor, self.clear[near]) if near >= 0 else floor
        roof = min(roof, self.clear[far]) if far < len(self.clear) else roof
        first, last = max(stop - WINDOW, floor), min(start + WINDOW, roof)
        if min(stop, len(self.text)) - first < LEAST or last - start < LEAST:
            return 0.0
        before, behind = _tokens(self.text, self.pairs, first, stop), _tokens(self.text, self.pairs, start, last)
        kin = max(-1.0, min((_shared(before, behind, self.spread) - EVEN) / EVEN, 2.0))
        return kin if kin > 0 else kin * min(1.0, min(min(stop, len(self.text)) - first, last - start) / TELLING)


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
    whole = Cohesion(text, pairs, ends, (0, *apart), clear, spread)
    found: dict[int, float] = {}
    for index in range(1, len(lines)):
        if _may_begin(lines, facts, index):
            last = index
            while last > max(index - 3, 0) and facts[last - 1].bare:
                last -= 1
            found[index] = whole.between(last - 1, index)
    return replace(whole, at=found)


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
    """How much a word tells about the matter: 0 for one of any text, up to 1.5."""
    if not _EMPTY.isdisjoint(token):
        return 0.0
    nats = word_nats(token)
    return _UNLISTED if nats is None else min(max((nats - _COMMON_NATS) / 2.5, 0.0), 1.5)
