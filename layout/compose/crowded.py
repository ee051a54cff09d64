"""What stands between two lines and would meet there: marks under one line, small text over the next.

Decisions: lines are never moved for either. Dots that would meet small text of the next line stand over their own
line instead, with those of the lines next to it, where none of their characters has small text itself. A line under a
name or title is interrupted below small text of the next line, as long as half of it is left; otherwise, and where
dots are still in the way, both make room: the marks are drawn smaller and closer to their characters, the small text
is made as small as the room asks.

Source: typography.md §14.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from layout.compose.types import Item, PlacedLine, TextItem
from layout.lines.ruby import FRAME_BOTTOM_EM, FRAME_TOP_EM, HALF_FRAME_EM
from layout.lines.types import Decoration, GlyphRun, Line, SetRuby

FEET_EM: Final = {"dots": 0.34, "name": 0.245, "title": 0.305, "underline": 0.245}
"""How far the ink of marks reaches below the baseline."""
CLOSE_FOOT_EM: Final = 0.22
"""The same where they make room."""
DOTS_TOP_EM: Final = 1.1
"""How far dots over a line reach above its baseline."""
INK_TOP_EM: Final = 0.86
"""Top of the ink of Han above the baseline: as low as small text may stand."""
CLEAR_EM: Final = 0.06
"""White between small text and the ends of the line that it interrupts."""
SHORTEST_EM: Final = 0.3
"""A piece of a line shorter than this is left out."""
LEFT_SHARE: Final = 0.5
NEXT_LINES: Final = 2.5
"""Lines further apart than this, in em, have nothing to do with each other."""


class _Spot(NamedTuple):
    """A line that has marks or small text: its baseline counted downwards (in vertical lines to the left) in pt, its
    item and its number in that.
    """

    base_pt: float
    item: int
    line: int


def eased(items: Sequence[Item]) -> list[Item]:
    """The items of a sheet, marks and small text of neighbouring lines kept out of each other's way."""
    made = list(items)
    spots = sorted(_spots(made))
    for spot, other in list(_neighbours(made, spots)):
        upper, lower = _line(made, other), _line(made, spot)
        if not lower.vertical and any(
            mark.kind == "dots" and _met(upper, lower, mark) for mark in upper.line.decorations
        ):
            for place, line in _dots_over(made, other):
                _put(made, place, line)
    for spot, other in list(_neighbours(made, spots)):
        for place, line in zip((other, spot), _apart(_line(made, other), _line(made, spot)), strict=True):
            _put(made, place, line)
    return made


def _neighbours(items: Sequence[Item], spots: Sequence[_Spot]) -> Iterator[tuple[_Spot, _Spot]]:
    """Lines with something over them, each with those right before it that have marks."""
    bases = [spot.base_pt for spot in spots]
    for spot in spots:
        lower = _line(items, spot)
        if not lower.line.rubies and not any(_is_above(lower, mark) for mark in lower.line.decorations):
            continue
        nearest = bisect_left(bases, spot.base_pt - NEXT_LINES * lower.size_pt)
        for other in spots[nearest : bisect_left(bases, spot.base_pt)]:
            upper = _line(items, other)
            if upper.vertical is lower.vertical and upper.line.decorations:
                yield spot, other


def _dots_over(items: Sequence[Item], spot: _Spot) -> Iterator[tuple[_Spot, Line]]:
    """The line of a spot and those next to it that have dots, with the dots over them; none where one of the characters
    has small text.
    """
    item = items[spot.item]
    assert isinstance(item, TextItem)
    first = last = spot.line
    while first and _has_dots(item.lines[first - 1].line):
        first -= 1
    while last + 1 < len(item.lines) and _has_dots(item.lines[last + 1].line):
        last += 1
    chain = range(first, last + 1)
    if any(_is_under_ruby(item.lines[n], mark) for n in chain for mark in item.lines[n].line.decorations):
        return
    for n in chain:
        line = item.lines[n].line
        marks = tuple(replace(mark, kind="dots_above") if mark.kind == "dots" else mark for mark in line.decorations)
        yield _Spot(0.0, spot.item, n), replace(line, decorations=marks)


def _has_dots(line: Line) -> bool:
    return any(mark.kind == "dots" for mark in line.decorations)


def _is_under_ruby(placed: PlacedLine, mark: Decoration) -> bool:
    """Whether a dot is at a character that has small text over it."""
    spans = [over for ruby in placed.line.rubies if (over := _over(placed, ruby)) is not None]
    start, end = _span(placed, mark.start_em, mark.end_em)
    return mark.kind == "dots" and any(a < end and start < b for a, b in spans)


def _spots(items: Sequence[Item]) -> Iterator[_Spot]:
    for i, item in enumerate(items):
        for j, placed in enumerate(item.lines if isinstance(item, TextItem) else ()):
            if placed.line.decorations or placed.line.rubies:
                yield _Spot(_base(placed), i, j)


def _base(placed: PlacedLine) -> float:
    if placed.vertical:
        return (HALF_FRAME_EM - FRAME_BOTTOM_EM) * placed.size_pt - placed.x_pt
    return placed.baseline_pt


def _line(items: Sequence[Item], spot: _Spot) -> PlacedLine:
    item = items[spot.item]
    assert isinstance(item, TextItem)
    return item.lines[spot.line]


def _put(items: list[Item], spot: _Spot, line: Line) -> None:
    item = items[spot.item]
    assert isinstance(item, TextItem)
    if line is not item.lines[spot.line].line:
        lines = list(item.lines)
        lines[spot.line] = replace(lines[spot.line], line=line)
        items[spot.item] = replace(item, lines=tuple(lines))


def _is_above(placed: PlacedLine, mark: Decoration) -> bool:
    return mark.kind == "dots_above" or (mark.kind == "dots" and placed.vertical)


def _span(placed: PlacedLine, start_em: float, end_em: float) -> tuple[float, float]:
    """From and to along the page, in pt."""
    start = placed.baseline_pt if placed.vertical else placed.x_pt
    return start + start_em * placed.size_pt, start + end_em * placed.size_pt


def _over(placed: PlacedLine, ruby: SetRuby) -> tuple[float, float] | None:
    """What a ruby over its base takes along the page, in pt; None for one that stands beside its base."""
    least = HALF_FRAME_EM if placed.vertical else FRAME_TOP_EM
    if any(up < least for run in ruby.runs for up in run.y_em):
        return None
    bodies = [edge for run in ruby.runs for edge in run.bodies_em]
    return _span(placed, min(bodies), max(bodies))


def _apart(upper: PlacedLine, lower: PlacedLine) -> tuple[Line, Line]:
    """The marks of one line and the small text and dots over the next, so that they do not meet."""
    step = _base(lower) - _base(upper)
    marks = [mark for mark in upper.line.decorations if not _is_above(upper, mark)]
    others = [mark for mark in upper.line.decorations if _is_above(upper, mark)]
    found: list[Decoration] = []
    small: set[int] = set()
    dots = [
        _span(lower, mark.start_em, mark.end_em)
        for mark in lower.line.decorations
        if _is_above(lower, mark) and DOTS_TOP_EM * lower.size_pt > step - FEET_EM["title"] * upper.size_pt
    ]
    for mark in marks:
        span = _span(upper, mark.start_em, mark.end_em)
        met = _met(upper, lower, mark)
        pieces = list(_interrupted(span, list(met.values()), upper.size_pt)) if mark.kind != "dots" else []
        if not met:
            is_close = any(a < span[1] and span[0] < b for a, b in dots)
            found.append(replace(mark, close=True) if is_close else mark)
        elif sum(b - a for a, b in pieces) >= LEFT_SHARE * (span[1] - span[0]):
            start = _span(upper, 0.0, 0.0)[0]
            for a, b in pieces:
                edges = (a - start) / upper.size_pt, (b - start) / upper.size_pt
                found.append(Decoration(mark.kind, *edges, mark.close))
        else:
            found.append(replace(mark, close=True))
            small |= met.keys()
    room = step - CLOSE_FOOT_EM * upper.size_pt - INK_TOP_EM * lower.size_pt
    rubies = tuple(
        _smaller(ruby, room / lower.size_pt, lower.vertical) if n in small else ruby
        for n, ruby in enumerate(lower.line.rubies)
    )
    above = upper.line if found == marks else replace(upper.line, decorations=(*others, *found))
    return above, replace(lower.line, rubies=rubies) if small else lower.line


def _met(upper: PlacedLine, lower: PlacedLine, mark: Decoration) -> dict[int, tuple[float, float]]:
    """What of the small text over a line meets a mark under the one above: its number, and what it takes in pt."""
    span = _span(upper, mark.start_em, mark.end_em)
    room = _base(lower) - _base(upper) - FEET_EM[mark.kind] * upper.size_pt
    return {
        n: over
        for n, ruby in enumerate(lower.line.rubies)
        if (over := _over(lower, ruby)) is not None
        and over[0] < span[1]
        and span[0] < over[1]
        and (FRAME_TOP_EM + max(run.scale for run in ruby.runs)) * lower.size_pt > room
    }


def _interrupted(
    span: tuple[float, float], met: list[tuple[float, float]], size_pt: float
) -> Iterator[tuple[float, float]]:
    """The pieces of a span that stay clear of what it meets, in pt."""
    start = span[0]
    for a, b in (*sorted(met), (span[1] + CLEAR_EM * size_pt, span[1])):
        if a - CLEAR_EM * size_pt - start >= SHORTEST_EM * size_pt:
            yield start, a - CLEAR_EM * size_pt
        start = max(start, b + CLEAR_EM * size_pt)


def _smaller(ruby: SetRuby, scale: float, vertical: bool) -> SetRuby:
    """A ruby made as small as `scale` (em of its line) about its middle, as close to its base as it may stand."""
    share = scale / max(run.scale for run in ruby.runs)
    if not 0.0 < share < 1.0:
        return ruby
    bodies = [edge for run in ruby.runs for edge in run.bodies_em]
    middle = (min(bodies) + max(bodies)) / 2
    return replace(ruby, runs=tuple(_smaller_run(run, share, middle, vertical) for run in ruby.runs))


def _smaller_run(run: GlyphRun, share: float, middle: float, vertical: bool) -> GlyphRun:
    foot = HALF_FRAME_EM if vertical else FRAME_TOP_EM
    low = foot - FRAME_TOP_EM + INK_TOP_EM
    return replace(
        run,
        x_em=tuple(middle + (x - middle) * share for x in run.x_em),
        bodies_em=tuple(middle + (x - middle) * share for x in run.bodies_em),
        y_em=tuple(low + (up - foot) * share for up in run.y_em),
        scale=run.scale * share,
    )
