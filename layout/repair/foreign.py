"""Encodings of other languages, which any reader of Chinese bytes reads as rare characters: Japanese, Korean, Latin.

Decisions: asked only of bytes whose Chinese reading has hardly a common character; each language must show itself by
what only it has (kana, Hangul, single accented letters between plain ones), else the Chinese reading stays.
"""

import re
from typing import Final

from layout.repair.marks import HANGUL_CHAR, KANA_CHAR

FOREIGN_ENCODINGS: Final = ("cp932", "euc_jp", "cp949", "cp1252")
"""Japanese of personal computers and of Unix, Korean, languages of Western Europe."""
KANA_SHARE: Final = 0.2
"""Japanese has more kana among its letters; a Chinese text has hardly one."""
HANGUL_SHARE: Final = 0.9
"""Korean of today has nearly no letters but Hangul; Chinese bytes read as Korean make as many Han."""
LONE_SHARE: Final = 0.8
"""So many of the accented letters of a Latin text stand alone; bytes of Chinese come in pairs."""
LATIN_SHARE: Final = 0.6
"""So much of a Latin text is plain letters."""
_HALF_KANA: Final = re.compile("[\uff61-\uff9f]")
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_PLAIN: Final = re.compile(rb"[A-Za-z ]")
_PRINTED: Final = re.compile("[À-ÖØ-öø-ÿŒœŠšŸŽž‘’“”–—…•«»¡¿°·£€©®§\xa0]")
"""What a Latin text has beside ASCII."""


def read_foreign(raw: bytes) -> tuple[str, str] | None:
    """A reading of bytes as Japanese, Korean or a language in Latin letters, and its encoding; None: it is none."""
    for name in ("cp932", "euc_jp"):
        if (
            (text := decode_strictly(raw, name)) is not None
            and _share(KANA_CHAR, text) >= KANA_SHARE
            and not _odd(text)
        ):
            return text, name
    if (text := decode_strictly(raw, "cp949")) is not None and _share(HANGUL_CHAR, text) >= HANGUL_SHARE:
        return text, "cp949"
    if (text := decode_strictly(raw, "cp1252")) is not None and _is_latin(raw, text):
        return text, "cp1252"
    return None


def decode_strictly(raw: bytes, encoding: str) -> str | None:
    """The bytes in an encoding, where it has all of them."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _share(letters: re.Pattern[str], text: str) -> float:
    """How many of the letters beyond ASCII are of one kind, 0-1."""
    others = sum(char > "\x7f" and char.isalpha() for char in text)
    return len(letters.findall(text)) / others if others else 0.0


def _odd(text: str) -> bool:
    """Whether a Japanese reading has more of the narrow kana than of the wide ones: bytes of something else."""
    return len(_HALF_KANA.findall(text)) > len(KANA_CHAR.findall(text)) / 4


def _is_latin(raw: bytes, text: str) -> bool:
    """Whether bytes are plain letters with single accented ones between them, all of which a Latin text has."""
    runs = _HIGH.findall(raw)
    lone = sum(len(run) == 1 for run in runs)
    high = sum(map(len, runs))
    known = len(_PRINTED.findall(text))
    return lone >= LONE_SHARE * len(runs) and known == high and len(_PLAIN.findall(raw)) >= LATIN_SHARE * len(raw)
