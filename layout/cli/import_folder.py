"""The folder that `import` writes into: what an earlier import left there, and what an editor has made of it since.

Decisions: the ledger records the digest of every file that import wrote. A file whose bytes are still those may be
written again, or taken away when the copy no longer yields it; anything else in the way is an editor's work, and then
nothing is written at all. A skeleton that was edited stays as it is: it is written once.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any, Final

from layout.diagnostics import Diagnostic, InputError, Span
from layout.export import write_files
from layout.repair import messages

LEDGER: Final = "ledger.json"
SKELETON: Final = "issue.yaml"
_FOLDERS: Final = ("articles", "copy")
"""The folders whose files are import's own; a ledger that names others is not believed."""


def read_ledger(folder: Path) -> dict[str, Any] | None:
    """The ledger of an earlier import into a folder; None where there is none, or another's file of that name."""
    try:
        ledger = json.loads((folder / LEDGER).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return ledger if isinstance(ledger, dict) and "article_files" in ledger else None


def write_folder(folder: Path, files: Mapping[str, bytes], ledger: bytes, sources: Collection[Path]) -> None:
    """Writes the files of an import, the ledger last, and takes away those of an earlier one that nobody edited.

    Args:
        folder: Where to.
        files: Paths relative to the folder, `articles/01-….md`, and their bytes.
        ledger: The ledger's bytes; it holds the `digests` of the files.
        sources: The files of copy: they are never taken away.

    Raises:
        InputError: Files in the way were edited, or are of other origin; then nothing was written.
        MissingError: One of them cannot be written; then none was.
    """
    old = _digests(read_ledger(folder))
    there = {name: data for name in _present(folder, files, old) if (data := _bytes(folder / name)) is not None}
    ours = {name for name, data in there.items() if old.get(name) == digest(data)}
    edited = [name for name, data in there.items() if name not in ours and files.get(name) != data]
    edited = [name for name in edited if name != SKELETON and (name in old or name in files or not old)]
    if (folder / LEDGER).exists() and read_ledger(folder) is None:
        edited.append(LEDGER)
    if edited:
        raise InputError(
            tuple(
                Diagnostic(message=messages.EDITED, span=Span(str(folder / name), 1, 1), found=str(folder / name))
                for name in sorted(edited)
            )
        )
    kept = {SKELETON} if SKELETON in there and SKELETON not in ours else set()
    write_files(
        [*((folder / name, data) for name, data in files.items() if name not in kept), (folder / LEDGER, ledger)]
    )
    given = {source.resolve() for source in sources}
    for name in sorted(ours - files.keys()):
        if (folder / name).resolve() not in given:
            with suppress(OSError):
                (folder / name).unlink()


def digest(data: bytes) -> str:
    """What tells whether a file is as it was written: its SHA-256."""
    return hashlib.sha256(data).hexdigest()


def _digests(ledger: Mapping[str, Any] | None) -> dict[str, str]:
    """The digests of the files that an earlier import wrote, by their paths; none outside its own folders."""
    written = (ledger or {}).get("digests")
    if not isinstance(written, dict):
        return {}
    return {name: str(value) for name, value in written.items() if name == SKELETON or _own(name)}


def _own(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return len(parts) > 1 and parts[0] in _FOLDERS and ".." not in parts and "\\" not in name


def _present(folder: Path, files: Mapping[str, bytes], old: Mapping[str, str]) -> list[str]:
    """Paths that an import writes or wrote, and all article files that lie in the folder."""
    articles = {f"articles/{path.name}" for path in (folder / "articles").glob("*.md")}
    return sorted({*files, *old, *articles})


def _bytes(path: Path) -> bytes | None:
    """A file's bytes, or None where there is no file."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return b""
