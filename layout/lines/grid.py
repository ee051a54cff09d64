"""Things that stand in line: the strict grid (竖横对齐), where Latin and number runs are padded to half ems so that Han
stand in line across and down, and rosters, whose names all take the width of three characters (均排).

Decisions: the pad of a run is shared by its two sides where both border on Han, else it stands at the one that does, or
outside the mark that encloses the run it stays inside; Han gaps do not stretch, so lines are set like ragged ones and
whatever is left (half an em at most, seldom more) is taken by a mark's blank at the line's end. No pad is wider than
half an em: one that stands at a single side may be next to nothing. A run that begins a
line has its whole pad after it; the rest of one that was divided is padded anew.

Source: typography.md §8 (`grid: strict`, even spacing); CLREQ "Grid alignment".
"""

import math
from collections.abc import Iterator, Sequence

from layout.chars import IDEOGRAPHIC, LATIN, LATIN_MARKS
from layout.lines.numbers import FORBIDDEN
from layout.lines.spacing import AUTOSPACE_MIN_EM, EM, Gap, Kind
from layout.shape.types import Box

STEP_EM = 0.5
"""Widths of the grid are whole multiples of this."""
EXACT = 1e-4
"""Widths of a face are told to a thousandth of an em; sums of them closer than this are on the grid."""
LABEL_CHARS = 8
"""So many characters in front of a roster that begins its paragraph are its label."""


def snap_to_grid(kinds: Sequence[Kind], bodies: Sequence[float], gaps: Sequence[Gap]) -> tuple[list[Gap], list[float]]:
    """The gaps of a text on the strict grid, none of them elastic, and the pad before each box in em.

    Args:
        kinds: Kind of every box.
        bodies: Body of every box, in em.
        gaps: Natural gap after every box.
    """
    natural = [gap.natural_em for gap in gaps]
    pads = [0.0] * len(kinds)
    for first, last in _runs(kinds):
        before = first > 0 and kinds[first - 1].cls in IDEOGRAPHIC
        after = last + 1 < len(kinds) and kinds[last + 1].cls in IDEOGRAPHIC
        if not before and not after:
            before, after = first > 0, last + 1 < len(kinds)
        width = sum(bodies[first : last + 1]) + sum(natural[first:last])
        pad = math.ceil((width + AUTOSPACE_MIN_EM * (before + after)) / STEP_EM - 1e-9) * STEP_EM - width
        share = pad / 2 if before and after else pad - STEP_EM if pad > STEP_EM + EXACT else pad
        if before:
            natural[first - 1] = (0.0 if kinds[first - 1].cls in IDEOGRAPHIC else natural[first - 1]) + share
            pads[first] = share
        if after:
            natural[last] = (0.0 if kinds[last + 1].cls in IDEOGRAPHIC else natural[last]) + share
    return [Gap(width) for width in natural], pads


def spread_names(names: Iterator[tuple[int, int]], gaps: list[Gap], penalties: list[float]) -> None:
    """Even spacing (均排): names of two characters take the width of three, no name is divided; in place.

    Args:
        names: First and last box of each name in a roster.
        gaps: Gap after every box, in em.
        penalties: Price of a break after every box.
    """
    for first, last in names:
        for k in range(first, last):
            gaps[k] = Gap(EM if last - first == 1 else 0.0)
            penalties[k] = FORBIDDEN


def hold_label(rosters: Sequence[int], gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """The gaps as lines are set with them: words that begin a paragraph in front of a roster (`小说组　`) stay close.

    What their line lacks stands where the other lines have it, at the names.

    Args:
        rosters: First box of each roster.
        gaps: Gap after every box, in em.
    """
    label = max((first - 1 for first in rosters if first <= LABEL_CHARS), default=0)
    if label <= 0:
        return gaps
    held = (gap if gap.natural_em else gap._replace(grow_stage=0) for gap in gaps[:label])
    return (*held, *gaps[label:])


def _runs(kinds: Sequence[Kind]) -> Iterator[tuple[int, int]]:
    """First and last box of every run of Latin and numbers."""
    start = None
    for k in range(len(kinds) + 1):
        inside = k < len(kinds) and kinds[k].cls in LATIN | LATIN_MARKS
        if inside and start is None:
            start = k
        elif not inside and start is not None:
            yield start, k - 1
            start = None


def settle_start(boxes: Sequence[Box], widths: list[float], lead_em: float, room_em: float) -> float:
    """Pads the run that begins a line, whole or the rest of one, to half ems after it, in place.

    What that leaves of the room comes back, in em.

    Args:
        boxes: The boxes of the line.
        widths: The gap after each of them but the last, in em.
        lead_em: The pad before the run, which goes after it.
        room_em: What the line may still grow.
    """
    last = 0
    while last + 1 < len(boxes) and boxes[last + 1].cls in LATIN | LATIN_MARKS:
        last += 1
    if last >= len(widths) or boxes[0].cls not in LATIN | LATIN_MARKS:
        return room_em
    widths[last] += lead_em
    width = sum(box.body_em for box in boxes[: last + 1]) + sum(widths[: last + 1])
    more = math.ceil(width / STEP_EM - EXACT) * STEP_EM - width
    if widths[last] >= STEP_EM - more and (more > room_em + EXACT or widths[last] + more > STEP_EM + EXACT):
        more -= STEP_EM
    if more > room_em + EXACT:
        return room_em
    widths[last] += more
    return room_em - more
