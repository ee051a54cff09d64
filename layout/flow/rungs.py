"""The rungs of the copyfit ladder: what may be done to one part in its slot so that it takes fewer lines or its columns
end better. Each is a move on the state that the ladder keeps; ladder.py decides which are taken.
"""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import partial
from itertools import islice
from typing import Final, TypeAlias

from layout.diagnostics import Words
from layout.flow.settings import Settings, cost_em
from layout.flow.steps import cropped, left_out, less_white, no_picture, roomier, smaller_head, tightened
from layout.flow.threads import Round, slots_of
from layout.flow.wrap import is_uneven
from layout.lines.types import SetText
from layout.model.story import Head, Story
from layout.place.blocks import LEAST_PICTURE
from layout.records import dataclass

LEAST_WHITE: Final = 0.5
"""White in lines that a head keeps, whatever else is too much."""
EASY_WHITE: Final = 0.5
"""White in lines for each text of a head, and above one at the top of its page, that it keeps before others give."""
PARTS: Final = frozenset(("subhead", "quote", "summary"))
"""Kinds of optional texts that go before paragraphs do. Source: newspaper.md §7, step 6."""
CROPPED_LINES: Final = 2
"""Lines by which a picture is cropped beyond its least height where that saves a bad column end."""
WORDS: Final = 8
"""Characters quoted of a text that is left out."""


@dataclass(frozen=True, slots=True)
class State:
    """A round, the lines of white that were taken from heads so far, by slot, the pictures that were left out, the
    heights in lines that others were given, and the lines of room that slots were given beyond what they ask for.
    """

    now: Round
    head_white: Mapping[str, float]
    no_pictures: frozenset[tuple[str, int]] = frozenset()
    heights: Mapping[tuple[str, int], int] = field(default_factory=dict)
    room: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rung:
    """Moves on one slot that count together, each adding to the one before; `say` tells what so many of them did."""

    moves: tuple[Callable[[State], State], ...]
    say: Callable[[int], Words]


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a story in its slot, on its page."""

    story: Story
    part: int
    address: str
    page: int


Rungs: TypeAlias = Callable[[State, Spot, Settings], tuple[Rung, ...]]


def _with_text(state: State, spot: Spot, text: SetText) -> State:
    """The state with one body text of a part set otherwise."""
    return replace(state, now=state.now.with_text((spot.story.id, spot.part), text))


def shorter_paragraphs(state: State, spot: Spot, settings: Settings) -> tuple[Rung, ...]:
    """Paragraphs of one part a line shorter, the one with the shortest last line first."""
    part = (spot.story.id, spot.part)
    if is_uneven(slots_of(state.now.placed)[spot.address][1]):
        return ()
    texts = [text for text in state.now.set.galleys[part].texts if cost_em("shorter", text) is not None]
    texts.sort(key=lambda text: (text.lines[-1].width_em, text.key))
    found = [other for text in texts if (other := settings.paragraph("shorter", part, text)) is not None]
    moves = tuple(partial(_with_text, spot=spot, text=other) for other in found)
    return (Rung(moves, lambda count: tightened(spot.address, count, count)),)


def less_white_in_head(state: State, spot: Spot, _: Settings | None, *, crowded: bool = False) -> tuple[Rung, ...]:
    """A line less white in the head of one slot, where its texts stand at ease even so, or may be `crowded`."""
    head = _head(spot)
    if head is None:
        return ()
    texts = sum(bool(text.lines) for e in head.elements if (text := state.now.set.texts.get(e.key)) is not None)
    above = slots_of(state.now.placed)[spot.address][1].slot.first_band == 0
    least = LEAST_WHITE if crowded else EASY_WHITE * (texts + above)
    if head.white_lines + state.head_white.get(spot.address, 0.0) - 1 < least:
        return ()

    def move(before: State) -> State:
        taken = before.head_white.get(spot.address, 0.0) - 1
        return replace(before, head_white={**before.head_white, spot.address: taken})

    return (Rung((move,), lambda _: less_white(spot.address)),)


def _head(spot: Spot) -> Head | None:
    """The head of a part."""
    return spot.story.heads[spot.part] if spot.part < len(spot.story.heads) else None


def smaller_heads(state: State, spot: Spot, settings: Settings) -> tuple[Rung, ...]:
    """The texts of one head a step smaller, where the house style has a smaller size for them."""
    changed = settings.smaller((spot.story.id, spot.part), dict(state.now.set.texts))
    if not changed:
        return ()

    def move(before: State) -> State:
        now = before.now
        return replace(before, now=replace(now, set=replace(now.set, texts={**now.set.texts, **changed})))

    return (Rung((move,), lambda _: smaller_head(spot.address)),)


def fewer_pictures(state: State, spot: Spot, _: Settings | None) -> tuple[Rung, ...]:
    """Optional pictures of one part left out, the last first."""

    def move(before: State, number: int) -> State:
        return replace(before, no_pictures=before.no_pictures | {(spot.story.id, number)})

    found = [
        n
        for n, picture in enumerate(spot.story.pictures)
        if picture.optional and picture.part == spot.part and (spot.story.id, n) not in state.no_pictures
    ]

    def rung(number: int) -> Rung:
        return Rung((partial(move, number=number),), lambda _: no_picture(spot.address, number + 1))

    return tuple(map(rung, reversed(found)))


def cropped_pictures(state: State, spot: Spot, _: Settings) -> tuple[Rung, ...]:
    """Pictures of one part whose height is open lower by a line, by two and so on, two below their least at most."""
    placed = slots_of(state.now.placed)[spot.address][1]
    found: list[Rung] = []
    for n, picture in enumerate(spot.story.pictures):
        height = next((p.lines for p in placed.pictures if p.picture is picture), 0)
        if picture.min_lines == picture.max_lines or (spot.story.id, n) in state.heights:
            continue
        for lines in range(height - 1, max(LEAST_PICTURE, picture.min_lines - CROPPED_LINES) - 1, -1):
            found.append(_crop(spot, (n, lines), height - lines))
    return tuple(found)


def _crop(spot: Spot, to: tuple[int, int], less: int) -> Rung:
    """A picture (by its index) brought down to a height in lines, which is so many `less`."""

    def move(before: State) -> State:
        return replace(before, heights={**before.heights, (spot.story.id, to[0]): to[1]})

    return Rung((move,), lambda _: cropped(spot.address, to[0] + 1, less))


def fewer_parts(state: State, spot: Spot, _: Settings) -> tuple[Rung, ...]:
    """Optional subheads, quotations and summaries of one part left out, the last first."""
    return _fewer(state, spot, parts=True)


def fewer_texts(state: State, spot: Spot, _: Settings) -> tuple[Rung, ...]:
    """Optional paragraphs of one part left out, the last first."""
    return _fewer(state, spot, parts=False)


def _fewer(state: State, spot: Spot, *, parts: bool) -> tuple[Rung, ...]:
    """Optional texts of one part left out, the last first: the parts of it (`PARTS`), or its paragraphs."""
    texts = state.now.set.galleys[spot.story.id, spot.part].texts
    optional = [
        text
        for text in reversed(texts)
        if text.optional and text.ends and not text.continued and text.lines
        if (text.kind in PARTS) == parts
    ]

    def move(before: State, key: str) -> State:
        return replace(before, now=before.now.without_text((spot.story.id, spot.part), key))

    words = iter([text.lines[0].text.strip()[:WORDS] for text in optional])
    moves = tuple(partial(move, key=text.key) for text in optional)
    return (Rung(moves, lambda count: left_out(spot.address, tuple(islice(words, count)))),)


def more_room(_state: State, spot: Spot, _: Settings) -> tuple[Rung, ...]:
    """A line more for the text of one slot, taken from what is elastic on its page."""

    def move(before: State) -> State:
        return replace(before, room={**before.room, spot.address: before.room.get(spot.address, 0) + 1})

    return (Rung((move,), lambda _: roomier(spot.address)),)
