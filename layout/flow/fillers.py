"""Free cells filled from the reserve (备稿): articles in order, below one another, so many that little white is left.

Decisions: free cells are filled in the order they are drawn; an article fits when the page holds it, nothing more is
overset than was before, and its columns have four lines each. Of the choices that leave at most two lines of white in
every column the one is taken that keeps most to the order of the reserve, else the one that leaves least; several
articles part their cells below one another. One round of line breaking for each group of free cells that is filled.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, combinations, islice
from typing import Final, TypeAlias

from layout.flow.fits import WARN_LINES
from layout.flow.steps import filled_in
from layout.flow.threads import Round, slots_of, thread_stories
from layout.lines.types import SetIssue
from layout.model.issue import Issue
from layout.model.page import Free, Page, Slot, StoryPart
from layout.model.story import Head, Story, TextElement
from layout.place import place_articles
from layout.place.articles import kept_pages
from layout.place.asks import WHITE_LINES
from layout.place.slots import LEAST_LEG, LEAST_PART, Given
from layout.records import dataclass

LEAST_LINES: Final = LEAST_PART
"""Free cells lower than this are left white."""
TOGETHER: Final = 6
"""Articles that share free cells, at most."""
WEIGHED: Final = 4000
"""Choices of several articles that are reckoned with."""
TRIES: Final = 6
"""Of those, the best that are really placed."""

Again: TypeAlias = Callable[[Issue], SetIssue]


@dataclass(frozen=True, slots=True)
class _Filled:
    """The issue with some articles (their places in the reserve) in its free cells, and the white that is then left, in
    lines of every column.
    """

    order: tuple[int, ...]
    white: int
    issue: Issue
    now: Round


def fill_free(issue: Issue, now: Round, again: Again, most_rounds: int) -> tuple[Issue, Round]:
    """The issue with articles from its reserve in its free cells, and the round with them set and placed.

    Args:
        issue: The model; stories in `reserve` stand nowhere yet.
        now: Where copyfit stands, all jumps cut.
        again: Sets a changed issue again, the cuts kept.
        most_rounds: Rounds of line breaking at most, those taken so far included.
    """
    for number, address in [(page.number, slot.address) for page in issue.pages for slot in page.slots]:
        page = next(page for page in issue.pages if page.number == number)
        slot = next(slot for slot in page.slots if slot.address == address)
        unused = [story for story in issue.reserve if story.id not in {s.id for s in issue.stories}]
        roomy = isinstance(slot.content, Free) and slots_of(now.placed)[address][1].lines >= LEAST_LINES
        if not unused or not roomy or now.rounds >= most_rounds:
            continue
        fitted = [_fitted(story, slot) for story in unused]
        texts = _texts(issue, fitted)
        trial = again(replace(issue, stories=(*issue.stories, *fitted), texts=texts))
        now = replace(now, rounds=now.rounds + 1)
        best = _best(issue, (page, slot), fitted, (trial, now))
        if best is not None:
            issue, now = best.issue, best.now
            for story in issue.stories[-len(best.order) :]:
                now = now.noted(filled_in(story.slots[0], story.id))
    return issue, now


def _best(
    issue: Issue, place: tuple[Page, Slot], fitted: Sequence[Story], made: tuple[SetIssue, Round]
) -> _Filled | None:
    """The choice of articles that fills free cells best; None where not one fits."""
    needs: dict[int, int] = {}
    best: _Filled | None = None
    least = LEAST_LEG * len(place[1].columns)
    for i, story in enumerate(fitted):
        if sum(text.all_rows for text in made[0].galleys[story.id, 0].texts) < least:
            continue  # its columns would be stumps
        one = _with_stories(issue, place, ((i, story),), (), made)
        if one is None:
            continue
        if one.white <= WARN_LINES and not needs:
            return one
        needs[i] = slots_of(one.now.placed)[story.slots[0]][1].need_lines
        best = _better(best, one)
    for order in islice(_together(needs, slots_of(made[1].placed)[place[1].address][1].lines), TRIES):
        chosen = tuple((i, fitted[i]) for i in order)
        several = _with_stories(issue, place, chosen, tuple(needs[i] for i in order), made)
        best = best if several is None else _better(best, several)
    return best


def _better(one: _Filled | None, other: _Filled) -> _Filled:
    """Of two choices the one that leaves less white than is a fault, else the one that keeps more to the order."""
    return other if one is None or _rank(other.white, other.order) < _rank(one.white, one.order) else one


def _rank(white: int, order: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    """How good a choice is that leaves so many lines of white: the lowest the best."""
    return max(0, white - WARN_LINES), order


def _together(needs: Mapping[int, int], room: int) -> Iterator[tuple[int, ...]]:
    """Several articles, each once and in order, that `room` lines hold below one another, the best first."""
    choices = (order for count in range(2, TOGETHER + 1) for order in combinations(sorted(needs), count))
    fitting = []
    for order in islice(choices, WEIGHED):
        white = room - sum(needs[i] for i in order) - WHITE_LINES * (len(order) - 1)
        if white >= 0:
            fitting.append((_rank(white, order), order))
    return (order for _, order in sorted(fitting))


def _fitted(story: Story, slot: Slot) -> Story:
    """A story in reserve as it stands in a slot: its head across the slot's columns."""
    width = slot.columns[-1].left_em + slot.columns[-1].measure_em - slot.columns[0].left_em

    def across(head: Head) -> Head:
        elements = tuple(replace(element, measures_em=(width,)) for element in head.elements)
        return replace(head, elements=elements, width_em=width)

    heads = tuple(across(head) if head else None for head in story.heads[:1])
    return replace(story, slots=(slot.address,), heads=heads, pictures=())


def _with_stories(
    issue: Issue,
    place: tuple[Page, Slot],
    chosen: tuple[tuple[int, Story], ...],
    needs: tuple[int, ...],
    made: tuple[SetIssue, Round],
) -> _Filled | None:
    """The issue with stories in a free slot, below one another, that page placed again; None when something does not
    fit.

    Args:
        issue: The model.
        place: The page and its free slot.
        chosen: The stories with their places in the reserve.
        needs: What each needs in lines, where there are several.
        made: The texts set with all stories in reserve, and the round.
    """
    page, slot = place
    stories: list[Story] = []
    for count, (_, story) in enumerate(chosen, 1):
        lower = None
        if count < len(chosen):
            page, slot, lower = parted(page, slot, needs[count - 1] + WHITE_LINES, f"{place[1].address}-{count + 1}")
        taken = replace(slot, content=StoryPart(story.id))
        page = replace(page, slots=tuple(taken if one.address == slot.address else one for one in page.slots))
        stories.append(replace(story, slots=(slot.address,)))
        slot = lower or slot
    filled = replace(
        issue,
        pages=tuple(page if one.number == page.number else one for one in issue.pages),
        stories=(*issue.stories, *stories),
        texts=_texts(issue, stories),
    )
    tried = _placed(filled, *made, page.number)
    white = _white(filled, tried, page.number, before=_faults(issue, made[1], page.number))
    return None if white is None else _Filled(tuple(i for i, _ in chosen), white, filled, tried)


def parted(page: Page, slot: Slot, lines: int, address: str) -> tuple[Page, Slot, Slot]:
    """The page with a free slot parted in two, the upper `lines` lines high where its bands are pinned; and both slots.

    An open band becomes two, and the copy says how high; of bands that are all pinned one is divided.
    """
    own = range(slot.first_band, slot.end_band)
    open_bands = [band for band in own if page.bands[band] is None]
    parts: tuple[int | None, int | None] = (None, None)
    if open_bands:
        at = open_bands[-1]
    else:
        feet = list(accumulate(page.bands[band] or 0 for band in own))
        at = next((band for band, foot in zip(own, feet, strict=True) if foot > lines), own[-1])
        height = page.bands[at] or 0
        upper = min(height - 1, lines - feet[at - slot.first_band] + height)
        parts = (upper, height - upper)

    def moved(one: Slot) -> Slot:
        notch = one.notch
        if notch is not None:
            first, end = notch.first_band + (notch.first_band > at), notch.end_band + (notch.end_band > at)
            notch = replace(notch, first_band=first, end_band=end)
        first, end = one.first_band + (one.first_band > at), one.end_band + (one.end_band > at)
        return replace(one, first_band=first, end_band=end, notch=notch)

    whole = moved(slot)
    upper_slot, lower_slot = replace(whole, end_band=at + 1), replace(whole, first_band=at + 1, address=address)
    slots: list[Slot] = []
    for one in page.slots:
        slots += [upper_slot, lower_slot] if one.address == slot.address else [moved(one)]
    bands = (*page.bands[:at], *parts, *page.bands[at + 1 :])
    return replace(page, bands=bands, slots=tuple(slots)), upper_slot, lower_slot


def _texts(issue: Issue, stories: Sequence[Story]) -> tuple[TextElement, ...]:
    """The issue's texts, the heads of these stories as they stand in their slot."""
    heads = {e.key: e for story in stories for head in story.heads if head for e in head.elements}
    return tuple(heads.get(element.key, element) for element in issue.texts)


def _placed(issue: Issue, trial: SetIssue, now: Round, number: int) -> Round:
    """The round with the page placed again; only the galleys of the issue's own stories are kept."""
    names = {story.id for story in issue.stories}
    own = replace(trial, galleys={key: galley for key, galley in trial.galleys.items() if key[0] in names})
    placed = place_articles(issue, own, Given(cuts=now.cuts), kept_pages(now.placed, {number}))
    return replace(now, set=own, placed=placed)


def _white(issue: Issue, now: Round, number: int, before: tuple[int, int]) -> int | None:
    """Most lines of white in a slot of the page; None when something does not fit that did before."""
    if any(more > then for more, then in zip(_faults(issue, now, number), before, strict=True)):
        return None
    fits = [fit for fit in thread_stories(issue, now)[1] if fit.page == number]
    return max((fit.lines for fit in fits if fit.state != "overset"), default=0)


def _faults(issue: Issue, now: Round, number: int) -> tuple[int, int]:
    """Lines that the chains of a page ask too much, and column-lines of its stories that are overset."""
    excess = next(page for page in now.placed.pages if page.number == number).excess_lines
    fits = thread_stories(issue, now)[1]
    return excess, sum(fit.column_lines for fit in fits if fit.page == number and fit.state == "overset")
