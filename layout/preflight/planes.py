"""A page's four inks and its spot inks as planes, painted again from what was read back, and measured. Loaded with the
first page that has more than one ink.

Decisions: fills, thick lines and pictures are drawn as they are, overprint obeyed; the mean runs over a square.
"""

from math import sqrt
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFilter, ImageMath

from layout.preflight.area import TYPE_COVERAGE, InkAreas
from layout.preflight.content import Painted, Point, apply
from layout.preflight.finding import cmyk
from layout.preflight.opened import OpenedPage
from layout.preflight.pixels import inks_of
from layout.preflight.types import PressLimits
from layout.records import dataclass

INKS: Final = ("C", "M", "Y", "K")
PROCESS: Final = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
"""Plates of process inks by the names that a separation may call them."""
REDUCED: Final = 2
"""Pixels are averaged in squares of this side before the mean over an area is taken: exact, and four times faster."""
MM_PER_INCH: Final = 25.4
MOST_PX: Final = 40_000_000
"""A page larger than this at the wanted resolution is measured more coarsely."""


def measure_planes(page: OpenedPage, limits: PressLimits) -> InkAreas:
    """The ink of a page that has more than one."""
    left, bottom, right, top = page.trim
    scale = limits.tac_ppi / 72
    scale = min(scale, sqrt(MOST_PX / max((right - left) * (top - bottom), 1)))
    size = (max(1, round((right - left) * scale)), max(1, round((top - bottom) * scale)))
    names = (*INKS, *sorted({thing.colour.colorant for thing in page.painted if _is_spot(thing)}))
    canvas = _Planes(names, [Image.new("L", size, 0) for _ in names], left, top, scale)
    for thing in page.painted:
        canvas.paint(thing)
    means = tuple((ink, round(_mean(plane) / 2.55, 2)) for ink, plane in zip(names, canvas.planes, strict=True))
    planes, scale = [plane.reduce(REDUCED) for plane in canvas.planes], scale / REDUCED
    large, place = _most(planes, sqrt(limits.tac_square_mm2) / MM_PER_INCH * 72 * scale)
    small, _ = _most(planes, 1 / MM_PER_INCH * 72 * scale)
    half = sqrt(limits.tac_square_mm2) / MM_PER_INCH * 72 / 2
    x, y = left + place[0] / scale, top - place[1] / scale
    return InkAreas(means, large, (x - half, y - half, x + half, y + half), small)


def _is_spot(thing: Painted) -> bool:
    """Whether a thing is in one spot ink; the colour of all plates stands outside the page."""
    return thing.colour.space == "Separation" and thing.colour.colorant not in (*PROCESS, "All", "None", "")


@dataclass(slots=True)
class _Planes:
    """The plates, the four and those of spot inks, a pixel a byte (255 = solid); `left`, `top` of the trim in points,
    `scale` in pixels a point.
    """

    names: tuple[str, ...]
    planes: list[Image.Image]
    left: float
    top: float
    scale: float

    def paint(self, thing: Painted) -> None:
        """Adds one thing to the plates."""
        if thing.kind == "image":
            self._image(thing)
            return
        inks = self._inks(thing)
        if inks is None:
            return
        match thing.kind:
            case "fill":
                for shape in thing.shapes:
                    self._polygon(shape, inks, thing)
            case "stroke" if thing.width_pt * self.scale >= 1:
                for shape in thing.shapes:
                    points = [self._point(point) for point in shape]
                    for plane, ink in self._touched(inks, thing):
                        ImageDraw.Draw(plane).line(
                            points, fill=round(255 * ink), width=round(thing.width_pt * self.scale)
                        )
            case "text" if thing.text.strip() and thing.mode not in (3, 7):
                self._type(thing, inks)
            case _:
                pass

    def _inks(self, thing: Painted) -> tuple[float, ...] | None:
        """How much of each plate's ink a thing has, 0 to 1; None where that is not known."""
        colour = thing.colour
        if colour.space == "Separation" and colour.values:
            name = PROCESS.get(colour.colorant, colour.colorant)
            return tuple(colour.values[0] if plate == name else 0.0 for plate in self.names)
        inks = cmyk(colour)
        return None if inks is None else (*inks, *(0.0 for _ in self.names[len(INKS) :]))

    def _point(self, point: Point) -> Point:
        """A place in pixels."""
        return ((point[0] - self.left) * self.scale, (self.top - point[1]) * self.scale)

    def _touched(self, inks: tuple[float, ...], thing: Painted) -> list[tuple[Image.Image, float]]:
        """The plates that a thing changes: overprint leaves those alone whose ink it does not have."""
        named = thing.colour.space == "Separation"
        keeps = thing.overprint and (named or (thing.overprint_mode == 1 and thing.colour.space == "DeviceCMYK"))
        spots = thing.overprint and not named
        return [
            (plane, ink)
            for n, (plane, ink) in enumerate(zip(self.planes, inks, strict=True))
            if ink or not (keeps or (spots and n >= len(INKS)))
        ]

    def _polygon(self, shape: tuple[Point, ...], inks: tuple[float, ...], thing: Painted) -> None:
        """A filled polygon."""
        points = [self._point(point) for point in shape]
        if len(points) > 2:
            for plane, ink in self._touched(inks, thing):
                ImageDraw.Draw(plane).polygon(points, fill=round(255 * ink))

    def _type(self, thing: Painted, inks: tuple[float, ...]) -> None:
        """A line of type, as a share of its box."""
        x0, y0 = self._point((thing.where[0], thing.where[3]))
        x1, y1 = self._point((thing.where[2], thing.where[1]))
        box = (max(0, round(x0)), max(0, round(y0)), round(x1), round(y1))
        for plane, ink in self._touched(inks, thing):
            part = plane.crop(box)
            if part.width and part.height:
                solid = Image.new("L", part.size, round(255 * ink))
                plane.paste(Image.blend(part, solid, TYPE_COVERAGE), box[:2])

    def _image(self, thing: Painted) -> None:
        """A picture, brought down to the planes' resolution."""
        picture = inks_of(thing.image)
        if picture is None:
            return
        corners = [self._point(apply(thing.matrix, *corner)) for corner in ((0, 0), (1, 1))]
        (xa, ya), (xb, yb) = corners
        box = (round(min(xa, xb)), round(min(ya, yb)), round(max(xa, xb)), round(max(ya, yb)))
        size = (max(1, box[2] - box[0]), max(1, box[3] - box[1]))
        if size[0] * size[1] > MOST_PX:
            return
        small = picture.resize(size, Image.Resampling.BOX)
        bands = [*small.split(), *(Image.new("L", size, 0) for _ in self.names[len(INKS) :])]
        for plane, band in zip(self.planes, bands, strict=True):
            plane.paste(band, box[:2])


def _mean(plane: Image.Image) -> float:
    """The mean of a plate, 0 to 255."""
    histogram = plane.histogram()
    return sum(value * count for value, count in enumerate(histogram)) / max(sum(histogram), 1)


def _most(planes: list[Image.Image], side_px: float) -> tuple[float, Point]:
    """The most ink in per cent over squares of this side, and the middle of the first such square in pixels."""
    radius = max(0.0, (side_px - 1) / 2)
    total: Any = Image.new("I", planes[0].size, 0)
    for plane in planes:
        mean = plane.filter(ImageFilter.BoxBlur(radius)).convert("I")
        total = ImageMath.lambda_eval(lambda a: a["t"] + a["p"], t=total, p=mean)
    most = int(total.getextrema()[1])
    if not most:
        return 0.0, (0.0, 0.0)
    peak = ImageMath.lambda_eval(lambda a: (a["t"] >= most) * 255, t=total).convert("L")
    box = peak.getbbox() or (0, 0, 0, 0)
    row = peak.crop((0, box[1], peak.width, box[1] + 1)).getbbox() or (0, 0, 0, 0)
    return round(most / 2.55, 1), (float(row[0]), float(box[1]))
