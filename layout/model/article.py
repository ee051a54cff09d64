"""An article as the editor wrote it: text with marks, paragraphs, byline, pictures, each with its place in the file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, TypeAlias

from layout.diagnostics import Span
from layout.model.drawing import Drawing
from layout.records import dataclass
from layout.units import Length

MarkKind: TypeAlias = Literal[
    "strong", "em", "code", "link", "nobreak", "lang", "dots", "name", "title", "ruby", "roster"
]
ParagraphKind: TypeAlias = Literal["body", "subhead", "quote", "pull", "item", "verse", "table"]
BylineAt: TypeAlias = Literal["end", "brackets", "above", "head"]
"""Where a byline stands: in lines of its own at the end, in brackets behind the last sentence, above the text, below
the headline.
"""
Rank: TypeAlias = Literal["lead", "double_lead", "bottom_lead", "second", "third", "brief"]
RANK_ORDER: Final[Mapping[Rank, int]] = {
    "lead": 0, "double_lead": 0, "bottom_lead": 1, "second": 1, "third": 2, "brief": 3,
}  # fmt: skip
"""How weighty a rank is; 0 is the weightiest."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` (exclusive) of a text are strong, a link, in another language …

    `value` is the link's target, the language, or the ruby text.
    """

    start: int
    end: int
    kind: MarkKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class RichText:
    """Text without markup, its marks, and where it was written.

    `sources` are (offset in `text`, place in the file), by offset: characters from there on were written from that
    place on. A `\\n` in `text` is a break the editor forced (` / ` in a headline, a verse line).
    """

    text: str
    marks: tuple[Mark, ...] = ()
    sources: tuple[tuple[int, Span], ...] = ()

    def __hash__(self) -> int:
        """By the text, which tells nearly all apart: texts are looked up for what is kept standing of them."""
        return hash(self.text)


CellAlign: TypeAlias = Literal["auto", "start", "center", "end"]


@dataclass(frozen=True, slots=True)
class Cells:
    """A small table as written: its rows, the first of which is the head, and how each column is aligned."""

    rows: tuple[tuple[RichText, ...], ...]
    aligns: tuple[CellAlign, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body. `optional` (可删) may be left out by copyfit; `level` is a subhead's or an item's.

    A table has no text of its own but `cells`.
    """

    kind: ParagraphKind
    text: RichText
    optional: bool = False
    level: int = 1
    marker: str = ""
    cells: Cells | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """Who made it: names by role. `text_photo` = 文/图; `credit` is any other line of credit, as written.

    `at` is where it stands; None leaves that to the paper.
    """

    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    author: str = ""
    credit: str = ""
    text_photo: bool = False
    at: BylineAt | None = None
    span: Span | None = None


Where: TypeAlias = Literal[
    "auto", "top", "bottom", "left", "right", "top-left", "top-right", "bottom-left", "bottom-right",
    "center", "center-left", "center-right",
]  # fmt: skip
"""The corner or edge of its slot that a picture or a table stands in, or its middle, half way down."""
Slices: TypeAlias = tuple[tuple[float, float], ...]
"""An outline: from where to where (0..1 of the width) something is seen in each of so many equal slices, from the top;
(1, 0) where nothing is.
"""
Tones: TypeAlias = tuple[tuple[int, ...], ...]
"""How dark a picture is, 0 (white) to 100 (black), in rows of cells of one size from the top left."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What the file says of itself: pixels after EXIF orientation, mode, resolution as stored (ppi), SHA-256."""

    width_px: int
    height_px: int
    mode: str
    kind: Literal["jpeg", "png", "tiff", "webp", "svg", "pdf"]
    ppi: float | None
    sha256: str


NEVER_CROPPED: Final = frozenset(("svg", "pdf"))
"""Kinds of pictures that are shown whole: a chart without its edge is another chart."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its caption. Width and height in whole columns and lines where given; an open height is elastic.

    `focus` = the point (0..1, 0..1 from top left) that a crop keeps; `where` = the corner or edge of the slot it
    stands in. A `drawing` is painted as it was drawn, not as pixels; its facts count hundredths of its units. `page` is
    the page of a PDF that is shown, the first is 1; its facts count hundredths of a point. 0 = the file has no pages.
    Text follows an `outline` (抠图绕排), and what is outside it is not painted. `tones` = how dark it is, where type
    stands on it.
    """

    file: Path
    facts: PictureFacts
    caption: RichText | None = None
    credit: RichText | None = None
    alt: str = ""
    width: Length | None = None
    height: Length | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    where: Where = "auto"
    span: Span | None = None
    drawing: Drawing | None = None
    page: int = 0
    outline: Slices = ()
    tones: Tones = ()
