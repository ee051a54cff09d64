"""Gaps between two adjacent bodies: natural width, how far they give way in each direction, and in which stage.

Decisions: a gap depends on the two neighbours only (`pair_gap`), on typed spaces between them (`spaced_gap`) and, for
runs of ！？, on the length of the run (`paragraph.py` drops the blank of an even run). The blank after a stop gives way
last and keeps a quarter of an em, unless the setting says otherwise. What hugs its mark never stretches. Blanks come
with the boxes; the rules here say which of them stay. Where a language sets its marks centred in a full em, their boxes
carry no blank and nothing can be trimmed.

Source: typography.md §§4, 5, 8, 11; CLREQ "Adjustment of adjacent marks"; JLREQ "Line adjustment".
"""

from functools import cache
from typing import Final, NamedTuple

from layout.chars import CLOSERS, IDEOGRAPHIC, LATIN, WIDE_MARKS, CharClass
from layout.model.style import STOP_BLANK_EM, Lang, Punctuation

WORD_SPACE_MIN_EM: Final = 0.2
WORD_SPACE_NATURAL_MIN_EM: Final = 0.25
WORD_SPACE_MAX_EM: Final = 0.5
HAN_SPACE_EM: Final = 0.5
"""A typed space between two Han (datelines, slogans)."""
AUTOSPACE_MIN_EM: Final = 0.0625
AUTOSPACE_MAX_EM: Final = 0.25
MID_BLANK_EM: Final = 0.25
"""Blank left between a closer and a middle dot, and between a dot and an opener."""
EM: Final = 1.0
STAGES: Final = 6
"""Squeezing goes through six stages, the last is the blank after 。！？."""
SPACE_STAGE: Final = 1
AUTOSPACE_STAGE: Final = 2
"""The stages of stretching that word spaces and spaces between Han and Latin have, up to their usual end."""
OPEN_STAGE: Final = 3
"""The stage of stretching that has no upper end: all Han gaps."""


class Kind(NamedTuple):
    """What a gap needs to know of a box: class, blanks in em, language, whether it fills an em."""

    cls: CharClass
    before_em: float
    after_em: float
    lang: Lang
    wide: bool


class GapRules(NamedTuple):
    """The switches of a style that change gaps; lengths in em. `is_fixed` = autospace is not elastic; `may_shrink` =
    lines may be squeezed; `pauses` = a space that the classes keep beside a mark or between Han and Latin is a pause.
    """

    punctuation: Punctuation = "quanjiao"
    autospace_em: float = 0.125
    stop_squeeze_em: float = STOP_BLANK_EM
    tracking_em: float = 0.0
    is_fixed: bool = False
    may_shrink: bool = True
    pauses: bool = False


class Gap(NamedTuple):
    """Blank between two bodies, in em: natural width; what stage `shrink_stage` can take away (`shrink_em`); what stage
    `grow_stage` can add (`grow_em`; stage 3 has no end). Stage 0 = never.
    """

    natural_em: float
    shrink_em: float = 0.0
    shrink_stage: int = 0
    grow_em: float = 0.0
    grow_stage: int = 0


_NOTHING: Final = Gap(0.0)
_HAN_GAP: Final = Gap(0.0, grow_stage=OPEN_STAGE)
_JOINED: Final = frozenset({CharClass.MID, CharClass.CONN, CharClass.SLASH})
_EM_TEXT: Final = IDEOGRAPHIC | {CharClass.CELL}


def close_stop_em(gap: Gap) -> float:
    """What a gap gives way beyond the usual least blank after a stop, in em: nothing but after a stop."""
    if gap.shrink_stage != STAGES:
        return 0.0
    return gap.shrink_em - min(gap.shrink_em, max(0.0, gap.natural_em - STOP_BLANK_EM))


@cache
def pair_gap(a: Kind, b: Kind, rules: GapRules) -> Gap:
    """The gap between two boxes with nothing typed between them.

    Source: typography.md §4, both tables; §11 for the languages.
    """
    if _ends_japanese_sentence(a) and b.cls not in CLOSERS:
        return _tracked(Gap(EM, grow_stage=OPEN_STAGE), rules.tracking_em)
    gap = _mark_gap(a, b, rules) if _has_mark(a) or _has_mark(b) else _text_gap(a, b, rules)
    return _tracked(gap if rules.may_shrink else _firm(gap), rules.tracking_em)


def _firm(gap: Gap) -> Gap:
    """The gap, never narrower than by nature."""
    return Gap(gap.natural_em, grow_em=gap.grow_em, grow_stage=gap.grow_stage)


@cache
def spaced_gap(a: Kind, b: Kind, space: CharClass, width_em: float, rules: GapRules) -> Gap:
    """The gap between two boxes with a typed space between them; `width_em` is the face's space.

    Source: typography.md §5.
    """
    gap = _spaced(a, b, space, width_em, rules)
    return gap if rules.may_shrink else _firm(gap)


def _spaced(a: Kind, b: Kind, space: CharClass, width_em: float, rules: GapRules) -> Gap:
    """As `spaced_gap`, where lines may be squeezed."""
    plain = pair_gap(a, b, rules)
    if space is CharClass.IDSP:
        if _ends_japanese_sentence(a):
            return plain
        blank = plain.natural_em if _has_mark(a) or _has_mark(b) else rules.tracking_em
        return Gap(blank + width_em, grow_stage=OPEN_STAGE)
    han_a, han_b = _is_han(a), _is_han(b)
    if rules.pauses and space is CharClass.SP and not (a.cls in LATIN and b.cls in LATIN):
        blank = plain.natural_em if _has_mark(a) or _has_mark(b) else 0.0
        return Gap(blank + HAN_SPACE_EM, grow_stage=OPEN_STAGE)
    if (a.cls in WIDE_MARKS or b.cls in WIDE_MARKS) and space is not CharClass.NBSP:
        return plain
    spread = max(0.0, 2 * rules.tracking_em)  # after the letter and after the space; tight tracking leaves words apart
    if space is CharClass.NBSP:  # a real space: beside a mark it comes on top of the mark's blank
        blank = plain.natural_em if a.cls in WIDE_MARKS or b.cls in WIDE_MARKS else 0.0
        return _tracked(_word_space(width_em), spread + blank)
    if han_a and han_b:
        return Gap(HAN_SPACE_EM, grow_stage=OPEN_STAGE)
    if (han_a or han_b) and CharClass.HANGUL not in (a.cls, b.cls):
        latin = b if han_a else a
        return plain if latin.cls in LATIN else _tracked(_between(rules), rules.tracking_em)
    return _tracked(_word_space(width_em), spread)


def _word_space(width_em: float) -> Gap:
    """An elastic space between words of Latin or Korean text."""
    natural = max(width_em, WORD_SPACE_NATURAL_MIN_EM)
    return Gap(natural, natural - WORD_SPACE_MIN_EM, 1, max(0.0, WORD_SPACE_MAX_EM - natural), SPACE_STAGE)


def _tracked(gap: Gap, tracking_em: float) -> Gap:
    return gap._replace(natural_em=gap.natural_em + tracking_em) if tracking_em else gap


def _ends_japanese_sentence(kind: Kind) -> bool:
    """Whether one em of white follows it: ！ or ？ of Japanese text."""
    return kind.cls is CharClass.EX and kind.lang == "ja"


def _has_mark(kind: Kind) -> bool:
    return kind.cls in CLOSERS or kind.cls is CharClass.OPEN or kind.cls in _JOINED


def _is_han(kind: Kind) -> bool:
    """Whether it stands on the em grid like Han: a full-width sign after a number (℃, ㎡) does."""
    return kind.cls in _EM_TEXT or (kind.wide and kind.cls is CharClass.POST)


def _text_gap(a: Kind, b: Kind, rules: GapRules) -> Gap:
    """Between two boxes that carry text, dashes and ellipses counted as Han for blanks."""
    if a.cls is CharClass.PREF or b.cls is CharClass.POST or a.cls is CharClass.CELL is b.cls:
        return _NOTHING  # inside a number or word, its upright cells too
    han_a = _is_han(a) or a.cls in (CharClass.DASH2, CharClass.ELL)
    han_b = _is_han(b) or b.cls in (CharClass.DASH2, CharClass.ELL)
    if han_a and han_b:
        return _HAN_GAP
    if CharClass.HANGUL in (a.cls, b.cls):
        both = a.cls is b.cls or han_a or han_b
        return _HAN_GAP if both else _NOTHING
    if (_takes_autospace(a) and b.cls in LATIN) or (_takes_autospace(b) and a.cls in LATIN):
        return _between(rules)
    return _NOTHING


def _between(rules: GapRules) -> Gap:
    """The space between Han and Latin: after a mark of Latin text (`3. 甲`) where one was typed, else not."""
    return autospace(rules.autospace_em) if not rules.is_fixed else Gap(rules.autospace_em)


def _takes_autospace(kind: Kind) -> bool:
    return _is_han(kind) and kind.cls is not CharClass.CELL


def autospace(natural_em: float) -> Gap:
    """The space between Han and Latin or a number, in em: elastic about its natural width; none when that is 0."""
    if natural_em <= 0:
        return _NOTHING
    low, high = min(AUTOSPACE_MIN_EM, natural_em), max(AUTOSPACE_MAX_EM, natural_em)
    return Gap(natural_em, natural_em - low, 5, high - natural_em, AUTOSPACE_STAGE)


def _mark_gap(a: Kind, b: Kind, rules: GapRules) -> Gap:
    """Between two boxes at least one of which is a mark with blanks."""
    if rules.punctuation == "plain":
        return Gap(a.after_em + b.before_em)
    if rules.punctuation == "banjiao":
        return _tidy(0.0, a, b, rules)
    return _tidy(_kept(a, b, a.after_em, b.before_em), a, b, rules)


def _kept(a: Kind, b: Kind, after: float, before: float) -> float:
    """What stays of the blank after `a` and the blank before `b` (em): the pair rules."""
    if not _squeezes(a) or not _squeezes(b):
        return after + before
    if a.cls in CLOSERS:
        if b.cls in CLOSERS:
            return before
        if b.cls is CharClass.OPEN:
            return max(after, before)
        if b.cls is CharClass.MID:
            return min(MID_BLANK_EM, after) or before
        return after + before
    if a.cls is CharClass.OPEN:
        return 0.0
    if a.cls is CharClass.MID and b.cls is CharClass.OPEN:
        return min(MID_BLANK_EM, before)
    return after + before


def _squeezes(kind: Kind) -> bool:
    """Whether pair rules may take away its blank: not in Taiwan; in Hong Kong brackets only."""
    if kind.lang == "zh-Hant":
        return False
    return kind.lang != "zh-HK" or kind.cls in (CharClass.OPEN, CharClass.CLOSE)


def _tidy(kept: float, a: Kind, b: Kind, rules: GapRules) -> Gap:
    """The elasticity of a gap beside marks whose natural width is `kept` em."""
    if a.cls is CharClass.OPEN or b.cls in CLOSERS:
        return Gap(kept)
    if b.cls is CharClass.OPEN and a.cls not in (CharClass.STOP, CharClass.EX):
        return _blank(kept, 0.0, 3, b)
    if a.cls in (CharClass.CLOSE, CharClass.PAUSE):
        return _blank(kept, 0.0, 3 if a.cls is CharClass.CLOSE else 4, a)
    if a.cls in (CharClass.STOP, CharClass.EX):
        low = kept if rules.stop_squeeze_em < 0 else min(kept, rules.stop_squeeze_em)
        return _blank(kept, low, STAGES, a)
    return Gap(kept, kept, 2) if kept > 0 and CharClass.MID in (a.cls, b.cls) else Gap(kept)


def _blank(kept: float, low: float, stage: int, mark: Kind) -> Gap:
    """A blank of a mark: gives way down to `low` em in `stage`, and grows along with the Han gaps."""
    grow = OPEN_STAGE if mark.cls is not CharClass.MID else 0
    if mark.lang == "zh-Hant" or kept <= low or not stage:
        return Gap(kept, grow_stage=grow)
    return Gap(kept, kept - low, stage, 0.0, grow)
