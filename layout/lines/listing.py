"""Set lines as the JSON of contract.md (`typeset --json`): every glyph with its pen position and body, in em."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from layout.lines.glyphs import SOFT_HYPHEN_TEXT
from layout.lines.types import Line

DIGITS = 5
"""Decimals of an em that are written."""


def line_json(line: Line, paragraph: int) -> dict[str, Any]:
    """One line of a paragraph (counted from 0); lengths in em from the column's start edge."""
    return {
        "paragraph": paragraph,
        "text": line.text,
        "first": line.first,
        "end": line.end,
        "indent_em": _em(line.indent_em),
        "width_em": _em(line.width_em),
        "last": line.last,
        "glyphs": list(_glyphs(line)),
        "stretch_em": _em(line.stretch_em),
        "findings": list(line.findings),
    }


def _glyphs(line: Line) -> Iterator[dict[str, Any]]:
    """The glyphs that stand for text, in order, an upright cell as one; each advances to the body of the next."""
    entries: list[tuple[str, float, tuple[float, float], str]] = []
    for run in line.runs:
        for text, pen, body in zip(run.texts, run.x_em, run.bodies(), strict=True):
            if text and entries and entries[-1][2] == body:
                entries[-1] = (entries[-1][0] + text, *entries[-1][1:])
            elif text:
                entries.append((text, pen, body, run.face))
    ends = [after[2][0] for _, after in pairwise(entries)]
    if entries:
        ends.append(max(line.width_em, entries[-1][2][1]))
    for (text, pen, (start, end), face), following in zip(entries, ends, strict=True):
        yield {
            "text": "-" if text == SOFT_HYPHEN_TEXT else text,
            "origin_em": _em(pen),
            "advance_em": _em(following - start),
            "body_em": [_em(start), _em(end)],
            "font": face,
        }


def _em(value: float) -> float:
    """A length in em without the noise of binary fractions."""
    return round(value, DIGITS) + 0.0
