"""Inks as they print: weaker ones, and those of a page that is printed from the black plate alone.

Decisions: on a black page type and lines of any colour are solid black, for a screened letter is ragged; a ground
keeps its lightness, but that of a box which is dark enough for white type is solid. Source of the weights: print.md §5
(grey of coloured pictures).
"""

from dataclasses import replace

from layout.compose.types import BoxItem, GraphicItem, Item, PathItem, RuleItem, TextItem
from layout.model.style import BLACK, PAPER, Ink

WEIGHTS = (0.3, 0.59, 0.11)
"""What a ground of full cyan, magenta, yellow is worth in black."""

DARK_K = 50.0
"""From so many per cent of black on a box carries white type rather than black."""


def tinted(ink: Ink, percent: float) -> Ink:
    """An ink at so many per cent of its strength."""
    if ink.spot is not None:
        return Ink(spot=ink.spot, tint=percent)
    share = percent / 100
    return Ink(ink.c * share, ink.m * share, ink.y * share, ink.k * share)


def in_black(item: Item, second: str | None = None) -> Item:
    """An item as the black plate prints it, or the plates of black and of a `second` ink, a spot colour."""
    match item:
        case TextItem() | RuleItem() | PathItem():
            return replace(item, ink=_solid(item.ink, second))
        case GraphicItem():
            return replace(item, paths=tuple(replace(path, ink=_ground(path.ink, second)) for path in item.paths))
        case BoxItem():
            stroke = None if item.stroke is None else _solid(item.stroke, second)
            return replace(item, stroke=stroke, fill=None if item.fill is None else _panel(item.fill, second))
        case _:
            return item


def _stays(ink: Ink, second: str | None) -> bool:
    """Whether an ink is that of the second plate."""
    return ink.spot is not None and ink.spot == second


def _solid(ink: Ink, second: str | None) -> Ink:
    """Black for every ink that has no plate; paper stays paper."""
    return ink if ink == PAPER or _stays(ink, second) else BLACK


def _panel(ink: Ink, second: str | None) -> Ink:
    """The ground of a box: one so dark that white type stands on it is solid."""
    ground = _ground(ink, second)
    return BLACK if ground.k >= DARK_K else ground


def _ground(ink: Ink, second: str | None) -> Ink:
    """A ground as dark in black as it was in colour; that of the second plate stays."""
    if _stays(ink, second):
        return ink
    if ink.spot is not None:
        return Ink(k=ink.tint)
    return Ink(k=min(100.0, ink.k + sum(w * part for w, part in zip(WEIGHTS, (ink.c, ink.m, ink.y), strict=True))))
