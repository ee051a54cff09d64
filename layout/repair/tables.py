"""Tables of Markdown: `| 乡镇 | 进度 |` over `|---|---|` over rows; the marks go, each line is a row.

Decisions: a stroke parts many things on a page (文 | 图, 01 | 要闻), so a table is two lines and more, one under the
other, with as many strokes each, and strokes at both edges or the line of dashes under the first.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from layout.repair.lines import Line
from layout.repair.punctuation import Edit, apply_edits
from layout.repair.types import Change, Options, Traced

RULE: Final = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?")
"""The line of dashes under the head of a table."""
_STROKE: Final = re.compile(r"(?<!\s)\s*+\|\s*+")
_EDGES: Final = 3
"""Two columns between strokes at both edges have so many strokes."""
_LEAST: Final = 2
"""A table has so many lines and more."""


def open_tables(lines: tuple[Line, ...], options: Options) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines, those of tables without their strokes, and what went."""
    if sum("|" in line.text for line in lines) < _LEAST:
        return lines, ()
    inside = _in_tables(lines)
    kept: list[Line] = []
    changes: list[Change] = []
    for index, line in enumerate(lines):
        body, found = _without_strokes(line.body) if index in inside else (line.body, [])
        if not found or any(options.decided(change.id, change.kind) is False for change in found):
            kept.append(line)
            continue
        changes += found
        if body.text:
            kept.append(replace(line.with_body(body), tabled=True))
    return tuple(kept), tuple(changes)


def _in_tables(lines: Sequence[Line]) -> set[int]:
    """The lines, by index, that tables are made of."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(lines) + 1):
        text = lines[index].text if index < len(lines) else ""
        goes_on = "|" in text and run and not lines[index].blanks and _columns(text) == _columns(lines[run[0]].text)
        if not goes_on:
            ruled = len(run) > 1 and RULE.fullmatch(lines[run[1]].text) is not None
            edged = all(_is_edged(lines[place].text) for place in run)
            found |= {*run} if len(run) >= _LEAST and (ruled or edged) else set()
            run = []
        if "|" in text:
            run.append(index)
    return found


def _is_edged(text: str) -> bool:
    """Whether a line has strokes at both edges, and one between."""
    return text[0] == text[-1] == "|" and text.count("|") >= _EDGES


def _columns(text: str) -> int:
    """How many columns strokes make of a line."""
    return text.strip().strip("|").count("|") + 1


def _without_strokes(body: Traced) -> tuple[Traced, list[Change]]:
    """A row with blanks in the place of its strokes, nothing of a line of dashes, and what went."""
    if RULE.fullmatch(body.text):
        return Traced(), [_change(body, "noise", "")]
    changes: list[Change] = []
    edits: list[Edit] = []
    strokes = [*_STROKE.finditer(body.text)]
    first, last = strokes[0].start() == 0, strokes[-1].end() == len(body.text)
    for stroke in strokes[first : len(strokes) - last]:
        edits.append(Edit(stroke.start(), stroke.end(), "\u3000", "glyph", 0.95, "a stroke between two columns"))
        changes.append(_change(body.cut(stroke.start(), stroke.end()), "glyph", "\u3000"))
    start, end = strokes[0].end() if first else 0, strokes[-1].start() if last else len(body.text)
    changes += [_change(body.cut(0, start).strip(), "noise", "")] if first else []
    changes += [_change(body.cut(end).strip(), "noise", "")] if last else []
    whole = apply_edits(body, edits)
    return whole.cut(start, whole.at.index(body.at[end]) if last else None).strip(), changes


def _change(cut: Traced, kind: Literal["noise", "glyph"], after: str) -> Change:
    """One mark of a table that goes."""
    at, cues = cut.at[0], (("a table of Markdown", 4.0),)
    reason = "Markdown mark" if kind == "noise" else ""
    return Change(f"{kind}-{at}", kind, at, cut.at[-1] + 1, cut.text, after, 0.95, cues, reason=reason)
