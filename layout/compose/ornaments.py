"""Frames around slots: plain and double lines, waves, the fret (回纹) and other ornaments, drawn as vectors.

Decisions: an ornament is cut into a whole number of equal repeats for each side, so it closes at the corners, and
keeps off the corners where its figures would meet askew; everything stays inside the rectangle it is drawn for.
Lengths in points.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from layout.compose.inks import tinted
from layout.compose.types import BoxItem, Item, PathItem
from layout.geometry import Rect
from layout.model.page import Box, BoxPattern
from layout.model.style import PAPER, Ink

Polyline: TypeAlias = tuple[tuple[float, float], ...]
Place: TypeAlias = tuple[float, float, float, float, float]
"""Where a figure stands: point on the side, direction of the side (dx, dy), length of a repeat."""

REPEAT_PT = 7.0
"""Length of one repeat of an ornament, before it is fitted to the side."""
WAVE_PT = 1.4
"""Height of a wave from its middle."""
FRET = ((0.0, 0.0), (0.0, 0.85), (0.7, 0.85), (0.7, 0.25), (0.3, 0.25), (0.3, 0.6), (0.5, 0.6))
"""One repeat of the fret on a unit square: along the side, and inwards."""
DOUBLE_GAP_PT = 2.2
"""Distance between the two lines of a double frame."""
BAND_PT: Final = 5.6
"""Depth of the band that the figures of an ornament stand in, from the edge inwards."""
LEAST_MIXED_PT: Final = 0.5
"""The finest line of several inks, in points. Source: print.md §5."""
ARC_STEPS: Final = 12
"""Straight pieces of a full circle, and of a wave: at these sizes no corner is seen."""


def _outline(rect: Rect, inset_pt: float, weight_pt: float, ink: Ink) -> BoxItem:
    """One line around a rectangle, its middle `inset_pt` inside the edge."""
    inner = Rect(rect.x0 + inset_pt, rect.y0 + inset_pt, rect.x1 - inset_pt, rect.y1 - inset_pt)
    return BoxItem(inner, ink, weight_pt, None)


def _sides(rect: Rect) -> tuple[tuple[float, float, float, float, float], ...]:
    """The four sides clockwise: start point, direction, length; inwards is to the right of the direction."""
    return (
        (rect.x0, rect.y0, 1.0, 0.0, rect.width),
        (rect.x1, rect.y0, 0.0, 1.0, rect.height),
        (rect.x1, rect.y1, -1.0, 0.0, rect.width),
        (rect.x0, rect.y1, 0.0, -1.0, rect.height),
    )


def _repeats(rect: Rect, corner_pt: float, repeat_pt: float) -> Iterator[Place]:
    """The places of an ornament's figures: a whole number on each side, between corners of `corner_pt`."""
    for x, y, dx, dy, length in _sides(rect):
        room = length - 2 * corner_pt
        count = max(1, round(room / repeat_pt))
        step = room / count
        for i in range(count):
            at = corner_pt + i * step
            yield x + dx * at, y + dy * at, dx, dy, step


def _turned(place: Place, points: Polyline) -> Polyline:
    """Points (along the side, inwards) at a place, as points of the page."""
    x, y, dx, dy, _ = place
    return tuple((x + dx * a - dy * b, y + dy * a + dx * b) for a, b in points)


def _circle(a: float, b: float, radius: float, start: float = 0.0, end: float = 1.0) -> Polyline:
    """A circle around (along, inwards), or the part of it from `start` to `end` (turns)."""
    steps = max(2, round(ARC_STEPS * (end - start)))
    turns = [2 * math.pi * (start + (end - start) * i / steps) for i in range(steps + 1)]
    return tuple((a + radius * math.cos(turn), b + radius * math.sin(turn)) for turn in turns)


def _fret(place: Place) -> tuple[Polyline, ...]:
    """One repeat of the fret."""
    step = place[4]
    return (tuple((a * step, b * REPEAT_PT * 0.8) for a, b in FRET),)


def _wave(place: Place) -> tuple[Polyline, ...]:
    """One wave."""
    step = place[4] / ARC_STEPS
    return (tuple((step * i, WAVE_PT * (1 - math.cos(2 * math.pi * i / ARC_STEPS))) for i in range(ARC_STEPS + 1)),)


def _dots(place: Place) -> tuple[Polyline, ...]:
    """A round dot."""
    return (_circle(place[4] / 2, 1.2, 0.75),)


def _diamond(place: Place) -> tuple[Polyline, ...]:
    """A diamond with a small one beside it."""
    step, middle = place[4], BAND_PT / 2
    return tuple(
        ((x - wide, middle), (x, middle - high), (x + wide, middle), (x, middle + high), (x - wide, middle))
        for x, wide, high in ((step * 0.36, step * 0.28, 1.7), (step * 0.86, step * 0.1, 0.7))
    )


def _blossom(place: Place) -> tuple[Polyline, ...]:
    """A plum blossom (梅花): five petals around a middle, and a bud after it."""
    step, middle = place[4], BAND_PT / 2
    x, petal = step * 0.35, 0.95
    petals = tuple(
        _circle(
            x + 1.45 * math.cos(math.tau * (i / 5 - 0.25)), middle + 1.45 * math.sin(math.tau * (i / 5 - 0.25)), petal
        )
        for i in range(5)
    )
    return (*petals, _circle(step * 0.85, middle, 0.55))


def _cloud(place: Place) -> tuple[Polyline, ...]:
    """A cloud head (云纹): two curls that roll up against each other over a flat foot."""
    step, foot = place[4], BAND_PT - 1.1
    left = _circle(step * 0.34, foot - 1.55, 1.55, 0.25, 1.0)
    curl = _circle(step * 0.34 + 0.5, foot - 1.55, 1.05, 0.0, 0.55)
    right = _circle(step * 0.66, foot - 1.15, 1.15, -0.5, 0.25)
    return ((*left, *curl), right, ((0.0, foot), (step, foot)))


def _bamboo(place: Place) -> tuple[Polyline, ...]:
    """A joint of bamboo (竹节): two strokes that draw in before a knot."""
    step = place[4]
    upper = ((0.7, 0.9), (1.6, 1.4), (step - 1.6, 1.4), (step - 0.7, 0.9))
    lower = tuple((a, 5.0 - b) for a, b in upper)
    return (upper, lower, ((0.0, 0.6), (0.0, 4.4)))


def _stamp(place: Place) -> tuple[Polyline, ...]:
    """The tooth of a stamp (齿边): the edge with a half round bitten out of it."""
    step = place[4]
    bite = tuple(reversed(_circle(step / 2, 0.4, step * 0.28, 0.0, 0.5)))
    return (((0.0, 0.4), *bite, (step, 0.4)),)


FIGURES: Final[Mapping[str, tuple[Callable[[Place], tuple[Polyline, ...]], float, float, float | None]]] = {
    "fret": (_fret, REPEAT_PT * 0.8, REPEAT_PT, 0.5),
    "wavy": (_wave, 0.0, REPEAT_PT, 0.5),
    "dotted": (_dots, 1.2, 3.6, None),
    "diamond": (_diamond, BAND_PT, 9.0, None),
    "blossom": (_blossom, BAND_PT, 11.0, None),
    "cloud": (_cloud, BAND_PT, 9.0, 0.5),
    "bamboo": (_bamboo, 6.0, 16.0, 0.6),
    "stamp": (_stamp, 0.4, 4.2, 0.5),
}
"""Ornament → its figure, the corner it keeps off, length of a repeat, weight of its strokes (None: filled)."""
LINES: Final[Mapping[str, tuple[tuple[float, float], ...]]] = {
    "double": ((0.5, 1.0), (DOUBLE_GAP_PT, 0.3)),
    "thick_thin": ((0.9, 1.8), (3.0, 0.4)),
    "fret": ((0.2, 0.4), (REPEAT_PT * 0.8 + 1.2, 0.3)),
    "diamond": ((0.2, 0.3), (BAND_PT - 0.2, 0.3)),
    "blossom": ((BAND_PT + 0.8, 0.3),),
}
"""Frame → its plain lines: distance of the middle from the edge, and weight. Double: 双线; thick and thin: 文武线."""


def _corners(rect: Rect, pattern: BoxPattern) -> tuple[Polyline, ...]:
    """What stands in the four corners that the figures keep off."""
    half = BAND_PT / 2
    found: list[Polyline] = []
    for x, y, dx, dy, length in _sides(rect):
        place = (x, y, dx, dy, length)
        match pattern:
            case "fret":
                for inset in (0.6, 2.0):
                    a, b = inset, REPEAT_PT * 0.8 - inset
                    found.append(_turned(place, ((a, a), (b, a), (b, b), (a, b), (a, a))))
            case "diamond":
                shape = ((half - 1.6, half), (half, half - 1.6), (half + 1.6, half), (half, half + 1.6))
                found.append(_turned(place, (*shape, shape[0])))
            case "blossom":
                found.append(_turned(place, _circle(half, half, 1.0)))
            case "cloud":
                foot = BAND_PT - 1.1
                found.append(_turned(place, ((foot, BAND_PT), (foot, foot), (BAND_PT, foot))))
            case "bamboo":
                found.append(_turned(place, ((6.0, 0.9), (0.9, 0.9), (0.9, 6.0))))
                found.append(_turned(place, ((6.0, 4.1), (4.1, 4.1), (4.1, 6.0))))
            case _:
                pass
    return tuple(found)


def _printable(weight_pt: float, ink: Ink) -> float:
    """The weight of a line in points; one of several inks is never so fine that they miss one another."""
    several = sum(part > 0 for part in (ink.c, ink.m, ink.y, ink.k)) > 1
    return max(weight_pt, LEAST_MIXED_PT) if several else weight_pt


def frame_items(rect: Rect, box: Box) -> tuple[Item, ...]:
    """The ground and the frame of a boxed slot, ground first."""
    items: list[Item] = []
    ink = box.ink
    if box.tint:
        items.append(BoxItem(rect, None, 0.0, tinted(ink, box.tint)))
    line = PAPER if box.tint >= 100 else ink
    if box.pattern in ("fine", "bold"):
        weight = _printable(box.weight_pt, line)
        items.append(_outline(rect, weight / 2, weight, line))
    for inset, written in LINES.get(box.pattern, ()):
        weight = _printable(written, line)
        items.append(_outline(rect, max(inset, weight / 2), weight, line))
    if box.pattern in FIGURES:
        figure, corner, repeat, usual = FIGURES[box.pattern]
        drawn = [_turned(place, points) for place in _repeats(rect, corner, repeat) for points in figure(place)]
        stroke = None if usual is None else _printable(usual, line)
        items.append(PathItem((*drawn, *_corners(rect, box.pattern)), line, stroke))
    return tuple(items)
