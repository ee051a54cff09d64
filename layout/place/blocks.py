"""Blocks of set text and pictures in whole lines: headline blocks, captions, teasers, picture heights.

Decisions: inside a headline lines stand 1.12 of their size apart, in all other texts at their leading; a headline
takes the sum of its texts' heights plus its white, rounded up to whole lines (newspaper.md §1); a caption stands a
quarter of a line below its picture and keeps two fifths of a line from the text below it.
"""

from collections.abc import Iterable, Mapping
from math import ceil, floor
from typing import Final

from layout.lines.types import SetText
from layout.model.article import NEVER_CROPPED, Picture
from layout.model.page import Grid
from layout.model.story import Table
from layout.records import dataclass
from layout.units import pt_from_mm

HEADLINE_LEADING: Final = 1.12
"""Baseline to baseline inside one headline, as a multiple of its size."""
CAPTION_GAP_LINES: Final = 0.25
"""White between a picture and its caption, in body lines."""
BELOW_CAPTION_LINES: Final = 0.4
"""White between a caption and the text below it, at least, in body lines."""
TEASER_GAP_LINES: Final = 0.35
"""White between the entries of a teaser, at least, in body lines."""
ELASTIC: Final = (0.75, 1.3)
"""A picture article whose height is open may be cut to this part of its natural height, or grow to this multiple."""
LEAST_PICTURE: Final = 3
"""A picture article's picture has this many lines at least."""
CONTOUR_WHITE_LINES: Final = 0.3
"""White above and below a line beside an outline in which the picture is not seen, in body lines."""
CELL_PAD_PT: Final = 2.2
"""White above and below the texts of a table's row, in points."""
FLAG_PAD_PT: Final = 3.0
"""White above and below the words of a column head (栏题) inside its ground, in points."""
_ROUNDING: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Height:
    """A height in whole body lines and the sum behind it, in figures."""

    lines: int
    reason: str


def block_pt(text: SetText) -> float:
    """Height in points of a text as a block: top of its first em box to the foot of its last."""
    if not text.lines:
        return 0.0
    heading = text.kind in ("headline", "masthead")
    step = text.style.size_pt * HEADLINE_LEADING if heading else text.style.leading_pt
    pad = 2 * FLAG_PAD_PT if text.kind == "column_head" else 0.0
    return text.style.size_pt + pad + step * (len(text.lines) - 1)


def head_height(texts: Iterable[SetText], white_lines: float, grid: Grid) -> Height:
    """The whole lines of a headline block: type sizes with their leading, over the pitch, plus white; 0 without text.

    Source: newspaper.md §1 (ceil of the sum of type sizes / body line pitch + white lines).
    """
    heights = [height for text in texts if (height := block_pt(text))]
    if not heights:
        return Height(0, "")
    lines = ceil(sum(heights) / grid.pitch_pt + white_lines - _ROUNDING)
    terms = "+".join(f"{height:g}" for height in (round(h, 2) for h in heights))
    return Height(lines, f"({terms})pt/{grid.pitch_pt:g}pt+{white_lines:g} → {lines}")


def row_heights(table: Table, texts: Mapping[str, SetText]) -> tuple[float, ...]:
    """The heights of a table's rows in points: their highest cell and white above and below it."""
    return tuple(
        max((block_pt(texts[cell.key]) for cell in row if cell.key in texts), default=0.0) + 2 * CELL_PAD_PT
        for row in table.rows
    )


def table_lines(table: Table, texts: Mapping[str, SetText], grid: Grid) -> int:
    """The whole lines that a table takes."""
    white = grid.pitch_pt - grid.body_pt
    return max(1, ceil((sum(row_heights(table, texts)) + white) / grid.pitch_pt - _ROUNDING))


def caption_height(text: SetText | None, grid: Grid, *, at_foot: bool) -> int:
    """The lines below a picture: its caption and the white that follows, which falls away at the slot's foot."""
    if text is None or not text.lines:
        return 0 if at_foot else 1
    white = CAPTION_GAP_LINES + (0 if at_foot else BELOW_CAPTION_LINES)
    return ceil(block_pt(text) / grid.pitch_pt + white - (1 - grid.body_pt / grid.pitch_pt) / 2 - _ROUNDING)


def teaser_height(texts: Iterable[SetText], grid: Grid) -> Height:
    """The whole lines of a teaser's title and entries with white between them."""
    heights = [height for text in texts if (height := block_pt(text))]
    if not heights:
        return Height(1, "")
    gaps = TEASER_GAP_LINES * (len(heights) + 1)
    lines = ceil(sum(heights) / grid.pitch_pt + gaps - _ROUNDING)
    return Height(lines, f"{sum(heights):g}pt/{grid.pitch_pt:g}pt+{gaps:g} → {lines}")


def natural_lines(picture: Picture, width_em: float, grid: Grid) -> int:
    """The lines a picture takes uncropped at this width (body em)."""
    width_pt = width_em * grid.body_pt
    return max(1, round(width_pt * picture.facts.height_px / picture.facts.width_px / grid.pitch_pt))


def whole_lines(picture: Picture, width_em: float, grid: Grid) -> int:
    """The lines in which a picture stands uncropped at all of this width (body em): from the top of the first line's
    characters to the foot of the last line's.
    """
    height_pt = width_em * grid.body_pt * picture.facts.height_px / picture.facts.width_px
    return max(1, ceil((height_pt + grid.pitch_pt - grid.body_pt) / grid.pitch_pt - _ROUNDING))


def contour_lines(picture: Picture, width_em: float, grid: Grid) -> tuple[tuple[float, float] | None, ...]:
    """From where to where (em from its left edge) a picture with an outline is seen at each of the lines that it takes
    at this width (body em), a third of a line above and below it looked at too; empty without an outline.
    """
    outline = picture.outline
    height_pt = width_em * grid.body_pt * picture.facts.height_px / picture.facts.width_px
    if not outline:
        return ()
    found: list[tuple[float, float] | None] = []
    for line in range(ceil(height_pt / grid.pitch_pt - _ROUNDING)):
        top = line * grid.pitch_pt - CONTOUR_WHITE_LINES * grid.pitch_pt
        foot = line * grid.pitch_pt + grid.body_pt + CONTOUR_WHITE_LINES * grid.pitch_pt
        first, end = floor(top / height_pt * len(outline)), ceil(foot / height_pt * len(outline))
        seen = [(a, b) for a, b in outline[max(0, first) : max(0, end)] if a < b]
        edges = (min(a for a, _ in seen) * width_em, max(b for _, b in seen) * width_em) if seen else None
        found.append(edges)
    return tuple(found)


def written_lines(picture: Picture, grid: Grid) -> int | None:
    """The height the editor wrote, in whole lines; None when it is open."""
    if picture.height is None:
        return None
    value = picture.height.value
    match picture.height.unit:
        case "line":
            return max(1, round(value))
        case "mm":
            return max(1, round(pt_from_mm(value) / grid.pitch_pt))
        case "em":
            return max(1, round(value * grid.body_pt / grid.pitch_pt))
        case _:
            return max(1, round(value / grid.pitch_pt))


def elastic_lines(picture: Picture, width_em: float, grid: Grid) -> tuple[int, int]:
    """The least and most lines of a picture article: its written height, or what cropping allows; what is never cropped
    may be smaller, not higher.
    """
    if (written := written_lines(picture, grid)) is not None:
        return written, written
    natural = natural_lines(picture, width_em, grid)
    most = natural if picture.facts.kind in NEVER_CROPPED else floor(natural * ELASTIC[1])
    return max(LEAST_PICTURE, ceil(natural * ELASTIC[0])), max(LEAST_PICTURE, most)
