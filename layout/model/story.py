"""A story: an article as it is placed. Its texts in their styles, the slots it runs through, its pictures."""

from typing import Final, Literal, TypeAlias

from layout.diagnostics import Span
from layout.model.article import Byline, Picture, Rank, RichText, Where
from layout.model.style import Lang, TextStyle
from layout.records import dataclass
from layout.units import pt_from_mm

ElementKind: TypeAlias = Literal[
    "column_head", "kicker", "headline", "deck", "summary", "byline", "dateline", "body", "subhead", "quote", "pull",
    "item", "verse", "cell_head", "cell",
    "caption", "credit", "jump_to", "jump_from", "teaser", "masthead", "folio", "imprint", "ad_mark",
]  # fmt: skip


WRAP_GAP_EM: Final = 1.0
"""White in em between a picture and the text that runs beside it in its column."""

FOLD_CLEAR_PT: Final = pt_from_mm(4.0)
"""White that a text keeps on either side of the fold of a spread, in points. Source: print.md §6."""


def fold_room_pt(size_pt: float) -> float:
    """What a text across the fold needs beside its own width, in points, to open there: the white, and a character
    (`size_pt`) that may have to go to the other side.
    """
    return 2 * FOLD_CLEAR_PT + size_pt


@dataclass(frozen=True, slots=True)
class TextElement:
    """One text to be set: its kind, style, and a key that is unique in the issue (`story/body/3`, `1/folio.left`).

    `measures_em` are the measures it is set to, in em of the *page's body size*: one for each text measure of the
    slots it may run in. `lines_before` are blank body lines above it inside a column, `rows` the body lines that one of
    its lines takes, `next_rows` those of every line but its first, where they are fewer (0: as many). `sizes_pt` are
    the sizes a headline may be set in, preferred first (typography.md §9, fit order). It `opens` what follows it and
    stands at no column's foot: a question over its answer.
    """

    key: str
    kind: ElementKind
    text: RichText
    style: TextStyle
    measures_em: tuple[float, ...]
    lines_before: int = 0
    rows: int = 1
    optional: bool = False
    sizes_pt: tuple[float, ...] = ()
    right_aligned_tail: bool = False
    next_rows: int = 0
    opens: bool = False


HeadAt: TypeAlias = Literal["top", "left", "right", "inset", "over_image", "over_image_top"]
"""Where a head stands: over its text, in columns of its own beside it, set into it (串文题), or on its picture."""


@dataclass(frozen=True, slots=True)
class HeadPlace:
    """Where a head stands that is not over its text: from `left_em`, `width_em` wide (body em).

    `columns` = the text columns (first, end) whose top an inset head takes; `own_columns` = the columns (left edge and
    measure in em) that a head beside the text keeps for itself. A `vertical` head (竖题) runs in lines from
    the right, `width_em` is then the room beside one another that its lines have.
    """

    at: HeadAt
    left_em: float
    width_em: float
    vertical: bool = False
    columns: tuple[int, int] = (0, 0)
    own_columns: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The headline block of one part: kicker, headline, decks in reading order, set across `width_em` (body em).

    `white_lines` is the white in body lines, above, between and below together (newspaper.md §1).
    """

    elements: tuple[TextElement, ...]
    width_em: float
    white_lines: float = 1.0
    place: HeadPlace | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: its cells as texts, row by row, the first row the head; from where each column begins and how wide
    its texts are set (em of the body size, from the table's left edge).
    """

    rows: tuple[tuple[TextElement, ...], ...]
    columns: tuple[tuple[float, float], ...]
    where: Where = "auto"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class StoryPicture:
    """A picture or a table in a part of the story: columns it spans, height in lines where fixed, caption and credit.

    `min_lines` and `max_lines` bound an elastic height, the caption not counted. An `optional` one may be left out.
    With `narrow_em` it is that wide (body em) and text runs beside it in its first or last column, or in both.
    """

    picture: Picture | Table
    part: int
    span_columns: int
    lines: int | None
    min_lines: int
    max_lines: int
    caption: TextElement | None
    optional: bool = False
    narrow_em: float = 0.0

    @property
    def texts(self) -> tuple[TextElement, ...]:
        """Its caption, or the cells of a table, row by row."""
        cells = (cell for row in self.picture.rows for cell in row) if isinstance(self.picture, Table) else ()
        return (*cells, *((self.caption,) if self.caption is not None else ()))


@dataclass(frozen=True, slots=True)
class Story:
    """An article as it is placed: a head for each part, the body in order, pictures, the slots it runs through.

    `slots` are addresses in flow order; part *n* stands in `slots[n]`. `jump_to[n]` ends part *n*, `jump_from[n]`
    opens part *n + 1*. `claims_picture`: the byline says 文/图. `pending_chars`: the copy is still to come. Without
    `is_ranked` nobody wrote its rank (级): it follows the size of its slot.
    """

    id: str
    lang: Lang
    rank: Rank
    slots: tuple[str, ...]
    heads: tuple[Head | None, ...]
    body: tuple[TextElement, ...]
    jump_to: tuple[TextElement, ...]
    jump_from: tuple[TextElement, ...]
    pictures: tuple[StoryPicture, ...]
    byline: Byline
    sentence_end: bool = True
    pending_chars: int | None = None
    claims_picture: bool = False
    is_ranked: bool = True
    span: Span | None = None
