"""What composing hands on: sheets of placed items, in points from the trim's top left corner, y down, in reading
order.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from layout.geometry import Rect
from layout.lines.types import Line
from layout.model.article import Picture
from layout.model.page import Grid
from layout.model.story import ElementKind
from layout.model.style import Ink
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line at its place: start of the line and baseline in pt, size in pt. When `vertical`, `x_pt` is the centre of
    the
    column of characters and `baseline_pt` the top edge of the line.
    """

    line: Line
    x_pt: float
    baseline_pt: float
    size_pt: float
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class TextItem:
    """Lines of one text in one place. `text` = its key: items that share a key are one paragraph to a reader.

    `story`, `slot`, `column` are None for furniture.
    """

    kind: ElementKind
    text: str
    story: str | None
    slot: str | None
    column: int | None
    rect: Rect
    lines: tuple[PlacedLine, ...]
    ink: Ink


@dataclass(frozen=True, slots=True)
class PictureItem:
    """A picture in its rectangle; `crop_px` is the part shown: left, top, right, bottom in pixels after orientation.

    Of one that is cut out only what lies in the `clip` polygons (points in pt) is painted.
    """

    picture: Picture
    story: str | None
    slot: str | None
    rect: Rect
    crop_px: tuple[int, int, int, int]
    alt: str
    clip: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class GraphicItem:
    """A drawing in its rectangle: what it paints, in painting order, in pt; `alt` is what stands for it. A picture that
    is a page of a PDF has no paths: the page itself is shown.
    """

    picture: Picture
    story: str | None
    slot: str | None
    rect: Rect
    paths: tuple["PathItem", ...]
    alt: str


@dataclass(frozen=True, slots=True)
class AdItem:
    """An advertisement that came as a finished PDF page, over its slot; `alt` says whose it is.

    `page` = which page of the file, counted from 1; None = its only one.
    """

    file: Path
    slot: str | None
    rect: Rect
    alt: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class RuleItem:
    """A straight rule from (x0, y0) to (x1, y1), its weight in pt."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight_pt: float
    ink: Ink
    pattern: Literal["solid", "dotted", "double"] = "solid"


@dataclass(frozen=True, slots=True)
class BoxItem:
    """A filled or stroked rectangle. `stroke` None = no outline; `fill` None = no ground."""

    rect: Rect
    stroke: Ink | None
    weight_pt: float
    fill: Ink | None


@dataclass(frozen=True, slots=True)
class PathItem:
    """Vector ornament: closed polygons filled, or open polylines stroked with `weight_pt`, points in pt.

    Where polygons lie in one another `even_odd` leaves every second one open; else those that turn the other way.
    """

    polygons: tuple[tuple[tuple[float, float], ...], ...]
    ink: Ink
    weight_pt: float | None = None
    even_odd: bool = False


Item: TypeAlias = TextItem | PictureItem | GraphicItem | AdItem | RuleItem | BoxItem | PathItem


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page ready for ink. `label` is its folio as delivered (`A01`, of a spread `A04-A05`); boxes in pt; items in
    painting = reading order. A `black_only` page is printed from the black plate alone, or with its `second_ink`: its
    pictures become grey. `fold_pt` is where the fold of a spread lies, from the trim's left edge. What a `cut` page
    has outside of its bleed is not painted: it lies on the other side of a fold.
    """

    number: int
    label: str
    name: str
    trim: Rect
    bleed: Rect
    type_area: Rect
    grid: Grid
    articles: tuple[str, ...]
    items: Sequence[Item]
    black_only: bool = False
    second_ink: str | None = None
    fold_pt: float | None = None
    cut: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the pages that it is: one, or the two of a spread."""
        return (self.number,) if self.fold_pt is None else (self.number, self.number + 1)

    @property
    def words(self) -> str:
        """Its numbers as they are written: `4`, or `4-5`."""
        return "-".join(map(str, self.numbers))
