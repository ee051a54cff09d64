"""The faces that a system has: its folders, the faces in them, and which of them answers to a name."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import uharfbuzz as hb

from layout.fonts_files import (
    NAME_FAMILY,
    NAME_FULL,
    NAME_POSTSCRIPT,
    NAME_TYPOGRAPHIC_FAMILY,
    WEIGHT_REGULAR,
    Os2,
    count_faces,
    map_file,
)
from layout.records import dataclass
from layout.standing import standing

SUFFIXES = frozenset((".otf", ".ttf", ".ttc", ".otc"))


@dataclass(frozen=True, slots=True)
class SystemFace:
    """A face found in the system's folders. `names` are folded (case, spaces and hyphens do not count)."""

    path: Path
    index: int
    names: frozenset[str]
    families: frozenset[str]
    family: str
    weight: float
    is_italic: bool
    is_variable: bool


def fold_name(name: str) -> str:
    """A font name as it is compared: without case, spaces, hyphens, underscores."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char not in " -_")


def system_folders() -> tuple[Path, ...]:
    """The folders where this system keeps fonts, those of the user first; a user without a home has none."""
    homes = _homes()
    if sys.platform == "win32":
        local, windows = os.environ.get("LOCALAPPDATA"), os.environ.get("WINDIR", r"C:\Windows")
        own = (Path(local) / "Microsoft" / "Windows" / "Fonts",) if local else ()
        return (*own, Path(windows) / "Fonts")
    if sys.platform == "darwin":
        assets = Path("/System/Library/AssetsV2")
        own = tuple(home / "Library/Fonts" for home in homes)
        return (*own, Path("/Library/Fonts"), Path("/System/Library/Fonts"), assets)
    written = os.environ.get("XDG_DATA_HOME")
    data = (Path(written),) if written else tuple(home / ".local/share" for home in homes)
    own = (*(folder / "fonts" for folder in data), *(home / ".fonts" for home in homes))
    shared = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return (*own, *(Path(folder) / "fonts" for folder in shared if folder))


def _homes() -> tuple[Path, ...]:
    """The user's home; none where no HOME is set and the system knows no such user (in a container)."""
    try:
        return (Path.home(),)
    except RuntimeError:
        return ()


@standing(None)
def list_system_faces(folders: tuple[Path, ...]) -> tuple[SystemFace, ...]:
    """Every face in the folders and below, by folder, then by path. Broken files are skipped."""
    return tuple(face for folder in folders for path in _font_files(folder) for face in _faces_of(path))


def _font_files(folder: Path) -> list[Path]:
    """The font files below a folder, sorted."""
    found: list[Path] = []
    for root, _, files in os.walk(folder):
        found += [Path(root) / name for name in files if Path(name).suffix.lower() in SUFFIXES]
    return sorted(found)


def _faces_of(path: Path) -> Iterator[SystemFace]:
    """The faces of one file that say their names."""
    try:
        blob = map_file(path)
        for index in range(count_faces(path)):
            face = hb.Face(blob, index)
            if not face.glyph_count:
                return
            families = _names(face, (NAME_TYPOGRAPHIC_FAMILY, NAME_FAMILY))
            os2 = Os2.parse(bytes(face.reference_table("OS/2").data), b"")
            yield SystemFace(
                path,
                index,
                names=frozenset(map(fold_name, _names(face, (NAME_FULL, NAME_POSTSCRIPT)))),
                families=frozenset(map(fold_name, families)),
                family=families[0] if families else path.stem,
                weight=os2.weight,
                is_italic=os2.is_italic,
                is_variable="fvar" in face.table_tags,
            )
    except (OSError, UnicodeDecodeError, hb.HarfBuzzError):
        return


def _names(face: "hb.Face", wanted: tuple[int, ...]) -> tuple[str, ...]:
    """The names of some kinds in every language the font has them in, by kind in the order given."""
    entries = face.list_names()
    return tuple(
        str(face.get_name(kind, entry.language)) for kind in wanted for entry in entries if entry.name_id == kind
    )


def find_system_face(name: str, weight: float | None, folders: tuple[Path, ...]) -> tuple[SystemFace, ...]:
    """The faces that answer to a name, best first: those of that full or PostScript name, else the family.

    Args:
        name: Family, full or PostScript name, in any language of the font.
        weight: Wanted weight, 1 to 1000; the family's faces are sorted by their distance from it (400 when `None`).
        folders: Where to search.
    """
    folded = fold_name(name)
    faces = list_system_faces(folders)
    exact = [face for face in faces if folded in face.names and (weight is None or face.is_variable)]
    found = exact or [face for face in faces if folded in face.families or folded in face.names]
    target = WEIGHT_REGULAR if weight is None else weight
    return tuple(sorted(found, key=lambda face: (not face.is_variable, face.is_italic, abs(face.weight - target))))
