"""Tails printed again that show only when the pieces of an article stand together.

Decisions: the lines of a brought home article are compared once more, in their own order; what goes is taken out of the
article's paragraphs where it stands, and the rest of the dump is not read again. A text that went on behind such a tail
goes on behind what the tail repeats, if the cues of any boundary say so.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout.records import dataclass
from layout.repair.decode import Dump
from layout.repair.homing import goes_on
from layout.repair.model import Setting
from layout.repair.repeats import remove_repeats
from layout.repair.segment import Section, Unit
from layout.repair.signals import confidence
from layout.repair.types import Change, Options

_APART: Final = -9.0
"""What `goes_on` says of texts that cannot go on, in log odds."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is looked at: the dump, its lines, and the editor's decisions."""

    dump: Dump
    setting: Setting
    options: Options


def remove_tails(
    dump: Dump, setting: Setting, sections: Sequence[Section], options: Options
) -> tuple[tuple[Section, ...], tuple[Change, ...], frozenset[int]]:
    """The sections without tails printed again, what was taken out and joined, and the lines (by index) that went."""
    kept: list[Section] = []
    changes: list[Change] = []
    lost: set[int] = set()
    desk = _Desk(dump, setting, options)
    for section in sections:
        gone, found = _find_tails(setting, section, options) if section.pieces else (frozenset[int](), [])
        if gone:
            section, joins = _without(desk, section, gone)
            found += joins
        kept.append(section)
        changes += found
        lost |= gone
    return tuple(kept), tuple(changes), frozenset(lost)


def _find_tails(setting: Setting, section: Section, options: Options) -> tuple[frozenset[int], list[Change]]:
    """The lines of one article that repeat what stands right before them in it, each with its change."""
    body = sorted((*(index for unit in section.units for index in unit.lines), *section.signs))
    order = (*section.head, *body)
    kept, changes = remove_repeats(tuple(setting.lines[index] for index in order), options)
    stay = {line.start for line in kept}
    gone: set[int] = set()
    found: list[Change] = []
    for index in body:
        line = setting.lines[index]
        if line.start in stay or line.opening.text or options.decided(f"repeat-{line.start}", "repeat") is False:
            continue
        gone.add(index)
        like = max((change for change in changes if change.start <= line.start), key=lambda change: change.start)
        found.append(replace(like, id=f"repeat-{line.start}", start=line.start, end=line.end, before=line.text))
    return frozenset(gone), found


def _without(desk: _Desk, section: Section, gone: frozenset[int]) -> tuple[Section, list[Change]]:
    """An article without some of its lines, and the join over each place where its text goes on behind them."""
    units: list[Unit] = []
    joins: list[Change] = []
    pieces = _pieces(section, gone)
    for unit in section.units:
        lines = tuple(index for index in unit.lines if index not in gone)
        if not lines:
            continue
        rest, first = replace(unit, lines=lines), desk.setting.lines[lines[0]]
        sure = goes_on(desk.setting, units[-1], rest) if units and lines[0] != unit.lines[0] else _APART
        decided = desk.options.decided(f"join-{first.start}", "join")
        if sure == _APART or decided is False or (sure <= 0 and not decided):
            units.append(rest)
            continue
        units[-1] = replace(units[-1], lines=(*units[-1].lines, *lines))
        if lines[0] not in pieces:
            joins.append(_join(desk, lines[0], sure))
    signs = tuple(index for index in section.signs if index not in gone)
    return replace(section, units=tuple(units), signs=signs, pieces=pieces), joins


def _pieces(section: Section, gone: frozenset[int]) -> tuple[int, ...]:
    """The first line of each piece that was brought home, where lines are gone."""
    found: list[int] = []
    waiting = False
    for unit in section.units:
        for index in unit.lines:
            waiting = waiting or index in section.pieces
            if waiting and index not in gone:
                found.append(index)
                waiting = False
    return tuple(found)


def _join(desk: _Desk, index: int, sure: float) -> Change:
    """The join of a line with the text before the tail that stood over it; `sure` in log odds."""
    start, end = desk.setting.lines[index - 1].end, desk.setting.lines[index].start
    cues = (("goes on behind the text that was printed again", round(sure, 2)),)
    return Change(f"join-{end}", "join", start, end, desk.dump.text[start:end], "", confidence(sure), cues)
