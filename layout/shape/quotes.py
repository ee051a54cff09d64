"""Which curly quotes are full-width and which belong to Latin text, decided pair by pair over a paragraph.

Source: typography.md §2; GB/T 15834—2011 4.8; the shared code points of U+2018 to U+201D (Unicode core
specification, 6.2).
"""

from typing import Final

from layout.chars import QUOTE_CLOSERS, QUOTE_OPENERS, CharClass, is_cjk

MOST_OPEN: Final = 40
"""Quotes open at once; more is no quotation."""
_SPACES: Final = " \u00a0\u3000"


def latin_quotes(text: str) -> dict[int, CharClass]:
    """The places of quotes that are Latin in a Chinese or Japanese paragraph, with the class each of them is.

    A pair is full-width if Han, kana or a full-width mark stands inside it or directly outside; else it is Latin. ’
    between letters, before digits without a partner (`’90s`), or after the s of a Latin word with no ‘ open
    (`students’`) is an apostrophe.

    Args:
        text: One paragraph; marks of style and links do not matter here.
    """
    found: dict[int, CharClass] = {}
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    lonely: list[int] = []
    for at, char in enumerate(text):
        if char in QUOTE_OPENERS:
            opened.append(at)
            if len(opened) > MOST_OPEN:
                lonely.append(opened.pop(0))
        elif char in QUOTE_CLOSERS:
            if _is_apostrophe(text, at, any(text[place] == "‘" for place in opened)):
                found[at] = CharClass.LAT
                continue
            partner = QUOTE_OPENERS[QUOTE_CLOSERS.index(char)]
            start = next((place for place in reversed(opened) if text[place] == partner), None)
            if start is None:
                lonely.append(at)
                continue
            lonely += [place for place in opened if place > start]
            opened = [place for place in opened if place < start]
            pairs.append((start, at))
    wide = _wide_quotes(text, sorted(pairs))
    for start, end in pairs:
        if start not in wide:
            found |= {start: CharClass.LOPEN, end: CharClass.LCLOSE}
    if lonely or opened:
        places = [at for at, char in enumerate(text) if is_cjk(char)] or [len(text)]
        for at in [*lonely, *opened]:
            # A double quote without partner: a quotation over several paragraphs.
            holds = (text[at] == "“" and at < places[-1] < len(text)) or (text[at] == "”" and places[0] < at)
            if not holds and not _touches_cjk(text, at, at, wide) and _touches_latin(text, at):
                found[at] = CharClass.LOPEN if text[at] in QUOTE_OPENERS else CharClass.LCLOSE
    return found


def _wide_quotes(text: str, pairs: list[tuple[int, int]]) -> set[int]:
    """The places of full-width pairs: those about Han or beside it, and those beside such a pair."""
    wide = {place for start, end in pairs if any(map(is_cjk, text[start + 1 : end])) for place in (start, end)}
    found, narrow = -1, [pair for pair in pairs if pair[0] not in wide]
    while found:
        found = len(narrow)
        for start, end in narrow:
            if _touches_cjk(text, start, end, wide):
                wide |= {start, end}
        narrow = [pair for pair in reversed(narrow) if pair[0] not in wide]
        found -= len(narrow)
    return wide


def _is_apostrophe(text: str, at: int, is_open: bool) -> bool:
    """Whether ’ at `at` is an apostrophe: between two letters, or where no ‘ is open before digits, about a final s."""
    if text[at] != "’":
        return False
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    if _is_letter(right) and (_is_letter(left) or left.isdigit()):
        return True
    if is_open:
        return False
    if right == "s" and not _is_letter(text[at + 2 : at + 3]):
        return bool(left) and not left.isspace()
    return (right.isascii() and right.isdigit()) or (left in ("s", "S") and _is_letter(text[at - 2 : at - 1]))


def _touches_cjk(text: str, start: int, end: int, wide: set[int]) -> bool:
    """Whether Han, kana, a full-width mark or a full-width quote stands next to the outside of `start` to `end`."""
    return any(
        0 <= at < len(text) and (is_cjk(text[at]) or at in wide) for at in (_skip(text, start, -1), _skip(text, end, 1))
    )


def _touches_latin(text: str, at: int) -> bool:
    """Whether a letter or an ASCII mark stands on either side."""
    return any(0 <= i < len(text) and text[i].isascii() for i in (_skip(text, at, -1), _skip(text, at, 1)))


def _skip(text: str, at: int, step: int) -> int:
    """Index of the next character that is no space, from `at` in direction `step`."""
    at += step
    while 0 <= at < len(text) and text[at] in _SPACES:
        at += step
    return at


def _is_letter(char: str) -> bool:
    """A letter of an alphabet (not Han, not kana)."""
    return char.isalpha() and not is_cjk(char)
