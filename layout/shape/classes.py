"""Classes of a whole paragraph: what single characters are once their neighbours are known.

Decisions: the classes are those of `layout.chars`; `JOINED` marks a character that belongs to the box before it (the
second half of `——`, a combining mark, a control, a typed space that has no width of its own). Looking is done by
regular expressions, so that plain Han costs one look-up a character.

Source: typography.md §§2, 5, 6.3.
"""

import re
from typing import Final

from layout.chars import (
    CONTROLS,
    IDEOGRAPHIC,
    LATIN,
    LATIN_MARKS,
    SPACES,
    TYPED_SPACES,
    WIDE_MARKS,
    CharClass,
    classify,
)
from layout.model.style import Blanks
from layout.shape.quotes import latin_quotes

JOINED: Final = 0
"""No class: the character belongs to the box before it."""
EXTENDERS: Final = (
    "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20f0\ufe00-\ufe0f\u3099\u309a\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
)
_LETTER: Final = r"A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff"
_CONTEXT: Final = re.compile(
    r"[0-9.@&_:=$—―…⋯–\-~/·+−±#×'\"’“”‘²³¹⁰ⁱ⁴-ₜ\U0001f1e6-\U0001f1ff\u00ad\u200b-\u200d\u2060\ufeff \u00a0\t"
    + EXTENDERS + "]"
)  # fmt: skip
_NUMBER: Final = re.compile(r"\d+(?:[.,:/\-]\d+)*", re.ASCII)
_LATIN_NUMBER: Final = re.compile(r"\d+(?:[.,:/\-–]\d+)*", re.ASCII)
_WORD: Final = re.compile(rf"[{_LETTER}0-9](?:['’\-&.@_/+]?[{_LETTER}0-9])+")
_ADDRESS: Final = re.compile(
    r"(?<![A-Za-z0-9+.\-])(?:[A-Za-z][A-Za-z0-9+.\-]*://|www\.)[!-~]*[A-Za-z0-9/=#&\-_]"
    r"|(?<![A-Za-z0-9._+\-])[A-Za-z0-9._+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"
)
_SIGN: Final = re.compile(rf"(?<![{_LETTER}0-9%)\]])[+\-−±＋－#＃](?=\d)")
_MODEL: Final = re.compile(r"(?<=[\u4e00-\u9fff])-(?=\d{1,4}(?:[A-Z](?![A-Za-z]))?(?![\d.,%‰℃℉°度A-Za-z]))")
"""The hyphen of a model (歼-20) is no sign of a number below zero (气温-5℃)."""
_UNIT_SIGN: Final = re.compile(r"(?<=\d)[℃℉㎀-㏟]")
_PER_MILLE: Final = re.compile(r"(?<=\d)[‰‱]")
"""Part of its number, though faces draw it as wide as Han."""
_LONE_SIGN: Final = re.compile(
    rf"(?<![{_LETTER}0-9%)\]+=&#@$\s])[+=&](?![{_LETTER}0-9(\[+=&#@$\s])"
    rf"|(?<![{_LETTER}0-9+=&#@$])[#@$](?=[\u2e80-\uffef])|(?<=[\u2e80-\uffef])#(?![{_LETTER}0-9])"
)
"""A sign of Latin text that belongs to no word or number: 互联网+教育, #话题#."""
_WIDE_OPERATOR: Final = re.compile(rf"(?<=[{_LETTER}0-9])[＋－×÷＝＜＞]+(?=[{_LETTER}0-9])")
_WIDE_COLON: Final = re.compile(r"(?<=[0-9])：(?=[0-9])")
"""The colon of a time or a score typed wide (10：30, 3：1): half an em, its ink in the middle, part of its number."""
_PAIR: Final = re.compile(r"——|――|……|⋯⋯")
_ATTACHED: Final = re.compile(f"[{EXTENDERS}{''.join(sorted(CONTROLS))}\u200d]|(?<=\u200d).")
_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_RAISED: Final = re.compile("[²³¹⁰ⁱ⁴-ₜ]+")
_TIMES: Final = re.compile("×+")
_SPACE: Final = re.compile(f"[{TYPED_SPACES}]+")


class _Static(dict[str, CharClass]):
    """Classes of single characters in one language, filled as they are met."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang = lang

    def __missing__(self, char: str) -> CharClass:
        cls = self[char] = classify(char, self.lang)
        return cls


_STATIC: Final[dict[str, _Static]] = {}


def static_classes(lang: str) -> dict[str, CharClass]:
    """The class of each single character in a language; asking for a new one adds it."""
    return _STATIC.setdefault(lang, _Static(lang))


def classes_of(
    text: str, lang: str, foreign: tuple[tuple[int, int, str], ...] = (), blanks: Blanks = "autospace"
) -> list[int]:
    """The class of every character of a paragraph, or `JOINED`.

    Args:
        text: One paragraph, normalised.
        lang: Its language.
        foreign: Spans (start, end, language) that are in another language.
        blanks: What a space beside a number, a Latin word or a bracket is.
    """
    table = static_classes(lang)
    classes: list[int] = [table[char] for char in text]
    for start, end, other in foreign:
        table = static_classes(other)
        classes[start:end] = [table[char] for char in text[start:end]]
    if not _CONTEXT.search(text):
        return classes
    is_latin = lang in ("en", "ko")
    _number_and_word(text, classes, _LATIN_NUMBER if is_latin else _NUMBER)
    _signs(text, classes)
    if not is_latin:
        _signs_of_han(text, classes)
        if lang == "zh-Hans":
            for match in _WIDE_COLON.finditer(text):
                classes[match.start()] = CharClass.MID
        for at, cls in latin_quotes(text).items():
            classes[at] = cls
        _latin_dashes(text, classes)
    for match in re.finditer("[\"']", text):
        if classes[match.start()] is CharClass.LAT and not _inside_word(text, match.start()):
            classes[match.start()] = _straight_quote(text, match.start())
    if lang != "en":
        _joined_pairs(text, classes)
    for match in _FLAG.finditer(text):
        classes[match.start() + 1] = JOINED
    for match in _ATTACHED.finditer(text):
        if match.start() or match[0] in CONTROLS:
            classes[match.start()] = JOINED
    _spaces(text, classes, keep=is_latin, blanks=blanks)
    return classes


def _number_and_word(text: str, classes: list[int], number: re.Pattern[str]) -> None:
    """Marks inside numbers, words and addresses become part of them."""
    for match in _WORD.finditer(text):
        for at in range(match.start(), match.end()):
            if classes[at] not in (CharClass.NUM, CharClass.LAT):
                classes[at] = CharClass.LAT
    for match in number.finditer(text):
        classes[match.start() : match.end()] = [CharClass.NUM] * (match.end() - match.start())
    for match in _ADDRESS.finditer(text):
        classes[match.start() : match.end()] = [CharClass.LAT] * (match.end() - match.start())


def _signs(text: str, classes: list[int]) -> None:
    """Signs before and after numbers, connectors and strokes between Han."""
    for match in _SIGN.finditer(text):
        classes[match.start()] = CharClass.PREF
    for match in _MODEL.finditer(text):
        classes[match.start()] = CharClass.CONN
    open_tags = 0
    for match in _LONE_SIGN.finditer(text):
        opens = match[0] in "@$" or (match[0] == "#" and not open_tags)
        open_tags = (open_tags + 1) % 2 if match[0] == "#" else open_tags
        classes[match.start()] = CharClass.LOPEN if opens else CharClass.LMARK
    for match in _UNIT_SIGN.finditer(text):
        classes[match.start()] = CharClass.POST
    for match in _PER_MILLE.finditer(text):
        classes[match.start()] = CharClass.NUM
    for match in _WIDE_OPERATOR.finditer(text):
        classes[match.start() : match.end()] = [CharClass.LAT] * len(match[0])
    for match in re.finditer(r"[/\-~]", text):
        at = match.start()
        if classes[at] is not CharClass.LAT:
            continue
        sides = [classes[i] in IDEOGRAPHIC for i in (at - 1, at + 1) if 0 <= i < len(text)]
        between = len(sides) == 2 and all(sides)
        if match[0] == "/" and any(sides):
            classes[at] = CharClass.SLASH
        elif (match[0] in "-~" and between) or (match[0] == "~" and _between_digits(text, at)):
            classes[at] = CharClass.CONN


def _signs_of_han(text: str, classes: list[int]) -> None:
    """× that stands for a character that is not told (张××) is one of them; a raised figure after Han is a note's."""
    for match in _TIMES.finditer(text):
        around = _beyond_spaces(text, match.start(), -1), _beyond_spaces(text, match.end() - 1, 1)
        if not any(side.isascii() and side.isalnum() for side in around):
            classes[match.start() : match.end()] = [CharClass.HAN] * len(match[0])
    for match in _RAISED.finditer(text):
        if match.start() and classes[match.start() - 1] not in LATIN:
            classes[match.start() : match.end()] = [CharClass.POST] * len(match[0])


def _between_digits(text: str, at: int) -> bool:
    """Whether digits (or a per cent sign before) stand on both sides."""
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _latin_dashes(text: str, classes: list[int]) -> None:
    """A single dash, … or · with Latin on both sides belongs to the Latin text."""
    for match in re.finditer(r"(?<![—…])[—–…](?![—…])", text):
        at = match.start()
        if classes[at] in (CharClass.NUM, CharClass.LAT):
            continue
        if all(side and _is_latin(side) for side in (_beyond_spaces(text, at, -1), _beyond_spaces(text, at, 1))):
            classes[at] = CharClass.LAT


def _beyond_spaces(text: str, at: int, step: int) -> str:
    """The nearest character that is no space before (`step` −1) or after (1) place `at`; empty at the text's edge."""
    at += step
    while 0 <= at < len(text) and text[at] == " ":
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _is_latin(char: str) -> bool:
    """Whether a letter of the Latin face stands there (digits are joined by connectors, not by Latin dashes)."""
    return classify(char) is CharClass.LAT


def _inside_word(text: str, at: int) -> bool:
    """Whether letters stand on both sides."""
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def _straight_quote(text: str, at: int) -> CharClass:
    """A straight quote opens at the start, after a space or an opening bracket; else it closes."""
    before = text[at - 1 : at]
    if not before or before.isspace() or classify(before) in (CharClass.OPEN, CharClass.LOPEN):
        return CharClass.LOPEN
    after = text[at + 1 : at + 2]
    closes = not after or after.isspace() or classify(after) in WIDE_MARKS or classify(after) is CharClass.LMARK
    if closes or text.count(text[at], max(0, at - 200), at) % 2:
        return CharClass.LCLOSE
    return CharClass.LOPEN


def _joined_pairs(text: str, classes: list[int]) -> None:
    """—— and …… are one unit of two em."""
    for match in _PAIR.finditer(text):
        is_dash = match[0][0] in "—―"
        classes[match.start()] = CharClass.DASH2 if is_dash else CharClass.ELL
        classes[match.start() + 1] = JOINED


def _spaces(text: str, classes: list[int], keep: bool, blanks: Blanks) -> None:
    """Which typed spaces have a width; the others are `JOINED`.

    Args:
        text: The paragraph.
        classes: Its classes so far.
        keep: Every space but those at the edges has one (Korean, English).
        blanks: Which others have one.
    """
    for match in _SPACE.finditer(text):
        first, end = match.span()
        left, right = _near(classes, first, -1), _near(classes, end - 1, 1)
        has_width = left is not None and right is not None and _has_width(left, right, keep)
        if blanks != "autospace" and not has_width and left is not None and right is not None:
            has_width = _is_pause(text, classes, match.span(), (left, right), blanks)
        classes[first:end] = [CharClass.SP if has_width else JOINED] + [JOINED] * (end - first - 1)


def _near(classes: list[int], at: int, step: int) -> int | None:
    """The nearest class that is not `JOINED`; None at the edge of the text."""
    at += step
    while 0 <= at < len(classes):
        if classes[at] != JOINED:
            return classes[at]
        at += step
    return None


def _has_width(left: int, right: int, keep: bool) -> bool:
    """Whether a typed space between two classes is kept (typography.md §5)."""
    if CharClass.BREAK in (left, right) or left in SPACES or right in SPACES:
        return False
    if keep:
        return True
    if left in WIDE_MARKS or right in WIDE_MARKS:
        return False
    is_mixed = (left in IDEOGRAPHIC and right in LATIN) or (left in LATIN and right in IDEOGRAPHIC)
    return not is_mixed


def _is_pause(text: str, classes: list[int], span: tuple[int, int], sides: tuple[int, int], blanks: Blanks) -> bool:
    """Whether a space that has no width in running text is a pause: between two phrases at a bracket's or quotation
    mark's outer side, or beside a number or Latin word that touches Han on its other side (老管道爆裂 3.2万户停水). Who
    types spaces around numbers as a habit types them on both sides; kept blanks stand there too.
    """
    left, right = sides
    phrases = IDEOGRAPHIC | LATIN | {CharClass.CLOSE}, IDEOGRAPHIC | LATIN | {CharClass.OPEN}
    if CharClass.CLOSE in sides or CharClass.OPEN in sides:
        return left in phrases[0] and right in phrases[1]
    if blanks == "kept":
        return {left, right} <= IDEOGRAPHIC | LATIN
    if right in LATIN and left in IDEOGRAPHIC:
        return _beyond_run(text, classes, span[1], 1) in IDEOGRAPHIC
    if left in LATIN and right in IDEOGRAPHIC:
        return _beyond_run(text, classes, span[0] - 1, -1) in IDEOGRAPHIC
    return False


def _beyond_run(text: str, classes: list[int], at: int, step: int) -> int | None:
    """The class next to the words and numbers that place `at` belongs to, spaces between them included; None where the
    text ends there or a space stands before it.
    """
    spaced = False
    while 0 <= at < len(classes):
        if text[at].isspace():
            spaced = True
        elif classes[at] != JOINED:
            if not in_latin_run(classes[at]):
                return None if spaced else classes[at]
            spaced = False
        at += step
    return None


def in_latin_run(cls: int) -> bool:
    """Whether a class is shaped as part of a run (Latin words and marks, Hangul), not as a unit of its own."""
    return cls in LATIN or cls in LATIN_MARKS or cls == CharClass.HANGUL
