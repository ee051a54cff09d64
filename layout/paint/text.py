"""Lines of glyphs as text operators: strips of one face and size, with the spaces of the source back in their places.

Decisions: a reader of the PDF gets the source's own characters: spaces that setting turned into white are written as
space glyphs, a space that a line break swallowed stands at the end of its line, a hyphen that setting added reads as a
soft hyphen. A strip is one TJ array whose adjustments are the rounded differences between the pens and the widths the
PDF declares; the rounding never adds up. A code used for a second text is wrapped in ActualText (print.md §3).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from layout.compose.types import PlacedLine, Sheet, TextItem
from layout.lines.types import GlyphRun, Line
from layout.paint.faces import EmbeddedFace
from layout.paint.ink import PageInk, actual_text
from layout.paint.objects import number

Mode: TypeAlias = Literal["level", "upright", "turned"]
SpaceGlyph: TypeAlias = Callable[[str, str], int | None]
"""The glyph of a character in a face (by name), None where it has none."""
Place: TypeAlias = tuple[int, int, int]
"""Which line: sheet, item and line index."""

CENTRAL_EM: Final = 0.38
"""The middle of the em box above the baseline, in em: where a turned run is centred in a vertical line."""
DIVIDER_EM: Final = 6.0
"""How far from the strip the spaces of a divider stand, in em."""
SOFT_HYPHEN: Final = "\u00ad"
IDEOGRAPHIC: Final = "\u2e80"
"""From here on characters belong to scripts that set no space between words."""
NO_TEXT: Final = "\u200b"
"""Text of a code that never stands for anything by itself (a later glyph of a cluster)."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Glyphs of one face in one size on one line. The first pen stands at (`x_pt`, `y_pt`), sheet coordinates.

    `pens_em` are distances from there along the line in em of `size_pt`, None = right after the glyph before;
    `texts` as in a glyph run; `rises_em` in em of `size_pt`, empty when none rises.
    `silent` = no part of the text that is read out (ruby). `divider` is the space glyph that parts the strip from the
    one before it (see `divided`).
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
    divider: int | None = None


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


def divided(strips: Sequence[Strip], before: Strip | None, glyph_of: SpaceGlyph) -> tuple[Strip, ...]:
    """The strips, those marked that a reader would put before the one in front of them.

    Some readers take text at the same height for one line and sort it from the left (pdfium): the next line of
    vertical text, or an article left of the foot of another, would come too early. Two spaces at another height, which
    stand for no text, keep the order. `before` is the strip painted last.
    """
    marked: list[Strip] = []
    for strip in strips:
        if before is not None and _would_be_sorted(before, strip):
            strip = replace(strip, divider=glyph_of(strip.face, " "))
        marked.append(strip)
        before = strip
    return tuple(marked)


def _would_be_sorted(before: Strip, strip: Strip) -> bool:
    """Whether a strip starts at about the height of the one before it, and left of it."""
    return strip.x_pt < before.x_pt and abs(strip.y_pt - before.y_pt) <= max(strip.size_pt, before.size_pt)


def write_strips(page: PageInk, strips: Sequence[Strip], faces: Mapping[str, EmbeddedFace]) -> None:
    """Writes strips as one text object in the ink that is set."""
    out = ["BT"]
    font = ""
    for strip in strips:
        face = faces[strip.face]
        resource = face.resource + ("V" if strip.mode == "upright" else "")
        wanted = f"/{resource} {number(strip.size_pt)} Tf"
        if strip.divider is not None:
            out += _divider(page, strip, face)
            font = ""
        if wanted != font:
            font = wanted
            out.append(wanted)
        matrix = "0 -1 1 0" if strip.mode == "turned" else "1 0 0 1"
        out.append(f"{matrix} {page.at(strip.x_pt, strip.y_pt)} Tm")
        shown = _shown(strip, face)
        out += [actual_text(""), *shown, "EMC"] if strip.silent else shown
    out.append("ET")
    page.emit("\n".join(out))


def _divider(page: PageInk, strip: Strip, face: EmbeddedFace) -> list[str]:
    """Two spaces well above or below the strip, standing for no text."""
    code = face.codes[strip.divider or 0]
    face.texts.setdefault(code, " ")
    away = DIVIDER_EM * strip.size_pt
    y = strip.y_pt - away if strip.y_pt - away > page.boxes.trim.y0 else strip.y_pt + away
    font = f"/{face.resource} {number(strip.size_pt)} Tf"
    return [actual_text(""), font, f"1 0 0 1 {page.at(strip.x_pt, y)} Tm", f"<{code:04X}{code:04X}> Tj", "EMC"]


def _shown(strip: Strip, face: EmbeddedFace) -> list[str]:
    """The showing operators of a strip."""
    out: list[str] = []
    row: list[str] = []
    cursor, rise = 0.0, 0.0
    sign = 1 if strip.mode == "upright" else -1
    for start, end in _clusters(strip.texts):
        text = strip.texts[start]
        spans = end - start > 1 or _claims(face, strip, start, text)
        for i in range(start, end):
            glyph, pen = strip.glyphs[i], strip.pens_em[i]
            level = strip.rises_em[i] if strip.rises_em else 0.0
            if level != rise:
                _flush(out, row)
                out.append(f"{number(level * strip.size_pt)} Ts")
                rise = level
            adjust = round(pen * 1000 - cursor) if pen is not None else 0
            if adjust:
                row.append(str(sign * adjust))
                cursor += adjust
            if spans and i == start:
                _flush(out, row)
                out.append(actual_text(text))
            code = face.codes[glyph]
            face.texts.setdefault(code, strip.texts[i] or NO_TEXT)
            row.append(f"<{code:04X}>")
            cursor += -face.verticals[glyph].advance if strip.mode == "upright" else face.widths[glyph]
        if spans:
            _flush(out, row)
            out.append("EMC")
    _flush(out, row)
    if rise:
        out.append("0 Ts")
    return out


def _claims(face: EmbeddedFace, strip: Strip, index: int, text: str) -> bool:
    """Whether the code already stands for another text; a new code is given this one."""
    return face.texts.setdefault(face.codes[strip.glyphs[index]], text or NO_TEXT) != (text or NO_TEXT)


def _clusters(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Glyphs that stand for one text together: a glyph with a text and those without one after it."""
    starts = [i for i, text in enumerate(texts) if text or i == 0]
    return list(zip(starts, [*starts[1:], len(texts)], strict=True))


def _flush(out: list[str], row: list[str]) -> None:
    """Closes the array of codes that was begun."""
    if row:
        out.append(f"[{''.join(row).replace('><', '')}] TJ")
        row.clear()
