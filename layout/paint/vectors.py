"""Rules, boxes, ornaments and the lines that go with text, as path operators.

Decisions: everything here is an artifact, never text. A double rule is two lines of a third of its weight. Dots are
discs of four curves: a zero-length dash is dropped by some plate setters. Lengths in points.
"""

from typing import Final

from layout.compose.types import BoxItem, PathItem, PlacedLine, RuleItem, TextItem
from layout.lines.types import Decoration, Line
from layout.model.style import Ink
from layout.paint.ink import PageInk
from layout.paint.objects import number

CURVE: Final = 0.5523
"""Control points of a quarter circle, in radii."""
DOT_EM: Final = 0.07
"""Radius of an emphasis dot, in em."""
DOT_BELOW_EM: Final = 0.27
"""Middle of an emphasis dot below the baseline, in em: in the white under the em box (typography.md §14)."""
DOT_ABOVE_EM: Final = 1.03
"""Middle of an emphasis dot of Japanese above the baseline, in em: in the white over the em box."""
LINE_BELOW_EM: Final = 0.22
"""A line under a name or title below the baseline, in em."""
CLOSE_DOT_EM: Final = 0.05
CLOSE_DOT_BELOW_EM: Final = 0.17
CLOSE_LINE_EM: Final = 0.04
CLOSE_LINE_BELOW_EM: Final = 0.165
CLOSE_BEND_EM: Final = 0.045
"""The same where there is no room for them between two lines."""
BEND_EM: Final = 0.08
"""How far the handles of a wave stand off its middle: it swings by three quarters of that."""
LINE_EM: Final = 0.05
"""Weight of a line under text, in em."""
WAVE_EM: Final = 0.25
"""Length of one wave under a title, in em."""


def paint_rule(page: PageInk, rule: RuleItem) -> None:
    """A straight rule."""
    if rule.pattern == "double":
        thin = rule.weight_pt / 3
        level = rule.y0 == rule.y1
        page.stroke_with(rule.ink, thin)
        for shift in (-thin, thin):
            dx, dy = (0.0, shift) if level else (shift, 0.0)
            page.emit(_line(page, rule.x0 + dx, rule.y0 + dy, rule.x1 + dx, rule.y1 + dy))
        return
    page.stroke_with(rule.ink, rule.weight_pt)
    line = _line(page, rule.x0, rule.y0, rule.x1, rule.y1)
    if rule.pattern == "dotted":
        page.emit(f"[{number(rule.weight_pt)} {number(2 * rule.weight_pt)}] 0 d\n{line}\n[] 0 d")
    else:
        page.emit(line)


def paint_box(page: PageInk, box: BoxItem) -> None:
    """A rectangle: its ground, then its outline."""
    rect = box.rect
    shape = f"{page.at(rect.x0, rect.y1)} {number(rect.width)} {number(rect.height)} re"
    if box.fill is not None:
        page.fill_with(box.fill)
        page.emit(f"{shape} f")
    if box.stroke is not None and box.weight_pt > 0:
        page.stroke_with(box.stroke, box.weight_pt)
        page.emit(f"{shape} S")


def paint_path(page: PageInk, path: PathItem) -> None:
    """Polygons filled, or polylines stroked."""
    drawn = [
        " ".join([f"{page.at(*polygon[0])} m", *(f"{page.at(*point)} l" for point in polygon[1:])])
        for polygon in path.polygons
        if len(polygon) > 1
    ]
    if not drawn:
        return
    if path.weight_pt is None:
        page.fill_with(path.ink)
        page.emit("\n".join(f"{line} h" for line in drawn) + ("\nf*" if path.even_odd else "\nf"))
    else:
        page.stroke_with(path.ink, path.weight_pt)
        page.emit("\n".join(drawn) + "\nS")


def paint_decorations(page: PageInk, item: TextItem) -> None:
    """Dots and lines that belong to an item's text, as one artifact; nothing where there are none."""
    if not any(placed.line.decorations for placed in item.lines):
        return
    page.open_artifact("Layout")
    for placed in item.lines:
        for decoration in placed.line.decorations:
            if decoration.kind in ("dots", "dots_above"):
                _dots(page, placed, decoration, item.ink)
            else:
                _underline(page, placed, decoration, item.ink)
    page.close()


def _line(page: PageInk, x0: float, y0: float, x1: float, y1: float) -> str:
    """The operators of one stroked line."""
    return f"{page.at(x0, y0)} m {page.at(x1, y1)} l S"


def _place(placed: PlacedLine, along_em: float, below_em: float) -> tuple[float, float]:
    """A point by a line: `along_em` from its start, `below_em` below the baseline (vertical: left of the em box)."""
    size = placed.size_pt
    if placed.vertical:
        return placed.x_pt - (0.5 + below_em - 0.12) * size, placed.baseline_pt + along_em * size
    return placed.x_pt + along_em * size, placed.baseline_pt + below_em * size


def _bodies(line: Line) -> list[tuple[float, float]]:
    """The bodies of the line's glyphs that stand for text, in em."""
    return [
        body
        for run in line.runs
        for body, text in zip(run.bodies(), run.texts, strict=True)
        if text and not text.isspace()
    ]


def _dots(page: PageInk, placed: PlacedLine, decoration: Decoration, ink: Ink) -> None:
    """One dot for each character between start and end: below it or above it, in vertical lines on the right."""
    below = CLOSE_DOT_BELOW_EM if decoration.close else DOT_BELOW_EM
    if decoration.kind == "dots_above" and not placed.vertical:
        below = -DOT_ABOVE_EM
    radius = (CLOSE_DOT_EM if decoration.close else DOT_EM) * placed.size_pt
    page.fill_with(ink)
    for start, end in _bodies(placed.line):
        middle = (start + end) / 2
        if decoration.start_em <= middle <= decoration.end_em:
            x, y = _place(placed, middle, below)
            if placed.vertical:
                x = 2 * placed.x_pt - x
            page.emit(_disc(page, x, y, radius))


def _disc(page: PageInk, x: float, y: float, radius: float) -> str:
    """A filled circle."""
    k = CURVE * radius
    parts = [f"{page.at(x + radius, y)} m"]
    for (ax, ay), (bx, by), (cx, cy) in (
        ((radius, -k), (k, -radius), (0.0, -radius)),
        ((-k, -radius), (-radius, -k), (-radius, 0.0)),
        ((-radius, k), (-k, radius), (0.0, radius)),
        ((k, radius), (radius, k), (radius, 0.0)),
    ):
        parts.append(f"{page.at(x + ax, y + ay)} {page.at(x + bx, y + by)} {page.at(x + cx, y + cy)} c")
    return " ".join(parts) + " h f"


def _underline(page: PageInk, placed: PlacedLine, decoration: Decoration, ink: Ink) -> None:
    """A straight line, for a title (书名号) a wavy one."""
    page.stroke_with(ink, (CLOSE_LINE_EM if decoration.close else LINE_EM) * placed.size_pt)
    start, end = decoration.start_em, decoration.end_em
    below, swing = (CLOSE_LINE_BELOW_EM, CLOSE_BEND_EM) if decoration.close else (LINE_BELOW_EM, BEND_EM)
    if decoration.kind != "title":
        page.emit(_line(page, *_place(placed, start, below), *_place(placed, end, below)))
        return
    waves = max(1, round((end - start) / WAVE_EM))
    half = (end - start) / waves / 2
    points = [f"{page.at(*_place(placed, start, below))} m"]
    for i in range(2 * waves):
        a, b = start + i * half, start + (i + 1) * half
        bend = below + (swing if i % 2 else -swing)
        curve = (_place(placed, a + half / 2, bend), _place(placed, b - half / 2, bend), _place(placed, b, below))
        points.append(" ".join(page.at(*point) for point in curve) + " c")
    page.emit(" ".join(points) + " S")
