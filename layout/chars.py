"""Every character class of CJK setting and every width that comes from a class, written once.

Decisions: a class is first read from the character alone (`classify`); what hangs on the neighbours (a dash that is
one half of `——`, a quote that is Latin, a point inside a number) is decided over the whole paragraph in
`layout/shape/classes.py` and lands in the same classes. A width is a body that is never resized plus the blanks L and
R that may go (`widths`); where a class has no width of its own, the face has it. Languages are BCP 47 tags as in
`layout.model.style.Lang`.

Source: typography.md §§2, 11, 13; CLREQ and JLREQ character classes; GB/T 15834—2011 part 5.
"""

import unicodedata
from bisect import bisect_right
from enum import IntEnum
from functools import cache
from typing import Final, Literal, TypeAlias

from layout.records import dataclass

InkPlace: TypeAlias = Literal["frame", "start", "end", "centre"]


class CharClass(IntEnum):
    """What a character or cluster is to gaps, breaks and widths (typography.md §2)."""

    HAN = 1
    """Han ideographs, bopomofo, circled and squared forms, full-width letters, wide symbols."""
    KANA = 2
    SMALL = 3
    """Small kana."""
    PROL = 4
    """The prolonged sound mark ー."""
    ITER = 5
    """Iteration marks 々〻ゝゞヽヾ, sound marks that stand alone, the double hyphen ゠."""
    HANGUL = 6
    OPEN = 7
    """Full-width opening brackets and quotes."""
    CLOSE = 8
    """Full-width closing brackets and quotes."""
    PAUSE = 9
    """，、；："""
    STOP = 10
    """。．"""
    EX = 11
    """！？"""
    MID = 12
    """The middle dot between names."""
    DASH2 = 13
    """A dash of two em: —— as one unit."""
    ELL = 14
    """An ellipsis: …… as one unit of two em, a single … as one em."""
    CONN = 15
    """Connectors: – — ～ between what they join."""
    SLASH = 16
    """/ between Han."""
    NUM = 17
    """Digits, with the points, commas, colons and strokes inside a number."""
    LAT = 18
    """Letters of Latin, Greek, Cyrillic, with the marks inside a word; other narrow signs."""
    PREF = 19
    """A sign before a number: ￥ $ № + −."""
    POST = 20
    """A sign after a number: % ‰ ° ℃."""
    LOPEN = 21
    """An opening bracket or quote of Latin text."""
    LCLOSE = 22
    """A closing bracket or quote of Latin text."""
    LMARK = 23
    """, . ; : ! ? of Latin text."""
    SP = 24
    """U+0020 where it has a width."""
    NBSP = 25
    """A space that is no break and not dropped: U+00A0, U+202F."""
    IDSP = 26
    """U+3000."""
    CELL = 27
    """An upright cell of digits or letters in vertical setting (tate-chu-yoko): one em, no autospace."""
    BREAK = 28
    """A break the editor forced (line feed); no width."""


IDEOGRAPHIC: Final = frozenset({CharClass.HAN, CharClass.KANA, CharClass.SMALL, CharClass.PROL, CharClass.ITER})
"""Characters of the em grid that carry text: what gaps call HAN."""
CLOSERS: Final = frozenset({CharClass.CLOSE, CharClass.PAUSE, CharClass.STOP, CharClass.EX})
"""Full-width marks that end what stands before them and have their blank after."""
WIDE_MARKS: Final = CLOSERS | {CharClass.OPEN, CharClass.MID, CharClass.DASH2, CharClass.ELL, CharClass.CONN}
"""All full-width marks: no autospace beside them, no width of a typed space beside them."""
LATIN: Final = frozenset({CharClass.NUM, CharClass.LAT, CharClass.PREF, CharClass.POST})
"""What stands in the Latin face and gets autospace beside Han."""
LATIN_MARKS: Final = frozenset({CharClass.LOPEN, CharClass.LCLOSE, CharClass.LMARK})
"""Marks of Latin text: the face's width, no autospace beside Han."""
SPACES: Final = frozenset({CharClass.SP, CharClass.NBSP, CharClass.IDSP})

WORD_JOINER: Final = "\u2060"
"""Glue: no break here. It has no box; it belongs to the box before it (`Box.end` covers it)."""
SOFT_HYPHEN: Final = "\u00ad"
"""A place where a word may be divided. It has no box; it belongs to the box before it."""
ZERO_WIDTH_SPACE: Final = "\u200b"
"""A place where a line may end. It has no box; it belongs to the box before it."""
CONTROLS: Final = frozenset({WORD_JOINER, SOFT_HYPHEN, ZERO_WIDTH_SPACE, "\ufeff", *"\u200e\u200f"}) | frozenset(
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2061, 0x206A))
)
"""Characters without ink or width: they steer breaking or direction, or mean nothing here."""
TYPED_SPACES: Final = " \t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f"
"""Spaces that a line may end at; the engine decides their width."""

BOPOMOFO_TONES: Final = "ˉˊˇˋ˙"

QUOTE_OPENERS: Final = "“‘"
QUOTE_CLOSERS: Final = "”’"
OPENERS_WIDE: Final = "“‘（《〈「『【〖〔［｛〘〚｟〝﹃﹁︵︷︹︻︽︿﹇︗﹙﹛﹝\u2329"
CLOSERS_WIDE: Final = "”’）》〉」』】〗〕］｝〙〛｠〞〟﹄﹂︶︸︺︼︾﹀﹈︘﹚﹜﹞\u232a"
"""Their partners (〟 is a second form of 〞)."""
_COLONS: Final = "：；︓︔﹔﹕"
_EX_PAIRS: Final = "‼⁇⁈⁉"
_SPECIAL: Final[tuple[tuple[CharClass, str], ...]] = (
    (CharClass.OPEN, OPENERS_WIDE),
    (CharClass.CLOSE, CLOSERS_WIDE),
    (CharClass.PAUSE, "，、︐︑﹐﹑" + _COLONS),
    (CharClass.STOP, "。．︒﹒"),
    (CharClass.EX, "！？︕︖﹖﹗" + _EX_PAIRS),
    (CharClass.MID, "·・‧•･"),
    (CharClass.DASH2, "⸺"),
    (CharClass.ELL, "…⋯‥︙︰"),
    (CharClass.CONN, "–—―～〜︱︲﹘"),
    (CharClass.SLASH, "／"),
    (CharClass.SMALL, "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯ"),
    (CharClass.PROL, "ーｰ"),
    (CharClass.ITER, "々〻ゝゞヽヾ゛゜ﾞﾟ゠"),
    (CharClass.PREF, "№"),
    (CharClass.POST, "%％﹪‰‱°′″¢￠"),
    (CharClass.LOPEN, "｢¡¿⸘"),
    (CharClass.LCLOSE, "｣"),
    (CharClass.LMARK, ",.;:!?‽､｡"),
    (CharClass.SP, TYPED_SPACES),
    (CharClass.NBSP, "\u00a0\u202f\u2007"),
    (CharClass.IDSP, "\u3000"),
    (CharClass.BREAK, "\n\u2028\u2029"),
    (CharClass.NUM, "0123456789"),
    (CharClass.HAN, "〇℃℉℅※"),
)
_BY_CHAR: Final[dict[str, CharClass]] = {char: cls for cls, chars in _SPECIAL for char in chars}

# First code point of each block, and its class from there on.
_BLOCKS: Final[tuple[tuple[int, CharClass], ...]] = (
    (0x0000, CharClass.LAT),
    (0x1100, CharClass.HANGUL),
    (0x1200, CharClass.LAT),
    (0x2160, CharClass.HAN),  # Roman numerals of one em
    (0x218A, CharClass.LAT),
    (0x2190, CharClass.HAN),  # arrows
    (0x2200, CharClass.LAT),  # operators stand with numbers
    (0x2300, CharClass.HAN),  # technical, enclosed, box drawing, shapes, dingbats
    (0x27C0, CharClass.LAT),
    (0x2B00, CharClass.HAN),
    (0x2C00, CharClass.LAT),
    (0x2E80, CharClass.HAN),  # radicals, description characters, CJK symbols
    (0x3041, CharClass.KANA),
    (0x3100, CharClass.HAN),  # bopomofo
    (0x3130, CharClass.HANGUL),
    (0x3190, CharClass.HAN),
    (0x31F0, CharClass.SMALL),
    (0x3200, CharClass.HAN),  # enclosed and squared forms, extension A, the main block
    (0xA4D0, CharClass.LAT),
    (0xA960, CharClass.HANGUL),
    (0xA980, CharClass.LAT),
    (0xAC00, CharClass.HANGUL),
    (0xD800, CharClass.LAT),
    (0xF900, CharClass.HAN),
    (0xFB00, CharClass.LAT),
    (0xFE10, CharClass.HAN),  # forms for vertical lines and small forms that no copy should have left
    (0xFE20, CharClass.LAT),
    (0xFE30, CharClass.HAN),
    (0xFE70, CharClass.LAT),
    (0xFF01, CharClass.HAN),  # full-width forms that no copy should have left
    (0xFF61, CharClass.KANA),  # half-width kana
    (0xFFA0, CharClass.HANGUL),
    (0xFFE0, CharClass.HAN),
    (0xFFE8, CharClass.LAT),
    (0x16FE0, CharClass.HAN),  # Tangut, Khitan small script
    (0x1AFF0, CharClass.KANA),
    (0x1B170, CharClass.HAN),  # Nüshu
    (0x1B300, CharClass.LAT),
    (0x1F000, CharClass.HAN),  # emoji and other pictures
    (0x1FC00, CharClass.LAT),
    (0x20000, CharClass.HAN),
    (0x40000, CharClass.LAT),
)
_BLOCK_STARTS: Final = tuple(start for start, _ in _BLOCKS)
_CJK: Final = 0x2E80
"""What stands before it is of no script of the em grid."""
# What Latin signs are by their general category: brackets and quotes of any script, signs of currency.
_BY_CATEGORY: Final[dict[str, CharClass]] = {
    "Nd": CharClass.NUM, "Sc": CharClass.PREF,
    "Ps": CharClass.LOPEN, "Pi": CharClass.LOPEN, "Pe": CharClass.LCLOSE, "Pf": CharClass.LCLOSE,
}  # fmt: skip


@cache
def classify(char: str, lang: str = "zh-Hans") -> CharClass:
    """The class of one character, as far as the character alone tells.

    Quotes “”‘’ are taken as full-width, but in Korean and English as Latin; a single — is a connector, a single …
    an ellipsis; `.` `,` `:` are marks of Latin text, not yet part of a number.

    Args:
        char: One character of normalised text.
        lang: The language it stands in.

    Source: typography.md §2.
    """
    if lang in ("ko", "en") and char in "“‘”’":
        return CharClass.LOPEN if char in QUOTE_OPENERS else CharClass.LCLOSE
    if lang == "en" and char in "–—…·•":
        return CharClass.LAT
    if (cls := _BY_CHAR.get(char)) is not None:
        return cls
    block = _BLOCKS[bisect_right(_BLOCK_STARTS, ord(char)) - 1][1]
    category = unicodedata.category(char)
    if block is CharClass.LAT or category == "Sc" or ord(char) < _CJK:
        return _BY_CATEGORY.get(category, block)
    return block


@cache
def is_cjk(char: str) -> bool:
    """Whether it is Han, kana or a full-width mark that only CJK text has: the H of the normalisation rules.

    Quotes, dashes, dots and ellipses that other scripts share do not count, nor do arrows, shapes and pictures, nor
    Hangul.

    Source: typography.md §12.
    """
    if char in "“‘”’–—―…⋯·‧•　":
        return False
    cls = classify(char)
    if cls is CharClass.HAN and (0x2160 <= (code := ord(char)) < 0x2E80 or code >= 0x1F000):
        return 0x2460 <= code < 0x2500 or is_han(char)
    return cls in IDEOGRAPHIC or cls in WIDE_MARKS


@cache
def is_han(char: str) -> bool:
    """Whether it is a Han ideograph (no mark, no kana, no symbol)."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFF
        or 0xF900 <= code <= 0xFAFF
        or char in "〇々〻"
    )


def is_bopomofo(char: str) -> bool:
    """Whether it is a symbol of bopomofo (a tone mark is none)."""
    return 0x3105 <= ord(char) <= 0x312F or 0x31A0 <= ord(char) <= 0x31BF


def is_kana(char: str) -> bool:
    """Whether it is hiragana or katakana, small ones, iteration and prolonged sound marks included."""
    return classify(char) in (CharClass.KANA, CharClass.SMALL, CharClass.PROL, CharClass.ITER)


@dataclass(frozen=True, slots=True)
class Widths:
    """Width of a class in em: the body (None = as the face has it), the blanks L and R, where in the face's one em
    frame the ink stands. `fixed` = nothing of it may be squeezed, at no line edge either.
    """

    body_em: float | None
    before_em: float = 0.0
    after_em: float = 0.0
    ink: InkPlace = "frame"
    fixed: bool = False


FACE_WIDTH: Final = Widths(None)
ONE_EM: Final = Widths(1.0)
TWO_EM: Final = Widths(2.0, ink="centre")
_FIXED_EM: Final = Widths(1.0, ink="centre", fixed=True)
_OPENER: Final = Widths(0.5, before_em=0.5, ink="end")
_CLOSER: Final = Widths(0.5, after_em=0.5, ink="start")
_HALF_CENTRED: Final = Widths(0.5, ink="centre")
_DOT_EM: Final = Widths(0.5, before_em=0.25, after_em=0.25, ink="centre")

CENTRED_LANGS: Final = frozenset({"zh-Hant", "zh-HK"})
"""Where ，。、 stand in the middle of their em."""


@cache
def widths(unit: str, cls: CharClass, lang: str, vertical: bool = False, punctuation: str = "quanjiao") -> Widths:
    """Body and blanks of a character along the line, in em.

    Args:
        unit: The character, or the two of a unit such as `——` or `……`.
        cls: Its class after looking at the neighbours.
        lang: The language it stands in.
        vertical: The line runs downwards; L and R are then above and below.
        punctuation: `quanjiao`, `kaiming`, `banjiao` or `plain`; `plain` keeps the widths of `quanjiao` (it differs
            in the gaps).

    Source: typography.md §§2, 4, 11, 13; GB/T 15834—2011 5.1.2.
    """
    wide = _wide(unit, cls, lang, vertical)
    if wide.body_em is None or punctuation in ("quanjiao", "plain") or cls not in CLOSERS | {CharClass.OPEN}:
        return wide
    if punctuation == "kaiming" and cls in (CharClass.STOP, CharClass.EX):
        return wide
    if wide.fixed and (vertical or unit in _EX_PAIRS):
        return wide
    return Widths(0.5, ink=wide.ink)


def _wide(char: str, cls: CharClass, lang: str, vertical: bool) -> Widths:
    """Widths of the style `quanjiao`."""
    match cls:
        case CharClass.HAN | CharClass.KANA | CharClass.SMALL | CharClass.PROL | CharClass.ITER:
            return FACE_WIDTH if 0xFF61 <= ord(char[0]) <= 0xFFDC else ONE_EM  # half-width kana
        case CharClass.IDSP | CharClass.CELL:
            return ONE_EM
        case CharClass.OPEN:
            return FACE_WIDTH if lang == "ko" and char in "“‘" else _OPENER
        case CharClass.CLOSE:
            return FACE_WIDTH if lang == "ko" and char in "”’" else _CLOSER
        case CharClass.PAUSE | CharClass.STOP | CharClass.EX:
            return _pause(char, cls, lang, vertical)
        case CharClass.MID:
            if lang == "ko":
                return FACE_WIDTH
            return _HALF_CENTRED if lang in ("zh-Hans", "en") else _DOT_EM
        case CharClass.DASH2:
            return TWO_EM
        case CharClass.ELL:
            return TWO_EM if len(char) > 1 else Widths(1.0, ink="centre")
        case CharClass.CONN:
            if char in "-~":
                return FACE_WIDTH
            return _HALF_CENTRED if char == "–" else Widths(1.0, ink="centre")
        case CharClass.SLASH:
            return _HALF_CENTRED
        case CharClass.BREAK:
            return Widths(0.0)
        case _:
            return FACE_WIDTH


def _pause(char: str, cls: CharClass, lang: str, vertical: bool) -> Widths:
    """Widths of ，、；：。．！？: half an em and a blank, or a fixed em where the ink stands in the middle."""
    if char in _EX_PAIRS:
        return _FIXED_EM
    if lang in CENTRED_LANGS:
        return _FIXED_EM
    if cls is CharClass.EX or char in _COLONS:
        if vertical or lang == "ja":
            return _FIXED_EM
        return FACE_WIDTH if lang == "ko" else _CLOSER
    return _CLOSER
