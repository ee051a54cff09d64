"""The second set of articles and the second generator: what they reach must not fall."""

import pytest
from headline_score import headlines, misses
from press_damage import make_press_dump
from press_score import run


@pytest.mark.parametrize(
    ("level", "segments", "paragraphs", "bylines"), [(1, 1.0, 0.99, 0.99), (2, 0.95, 0.97, 0.98), (3, 0.92, 0.94, 0.94)]
)
@pytest.mark.parametrize("half", ["tuned", "held"])
def test_scores_do_not_fall(level: int, segments: float, paragraphs: float, bylines: float, half: str) -> None:
    row = run(level, half, 8).row()
    assert row["segmentation F1"] >= segments - 1e-9
    assert row["paragraph F1"] >= paragraphs
    assert row["byline exact"] >= bylines
    assert row["punct precision"] >= 0.9995 and row["punct recall"] >= 0.985
    assert row["duplicates ‰"] == 0 and row["wrongly removed"] == 0
    assert row["audit fails"] == 0


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_headlines_are_split_as_the_paper_had_them(half: str) -> None:
    assert len(misses(half)) <= 0.205 * len(headlines(half))


def test_every_character_of_a_dump_says_where_it_comes_from() -> None:
    _, text, tags, copies, stories = make_press_dump(3, 5, "tuned")
    assert len(text) == len(tags) == len(copies)
    for char, tag in zip(text, tags, strict=True):
        if tag[1] == "P" and char.isalpha() and char.isascii() is False:
            assert stories[tag[0]].paragraphs[tag[2]][1][tag[3]] == char
