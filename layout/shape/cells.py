"""What stands upright in a vertical line: short numbers, capitals and signs in cells of one em, dates in Han numerals.

Decisions: one or two digits share a cell; three digits (condensed by a fifth at most), a decimal or a per cent of up
to four characters do where the face sets them within an em, else three or four digits have a cell each and the others
lie on their side with what they belong to. Signs that Unicode holds upright stand so unless they are part of a Latin
run. Where dates are shown in Han numerals, the boxes still stand for the digits of the text.

Source: typography.md §13; Unicode Standard Annex 50, version 15 (value U).
"""

import re
from collections.abc import Callable
from typing import Final

from layout.chars import CharClass
from layout.shape.classes import JOINED

_UPRIGHT: Final = r"""
      (?<![A-Za-z0-9.,:/\-–@_+×÷=~$€£¥\#&−±]) (?<![A-Za-z0-9]['’])
      (?<![A-Za-z][ ])     # inside no word, number, or phrase of Latin
      (?: (?P<shared>[0-9]{1,2}(?:\.[0-9]|%)|[0-9]\.[0-9]{2}|[0-9]{3}%?) | (?P<digits>[0-9]{1,4}) | [A-Z]{1,4} )
      (?![A-Za-z0-9@_%‰°²³¹⁰-ₜ+*]) (?![.,:/\-–×÷=~&'’][0-9A-Za-z]) (?![ ][A-Za-z])
    | (?<=\d)[℃℉]
"""
_SIGN: Final = "[§©®±÷×‖†‡⁂⁑∞∴∵¼-¾℀℁ℏℓ℔℗℞-℣℥℧℩℮ℵ-ℿⅅ-⅊⅌⅍⅏⅐-⅟↉‰‱№￠-￦＄]"
_DATE: Final = r"(?<![0-9.,:/\-–])(?:(?P<year>[0-9]{4})(?=年|[—～至][0-9]{4}年)|(?P<number>[0-9]{1,2})(?=月|日(?!元)))"
"""These are compiled when the first vertical text asks for them."""
_HAN_DIGITS: Final = "〇一二三四五六七八九"
_CELLED: Final = (CharClass.NUM, CharClass.LAT, CharClass.POST, CharClass.PREF)


def stand_cells_up(text: str, classes: list[int], fits: Callable[[str], bool]) -> None:
    """Gives the class of a cell to what stands upright in a vertical line.

    Args:
        text: The paragraph.
        classes: Its classes; changed in place.
        fits: Whether characters set side by side are no wider than an em.

    Source: typography.md §13.
    """
    for match in re.finditer(_UPRIGHT, text, re.VERBOSE):
        first, end = match.span()
        if any(classes[at] not in _CELLED for at in range(first, end)):
            continue
        is_one = bool(match["shared"]) and fits(match[0])
        if match["shared"] and not is_one and not match[0].isdigit():
            continue
        classes[first:end] = [CharClass.CELL] * (end - first)
        if is_one or (match["digits"] and end - first == 2):
            classes[first + 1 : end] = [JOINED] * (end - first - 1)
    for match in re.finditer(_SIGN, text):
        if classes[match.start()] in _CELLED and not _lies(text, classes, match.start()):
            classes[match.start()] = CharClass.CELL


def _lies(text: str, classes: list[int], at: int) -> bool:
    """Whether a sign at `at` belongs to a number or word that lies on its side; full-width ones never do."""
    return text[at] < "\uff00" and any(
        0 <= i < len(text) and text[i].isascii() and text[i].isalnum() and classes[i] in _CELLED
        for i in (at - 1, at + 1)
    )


def han_numerals(text: str, classes: list[int]) -> dict[int, str]:
    """What the digits of dates show as Han numerals, by place; their classes become those of Han.

    Args:
        text: The paragraph.
        classes: Its classes; changed in place.

    Source: typography.md §13; GB/T 15835—2011 (a date is not written half in Han numerals).
    """
    shown: dict[int, str] = {}
    for match in re.finditer(_DATE, text):
        first, end = match.span()
        if match["year"] or end - first == 1:
            words = [_HAN_DIGITS[int(digit)] for digit in match[0]]
        elif match[0] == "10":
            words = ["十", ""]
        elif match[0][1] == "0":
            words = [_HAN_DIGITS[int(match[0][0])], "十"]
        else:
            tens = "" if match[0][0] == "1" else _HAN_DIGITS[int(match[0][0])]
            words = [tens + "十" if match[0][0] != "0" else "〇", _HAN_DIGITS[int(match[0][1])]]
        for at, word in zip(range(first, end), words, strict=True):
            classes[at] = CharClass.HAN if word else JOINED
            if word:
                shown[at] = word
    return shown
