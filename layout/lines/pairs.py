"""What two neighbours mean to each other under one set of switches: looked up by kind, worked out once.

Decisions: a text has few kinds of boxes, so every kind gets a number, and a pair of numbers leads to a `Row` with all
that the sums of a paragraph need. The tables outlive a text; they grow with the widths a face has, not with the copy.

Source: typography.md §§3, 4.
"""

from itertools import count
from typing import Final, NamedTuple

from layout.chars import CharClass
from layout.lines.opportunities import by_syllables, pair_penalty
from layout.lines.spacing import (
    OPEN_STAGE,
    SPACE_STAGE,
    STAGES,
    Gap,
    GapRules,
    Kind,
    pair_gap,
)
from layout.model.style import Kinsoku, KoreanBreaks
from layout.standing import standing

TABLES: Final = 64
"""Sets of switches whose tables are kept."""


class Row(NamedTuple):
    """A gap, the price of a break in it, and its shares in the sums of a paragraph (lengths in em).

    `squeeze_em` counts stages 1 to 5 of shrinking, `squeeze_all_em` the last too, `stretch_em` stages 1 and 2 of
    growing; `is_han` = it grows in stage 3, `is_space` = it is a word space, `is_elastic` = it grows at all.
    """

    gap: Gap
    penalty: float
    natural_em: float
    squeeze_em: float
    squeeze_all_em: float
    stretch_em: float
    is_han: bool
    is_space: bool
    is_elastic: bool


def row_of(gap: Gap, penalty: float) -> Row:
    """The row of a gap in em with the price of a break in it."""
    natural, shrink, shrink_stage, grow, grow_stage = gap
    return Row(
        gap,
        penalty,
        natural,
        shrink if 0 < shrink_stage < STAGES else 0.0,
        shrink if shrink_stage else 0.0,
        grow if 0 < grow_stage < OPEN_STAGE else 0.0,
        grow_stage == OPEN_STAGE,
        grow_stage == SPACE_STAGE,
        grow_stage > 0,
    )


class Codes(dict[tuple[CharClass, float, float, float, str], int]):
    """Numbers of kinds by class, body, blanks before and after (em) and language; `kinds` by number."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[int, Kind] = {}
        self._numbers = count()

    def __missing__(self, key: tuple[CharClass, float, float, float, str]) -> int:
        cls, body, before, after, lang = key
        code = next(self._numbers)
        self.kinds[code] = Kind(cls, before, after, lang, body >= 0.95)  # type: ignore[arg-type]
        self[key] = code
        return code


class Rows(dict[tuple[int, int], Row]):
    """The row of every pair of numbers under one set of switches; asking for a new one adds it."""

    def __init__(self, rules: GapRules, level: Kinsoku, korean: KoreanBreaks) -> None:
        super().__init__()
        self.codes = Codes()
        self._switches = rules, level, korean

    def __missing__(self, pair: tuple[int, int]) -> Row:
        rules, level, korean = self._switches
        a, b = self.codes.kinds[pair[0]], self.codes.kinds[pair[1]]
        first, second = by_syllables(a, b) if korean == "syllable" else (a, b)
        row = self[pair] = row_of(pair_gap(a, b, rules), pair_penalty(first, second, False, level))
        return row


@standing(TABLES, weight=0)
def rows_of(rules: GapRules, level: Kinsoku, korean: KoreanBreaks) -> Rows:
    """The table of a set of switches."""
    return Rows(rules, level, korean)
