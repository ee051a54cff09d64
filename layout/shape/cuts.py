"""How a unit's glyphs stand in its body: bodies from the class table, pens from the face's ink.

Decisions: the width a face gives to a mark is never trusted. Where the blank of a mark may go, the glyph is shifted so
that its ink stands in the body: as `halt` says where the face has it, else by the fixed table (opening marks half an
em back), else by its ink; where ink would be cut by more than `CUT_TOLERANCE_EM`, the mark keeps its whole em. Dashes
are joined by overlap where a face has no joined form, ellipses and connectors are centred by their ink.

Source: typography.md §§2, 15.
"""

from math import ceil
from typing import Final, NamedTuple, TypeAlias

from layout.chars import CENTRED_LANGS, IDEOGRAPHIC, CharClass, Widths, widths
from layout.fonts import Face
from layout.model.style import Lang, Setting
from layout.records import dataclass
from layout.shape.harfbuzz import Glyphs, ink_box, shape_string

CUT_TOLERANCE_EM: Final = 0.03
"""Ink may stand this far outside its half before a mark is left whole."""
FULL_WIDTH_EM: Final = 0.75
"""A glyph wider than this was drawn for a frame of one em."""
MIDDLE_EM: Final = 0.38
"""Middle of the Han frame above the baseline (typo ascender .88, descender -.12)."""
MIDDLE_TOLERANCE_EM: Final = 0.1
"""A mark that its designer put this near the middle stays where it is."""
MARK_TOLERANCE_EM: Final = 0.04
"""A dash, ellipsis, connector or middle dot further from the middle than this is not level with the Han beside it."""
LOW_MARKS: Final = "，、。．"
FOOT_EM: Final = 0.07
"""Middle of ，。、 above the baseline, where a language has them at the foot of their em."""
SMALL_MARK_EM: Final = 0.5
"""Ink higher than this is no comma or stop that could be moved."""
DASH_OVERLAP_EM: Final = 0.02
DASH_MIN_EM: Final = 1.7
"""Ink of a two em dash below this does not read as one; more strokes are laid end to end."""
DASH_FULL_EM: Final = 1.86

Stand: TypeAlias = tuple[float, float, float, float]
"""Shift of the glyph, body, blank before, blank after; all in em."""


class Cut(NamedTuple):
    """One unit, ready for a box (the fields of `Box` but its place in the text). Lengths in em."""

    cls: CharClass
    face: str
    glyphs: tuple[int, ...]
    pens: tuple[float, ...]
    texts: tuple[str, ...]
    body: float
    before: float = 0.0
    after: float = 0.0
    lifts: tuple[float, ...] = ()
    rotated: bool = False
    missing: bool = False
    condensed: float = 1.0


@dataclass(frozen=True, slots=True)
class Manner:
    """What shaping depends on besides the text: language, punctuation style, direction; the options of
    `model.style.Setting` for digits, Latin letters, and Han as close as their ink.
    """

    lang: Lang
    punctuation: str
    vertical: bool
    tabular: bool = False
    latin_scale: float = 1.0
    greek_scale: float = 1.0
    cyrillic_scale: float = 1.0
    hangul_scale: float = 1.0
    proportional: bool = False


def manner_of(setting: Setting) -> Manner:
    """The manner of a style's text."""
    return Manner(
        setting.lang,
        setting.punctuation,
        setting.writing == "vertical",
        setting.tabular,
        setting.latin_scale,
        setting.latin_scale if setting.greek_scale is None else setting.greek_scale,
        setting.latin_scale if setting.cyrillic_scale is None else setting.cyrillic_scale,
        1.0 if setting.hangul_scale is None else setting.hangul_scale,
        setting.proportional,
    )


def cut_unit(unit: str, cls: CharClass, face: Face, manner: Manner) -> Cut:
    """A CJK character, mark or two em unit in its body, as it stands in a horizontal line.

    Args:
        unit: The characters, controls taken away.
        cls: The class of the unit.
        face: The face that sets it.
        manner: Language and style.
    """
    glyphs = shape_string(face, unit, manner.lang, "cjk")
    if manner.proportional and cls in IDEOGRAPHIC and (close := close_cut(unit, cls, face, manner)) is not None:
        return close
    missing = glyphs.is_missing
    if cls is CharClass.HAN and len(glyphs.ids) == 1:  # most of all units: the middle of an em, whatever their ink
        pen = (1.0 - glyphs.advance) / 2 + glyphs.pens[0]
        own = glyphs.lifts if any(glyphs.lifts) else ()
        return Cut(cls, face.id, glyphs.ids, (pen,), (unit,), 1.0, lifts=own, missing=missing)
    wide = widths(_bare(unit, cls), cls, manner.lang, manner.vertical, manner.punctuation)
    if cls is CharClass.DASH2:
        return join_dash(unit, face, glyphs)._replace(missing=missing)
    if cls is CharClass.ELL:
        glyphs = spread(glyphs, wide.body_em or 1.0)
        glyphs = glyphs._replace(lifts=_lifted(glyphs, MARK_TOLERANCE_EM))
    half = half_shift(glyphs, shape_string(face, unit, manner.lang, "half")) if wide.ink in ("start", "end") else None
    shift, body, before, after = stand(wide, glyphs.advance, glyphs.ink, half)
    lifts = glyphs.lifts
    if cls in (CharClass.PAUSE, CharClass.STOP) and wide.ink == "centre" and manner.lang in CENTRED_LANGS:
        lifts = _lift_to_middle(unit, glyphs)
    elif cls in (CharClass.PAUSE, CharClass.STOP) and unit[0] in LOW_MARKS:
        lifts = _lowered(face, glyphs)
    elif cls in (CharClass.MID, CharClass.CONN):
        lifts = _lifted(glyphs, MARK_TOLERANCE_EM)
    pens = tuple(pen + shift for pen in glyphs.pens)
    texts = texts_of(unit, glyphs.clusters)
    return Cut(cls, face.id, glyphs.ids, pens, texts, body, before, after, lifts if any(lifts) else (), missing=missing)


def close_cut(unit: str, cls: CharClass, face: Face, manner: Manner) -> Cut | None:
    """A Han or kana with no more room than its ink asks (`palt`, `vpal`); None where the face does not tell."""
    glyphs = shape_string(face, unit, manner.lang, "vertical_close" if manner.vertical else "close")
    if glyphs.is_missing or not 0 < glyphs.advance < 1.0:
        return None
    lifts = glyphs.lifts if any(glyphs.lifts) else ()
    return Cut(cls, face.id, glyphs.ids, glyphs.pens, texts_of(unit, glyphs.clusters), glyphs.advance, lifts=lifts)


def _bare(unit: str, cls: CharClass) -> str:
    """The unit as the width table knows it: its first character, or both of a two em unit."""
    return unit if cls in (CharClass.ELL, CharClass.DASH2) else unit[0]


def texts_of(unit: str, clusters: tuple[int, ...]) -> tuple[str, ...]:
    """The source text of each glyph: that of its cluster for the first glyph of a cluster, empty for the others."""
    if len(clusters) == 1:
        return (unit,)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(unit)], strict=True))
    return tuple(
        unit[cluster if i else 0 : ends[cluster]] if i == 0 or clusters[i - 1] != cluster else ""
        for i, cluster in enumerate(clusters)
    )


def stand(wide: Widths, advance: float, ink: tuple[float, float], half: float | None) -> Stand:
    """Where a glyph stands in its body.

    Args:
        wide: Body and blanks the class asks for.
        advance: The glyph's own width in em.
        ink: Start and end of its ink from its pen, in em.
        half: The shift in em that the face's half-width form asks for; None where it has none.
    """
    low, high = ink
    body = wide.body_em
    if body is None:
        return 0.0, advance, 0.0, 0.0
    if wide.ink in ("start", "end"):
        return _stand_in_half(wide, body, advance, ink, half)
    if wide.ink == "frame":
        return (body - advance) / 2, body, 0.0, 0.0
    if high - low > body + 2 * CUT_TOLERANCE_EM:
        whole = max(1.0, advance)
        return whole / 2 - (low + high) / 2, whole, 0.0, 0.0
    shift = body / 2 - (low + high) / 2
    if wide.fixed and body == 1.0 and abs(advance - 1.0) < 0.01 and abs(shift) <= MIDDLE_TOLERANCE_EM:
        shift = 0.0  # drawn for the middle of the em: the designer's centre, not that of the ink
    return shift, body, wide.before_em, wide.after_em


def _stand_in_half(wide: Widths, body: float, advance: float, ink: tuple[float, float], half: float | None) -> Stand:
    """Where a bracket, quote, pause or stop stands in its half em; whole where its ink is too wide."""
    low, high = ink
    full = advance > FULL_WIDTH_EM
    table = (-0.5 if full else body - advance) if wide.ink == "end" else 0.0
    by_ink = body / 2 - (low + high) / 2
    for shift in (half, table, by_ink):
        if shift is not None and low + shift >= -CUT_TOLERANCE_EM and high + shift <= body + CUT_TOLERANCE_EM:
            return shift, body, wide.before_em, wide.after_em
    return (1.0 - advance) / 2, 1.0, 0.0, 0.0


def half_shift(whole: Glyphs, trimmed: Glyphs) -> float | None:
    """The shift in em that the half-width form of a unit of one glyph asks for; None where the face has none.

    Args:
        whole: The unit in full width.
        trimmed: The same with `halt` or `vhal`.
    """
    if len(whole.ids) != 1 or trimmed.ids != whole.ids or trimmed.advance >= whole.advance - 0.01:
        return None
    return trimmed.pens[0] - whole.pens[0]


def spread(glyphs: Glyphs, body: float) -> Glyphs:
    """An ellipsis whose glyphs each fill their part of the body."""
    count = len(glyphs.ids)
    step = body / count
    shifts = [
        (i + 0.5) * step - (low + high) / 2 for i, (low, high) in enumerate(zip(glyphs.low, glyphs.high, strict=True))
    ]
    moved = zip(glyphs.pens, glyphs.low, glyphs.high, shifts, strict=True)
    pens, low, high = zip(*((pen + d, x0 + d, x1 + d) for pen, x0, x1, d in moved), strict=True)
    return glyphs._replace(pens=pens, low=low, high=high, ends=tuple((i + 1) * step for i in range(count)))


def _lift_to_middle(unit: str, glyphs: Glyphs) -> tuple[float, ...]:
    """Lifts that bring ，。、：； to the middle of the em where a face has them only at its foot."""
    low, high = glyphs.ink
    is_comma_across = unit[0] not in "：；" and abs((low + high) / 2 - 0.5) <= MIDDLE_TOLERANCE_EM
    return _lifted(glyphs, MIDDLE_TOLERANCE_EM * (2 if is_comma_across else 1))


def _lowered(face: Face, glyphs: Glyphs) -> tuple[float, ...]:
    """Lifts that bring ，。、 down to the foot of the em where a face drawn for Taiwan has them in its middle."""
    _, low, _, high = ink_box(face, glyphs.ids[0])
    middle = (low + high) / 2
    if len(glyphs.ids) > 1 or high - low > SMALL_MARK_EM or middle < (FOOT_EM + MIDDLE_EM) / 2:
        return glyphs.lifts
    return (glyphs.lifts[0] + FOOT_EM - middle,)


def _lifted(glyphs: Glyphs, tolerance_em: float) -> tuple[float, ...]:
    """Lifts that bring ink to the middle of the Han frame where it stands further from it than the tolerance."""
    if all(abs(middle - MIDDLE_EM) <= tolerance_em for middle in glyphs.middles):
        return glyphs.lifts
    return tuple(lift + MIDDLE_EM - middle for lift, middle in zip(glyphs.lifts, glyphs.middles, strict=True))


def join_dash(unit: str, face: Face, glyphs: Glyphs, is_upright: bool = False) -> Cut:
    """A dash of two em, its ink joined and centred: the face's own, or strokes laid over one another's ends.

    Args:
        unit: The characters of the dash.
        face: The face that sets it.
        glyphs: Its glyphs.
        is_upright: They are a form of vertical lines.
    """
    low, high = glyphs.ink
    texts = texts_of(unit, glyphs.clusters)
    lift = glyphs.lifts[0] if is_upright else _lifted(glyphs, MARK_TOLERANCE_EM)[0]
    if len(glyphs.ids) == 1 and (glyphs.advance > 1.5 or high - low >= DASH_MIN_EM):
        pens: tuple[float, ...] = (glyphs.pens[0] + 1.0 - (low + high) / 2,)
        return Cut(CharClass.DASH2, face.id, glyphs.ids, pens, texts, 2.0, lifts=(lift,) if lift else ())
    stroke = glyphs.high[0] - glyphs.low[0]
    if stroke <= DASH_OVERLAP_EM:
        return Cut(CharClass.DASH2, face.id, glyphs.ids, glyphs.pens, texts, 2.0)
    count = 2 if 2 * stroke - DASH_OVERLAP_EM >= DASH_MIN_EM else ceil(DASH_FULL_EM / (stroke - DASH_OVERLAP_EM))
    length = min(2.0, count * stroke - (count - 1) * DASH_OVERLAP_EM)
    step = (length - stroke) / (count - 1) if count > 1 else 0.0
    first = 1.0 - length / 2 - (glyphs.low[0] - glyphs.pens[0])
    pens = tuple(first + i * step for i in range(count))
    texts = (*unit, *[""] * count)[:count] if len(unit) <= count else (unit,)
    lifts = (lift,) * count if lift else ()
    return Cut(CharClass.DASH2, face.id, (glyphs.ids[0],) * count, pens, texts, 2.0, lifts=lifts)
