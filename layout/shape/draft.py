"""A text under correction that still knows, for every character, where it came from.

Decisions: edits of one round are applied together and never overlap (the earlier one wins); characters put in by one
edit share the whole origin of what they replace, so marks and places snap to the edges of a replacement.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from layout.model.article import Mark, RichText
from layout.records import dataclass
from layout.shape.types import Change


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` (exclusive) of the present text become `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The present text; character *i* was made of characters `starts[i]` to `ends[i]` of the text as written."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def draft_of(text: str) -> Draft:
    """A draft with no edit yet."""
    return Draft(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def apply(draft: Draft, edits: Iterable[Edit]) -> Draft:
    """The draft after all `edits`; one that overlaps an earlier one is left for the next round."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if edit.start < done:
            continue
        pieces += [draft.text[done : edit.start], edit.new]
        starts += draft.starts[done : edit.start]
        ends += draft.ends[done : edit.start]
        starts += [min(draft.starts[edit.start : edit.end])] * len(edit.new)
        ends += [max(draft.ends[edit.start : edit.end])] * len(edit.new)
        done = edit.end
    pieces.append(draft.text[done:])
    return Draft("".join(pieces), tuple(starts) + draft.starts[done:], tuple(ends) + draft.ends[done:])


def changes_of(draft: Draft, written: str, key: str) -> tuple[Change, ...]:
    """What differs from the text as `written`, each place once, in order."""
    changes: list[Change] = []
    reached, i = 0, 0
    while i < len(draft.text):
        start, end = draft.starts[i], draft.ends[i]
        if start > reached:
            changes.append(Change(key, reached, written[reached:start], ""))
        stop = i + 1
        while stop < len(draft.text) and draft.starts[stop] < end:
            end = max(end, draft.ends[stop])
            stop += 1
        if (after := draft.text[i:stop]) != (before := written[start:end]):
            changes.append(Change(key, start, before, after))
        reached, i = end, stop
    if reached < len(written):
        changes.append(Change(key, reached, written[reached:], ""))
    return tuple(changes)


def moved(draft: Draft, written: RichText) -> RichText:
    """The draft's text with the marks and places of `written` moved along; a mark that lost its text is dropped."""
    marks = tuple(
        replace(mark, start=start, end=end)
        for mark in written.marks
        if (start := bisect_left(draft.ends, mark.start + 1)) < (end := bisect_left(draft.starts, mark.end))
    )
    sources = tuple((bisect_left(draft.ends, offset + 1), span) for offset, span in written.sources)
    return RichText(draft.text, _in_bounds(marks, len(draft.text)), sources)


def _in_bounds(marks: tuple[Mark, ...], length: int) -> tuple[Mark, ...]:
    """Marks cut to a text of `length` characters."""
    return tuple(replace(mark, end=min(mark.end, length)) for mark in marks if mark.start < length)
