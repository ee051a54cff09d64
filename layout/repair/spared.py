"""Lines that look like the page's own and are copy: what a sentence leads up to with a colon, the days of a diary.

Decisions: a sentence that ends with a colon says that something follows, so what editors, mails and sites print stays
there (`最后一行写着：`), as a folio does not; days alone on their lines are a diary's where each differs from all the
others and none stands beside a line of the page, for a paper's day comes back from page to page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from layout.repair.lines import Line
from layout.repair.marks import HAN_CHAR

_TOLD: Final = frozenset({"mail", "web page", "staff line", "paper's name in Latin"})
"""What a story may quote."""
_DAY: Final = re.compile(r"(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日\s*(?:星期|周)[一二三四五六日天]")
SENTENCE: Final = 7
"""The end of a sentence that leads up to a line has so many Han at least; a label has fewer."""
DAYS: Final = 3
"""A diary has so many days at least."""


def find_spared(lines: Sequence[Line], reasons: Sequence[tuple[str, int]]) -> frozenset[int]:
    """The lines, by index, that stay though `reasons` call them lines of the page."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if reasons[index][0] in _TOLD and index and (index - 1 in found or not reasons[index - 1][0]):
            before = lines[index - 1].text
            leads = before[-1] in "：:" and len(HAN_CHAR.findall(before)) >= SENTENCE
            goes_on = index - 1 in found and not line.blanks
            found |= {index} if leads or goes_on else set()
    return frozenset(found | _days(lines, reasons))


def _days(lines: Sequence[Line], reasons: Sequence[tuple[str, int]]) -> set[int]:
    """The days of diaries: alone, each of them once in the whole copy."""
    days = {
        index: "".join(line.text.split())
        for index, line in enumerate(lines)
        if reasons[index][0] == "folio" and _DAY.fullmatch(line.text)
    }
    times = Counter(days.values())
    near = any(0 <= other < len(lines) and reasons[other][0] for index in days for other in (index - 1, index + 1))
    return {*days} if len(days) >= DAYS and max(times.values()) == 1 and not near else set()
