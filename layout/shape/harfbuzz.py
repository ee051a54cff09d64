"""The one door to HarfBuzz: a string of one face becomes glyphs with advances, offsets and ink, in em.

Decisions: every answer is kept for the process, since a newspaper sets the same 3,000 characters over and over; CJK is
shaped unit by unit (a character, `——`, `……`), which is what makes the answers reusable and equals shaping the
paragraph as a whole as long as no pair kerning is on; Latin is shaped word by word, with kerning. Where what a face
says of its glyphs in vertical lines cannot be true of Han of one em, they stand in the Han frame instead.

Source: typography.md §15; OpenType 1.9.1, registered features and language system tags.
"""

from typing import Final, Literal, NamedTuple, TypeAlias

import uharfbuzz as hb

from layout.fonts import Face
from layout.fonts_files import map_file
from layout.standing import standing

Mode: TypeAlias = Literal[
    "cjk", "half", "close", "vertical", "vertical_half", "vertical_close", "latin", "cell", "third"
]

_FEATURES: Final[dict[Mode, dict[str, bool]]] = {
    "cjk": {"kern": False, "palt": False, "pwid": False, "chws": False},
    "half": {"kern": False, "halt": True},
    "close": {"kern": False, "palt": True},
    "vertical": {"kern": False, "vkrn": False, "vert": True, "vchw": False},
    "vertical_half": {"kern": False, "vkrn": False, "vert": True, "vhal": True},
    "vertical_close": {"kern": False, "vkrn": False, "vert": True, "vpal": True},
    "latin": {"kern": True, "liga": True, "pwid": True},
    "cell": {"kern": False, "liga": False, "hwid": True},
    "third": {"kern": False, "liga": False, "twid": True},
}
_VERTICAL: Final = ("vertical", "vertical_half", "vertical_close")
FRAME_TOP_EM: Final = 0.88
"""Top of the Han frame above the baseline."""
VERTICAL_TOLERANCE_EM: Final = 0.15
"""Faces differ by less than this in where they hang their Han; more is a fault of the file."""
_Row: TypeAlias = tuple[int, int, float, float, float, float, float, float]
_SAMPLE: Final = "国中あ一"


class Glyphs(NamedTuple):
    """Glyphs of one string in the order of the text. Lengths in em.

    `clusters[i]` = index in the string of the first character that glyph *i* belongs to. `pens[i]` = distance along
    the line from the string's start to the glyph's origin (its vertical origin when vertical), `lifts[i]` = distance
    across it (up from the baseline when horizontal, to the right of the line's centre when vertical). `ends[i]` = the
    sum of the advances up to and with glyph *i*. `low[i]` to `high[i]` is its ink along the line, from the string's
    start; equal where there is none. `middles[i]` is the middle of its ink above the baseline.
    """

    ids: tuple[int, ...] = ()
    clusters: tuple[int, ...] = ()
    pens: tuple[float, ...] = ()
    lifts: tuple[float, ...] = ()
    ends: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    middles: tuple[float, ...] = ()

    @property
    def advance(self) -> float:
        """Width of the string in em."""
        return self.ends[-1] if self.ends else 0.0

    @property
    def is_missing(self) -> bool:
        """Whether the face lacks a glyph of it, or has only empty ones (some faces list what they do not draw)."""
        return 0 in self.ids or not any(low < high for low, high in zip(self.low, self.high, strict=True))

    @property
    def ink(self) -> tuple[float, float]:
        """Start and end of all ink along the line, in em; both 0 where there is none."""
        inked = [(low, high) for low, high in zip(self.low, self.high, strict=True) if low < high]
        return (min(low for low, _ in inked), max(high for _, high in inked)) if inked else (0.0, 0.0)


@standing(None)
def _font(face: Face) -> "tuple[hb.Font, float]":
    """The HarfBuzz font of a face, pinned to its instance, and its units per em."""
    font = hb.Font(hb.Face(map_file(face.path), face.index))
    if face.variations:
        font.set_variations(dict(face.variations))
    return font, float(font.face.upem)


@standing(None)
def _has_vertical_metrics(face: Face) -> bool:
    """Whether the face gives Han an em in vertical lines, from about the top of their frame."""
    font, upem = _font(face)
    glyph = next((found for char in _SAMPLE if (found := font.get_nominal_glyph(ord(char)))), None)
    if glyph is None:
        return True
    advance = -float(font.get_glyph_v_advance(glyph)) / upem
    origin = float(font.get_glyph_v_origin(glyph)[1]) / upem
    return abs(advance - 1.0) < VERTICAL_TOLERANCE_EM and abs(origin - FRAME_TOP_EM) < VERTICAL_TOLERANCE_EM


@standing(None)
def ink_box(face: Face, glyph: int) -> tuple[float, float, float, float]:
    """The ink box (x0, y0, x1, y1) of a glyph in em from its horizontal origin; all 0 where it has no ink."""
    font, upem = _font(face)
    box = font.get_glyph_extents(glyph)
    if box is None or not box.width or not box.height:
        return (0.0, 0.0, 0.0, 0.0)
    x0, y1 = box.x_bearing / upem, box.y_bearing / upem
    return (x0, y1 + box.height / upem, x0 + box.width / upem, y1)


@standing(None)
def vertical_origin(face: Face, glyph: int) -> tuple[float, float]:
    """Where a glyph's vertical origin lies in em from its horizontal one: right and up."""
    font, upem = _font(face)
    x, y = font.get_glyph_v_origin(glyph)
    return x / upem, y / upem


@standing(None)
def shape_string(face: Face, text: str, lang: str, mode: Mode) -> Glyphs:
    """The glyphs of a string.

    Args:
        face: The face that sets it.
        text: A string of one face and one script; a CJK unit or a Latin word.
        lang: Its language, for the regional forms (locl).
        mode: `cjk`, `vertical`: full width, as the engine sets widths itself; `half`, `vertical_half`: the same with
            the half-width alternates of the face; `close`, `vertical_close`: with its proportional metrics; `latin`:
            proportional, kerned; `cell`, `third`: digits of half and a third of an em.
    """
    buffer = hb.Buffer()
    buffer.add_str(text)
    if mode == "latin":
        buffer.guess_segment_properties()
    else:
        buffer.script = "Hani" if mode not in ("cell", "third") else "Latn"
    buffer.direction = "ttb" if mode in _VERTICAL else "ltr"
    buffer.language = lang
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(_font(face)[0], buffer, _FEATURES[mode])
    rows = _upright_rows(face, buffer) if mode in _VERTICAL else _level_rows(face, buffer)
    return Glyphs(*zip(*rows, strict=True)) if rows else Glyphs()


def _level_rows(face: Face, buffer: hb.Buffer) -> list[_Row]:
    """The glyphs of a horizontal string, one row of `Glyphs` each."""
    upem = _font(face)[1]
    rows: list[_Row] = []
    along = 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x0, y0, x1, y1 = ink_box(face, info.codepoint)
        pen = along + place.x_offset / upem
        along += place.x_advance / upem
        lift = place.y_offset / upem
        rows.append((info.codepoint, info.cluster, pen, lift, along, pen + x0, pen + x1, (y0 + y1) / 2))
    return rows


def _upright_rows(face: Face, buffer: hb.Buffer) -> list[_Row]:
    """The glyphs of a vertical string, one row of `Glyphs` each."""
    upem = _font(face)[1]
    is_told = _has_vertical_metrics(face)
    rows: list[_Row] = []
    along = 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        _, y0, _, y1 = ink_box(face, info.codepoint)
        right, up = vertical_origin(face, info.codepoint)
        top = along - place.y_offset / upem if is_told else along + FRAME_TOP_EM
        along += -place.y_advance / upem if is_told else 1.0
        lift = place.x_offset / upem + right
        rows.append((info.codepoint, info.cluster, top - up, lift, along, top - y1, top - y0, (y0 + y1) / 2))
    return rows


@standing(None)
def space_em(face: Face) -> float:
    """Width of the face's word space in em."""
    font, upem = _font(face)
    glyph = font.get_nominal_glyph(0x20)
    return font.get_glyph_h_advance(glyph) / upem if glyph else 0.25
