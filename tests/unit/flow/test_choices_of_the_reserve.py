"""Which articles of the reserve may share free cells, by their needs in lines alone."""

from layout.flow.fillers import _together
from layout.place.asks import WHITE_LINES

NEEDS = {0: 9, 1: 6, 2: 4}


def test_articles_that_fill_the_cells_to_the_line_are_a_choice() -> None:
    assert next(_together(NEEDS, 9 + 6 + WHITE_LINES)) == (0, 1)
    assert list(_together(NEEDS, 6 + 4 + WHITE_LINES)) == [(1, 2)]


def test_a_line_too_few_is_too_few() -> None:
    assert list(_together(NEEDS, 6 + 4 + WHITE_LINES - 1)) == []
    assert (0, 1, 2) in list(_together(NEEDS, 9 + 6 + 4 + 2 * WHITE_LINES))
    assert (0, 1, 2) not in list(_together(NEEDS, 9 + 6 + 4 + 2 * WHITE_LINES - 1))
