"""Check of spreads: no text stands on the fold or within 4 mm of it, where it would be torn or lost."""

from collections.abc import Iterator, Sequence
from typing import Final

from layout.compose.fold import ink_of
from layout.compose.types import PlacedLine, Sheet, TextItem
from layout.diagnostics import Diagnostic
from layout.lint.facts import Area, PageFacts
from layout.lint.messages import FOLD_TEXT
from layout.model.story import FOLD_CLEAR_PT
from layout.units import mm

_ROUNDING_PT: Final = 0.05
QUOTED: Final = 12
"""Characters of a line that a finding quotes."""


def check_fold(pages: Sequence[PageFacts], sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """压折缝: lines of text across the fold of a spread or too near to it. Source: print.md §6."""
    for facts, sheet in zip(pages, sheets, strict=True):
        if sheet.fold_pt is None:
            continue
        blocks = {block.address: block for block in facts.blocks}
        for item in sheet.items:
            for placed in item.lines if isinstance(item, TextItem) else ():
                white = _white_pt(placed, sheet.fold_pt)
                if white < FOLD_CLEAR_PT - _ROUNDING_PT:
                    assert isinstance(item, TextItem)
                    block = blocks.get(item.slot or "")
                    values = {"words": placed.line.text.strip()[:QUOTED], "measured": f"{max(0.0, mm(white)):.1f}"}
                    figures = (round(max(0.0, mm(white)), 2), round(mm(FOLD_CLEAR_PT), 2))
                    yield facts.finding(FOLD_TEXT, block.area if block else Area(0, 0, 1, 1), values, block, figures)
                    break


def _white_pt(placed: PlacedLine, fold_pt: float) -> float:
    """Points from the ink of a line to the fold; less than nothing where it lies across it."""
    start, end = ink_of(placed)
    if placed.vertical:
        start, end = placed.x_pt - placed.size_pt / 2, placed.x_pt + placed.size_pt / 2
    return max(start - fold_pt, fold_pt - end)
