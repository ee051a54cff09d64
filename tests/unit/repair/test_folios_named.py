"""Folios in which a name nobody knows stands before the whole date."""

from layout.repair.folios import find_folios


def test_a_name_and_a_day_are_a_folio_where_they_come_back() -> None:
    lines = ["清溪 2022年3月4日 星期五", "副刊 6", "正文。", "清溪 2022年3月4日 星期五", "3 结论"]
    assert find_folios(lines) == {0: "folio", 1: "folio", 3: "folio"}


def test_a_day_over_a_diary_and_a_list_of_counts_are_none() -> None:
    assert not find_folios(["周记 2022年3月4日 星期五", "天气很好。", "主队 3", "客队 2"])
    assert not find_folios(["比赛 2022年3月5日 星期六", "主队 3", "客队 2"])
