"""White in boxes: what all columns leave at the foot stands above and below the text, not below it alone.

Decisions: half of it, in whole lines, goes to the head, two lines at most, for a head stays with its text; boxes that
stand side by side and whose heads are level get the same. A box with pictures, a head elsewhere (题位) or vertical text
stays as it is, and so does what stands in no box, for its head is level with its neighbour's.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from layout.flow.fits import rows_by_key
from layout.flow.steps import lowered
from layout.flow.threads import Round, pour_part, slots_of
from layout.flow.wrap import is_uneven
from layout.model.issue import Issue
from layout.model.page import StoryPart
from layout.model.story import Story
from layout.place.types import PlacedSlot

MOST_LOWER: Final = 2
"""Lines by which a text stands lower, at most."""


def lower_texts(issue: Issue, now: Round) -> Round:
    """The round with the text of boxes lower by half of the white that all of their columns leave at the foot."""
    stories = {story.id: story for story in issue.stories}
    slots = {address: slot for address, (_, slot) in slots_of(now.placed).items()}
    boxes = {address: slot for address, slot in slots.items() if _may_give(slot)}
    spare = {address: min(MOST_LOWER, _spare_lines(slot, stories, now) // 2) for address, slot in boxes.items()}
    given = {address: lines for address in spare if (lines := _alike(address, spare, slots, now))}
    for address, lines in given.items():
        trial = _with_slots(now, {address: _lower(slots[address], lines)})
        content = slots[address].slot.content
        if not isinstance(content, StoryPart):
            continue
        before, after = (pour_part(stories[content.story], content.part, one) for one in (now, trial))
        if not after.overset and after.cost <= before.cost:
            now = trial.noted(lowered(address, lines))
    return now


def _may_give(slot: PlacedSlot) -> bool:
    """Whether the text of a slot is one block below its head, in a box."""
    whole = slot.frames and len({(frame.top_line, frame.lines) for frame in slot.frames}) == 1
    plain = slot.slot.box is not None and slot.slot.vertical_em is None and not slot.pictures and slot.corner is None
    head = slot.head
    return bool(plain and whole and head and not head.vertical and _foot(slot) == slot.frames[0].top_line)


def _foot(slot: PlacedSlot) -> int:
    """The first line below the head of a slot that has one."""
    return slot.head.top_line + slot.head.lines if slot.head else slot.top_line


def _spare_lines(slot: PlacedSlot, stories: Mapping[str, Story], now: Round) -> int:
    """The lines that all columns of a slot leave white at the foot."""
    content = slot.slot.content
    if not isinstance(content, StoryPart) or is_uneven(slot):
        return 0
    galley = now.set.galleys.get((content.story, content.part))
    poured = pour_part(stories[content.story], content.part, now) if galley else None
    if galley is None or poured is None or poured.overset:
        return 0
    rows = rows_by_key(galley.texts)
    ends = [one.row + rows.get(one.text, 1) for bead in poured.beads for one in bead.lines]
    return max(0, slot.frames[0].lines - max(ends)) if ends else 0


def _alike(address: str, spare: Mapping[str, int], slots: Mapping[str, PlacedSlot], now: Round) -> int:
    """What a box and those beside it whose heads are level with its own can all give."""
    own, page = slots[address], slots_of(now.placed)[address][0]

    def is_level(other: str) -> bool:
        slot = slots[other]
        level = slots_of(now.placed)[other][0] == page and slot.top_line == own.top_line
        return level and _foot(slot) == _foot(own)

    return min(lines for other, lines in spare.items() if is_level(other))


def _lower(slot: PlacedSlot, lines: int) -> PlacedSlot:
    """A slot with its head higher and its text lower by so many lines."""
    head = replace(slot.head, lines=slot.head.lines + lines) if slot.head else None
    frames = tuple(replace(f, top_line=f.top_line + lines, lines=f.lines - lines) for f in slot.frames)
    return replace(slot, head=head, frames=frames, below_lines=slot.below_lines + lines * len(frames))


def _with_slots(now: Round, changed: Mapping[str, PlacedSlot]) -> Round:
    """The round with some placed slots, by address, as given."""
    pages = tuple(
        replace(page, slots=tuple(changed.get(slot.slot.address, slot) for slot in page.slots))
        if any(slot.slot.address in changed for slot in page.slots)
        else page
        for page in now.placed.pages
    )
    return replace(now, placed=replace(now.placed, pages=pages))
