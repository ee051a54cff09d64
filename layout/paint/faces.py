"""Embedded faces: one subset per face and file, its widths, and the text each of its codes stands for.

Decisions: the subset is made before the pages are written, with an identity charset, so the code of a glyph in the
content stream is its index in the subset: the same for CFF with or without CIDs and for TrueType, and right for a face
whose glyph ids are no CIDs. A CFF face travels as its bare `CFF ` table, a TrueType face with the tables a reader
draws with. Variable faces are pinned. Source: ISO 32000-1, 9.7.4.2 and 9.10.3.
"""

import hashlib
import struct
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import uharfbuzz as hb

from layout.diagnostics import Diagnostic, MissingError
from layout.fonts import Face
from layout.fonts_files import open_face
from layout.fonts_messages import DAMAGED
from layout.paint.objects import PressDocument, array, dictionary, name, number, ref

KEPT_TABLES: Final = frozenset({"CFF ", "CFF2", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "fvar", "gvar", "HVAR"})
"""Tables that the subsetter works on; all others only cost time."""
VERTICAL_DEFAULT: Final = (880, -1000)
"""DW2: vertical origin above the baseline and advance, in thousandths of the em."""


@dataclass(frozen=True, slots=True)
class VerticalMetric:
    """Advance and position vector of a glyph in vertical writing, in thousandths of the em."""

    advance: float
    origin_x: float
    origin_y: float


@dataclass(slots=True)
class EmbeddedFace:
    """One face in one file. `codes` and `widths` (thousandths of the em) by glyph id of the face as shaped.

    `texts` fills up as texts are cut into segments: the text that a code stands for is the first it was used for.
    `space` is the glyph of the space, where there is one and a divider needs it.
    """

    resource: str
    codes: Mapping[int, int]
    widths: Mapping[int, float]
    verticals: Mapping[int, VerticalMetric]
    program: bytes
    is_cff: bool
    base_name: str
    descriptor: Mapping[str, bytes]
    texts: dict[int, str] = field(default_factory=dict)
    vertical: bool = False
    space: int | None = None


def _tag(text: str) -> int:
    """A table tag as HarfBuzz counts it."""
    return int.from_bytes(text.encode("ascii"), "big")


def glyph_of(face: Face, char: str) -> int | None:
    """The glyph that the face's own character map gives a character; None where it has none."""
    found = hb.Font(open_face(face.path, face.index)).get_nominal_glyph(ord(char))
    return int(found) if found else None


def embed_face(
    face: Face, resource: str, upright: frozenset[int], vertical: frozenset[int], space: int | None = None
) -> EmbeddedFace:
    """A subset of the face with these glyphs, set horizontally (`upright`) or in vertical lines (`vertical`).

    `space` is the glyph of the space where a divider needs it.

    Raises:
        MissingError: The face's file is damaged inside, so that it cannot be cut.
    """
    source = open_face(face.path, face.index)
    axes = dict(face.variations)
    font = hb.Font(source)
    if axes:
        font.set_variations(axes)
    glyphs = sorted(upright | vertical | ({space} if space is not None else set()))
    try:
        subset, codes = _subset(source, glyphs, axes)
    except RuntimeError as error:
        raise MissingError((Diagnostic(message=DAMAGED, values={"face": face.path.name}),)) from error
    is_cff = "CFF " in subset.table_tags
    program = bytes((subset.reference_table("CFF ") if is_cff else subset.blob).data)
    per_mille = 1000 / source.upem
    return EmbeddedFace(
        resource=resource,
        codes={glyph: codes[glyph] for glyph in glyphs},
        widths={glyph: font.get_glyph_h_advance(glyph) * per_mille for glyph in glyphs},
        verticals={glyph: _vertical_metric(font, glyph, per_mille) for glyph in sorted(vertical)},
        program=program,
        is_cff=is_cff,
        base_name=f"{_subset_tag(program)}+{_font_name(face.postscript)}",
        descriptor=_descriptor(source, font, per_mille),
        vertical=bool(vertical),
        space=space,
    )


def _subset(source: Any, glyphs: list[int], axes: Mapping[str, float]) -> tuple[Any, dict[int, int]]:
    """The face cut to `glyphs`, and the new index of each."""
    flags = hb.SubsetFlags
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = flags.NO_LAYOUT_CLOSURE | flags.NO_HINTING | flags.CFF_IDENTITY_CHARSET | flags.DOWNGRADE_CFF2
    wanted.drop_table_tag_set.update(_tag(tag) for tag in source.table_tags if tag not in KEPT_TABLES)
    for axis, value in sorted(axes.items()):
        wanted.pin_axis_location(source, axis, value)
    plan = hb.SubsetPlan(source, wanted)
    mapping = plan.old_to_new_glyph_mapping
    return plan.execute(), {int(old): int(mapping[old]) for old in mapping}


def _vertical_metric(font: Any, glyph: int, per_mille: float) -> VerticalMetric:
    """How the glyph stands in a vertical line."""
    x, y = font.get_glyph_v_origin(glyph)
    return VerticalMetric(font.get_glyph_v_advance(glyph) * per_mille, x * per_mille, y * per_mille)


def _subset_tag(program: bytes) -> str:
    """Six capital letters made from the font program's hash."""
    value = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
    letters = []
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)


def _font_name(postscript: str) -> str:
    """A PostScript name with only the characters that a font name may hold."""
    return "".join(c for c in postscript if c.isascii() and (c.isalnum() or c in "-_.")) or "Face"


def _descriptor(source: Any, font: Any, per_mille: float) -> dict[str, bytes]:
    """Font descriptor entries from the face's own tables."""
    head = bytes(source.reference_table("head").data)
    box = [value * per_mille for value in struct.unpack(">4h", head[36:44])]
    os2 = bytes(source.reference_table("OS/2").data) if "OS/2" in source.table_tags else b""
    weight = struct.unpack(">H", os2[4:6])[0] if os2 else 400
    cap_height = struct.unpack(">h", os2[88:90])[0] * per_mille if len(os2) >= 90 and os2[0:2] >= b"\0\2" else 700
    post = bytes(source.reference_table("post").data) if "post" in source.table_tags else bytes(8)
    italic = struct.unpack(">i", post[4:8])[0] / 65536
    extents = font.get_font_extents("ltr")
    stem = 10 + 220 * (weight - 50) / 900
    values = {
        "ItalicAngle": italic,
        "Ascent": extents.ascender * per_mille,
        "Descent": extents.descender * per_mille,
        "CapHeight": cap_height,
        "StemV": round(stem),
    }
    flags = 4 | (64 if italic else 0)
    numbers = {key: number(value).encode("ascii") for key, value in values.items()}
    return {"Flags": b"%d" % flags, "FontBBox": array(box), **numbers}


def reserve_fonts(document: PressDocument, faces: Iterable[EmbeddedFace]) -> dict[str, int]:
    """Numbers for the font objects, by resource name (a second one for vertical lines)."""
    return {
        face.resource + suffix: document.reserve()
        for face in faces
        for suffix in (("", "V") if face.vertical else ("",))
    }


def write_face(document: PressDocument, face: EmbeddedFace, fonts: Mapping[str, int]) -> None:
    """Adds the face's objects to the file; `fonts` as `reserve_fonts` gave them."""
    if face.is_cff:
        program = document.add_stream({"Subtype": b"/CIDFontType0C"}, face.program)
    else:
        program = document.add_stream({"Length1": b"%d" % len(face.program)}, face.program)
    base = name(face.base_name)
    descriptor = document.add(
        dictionary(
            {
                "Type": b"/FontDescriptor",
                "FontName": base,
                **face.descriptor,
                "FontFile3" if face.is_cff else "FontFile2": ref(program),
            }
        )
    )
    descendant = document.add(_descendant(face, base, descriptor))
    unicode_map = document.add_stream({}, to_unicode(face.texts))
    for suffix, encoding in (("", "Identity-H"), ("V", "Identity-V"))[: 2 if face.vertical else 1]:
        type0_name = name(f"{face.base_name}-{encoding}") if face.is_cff else base
        document.put(
            fonts[face.resource + suffix],
            dictionary(
                {
                    "Type": b"/Font",
                    "Subtype": b"/Type0",
                    "BaseFont": type0_name,
                    "Encoding": name(encoding),
                    "DescendantFonts": array([ref(descendant)]),
                    "ToUnicode": ref(unicode_map),
                }
            ),
        )


def _descendant(face: EmbeddedFace, base: bytes, descriptor: int) -> bytes:
    """The CIDFont: widths of every code, vertical metrics where vertical lines use it."""
    widths = {face.codes[glyph]: width for glyph, width in face.widths.items()}
    default = Counter(widths[code] for code in sorted(widths)).most_common(1)[0][0] if widths else 1000.0
    verticals = {
        face.codes[g]: m
        for g, m in face.verticals.items()
        if (m.advance, m.origin_x, m.origin_y) != (VERTICAL_DEFAULT[1], face.widths[g] / 2, VERTICAL_DEFAULT[0])
    }
    return dictionary(
        {
            "Type": b"/Font",
            "Subtype": b"/CIDFontType0" if face.is_cff else b"/CIDFontType2",
            "BaseFont": base,
            "CIDSystemInfo": b"<</Registry (Adobe)/Ordering (Identity)/Supplement 0>>",
            "FontDescriptor": ref(descriptor),
            "DW": number(default).encode("ascii"),
            "W": _width_array({code: width for code, width in widths.items() if width != default}),
            "DW2": array(VERTICAL_DEFAULT) if face.vertical else None,
            "W2": array(_vertical_entries(verticals)) if verticals else None,
            "CIDToGIDMap": None if face.is_cff else b"/Identity",
        }
    )


def _width_array(widths: Mapping[int, float]) -> bytes | None:
    """The W array: runs of neighbouring codes; None when every glyph has the default width."""
    runs: list[tuple[int, list[float]]] = []
    for code in sorted(widths):
        if runs and code == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(widths[code])
        else:
            runs.append((code, [widths[code]]))
    return array(part for start, row in runs for part in (start, array(row))) if runs else None


def _vertical_entries(verticals: Mapping[int, VerticalMetric]) -> list[bytes | float]:
    """The W2 array's members, a code at a time."""
    entries: list[bytes | float] = []
    for code in sorted(verticals):
        metric = verticals[code]
        entries += [code, array((metric.advance, metric.origin_x, metric.origin_y))]
    return entries


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """A ToUnicode CMap: what each code stands for. Source: ISO 32000-1, 9.10.3."""
    rows = [f"<{code:04X}> <{texts[code].encode('utf-16-be').hex().upper()}>" for code in sorted(texts)]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
