"""The press of a paper (印刷): its marks, and the limits that the paper sets."""

from typing import Final

from layout.build.schema import PressKeys
from layout.model.press import USUAL, Marks, Press

LIMITS: Final = (
    *("least_ppi", "good_ppi", "most_ppi", "least_line_art_ppi", "good_line_art_ppi"),
    *("smallest_type", "smallest_tint_type", "smallest_colour_type", "smallest_reversed"),
    *("thinnest_line", "thinnest_colour_line"),
)
"""The keys that are limits of preflight."""


def build_press(keys: PressKeys | None) -> Press:
    """The press that a paper writes down; without marks, and with the usual limits, where it writes none."""
    if keys is None:
        return USUAL
    marks = Marks(keys.crop, keys.register_marks, keys.bar, keys.slug)
    limits = tuple((name, float(limit)) for name in LIMITS if (limit := getattr(keys, name)) is not None)
    return Press(marks, keys.tac, keys.compress == "jpeg", limits)
