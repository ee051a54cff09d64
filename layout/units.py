"""Lengths: what an editor writes (`17行`, `2栏`, `13字`, `10mm`, `小五`) and the points that ink is measured in.

Decisions: one point is 25.4/72 mm; two lengths in points are equal within `TOLERANCE_PT`; the sizes that have names
(字号) come in two tables, `word` and `press` (newspaper.md §3).
"""

import re
from typing import Final, Literal, TypeAlias

from layout.records import dataclass

MM_PER_PT: Final = 25.4 / 72
"""Millimetres in one point."""
TOLERANCE_PT: Final = 0.005
"""Two lengths closer than this, in points, are the same length (a hundredth of what a plate setter resolves)."""

UnitName: TypeAlias = Literal["line", "column", "em", "mm", "pt"]
SizeTable: TypeAlias = Literal["word", "press"]

UNIT_ALIASES: Final[dict[str, UnitName]] = {
    "行": "line", "lines": "line", "line": "line", "ln": "line",
    "栏": "column", "columns": "column", "column": "column", "col": "column",
    "字": "em", "em": "em", "characters": "em", "character": "em", "chars": "em",
    "毫米": "mm", "mm": "mm",
    "点": "pt", "磅": "pt", "pt": "pt",
}  # fmt: skip
"""How each unit may be written."""

SIZE_NAMES: Final[dict[SizeTable, dict[str, float]]] = {
    "word": {
        "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15, "四号": 14,
        "小四": 12, "五号": 10.5, "新五号": 9, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5,
    },
    "press": {
        "初号": 42, "小初": 30, "一号": 27.5, "小一": 24, "二号": 21, "小二": 18, "三号": 15.75, "小三": 15,
        "四号": 13.75, "小四": 12, "五号": 10.5, "新五号": 9, "小五": 9,
        "六号": 7.875, "小六": 6.5, "七号": 5.25, "八号": 5,
    },
}  # fmt: skip
"""Named type sizes in points. Source: newspaper.md §3."""

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:\s*/\s*([1-9]\d*))?\s*([^\d\s/]+)\s*")


@dataclass(frozen=True, slots=True)
class Length:
    """A number with the unit it was written in: lines, columns, em of the body size, mm or pt."""

    value: float
    unit: UnitName


def mm(pt: float) -> float:
    """Points as millimetres."""
    return pt * MM_PER_PT


def pt_from_mm(length_mm: float) -> float:
    """Millimetres as points."""
    return length_mm / MM_PER_PT


def fits(need_pt: float, room_pt: float) -> bool:
    """Whether a length in points fits into a room in points, a rounding error apart."""
    return need_pt <= room_pt + TOLERANCE_PT


def parse_length(text: str, size_table: SizeTable = "word") -> Length:
    """The length that a text like `17行`, `2.5字`, `1/8字`, `10mm`, `9pt` or `小五` says, in its own unit.

    Raises:
        ValueError: No number, no unit, or a unit that is none of lines, columns, em, mm, pt and the named sizes.
    """
    if (named := SIZE_NAMES[size_table].get(text.strip())) is not None:
        return Length(named, "pt")
    match = _LENGTH.fullmatch(text)
    unit = UNIT_ALIASES.get(match[3]) if match else None
    if match is None or unit is None:
        raise ValueError(text)
    return Length(float(match[1]) / float(match[2] or 1), unit)
