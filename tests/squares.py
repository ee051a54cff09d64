"""Texts as boxes that can be counted on fingers: Han 1 em, marks half an em and a blank, digits and Latin half an em.

No font: classes and widths are those of the engine, glyph ids are code points, a word space is a quarter of an em.
"""

from itertools import pairwise

from layout.chars import CharClass, widths
from layout.model.article import Mark, RichText
from layout.model.style import Setting, TextStyle
from layout.shape.classes import JOINED, classes_of
from layout.shape.types import Box, Hyphen, ShapedText

FACE = "square"


def square_boxes(text: str, setting: Setting) -> tuple[Box, ...]:
    """One box per cluster."""
    if not text:
        return ()
    classes = classes_of(text, setting.lang, blanks=setting.blanks)
    boxes = []
    firsts = [0, *(at for at in range(1, len(text)) if classes[at] != JOINED)]
    for first, end in pairwise([*firsts, len(text)]):
        cls, unit = CharClass(classes[first]), text[first:end].rstrip(" \u2060\u00ad\u200b")
        width = widths(unit, cls, setting.lang, setting.writing == "vertical", setting.punctuation)
        body = width.body_em
        if body is None:
            body = 0.25 if cls in (CharClass.SP, CharClass.NBSP) else 1.0 if cls is CharClass.HANGUL else 0.5
        blank = cls in (CharClass.SP, CharClass.NBSP, CharClass.IDSP, CharClass.BREAK)
        boxes.append(
            Box(
                first,
                end,
                cls,
                FACE,
                () if blank else (ord(text[first]),),
                () if blank else (-width.before_em,),
                () if blank else (text[first:end],),
                body,
                width.before_em,
                width.after_em,
                lang=setting.lang,
            )
        )
    return tuple(boxes)


def shaped(text: str, setting: Setting | None = None, marks: tuple[Mark, ...] = ()) -> ShapedText:
    """A text of square boxes in 9 pt."""
    setting = setting or Setting()
    style = TextStyle("body", "bold", 9, 12, setting=setting)
    hyphen = (Hyphen(FACE, ord("-"), 0.5),)
    return ShapedText("t", RichText(text, marks), style, square_boxes(text, setting), hyphen)
