"""The advance widths of font programs that the plain reader (`cff_widths.py`) does not get to, read by fontTools."""

import io
from collections.abc import Mapping
from contextlib import suppress

from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2WidthExtractor
from fontTools.ttLib import TTFont, TTLibError


class _WidthFoundError(Exception):
    """A glyph's program need not be read any further."""


class _WidthReader(T2WidthExtractor):  # type: ignore[misc]
    """Reads a glyph's program as far as its width, which stands before the first hint or move."""

    def popallWidth(self, evenOdd: int = 0) -> None:  # noqa: N802, N803
        """Called when the width is there."""
        super().popallWidth(evenOdd)
        raise _WidthFoundError


def program_widths(kind: str, data: bytes, codes: list[int]) -> Mapping[int, float]:
    """Widths by code in thousandths of the em; a code without a glyph is left out.

    Args:
        kind: The stream's subtype; `/CIDFontType0C` is a bare CFF program.
        data: The font program.
        codes: CIDs, or glyph indexes where the program has no CIDs.

    Raises:
        ValueError: It is no font program.
    """
    if kind == "/CIDFontType0C":
        return _cff_widths(data, codes)
    try:
        font = TTFont(io.BytesIO(data), lazy=True)
    except TTLibError as error:
        raise ValueError(str(error)) from error
    if "CFF " in font:
        return _cff_widths(font.reader["CFF "], codes)
    per_mille, count = 1000 / font["head"].unitsPerEm, font["maxp"].numGlyphs
    full, table = font["hhea"].numberOfHMetrics, font.reader["hmtx"]
    places = {code: 4 * min(code, full - 1) for code in codes if code < count}
    return {code: int.from_bytes(table[at : at + 2], "big") * per_mille for code, at in places.items()}


def _cff_widths(data: bytes, codes: list[int]) -> Mapping[int, float]:
    """Widths of a CFF font program, by CID, or by glyph index where it has no CIDs."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[fonts.fontNames[0]]
    glyphs, charset = top.CharStrings, top.charset
    is_cid = hasattr(top, "ROS")
    names = (
        {int(name[3:]) if name.startswith("cid") else 0: name for name in charset}
        if is_cid
        else dict(enumerate(charset))
    )
    per_mille = 1000 * (top.FontMatrix[0] if hasattr(top, "FontMatrix") else 0.001)
    widths = {}
    for code in codes:
        if code in names:
            glyph, _ = glyphs.getItemAndSelector(names[code])
            private = glyph.private
            runner = _WidthReader(
                getattr(private, "Subrs", []), glyph.globalSubrs, private.nominalWidthX, private.defaultWidthX
            )
            with suppress(_WidthFoundError):
                runner.execute(glyph)
            widths[code] = runner.width * (per_mille or 1.0)
    return widths
