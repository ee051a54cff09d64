"""Files written whole or not at all, and a set of files as one delivery with its manifest last.

Decisions: a file is written beside its place under a temporary name, flushed to the disk and renamed, so that nobody
ever sees half of it; a delivery first writes all files under temporary names and renames them only when every one is
on the disk; large ones are staged, written as soon as they are made and let go from memory, before they have their
names; `manifest.json` goes first and comes back last, so a folder with a manifest is complete, whenever the power
fails. One delivery at a time goes into a folder; what a killed one left behind is swept up by the next. A page that was
delivered before and now has other bytes gets the next revision: no delivered file is overwritten. Source: print.md §10.
"""

import errno
import hashlib
import importlib
import json
import mmap
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from layout.diagnostics import Diagnostic, Message, MissingError
from layout.records import dataclass

MANIFEST: Final = "manifest.json"
NOT_PRINTABLE: Final = "_NOTPRINTABLE"
"""Stands before `.pdf` in the name of a file that failed preflight."""
STAGED: Final = "staged"
"""Begins the temporary name of a file whose own name is not known yet."""
PART: Final = ".part"
"""Ends the name of a file that is being written."""
FILE_MODE: Final = 0o644
"""A temporary file is private; what is delivered may be read by all."""

CANNOT_WRITE: Final = Message(
    "X101",
    "error",
    "写不进文件：{why_zh}",
    "this file cannot be written: {why_en}",
    "可写的文件夹，且磁盘有空余",
    "a folder that can be written to, on a disk with room",
    "另选输出文件夹（-o），或腾出空间；已有的文件没有改动",
    "choose another folder (-o) or make room; the files that were there are untouched",
)

_REASONS: Final = {
    errno.ENOSPC: ("磁盘已满", "disk full"),
    errno.EDQUOT: ("磁盘配额已满", "quota exceeded"),
    errno.EROFS: ("只读文件系统", "read-only file system"),
    errno.EACCES: ("没有写权限", "permission denied"),
    errno.EPERM: ("没有写权限", "permission denied"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EEXIST: ("同名文件已在", "a file of that name is there"),
    errno.EISDIR: ("同名文件夹已在", "a folder of that name is there"),
}
"""What the system says of a file it did not write, in both languages."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """One file of a delivery: its path relative to the folder, what it holds, and what the manifest says of it."""

    name: str
    data: "bytes | Staged"
    facts: tuple[tuple[str, object], ...] = ()

    @property
    def size(self) -> int:
        """Its bytes, counted."""
        return len(self.data) if isinstance(self.data, bytes) else self.data.size


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that is on the disk under a temporary name until it is delivered: where, its size and its SHA-256."""

    path: Path
    size: int
    sha256: str

    def read(self) -> bytes:
        """What it holds."""
        return self.path.read_bytes()

    def mapped(self) -> bytes | mmap.mmap:
        """What it holds, mapped into memory, so that it need not be there as a whole; read, where a file that is mapped
        cannot be renamed (Windows).
        """
        if os.name != "posix":
            return self.read()
        with self.path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@dataclass(frozen=True, slots=True)
class Stage:
    """The folder of a delivery while its files are made (`staging`); nobody else delivers into it meanwhile."""

    folder: Path
    open: ExitStack

    def scratch(self) -> BinaryIO:
        """A file beside the delivery for what its making needs on the way: it has no name (where the system can do
        that), so nothing is left of it whatever ends the process.

        Raises:
            MissingError: The folder cannot be written to.
        """
        try:
            return self.open.enter_context(tempfile.TemporaryFile(dir=self.folder))
        except OSError as error:
            raise MissingError((cannot_write(str(self.folder), error),)) from error

    def put(self, write: Callable[[BinaryIO], object], beside: str = "") -> Staged:
        """A file that is written now and named later, in the sub-folder in which it will stand.

        Raises:
            MissingError: It cannot be written.
        """
        place = self.folder / beside if beside else self.folder
        try:
            place.mkdir(parents=True, exist_ok=True)
            path = _temporary(place / STAGED, write)
            with path.open("rb") as file:
                return Staged(path, path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
        except OSError as error:
            raise MissingError((cannot_write(str(place), error),)) from error

    def deliver(self, files: Sequence[Delivered], about: Mapping[str, object] | None = None) -> Path:
        """Writes a set of files as one delivery, the manifest last; the manifest's path. See `deliver`."""
        manifest = json.dumps({**(about or {}), "files": list(map(_row, files))}, ensure_ascii=False, indent=2) + "\n"
        path = self.folder / MANIFEST
        _write_all([*((self.folder / file.name, file.data) for file in files), (path, manifest.encode())])
        for name in {_opposite(file.name) for file in files if file.name.endswith(".pdf") and "/" not in file.name}:
            with suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)
        return path


def _row(file: Delivered) -> dict[str, object]:
    """What the manifest says of a file."""
    data = file.data
    digest = hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else data.sha256
    return {"file": file.name, "bytes": file.size, "sha256": digest, **dict(file.facts)}


def write_file(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all; folders that are missing are made.

    Raises:
        MissingError: It cannot be written; what was there before still is.
    """
    _write_all([(path, data)])


def write_files(files: Sequence[tuple[Path, bytes]]) -> None:
    """Writes files that belong together, all of them or none; folders that are missing are made.

    Raises:
        MissingError: One of them cannot be written; then none has been replaced.
    """
    _write_all(files)


def deliver(folder: Path, files: Sequence[Delivered], about: Mapping[str, object] | None = None) -> Path:
    """Writes a set of files as one delivery, the manifest last; the manifest's path.

    The manifest lists every file with its size and SHA-256 and the facts given, under the keys of `about`. A PDF at
    the top of the folder replaces the one with the other verdict: no issue is there both printable and not printable.

    Raises:
        MissingError: One of them cannot be written; then none has been replaced.
    """
    with staging(folder) as stage:
        return stage.deliver(files, about)


def _opposite(name: str) -> str:
    """The name of the same file with the other verdict."""
    stem = name.removesuffix(".pdf")
    return f"{stem.removesuffix(NOT_PRINTABLE)}.pdf" if stem.endswith(NOT_PRINTABLE) else f"{stem}{NOT_PRINTABLE}.pdf"


def page_file(pattern: str, label: str, revision: int, *, printable: bool = True) -> str:
    """The name of a page's file: `HDRB_20260101_A01_v1.pdf`.

    Args:
        pattern: The name without `.pdf`, all but {page} and {rev} filled in: `HDRB_20260101_{page}_v{rev}`.
        label: Section and page, `A01`; of a spread or a sheet both pages, `A04-A05`.
        revision: From 1.
        printable: False marks a file that failed preflight.
    """
    name = pattern.replace("{page}", label).replace("{rev}", str(revision))
    return f"{name}{'' if printable else NOT_PRINTABLE}.pdf"


def next_revision(folder: Path, name_of: Callable[[int], str], data: bytes | Staged) -> int:
    """The revision a page is delivered as: the newest there is when its bytes are the same, else the one after it.

    A page has one count: a revision that failed preflight is one too, whichever verdict `name_of` names. A folder that
    cannot be looked into has none; whether it can be written to is told when it is.
    """
    newest = 0
    while any(_is_there(folder / name) for name in (name_of(newest + 1), _opposite(name_of(newest + 1)))):
        newest += 1
    with suppress(OSError):
        wanted = data if isinstance(data, bytes) else data.read()
        if newest and (folder / name_of(newest)).read_bytes() == wanted:
            return newest
    return newest + 1


def _is_there(path: Path) -> bool:
    """Whether a file is there; not, where its folder cannot be looked into."""
    try:
        return path.exists()
    except OSError:
        return False


def cannot_write(name: str, error: OSError) -> Diagnostic:
    """The finding that a file (or stdout) of that name does not take what is written to it."""
    other = error.strerror or str(error)
    zh, en = _REASONS.get(error.errno or 0, (other, other))
    return Diagnostic(message=CANNOT_WRITE, values={"why_zh": zh, "why_en": en}, found=name)


@contextmanager
def staging(folder: Path) -> Iterator[Stage]:
    """Waits until no other delivery goes into the folder, and sweeps up what one that was killed has left there; at the
    end what was staged and not delivered goes, and the folder too where it was made for nothing.

    Where the system cannot lock a folder (Windows, some network disks), deliveries are neither kept apart nor swept.
    """
    handle = None
    new = not _is_there(folder)
    with suppress(OSError, ImportError):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
        locks = importlib.import_module("fcntl")
        locks.flock(handle, locks.LOCK_EX)
        for left in folder.rglob(f".*{PART}"):
            left.unlink(missing_ok=True)
    opened = ExitStack()
    try:
        yield Stage(folder, opened)
    finally:
        opened.close()
        with suppress(OSError):
            for left in folder.rglob(f".{STAGED}.*{PART}"):
                left.unlink(missing_ok=True)
            for made in (*folder.iterdir(), folder) if new else ():
                made.rmdir()  # one with a file in it is no folder that was made for nothing
        if handle is not None:
            os.close(handle)


def _write_all(files: Sequence[tuple[Path, bytes | Staged]]) -> None:
    """All files under temporary names first, then each renamed to its place, in order; an old manifest goes before."""
    waiting: list[tuple[Path, Path]] = []
    path = files[0][0] if files else Path()
    try:
        for path, data in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            staged = data.path if isinstance(data, Staged) else _temporary(path, partial(_write, data))
            waiting.append((staged, path))
        if files[-1][0].name == MANIFEST:
            files[-1][0].unlink(missing_ok=True)
        for temporary, path in waiting:
            temporary.replace(path)
        for folder in sorted({path.parent for path, _ in files}):
            _flush_folder(folder)
    except OSError as error:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise MissingError((cannot_write(str(path), error),)) from error


def _write(data: bytes, file: BinaryIO) -> None:
    """Writes bytes."""
    file.write(data)


def _temporary(path: Path, write: Callable[[BinaryIO], object]) -> Path:
    """What is written in a temporary file beside `path`, on the disk."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=PART, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(FILE_MODE)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _flush_folder(folder: Path) -> None:
    """Brings the renames to the disk, where the system can do that for folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
