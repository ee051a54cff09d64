"""Rubies at their place beside a set line.

Decisions: a ruby is centred over its base; one of Han or kana that is shorter than its base has its characters spread
over it, half a share of the white at each end (1:2:1). It stands on the frame of its base: above it, or in vertical
lines to its right.

Source: typography.md §14; JLREQ, Ruby.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from layout.lines.types import GlyphRun, SetRuby
from layout.shape.types import Box, Ruby

FRAME_TOP_EM: Final = 0.88
FRAME_BOTTOM_EM: Final = 0.12
"""The Han frame above and below the baseline."""
HALF_FRAME_EM: Final = 0.5


def ruby_runs(rubies: Sequence[Ruby], boxes: Sequence[Box], places: Sequence[float], vertical: bool) -> list[SetRuby]:
    """The rubies whose base stands on a line, each as runs of its own.

    Args:
        rubies: All of the text's.
        boxes: The boxes of the line.
        places: Where their bodies start, in em of the line's size.
        vertical: The line runs downwards.
    """
    found: list[SetRuby] = []
    for ruby in rubies:
        inside = [k for k, box in enumerate(boxes) if ruby.first <= box.first < ruby.end]
        if inside and ruby.boxes:
            room = (places[inside[0]], places[inside[-1]] + boxes[inside[-1]].body_em)
            runs = tuple(_runs(ruby, room, vertical))
            if runs:
                found.append(SetRuby(ruby.first, ruby.end, runs))
    return found


def _runs(ruby: Ruby, room: tuple[float, float], vertical: bool) -> Iterator[GlyphRun]:
    """One ruby over its room (start and end in em of the line), one run for each face and orientation."""
    scale = ruby.scale
    widths = [scale * box.body_em for box in ruby.boxes]
    white = room[1] - room[0] - sum(widths)
    share = white / (2 * len(widths)) if ruby.spread and white > 0 else 0.0
    at = room[0] + (share if share else white / 2)
    places: list[float] = []
    for width in widths:
        places.append(at)
        at += width + 2 * share
    lift = HALF_FRAME_EM + scale / 2 if vertical else FRAME_TOP_EM + scale * FRAME_BOTTOM_EM
    placed = zip(ruby.boxes, places, strict=True)
    for (face, rotated), group in groupby(placed, key=lambda item: (item[0].face, item[0].rotated)):
        inked = [(box, place) for box, place in group if box.glyphs]
        if inked:
            yield GlyphRun(
                face=face,
                glyphs=tuple(glyph for box, _ in inked for glyph in box.glyphs),
                x_em=tuple(place + scale * pen for box, place in inked for pen in box.pens_em),
                texts=tuple(text for box, _ in inked for text in box.texts),
                bodies_em=tuple((place, place + scale * box.body_em) for box, place in inked for _ in box.glyphs),
                y_em=tuple(lift + scale * up for box, _ in inked for up in (box.lifts_em or (0.0,) * len(box.glyphs))),
                scale=scale,
                rotated=rotated,
            )
