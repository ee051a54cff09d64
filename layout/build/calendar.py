"""What follows from an issue's date: weekday, lunar date, issue number, and how they are written."""

import datetime
from typing import Final

from layout.build import messages_content
from layout.build.lunar import day_name, lunar_day, year_name
from layout.build.schema import FirstIssueKeys
from layout.build.values import DIGITS
from layout.diagnostics import Diagnostic, Span
from layout.model.style import Lang

_WEEKDAYS_ZH: Final = "一二三四五六日"
_WEEKDAYS_EN: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_EN: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                     "November", "December")  # fmt: skip
_LUNAR_MONTHS: Final = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def weekday(date: datetime.date, lang: Lang) -> str:
    """The day of the week, in words."""
    if lang == "en":
        return _WEEKDAYS_EN[date.weekday()]
    if lang == "ja":
        return f"{'月火水木金土日'[date.weekday()]}曜日"
    if lang == "ko":
        return f"{'월화수목금토일'[date.weekday()]}요일"
    return f"星期{_WEEKDAYS_ZH[date.weekday()]}"


def long_date(date: datetime.date, lang: Lang) -> str:
    """The date as the page header says it."""
    if lang == "en":
        return f"{_MONTHS_EN[date.month - 1]} {date.day}, {date.year}"
    if lang == "ko":
        return f"{date.year}년 {date.month}월 {date.day}일"
    return f"{date.year}年{date.month}月{date.day}日"


def lunar_date(date: datetime.date, lang: Lang) -> str:
    """The lunar date of a Chinese paper: 农历庚子年十二月廿八; nothing in other languages and outside 1900 to 2100."""
    if lang not in ("zh-Hans", "zh-Hant", "zh-HK") or not 1901 <= date.year <= 2099:
        return ""
    year, month, is_leap, day = lunar_day(date)
    leap = ("闰" if lang == "zh-Hans" else "閏") if is_leap else ""
    calendar = "农历" if lang == "zh-Hans" else "農曆"
    return f"{calendar}{year_name(year)}年{leap}{_LUNAR_MONTHS[month - 1]}月{day_name(day)}"


def issue_words(number: int, lang: Lang) -> str:
    """The issue number as the nameplate says it; nothing where it is not known (0)."""
    if not number:
        return ""
    words = {"en": "No. {}", "zh-Hans": "总第{}期", "ja": "第{}号", "ko": "제{}호"}
    return words.get(lang, "總第{}期").format(number)


def chinese_numeral(number: int) -> str:
    """A number below 100 in Chinese numerals; larger ones stay digits."""
    if number >= 100:
        return str(number)
    tens, units = divmod(number, 10)
    if tens == 0:
        return DIGITS[units]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[units] if units else "")


def issue_number(
    date: datetime.date, written: int | None, first: FirstIssueKeys | None, span: Span
) -> tuple[int, tuple[Diagnostic, ...]]:
    """The number of the issue: counted from the first issue, or as written; both must agree.

    Args:
        date: The day of this issue.
        written: The number in issue.yaml, if any.
        first: The first issue and the period, from paper.yaml.
        span: Where a fault is shown.
    """
    if first is None:
        if written is None:
            return 0, (Diagnostic(message=messages_content.NUMBER_UNKNOWN, span=span),)
        return written, ()
    days = (date - first.date).days
    if days < 0:
        values = {"first": first.date.isoformat()}
        return written or 0, (
            Diagnostic(message=messages_content.BEFORE_FIRST, values=values, span=span, found=str(date)),
        )
    derived = first.number + days // first.period
    if written is not None and written != derived:
        values = {"written": str(written), "derived": str(derived)}
        return written, (
            Diagnostic(message=messages_content.NUMBER_MISMATCH, values=values, span=span, found=str(written)),
        )
    return derived, ()
