"""Headlines printed again beside a jump mark (转题): whole, in part, or in one line where the headline has several.

Decisions: only a line at a mark back can be one, and only where an earlier line, a part of one or a few short lines
that stand together read the same.
"""

import re
from typing import Final

from layout.repair.facts import Facts
from layout.repair.lines import Line
from layout.repair.marks import fold

_COLUMN: Final = re.compile(r"[【\[〔「][^【】\[\]〔〕「」\d]{2,8}[】\]〕」]\s*(?=[^\W\d]{2,3}$)")
"""The name of a column before a title of two or three characters in its line."""
LINES_SEEN: Final = 1600
"""So many lines, parts of lines and lines put together before a jump mark are remembered: more than a page holds."""
MOST_PARTS: Final = 6
"""A headline in one line has no more parts that blanks set apart."""
MOST_LINES: Final = 5
"""A headline has no more lines."""
HEAD_LINE: Final = 40
"""One line of a headline that has several has no more characters."""
LONGEST: Final = 70
"""A headline has no more characters."""


def find_heads_seen(lines: tuple[Line, ...], facts: tuple[Facts, ...], refused: frozenset[int]) -> frozenset[int]:
    """Lines behind a jump mark that print an earlier line, or a part of one, again; none of the `refused` offsets."""
    if not any(line.jump_from for line in lines):
        return frozenset()
    seen: list[str] = []
    whole: set[str] = set()
    found: set[int] = set()
    brief: set[str] = set()
    above: list[str] = []
    for index, line in enumerate(lines):
        if facts[index].byline or "。" in line.text:
            above = []
            continue
        text = fold(line.text)
        signs = index + 1 < len(lines) and facts[index + 1].date
        over = index + 1 < len(lines) and lines[index + 1].jump_from and (facts[index].marks == 0 or text in whole)
        if (
            (line.jump_from or over)
            and not signs
            and line.start not in refused
            and (2 if line.titled else 4) <= len(text) <= LONGEST
            and any(text in other and (line.titled or 2 * len(text) >= len(other)) for other in seen)
        ) or (over and text in brief and not signs and line.start not in refused):
            found.add(index)
        if len(text) < 4 and _titles(lines, facts, index):
            brief.add(text)
        if (column := _COLUMN.match(line.text)) is not None:
            brief.add(fold(line.text[column.end() :]))
        above = [*above[1 - MOST_LINES :], text] if len(text) <= HEAD_LINE else []
        together = {"".join(above[start:]) for start in range(len(above) - 1)}
        more = sorted(part for part in {text, *_runs(facts[index].fields), *together} if 4 <= len(part) <= LONGEST)
        seen += more
        whole.update(more)
        del seen[:-LINES_SEEN]
    return frozenset(found)


def _titles(lines: tuple[Line, ...], facts: tuple[Facts, ...], index: int) -> bool:
    """Whether a line of up to three characters is a title: nobody's name, apart, over its text or its author."""
    fact, apart = facts[index], not index or lines[index].blanks > 0 or lines[index].noise_before
    if not (apart and fact.bare and fact.reading.score <= 0 and index + 1 < len(lines)):
        return False
    return "。" in lines[index + 1].text or facts[index + 1].byline


def _runs(fields: tuple[str, ...]) -> list[str]:
    """The parts of a line that blanks set apart, and every run of them that stand side by side, folded."""
    parts = [*map(fold, fields[:MOST_PARTS])]
    return ["".join(parts[start:end]) for start in range(len(parts)) for end in range(start + 1, len(parts) + 1)]
