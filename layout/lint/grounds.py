"""Check of type on grounds: it is told apart from what it stands on.

Decisions: what counts is how dark both are in black (`compose/inks.py`), 0 to 100; a line is judged against the last
ground painted under it. A headline on a photograph is judged by the quarter of what lies under it that it stands out
from least; other type on pictures, and any on drawings, is not judged.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor
from typing import Final

from layout.compose.inks import WEIGHTS
from layout.compose.types import BoxItem, GraphicItem, Item, PictureItem, PlacedLine, Sheet, TextItem
from layout.diagnostics import Diagnostic
from layout.lint.facts import Area, PageFacts
from layout.lint.messages import GROUND, GROUND_PICTURE, GROUND_POOR
from layout.model.issue import Issue
from layout.model.style import Ink

UNREADABLE: Final = 30.0
POOR: Final = 50.0
"""Type that differs from its ground by less cannot be read, or is hard to read. Not in a source: tried on proofs."""
POOR_ON_PICTURE: Final = 40.0
"""The same for a headline on a photograph, which is large."""
UNCLEAR_SHARE: Final = 0.25
"""The part of a headline on a picture that may be unclear."""
RISE_EM, DROP_EM = 0.85, 0.1
"""How far a line of a headline reaches above its baseline and below it."""
MIDDLE_EM: Final = 0.35
"""Middle of a line above its baseline."""
STRIP_PT: Final = 36.0
"""The page is looked through by strips so high: a few lines of text."""


def check_grounds(issue: Issue, pages: Sequence[PageFacts], sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """底纹太深: type that does not stand out from its ground; once for each slot and kind of text."""
    spots = dict(issue.paper.inks)
    for facts, sheet in zip(pages, sheets, strict=True):
        blocks = {block.address: block for block in facts.blocks}
        told: set[tuple[str | None, str]] = set()
        painted = _Painted()
        for item in sheet.items:
            if not isinstance(item, TextItem):
                painted.add(item)
                continue
            if not item.lines or (item.slot, item.kind) in told:
                continue
            ground, limit = _ground(painted, item.lines[0]), POOR
            if ground is None:
                under = _picture_under(painted, item.lines[0])
                apart = _apart_from(under, item, darkness(item.ink, spots)) if under else None
                limit, message = POOR_ON_PICTURE, GROUND_PICTURE
            else:
                apart = abs(darkness(item.ink, spots) - darkness(ground, spots))
                message = GROUND if apart < UNREADABLE else GROUND_POOR
            if apart is not None and apart < limit:
                told.add((item.slot, item.kind))
                words = item.lines[0].line.text.strip()[:12]
                values = {"words": words, "measured": f"{apart:.0f}", "limit": f"{limit:g}"}
                block = blocks.get(item.slot or "")
                area = block.area if block else Area(0, 0, 1, 1)
                yield facts.finding(message, area, values, block, (round(apart, 1), limit))


class _Painted:
    """What was painted so far that type may stand on, by the strip of the page that it lies in."""

    def __init__(self) -> None:
        self.strips: defaultdict[int, list[BoxItem | GraphicItem | PictureItem]] = defaultdict(list)

    def add(self, item: Item) -> None:
        """One item more, over the others."""
        if isinstance(item, PictureItem | GraphicItem) or (isinstance(item, BoxItem) and item.fill is not None):
            for strip in range(floor(item.rect.y0 / STRIP_PT), floor(item.rect.y1 / STRIP_PT) + 1):
                self.strips[strip].append(item)

    def at(self, x: float, y: float) -> Iterator[BoxItem | GraphicItem | PictureItem]:
        """What lies under a place (pt), the uppermost first."""
        for item in reversed(self.strips.get(floor(y / STRIP_PT), ())):
            if item.rect.x0 <= x <= item.rect.x1 and item.rect.y0 <= y <= item.rect.y1:
                yield item


def _picture_under(painted: _Painted, line: PlacedLine) -> PictureItem | None:
    """The photograph with known tones that lies under the middle of a level line."""
    x = line.x_pt + (line.line.indent_em + line.line.width_em) * line.size_pt / 2
    y = line.baseline_pt - MIDDLE_EM * line.size_pt
    for item in painted.at(x, y):
        if isinstance(item, PictureItem):
            return item if item.picture.tones and not line.vertical else None
    return None


def _apart_from(under: PictureItem, item: TextItem, dark: float) -> float | None:
    """How far, in per cent of black, a headline on a picture stands out where it does so least; None for other text."""
    if item.kind not in ("headline", "kicker", "deck"):
        return None
    tones, facts, rect = under.picture.tones, under.picture.facts, under.rect
    left, top, right, bottom = under.crop_px
    cells: list[int] = []
    for line in item.lines:
        box = (
            line.x_pt + line.line.indent_em * line.size_pt - rect.x0,
            line.baseline_pt - RISE_EM * line.size_pt - rect.y0,
            line.x_pt + line.line.width_em * line.size_pt - rect.x0,
            line.baseline_pt + DROP_EM * line.size_pt - rect.y0,
        )
        across = [(left + x / rect.width * (right - left)) / facts.width_px * len(tones[0]) for x in box[::2]]
        down = [(top + y / rect.height * (bottom - top)) / facts.height_px * len(tones) for y in box[1::2]]
        rows = tones[max(0, floor(down[0])) : max(0, ceil(down[1]))]
        cells += [tone for row in rows for tone in row[max(0, floor(across[0])) : max(0, ceil(across[1]))]]
    apart = sorted(abs(dark - tone) for tone in cells)
    return float(apart[int(len(apart) * UNCLEAR_SHARE)]) if apart else None


def _ground(painted: _Painted, line: PlacedLine) -> Ink | None:
    """The ground that a text stands on: of the last box under the middle of its first line, none where a picture lies
    over that. The line counts, not the room it has: a flag's ground is as long as its words.
    """
    half = line.line.width_em * line.size_pt / 2
    x, y = line.x_pt + half, line.baseline_pt - MIDDLE_EM * line.size_pt
    if line.vertical:
        x, y = line.x_pt, line.baseline_pt + half
    uppermost = next(painted.at(x, y), None)
    return uppermost.fill if isinstance(uppermost, BoxItem) else None


def darkness(ink: Ink, spots: Mapping[str, Ink]) -> float:
    """How dark an ink is, 0 (paper) to 100 (black); a spot ink as the paper says it looks."""
    share = 1.0
    if ink.spot is not None:
        share, ink = ink.tint / 100, spots.get(ink.spot, Ink(k=100))
    dark = ink.k + sum(w * part for w, part in zip(WEIGHTS, (ink.c, ink.m, ink.y), strict=True))
    return min(100.0, dark) * share
