"""Where Latin words and addresses (URL, e-mail, path) may be divided.

Decisions: addresses are found first and shield their characters from everything else; words are divided by the
hyphenation patterns of pyphen, never capitalised ones (names, acronyms). Every place says in which pass of the search
it may be used: 1 always (so are the patterns' where hyphenation is on), 2 when lines fail otherwise, 3 in an emergency.

Source: typography.md §§6.4, 6.5, 8.
"""

import importlib
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from layout.chars import SOFT_HYPHEN, ZERO_WIDTH_SPACE
from layout.model.style import Hyphenation
from layout.records import dataclass

AFTER_HYPHEN: Final = 80.0
HYPHENATION: Final = 60.0
ADDRESS: Final = 100.0
ADDRESS_EMERGENCY: Final = 2000.0
ADDRESS_TAIL: Final = 3200.0
"""Of leaving one or two characters of an address at a usual place, or a stroke at a line's start: as dear as Han that
stand .23 em apart.
"""
ADDRESS_STUMP: Final = 20_000.0
"""The same anywhere else, of a point at a line's end, inside `//`: dearer than a line told as loose."""
WORD_EMERGENCY: Final = 2500.0
SYLLABLES_IGNORED: Final = 6000.0
"""A division anywhere in a word whose syllables are known: dearer than word spaces of an em and a half."""
MIN_LEFT: Final = 2
MIN_RIGHT: Final = 3
MIN_WORD: Final = 6
ADDRESS_SIDE: Final = 3
"""Characters of an address that stay together at either side of a break."""

_PATH_CHARS: Final = r"A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%"
_ADDRESS: Final = (
    rf"[A-Za-z][A-Za-z0-9+.\-]*://[{_PATH_CHARS}]+"
    rf"|www\.[{_PATH_CHARS}]+"
    r"|[A-Za-z0-9._+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"
    r"|[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.(?:com|cn|net|org|gov|edu|io|jp|kr|tw|hk)(?![A-Za-z0-9])"
    rf"(?:/[{_PATH_CHARS}]*)?"
    r"|(?<![\w/.])(?:~|\.{1,2})?(?:/[\w.\-]+){2,}/?"
    r"|[A-Za-z]:\\[\w.\\\-]+"
)
"""Compiled when the first text has the hint of one."""
_HINT: Final = re.compile(r"[/@\\]|www\.|\.(?:com|cn|net|org|gov|edu|io|jp|kr|tw|hk)")
"""What no address is without."""
_TRAILING: Final = ".,;:!?'%"
_BREAK_BEFORE: Final = frozenset(".?&=#%-_~@")
_WORD: Final = re.compile(r"[A-Za-zÀ-ɏͰ-ԯ](?:[A-Za-z0-9À-ɏͰ-ԯ]|['’&._@\-](?=[A-Za-z0-9À-ɏͰ-ԯ])|[\-­])*")
SYLLABLES: Final = "layout.lines.syllables"
"""The module of the patterns: loaded with the first word that is divided, for few pages in Chinese have one."""


@dataclass(frozen=True, slots=True)
class Division:
    """A line may end before character `before`, from pass `level` on, at a price; `hyphen` = one is added there."""

    before: int
    level: int
    penalty: float
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """A URL, e-mail address or path from `start` to `end`; `is_path` = it has strokes."""

    start: int
    end: int
    is_path: bool


@dataclass(frozen=True, slots=True)
class LatinWord:
    """A word from `start` to `end`: in an emergency it may be divided anywhere inside when it is very long."""

    start: int
    end: int

    def parts(self, text: str) -> Iterator[tuple[int, int]]:
        """Where what its hyphens part begins and ends in the text."""
        for match in re.finditer(r"[^\-]+", text[self.start : self.end]):
            yield self.start + match.start(), self.start + match.end()


def find_addresses(text: str) -> tuple[Address, ...]:
    """URLs, e-mail addresses and paths of a text, without the mark of the sentence that follows."""
    if not _HINT.search(text):
        return ()
    found = []
    for match in re.finditer(_ADDRESS, text, re.ASCII):
        kept = match[0].rstrip(_TRAILING)
        while kept.endswith(")") and kept.count("(") < kept.count(")"):
            kept = kept[:-1].rstrip(_TRAILING)
        if len(kept) > 1:
            found.append(Address(match.start(), match.start() + len(kept), not {*kept}.isdisjoint("/\\")))
    return tuple(found)


def address_divisions(text: str, address: Address) -> Iterator[Division]:
    """Where an address may be divided: after `/` and the colon of its scheme, before `.?&=#%-_~@`, or as a last resort.

    Within three characters of its ends only where a line would come apart, never with a hyphen.

    Source: typography.md §6.5.
    """
    for place in range(address.start + 1, address.end):
        before, after = text[place - 1], text[place]
        side = min(place - address.start, address.end - place)
        slash = before in "/\\" and after not in "/\\"
        scheme = before == ":" and after == "/"
        sign = after in _BREAK_BEFORE and before not in _BREAK_BEFORE and before != "/"
        good = slash or scheme or sign
        if good:
            yield Division(place, 2, ADDRESS) if side >= ADDRESS_SIDE else Division(place, 3, ADDRESS_TAIL)
        elif side < ADDRESS_SIDE or before in _BREAK_BEFORE or before == after == "/":
            yield Division(place, 3, ADDRESS_STUMP)
        else:
            yield Division(place, 3, ADDRESS_TAIL if after in "/\\:" else ADDRESS_EMERGENCY)


def find_words(text: str) -> tuple[LatinWord, ...]:
    """Words of Latin, Greek or Cyrillic letters, inner apostrophes and hyphens included."""
    if text.isascii() or _any_letter(text):
        return tuple(LatinWord(*match.span()) for match in _WORD.finditer(text))
    return ()


def word_divisions(text: str, word: LatinWord, hyphenation: Hyphenation) -> Iterator[Division]:
    """Where a word may be divided: after its own hyphens, at soft hyphens, and at the points the patterns give.

    Source: typography.md §6.4.
    """
    letters = text[word.start : word.end]
    for match in re.finditer(r"-+(?=[^-])", letters):
        if match.start() >= MIN_LEFT and len(letters) - match.end() >= MIN_LEFT:
            yield Division(word.start + match.end(), 1, AFTER_HYPHEN)
    if SOFT_HYPHEN in letters or ZERO_WIDTH_SPACE in letters:
        for match in re.finditer(SOFT_HYPHEN + r"(?=[^\W\d_])", letters):
            yield Division(word.start + match.end(), 2, HYPHENATION, hyphen=True)
        return
    if hyphenation == "off" or len(letters) < MIN_WORD:
        return
    level = 1 if hyphenation == "on" else 2
    offset = 0
    for part in re.split(r"([-&._@'’])", letters):
        if len(part) >= MIN_WORD and part.isalpha() and part.islower() and part.isascii():
            for place in _points(part):
                yield Division(word.start + offset + place, level, HYPHENATION, hyphen=True)
        offset += len(part)


@cache
def _points(word: str) -> tuple[int, ...]:
    """Hyphenation points of a lower-case word."""
    places = importlib.import_module(SYLLABLES).places_in(word, MIN_LEFT, MIN_RIGHT)
    return tuple(place for place in places if place >= MIN_LEFT and len(word) - place >= MIN_RIGHT)


def _any_letter(text: str) -> bool:
    return re.search(r"[A-Za-zÀ-ɏͰ-ԯ]", text) is not None
