"""Formats of newspapers: the presets, and what a paper changes in them.

Source: newspaper.md §3. Decisions: the type area is centred across the page; of the white above and below it 57 % stand
above, where the page header goes (on the tabloid 29 mm above, 22 mm below).
"""

import re
from dataclasses import field, replace
from typing import Final

from layout.build import messages, messages_content
from layout.build.columns import LEAST_CHARS, basic_columns, width_of
from layout.build.schema import BleedKeys, FormatKeys
from layout.build.values import DIGITS, number_of
from layout.diagnostics import Diagnostic, Span, Value, Words
from layout.geometry import Rect
from layout.model.page import Bleed, Format, Grid
from layout.read.keys import canonical, did_you_mean, nearest
from layout.read.types import Scalar
from layout.records import dataclass
from layout.traditional import simplified
from layout.units import Length, mm, pt_from_mm

TOP_SHARE: Final = 0.57
"""Part of the white above and below the type area that stands above it."""
MAX_TRIM_PT: Final = 14_400.0
"""The longest side a PDF page may have without UserUnit. Source: ISO 32000-1 annex C.2."""
DEFAULT_FORMAT: Final = "sikai-6"
EDGE_PT: Final = pt_from_mm(10.0)
"""White that the type area keeps from an edge that is not cut. Source: print.md §6."""
MOST_BLEED_PT: Final = pt_from_mm(20)
"""No press trims more."""
_COLUMNS = re.compile(r"([\d一二三四五六七八九十]+)栏|-(\d+)")
"""How many columns the name of a format says."""
_TRIM = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|毫米|pt)?\s*[×xX*乘]\s*(\d+(?:\.\d+)?)\s*(mm|毫米|pt)?")


@dataclass(frozen=True, slots=True)
class Preset:
    """A format as newspapers name it: trim in mm, columns × characters × lines, body size and pitch in pt."""

    names: tuple[str, ...]
    width_mm: float
    height_mm: float
    columns: int
    chars: int
    lines: int
    body_pt: float
    pitch_pt: float


PRESETS: Final[dict[str, Preset]] = {
    "duikai-8": Preset(("对开8栏", "对开大报"), 390, 550, 8, 13, 115, 9, 12),
    "sikai-6": Preset(("四开6栏", "四开小报"), 275, 390, 6, 11, 80, 9, 12),
    "sikai-6w": Preset(("四开6栏宽", "四开宽6栏"), 275, 390, 6, 12, 80, 9, 12),
    "sikai-5": Preset(("四开5栏", "四开大字"), 275, 390, 5, 12, 74, 10.5, 13.125),
}
"""Trim of 对开 and 四开, 8×13 and 6×11 characters of 小五: sure (textbook); the rest: choice."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The numbers of a format while it is resolved: lengths in pt, gutter in em of the body size."""

    width_pt: float
    height_pt: float
    columns: int
    chars: int
    lines: int
    body_pt: float
    pitch_pt: float
    gutter_em: float = 1.0
    bleed: Bleed = field(default_factory=Bleed)


def find_preset(text: str) -> str | None:
    """The id of the preset that a name says; Chinese numerals for the columns are understood."""
    word = simplified("".join(str(DIGITS.index(c)) if c in DIGITS and i > 1 else c for i, c in enumerate(text.strip())))
    return next((key for key, preset in PRESETS.items() if word.lower() == key or word in preset.names), None)


def build_format(keys: FormatKeys | None, base: Format | None) -> tuple[Format, tuple[Diagnostic, ...]]:
    """The format that the keys of 版式 say, on top of `base` (the paper's, or the default), and what is wrong."""
    if keys is None:
        return base or _format(DEFAULT_FORMAT, _preset(DEFAULT_FORMAT), None, None), ()
    faults: list[Diagnostic] = []
    name = DEFAULT_FORMAT
    if keys.base is not None:
        found = find_preset(keys.base.text)
        if found is None:
            faults.append(_unknown(keys.base))
        name = found or DEFAULT_FORMAT
    measures = _changed(_preset(name), keys, faults)
    area = _size(keys.type_area, keys.at("type_area"), faults) if keys.type_area else None
    if area is not None and keys.lines is None:
        measures = replace(measures, lines=int(area[1] / measures.pitch_pt + 0.01))
    if measures.chars < LEAST_CHARS:
        values = {"columns": str(measures.columns), "chars": str(measures.chars), "least": str(LEAST_CHARS)}
        faults.append(Diagnostic(message=messages.TOO_NARROW, values=values, span=keys.at("chars")))
    made = _format(name, measures, keys, faults)
    if not _is_inside(made):
        values = {
            "area": f"{mm(made.type_area.width):.1f}×{mm(made.type_area.height):.1f}mm",
            "trim": f"{mm(made.trim_width_pt):.1f}×{mm(made.trim_height_pt):.1f}mm",
        }
        faults.append(Diagnostic(message=messages_content.AREA_TOO_LARGE, values=values, span=keys.span))
    elif (near := _nearest_edge(made)) < EDGE_PT:
        values = {"mm": f"{mm(near):.1f}", "least": f"{mm(EDGE_PT):g}"}
        faults.append(Diagnostic(message=messages_content.AREA_NEAR_EDGE, values=values, span=keys.span))
    return made, tuple(faults)


def _nearest_edge(made: Format) -> float:
    """How near the type area comes to an edge that has no bleed, in points: there the sheet is not cut but gripped."""
    area, bleed = made.type_area, made.bleed
    rows = [(bleed.top, area.y0), (bleed.bottom, made.trim_height_pt - area.y1)]
    rows.append((bleed.outer, min(area.x0, made.trim_width_pt - area.x1)))
    return min((white for past, white in rows if past <= 0), default=EDGE_PT)


def _is_inside(made: Format) -> bool:
    """Whether the type area lies inside the trim size."""
    area, slack = made.type_area, 0.01
    fits_across = area.x0 >= -slack and area.x1 <= made.trim_width_pt + slack
    return fits_across and area.y0 >= -slack and area.y1 <= made.trim_height_pt + slack


def _preset(name: str) -> Measures:
    """The numbers of a preset."""
    p = PRESETS[name]
    width, height = pt_from_mm(p.width_mm), pt_from_mm(p.height_mm)
    return Measures(width, height, p.columns, p.chars, p.lines, p.body_pt, p.pitch_pt)


def _changed(measures: Measures, keys: FormatKeys, faults: list[Diagnostic]) -> Measures:
    """The preset with what the paper changes."""
    if keys.trim is not None and (trim := _size(keys.trim, keys.at("trim"), faults)) is not None:
        measures = replace(measures, width_pt=trim[0], height_pt=trim[1])
    measures = replace(
        measures,
        columns=keys.columns or measures.columns,
        chars=keys.chars or measures.chars,
        lines=keys.lines or measures.lines,
    )
    share = measures.pitch_pt / measures.body_pt
    if keys.body is not None:
        body = _points(keys.body, keys.at("body"), measures.body_pt, faults)
        measures = replace(measures, body_pt=body, pitch_pt=body * share)
    if keys.leading is not None:
        measures = replace(measures, pitch_pt=_pitch(keys.leading, measures, faults))
    if keys.gutter is not None:
        gutter = _points(keys.gutter, keys.at("gutter"), measures.body_pt, faults)
        measures = replace(measures, gutter_em=gutter / measures.body_pt)
    if keys.bleed is not None:
        measures = replace(measures, bleed=_bleed(keys.bleed, measures.body_pt, faults))
    return measures


def _bleed(keys: BleedKeys, body_pt: float, faults: list[Diagnostic]) -> Bleed:
    """The bleed of each edge; one that is not written has that of all, or none."""
    usual = _points(keys.all, keys.at("all"), body_pt, faults) if keys.all is not None else 0.0
    edges = (getattr(keys, edge) for edge in ("top", "bottom", "outer", "inner"))
    bleed = [usual if edge is None else _points(edge, keys.span, body_pt, faults) for edge in edges]
    if max(bleed) > MOST_BLEED_PT:
        values: dict[str, Value] = {"least": "0", "most": "20", "unit_zh": "mm", "unit_en": "mm"}
        faults.append(Diagnostic(message=messages.NOT_BETWEEN, values=values, span=keys.span))
    return Bleed(*bleed)


def _format(name: str, m: Measures, keys: FormatKeys | None, faults: list[Diagnostic] | None) -> Format:
    """Measures as a format; margins place the type area, else it is centred."""
    columns = basic_columns(m.columns, m.chars, m.gutter_em)
    width, height = width_of(columns) * m.body_pt, m.lines * m.pitch_pt
    left, top = (m.width_pt - width) / 2, (m.height_pt - height) * TOP_SHARE
    if keys is not None and faults is not None:
        for word, length in keys.margins.items():
            given = _points(length, keys.at("margins"), m.body_pt, faults)
            match canonical(word, ("left", "right", "top", "bottom")):
                case "left":
                    left = given
                case "right":
                    left = m.width_pt - width - given
                case "top":
                    top = given
                case "bottom":
                    top = m.height_pt - height - given
                case _:
                    values = {"zh": "上、下、左、右", "en": "top, bottom, left, right"}
                    faults.append(
                        Diagnostic(message=messages.NOT_CHOICE, values=values, span=keys.at("margins"), found=word)
                    )
    area = Rect(left, top, left + width, top + height)
    grid = Grid(columns, m.gutter_em, m.lines, m.body_pt, m.pitch_pt)
    return Format(name, m.width_pt, m.height_pt, m.bleed, area, grid)


def _points(length: Length, span: Span, body_pt: float, faults: list[Diagnostic]) -> float:
    """A length as points; lines and columns are no lengths of a format."""
    match length.unit:
        case "pt":
            return length.value
        case "mm":
            return pt_from_mm(length.value)
        case "em":
            return length.value * body_pt
        case _:
            values = {"zh": "mm、pt、字 或字号名", "en": "mm, pt or em"}
            faults.append(Diagnostic(message=messages_content.BAD_UNIT, values=values, span=span))
            return body_pt


def _pitch(leading: Scalar, measures: Measures, faults: list[Diagnostic]) -> float:
    """Baseline to baseline in pt, from `1/3` (of the body size, added) or a length."""
    match = re.fullmatch(r"\s*(\d+)\s*/\s*(\d+)\s*", leading.text)
    if match and int(match[2]):
        return measures.body_pt * (1 + int(match[1]) / int(match[2]))
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(?:pt|磅)\s*", leading.text)
    if match and float(match[1]) >= measures.body_pt:
        return float(match[1])
    values = {"zh": "如 1/3、1/4 或 12pt", "en": "such as 1/3, 1/4 or 12pt"}
    faults.append(Diagnostic(message=messages_content.BAD_UNIT, values=values, span=leading.span, found=leading.text))
    return measures.pitch_pt


def _size(text: Scalar, span: Span, faults: list[Diagnostic]) -> tuple[float, float] | None:
    """Width and height in pt of `275×390mm`."""
    match = _TRIM.fullmatch(text.text.strip())
    if match is None or number_of(match[1].split(".")[0]) is None:
        faults.append(Diagnostic(message=messages_content.BAD_TRIM, span=span, found=text.text))
        return None
    unit = match[4] or match[2] or "mm"
    width, height = float(match[1]), float(match[3])
    size = (width, height) if unit == "pt" else (pt_from_mm(width), pt_from_mm(height))
    if max(size) > MAX_TRIM_PT:
        faults.append(Diagnostic(message=messages_content.BAD_TRIM, span=span, found=text.text))
        return None
    return size


def _unknown(base: Scalar) -> Diagnostic:
    """A format that is none of the presets."""
    names = [name for key, preset in PRESETS.items() for name in (key, *preset.names)]
    near = nearest(base.text, names)
    count = _COLUMNS.search(base.text)
    columns = number_of(count[1] or count[2]) if count else None
    own = bool(near) and columns not in (None, PRESETS[find_preset(near) or DEFAULT_FORMAT].columns)
    hint = did_you_mean(near)
    values: dict[str, Value] = {
        "format": base.text,
        "known": Words(
            "、".join(f"{key}（{preset.names[0]}）" for key, preset in PRESETS.items()),
            ", ".join(f"{key} ({preset.names[0]})" for key, preset in PRESETS.items()),
        ),
        "hint": Words(
            hint.zh + f"要 {columns} 栏，写 {{基础: {near}, 栏: {columns}}}" * own,
            hint.en + f" for {columns} columns: {{base: {near}, columns: {columns}}}" * own,
        ),
    }
    return Diagnostic(message=messages_content.UNKNOWN_FORMAT, values=values, span=base.span, found=base.text)
