"""Lines of glyphs as text operators: strips of one face and size, with the spaces of the source back in their places.

Decisions: a reader of the PDF gets the source's own characters: spaces that setting turned into white are written as
space glyphs, a space that a line break swallowed stands at the end of its line, a hyphen that setting added reads as a
soft hyphen. A strip is one TJ array whose adjustments are the rounded differences between the pens and the widths the
PDF declares; the rounding never adds up.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from layout.compose.types import PlacedLine, Sheet, TextItem
from layout.lines.types import GlyphRun, Line

Mode: TypeAlias = Literal["level", "upright", "turned"]
SpaceGlyph: TypeAlias = Callable[[str, str], int | None]
"""The glyph of a character in a face (by name), None where it has none."""
Place: TypeAlias = tuple[int, int, int]
"""Which line: sheet, item and line index."""

CENTRAL_EM: Final = 0.38
"""The middle of the em box above the baseline, in em: where a turned run is centred in a vertical line."""
SOFT_HYPHEN: Final = "\u00ad"
IDEOGRAPHIC: Final = "\u2e80"
"""From here on characters belong to scripts that set no space between words."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Glyphs of one face in one size on one line. The first pen stands at (`x_pt`, `y_pt`), sheet coordinates.

    `pens_em` are distances from there along the line in em of `size_pt`, None = right after the glyph before;
    `texts` as in a glyph run; `rises_em` in em of `size_pt`, empty when none rises.
    `silent` = no part of the text that is read out (ruby).
    """

    face: str
    mode: Mode
    size_pt: float
    x_pt: float
    y_pt: float
    glyphs: tuple[int, ...]
    pens_em: tuple[float | None, ...]
    texts: tuple[str, ...]
    rises_em: tuple[float, ...] = ()
    silent: bool = False


def swallowed_spaces(sheets: Sequence[Sheet]) -> frozenset[Place]:
    """The lines after which the source has a space or break that no line holds, between two words of a script that
    parts
    words by spaces.
    """
    last: dict[str, tuple[Place, Line]] = {}
    found: set[Place] = set()
    for s, sheet in enumerate(sheets):
        for i, item in enumerate(sheet.items):
            if not isinstance(item, TextItem):
                continue
            for n, placed in enumerate(item.lines):
                line = placed.line
                if item.text in last:
                    place, before = last[item.text]
                    if line.first > before.end and _parts_words(before.text, line.text):
                        found.add(place)
                last[item.text] = ((s, i, n), line)
    return frozenset(found)


def _parts_words(before: str, after: str) -> bool:
    """Whether two texts on both sides of a break need a space between them."""
    return bool(before and after) and max(before[-1], after[0]) < IDEOGRAPHIC and not before[-1].isspace()


def strips_of(placed: PlacedLine, glyph_of: SpaceGlyph, space_after: bool) -> tuple[Strip, ...]:
    """The strips of a placed line, lengths in points and em; `space_after` adds a space at its end."""
    line = placed.line
    strips: list[Strip] = []
    position = 0
    for number_, run in enumerate(line.runs):
        is_last = number_ == len(line.runs) - 1
        cells, position = _spelled(line, run, position)
        if is_last:
            tail = line.text[position:]
            cells += [(None, char) for char in tail if char.isspace()]
            if space_after:
                cells.append((None, " "))
            cells = _soften(cells, run, glyph_of)
        if run.glyphs:
            strips += [_strip(placed, run, part, glyph_of) for part in _by_lift(placed, run, cells)]
    for run in line.rubies:
        cells = list(enumerate(run.texts))
        strips += [replace(_strip(placed, run, p, glyph_of), silent=True) for p in _by_lift(placed, run, cells)]
    return tuple(strips)


def _by_lift(
    placed: PlacedLine, run: GlyphRun, cells: list[tuple[int | None, str]]
) -> list[list[tuple[int | None, str]]]:
    """The cells in stretches of one lift where the run stands upright in a vertical line, else in one.

    There a lift moves to the right of the line's centre (digits side by side in one em), which no text rise can do.
    """
    if not placed.vertical or run.rotated or not run.y_em:
        return [cells]
    parts: list[list[tuple[int | None, str]]] = []
    lift = None
    for index, text in cells:
        if not parts or (index is not None and run.y_em[index] != lift):
            parts.append([])
        if index is not None:
            lift = run.y_em[index]
        parts[-1].append((index, text))
    return parts


def _spelled(line: Line, run: GlyphRun, position: int) -> tuple[list[tuple[int | None, str]], int]:
    """The run's glyphs by index with their texts, a None for each space before one; and where in the text it ends."""
    cells: list[tuple[int | None, str]] = []
    for i, text in enumerate(run.texts):
        if text:
            if not line.text.startswith(text, position):
                found = line.text.find(text, position)
                if found > 0 and line.text[position:found].isspace():
                    cells += [(None, char) for char in line.text[position:found]]
                    position = found
            if line.text.startswith(text, position):
                position += len(text)
            else:
                text = SOFT_HYPHEN if text in "-\u2010" else text
        cells.append((i, text))
    return cells, position


def _soften(cells: list[tuple[int | None, str]], run: GlyphRun, glyph_of: SpaceGlyph) -> list[tuple[int | None, str]]:
    """A hyphen without a text at the end of the line reads as a soft hyphen."""
    for place in range(len(cells) - 1, -1, -1):
        index, text = cells[place]
        if index is not None:
            hyphens = (glyph_of(run.face, "-"), glyph_of(run.face, "\u2010"))
            if not text and run.glyphs[index] in hyphens:
                cells[place] = (index, SOFT_HYPHEN)
            break
    return cells


def _strip(placed: PlacedLine, run: GlyphRun, cells: list[tuple[int | None, str]], glyph_of: SpaceGlyph) -> Strip:
    """One run as a strip; a space whose glyph the face lacks is left out."""
    glyphs: list[int] = []
    pens: list[float | None] = []
    texts: list[str] = []
    rises: list[float] = []
    first = next((index for index, _ in cells if index is not None), 0)
    start = run.x_em[first]
    for index, text in cells:
        glyph = run.glyphs[index] if index is not None else (glyph_of(run.face, text) or glyph_of(run.face, " "))
        if glyph is None:
            continue
        glyphs.append(glyph)
        pens.append((run.x_em[index] - start) / run.scale if index is not None else (None if len(glyphs) > 1 else 0.0))
        texts.append(text)
        rises.append(run.y_em[index] / run.scale if index is not None and run.y_em else 0.0)
    along = start * placed.size_pt
    size = placed.size_pt * run.scale
    mode: Mode = "level"
    x, y = placed.x_pt + along, placed.baseline_pt
    if placed.vertical:
        mode = "turned" if run.rotated else "upright"
        y = placed.baseline_pt + along
        if run.rotated:
            x = placed.x_pt - CENTRAL_EM * size
        else:
            x = placed.x_pt + (run.y_em[first] * placed.size_pt if run.y_em else 0.0)
            rises = []
    return Strip(
        run.face, mode, size, x, y, tuple(glyphs), tuple(pens), tuple(texts), tuple(rises) if any(rises) else ()
    )
