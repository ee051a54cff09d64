"""How much ink areas of a page carry.

Decisions: a page that has but one ink is summed up without being drawn: nothing on it can come near a limit; any other
is drawn in its plates (`planes.py`). Type covers a share of its em boxes that is typical of CJK faces, because no plate
is limited by its type. Source: print.md §5.2 (b).
"""

from typing import Final

from layout.preflight.content import Bounds, Painted
from layout.preflight.finding import cmyk
from layout.preflight.later import planes
from layout.preflight.opened import OpenedPage
from layout.preflight.types import PressLimits
from layout.records import dataclass

TYPE_COVERAGE: Final = 0.25
"""Share of the em box that a printed character covers, on average: measured with Ghostscript on pages of text."""


@dataclass(frozen=True, slots=True)
class InkAreas:
    """What a page carries: mean of each ink over the trim in per cent, most ink over the large and the small square in
    per cent, and where the largest lies (bounds in user space).
    """

    inks: tuple[tuple[str, float], ...]
    tac_max: float
    tac_where: Bounds
    tac_small: float


def measure_inks(page: OpenedPage, limits: PressLimits) -> InkAreas:
    """The ink of one page."""
    if not any(_is_heavy(thing) for thing in page.painted):
        left, bottom, right, top = page.trim
        return _light_page(page, (right - left) * (top - bottom), (left, bottom, right, top))
    return _drawn(page, limits)


def _drawn(page: OpenedPage, limits: PressLimits) -> InkAreas:
    """A page with several inks."""
    found: InkAreas = planes().measure_planes(page, limits)
    return found


def _is_heavy(thing: Painted) -> bool:
    """Whether a thing could bring more than one ink to a place."""
    inks = cmyk(thing.colour)
    if thing.kind == "image":
        return thing.colour.space not in ("DeviceGray", "ImageMask", "CalGray")
    return inks is None or any(value > 0 for value in inks[:3])


def _light_page(page: OpenedPage, area: float, trim: Bounds) -> InkAreas:
    """A page with black alone."""
    black = most = 0.0
    where = trim
    for thing in page.painted:
        x0, y0, x1, y1 = thing.where
        size = max(0.0, x1 - x0) * max(0.0, y1 - y0)
        inks = cmyk(thing.colour)
        ink = inks[3] if inks is not None else 0.5
        share = {"text": TYPE_COVERAGE, "fill": 1.0, "image": 1.0}.get(thing.kind, 0.0)
        black += size * share * ink
        if ink > most and thing.kind in ("text", "fill", "stroke"):
            most, where = ink, thing.where
    return InkAreas(
        (("C", 0.0), ("M", 0.0), ("Y", 0.0), ("K", round(100 * black / max(area, 1), 2))), 100 * most, where, 100 * most
    )
