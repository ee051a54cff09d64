"""The switches of line setting as they are when a paper says nothing: the table of typography.md §18, zh-Hans news."""

import pytest

from layout.lines.spacing import AUTOSPACE_MIN_EM, autospace
from layout.model.style import Setting


@pytest.mark.parametrize(
    ("switch", "value"),
    [
        ("punctuation", "quanjiao"),
        ("line_end", "half"),
        ("line_start", "trim"),
        ("first_line", "trim"),
        ("kinsoku", "gb"),
        ("autospace_em", 1 / 8),
        ("autospace_fixed", False),
        ("adjust", "shrink"),
        ("last_line_chars", 2),
        ("indent_em", 2),
        ("strict_grid", False),
        ("hyphenation", "needed"),
        ("binds_units", True),
        ("mend", "on"),
        ("stop_squeeze_em", 0.25),
    ],
)
def test_a_switch_nobody_sets_is_as_the_design_has_it(switch: str, value: object) -> None:
    assert getattr(Setting(), switch) == value


def test_autospace_is_elastic_from_a_sixteenth_to_a_quarter_of_an_em() -> None:
    space = autospace(Setting().autospace_em)
    assert (space.natural_em - space.shrink_em, space.natural_em + space.grow_em) == (AUTOSPACE_MIN_EM, 0.25)
