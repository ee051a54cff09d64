"""Verse set level: the columns that its lines fit into, and how far they stand from a column's edge.

Decisions: an article of nothing but verse (poems may have titles of their own) whose slot says no 分栏 gets as many
columns as its longest line leaves whole, and stands in their middle as one block, its lines level at their beginnings.
In prose verse keeps its indent as far as that costs no turned line. The rest of a turned line stands an em further in
than lines begin. In vertical lines the tier is as long as the longest line, so verse begins at its top. A paper's own
缩进 of 诗 stays.
"""

from collections.abc import Iterable
from dataclasses import replace
from math import floor
from typing import Final, NamedTuple

from layout.build.bylines import width_em
from layout.build.columns import split_columns
from layout.build.context import Context, Copy, Look
from layout.build.sites import DrawnPage, Site
from layout.model.article import Paragraph
from layout.model.page import Column, Grid
from layout.model.style import Lang

TURNED_EM: Final = 1.0
"""How much further in than its line begins the rest of a turned line stands, in em."""


def with_verse_columns(page: DrawnPage, context: Context) -> DrawnPage:
    """The page, its slots of verse with the columns that their lines fit into."""
    return replace(page, sites=tuple(_fitted(site, context) for site in page.sites))


class Verse(NamedTuple):
    """The width of an article's longest line of verse in em of its size; whether it is nothing but verse."""

    longest_em: float
    is_alone: bool


def verse_of(paragraphs: tuple[Paragraph, ...]) -> Verse:
    """What the look of an article's verse hangs on."""
    return Verse(_longest_em(paragraphs), _is_verse(paragraphs))


def verse_look(look: Look, verse: Verse, context: Context, *, is_vertical: bool) -> Look:
    """How far the lines of verse stand from the column's edge, those of one article alike.

    Args:
        look: How verse is set otherwise.
        verse: The article's.
        context: The issue.
        is_vertical: Whether it is set in vertical lines.
    """
    style = context.styles.style("verse", look.grid, look.lang or context.lang)
    changed = context.styles.changes.get("verse")
    indent = style.setting.indent_em
    if changed is None or changed.indent is None:
        spare = min(look.measures_em) * look.grid.body_pt / style.size_pt - verse.longest_em
        indent = 0.0 if is_vertical else max(0.0, floor(spare) / 2 if verse.is_alone else min(indent, spare))
    return replace(look, indent=indent, hanging=indent + TURNED_EM)


def _longest_em(paragraphs: Iterable[Paragraph]) -> float:
    """The width of the longest line of verse in em of its size."""
    verse = (paragraph.text.text for paragraph in paragraphs if paragraph.kind == "verse")
    return max((width_em(line.strip()) for text in verse for line in text.split("\n")), default=0.0)


def _fitted(site: Site, context: Context) -> Site:
    """The slot with as many columns as leave the lines of its verse whole; one that holds anything else as it is."""
    copy = _verse_of(site, context)
    if copy is None:
        return site
    lang: Lang = copy.keys.lang or context.lang
    style = context.styles.style("verse", site.grid, lang)
    changed = context.styles.changes.get("verse")
    indent = style.setting.indent_em if changed is not None and changed.indent is not None else 0.0
    needed = (_longest_em(copy.raw.paragraphs) + indent) * style.size_pt / site.grid.body_pt
    if min(column.measure_em for column in site.columns) >= needed:
        return site
    return replace(site, columns=_widened(site, needed, site.grid))


def _widened(site: Site, needed_em: float, grid: Grid) -> tuple[Column, ...]:
    """The most columns over a slot that are so wide each (em); one where not even that is."""
    left, width = site.columns[0].left_em, site.width_em
    for count in range(len(site.columns) - 1, 1, -1):
        columns = split_columns(left, width, count, "equal", min(grid.gutter_em, 1.0))
        if columns[0].measure_em >= needed_em:
            return columns
    return split_columns(left, width, 1, "equal", grid.gutter_em)


def _verse_of(site: Site, context: Context) -> Copy | None:
    """The article of a slot that holds nothing but verse, in columns that may be joined; else None."""
    copy = joinable_copy(site, context)
    return copy if copy is not None and _is_verse(copy.raw.paragraphs) else None


def joinable_copy(site: Site, context: Context) -> Copy | None:
    """The article of a slot whose columns may be joined: level, without pictures, whole on one page; else None."""
    keys = site.keys
    if keys.article is None or keys.vertical or keys.split is not None or site.head is not None or site.folds:
        return None
    if keys.jump_to or keys.jump_from is not None or keys.pictures or site.drawn.notch is not None:
        return None
    copy = context.copies.get(keys.article.text.strip().removesuffix(".md"))
    return None if copy is None or copy.keys.pictures or not copy.raw.paragraphs else copy


def _is_verse(paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether an article holds nothing but verse and the titles of poems."""
    return {"verse"} <= {paragraph.kind for paragraph in paragraphs} <= {"verse", "subhead"}
