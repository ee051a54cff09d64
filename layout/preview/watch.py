"""Which folders an issue's files lie in, and every save in them.

Decisions: folders are watched, not files, for editors save by renaming; and only those that hold inputs, not all the
years of a paper. The folders are looked at again after every save, so a new folder or a picture elsewhere is found. A
save is told 30 ms after its last write, so that a file that is written in pieces is read whole.
"""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Final

from watchfiles import Change, awatch

from layout.compose.types import AdItem, GraphicItem, PictureItem
from layout.pipeline import Edition
from layout.read.issue import PAPER_FILE

QUIET_MS: Final = 30
"""After so long without a further write a save is taken for whole."""
LONGEST_MS: Final = 400
"""A save is told after this time even while writes go on."""
TICK_MS: Final = 1000
"""How often the watcher looks up to see whether it should stop."""
DEEPEST: Final = 2
"""Levels of folders in the issue's folder that are watched."""
KINDS: Final = (
    *(".yaml", ".yml", ".md", ".otf", ".ttf", ".ttc", ".otc", ".icc"),
    *(".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".webp", ".pdf", ".svg"),
)
"""Ends of names that a file of an issue may have."""


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


async def saves(folders: Callable[[], frozenset[Path]], closing: Callable[[], bool]) -> AsyncIterator[frozenset[Path]]:
    """The files of each save. Whenever the folders change, and at the start, an empty set asks for a look at all.

    Args:
        folders: Which folders to watch now.
        closing: Whether to end.
    """
    while not closing():
        watched = folders()
        fresh = True
        async for changes in awatch(
            *sorted(watched),
            watch_filter=is_input,
            step=QUIET_MS,
            debounce=LONGEST_MS,
            rust_timeout=TICK_MS,
            yield_on_timeout=True,
            recursive=False,
        ):
            if changes or fresh:
                fresh = False
                yield frozenset(Path(path) for _, path in changes)
            if closing() or folders() != watched:
                break
