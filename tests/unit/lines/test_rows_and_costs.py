"""The shares of a gap in the sums of a paragraph, stage by stage, and how costs grow."""

import pytest

from layout.chars import CharClass
from layout.lines.costs import RIGID_EM_COST, RIGID_SEEN_COST, RIGID_SEEN_EM, rigid_cost
from layout.lines.numbers import AFTER_RANGE_SIGN, Tie, number_ties
from layout.lines.opportunities import ELLIPSIS_FIRST, FORBIDDEN, pair_penalty
from layout.lines.pairs import row_of
from layout.lines.spacing import (
    OPEN_STAGE,
    SPACE_STAGE,
    STAGES,
    Gap,
    GapRules,
    Kind,
    close_stop_em,
    pair_gap,
)
from layout.model.style import STOP_BLANK_EM


@pytest.mark.parametrize("stage", range(1, STAGES))
def test_all_stages_of_shrinking_but_the_last_count_as_usual(stage: int) -> None:
    row = row_of(Gap(0.5, 0.3, stage), 7)
    assert (row.penalty, row.natural_em) == (7, 0.5)
    assert (row.squeeze_em, row.squeeze_all_em, close_stop_em(row.gap)) == (0.3, 0.3, 0)


def test_the_last_stage_of_shrinking_is_usual_down_to_a_quarter_of_an_em() -> None:
    row = row_of(Gap(0.5, 0.4, STAGES), 0)
    assert (row.squeeze_em, row.squeeze_all_em) == (0, 0.4)
    assert close_stop_em(row.gap) == 0.4 - (0.5 - STOP_BLANK_EM)


def test_a_gap_that_does_not_shrink_has_no_share() -> None:
    row = row_of(Gap(0.5, 0.3, 0), 0)
    assert (row.squeeze_em, row.squeeze_all_em, close_stop_em(row.gap)) == (0, 0, 0)


@pytest.mark.parametrize("stage", range(STAGES))
def test_stages_of_growing(stage: int) -> None:
    row = row_of(Gap(0.25, grow_em=0.2, grow_stage=stage), 0)
    assert row.stretch_em == (0.2 if stage in (1, 2) else 0)
    assert (row.is_space, row.is_han, row.is_elastic) == (stage == SPACE_STAGE, stage == OPEN_STAGE, stage > 0)


@pytest.mark.parametrize("slack_em", [0.0, 0.5, 1.0, 2.0, 3.0])
def test_a_rigid_line_costs_the_square_of_its_white(slack_em: float) -> None:
    assert rigid_cost(slack_em) == pytest.approx(RIGID_EM_COST * slack_em * slack_em)


def test_white_that_is_a_hole_costs_its_own_square_besides() -> None:
    far = RIGID_SEEN_EM + 2
    assert rigid_cost(far) == pytest.approx(RIGID_EM_COST * far * far + 4 * RIGID_SEEN_COST)


@pytest.mark.parametrize(("after", "before"), [(0.5, 0.5), (0.5, 0.3), (0.2, 0.5)])
def test_of_two_blanks_that_meet_the_wider_stays(after: float, before: float) -> None:
    closer = Kind(CharClass.CLOSE, 0, after, "zh-Hans", True)
    opener = Kind(CharClass.OPEN, before, 0, "zh-Hans", True)
    assert pair_gap(closer, opener, GapRules()).natural_em == max(after, before)


DASH, ELLIPSIS, HAN = (Kind(cls, 0, 0, "zh-Hans", True) for cls in (CharClass.DASH2, CharClass.ELL, CharClass.HAN))


@pytest.mark.parametrize("before", [DASH, ELLIPSIS])
@pytest.mark.parametrize("after", [DASH, ELLIPSIS])
def test_dashes_and_ellipses_are_parted_only_where_a_dash_follows_an_ellipsis(before: Kind, after: Kind) -> None:
    parted = pair_penalty(before, after, False, "gb") != FORBIDDEN
    assert parted is (before is ELLIPSIS and after is DASH)


@pytest.mark.parametrize(("mark", "price"), [(DASH, 0.0), (ELLIPSIS, ELLIPSIS_FIRST)])
def test_a_dash_or_an_ellipsis_begins_no_line_of_the_strict_rules(mark: Kind, price: float) -> None:
    assert pair_penalty(HAN, mark, False, "gb") == price
    assert pair_penalty(HAN, mark, False, "strict") == FORBIDDEN


def test_a_span_told_with_a_word_is_parted_after_it_as_dearly_as_one_told_with_a_dash() -> None:
    for text in ("5至7米", "5—7米"):
        assert Tie(2, AFTER_RANGE_SIGN) in number_ties(text, headline=False).ties
    assert not number_ties("去至远方", headline=False).ties
