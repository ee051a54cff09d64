"""Copyfit, the only way back: stories that jump are cut, set again in parts, and the pages they go on to placed again.

Decisions: pages settle in order; a page that a story jumps off keeps its bands from then on, and only pages with
continuations are placed again; where such a page is too full, more of the story is kept back first. A cut that does not
fit once its part is set again gives way to an earlier one. Then the ladder of newspaper.md §7 is climbed where a slot
does not fit (ladder.py). At most `MAX_ROUNDS` rounds of line breaking, the first included, and one for every jump; an
issue without jumps whose copy fits takes one.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from math import ceil
from typing import Final

from layout.diagnostics import Diagnostic, Message, Span
from layout.flow.boxes import lower_texts
from layout.flow.fillers import fill_free
from layout.flow.fits import fit_findings
from layout.flow.jumps import WINDOW, Choice, Part, as_cut, choose_cut
from layout.flow.ladder import climb
from layout.flow.messages import JUMP_INSIDE_SENTENCE, JUMP_NOT_NEEDED, NO_ROOM_TO_JUMP, ROUNDS_SPENT, TOO_SHORT_TO_JUMP
from layout.flow.steps import jumped, kept_back
from layout.flow.threads import Round, jump_text, pour_part, slots_of, thread_stories
from layout.flow.types import FilledIssue, Fit, PouredLine
from layout.flow.wrap import parts_to_frames, set_to_frames
from layout.lines import break_lines
from layout.lines.findings import set_findings
from layout.lines.types import SetIssue, SetText
from layout.model.issue import Issue
from layout.model.story import Story
from layout.place import place_articles
from layout.place.articles import kept_pages
from layout.place.messages import CHAIN_TOO_HIGH
from layout.place.slots import LEAST_PART, Given
from layout.place.types import PlacedIssue
from layout.records import dataclass
from layout.shape.place import place_of
from layout.shape.types import ShapedIssue

MAX_ROUNDS: Final = 10
"""Rounds of line breaking at most, the first included; every jump may take one more, for pages settle one by one."""

LEAST_TURN: Final = 2
"""Lines on either side where a story goes on in another slot of its page."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A part of a story that must be cut, on its page."""

    story: Story
    part: int
    page: int

    @property
    def is_on_page(self) -> bool:
        """Whether the story goes on in another slot of the same page."""
        here, there = self.story.slots[self.part : self.part + 2]
        return here.partition("/")[0] == there.partition("/")[0]


def fill_frames(issue: Issue, shaped: ShapedIssue, set_issue: SetIssue, placed: PlacedIssue) -> FilledIssue:
    """Every line in its frame: stories cut where they jump, columns turned, and how each slot fits.

    Args:
        issue: The model.
        shaped: Its texts as boxes, to set parts of jumping stories again.
        set_issue: Its texts as first set.
        placed: Its pages as first placed.
    """
    now = _cut_stories(issue, shaped, Round(set_issue, placed, {}))
    again = partial(break_lines, shaped=shaped, cuts=now.cuts)
    issue, now = fill_free(issue, now, again, most_rounds(issue))
    now = climb(issue, now, again, most_rounds(issue))
    now = lower_texts(issue, set_to_frames(issue, shaped, now))
    threads, fits = thread_stories(issue, now)
    stories = {story.id: story for story in issue.stories}
    slots = {slot.address: slot for page in issue.pages for slot in page.slots}
    bodies = {text.key: text for galley in now.set.galleys.values() for text in galley.texts}
    placing = (finding for finding in now.placed.findings if not _is_said_by(finding, fits))
    starts = {thread.story: _start_of(thread.overset[0], shaped) for thread in threads if thread.overset}
    findings = (*placing, *now.findings, *fit_findings(fits, stories, slots, starts))
    reported = set_findings(issue, shaped, now.set.galleys, now.set.texts)
    everything = replace(now.set, texts={**now.set.texts, **bodies}, findings=reported)
    return FilledIssue(issue, everything, now.placed, threads, fits, now.rounds, now.steps, findings, now.dropped)


def _start_of(poured: PouredLine, shaped: ShapedIssue) -> Span | None:
    """Where the first words of a line were written."""
    text = shaped.texts.get(poured.text)
    return place_of(text.source, poured.line.first) if text else None


def _is_said_by(finding: Diagnostic, fits: Sequence[Fit]) -> bool:
    """Whether a finding of placing says only that one slot is too low for its copy: its overset tells that exactly."""
    if finding.message is not CHAIN_TOO_HIGH:
        return False
    overset = {fit.slot for fit in fits if fit.state == "overset"}
    return finding.values["slots"] == (finding.slot,) and finding.slot in overset


def most_rounds(issue: Issue) -> int:
    """How many rounds of line breaking an issue may take."""
    return MAX_ROUNDS + sum(len(story.slots) - 1 for story in issue.stories)


def _cut_stories(issue: Issue, shaped: ShapedIssue, now: Round) -> Round:
    """All stories that jump cut into their parts, page after page; what is found in the lines is told at the end."""
    now = _cut_pages(issue, shaped, now)
    return replace(now, set=break_lines(issue, shaped, now.cuts)) if now.cuts else now


def _cut_pages(issue: Issue, shaped: ShapedIssue, now: Round) -> Round:
    """All stories that jump cut into their parts, page after page."""
    while True:
        places = slots_of(now.placed)
        waiting = []
        for story in issue.stories:
            part = len(now.cuts.get(story.id, ()))
            if story.pending_chars is not None or story.id in now.whole:
                continue
            if part < len(story.slots) - 1 and story.slots[part] in places:
                waiting.append(_Open(story, part, places[story.slots[part]][0]))
        if not waiting:
            return now
        if now.rounds >= most_rounds(issue):
            spent = Diagnostic(message=ROUNDS_SPENT, values={"rounds": str(now.rounds)}, span=issue.span)
            return replace(now, findings=(*now.findings, spent))
        page = min(one.page for one in waiting)
        now = _cut_page(issue, shaped, now, [one for one in waiting if one.page == page])


def _cut_page(issue: Issue, shaped: ShapedIssue, now: Round, waiting: list[_Open]) -> Round:
    """The stories that jump off one page cut, set again, and the pages they go on to placed again."""
    now = _more_room(issue, now, waiting)
    in_frames = parts_to_frames(issue, shaped, now, [(one.story, one.part) for one in waiting])
    limits: dict[str, int | None] = {}
    while True:
        cuts = dict(now.cuts)
        chosen: list[tuple[_Open, Choice]] = []
        for one in waiting:
            story = one.story
            if story.id in now.whole:
                continue
            if not limits and not pour_part(story, one.part, in_frames).overset:
                now = _uncut(one, now, JUMP_NOT_NEEDED)
                continue
            choice = _choose(one, shaped, in_frames, limits.get(story.id))
            if choice is None:
                now = _uncut(one, now, None)
                continue
            order = {element.key: i for i, element in enumerate(story.body)}
            texts = in_frames.set.galleys[story.id, one.part].texts
            cut = as_cut(choice.place, texts, order, _sources(shaped, texts))
            cuts[story.id] = (*now.cuts.get(story.id, ()), cut)
            chosen.append((one, choice))
        if not chosen:
            return now
        again = break_lines(_only(issue, [one.story for one, _ in chosen]), shaped, cuts)
        now = replace(now, rounds=now.rounds + 1)
        tried = replace(now, set=replace(now.set, galleys={**now.set.galleys, **again.galleys}), cuts=cuts)
        seen = parts_to_frames(issue, shaped, tried, [(one.story, one.part) for one, _ in chosen])
        over = [(one, choice) for one, choice in chosen if pour_part(one.story, one.part, seen).overset]
        if over and now.rounds < most_rounds(issue):
            limits |= {one.story.id: choice.place.line for one, choice in over}
            continue
        return _settled(issue, tried, chosen)


def _only(issue: Issue, stories: list[Story]) -> Issue:
    """The issue with the bodies of these stories as its only copy."""
    return replace(issue, stories=tuple(stories), texts=())


def _more_room(issue: Issue, now: Round, waiting: list[_Open]) -> Round:
    """The page placed again with more text kept on it, where a page that it jumps to is too full."""
    places = slots_of(now.placed)
    pages = {page.number: page for page in now.placed.pages}
    wanted: dict[str, int] = {}
    for one in waiting:
        address, target = one.story.slots[one.part : one.part + 2]
        if target not in places:
            continue
        number, onward = places[target]
        excess = max((chain.lines for chain in pages[number].too_high if target in chain.slots), default=0)
        placed = places[address][1]
        if excess and number != one.page and placed.frames and onward.frames:
            room_em = excess * sum(column.measure_em for column in onward.slot.columns)
            rows = ceil(room_em / placed.frames[0].measure_em) + WINDOW
            wanted[address] = sum(frame.lines for frame in placed.frames) + rows
    if not wanted:
        return now
    onwards = {places[slot][0] for one in waiting for slot in one.story.slots[one.part + 1 :] if slot in places}
    kept = kept_pages(now.placed, {one.page for one in waiting} | onwards)
    placed_again = place_articles(issue, now.set, Given(cuts=now.cuts, part_rows=wanted), kept)
    steps = [kept_back(address, rows) for address, rows in wanted.items()]
    return replace(now, placed=placed_again, steps=(*now.steps, *steps))


def _sources(shaped: ShapedIssue, texts: tuple[SetText, ...]) -> dict[str, str]:
    """The normalised source of texts by key."""
    return {text.key: shaped.texts[text.key].source.text for text in texts}


def _choose(one: _Open, shaped: ShapedIssue, now: Round, limit: int | None) -> Choice | None:
    """The cut of one part; `limit` = the line of the galley it must stand before, on a second try."""
    _, placed = slots_of(now.placed)[one.story.slots[one.part]]
    texts = now.set.galleys[one.story.id, one.part].texts
    if not placed.frames:
        return None
    opening = jump_text(one.story, one.part - 1, now.set, opening=True)
    given = Part(
        texts=texts,
        sources=_sources(shaped, texts),
        jump=jump_text(one.story, one.part, now.set, opening=False),
        opening=(opening,) if opening else (),
        frames=placed.frames,
    )
    ends = one.story.sentence_end and not one.is_on_page
    return choose_cut(given, sentence_end=ends, below_line=limit, least=LEAST_TURN if one.is_on_page else LEAST_PART)


def _uncut(one: _Open, now: Round, message: Message | None) -> Round:
    """A story that cannot be cut, or need not be, stays whole from this part on, and that is said."""
    story = one.story
    _, placed = slots_of(now.placed)[story.slots[one.part]]
    lines = sum(len(text.lines) for text in now.set.galleys[story.id, one.part].texts)
    values = {
        "story": story.id,
        "slot": placed.slot.address,
        "lines": str(lines),
        "room": str(sum(frame.lines for frame in placed.frames)),
        "least": str(LEAST_TURN if one.is_on_page else LEAST_PART),
        "onward": story.slots[one.part + 1],
    }
    least = LEAST_TURN if one.is_on_page else LEAST_PART
    cannot = TOO_SHORT_TO_JUMP if lines < 2 * least else message or NO_ROOM_TO_JUMP
    finding = Diagnostic(
        message=cannot,
        values=values,
        span=story.span,
        page=one.page,
        slot=placed.slot.address,
        article=story.id,
    )
    return replace(now, whole=(*now.whole, story.id), findings=(*now.findings, finding))


def _settled(issue: Issue, now: Round, chosen: list[tuple[_Open, Choice]]) -> Round:
    """The pages with the continuations placed again, and what was done written down."""
    places = slots_of(now.placed)
    changed = {places[slot][0] for one, _ in chosen for slot in one.story.slots[one.part + 1 :] if slot in places}
    changed -= {one.page for one, _ in chosen if not one.is_on_page}
    kept = kept_pages(now.placed, changed)
    steps, findings = list(now.steps), list(now.findings)
    for one, choice in chosen:
        story, address = one.story, one.story.slots[one.part]
        steps.append(jumped((address, story.slots[one.part + 1]), choice))
        if choice.place.at != "sentence" and story.sentence_end and not one.is_on_page:
            findings.append(_inside(one, address, now))
    placed_again = place_articles(issue, now.set, Given(cuts=now.cuts), kept)
    return replace(now, placed=placed_again, steps=tuple(steps), findings=tuple(findings))


def _inside(one: _Open, address: str, now: Round) -> Diagnostic:
    """The finding that a jump is at no sentence end."""
    words = now.set.galleys[one.story.id, one.part].texts[-1].lines[-1].text.strip()[-8:]
    return Diagnostic(
        message=JUMP_INSIDE_SENTENCE,
        values={"window": str(WINDOW), "words": words},
        span=one.story.span,
        page=one.page,
        slot=address,
        article=one.story.id,
    )
