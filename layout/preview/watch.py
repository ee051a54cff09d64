"""Which folders an issue's files lie in, and every save in them.

Decisions: folders are watched, not files, for editors save by renaming; and only those that hold inputs, not all the
years of a paper. The folders are looked at again after every save, so a new folder or a picture elsewhere is found. A
save is told 30 ms after its last write, so that a file that is written in pieces is read whole. What the system tells
of is not all: a folder on a server, saved to from another desk, is silent, and a notice can be lost. So once a second
sizes and times of the files are compared too.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeAlias

from watchfiles import Change, awatch

from layout.compose.types import AdItem, GraphicItem, PictureItem
from layout.pipeline import Edition
from layout.read.issue import PAPER_FILE

QUIET_MS: Final = 30
"""After so long without a further write a save is taken for whole."""
LONGEST_MS: Final = 400
"""A save is told after this time even while writes go on."""
TICK_MS: Final = 1000
"""How often the watcher looks up: to see whether it should stop, and whether a file changed without a notice."""
DEEPEST: Final = 2
"""Levels of folders in the issue's folder that are watched."""
KINDS: Final = (
    *(".yaml", ".yml", ".md", ".otf", ".ttf", ".ttc", ".otc", ".icc"),
    *(".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".webp", ".pdf", ".svg"),
)
"""Ends of names that a file of an issue may have."""
Stamps: TypeAlias = dict[Path, tuple[int, int, int]]
"""Device-wide number, size (bytes) and time of the last write (ns) of each file: another one is another file."""


def folders_of(issue: Path, edition: Edition | None) -> frozenset[Path]:
    """The folders that hold the files of an issue: its own and those below, the paper's, those of pictures, faces and
    the colour profile.

    Args:
        issue: The issue file.
        edition: The issue as last made up.
    """
    home = issue.resolve().parent
    found = {home, *_below(home, DEEPEST)}
    if (home.parent / PAPER_FILE).is_file():
        found.add(home.parent)
    if edition is not None:
        for sheet in edition.sheets:
            for item in sheet.items:
                if isinstance(item, PictureItem | GraphicItem):
                    found.add(item.picture.file.resolve().parent)
                elif isinstance(item, AdItem):
                    found.add(item.file.resolve().parent)
        icc = edition.issue.paper.icc
        found |= {icc.resolve().parent} if icc is not None else set()
        found |= {face.path.resolve().parent for face in edition.registry.faces.values()}
    return frozenset(found)


def _below(folder: Path, levels: int) -> set[Path]:
    """The folders below a folder, hidden ones left out, so many levels deep."""
    found: set[Path] = set()
    if levels:
        for entry in folder.iterdir():
            if entry.is_dir() and not entry.is_symlink() and not entry.name.startswith("."):
                found |= {entry, *_below(entry, levels - 1)}
    return found


def is_input(_: Change, path: str) -> bool:
    """Whether a change may be to a file of an issue, or to a folder; editors' own temporary files are not."""
    name = Path(path).name
    suffix = Path(path).suffix.lower()
    return not name.startswith((".", "~")) and (suffix in KINDS or not suffix)


def stamps(folders: Collection[Path]) -> Stamps:
    """What tells each file of an issue in these folders from a later one; a folder that is gone has no files."""
    found: Stamps = {}
    for folder in folders:
        with suppress(OSError):
            for path in folder.iterdir():
                if path.suffix and is_input(Change.modified, str(path)):
                    with suppress(OSError):  # a name that leads nowhere, or that was there a moment ago
                        status = path.stat()
                        found[path] = (status.st_ino, status.st_size, status.st_mtime_ns)
    return found


async def saves(folders: Callable[[], frozenset[Path]], closing: Callable[[], bool]) -> AsyncIterator[frozenset[Path]]:
    """The files of each save. Whenever the folders change, and at the start, an empty set asks for a look at all.

    Args:
        folders: Which folders to watch now.
        closing: Whether to end.
    """
    while not closing():
        watched = folders()
        seen: Stamps | None = None
        async for changes in awatch(
            *sorted(watched),
            watch_filter=is_input,
            step=QUIET_MS,
            debounce=LONGEST_MS,
            rust_timeout=TICK_MS,
            yield_on_timeout=True,
            recursive=False,
        ):
            last, seen = seen, await asyncio.to_thread(stamps, watched)
            told = {Path(path) for _, path in changes}
            if last is not None:
                told |= {path for path, _ in last.items() ^ seen.items()}
            if told or last is None:
                yield frozenset(told)
            if closing() or folders() != watched:
                break
