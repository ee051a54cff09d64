"""The keys of one style under 样式 (`styles`), the words some of them choose from, and a style changed by them.

Source: typography.md §18 (the options of line setting), §9 (those of headlines), §15 (fonts).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any, Final

from layout.build import messages
from layout.build.keys import Keys, Reader, SizedReader
from layout.build.values import (
    LENGTH,
    TEXT,
    USUAL_PT,
    LengthText,
    SizeText,
    Text,
    Truth,
    fault,
    one_of,
    read_between,
    read_length,
)
from layout.model.languages import PLAIN_EDGES
from layout.model.style import (
    Adjust,
    Align,
    Digits,
    EdgeStart,
    Hyphenation,
    Kinsoku,
    KoreanBreaks,
    LineEnd,
    Mend,
    Punctuation,
    Setting,
    TextStyle,
    Turns,
)
from layout.read.types import Scalar
from layout.units import Length, SizeTable, pt_from_mm

ALIGNS: Final = {"两端": "justify", "左": "start", "中": "center", "右": "end", "justify": "justify", "start": "start",
                 "center": "center", "centre": "center", "end": "end"}  # fmt: skip
PUNCTUATIONS: Final = {"全角": "quanjiao", "开明": "kaiming", "半角": "banjiao", "原样": "plain",
                       "quanjiao": "quanjiao", "kaiming": "kaiming", "banjiao": "banjiao",
                       "plain": "plain"}  # fmt: skip
LINE_ENDS: Final = {"半角": "half", "可变": "flex", "全角": "full", "悬挂": "hang", "half": "half", "flex": "flex",
                    "full": "full", "hang": "hang"}  # fmt: skip
LINE_STARTS: Final = {"半角": "trim", "全角": "keep", "trim": "trim", "keep": "keep"}
KINSOKUS: Final = {"无": "none", "基本": "basic", "国标": "gb", "严格": "strict", "none": "none", "basic": "basic",
                   "gb": "gb", "strict": "strict"}  # fmt: skip
DIGITS: Final = {"直立": "cells", "汉字": "han", "横卧": "rotated", "cells": "cells", "han": "han",
                 "rotated": "rotated"}  # fmt: skip
KOREAN: Final = {"词": "word", "音节": "syllable", "word": "word", "syllable": "syllable"}
GRIDS: Final = {"弹性": False, "严格": True, "elastic": False, "strict": True}
ADJUSTS: Final = {"先挤": "shrink", "只拉": "stretch", "逐行": "first_fit", "shrink": "shrink", "stretch": "stretch",
                  "first-fit": "first_fit"}  # fmt: skip
HYPHENATIONS: Final = {"是": "needed", "否": "off", "随处": "on", "yes": "needed", "true": "needed", "no": "off",
                       "false": "off", "off": "off", "on": "on", "needed": "needed"}  # fmt: skip
MENDS: Final = {"是": "on", "否": "off", "只记": "log", "yes": "on", "true": "on", "on": "on", "no": "off",
                "false": "off", "off": "off", "log": "log"}  # fmt: skip
TURNS: Final = {"按词": "words", "手工": "manual", "words": "words", "manual": "manual"}
FIXED: Final = frozenset(("不挤", "固定", "fixed"))
FIXED_STOP: Final = Length(-1.0, "em")
"""The blank after a stop that is not squeezed at all, as `Setting.stop_squeeze_em` tells it."""


HEADLINE_PT: Final = 42.0
"""The size that white in mm and pt is measured by."""


def _part_of_em(most_em: float) -> Callable[[object, SizeTable], Length]:
    """A reader for white between characters, up to `most_em`; in mm and pt that of a large headline."""

    def read(value: object, table: SizeTable) -> Length:
        length = read_length(value, table)
        most_pt = most_em * (USUAL_PT if length.unit == "em" else HEADLINE_PT)
        if length.unit in ("line", "column") or points(length, USUAL_PT) > most_pt:
            raise fault(messages.NOT_BETWEEN, least="0", most=f"{most_em:g}", unit_en="em", unit_zh="字")
        return length

    return read


def _stop(value: object, table: SizeTable) -> Length:
    """The least blank after a stop: a length, or that it is fixed."""
    written = value.text if isinstance(value, Scalar) else str(value)
    return FIXED_STOP if written.strip().lower() in FIXED else _half_em(value, table)


_half_em: Final = _part_of_em(0.5)
HalfEmText = Annotated[Length, SizedReader(_half_em, LENGTH)]
EmText = Annotated[Length, SizedReader(_part_of_em(1.0), LENGTH)]
StopText = Annotated[Length, SizedReader(_stop, TEXT)]
LastLineText = Annotated[float, Reader(read_between(1, 9, "characters", "字"), TEXT)]
CondensedText = Annotated[float, Reader(read_between(90, 100, "%", "％"), TEXT)]
ScaleText = Annotated[float, Reader(read_between(70, 130, "%", "％"), TEXT)]


class StyleKeys(Keys):
    """How one kind of text looks, where it differs from the house."""

    SHORT = "role"
    role: Text | None = None
    strong: Text | None = None
    size: SizeText | None = None
    leading: SizeText | None = None
    align: Annotated[Align | None, one_of(ALIGNS)] = None
    indent: LengthText | None = None
    tracking: EmText | None = None
    line_end: Annotated[LineEnd | None, one_of(LINE_ENDS)] = None
    line_start: Annotated[EdgeStart | None, one_of(LINE_STARTS)] = None
    first_line: Annotated[EdgeStart | None, one_of(LINE_STARTS)] = None
    punctuation: Annotated[Punctuation | None, one_of(PUNCTUATIONS)] = None
    stop_squeeze: StopText | None = None
    kinsoku: Annotated[Kinsoku | None, one_of(KINSOKUS)] = None
    autospace: HalfEmText | None = None
    autospace_fixed: Truth | None = None
    adjust: Annotated[Adjust | None, one_of(ADJUSTS)] = None
    last_line: LastLineText | None = None
    grid: Annotated[bool | None, one_of(GRIDS)] = None
    hyphenation: Annotated[Hyphenation | None, one_of(HYPHENATIONS)] = None
    bind_units: Truth | None = None
    mend: Annotated[Mend | None, one_of(MENDS)] = None
    digits: Annotated[Digits | None, one_of(DIGITS)] = None
    korean: Annotated[KoreanBreaks | None, one_of(KOREAN)] = None
    tabular: Truth | None = None
    latin_scale: ScaleText | None = None
    greek_scale: ScaleText | None = None
    cyrillic_scale: ScaleText | None = None
    hangul_scale: ScaleText | None = None
    spread: EmText | None = None
    turns: Annotated[Turns | None, one_of(TURNS)] = None
    blank_commas: Truth | None = None
    condensed: CondensedText | None = None
    proportional: Truth | None = None
    ink: Text | None = None


def joined(house: StyleKeys | None, own: StyleKeys) -> StyleKeys:
    """A style of the paper with what an issue changes in it."""
    if house is None:
        return own
    return house.changed(**{name: getattr(own, name) for name in own.written})


def points(length: Length, body_pt: float) -> float:
    """A length as points; columns are none."""
    return {"pt": 1.0, "em": body_pt, "mm": pt_from_mm(1.0)}.get(length.unit, body_pt) * length.value


def changed_style(style: TextStyle, keys: StyleKeys, body_pt: float) -> TextStyle:
    """A style with what the paper changed; lengths of its setting are in em of its own size."""
    size = points(keys.size, body_pt) if keys.size else style.size_pt
    return replace(
        style,
        role=keys.role.text.strip() if keys.role else style.role,
        strong_role=keys.strong.text.strip() if keys.strong else style.strong_role,
        size_pt=size,
        leading_pt=points(keys.leading, body_pt) if keys.leading else style.leading_pt,
        setting=_changed_setting(style.setting, keys, size),
    )


def _changed_setting(setting: Setting, keys: StyleKeys, size_pt: float) -> Setting:
    """The switches with what the paper changed."""

    def share(per_cent: float | None) -> float | None:
        return None if per_cent is None else per_cent / 100

    def em(length: Length | None) -> float | None:
        return None if length is None else points(length, size_pt) / size_pt

    given: dict[str, Any] = {
        "align": keys.align,
        "indent_em": em(keys.indent),
        "tracking_em": em(keys.tracking),
        "line_end": keys.line_end,
        "line_start": keys.line_start,
        "first_line": keys.first_line,
        "punctuation": keys.punctuation,
        "stop_squeeze_em": em(keys.stop_squeeze),
        "kinsoku": keys.kinsoku,
        "autospace_em": em(keys.autospace),
        "autospace_fixed": keys.autospace_fixed,
        "adjust": keys.adjust,
        "last_line_chars": None if keys.last_line is None else int(keys.last_line),
        "strict_grid": keys.grid,
        "hyphenation": keys.hyphenation,
        "binds_units": keys.bind_units,
        "mend": keys.mend,
        "digits": keys.digits,
        "korean": keys.korean,
        "tabular": keys.tabular,
        "latin_scale": share(keys.latin_scale),
        "greek_scale": share(keys.greek_scale),
        "cyrillic_scale": share(keys.cyrillic_scale),
        "hangul_scale": share(keys.hangul_scale),
        "spread_em": em(keys.spread),
        "turns": keys.turns,
        "blank_commas": keys.blank_commas,
        "condensed": share(keys.condensed),
        "proportional": keys.proportional,
    }
    chosen = {name: value for name, value in given.items() if value is not None}
    return replace(setting, **({**PLAIN_EDGES, **chosen} if keys.punctuation == "plain" else chosen))
