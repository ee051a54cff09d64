"""Raw copy from where the user keeps it: files, folders of files, Word documents.

Decisions: a folder gives its text, Markdown and Word files in the order of their names; a Word document gives one
line a paragraph and one a table row, its pictures are named where they stand.
"""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from layout.diagnostics import Diagnostic, MissingError, Span
from layout.repair import messages
from layout.repair.decode import decode_bytes
from layout.repair.types import Copy

KINDS: Final = (".txt", ".md", ".markdown", ".text", ".docx")
"""The files of a folder that are copy; a file named outright is read whatever its name."""
MAX_CONTROLS: Final = 0.2
"""More control characters and undecodable bytes than this share of a file, and it is no writing, however damaged."""
_CONTROLS: Final = tuple(chr(code) for code in (*range(9), *range(14, 32), 127))
_UNREADABLE: Final = re.compile("[\ud800-\udfff]")
_MAGIC: Final = {
    b"\x89PNG\r\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"%PDF-": "PDF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"PK\x03\x04": "ZIP (.docx, .odt)",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "Word 97-2003 (.doc, .wps)",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
}
"""How files that are no text begin."""
MAX_DOCX_BYTES: Final = 200_000_000
"""A Word file that unpacks to more than this, in bytes, is no copy."""


def list_copy(path: Path) -> tuple[Path, ...]:
    """The files of copy that a path means: itself, or what lies in the folder.

    Raises:
        MissingError: There is no such file or folder.
    """
    if path.is_dir():
        found = (file for file in path.iterdir() if file.suffix.lower() in KINDS and not file.name.startswith("."))
        return tuple(sorted(found, key=lambda file: file.name))
    if not path.is_file():
        raise MissingError((Diagnostic(message=messages.NO_FILE, span=Span(str(path), 1, 1), found=str(path)),))
    return (path,)


def text_faults(copies: Sequence[Copy]) -> tuple[Diagnostic, ...]:
    """A finding for each file that is a picture, a document of another program, or bytes that are no writing."""
    found = ((copy, _no_text(copy.raw)) for copy in copies)
    return tuple(
        Diagnostic(
            message=messages.NO_TEXT, values={"what_zh": what[0], "what_en": what[1]}, span=Span(copy.name, 1, 1)
        )
        for copy, what in found
        if what
    )


def _no_text(raw: bytes) -> tuple[str, str] | None:
    """What some bytes are, in Chinese and English, or None when they read as text."""
    for magic, what in _MAGIC.items():
        if raw.startswith(magic):
            return what, what
    text = decode_bytes(raw)[0]
    controls = sum(map(text.count, _CONTROLS)) + len(_UNREADABLE.findall(text))
    if controls <= MAX_CONTROLS * len(text):
        return None
    share = f"{controls / len(text):.0%}"
    return f"控制字符和读不出的字节占 {share}", f"{share} of it are control characters and unreadable bytes"


def read_copy(path: Path, open_docx: Callable[[Any], Any] | None) -> Copy:
    """A file's bytes; of a Word document the text, as UTF-8.

    Args:
        path: The file.
        open_docx: What opens a Word document (python-docx's `Document`), or None where it is not installed.

    Raises:
        MissingError: It cannot be read.
    """
    try:
        raw = path.read_bytes()
        if path.suffix.lower() == ".docx":
            if open_docx is None:
                raise MissingError((Diagnostic(message=messages.NO_DOCX, span=Span(str(path), 1, 1)),))
            raw = _docx_text(raw, open_docx).encode()
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        why = str(error) or type(error).__name__
        raise MissingError(
            (Diagnostic(message=messages.UNREADABLE, values={"why": why}, span=Span(str(path), 1, 1)),)
        ) from error
    return Copy(str(path), raw)


def _docx_text(raw: bytes, open_docx: Callable[[Any], Any]) -> str:
    """The text of a Word document: a blank line between paragraphs, none between the rows of a table."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_DOCX_BYTES:
            raise ValueError("too large")
    document = open_docx(io.BytesIO(raw))
    blocks: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            blocks.append("\n".join("\t".join(cell.text.strip() for cell in row.cells) for row in block.rows))
        else:
            text = block.text.strip("\n")
            names = [_picture_name(part) for run in block.runs for part in run.element.xpath(".//pic:cNvPr")]
            blocks += [text, *(name for name in names if name)]
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _picture_name(element: Any) -> str:
    """The file name of a picture in a Word document, if it says one."""
    name = str(element.get("descr") or element.get("name") or "")
    return name if name.lower().endswith((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")) else ""
