"""Where a line may end: for every gap between two boxes a price, infinite where a break is forbidden.

Decisions: the classes of the two neighbours decide first (`pair_penalty`, the prohibitions of a level); then patterns
over the text tie numbers, dates, words and addresses; then the copy's own marks (nobreak, ruby, names) and control
characters have the last word. Breaks that only a later pass of the search may use are kept apart (`SoftBreak`), as are
tokens whose rules hang on the measure.

Source: typography.md §§3, 6; CLREQ "Prohibition rules for line start and line end"; UAX #14 classes B2, IN.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from layout.chars import (
    CLOSERS,
    CLOSERS_WIDE,
    IDEOGRAPHIC,
    LATIN,
    LATIN_MARKS,
    OPENERS_WIDE,
    WORD_JOINER,
    ZERO_WIDTH_SPACE,
    CharClass,
)
from layout.lines.latin import (
    SYLLABLES_IGNORED,
    WORD_EMERGENCY,
    Address,
    Division,
    LatinWord,
    address_divisions,
    find_addresses,
    find_words,
    word_divisions,
)
from layout.lines.numbers import FORBIDDEN, NumberTies, inside_chain, number_ties
from layout.lines.spacing import Kind
from layout.model.article import Mark
from layout.model.style import Kinsoku, Setting
from layout.records import dataclass
from layout.shape.types import Box

ELLIPSIS_FIRST: Final = 3000.0
LONE_IN_BRACKET: Final = 40.0
AFTER_LETTER: Final = 100.0
"""After a single capital that begins a word of Han (A股, T恤)."""
INSIDE_NAME: Final = 200.0
SYLLABLE_EMERGENCY: Final = 400.0
"""Between syllables of one Korean word, only when a line fails otherwise."""
LAST_LEVEL: Final = 3
"""The last level of freedom: emergency points, any stretch."""
LONG_TOKEN_SHARE: Final = 0.6
"""A number or word wider than this share of the measure may be divided inside."""
NUMBER_DIVISION: Final = 100.0
TOO_LONG: Final = 15_000.0
"""Inside a string, or a rule drawn with dashes, that would stick out of the measure."""
UNIT_FALLS: Final = 300.0
"""Between a number as wide as the measure and its unit: the line that it fills has nothing to stretch, and is dear."""

_NEVER_FIRST: Final = CLOSERS | {CharClass.MID, CharClass.CONN, CharClass.POST, CharClass.LCLOSE, CharClass.LMARK}
_NEVER_LAST: Final = frozenset({CharClass.OPEN, CharClass.PREF, CharClass.LOPEN})
_WORD_CLASSES: Final = LATIN | LATIN_MARKS
_TWO_AMOUNTS: Final = (CharClass.POST, CharClass.PREF)
"""Two amounts that follow each other (`5%￥30`) are no word."""
_BRACKETS: Final = re.compile(f"[{re.escape(OPENERS_WIDE + CLOSERS_WIDE)}]")
_UNITS_OF_TWO: Final = frozenset({CharClass.DASH2, CharClass.ELL})
_KO_WORD: Final = (
    _WORD_CLASSES | IDEOGRAPHIC | CLOSERS | {CharClass.HANGUL, CharClass.OPEN, CharClass.MID, CharClass.CONN}
)
_RAISED: Final = re.compile(r"(?:[¹²³⁰ⁱ⁴-ⁿ₀-ₜﾞﾟ゛゜]|[\[［〔](?=\d{1,3}[\]］〕]))(?<=\S.)")
"""What belongs to the character in front of it: raised figures, sound marks, the number of a note."""
_STRING: Final = re.compile("[!-~\u00a1-\u024f\u0370-\u052f]{5,}|[—―…⋯⸺]{3,}")
"""Characters that no line may end between, as a rule."""
_LETTER: Final = re.compile(r"(?<![A-Za-z0-9])[A-ZΑ-Ωα-ω](?=[\u4e00-\u9fff])")
_SIGNED: Final = re.compile(r"（[^（）]{0,9}?(?:记者|通讯员|实习生|記者|通訊員)[^（）]{0,40}）")
_SIGNER: Final = re.compile(
    r"(?<=[（ 、，\u3000])(?:本[报報台刊网網])?(?:[见見]习|特[约約])?(?:记者|通讯员|实习生|記者|通訊員)?"
    r"[\u4e00-\u9fff]{2,4}(?:[摄攝][影]?(?:[报報]道)?|[报報]道|文/图|图/文)?(?=[ 、，　）])"
)
"""Who reports, in the brackets of a dateline or below a text: `（记者张三 通讯员李四）`."""
_LATIN_DASH: Final = re.compile("—(?<=[A-Za-z]—)(?=[A-Za-z])")


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """A break after box `gap` that the search may use from pass `level` on; `hyphen` = a hyphen is added."""

    gap: int
    level: int
    penalty: float
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class LongToken:
    """Boxes `first` to `last` (included) are one number or word; `breaks` count when it is long for the measure."""

    first: int
    last: int
    breaks: tuple[SoftBreak, ...]


class LongString(NamedTuple):
    """Boxes `begin` to `end` (exclusive) are a string that no line ends in; with what clings to it it goes from box
    `first` to `last` (included). One that sticks out of the measure is divided anywhere; one that `is_name`, an e-mail
    address or a site's name, stands whole where it does not.
    """

    first: int
    last: int
    begin: int
    end: int
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Opportunities:
    """`penalties[k]` = price of a break after box k (infinite: forbidden); breaks of later passes; long tokens; strings
    that may be wider than the measure.
    """

    penalties: list[float]
    soft: tuple[SoftBreak, ...]
    long_tokens: tuple[LongToken, ...]
    strings: tuple[LongString, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """The text that breaks are looked for in: normalised text, marks, `firsts[k]` = first character of box k,
    `edges_em[k]` = distance of box k's body from the start of the text set in one line, its end in `ends_em`.
    """

    text: str
    marks: tuple[Mark, ...]
    firsts: Sequence[int]
    starts_em: Sequence[float]
    ends_em: Sequence[float]

    def gap(self, char: int) -> int:
        """The gap before character `char`: index of the box before it, −1 when no box begins there."""
        index = bisect_left(self.firsts, char)
        return index - 1 if index < len(self.firsts) and self.firsts[index] == char else -1

    def width_em(self, start: int, end: int) -> float:
        """Width of characters `start` to `end` (exclusive) in em, natural gaps included."""
        first, last = bisect_left(self.firsts, start), bisect_left(self.firsts, end) - 1
        return self.ends_em[last] - self.starts_em[first] if last >= first else 0.0


def by_syllables(a: Kind, b: Kind) -> tuple[Kind, Kind]:
    """Two neighbours as the prohibitions see them where Korean may end a line between any two syllables.

    A number keeps what follows it, and words of other scripts stay whole. Source: typography.md §11, `syllable`.
    """
    if a.lang != "ko" or b.lang != "ko" or a.cls in _WORD_CLASSES or b.cls in _WORD_CLASSES:
        return a, b
    return a._replace(lang="zh-Hans"), b._replace(lang="zh-Hans")


@cache
def pair_penalty(a: Kind, b: Kind, spaced: bool, level: Kinsoku) -> float:
    """Price of a break between two boxes by their classes alone; `spaced` = a typed space stands between them.

    Source: typography.md §3.
    """
    first, last = b.cls, a.cls
    if last in _UNITS_OF_TWO and first in _UNITS_OF_TWO and not (last is CharClass.ELL and first is CharClass.DASH2):
        return FORBIDDEN
    if last is CharClass.PREF or first is CharClass.POST:
        return FORBIDDEN
    if a.lang == "ko" and b.lang == "ko" and not spaced and last in _KO_WORD and first in _KO_WORD:
        return FORBIDDEN
    if last in _WORD_CLASSES and first in _WORD_CLASSES and not spaced and (last, first) != _TWO_AMOUNTS:
        return FORBIDDEN
    if last is first and first in (CharClass.CELL, CharClass.EX) and not spaced:
        return FORBIDDEN
    if level == "none":
        return 0.0
    if first in _NEVER_FIRST or last in _NEVER_LAST:
        return FORBIDDEN
    if level != "basic" and CharClass.SLASH in (first, last):
        return FORBIDDEN
    if b.lang == "ja" and (
        first in (CharClass.PROL, CharClass.ITER) or (first is CharClass.SMALL and level == "strict")
    ):
        return FORBIDDEN
    if first in _UNITS_OF_TWO and level == "strict":
        return FORBIDDEN
    return ELLIPSIS_FIRST if first is CharClass.ELL else 0.0


def refine(copy: Copy, kinds: Sequence[Kind], penalties: list[float], setting: Setting) -> Opportunities:
    """The opportunities of a text: penalties by class, changed in place by everything the text itself says.

    Args:
        copy: The text with its boxes' places, in em.
        kinds: The kind of every box.
        penalties: Price of a break after each box, by class alone.
        setting: Whether words may be divided, units go with their numbers, and ties are those of headlines.
    """
    headline = setting.by_meaning
    _lone_in_brackets(copy, kinds, penalties)
    for match in _LETTER.finditer(copy.text):
        if (gap := copy.gap(match.end())) >= 0:
            penalties[gap] += AFTER_LETTER
    addresses = find_addresses(copy.text)
    numbers = number_ties(copy.text, headline)
    soft = list(_tie_numbers(copy, numbers if setting.binds_units else numbers.alone(), addresses, penalties))
    tokens = list(_long_numbers(copy, numbers, addresses))
    for word in find_words(copy.text):
        if _shielded(word.start, addresses):
            continue
        divisions = () if headline else tuple(word_divisions(copy.text, word, setting.hyphenation))
        soft += _apply(copy, divisions, penalties)
        tokens += _long_word(copy, word, bool(divisions))
    for address in addresses:
        _forbid(copy, address.start + 1, address.end, penalties)
        soft += _apply(copy, address_divisions(copy.text, address), penalties)
    if setting.lang == "ko" or any(mark.kind == "lang" and mark.value == "ko" for mark in copy.marks):
        tokens += _korean_words(kinds, penalties)
    soft += _apply(copy, (Division(m.end(), 1, 0.0) for m in _LATIN_DASH.finditer(copy.text)), penalties)
    glued = _own_marks(copy, penalties)
    strings = tuple(_strings(copy, addresses, penalties))
    soft = [found for found in soft if penalties[found.gap] == FORBIDDEN and found.gap not in glued]
    kept = tuple(sorted(soft, key=lambda found: (found.gap, found.level)))
    return Opportunities(penalties, kept, tuple(sorted(tokens, key=lambda token: token.first)), strings)


def _shielded(place: int, addresses: Sequence[Address]) -> bool:
    at = bisect_right(addresses, place, key=lambda address: address.start) - 1
    return at >= 0 and place < addresses[at].end


def _lone_in_brackets(copy: Copy, kinds: Sequence[Kind], penalties: list[float]) -> None:
    """A bracket with a lone character at the edge of a line costs a little."""
    last = len(kinds) - 1
    for match in _BRACKETS.finditer(copy.text):
        k = bisect_left(copy.firsts, match.start())
        if k > last:
            return
        if kinds[k].cls is CharClass.OPEN and k + 1 < last:
            penalties[k + 1] += LONE_IN_BRACKET
        elif kinds[k].cls is CharClass.CLOSE and k >= 2:
            penalties[k - 2] += LONE_IN_BRACKET


def _forbid(copy: Copy, start: int, end: int, penalties: list[float]) -> None:
    """No break before any of the characters `start` to `end` (exclusive)."""
    index = bisect_left(copy.firsts, start)
    while index < len(copy.firsts) and copy.firsts[index] < end:
        if index:
            penalties[index - 1] = FORBIDDEN
        index += 1


def _tie_numbers(
    copy: Copy, numbers: NumberTies, addresses: tuple[Address, ...], penalties: list[float]
) -> Iterator[SoftBreak]:
    """Numbers, units, dates and quantities: forbidden or dearer breaks, and those of a line that would fall asunder."""
    for tie in numbers.ties:
        if (gap := copy.gap(tie.before)) >= 0 and not _shielded(tie.before, addresses):
            penalties[gap] = max(penalties[gap], tie.penalty)
    chained = {chain.token_end for chain in numbers.chains}
    for token in numbers.tokens:
        if token.end - token.start > 1 and token.end not in chained:
            _forbid(copy, token.start + 1, token.end, penalties)
    for chain in numbers.chains:
        start, token_end, end = chain
        price, is_last_resort = inside_chain(chain, copy.width_em(start, end))
        bound = price == FORBIDDEN or is_last_resort
        _forbid(copy, start + 1, end if bound else min(end, token_end + 1), penalties)
        for char in range(token_end + 1, end) if price != FORBIDDEN else ():
            if (gap := copy.gap(char)) >= 0 and is_last_resort:
                yield SoftBreak(gap, LAST_LEVEL, price)
            elif gap >= 0:
                penalties[gap] = max(penalties[gap], price)


def _long_numbers(copy: Copy, numbers: NumberTies, addresses: tuple[Address, ...]) -> Iterator[LongToken]:
    """Numbers that have places where they may be divided when the measure is narrow."""
    for token in numbers.tokens:
        if token.divides and not _shielded(token.start, addresses):
            breaks = tuple(SoftBreak(gap, 1, NUMBER_DIVISION) for d in token.divides if (gap := copy.gap(d)) >= 0)
            yield LongToken(bisect_left(copy.firsts, token.start), bisect_left(copy.firsts, token.end) - 1, breaks)


def _strings(copy: Copy, addresses: Sequence[Address], penalties: Sequence[float]) -> Iterator[LongString]:
    """Strings without a place to end a line at, with the marks that cling to them."""
    first, last = 0, -1
    for match in _STRING.finditer(copy.text):
        begin, end = bisect_left(copy.firsts, match.start()), bisect_left(copy.firsts, match.end())
        if begin > last:  # else it clings to the one before, and goes as far
            first, last = begin, end - 1
            while first and penalties[first - 1] == FORBIDDEN:
                first -= 1
            while last + 1 < len(copy.firsts) and penalties[last] == FORBIDDEN:
                last += 1
        is_name = any(match.start() <= a.start and a.end <= match.end() and not a.is_path for a in addresses)
        yield LongString(first, last, begin, end, is_name)


def string_breaks(string: LongString, boxes: Sequence[Box], unit_falls: bool = False) -> Iterator[SoftBreak]:
    """The breaks inside a string that would stick out; with `unit_falls` a number rather lets its unit go.

    Between two letters a word's own emergency is better: it has a hyphen.
    """
    for k in range(string.begin, string.end - 1):
        one, other = boxes[k], boxes[k + 1]
        clings = one.cls in _NEVER_LAST or other.cls in _NEVER_FIRST
        if not (clings or (one.texts[0].isalpha() and other.texts[0].isalpha())):
            yield SoftBreak(k, LAST_LEVEL, TOO_LONG)
    if unit_falls and string.end <= string.last and boxes[string.end].cls is CharClass.HAN:
        yield SoftBreak(string.end - 1, LAST_LEVEL, UNIT_FALLS)


def _long_word(copy: Copy, word: LatinWord, has_syllables: bool) -> Iterator[LongToken]:
    """A word that may be divided at any letter when it is very long for the measure, dearer where it has syllables.

    Two letters stay together at either side, also of a hyphen that it has itself.
    """
    price = SYLLABLES_IGNORED if has_syllables else WORD_EMERGENCY
    parts = [
        (bisect_left(copy.firsts, start), bisect_left(copy.firsts, end) - 1) for start, end in word.parts(copy.text)
    ]
    breaks = tuple(
        SoftBreak(k, LAST_LEVEL, price, hyphen=True) for first, last in parts for k in range(first + 1, last - 1)
    )
    if breaks:
        yield LongToken(parts[0][0], parts[-1][1], breaks)


def _apply(
    copy: Copy, divisions: Iterator[Division] | tuple[Division, ...], penalties: list[float]
) -> Iterator[SoftBreak]:
    """Divisions of the first pass without a hyphen set their price; the others become soft breaks."""
    for division in divisions:
        if (gap := copy.gap(division.before)) < 0:
            continue
        if division.level == 1 and not division.hyphen:
            penalties[gap] = division.penalty
        else:
            yield SoftBreak(gap, division.level, division.penalty, division.hyphen)


def _korean_words(kinds: Sequence[Kind], penalties: list[float]) -> Iterator[LongToken]:
    """Korean words of several syllables: very long ones may be divided between two syllables, as a last resort.

    The same goes for Han and marks without a space in Korean text, wherever Chinese could be divided.
    """
    start = 0
    for k in range(len(kinds)):
        if k + 1 < len(kinds) and penalties[k] == FORBIDDEN:
            continue
        inside = (at for at in range(start, k) if kinds[at].lang == "ko" and _divides_korean(kinds[at], kinds[at + 1]))
        if breaks := tuple(SoftBreak(at, LAST_LEVEL, SYLLABLE_EMERGENCY) for at in inside):
            yield LongToken(start, k, breaks)
        start = k + 1


def _divides_korean(a: Kind, b: Kind) -> bool:
    """Whether the classes alone would let a line end between two boxes of one Korean word."""
    free = pair_penalty(a._replace(lang="zh-Hans"), b._replace(lang="zh-Hans"), False, "gb")
    return free == 0.0


def _own_marks(copy: Copy, penalties: list[float]) -> set[int]:
    """What the copy itself says: unbroken spans, ruby, names, glue, zero width spaces, raised marks.

    The gaps that it keeps together come back.
    """
    glued: set[int] = set()
    for mark in copy.marks:
        length = mark.end - mark.start
        is_single = mark.kind == "ruby" and len(mark.value.split()) == length
        if mark.kind == "nobreak" or (mark.kind == "ruby" and not is_single):
            _forbid(copy, mark.start + 1, mark.end, penalties)
            glued.update(copy.gap(char) for char in range(mark.start + 1, mark.end))
        elif (mark.kind == "name" or is_single) and 2 <= length <= 4:
            for char in range(mark.start + 1, mark.end):
                if (gap := copy.gap(char)) >= 0:
                    penalties[gap] = max(penalties[gap], INSIDE_NAME)
    for control, penalty in ((ZERO_WIDTH_SPACE, 0.0), (WORD_JOINER, FORBIDDEN)):
        start = copy.text.find(control)
        while start >= 0:
            if (gap := copy.gap(start + 1)) >= 0:
                penalties[gap] = penalty
                if penalty:
                    glued.add(gap)
            start = copy.text.find(control, start + 1)
    for match in _RAISED.finditer(copy.text):
        _forbid(copy, match.start(), match.start() + 1, penalties)
    for signed in _SIGNED.finditer(copy.text):
        for match in _SIGNER.finditer(copy.text, *signed.span()):
            _forbid(copy, match.start() + 1, match.end(), penalties)
    return glued
