"""What a picture file says of itself, from its header: nothing is decoded, so that a bomb cannot go off.

Decisions: the kind is told by the first bytes, not by the name; the pixel count is limited; a file that ends before its
own structure does is an error now, not on the plate. A PDF has no pixels and may be an advertisement, which others
judge: its page is measured (`read_pdf_page`) where it is used as a picture; an SVG is read as a drawing (`svg.py`).
"""

import hashlib
import importlib
import struct
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeAlias, cast

from PIL import Image

from layout.diagnostics import Diagnostic, Span
from layout.model.article import PictureFacts
from layout.read import messages
from layout.read.files import MAX_PICTURE_BYTES, too_large, unreadable
from layout.read.svg import read_drawing
from layout.read.types import RawPicture, Unusable
from layout.standing import standing

Kind: TypeAlias = Literal["jpeg", "png", "tiff", "webp"]

KEPT = 1024
"""Pictures whose facts are kept."""
UNITS = 100
"""A drawing has no pixels; its facts count hundredths of its units, those of a PDF's page hundredths of a point."""
PDF_READER = "layout.read.pdf_pages"
"""The module that reads PDFs: loaded with the first that is a picture, for its library takes long to load."""
MAX_PIXELS = 250_000_000
"""A broadsheet page at 600 ppi has 120 million."""
MAX_PPI = 100_000
"""No scanner has more."""
READERS = {"jpeg": "PIL.JpegImagePlugin", "png": "PIL.PngImagePlugin", "tiff": "PIL.TiffImagePlugin",
           "webp": "PIL.WebPImagePlugin"}  # fmt: skip
"""The modules that register the readers, each loaded with the first picture of its kind; no other is asked."""
_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)
_SUFFIXES = {"jpeg": (".jpg", ".jpeg", ".jpe"), "png": (".png",), "tiff": (".tif", ".tiff"), "webp": (".webp",),
             "pdf": (".pdf",), "svg": (".svg",)}  # fmt: skip
_OTHER_KINDS = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"%!PS", "PostScript"),
    (b"\0\0\0\x0cjP", "JPEG 2000"),
)


def _kind(head: bytes) -> str:
    """What the first bytes of a file say it is; upper-case names are kinds that are not read."""
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "tiff"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if b"<svg" in head:
        return "svg"
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "HEIC/AVIF"
    return next((name for magic, name in _OTHER_KINDS if head.startswith(magic)), "")


def read_picture(path: Path, written: str, span: Span) -> tuple[RawPicture | None, tuple[Diagnostic, ...]]:
    """The facts of a picture file, and what is wrong with it.

    Args:
        path: A file inside the paper's folder.
        written: The path as written, for messages.
        span: Where it is written.
    """
    try:
        status = path.stat()
    except OSError as error:
        return None, (unreadable(written, error, span),)
    if status.st_size > MAX_PICTURE_BYTES:
        return None, (too_large(written, status.st_size, MAX_PICTURE_BYTES, span),)
    stamp = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    picture, findings = _look(path, written, stamp)
    return picture, tuple(replace(finding, span=span) for finding in findings)


@standing(KEPT)
def _look(path: Path, written: str, stamp: tuple[int, ...]) -> tuple[RawPicture | None, tuple[Diagnostic, ...]]:
    """As `read_picture`, with places still to come; kept for a file with the same stamp (inode, size, times)."""
    span = Span(written, 1, 1)
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, (unreadable(written, error, span),)
    kind = _kind(data[:2048])
    if not data or not kind:
        return None, (
            _broken(written, span, "空文件" if not data else "不是图片", "empty" if not data else "no picture"),
        )
    if kind not in _SUFFIXES:
        return None, (Diagnostic(message=messages.PICTURE_KIND, values={"file": written, "kind": kind}, span=span),)
    findings: tuple[Diagnostic, ...] = ()
    if path.suffix.lower() not in _SUFFIXES[kind]:
        values = {"file": written, "kind": kind.upper(), "suffix": _SUFFIXES[kind][0]}
        findings = (Diagnostic(message=messages.PICTURE_SUFFIX, values=values, span=span, found=path.suffix),)
    if kind == "svg":
        return _drawing(path, data, (written, span), findings)
    if kind == "pdf":
        return RawPicture(path, None), findings
    if not _is_whole(data, kind):
        return None, (*findings, _cut_off(written, span))
    facts = _facts(path, data, cast("Kind", kind), written, span)
    if isinstance(facts, Diagnostic):
        return None, (*findings, facts)
    return RawPicture(path, facts), findings


def read_pdf_page(path: Path, number: int) -> tuple[PictureFacts, int] | Unusable:
    """The facts of a page of a PDF that stands as a picture and how many pages the file has; or why it cannot stand.

    Args:
        path: A PDF inside the paper's folder.
        number: The page; the first is 1.
    """
    try:
        status = path.stat()
        return _page_facts(path, number, (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    except OSError as error:
        return Unusable(f"读不出（{error.strerror}）", f"it cannot be read ({error.strerror})")


@standing(KEPT)
def _page_facts(path: Path, number: int, stamp: tuple[int, ...]) -> tuple[PictureFacts, int] | Unusable:
    """As `read_pdf_page`; kept for a file with the same stamp."""
    data = path.read_bytes()
    page: tuple[float, float, int] | Unusable = importlib.import_module(PDF_READER).read_page(data, number)
    if isinstance(page, Unusable):
        return page
    width, height = (max(1, round(side * UNITS)) for side in page[:2])
    return PictureFacts(width, height, "", "pdf", None, hashlib.sha256(data).hexdigest()), page[2]


def _drawing(
    path: Path, data: bytes, named: tuple[str, Span], findings: tuple[Diagnostic, ...]
) -> tuple[RawPicture | None, tuple[Diagnostic, ...]]:
    """A drawing and what in it is not read."""
    written, span = named
    drawing, unread = read_drawing(data)
    for found in unread:
        values = {"file": written, "line": str(found.line), "what_zh": found.zh, "what_en": found.en}
        findings = (*findings, Diagnostic(message=messages.DRAWING_UNREAD, values=values, span=span, found=written))
    if drawing is None:
        return None, findings if unread else (*findings, _broken(written, span, "没有可画的东西", "nothing is drawn"))
    width, height = (max(1, round(side * UNITS)) for side in (drawing.width, drawing.height))
    facts = PictureFacts(width, height, "", "svg", None, hashlib.sha256(data).hexdigest())
    return RawPicture(path, facts, drawing), findings


def _facts(path: Path, data: bytes, kind: Kind, written: str, span: Span) -> PictureFacts | Diagnostic:
    """Size, mode and resolution from the header."""
    importlib.import_module(READERS[kind])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=(kind.upper(),)) as image:
                width, height = image.size
                mode, dpi = image.mode, image.info.get("dpi")
                ends = _strip_ends(image) if kind == "tiff" else 0
                # A PNG that has no EXIF chunk before its pixels would be decoded to look for one behind them.
                # A TIFF's size is told as it is seen.
                has_exif = "exif" in image.info if kind == "png" else kind != "tiff"
                turned = has_exif and image.getexif().get(_ORIENTATION) in _TURNED
    except Image.DecompressionBombError:
        width = height = MAX_PIXELS
        mode, dpi, turned, ends = "", None, False, 0
    except (OSError, ValueError, SyntaxError, struct.error, KeyError, TypeError, EOFError, ZeroDivisionError):
        return _broken(written, span, "文件头有误", "its header is damaged")
    if width * height > MAX_PIXELS:
        shown = f"{width}×{height}" if mode else f"> {MAX_PIXELS:,}"
        values = {"file": written, "pixels": shown, "limit": f"{MAX_PIXELS:,}"}
        return Diagnostic(message=messages.PICTURE_TOO_LARGE, values=values, span=span)
    if ends > len(data):
        return _cut_off(written, span)
    if turned:
        width, height = height, width
    return PictureFacts(width, height, mode, kind, _ppi(dpi), hashlib.sha256(data).hexdigest())


def _ppi(dpi: object) -> float | None:
    """The resolution that the header names; none where it names no number, or one that no scanner has."""
    try:
        ppi = float(cast("Sequence[float]", dpi)[0])
    except (TypeError, ValueError, IndexError, ArithmeticError):
        return None
    return ppi if 1 < ppi < MAX_PPI else None


def _strip_ends(image: Image.Image) -> int:
    """Where the pixels of a TIFF end in its file: the furthest end of its strips or tiles, in bytes."""
    tags = getattr(image, "tag_v2", {})
    for starts, counts in ((273, 279), (324, 325)):
        if starts in tags and counts in tags:
            return max((a + n for a, n in zip(tags[starts], tags[counts], strict=False)), default=0)
    return 0


def _cut_off(written: str, span: Span) -> Diagnostic:
    """A file that ends too early."""
    return _broken(written, span, "文件不完整", "the file is cut off")


def _is_whole(data: bytes, kind: str) -> bool:
    """Whether the file reaches to where its own structure says it ends (TIFF: `_strip_ends`)."""
    match kind:
        case "jpeg":
            return data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda") > 0
        case "png":
            at = 8
            while at + 12 <= len(data):
                length, name = struct.unpack_from(">I4s", data, at)
                at += 12 + length
                if name == b"IEND":
                    return bool(at <= len(data))
            return False
        case "webp":
            return int.from_bytes(data[4:8], "little") + 8 <= len(data)
        case _:
            return True


def _broken(written: str, span: Span, zh: str, en: str) -> Diagnostic:
    """A picture that cannot be used, and why."""
    values = {"file": written, "reason_zh": zh, "reason_en": en}
    return Diagnostic(message=messages.PICTURE_BROKEN, values=values, span=span, found=written)
