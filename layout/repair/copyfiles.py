"""Raw copy from where the user keeps it: files, folders of files, Word documents.

Decisions: a folder gives its text, Markdown and Word files in the order of their names, and what else lies in it is
named, for it may be copy; hidden files, pictures and the locks and lists that programs leave are passed over. A Word
document is known by its bytes, not by its name. All files are read before any fault is told.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Final

from layout.diagnostics import Diagnostic, Span, Value, Words
from layout.records import dataclass
from layout.repair import messages
from layout.repair.decode import decode_bytes, is_foreign, is_strange
from layout.repair.finished import finished_faults
from layout.repair.types import Copy
from layout.repair.worddocs import read_word
from layout.repair.wordparts import NoWordError, is_word

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
    b"PK\x03\x04": "ZIP (.odt, .xlsx, .zip)",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "Word 97-2003 (.doc, .wps)",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
}
"""How files that are no text begin."""
_PASSED_OVER: Final = re.compile(
    r"\..*|~.*|.*~|thumbs\.db|desktop\.ini|.*\.(?:jpe?g|png|tiff?|webp|gif|bmp|heic|svg|psd|raw|cr2|nef)", re.I
)
"""What lies in a folder of copy and is none: hidden files, locks of programs (`~$稿.docx`), pictures."""


@dataclass(frozen=True, slots=True)
class Received:
    """All the copy of one run: the files as text, the pictures of Word documents by name, and what is to be told.

    `notes` are findings that hinder nothing; `documents` are the names of files whose copy is the text of a document.
    """

    copies: tuple[Copy, ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[Diagnostic, ...] = ()
    documents: frozenset[str] = frozenset()


def receive_copy(names: Sequence[str], given: Callable[[str], bytes]) -> tuple[Received, tuple[Diagnostic, ...]]:
    """The copy that files, folders and `-` mean, and the faults of all that give none.

    Args:
        names: As the user gave them.
        given: What standard input holds.
    """
    files: list[tuple[str, bytes]] = []
    faults: list[Diagnostic] = []
    notes: list[Diagnostic] = []
    for name in names:
        if name == "-":
            files.append(("<stdin>", given(name)))
            continue
        found, told = list_copy(name)
        faults += (diagnostic for diagnostic in told if diagnostic.severity == "error")
        notes += (diagnostic for diagnostic in told if diagnostic.severity != "error")
        for path in found:
            try:
                files.append((str(path), path.read_bytes()))
            except OSError as error:
                faults.append(_unreadable(str(path), Words(error.strerror or str(error), error.strerror or str(error))))
    received = Received()
    for name, raw in files:
        received, told = _taken_in(received, name, raw)
        faults += told
    copies = received.copies
    notes += received.notes
    return replace(received, notes=(*notes, *_encoding_notes(copies))), (*faults, *text_faults(copies))


def list_copy(name: str) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The files of copy that a name means, itself or what lies in the folder, and what is to be said of it."""
    path = Path(name)
    if not name or not path.exists():
        return (), (Diagnostic(message=messages.NO_FILE, span=Span(name, 1, 1), found=name),)
    if not path.is_dir():
        return (path,), ()
    try:
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        why = error.strerror or str(error)
        return (), (_unreadable(name, Words(why, why)),)
    entries = [entry for entry in entries if not _PASSED_OVER.fullmatch(entry.name)]
    files = tuple(entry for entry in entries if entry.suffix.lower() in KINDS and entry.is_file())
    others = tuple(
        f"{entry.name}/" if entry.is_dir() else entry.name
        for entry in entries
        if entry not in files and not _holds_pictures(entry)
    )
    told: list[Diagnostic] = []
    if not files:
        told.append(Diagnostic(message=messages.NO_COPY, values={"kinds": " ".join(KINDS)}, span=Span(name, 1, 1)))
    if others:
        told.append(Diagnostic(message=messages.NOT_READ, values={"names": others}, span=Span(name, 1, 1)))
    return files, tuple(told)


def _holds_pictures(folder: Path) -> bool:
    """Whether this is a folder in which nothing lies that may be copy."""
    try:
        return folder.is_dir() and all(_PASSED_OVER.fullmatch(entry.name) for entry in folder.iterdir())
    except OSError:
        return False


def _taken_in(received: Received, name: str, raw: bytes) -> tuple[Received, tuple[Diagnostic, ...]]:
    """What has been received and one file more; or the fault of that file."""
    broken = raw.startswith(b"PK") and name.lower().endswith(".docx")
    if not broken and not is_word(raw):
        return replace(received, copies=(*received.copies, Copy(name, raw))), ()
    try:
        word = read_word(raw, Path(name.strip("<>")).stem, received.pictures)
    except NoWordError as error:
        return received, (_unreadable(name, Words(error.zh, error.en)),)
    told = tuple(
        Diagnostic(message=messages.LEFT_OUT, values={"what": Words(zh, en)}, span=Span(name, 1, 1), found=words)
        for zh, en, words in word.left
    )
    told += tuple(
        Diagnostic(message=messages.PICTURE_KIND, span=Span(name, 1, 1), found=picture) for picture in word.unusable
    )
    return Received(
        (*received.copies, Copy(name, word.text.encode())),
        {**received.pictures, **word.pictures},
        (*received.notes, *told),
        received.documents | {name},
    ), ()


def _unreadable(name: str, why: Words) -> Diagnostic:
    """The finding that a file cannot be read."""
    return Diagnostic(message=messages.UNREADABLE, values={"why": why}, span=Span(name, 1, 1), found=name)


def _encoding_notes(copies: Sequence[Copy]) -> list[Diagnostic]:
    """A finding for each file in an encoding of another language, or that reads as hardly any Chinese."""
    found: list[Diagnostic] = []
    for copy in copies:
        text, encoding = decode_bytes(copy.raw)
        message = messages.FOREIGN_BYTES if is_foreign(encoding) else messages.STRANGE_BYTES
        if message is messages.FOREIGN_BYTES or is_strange(text, encoding):
            found.append(Diagnostic(message=message, values={"encoding": encoding}, span=Span(copy.name, 1, 1)))
    return found


def text_faults(copies: Sequence[Copy]) -> tuple[Diagnostic, ...]:
    """A finding for each file that is a picture, a document of another program, or bytes that are no writing; and what
    cannot be read in files that are articles already.
    """
    found: list[Diagnostic] = []
    for copy in copies:
        if what := _no_text(copy.raw):
            values: dict[str, Value] = {"what_zh": what[0], "what_en": what[1]}
            found.append(Diagnostic(message=messages.NO_TEXT, values=values, span=Span(copy.name, 1, 1)))
        else:
            found += finished_faults(copy.name, decode_bytes(copy.raw)[0])
    return tuple(found)


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
