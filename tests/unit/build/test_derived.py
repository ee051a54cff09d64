"""What follows from the date and the paper: weekday, lunar date, number, words of jump lines."""

import datetime

import pytest

from layout.build.calendar import chinese_numeral, issue_number, long_date, lunar_date, weekday
from layout.build.jumps import jump_text
from layout.build.schema import FirstIssueKeys
from layout.build.values import chinese_number, number_of
from layout.diagnostics import Span
from layout.model.style import Lang

HERE = Span("issue.yaml", 1, 1)


@pytest.mark.parametrize(
    ("date", "lunar"),
    [
        ("2021-02-09", "农历庚子年十二月廿八"),
        ("2021-02-11", "农历庚子年十二月三十"),
        ("2021-02-12", "农历辛丑年正月初一"),
        ("2023-04-01", "农历癸卯年闰二月十一"),
        ("2024-01-11", "农历癸卯年十二月初一"),
        ("2024-12-15", "农历甲辰年十一月十五"),
        ("1800-01-01", ""),
    ],
)
def test_lunar_date(date: str, lunar: str) -> None:
    assert lunar_date(datetime.date.fromisoformat(date), "zh-Hans") == lunar


def test_weekday_and_date_in_every_language() -> None:
    day = datetime.date(2021, 2, 9)
    assert [weekday(day, lang) for lang in ("zh-Hans", "zh-Hant", "ja", "ko", "en")] == [
        *("星期二", "星期二", "火曜日", "화요일", "Tuesday")
    ]
    assert long_date(day, "zh-Hans") == "2021年2月9日"
    assert long_date(day, "en") == "February 9, 2021"


@pytest.mark.parametrize(
    ("date", "written", "number", "code"),
    [
        ("2021-02-09", None, 212, None),
        ("2021-02-09", 212, 212, None),
        ("2021-02-09", 211, 211, "B311"),
        ("2017-01-24", None, 1, None),
        ("2017-01-23", None, 0, "B313"),
    ],
)
def test_issue_number(date: str, written: int | None, number: int, code: str | None) -> None:
    first = FirstIssueKeys(span=HERE, places={}, date=datetime.date(2017, 1, 24))
    found, faults = issue_number(datetime.date.fromisoformat(date), written, first, HERE)
    assert (found, [fault.code for fault in faults]) == (number, [code] if code else [])


@pytest.mark.parametrize("number", range(100))
def test_chinese_numerals_read_back(number: int) -> None:
    assert chinese_number(chinese_numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "number"), [("１２", 12), ("十二", 12), ("两", 2), ("二十", 20), ("十百", None), ("", None)]
)
def test_numbers(text: str, number: int | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("lang", "chinese", "to", "back"),
    [
        ("zh-Hans", False, "（下转第3版）", "（上接第3版）"),
        ("zh-Hans", True, "（下转第三版）", "（上接第三版）"),
        ("zh-Hant", False, "（下轉第3版）", "（上接第3版）"),
        ("ja", False, "（3面に続く）", "（3面から続く）"),
        ("en", False, "(Continued on page 3)", "(Continued from page 3)"),
    ],
)
def test_jump_lines(lang: Lang, chinese: bool, to: str, back: str) -> None:
    assert jump_text(3, True, (lang, chinese), HERE).text == to
    assert jump_text(3, False, (lang, chinese), HERE).text == back
