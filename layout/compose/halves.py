"""A spread as two single pages: each half with what stands on it, cut at the fold.

Decisions: a text goes with the page that its lines stand on, a headline that opens at the fold with both; pictures,
advertisements, frames and grounds across the fold stand whole on both pages, which are cut there (`Sheet.cut`), so that
the two halves meet exactly. There is no bleed at the fold. Source: print.md §6.
"""

from collections.abc import Iterator
from dataclasses import replace

from layout.compose.fold import ink_of
from layout.compose.types import (
    AdItem,
    BoxItem,
    GraphicItem,
    Item,
    PathItem,
    PictureItem,
    PlacedLine,
    RuleItem,
    Sheet,
    TextItem,
)
from layout.geometry import Rect
from layout.model.page import Column


def single_pages(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet itself, or of a spread its left and its right page, lengths in points from each one's own trim."""
    fold = sheet.fold_pt
    if fold is None:
        return (sheet,)
    return tuple(_half(sheet, fold, second) for second in (False, True))


def _half(sheet: Sheet, fold_pt: float, second: bool) -> Sheet:
    """One page of a spread."""
    shift = -fold_pt if second else 0.0
    trim = Rect(0, sheet.trim.y0, sheet.trim.x1 - fold_pt if second else fold_pt, sheet.trim.y1)
    bleed = replace(sheet.bleed, x0=0.0, x1=sheet.bleed.x1 - fold_pt) if second else replace(sheet.bleed, x1=fold_pt)
    grid, count = sheet.grid, sheet.grid.fold_column or 0
    columns = grid.columns[count:] if second else grid.columns[:count]
    left = columns[0].left_em
    last = columns[-1].left_em + columns[-1].measure_em
    own = tuple(Column(column.left_em - left, column.measure_em) for column in columns)
    x0 = sheet.type_area.x0 + left * grid.body_pt + shift
    area = replace(sheet.type_area, x0=x0, x1=x0 + (last - left) * grid.body_pt)
    items = tuple(_moved(part, shift) for item in sheet.items for part in _on_half(item, fold_pt, second))
    stories = {item.story for item in items if isinstance(item, TextItem)}
    return replace(
        sheet,
        number=sheet.number + second,
        label=sheet.label.split("-")[second],
        trim=trim,
        bleed=bleed,
        type_area=area,
        grid=replace(grid, columns=own, fold_em=None),
        articles=tuple(story for story in sheet.articles if story in stories),
        items=items,
        fold_pt=None,
        cut=True,
    )


def _on_half(item: Item, fold_pt: float, second: bool) -> Iterator[Item]:
    """What of an item stands on a half; not moved yet."""
    if isinstance(item, TextItem):
        lines = tuple(line for line in item.lines if (_middle(line) >= fold_pt) == second)
        if lines:
            yield replace(item, lines=lines)
        return
    left, right = _sides(item)
    if right > fold_pt if second else left < fold_pt:
        yield item


def _middle(placed: PlacedLine) -> float:
    """The middle of a line across the page, in points."""
    return placed.x_pt if placed.vertical else sum(ink_of(placed)) / 2


def _sides(item: Item) -> tuple[float, float]:
    """The left and right edge of an item, in points."""
    match item:
        case RuleItem():
            return min(item.x0, item.x1), max(item.x0, item.x1)
        case PathItem():
            across = [x for polygon in item.polygons for x, _ in polygon]
            return min(across, default=0.0), max(across, default=0.0)
        case _:
            return item.rect.x0, item.rect.x1


def _moved(item: Item, shift: float) -> Item:
    """An item moved to the right by so many points."""
    match item:
        case RuleItem():
            return replace(item, x0=item.x0 + shift, x1=item.x1 + shift)
        case PathItem():
            return _moved_path(item, shift)
        case TextItem():
            lines = tuple(replace(line, x_pt=line.x_pt + shift) for line in item.lines)
            return replace(item, rect=_moved_rect(item.rect, shift), lines=lines)
        case GraphicItem():
            paths = tuple(_moved_path(path, shift) for path in item.paths)
            return replace(item, rect=_moved_rect(item.rect, shift), paths=paths)
        case PictureItem() | AdItem() | BoxItem():
            return replace(item, rect=_moved_rect(item.rect, shift))


def _moved_path(path: PathItem, shift: float) -> PathItem:
    """A drawing moved to the right."""
    return replace(path, polygons=tuple(tuple((x + shift, y) for x, y in polygon) for polygon in path.polygons))


def _moved_rect(rect: Rect, shift: float) -> Rect:
    """A rectangle moved to the right."""
    return Rect(rect.x0 + shift, rect.y0, rect.x1 + shift, rect.y1)
