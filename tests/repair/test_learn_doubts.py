"""The fit of the doubts finds weights worked out by hand, and gathers the boundaries of dumps with the wrong ones."""

import math

import dump_score
import pytest
from learn_doubts import SPARED, Row, fit, gather, solve

from layout.repair.doubts import WEIGHT


def test_a_fit_gives_the_log_odds_of_what_it_was_shown() -> None:
    rows = [Row((("any", 1.0),), True, 1), Row((("any", 1.0),), False, 9)]
    rows += [Row((("any", 1.0), ("stump", 1.0)), True, 3), Row((("any", 1.0), ("stump", 1.0)), False, 3)]
    weights = fit(rows, 1e-6)
    assert weights["any"] == pytest.approx(math.log(1 / 9), abs=0.01)
    assert weights["any"] + weights["stump"] == pytest.approx(0.0, abs=0.01)
    assert abs(fit(rows, 5.0)["stump"]) < abs(weights["stump"])


def test_equations_are_solved() -> None:
    assert solve([[0.0, 2.0], [1.0, 1.0]], [4.0, 3.0]) == pytest.approx([1.0, 2.0])


def test_boundaries_are_gathered_with_cues_that_the_table_weighs() -> None:
    rows = gather(dump_score.run, 3, "tuned", 2)
    assert {name for row in rows for name, _ in row.cues} <= set(WEIGHT)
    assert len(rows) > 50 and all(row.count == (1 if row.wrong else SPARED) for row in rows)
