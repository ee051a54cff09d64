"""The Chinese calendar from 1900 to 2100 as a table: the length of every month, and which is a leap month.

Decisions: a table, since computing where the sun and the moon stand took longer than reading all the copy of an issue.
A test computes it again, month by month. Source: GB/T 33661—2017, as lunar_python
computes it.
"""

import datetime
from typing import Final, NamedTuple

FIRST_YEAR: Final = 1900
FIRST_DAY: Final = datetime.date(1900, 1, 31)
"""New Year's Day of the first year."""
YEARS: Final = (
    0x16d28, 0x07520, 0x0ea50, 0x164a5, 0x064b0, 0x0a9b0, 0x15564, 0x056a0, 0x0b590, 0x17522,
    0x07520, 0x1b256, 0x0b250, 0x0a4b0, 0x14ab5, 0x02ad0, 0x056b0, 0x0b692, 0x0da90, 0x1d927,
    0x0e920, 0x0d250, 0x1a4d5, 0x0a560, 0x02b60, 0x15b54, 0x06d40, 0x0ea90, 0x1e922, 0x0e920,
    0x0d266, 0x052b0, 0x0a570, 0x12b65, 0x0b5a0, 0x06d40, 0x0ec93, 0x07490, 0x16937, 0x0a930,
    0x052b0, 0x0a5b6, 0x0aad0, 0x056a0, 0x1b554, 0x0ba40, 0x0b490, 0x1a932, 0x0a950, 0x152d7,
    0x05360, 0x0aad0, 0x15aa5, 0x05b20, 0x0da50, 0x1d4a3, 0x0d4a0, 0x0a958, 0x0a970, 0x05560,
    0x0ab56, 0x0ad50, 0x06d20, 0x0ea54, 0x0ea50, 0x064a0, 0x0c973, 0x0a9b0, 0x155a7, 0x056a0,
    0x0b690, 0x17525, 0x0b520, 0x0b250, 0x164b4, 0x0a4b0, 0x14ab8, 0x02ad0, 0x056d0, 0x0b696,
    0x0da90, 0x0d920, 0x1d254, 0x0d250, 0x1a4da, 0x0a560, 0x02b60, 0x05b56, 0x06d50, 0x0ea90,
    0x1e925, 0x0e920, 0x0d260, 0x0a563, 0x0a570, 0x14d68, 0x035a0, 0x06d50, 0x16c95, 0x07490,
    0x06930, 0x152b4, 0x052b0, 0x0a5b0, 0x155a2, 0x056a0, 0x1b557, 0x0ba40, 0x0b490, 0x1a935,
    0x0a950, 0x052d0, 0x0aad4, 0x0ab50, 0x15aa9, 0x05d20, 0x0da50, 0x1d4a6, 0x0d4a0, 0x0c950,
    0x152e4, 0x05560, 0x0ab50, 0x15b22, 0x06d20, 0x0ea56, 0x07250, 0x064b0, 0x0c975, 0x0cab0,
    0x055a0, 0x0ad63, 0x0b690, 0x1752b, 0x0b520, 0x0b250, 0x1a4b6, 0x0a4b0, 0x04ab0, 0x055b5,
    0x05ad0, 0x0b6a0, 0x1b522, 0x0d920, 0x1d257, 0x0d250, 0x0a550, 0x14ad5, 0x04b60, 0x05b50,
    0x0daa3, 0x0ec90, 0x1e928, 0x0e920, 0x0d260, 0x0a566, 0x0a570, 0x04d60, 0x06d54, 0x07550,
    0x07490, 0x0e933, 0x06930, 0x152b7, 0x052b0, 0x0a5b0, 0x155a5, 0x056a0, 0x0b650, 0x174a4,
    0x0b4a0, 0x1a958, 0x0a950, 0x052d0, 0x0aad6, 0x0ab50, 0x05aa0, 0x0ba54, 0x0da50, 0x0d4a0,
    0x1c953, 0x0c960, 0x194e7, 0x05560, 0x0ab50, 0x15b25, 0x06d20, 0x0ea50, 0x0e4a4, 0x068b0,
    0x0c978, 0x04ab0, 0x055b0, 0x0ad66, 0x0b6a0, 0x07520, 0x17254, 0x0b450, 0x0a8b0, 0x149b2,
    0x04ab0,
)  # fmt: skip
"""Each year: the number of the month that its leap month follows in the lowest four bits (0: it has none), then a bit
for each of its months in order, set where it has 30 days, not 29.
"""
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_UNITS: Final = "一二三四五六七八九"
_WHOLE_TENS: Final = {10: "初十", 20: "二十", 30: "三十"}


class LunarDay(NamedTuple):
    """A day: the year that its New Year began in, the month (1 to 12), whether that is the leap one, the day from 1."""

    year: int
    month: int
    is_leap: bool
    day: int


def months_of(year: int) -> tuple[tuple[int, bool, int], ...]:
    """The months of a year in order: number, whether it is the leap one, days."""
    row = YEARS[year - FIRST_YEAR]
    leap = row & 0xF
    numbers = [(number, False) for number in range(1, 13)]
    if leap:
        numbers.insert(leap, (leap, True))
    return tuple((number, is_leap, 29 + (row >> 4 + at & 1)) for at, (number, is_leap) in enumerate(numbers))


def lunar_day(date: datetime.date) -> LunarDay:
    """A date in the Chinese calendar.

    Args:
        date: From `FIRST_DAY` to the end of 2100.
    """
    days = (date - FIRST_DAY).days
    year = FIRST_YEAR
    while days >= (length := _days_of(YEARS[year - FIRST_YEAR])):
        days -= length
        year += 1
    for month, is_leap, length in months_of(year):
        if days < length:
            return LunarDay(year, month, is_leap, days + 1)
        days -= length
    raise AssertionError("a day is in one of the months of its year")


def _days_of(row: int) -> int:
    """How many days a year has."""
    return 29 * (13 if row & 0xF else 12) + (row >> 4).bit_count()


def year_name(year: int) -> str:
    """The year in the cycle of sixty: 2020 is 庚子."""
    return _STEMS[(year - 4) % 10] + _BRANCHES[(year - 4) % 12]


def day_name(day: int) -> str:
    """The day of a month: 初一, 十五, 二十, 廿八, 三十."""
    return _WHOLE_TENS.get(day) or "初十廿"[day // 10] + _UNITS[day % 10 - 1]
