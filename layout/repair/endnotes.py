"""Notes that a file of several articles has at its end go to the article that calls them.

Decisions: a note begins with a bracketed number (`[2]`, `〔2〕`), as Word documents are read and as papers print it; it
goes only where one article of the file alone calls that number within its text, and has no note of that number.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from layout.repair.model import Setting
from layout.repair.segment import Section, Unit
from layout.repair.types import Options

_NOTE: Final = re.compile(r"[\[［〔](\d{1,3})[\]］〕]")
SURE: Final = 6.0
"""How surely a note belongs to the only article that calls it, in log odds."""


def bring_notes_home(setting: Setting, sections: Sequence[Section], options: Options) -> tuple[Section, ...]:
    """The sections with each note at the end of the article that calls it, unless the editor refused the move."""
    found: list[Section] = []
    for _, group in groupby(sections, key=lambda section: setting.lines[_lines(section)[0]].file):
        found += _of_file(setting, [*group], options)
    return tuple(found)


def _of_file(setting: Setting, sections: list[Section], options: Options) -> list[Section]:
    """The same for the sections of one file."""
    notes = _notes_at_end(setting, sections[-1]) if len(sections) > 1 else []
    if not notes:
        return sections
    size = sum(map(len, notes))
    called = [_marks(setting, section.units[: len(section.units) - size]) for section in sections[-1:]]
    called = [*(_marks(setting, section.units) for section in sections[:-1]), *called]
    stays: list[Unit] = []
    for note in notes:
        first = note[0].lines[0]
        number = _number(setting, note[0])
        homes = [place for place, (calls, _) in enumerate(called) if number in calls]
        refused = options.decided(f"move-{setting.lines[first].start}", "move") is False
        if len(homes) != 1 or number in called[homes[0]][1] or homes[0] == len(sections) - 1 or refused:
            stays += note
            continue
        home = sections[homes[0]]
        sections[homes[0]] = replace(
            home,
            units=(*home.units, *note),
            pieces=(*home.pieces, first),
            fit=min(home.fit, SURE) if home.pieces else SURE,
        )
    last = sections[-1]
    sections[-1] = replace(last, units=(*last.units[: len(last.units) - size], *stays))
    return sections


def _notes_at_end(setting: Setting, section: Section) -> list[list[Unit]]:
    """The notes that end a section, each with the paragraphs that stand straight under it; their numbers count on."""
    notes: list[list[Unit]] = []
    under: list[Unit] = []
    for unit in reversed(section.units):
        if number := _number(setting, unit):
            if notes and int(number) + 1 != int(_number(setting, notes[0][0])):
                break
            notes.insert(0, [unit, *under])
            under = []
        elif setting.lines[unit.lines[0]].blanks:
            break
        else:
            under.insert(0, unit)
    first = notes[0][0].lines[0] if notes else -1
    return notes if notes and not any(sign > first for sign in section.signs) else []


def _number(setting: Setting, unit: Unit) -> str:
    """The number that a note begins with, or nothing."""
    found = _NOTE.match(setting.lines[unit.lines[0]].text)
    return found[1] if found else ""


def _marks(setting: Setting, units: Sequence[Unit]) -> tuple[frozenset[str], frozenset[str]]:
    """The numbers that stand in brackets within some paragraphs, and those that open one."""
    calls: set[str] = set()
    opens: set[str] = set()
    for unit in units:
        opens |= {_number(setting, unit)} - {""}
        for index in unit.lines:
            text = setting.lines[index].text
            calls |= {found[1] for found in _NOTE.finditer(text) if found.start() or index != unit.lines[0]}
    return frozenset(calls), frozenset(opens)


def _lines(section: Section) -> tuple[int, ...]:
    """The lines of a section in their order."""
    units = (index for unit in section.units for index in unit.lines)
    return tuple(sorted((*section.head, *section.repeated, *units, *section.signs)))
