"""Pictures: resolution and distortion as used, compression that a press accepts. Source: print.md §5.1."""

from collections.abc import Iterator
from math import hypot
from typing import Final

from layout.diagnostics import Diagnostic
from layout.preflight import messages
from layout.preflight.content import Painted
from layout.preflight.finding import at
from layout.preflight.opened import OpenedPage
from layout.preflight.plain_values import resolved
from layout.preflight.types import ImageFacts, PressLimits

ORNAMENT_PX: Final = 16
"""Pictures with a side this short are ornaments and are not measured."""
FILTERS: Final = frozenset({"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/ASCII85Decode", "/RunLengthDecode"})
"""Compressions that both PDF/X standards accept."""


def image_facts(thing: Painted) -> ImageFacts:
    """Pixels, effective resolution and space of a picture as it is used."""
    width_px, height_px = int(thing.image["/Width"]), int(thing.image["/Height"])
    across, down = _scales(thing, width_px, height_px)
    return ImageFacts(width_px, height_px, round(min(across, down), 1), thing.colour.space)


def _scales(thing: Painted, width_px: int, height_px: int) -> tuple[float, float]:
    """Pixels an inch across and down."""
    a, b, c, d = thing.matrix[:4]
    width_in, height_in = hypot(a, b) / 72, hypot(c, d) / 72
    return (width_px / width_in if width_in else 0.0, height_px / height_in if height_in else 0.0)


def check_images(page: OpenedPage, limits: PressLimits) -> Iterator[Diagnostic]:
    """All findings about the pictures of a page."""
    for thing in page.painted:
        if thing.kind == "image":
            yield from _check_image(page, thing, limits)


def _check_image(page: OpenedPage, thing: Painted, limits: PressLimits) -> Iterator[Diagnostic]:
    """The findings of one picture."""
    filters = resolved(thing.image.get("/Filter"))
    for name in filters if isinstance(filters, list) else [filters]:
        if name is not None and str(name) not in FILTERS:
            yield at(page, messages.IMAGE_FILTER, thing.where, {"filter": str(name).lstrip("/")}, found=str(name))
    width_px, height_px = int(thing.image["/Width"]), int(thing.image["/Height"])
    if min(width_px, height_px) <= ORNAMENT_PX:
        return
    across, down = _scales(thing, width_px, height_px)
    ppi = min(across, down)
    told = {"ppi": f"{ppi:.0f}"}
    one_bit = int(thing.image.get("/BitsPerComponent", 8)) == 1
    lowest, low = (
        (limits.line_art_error_ppi, limits.line_art_warning_ppi) if one_bit else (limits.ppi_error, limits.ppi_warning)
    )
    if ppi < lowest:
        yield at(page, messages.IMAGE_PPI, thing.where, told, (ppi, lowest))
    elif ppi < low:
        yield at(page, messages.IMAGE_PPI_POOR, thing.where, told, (ppi, low))
    elif ppi > limits.ppi_high and not one_bit:
        yield at(page, messages.IMAGE_PPI_HIGH, thing.where, told, (ppi, limits.ppi_high))
    if across and down:
        percent = 100 * abs(across / down - 1)
        if percent > limits.aspect_percent:
            values = {"percent": f"{percent:.1f}"}
            yield at(page, messages.IMAGE_ASPECT, thing.where, values, (percent, limits.aspect_percent))
