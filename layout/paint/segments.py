"""Text cut into the pieces that marked content is made of: what reads as its codes say, what reads otherwise, what is
in another language, bases and rubies.

Decisions: a code stands for the first text it was used for; a glyph that stands for another character has a code of
its own for that; where a face has none to spare, and where several glyphs stand for one text, they are pieces of their
own with an ActualText; rubies are painted when the rest of the page is, so that
they lie between no two words of the text. Pieces follow one another and never lie in one another, because readers of
the structure tree lose text in nested ones (poppler). Where a reader that sorts by height (pdfium) would put a line
before the one in front of it, a divider stands between them: two spaces at another height, an artifact. Source:
print.md §3, §4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from layout.paint.pageface import PageFace
from layout.paint.text import Strip
from layout.records import dataclass

NO_TEXT: Final = "\u200b"
"""Text of a code that never stands for anything by itself (a later glyph of a cluster)."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Strips in one piece of marked content: all of one language, and of one ruby or its base. `actual` = what they
    stand for where that is not what their codes say; `divided` = a divider stands before it.
    """

    strips: tuple[Strip, ...]
    actual: str | None = None
    divided: bool = False


def would_be_sorted(before: Strip, strip: Strip) -> bool:
    """Whether a strip starts at about the height of the one before it, and left of it."""
    return strip.x_pt < before.x_pt and abs(strip.y_pt - before.y_pt) <= max(strip.size_pt, before.size_pt)


def segments_of(strips: Sequence[Strip], before: Strip | None, faces: Mapping[str, PageFace]) -> tuple[Segment, ...]:
    """The pieces of an item's strips, in order; `before` is the strip painted last. Notes in the faces what each code
    stands for.
    """
    pieces: list[tuple[list[Strip], str | None, bool]] = []
    for strip in strips:
        divided = before is not None and would_be_sorted(before, strip)
        for part, actual in _parts(strip, faces[strip.face]):
            plain = actual is None and not divided
            if plain and pieces and pieces[-1][1] is None and _are_alike(pieces[-1][0][-1], part):
                pieces[-1][0].append(part)
            else:
                pieces.append(([part], actual, divided))
            divided = False
        before = strip
    return tuple([Segment(tuple(row), actual, divided) for row, actual, divided in pieces])


def _are_alike(one: Strip, other: Strip) -> bool:
    """Whether two strips are in one language and of one ruby or its base."""
    return one.lang == other.lang and one.part == other.part and one.ruby == other.ruby


def _parts(strip: Strip, face: PageFace) -> Sequence[tuple[Strip, str | None]]:
    """The strip cut where what its glyphs stand for is not what their codes say."""
    codes = face.codes(strip.glyphs)
    known = tuple([face.texts.setdefault(code, text or NO_TEXT) for code, text in zip(codes, strip.texts, strict=True)])
    if known == strip.texts:
        return [(strip, None)]
    glyphs = tuple(map(face.told_apart, strip.glyphs, strip.texts))
    if glyphs != strip.glyphs:
        strip = replace(strip, glyphs=glyphs)
        known = tuple([face.texts[code] for code in face.codes(glyphs)])
        if known == strip.texts:
            return [(strip, None)]
    cuts: list[tuple[int, int, str | None]] = []
    for start, end in _clusters(strip.texts):
        text = strip.texts[start]
        differs = not text.isspace() and (end - start > 1 or known[start] != (text or NO_TEXT))
        if cuts and not differs and cuts[-1][2] is None:
            cuts[-1] = (cuts[-1][0], end, None)
        else:
            cuts.append((start, end, text if differs else None))
    if len(cuts) == 1:
        return [(strip, cuts[0][2])]
    pens = _pens(strip, face)
    return [(_slice(strip, pens, start, end), actual) for start, end, actual in cuts]


def _clusters(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Glyphs that stand for one text together: a glyph with a text and those without one after it."""
    starts = [i for i, text in enumerate(texts) if text or i == 0]
    return list(zip(starts, [*starts[1:], len(texts)], strict=True))


def _pens(strip: Strip, face: PageFace) -> list[float]:
    """The pens of a strip in em, those that follow the glyph before worked out."""
    pens: list[float] = []
    following = 0.0
    for advance, pen in zip(face.advances(strip.glyphs, strip.mode), strip.pens_em, strict=True):
        pens.append(following if pen is None else pen)
        following = pens[-1] + advance / 1000
    return pens


def _slice(strip: Strip, pens: Sequence[float], start: int, end: int) -> Strip:
    """Some of a strip's glyphs, at their places."""
    shift = pens[start] * strip.size_pt * (1.0 if strip.mode == "upright" else strip.condensed)
    level = strip.mode == "level"
    return replace(
        strip,
        x_pt=strip.x_pt + (shift if level else 0.0),
        y_pt=strip.y_pt + (0.0 if level else shift),
        glyphs=strip.glyphs[start:end],
        pens_em=tuple(pen - pens[start] for pen in pens[start:end]),
        texts=strip.texts[start:end],
        rises_em=strip.rises_em[start:end],
    )
