"""The content of one page as it is written: operators, the graphics state they leave, marked content.

Decisions: colours are DeviceCMYK or a declared spot, never RGB, never DeviceGray for type; solid black alone
overprints, every other ink knocks out (print.md §5); the state is tracked so that nothing is said twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from layout.model.style import Ink
from layout.paint.canvas import PageBoxes, Resources
from layout.paint.objects import number, text_string

ArtifactType = Literal["Pagination", "Layout", "Page"]


def overprints(ink: Ink) -> bool:
    """Whether an ink prints over what lies below: solid black and nothing else."""
    return ink.k == 100 and not (ink.c or ink.m or ink.y) and ink.spot is None


@dataclass(slots=True)
class PageInk:
    """Collects the operators of one page. Points come in from the trim's top left corner, y down."""

    boxes: PageBoxes
    resources: Resources
    spots: Mapping[str, int]
    operators: list[str] = field(default_factory=list)
    transparent: bool = False
    depth: int = 0
    _overprint: bool | None = None
    _fill: Ink | None = None
    _stroke: Ink | None = None
    _width_pt: float | None = None

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

    def open_tag(self, tag: str, mcid: int, actual: str | None = None) -> None:
        """Opens tagged content; `actual` is what it stands for where its codes say otherwise."""
        assert self.depth == 0, "tagged content must not be nested"
        self.depth = 1
        spoken = "" if actual is None else f" /ActualText {text_string(actual).decode('ascii')}"
        self.operators.append(f"/{tag} <</MCID {mcid}{spoken}>> BDC")

    def open_artifact(self, kind: ArtifactType) -> None:
        """Opens an artifact: something that is no part of the text."""
        assert self.depth == 0, "an artifact must not lie in tagged content"
        self.depth = 1
        self.operators.append(f"/Artifact <</Type /{kind}>> BDC")

    def close(self) -> None:
        """Closes tagged content or an artifact."""
        self.depth = 0
        self.operators.append("EMC")

    def overprint(self, on: bool) -> None:
        """Switches overprint."""
        if on is not self._overprint:
            self._overprint = on
            self.operators.append("/GsOver gs" if on else "/GsKnock gs")

    def fill_with(self, ink: Ink) -> None:
        """Sets the fill ink, and overprint as it needs it."""
        self.overprint(overprints(ink))
        if ink != self._fill:
            self._fill = ink
            self.operators.append(self._colour(ink, stroke=False))

    def stroke_with(self, ink: Ink, width_pt: float) -> None:
        """Sets the stroke ink, overprint as it needs it, and the line width in points."""
        self.overprint(overprints(ink))
        if ink != self._stroke:
            self._stroke = ink
            self.operators.append(self._colour(ink, stroke=True))
        if width_pt != self._width_pt:
            self._width_pt = width_pt
            self.operators.append(f"{number(width_pt)} w")

    def _colour(self, ink: Ink, stroke: bool) -> str:
        """The operator that sets a colour."""
        if ink.spot is not None:
            space = f"Cs{sorted(self.spots).index(ink.spot) + 1}"
            self.resources.spaces[space] = self.spots[ink.spot]
            tint = number(ink.tint / 100)
            return f"/{space} CS {tint} SCN" if stroke else f"/{space} cs {tint} scn"
        parts = " ".join(number(value / 100) for value in (ink.c, ink.m, ink.y, ink.k))
        return f"{parts} {'K' if stroke else 'k'}"
