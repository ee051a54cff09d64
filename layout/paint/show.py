"""Strips as text operators: fonts, places and arrays of codes.

Decisions: a strip is one array whose adjustments are the rounded differences between the pens and the widths that the
file declares; the rounding never adds up. Source: ISO 32000-1, 9.4.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from layout.paint.faces import EmbeddedFace
from layout.paint.ink import PageInk
from layout.paint.objects import number
from layout.paint.segments import advance
from layout.paint.text import Strip

DIVIDER_EM: Final = 6.0
"""How far from the strip the spaces of a divider stand, in em."""


def write_strips(page: PageInk, strips: Sequence[Strip], faces: Mapping[str, EmbeddedFace]) -> None:
    """Writes strips as one text object in the ink that is set."""
    out = ["BT"]
    font = ""
    for strip in strips:
        face = faces[strip.face]
        resource = face.resource + ("V" if strip.mode == "upright" else "")
        wanted = f"/{resource} {number(strip.size_pt)} Tf"
        if wanted != font:
            font = wanted
            out.append(wanted)
        matrix = "0 -1 1 0" if strip.mode == "turned" else "1 0 0 1"
        out.append(f"{matrix} {page.at(strip.x_pt, strip.y_pt)} Tm")
        out += _shown(strip, face)
    out.append("ET")
    page.emit("\n".join(out))


def write_divider(page: PageInk, strip: Strip, face: EmbeddedFace) -> None:
    """Two spaces well above or below a strip (see `segments.py`); nothing where the face has no space."""
    if face.space is None:
        return
    code = face.codes[face.space]
    face.texts.setdefault(code, " ")
    away = DIVIDER_EM * strip.size_pt
    y = strip.y_pt - away if strip.y_pt - away > page.boxes.trim.y0 else strip.y_pt + away
    place = f"1 0 0 1 {page.at(strip.x_pt, y)} Tm"
    page.emit(f"BT\n/{face.resource} {number(strip.size_pt)} Tf\n{place}\n<{code:04X}{code:04X}> Tj\nET")


def _shown(strip: Strip, face: EmbeddedFace) -> list[str]:
    """The showing operators of a strip."""
    out: list[str] = []
    row: list[str] = []
    cursor, rise = 0.0, 0.0
    sign = 1 if strip.mode == "upright" else -1
    for i, (glyph, pen) in enumerate(zip(strip.glyphs, strip.pens_em, strict=True)):
        level = strip.rises_em[i] if strip.rises_em else 0.0
        if level != rise:
            _flush(out, row)
            out.append(f"{number(level * strip.size_pt)} Ts")
            rise = level
        adjust = round(pen * 1000 - cursor) if pen is not None else 0
        if adjust:
            row.append(str(sign * adjust))
            cursor += adjust
        row.append(f"<{face.codes[glyph]:04X}>")
        cursor += advance(strip, face, glyph)
    _flush(out, row)
    if rise:
        out.append("0 Ts")
    return out


def _flush(out: list[str], row: list[str]) -> None:
    """Closes the array of codes that was begun."""
    if row:
        out.append(f"[{''.join(row).replace('><', '')}] TJ")
        row.clear()
