"""Drawings at their places: shapes scaled into a rectangle, screen colours as process inks.

Decisions: a drawing is shown whole, in the middle of its rectangle; greys are black ink alone, so that lines and small
type of a drawing stay sharp; the sum of inks keeps to what newsprint takes. Lines are never finer than a press holds.
"""

from layout.compose.types import PathItem
from layout.geometry import Rect
from layout.model.drawing import Drawing, Rgb, Shape
from layout.model.style import Ink

MOST_INK = 220.0
"""Per cent of all inks together in a drawing. Source: print.md §5 (newsprint)."""
LEAST_LINE_PT = 0.25
"""The finest line, in points; one of several inks is twice that. Source: print.md §5."""
NEUTRAL = 3
"""A colour whose parts differ by no more than this (of 255) is a grey."""


def process_ink(colour: Rgb) -> Ink:
    """The process inks of a screen colour."""
    low, high = min(colour), max(colour)
    black = 100 - high / 255 * 100
    if high - low <= NEUTRAL:
        return Ink(k=round(black, 1))
    c, m, y = (round((high - part) / 255 * 100 / (high / 255), 1) for part in colour)
    k = round(black, 1)
    share = min(1.0, (MOST_INK - k) / (c + m + y))
    return Ink(round(c * share, 1), round(m * share, 1), round(y * share, 1), k)


def drawing_paths(drawing: Drawing, rect: Rect) -> tuple[PathItem, ...]:
    """What a drawing paints in a rectangle of its own shape, in points."""
    scale = rect.width / drawing.width
    found: list[PathItem] = []
    for shape in drawing.shapes:
        outlines = tuple(
            tuple((rect.x0 + (x - drawing.left) * scale, rect.y0 + (y - drawing.top) * scale) for x, y in outline)
            for outline in shape.outlines
        )
        found += _painted(shape, outlines, scale)
    return tuple(found)


def _painted(shape: Shape, outlines: tuple[tuple[tuple[float, float], ...], ...], scale: float) -> list[PathItem]:
    """Ground and line of a shape."""
    found: list[PathItem] = []
    if shape.fill is not None:
        found.append(PathItem(outlines, process_ink(shape.fill), None, shape.even_odd))
    if shape.stroke is not None:
        ink = process_ink(shape.stroke)
        several = sum(part > 0 for part in (ink.c, ink.m, ink.y, ink.k)) > 1
        found.append(PathItem(outlines, ink, max(shape.width * scale, LEAST_LINE_PT * (2 if several else 1))))
    return found
