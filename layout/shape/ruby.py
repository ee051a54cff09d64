"""Ruby: small text over its base, one group or one for each character.

Decisions: a mark whose ruby has as many words as its base has characters is one ruby for each character (`běi jīng`
over 北京), else one for the whole group. The size is half the base's, less where the gap between two lines is too low
for that: lines are never moved for a ruby. A ruby longer than its base first stands out over kana or spaces by half
its own em, then the base is made wider. Bopomofo of single characters stands to the right of each, symbol under symbol.

Source: typography.md §14; JLREQ, Ruby.
"""

from bisect import bisect_left
from operator import attrgetter
from typing import Final

from layout.chars import BOPOMOFO_TONES, IDEOGRAPHIC, CharClass, is_bopomofo, is_kana
from layout.model.article import Mark
from layout.model.style import TextStyle
from layout.shape.boxes import Classed, Stretch, fill_boxes
from layout.shape.case import Case
from layout.shape.classes import classes_of
from layout.shape.types import Box, Ruby

RUBY_SCALE: Final = 0.5
SMALLEST_SCALE: Final = 0.3
FRAME_BLANK_EM: Final = 0.1
"""Blank that the frames of two lines have between their ink; a ruby may use it."""
SYLLABLE_GAP_EM: Final = 0.25
"""White between two syllables of pinyin, in em of the ruby."""
BOPOMOFO_SCALE: Final = 0.3
BOPOMOFO_ROOM_EM: Final = 0.5
"""What a column of bopomofo with its tone takes to the right of a character, in em of the line."""
TONE_SHARE: Final = 1.45
"""Width of a column of bopomofo with its tone, in em of the symbols."""
OVERHANG_EM: Final = 0.5
"""A ruby stands out over a kana or space by at most this, in em of the ruby."""


def ruby_scale(style: TextStyle) -> float:
    """Size of a style's rubies over its own: half, or what the gap between its lines leaves room for."""
    gap_em = style.leading_pt / style.size_pt - 1.0
    return max(SMALLEST_SCALE, min(RUBY_SCALE, gap_em + FRAME_BLANK_EM))


def ruby_of(mark: Mark, boxes: list[Box], case: Case, scale: float) -> list[Ruby]:
    """The rubies of one mark: one for each character, or one for the group; none where the mark has no ink.

    Args:
        mark: A mark of kind `ruby`.
        boxes: The boxes of the text, in its order.
        case: The type case that sets the ruby.
        scale: Its size over the base's.
    """
    first, end = (bisect_left(boxes, place, key=attrgetter("first")) for place in (mark.start, mark.end))
    base = [box for box in boxes[first:end] if box.glyphs]
    if not base:
        return []
    words = mark.value.split()
    if len(words) == len(base):
        make = _bopomofo if all(map(_is_bopomofo, words)) else _ruby
        return [make(word, (box.first, box.end), case, scale) for word, box in zip(words, base, strict=True)]
    return [_ruby(mark.value.strip(), (base[0].first, base[-1].end), case, scale)]


def _ruby(text: str, span: tuple[int, int], case: Case, scale: float) -> Ruby:
    """One ruby over the characters of `span`."""
    boxes: list[Box] = []
    lang = case.manner.lang
    part = Stretch(0, len(text), case.role, lang)
    fill_boxes(text, Classed(classes_of(text, lang), {}), part, case, boxes)
    return Ruby(*span, tuple(boxes), scale, all(box.cls in IDEOGRAPHIC for box in boxes))


def _is_bopomofo(word: str) -> bool:
    """Whether a word is symbols of bopomofo with at most their tone."""
    return any(map(is_bopomofo, word)) and all(is_bopomofo(char) or char in BOPOMOFO_TONES for char in word)


def _bopomofo(text: str, span: tuple[int, int], case: Case, scale: float) -> Ruby:
    """The bopomofo of one character; in vertical lines as small as the gap between them (`scale`) asks."""
    upright = case.manner.vertical
    tone = CharClass.CELL if upright else CharClass.HAN
    classes: list[int] = [CharClass.HAN if is_bopomofo(char) else tone for char in text]
    boxes: list[Box] = []
    fill_boxes(text, Classed(classes, {}), Stretch(0, len(text), case.role, case.manner.lang), case, boxes)
    size = min(BOPOMOFO_SCALE, scale / TONE_SHARE) if upright else BOPOMOFO_SCALE
    return Ruby(*span, tuple(boxes), size, spread=False, beside=True)


def widened(boxes: list[Box], rubies: list[Ruby], vertical: bool) -> list[Box]:
    """The boxes, bases made wider that are narrower than their ruby and what it may stand out.

    Args:
        boxes: The boxes of a text.
        rubies: Its rubies.
        vertical: Its lines run downwards: bopomofo then stands in the gap between them.
    """
    found, firsts = list(boxes), [box.first for box in boxes]
    for ruby in rubies:
        if ruby.beside:
            place = bisect_left(firsts, ruby.first)
            room = 0.0 if vertical else BOPOMOFO_ROOM_EM
            found[place] = found[place]._replace(body_em=found[place].body_em + room)
            continue
        inside = [k for k in range(bisect_left(firsts, ruby.first), bisect_left(firsts, ruby.end)) if found[k].glyphs]
        gap = 0.0 if ruby.spread else SYLLABLE_GAP_EM
        width = ruby.scale * (gap + sum(box.body_em for box in ruby.boxes))
        room = sum(found[k].body_em for k in inside)
        before = found[inside[0] - 1] if inside[0] else None
        after = found[inside[-1] + 1] if inside[-1] + 1 < len(found) else None
        overhang = ruby.scale * OVERHANG_EM * 2 * min(_overhangs(before), _overhangs(after))
        extra = (width - room - overhang) / len(inside)
        if extra > 0:
            for k in inside:
                box = found[k]
                pens = tuple(pen + extra / 2 for pen in box.pens_em)
                found[k] = box._replace(body_em=box.body_em + extra, pens_em=pens)
    return found


def _overhangs(box: Box | None) -> int:
    """1 where a ruby may stand out over a neighbour: kana and spaces, never Han, never the edge of the text."""
    if box is None or not box.texts:
        return int(box is not None and box.cls in (CharClass.SP, CharClass.IDSP))
    return int(is_kana(box.texts[0][:1] or " "))
