"""The press of a paper (印刷): its marks, how pages are delivered, and the limits that the paper sets."""

from typing import Final

from layout.build.inks import four_inks
from layout.build.schema import PressKeys
from layout.diagnostics import Diagnostic
from layout.model.press import USUAL, Marks, Press
from layout.model.style import Ink
from layout.read.types import Scalar

LIMITS: Final = (
    *("least_ppi", "good_ppi", "most_ppi", "least_line_art_ppi", "good_line_art_ppi"),
    *("smallest_type", "smallest_tint_type", "smallest_colour_type", "smallest_reversed"),
    *("thinnest_line", "thinnest_colour_line"),
)
"""The keys that are limits of preflight."""


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
    )


def _rich_black(text: Scalar | None, faults: list[Diagnostic]) -> Ink | None:
    """What large black panels are printed in: the usual rich black, or four percentages."""
    word = text.text.strip().lower() if text is not None else "no"
    if text is None or word in ("否", "no", "false"):
        return None
    return RICH_BLACK if word in ("是", "yes", "true") else four_inks(text, faults)
