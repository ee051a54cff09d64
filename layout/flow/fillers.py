"""Free cells filled from the reserve (备稿): the first article in reserve that fits the white of its page best.

Decisions: free cells are filled in the order they are drawn, articles are tried in the order of the reserve; one fits
when the page holds it and nothing of it is overset; one that leaves at most two lines of white in every column is taken
at once, else the one that leaves least. One round of line breaking for each group of free cells that is filled.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from layout.flow.fits import WARN_LINES
from layout.flow.steps import filled_in
from layout.flow.threads import Round, slots_of, thread_stories
from layout.lines.types import SetIssue
from layout.model.issue import Issue
from layout.model.page import Free, Page, Slot, StoryPart
from layout.model.story import Head, Story, TextElement
from layout.place import place_articles
from layout.place.articles import kept_pages
from layout.place.slots import LEAST_PART, Given

LEAST_LINES: Final = LEAST_PART
"""Free cells lower than this are left white."""


def fill_free(issue: Issue, now: Round, again: Callable[[Issue], SetIssue], most_rounds: int) -> tuple[Issue, Round]:
    """The issue with articles from its reserve in its free cells, and the round with them set and placed.

    Args:
        issue: The model; stories in `reserve` stand nowhere yet.
        now: Where copyfit stands, all jumps cut.
        again: Sets a changed issue again, the cuts kept.
        most_rounds: Rounds of line breaking at most, those taken so far included.
    """
    for page in issue.pages:
        for slot in page.slots:
            unused = [story for story in issue.reserve if story.id not in {s.id for s in issue.stories}]
            roomy = isinstance(slot.content, Free) and slots_of(now.placed)[slot.address][1].lines >= LEAST_LINES
            if not unused or not roomy or now.rounds >= most_rounds:
                continue
            fitted = [_fitted(story, slot) for story in unused]
            texts = _texts(issue, fitted)
            trial = again(replace(issue, stories=(*issue.stories, *fitted), texts=texts))
            now = replace(now, rounds=now.rounds + 1)
            best: tuple[int, Issue, Round] | None = None
            for story in fitted:
                filled = _with_story(issue, page, slot, story)
                tried = _placed(filled, trial, now, page.number)
                white = _white(filled, tried, page.number)
                if white is not None and (best is None or white < best[0]):
                    best = (white, filled, tried)
                if best is not None and best[0] <= WARN_LINES:
                    break
            if best is not None:
                words = best[1].stories[-1].id
                issue, now = best[1], best[2].noted(filled_in(issue.lang, slot.address, words))
    return issue, now


def _fitted(story: Story, slot: Slot) -> Story:
    """A story in reserve as it stands in a slot: its head across the slot's columns."""
    width = slot.columns[-1].left_em + slot.columns[-1].measure_em - slot.columns[0].left_em

    def across(head: Head) -> Head:
        elements = tuple(replace(element, measures_em=(width,)) for element in head.elements)
        return replace(head, elements=elements, width_em=width)

    heads = tuple(across(head) if head else None for head in story.heads[:1])
    return replace(story, slots=(slot.address,), heads=heads, pictures=())


def _with_story(issue: Issue, page: Page, slot: Slot, story: Story) -> Issue:
    """The issue with a story in a free slot; its texts as they are set there."""
    taken = replace(slot, content=StoryPart(story.id))
    changed = replace(page, slots=tuple(taken if one.address == slot.address else one for one in page.slots))
    return replace(
        issue,
        pages=tuple(changed if one.number == page.number else one for one in issue.pages),
        stories=(*issue.stories, story),
        texts=_texts(issue, [story]),
    )


def _texts(issue: Issue, stories: list[Story]) -> tuple[TextElement, ...]:
    """The issue's texts, the heads of these stories as they stand in their slot."""
    heads = {e.key: e for story in stories for head in story.heads if head for e in head.elements}
    return tuple(heads.get(element.key, element) for element in issue.texts)


def _placed(issue: Issue, trial: SetIssue, now: Round, number: int) -> Round:
    """The round with the page placed again; only the galleys of the issue's own stories are kept."""
    names = {story.id for story in issue.stories}
    own = replace(trial, galleys={key: galley for key, galley in trial.galleys.items() if key[0] in names})
    placed = place_articles(issue, own, Given(cuts=now.cuts), kept_pages(now.placed, {number}))
    return replace(now, set=own, placed=placed)


def _white(issue: Issue, now: Round, number: int) -> int | None:
    """Most lines of white in a slot of the page; None when something does not fit."""
    if next(page for page in now.placed.pages if page.number == number).too_high:
        return None
    fits = [fit for fit in thread_stories(issue, now)[1] if fit.page == number]
    if any(fit.state == "overset" for fit in fits):
        return None
    return max((fit.lines for fit in fits), default=0)
