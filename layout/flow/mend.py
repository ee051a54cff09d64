"""Mending one slot of settled height: bad column ends, a line or two of white, the last lines that are too much.

Decisions, in the order of typography.md §10: a single paragraph of four lines or more is set a line shorter or longer
where a line would stand alone at a column's head or foot, or feet would not be level; paragraphs are set longer where
they fill the white of at most two lines; in a box of one column white that is a line for every gap between paragraphs
stands there, not at the foot, in one of several columns before entries that begin with words set apart; paragraphs are
set shorter where that takes in what is overset. Those whose lines give least come first. Nothing is done that leaves a
worse fault.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Final, Literal, TypeAlias

from layout.flow.fits import free_lines, rows_by_key
from layout.flow.pour import Poured
from layout.flow.settings import Settings, cost_em
from layout.flow.steps import loosened, spaced, tightened, turned
from layout.flow.threads import Round, pour_part, slots_of
from layout.flow.wrap import is_uneven
from layout.lines.types import SetText
from layout.model.story import Story
from layout.place.turns import FIRST_LINE_AT_FOOT, SERIOUS, UNEVEN
from layout.records import dataclass

Way: TypeAlias = Literal["shorter", "longer"]

WHITE_WORTH: Final = 2
"""Lines of white in every column up to which longer paragraphs may fill it."""
SINGLE_TRIES: Final = 24
"""Paragraphs tried one by one against a bad column end."""
PAIRED: Final = 8
"""Of those, the first that are tried two at a time."""
EVEN_EM: Final = 0.16
"""How much a gap may be widened, in em, where only white is filled or feet are made level: wider ones are seen, and a
line of white at a foot is not. A line that stands alone is worth wider ones.
"""
MOST_SHORTER: Final = 6
"""Paragraphs that are set shorter together, at most."""
WORTH_A_STEP: Final = 50
"""What the cost of a part's turns must sink by, or a paragraph is left as it was set."""


@dataclass(frozen=True, slots=True)
class _Turned:
    """A paragraph set a line shorter (`step` −1) or longer (1)."""

    step: int
    text: SetText


def mend_part(story: Story, part: int, now: Round, settings: Settings) -> Round:
    """The round with one part of a story mended as far as its paragraphs allow."""
    if part > len(now.cuts.get(story.id, ())) or is_uneven(slots_of(now.placed)[story.slots[part]][1]):
        return now
    poured = pour_part(story, part, now)
    if poured.overset:
        now = _take_in(story, part, now, settings)
        poured = pour_part(story, part, now)
    else:
        now = _space_paragraphs(story, part, now)
        now = _fill_white(story, part, now, settings)
        poured = pour_part(story, part, now)
    if poured.cost >= UNEVEN[1] and not poured.overset:
        now = _turn_better(story, part, now, settings)
    return now


def _take_in(story: Story, part: int, now: Round, settings: Settings) -> Round:
    """Paragraphs set shorter, the cheapest first, until nothing is overset; else as it was."""
    trial, taken = now, 0
    for text in _by_cost("shorter", now.set.galleys[story.id, part].texts):
        other = settings.paragraph("shorter", (story.id, part), text)
        if other is None:
            continue
        trial, taken = trial.with_text((story.id, part), other), taken + 1
        if not pour_part(story, part, trial).overset:
            return trial.noted(tightened(story.slots[part], taken, taken))
    return now


def _by_cost(way: Way, texts: Sequence[SetText]) -> list[SetText]:
    """The paragraphs that may be set a line shorter or longer, those whose lines give least first."""
    costs = [(cost, text) for text in texts if (cost := cost_em(way, text)) is not None]
    return [text for _, text in sorted(costs, key=lambda found: (found[0], found[1].key))]


def _fill_white(story: Story, part: int, now: Round, settings: Settings) -> Round:
    """Paragraphs set longer, the cheapest first, until less than a line stays white in every column."""
    placed = slots_of(now.placed)[story.slots[part]][1]
    columns = len(placed.slot.columns)
    before = pour_part(story, part, now)
    free = _free(now, story, part, before)
    if not columns <= free < (WHITE_WORTH + 1) * columns:
        return now
    wanted = free - columns + 1
    longest: list[SetText] = []
    for text in _by_cost("longer", now.set.galleys[story.id, part].texts):
        other = settings.paragraph("longer", (story.id, part), text) if len(longest) < wanted else None
        longest += [other] if other is not None and not _is_looser(other, text, EVEN_EM) else []
    whole = len(longest) - (len(longest) - wanted) % columns if len(longest) < wanted else wanted
    if whole <= 0:
        return now
    trial = now
    for text in longest[:whole]:
        trial = trial.with_text((story.id, part), text)
    after = pour_part(story, part, trial)
    if after.overset or after.cost >= max(SERIOUS, before.cost):
        return now
    return trial.noted(loosened(story.slots[part], whole))


def _space_paragraphs(story: Story, part: int, now: Round) -> Round:
    """A line of white between the paragraphs of a box of one column, or before the entries of one of several, that
    would have as many at its foot.
    """
    slot, texts = slots_of(now.placed)[story.slots[part]][1].slot, now.set.galleys[story.id, part].texts
    if slot.box is None or slot.vertical_em is not None:
        return now
    pairs = [(a, b) for a, b in pairwise(texts) if b.kind in ("body", "item") and b.style.setting.align != "end"]
    apart = [after for before, after in pairs if before.kind not in ("subhead", "pull") and not after.lines_before]
    if len(slot.columns) > 1:
        entries = _entries(story)
        apart = [text for text in apart if text.key in entries]
    poured = pour_part(story, part, now)
    free = _free(now, story, part, poured)
    if not 0 < len(apart) <= free or any(text.lines_before for text in texts):
        return now
    trial = now
    for text in apart:
        trial = trial.with_text((story.id, part), replace(text, lines_before=1))
    after = pour_part(story, part, trial)
    worst = SERIOUS if free >= 2 * len(apart) else max(FIRST_LINE_AT_FOOT, poured.cost + 1)
    if after.overset or (len(slot.columns) > 1 and after.cost >= worst):
        return now
    return trial.noted(spaced(story.slots[part], len(apart)))


def _entries(story: Story) -> frozenset[str]:
    """The keys of the paragraphs that open an entry: items, and what begins with words set apart in bold."""
    return frozenset(
        element.key
        for element in story.body
        if element.kind == "item" or any(m.kind == "strong" and m.start == 0 for m in element.text.marks)
    )


def _is_looser(text: SetText, before: SetText, most_em: float) -> bool:
    """Whether a gap between Han characters of a text is wider than `most_em` and than all were before."""
    widest = max(line.stretch_em for line in text.lines)
    return widest > max(most_em, *(line.stretch_em for line in before.lines))


def _free(now: Round, story: Story, part: int, poured: Poured) -> int:
    """Lines of one column that stay white in a part's frames."""
    placed = slots_of(now.placed)[story.slots[part]][1]
    return free_lines(placed, poured, rows_by_key(now.set.galleys[story.id, part].texts))


def _turn_better(story: Story, part: int, now: Round, settings: Settings) -> Round:
    """One paragraph set shorter or longer, or two of them, the first that leaves no column end bad, else those that
    leave the least fault; as it was where none is better.
    """
    tried: list[_Turned] = []
    worth = pour_part(story, part, now).cost - WORTH_A_STEP
    most_em = EVEN_EM if worth < SERIOUS - WORTH_A_STEP else None
    best: tuple[int, tuple[_Turned, ...]] | None = None
    for changes in _changes(tried, _singles(story, part, now, settings, most_em)):
        trial = now
        for change in changes:
            trial = trial.with_text((story.id, part), change.text)
        poured = pour_part(story, part, trial)
        if not poured.overset and poured.cost <= worth:
            best, worth = (poured.cost, changes), poured.cost - 1
            if poured.cost < FIRST_LINE_AT_FOOT:
                break
    if best is None:
        return now
    for change in best[1]:
        now = now.with_text((story.id, part), change.text)
        now = now.noted(turned(story.slots[part], change.step))
    return now


def _changes(tried: list[_Turned], singles: Iterator[_Turned]) -> Iterator[tuple[_Turned, ...]]:
    """Every single change as it comes, then every two of the first of them together, then more and more paragraphs set
    shorter, for a subhead that must leave a column's foot takes two lines with it; `tried` collects them.
    """
    for single in singles:
        tried.append(single)
        yield (single,)
    for pair in combinations(tried[:PAIRED], 2):
        if pair[0].text.key != pair[1].text.key:
            yield pair
    shorter = [change for change in tried if change.step < 0]
    for count in range(3, min(MOST_SHORTER, len(shorter)) + 1):
        yield tuple(shorter[:count])


def _singles(story: Story, part: int, now: Round, settings: Settings, most_em: float | None) -> Iterator[_Turned]:
    """Paragraphs set a line longer, where there is white to fill, and shorter, one by one, those whose lines give least
    first, within bounds; none with gaps that are wider than `most_em` and than they were.
    """
    texts = now.set.galleys[story.id, part].texts
    free = _free(now, story, part, pour_part(story, part, now))
    ways: tuple[Way, ...] = ("longer", "shorter") if free else ("shorter",)
    for way in ways:
        for text in _by_cost(way, texts)[: SINGLE_TRIES // len(ways)]:
            other = settings.paragraph(way, (story.id, part), text)
            if other is not None and (most_em is None or not _is_looser(other, text, most_em)):
                yield _Turned(1 if way == "longer" else -1, other)
