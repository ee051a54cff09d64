"""Strips as text operators: fonts, places and arrays of codes.

Decisions: what a line's glyphs are set apart by is character spacing, where most of them share it; what is left are
adjustments in the array, the rounded differences between the pens and where the file's widths lead; the rounding never
adds up; white is written in steps that no reader takes for a space. Vertical lines have adjustments only: readers
differ in the sign of their spacing.
Source: ISO 32000-1, 9.3 and 9.4.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from layout.paint.ink import PageInk
from layout.paint.objects import number
from layout.paint.pageface import PageFace
from layout.paint.text import Strip

DIVIDER_EM: Final = 6.0
"""How far from the strip the spaces of a divider stand, in em."""
LEAST_GAPS: Final = 3
"""Strips with fewer gaps are adjusted glyph by glyph."""
SPACING_DECIMALS: Final = 3
"""Of a point: what is rounded away is adjusted when it has added up."""
WHITE_STEP: Final = 100
"""Thousandths of the em: half a narrow word space, from which on pypdf takes an adjustment for a space."""
LEAST_ADJUSTMENT: Final = 0.6
"""Thousandths of the em that a glyph may stand away from its pen."""


def write_strips(page: PageInk, strips: Sequence[Strip], faces: Mapping[str, PageFace]) -> None:
    """Writes strips as one text object in the ink that is set."""
    out = ["BT"]
    font = ""
    for strip in strips:
        face = faces[strip.face]
        face.note(strip.glyphs, strip.mode)
        resource = face.resource + ("V" if strip.mode == "upright" else "")
        wanted = f"/{resource} {number(strip.size_pt)} Tf"
        if wanted != font:
            font = wanted
            out.append(wanted)
        wide = number(strip.condensed)
        matrix = f"0 -{wide} 1 0" if strip.mode == "turned" else f"{wide} 0 0 1"
        out.append(f"{matrix} {page.at(strip.x_pt, strip.y_pt)} Tm")
        advances = face.advances(strip.glyphs, strip.mode)
        spacing = 0.0 if strip.mode == "upright" else _spacing(strip, advances)
        out += page.space_by(spacing)
        set_apart = 1000 * spacing / strip.size_pt
        glyphs = [advance + set_apart for advance in advances]
        out += (
            _raised(strip, face, glyphs) if strip.rises_em else [_shown(strip, face, glyphs, (0, len(glyphs)), 0.0)[0]]
        )
    out.append("ET")
    page.emit("\n".join(out))


def write_divider(page: PageInk, strip: Strip, face: PageFace) -> None:
    """Two spaces well above or below a strip (see `segments.py`); nothing where the face has no space."""
    space = face.press.glyph_of(" ")
    if space is None:
        return
    (code,) = face.codes((space,))
    face.note((space,), "level")
    face.texts.setdefault(code, " ")
    away = DIVIDER_EM * strip.size_pt
    y = strip.y_pt - away if strip.y_pt - away > page.boxes.trim.y0 else strip.y_pt + away
    place = f"1 0 0 1 {page.at(strip.x_pt, y)} Tm"
    page.emit(f"BT\n/{face.resource} {number(strip.size_pt)} Tf\n{place}\n<{code:04X}{code:04X}> Tj\nET")


def _spacing(strip: Strip, advances: Sequence[float]) -> float:
    """The character spacing in points that most glyphs of a strip share."""
    pens = strip.pens_em
    gaps = [
        round(1000 * (pen - before) - advance, 1)
        for before, pen, advance in zip(pens, pens[1:], advances, strict=False)
        if pen is not None and before is not None
    ]
    if len(gaps) < LEAST_GAPS:
        return 0.0
    shared = max(set(gaps), key=lambda gap: (gaps.count(gap), -gap)) if gaps[0] != gaps[-1] else gaps[0]
    return round(shared * strip.size_pt / 1000, SPACING_DECIMALS)


def _raised(strip: Strip, face: PageFace, advances: Sequence[float]) -> list[str]:
    """The showing operators of a strip whose glyphs stand on several levels; `advances` with the spacing."""
    out: list[str] = []
    start, cursor = 0, 0.0
    for i in range(1, len(strip.glyphs) + 1):
        if i < len(strip.glyphs) and strip.rises_em[i] == strip.rises_em[start]:
            continue
        out.append(f"{number(strip.rises_em[start] * strip.size_pt)} Ts")
        shown, cursor = _shown(strip, face, advances, (start, i), cursor)
        out.append(shown)
        start = i
    return [*out, "0 Ts"]


def _shown(
    strip: Strip, face: PageFace, advances: Sequence[float], span: tuple[int, int], cursor: float
) -> tuple[str, float]:
    """The operator that shows the glyphs of `span`, and where the pen is then (thousandths of the em)."""
    start, end = span
    sign = 1 if strip.mode == "upright" else -1
    parts: list[str] = []
    codes = face.codes(strip.glyphs[start:end])
    for code, advance, pen in zip(codes, advances[start:end], strip.pens_em[start:end], strict=True):
        if pen is not None:
            away = pen * 1000 - cursor
            if away > LEAST_ADJUSTMENT or away < -LEAST_ADJUSTMENT:
                adjust = round(away)
                parts.append(_away(sign * adjust))
                cursor += adjust
        parts.append(f"{code:04X}")
        cursor += advance
    shown = f"[<{''.join(parts)}>] TJ"
    return shown.replace("[<>", "["), cursor


def _away(adjust: int) -> str:
    """An adjustment between two strings, a wide one in steps: spaces of the text are glyphs."""
    steps = -(adjust // WHITE_STEP)
    if steps < 2:
        return f">{adjust}<"
    return ">" + " ".join(str((adjust + n) // steps) for n in range(steps)) + "<"
