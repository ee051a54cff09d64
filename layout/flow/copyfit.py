"""Copyfit, the only way back: stories that jump are cut, set again in parts, and the pages they go on to placed again.

Decisions: pages settle in order; a page that holds the beginning of a jump keeps its bands from the first round on, and
only pages with continuations are placed again. A cut that does not fit once its part is set again gives way to an
earlier one. At most `MAX_ROUNDS` rounds of line breaking, the first included.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from layout.diagnostics import Diagnostic
from layout.flow.fits import fit_findings, fit_of, rows_by_key
from layout.flow.jumps import Choice, Part, as_cut, choose_cut, fits_behind
from layout.flow.messages import JUMP_INSIDE_SENTENCE, NO_ROOM_TO_JUMP, ROUNDS_SPENT, TOO_SHORT_TO_JUMP
from layout.flow.pour import Poured, pour_slot
from layout.flow.types import Bead, FilledIssue, Fit, PouredLine, Thread
from layout.lines.galleys import break_lines
from layout.lines.types import Cut, SetIssue, SetText
from layout.model.issue import Issue
from layout.model.story import Story
from layout.place import place_articles
from layout.place.slots import LEAST_PART, Given
from layout.place.types import PlacedIssue, PlacedSlot
from layout.shape.types import ShapedIssue

MAX_ROUNDS: Final = 10
"""Rounds of line breaking at most, the first included."""


@dataclass(frozen=True, slots=True)
class Round:
    """Where copyfit stands: texts as last set and placed, the cuts so far, stories that cannot jump, what was done."""

    set: SetIssue
    placed: PlacedIssue
    cuts: Mapping[str, tuple[Cut, ...]]
    whole: tuple[str, ...] = ()
    rounds: int = 1
    steps: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def fill_frames(issue: Issue, shaped: ShapedIssue, set_issue: SetIssue, placed: PlacedIssue) -> FilledIssue:
    """Every line in its frame: stories cut where they jump, columns turned, and how each slot fits.

    Args:
        issue: The model.
        shaped: Its texts as boxes, to set parts of jumping stories again.
        set_issue: Its texts as first set.
        placed: Its pages as first placed.
    """
    now = _cut_stories(issue, shaped, Round(set_issue, placed, {}))
    threads, fits = _threads(issue, now)
    stories = {story.id: story for story in issue.stories}
    measures = {slot.address: min(c.measure_em for c in slot.columns) for page in issue.pages for slot in page.slots}
    bodies = {text.key: text for galley in now.set.galleys.values() for text in galley.texts}
    findings = (*now.placed.findings, *now.findings, *fit_findings(fits, stories, measures))
    everything = replace(now.set, texts={**now.set.texts, **bodies})
    return FilledIssue(everything, now.placed, threads, fits, now.rounds, now.steps, findings)


def _slots(placed: PlacedIssue) -> dict[str, tuple[int, PlacedSlot]]:
    """Every slot with its page, by address."""
    return {slot.slot.address: (page.number, slot) for page in placed.pages for slot in page.slots}


def _next_part(story: Story, now: Round) -> int | None:
    """The part of a story that must be cut next; None when all are."""
    part = len(now.cuts.get(story.id, ()))
    return part if part < len(story.slots) - 1 and story.id not in now.whole else None


def _cut_stories(issue: Issue, shaped: ShapedIssue, now: Round) -> Round:
    """All stories that jump cut into their parts, page after page."""
    while True:
        places = _slots(now.placed)
        open_parts = [(story, part) for story in issue.stories if (part := _next_part(story, now)) is not None]
        open_parts = [(story, part) for story, part in open_parts if story.slots[part] in places]
        if not open_parts:
            return now
        if now.rounds >= MAX_ROUNDS:
            spent = Diagnostic(message=ROUNDS_SPENT, values={"rounds": str(now.rounds)}, span=issue.span)
            return replace(now, findings=(*now.findings, spent))
        page = min(places[story.slots[part]][0] for story, part in open_parts)
        here = [(story, part) for story, part in open_parts if places[story.slots[part]][0] == page]
        now = _cut_page(issue, shaped, now, here, page)


def _cut_page(issue: Issue, shaped: ShapedIssue, now: Round, parts: list[tuple[Story, int]], page: int) -> Round:
    """The stories that jump off one page cut, set again, and the pages they go on to placed again."""
    limits: dict[str, int | None] = {}
    while True:
        cuts = dict(now.cuts)
        chosen: dict[str, tuple[Story, int, Choice]] = {}
        for story, part in parts:
            choice = _choose(story, part, shaped, now, limits.get(story.id))
            if choice is None:
                now = _uncut(story, part, now)
                continue
            order = {element.key: i for i, element in enumerate(story.body)}
            texts = now.set.galleys[story.id, part].texts
            cut = as_cut(choice.place, texts, order, _texts(shaped, texts))
            cuts[story.id] = (*now.cuts.get(story.id, ()), cut)
            chosen[story.id] = (story, part, choice)
        if not chosen:
            return now
        again = break_lines(issue, shaped, cuts)
        now = replace(now, rounds=now.rounds + 1)
        over = [
            (story, choice)
            for story, part, choice in chosen.values()
            if _pour_part(story, part, again, now.placed).overset
        ]
        if over and now.rounds < MAX_ROUNDS:
            limits |= {story.id: choice.place.line for story, choice in over}
            continue
        return _settled(issue, replace(now, set=again, cuts=cuts), chosen, page)


def _texts(shaped: ShapedIssue, texts: tuple[SetText, ...]) -> dict[str, str]:
    """The normalised source of texts by key."""
    return {text.key: shaped.texts[text.key].source.text for text in texts}


def _choose(story: Story, part: int, shaped: ShapedIssue, now: Round, limit: int | None) -> Choice | None:
    """The cut of one part."""
    _, placed = _slots(now.placed)[story.slots[part]]
    texts = now.set.galleys[story.id, part].texts
    if not placed.frames:
        return None
    opening = _jump_text(story, part - 1, now.set, opening=True)
    given = Part(
        texts=texts,
        sources=_texts(shaped, texts),
        jump=_jump_text(story, part, now.set, opening=False),
        opening=(opening,) if opening else (),
        frames=placed.frames,
    )
    return choose_cut(given, sentence_end=story.sentence_end, below_line=limit)


def _jump_text(story: Story, index: int, set_issue: SetIssue, *, opening: bool) -> SetText | None:
    """The jump line with this index, set; None when the story has none."""
    elements = story.jump_from if opening else story.jump_to
    return set_issue.texts.get(elements[index].key) if 0 <= index < len(elements) else None


def _uncut(story: Story, part: int, now: Round) -> Round:
    """A story that cannot be cut stays whole from this part on, and that is said."""
    page, placed = _slots(now.placed)[story.slots[part]]
    lines = sum(len(text.lines) for text in now.set.galleys[story.id, part].texts)
    room = sum(frame.lines for frame in placed.frames)
    short = lines < 2 * LEAST_PART
    finding = Diagnostic(
        message=TOO_SHORT_TO_JUMP if short else NO_ROOM_TO_JUMP,
        values={
            "story": story.id, "slot": placed.slot.address, "lines": str(lines), "room": str(room),
            "least": str(LEAST_PART),
        },
        span=story.span,
        page=page,
        slot=placed.slot.address,
        article=story.id,
    )  # fmt: skip
    return replace(now, whole=(*now.whole, story.id), findings=(*now.findings, finding))


def _settled(issue: Issue, now: Round, chosen: Mapping[str, tuple[Story, int, Choice]], page: int) -> Round:
    """The pages with the continuations placed again, and what was done written down."""
    onwards = {slot for story, part, _ in chosen.values() for slot in story.slots[part + 1 :]}
    changed = {number for address, (number, _) in _slots(now.placed).items() if address in onwards}
    kept = {}
    for placed in now.placed.pages:
        if placed.number not in changed or placed.number == page:
            found = tuple(d for d in now.placed.findings if d.page == placed.number)
            kept[placed.number] = (placed, found)
    steps, findings = list(now.steps), list(now.findings)
    for story, part, choice in chosen.values():
        address, target = story.slots[part], story.slots[part + 1]
        text = now.set.galleys[story.id, part].texts[-1]
        words = text.lines[-1].text.strip()[-8:]
        steps.append(f"{address} → {target}: {choice.place.line + 1} 行，{choice.place.at}，余 {choice.white} 栏行")
        if choice.place.at != "sentence" and story.sentence_end:
            findings.append(_inside(story, address, page, words))
    placed_again = place_articles(issue, now.set, Given(cuts=now.cuts), kept)
    return replace(now, placed=placed_again, steps=tuple(steps), findings=tuple(findings))


def _inside(story: Story, address: str, page: int, words: str) -> Diagnostic:
    """The finding that a jump is at no sentence end."""
    values = {"window": "6", "words": words}
    return Diagnostic(
        message=JUMP_INSIDE_SENTENCE, values=values, span=story.span, page=page, slot=address, article=story.id
    )


def _pour_part(story: Story, part: int, set_issue: SetIssue, placed: PlacedIssue, *, jumps: bool = True) -> Poured:
    """One part of a story in its slot's frames, jump lines included."""
    page, slot = _slots(placed)[story.slots[part]]
    texts = set_issue.galleys[story.id, part].texts
    opening = _jump_text(story, part - 1, set_issue, opening=True)
    before = (opening,) if opening is not None and jumps else ()
    jump = _jump_text(story, part, set_issue, opening=False) if jumps and part < len(story.slots) - 1 else None
    if jump is None or not texts or not texts[-1].lines:
        return pour_slot((*before, *texts), slot.frames, page)
    if fits_behind(jump, texts[-1], texts[-1].lines[-1].width_em):
        poured = pour_slot((*before, *texts), slot.frames, page)
        return _with_jump(poured, jump) if not poured.overset and poured.beads else poured
    return pour_slot((*before, *texts, jump), slot.frames, page)


def _with_jump(poured: Poured, jump: SetText) -> Poured:
    """The jump line behind the last words, in their row."""
    *beads, last = poured.beads
    behind = PouredLine(jump.lines[0], jump.key, last.lines[-1].row)
    return replace(poured, beads=(*beads, replace(last, lines=(*last.lines, behind))))


def _threads(issue: Issue, now: Round) -> tuple[tuple[Thread, ...], tuple[Fit, ...]]:
    """Every story poured, and how each of its slots fits."""
    places = _slots(now.placed)
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
            poured = Poured((), (), 0)
            if part < parts:
                poured = _pour_part(story, part, now.set, now.placed, jumps=story.id not in now.whole)
            beads += poured.beads
            overset = (*overset, *poured.overset)
            rows = rows_by_key(now.set.galleys[story.id, part].texts)
            fits.append(fit_of(slot, page, story.id, poured.beads, poured.overset, rows))
        threads.append(Thread(story.id, tuple(beads), overset))
    return tuple(threads), tuple(fits)
