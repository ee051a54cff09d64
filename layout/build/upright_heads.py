"""How much of its columns an upright head (竖题) keeps: what it needs, where that is less than two thirds of them.

Decisions: the rest goes to the text, whose columns are set anew over it; a head whose text is so long that it runs on
below it keeps its columns, and so does one whose width is written (题宽).
"""

from dataclasses import replace
from math import ceil
from typing import Final

from layout.build.bylines import author_text, build_byline
from layout.build.bylines import width_em as set_width_em
from layout.build.columns import right_edge, split_columns
from layout.build.context import Context, Copy
from layout.build.heads import Measure, upright_size
from layout.build.sites import Site
from layout.model.page import Column
from layout.model.story import HeadPlace

MOST_SHARE: Final = 0.65
"""Part of its columns from which on a head keeps them all: the text stays on the page's columns."""
AROUND_EM: Final = 1.0
"""White beside an upright head on both sides together, in em of the body; the gutter comes on top of it."""
LONG_TEXT: Final = 2.0
"""Text that is so many times as high as the head may run on below it."""


def with_narrow_head(site: Site, copy: Copy | None, measure: Measure, context: Context) -> Site:
    """The slot with what its upright head leaves of its columns given to the text; any other slot as it is.

    Args:
        site: The slot.
        copy: Its article; None for promised copy.
        measure: What its head is set to, the room that its lines have beside one another as drawn.
        context: The issue.
    """
    place, article = site.head, copy.keys if copy is not None else None
    if place is None or not place.vertical or site.keys.head_width is not None or site.keys.vertical or site.folds:
        return site
    length_pt, thick_pt = upright_size((site.keys, article), measure, context)
    author = author_text(build_byline(site.keys.byline or (article.byline if article else None)), measure.lang)
    if author is not None:
        thick_pt += context.styles.style("author", site.grid, measure.lang).leading_pt
    need_em = ceil(thick_pt / site.grid.body_pt + AROUND_EM)
    narrowed = _narrowed(site, place, float(need_em))
    beside = lines_beside(narrowed, copy)
    if need_em > place.width_em * MOST_SHARE or beside * site.grid.pitch_pt > LONG_TEXT * length_pt:
        return site
    return narrowed


def lines_beside(site: Site, copy: Copy | None) -> float:
    """About how many lines high an article is in its columns; 0 for promised copy and for one that jumps."""
    if copy is None or site.keys.jump_to:
        return 0.0
    measure = min(column.measure_em for column in site.columns)
    return sum(ceil(set_width_em(p.text.text) / measure) for p in copy.raw.paragraphs) / len(site.columns)


def _narrowed(site: Site, place: HeadPlace, need_em: float) -> Site:
    """The slot with a head of this width (em) and as many text columns as before over the rest."""
    gutter = min(site.grid.gutter_em, 1.0)
    all_columns = sorted((*(Column(*own) for own in place.own_columns), *site.columns), key=lambda c: c.left_em)
    left, right = all_columns[0].left_em, right_edge(all_columns[-1])
    width = right - left - need_em - gutter
    at = left if place.at == "left" else right - need_em
    text = left + need_em + gutter if place.at == "left" else left
    columns = split_columns(text, width, len(site.columns), "equal", gutter)
    return replace(site, columns=columns, head=replace(place, left_em=at, width_em=need_em, own_columns=()))
