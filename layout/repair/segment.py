"""Lines with roles become sections between headlines, and the lines of a paragraph one text.

Decisions: a piece behind a jump line is a section too, marked as moved; `homing.py` finds its article.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from layout.records import dataclass
from layout.repair.bracketseams import parts_names
from layout.repair.facts import COUNTED
from layout.repair.headends import numbers_document
from layout.repair.lines import Line
from layout.repair.marks import CONTACT_LABEL, POEM_FORMS, is_spaced
from layout.repair.model import Setting
from layout.repair.poems import told_poems
from layout.repair.reading import Role
from layout.repair.rows import CREDIT, UNIT_OF_TABLE
from layout.repair.types import ParagraphKind, Traced


@dataclass(frozen=True, slots=True)
class Unit:
    """The lines of one paragraph and what it is."""

    lines: tuple[int, ...]
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together. `moved` = a piece of another article; `repeated` = its headline again."""

    head: tuple[int, ...] = ()
    units: tuple[Unit, ...] = ()
    signs: tuple[int, ...] = ()
    moved: bool = False
    repeated: tuple[int, ...] = ()
    pieces: tuple[int, ...] = ()
    fit: float = 0.0
    joined: tuple[int, ...] = ()


BRACKET_LINES: Final = 3
"""A byline in brackets runs over no more lines on either side of a line end."""


def cut_sections(setting: Setting, roles: Sequence[Role]) -> tuple[Section, ...]:
    """The sections of a dump in their order."""
    sections: list[Section] = []
    head: list[int] = []
    units: list[tuple[list[int], ParagraphKind]] = []
    signs: list[int] = []
    moved = False
    repeated: tuple[int, ...] = ()

    def close() -> None:
        if head or units or signs or repeated:
            whole = tuple(Unit(tuple(lines), kind) for lines, kind in units)
            sections.append(Section(tuple(head), whole, tuple(signs), moved, repeated))

    previous = ""
    for index, role in enumerate(roles):
        seen = index in setting.heads_seen
        turns = (index - 1 in setting.heads_seen and not seen) or (seen and setting.lines[index].titled)
        starts = (role.state == "head" and (previous != "head" or turns)) or role.state == "orphan"
        if starts and not (role.state == "orphan" and previous == "head" and repeated):
            poet = [signs.pop()] if previous == "sign" and _signs_poem_under(setting, index) else []
            close()
            head, units, signs, moved, repeated = [], [], poet, role.state == "orphan", ()
        if role.state == "head":
            if index in setting.heads_seen:
                moved, repeated = True, (*repeated, index)
            else:
                head.append(index)
        elif role.state in ("sign", "top") or (role.state == "orphan" and setting.facts[index].byline):
            signs.append(index)
        elif role.state == "inner" and units:
            units[-1][0].append(index)
        else:
            above = role.state == "orphan" and index + 1 < len(roles) and roles[index + 1].state == "first"
            units.append(([index], "subhead" if above and setting.facts[index].bare else _kind(setting, index, role)))
        previous = role.state
    close()
    return tuple(sections)


def _signs_poem_under(setting: Setting, index: int) -> bool:
    """Whether the name over a line is the poet's, who stands over the title: apart from the text above it, not below.

    A poem whose poet stands under its title has none over it.
    """
    line = setting.lines[index]
    under = setting.facts[index + 1].reading.score if index + 1 < len(setting.lines) else 0.0
    titled = index + 1 in setting.verse or index in setting.collected.values() or POEM_FORMS.match(line.text)
    role = CREDIT.search(setting.lines[index - 1].text) is not None
    return bool(titled) and not role and under <= 0 and setting.lines[index - 1].blanks > line.blanks


def _kind(setting: Setting, index: int, role: Role) -> ParagraphKind:
    fact = setting.facts[index]
    if index in setting.rows or UNIT_OF_TABLE.fullmatch(setting.lines[index].text):
        return "row"
    if role.state == "alone":
        if setting.verse.get(index):
            return "subhead" if _titles_poem(setting, index) else "verse"
        if index in setting.lists:
            return "subhead" if _over_section(setting, index) else "item"
        numbered = fact.marker is not None and fact.marker[0] in ("cn、", "(cn)", "n.")
        counts = COUNTED.fullmatch(setting.lines[index].text) is not None
        shaped = fact.bare or counts or setting.subheads.get(index, 0) > 1
        plain = shaped and not (
            numbers_document(setting, index) or fact.date or fact.salutation or fact.closing or fact.signer
        )
        signed = index + 1 < len(setting.facts) and setting.facts[index + 1].date
        return "subhead" if (numbered or plain) and not signed and not fact.picture else "text"
    if setting.verse.get(index):
        return "verse"
    return "item" if index in setting.lists and fact.marker else "text"


def _over_section(setting: Setting, index: int) -> bool:
    """Whether an item without any mark or blank stands over a longer paragraph that is none: `一要沉下身子听真话`.

    The last of items that stand one under the other is none.
    """
    fact = setting.facts[index]
    if (
        fact.marker is None
        or index - 1 in setting.lists
        or len(fact.fields) > 1
        or not fact.bare
        or fact.ends != "plain"
        or index + 1 == len(setting.facts)
    ):
        return False
    under = setting.facts[index + 1]
    return index + 1 not in setting.lists and under.size > fact.size and under.stops > 0


def _titles_poem(setting: Setting, index: int) -> bool:
    """Whether a line is the title of one of several poems: between blank lines, or there are as many as are told."""
    if index not in setting.collected:
        return False
    head = setting.collected[index]
    alone = setting.lines[index].blanks and index + 1 < len(setting.lines) and setting.lines[index + 1].blanks
    return bool(alone) or list(setting.collected.values()).count(head) == told_poems(setting.lines[head].text)


def join_lines(lines: Sequence[Line], unit: Unit, source: str) -> Traced:
    """The lines of one paragraph as one text; between Latin words the line end becomes a blank."""
    pieces = [lines[unit.lines[0]].body]
    for place, index in enumerate(unit.lines[1:], 1):
        left, right = pieces[-1], lines[index].body
        if _needs_blank(left.text, right.text) or (
            not is_spaced(left.text[-1])
            and parts_names(
                "".join(piece.text for piece in pieces[-BRACKET_LINES:]),
                "".join(lines[other].text for other in unit.lines[place : place + BRACKET_LINES]),
            )
        ):
            blank = re.compile(r"\s").search(source, left.at[-1] + 1, max(right.at[0], left.at[-1] + 1))
            pieces += [Traced(" ", (blank.start(),))] if blank else []
        pieces.append(right)
    return Traced("".join(piece.text for piece in pieces), tuple(chain.from_iterable(piece.at for piece in pieces)))


def _needs_blank(left: str, right: str) -> bool:
    if CONTACT_LABEL.match(right) and CONTACT_LABEL.search(left) and left[-1] not in "，,；;、":
        return True
    if not (is_spaced(left[-1]) and is_spaced(right[0])):
        return False
    words = left[-1].isalpha() and right[0].isalpha()
    short = re.search(r"(?:^|[^A-Za-z0-9@./:_-])[A-Z][a-z]{1,4}\.$", left) is not None and right[0].isdigit()
    word_and_figure = left[-1].isalpha() and right[0].isdigit() and re.search(r"(?:^|\s)[a-z]+$", left) is not None
    ended = left[-1] in ",.;:!?)" and right[0].isalpha() and is_spaced(left[-2:-1])
    return words or short or word_and_figure or ended
