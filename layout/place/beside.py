"""What a picture that is narrower than its columns leaves of each of them, line by line (绕排, 抠图绕排).

Decisions: text runs on one side of a picture in a column, the wider one, an em away from it; along an outline lines are
whole em long, lines that would differ by an em are alike, and what is shorter than five em stays white.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import floor
from typing import Final, TypeAlias

from layout.model.page import Column
from layout.model.story import WRAP_GAP_EM
from layout.place.turns import Room

LEAST_EM: Final = 5.0
"""The shortest line beside an outline, in em."""
ALIKE_EM: Final = 1.0
"""Lines beside an outline that differ by no more are made alike, so that paragraphs keep their measure for a while."""
WRAP_LOSS: Final = 0.95
"""Narrow lines hold a little less than their share: more of them end short."""
_ROUNDING: Final = 1e-6

Inset: TypeAlias = tuple[float, float] | None
"""What a line lacks of its column at the left and at the right, in em; None where no text stands."""


def insets_of(
    column: Column, left_em: float, seen: Sequence[tuple[float, float] | None], *, whole: bool
) -> list[Inset]:
    """What each line of a column lacks beside a picture.

    Args:
        column: The text column.
        left_em: The picture's left edge, in em from the type area's.
        seen: From where to where the picture is seen at each line, in em from its left edge; None = nowhere.
        whole: Whether lines are whole em long, as along an outline.
    """
    found = [_inset(column, left_em, one, whole=whole) for one in seen]
    return _alike(found) if whole else found


def _inset(column: Column, left_em: float, seen: tuple[float, float] | None, *, whole: bool) -> Inset:
    """What one line of a column lacks beside what is seen of a picture there."""
    if seen is None:
        return 0.0, 0.0
    end = column.left_em + column.measure_em
    before, behind = left_em + seen[0] - WRAP_GAP_EM, left_em + seen[1] + WRAP_GAP_EM
    if before >= end - _ROUNDING or behind <= column.left_em + _ROUNDING:
        return 0.0, 0.0
    at_left, at_right = before - column.left_em, end - behind
    rest = max(at_left, at_right)
    if whole:
        rest = floor(rest + _ROUNDING)
    if rest < (LEAST_EM if whole else _ROUNDING):
        return None
    inset = column.measure_em - rest
    return (0.0, inset) if at_left >= at_right else (inset, 0.0)


def _alike(insets: Sequence[Inset]) -> list[Inset]:
    """The insets with neighbours that hardly differ set to the largest of them."""
    groups: list[list[tuple[float, float]]] = []
    found: list[list[tuple[float, float]] | None] = []
    for inset in insets:
        if inset is None:
            found.append(None)
            continue
        group = groups[-1] if groups and found and found[-1] is groups[-1] else None
        if group is None or not all(abs(a[i] - inset[i]) <= ALIKE_EM for a in group for i in (0, 1)):
            group = []
            groups.append(group)
        group.append(inset)
        found.append(group)
    return [None if group is None else (max(a[0] for a in group), max(a[1] for a in group)) for group in found]


def rooms_beside(column: Column, index: int, top: int, insets: Sequence[Inset]) -> Iterator[Room]:
    """The rooms that such insets leave of a column, from line `top` on, lines without text between them.

    Args:
        column: The text column.
        index: Its number in its slot.
        top: The first line that the insets are of.
        insets: What each line lacks.
    """
    at = top
    for stands, group in groupby(insets, key=lambda inset: inset is not None):
        lines = list(group)
        if stands:
            runs = tuple((len(list(run)), *inset) for inset, run in groupby(lines) if inset is not None)
            rest = sum(count * (column.measure_em - left - right) for count, left, right in runs)
            share = rest / (len(lines) * column.measure_em)
            yield Room(index, at, len(lines), runs, share * WRAP_LOSS if share < 1 - _ROUNDING else 1.0)
        at += len(lines)
