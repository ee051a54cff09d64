"""Latin words and runs of Hangul as pieces: one for each cluster, kerning inside its advance.

Decisions: a word is shaped as a whole (kerning, ligatures, marks), then taken apart at HarfBuzz's clusters, so that a
line may end inside it; full-width quotes that a CJK face gives to Latin text are cut to their ink.

Source: typography.md §§2, 15.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from layout.chars import CONTROLS
from layout.fonts import Face
from layout.records import dataclass
from layout.shape.cuts import FULL_WIDTH_EM
from layout.shape.harfbuzz import Glyphs, shape_string

QUOTE_BEARING_EM: Final = 0.05
"""White on each side of a Latin quote that is cut out of a full-width glyph."""
ASCII_DIGITS: Final = "0123456789"
FIRST_WIDE: Final = "\u1100"
"""From here on characters belong to scripts that are no alphabets of the Latin kind (Hangul and on)."""
_SHRUNK: Final = {
    chr(code): (parts[1], parts[0] == "<super>")
    for code in (*range(0x2070, 0x20A0), *map(ord, "²³¹ªº"), *range(0x02B0, 0x02B9), *range(0x02E0, 0x02E5))
    if len(parts := unicodedata.decomposition(chr(code)).split()) == 2
}
"""Raised and lowered figures, signs and letters: the code of the character that they are made of, whether raised."""
MINUS: Final = "\u2212"
EN_DASH: Final = "\u2013"
"""In place of a minus, which many a CJK face has as wide as a Han."""
SHRUNK_SCALE: Final = 0.6
RAISED_EM: Final = 0.33
LOWERED_EM: Final = -0.14
"""Where the baseline of one that is made stands, in em of the text."""
DROP_CONTROLS: Final = {ord(char): None for char in CONTROLS}


@dataclass(frozen=True, slots=True)
class Piece:
    """A cluster of a word: its characters in the word, its glyphs and pens, its width; lengths in em of the text's
    size, of which its own is `scale`.
    """

    first: int
    end: int
    face: str
    glyphs: tuple[int, ...]
    pens: tuple[float, ...]
    texts: tuple[str, ...]
    body: float
    lifts: tuple[float, ...] = ()
    missing: bool = False
    scale: float = 1.0


def extends(char: str) -> bool:
    """Whether a character belongs to the one before it: a combining mark, a joiner, a control of line breaking."""
    return char in CONTROLS or char in "\u200c\u200d" or unicodedata.category(char) in ("Mn", "Me")


def cut_word(word: str, faces: Sequence[Face], lang: str) -> tuple[Piece, ...]:
    """The pieces of a word, in order; together they stand for all its characters.

    Args:
        word: Characters of the Latin run, without spaces.
        faces: The face of each character.
        lang: Language, for the forms of the face.
    """
    edges = [at for at in range(1, len(word)) if faces[at] is not faces[at - 1]]
    pieces: list[Piece] = []
    for start, end in pairwise([0, *edges, len(word)]):
        pieces += _clusters(word[start:end], start, faces[start], lang)
    return tuple(pieces)


def is_greek(char: str) -> bool:
    """Whether a character is a Greek letter."""
    return "\u0370" <= char < "\u0400" or "\u1f00" <= char < "\u2000"


def is_cyrillic(char: str) -> bool:
    """Whether a character is a Cyrillic letter."""
    return "\u0400" <= char < "\u0530"


def scaled(piece: Piece, scale: float) -> Piece:
    """A piece in another size."""
    pens, lifts = (tuple(scale * length for length in lengths) for lengths in (piece.pens, piece.lifts))
    return replace(piece, pens=pens, lifts=lifts, body=scale * piece.body, scale=scale * piece.scale)


def base_of(char: str) -> str:
    """The character that a raised or lowered one is made of where no face has it; itself for any other.

    Source: typography.md §15, missing glyphs.
    """
    made_of = _SHRUNK.get(char)
    base = chr(int(made_of[0], 16)) if made_of else char
    return EN_DASH if base == MINUS else base


def shrunk(piece: Piece, char: str) -> Piece:
    """The piece of a base character as the raised or lowered character that it makes."""
    lift = RAISED_EM if _SHRUNK[char][1] else LOWERED_EM
    small = scaled(piece, SHRUNK_SCALE)
    lifts = tuple(lift + up for up in small.lifts or (0.0,) * len(small.glyphs))
    return replace(small, lifts=lifts, texts=(char, *small.texts[1:]))


def with_even_digits(piece: Piece, face: Face, lang: str) -> Piece:
    """A piece of one digit as wide as the widest digit of its face, in the middle of that; any other as it is.

    Args:
        piece: A piece of a word.
        face: The face that sets it.
        lang: Its language.

    Source: typography.md §15, digits of tables (many faces lack `tnum`).
    """
    if piece.texts[0] not in tuple(ASCII_DIGITS):
        return piece
    width = max(shape_string(face, digit, lang, "latin").advance for digit in ASCII_DIGITS)
    own = shape_string(face, piece.texts[0], lang, "latin")
    return replace(piece, pens=((width - own.advance) / 2 + own.pens[0],), body=width)


def _clusters(part: str, offset: int, face: Face, lang: str) -> list[Piece]:
    """The pieces of a part of a word that one face sets; `offset` is where the part starts in the word."""
    glyphs = shape_string(face, part, lang, "latin")
    groups = [(cluster, list(at)) for cluster, at in groupby(range(len(glyphs.ids)), glyphs.clusters.__getitem__)]
    starts = [0 if n == 0 else cluster for n, (cluster, _) in enumerate(groups)] + [len(part)]
    pieces = []
    for (_, at), (first, end) in zip(groups, pairwise(starts), strict=True):
        text = part[first:end].translate(DROP_CONTROLS)
        pieces.append(_piece(glyphs, at, (offset + first, offset + end, text), face))
    return pieces


def _piece(glyphs: Glyphs, at: list[int], part: tuple[int, int, str], face: Face) -> Piece:
    """One cluster, the glyphs `at`, which stand for a part of the word (from, to, and what of it has ink)."""
    first, end, text = part
    start = glyphs.ends[at[0] - 1] if at[0] else 0.0
    pens = tuple(glyphs.pens[i] - start for i in at)
    lifts = tuple(glyphs.lifts[i] for i in at)
    ids = tuple(glyphs.ids[i] for i in at)
    body = glyphs.ends[at[-1]] - start
    if text in tuple("“”‘’") and body > FULL_WIDTH_EM:
        low, high = glyphs.low[at[0]] - start, glyphs.high[at[0]] - start
        pens = tuple(pen + QUOTE_BEARING_EM - low for pen in pens)
        body = high - low + 2 * QUOTE_BEARING_EM
    texts = (text, *[""] * (len(at) - 1))
    return Piece(first, end, face.id, ids, pens, texts, body, lifts if any(lifts) else (), 0 in ids)
