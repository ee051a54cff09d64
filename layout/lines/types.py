"""What line breaking hands on: lines of placed glyphs, galleys of them for each measure, headline blocks."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

from layout.diagnostics import Diagnostic
from layout.model.story import ElementKind
from layout.model.style import Lang, TextStyle
from layout.records import dataclass


def packed(values: Iterable[float]) -> "array[float]":
    """Numbers side by side, eight bytes each: an issue has four for every character that it sets."""
    return array("d", values if type(values) is list else list(values))  # a list is packed in less time


def packed_pairs(pairs: Iterable[tuple[float, float]]) -> "array[float]":
    """Pairs of numbers, one number after the other."""
    return array("d", list(chain.from_iterable(pairs)))


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face in one size on a line, in logical order. Lengths in em of the line's size.

    `x_em[i]` is the pen position of glyph *i* from the column's start edge, indent included; `y_em` shifts it up (all
    zero when
    empty); `texts[i]` is the source text it stands for (a ligature holds several characters, later glyphs of one
    cluster are
    empty); `bodies_em` are their incompressible bodies, start and end of each one after the other; `scale` is the run's
    size over the line's size, `condensed` how wide its glyphs are drawn over their own width (across the page, in
    vertical lines too).
    `rotated` turns the run 90° clockwise (vertical setting). `lang` is its language, None = that of the whole text.
    """

    face: str
    glyphs: tuple[int, ...]
    x_em: Sequence[float]
    texts: tuple[str, ...]
    bodies_em: Sequence[float]
    y_em: tuple[float, ...] = ()
    scale: float = 1.0
    rotated: bool = False
    lang: Lang | None = None
    condensed: float = 1.0

    def bodies(self) -> Iterator[tuple[float, float]]:
        """The bodies of the glyphs, start and end."""
        return zip(self.bodies_em[::2], self.bodies_em[1::2], strict=True)


@dataclass(frozen=True, slots=True)
class SetRuby:
    """A ruby at its place: its runs, and the characters of the normalised source that it stands beside."""

    first: int
    end: int
    runs: tuple[GlyphRun, ...]


@dataclass(frozen=True, slots=True)
class Decoration:
    """A line or dots drawn with the text: from and to along the line, in em, and what it is. Dots stand below the line,
    Japanese ones above it (`dots_above`); in vertical lines all stand to the right. `close` = drawn smaller, close to
    the characters.
    """

    kind: Literal["dots", "dots_above", "name", "title", "underline"]
    start_em: float
    end_em: float
    close: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One set line. `first`, `end` = its characters in the normalised source; `width_em` = from the column's start
    edge to the
    end of ink (indent included), in em of its size; `stretch_em` = extra per HAN gap (negative: squeezed).

    `measure_em` = what it was set to; `last` = it ends its paragraph; `findings` = codes of contract.md (`loose_line`
    …); `rubies` are small text beside the line, no part of `text`.
    """

    first: int
    end: int
    text: str
    indent_em: float
    width_em: float
    last: bool
    stretch_em: float
    runs: tuple[GlyphRun, ...]
    findings: tuple[str, ...] = ()
    decorations: tuple[Decoration, ...] = ()
    rubies: tuple[SetRuby, ...] = ()
    measure_em: float = 0.0


@dataclass(frozen=True, slots=True)
class SetText:
    """One text set to one measure. `style` has the size that was really used (a headline may have been stepped down).

    `measure_em` is in em of `style.size_pt`; `continued` = it goes on from an earlier part (no first-line indent);
    `ends` tells whether its last line ends the paragraph (False: the rest is in a later part); `opens` as in
    `TextElement`.
    """

    key: str
    kind: ElementKind
    style: TextStyle
    measure_em: float
    lines: tuple[Line, ...]
    rows: int = 1
    lines_before: int = 0
    optional: bool = False
    continued: bool = False
    ends: bool = True
    alternatives: tuple[str, ...] = ()
    next_rows: int = 0
    opens: bool = False

    def rows_at(self, line: int) -> int:
        """The body lines that a line takes: of a turned subhead those below the first stand close under it."""
        return max(1, self.next_rows if line and self.next_rows else self.rows)

    @property
    def all_rows(self) -> int:
        """The body lines that all its lines take."""
        return sum(map(self.rows_at, range(len(self.lines))))


@dataclass(frozen=True, slots=True)
class Cut:
    """Where one part of a story ends and the next begins: body element `element` (index), character `offset` in it."""

    element: int
    offset: int


@dataclass(frozen=True, slots=True)
class Galley:
    """The body of one part of a story, set to one measure (body em): what is poured into its slot's frames.

    In the first round every part holds all the story from its start; when `Cut`s are known each part holds just its
    own. One that is set to rooms of different measures says after how many lines each of them ends (`ends`).
    """

    story: str
    part: int
    measure_em: float
    texts: tuple[SetText, ...]
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SetIssue:
    """All texts of the issue, set: galleys by (story, part), every other text by key, and findings of line breaking."""

    galleys: Mapping[tuple[str, int], Galley]
    texts: Mapping[str, SetText]
    findings: tuple[Diagnostic, ...]
