"""Two blacks that a printer may want otherwise: large type on pictures, and large panels. Source: print.md §5.

Decisions: black that overprints a picture adds 100 K to the ink below it, which large type does not need for its
edges; a panel of black alone looks grey when it is large, so the other inks support it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout.compose.types import AdItem, BoxItem, GraphicItem, Item, PictureItem, TextItem
from layout.model.style import BLACK, Ink
from layout.units import pt_from_mm

DISPLAY_PT: Final = 24.0
"""Type of this size and more is display type."""
PANEL_PT: Final = pt_from_mm(20.0)
"""A panel is large when both its sides are longer."""


def is_display_on_picture(item: TextItem, items: Sequence[Item]) -> bool:
    """Whether a text is display type that stands on a picture, a drawing or an advertisement, in part or whole."""
    if max((placed.size_pt for placed in item.lines), default=0.0) < DISPLAY_PT:
        return False
    a = item.rect
    return any(
        a.x0 < b.rect.x1 and a.x1 > b.rect.x0 and a.y0 < b.rect.y1 and a.y1 > b.rect.y0
        for b in items
        if isinstance(b, PictureItem | GraphicItem | AdItem)
    )


def in_rich_black(box: BoxItem, rich: Ink | None) -> BoxItem:
    """A box, its ground in rich black where it is black and large, and the paper has one."""
    is_large = min(box.rect.width, box.rect.height) > PANEL_PT
    return replace(box, fill=rich) if rich is not None and box.fill == BLACK and is_large else box
