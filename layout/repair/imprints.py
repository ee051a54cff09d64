"""Who publishes a paper and on which day, on lines of their own among the lines of its masthead.

Decisions: a date alone and `主办：…` also stand in notices, so what counts is that lines of the page stand close on
both sides of the date, and on one side of who publishes.
"""

import re
from collections.abc import Sequence
from typing import Final

from layout.repair.lines import Line
from layout.repair.marks import NUMERALS

_OF_PAGE: Final = frozenset({"masthead", "folio"})
_DAY: Final = re.compile(
    rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日|[{NUMERALS}]{{4}}年[{NUMERALS}]{{1,2}}月[{NUMERALS}]{{1,3}}日"
)
_PUBLISHES: Final = re.compile(
    r"(?:主办|主管|编印|出版)(?:单位)?\s*[:：]\s*\S{2,24}|\S{4,20}\s?(?:主办|主管|编印|出版)"
)


def find_imprints(lines: Sequence[Line], reasons: Sequence[tuple[str, int]]) -> list[int]:
    """The lines, by index, that belong to the masthead beside them; `reasons` say why others are noise."""
    found: list[int] = []
    for index, line in enumerate(lines):
        if reasons[index][0]:
            continue
        above = index > 0 and not line.blanks and reasons[index - 1][0] in _OF_PAGE
        below = index + 1 < len(lines) and not lines[index + 1].blanks and reasons[index + 1][0] in _OF_PAGE
        day = above and below and _DAY.fullmatch(line.text) is not None
        if day or ((above or below) and _PUBLISHES.fullmatch(line.text) is not None):
            found.append(index)
    return found
