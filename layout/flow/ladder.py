"""The copyfit ladder: what is tried, in order and within bounds, where copy does not fit.

Decisions (newspaper.md §7, typography.md §10), on a page that is too full: paragraphs of its too high chains are set a
line shorter, the one with the shortest last line first; a line less white in heads that have it to spare; headlines a
step smaller; a line less white in all heads; optional parts left out (subheads, quotations, the summary, then pictures
but the first), then optional paragraphs, last first. Elastic pictures are at their least before that, and band
boundaries move by themselves. A rung that wins nothing is not taken. Then, in slots of settled height (mend.py), single
paragraphs are set shorter or longer. Texts are set again one by one, as they are asked for (settings.py); what each
rung does is in rungs.py.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from layout.flow.mend import mend_part
from layout.flow.rungs import (
    Rung,
    Rungs,
    Spot,
    State,
    cropped_pictures,
    fewer_parts,
    fewer_pictures,
    fewer_texts,
    less_white_in_head,
    more_room,
    shorter_paragraphs,
    smaller_heads,
)
from layout.flow.settings import Again, Settings
from layout.flow.threads import Round, pour_part, slots_of, thread_stories
from layout.flow.wrap import is_uneven
from layout.model.issue import Issue
from layout.model.page import StoryPart
from layout.place import place_articles
from layout.place.articles import kept_pages
from layout.place.pages import RANKS
from layout.place.slots import Given
from layout.place.turns import SERIOUS, TORN_BLOCK
from layout.place.types import PlacedPage


def climb(issue: Issue, now: Round, again: Again, most_rounds: int) -> Round:
    """The ladder climbed as far as it helps.

    Args:
        issue: The model.
        now: Where copyfit stands, all jumps cut.
        again: Sets a changed issue again, the cuts kept.
        most_rounds: Rounds of line breaking at most, those taken so far included.
    """
    settings = Settings(issue, again, now.rounds, most_rounds)
    state = State(now, {})
    for number in [page.number for page in now.placed.pages]:
        for step in LADDER:
            if _page(state, number).too_high:
                state = step(issue, state, number, settings)
    for story in issue.stories:
        for part in range(len(story.slots)):
            if (story.id, part) in state.now.set.galleys and story.slots[part] in slots_of(state.now.placed):
                state = replace(state, now=mend_part(story, part, state.now, settings))
    for number in sorted({spot.page for spot in _bad_turns(issue, state.now)}):
        state = _easier_turns(issue, state, number, settings)
    return replace(state.now, rounds=settings.rounds)


def _easier_turns(issue: Issue, state: State, number: int, settings: Settings) -> State:
    """A slot's head with less white or a picture of it lower, where that saves a line from standing alone or a subhead
    from a column's foot; for a subhead its head a step smaller or its optional texts left out too: the first that does,
    else what leaves least torn.
    """
    for spot in _bad_turns(issue, state.now, number):
        best: tuple[tuple[int, int], State] | None = None
        for trial in _saved(issue, state, spot, settings):
            faults = _faults(issue, trial.now, number)
            best = (faults, trial) if best is None or faults < best[0] else best
            if spot.address not in {other.address for other in _bad_turns(issue, trial.now, number)}:
                break
        state = best[1] if best else state
    return state


def _saved(issue: Issue, state: State, spot: Spot, settings: Settings) -> Iterator[State]:
    """The states in which a column end of a slot is no longer bad and nothing else is worse, one move on each."""
    before, room = _faults(issue, state.now, spot.page), _overset(issue, state.now, spot.page)
    for rungs in (*EASIER, *(DEARER if _is_torn(spot, state.now) else ())):
        for rung in rungs(state, spot, settings):
            trial = _placed_again(issue, rung.moves[0](state), spot.page) if rung.moves else state
            if _faults(issue, trial.now, spot.page) < before and _overset(issue, trial.now, spot.page) <= room:
                yield replace(trial, now=trial.now.noted(rung.say(1)))


def _is_torn(spot: Spot, now: Round) -> bool:
    """Whether a subhead of a part stands at a column's foot or a block of it is torn (good turns take off a little)."""
    return pour_part(spot.story, spot.part, now).cost >= TORN_BLOCK / 2


def _faults(issue: Issue, now: Round, number: int) -> tuple[int, int]:
    """How many parts on a page are torn, and how many end a column badly."""
    spots = _bad_turns(issue, now, number)
    return sum(_is_torn(spot, now) for spot in spots), len(spots)


def _overset(issue: Issue, now: Round, number: int) -> int:
    """How many slots of a page are overset."""
    places = slots_of(now.placed)
    here = tuple(s for s in issue.stories if any(a in places and places[a][0] == number for a in s.slots))
    _, fits = thread_stories(replace(issue, stories=here), now)
    return sum(fit.state == "overset" and fit.page == number for fit in fits)


def _bad_turns(issue: Issue, now: Round, number: int | None = None) -> tuple[Spot, ...]:
    """The story parts on a page, or on any, whose columns end badly."""
    places = slots_of(now.placed)
    found = []
    for story in issue.stories:
        for part in range(len(now.cuts.get(story.id, ())) + 1):
            address = story.slots[part]
            if (story.id, part) not in now.set.galleys or address not in places:
                continue
            page, slot = places[address]
            if (number is None or page == number) and not is_uneven(slot):
                poured = pour_part(story, part, now)
                if poured.cost >= SERIOUS and not poured.overset:
                    found.append(Spot(story, part, address, page))
    return tuple(found)


def _page(state: State, number: int) -> PlacedPage:
    """A placed page by its number."""
    return next(page for page in state.now.placed.pages if page.number == number)


def _climb_white(issue: Issue, state: State, number: int, settings: Settings, *, crowded: bool = False) -> State:
    """A line of white taken from heads, the lowest rank first, until the page is not too full or no head has one left.

    Heads side by side win only together: those get their line back without which as much is won, but where they
    stand level with one that gave.
    """
    first = state
    trial, taken, tried = state, tuple[Rung, ...](), set[str]()
    while (spot := next((s for s in _spots(issue, trial, number) if s.address not in tried), None)) is not None:
        tried.add(spot.address)
        for rung in less_white_in_head(trial, spot, settings, crowded=crowded):
            trial, taken = _placed_again(issue, rung.moves[0](trial), number), (*taken, rung)
        if _page(trial, number).excess_lines < _page(state, number).excess_lines:
            state = trial = _needed(issue, state, number, taken)
            taken = ()
        if not _page(trial, number).too_high:
            break
    return _levelled(issue, first, state, number)


def _levelled(issue: Issue, before: State, state: State, number: int) -> State:
    """The state with heads that stood level with one that gave up a line of white a line less, too."""
    places = {address: slot for address, (page, slot) in slots_of(before.now.placed).items() if page == number}
    stories = {story.id: story for story in issue.stories}
    gave = [address for address, lines in state.head_white.items() if lines < before.head_white.get(address, 0.0)]
    for address in gave:  # grows while it is read
        for other, slot in places.items():
            content = slot.slot.content
            if other in gave or not isinstance(content, StoryPart) or not slot.is_level_with(places[address]):
                continue
            for rung in less_white_in_head(
                state, Spot(stories[content.story], content.part, other, number), None, crowded=True
            ):
                state = rung.moves[0](replace(state, now=state.now.noted(rung.say(1))))
                gave.append(other)
    return _placed_again(issue, state, number) if gave else state


def _needed(issue: Issue, state: State, number: int, taken: tuple[Rung, ...]) -> State:
    """The state with those of the rungs that are needed to win as much as all of them."""

    def after(rungs: tuple[Rung, ...]) -> State:
        trial = state
        for rung in rungs:
            trial = rung.moves[0](trial)
        return _placed_again(issue, trial, number)

    goal = _page(after(taken), number).excess_lines
    for rung in taken:
        rest = tuple(other for other in taken if other is not rung)
        if _page(after(rest), number).excess_lines <= goal:
            taken = rest
    state = after(taken)
    for rung in taken:
        state = replace(state, now=state.now.noted(rung.say(1)))
    return state


def _climb_page(issue: Issue, state: State, number: int, settings: Settings, rungs: Rungs) -> State:
    """One kind of rung tried on every slot of the page's chains, as long as the page is too full."""
    for spot in _spots(issue, state, number):
        for rung in rungs(state, spot, settings):
            trial = state
            taken = 0
            for move in rung.moves:
                trial = move(trial)
                taken += 1
                placed = _placed_again(issue, trial, number)
                if _page(placed, number).excess_lines < _page(state, number).excess_lines:
                    state = trial = replace(placed, now=placed.now.noted(rung.say(taken)))
                    taken = 0
                if not _page(state, number).too_high:
                    return state
    return state


def _placed_again(issue: Issue, state: State, number: int) -> State:
    """The page placed again with the state's texts and whites; all others stay."""
    now = state.now
    given = Given(now.cuts, state.head_white, no_pictures=state.no_pictures, heights=state.heights, room=state.room)
    placed = place_articles(issue, now.set, given, kept_pages(now.placed, {number}))
    return replace(state, now=replace(now, placed=placed))


def _spots(issue: Issue, state: State, number: int) -> tuple[Spot, ...]:
    """The story parts in the page's chains that are too high, the lowest rank first."""
    stories = {story.id: story for story in issue.stories}
    places = slots_of(state.now.placed)
    found: dict[str, tuple[int, Spot]] = {}
    for chain in _page(state, number).too_high:
        for address in chain.slots:
            placed = places[address][1]
            content = placed.slot.content
            if isinstance(content, StoryPart):
                spot = Spot(stories[content.story], content.part, address, number)
                found[address] = (placed.lines - placed.need_lines, spot)
    order = sorted(found.values(), key=lambda item: (-RANKS.index(item[1].story.rank), item[0], item[1].address))
    return tuple(spot for _, spot in order)


LADDER: Final[tuple[Callable[[Issue, State, int, Settings], State], ...]] = (
    partial(_climb_page, rungs=shorter_paragraphs),
    _climb_white,
    partial(_climb_page, rungs=smaller_heads),
    partial(_climb_white, crowded=True),
    *(partial(_climb_page, rungs=rungs) for rungs in (fewer_parts, fewer_pictures, fewer_texts)),
)
"""The rungs in the order they are tried. Source: newspaper.md §7."""
EASIER: Final[tuple[Rungs, ...]] = (
    less_white_in_head,
    cropped_pictures,
    more_room,
    partial(less_white_in_head, crowded=True),
)
"""What a bad column end is worth that no paragraph mends."""
DEARER: Final[tuple[Rungs, ...]] = (smaller_heads, fewer_parts, fewer_texts)
"""What only a subhead at a column's foot is worth besides."""
