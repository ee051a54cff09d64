"""A PDF opened for judging: its pages with what they paint, read once and shared by all rules.

Decisions: a plain file's objects are read by a reader of our own (`plain.py`), any other's by pypdf, strictly first;
what strict reading refuses is a finding, and the file is then read leniently, so that one fault does not hide the
others.
"""

import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any, Final, TypeAlias

from layout.diagnostics import Words
from layout.preflight.content import Bounds, PageContent, Painted, summed_up
from layout.preflight.decoding import Decoder
from layout.preflight.file_data import FileData, let_go
from layout.preflight.interpreter import read_content
from layout.preflight.later import foreign, foreign_errors
from layout.preflight.plain import PlainReader
from layout.preflight.plain_values import Stream, resolved
from layout.preflight.sameness import same_fonts
from layout.preflight.tokens import SyntaxFaultError
from layout.records import dataclass


@dataclass(slots=True)
class OpenedPage:
    """One page: its dictionary, its object number, what its content comes to, and the fault that ended the reading.

    Boxes are in points; one that the page does not have is what ISO 32000-1, 14.11.2 takes for it. `judgements` =
    what was found on it alone, by what it was judged with: a page known from another file brings them along.
    """

    number: int
    object_number: int
    dictionary: Any
    media: Bounds
    crop: Bounds
    bleed: Bounds
    trim: Bounds
    content: PageContent
    fault: SyntaxFaultError | None
    judgements: dict[Any, Any]
    decoders: dict[int, Decoder]
    held: tuple[Painted, ...] | None

    @property
    def painted(self) -> tuple[Painted, ...]:
        """Everything the page paints, in order; read again where it was let go."""
        if self.held is None:
            self.held, _ = read_content(_stream_of(self.dictionary), self.dictionary.get("/Resources"), self.decoders)
        return self.held

    def let_go(self) -> None:
        """Keeps only what the content comes to."""
        self.held = None


@dataclass(frozen=True, slots=True)
class OpenedPdf:
    """A file: its bytes, its reader, its catalog and pages; `complaint` is what strict reading refused.

    `reader` = a `PlainReader`, or pypdf's where the file is not plain. `trees` holds the structure tree once it has
    been read.
    """

    data: FileData
    reader: Any
    catalog: Mapping[str, Any]
    pages: tuple[OpenedPage, ...]
    complaint: str
    trees: list[Any] = field(default_factory=list)


_BROKEN: Final = (
    *(struct.error, zlib.error, AssertionError, AttributeError, IndexError, KeyError),
    *(NotImplementedError, RecursionError, TypeError, ValueError, OverflowError),
)


def broken() -> tuple[type[Exception], ...]:
    """What readers raise when an object of a broken file is not what its place asks for."""
    return (*_BROKEN, *foreign_errors())


Look: TypeAlias = Callable[[OpenedPage], object]
"""What looks at a page that has just been read."""


class UnreadablePdfError(Exception):
    """The file is no PDF that can be read at all, or is encrypted."""

    @property
    def why(self) -> str | Words:
        """What is wrong with it, for people."""
        why: str | Words = self.args[0]
        return why


def open_pdf(data: FileData, known: Sequence[OpenedPage] = (), look: Look | None = None) -> OpenedPdf:
    """The file, read.

    Args:
        data: Its bytes.
        known: Pages of another file that were read before: a page with the very same stream and resources that say the
            same is not interpreted again.
        look: Looks at each page as soon as it is read, and may let go of what it paints.

    Raises:
        UnreadablePdfError: It cannot be read even leniently, or is encrypted.
    """
    try:
        return _opened((data, known, look), PlainReader(data), complaint="")
    except broken():  # `NotPlainError` is one
        return _foreign(data[:], known, look)


def _foreign(data: bytes, known: Sequence[OpenedPage], look: Look | None = None) -> OpenedPdf:
    """A file that is not plain."""
    complaint = ""
    try:
        return _opened((data, known, look), foreign().read(data, strict=True), complaint="")
    except broken() as error:
        complaint = str(error) or type(error).__name__
    try:
        return _opened((data, known, look), foreign().read(data, strict=False), complaint=complaint)
    except broken() as error:
        raise UnreadablePdfError(str(error) or complaint) from error


def _opened(given: tuple[FileData, Sequence[OpenedPage], Look | None], reader: Any, complaint: str) -> OpenedPdf:
    """The file as a reader has read it; `given` as to `open_pdf`."""
    data, known, look = given
    if reader.is_encrypted:
        raise UnreadablePdfError(Words("文件加了密", "the file is encrypted"))
    decoders: dict[int, Decoder] = {}
    streams = {raw: page for page in known if (raw := _raw_stream(page.dictionary)) is not None}
    pages: list[OpenedPage] = []
    for number, page in enumerate(reader.pages, 1):
        pages.append(_page(page, number, decoders, streams))
        if look is not None:
            look(pages[-1])
        let_go(data)
    catalog = resolved(reader.trailer["/Root"])
    if not isinstance(catalog, Mapping):
        raise UnreadablePdfError(Words("文件没有根", "the file has no root"))
    return OpenedPdf(data, reader, catalog, tuple(pages), complaint)


def _stream_of(page: Any) -> bytes:
    """A page's content, decompressed."""
    contents = resolved(page.get("/Contents"))
    if isinstance(contents, Stream):
        return contents.get_data()
    streams = [resolved(part) for part in contents] if isinstance(contents, list) else []
    if streams and all(isinstance(part, Stream) for part in streams):
        parts = [part.get_data() for part in streams]
        return b"".join(part if part.endswith(b"\n") else part + b"\n" for part in parts)
    contents = page.get_contents() if hasattr(page, "get_contents") else None
    return contents.get_data() if contents is not None else b""


def _raw_stream(page: Any) -> bytes | None:
    """A page's content as it stands in the file, where it is one stream."""
    raw = getattr(resolved(page.get("/Contents")), "_data", None)
    return raw if isinstance(raw, bytes) else None


def _page(page: Any, number: int, decoders: dict[int, Decoder], streams: Mapping[bytes, OpenedPage]) -> OpenedPage:
    """One page and what it paints; `decoders` are those of the fonts that were met before, `streams` known pages."""
    reference = page.indirect_reference
    media = _box(page, "/MediaBox", (0.0, 0.0, 612.0, 792.0))
    crop = _box(page, "/CropBox", media)
    boxes = (media, crop, _box(page, "/BleedBox", crop), _box(page, "/TrimBox", crop))
    place = (number, reference.idnum if reference is not None else 0, page, *boxes)
    twin = streams.get(_raw_stream(page) or b"")
    if twin is not None and boxes == (twin.media, twin.crop, twin.bleed, twin.trim):
        fonts = same_fonts(page.get("/Resources"), twin.dictionary.get("/Resources"), twin.content.fonts, decoders)
        if fonts is not None:
            return OpenedPage(*place, replace(twin.content, fonts=fonts), twin.fault, twin.judgements, decoders, None)
    painted, fault = read_content(_stream_of(page), page.get("/Resources"), decoders)
    return OpenedPage(*place, summed_up(painted), fault, {}, decoders, painted)


def _box(page: Any, key: str, default: Bounds) -> Bounds:
    """One of a page's boxes, lower left corner first (pypdf's properties would write a missing one into the page)."""
    values = [float(resolved(value)) for value in resolved(page.get(key)) or default]
    return (min(values[0], values[2]), min(values[1], values[3]), max(values[0], values[2]), max(values[1], values[3]))
