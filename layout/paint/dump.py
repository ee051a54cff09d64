"""Sheets as data: the `dump --json` form of the contract, and a readable text form for references in tests.

Decisions: lengths in millimetres to a hundredth, from the trim's top left corner, y down; items in painting = reading
order; both forms say the same.
"""

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

from layout.compose.packed import without_glyphs
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
from layout.units import mm

Json = dict[str, Any]


def dump_json(sheets: Sequence[Sheet]) -> Json:
    """The sheets as contract.md gives them."""
    return {"pages": [_page(sheet) for sheet in sheets]}


def write_dump(file: BinaryIO, sheets: Sequence[Sheet]) -> None:
    """Writes the sheets as contract.md gives them, page after page, without white space.

    Raises:
        OSError: It cannot be written.
    """
    file.write(b'{"pages":[')
    for n, sheet in enumerate(sheets):
        page = json.dumps(_page(without_glyphs(sheet)), ensure_ascii=False, separators=(",", ":"))
        file.write((b"," if n else b"") + page.encode())
    file.write(b"]}\n")


def dump_text(sheets: Sequence[Sheet]) -> str:
    """The sheets as lines of text: an item a line, its lines of text indented below it."""
    return "".join(_page_text(page) for page in dump_json(sheets)["pages"])


def _page(sheet: Sheet) -> Json:
    """One page."""
    grid = sheet.grid
    column = grid.columns[0].measure_em * grid.body_pt if grid.columns else 0.0
    ads = {item.slot for item in sheet.items if isinstance(item, TextItem) and item.kind == "ad_mark"}
    return {
        "number": sheet.number,
        "numbers": list(sheet.numbers),
        "label": sheet.label,
        "name": sheet.name,
        "trim_mm": [_mm(sheet.trim.width), _mm(sheet.trim.height)],
        "type_area_mm": list(sheet.type_area.to_mm()),
        "grid": {
            "columns": len(grid.columns),
            "column_mm": _mm(column),
            "gutter_mm": _mm(grid.gutter_em * grid.body_pt),
            "lines": grid.lines,
            "pitch_pt": grid.pitch_pt,
        },
        "articles": list(sheet.articles),
        "items": [_item(item, ads) for item in sheet.items],
    }


def _mm(length_pt: float) -> float:
    """Points as millimetres, to a hundredth."""
    return round(mm(length_pt), 2) + 0.0


def _item(item: Item, ads: set[str | None]) -> Json:
    """One item."""
    match item:
        case TextItem():
            kind = "jump" if item.kind in ("jump_to", "jump_from") else item.kind
            owner = (item.story, item.slot, item.column)
            return _row(kind, owner, item.rect) | {"key": item.text, "lines": [_line(line) for line in item.lines]}
        case PictureItem():
            shown = "ad" if item.story is None and item.slot in ads else "picture"
            more = {"file": item.picture.file.name, "crop_px": list(item.crop_px), "alt": item.alt}
            return _row(shown, (item.story, item.slot, None), item.rect) | more
        case GraphicItem():
            shown = "ad" if item.story is None and item.slot in ads else "picture"
            more = {"file": item.picture.file.name, "alt": item.alt}
            wanted = {"page": item.picture.page} if item.picture.page else {}
            return _row(shown, (item.story, item.slot, None), item.rect) | more | wanted
        case AdItem():
            wanted = {} if item.page is None else {"page": item.page}
            return _row("ad", (None, item.slot, None), item.rect) | {"file": item.file.name, "alt": item.alt} | wanted
        case RuleItem():
            rect = Rect(min(item.x0, item.x1), min(item.y0, item.y1), max(item.x0, item.x1), max(item.y0, item.y1))
            return _row("rule", (None, None, None), rect) | {"weight_pt": item.weight_pt, "pattern": item.pattern}
        case BoxItem():
            return _row("box", (None, None, None), item.rect) | {"weight_pt": item.weight_pt if item.stroke else 0.0}
        case PathItem():
            points = [point for polygon in item.polygons for point in polygon] or [(0.0, 0.0)]
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            return _row("path", (None, None, None), Rect(min(xs), min(ys), max(xs), max(ys)))


def _row(kind: str, owner: tuple[str | None, str | None, int | None], rect: Rect) -> Json:
    """The members that every item has."""
    article, slot, column = owner
    return {
        "kind": kind,
        "article": article,
        "slot": slot,
        "rect_mm": [value + 0.0 for value in rect.to_mm()],
        "column": column,
        "lines": [],
    }


def _line(placed: PlacedLine) -> Json:
    """One set line."""
    row: Json = {
        "text": placed.line.text.rstrip("\n"),
        "baseline_mm": _mm(placed.baseline_pt),
        "x_mm": _mm(placed.x_pt),
        "width_mm": _mm(placed.line.width_em * placed.size_pt),
        "size_pt": placed.size_pt,
    }
    return row | ({"vertical": True} if placed.vertical else {})


def _page_text(page: Json) -> str:
    """One page as text."""
    grid = page["grid"]
    size = "×".join(f"{value:g}" for value in page["trim_mm"])
    lines = [
        f"== {page['label']} {page['name']}  {size} mm  "
        f"{grid['columns']} × {grid['column_mm']:g} mm + {grid['gutter_mm']:g}  "
        f"{grid['lines']} lines of {grid['pitch_pt']:g} pt"
    ]
    for item in page["items"]:
        place = " ".join(f"{value:.2f}" for value in item["rect_mm"])
        column = "" if item["column"] is None else f" column {item['column']}"
        owner = " ".join(word for word in (item["article"], item["slot"]) if word)
        lines.append(f"{item['kind']} [{place}] {owner}{column}".rstrip())
        lines += [
            f"    {line['x_mm']:.2f} {line['baseline_mm']:.2f} {line['size_pt']:g}pt | {line['text']}"
            for line in item["lines"]
        ]
    return "\n".join(lines) + "\n"
