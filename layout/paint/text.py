"""Lines of glyphs as text operators: strips of one face and size, with the spaces of the source back in their places.

Decisions: a reader of the PDF gets the source's own characters: spaces that setting turned into white are written as
space glyphs, a space that a line break swallowed stands at the end of its line, a hyphen that setting added reads as a
soft hyphen and has a code of its own. A strip is one TJ array whose adjustments are the rounded differences between the
pens and the widths the PDF declares; the rounding never adds up.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Literal, NamedTuple, TypeAlias

from layout.compose.types import PlacedLine, Sheet, TextItem
from layout.lines.types import GlyphRun, Line
from layout.model.style import Lang
from layout.paint.faces import told_apart
from layout.records import dataclass

Mode: TypeAlias = Literal["level", "upright", "turned"]
Part: TypeAlias = Literal["", "RB", "RT"]
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
    `lang` is the language where it is not that of the whole text. `part` tells the base of a ruby (`RB`) and the ruby
    itself (`RT`) from the text around them; `ruby` = the first character of the text that it stands beside.
    `condensed` = how wide the glyphs are drawn over their own width; the pens of a level strip are in em as wide.
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
    lang: Lang | None = None
    part: Part = ""
    ruby: int = 0
    condensed: float = 1.0


class _Cell(NamedTuple):
    """A glyph of a run by its number (None: a space that has none), the text it stands for, and where that
    begins in the line's text.
    """

    glyph: int | None
    text: str
    at: int


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
        plain = _plain(placed, run, position, is_last and space_after)
        if plain is not None and (not is_last or plain == len(line.text)):
            strips.append(_whole(placed, run))
            position = plain
            continue
        cells, position = _spelled(line, run, position)
        if is_last:
            tail = line.text[position:]
            cells += [_Cell(None, char, position + n) for n, char in enumerate(tail) if char.isspace()]
            if space_after:
                cells.append(_Cell(None, " ", len(line.text)))
            cells = _soften(cells, run, glyph_of)
        if run.glyphs:
            for base, under in _by_base(line, cells):
                made = [_strip(placed, run, part, glyph_of) for part in _by_lift(placed, run, under)]
                strips += made if base is None else [replace(strip, part="RB", ruby=base) for strip in made]
    for ruby in line.rubies:
        for run in ruby.runs:
            cells = [_Cell(i, text, 0) for i, text in enumerate(run.texts)]
            made = [_strip(placed, run, part, glyph_of) for part in _by_lift(placed, run, cells)]
            strips += [replace(strip, part="RT", ruby=ruby.first) for strip in made]
    return tuple(strips)


def _plain(placed: PlacedLine, run: GlyphRun, position: int, space_after: bool) -> int | None:
    """Where the run's text ends in the line's, if it just stands there and nothing is to be added or told apart."""
    texts = run.texts
    if not texts or not texts[-1] or space_after or placed.line.rubies or (placed.vertical and run.y_em):
        return None
    whole = "".join(texts)
    return position + len(whole) if placed.line.text.startswith(whole, position) else None


def _whole(placed: PlacedLine, run: GlyphRun) -> Strip:
    """A run as it is, as one strip."""
    start, scale = run.x_em[0], run.scale
    x, y, mode = _stand(placed, run, start, 0.0)
    along = scale if mode == "upright" else scale * run.condensed
    pens = tuple([(x_em - start) / along for x_em in run.x_em])
    rises = tuple([up / scale for up in run.y_em]) if any(run.y_em) else ()
    size = placed.size_pt * scale
    return Strip(run.face, mode, size, x, y, run.glyphs, pens, run.texts, rises, run.lang, condensed=run.condensed)


def _stand(placed: PlacedLine, run: GlyphRun, start_em: float, lift_em: float) -> tuple[float, float, Mode]:
    """Where the first pen of a strip stands in points, and how the strip runs."""
    along = start_em * placed.size_pt
    if not placed.vertical:
        return placed.x_pt + along, placed.baseline_pt, "level"
    if run.rotated:
        return placed.x_pt - CENTRAL_EM * placed.size_pt * run.scale, placed.baseline_pt + along, "turned"
    return placed.x_pt + lift_em * placed.size_pt, placed.baseline_pt + along, "upright"


def _by_base(line: Line, cells: list[_Cell]) -> list[tuple[int | None, list[_Cell]]]:
    """The cells in stretches that stand under one ruby of the line, or under none."""
    if not line.rubies:
        return [(None, cells)]
    parts: list[tuple[int | None, list[_Cell]]] = []
    for cell in cells:
        at = line.first + cell.at
        base = next((ruby.first for ruby in line.rubies if ruby.first <= at < ruby.end), None)
        if not cell.text and parts:  # a later glyph of a cluster stays with its first
            base = parts[-1][0]
        if not parts or base != parts[-1][0]:
            parts.append((base, []))
        parts[-1][1].append(cell)
    return parts


def _by_lift(placed: PlacedLine, run: GlyphRun, cells: list[_Cell]) -> list[list[_Cell]]:
    """The cells in stretches of one lift where the run stands upright in a vertical line, else in one.

    There a lift moves to the right of the line's centre (digits side by side in one em), which no text rise can do.
    """
    if not placed.vertical or run.rotated or not run.y_em:
        return [cells]
    parts: list[list[_Cell]] = []
    lift = None
    for cell in cells:
        if not parts or (cell.glyph is not None and run.y_em[cell.glyph] != lift):
            parts.append([])
        if cell.glyph is not None:
            lift = run.y_em[cell.glyph]
        parts[-1].append(cell)
    return parts


def _spelled(line: Line, run: GlyphRun, position: int) -> tuple[list[_Cell], int]:
    """The run's glyphs by index with their texts, a None for each space before one; and where in the text it ends."""
    cells: list[_Cell] = []
    for i, text in enumerate(run.texts):
        at = position
        if text:
            if not line.text.startswith(text, position):
                found = line.text.find(text, position)
                if found > 0 and line.text[position:found].isspace():
                    cells += [_Cell(None, char, position + n) for n, char in enumerate(line.text[position:found])]
                    at = position = found
            if line.text.startswith(text, position):
                position += len(text)
            else:
                text = SOFT_HYPHEN if text in "-\u2010" else text
        cells.append(_Cell(i, text, at))
    return cells, position


def _soften(cells: list[_Cell], run: GlyphRun, glyph_of: SpaceGlyph) -> list[_Cell]:
    """A hyphen without a text at the end of the line reads as a soft hyphen."""
    for place in range(len(cells) - 1, -1, -1):
        index, text, at = cells[place]
        if index is not None:
            hyphens = (glyph_of(run.face, "-"), glyph_of(run.face, "\u2010"))
            if not text and run.glyphs[index] in hyphens:
                cells[place] = _Cell(index, SOFT_HYPHEN, at)
            break
    return cells


def _strip(placed: PlacedLine, run: GlyphRun, cells: list[_Cell], glyph_of: SpaceGlyph) -> Strip:
    """One run as a strip; a space whose glyph the face lacks is left out."""
    glyphs: list[int] = []
    pens: list[float | None] = []
    texts: list[str] = []
    rises: list[float] = []
    first = next((cell.glyph for cell in cells if cell.glyph is not None), 0)
    start = run.x_em[first]
    x, y, mode = _stand(placed, run, start, run.y_em[first] if run.y_em else 0.0)
    along = run.scale if mode == "upright" else run.scale * run.condensed
    for index, text, _ in cells:
        glyph = run.glyphs[index] if index is not None else (glyph_of(run.face, text) or glyph_of(run.face, " "))
        if glyph is None:
            continue
        glyphs.append(told_apart(glyph, text) if text == SOFT_HYPHEN else glyph)
        pens.append((run.x_em[index] - start) / along if index is not None else (None if len(glyphs) > 1 else 0.0))
        texts.append(" " if index is None and glyph == glyph_of(run.face, " ") else text)
        rises.append(run.y_em[index] / run.scale if index is not None and run.y_em else 0.0)
    size = placed.size_pt * run.scale
    if mode == "upright":
        rises = []
    lifted = tuple(rises) if any(rises) else ()
    return Strip(
        run.face, mode, size, x, y, tuple(glyphs), tuple(pens), tuple(texts), lifted, run.lang, condensed=run.condensed
    )
