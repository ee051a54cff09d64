"""Pouring: the lines of a story into frames, column after column, page after page; nothing is lost.

Decisions: within a slot the columns are balanced and turn where typography.md §10 wants it (place/turns.py knows how).
White above an element vanishes at a column top. What finds no frame is overset, in order.
"""

from collections.abc import Sequence
from typing import Final

from layout.flow.types import Bead, PouredLine, Thread
from layout.lines.types import SetText
from layout.place.turns import Room, Turns, balance, rows_of, turn_columns
from layout.place.types import Frame
from layout.records import dataclass
from layout.standing import Same, standing

KEPT: Final = 2048
"""Slots that stay poured: those of a large issue several times over."""


@dataclass(frozen=True, slots=True)
class Poured:
    """Beads of one slot and the lines that found no frame."""

    beads: tuple[Bead, ...]
    overset: tuple[PouredLine, ...]
    cost: int


def pour(story: str, texts: Sequence[SetText], frames: Sequence[tuple[int, Frame]]) -> Thread:
    """A whole story poured into frames given with their pages, slot after slot; each slot is filled before the next.

    Only the last slot that is reached is balanced.
    """
    beads: list[Bead] = []
    rest = tuple(texts)
    groups = _by_slot(frames)
    skip = 0
    overset: tuple[PouredLine, ...] = tuple(PouredLine(line, text.key, 0) for text in rest for line in text.lines)
    for page, group in groups:
        poured = pour_slot(rest, group, page, skip)
        beads += poured.beads
        skip += sum(len(bead.lines) for bead in poured.beads)
        overset = poured.overset
    return Thread(story, tuple(beads), overset)


def _by_slot(frames: Sequence[tuple[int, Frame]]) -> list[tuple[int, tuple[Frame, ...]]]:
    """Frames that follow each other in one slot, with its page."""
    groups: list[tuple[int, tuple[Frame, ...]]] = []
    for page, frame in frames:
        if groups and groups[-1][0] == page and groups[-1][1][0].slot == frame.slot:
            groups[-1] = (page, (*groups[-1][1], frame))
        else:
            groups.append((page, (frame,)))
    return groups


def pour_slot(
    texts: Sequence[SetText], frames: Sequence[Frame], page: int, skip: int = 0, ends: tuple[int, ...] = ()
) -> Poured:
    """The lines of `texts`, without the first `skip`, balanced over the frames of one slot; with `ends` so many stand
    in the frames up to each.
    """
    return _poured(tuple(map(Same, texts)), tuple(frames), page, skip, ends)


@standing(KEPT)
def _poured(
    standing_texts: tuple[Same, ...], frames: tuple[Frame, ...], page: int, skip: int, ends: tuple[int, ...]
) -> Poured:
    """As `pour_slot`, kept: copyfit pours most slots again as they were."""
    texts = [same.it for same in standing_texts if isinstance(same.it, SetText)]
    lines = [(text, line) for text in texts for line in text.lines][skip:]
    if not frames:
        return Poured((), tuple(PouredLine(line, text.key, 0) for text, line in lines), 0)
    rows = rows_of(texts)[skip:]
    top = min(frame.top_line for frame in frames)
    rooms = [Room(frame.column, frame.top_line - top, frame.lines) for frame in frames]
    vertical = any(frame.width_em for frame in frames)
    turns = turn_columns(rows, [frame.lines for frame in frames]) if vertical else balance(rows, rooms)
    if len(ends) == len(frames):
        turns = Turns(ends, 0)
    beads = []
    start = 0
    for frame, end in zip(frames, turns.ends, strict=True):
        poured = []
        row = 0
        for i in range(start, end):
            text, line = lines[i]
            row += rows[i].blank if i > start else 0
            poured.append(PouredLine(line, text.key, row))
            row += rows[i].rows
        if poured:
            beads.append(Bead(page, frame, tuple(poured)))
        start = end
    return Poured(tuple(beads), tuple(PouredLine(line, text.key, 0) for text, line in lines[start:]), turns.cost)
