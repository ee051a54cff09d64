"""The third set of articles, of other papers, and the third generator: what they reach must not fall."""

import pytest
from papers_damage import load_articles
from papers_score import run


@pytest.mark.parametrize(("level", "segments", "paragraphs"), [(1, 0.99, 0.95), (2, 0.92, 0.96), (3, 0.89, 0.95)])
@pytest.mark.parametrize("half", ["tuned", "held"])
def test_scores_do_not_fall(level: int, segments: float, paragraphs: float, half: str) -> None:
    row = run(level, half, 6).row()
    assert row["segmentation F1"] >= segments
    assert row["paragraph F1"] >= paragraphs
    assert row["headline text"] >= 0.85 and row["byline exact"] >= 0.85
    assert row["punct precision"] >= 0.9995
    assert row["wrongly removed"] == 0 and row["audit fails"] == 0


def test_the_halves_have_no_article_in_common() -> None:
    names = [{article["id"] for article in load_articles(half)} for half in ("tuned", "held")]
    assert all(names) and names[0].isdisjoint(names[1])
