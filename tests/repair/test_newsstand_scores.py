"""The fourth set, of many kinds of papers, and its generator: what they reach must not fall."""

import pytest
from newsstand_copy import read_half
from newsstand_score import run

FLOORS = {  # half, level: segmentation, paragraphs, headline text, headline split, bylines
    ("tuned", 1): (0.96, 0.97, 0.96, 0.91, 0.98),
    ("tuned", 2): (0.98, 0.99, 0.96, 0.94, 0.96),
    ("tuned", 3): (0.90, 0.96, 0.94, 0.93, 0.93),
    ("held", 1): (0.99, 0.98, 0.97, 0.88, 0.97),
    ("held", 2): (0.98, 0.97, 0.96, 0.95, 0.94),
    ("held", 3): (0.96, 0.97, 0.95, 0.94, 0.94),
}
ROWS = ("segmentation F1", "paragraph F1", "headline text", "headline split", "byline exact")


@pytest.mark.parametrize(("half", "level"), list(FLOORS))
def test_scores_do_not_fall(half: str, level: int) -> None:
    row = run(level, half, 8).row()
    for title, floor in zip(ROWS, FLOORS[half, level], strict=True):
        assert row[title] >= floor, title
    assert row["punct precision"] >= 0.9995 and row["punct recall"] >= 0.999
    assert row["wrongly removed"] <= 1 and row["audit fails"] == 0


def test_the_halves_are_large_and_have_no_article_in_common() -> None:
    halves = [read_half(half) for half in "ab"]
    heads = [{copy.headline for copy in half} for half in halves]
    assert min(map(len, halves)) >= 45 and heads[0].isdisjoint(heads[1])
    assert all(copy.body for half in halves for copy in half)
