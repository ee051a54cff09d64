"""Boxes as glyph runs: what a line is painted from.

Decisions: a run ends where face, language, orientation or size change; most have one glyph in every box, and are cut
from the columns of the text (`Strip`), not made glyph by glyph.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress, pairwise
from operator import add, itemgetter, ne
from typing import Any, Final, NamedTuple

from layout.chars import CharClass
from layout.lines.types import GlyphRun, Line, packed
from layout.shape.types import Box, Hyphen, box_getter

SOFT_HYPHEN_TEXT: Final = "\u00ad"
"""What an added hyphen stands for in the text: nothing that is read out."""
_MANNER: Final = box_getter("face", "lang", "rotated", "scale", "condensed")
"""What the boxes of a run share."""
_LEADING: Final = itemgetter(0)
_BARE: Final = (0,), (0.0,), ("",)
"""The glyph, pen and text of a box that has no glyph."""
_WHOLE: Final = frozenset((CharClass.CELL, CharClass.DASH2, CharClass.ELL))
"""Classes whose glyphs share one body."""


class Strip(NamedTuple):
    """The boxes of a text with ink, and what lines of one glyph a box are cut from: bodies, and of the first glyph of
    each box id, pen and text (lengths in em).

    `turns` = boxes whose face, language, orientation or size is not that of the box before; `odd` = those with another
    number of glyphs than one, or with a raised one; `lacks` = a glyph is missing.
    """

    boxes: tuple[Box, ...]
    bodies_em: tuple[float, ...]
    ids: tuple[int, ...]
    pens_em: tuple[float, ...]
    texts: tuple[str, ...]
    turns: tuple[int, ...]
    odd: tuple[int, ...]
    lacks: bool


def strip_of(boxes: tuple[Box, ...], columns: Sequence[tuple[Any, ...]]) -> Strip:
    """The strip of boxes whose fields, one after the other, are `columns`."""
    _, _, _, faces, glyphs, pens, texts, bodies, _, _, lifts, *others = columns
    count, lengths = len(boxes), list(map(len, glyphs))
    mixed = [column for column in (faces, *others) if column.count(column[0]) < count] if boxes else []
    turns = tuple(sorted({k for column in mixed for k in compress(range(1, count), map(ne, column, column[1:]))}))
    odd: tuple[int, ...] = ()
    if lengths.count(1) < count or any(lifts):
        odd = tuple(k for k, length in enumerate(lengths) if length != 1 or lifts[k])
        glyphs, pens, texts = (
            tuple([own or none for own in column]) for column, none in zip(columns[4:7], _BARE, strict=True)
        )
    ids = tuple(map(_LEADING, glyphs))
    lacks = 0 in ids or any(0 in glyphs[k] for k in odd)
    return Strip(boxes, bodies, ids, tuple(map(_LEADING, pens)), tuple(map(_LEADING, texts)), turns, odd, lacks)


def glyph_runs(strip: Strip, begin: int, places: Sequence[float], hyphen: Hyphen | None) -> Iterator[GlyphRun]:
    """The glyphs of a line, one run for each stretch of one face, language, orientation and size.

    Args:
        strip: The text that the line is cut from.
        begin: The first of its boxes in it.
        places: Where the body of each box of the line starts, in em from the column's start edge.
        hyphen: One that is added at the end.
    """
    end, turns, odd = begin + len(places), strip.turns, strip.odd
    edges = (begin, *turns[bisect_right(turns, begin) : bisect_left(turns, end)], end)
    for first, after in pairwise(edges):
        added = hyphen if after == end else None
        at = places[first - begin : after - begin]
        if added is None and bisect_left(odd, first) == bisect_left(odd, after):
            yield _plain_run(strip, first, at)
        else:
            yield _run(strip.boxes[first:after], at, added)


def _run(boxes: Sequence[Box], places: Sequence[float], hyphen: Hyphen | None) -> GlyphRun:
    """One run of glyphs."""
    glyphs: list[int] = []
    pens: list[float] = []
    texts: list[str] = []
    bodies: list[float] = []
    for box, place in zip(boxes, places, strict=False):
        own = box.glyphs
        if len(own) == 1:
            glyphs.append(own[0])
            pens.append(place + box.pens_em[0])
            texts.append(box.texts[0])
            bodies += (place, place + box.body_em)
        elif own:
            glyphs += own
            pens += [place + pen for pen in box.pens_em]
            texts += box.texts
            bodies += _parts(box, place)
    lifts: tuple[float, ...] = ()
    if [box for box in boxes if box.lifts_em]:
        lifts = tuple(lift for box in boxes for lift in (box.lifts_em or (0.0,) * len(box.glyphs)))
    if hyphen is not None:
        at = places[len(boxes) - 1] + boxes[-1].body_em
        glyphs.append(hyphen.glyph)
        pens.append(at)
        texts.append(SOFT_HYPHEN_TEXT)
        bodies += (at, at + hyphen.advance_em)
        lifts = (*lifts, 0.0) if lifts else ()
    face, lang, rotated, scale, condensed = _MANNER(boxes[0])
    return GlyphRun(
        face, tuple(glyphs), packed(pens), tuple(texts), packed(bodies), lifts, scale, rotated, lang, condensed
    )


def _plain_run(strip: Strip, first: int, places: Sequence[float]) -> GlyphRun:
    """A run with one glyph in every box, from box `first` of a strip on."""
    cut = slice(first, first + len(places))
    face, lang, rotated, scale, condensed = _MANNER(strip.boxes[first])
    pens, starts = strip.pens_em[cut], packed(places)
    x_em = packed(map(add, places, pens)) if any(pens) else starts
    bodies = starts + starts
    bodies[::2], bodies[1::2] = starts, packed(map(add, places, strip.bodies_em[cut]))
    return GlyphRun(face, strip.ids[cut], x_em, strip.texts[cut], bodies, (), scale, rotated, lang, condensed)


def narrowed(line: Line, condensed: float) -> Line:
    """A line drawn narrower as a whole, letters and white alike: `condensed` times as wide."""
    return replace(
        line,
        indent_em=line.indent_em * condensed,
        width_em=line.width_em * condensed,
        measure_em=line.measure_em * condensed,
        runs=tuple(_narrowed_run(run, condensed) for run in line.runs),
        decorations=tuple(
            replace(mark, start_em=mark.start_em * condensed, end_em=mark.end_em * condensed)
            for mark in line.decorations
        ),
        rubies=tuple(
            replace(ruby, runs=tuple(_narrowed_run(run, condensed) for run in ruby.runs)) for ruby in line.rubies
        ),
    )


def _narrowed_run(run: GlyphRun, condensed: float) -> GlyphRun:
    """A run of such a line."""
    return replace(
        run,
        x_em=packed(condensed * x for x in run.x_em),
        bodies_em=packed(condensed * x for x in run.bodies_em),
        condensed=run.condensed * condensed,
    )


def _parts(box: Box, place: float) -> list[float]:
    """The body of a box shared among its glyphs that stand for text, start and end of each; an upright cell and a unit
    of two em are one.
    """
    count = sum(map(bool, box.texts))
    if count < 2 or box.cls in _WHOLE:
        return [place, place + box.body_em] * len(box.glyphs)
    share = box.body_em / count
    parts: list[float] = []
    index = -1
    for text in box.texts:
        index += bool(text)
        begin = place + share * max(index, 0)
        parts += (begin, begin + share)
    return parts
