"""Page furniture: nameplate, page header, imprint. The words come from paper.yaml, the values are derived.

Decisions: the header is written for right-hand (odd) pages and turns on even ones, so that the page number stands
at the outer edge; `outer` and `inner` name the sides whatever the page. The name of the paper is set as large as its
lines and the ears leave room for.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from layout.build import messages_content
from layout.build.bylines import width_em
from layout.build.columns import width_of
from layout.build.context import Context, Faults, Look
from layout.build.schema import FolioKeys, ImprintKeys, MastheadKeys, MastheadPlace
from layout.build.templates import Template, fill, template_of
from layout.diagnostics import Diagnostic
from layout.model.article import RichText
from layout.model.page import Column, Format, Furniture, Grid, Masthead
from layout.model.story import ElementKind
from layout.model.style import Align
from layout.read.types import Scalar
from layout.records import dataclass
from layout.traditional import traditional
from layout.units import pt_from_mm

STRIP_AND_WHITE_PT: Final = 56.0
"""What the nameplate needs beside the name: strip, white, publisher and Latin name, in points."""
LARGEST_NAME_PT: Final = 92.0
EAR_EM: Final = 11.0
"""Measure of an ear in body em; frame and white are added when it is composed."""
MOST_EARS: Final = 2
"""One at each side of the name."""
NAME_SHARE: Final = 0.86
"""Part of the free width that the name may take."""
DEFAULT_LINES: Final = 12
UPRIGHT_INSET_EM: Final = 0.5
"""White beside the lines of an upright nameplate inside its frame, in body em."""
UPRIGHT_LINES: Final = 46
"""Lines that an upright nameplate has by itself."""
UPRIGHT_NAME_SHARE: Final = 0.55
"""Part of its height that the name in an upright nameplate may take; the rest is for date and numbers."""
UPRIGHT_TRACKING_EM: Final = 0.12
"""White between the characters of an upright name, in em."""
RISE_PT: Final = 24.0
"""How far the nameplate reaches up into the head margin, in points: to where other pages have their header."""
RISE_SHARE: Final = 0.4
"""Part of the head margin that it may take at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of furniture before it is set: its place, style, side and words."""

    place: str
    style: str
    align: Align
    template: Template


def build_masthead(keys: MastheadKeys | None, place: MastheadPlace | None, page: Format) -> Masthead | None:
    """Where the nameplate stands on the page; None where the page has none."""
    if place is None:
        return None
    count = len(page.grid.columns)
    lines = place.lines or place.where.lines or (keys.lines if keys else DEFAULT_LINES)
    columns = min(place.columns or place.where.columns or count, count)
    first = count - columns if place.where.side == "right" else 0
    return Masthead(lines, first, first + columns, min(RISE_PT, page.type_area.y0 * RISE_SHARE))


def masthead_pieces(
    keys: MastheadKeys | None, masthead: Masthead, grid: Grid, values: Mapping[str, str], rest: tuple[Context, Faults]
) -> tuple[Furniture, ...]:
    """The texts of the nameplate on page 1."""
    context, faults = rest
    columns = grid.columns[masthead.first_column : masthead.end_column]
    width = width_of(columns)
    publisher = "\u3000".join(
        part
        for part in ("主管：{主管}" if values["supervisor"] else "", "主办：{主办}" if values["publisher"] else "")
        if part
    )
    if not context.lang.startswith("zh"):
        publisher = "\u3000".join(f"{{{name}}}" for name in ("supervisor", "publisher") if values[name])
    elif context.lang != "zh-Hans":
        publisher = traditional(publisher)
    pieces = (
        Piece("masthead.publisher", "masthead_line", "center", Template(publisher)),
        Piece("masthead.latin", "masthead_latin", "center", template_of(keys.latin if keys else None, "")),
        Piece(
            "masthead.date",
            "masthead_line",
            "start",
            template_of(keys.date if keys else None, "{日期}\u3000{星期}\u3000{农历}"),
        ),
        Piece(
            "masthead.issue",
            "masthead_line",
            "center",
            template_of(keys.number if keys else None, "{总期}\u3000{刊号}"),
        ),
        Piece(
            "masthead.note", "masthead_line", "end", template_of(keys.note if keys else None, "{版次}\u3000{今日版数}")
        ),
    )
    if keys is not None and len(keys.ears) > MOST_EARS:
        count, third = {"count": str(len(keys.ears))}, keys.ears[MOST_EARS].span
        faults.append(Diagnostic(message=messages_content.TOO_MANY_EARS, values=count, span=third))
    written = keys.ears[:MOST_EARS] if keys else ()
    ears = tuple(fill(Template(text.text, text.span), values, faults) for text in written)
    made = [_name(keys, masthead, (columns, len(ears)), grid, values, rest)]
    made += [f for piece in pieces if (f := _set(piece, "masthead", (width, grid), values, rest)) is not None]
    for side, text in zip(("left", "right"), ears, strict=False):
        if text is not None:
            look = Look("ear", grid, (EAR_EM,))
            made.append(
                Furniture(f"ear.{side}", context.element(f"{values['page_number']}/ear.{side}", "masthead", text, look))
            )
    return tuple(made)


def upright_pieces(
    keys: MastheadKeys | None, masthead: Masthead, grid: Grid, values: Mapping[str, str], rest: tuple[Context, Faults]
) -> tuple[Furniture, ...]:
    """The texts of an upright nameplate: the name in a vertical line, the others in short lines below it."""
    context, faults = rest
    width = width_of(grid.columns[masthead.first_column : masthead.end_column])
    name = fill(template_of(keys.name if keys else None, "{报名}"), values, faults) or RichText(values["paper"])
    name = replace(name, text=name.text.replace("\n", ""))
    room_pt = masthead.lines * grid.pitch_pt * UPRIGHT_NAME_SHARE
    size = max(grid.body_pt, min(width * grid.body_pt * NAME_SHARE, room_pt / (width_em(name.text) * 1.12)))
    if keys is not None and keys.size is not None:
        size = keys.size.value * (pt_from_mm(1) if keys.size.unit == "mm" else 1.0)
    length_em = width_em(name.text) * size * (1 + UPRIGHT_TRACKING_EM) / grid.body_pt + 1.0
    look = Look("masthead_name", grid, (length_em,), sizes_pt=(size,))
    element = context.element(f"{values['page_number']}/masthead.name", "masthead", name, look)
    setting = replace(element.style.setting, writing="vertical", tracking_em=UPRIGHT_TRACKING_EM)
    role = keys.role.text.strip() if keys is not None and keys.role is not None else element.style.role
    made = [Furniture("masthead.name", replace(element, style=replace(element.style, setting=setting, role=role)))]
    pieces = (
        Piece("masthead.latin", "masthead_latin", "center", template_of(keys.latin if keys else None, "")),
        Piece("masthead.date", "masthead_line", "center", template_of(None, "{日期} / {星期} / {农历}")),
        Piece("masthead.issue", "masthead_line", "center", template_of(None, "{总期} / {刊号}")),
        Piece("masthead.note", "masthead_line", "center", template_of(None, "{今日版数}")),
        Piece("masthead.publisher", "masthead_line", "center", Template("{主办}")),
    )
    inner = width - 2 * UPRIGHT_INSET_EM
    made += [f for piece in pieces if (f := _set(piece, "masthead", (inner, grid), values, rest)) is not None]
    return tuple(made)


def _name(
    keys: MastheadKeys | None,
    masthead: Masthead,
    room: tuple[tuple[Column, ...], int],
    grid: Grid,
    values: Mapping[str, str],
    rest: tuple[Context, Faults],
) -> Furniture:
    """The name of the paper, as large as it may be."""
    context, faults = rest
    columns, ears = room
    template = template_of(keys.name if keys else None, "{报名}")
    text = fill(template, values, faults) or RichText(values["paper"])
    free_em = width_of(columns) - (2 * (EAR_EM + 2.0) if ears else 0.0)
    high = masthead.lines * grid.pitch_pt + masthead.rise_pt - STRIP_AND_WHITE_PT
    wide = free_em * grid.body_pt * NAME_SHARE / max(width_em(text.text) * 1.1, 1.0)
    size = max(min(LARGEST_NAME_PT, high, wide), grid.body_pt)
    if keys is not None and keys.size is not None and keys.size.unit in ("pt", "mm"):
        size = keys.size.value * (pt_from_mm(1) if keys.size.unit == "mm" else 1.0)
    look = Look("masthead_name", grid, (free_em,), sizes_pt=(size,))
    element = context.element(f"{values['page_number']}/masthead.name", "masthead", text, look)
    if keys is not None and keys.role is not None:
        element = replace(element, style=replace(element.style, role=keys.role.text.strip()))
    return Furniture("masthead.name", element)


def _set(
    piece: Piece, kind: ElementKind, room: tuple[float, Grid], values: Mapping[str, str], rest: tuple[Context, Faults]
) -> Furniture | None:
    """A piece with its values, or None where nothing is left of it."""
    context, faults = rest
    width, grid = room
    text = fill(piece.template, values, faults)
    if text is None:
        return None
    look = Look(piece.style, grid, (width,), align=piece.align)
    key = f"{values['page_number']}/{piece.place}"
    return Furniture(piece.place, context.element(key, kind, text, look))


def folio_pieces(
    keys: FolioKeys | None, grid: Grid, values: Mapping[str, str], rest: tuple[Context, Faults]
) -> tuple[Furniture, ...]:
    """The page header of one page; every page has one with its number."""
    is_odd = int(values["page_number"]) % 2 == 1
    inner = template_of((keys.inner or keys.left) if keys else None, "{日期}\u3000{星期}\n{责任}")
    outer = template_of((keys.outer or keys.right) if keys else None, "{版名} {版码}" if is_odd else "{版码} {版名}")
    centre = template_of(keys.centre if keys else None, "{报名}")
    sides: tuple[tuple[str, Align], ...] = (("left", "start"), ("right", "end"))
    (inner_side, inner_align), (outer_side, outer_align) = sides if is_odd else sides[::-1]
    width = width_of(grid.columns)
    pieces = (
        Piece(f"folio.{inner_side}", "folio", inner_align, inner),
        Piece("folio.centre", "folio_paper", "center", centre),
        Piece(f"folio.{outer_side}", "folio_name", outer_align, outer),
    )
    made = [f for piece in pieces if (f := _set(piece, "folio", (width, grid), values, rest)) is not None]
    return tuple(sorted(made, key=lambda f: ("left", "centre", "right").index(f.place.removeprefix("folio."))))


def gutter_pieces(
    rows: tuple[Scalar, ...], page: Format, values: Mapping[str, str], rest: tuple[Context, Faults]
) -> Iterator[Furniture]:
    """The rows of the centre gutter (中缝): vertical lines as long as the type area, the first at the right."""
    length = page.type_area.height / page.grid.body_pt
    for number, row in enumerate(rows, 1):
        piece = Piece(f"gutter.{number}", "centre_gutter", "start", Template(row.text.strip(), row.span))
        if (made := _set(piece, "imprint", (length, page.grid), values, rest)) is not None:
            style = made.text.style
            upright = replace(style, setting=replace(style.setting, writing="vertical"))
            yield replace(made, text=replace(made.text, style=upright))


def imprint_pieces(
    keys: ImprintKeys | None, grid: Grid, values: Mapping[str, str], rest: tuple[Context, Faults]
) -> tuple[tuple[Furniture, ...], int]:
    """The rows of the imprint, and the body lines they take at the foot of the page."""
    rows = keys.rows if keys else ()
    width = width_of(grid.columns)
    made: list[Furniture] = []
    for row in rows:
        piece = Piece(f"imprint.{len(made) + 1}", "imprint", "center", Template(row.text.strip(), row.span))
        if (furniture := _set(piece, "imprint", (width, grid), values, rest)) is not None:
            made.append(furniture)
    height = 0.0
    for furniture in made:
        style = furniture.text.style
        wraps = sum(
            math.ceil(width_em(line) * style.size_pt / (width * grid.body_pt)) or 1
            for line in furniture.text.text.text.split("\n")
        )
        height += style.leading_pt * wraps + 2.0
    return tuple(made), math.ceil(height / grid.pitch_pt + 0.5) if made else 0
