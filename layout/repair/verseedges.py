"""Where the lines of a run of short ones end: at one right edge like printed prose, or early like verse.

Decisions: a column has one right edge, and only the first lines of its paragraphs and their last ones end before it;
marks may hang over it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from layout.repair.facts import Facts
from layout.repair.lines import Line
from layout.repair.measure import LOST_INDENT_EM, NARROWEST_MEASURE_EM, pushed_em
from layout.repair.model import hanging_em

FULL_EM: Final = 1.1
"""A line within this distance of its measure, in em, fills it."""
TITLE_LINES: Final = 3
"""A headline has no more lines."""
SHORT_EM: Final = 1.5
"""A line this much narrower than its measure, in em, has room for more."""
LEAST_SHORT: Final = 2
"""Fewer lines with room for more are an accident."""
SHORT_SHARE: Final = 0.15
"""So many lines of a run must have it."""
EDGE_EM: Final = 0.6
"""Lines that end within this distance, in em, of one edge fill one column."""
ONE_EDGE: Final = 0.8
"""So many lines of a run must."""
LEAST_STANZAS: Final = 3
"""So many blocks with as many lines each are stanzas."""
LEAST_UNEVEN: Final = 4
"""So many lines that end early are no accident."""
UNEVEN: Final = 0.5
"""So large a share of the lines of a run of verse ends early, and no more have one width."""


def stops_short(lines: Sequence[Line], facts: Sequence[Facts], start: int, end: int, edge: float) -> bool:
    """Whether lines of a run end in the middle of a sentence though their measure has room, which no printed line does.

    `edge` is that measure in em. The first two lines may be those of a headline, and the last one is not asked.
    """
    asked = range(start + TITLE_LINES - 1, end - 1)
    short = sum(
        facts[at].ends in ("plain", "pause") and lines[at].width_em < edge - SHORT_EM - pushed_em(lines[at + 1].text)
        for at in asked
    )
    return short >= max(LEAST_SHORT, SHORT_SHARE * (end - start))


def in_column(lines: Sequence[Line], facts: Sequence[Facts], start: int, end: int) -> bool:
    """Whether lines end at one right edge, and the one close under them, with a mark in it, is no wider: a column.

    The first line of a paragraph may have lost its indent; no column is as narrow as most verse.
    """
    edge = max(line.width_em for line in lines[start:end])
    if edge < NARROWEST_MEASURE_EM or end == len(lines) or lines[end].blanks or not facts[end].marks:
        return False
    slacks = [edge - line.width_em for line in lines[start:end]]
    led = abs(slacks[0] - LOST_INDENT_EM) <= EDGE_EM
    full = sum(slack <= EDGE_EM for slack in slacks) + led
    return full >= ONE_EDGE * len(slacks) and lines[end].width_em <= edge + FULL_EM


def is_uneven(lines: Sequence[Line], facts: Sequence[Facts], start: int, end: int) -> bool:
    """Whether most lines of a run end on nothing though the widest has room for more: cries and plain lines of verse.

    Of printed prose most lines have one width and none is wider; only the first ones of paragraphs are so narrow.
    """
    widths = [line.width_em for line in lines[start:end]]
    bare = [width - hanging_em(line.text) for line, width in zip(lines[start:end], widths, strict=True)]
    edges = Counter(em for least, most in zip(bare, widths, strict=True) for em in range(round(least), round(most) + 1))
    shared, times = edges.most_common(1)[0]
    wider = sum(width > shared + EDGE_EM for width in bare[TITLE_LINES - 1 :])
    if times > UNEVEN * len(widths) and wider < max(LEAST_SHORT, SHORT_SHARE * len(widths)):
        return False
    edge = max(widths[TITLE_LINES - 1 :])
    short = sum(
        facts[at].ends == "plain" and lines[at].width_em < edge - SHORT_EM - pushed_em(lines[at + 1].text)
        for at in range(start, end - 1)
    )
    return short >= max(LEAST_UNEVEN, UNEVEN * len(widths))


def in_stanzas(lines: Sequence[Line], facts: Sequence[Facts], start: int, end: int) -> bool:
    """Whether blank lines part a run into stanzas of as many lines each that end on nothing, as no paragraphs do.

    What stands farther off behind them is the next title.
    """
    breaks = [start, *(at for at in range(start + 1, end) if lines[at].blanks), end]
    if len(breaks) > LEAST_STANZAS + 1 and lines[breaks[-2]].blanks > max(lines[at].blanks for at in breaks[1:-2]):
        del breaks[-1]
    sizes = {after - before for before, after in pairwise(breaks)}
    open_ends = sum(facts[at - 1].ends == "plain" for at in breaks[1:])
    return len(breaks) > LEAST_STANZAS and len(sizes) == 1 and min(sizes) > 1 and 2 * open_ends > len(breaks) - 1


def may_be_wrapped(lines: Sequence[Line], widths: Sequence[float], around: Sequence[int]) -> bool:
    """Whether short lines may be wrapped prose: as many as a column has fill one width, and none is wider.

    `widths` are those of the lines in em, `around` the lines beside them.
    """
    edge = max(widths)
    full = sum(width >= edge - 1.1 for width in widths) / len(widths)
    alike = sum(abs(lines[index].width_em - edge) <= 1.1 for index in around)
    return full >= 0.5 or alike >= max(3, len(around) / 2)
