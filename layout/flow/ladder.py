"""The copyfit ladder: what is tried, in order and within bounds, where copy does not fit.

Decisions (newspaper.md §7, typography.md §10), on a page that is too full: paragraphs of its too high chains are set a
line shorter, the one with the shortest last line first; a line less white in heads; headlines a step smaller; optional
parts left out (subheads, quotations, the summary, then pictures but the first), then optional paragraphs, last first.
Elastic pictures are at their least before that, and band boundaries move by themselves. A rung that wins nothing is not
taken. Then, in slots of settled height (mend.py), single paragraphs are set shorter or longer. Texts are set again one
by one, as they are asked for (settings.py).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from functools import partial
from itertools import islice
from typing import Final, TypeAlias

from layout.diagnostics import Words
from layout.flow.mend import mend_part
from layout.flow.settings import Again, Settings, cost_em
from layout.flow.steps import cropped, left_out, less_white, no_picture, smaller_head, tightened
from layout.flow.threads import Round, pour_part, slots_of, thread_stories
from layout.flow.wrap import is_uneven
from layout.lines.types import SetText
from layout.model.issue import Issue
from layout.model.page import StoryPart
from layout.model.story import Head, Story
from layout.place import place_articles
from layout.place.articles import kept_pages
from layout.place.blocks import LEAST_PICTURE
from layout.place.pages import RANKS
from layout.place.slots import Given
from layout.place.turns import SERIOUS, TORN_BLOCK
from layout.place.types import PlacedPage
from layout.records import dataclass

LEAST_WHITE: Final = 0.5
"""White in lines that a head keeps."""
PARTS: Final = frozenset(("subhead", "quote", "summary"))
"""Kinds of optional texts that go before paragraphs do. Source: newspaper.md §7, step 6."""
CROPPED_LINES: Final = 2
"""Lines by which a picture is cropped beyond its least height where that saves a bad column end."""
WORDS: Final = 8
"""Characters quoted of a text that is left out."""


@dataclass(frozen=True, slots=True)
class _State:
    """A round, the lines of white that were taken from heads so far, by slot, the pictures that were left out, and the
    heights in lines that others were given.
    """

    now: Round
    head_white: Mapping[str, float]
    no_pictures: frozenset[tuple[str, int]] = frozenset()
    heights: Mapping[tuple[str, int], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Rung:
    """Moves on one slot that count together, each adding to the one before; `say` tells what so many of them did."""

    moves: tuple[Callable[[_State], _State], ...]
    say: Callable[[int], Words]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A part of a story in its slot, on its page."""

    story: Story
    part: int
    address: str
    page: int


Rungs: TypeAlias = Callable[[_State, _Spot, Settings], tuple[_Rung, ...]]


def climb(issue: Issue, now: Round, again: Again, most_rounds: int) -> Round:
    """The ladder climbed as far as it helps.

    Args:
        issue: The model.
        now: Where copyfit stands, all jumps cut.
        again: Sets a changed issue again, the cuts kept.
        most_rounds: Rounds of line breaking at most, those taken so far included.
    """
    settings = Settings(issue, again, now.rounds, most_rounds)
    state = _State(now, {})
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


def _easier_turns(issue: Issue, state: _State, number: int, settings: Settings) -> _State:
    """A slot's head with less white or a picture of it lower, where that saves a line from standing alone or a subhead
    from a column's foot; for a subhead its head a step smaller or its optional texts left out too: the first that does,
    else what leaves least torn.
    """
    for spot in _bad_turns(issue, state.now, number):
        best: tuple[tuple[int, int], _State] | None = None
        for trial in _saved(issue, state, spot, settings):
            faults = _faults(issue, trial.now, number)
            best = (faults, trial) if best is None or faults < best[0] else best
            if spot.address not in {other.address for other in _bad_turns(issue, trial.now, number)}:
                break
        state = best[1] if best else state
    return state


def _saved(issue: Issue, state: _State, spot: _Spot, settings: Settings) -> Iterator[_State]:
    """The states in which a column end of a slot is no longer bad and nothing else is worse, one move on each."""
    before, room = _faults(issue, state.now, spot.page), _overset(issue, state.now, spot.page)
    for rungs in (*EASIER, *(DEARER if _is_torn(spot, state.now) else ())):
        for rung in rungs(state, spot, settings):
            trial = _placed_again(issue, rung.moves[0](state), spot.page) if rung.moves else state
            if _faults(issue, trial.now, spot.page) < before and _overset(issue, trial.now, spot.page) <= room:
                yield replace(trial, now=trial.now.noted(rung.say(1)))


def _is_torn(spot: _Spot, now: Round) -> bool:
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


def _bad_turns(issue: Issue, now: Round, number: int | None = None) -> tuple[_Spot, ...]:
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
                    found.append(_Spot(story, part, address, page))
    return tuple(found)


def _page(state: _State, number: int) -> PlacedPage:
    """A placed page by its number."""
    return next(page for page in state.now.placed.pages if page.number == number)


def _climb_white(issue: Issue, state: _State, number: int, settings: Settings) -> _State:
    """A line of white taken from heads, the lowest rank first, until the page is not too full or no head has one left.

    Heads side by side win only together: those get their line back without which as much is won, but where they
    stand level with one that gave.
    """
    first = state
    trial, taken, tried = state, tuple[_Rung, ...](), set[str]()
    while (spot := next((s for s in _spots(issue, trial, number) if s.address not in tried), None)) is not None:
        tried.add(spot.address)
        for rung in _less_white(trial, spot, settings):
            trial, taken = _placed_again(issue, rung.moves[0](trial), number), (*taken, rung)
        if _page(trial, number).excess_lines < _page(state, number).excess_lines:
            state = trial = _needed(issue, state, number, taken)
            taken = ()
        if not _page(trial, number).too_high:
            break
    return _levelled(issue, first, state, number)


def _levelled(issue: Issue, before: _State, state: _State, number: int) -> _State:
    """The state with heads that stood level with one that gave up a line of white a line less, too."""
    places = {address: slot for address, (page, slot) in slots_of(before.now.placed).items() if page == number}
    stories = {story.id: story for story in issue.stories}
    gave = [address for address, lines in state.head_white.items() if lines < before.head_white.get(address, 0.0)]
    for address in gave:  # grows while it is read
        for other, slot in places.items():
            content = slot.slot.content
            if other in gave or not isinstance(content, StoryPart) or not slot.is_level_with(places[address]):
                continue
            for rung in _less_white(state, _Spot(stories[content.story], content.part, other, number), None):
                state = rung.moves[0](replace(state, now=state.now.noted(rung.say(1))))
                gave.append(other)
    return _placed_again(issue, state, number) if gave else state


def _needed(issue: Issue, state: _State, number: int, taken: tuple[_Rung, ...]) -> _State:
    """The state with those of the rungs that are needed to win as much as all of them."""

    def after(rungs: tuple[_Rung, ...]) -> _State:
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


def _climb_page(issue: Issue, state: _State, number: int, settings: Settings, rungs: Rungs) -> _State:
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


def _placed_again(issue: Issue, state: _State, number: int) -> _State:
    """The page placed again with the state's texts and whites; all others stay."""
    now = state.now
    given = Given(now.cuts, state.head_white, no_pictures=state.no_pictures, heights=state.heights)
    placed = place_articles(issue, now.set, given, kept_pages(now.placed, {number}))
    return replace(state, now=replace(now, placed=placed))


def _spots(issue: Issue, state: _State, number: int) -> tuple[_Spot, ...]:
    """The story parts in the page's chains that are too high, the lowest rank first."""
    stories = {story.id: story for story in issue.stories}
    places = slots_of(state.now.placed)
    found: dict[str, tuple[int, _Spot]] = {}
    for chain in _page(state, number).too_high:
        for address in chain.slots:
            placed = places[address][1]
            content = placed.slot.content
            if isinstance(content, StoryPart):
                spot = _Spot(stories[content.story], content.part, address, number)
                found[address] = (placed.lines - placed.need_lines, spot)
    order = sorted(found.values(), key=lambda item: (-RANKS.index(item[1].story.rank), item[0], item[1].address))
    return tuple(spot for _, spot in order)


def _with_text(state: _State, spot: _Spot, text: SetText) -> _State:
    """The state with one body text of a part set otherwise."""
    return replace(state, now=state.now.with_text((spot.story.id, spot.part), text))


def _shorter_paragraphs(state: _State, spot: _Spot, settings: Settings) -> tuple[_Rung, ...]:
    """Paragraphs of one part a line shorter, the one with the shortest last line first."""
    part = (spot.story.id, spot.part)
    if is_uneven(slots_of(state.now.placed)[spot.address][1]):
        return ()
    texts = [text for text in state.now.set.galleys[part].texts if cost_em("shorter", text) is not None]
    texts.sort(key=lambda text: (text.lines[-1].width_em, text.key))
    found = [other for text in texts if (other := settings.paragraph("shorter", part, text)) is not None]
    moves = tuple(partial(_with_text, spot=spot, text=other) for other in found)
    return (_Rung(moves, lambda count: tightened(spot.address, count, count)),)


def _less_white(state: _State, spot: _Spot, _: Settings | None) -> tuple[_Rung, ...]:
    """A line less white in the head of one slot, where it keeps half a line."""
    head = _head(spot)
    taken = state.head_white.get(spot.address, 0.0)
    if head is None or head.white_lines + taken - 1 < LEAST_WHITE:
        return ()

    def move(before: _State) -> _State:
        taken = before.head_white.get(spot.address, 0.0) - 1
        return replace(before, head_white={**before.head_white, spot.address: taken})

    return (_Rung((move,), lambda _: less_white(spot.address)),)


def _head(spot: _Spot) -> Head | None:
    """The head of a part."""
    return spot.story.heads[spot.part] if spot.part < len(spot.story.heads) else None


def _smaller_heads(state: _State, spot: _Spot, settings: Settings) -> tuple[_Rung, ...]:
    """The texts of one head a step smaller, where the house style has a smaller size for them."""
    changed = settings.smaller((spot.story.id, spot.part), dict(state.now.set.texts))
    if not changed:
        return ()

    def move(before: _State) -> _State:
        now = before.now
        return replace(before, now=replace(now, set=replace(now.set, texts={**now.set.texts, **changed})))

    return (_Rung((move,), lambda _: smaller_head(spot.address)),)


def _fewer_pictures(state: _State, spot: _Spot, _: Settings | None) -> tuple[_Rung, ...]:
    """Optional pictures of one part left out, the last first."""

    def move(before: _State, number: int) -> _State:
        return replace(before, no_pictures=before.no_pictures | {(spot.story.id, number)})

    found = [
        n
        for n, picture in enumerate(spot.story.pictures)
        if picture.optional and picture.part == spot.part and (spot.story.id, n) not in state.no_pictures
    ]

    def rung(number: int) -> _Rung:
        return _Rung((partial(move, number=number),), lambda _: no_picture(spot.address, number + 1))

    return tuple(map(rung, reversed(found)))


def _cropped(state: _State, spot: _Spot, _: Settings) -> tuple[_Rung, ...]:
    """Pictures of one part whose height is open lower by a line, by two and so on, two below their least at most."""
    placed = slots_of(state.now.placed)[spot.address][1]
    found: list[_Rung] = []
    for n, picture in enumerate(spot.story.pictures):
        height = next((p.lines for p in placed.pictures if p.picture is picture), 0)
        if picture.min_lines == picture.max_lines or (spot.story.id, n) in state.heights:
            continue
        for lines in range(height - 1, max(LEAST_PICTURE, picture.min_lines - CROPPED_LINES) - 1, -1):
            found.append(_crop(spot, (n, lines), height - lines))
    return tuple(found)


def _crop(spot: _Spot, to: tuple[int, int], less: int) -> _Rung:
    """A picture (by its index) brought down to a height in lines, which is so many `less`."""

    def move(before: _State) -> _State:
        return replace(before, heights={**before.heights, (spot.story.id, to[0]): to[1]})

    return _Rung((move,), lambda _: cropped(spot.address, to[0] + 1, less))


def _fewer_parts(state: _State, spot: _Spot, _: Settings) -> tuple[_Rung, ...]:
    """Optional subheads, quotations and summaries of one part left out, the last first."""
    return _fewer(state, spot, parts=True)


def _fewer_texts(state: _State, spot: _Spot, _: Settings) -> tuple[_Rung, ...]:
    """Optional paragraphs of one part left out, the last first."""
    return _fewer(state, spot, parts=False)


def _fewer(state: _State, spot: _Spot, *, parts: bool) -> tuple[_Rung, ...]:
    """Optional texts of one part left out, the last first: the parts of it (`PARTS`), or its paragraphs."""
    texts = state.now.set.galleys[spot.story.id, spot.part].texts
    optional = [
        text
        for text in reversed(texts)
        if text.optional and text.ends and not text.continued and text.lines
        if (text.kind in PARTS) == parts
    ]

    def move(before: _State, key: str) -> _State:
        return replace(before, now=before.now.without_text((spot.story.id, spot.part), key))

    words = iter([text.lines[0].text.strip()[:WORDS] for text in optional])
    moves = tuple(partial(move, key=text.key) for text in optional)
    return (_Rung(moves, lambda count: left_out(spot.address, tuple(islice(words, count)))),)


LADDER: Final[tuple[Callable[[Issue, _State, int, Settings], _State], ...]] = (
    partial(_climb_page, rungs=_shorter_paragraphs),
    _climb_white,
    *(partial(_climb_page, rungs=rungs) for rungs in (_smaller_heads, _fewer_parts, _fewer_pictures, _fewer_texts)),
)
"""The rungs in the order they are tried. Source: newspaper.md §7."""
EASIER: Final[tuple[Rungs, ...]] = (_less_white, _cropped)
"""What a bad column end is worth that no paragraph mends."""
DEARER: Final[tuple[Rungs, ...]] = (_smaller_heads, _fewer_parts, _fewer_texts)
"""What only a subhead at a column's foot is worth besides."""
