"""One text file a case: a raw dump, `---`, the articles: K H D L P R C T = kicker … text/photo mark; `=` divides."""

from pathlib import Path

import pytest

from layout.repair import repair_copy
from layout.repair.types import Article, Copy

CASES = sorted(Path(__file__).parent.glob("*.txt"))


def as_rows(article: Article, asked: set[str]) -> list[str]:
    split, byline = article.split, article.byline
    rows = [
        ("K", split.kicker), ("H", split.headline), ("D", split.deck), ("L", article.dateline.text),
        *(("P", paragraph.text) for paragraph in article.paragraphs),
        *(("R", name) for name in byline.reporters), *(("C", name) for name in byline.correspondents),
        ("T", byline.credit),
    ]  # fmt: skip
    return [f"{key}|{text}" for key, text in rows if text and (key in asked or key not in "KHD")]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_dump_becomes_articles(case: Path) -> None:
    raw, _, expected = case.read_text("utf-8").partition("\n---\n")
    wanted = [part.strip("\n").split("\n") for part in expected.split("\n=\n")]
    result = repair_copy([Copy(case.name, raw.encode())])
    found = [as_rows(article, {row[0] for row in rows}) for article, rows in zip(result.articles, wanted, strict=True)]
    assert found == wanted
    assert result.audit.holds
    assert result.audit.holds
