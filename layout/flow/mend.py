"""Mending one slot of settled height: bad column ends, a line or two of white, the last lines that are too much.

Decisions, in the order of typography.md §10: a single paragraph of four lines or more is set a line shorter or longer,
the one that costs least, where a line would stand alone at a column's head or foot; paragraphs are set longer, the
longest first, where they fill the white of at most two lines; paragraphs are set shorter where that takes in what is
overset. Nothing is done that leaves a worse fault.
"""

from collections.abc import Iterator
from typing import Final, Literal

from layout.flow.fits import free_lines, rows_by_key
from layout.flow.pour import Poured
from layout.flow.settings import LEAST_LINES, Settings
from layout.flow.steps import loosened, tightened, turned
from layout.flow.threads import Round, pour_part, slots_of
from layout.lines.types import SetText
from layout.model.issue import Issue
from layout.model.story import Story
from layout.place.turns import SERIOUS

WHITE_WORTH: Final = 2
"""Lines of white in every column up to which longer paragraphs may fill it."""
SINGLE_TRIES: Final = 24
"""Paragraphs tried one by one against a bad column end."""


def mend_part(issue: Issue, story: Story, part: int, now: Round, settings: Settings) -> Round:
    """The round with one part of a story mended as far as its paragraphs allow."""
    if part > len(now.cuts.get(story.id, ())):
        return now
    poured = pour_part(story, part, now)
    if poured.overset:
        now = _take_in(issue, story, part, now, settings)
        poured = pour_part(story, part, now)
    else:
        now = _fill_white(issue, story, part, now, settings)
        poured = pour_part(story, part, now)
    if poured.cost >= SERIOUS and not poured.overset:
        now = _turn_better(issue, story, part, now, settings)
    return now


def _other(story: Story, part: int, now: Round, settings: Settings, way: Literal["shorter", "longer"]) -> list[SetText]:
    """Texts of a part set a line shorter or longer, those that really are and have no fault, in order."""
    if not any(len(text.lines) >= LEAST_LINES for text in now.set.galleys[story.id, part].texts):
        return []
    other = settings.get(way)
    if other is None:
        return []
    step = -1 if way == "shorter" else 1
    ours = {text.key: text for text in now.set.galleys[story.id, part].texts}
    found = []
    for text in other.galleys[story.id, part].texts:
        mine = ours.get(text.key)
        if mine is None or len(mine.lines) < LEAST_LINES or len(text.lines) != len(mine.lines) + step:
            continue
        if not any("loose_line" in line.findings or "overfull_line" in line.findings for line in text.lines):
            found.append(text)
    return found


def _take_in(issue: Issue, story: Story, part: int, now: Round, settings: Settings) -> Round:
    """Paragraphs set shorter, the one with the shortest last line first, until nothing is overset; else as it was."""
    trial, taken = now, 0
    widths = {text.key: text.lines[-1].width_em for text in now.set.galleys[story.id, part].texts if text.lines}
    for text in sorted(_other(story, part, now, settings, "shorter"), key=lambda t: (widths[t.key], t.key)):
        trial, taken = trial.with_text((story.id, part), text), taken + 1
        if not pour_part(story, part, trial).overset:
            return trial.noted(tightened(issue.lang, story.slots[part], taken, taken))
    return now


def _fill_white(issue: Issue, story: Story, part: int, now: Round, settings: Settings) -> Round:
    """Paragraphs set longer, the longest first, until less than a line stays white in every column."""
    placed = slots_of(now.placed)[story.slots[part]][1]
    columns = len(placed.slot.columns)
    before = pour_part(story, part, now)
    free = _free(now, story, part, before)
    if not columns <= free < (WHITE_WORTH + 1) * columns:
        return now
    wanted = free - columns + 1
    longest = sorted(_other(story, part, now, settings, "longer"), key=lambda t: (-len(t.lines), t.key))[:wanted]
    whole = len(longest) - (len(longest) - wanted) % columns if len(longest) < wanted else wanted
    if whole <= 0:
        return now
    trial = now
    for text in longest[:whole]:
        trial = trial.with_text((story.id, part), text)
    after = pour_part(story, part, trial)
    if after.overset or after.cost >= max(SERIOUS, before.cost):
        return now
    return trial.noted(loosened(issue.lang, story.slots[part], whole))


def _free(now: Round, story: Story, part: int, poured: Poured) -> int:
    """Lines of one column that stay white in a part's frames."""
    placed = slots_of(now.placed)[story.slots[part]][1]
    return free_lines(placed, poured, rows_by_key(now.set.galleys[story.id, part].texts))


def _turn_better(issue: Issue, story: Story, part: int, now: Round, settings: Settings) -> Round:
    """The single paragraph set shorter or longer that costs least and leaves no column end bad; else as it was."""
    best: tuple[int, int, Round] | None = None
    for step, text in _singles(story, part, now, settings):
        trial = now.with_text((story.id, part), text)
        poured = pour_part(story, part, trial)
        if not poured.overset and poured.cost < SERIOUS and (best is None or poured.cost < best[0]):
            best = (poured.cost, step, trial)
    return best[2].noted(turned(issue.lang, story.slots[part], best[1])) if best else now


def _singles(story: Story, part: int, now: Round, settings: Settings) -> Iterator[tuple[int, SetText]]:
    """Every paragraph set a line shorter, then every one a line longer, within bounds."""
    shorter = _other(story, part, now, settings, "shorter")[: SINGLE_TRIES // 2]
    longer = _other(story, part, now, settings, "longer")[: SINGLE_TRIES // 2]
    yield from ((-1, text) for text in shorter)
    yield from ((1, text) for text in longer)
