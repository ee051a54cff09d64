"""The house's styles: face, size and setting of every kind of text, and the sizes of headlines by rank and width.

Decisions: sizes hang on the body size (9 pt: 小五), so that a large-print format grows as a whole; a paper changes what
it likes under 样式 (`styles`). Headline sizes: the widths are those of one to six columns of a tabloid; first the size
to prefer, then the steps down that copyfit may take.

Source: newspaper.md §§3 and 5 (kicker and deck two steps below the headline; widths and heights of 新民晚报).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Final

from layout.build import messages_content
from layout.build.inks import Palette, ink_of
from layout.build.schema import IssueKeys, PaperKeys
from layout.build.style_keys import StyleKeys, changed_style, joined, points
from layout.diagnostics import Diagnostic, Span, Value, Words
from layout.fonts import FALLBACK_NAMES, Registry
from layout.model.article import Rank
from layout.model.languages import LANGUAGE_SETTINGS
from layout.model.page import Grid
from layout.model.style import BLACK, Align, Blanks, Ink, Lang, Punctuation, Setting, TextStyle
from layout.read.keys import did_you_mean, nearest
from layout.read.types import Scalar
from layout.records import dataclass
from layout.standing import standing
from layout.traditional import simplified

STEPS: Final = (63, 54, 48, 42, 36, 32, 30, 28, 26, 24, 22, 20, 18, 16, 15, 14, 13, 12, 10.5, 9)
"""Sizes a head may be set in, in points: the named ones and a few between."""
NAMED_STEPS: Final = (42, 36, 26, 24, 22, 18, 16, 15, 14, 12, 10.5, 9)
"""Sizes with a name (字号), in points: kicker and deck stand two of these below the headline."""
LEAST_SHARE: Final = 0.7
"""A headline is set down to this part of the size it should have."""
LEAST_KICKER_PT: Final = 10.5
MOST_SHARE: Final = {"kicker": 0.62, "deck": 0.5}
"""Kicker and deck are at most this part of the headline's size: nearer to it they would compete."""
BROAD_EM, BROAD_SHARE = 95.0, 1.2
"""On a page at least so wide (body em: a broadsheet) heads of three columns and more are this much larger."""
_WIDTHS_EM: Final = (14.0, 28.0, 41.5, 52.0)
"""Widths in body em up to which a head counts as one, two, three, four columns wide; wider is more."""
_SIZES: Final[dict[Rank, tuple[float, ...]]] = {
    "lead": (18, 24, 28, 36, 42),
    "double_lead": (18, 24, 28, 36, 36),
    "bottom_lead": (18, 22, 26, 30, 36),
    "second": (16, 20, 24, 26, 30),
    "third": (14, 18, 22, 24, 26),
    "brief": (14, 16, 18, 20, 22),
}
"""Preferred headline size in points by rank, for one, two, three, four and more columns."""
_WHITE: Final = (1.0, 1.5, 1.75, 2.0, 2.5)
"""White around and between the parts of a head, in body lines, by columns."""


@dataclass(frozen=True, slots=True)
class House:
    """One style of the house: face roles, size and leading as parts of the body size, setting."""

    role: str = "song"
    strong: str = "hei"
    size: float = 1.0
    leading: float = 0.0
    align: Align = "justify"
    indent: float = 0.0
    tracking: float = 0.0
    by_meaning: bool = False
    blanks: Blanks = "autospace"
    punctuation: Punctuation = "quanjiao"


_HEAD = House(
    "display-song", "display-song", 2.4, 2.7, "center", by_meaning=True, blanks="pauses", punctuation="banjiao"
)
HOUSE: Final[dict[str, House]] = {
    "body": House(indent=2.0),
    "subhead": House("hei-bold", "hei-bold", 10.5 / 9, align="center"),
    "quote": House("kai", "kai", indent=2.0),
    "pull": House("display-song", "display-song", 13 / 9, align="center"),
    "item": House(indent=2.0),
    "verse": House("kai", "kai", 10.5 / 9, align="start", indent=2.0),
    "summary": House("kai", "kai", indent=2.0),
    "column_head": House("hei-bold", "hei-bold", 10.5 / 9, 16 / 9, "start", blanks="pauses"),
    "kicker": replace(_HEAD, role="kai", strong="kai", size=14 / 9, leading=16 / 9),
    "headline": _HEAD,
    "deck": replace(_HEAD, role="kai", strong="kai", size=12 / 9, leading=14 / 9),
    "jump_headline": replace(_HEAD, role="hei-bold", strong="hei-bold"),
    "photo_headline": replace(_HEAD, role="hei-bold", strong="hei-bold"),
    "byline": House("kai", "kai", align="end"),
    "byline_above": House("kai", "kai", align="center"),
    "author": House("kai", "kai", 10.5 / 9, align="center"),
    "signature": House("kai", "kai", align="end"),
    "cell_head": House("hei-bold", "hei-bold", 8 / 9, 10.5 / 9, "center"),
    "cell": House("song", "hei", 8 / 9, 10.5 / 9, "center"),
    "caption": House("hei", "hei-bold", 7.5 / 9, 9.5 / 9, align="justify"),
    "jump_to": House("kai", "kai", align="end"),
    "jump_from": House("kai", "kai", align="start"),
    "teaser_title": House("hei-bold", "hei-bold", 14 / 9, 16 / 9, "center", tracking=0.25),
    "teaser": House("song", "hei-bold", 10.5 / 9, 14 / 9, "start", blanks="pauses"),
    "masthead_name": House("display-song", "display-song", 8.0, 8.4, "center", tracking=0.08),
    "masthead_latin": House("hei", "hei", 1.0, align="center", tracking=0.3),
    "masthead_line": House("hei", "hei-bold", 1.0, align="start", blanks="kept"),
    "ear": House("kai", "kai", 10.5 / 9, 14 / 9, "center", blanks="kept"),
    "folio": House("hei", "hei-bold", 7.5 / 9, 10 / 9, align="start", blanks="kept"),
    "folio_name": House("display-song", "display-song", 18 / 9, align="start"),
    "folio_paper": House("display-song", "display-song", 12 / 9, align="center", tracking=0.35),
    "imprint": House("song", "hei", 7.5 / 9, 9.5 / 9, "center", blanks="kept"),
    "centre_gutter": House("song", "hei", 7.5 / 9, 10.5 / 9, "start", blanks="kept"),
    "ad_mark": House("hei", "hei", 7.5 / 9, align="end"),
}  # fmt: skip
"""What a paper may change under 样式, by name."""
NAMES_OF_PAPERS: Final = frozenset(("masthead_name", "folio_paper", "teaser_title"))
"""Words that are drawn apart in Han, where that makes them weightier; letters drawn apart fall asunder."""
ON_GRID: Final = frozenset(
    (
        "body",
        "subhead",
        "quote",
        "item",
        "verse",
        "summary",
        "byline",
        "byline_above",
        "signature",
        "jump_to",
        "jump_from",
    )
)
"""Styles of what runs in columns: their lines stand on the page's grid."""
SLACK: Final = 0.01
"""Part of a line by which type may be larger than the lines it stands on: rounding of sizes in mm."""
SETTINGS: Final = 512
"""Styles by language whose switches are kept: all there are."""
STYLE_NAMES_ZH: Final = {
    "正文": "body", "小标题": "subhead", "引文": "quote", "摘引": "pull", "列表": "item", "诗": "verse",
    "提要": "summary",
    "栏题": "column_head", "文前署名": "byline_above", "表头": "cell_head", "表格": "cell",
    "肩题": "kicker",
    "主题": "headline", "副题": "deck", "转题": "jump_headline", "图片标题": "photo_headline", "署名": "byline",
    "作者": "author", "落款": "signature", "图说": "caption", "下转": "jump_to", "上接": "jump_from",
    "导读题": "teaser_title", "导读": "teaser", "报名": "masthead_name", "西文名": "masthead_latin",
    "报头行": "masthead_line", "报眼": "ear", "报眉": "folio", "版名": "folio_name",
    "报眉名": "folio_paper", "报尾": "imprint", "中缝": "centre_gutter",
    "广告标": "ad_mark",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StyleBook:
    """The styles of a paper: `changes` are what it changed, lengths in em or points as written; `inks` their inks."""

    changes: Mapping[str, StyleKeys]
    inks: Mapping[str, Ink] = field(default_factory=dict)

    def style(self, name: str, grid: Grid, lang: Lang) -> TextStyle:
        """A style on a page's grid, in a language."""
        house, changed = HOUSE[name], self.changes.get(name)
        body = grid.body_pt
        size = house.size * body
        on_grid = name in ON_GRID
        leading = grid.pitch_pt if on_grid else (house.leading or house.size * 1.25) * body
        made = TextStyle(house.role, house.strong, size, leading, self.inks.get(name, BLACK), _setting(name, lang))
        return made if changed is None else changed_style(made, changed, body)

    def sizes(self, rank: Rank, width_em: float, grid: Grid) -> tuple[float, ...]:
        """The sizes in points that a headline of a rank may have across a width (body em) of a page, preferred
        first.
        """
        wide = columns_wide(width_em)
        top = _SIZES[rank][wide]
        if wide >= 2 and grid.columns[-1].left_em + grid.columns[-1].measure_em >= BROAD_EM:
            top = next(size for size in STEPS if size <= top * BROAD_SHARE)
        top = self.written_size("headline", grid.body_pt) or top
        return steps_down(top, top * LEAST_SHARE)

    def larger(self, rank: Rank, size_pt: float, grid: Grid) -> tuple[float, ...]:
        """The sizes in points above one that a headline of a rank may have at its widest, the largest first; none
        where the paper wrote its size.
        """
        if self.written_size("headline", grid.body_pt) is not None:
            return ()
        most = self.sizes(rank, grid.columns[-1].left_em + grid.columns[-1].measure_em, grid)[0]
        return tuple(float(size) for size in STEPS if size_pt < size <= most)

    def written_size(self, name: str, body_pt: float) -> float | None:
        """The size in points that the paper wrote for a style, or None."""
        changed = self.changes.get(name)
        return points(changed.size, body_pt) if changed is not None and changed.size is not None else None

    def small_sizes(self, name: str, headline_pt: float, body_pt: float) -> tuple[float, ...]:
        """The sizes in points of a kicker or a deck over a headline, preferred first."""
        if (written := self.written_size(name, body_pt)) is not None:
            return steps_down(written, written * LEAST_SHARE)
        top, most = below(headline_pt), max(headline_pt * MOST_SHARE[name], LEAST_KICKER_PT)
        if top > most:
            top = next((float(size) for size in STEPS if size <= most), top)
        return steps_down(top, min(LEAST_KICKER_PT, top))


@standing(SETTINGS, weight=0)
def _setting(name: str, lang: Lang) -> Setting:
    """The switches of a style of the house in a language; kept, for every paragraph asks for them."""
    house, usual = HOUSE[name], LANGUAGE_SETTINGS[lang]
    indent = house.indent
    if indent == 2.0:
        indent = 1.0 if lang == "en" else usual.indent_em
    return replace(
        usual,
        align=house.align,
        indent_em=indent,
        tracking_em=0.0 if lang == "en" and name in NAMES_OF_PAPERS else house.tracking,
        by_meaning=house.by_meaning,
        blanks=house.blanks,
        punctuation=house.punctuation,
        tabular=name in ("cell", "cell_head"),
        hyphenation="off" if house.by_meaning else "needed",
    )


def rows_of(name: str, style: TextStyle, grid: Grid) -> int:
    """How many lines of the page's grid a line of a style takes: larger type, or wider leading, takes several."""
    if name not in ON_GRID:
        return 1
    return max(1, math.ceil(max(style.size_pt, style.leading_pt) / grid.pitch_pt - SLACK))


def columns_wide(width_em: float) -> int:
    """How many columns of a tabloid a head is wide, from 0 (one) to 4 (five and more)."""
    return sum(width_em > limit for limit in _WIDTHS_EM)


def steps_down(top_pt: float, least_pt: float) -> tuple[float, ...]:
    """A size and the steps below it down to `least_pt`, in points."""
    return (float(top_pt), *(float(size) for size in STEPS if least_pt - 0.01 <= size < top_pt))


def white_lines(width_em: float) -> float:
    """The white of a head across a width (body em), in body lines."""
    return _WHITE[columns_wide(width_em)]


def below(size_pt: float, named_steps: int = 2) -> float:
    """The size that many named sizes below another, in points."""
    smaller = [size for size in NAMED_STEPS if size < size_pt]
    return float(smaller[min(named_steps, len(smaller)) - 1]) if smaller else size_pt


def build_styles(
    written: Sequence[Mapping[str, StyleKeys]],
    own_roles: Iterable[str],
    registry: Registry,
    palette: Palette,
) -> tuple[StyleBook, tuple[Diagnostic, ...]]:
    """The paper's styles, and what is wrong with them.

    Args:
        written: What stands under 样式, by the names as written: the paper's, then the issue's.
        own_roles: Roles that the paper's own faces make.
        registry: The faces there are.
        palette: The paper's inks.
    """
    roles = (*registry.roles, *own_roles)
    faults: list[Diagnostic] = []
    changes: dict[str, StyleKeys] = {}
    inks: dict[str, Ink] = {}
    for word, keys in (item for styles in written for item in styles.items()):
        name = STYLE_NAMES_ZH.get(word) or STYLE_NAMES_ZH.get(simplified(word), word.replace("-", "_"))
        if name not in HOUSE:
            faults.append(_unknown_style(word, keys.span))
        changes[name] = joined(changes.get(name), keys)
        if keys.ink is not None:
            inks[name] = ink_of(keys.ink, palette, faults)
        for role in (keys.role, keys.strong):
            if role is not None and role.text.strip() not in roles:
                faults.append(_unknown_role(role, roles))
    return StyleBook(changes, inks), tuple(faults)


def check_roles(paper: PaperKeys, issue: IssueKeys, registry: Registry) -> tuple[Diagnostic, ...]:
    """What is wrong with the roles that the paper names outside its styles: in the masthead, and for its own faces.

    Args:
        paper: The paper's keys.
        issue: The issue's, whose styles may name them too.
        registry: The bundled faces, those of the paper not among them.
    """
    faults: list[Diagnostic] = []
    title = paper.masthead.role if paper.masthead else None
    if title is not None and title.text.strip() not in (*registry.roles, *paper.fonts):
        faults.append(_unknown_role(title, (*registry.roles, *paper.fonts)))
    styles = (*paper.styles.values(), *issue.styles.values())
    named = (title, *(role for keys in styles for role in (keys.role, keys.strong)))
    known = {*FALLBACK_NAMES, *registry.roles, *(role.text.strip() for role in named if role is not None)}
    for name, faces in paper.fonts.items():
        if faces and name not in known:
            near = nearest(name, (*registry.roles, *FALLBACK_NAMES))
            values: dict[str, Value] = {"role": name, "hint": did_you_mean(near)}
            span = faces[0].span
            faults.append(Diagnostic(message=messages_content.UNUSED_ROLE, values=values, span=span, found=name))
    return tuple(faults)


def _unknown_style(word: str, span: Span) -> Diagnostic:
    """A style that the house does not have."""
    near = nearest(word, (*STYLE_NAMES_ZH, *HOUSE))
    known = Words("、".join(STYLE_NAMES_ZH), ", ".join(HOUSE))
    values: dict[str, Value] = {"style": word, "known": known, "hint": did_you_mean(near)}
    return Diagnostic(message=messages_content.UNKNOWN_STYLE, values=values, span=span, found=word)


def _unknown_role(role: Scalar, roles: Iterable[str]) -> Diagnostic:
    """A role that no face plays."""
    known = tuple(dict.fromkeys(roles))
    names = tuple(name for name in known if simplified(name) == name or simplified(name) not in known)
    values: dict[str, Value] = {"role": role.text, "roles": names, "hint": did_you_mean(nearest(role.text, names))}
    return Diagnostic(message=messages_content.UNKNOWN_ROLE, values=values, span=role.span, found=role.text)
