"""How wide the printed lines of a dump are: the measure around each line, where the dump is one printed line per line.

Decisions: the measure is the width that most lines around share as their greatest; hanging punctuation makes a line up
to 1 em wider, a bracket pushed to the next line up to 1 em narrower. Dumps with one paragraph per line have no measure.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Final

from layout.repair.lines import Line
from layout.repair.marks import OPENERS

WIDEST_MEASURE_EM: Final = 46.0
"""Wider lines are whole paragraphs, not printed lines (a full page of book text is 40 em)."""
NARROWEST_MEASURE_EM: Final = 8.0
LOST_INDENT_EM: Final = 2.0
"""Chinese paragraphs are indented by two characters; a dump without them has first lines that much narrower."""
NEAR: Final = 10
"""How many lines to each side are looked at."""
SUREST: Final = 2.5
"""That a fragment does not fit the measure of the others tells no more than this, in log odds."""
LEAST_LED: Final = 3
"""Fewer first lines that are narrower by a lost indent, or fewer lines of full width, are an accident."""
LED_SHARE: Final = 0.5
"""So many lines of a text must be one or the other."""
LEAST_LINES: Final = 4
"""Fewer lines of one width are an accident."""


def local_measures(lines: Sequence[Line]) -> tuple[float | None, ...]:
    """For each line the measure in em that the lines around it were set to, or None where there is none."""
    widths = [line.width_em for line in lines]
    known: dict[tuple[int, int], tuple[float, float] | None] = {}
    found: list[float | None] = []
    for index in range(len(widths)):
        best: tuple[float, float] | None = None
        for start, end in (
            (index - NEAR, index + 1),
            (index, index + NEAR + 1),
            (index - NEAR // 2, index + NEAR // 2 + 1),
        ):
            window = max(start, 0), min(end, len(widths))
            if window not in known:
                known[window] = measure_of(widths[slice(*window)])
            result = known[window]
            if result is not None and (best is None or result[1] > best[1] + 0.05):
                best = result
        found.append(best[0] if best else None)
    return tuple(found)


def measure_of(widths: Sequence[float]) -> tuple[float, float] | None:
    """The measure in em that some lines share and the share of lines that fill it (0-1); None where they share none."""
    ordered = sorted(widths)
    end = bisect_right(ordered, WIDEST_MEASURE_EM)
    printed = ordered[bisect_left(ordered, NARROWEST_MEASURE_EM - 3) : end]
    if len(printed) < LEAST_LINES or len(printed) < 0.6 * len(widths):
        return None
    wide = len(ordered) - end
    best: tuple[float, float] | None = None
    for measure in sorted(set(printed)):
        if measure < NARROWEST_MEASURE_EM:
            continue
        full = bisect_right(printed, measure + 0.6) - bisect_left(printed, measure - 1.1)
        exact = bisect_right(printed, measure + 0.1) - bisect_left(printed, measure - 0.1)
        over = len(printed) - bisect_right(printed, measure + 1.1) + wide
        score = (full + 0.3 * exact - 1.5 * over) / len(printed)
        if full >= LEAST_LINES - 1 and score > 0.4 and (best is None or score > best[1]):
            best = (measure, score)
    return best


def measure_under_indents(widths: Sequence[float], first: Sequence[bool]) -> tuple[float, float] | None:
    """The measure in em of lines that share none because the `first` of each paragraph lost its indent, and its share.

    Of a text of short paragraphs so many lines are two characters narrower that neither width has most lines.
    """
    best: tuple[float, float] | None = None
    for measure in sorted({width for width in widths if NARROWEST_MEASURE_EM <= width <= WIDEST_MEASURE_EM}):
        full = sum(-1.1 <= width - measure <= 0.6 for width in widths)
        led = sum(
            begins and -1.1 <= width + LOST_INDENT_EM - measure <= 0.6
            for width, begins in zip(widths, first, strict=True)
        )
        over = sum(width > measure + 1.1 for width in widths)
        share = (full + led - 1.5 * over) / len(widths)
        if min(full, led) >= LEAST_LED and share > LED_SHARE and (best is None or share >= best[1]):
            best = (measure, share)
    return best


def is_clear(found: tuple[float, float], body: Sequence[float]) -> bool:
    """Whether the lines of an article, by their widths in em, show a measure by themselves."""
    return found[1] >= 0.6 or max(body) <= found[0] + 1.1


def shared_measure(body: Sequence[float], shared: Counter[float], printed: float | None) -> float | None:
    """The measure in em of an article whose own text shows none, from those of all other articles of the dump.

    Of those it can have been set to, the one that fills most of its lines; `printed` is what all its lines, headline
    and byline too, have in common, and the last resort. Where the articles stand in the dump does not matter.
    """
    best: tuple[int, int, float] | None = None
    for measure, times in (*shared.items(), *([(printed, 0)] if printed is not None else [])):
        full = sum(-1.1 <= width - measure <= 0.6 for width in body)
        if max(body, default=0.0) <= measure + 1.6 and full >= max(0.25 * len(body), min(2, len(body) - 1)):
            best = max(best or (-1, 0, 0.0), (full, times, measure))
    return best[2] if best else None


def slack_em(line: Line, measure: float, short_first: float) -> float:
    """How much shorter a line is than its measure, in em; `short_first` = a first line's lost indent."""
    return measure - short_first - line.width_em


def pushed_em(text: str) -> float:
    """How much, in em, of a line's start could not stand on the line before: a Latin word, a number, an opener."""
    length = 0
    while length < len(text) and text[length].isascii() and (text[length].isalnum() or text[length] in "./:-@_%"):
        length += 1
    if length:
        return length / 2
    return 1.0 if text[0] in OPENERS else 0.0


def column_of(fragments: Sequence[float]) -> tuple[float | None, float]:
    """The measure that fragments of a dump without line ends were cut to, and what one tells that does not fit it.

    Nothing where their widths, in em, show none; the second figure is in log odds.
    """
    if len(fragments) < 5:
        return None, 0.0
    best = max(range(9, 25), key=lambda em: sum(min(size % em, em - size % em) <= 1 for size in fragments))
    hits = sum(min(size % best, best - size % best) <= 1 for size in fragments)
    if hits < 0.6 * len(fragments):
        return None, 0.0
    missed = (len(fragments) - hits + 0.5) / (len(fragments) + 1)
    return float(best), max(0.0, min(math.log((1 - 3 / best) / missed), SUREST))
