"""Boxes as glyph runs: what a line is painted from.

Decisions: the boxes of a line are turned into columns, one for each of their fields, so that nothing is done box by box
where every box has one glyph and all share one manner, as on most lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from operator import add
from typing import Any, Final

from layout.chars import CharClass
from layout.lines.types import GlyphRun, Line, packed
from layout.shape.types import Box, Hyphen, box_getter

SOFT_HYPHEN_TEXT: Final = "\u00ad"
"""What an added hyphen stands for in the text: nothing that is read out."""
_MANNER: Final = box_getter("face", "lang", "rotated", "scale", "condensed")
"""What the boxes of a run share."""
_INK: Final = box_getter("glyphs", "pens_em", "texts", "body_em", "lifts_em")
_WHOLE: Final = frozenset((CharClass.CELL, CharClass.DASH2, CharClass.ELL))
"""Classes whose glyphs share one body."""


def glyph_runs(boxes: Sequence[Box], places: Sequence[float], hyphen: Hyphen | None) -> Iterator[GlyphRun]:
    """The glyphs of a line, one run for each stretch of one face, language, orientation and size.

    Args:
        boxes: The boxes of the line.
        places: Where the body of each of them starts, in em from the column's start edge.
        hyphen: One that is added at the end.
    """
    count = len(boxes)
    manners = list(map(_MANNER, boxes))
    if manners.count(manners[0]) == count:
        yield _run(boxes, places, hyphen)
        return
    edges = [0, *(k for k, (one, other) in enumerate(pairwise(manners), 1) if one != other), count]
    for begin, end in pairwise(edges):
        yield _run(boxes[begin:end], places[begin:end], hyphen if end == count else None)


def _run(boxes: Sequence[Box], places: Sequence[float], hyphen: Hyphen | None) -> GlyphRun:
    """One run of glyphs."""
    fields: tuple[Any, ...] = tuple(zip(*map(_INK, boxes), strict=True))
    clusters, pens, texts, bodies, lifts = fields
    if set(map(len, clusters)) == {1}:
        glyphs = list(chain.from_iterable(clusters))
        x_em = list(map(add, places, chain.from_iterable(pens)))
        words = list(chain.from_iterable(texts))
        bodies_em = list(chain.from_iterable(zip(places, map(add, places, bodies), strict=False)))
    else:
        glyphs, x_em, words, bodies_em = _clusters(boxes, places)
    y_em: tuple[float, ...] = ()
    if any(lifts):
        y_em = tuple(
            lift for own, cluster in zip(lifts, clusters, strict=True) for lift in own or (0.0,) * len(cluster)
        )
    if hyphen is not None:
        at = places[len(boxes) - 1] + bodies[-1]
        glyphs.append(hyphen.glyph)
        x_em.append(at)
        words.append(SOFT_HYPHEN_TEXT)
        bodies_em += (at, at + hyphen.advance_em)
        y_em = (*y_em, 0.0) if y_em else ()
    face, lang, rotated, scale, condensed = _MANNER(boxes[0])
    return GlyphRun(
        face, tuple(glyphs), packed(x_em), tuple(words), packed(bodies_em), y_em, scale, rotated, lang, condensed
    )


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


def _clusters(boxes: Sequence[Box], places: Sequence[float]) -> tuple[list[int], list[float], list[str], list[float]]:
    """Glyphs, pens, texts and bodies (start and end of each) of boxes of which some have no glyph or several."""
    glyphs: list[int] = []
    pens: list[float] = []
    texts: list[str] = []
    bodies: list[float] = []
    for box, place in zip(boxes, places, strict=False):
        glyphs += box.glyphs
        pens += [place + pen for pen in box.pens_em]
        texts += box.texts
        bodies += _parts(box, place)
    return glyphs, pens, texts, bodies


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
