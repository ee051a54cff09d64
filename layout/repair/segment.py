"""Lines with roles become articles: sections between headlines, moved pieces brought home, lines joined to
paragraphs.

Decisions: a piece behind a jump line goes to the article whose jump line, page, quoted headline, unfinished
sentence and words fit best; a piece that fits none stays an article by itself and is flagged.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from layout.repair.jumps import read_mark
from layout.repair.lines import Line
from layout.repair.marks import fold
from layout.repair.model import Setting, after_cues, before_cues
from layout.repair.reading import Role
from layout.repair.signals import WEIGHT, score
from layout.repair.types import Options, ParagraphKind, Traced

MOVE_LEAST: Final = 1.0
"""A moved piece must fit at least this well, in log odds, to be brought home."""


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
    joined: tuple[int, ...] = field(default=())


def cut_sections(setting: Setting, roles: Sequence[Role]) -> tuple[Section, ...]:
    """The sections of a dump in their order."""
    sections: list[Section] = []
    head: list[int] = []
    units: list[Unit] = []
    signs: list[int] = []
    moved = False
    repeated: tuple[int, ...] = ()

    def close() -> None:
        if head or units or signs or repeated:
            sections.append(Section(tuple(head), tuple(units), tuple(signs), moved, repeated))

    previous = ""
    for index, role in enumerate(roles):
        behind_seen = index - 1 in setting.heads_seen and index not in setting.heads_seen
        starts = (role.state == "head" and (previous != "head" or behind_seen)) or role.state == "orphan"
        if starts and not (role.state == "orphan" and previous == "head" and repeated):
            close()
            head, units, signs, moved, repeated = [], [], [], role.state == "orphan", ()
        if role.state == "head":
            if index in setting.heads_seen:
                moved, repeated = True, (*repeated, index)
            else:
                head.append(index)
        elif role.state in ("sign", "top") or (role.state == "orphan" and setting.facts[index].byline):
            signs.append(index)
        elif role.state == "inner" and units:
            units[-1] = replace(units[-1], lines=(*units[-1].lines, index))
        else:
            units.append(Unit((index,), _kind(setting, index, role)))
        previous = role.state
    close()
    return tuple(sections)


def _kind(setting: Setting, index: int, role: Role) -> ParagraphKind:
    fact = setting.facts[index]
    if index in setting.rows:
        return "row"
    if role.state == "alone":
        if setting.verse.get(index):
            return "verse"
        if index in setting.lists:
            return "item"
        numbered = fact.marker is not None and fact.marker[0] in ("cn、", "(cn)", "n.")
        plain = fact.bare and not (fact.date or fact.salutation or fact.closing)
        signed = index + 1 < len(setting.facts) and setting.facts[index + 1].date
        return "subhead" if (numbered or plain) and not signed and not fact.picture else "text"
    if setting.verse.get(index):
        return "verse"
    return "item" if index in setting.lists and fact.marker else "text"


def bring_home(setting: Setting, sections: Sequence[Section], options: Options) -> tuple[Section, ...]:
    """The sections with every moved piece behind the article it belongs to, unless the editor refused the move."""
    whole: list[Section] = []
    vocabulary: dict[int, Counter[str]] = {}
    for section in sections:
        first = section.units[0].lines[0] if section.units else (*section.head, *section.repeated, *section.signs)[0]
        refused = options.decided(f"move-{setting.lines[first].start}", "move") is False
        if not section.moved or (refused and not section.repeated):
            section = replace(section, moved=False)
            whole.append(section)
            continue
        scored = [
            (_fit(setting, target, section, vocabulary, place), place)
            for place, target in enumerate(whole)
            if place >= len(whole) - 40
        ]
        best = max(scored, default=(-1.0, -1))
        if best[0] < MOVE_LEAST:
            head = tuple(sorted((*section.repeated, *section.head)))
            whole.append(replace(section, moved=False, head=head, repeated=(), fit=best[0]))
            continue
        others = sorted((score for score, place in scored if place != best[1]), reverse=True)
        fit = best[0] - (others[0] if others else 0.0)
        whole[best[1]] = _append(setting, whole[best[1]], section, min(fit, best[0]))
        vocabulary.pop(best[1], None)
    return tuple(whole)


def _append(setting: Setting, target: Section, piece: Section, fit: float) -> Section:
    """An article with a piece of it brought home; a sentence that the jump cut is one again."""
    if piece.head:
        piece = replace(piece, head=(), units=(Unit(piece.head, "text"), *piece.units))
    first = piece.units[0].lines[0] if piece.units else -1
    under = target.units and any(sign > target.units[-1].lines[-1] for sign in target.signs)
    joined = first >= 0 and bool(target.units) and not under and _goes_on(setting, target.units[-1], piece.units[0])
    if joined:
        whole = replace(target.units[-1], lines=(*target.units[-1].lines, *piece.units[0].lines))
        units = (*target.units[:-1], whole, *piece.units[1:])
    else:
        units = (*target.units, *piece.units)
    return replace(
        target,
        units=units,
        signs=(*target.signs, *piece.signs),
        pieces=(*target.pieces, first) if first >= 0 else target.pieces,
        repeated=(*target.repeated, *piece.repeated),
        fit=min(target.fit, fit) if target.pieces else fit,
    )


def _goes_on(setting: Setting, last: Unit, first: Unit) -> bool:
    """Whether a paragraph goes on in a piece that stood elsewhere, by the cues of any boundary."""
    if "text" not in (last.kind, first.kind) or first.kind == "subhead" or last.kind == "subhead":
        return False
    left, index = last.lines[-1], first.lines[0]
    cues = [*before_cues(setting, index, len(last.lines) == 1, left), *after_cues(setting, index, left)]
    return score(cues) > (WEIGHT["left_unfinished"] if setting.facts[left].ends in ("plain", "pause") else 0.0)


def _last_line(section: Section) -> int:
    return section.units[-1].lines[-1] if section.units else (section.head[-1] if section.head else -1)


def _fit(setting: Setting, target: Section, piece: Section, vocabulary: dict[int, Counter[str]], place: int) -> float:
    """How well a moved piece goes on an article, in log odds."""
    last = _last_line(target)
    first = piece.units[0].lines[0] if piece.units else -1
    if last < 0:
        return -9.0
    onward = read_mark(setting.lines[last].jump_to) if setting.lines[last].jump_to else None
    lead = (*piece.repeated, first)
    words = next(
        (setting.lines[index].jump_from for index in lead if index >= 0 and setting.lines[index].jump_from), ""
    )
    back = read_mark(words) if words else None
    broken = not target.signs and setting.facts[last].ends in ("plain", "pause", "open") and target.units
    score = 3.0 if onward else 0.5 if broken and not words else -3.0
    score += 1.0 if back else 0.0
    score -= 2.5 if target.signs else 0.0
    head = fold("".join(setting.lines[index].text for index in target.head))
    for index in piece.repeated:
        score += 6.0 if fold(setting.lines[index].text) in head else -3.0
    if back and back.title:
        score += 5.0 if fold(back.title) in head else -2.0
    if onward and onward.title:
        told = fold("".join(setting.lines[index].text for index in piece.repeated))
        score += 2.0 if told and (fold(onward.title) in told or told in fold(onward.title)) else 0.0
    score += _pages(setting, last, first, onward.page if onward else "", back.page if back else "")
    if first >= 0:
        score += _seam(setting, last, first)
        if place not in vocabulary:
            vocabulary[place] = _pairs(setting, target)
        score += _shared(vocabulary[place], _pairs(setting, piece))
    return score


def _pages(setting: Setting, last: int, first: int, onward: str, back: str) -> float:
    """Whether the pages that the marks name are those that folios around name."""
    score = 0.0
    here, there = setting.lines[last].page_name, setting.lines[first].page_name if first >= 0 else ""
    if onward and there:
        score += 1.5 if onward == there else -0.5
    if back and here:
        score += 1.5 if back == here else -0.5
    return score


def _seam(setting: Setting, last: int, first: int) -> float:
    """Whether the end of an article and the start of a piece make one sentence, or both are whole."""
    left, right = setting.facts[last], setting.facts[first]
    open_end = left.ends in ("plain", "pause", "open")
    cut = setting.words.cut_strength(setting.lines[last].text, setting.lines[first].text) if open_end else 0.0
    score = 1.5 if open_end and not right.opening else 0.3 if not open_end else 0.0
    if right.starts_closing:
        score += 2.0 if open_end else -2.0
    return score + min(max(cut, 0.0), 2.0)


def _pairs(setting: Setting, section: Section) -> Counter[str]:
    """The two-character words of a section."""
    found: Counter[str] = Counter()
    indices = [*section.head, *(index for unit in section.units for index in unit.lines)]
    for index in indices:
        text = fold(setting.lines[index].text)
        found.update(map("".join, itertools.pairwise(text)))
    return found


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """How much of a piece's vocabulary an article has too, in log odds (0-3)."""
    if not other:
        return 0.0
    common = sum(1 for pair in other if pair in one)
    return min(8.0 * common / len(other), 3.0)


def join_lines(lines: Sequence[Line], unit: Unit, source: str) -> Traced:
    """The lines of one paragraph as one text; between Latin words the line end becomes a blank."""
    body = lines[unit.lines[0]].body
    for index in unit.lines[1:]:
        right = lines[index].body
        gap = Traced()
        if _needs_blank(body.text, right.text):
            blank = re.compile(r"\s").search(source, body.at[-1] + 1, max(right.at[0], body.at[-1] + 1))
            gap = Traced(" ", (blank.start(),)) if blank else gap
        body = body + gap + right
    return body


def _needs_blank(left: str, right: str) -> bool:
    latin = left[-1].isascii() and right[0].isascii()
    if not latin:
        return False
    words = left[-1].isalpha() and right[0].isalpha()
    return words or (left[-1] in ",.;:!?)" and right[0].isalpha() and left[-2:-1].isascii())
