"""A page of another file as it comes out where it stands: scaled to its rectangle, what lies outside its trim left out.

Decisions: a line of 0.25 pt in a chart that is set to a third of its width is judged as the 0.08 pt that a press would
get; printer's marks beside the trim are not shown and so not judged.
"""

from dataclasses import replace

from layout.preflight.content import Bounds, Painted
from layout.preflight.opened import OpenedPage


def as_placed(page: OpenedPage, scale: float) -> OpenedPage:
    """The page with all that it paints inside its trim, in the size in which it stands (`scale` = 1: its own)."""
    left, low, right, high = page.trim
    shown = [
        thing
        for thing in page.painted
        if thing.where[0] < right and thing.where[2] > left and thing.where[1] < high and thing.where[3] > low
    ]
    return replace(
        page,
        media=_scaled(page.media, scale),
        crop=_scaled(page.crop, scale),
        bleed=_scaled(page.bleed, scale),
        trim=_scaled(page.trim, scale),
        judgements={},
        held=tuple(_smaller(thing, scale) for thing in shown),
    )


def _scaled(bounds: Bounds, scale: float) -> Bounds:
    """Bounds in points, scaled from the origin."""
    return (bounds[0] * scale, bounds[1] * scale, bounds[2] * scale, bounds[3] * scale)


def _smaller(thing: Painted, scale: float) -> Painted:
    """One thing painted, scaled from the origin."""
    a, b, c, d, e, f = thing.matrix
    return replace(
        thing,
        where=_scaled(thing.where, scale),
        size_pt=thing.size_pt * scale,
        width_pt=thing.width_pt * scale,
        shapes=tuple(tuple((x * scale, y * scale) for x, y in shape) for shape in thing.shapes),
        matrix=(a * scale, b * scale, c * scale, d * scale, e * scale, f * scale)
        if thing.image is not None
        else thing.matrix,
    )
