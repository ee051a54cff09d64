"""How text looks: faces by role, sizes in points, inks in per cent, and the switches of typography.md §18."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Lang: TypeAlias = Literal["zh-Hans", "zh-Hant", "zh-HK", "ja", "ko", "en"]
Punctuation: TypeAlias = Literal["quanjiao", "kaiming", "banjiao", "plain"]
LineEnd: TypeAlias = Literal["half", "flex", "full", "hang"]
Kinsoku: TypeAlias = Literal["none", "basic", "gb", "strict"]
Align: TypeAlias = Literal["justify", "start", "center", "end"]
Writing: TypeAlias = Literal["horizontal", "vertical"]
KoreanBreaks: TypeAlias = Literal["word", "syllable"]
Digits: TypeAlias = Literal["cells", "han", "rotated"]


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

    `stop_squeeze_em` = the least blank after 。！？ in a squeezed line (negative: it is fixed; None: as the measure
    asks, `lines/spacing.py`). `digits` in vertical lines: `cells` = short numbers and capitals stand upright (§13),
    `han` = so, and dates show Han numerals, `rotated` = all lie on their side. `korean` = where Korean lines end: at
    spaces, or between any two syllables (§11).
    `spread_em` = white between the characters of a headline of two or three (§9; .5 to 1 looks well).
    """

    lang: Lang = "zh-Hans"
    punctuation: Punctuation = "quanjiao"
    line_end: LineEnd = "half"
    line_start: Literal["trim", "keep"] = "trim"
    first_line: Literal["trim", "keep"] = "trim"
    kinsoku: Kinsoku = "gb"
    autospace_em: float = 0.125
    stop_squeeze_em: float | None = None
    align: Align = "justify"
    indent_em: float = 2.0
    hanging_em: float = 0.0
    writing: Writing = "horizontal"
    hyphenation: bool = True
    strict_grid: bool = False
    last_line_chars: int = 2
    looseness: int = 0
    by_meaning: bool = False
    tracking_em: float = 0.0
    as_is: bool = False
    digits: Digits = "cells"
    korean: KoreanBreaks = "word"
    spread_em: float = 0.0


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
