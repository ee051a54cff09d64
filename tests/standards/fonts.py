"""Fonts: embedded, as wide as their programs, readable (print.md §3; ISO 14289-1, 7.21)."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont

from standards.content import SHOWS, Page, codes_of

DESCRIPTOR = {
    "/Type",
    "/FontName",
    "/Flags",
    "/FontBBox",
    "/ItalicAngle",
    "/Ascent",
    "/Descent",
    "/CapHeight",
    "/StemV",
}
SHARED = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")


def font_faults(pages: Sequence[Page], typed: str) -> Iterator[str]:
    """All fonts of a file; `typed` are the characters that the copy has."""
    fonts: dict[str, Any] = {}
    used: dict[str, set[int]] = defaultdict(set)
    own: dict[str, set[int]] = defaultdict(set)
    for page in pages:
        for paint in page.paints:
            if paint.operator in SHOWS and not paint.depth:
                fonts[paint.state.font] = page.fonts[paint.state.font]
                used[paint.state.font].update(codes_of(paint))
                if paint.actual is None:
                    own[paint.state.font].update(codes_of(paint))
    by_program: dict[int, set[int]] = defaultdict(set)
    for key, font in fonts.items():
        yield from (f"{font.get('/BaseFont')}: {what}" for what in _font(font, used[key], own[key], typed))
        by_program[font["/DescendantFonts"][0].objgen[0]] |= used[key]
    for font in fonts.values():
        (child,) = font["/DescendantFonts"]
        if "/FontFile3" in child["/FontDescriptor"]:  # a TrueType subset brings the parts its glyphs are made of
            glyphs = len(cff_widths(child["/FontDescriptor"]["/FontFile3"].read_bytes()))
            if glyphs > len(by_program[child.objgen[0]]) + 2:
                yield f"{font['/BaseFont']}: {glyphs} glyphs for {len(by_program[child.objgen[0]])} codes"


def _font(font: Any, used: set[int], own: set[int], typed: str) -> Iterator[str]:
    if font["/Subtype"] != "/Type0" or font["/Encoding"] not in ("/Identity-H", "/Identity-V"):
        yield f"{font['/Subtype']} {font.get('/Encoding')}"
        return
    (child,) = font["/DescendantFonts"]
    descriptor, base = child["/FontDescriptor"], str(child["/BaseFont"])
    is_cff = child["/Subtype"] == "/CIDFontType0"
    wanted = base + str(font["/Encoding"]).replace("/", "-") if is_cff else base
    if (
        str(font["/BaseFont"]) != wanted
        or str(descriptor["/FontName"]) != base
        or not re.match(r"/[A-Z]{6}\+[\x21-\x7e]+$", base)
    ):
        yield f"names {font['/BaseFont']} {base} {descriptor['/FontName']}"
    info = child["/CIDSystemInfo"]
    if (str(info["/Registry"]), str(info["/Ordering"]), int(info["/Supplement"])) != ("Adobe", "Identity", 0):
        yield "CIDSystemInfo"
    key = "/FontFile3" if is_cff else "/FontFile2"
    if set(descriptor.keys()) != DESCRIPTOR | {key} or bool(int(descriptor["/Flags"]) & 4) == bool(
        int(descriptor["/Flags"]) & 32
    ):
        yield f"descriptor {sorted(set(descriptor.keys()) ^ (DESCRIPTOR | {key}))}, Flags {descriptor['/Flags']}"
    program = descriptor[key].read_bytes()
    if is_cff and (descriptor[key].get("/Subtype") != "/CIDFontType0C" or "/CIDToGIDMap" in child):
        yield "FontFile3 Subtype, or a CIDToGIDMap"
    if not is_cff and (int(descriptor[key]["/Length1"]) != len(program) or child["/CIDToGIDMap"] != "/Identity"):
        yield "Length1 or CIDToGIDMap"
    true = cff_widths(program) if is_cff else _truetype_widths(program)
    if 0 in used or not used <= set(true):
        yield f"notdef, or codes without a glyph: {sorted(used - set(true))[:4]}"
    told = _widths(child)
    wrong = [c for c in sorted(used & set(true)) if abs(told.get(c, float(child.get("/DW", 1000))) - true[c]) > 0.51]
    if wrong:
        yield f"width of {wrong[0]:04X}: {told.get(wrong[0])}, {true[wrong[0]]} in the program ({len(wrong)} wrong)"
    vertical = font["/Encoding"] == "/Identity-V"
    if vertical and [float(v) for v in child.get("/DW2", [880, -1000])] != [880, -1000]:
        yield "DW2"
    yield from _unicode(font["/ToUnicode"].read_bytes().decode("ascii"), used, own, typed)


def _unicode(cmap: str, used: set[int], own: set[int], typed: str) -> Iterator[str]:
    texts: dict[int, str] = {}
    for block in re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", cmap, re.DOTALL):
        rows = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]*)>", block[1])
        if len(rows) != int(block[0]) or len(rows) > 100:
            yield "bfchar blocks"
        for code, text in rows:
            if int(code, 16) in texts:
                yield f"{code} twice in ToUnicode"
            texts[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    if "begincmap" not in cmap or "begincodespacerange" not in cmap or "endcmap" not in cmap:
        yield "ToUnicode is no CMap"
    lost = sorted(code for code in used if not texts.get(code))
    if lost:
        yield f"no text for {lost[:4]} ({len(lost)})"
    for code in sorted(own):
        text = texts.get(code, "")
        if set(text) & {"\0", "\ufeff", "\ufffe", "\uffff", "\ufffd"}:
            yield f"{code:04X} stands for {text!r}"
        strange = [c for c in SHARED.findall(text) if c not in typed]
        if strange or any("\ue000" <= c <= "\uf8ff" and c not in typed for c in text):
            yield f"{code:04X} stands for {text!r}, which nobody typed"


def _widths(child: Any) -> Mapping[int, float]:
    widths: dict[int, float] = {}
    rows = list(child.get("/W", []))
    while rows:
        first, second = int(rows[0]), rows[1]
        if isinstance(second, pikepdf.Array):
            widths.update({first + n: float(v) for n, v in enumerate(second)})
            rows = rows[2:]
        else:
            widths.update(dict.fromkeys(range(first, int(second) + 1), float(rows[2])))
            rows = rows[3:]
    return widths


def cff_widths(program: bytes) -> Mapping[int, float]:
    """Widths by CID (by glyph index where the program has no CIDs), every charstring drawn to its end."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    (top,) = (fonts[name] for name in fonts.fontNames)
    matrix = getattr(top, "FontMatrix", [0.001])[0] * 1000
    widths: dict[int, float] = {}
    for index, name in enumerate(top.charset):
        glyph, _ = top.CharStrings.getItemAndSelector(name)
        glyph.draw(NullPen())
        widths[(int(name[3:]) if name.startswith("cid") else 0) if hasattr(top, "ROS") else index] = (
            glyph.width * matrix
        )
    return widths


def _truetype_widths(program: bytes) -> Mapping[int, float]:
    font = TTFont(io.BytesIO(program))
    per_mille = 1000 / font["head"].unitsPerEm
    order = font.getGlyphOrder()
    for name in order:
        font["glyf"][name].expand(font["glyf"])
    return {index: font["hmtx"].metrics[name][0] * per_mille for index, name in enumerate(order)}
