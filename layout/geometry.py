"""Rectangles in points, origin at the top left corner of the trim box, y down."""

from layout.records import dataclass
from layout.units import mm


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points: left, top, right, bottom; y grows downwards from the trim's top edge."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.y1 - self.y0

    def to_mm(self) -> tuple[float, float, float, float]:
        """The four sides in millimetres, to a hundredth, as JSON reports them (contract.md, `rect_mm`)."""
        return (round(mm(self.x0), 2), round(mm(self.y0), 2), round(mm(self.x1), 2), round(mm(self.y1), 2))


def union(rects: tuple[Rect, ...]) -> Rect:
    """The smallest rectangle in points around all of `rects` (at least one)."""
    return Rect(min(r.x0 for r in rects), min(r.y0 for r in rects), max(r.x1 for r in rects), max(r.y1 for r in rects))
