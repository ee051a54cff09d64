"""A drawing: filled and stroked outlines in its own units, y down."""

from typing import TypeAlias

from layout.records import dataclass

Rgb: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """Outlines that are painted together: ground and line as the screen shows them (None: none), width of the line."""

    outlines: tuple[tuple[tuple[float, float], ...], ...]
    fill: Rgb | None
    stroke: Rgb | None
    width: float
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing with the part of its plane that is shown: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float
    shapes: tuple[Shape, ...]
