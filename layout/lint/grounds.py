"""Check of type on grounds: it is told apart from what it stands on.

Decisions: what counts is how dark both are in black (`compose/inks.py`), 0 to 100; a line is judged against the last
ground painted under it, one on a picture not at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from layout.compose.inks import WEIGHTS
from layout.compose.types import BoxItem, GraphicItem, PictureItem, PlacedLine, Sheet, TextItem
from layout.diagnostics import Diagnostic
from layout.geometry import Rect
from layout.lint.facts import Area, PageFacts
from layout.lint.messages import GROUND, GROUND_POOR
from layout.model.issue import Issue
from layout.model.style import Ink

UNREADABLE: Final = 30.0
POOR: Final = 50.0
"""Type that differs from its ground by less cannot be read, or is hard to read. Not in a source: tried on proofs."""
MIDDLE_EM: Final = 0.35
"""Middle of a line above its baseline."""


def check_grounds(issue: Issue, pages: Sequence[PageFacts], sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """底纹太深: type that does not stand out from its ground; once for each slot and kind of text."""
    spots = dict(issue.paper.inks)
    for facts, sheet in zip(pages, sheets, strict=True):
        blocks = {block.address: block for block in facts.blocks}
        told: set[tuple[str | None, str]] = set()
        for i, item in enumerate(sheet.items):
            if not isinstance(item, TextItem) or not item.lines or (item.slot, item.kind) in told:
                continue
            ground = _ground(sheet, i, item.lines[0])
            if ground is None:
                continue
            apart = abs(darkness(item.ink, spots) - darkness(ground, spots))
            if apart < POOR:
                told.add((item.slot, item.kind))
                words = item.lines[0].line.text.strip()[:12]
                values = {"words": words, "measured": f"{apart:.0f}", "limit": f"{POOR:g}"}
                block = blocks.get(item.slot or "")
                area = block.area if block else Area(0, 0, 1, 1)
                message = GROUND if apart < UNREADABLE else GROUND_POOR
                yield facts.finding(message, area, values, block, (round(apart, 1), POOR))


def _ground(sheet: Sheet, place: int, line: PlacedLine) -> Ink | None:
    """The ground that a text stands on: of the last box under the middle of its first line, none where a picture lies
    over that. The line counts, not the room it has: a flag's ground is as long as its words.
    """
    half = line.line.width_em * line.size_pt / 2
    x, y = line.x_pt + half, line.baseline_pt - MIDDLE_EM * line.size_pt
    if line.vertical:
        x, y = line.x_pt, line.baseline_pt + half
    for item in reversed(sheet.items[:place]):
        match item:
            case PictureItem() | GraphicItem() if _holds(item.rect, x, y):
                return None
            case BoxItem(fill=Ink() as fill) if _holds(item.rect, x, y):
                return fill
            case _:
                pass
    return None


def _holds(rect: Rect, x: float, y: float) -> bool:
    """Whether a place (pt) lies in a rectangle."""
    return rect.x0 <= x <= rect.x1 and rect.y0 <= y <= rect.y1


def darkness(ink: Ink, spots: Mapping[str, Ink]) -> float:
    """How dark an ink is, 0 (paper) to 100 (black); a spot ink as the paper says it looks."""
    share = 1.0
    if ink.spot is not None:
        share, ink = ink.tint / 100, spots.get(ink.spot, Ink(k=100))
    dark = ink.k + sum(w * part for w, part in zip(WEIGHTS, (ink.c, ink.m, ink.y), strict=True))
    return min(100.0, dark) * share
