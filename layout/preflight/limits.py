"""The limits that a paper's press sets (印刷), as preflight judges by them. Source: print.md §5."""

from dataclasses import replace
from typing import Any, Final

from layout.model.press import Press
from layout.preflight.types import PressLimits

NAMES: Final = {
    "least_ppi": "ppi_error",
    "good_ppi": "ppi_warning",
    "most_ppi": "ppi_high",
    "least_line_art_ppi": "line_art_error_ppi",
    "good_line_art_ppi": "line_art_warning_ppi",
    "smallest_type": "smallest_type_pt",
    "smallest_tint_type": "smallest_tint_type_pt",
    "smallest_colour_type": "smallest_multi_ink_type_pt",
    "smallest_reversed": "smallest_reversed_pt",
    "thinnest_line": "thinnest_line_pt",
    "thinnest_colour_line": "thinnest_multi_ink_line_pt",
}
"""What each key of a paper's press limits."""


def limits_of(press: Press, tac_percent: float) -> PressLimits:
    """The usual limits, with those that the paper sets; `tac_percent` = most ink in one place, in per cent."""
    own: dict[str, Any] = {NAMES[key]: limit for key, limit in press.limits}
    usual = PressLimits(tac_percent=tac_percent, display_knocks_out=press.display_knocks_out)
    return replace(usual, **own)
