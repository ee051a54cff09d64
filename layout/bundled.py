"""Files that travel with the program: fonts, the word list, the press profile, pages of the preview.

Decisions: packages are folders (fonts are mapped from the disk), so a file is a path and the standard library's
`importlib.resources` is not needed: with all it loads (zip files, temporary folders) it took as long to start as the
model does.
"""

import importlib
from pathlib import Path


def bundled(package: str, *names: str) -> Path:
    """The path of a file in a package's folder: `bundled("layout", "words.txt")`."""
    return Path(importlib.import_module(package).__path__[0], *names)
