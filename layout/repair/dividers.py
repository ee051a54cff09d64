"""Ornaments that part a text: `* * *`, `◇ ◇ ◇` between its paragraphs, twice and more in one text.

Decisions: a page draws ornaments between texts as well, and a reader of it puts them anywhere; only where the same one
stands again, with nothing but finished paragraphs between, do both belong to the text. One alone goes, with a question.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from layout.repair.bylines import read_byline
from layout.repair.lines import Line
from layout.repair.marks import FINAL, ORNAMENT

SIGNS: Final = 3.0
"""From this score on a line is a byline."""
PROSE: Final = 12
"""A line of running text has so many characters and more, or ends a sentence."""


def find_dividers(lines: Sequence[Line]) -> set[int]:
    """The lines with an ornament that parts one text."""
    drawn = [index for index, line in enumerate(lines) if ORNAMENT.fullmatch(line.text)]
    found: set[int] = set()
    for first, second in pairwise(drawn):
        same = "".join(lines[first].text.split()) == "".join(lines[second].text.split())
        if same and second - first > 1 and _parts_text(lines, first) and _parts_text(lines, second):
            inside = lines[first + 1 : second]
            if all(_is_prose(line) for line in inside):
                found |= {first, second}
    return found


def _parts_text(lines: Sequence[Line], index: int) -> bool:
    """Whether a finished paragraph stands over a line, and running text under it."""
    if index == 0 or index + 1 == len(lines):
        return False
    ended = lines[index - 1].text.rstrip("”’）)")[-1:] in FINAL
    return ended and _is_prose(lines[index - 1]) and _is_prose(lines[index + 1])


def _is_prose(line: Line) -> bool:
    """Whether a line is running text, or a part of it, and no title and no byline."""
    if line.jump_to or line.jump_from or read_byline(line.text).score >= SIGNS:
        return False
    ends = line.text.rstrip("”’）)")[-1:] in FINAL
    return ends or (len(line.text) >= PROSE and any(mark in line.text for mark in "，。,"))
