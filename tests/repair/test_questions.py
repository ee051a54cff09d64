"""Questions: what is wrong is asked about, what is right mostly is not; and a question says where it stands."""

from collections import Counter
from collections.abc import Callable

import dump_score
import newsstand_score
import papers_score
import press_score
import pytest
from dump_damage import make_dump
from papers_damage import make_papers_dump
from press_damage import make_press_dump
from score_bench import Tally

from layout.repair import repair_copy
from layout.repair.types import Copy, Repaired


def repaired(level: int, seeds: range) -> list[Repaired]:
    """Dumps of a level of all three generators, taken in."""
    raws = [make(level, seed, "tuned")[0] for seed in seeds for make in (make_dump, make_press_dump, make_papers_dump)]
    return [repair_copy([Copy("dump.txt", raw)]) for raw in raws]


def test_few_paragraphs_of_plain_copy_have_a_question() -> None:
    results = repaired(1, range(6))
    body = ("headline", "byline", "dateline")
    asked = {(n, c.line) for n, r in enumerate(results) for c in r.changes if c.question and c.kind not in body}
    assert len(asked) <= 0.05 * sum(len(article.paragraphs) for result in results for article in result.articles)


def test_boundaries_name_the_article_and_the_paragraph_behind_them() -> None:
    for result in repaired(2, range(2)):
        begun = [change.article for change in result.changes if change.kind == "article" and change.applied]
        assert len(begun) > 2 and begun.count(None) <= 1
        for change in result.changes:
            if change.kind == "article" and change.applied and change.article is not None:
                offsets = [text.at[0] for text in result.articles[change.article].title]
                assert change.end in offsets
            elif change.kind == "join" and change.article is not None and change.paragraph is not None:
                assert change.end in result.articles[change.article].paragraphs[change.paragraph].body.at


@pytest.mark.parametrize("run", [dump_score.run, press_score.run, papers_score.run, newsstand_score.run])
def test_most_errors_are_asked_about(run: Callable[[int, str, int], Tally]) -> None:
    counts: Counter[str] = Counter()
    for level in (1, 2, 3):
        tally = run(level, "tuned", 8)
        counts.update({"errors": tally.n["errors"], "flagged": tally.n["errors_flagged"]})
        assert tally.row()["paragraphs flagged"] <= {1: 0.1, 2: 0.12, 3: 0.2}[level]
    assert counts["flagged"] >= 0.75 * counts["errors"] and counts["errors"] > 5
