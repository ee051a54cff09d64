"""How text looks: faces by role, sizes in points, inks in per cent, and the switches of typography.md §18."""

from typing import Literal, TypeAlias

from layout.records import dataclass

Lang: TypeAlias = Literal["zh-Hans", "zh-Hant", "zh-HK", "ja", "ko", "en"]
Punctuation: TypeAlias = Literal["quanjiao", "kaiming", "banjiao", "plain"]
LineEnd: TypeAlias = Literal["half", "flex", "full", "hang"]
Kinsoku: TypeAlias = Literal["none", "basic", "gb", "strict"]
Align: TypeAlias = Literal["justify", "start", "center", "end"]
Writing: TypeAlias = Literal["horizontal", "vertical"]
KoreanBreaks: TypeAlias = Literal["word", "syllable"]
Digits: TypeAlias = Literal["cells", "han", "rotated"]
EdgeStart: TypeAlias = Literal["trim", "keep"]
Adjust: TypeAlias = Literal["shrink", "stretch", "first_fit"]
Hyphenation: TypeAlias = Literal["off", "needed", "on"]
Turns: TypeAlias = Literal["words", "manual"]
Blanks: TypeAlias = Literal["autospace", "pauses", "kept"]
Mend: TypeAlias = Literal["on", "off", "log"]
STOP_BLANK_EM: float = 0.25
"""Least blank after a stop, in em, where a style does not say otherwise. Source: typography.md §§4, 18."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour as four ink percentages, 0 to 100, or a tint of a declared spot colour."""

    c: float = 0
    m: float = 0
    y: float = 0
    k: float = 0
    spot: str | None = None
    tint: float = 100


BLACK = Ink(k=100)
PAPER = Ink()


@dataclass(frozen=True, slots=True)
class Setting:
    """The switches of line setting, lengths in em of the run. Source: typography.md §18 (its defaults are these).

    `line_start`, `first_line` = whether an opening mark gives up its blank at a line's start, and after the indent
    (in the style `plain` all three edges keep theirs unless told otherwise: `languages.PLAIN_EDGES`).
    `mend` = whether full-width marks are put back while setting (§12), or only told (`log`).
    `autospace_fixed` = the space beside Latin neither gives way nor grows.
    `stop_squeeze_em` = the least blank after 。！？ in a squeezed line (negative: it is fixed).
    `adjust`: `shrink` = squeezed first, then stretched, the best lines of the whole paragraph; `stretch` = the same,
    nothing is squeezed; `first_fit` = every line takes what it can hold.
    `hyphenation` of Latin words: never, where a line fails otherwise, anywhere. `binds_units` = units and classifiers
    stay with their number (§6.3). `last_line_chars` = characters that the last of several lines must have.
    `digits` in vertical lines: `cells` = short numbers and capitals stand upright (§13), `han` = so, and dates show Han
    numerals, `rotated` = all lie on their side. `korean` = where Korean lines end: at spaces, or between any two
    syllables (§11). `tabular` = all digits are as wide as the widest. `latin_scale` = size of Latin letters and digits
    over that of the Han beside them (§15); `greek_scale`, `cyrillic_scale` the same of those letters (None: as Latin),
    `hangul_scale` of Hangul (None: as large as Han).
    `blanks` = what a typed space beside a number, a Latin word or a bracket is: nothing but the space beside Latin
    (`autospace`), a pause unless it stands on both sides of a number, as some type it by habit (`pauses`: headlines),
    or always one (`kept`: the small print of a paper, 热线 968111).
    Headlines (§9): `by_meaning` = broken by words; `turns` = `manual`: only where the editor turns them; `spread_em` =
    white between the characters of one of two or three (.5 to 1 looks well); `blank_commas` = a comma shows as a blank
    of one em; `condensed` = how narrow letters may become, over their own width, before a headline does not fit (1: not
    at all); `proportional` = Han and kana stand as close as their ink (`palt`, `vpal`).
    """

    lang: Lang = "zh-Hans"
    punctuation: Punctuation = "quanjiao"
    line_end: LineEnd = "half"
    line_start: EdgeStart = "trim"
    first_line: EdgeStart = "trim"
    kinsoku: Kinsoku = "gb"
    autospace_em: float = 0.125
    autospace_fixed: bool = False
    stop_squeeze_em: float = STOP_BLANK_EM
    align: Align = "justify"
    indent_em: float = 2.0
    hanging_em: float = 0.0
    writing: Writing = "horizontal"
    adjust: Adjust = "shrink"
    hyphenation: Hyphenation = "needed"
    binds_units: bool = True
    strict_grid: bool = False
    last_line_chars: int = 2
    looseness: int = 0
    blanks: Blanks = "autospace"
    by_meaning: bool = False
    tracking_em: float = 0.0
    mend: Mend = "on"
    digits: Digits = "cells"
    korean: KoreanBreaks = "word"
    tabular: bool = False
    latin_scale: float = 1.0
    greek_scale: float | None = None
    cyrillic_scale: float | None = None
    hangul_scale: float | None = None
    spread_em: float = 0.0
    turns: Turns = "words"
    blank_commas: bool = False
    condensed: float = 1.0
    proportional: bool = False


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One style: font roles of the registry, size and leading in points, ink, and the setting.

    `strong_role` sets what the copy marks as strong.
    """

    role: str
    strong_role: str
    size_pt: float
    leading_pt: float
    ink: Ink = BLACK
    setting: Setting = Setting()

    def __hash__(self) -> int:
        """By what tells most styles apart: every text is looked up with its style, for what is kept standing."""
        return hash((self.role, self.size_pt, self.leading_pt))
