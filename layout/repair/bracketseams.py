"""Line ends inside a byline in brackets: `（记者 陶泽、⏎林惠）`, `（文/图⏎记者 陶泽）`.

Decisions: a line that goes on in a bracket is no byline of its own, whatever it holds. A line end between two words of
the bracket was a blank if it reads as a byline with one and not without.
"""

import re
from typing import Final

from layout.repair.bylines import read_byline

_OPEN: Final = re.compile(r"[(（][^()（）。！？!?]{0,40}$")
"""A bracket that a line leaves open."""
_CLOSED: Final = re.compile(r"[^()（）。！？!?]{1,40}[)）]")
"""How the text behind a line end closes a bracket."""
_ROLE: Final = re.compile("记者|通讯员|实习生|[文图摄]|作者|供稿")
"""What stands in a bracket that names who wrote it."""
_SURE_ROLE: Final = re.compile("记者|通讯员|实习生|文[/／]图|图[/／]文")
"""What hardly stands in a bracket that names nobody."""
SIGNS: Final = 3.0
"""How surely a bracket reads as a byline for whose sake a line end is a blank."""


def opens_byline(left: str, right: str, last: str) -> bool:
    """Whether a text leaves a bracket open that the texts behind it close, and the whole of it is a byline."""
    if (opened := _OPEN.search(left)) is None:
        return False
    for gap in ("", " "):
        if (closed := _CLOSED.match(right + gap + last)) is None or _ROLE.search(opened[0] + closed[0]) is None:
            return False
        if max(read_byline(opened[0] + blank + closed[0]).score for blank in ("", " ")) >= SIGNS:
            return True
    return False


def parts_names(left: str, right: str) -> bool:
    """Whether a line end between two texts stands between the words of a byline in brackets."""
    if (opened := _OPEN.search(left)) is None or (closed := _CLOSED.match(right)) is None:
        return False
    if _SURE_ROLE.search(opened[0] + closed[0]) is None or opened[0][-1].isspace() or right[0].isspace():
        return False
    if read_byline(opened[0] + closed[0]).score >= SIGNS:
        return False
    return read_byline(opened[0] + " " + closed[0]).score >= SIGNS
