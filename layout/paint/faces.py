"""Faces as they are embedded: the code of each glyph, its metrics, and the font objects of one file.

Decisions: the code of a glyph does not hang on what else is embedded: it is the glyph's CID where the face has CIDs,
else its index in the face, so a page's content is the same in the file of all pages and in its own. A face with CIDs
travels as a bare `CFF ` table cut by `cff.py`, any other with its indexes kept; variable faces are pinned.
Source: ISO 32000-1, 9.7.4.2 and 9.10.3; print.md §3.
"""

import hashlib
import struct
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any, Final

import uharfbuzz as hb

from layout.diagnostics import Diagnostic, MissingError
from layout.fonts import Face
from layout.fonts_files import open_face
from layout.fonts_messages import DAMAGED
from layout.paint.cff import CidProgram, cids_of, cut, read_cid_program
from layout.paint.objects import PressDocument, array, dictionary, name, number, ref
from layout.records import dataclass

KEPT_TABLES: Final = frozenset({"CFF ", "CFF2", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "fvar", "gvar", "HVAR"})
"""Tables that the subsetter works on; all others only cost time."""
PROGRAM_LEVEL: Final = 1
"""Compression of font programs: outlines repeat so little that more effort saves nothing."""
BROKEN: Final = (RuntimeError, IndexError, KeyError, ValueError, TypeError)
"""What a font program raises whose parts are not where it says."""
OTHER: Final = 1 << 16
"""More than any glyph's index. A glyph that stands for another character than its code tells (the hyphen that setting
added, `￥` beside `¥`) is its index and so much for each unit of that character: it has a code of its own, so that
every reader gets the right one.
"""
LAST_CODE: Final = 0xFFFE
SCATTER: Final = 40_503
"""A prime that spreads characters over the codes beyond a face's own."""
VERTICAL_DEFAULT: Final = (880, -1000)
"""DW2: vertical origin above the baseline and advance, in thousandths of the em."""


@dataclass(frozen=True, slots=True)
class VerticalMetric:
    """Advance and position vector of a glyph in vertical writing, in thousandths of the em."""

    advance: float
    origin_x: float
    origin_y: float


@dataclass(slots=True)
class PressFace:
    """One face for all files of a build: codes and metrics (thousandths of the em) of its glyphs, asked once.

    `has_cids` = a CFF face with CIDs; `cids` by glyph index where they are not just that. `program` holds the glyphs of
    the build once they are known. `spare` = the first code that no glyph of the face has; None where it can have none.
    """

    face: Face
    source: Any
    font: Any
    per_mille: float
    has_cids: bool
    cids: Sequence[int] | None
    spare: int | None
    widths: dict[int, float] = field(default_factory=dict)
    verticals: dict[int, "VerticalMetric"] = field(default_factory=dict)
    chars: dict[str, int | None] = field(default_factory=dict)
    program: CidProgram | None = None

    def code(self, glyph: int) -> int:
        """The code of a glyph. One that stands for another character has its own where the face has codes to spare;
        it hangs on glyph and character only, and of one character no two glyphs share it.
        """
        if glyph >= OTHER:
            char, glyph = divmod(glyph, OTHER)
            room = 0 if self.spare is None else LAST_CODE + 1 - self.spare
            if self.spare is not None and glyph < room:
                return self.spare + (SCATTER * char + glyph) % room
        return glyph if self.cids is None else self.cids[glyph]

    def width(self, glyph: int) -> float:
        """The advance of a glyph in a horizontal line."""
        if glyph not in self.widths:
            self.widths[glyph] = self.font.get_glyph_h_advance(glyph % OTHER) * self.per_mille
        return self.widths[glyph]

    def vertical(self, glyph: int) -> "VerticalMetric":
        """How a glyph stands in a vertical line."""
        if glyph not in self.verticals:
            x, y = self.font.get_glyph_v_origin(glyph % OTHER)
            advance = self.font.get_glyph_v_advance(glyph % OTHER)
            self.verticals[glyph] = VerticalMetric(*(value * self.per_mille for value in (advance, x, y)))
        return self.verticals[glyph]

    def glyph_of(self, char: str) -> int | None:
        """The glyph that the face's own character map gives a character; None where it has none."""
        if char not in self.chars:
            self.chars[char] = self.font.get_nominal_glyph(ord(char)) or None
        return self.chars[char]


def told_apart(glyph: int, char: str) -> int:
    """A glyph as it stands for a character that its own code does not tell (see `OTHER`)."""
    return glyph % OTHER + OTHER * ord(char)


@dataclass(frozen=True, slots=True)
class FontUse:
    """What a page, or a file, uses of a face: glyphs of horizontal (and turned) lines, glyphs of upright vertical
    lines, and the text that each code stands for: the first it was used for.
    """

    level: frozenset[int]
    upright: frozenset[int]
    texts: Mapping[int, str]


def open_press_face(face: Face) -> PressFace:
    """A face ready to be asked.

    Raises:
        MissingError: The face's file is damaged inside.
    """
    source = open_face(face.path, face.index)
    font = hb.Font(source)
    if face.variations:
        font.set_variations(dict(face.variations))
    has_cff = "CFF " in source.table_tags
    try:
        cids = cids_of(source.reference_table("CFF ").data) if has_cff else None
    except BROKEN as error:
        raise _damaged(face) from error
    other = None if cids is None or isinstance(cids, range) else cids
    spare = max(cids) + 1 if cids else source.glyph_count
    has_spare = spare <= LAST_CODE and (cids is not None or not has_cff)
    return PressFace(face, source, font, 1000 / source.upem, cids is not None, other, spare if has_spare else None)


def gather(face: PressFace, glyphs: Iterable[int]) -> None:
    """Cuts the face to all glyphs of a build, so that each file's program is put together from them.

    Raises:
        MissingError: The face's file is damaged inside, so that it cannot be cut.
    """
    if face.has_cids:
        subset = _subset(face, glyphs, hb.SubsetFlags.DESUBROUTINIZE)
        try:
            face.program = read_cid_program(bytes(subset.reference_table("CFF ").data))
        except BROKEN as error:
            raise _damaged(face.face) from error


def _damaged(face: Face) -> MissingError:
    """The fault of a face that cannot be read or cut."""
    return MissingError((Diagnostic(message=DAMAGED, values={"face": face.path.name}),))


def _subset(face: PressFace, glyphs: Iterable[int], more: Any) -> Any:
    """The face cut to `glyphs`."""
    flags = hb.SubsetFlags
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyph % OTHER for glyph in glyphs)
    wanted.flags = flags.NO_LAYOUT_CLOSURE | flags.NO_HINTING | flags.DOWNGRADE_CFF2 | more
    wanted.drop_table_tag_set.update(_tag(tag) for tag in face.source.table_tags if tag not in KEPT_TABLES)
    for axis, value in sorted(face.face.variations):
        wanted.pin_axis_location(face.source, axis, value)
    try:
        return hb.SubsetPlan(face.source, wanted).execute()
    except RuntimeError as error:
        raise _damaged(face.face) from error


def program_of(face: PressFace, glyphs: Sequence[int]) -> tuple[bytes, bool]:
    """The font program with these glyphs, and whether it is a CFF one."""
    if face.has_cids:
        codes = {face.code(glyph): face.code(glyph % OTHER) for glyph in glyphs}
        if face.program is None or not face.program.glyphs.keys() >= set(codes.values()):
            gather(face, glyphs)
        if face.program is not None:
            return cut(face.program, list(codes.values()), {own: cid for own, cid in codes.items() if own != cid}), True
        return bytes(_subset(face, glyphs, hb.SubsetFlags.DEFAULT).reference_table("CFF ").data), True
    subset = _subset(face, glyphs, hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.CFF_IDENTITY_CHARSET)
    is_cff = "CFF " in subset.table_tags
    return bytes((subset.reference_table("CFF ") if is_cff else subset.blob).data), is_cff


def _tag(text: str) -> int:
    """A table tag as HarfBuzz counts it."""
    return int.from_bytes(text.encode("ascii"), "big")


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


def font_numbers(document: PressDocument, used: Mapping[str, FontUse]) -> dict[tuple[str, bool], int]:
    """Numbers for the font objects, by face and whether for upright vertical lines."""
    return {
        (face, upright): document.reserve()
        for face in sorted(used)
        for upright, glyphs in ((False, used[face].level), (True, used[face].upright))
        if glyphs
    }


def write_face(
    document: PressDocument, face: PressFace, use: FontUse, numbers: Mapping[tuple[str, bool], int], key: str
) -> None:
    """Adds a face's objects to the file; `numbers` as `font_numbers` gave them, `key` names the face there."""
    glyphs = sorted(use.level | use.upright)
    data, is_cff = program_of(face, glyphs)
    kind = {"Subtype": b"/CIDFontType0C"} if is_cff else {"Length1": b"%d" % len(data)}
    program = document.add_stream(kind, data, level=PROGRAM_LEVEL)
    base_name = f"{_subset_tag(data)}+{_font_name(face.face.postscript)}"
    base = name(base_name)
    descriptor = document.add(
        dictionary(
            {
                "Type": b"/FontDescriptor",
                "FontName": base,
                **_descriptor(face.source, face.font, face.per_mille),
                "FontFile3" if is_cff else "FontFile2": ref(program),
            }
        )
    )
    gids = None if is_cff else _code_map(document, face, glyphs)
    descendant = document.add(_descendant(face, use, (base, gids), descriptor))
    unicode_map = document.add_stream({}, to_unicode(use.texts))
    for upright, encoding in ((False, "Identity-H"), (True, "Identity-V")):
        if (key, upright) not in numbers:
            continue
        document.put(
            numbers[key, upright],
            dictionary(
                {
                    "Type": b"/Font",
                    "Subtype": b"/Type0",
                    "BaseFont": name(f"{base_name}-{encoding}") if is_cff else base,
                    "Encoding": name(encoding),
                    "DescendantFonts": array([ref(descendant)]),
                    "ToUnicode": ref(unicode_map),
                }
            ),
        )


def _code_map(document: PressDocument, face: PressFace, glyphs: Sequence[int]) -> bytes:
    """What leads from codes to glyphs of a TrueType face: they are the same, but where a glyph has a second code."""
    codes = {face.code(glyph): glyph % OTHER for glyph in glyphs}
    if all(code == glyph for code, glyph in codes.items()):
        return b"/Identity"
    table = b"".join(codes.get(code, 0).to_bytes(2, "big") for code in range(max(codes) + 1))
    return ref(document.add_stream({}, table))


def _descendant(face: PressFace, use: FontUse, kind: tuple[bytes, bytes | None], descriptor: int) -> bytes:
    """The CIDFont: widths of every code, vertical metrics where vertical lines use it; `kind` = its name, what leads
    from codes to glyphs (None: it is a CFF font).
    """
    base, gids = kind
    widths = {face.code(glyph): face.width(glyph) for glyph in use.level | use.upright}
    default = Counter(widths[code] for code in sorted(widths)).most_common(1)[0][0] if widths else 1000.0
    metrics = {glyph: face.vertical(glyph) for glyph in use.upright}
    verticals = {
        face.code(glyph): m
        for glyph, m in metrics.items()
        if (m.advance, m.origin_x, m.origin_y) != (VERTICAL_DEFAULT[1], face.width(glyph) / 2, VERTICAL_DEFAULT[0])
    }
    return dictionary(
        {
            "Type": b"/Font",
            "Subtype": b"/CIDFontType0" if gids is None else b"/CIDFontType2",
            "BaseFont": base,
            "CIDSystemInfo": b"<</Registry (Adobe)/Ordering (Identity)/Supplement 0>>",
            "FontDescriptor": ref(descriptor),
            "DW": number(default).encode("ascii"),
            "W": _width_array({code: width for code, width in widths.items() if width != default}),
            "DW2": array(VERTICAL_DEFAULT) if use.upright else None,
            "W2": array(_vertical_entries(verticals)) if verticals else None,
            "CIDToGIDMap": gids,
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
