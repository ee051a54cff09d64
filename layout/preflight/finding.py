"""How a rule says what it found, and the colour arithmetic that rules share."""

import re
from collections.abc import Mapping

from layout.diagnostics import Diagnostic, Message, Value, Words
from layout.geometry import Rect
from layout.preflight.content import Bounds, Colour, Painted
from layout.preflight.opened import OpenedPage, OpenedPdf, broken
from layout.preflight.plain_values import resolved

_VERSION = re.compile(rb"pdfxid:GTS_PDFXVersion(?:>|\s*=\s*[\"'])\s*([^<\"']+)")
"""What XMP claims, as an element or as an attribute."""
WORDS = {
    "text": Words("文字", "type"),
    "fill": Words("色块", "a ground"),
    "stroke": Words("线", "a line"),
    "image": Words("图片", "a picture"),
    "shading": Words("渐变", "a shading"),
    "inline": Words("图片", "a picture"),
}
"""What a kind of painted thing is called."""


def at(
    page: OpenedPage | None,
    message: Message,
    where: Bounds | None = None,
    values: Mapping[str, Value] | None = None,
    numbers: tuple[float | None, float | None] = (None, None),
    found: str | None = None,
) -> Diagnostic:
    """A finding on a page; `where` in user space, `numbers` are what was measured and the limit."""
    rect = to_trim(page, where) if page is not None and where is not None else None
    return Diagnostic(
        message=message,
        values=values or {},
        page=page.number if page is not None else None,
        rect=rect,
        measured=numbers[0],
        limit=numbers[1],
        found=found,
    )


def to_trim(page: OpenedPage, where: Bounds) -> Rect:
    """Bounds in user space as a rectangle from the trim's top left corner, y down, points."""
    left, _, _, top = page.trim
    return Rect(where[0] - left, top - where[3], where[2] - left, top - where[1])


def cmyk(colour: Colour) -> tuple[float, float, float, float] | None:
    """Ink fractions of a device colour; None for a colour whose inks are not plain."""
    if colour.space == "DeviceCMYK" and len(colour.values) == 4:
        c, m, y, k = colour.values
        return (c, m, y, k)
    if colour.space == "DeviceGray" and len(colour.values) == 1:
        return (0.0, 0.0, 0.0, 1 - colour.values[0])
    return None


def ink_count(colour: Colour) -> int:
    """How many inks a colour needs."""
    inks = cmyk(colour)
    if inks is not None:
        return sum(value > 0 for value in inks)
    return 1 if colour.space == "Separation" else 0


def visible(thing: Painted) -> bool:
    """Whether a thing leaves ink at all (text mode 3 does not)."""
    return not (thing.kind == "text" and thing.mode in (3, 7))


def claim_of(opened: OpenedPdf) -> str:
    """What the file claims to be: `PDF/X-4`, `PDF/X-1a:2003` … or nothing."""
    try:
        return _claim(opened)
    except broken():
        return ""


def _claim(opened: OpenedPdf) -> str:
    """What information dictionary and XMP say."""
    info = resolved(opened.reader.trailer.get("/Info"))
    told = str(info.get("/GTS_PDFXVersion", "")) if info else ""
    metadata = resolved(opened.catalog.get("/Metadata"))
    packet = metadata.get_data() if metadata is not None else b""
    found = _VERSION.search(packet)
    return found[1].decode("utf-8", "replace").strip() if found else told
