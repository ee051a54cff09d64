"""Tables with little else: a note or two beside a table are no text in columns.

Decisions: an article of a table and less text than makes legs of four lines gets one column, as wide as its slot, as
far as lines stay readable; the table fills it, and its notes stand over or below it in whole lines. Who says 分栏, or
how wide the table is, has it as he says.
"""

from dataclasses import replace
from math import ceil
from typing import Final

from layout.build.bylines import width_em
from layout.build.columns import split_columns
from layout.build.context import Context
from layout.build.sites import DrawnPage, Site
from layout.build.verse import joinable_copy

LEG_LINES: Final = 4
"""Lines that a leg of text has at least. Source: newspaper.md §6, short_leg."""
WIDEST_EM: Final = 42.0
"""The widest that columns are joined to, in em of the body: three of a broadsheet. A longer line loses its reader."""


def with_note_columns(page: DrawnPage, context: Context) -> DrawnPage:
    """The page, its slots of a table and a few lines in one column each."""
    return replace(page, sites=tuple(_joined(site, context) for site in page.sites))


def _joined(site: Site, context: Context) -> Site:
    """The slot in one column where it holds a table and hardly any text, else as it is."""
    copy = joinable_copy(site, context) if len(site.columns) > 1 and site.width_em <= WIDEST_EM else None
    if copy is None:
        return site
    kinds = [paragraph.kind for paragraph in copy.raw.paragraphs]
    told = site.keys.table or copy.keys.table
    if "table" not in kinds or "subhead" in kinds or (told is not None and told.width is not None):
        return site
    measure = min(column.measure_em for column in site.columns)
    texts = [paragraph.text.text for paragraph in copy.raw.paragraphs if paragraph.kind != "table"]
    lines = sum(max(1, ceil((width_em(text) + 2) / measure)) for text in texts)
    if lines >= LEG_LINES * len(site.columns):
        return site
    return replace(site, columns=split_columns(site.columns[0].left_em, site.width_em, 1, "equal", site.grid.gutter_em))
