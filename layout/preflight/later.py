"""What few files ask for, loaded when the first of them does: pypdf and fontTools take longer to load than eight pages
to judge, and Pillow's drawing is for pages in colour.
"""

import importlib
import sys
from typing import Any, Final

FOREIGN: Final = "layout.preflight.foreign"
FONT_PROGRAMS: Final = "layout.preflight.font_programs"
PLANES: Final = "layout.preflight.planes"


def foreign() -> Any:
    """The module that reads by pypdf."""
    return importlib.import_module(FOREIGN)


def foreign_errors() -> tuple[type[Exception], ...]:
    """What reading by pypdf raises, once something has been read so."""
    module = sys.modules.get(FOREIGN)
    return module.ERRORS if module is not None else ()


def font_programs() -> Any:
    """The module that reads font programs by fontTools."""
    return importlib.import_module(FONT_PROGRAMS)


def planes() -> Any:
    """The module that draws a page's plates."""
    return importlib.import_module(PLANES)
