"""Sizes of headlines by rank and width, as newspaper.md §5 has them."""

import pytest

from layout.build.styles import STEPS, StyleBook, below, columns_wide
from layout.model.article import Rank

BOOK = StyleBook({})


@pytest.mark.parametrize(
    ("chars", "widths"), [(11, [0, 1, 2, 3, 4, 4]), (12, [0, 1, 2, 3, 4, 4]), (13, [0, 1, 2, 4, 4, 4])]
)
def test_columns_of_the_presets(chars: int, widths: list[int]) -> None:
    assert [columns_wide(n * chars + n - 1) for n in range(1, 7)] == widths


@pytest.mark.parametrize(
    ("rank", "columns", "size"),
    [("lead", 4, 36), ("lead", 6, 42), ("second", 2, 20), ("third", 3, 22), ("third", 2, 18), ("third", 1, 14)],
)
def test_preferred_sizes(rank: Rank, columns: int, size: float) -> None:
    sizes = BOOK.sizes(rank, columns * 11 + columns - 1)
    assert sizes[0] == size
    assert list(sizes) == sorted(sizes, reverse=True)
    assert sizes[-1] >= size * 0.7
    assert set(sizes[1:]) <= set(map(float, STEPS))


def test_a_higher_rank_is_never_smaller() -> None:
    order: tuple[Rank, ...] = ("lead", "double_lead", "bottom_lead", "second", "third", "brief")
    for width in (11, 23, 35, 47, 59, 71):
        sizes = [BOOK.sizes(rank, width)[0] for rank in order]
        assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(("size", "kicker"), [(42, 26), (36, 24), (26, 22), (22, 16), (18, 15), (14, 10.5)])
def test_kickers_stand_two_named_sizes_below(size: float, kicker: float) -> None:
    assert below(size) == kicker
