"""Units of a vertical line: upright, turned, or digits upright in one em.

Source: typography.md §13; Unicode Standard Annex 50.
"""

from layout.chars import CharClass
from layout.fonts import Face
from layout.shape.cuts import Cut, Manner, cut_unit


def cut_upright(unit: str, cls: CharClass, face: Face, manner: Manner) -> Cut:
    """A unit of a vertical line in its body."""
    return cut_unit(unit, cls, face, manner)


def cut_cell(text: str, face: Face, lang: str) -> Cut:
    """Digits or letters side by side in one em of a vertical line; body wider than 1 where they do not fit."""
    return cut_unit(text, CharClass.CELL, face, Manner(lang, "quanjiao", True))
