"""Whether the questions of a result lead an editor to an error: a question must stand where the error is.

Decisions: an error of a paragraph is where a true paragraph begins or ends inside it, or goes on outside; one of an
article is where text of one true article passes to another result, or text of two stands in one (if it is nowhere
so torn, its headline or byline holds some of its text). A question in another sentence, or about something else, does
not count, however near it is.
"""

import itertools
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final

from layout.records import dataclass
from layout.repair.ledger import article_texts
from layout.repair.types import Article, Repaired, Traced

REACH: Final = 3
"""A question stands at a place if no more characters than this are between."""
EXTENT: Final = frozenset(
    {"article", "join", "move", "noise", "jump", "repeat", "byline", "dateline", "picture", "invisible"}
)
"""Questions about where a paragraph or an article begins and ends."""
TITLE: Final = EXTENT | {"headline"}
"""Questions about a headline and how far it reaches."""
TEXT: Final = EXTENT | {"space", "width", "ellipsis", "dash", "quote", "digit"}
"""Questions that touch a paragraph."""
FIELDS: Final = frozenset({"byline", "dateline", "headline"})
"""Questions about words that stand beside a paragraph and are none of it."""
BLOCK: Final = 6
"""Two texts that share so many characters in a row have them from one source."""


class Asked:
    """The questions of one result, by place."""

    def __init__(self, result: Repaired) -> None:
        asked = [change for change in result.changes if change.question]
        self.spans = [(change.start, change.end, change.kind, change.article) for change in asked]

    def at(self, places: Iterable[int], kinds: frozenset[str] = EXTENT) -> bool:
        """Whether a question of some kinds stands at one of some offsets."""
        wanted = [place for place in places if place >= 0]
        return any(
            start - REACH <= place <= end + REACH
            for start, end, kind, _ in self.spans
            if kind in kinds
            for place in wanted
        )

    def within(self, text: Traced, kinds: frozenset[str] = TEXT) -> bool:
        """Whether a question of some kinds touches a text."""
        at = [offset for offset in text.at if offset >= 0]
        return bool(at) and any(
            start <= at[-1] + reach and at[0] - reach < end + (start == end)
            for start, end, kind, _ in self.spans
            if kind in kinds
            for reach in (0 if kind in FIELDS else REACH,)
        )

    def titled(self, article: Article) -> bool:
        """Whether a question leads to the headline of an article."""
        return any(self.within(text, TITLE) for text in article.title)

    def signed(self, article: Article, number: int) -> bool:
        """Whether a question leads to the byline of an article, the `number`-th: it is about it, or at its words.

        Of an article that has none it leads there where it stands at the end of the text.
        """
        own = any(kind in ("byline", "dateline") and where == number for _, _, kind, where in self.spans)
        if not article.byline.raw and article.paragraphs:
            return own or self.at(article.paragraphs[-1].body.at[-1:])
        return own or any(self.within(text, EXTENT) for text in article.byline.raw)


def folded(text: Traced) -> tuple[str, tuple[int, ...]]:
    """A text without blanks and with widths folded, and the offset of each of its characters."""
    pairs = [
        (char, offset)
        for one, offset in zip(text.text, text.at, strict=True)
        for char in unicodedata.normalize("NFKC", one)
        if not char.isspace()
    ]
    return "".join(char for char, _ in pairs), tuple(offset for _, offset in pairs)


def seams(text: Traced, wanted: Sequence[str]) -> list[int]:
    """The offsets where a wrong paragraph should begin, end or be parted; `wanted` are the true ones, folded."""
    mine, at = folded(text)
    grams = set(_grams(mine))
    found: set[int] = set()
    for true in wanted:
        if len(true) >= BLOCK and not grams.intersection(_grams(true)):
            continue
        block = SequenceMatcher(None, mine, true, autojunk=False).find_longest_match(0, len(mine), 0, len(true))
        if block.size < min(BLOCK, len(true)) or (block.size < len(true) < BLOCK):
            continue
        if block.a or block.b:
            found.add(at[block.a])
        end = block.a + block.size
        if end < len(mine) or block.b + block.size < len(true):
            found.add(at[end - 1])
    return sorted(found) or [*at[:1], *at[-1:]]


def _grams(text: str) -> Iterable[str]:
    return (text[start : start + BLOCK] for start in range(max(len(text) - BLOCK + 1, 1)))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the dump in one result (`article`), and the true article it is of; offsets of both its ends."""

    start: int
    end: int
    article: int
    truth: int


def pieces(result: Repaired, truths: Sequence[str]) -> list[Piece]:
    """The texts of a result in the order of the dump; `truths` are all words of each true article, folded."""
    known = [set(_grams(truth)) for truth in truths]
    found = []
    for number, article in enumerate(result.articles):
        for text in article_texts(article):
            mine, at = folded(text)
            if not mine:
                continue
            if len(mine) < BLOCK:
                shared = [int(mine in truth) for truth in truths]
                shared = shared if sum(shared) == 1 else []
            else:
                shared = [sum(gram in grams for gram in _grams(mine)) for grams in known]
            if max(shared, default=0):
                found.append(Piece(at[0], at[-1], number, shared.index(max(shared))))
    return sorted(found, key=lambda piece: piece.start)


def torn(found: Sequence[Piece], truth: int) -> list[int]:
    """The offsets where a true article passes to another result, or stands in one with text of another article."""
    places: list[int] = []
    for left, right in itertools.pairwise(found):
        if truth in (left.truth, right.truth) and left.truth != right.truth and left.article == right.article:
            places += [left.end, right.start]
    own = [piece for piece in found if piece.truth == truth]
    for left, right in itertools.pairwise(own):
        if left.article != right.article:
            places += [left.end, right.start]
    return places
