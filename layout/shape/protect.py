"""Spans that normalisation leaves alone: addresses, files, codes, numbers, foreign sentences.

Source: typography.md §12, "Protected".
"""

import re
from typing import Final

from layout.chars import is_cjk
from layout.model.article import RichText

_URL_CHAR: Final = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]"
_NAME: Final = r"[A-Za-z0-9_\-]+"
_TOKENS: Final = re.compile(
    rf"""
      (?<![A-Za-z0-9+.\-])[A-Za-z][A-Za-z0-9+.\-]*://{_URL_CHAR}+         # an address with its scheme
    | \bwww\.{_URL_CHAR}+
    | (?<![A-Za-z0-9._+\-])[A-Za-z0-9._+\-]+@{_NAME}(?:\.{_NAME})+        # e-mail
    | (?<![A-Za-z0-9_.\-])(?:{_NAME}\.)+[A-Za-z][A-Za-z0-9]*(?:[:/?]{_URL_CHAR}+)?   # a host or a file name
    | (?:[A-Za-z]:[\\/]|~/|\.{{1,2}}/|(?<![\w)）])/(?=[A-Za-z0-9_.]))[A-Za-z0-9_.\-/\\]*   # a path
    | &(?:[A-Za-z]+|\#\d+|\#x[0-9A-Fa-f]+);                              # an entity
    | (?<!\d)\d+(?:[.,:/\-]\d+)+                                         # version, decimal, thousands, time, date
    """,
    re.VERBOSE | re.ASCII,
)
_TRAILING: Final = ".,;:!?'\")]"
_SENTENCE_END: Final = re.compile(r"[。！？!?\n]+|\.(?=\s)")
_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f][A-Za-z\u00c0-\u024f\u0370-\u052f'’\-]*")
LONGEST_PHRASE: Final = 200
"""Characters looked back for the start of a phrase; enough for what the rules ask."""
_KEPT_LANGS: Final = frozenset({"en", "ko"})


def protected(text: RichText) -> bytearray:
    """One byte a character: 1 where no rule may touch it (a token, a code span, a span in English or Korean)."""
    mask = bytearray(len(text.text))
    for match in _TOKENS.finditer(text.text):
        start, end = match.span()
        if match[0][0] != "&":
            while end > start and text.text[end - 1] in _TRAILING and not _closes_inside(text.text, start, end):
                end -= 1
        mask[start:end] = b"\1" * (end - start)
    for mark in text.marks:
        if mark.kind == "code" or (mark.kind == "lang" and mark.value.split("-")[0] in _KEPT_LANGS):
            mask[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    return mask


def without_tokens(text: str, tokens: bytearray) -> str:
    """The text with a digit for every character of a token, so that an address counts as no words and no sentences."""
    return "".join("0" if kept else char for char, kept in zip(text, tokens, strict=True))


def foreign_sentences(text: str) -> bytearray:
    """One byte a character: 1 in a sentence of two or more words of Latin without any Han, kana or CJK mark."""
    mask = bytearray(len(text))
    start = 0
    for end in [match.end() for match in _SENTENCE_END.finditer(text)] + [len(text)]:
        sentence = text[start:end]
        if end > start and not any(map(is_cjk, sentence)) and _has_two_words(sentence):
            mask[start:end] = b"\1" * (end - start)
        start = end
    return mask


def in_foreign_phrase(text: str, at: int) -> bool:
    """Whether the Latin words that end before `at` are a phrase of their own inside a sentence in Chinese.

    True for three words or more, for two that begin after a colon or quote, and for words with a comma among them:
    `他说：“Hello, world!”`. One or two words (`iPhone`, `Visual Studio`) belong to the sentence around them.
    """
    start, stop = at, max(0, at - LONGEST_PHRASE)
    while start > stop and not is_cjk(text[start - 1]) and text[start - 1] not in '“‘"\n':
        start -= 1
    phrase = text[start:at]
    words = len(_WORD.findall(phrase))
    begins = start > 0 and text[start - 1] in '“‘"：:'
    return words >= 3 or (words == 2 and (begins or ", " in phrase))


def _has_two_words(sentence: str) -> bool:
    """Whether two Latin words stand in it."""
    words = _WORD.finditer(sentence)
    return next(words, None) is not None and next(words, None) is not None


def _closes_inside(text: str, start: int, end: int) -> bool:
    """Whether the bracket that ends the token was opened inside it (an address with a bracketed part)."""
    return text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end)
