"""The drawn page (版样): the grid of columns and lines, bands, slots, and what each slot holds.

Horizontal lengths are em of the body size from the type area's left edge, vertical ones whole body lines from its top.
"""

from pathlib import Path
from typing import Literal, TypeAlias

from layout.diagnostics import Span
from layout.geometry import Rect
from layout.model.article import Picture
from layout.model.story import HeadPlace, TextElement
from layout.model.style import BLACK, Ink
from layout.records import dataclass

BoxPattern: TypeAlias = Literal[
    "none", "fine", "bold", "double", "thick_thin", "wavy", "fret",
    "dotted", "diamond", "blossom", "cloud", "bamboo", "stamp",
]  # fmt: skip
"""Lines and ornaments that a frame may be drawn with."""


@dataclass(frozen=True, slots=True)
class Column:
    """A text column: left edge and measure, in em of the body size."""

    left_em: float
    measure_em: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The page's grid: basic columns in em, lines per column, body size and pitch (baseline to baseline) in pt.

    `fold_em` is where the fold of a spread (通版) lies, from the type area's left edge; None = a single page.
    """

    columns: tuple[Column, ...]
    gutter_em: float
    lines: int
    body_pt: float
    pitch_pt: float
    fold_em: float | None = None

    @property
    def fold_column(self) -> int | None:
        """How many columns stand left of the fold; None = there is no fold."""
        return None if self.fold_em is None else sum(column.left_em < self.fold_em for column in self.columns)

    def folds(self, left_em: float, width_em: float) -> bool:
        """Whether what is so wide (em), from `left_em` on, lies across the fold."""
        return self.fold_em is not None and left_em < self.fold_em < left_em + width_em


@dataclass(frozen=True, slots=True)
class Bleed:
    """How far the paper is printed past the trim, in points, edge by edge; `inner` is the edge at the fold."""

    top: float = 0.0
    bottom: float = 0.0
    outer: float = 0.0
    inner: float = 0.0


@dataclass(frozen=True, slots=True)
class Format:
    """A format of newspaper.md §3: trim and type area in pt (y down from the trim's top left corner), bleed."""

    id: str
    trim_width_pt: float
    trim_height_pt: float
    bleed: Bleed
    type_area: Rect
    grid: Grid

    @property
    def page_areas(self) -> tuple[Rect, ...]:
        """The type areas of the pages side by side, in pt: its own, or the two of a spread."""
        fold, area, columns = self.grid.fold_column, self.type_area, self.grid.columns
        if fold is None:
            return (area,)
        last, first = columns[fold - 1], columns[fold]
        return (
            Rect(area.x0, area.y0, area.x0 + (last.left_em + last.measure_em) * self.grid.body_pt, area.y1),
            Rect(area.x0 + first.left_em * self.grid.body_pt, area.y0, area.x1, area.y1),
        )


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding the editor allows (允许), with the reason where one is written."""

    code: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A frame around a slot: the line pattern, its weight in pt, inset in em, its ink.

    `tint` is how many per cent of the ink the ground has.
    """

    pattern: BoxPattern = "fine"
    weight_pt: float = 0.4
    inset_em: float = 1.0
    tint: float = 0.0
    ink: Ink = BLACK


@dataclass(frozen=True, slots=True)
class StoryPart:
    """The slot holds part `part` (from 0) of a story; parts after 0 are continuations of a jump."""

    story: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class PhotoStory:
    """A picture article (图片新闻): the picture fills the slot, caption and credit below it, a headline above if
    given, or on the picture where `place` says so.
    """

    picture: Picture
    headline: TextElement | None = None
    caption: TextElement | None = None
    place: HeadPlace | None = None

    @property
    def texts(self) -> tuple[TextElement, ...]:
        """Headline and caption, where there are any."""
        return tuple(text for text in (self.headline, self.caption) if text is not None)


@dataclass(frozen=True, slots=True)
class Teaser:
    """A front-page index (导读): a title and its entries, page numbers already resolved in their texts."""

    title: TextElement
    entries: tuple[TextElement, ...]

    @property
    def texts(self) -> tuple[TextElement, ...]:
        """The title, then the entries."""
        return (self.title, *self.entries)


@dataclass(frozen=True, slots=True)
class Ad:
    """An advertisement: a hole of known size with a picture or PDF file; `mark` is the word 广告 where it stands.

    `page` = which page of the PDF, counted from 1; None = its only one.
    """

    client: str
    file: Path | None
    picture: Picture | None
    mark: TextElement | None
    page: int | None = None

    @property
    def texts(self) -> tuple[TextElement, ...]:
        """The word 广告, where it stands."""
        return (self.mark,) if self.mark is not None else ()


@dataclass(frozen=True, slots=True)
class Nameplate:
    """The nameplate (报头) where it is drawn as a slot: beside articles, or upright. `lines` = its least height."""

    vertical: bool
    lines: int


@dataclass(frozen=True, slots=True)
class Free:
    """Cells drawn `·`: room for fillers from the reserve (备稿), else white."""


SlotContent: TypeAlias = StoryPart | PhotoStory | Teaser | Ad | Nameplate | Free


@dataclass(frozen=True, slots=True)
class Notch:
    """The corner of an L-shaped slot (曲尺) that others stand in: basic columns and bands, ends exclusive."""

    first_column: int
    end_column: int
    first_band: int
    end_band: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A rectangle of the drawn page, and the text columns it is set in after 合栏 and 破栏.

    It takes the basic columns `first_column` to `end_column` and the bands `first_band` to `end_band`, ends exclusive;
    `address` is like `2/甲`. With a `box`, `columns` are already narrowed by its inset. With `vertical_em` its text
    runs in vertical lines of that length (em of the body size), from the right, over the width of all its columns.
    A slot with a `notch` is the rectangle without that corner.
    """

    address: str
    name: str
    first_column: int
    end_column: int
    first_band: int
    end_band: int
    columns: tuple[Column, ...]
    content: SlotContent
    box: Box | None = None
    waivers: tuple[Waiver, ...] = ()
    span: Span | None = None
    vertical_em: float | None = None
    notch: Notch | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """One piece of page furniture set as text: masthead name, issue line, folio, ear, imprint.

    `place` names where compose stands it: `masthead.name`, `masthead.issue`, `folio.left` …; with `second` it stands
    there on the second page of a spread.
    """

    place: str
    text: TextElement
    second: bool = False


@dataclass(frozen=True, slots=True)
class Masthead:
    """The nameplate on page 1: whole lines at the top of the type area and, in basic columns, where it stands.

    `rise_pt` is how far it reaches up into the head margin, where the other pages have their header.
    """

    lines: int
    first_column: int
    end_column: int
    rise_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number and name, the bands (pinned heights in lines, or None = as the copy needs) and its slots.

    The bands start below the masthead and end above `imprint_lines` at the page's foot. A `black_only` page is printed
    from the black plate alone, or with that of one spot ink besides: its `second_ink`. Where `fold_is_clear` no text
    may cross the line at which the sheet is folded, half way down its trim. A spread (通版) is one page with
    the grid of both: `number` is that of the left one, `second` that of the right one.
    """

    number: int
    section: str
    name: str
    format: Format
    bands: tuple[int | None, ...]
    slots: tuple[Slot, ...]
    masthead: Masthead | None
    imprint_lines: int
    furniture: tuple[Furniture, ...]
    waivers: tuple[Waiver, ...] = ()
    span: Span | None = None
    black_only: bool = False
    second_ink: str | None = None
    fold_is_clear: bool = False
    second: int | None = None

    @property
    def fold_line(self) -> float:
        """Where the sheet is folded, in body lines from the type area's top."""
        format = self.format
        return (format.trim_height_pt / 2 - format.type_area.y0) / format.grid.pitch_pt

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the pages that it is: one, or the two of a spread."""
        return (self.number,) if self.second is None else (self.number, self.second)
