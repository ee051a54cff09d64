"""What the makers of slots and stories need to know of the issue and its page. Data only; nobody writes to it."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Final

from layout.build.inks import Palette
from layout.build.schema import ArticleKeys
from layout.build.styles import StyleBook, rows_of
from layout.diagnostics import Diagnostic
from layout.model.article import Byline, BylineAt, RichText
from layout.model.page import Grid
from layout.model.story import ElementKind, TextElement, fold_room_pt
from layout.model.style import Align, Lang, TextStyle
from layout.read.types import RawArticle, RawIssue
from layout.records import dataclass

LEAST_JUSTIFIED_EM: Final = 18.0
"""English is justified in lines of so many em and more, some forty letters: in shorter ones words would stand far
apart.
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """An article's text and what its front matter says."""

    raw: RawArticle
    keys: ArticleKeys


@dataclass(frozen=True, slots=True)
class Context:
    """The issue as far as every page needs it."""

    raw: RawIssue
    lang: Lang
    styles: StyleBook
    copies: Mapping[str, Copy]
    sentence_end: bool
    chinese_numerals: bool
    byline_at: BylineAt | None = None
    palette: Palette = field(default_factory=Palette)

    def byline_place(self, byline: Byline, lang: Lang) -> BylineAt:
        """Where a byline stands: as its article, else the paper says; else below an English headline, at the end of
        other copy.
        """
        return byline.at or self.byline_at or ("head" if lang == "en" else "end")

    def element(self, key: str, kind: ElementKind, text: RichText, look: "Look") -> TextElement:
        """A text in a style of the house."""
        style = self.styles.style(look.style, look.grid, look.lang or self.lang)
        if self._is_narrow(look, style):
            style = replace(style, setting=replace(style.setting, align="start"))
        if look.align is not None:
            style = replace(style, setting=replace(style.setting, align=look.align))
        if look.indent is not None:
            style = replace(style, setting=replace(style.setting, indent_em=look.indent))
        if look.hanging is not None:
            style = replace(style, setting=replace(style.setting, hanging_em=look.hanging))
        if look.sizes_pt:
            style = sized(style, look.sizes_pt[0])
        rows = max(look.rows, rows_of(look.style, style, look.grid))
        measures = look.measures_em
        if look.folds:
            spare_em = fold_room_pt(max((style.size_pt, *look.sizes_pt))) / look.grid.body_pt
            measures = tuple(max(1.0, measure - spare_em) for measure in measures)
        below = rows_of(look.style, style, look.grid) if kind == "subhead" else 0
        return TextElement(
            key,
            kind,
            text,
            style,
            measures,
            look.lines_before,
            rows,
            look.optional,
            look.sizes_pt,
            next_rows=below,
            opens=look.opens,
        )

    def _is_narrow(self, look: "Look", style: TextStyle) -> bool:
        """Whether a text is English in a column too narrow to be justified, and its paper does not ask for that."""
        changed = self.styles.changes.get(look.style)
        if (look.lang or self.lang) != "en" or style.setting.align != "justify" or (changed and changed.align):
            return False
        return min(look.measures_em) * look.grid.body_pt < LEAST_JUSTIFIED_EM * style.size_pt


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is to be set: style name, grid, measures in body em, and what differs from the style. `folds` = it
    stands across the fold of a spread, and needs the room to open there; `opens` as in `TextElement`.
    """

    style: str
    grid: Grid
    measures_em: tuple[float, ...]
    lang: Lang | None = None
    align: Align | None = None
    indent: float | None = None
    hanging: float | None = None
    sizes_pt: tuple[float, ...] = ()
    lines_before: int = 0
    rows: int = 1
    optional: bool = False
    folds: bool = False
    opens: bool = False


Faults = list[Diagnostic]
"""What was found so far; the makers add to it."""


def sized(style: TextStyle, size_pt: float) -> TextStyle:
    """A style in another size, its leading in proportion."""
    return replace(style, size_pt=size_pt, leading_pt=style.leading_pt * size_pt / style.size_pt)
