"""Units of a vertical line: upright, turned on their side, or digits side by side in one em.

Decisions: pens run down from the top of the body, lifts to the right from the line's centre; of an upright glyph both
name its vertical origin, as HarfBuzz and a PDF font for vertical writing have it; a turned one stands as in a
horizontal line. Forms come from `vert`; where a face has no
form, brackets and dashes are turned, ，。、 and small kana are moved to the upper right by computation (to the middle
where the language has them there), ：；！？ stay upright in the middle.

Source: typography.md §13; Unicode Standard Annex 50, version 15 (values R, Tr, Tu of what is set unit by unit).
"""

from bisect import bisect_right
from typing import Final

from layout.chars import CENTRED_LANGS, IDEOGRAPHIC, CharClass, Widths, widths
from layout.fonts import Face
from layout.shape.cuts import (
    LOW_MARKS,
    MIDDLE_EM,
    MIDDLE_TOLERANCE_EM,
    Cut,
    Manner,
    close_cut,
    cut_unit,
    half_shift,
    join_dash,
    spread,
    stand,
    texts_of,
)
from layout.shape.harfbuzz import FRAME_TOP_EM, Glyphs, ink_box, shape_string, vertical_origin

QUARTER_EM: Final = 0.25
"""Middle of the right half of a vertical line, from its centre."""
SMALL_KANA_SHIFT_EM: Final = 0.12
"""How far a small kana without a vertical form moves right and up."""
BASELINE_TOLERANCE_EM: Final = 0.03
"""Digits whose middle is this near that of the Han frame share its baseline."""
LEAST_CONDENSED: Final = 0.8
"""Three digits of a cell are drawn no narrower than this part of their own width. Source: typography.md §13."""
CELL_EM: Final = 1.001
"""Width of an upright cell, with room for rounding."""
ROUNDING_EM: Final = 1e-4
_QUOTES: Final[dict[str, str]] = {"“": "『", "”": "』", "‘": "「", "’": "」"}
_QUOTES_CORNER_FIRST: Final[dict[str, str]] = {"“": "「", "”": "」", "‘": "『", "’": "』"}
_COLONS: Final = "：；"
# First and last code point of symbols that UAX 50 turns (R), of those among HAN.
_TURNED: Final[tuple[tuple[int, int], ...]] = (
    (0x2190, 0x21FF), (0x2308, 0x230B), (0x2320, 0x2323), (0x232C, 0x237C), (0x239B, 0x23BD), (0x23CE, 0x23CE),
    (0x23D0, 0x23D0), (0x23DC, 0x23E1), (0x2423, 0x2423), (0x2500, 0x259F), (0x261A, 0x261F), (0x2768, 0x2775),
    (0x2794, 0x27BF), (0x2B00, 0x2B11), (0x2B30, 0x2B4F), (0x2B5A, 0x2B96), (0x2B98, 0x2BB7), (0x2BD2, 0x2BD2),
    (0x2BEC, 0x2BEF), (0xFF0D, 0xFF0D), (0xFF1C, 0xFF1E), (0xFF61, 0xFF9F), (0x1F800, 0x1F8FF),
)  # fmt: skip
_TURNED_STARTS: Final = tuple(first for first, _ in _TURNED)
_TURNED_WITHOUT_FORM: Final = "〰゠＿｜￣"
_TURNS: Final = (CharClass.OPEN, CharClass.CLOSE, CharClass.PROL, CharClass.CONN, CharClass.DASH2, CharClass.ELL)


def cut_upright(unit: str, cls: CharClass, face: Face, manner: Manner) -> Cut:
    """A unit of a vertical line in its body.

    Args:
        unit: The characters, controls taken away.
        cls: The class of the unit.
        face: The face that sets it.
        manner: Language and style; vertical.
    """
    shown = _with_corners(unit, face, manner.lang)
    glyphs = shape_string(face, shown, manner.lang, "vertical")
    flat = shape_string(face, shown, manner.lang, "cjk")
    has_form = glyphs.ids != flat.ids
    if _is_turned(unit[0]) or (not has_form and _turns(unit[0], cls, manner.lang)):
        return _lying(cut_unit(unit, cls, face, manner))
    if manner.proportional and cls in IDEOGRAPHIC and (close := close_cut(unit, cls, face, manner)) is not None:
        return close
    if cls is CharClass.DASH2:
        return join_dash(unit, face, glyphs, is_upright=True)._replace(missing=glyphs.is_missing)
    wide = widths(unit if cls is CharClass.ELL else unit[0], cls, manner.lang, True, manner.punctuation)
    if cls is CharClass.ELL:
        glyphs = spread(glyphs, wide.body_em or 1.0)
    is_own = has_form and (manner.lang == "zh-Hans" or not wide.fixed)
    is_own = is_own and not _hangs_in_the_middle(glyphs, unit, manner.lang, face)
    if not is_own:
        glyphs = _formed(glyphs, unit[0], cls, manner.lang, face)
    shift, body, before, after = _stand(glyphs, wide, is_own, face, (shown, manner.lang))
    pens = tuple(pen + shift for pen in glyphs.pens)
    texts = texts_of(unit, glyphs.clusters) if len(shown) == len(unit) else (unit,)
    lifts = glyphs.lifts if any(abs(lift) > ROUNDING_EM for lift in glyphs.lifts) else ()
    return Cut(cls, face.id, glyphs.ids, pens, texts, body, before, after, lifts, missing=glyphs.is_missing)


def _stand(
    glyphs: Glyphs, wide: Widths, is_own: bool, face: Face, shown: tuple[str, str]
) -> tuple[float, float, float, float]:
    """Where the glyphs stand in their body along the line; a form that keeps its em keeps its designer's place."""
    if wide.fixed and wide.body_em == 1.0 and is_own:
        return (1.0 - glyphs.advance) / 2, 1.0, 0.0, 0.0
    half = None
    if wide.ink in ("start", "end") and is_own:
        half = half_shift(glyphs, shape_string(face, *shown, "vertical_half"))
    return stand(wide, glyphs.advance, glyphs.ink, half)


def fits_cell(text: str, face: Face, lang: str) -> bool:
    """Whether characters set side by side are no wider than an em; three digits may be condensed for that."""
    condensing = LEAST_CONDENSED if len(text) == 3 and text.isdigit() else 1.0
    return _side_by_side(text, face, lang).advance * condensing <= CELL_EM


def _side_by_side(text: str, face: Face, lang: str) -> Glyphs:
    """Characters of one cell in the narrowest forms of a face: half-width, three of them a third of an em each."""
    if len(text) == 1:
        return shape_string(face, text, lang, "latin")
    half = shape_string(face, text, lang, "cell")
    third = shape_string(face, text, lang, "third") if len(text) == 3 else half
    return third if third.advance < half.advance else half


def cut_cell(text: str, face: Face, lang: str) -> Cut:
    """Digits or letters side by side in one em of a vertical line, centred on it.

    Args:
        text: A number of a few characters, a letter, or a sign.
        face: The face that sets it.
        lang: The language.
    """
    glyphs = _side_by_side(text, face, lang)
    condensed = min(1.0, 1.0 / glyphs.advance) if len(text) == 3 and glyphs.advance > CELL_EM else 1.0
    height = shape_string(face, "0" if text[0].isdigit() else "H", lang, "latin")
    down = 0.5 + max(height.middles, default=MIDDLE_EM)
    origins = [vertical_origin(face, glyph) for glyph in glyphs.ids]
    pens = tuple(0.0 if abs(down - y) < BASELINE_TOLERANCE_EM else down - y for _, y in origins)
    lifts = tuple(condensed * (pen - glyphs.advance / 2 + x) for pen, (x, _) in zip(glyphs.pens, origins, strict=True))
    texts = texts_of(text, glyphs.clusters)
    lifts = lifts if any(abs(lift) > ROUNDING_EM for lift in lifts) else ()
    cut = Cut(CharClass.CELL, face.id, glyphs.ids, pens, texts, 1.0, lifts=lifts, missing=glyphs.is_missing)
    return cut._replace(condensed=condensed)


def _with_corners(unit: str, face: Face, lang: str) -> str:
    """Curly quotes as the corner brackets that vertical lines have; as they are where the face lacks those."""
    corners = _QUOTES if lang == "zh-Hans" else _QUOTES_CORNER_FIRST
    return corners[unit] if unit in corners and face.covers(corners[unit]) else unit


def _is_turned(char: str) -> bool:
    """Whether a symbol always lies on its side."""
    at = bisect_right(_TURNED_STARTS, ord(char)) - 1
    return char == "/" or (at >= 0 and ord(char) <= _TURNED[at][1])


def _turns(char: str, cls: CharClass, lang: str) -> bool:
    """Whether a character without a vertical form lies on its side (value Tr, and R that has forms in CJK faces)."""
    if char in _COLONS:
        return lang in ("ja", "ko")
    return cls in _TURNS or char in _TURNED_WITHOUT_FORM


def _lying(cut: Cut) -> Cut:
    """A horizontal cut turned 90° clockwise."""
    return cut._replace(rotated=True)


def _formed(glyphs: Glyphs, char: str, cls: CharClass, lang: str, face: Face) -> Glyphs:
    """The glyphs of a mark or small kana that has no vertical form of its language where that form would stand."""
    if not glyphs.ids or cls not in (CharClass.PAUSE, CharClass.STOP, CharClass.EX, CharClass.SMALL):
        return glyphs
    _, y0, _, y1 = ink_box(face, glyphs.ids[0])
    across = _across(glyphs, face)
    along = (glyphs.ink[0] + glyphs.ink[1]) / 2
    if cls is CharClass.SMALL:
        return _moved(glyphs, right=SMALL_KANA_SHIFT_EM, down=-SMALL_KANA_SHIFT_EM)
    if cls is not CharClass.EX and char not in _COLONS and lang not in CENTRED_LANGS:
        right = -2 * across if across < -MIDDLE_TOLERANCE_EM else QUARTER_EM - across
        return _moved(glyphs, right=right, down=(y0 + y1) / 2 + 1.0 - FRAME_TOP_EM - along)
    is_middle = abs(across) <= MIDDLE_TOLERANCE_EM and abs(along - 0.5) <= MIDDLE_TOLERANCE_EM
    return glyphs if is_middle else _moved(glyphs, right=-across, down=0.5 - along)


def _hangs_in_the_middle(glyphs: Glyphs, unit: str, lang: str, face: Face) -> bool:
    """Whether ，。、 stand in the middle of the line, as in Taiwan's faces, though the language has them right."""
    if unit[0] not in LOW_MARKS or lang in CENTRED_LANGS or not glyphs.ids:
        return False
    return abs(_across(glyphs, face)) <= MIDDLE_TOLERANCE_EM


def _across(glyphs: Glyphs, face: Face) -> float:
    """How far to the right of the line's centre the middle of the first glyph's ink stands, in em."""
    x0, _, x1, _ = ink_box(face, glyphs.ids[0])
    return (x0 + x1) / 2 - vertical_origin(face, glyphs.ids[0])[0] + glyphs.lifts[0]


def _moved(glyphs: Glyphs, right: float, down: float) -> Glyphs:
    """The glyphs of one vertical unit moved across and along the line, in em."""
    return glyphs._replace(
        pens=tuple(pen + down for pen in glyphs.pens),
        low=tuple(low + down for low in glyphs.low),
        high=tuple(high + down for high in glyphs.high),
        lifts=tuple(lift + right for lift in glyphs.lifts),
    )
