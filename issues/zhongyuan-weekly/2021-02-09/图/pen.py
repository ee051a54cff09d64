"""A small drawing kit: smooth shapes, gradients, glows, hatching, lettering and flat figures on a vector page.

Lengths are points, y runs up from the lower left corner; a colour is `#rrggbb`. The page is drawn with reportlab and
made into pixels by pdfium, so that every edge is a smooth curve at whatever resolution the press asks for.
"""

import io
import math
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

Point = tuple[float, float]
FACES = {"kai": "PaibanKai-Regular.ttf", "song": "NotoSerifCJKsc-Black.otf", "hei": "NotoSansCJKsc-Black.otf"}
FONTS = Path(__file__).parents[4] / "fonts"


class OutlinePen(BasePen):
    """Writes the outline of a glyph into a reportlab path, scaled and moved."""

    def __init__(self, glyphs: Any, path: Any, scale: float, x: float, y: float) -> None:
        """`scale` is points per font unit; `x`, `y` the origin in points."""
        super().__init__(glyphs)
        self._path, self._scale, self._x, self._y = path, scale, x, y

    def _at(self, point: Point) -> Point:
        return self._x + point[0] * self._scale, self._y + point[1] * self._scale

    def _moveTo(self, pt: Point) -> None:  # noqa: N802
        self._path.moveTo(*self._at(pt))

    def _lineTo(self, pt: Point) -> None:  # noqa: N802
        self._path.lineTo(*self._at(pt))

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802
        self._path.curveTo(*self._at(pt1), *self._at(pt2), *self._at(pt3))

    def _closePath(self) -> None:  # noqa: N802
        self._path.close()


class Pen:
    """One picture being drawn, `width` by `height` points."""

    def __init__(self, width: float, height: float, seed: int) -> None:
        """`seed` fixes every scattered detail."""
        self.width, self.height = width, height
        self.random = random.Random(seed)
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=(width, height), invariant=1)
        self._faces: dict[str, TTFont] = {}

    # -- paths ---------------------------------------------------------------------------------------------------
    def polygon(self, points: Sequence[Point]) -> Any:
        """A closed path of straight sides."""
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        return path

    def smooth(self, points: Sequence[Point], closed: bool = True, tension: float = 1.0) -> Any:
        """A smooth path through the points (Catmull-Rom)."""
        path = self._canvas.beginPath()
        count = len(points)
        path.moveTo(*points[0])
        for index in range(count if closed else count - 1):
            if closed:
                before, start, end, after = (points[(index + step) % count] for step in (-1, 0, 1, 2))
            else:
                before, start = points[max(index - 1, 0)], points[index]
                end, after = points[index + 1], points[min(index + 2, count - 1)]
            k = tension / 6
            path.curveTo(
                start[0] + (end[0] - before[0]) * k, start[1] + (end[1] - before[1]) * k,
                end[0] - (after[0] - start[0]) * k, end[1] - (after[1] - start[1]) * k,
                end[0], end[1],
            )  # fmt: skip
        if closed:
            path.close()
        return path

    def box(self, x: float, y: float, width: float, height: float, radius: float = 0) -> Any:
        """A rectangle, its corners rounded by `radius`."""
        path = self._canvas.beginPath()
        if radius:
            path.roundRect(x, y, width, height, radius)
        else:
            path.rect(x, y, width, height)
        return path

    def disc(self, x: float, y: float, rx: float, ry: float | None = None) -> Any:
        """An ellipse about its centre."""
        path = self._canvas.beginPath()
        path.ellipse(x - rx, y - (ry or rx), 2 * rx, 2 * (ry or rx))
        return path

    def lettering(self, text: str, x: float, y: float, size: float, face: str = "kai", down: float = 0) -> Any:
        """The outlines of `text` from its lower left corner; with `down`, one character below the other that far."""
        if face not in self._faces:
            self._faces[face] = TTFont(FONTS / FACES[face])
        font = self._faces[face]
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        path = self._canvas.beginPath()
        scale = size / font["head"].unitsPerEm
        for char in text:
            name = names[ord(char)]
            glyphs[name].draw(OutlinePen(glyphs, path, scale, x, y + size * 0.12))
            if down:
                y -= down
            else:
                x += glyphs[name].width * scale
        return path

    # -- ink -----------------------------------------------------------------------------------------------------
    def fill(self, path: Any, colour: str, alpha: float = 1.0, even_odd: bool = False) -> None:
        """Fill the path."""
        self._canvas.saveState()
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.setFillAlpha(alpha)
        self._canvas.drawPath(path, stroke=0, fill=1, fillMode=0 if even_odd else 1)
        self._canvas.restoreState()

    def stroke(self, path: Any, colour: str, width: float, alpha: float = 1.0, dash: Sequence[float] = ()) -> None:
        """Draw the path's outline with round ends and joins."""
        self._canvas.saveState()
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setStrokeAlpha(alpha)
        self._canvas.setLineWidth(width)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        if dash:
            self._canvas.setDash(list(dash))
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.restoreState()

    def line(self, points: Sequence[Point], colour: str, width: float, alpha: float = 1.0, bend: bool = True) -> None:
        """A stroke through the points, smooth or (`bend=False`) straight."""
        if bend and len(points) > 2:
            path = self.smooth(points, closed=False)
        else:
            path = self._canvas.beginPath()
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
        self.stroke(path, colour, width, alpha)

    def shade(self, path: Any, start: Point, end: Point, colours: Sequence[str], stops: Sequence[float] = ()) -> None:
        """Fill the path with a linear gradient from `start` to `end`."""
        self._canvas.saveState()
        self._canvas.clipPath(path, stroke=0, fill=0)
        self._canvas.linearGradient(
            *start, *end, [HexColor(colour) for colour in colours], positions=list(stops) or None, extend=True
        )
        self._canvas.restoreState()

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 0.5, steps: int = 16) -> None:
        """Soft light about a point, fading to nothing at `radius`."""
        for step in range(steps):
            self.fill(self.disc(x, y, radius * (1 - step / steps)), colour, strength / steps * (0.5 + step / steps))

    def hatch(self, path: Any, colour: str, width: float, gap: float, degrees: float, alpha: float = 1.0) -> None:
        """Parallel strokes inside the path, as an engraver shades."""
        self._canvas.saveState()
        self._canvas.clipPath(path, stroke=0, fill=0)
        reach = math.hypot(self.width, self.height)
        angle = math.radians(degrees)
        dx, dy = math.cos(angle), math.sin(angle)
        offset = -reach
        while offset < reach:
            x, y = self.width / 2 - dy * offset, self.height / 2 + dx * offset
            self.line([(x - dx * reach, y - dy * reach), (x + dx * reach, y + dy * reach)], colour, width, alpha)
            offset += gap
        self._canvas.restoreState()

    def begin(
        self, path: Any | None = None, x: float = 0, y: float = 0, turn: float = 0, scale: Point = (1, 1)
    ) -> None:
        """Open a group: moved, turned (degrees) and scaled, then clipped to the path."""
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.rotate(turn)
        self._canvas.scale(*scale)
        if path is not None:
            self._canvas.clipPath(path, stroke=0, fill=0)

    def end(self) -> None:
        """Close the group."""
        self._canvas.restoreState()

    # -- pixels --------------------------------------------------------------------------------------------------
    def image(self, ppi: float, mode: str, grain: float = 0.0) -> Image.Image:
        """The picture in pixels. `grain` (0 to 1) lays a paper tooth over it."""
        self._canvas.showPage()
        self._canvas.save()
        page = pypdfium2.PdfDocument(self._file.getvalue())[0]
        image = page.render(scale=ppi / 72).to_pil().convert("RGB")
        if grain:
            width, height = image.size
            tooth = Image.frombytes("L", (width, height), self.random.randbytes(width * height)).point(
                lambda value: round(128 + (value - 128) * grain)
            )
            image = ImageChops.soft_light(image, Image.merge("RGB", (tooth, tooth, tooth)))
        return image.convert(mode)


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 24) -> list[Point]:
    """Points on an ellipse from `start` to `end` degrees, counter-clockwise from the right."""
    turns = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + rx * math.cos(turn), y + ry * math.sin(turn)) for turn in turns]


def mix(first: str, second: str, share: float) -> str:
    """A colour between two."""
    pairs = zip(*(bytes.fromhex(colour[1:]) for colour in (first, second)), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def moved(points: Iterable[Point], x: float, y: float, scale: float = 1.0, flip: bool = False) -> list[Point]:
    """The points scaled about the origin, mirrored if asked, and moved."""
    sign = -1 if flip else 1
    return [(x + sign * px * scale, y + py * scale) for px, py in points]
