"""Boxes as glyph runs: what a line is painted from.

Decisions: a run ends where face, language, orientation or size change; most have one glyph in every box, and are made
column by column, not glyph by glyph.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from operator import add
from typing import Final

from layout.chars import CharClass
from layout.lines.types import GlyphRun, Line, packed, packed_pairs
from layout.shape.types import Box, Hyphen, box_getter

SOFT_HYPHEN_TEXT: Final = "\u00ad"
"""What an added hyphen stands for in the text: nothing that is read out."""
_MANNER: Final = box_getter("face", "lang", "rotated", "scale", "condensed")
"""What the boxes of a run share."""
_GLYPHS, _PENS, _TEXTS, _BODY, _LIFTS = map(box_getter, ("glyphs", "pens_em", "texts", "body_em", "lifts_em"))
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
    owns = list(map(_GLYPHS, boxes))
    if hyphen is None and all(owns) and len(ids := tuple(chain.from_iterable(owns))) == len(owns):
        return _plain_run(boxes, places, ids)
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


def _plain_run(boxes: Sequence[Box], places: Sequence[float], ids: tuple[int, ...]) -> GlyphRun:
    """A run with one glyph in every box."""
    face, lang, rotated, scale, condensed = _MANNER(boxes[0])
    pens = packed(map(add, places, chain.from_iterable(map(_PENS, boxes))))
    texts = tuple(chain.from_iterable(map(_TEXTS, boxes)))
    bodies = packed_pairs(zip(places, map(add, places, map(_BODY, boxes)), strict=False))
    lifts: tuple[float, ...] = ()
    if any(map(_LIFTS, boxes)):
        lifts = tuple([box.lifts_em[0] if box.lifts_em else 0.0 for box in boxes])
    return GlyphRun(face, ids, pens, texts, bodies, lifts, scale, rotated, lang, condensed)


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
