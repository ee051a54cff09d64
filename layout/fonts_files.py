"""What font files say: names, metrics, coverage, embedding rights.

Decisions: HarfBuzz reads the files, not fontTools: the coverage of a face of 35,000 characters is there in a fifth of
a millisecond (fontTools: 75 ms), and an editor builds on every save. Facts are read on first need and kept for the
process; the files are mapped, not copied. Metrics are those of OS/2, in em (typography.md §15).
"""

import os
import struct
import sys
from pathlib import Path

import uharfbuzz as hb

from layout import fonts_messages as messages
from layout.diagnostics import Message
from layout.records import dataclass
from layout.standing import standing

NAME_FAMILY, NAME_FULL, NAME_POSTSCRIPT, NAME_TYPOGRAPHIC_FAMILY = 1, 4, 6, 16
FS_RESTRICTED, FS_PREVIEW, FS_EDITABLE, FS_NO_SUBSETTING, FS_BITMAP_ONLY = 0x2, 0x4, 0x8, 0x100, 0x200
SIGNATURES = frozenset((b"\0\1\0\0", b"OTTO", b"ttcf", b"true"))
WEIGHT_REGULAR = 400.0
CFF_CHARSET, CFF_ROS = 15, 1230
GLYPHLESS = frozenset(
    code
    for first, last in (
        *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x180B, 0x180F), (0x200B, 0x200F)),
        *((0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0)),
        *((0x2000, 0x200A), (0x202F, 0x202F), (0x205F, 0x205F), (0x2011, 0x2011), (0xE0100, 0xE01EF)),
    )
    for code in range(first, last + 1)
)
"""Code points that shaping sets without a glyph of their own: invisible ones, fixed spaces, the hard hyphen.

Source: Unicode 15, Default_Ignorable_Code_Point; HarfBuzz, normalisation fallbacks.
"""


class BrokenFontError(Exception):
    """A file is no font that can be set from; `message` says why, `values` fill it."""

    def __init__(self, message: Message, **values: str) -> None:
        super().__init__(message.code)
        self.message = message
        self.values = values


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a variable font: its tag and the range a pinned value must lie in."""

    tag: str
    low: float
    default: float
    high: float


@dataclass(frozen=True, slots=True)
class Facts:
    """What one face of a font file says of itself. Lengths in em.

    `codes` are the code points it covers. `is_cff` = PostScript outlines.
    """

    postscript: str
    family: str
    weight: float
    is_italic: bool
    units_per_em: int
    ascender_em: float
    descender_em: float
    cap_height_em: float
    x_height_em: float
    is_cff: bool
    fs_type: int
    glyph_count: int
    axes: tuple[Axis, ...]
    codes: "hb.Set"


@standing(None)
def open_face(path: Path, index: int) -> "hb.Face":
    """The HarfBuzz face of a file, one in a process.

    Raises:
        BrokenFontError: The file is no OpenType font, or not one with outlines and characters.
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        if file.read(4) not in SIGNATURES:
            raise BrokenFontError(messages.NOT_OPENTYPE)
    face = hb.Face(map_file(path), index)
    try:
        tags = set(face.table_tags)
    except UnicodeDecodeError as error:
        raise BrokenFontError(messages.NOT_OPENTYPE) from error
    needed = {"head", "hhea", "maxp", "cmap", "hmtx"} | ({"loca"} if "glyf" in tags else set())
    missing = sorted(needed - tags)
    if missing:
        raise BrokenFontError(messages.NO_TABLE, table=missing[0])
    if not tags & {"glyf", "CFF ", "CFF2"}:
        raise BrokenFontError(messages.NO_OUTLINES)
    if past := _table_past_end(path, index):
        raise BrokenFontError(messages.TABLE_CUT, table=past)
    if not face.glyph_count or not len(face.unicodes):
        raise BrokenFontError(messages.NO_OUTLINES)
    return face


def _table_past_end(path: Path, index: int) -> str | None:
    """The name of a table that the file's directory places past the end of the file; None where there is none.

    HarfBuzz takes such a table for an empty one: the face would open, and print nothing. Source: OpenType 1.9, "otff".
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(4) == b"ttcf":
            file.seek(12 + 4 * index)
            file.seek(int.from_bytes(file.read(4), "big") + 4)
        tables = int.from_bytes(file.read(2), "big")
        file.seek(6, os.SEEK_CUR)
        for _ in range(tables):
            tag, _, offset, length = struct.unpack(">4sIII", file.read(16).ljust(16, b"\0"))
            if offset + length > size:
                return str(tag.decode("latin-1"))
    return None


def map_file(path: Path) -> "hb.Blob":
    """The bytes of a file, mapped; on Windows read, since mapping there loses paths in Chinese and locks the file."""
    return hb.Blob(path.read_bytes()) if sys.platform == "win32" else hb.Blob.from_file_path(str(path))


def count_faces(path: Path) -> int:
    """How many faces a file holds: 1, or more for a collection (.ttc)."""
    with path.open("rb") as file:
        head = file.read(12)
    if head[:4] != b"ttcf" or len(head) < 12:
        return 1
    return int(struct.unpack(">I", head[8:12])[0])


@standing(None)
def read_facts(path: Path, index: int) -> Facts:
    """The facts of one face, read once in a process.

    Raises:
        BrokenFontError: As `open_face`.
        OSError: The file cannot be read.

    Source: OpenType 1.9.1, tables OS/2, hhea, fvar.
    """
    face = open_face(path, index)
    upem: int = face.upem
    os2 = Os2.parse(bytes(face.reference_table("OS/2").data), bytes(face.reference_table("hhea").data))
    tags = set(face.table_tags)
    postscript = str(face.get_name(NAME_POSTSCRIPT) or path.stem)
    return Facts(
        postscript="".join(char for char in postscript if "!" <= char <= "~" and char not in "[](){}<>/%"),
        family=str(face.get_name(NAME_TYPOGRAPHIC_FAMILY) or face.get_name(NAME_FAMILY) or postscript),
        weight=os2.weight,
        is_italic=os2.is_italic,
        units_per_em=upem,
        ascender_em=os2.ascender / upem,
        descender_em=os2.descender / upem,
        cap_height_em=(os2.cap_height or _ink_top(face, "H")) / upem,
        x_height_em=(os2.x_height or _ink_top(face, "x")) / upem,
        is_cff="CFF " in tags or "CFF2" in tags,
        fs_type=os2.fs_type,
        glyph_count=int(face.glyph_count),
        axes=tuple(Axis(axis.tag, axis.min_value, axis.default_value, axis.max_value) for axis in face.axis_infos),
        codes=face.unicodes,
    )


@dataclass(frozen=True, slots=True)
class Os2:
    """The fields of OS/2 that are used, in font units; those of hhea where a font has no OS/2."""

    weight: float
    fs_type: int
    is_italic: bool
    ascender: int
    descender: int
    x_height: int = 0
    cap_height: int = 0

    @classmethod
    def parse(cls, os2: bytes, hhea: bytes) -> "Os2":
        """The fields of the two tables' bytes; either may be empty."""
        if len(os2) < 72:
            ascender, descender = struct.unpack(">hh", hhea[4:8]) if len(hhea) >= 8 else (0, 0)
            return cls(WEIGHT_REGULAR, 0, False, ascender, descender)
        version, _, weight, _, fs_type = struct.unpack(">HhHHH", os2[:10])
        selection = struct.unpack(">H", os2[62:64])[0]
        ascender, descender = struct.unpack(">hh", os2[68:72])
        heights = struct.unpack(">hh", os2[86:90]) if version >= 2 and len(os2) >= 90 else (0, 0)
        return cls(float(weight), fs_type, bool(selection & 1), ascender, descender, *heights)


def _ink_top(face: "hb.Face", char: str) -> float:
    """How high the ink of a character reaches, in font units; 0 where the face has none."""
    font = hb.Font(face)
    glyph = font.get_nominal_glyph(ord(char))
    extents = font.get_glyph_extents(glyph) if glyph else None
    return float(extents.y_bearing) if extents else 0.0


@standing(None)
def read_cids(path: Path, index: int) -> tuple[int, ...] | None:
    """The CID of every glyph, by glyph id, of a CID-keyed CFF face; `None` where the face has no CIDs of its own.

    Raises:
        BrokenFontError: The CFF table ends too soon.
        OSError: The file cannot be read.

    Source: Adobe TN 5176, Compact Font Format, 8 (Top DICT), 13 (charsets), 18 (CIDFonts).
    """
    face = open_face(path, index)
    if "CFF " not in face.table_tags:
        return None
    cff = bytes(face.reference_table("CFF ").data)
    try:
        top = _top_dict(cff)
        return _charset(cff, top[CFF_CHARSET][0], int(face.glyph_count)) if CFF_ROS in top else None
    except (IndexError, KeyError) as error:
        raise BrokenFontError(messages.NO_TABLE, table="CFF") from error


def _charset(cff: bytes, offset: int, glyphs: int) -> tuple[int, ...]:
    """The charset at an offset, of any of its three formats; glyph 0 is CID 0."""
    cids, kind, position = [0], cff[offset], offset + 1
    while len(cids) < glyphs:
        first = int.from_bytes(cff[position : position + 2], "big")
        left = int.from_bytes(cff[position + 2 : position + 2 + kind], "big")  # format 0 has none, 1 one byte, 2 two
        cids += range(first, first + left + 1)
        position += 2 + kind
    return tuple(cids[:glyphs])


def _top_dict(cff: bytes) -> dict[int, tuple[int, ...]]:
    """The operators of a CFF table's Top DICT with their whole-number operands; 12 n is 1200 + n."""
    position = _after_index(cff, cff[2])
    size, entry = cff[position + 2], position + 3
    first, end = (int.from_bytes(cff[entry + n * size : entry + (n + 1) * size], "big") for n in (0, 1))
    data, found, operands = cff[entry + 2 * size + first - 1 : entry + 2 * size + end - 1], {}, list[int]()
    at = 0
    while at < len(data):
        byte = data[at]
        if byte <= 21:
            found[1200 + data[at + 1] if byte == 12 else byte] = tuple(operands)
            operands, at = [], at + (2 if byte == 12 else 1)
        elif byte == 30:  # a real number: nibbles, the last of which is 15
            at += 1
            while data[at] & 15 != 15 and data[at] >> 4 != 15:
                at += 1
            operands, at = [*operands, 0], at + 1
        elif byte in (28, 29):
            length = 2 if byte == 28 else 4
            operands.append(int.from_bytes(data[at + 1 : at + 1 + length], "big", signed=True))
            at += 1 + length
        elif byte <= 246:
            operands, at = [*operands, byte - 139], at + 1
        else:
            low = data[at + 1] + 108
            operands.append((byte - 247) * 256 + low if byte <= 250 else -(byte - 251) * 256 - low)
            at += 2
    return found


def _after_index(cff: bytes, position: int) -> int:
    """The position after an INDEX of a CFF table."""
    count = int.from_bytes(cff[position : position + 2], "big")
    if not count:
        return position + 2
    size = cff[position + 2]
    offsets = position + 3
    last = int.from_bytes(cff[offsets + count * size : offsets + (count + 1) * size], "big")
    return offsets + (count + 1) * size + last - 1


def forbids_embedding(fs_type: int) -> Message | None:
    """Why a face may not be embedded as this project does it (outlines, as a subset); `None` where it may.

    The least restrictive of several usage bits holds. Source: OpenType 1.9.1, OS/2, fsType.
    """
    if fs_type & FS_RESTRICTED and not fs_type & (FS_PREVIEW | FS_EDITABLE):
        return messages.EMBEDDING_RESTRICTED
    if fs_type & FS_BITMAP_ONLY:
        return messages.EMBEDDING_BITMAPS
    if fs_type & FS_NO_SUBSETTING:
        return messages.EMBEDDING_WHOLE
    return None
