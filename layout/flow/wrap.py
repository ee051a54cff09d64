"""Text beside pictures and in columns of unequal width: parts of stories set again, every line to the measure of its
frame.

Decisions: placing reckons with shares of full lines; once the frames are settled the text is set to them, to the lowest
common foot at which it all stands, the short columns last. Where a story jumps its cut is chosen among the lines as the
frames make them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from layout.flow.threads import Round, jump_text, slots_of
from layout.lines.galleys import set_element
from layout.lines.parts import part_pieces
from layout.lines.rooms import LineRoom, PartCopy, fill_rooms
from layout.lines.types import Galley
from layout.model.issue import Issue
from layout.model.story import Story
from layout.place.turns import rows_of, white_cost
from layout.place.types import Frame, PlacedSlot
from layout.records import dataclass
from layout.shape.types import ShapedIssue, ShapedText

SAME_EM: Final = 0.01
"""Measures that differ by less are the same."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is set: a part of a story without the texts left out, its texts as boxes, the page's body size in pt."""

    part: PartCopy
    shaped: Mapping[str, ShapedText]
    body_pt: float

    def filled(self, frames: Sequence[Frame], rows: Sequence[int]) -> tuple[Galley, bool]:
        """The part set to frames of which only so many rows are used, and whether it stands in them."""
        rooms = [LineRoom(f.column, f.measure_em, n) for f, n in zip(frames, rows, strict=True)]
        return fill_rooms(self.part, self.shaped, rooms, self.body_pt)


def is_uneven(slot: PlacedSlot) -> bool:
    """Whether frames of a slot differ in measure from what its text was first set to, its narrowest column."""
    usual = min(column.measure_em for column in slot.slot.columns)
    return any(abs(frame.measure_em - usual) > SAME_EM for frame in slot.frames if not frame.width_em)


def set_to_frames(issue: Issue, shaped: ShapedIssue, now: Round) -> Round:
    """The round with all parts of stories in uneven slots set to their frames, their jump lines too."""
    for story in issue.stories:
        for part in range(min(len(now.cuts.get(story.id, ())) + 1, len(story.slots))):
            copy, slot = _copy_of(issue, shaped, now, (story, part))
            if copy is None or slot is None:
                continue
            now = now.with_galley((story.id, part), _level(copy, slot.frames))
            if copy.part.closing is not None:
                now = _with_jump_line(issue, shaped, now, (story, part))
    return now


def parts_to_frames(issue: Issue, shaped: ShapedIssue, now: Round, parts: Iterable[tuple[Story, int]]) -> Round:
    """The round with these parts, where they stand in uneven slots, set to the whole of their frames."""
    for story, part in parts:
        copy, slot = _copy_of(issue, shaped, now, (story, part))
        if copy is not None and slot is not None:
            galley, _ = copy.filled(slot.frames, [frame.lines for frame in slot.frames])
            now = now.with_galley((story.id, part), galley)
    return now


def _copy_of(
    issue: Issue, shaped: ShapedIssue, now: Round, which: tuple[Story, int]
) -> tuple[_Copy | None, PlacedSlot | None]:
    """What is set of a part of a story, and its slot; None where that is not uneven, or the copy is still to come."""
    story, part = which
    places = slots_of(now.placed)
    if story.slots[part] not in places or story.pending_chars is not None:
        return None, None
    number, slot = places[story.slots[part]]
    if not is_uneven(slot):
        return None, None
    cuts = now.cuts.get(story.id, ())
    pieces = (p for p in part_pieces(story, part, shaped.texts, cuts) if p.element.key not in now.dropped)
    closing = jump_text(story, part, now.set, opening=False) if part < len(cuts) else None
    opening = jump_text(story, part - 1, now.set, opening=True)
    grid = next(page for page in issue.pages if page.number == number).format.grid
    return _Copy(PartCopy(story.id, part, tuple(pieces), opening, closing), shaped.texts, grid.body_pt), slot


def _with_jump_line(issue: Issue, shaped: ShapedIssue, now: Round, which: tuple[Story, int]) -> Round:
    """The round with the jump line of a part set to the frame that its last line stands in."""
    story, part = which
    number, slot = slots_of(now.placed)[story.slots[part]]
    ends, element = now.set.galleys[story.id, part].ends, story.jump_to[part]
    frame = slot.frames[ends.index(ends[-1])]
    grid = next(page for page in issue.pages if page.number == number).format.grid
    fitted = replace(element, measures_em=(frame.measure_em,))
    text = set_element(fitted, shaped.texts[element.key], grid.body_pt, issue.paper.lexicon)
    return replace(now, set=replace(now.set, texts={**now.set.texts, element.key: text}))


def _level(copy: _Copy, frames: tuple[Frame, ...]) -> Galley:
    """The part in its frames down to the lowest foot at which all of it stands."""
    top = min(frame.top_line for frame in frames)
    foot = max(frame.top_line + frame.lines for frame in frames)
    feet = range(top, foot + 1)
    lowest = bisect_left(feet, True, key=lambda line: copy.filled(frames, _rows(frames, line))[1])
    rows = _rows(frames, feet[min(lowest, len(feet) - 1)])
    galley, _ = copy.filled(frames, rows)
    last = {frame.column: i for i, frame in enumerate(frames)}
    ends = [i for i in last.values() if rows[i]]
    if not ends:
        return galley
    best, least = galley, _unevenness(copy, galley, frames, rows)
    for count in range(1, min(_spare(copy, galley, frames, rows), len(ends) - 1) + 1):
        shorter = [n - (i in ends[-1 - count : -1]) for i, n in enumerate(rows)]
        trial, stands = copy.filled(frames, shorter)
        cost = _unevenness(copy, trial, frames, rows) if stands else least
        if cost < least:
            best, least = trial, cost
    return best


def _rows(frames: Sequence[Frame], foot: int) -> list[int]:
    """The rows that frames have above line `foot`."""
    return [max(0, min(frame.lines, foot - frame.top_line)) for frame in frames]


def _spare(copy: _Copy, galley: Galley, frames: Sequence[Frame], rows: Sequence[int]) -> int:
    """Rows short of a level foot in the last column, beyond the one that it may lack."""
    return max(0, _white(copy, galley, frames, rows)[-1] - 1)


def _unevenness(copy: _Copy, galley: Galley, frames: Sequence[Frame], rows: Sequence[int]) -> int:
    """What the feet of the columns cost: white is best shared alike, the last ones short."""
    white = _white(copy, galley, frames, rows)
    share, more = divmod(sum(white), len(white))
    count = len(white)
    due = [share + (more >= count - i) for i in range(count)]
    due[-1] = share
    return sum(white_cost(n - due[i], i == count - 1, count - 1 - i) for i, n in enumerate(white))


def _white(copy: _Copy, galley: Galley, frames: Sequence[Frame], rows: Sequence[int]) -> list[int]:
    """The rows that stay empty in every column that has rows."""
    around = (copy.part.opening, copy.part.closing)
    lines = rows_of([text for text in (around[0], *galley.texts, around[1]) if text is not None])
    white: dict[int, int] = {}
    start = 0
    for frame, count, end in zip(frames, rows, galley.ends, strict=True):
        opens = frame.column not in white
        used = sum(line.rows + line.blank for line in lines[start:end])
        used -= lines[start].blank if opens and start < end else 0
        if count:
            white[frame.column] = white.get(frame.column, 0) + count - used
        start = end
    return list(white.values())
