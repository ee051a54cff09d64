"""The table of the Chinese calendar is what the places of sun and moon say."""

import datetime

import pytest
from lunar_python import LunarYear, Solar

from layout.build.lunar import FIRST_DAY, FIRST_YEAR, YEARS, LunarDay, day_name, lunar_day, months_of, year_name


@pytest.mark.parametrize("year", range(FIRST_YEAR, FIRST_YEAR + len(YEARS)))
def test_months_as_computed(year: int) -> None:
    computed = LunarYear.fromYear(year).getMonthsInYear()
    months = [(abs(month.getMonth()), month.getMonth() < 0, month.getDayCount()) for month in computed]
    assert list(months_of(year)) == months
    first = Solar.fromJulianDay(computed[0].getFirstJulianDay())
    new_year = datetime.date(first.getYear(), first.getMonth(), first.getDay())
    assert lunar_day(new_year) == LunarDay(year, 1, False, 1)
    if new_year > FIRST_DAY:
        number, is_leap, days = months_of(year - 1)[-1]
        assert lunar_day(new_year - datetime.timedelta(1)) == LunarDay(year - 1, number, is_leap, days)


@pytest.mark.parametrize("date", ["1901-01-01", "1949-10-01", "1984-02-01", "2017-07-23", "2033-12-22", "2099-12-31"])
def test_names_as_computed(date: str) -> None:
    day = datetime.date.fromisoformat(date)
    ours, theirs = lunar_day(day), Solar.fromYmd(day.year, day.month, day.day).getLunar()
    assert (year_name(ours.year), day_name(ours.day)) == (theirs.getYearInGanZhi(), theirs.getDayInChinese())


def test_every_day_of_a_month_has_its_name() -> None:
    names = [day_name(day) for day in range(1, 31)]
    assert names[:10] == ["初一", "初二", "初三", "初四", "初五", "初六", "初七", "初八", "初九", "初十"]
    assert names[10:20] == ["十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"]
    assert names[20:] == ["廿一", "廿二", "廿三", "廿四", "廿五", "廿六", "廿七", "廿八", "廿九", "三十"]
