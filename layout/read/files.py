"""Files of a paper: which may be opened, how large they may be, and their text.

Decisions: a path in an issue is relative, and what it leads to, links followed, lies inside the paper's folder; only
ordinary files are opened. The size is asked before a byte is read. Text is UTF-8, a byte order mark is dropped, line
ends become `\\n`.
"""

import os
import re
import stat
from difflib import get_close_matches
from pathlib import Path, PurePosixPath, PureWindowsPath

from layout.diagnostics import Diagnostic, Span, Value
from layout.read import messages
from layout.read.keys import did_you_mean

MAX_TEXT_BYTES = 1_000_000
"""An issue file or another that is written by hand."""
MAX_ARTICLE_BYTES = 300_000
"""An article, 100,000 Han; all of a broadsheet page is 30 kB."""
MAX_PICTURE_BYTES = 300_000_000
"""A picture: a broadsheet page of CMYK at 300 ppi, uncompressed, is 150 MB."""
NOT_TEXT = re.compile("[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff]")
_GUESSES = (("utf-16", "UTF-16"), ("gb18030", "GB18030"))


def locate(written: str, base: Path, folder: Path, span: Span) -> Path | Diagnostic:
    """The file that a path written in an issue or an article leads to, or why it cannot be used.

    Args:
        written: The path as written, relative, with `/`.
        base: The folder it counts from.
        folder: The paper's folder, which it must not leave.
        span: Where it is written.
    """
    if "\0" in written or PurePosixPath(written).is_absolute() or PureWindowsPath(written).anchor:
        return _outside(written, folder, span)
    path = base / written
    try:
        real, inside = os.path.realpath(path), os.path.realpath(folder)
        if real != inside and not real.startswith(inside.rstrip(os.sep) + os.sep):
            return _outside(written, folder, span)
        mode = path.stat().st_mode
    except FileNotFoundError:
        return missing(written, path, folder, span)
    except (OSError, RuntimeError, ValueError) as error:
        return unreadable(written, error, span)
    if not stat.S_ISREG(mode):
        return Diagnostic(message=messages.NOT_A_FILE, values={"file": written}, span=span, found=written)
    return path


def _outside(written: str, folder: Path, span: Span) -> Diagnostic:
    """The path leaves the paper's folder."""
    values = {"folder": folder.resolve().name}
    return Diagnostic(message=messages.OUTSIDE_FOLDER, values=values, span=span, found=written)


def missing(written: str, path: Path, folder: Path, span: Span) -> Diagnostic:
    """There is no such file; its neighbours may have been meant."""
    names: list[str] = []
    if path.parent.is_dir() and path.parent.resolve().is_relative_to(folder.resolve()):
        names = sorted(entry.name for entry in path.parent.iterdir() if _is_alike(entry, path))
    close = get_close_matches(path.name, names, 1, 0.5) or get_close_matches(path.stem, names, 1, 0.5)
    near = str(PurePosixPath(written).parent / close[0]) if close else ""
    home = path.parent.resolve().name or "/"
    values: dict[str, Value] = {"file": written, "folder": home, "hint": did_you_mean(near)}
    return Diagnostic(message=messages.FILE_MISSING, values=values, span=span, found=written)


def _is_alike(entry: Path, wanted: Path) -> bool:
    """Whether a file may have been meant: text files are told apart by their suffix, pictures are not."""
    texts = (".md", ".yaml", ".yml")
    return entry.suffix == wanted.suffix or (entry.suffix not in texts and wanted.suffix not in texts)


def unreadable(written: str, error: Exception, span: Span) -> Diagnostic:
    """The system would not open it."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Diagnostic(message=messages.FILE_UNREADABLE, values={"file": written, "reason": reason}, span=span)


def read_text(
    path: Path, name: str, span: Span | None = None, limit: int = MAX_TEXT_BYTES
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file without byte order mark, lines ended by `\\n`, or None; and what is wrong with it.

    Control characters are reported and read as blanks, so that places behind them stay true.

    Args:
        path: A file that `locate` allowed, or that the user named on the command line.
        name: Its name as the user gave it.
        span: Where it was named, if in a file.
        limit: The most bytes that are read.
    """
    start = span or Span(name, 1, 1)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, (Diagnostic(message=messages.NOT_A_FILE, values={"file": name}, span=start),)
        if status.st_size > limit:
            return None, (too_large(name, status.st_size, limit, start),)
        raw = path.read_bytes()
    except OSError as error:
        return None, (unreadable(name, error, start),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (not_utf8(raw, error.start, name),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    faults = tuple(_control(match, text, name) for match in NOT_TEXT.finditer(text))
    return (NOT_TEXT.sub(" ", text) if faults else text), faults[:10]


def too_large(name: str, size: int, limit: int, span: Span) -> Diagnostic:
    """A file of more bytes than one is read."""
    values = {"file": name, "size": _amount(size), "limit": _amount(limit)}
    return Diagnostic(message=messages.FILE_TOO_LARGE, values=values, span=span)


def _amount(size: int) -> str:
    """A number of bytes in kB, from a million on in MB."""
    return f"{size / 1e3:.0f} kB" if size < 1_000_000 else f"{size / 1e6:.1f} MB".replace(".0 MB", " MB")


def not_utf8(raw: bytes, start: int, name: str) -> Diagnostic:
    """Not UTF-8: from which byte on, and what it may be instead."""
    guess = ""
    for codec, shown in _GUESSES:
        if codec == "utf-16" and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            raw.decode(codec)
        except UnicodeDecodeError:
            continue
        guess = shown
        break
    before = raw[:start].decode("utf-8", "replace")
    span = Span(name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    values = {
        "guess_zh": f"（这个文件像是 {guess}）" if guess else "",
        "guess_en": f" (this file looks like {guess})" if guess else "",
    }
    return Diagnostic(message=messages.NOT_UTF8, values=values, span=span, found=raw[start : start + 4].hex(" "))


def _control(match: re.Match[str], text: str, name: str) -> Diagnostic:
    """A character that is no text, at its place."""
    at = match.start()
    span = Span(name, text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1)
    char = f"U+{ord(match[0]):04X}"
    return Diagnostic(message=messages.CONTROL_CHAR, values={"char": char}, span=span, found=char)
