"""Lines whose every letter a page set apart or printed twice: letters spaced out, titles with a shadow.

Decisions: a line counts as spaced out when nearly all its letters stand alone and it holds a mark of a sentence or
stands beside a line of prose, for a row of a table does not; a title as printed twice when every letter of it is, and
no doubled word of the language stands in it (红红火火, 冷冷清清).
"""

import re
from collections.abc import Sequence
from typing import Final

from layout.lexicon import word_nats
from layout.repair.lines import Line
from layout.repair.marks import HAN_CHAR
from layout.repair.types import Change, Options, Traced

_MARK: Final = re.compile("[，。、；：！？,;:!?“”（）()]")
_GAP: Final = re.compile(r"[ \u3000\xa0]+")
LETTERS: Final = 8
"""A line whose letters are set apart has at least so many."""
ALONE: Final = 0.85
"""So large a share of what blanks set apart in it are single letters."""
SHADOWED: Final = 5
"""A title printed twice has at least so many letters, before it was."""
DISTINCT: Final = 4
"""So many of them differ: laughter and rules do not. Half of them are Han: the figures of a telephone are none."""


def restore_letters(lines: tuple[Line, ...], options: Options) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines with their letters closed up and printed once, and the changes that made them so."""
    kept: list[Line] = []
    changes: list[Change] = []
    spaced = _spaced_out(lines)
    for index, line in enumerate(lines):
        if index in spaced:
            body, made = _closed_up(line.body, options)
            line, changes = (line.with_body(body) if made else line), changes + made
        if (times := shadow_of(line.text)) > 1:
            body = _once(line.body, times)
            start, end = line.start, line.end
            cue = (("every letter is printed twice", 4.0),)
            change = Change(f"glyph-{start}", "glyph", start, end, line.text, body.text, 0.95, cue)
            if options.decided(change.id, change.kind) is not False:
                line, changes = line.with_body(body), [*changes, change]
        kept.append(line)
    return tuple(kept), tuple(changes)


def _spaced_out(lines: Sequence[Line]) -> frozenset[int]:
    """The lines, by index, whose letters are set apart: with a mark of a sentence, or beside a line of prose."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if not is_spaced_out(line.text):
            continue
        near = [lines[index - 1]] if index and not line.blanks else []
        near += [lines[index + 1]] if index + 1 < len(lines) and not lines[index + 1].blanks else []
        if _MARK.search(line.text) or index - 1 in found or any(_is_prose(other.text) for other in near):
            found.add(index)
    return frozenset(found)


def _is_prose(text: str) -> bool:
    """Whether a line runs on without a blank, as those of a column do."""
    return len(text) >= LETTERS and re.search(r"\s", text) is None and HAN_CHAR.match(text[-1]) is not None


def is_spaced_out(text: str) -> bool:
    """Whether the letters of a line are set apart; a mark stands close to its letter, a figure is one."""
    parts = [_MARK.sub("", part) for part in text.split()]
    letters = [part for part in parts if len(part) <= 1 or part.isdecimal()]
    han = sum(HAN_CHAR.match(letter) is not None for letter in letters)
    return len(letters) >= max(LETTERS, ALONE * len(parts)) and 3 * han >= 2 * len(letters)


def _closed_up(body: Traced, options: Options) -> tuple[Traced, list[Change]]:
    """A line without the blanks that set its letters apart; wider ones, between words, stay."""
    gaps = [gap for gap in _GAP.finditer(body.text) if gap.start() > 0 and gap.end() < len(body.text)]
    usual = sorted(len(gap[0]) for gap in gaps)[len(gaps) // 2]
    kept, changes, done = Traced(), list[Change](), 0
    for gap in gaps:
        start, end = body.at[gap.start()], body.at[gap.end() - 1] + 1
        change = Change(
            f"space-{start}", "space", start, end, gap[0], "", 0.96, (("the letters of the line are set apart", 4.0),)
        )
        if len(gap[0]) <= usual and options.decided(change.id, "space") is not False:
            kept, done = kept + body.cut(done, gap.start()), gap.end()
            changes.append(change)
    return kept + body.cut(done), changes


def shadow_of(text: str) -> int:
    """How many times each letter of a line is printed, one after the other; 1 for a line as it should be."""
    letters = re.sub(r"\s", "", text)
    for times in (2, 3):
        once = letters[::times]
        if len(once) < SHADOWED or len(set(once)) < DISTINCT or 2 * len(HAN_CHAR.findall(once)) < len(once):
            return 1
        if letters == "".join(letter * times for letter in once) and not (times == 2 and _doubled_words(letters)):
            return times
    return 1


def _doubled_words(letters: str) -> bool:
    """Whether a text with every letter doubled may be meant so: the language doubles a word so, or it is short."""
    if not all(map(HAN_CHAR.match, letters)):
        return False
    places = range(0, len(letters) - 3, 2)
    return len(letters) in (8, 12) or any(word_nats(letters[place : place + 4]) is not None for place in places)


def _once(body: Traced, times: int) -> Traced:
    """A line with each letter once; blanks between them stay."""
    places, seen = list[int](), 0
    for place, char in enumerate(body.text):
        if char.isspace() or seen % times == 0:
            places.append(place)
        seen += not char.isspace()
    return Traced("".join(body.text[place] for place in places), tuple(body.at[place] for place in places))
