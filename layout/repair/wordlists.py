"""Numbers that Word counts before paragraphs: they stand in no text of the document, but are printed.

Decisions: a list counts on through all paragraphs of its abstract definition; a deeper level begins anew behind a
shallower one; a private sign of a symbol font is a bullet. Source: ISO/IEC 29500-1 §17.9; the forms of numbers
§17.18.59.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from layout.records import dataclass
from layout.repair.wordparts import Element, attribute, children, first

BULLET: Final = "●"
_DIGITS: Final = "〇一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
LEVELS: Final = 9


def value_of(element: Element | None, *names: str) -> str:
    """The `val` at the end of a path of children, or nothing."""
    for name in names:
        element = first(element, name)
    return attribute(element, "val") if element is not None else ""


def whole(text: str, other: int) -> int:
    """A number of an attribute, or another one where it is none."""
    return int(text) if text.isdecimal() and len(text) < 6 else other


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how its number is written, and what stands around it (`（%1）`)."""

    start: int
    form: str
    text: str


class Numbers:
    """The counters of a document's lists."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self.styles = {attribute(style, "styleId"): style for style in children(styles, "style")}
        self.abstract = {
            attribute(item, "abstractNumId"): {
                whole(attribute(level, "ilvl"), 0): _level(level) for level in children(item, "lvl")
            }
            for item in children(numbering, "abstractNum")
        }
        self.numbers = {attribute(item, "numId"): item for item in children(numbering, "num")}
        self.counts: dict[str, list[int | None]] = {}
        self.started: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """The number that is printed before a paragraph, counted on; nothing where there is none."""
        number, depth = self._list_of(first(paragraph, "pPr"))
        item = self.numbers.get(number)
        if item is None or not 0 <= depth < LEVELS:
            return ""
        key = value_of(item, "abstractNumId")
        levels = {**self.abstract.get(key, {}), **_overridden(item)}
        if depth not in levels:
            return ""
        counts = self.counts.setdefault(key, [None] * LEVELS)
        for override in children(item, "lvlOverride"):
            at, start = whole(attribute(override, "ilvl"), 0), value_of(override, "startOverride")
            if start and at < LEVELS and (number, at) not in self.started:
                self.started.add((number, at))
                counts[at] = whole(start, 1) - 1
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return _written(levels, counts, depth)

    def heading(self, form: Element | None) -> int:
        """The level of a heading: 1 for the title of the document, then from 2; 0 for text."""
        name, seen = value_of(form, "pStyle"), set[str]()
        level = value_of(form, "outlineLvl")
        while name in self.styles and name not in seen and not level:
            seen.add(name)
            said = value_of(self.styles[name], "name").lower()
            if said in ("title", "标题"):
                return 1
            named = re.fullmatch("(?:heading|标题) ?([1-9])", said)
            level = value_of(self.styles[name], "pPr", "outlineLvl") or (str(int(named[1]) - 1) if named else "")
            name = value_of(self.styles[name], "basedOn")
        depth = whole(level, LEVELS)
        return min(depth + 2, 9) if depth < LEVELS else 0

    def _list_of(self, form: Element | None) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else that of its style."""
        own = first(form, "numPr")
        number, depth = value_of(own, "numId"), value_of(own, "ilvl")
        name, seen = value_of(form, "pStyle"), set[str]()
        while name in self.styles and name not in seen and not (number and depth):
            seen.add(name)
            style = first(self.styles[name], "pPr")
            number = number or value_of(style, "numPr", "numId")
            depth = depth or value_of(style, "numPr", "ilvl")
            name = value_of(self.styles[name], "basedOn")
        return number, whole(depth, 0)


def _level(element: Element) -> Level:
    return Level(
        whole(value_of(element, "start"), 1), value_of(element, "numFmt") or "decimal", value_of(element, "lvlText")
    )


def _overridden(item: Element) -> dict[int, Level]:
    """Levels that a list defines anew."""
    found = ((whole(attribute(one, "ilvl"), 0), first(one, "lvl")) for one in children(item, "lvlOverride"))
    return {at: _level(level) for at, level in found if level is not None}


def _written(levels: Mapping[int, Level], counts: list[int | None], depth: int) -> str:
    """The label of a level with the numbers of those above it in their places."""
    level = levels[depth]
    if level.form == "none":
        return ""
    if level.form == "bullet":
        sign = level.text.strip()
        return sign if sign and not any("\ue000" <= char <= "\uf8ff" for char in sign) and sign != "o" else BULLET
    text = level.text
    for at in range(depth + 1):
        if f"%{at + 1}" in text and at in levels:
            count = counts[at]
            said = written_number(levels[at].start if count is None else count, levels[at].form)
            text = text.replace(f"%{at + 1}", said)
    text = text.strip()
    return f"{text} " if text[-1:].isascii() and text[-1:].isalnum() else text


def written_number(number: int, form: str) -> str:
    """A number in one of Word's forms; those that are not known are figures."""
    forms: Mapping[str, Callable[[int], str]] = {
        "upperRoman": _roman, "lowerRoman": lambda n: _roman(n).lower(), "upperLetter": _letters,
        "lowerLetter": lambda n: _letters(n).lower(), "chineseCounting": _counted, "chineseCountingThousand": _counted,
        "japaneseCounting": _counted, "taiwaneseCounting": _counted, "taiwaneseCountingThousand": _counted,
        "ideographDigital": _by_digit, "japaneseDigitalTenThousand": _by_digit, "taiwaneseDigital": _by_digit,
        "chineseLegalSimplified": lambda n: _counted(n, _LEGAL, "拾佰仟"), "decimalZero": lambda n: f"{n:02d}",
        "ideographLegalTraditional": lambda n: _counted(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
        "ideographTraditional": lambda n: "甲乙丙丁戊己庚辛壬癸"[(n - 1) % 10],
        "ideographZodiac": lambda n: "子丑寅卯辰巳午未申酉戌亥"[(n - 1) % 12],
        "decimalEnclosedCircle": _circled, "decimalEnclosedCircleChinese": _circled,
        "ideographEnclosedCircle": lambda n: chr(0x3280 + n - 1) if 0 < n <= 10 else str(n),
        "decimalFullWidth": lambda n: str(n).translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    }  # fmt: skip
    return forms[form](number) if form in forms and number > 0 else str(number)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text, number = text + sign * (number // value), number % value
    return text


def _letters(number: int) -> str:
    return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _counted(number: int, digits: str = "零" + _DIGITS[1:], units: str = "十百千") -> str:
    """A number as it is counted in Chinese, up to 9,999: 十, 十一, 一百零三."""
    if number > 9999:
        return str(number)
    figures, text = str(number), ""
    for place, figure in enumerate(figures):
        unit = len(figures) - place - 1
        if figure != "0":
            text += digits[int(figure)] + (units[unit - 1] if unit else "")
        elif not text.endswith(digits[0]) and figures[place:].strip("0"):
            text += digits[0]
    return text[1:] if units[0] == "十" and 10 <= number < 20 else text
