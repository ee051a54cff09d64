"""Rubies at their place beside a set line.

Decisions: a ruby is centred over its base; one of Han or kana that is shorter than its base has its characters spread
over it, half a share of the white at each end (1:2:1). It stands on the frame of its base: above it, or in vertical
lines to its right.

Source: typography.md §14; JLREQ, Ruby.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final, TypeAlias

from layout.chars import BOPOMOFO_TONES
from layout.lines.types import GlyphRun, SetRuby, packed, packed_pairs
from layout.shape.types import Box, Ruby

FRAME_TOP_EM: Final = 0.88
FRAME_BOTTOM_EM: Final = 0.12
"""The Han frame above and below the baseline."""
HALF_FRAME_EM: Final = 0.5
LIGHT_TONE: Final = "˙"
LIGHT_TONE_UP: Final = 0.6
"""How far the frame of a light tone stands above that of the first symbol, in em of bopomofo."""
TONE_RIGHT: Final = 0.75
TONE_DOWN: Final = 0.1
"""How far the frame of another tone stands to the right of that of the last symbol, and below it."""
_Place: TypeAlias = tuple[Box, float, float]
"""A box of a ruby, where its body starts along the line and how far it is lifted (em of the line)."""


def ruby_runs(rubies: Sequence[Ruby], boxes: Sequence[Box], places: Sequence[float], vertical: bool) -> list[SetRuby]:
    """The rubies whose base stands on a line, each as runs of its own.

    Args:
        rubies: All of the text's, in its order.
        boxes: The boxes of the line.
        places: Where their bodies start, in em of the line's size.
        vertical: The line runs downwards.
    """
    found: list[SetRuby] = []
    first, last = (boxes[0].first, boxes[-1].first) if boxes else (0, -1)
    for at in range(bisect_right(rubies, first, key=attrgetter("end")), len(rubies)):
        if (ruby := rubies[at]).first > last:
            break
        inside = [k for k, box in enumerate(boxes) if ruby.first <= box.first < ruby.end]
        if inside and ruby.boxes:
            room = (places[inside[0]], places[inside[-1]] + boxes[inside[-1]].body_em)
            runs = tuple(_runs(ruby, room, vertical))
            if runs:
                found.append(SetRuby(ruby.first, ruby.end, runs))
    return found


def _runs(ruby: Ruby, room: tuple[float, float], vertical: bool) -> Iterator[GlyphRun]:
    """One ruby over its room (start and end in em of the line), one run for each face and orientation."""
    placed = _column(ruby, room[0], vertical) if ruby.beside else _row(ruby, room, vertical)
    scale = ruby.scale
    for (face, rotated), group in groupby(placed, key=lambda item: (item[0].face, item[0].rotated)):
        inked = [(box, along, lift) for box, along, lift in group if box.glyphs]
        if inked:
            yield GlyphRun(
                face=face,
                glyphs=tuple(glyph for box, _, _ in inked for glyph in box.glyphs),
                x_em=packed(along + scale * pen for box, along, _ in inked for pen in box.pens_em),
                texts=tuple(text for box, _, _ in inked for text in box.texts),
                bodies_em=packed_pairs(
                    (along, along + scale * box.body_em) for box, along, _ in inked for _ in box.glyphs
                ),
                y_em=tuple(
                    lift + scale * up for box, _, lift in inked for up in (box.lifts_em or (0.0,) * len(box.glyphs))
                ),
                scale=scale,
                rotated=rotated,
            )


def _row(ruby: Ruby, room: tuple[float, float], vertical: bool) -> list[_Place]:
    """The boxes of a ruby along the line."""
    scale = ruby.scale
    widths = [scale * box.body_em for box in ruby.boxes]
    white = room[1] - room[0] - sum(widths)
    share = white / (2 * len(widths)) if ruby.spread and white > 0 else 0.0
    at = room[0] + (share if share else white / 2)
    lift = HALF_FRAME_EM + scale / 2 if vertical else FRAME_TOP_EM + scale * FRAME_BOTTOM_EM
    places: list[_Place] = []
    for box, width in zip(ruby.boxes, widths, strict=True):
        places.append((box, at, lift))
        at += width + 2 * share
    return places


def _column(ruby: Ruby, start: float, vertical: bool) -> list[_Place]:
    """The boxes of bopomofo to the right of the character that starts at `start` (em): symbols one under the other in
    the middle of its height, the tone to the right of the last one, a light tone above the first.
    """
    scale = ruby.scale
    symbols = [box for box in ruby.boxes if box.texts[0] not in BOPOMOFO_TONES]
    top = HALF_FRAME_EM - scale * len(symbols) / 2
    places: list[_Place] = []
    down = 0.0
    for box in ruby.boxes:
        right, below = 0.0, down
        if box.texts[0] == LIGHT_TONE:
            below = -LIGHT_TONE_UP
        elif box not in symbols:
            right, below = TONE_RIGHT, len(symbols) - 1 + TONE_DOWN
        else:
            down += 1.0
        along, across = top + scale * below, 1.0 + scale * right
        if vertical:
            places.append((box, start + along, across - HALF_FRAME_EM + scale / 2))
        else:
            places.append((box, start + across, FRAME_TOP_EM - along - scale * FRAME_TOP_EM))
    return places
