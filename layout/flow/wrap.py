"""Text beside pictures and in columns of unequal width: the story set again, every line to the measure of its frame.

Decisions: placing reckons with shares of full lines; once the frames are settled the text is set to them, to the lowest
common foot at which it all stands, the short columns last. Only a story that stands in one slot is; a story that jumps
keeps whole columns (build) or the narrowest measure (lines).
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout.flow.threads import Round, slots_of
from layout.lines.rooms import LineRoom, fill_rooms
from layout.lines.types import Galley
from layout.model.issue import Issue
from layout.model.story import Story
from layout.place.types import Frame, PlacedSlot
from layout.shape.types import ShapedIssue, ShapedText

SAME_EM: Final = 0.01
"""Measures that differ by less are the same."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is set: the story without the texts left out, its texts as boxes, the page's body size in pt."""

    story: Story
    shaped: Mapping[str, ShapedText]
    body_pt: float

    def filled(self, frames: Sequence[Frame], rows: Sequence[int]) -> Galley:
        """The story set to frames of which only so many rows are used."""
        rooms = [LineRoom(f.column, f.measure_em, n) for f, n in zip(frames, rows, strict=True)]
        return fill_rooms(self.story, 0, self.shaped, rooms, self.body_pt)


def is_uneven(slot: PlacedSlot) -> bool:
    """Whether frames of a slot differ in measure from what its text was first set to, its narrowest column."""
    usual = min(column.measure_em for column in slot.slot.columns)
    return any(abs(frame.measure_em - usual) > SAME_EM for frame in slot.frames if not frame.width_em)


def set_to_frames(issue: Issue, shaped: ShapedIssue, now: Round) -> Round:
    """The round with the stories in uneven slots set to their frames."""
    places = slots_of(now.placed)
    sizes = {page.number: page.format.grid.body_pt for page in issue.pages}
    for story in issue.stories:
        address = story.slots[0]
        if len(story.slots) > 1 or address not in places or story.pending_chars is not None:
            continue
        page, slot = places[address]
        if not is_uneven(slot):
            continue
        body = tuple(element for element in story.body if element.key not in now.dropped)
        copy = _Copy(replace(story, body=body), shaped.texts, sizes[page])
        now = now.with_galley((story.id, 0), _level(copy, slot.frames))
    return now


def _level(copy: _Copy, frames: tuple[Frame, ...]) -> Galley:
    """The story in its frames down to the lowest foot at which all of it stands."""
    top = min(frame.top_line for frame in frames)
    foot = max(frame.top_line + frame.lines for frame in frames)
    feet = range(top, foot + 1)
    lowest = bisect_left(feet, True, key=lambda line: _stands(copy.filled(frames, _rows(frames, line))))
    rows = _rows(frames, feet[min(lowest, len(feet) - 1)])
    galley = copy.filled(frames, rows)
    spare = _free(galley, frames, rows)
    last = {frame.column: i for i, frame in enumerate(frames)}
    ends = [i for i in last.values() if rows[i]]
    for count in range(min(spare, len(ends) - 1), 0, -1):
        shorter = [n - (i in ends[-1 - count : -1]) for i, n in enumerate(rows)]
        trial = copy.filled(frames, shorter)
        if _stands(trial):
            return trial
    return galley


def _rows(frames: Sequence[Frame], foot: int) -> list[int]:
    """The rows that frames have above line `foot`."""
    return [max(0, min(frame.lines, foot - frame.top_line)) for frame in frames]


def _stands(galley: Galley) -> bool:
    """Whether every line stands in a room."""
    return galley.ends[-1] == sum(len(text.lines) for text in galley.texts)


def _free(galley: Galley, frames: Sequence[Frame], rows: Sequence[int]) -> int:
    """Rows short of a level foot in the last column."""
    lines = [max(1, text.rows) for text in galley.texts for _ in text.lines]
    at = galley.ends[-2] if len(frames) > 1 else 0
    return max(0, rows[-1] - sum(lines[at:]) - 1)
