"""The content of one page as it is written: operators, the graphics state they leave, marked content.

Decisions: colours are DeviceCMYK or a declared spot, never RGB, never DeviceGray for type; solid black alone
overprints, every other ink knocks out (print.md §5); the state is tracked so that nothing is said twice.
"""

from dataclasses import field
from typing import Literal

from layout.geometry import Rect
from layout.model.style import Ink
from layout.paint.ads import AdPage
from layout.paint.canvas import PageBoxes
from layout.paint.objects import number, text_string
from layout.paint.pictures import PreparedPicture
from layout.records import dataclass

ArtifactType = Literal["Pagination", "Layout", "Page"]


def overprints(ink: Ink) -> bool:
    """Whether an ink prints over what lies below: solid black and nothing else."""
    return ink.k == 100 and not (ink.c or ink.m or ink.y) and ink.spot is None


@dataclass(slots=True)
class PageInk:
    """Collects the operators of one page, and what they name. Points come in from the trim's top left corner, y down.

    `spots` are the declared inks. Names count from 1: `Im1` is the first of `pictures`, `Ad1` of `ads`, `Cs1` of
    `used_spots`.
    """

    boxes: PageBoxes
    spots: tuple[str, ...]
    operators: list[str] = field(default_factory=list)
    pictures: list[PreparedPicture] = field(default_factory=list)
    ads: list[AdPage] = field(default_factory=list)
    used_spots: list[str] = field(default_factory=list)
    marks: int = 0
    depth: int = 0
    knocking: bool = False
    _overprint: bool | None = None
    _fill: Ink | None = None
    _stroke: Ink | None = None
    _width_pt: float | None = None
    _spacing_pt: float = 0.0

    def x(self, x_pt: float) -> str:
        """A horizontal place, in user space."""
        return number(x_pt - self.boxes.media.x0)

    def y(self, y_pt: float) -> str:
        """A vertical place, in user space (y up)."""
        return number(self.boxes.media.y1 - y_pt)

    def at(self, x_pt: float, y_pt: float) -> str:
        """A point, in user space."""
        return f"{self.x(x_pt)} {self.y(y_pt)}"

    def emit(self, operator: str) -> None:
        """Adds finished operators."""
        self.operators.append(operator)

    def open_tag(self, tag: str, actual: str | None = None) -> None:
        """Opens tagged content, the next in number; `actual` is what it stands for where its codes say otherwise."""
        assert self.depth == 0, "tagged content must not be nested"
        self.depth = 1
        spoken = "" if actual is None else f" /ActualText {text_string(actual).decode('ascii')}"
        self.operators.append(f"/{tag} <</MCID {self.marks}{spoken}>> BDC")
        self.marks += 1

    def open_artifact(self, kind: ArtifactType) -> None:
        """Opens an artifact: something that is no part of the text."""
        assert self.depth == 0, "an artifact must not lie in tagged content"
        self.depth = 1
        self.operators.append(f"/Artifact <</Type /{kind}>> BDC")

    def close(self) -> None:
        """Closes tagged content or an artifact."""
        self.depth = 0
        self.operators.append("EMC")

    def open_clip(self, rect: Rect) -> None:
        """From here on nothing is painted outside a rectangle, until `close_clip`."""
        corner, size = self.at(rect.x0, rect.y1), f"{number(rect.width)} {number(rect.height)}"
        self.operators.append(f"q {corner} {size} re W n")

    def close_clip(self) -> None:
        """Ends `open_clip`; what was set since then is as it was before."""
        self.operators.append("Q")
        self._overprint = self._fill = self._stroke = self._width_pt = None
        self._spacing_pt = 0.0

    def overprint(self, on: bool) -> None:
        """Switches overprint; nothing overprints while `knocking`."""
        on = on and not self.knocking
        if on is not self._overprint:
            self._overprint = on
            self.operators.append("/GsOver gs" if on else "/GsKnock gs")

    def fill_with(self, ink: Ink) -> None:
        """Sets the fill ink, and overprint as it needs it."""
        self.overprint(overprints(ink))
        if ink != self._fill:
            self._fill = ink
            self.operators.append(self._colour(ink, stroke=False))

    def space_by(self, spacing_pt: float) -> list[str]:
        """The operator that sets character spacing in points; none where it is set."""
        if spacing_pt == self._spacing_pt:
            return []
        self._spacing_pt = spacing_pt
        return [f"{number(spacing_pt)} Tc"]

    def stroke_with(self, ink: Ink, width_pt: float) -> None:
        """Sets the stroke ink, overprint as it needs it, and the line width in points."""
        self.overprint(overprints(ink))
        if ink != self._stroke:
            self._stroke = ink
            self.operators.append(self._colour(ink, stroke=True))
        if width_pt != self._width_pt:
            self._width_pt = width_pt
            self.operators.append(f"{number(width_pt)} w")

    def paint_picture(
        self, picture: PreparedPicture, rect: Rect, clip: tuple[tuple[tuple[float, float], ...], ...] = ()
    ) -> None:
        """Paints a picture in a rectangle; only what lies in the `clip` polygons (points in pt), where there are."""
        if picture not in self.pictures:
            self.pictures.append(picture)
        if clip:
            self.overprint(False)
            corners = [" ".join(f"{self.at(*point)} {'l' if i else 'm'}" for i, point in enumerate(p)) for p in clip]
            self.emit(f"q {' h '.join(corners)} h W n")
        self._place(f"Im{self.pictures.index(picture) + 1}", (rect.width, rect.height), rect)
        if clip:
            self.emit("Q")

    def paint_ad(self, ad: AdPage, size_pt: tuple[float, float], rect: Rect) -> None:
        """Paints a finished PDF page of this size, scaled into a rectangle."""
        if ad not in self.ads:
            self.ads.append(ad)
        self._place(f"Ad{self.ads.index(ad) + 1}", (rect.width / size_pt[0], rect.height / size_pt[1]), rect)

    def _place(self, resource: str, scale: tuple[float, float], rect: Rect) -> None:
        """Shows an object with its lower left corner in that of a rectangle."""
        self.overprint(False)
        matrix = f"{number(scale[0], 6)} 0 0 {number(scale[1], 6)} {self.at(rect.x0, rect.y1)} cm"
        self.emit(f"q {matrix} /{resource} Do Q")

    def _colour(self, ink: Ink, stroke: bool) -> str:
        """The operator that sets a colour."""
        if ink.spot is not None:
            assert ink.spot in self.spots, ink.spot
            if ink.spot not in self.used_spots:
                self.used_spots.append(ink.spot)
            space = f"Cs{self.used_spots.index(ink.spot) + 1}"
            tint = number(ink.tint / 100)
            return f"/{space} CS {tint} SCN" if stroke else f"/{space} cs {tint} scn"
        parts = " ".join(number(value / 100) for value in (ink.c, ink.m, ink.y, ink.k))
        return f"{parts} {'K' if stroke else 'k'}"
