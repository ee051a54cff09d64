"""Small tables: cells on rows of their own height, a tinted head, rules above, between and below.

Decisions: rows are as high as their highest cell and share what rounding to whole lines leaves; the rules are those of
a newspaper table: heavy at head and foot, hair lines between, none upright.
"""

from collections.abc import Mapping

from layout.compose.measure import Paper
from layout.compose.text import Owner, block, block_height
from layout.compose.types import BoxItem, Item, RuleItem
from layout.geometry import Rect
from layout.lines.types import SetText
from layout.model.story import Table
from layout.model.style import BLACK, Ink
from layout.place.blocks import row_heights
from layout.place.types import PlacedPicture

HEAVY_PT, FINE_PT, HAIR_PT = 1.2, 0.5, 0.25
"""Weights in points of the rules at head and foot, below the head row, between the others."""
HEAD_TINT = Ink(k=12)
"""Ground of the head row."""


def table_items(
    table: Table, placed: PlacedPicture, texts: Mapping[str, SetText], paper: Paper, owner: Owner
) -> tuple[Item, ...]:
    """The table with its rules, in points, row by row."""
    rect = paper.ink_box(placed.left_em, placed.width_em, placed.top_line, placed.lines)
    heights = row_heights(table, texts)
    spare = (rect.height - sum(heights)) / len(heights)
    tops = [rect.y0 + sum(heights[:i]) + spare * i for i in range(len(heights) + 1)]
    items: list[Item] = [BoxItem(Rect(rect.x0, rect.y0, rect.x1, tops[1]), None, 0.0, HEAD_TINT)]
    for i, y in enumerate(tops):
        weight = HEAVY_PT if i in (0, len(heights)) else FINE_PT if i == 1 else HAIR_PT
        items.append(RuleItem(rect.x0, y, rect.x1, y, weight, BLACK))
    for row, top, foot in zip(table.rows, tops, tops[1:], strict=False):
        for cell, (start, _) in zip(row, table.columns, strict=False):
            text = texts[cell.key]
            if text.lines:
                y = top + (foot - top - block_height(text)) / 2
                items.append(block(text, rect.x0 + start * paper.body_pt, y, owner))
    return tuple(items)
