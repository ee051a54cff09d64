"""Sizes of headlines by rank and width, as newspaper.md §5 has them."""

import pytest

from layout.build.columns import basic_columns
from layout.build.schema import StyleKeys
from layout.build.styles import STEPS, StyleBook, below, columns_wide
from layout.diagnostics import Span
from layout.model.article import Rank
from layout.model.page import Grid
from layout.units import Length

BOOK = StyleBook({})
TABLOID = Grid(basic_columns(6, 11, 1.0), 1.0, 80, 9.0, 12.0)
BROADSHEET = Grid(basic_columns(8, 13, 1.0), 1.0, 115, 9.0, 12.0)


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
    sizes = BOOK.sizes(rank, columns * 11 + columns - 1, TABLOID)
    assert sizes[0] == size
    assert list(sizes) == sorted(sizes, reverse=True)
    assert sizes[-1] >= size * 0.7
    assert set(sizes[1:]) <= set(map(float, STEPS))


def test_a_higher_rank_is_never_smaller() -> None:
    order: tuple[Rank, ...] = ("lead", "double_lead", "bottom_lead", "second", "third", "brief")
    for width in (11, 23, 35, 47, 59, 71):
        sizes = [BOOK.sizes(rank, width, TABLOID)[0] for rank in order]
        assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(("size", "kicker"), [(42, 26), (36, 24), (26, 22), (22, 16), (18, 15), (14, 10.5)])
def test_kickers_stand_two_named_sizes_below(size: float, kicker: float) -> None:
    assert below(size) == kicker


@pytest.mark.parametrize(("columns", "size"), [(1, 18), (2, 24), (3, 32), (5, 48), (8, 48)])
def test_heads_of_three_columns_and_more_are_larger_on_a_broadsheet(columns: int, size: float) -> None:
    assert BOOK.sizes("lead", columns * 13 + columns - 1, BROADSHEET)[0] == size


@pytest.mark.parametrize(("headline", "kicker"), [(42, 26), (36, 22), (28, 16), (24, 14), (18, 10.5), (14, 10.5)])
def test_a_kicker_does_not_compete_with_its_headline(headline: float, kicker: float) -> None:
    assert BOOK.small_sizes("kicker", headline, 9.0)[0] == kicker


def test_a_paper_writes_the_size_of_its_kickers_and_headlines() -> None:
    keys = {
        name: StyleKeys(span=Span("paper.yaml", 1, 1), places={}, size=Length(15, "pt"))
        for name in ("kicker", "headline")
    }
    book = StyleBook(keys)
    assert book.small_sizes("kicker", 42, 9.0)[0] == 15
    assert book.small_sizes("deck", 42, 9.0)[0] == 20
    assert book.sizes("lead", 71, TABLOID)[0] == 15
