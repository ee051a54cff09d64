"""A PDF opened for judging: its pages with what they paint, read once and shared by all rules.

Decisions: pypdf reads objects, strictly first; what strict reading refuses is a finding, and the file is then read
leniently, so that one fault does not hide the others.
"""

import io
import logging
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pypdf
from fontTools.ttLib import TTLibError
from pypdf.errors import PyPdfError

from layout.preflight.content import Bounds, Painted, resolved
from layout.preflight.decoding import Decoder
from layout.preflight.interpreter import read_content
from layout.preflight.tokens import SyntaxFaultError


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """One page: its dictionary, its object number, what it paints, and the fault that ended the reading.

    Boxes are in points; one that the page does not have is what ISO 32000-1, 14.11.2 takes for it.
    """

    number: int
    object_number: int
    dictionary: Any
    media: Bounds
    crop: Bounds
    bleed: Bounds
    trim: Bounds
    painted: tuple[Painted, ...]
    fault: SyntaxFaultError | None


@dataclass(frozen=True, slots=True)
class OpenedPdf:
    """A file: its bytes, pypdf's reader, its catalog and pages; `complaint` is what strict reading refused."""

    data: bytes
    reader: pypdf.PdfReader
    catalog: Mapping[str, Any]
    pages: tuple[OpenedPage, ...]
    complaint: str


BROKEN: Final = (
    *(PyPdfError, TTLibError, struct.error, zlib.error, AssertionError, AttributeError, IndexError, KeyError),
    *(NotImplementedError, RecursionError, TypeError, ValueError, OverflowError),
)
"""What readers raise when an object of a broken file is not what its place asks for."""


logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it grumbles about is told as findings


class UnreadablePdfError(Exception):
    """The file is no PDF that can be read at all, or is encrypted."""


def open_pdf(data: bytes) -> OpenedPdf:
    """The file, read.

    Raises:
        UnreadablePdfError: It cannot be read even leniently, or is encrypted.
    """
    complaint = ""
    try:
        return _opened(data, strict=True, complaint="")
    except BROKEN as error:
        complaint = str(error) or type(error).__name__
    try:
        return _opened(data, strict=False, complaint=complaint)
    except BROKEN as error:
        raise UnreadablePdfError(str(error) or complaint) from error


def _opened(data: bytes, strict: bool, complaint: str) -> OpenedPdf:
    """The file, read in one of the two ways."""
    reader = pypdf.PdfReader(io.BytesIO(data), strict=strict)
    if reader.is_encrypted:
        raise UnreadablePdfError("encrypted")
    decoders: dict[int, Decoder] = {}
    pages = tuple(_page(page, number, decoders) for number, page in enumerate(reader.pages, 1))
    catalog = resolved(reader.trailer["/Root"])
    if not isinstance(catalog, Mapping):
        raise UnreadablePdfError("Root")
    return OpenedPdf(data, reader, catalog, pages, complaint)


def _page(page: Any, number: int, decoders: dict[int, Decoder]) -> OpenedPage:
    """One page and what it paints; `decoders` are those of the fonts that were met before."""
    contents = page.get_contents()
    stream = contents.get_data() if contents is not None else b""
    painted, fault = read_content(stream, page.get("/Resources"), decoders)
    reference = page.indirect_reference
    media = _box(page, "/MediaBox", (0.0, 0.0, 612.0, 792.0))
    crop = _box(page, "/CropBox", media)
    return OpenedPage(
        number=number,
        object_number=reference.idnum if reference is not None else 0,
        dictionary=page,
        media=media,
        crop=crop,
        bleed=_box(page, "/BleedBox", crop),
        trim=_box(page, "/TrimBox", crop),
        painted=painted,
        fault=fault,
    )


def _box(page: Any, key: str, default: Bounds) -> Bounds:
    """One of a page's boxes, lower left corner first (pypdf's properties would write a missing one into the page)."""
    values = [float(resolved(value)) for value in resolved(page.get(key)) or default]
    return (min(values[0], values[2]), min(values[1], values[3]), max(values[0], values[2]), max(values[1], values[3]))
