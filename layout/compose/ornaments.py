"""Frames around slots: plain and double lines, waves and the fret (回纹), drawn as vectors.

Decisions: an ornament is cut into a whole number of equal repeats for each side, so it closes at the corners;
everything stays inside the rectangle it is drawn for. Lengths in points.
"""

import math
from typing import TypeAlias

from layout.compose.types import BoxItem, Item, PathItem
from layout.geometry import Rect
from layout.model.page import Box
from layout.model.style import BLACK, Ink

Polyline: TypeAlias = tuple[tuple[float, float], ...]

REPEAT_PT = 7.0
"""Length of one repeat of an ornament, before it is fitted to the side."""
WAVE_PT = 1.4
"""Height of a wave from its middle."""
FRET = ((0.0, 0.0), (0.0, 0.85), (0.7, 0.85), (0.7, 0.25), (0.3, 0.25), (0.3, 0.6), (0.5, 0.6))
"""One repeat of the fret on a unit square: along the side, and inwards."""
DOUBLE_GAP_PT = 2.2
"""Distance between the two lines of a double frame."""


def _outline(rect: Rect, inset_pt: float, weight_pt: float) -> BoxItem:
    """One line around a rectangle, its middle `inset_pt` inside the edge."""
    inner = Rect(rect.x0 + inset_pt, rect.y0 + inset_pt, rect.x1 - inset_pt, rect.y1 - inset_pt)
    return BoxItem(inner, BLACK, weight_pt, None)


def _sides(rect: Rect) -> tuple[tuple[float, float, float, float, float], ...]:
    """The four sides clockwise: start point, direction, length; inwards is to the right of the direction."""
    return (
        (rect.x0, rect.y0, 1.0, 0.0, rect.width),
        (rect.x1, rect.y0, 0.0, 1.0, rect.height),
        (rect.x1, rect.y1, -1.0, 0.0, rect.width),
        (rect.x0, rect.y1, 0.0, -1.0, rect.height),
    )


def _along(rect: Rect, unit: Polyline) -> tuple[Polyline, ...]:
    """`unit` (drawn on a unit square) repeated along all four sides, each side in a whole number of repeats."""
    drawn: list[Polyline] = []
    for x, y, dx, dy, length in _sides(rect):
        count = max(1, round(length / REPEAT_PT))
        step = length / count
        for i in range(count):
            points = []
            for along, inward in unit:
                a, b = (i + along) * step, inward * REPEAT_PT * 0.8
                points.append((x + dx * a - dy * b, y + dy * a + dx * b))
            drawn.append(tuple(points))
    return tuple(drawn)


def _wave(rect: Rect) -> tuple[Polyline, ...]:
    """A wavy line along each side, in whole waves."""
    drawn: list[Polyline] = []
    for x, y, dx, dy, length in _sides(rect):
        waves = max(1, round(length / REPEAT_PT))
        points = []
        for i in range(waves * 12 + 1):
            a = length * i / (waves * 12)
            b = WAVE_PT * (1 - math.cos(2 * math.pi * i / 12))
            points.append((x + dx * a - dy * b, y + dy * a + dx * b))
        drawn.append(tuple(points))
    return tuple(drawn)


def frame_items(rect: Rect, box: Box) -> tuple[Item, ...]:
    """The ground and the frame of a boxed slot, ground first."""
    items: list[Item] = []
    if box.tint_k:
        items.append(BoxItem(rect, None, 0.0, Ink(k=box.tint_k)))
    match box.pattern:
        case "none":
            pass
        case "fine" | "bold":
            items.append(_outline(rect, box.weight_pt / 2, box.weight_pt))
        case "double":
            items += [_outline(rect, 0.5, 1.0), _outline(rect, DOUBLE_GAP_PT, 0.3)]
        case "wavy":
            items.append(PathItem(_wave(rect), BLACK, 0.5))
        case "fret":
            inner = REPEAT_PT * 0.8 + 1.2
            items += [_outline(rect, 0.2, 0.4), PathItem(_along(rect, FRET), BLACK, 0.5), _outline(rect, inner, 0.3)]
    return tuple(items)
