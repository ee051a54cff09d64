"""Threads: every part of every story poured into its slot, jump lines included, and how each slot fits."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from layout.diagnostics import Diagnostic, Words
from layout.flow.fits import fit_of, fit_of_pending
from layout.flow.pour import Poured, pour_slot
from layout.flow.types import Bead, Fit, PouredLine, Thread
from layout.lines.parts import fits_behind
from layout.lines.types import Cut, Galley, SetIssue, SetText
from layout.model.issue import Issue
from layout.model.story import Story
from layout.place.types import Frame, PlacedIssue, PlacedSlot
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class Round:
    """Where copyfit stands: texts as last set and placed, the cuts so far, stories that cannot jump, what was done.

    `dropped` are the keys of optional texts that were left out.
    """

    set: SetIssue
    placed: PlacedIssue
    cuts: Mapping[str, tuple[Cut, ...]]
    whole: tuple[str, ...] = ()
    rounds: int = 1
    steps: tuple[Words, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    dropped: tuple[str, ...] = ()

    def with_text(self, part: tuple[str, int], text: SetText) -> "Round":
        """The round with one text of a part (story, number) set otherwise."""
        galley = self.set.galleys[part]
        texts = tuple(text if old.key == text.key else old for old in galley.texts)
        return self.with_galley(part, replace(galley, texts=texts))

    def without_text(self, part: tuple[str, int], key: str) -> "Round":
        """The round with one text of a part left out."""
        galley = self.set.galleys[part]
        texts = tuple(old for old in galley.texts if old.key != key)
        return replace(self.with_galley(part, replace(galley, texts=texts)), dropped=(*self.dropped, key))

    def noted(self, step: Words) -> "Round":
        """The round with one more step written down."""
        return replace(self, steps=(*self.steps, step))

    def with_galley(self, part: tuple[str, int], galley: Galley) -> "Round":
        """The round with the galley of a part (story, number) set otherwise."""
        return replace(self, set=replace(self.set, galleys={**self.set.galleys, part: galley}))


_KNOWN: Final[list[tuple[PlacedIssue, dict[str, tuple[int, PlacedSlot]]]]] = []
"""The slots of the last issues asked for, by the issue itself: every part that is poured asks for them."""
KEPT: Final = 2


def slots_of(placed: PlacedIssue) -> dict[str, tuple[int, PlacedSlot]]:
    """Every slot with its page, by address."""
    for known, slots in _KNOWN:
        if known is placed:
            return slots
    slots = {slot.slot.address: (page.number, slot) for page in placed.pages for slot in page.slots}
    _KNOWN[:] = [(placed, slots), *_KNOWN[: KEPT - 1]]
    return slots


def jump_text(story: Story, index: int, set_issue: SetIssue, *, opening: bool) -> SetText | None:
    """The jump line with this index, set; None when the story has none."""
    elements = story.jump_from if opening else story.jump_to
    return set_issue.texts.get(elements[index].key) if 0 <= index < len(elements) else None


def pour_part(story: Story, part: int, now: Round) -> Poured:
    """One part of a story in its slot's frames, jump lines included."""
    page, slot = slots_of(now.placed)[story.slots[part]]
    galley = now.set.galleys[story.id, part]
    texts = galley.texts
    jumps = part < len(now.cuts.get(story.id, ()))
    opening = jump_text(story, part - 1, now.set, opening=True)
    before = (opening,) if opening is not None else ()
    jump = jump_text(story, part, now.set, opening=False) if jumps else None
    if galley.ends:
        return _poured_to_ends(before, galley, jump, slot.frames, page)
    if jump is None or not texts or not texts[-1].lines:
        return pour_slot((*before, *texts), slot.frames, page)
    if fits_behind(jump, texts[-1], texts[-1].lines[-1].width_em):
        poured = pour_slot((*before, *texts), slot.frames, page)
        return _with_jump(poured, jump) if not poured.overset and poured.beads else poured
    return pour_slot((*before, *texts, jump), slot.frames, page)


def _poured_to_ends(
    before: tuple[SetText, ...], galley: Galley, jump: SetText | None, frames: tuple[Frame, ...], page: int
) -> Poured:
    """A galley that was set to its frames: so many lines in each; a jump line that found no room there is overset."""
    texts = (*before, *galley.texts)
    if jump is None or not jump.lines:
        return pour_slot(texts, frames, page, ends=galley.ends)
    if galley.ends[-1] > sum(len(text.lines) for text in texts):
        return pour_slot((*texts, jump), frames, page, ends=galley.ends)
    poured, last = pour_slot(texts, frames, page, ends=galley.ends), texts[-1]
    if poured.overset or not poured.beads:
        return poured
    if last.lines and fits_behind(jump, last, last.lines[-1].width_em):
        return _with_jump(poured, jump)
    return replace(poured, overset=tuple(PouredLine(line, jump.key, 0) for line in jump.lines))


def _with_jump(poured: Poured, jump: SetText) -> Poured:
    """The jump line behind the last words, in their row."""
    *beads, last = poured.beads
    behind = PouredLine(jump.lines[0], jump.key, last.lines[-1].row)
    return replace(poured, beads=(*beads, replace(last, lines=(*last.lines, behind))))


def thread_stories(issue: Issue, now: Round) -> tuple[tuple[Thread, ...], tuple[Fit, ...]]:
    """Every story poured, and how each of its slots fits; promised copy (待稿) has no lines and fits as reckoned."""
    places = slots_of(now.placed)
    threads: list[Thread] = []
    fits: list[Fit] = []
    for story in issue.stories:
        beads: list[Bead] = []
        overset: tuple[PouredLine, ...] = ()
        parts = len(now.cuts.get(story.id, ())) + 1
        for part, address in enumerate(story.slots):
            if address not in places or (story.id, part) not in now.set.galleys:
                continue
            page, slot = places[address]
            if story.pending_chars is not None:
                fits.append(fit_of_pending(slot, page, story.id))
                continue
            poured = pour_part(story, part, now) if part < parts else Poured((), (), 0)
            beads += poured.beads
            overset = (*overset, *poured.overset)
            fits.append(fit_of(slot, page, story.id, poured, now.set.galleys[story.id, part].texts))
        threads.append(Thread(story.id, tuple(beads), overset))
    return tuple(threads), tuple(fits)
