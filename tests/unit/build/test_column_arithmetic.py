"""Columns joined and re-split, worked out by hand (newspaper.md §1)."""

from itertools import pairwise

import pytest

from layout.build.columns import Split, SplitMode, basic_columns, parse_split, right_edge, split_columns, width_of


@pytest.mark.parametrize(("count", "width"), [(1, 13), (2, 27), (3, 41)])
def test_gutters_join_when_columns_do(count: int, width: int) -> None:
    assert width_of(basic_columns(8, 13, 1)[:count]) == width


@pytest.mark.parametrize(
    ("mode", "measures", "gutters"),
    [("grid", [22, 22, 23], [1, 1]), ("equal", [22, 22, 22], [1.5, 1.5]), ("gutter", [67 / 3] * 3, [1, 1])],
)
def test_what_does_not_divide(mode: SplitMode, measures: list[float], gutters: list[float]) -> None:
    columns = split_columns(0, 69, 3, mode, 1)
    assert [c.measure_em for c in columns] == pytest.approx(measures)
    assert [b.left_em - right_edge(a) for a, b in pairwise(columns)] == pytest.approx(gutters)
    assert right_edge(columns[-1]) == pytest.approx(69)


def test_six_into_four_divides() -> None:
    columns = split_columns(0, 71, 4, "equal", 1)
    assert [c.measure_em for c in columns] == [17, 17, 17, 17]


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("六破四", Split(6, 4, "equal")),
        ("5破3", Split(5, 3, "equal")),
        ("六合三", Split(6, 3, "equal")),
        ("6 into 4", Split(6, 4, "equal")),
        ("六栏破四栏", Split(6, 4, "equal")),
        ("4栏", Split(None, 4, "equal")),
        ("４", Split(None, 4, "equal")),
        ("随便", None),
        ("六破", None),
        ("0", None),
    ],
)
def test_how_a_split_is_written(text: str, split: Split | None) -> None:
    assert parse_split(text, "equal") == split
