"""A normalised paragraph becomes boxes.

Decisions: classes are found on the whole paragraph, so a change of style, face or link interrupts no rule; the cuts
come out of a `Case` for each stretch of one role and language. A character that has no box of its own (a control, a
typed space without width) belongs to the box before it.

Source: typography.md §§1, 2, 5.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from layout.chars import TYPED_SPACES, CharClass
from layout.model.article import RichText
from layout.model.style import Lang, TextStyle
from layout.records import dataclass
from layout.shape.case import Case
from layout.shape.cells import han_numerals, stand_cells_up
from layout.shape.classes import JOINED, classes_of, in_latin_run
from layout.shape.types import Box
from layout.shape.words import DROP_CONTROLS

LANGS: Final[dict[str, Lang]] = {
    "zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", "zh-TW": "zh-Hant",
    "zh-HK": "zh-HK", "ja": "ja", "ko": "ko", "en": "en",
}  # fmt: skip
"""The language that a `lang` mark may name."""
_BLANK: Final = frozenset({CharClass.SP, CharClass.NBSP, CharClass.IDSP, CharClass.BREAK})
_NOT_INKED: Final = {**DROP_CONTROLS, **{ord(char): None for char in TYPED_SPACES}}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of one role and language."""

    start: int
    end: int
    role: str
    lang: Lang


def stretches(text: RichText, style: TextStyle) -> tuple[Stretch, ...]:
    """The text cut where the role or the language changes, in order and without holes."""
    marks = [mark for mark in text.marks if mark.kind == "strong" or (mark.kind == "lang" and mark.value in LANGS)]
    edges = {0, len(text.text)} | {mark.start for mark in marks} | {mark.end for mark in marks}
    opening = sorted(range(len(marks)), key=lambda k: (marks[k].start, k), reverse=True)
    here: list[int] = []
    found: list[Stretch] = []
    for start, end in pairwise(sorted(edges)):
        here = [k for k in here if marks[k].end > start]
        while opening and marks[opening[-1]].start == start:
            here.append(opening.pop())
        over = [marks[k] for k in sorted(here)]
        role = style.strong_role if any(mark.kind == "strong" for mark in over) else style.role
        langs = [LANGS[mark.value] for mark in over if mark.kind == "lang"]
        found.append(Stretch(start, end, role, langs[-1] if langs else style.setting.lang))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Classed:
    """The class of every character of a text (or `JOINED`), and what some of them show instead of themselves."""

    classes: list[int]
    shown: Mapping[int, str]


def paragraph_classes(text: RichText, parts: tuple[Stretch, ...], style: TextStyle, case: Case) -> Classed:
    """The classes of a text in its style's language and direction; `case` sets what may share a cell."""
    setting = style.setting
    foreign = tuple((part.start, part.end, part.lang) for part in parts if part.lang != setting.lang)
    classes = classes_of(text.text, setting.lang, foreign, blanks=setting.blanks)
    shown: Mapping[int, str] = {}
    if setting.writing == "vertical" and setting.digits != "rotated" and setting.lang != "en":
        if setting.digits == "han":
            shown = han_numerals(text.text, classes)
        stand_cells_up(text.text, classes, case.fits_cell)
    return Classed(classes, shown)


def fill_boxes(text: str, classed: Classed, part: Stretch, case: Case, boxes: list[Box]) -> None:
    """Adds the boxes of one stretch of a text to `boxes`; what the stretch before it covered is not set again."""
    units, lang, total = case.units, part.lang, len(text)
    classes, shown = classed.classes, classed.shown
    at = boxes[-1].end if boxes else 0
    while at < part.end:
        cls = classes[at]
        end = at + 1
        while end < total and classes[end] == JOINED:
            end += 1
        if cls == JOINED:
            at = end
            continue
        if cls == CharClass.HAN and not shown and end == at + 1:
            at = _fill_han(text, classes, at, (part, case), boxes)
            continue
        if cls >= CharClass.HANGUL:
            if _goes_on(cls, case.manner.vertical):
                at = _fill_word(text, classes, at, (part, case), boxes)
                continue
            if cls in _BLANK:
                boxes.append(_blank(cls, at, end, (classes, lang, case, boxes)))
                at = end
                continue
        unit = text[at] if end == at + 1 else text[at:end].translate(_NOT_INKED)
        cut = units.get(unit)
        if shown and at in shown:
            cut = case.shown(shown[at], unit)
        elif cut is None or cut.cls != cls:
            cut = case.unit(unit, cls)
        boxes.append(
            Box(
                at, end, cut.cls, cut.face, cut.glyphs, cut.pens, cut.texts, cut.body, cut.before, cut.after,
                cut.lifts, lang, cut.rotated, 1.0, cut.condensed,
            )
        )  # fmt: skip
        at = end
    if boxes and boxes[0].first:
        boxes[0] = boxes[0]._replace(first=0)


def _fill_han(text: str, classes: list[int], at: int, how: tuple[Stretch, Case], boxes: list[Box]) -> int:
    """Adds the boxes of the Han that stand alone from `at` on; returns where they end. They are most of an issue, and
    nothing of a box but its place hangs on where it stands.
    """
    part, case = how
    end = at + 1
    while end < part.end and classes[end] == CharClass.HAN:
        end += 1
    if end < len(text) and classes[end] == JOINED and end > at + 1:
        end -= 1
    known = case.han
    boxes += [
        Box._make((place, place + 1, *(known.get(char) or case.han_of(char))))
        for place, char in enumerate(text[at:end], at)
    ]
    return end


def _is_in_word(char: str, cls: int, vertical: bool) -> bool:
    """Whether a character goes on a word that has begun: its class does, or it belongs to the one before it."""
    return _goes_on(cls, vertical) or (cls == JOINED and char not in TYPED_SPACES)


def _goes_on(cls: int, vertical: bool) -> bool:
    """Whether a class is set word by word: Latin, and Hangul in a horizontal line (upright in a vertical one)."""
    return in_latin_run(cls) and not (vertical and cls == CharClass.HANGUL)


def _blank(cls: int, at: int, end: int, around: tuple[list[int], Lang, Case, list[Box]]) -> Box:
    """A space or a forced break: no glyphs, its natural width as its body."""
    classes, lang, case, boxes = around
    if cls == CharClass.BREAK:
        width = 0.0
    elif cls == CharClass.IDSP:
        width = 1.0
    else:
        left = boxes[-1].cls if boxes and cls == CharClass.SP else CharClass.LAT
        width = case.space_em(left, classes[end] if end < len(classes) else CharClass.LAT)
    return Box(at, end, CharClass(cls), case.base_face(), (), (), (), width, lang=lang)


def _fill_word(text: str, classes: list[int], at: int, how: tuple[Stretch, Case], boxes: list[Box]) -> int:
    """Adds the boxes of the Latin or Hangul run that starts at `at`; returns where it ends."""
    part, case = how
    end = at + 1
    while end < part.end and _is_in_word(text[end], classes[end], case.manner.vertical):
        end += 1
    stop = end
    while stop < len(text) and classes[stop] == JOINED:
        stop += 1
    cls = CharClass(classes[at])
    for piece in case.word(text[at:end]):
        cls = CharClass(classes[at + piece.first] or cls)
        boxes.append(
            Box(
                at + piece.first, at + piece.end, cls, piece.face, piece.glyphs, piece.pens, piece.texts, piece.body,
                lifts_em=piece.lifts, lang=part.lang, rotated=case.manner.vertical, scale=piece.scale,
            )
        )  # fmt: skip
    if boxes and boxes[-1].end < stop:
        boxes[-1] = boxes[-1]._replace(end=stop)
    return stop
