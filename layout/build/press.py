"""The press of a paper (印刷): its marks, how pages are delivered, and the limits that the paper sets."""

import re
from typing import Final

from layout.build.inks import four_inks
from layout.build.messages import BAD_FILE_NAME
from layout.build.schema import PressKeys
from layout.diagnostics import Diagnostic
from layout.model.press import FILE_NAME, USUAL, Marks, Press
from layout.model.style import Ink
from layout.read.types import Scalar

LIMITS: Final = (
    *("least_ppi", "good_ppi", "most_ppi", "least_line_art_ppi", "good_line_art_ppi"),
    *("smallest_type", "smallest_tint_type", "smallest_colour_type", "smallest_reversed"),
    *("thinnest_line", "thinnest_colour_line"),
)
"""The keys that are limits of preflight."""


PLACES: Final = {
    **dict.fromkeys(("code", "代号"), "code"),
    **dict.fromkeys(("date", "日期"), "date"),
    **dict.fromkeys(("page", "版"), "page"),
    **dict.fromkeys(("rev", "次"), "rev"),
    **dict.fromkeys(("plates", "色"), "plates"),
}
"""What may stand in braces in the name of a page's file, in both languages."""
LONGEST_NAME: Final = 80
_PLACE: Final = re.compile(r"\{([^{}]*)\}")
_PLAIN: Final = re.compile(r"[A-Za-z0-9_\-]+(?:\.[A-Za-z0-9_\-]+)*")
"""What else may: no blanks, no folders, nothing that a system or a press would stumble over."""
RICH_BLACK: Final = Ink(c=40, m=30, y=30, k=90)
"""Rich black where the paper only says that it wants it: 190 % of ink. Source: print.md §5."""


def build_press(keys: PressKeys | None, faults: list[Diagnostic]) -> Press:
    """The press that a paper writes down; without marks, and with the usual limits, where it writes none."""
    if keys is None:
        return USUAL
    marks = Marks(keys.crop, keys.register_marks, keys.bar, keys.slug)
    limits = tuple((name, float(limit)) for name in LIMITS if (limit := getattr(keys, name)) is not None)
    knocks_out = keys.black_display == "knockout"
    return Press(
        marks,
        keys.tac,
        keys.compress == "jpeg",
        knocks_out,
        _rich_black(keys.rich_black, faults),
        limits,
        cuts_spreads=keys.spreads == "two",
        imposed=keys.impose == "2up",
        converts_ads=keys.convert_ads,
        file_name=_file_name(keys.file_name, faults),
    )


def _file_name(text: Scalar | None, faults: list[Diagnostic]) -> str:
    """What files of pages are called, its places by their English names; it must tell every page and revision apart."""
    if text is None:
        return FILE_NAME
    name = _PLACE.sub(lambda place: f"{{{PLACES.get(place[1].strip(), place[1].strip())}}}", text.text.strip())
    places = [place[1] for place in _PLACE.finditer(name)]
    bare = _PLACE.sub("x", name)
    told = {"page", "rev"} <= set(places) <= set(PLACES.values()) and len(name) <= LONGEST_NAME
    if not told or not _PLAIN.fullmatch(bare) or name.lower().endswith(".pdf"):
        faults.append(Diagnostic(message=BAD_FILE_NAME, span=text.span, found=text.text))
        return FILE_NAME
    return name


def _rich_black(text: Scalar | None, faults: list[Diagnostic]) -> Ink | None:
    """What large black panels are printed in: the usual rich black, or four percentages."""
    word = text.text.strip().lower() if text is not None else "no"
    if text is None or word in ("否", "no", "false"):
        return None
    return RICH_BLACK if word in ("是", "yes", "true") else four_inks(text, faults)
