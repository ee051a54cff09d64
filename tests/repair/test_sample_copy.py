"""The sample issue's page 2 is the street news: what the road makes of the dump is what the editor's files say."""

import re
from pathlib import Path

import pytest

from layout.read.article import parse_article
from layout.repair import repair_copy
from layout.repair.types import Article, Copy

FILES = ("中原之声", "西流湖", "秦岭路", "莲湖", "林山寨", "棉纺路")
SEED = Path(__file__).with_name("street-news.txt")


@pytest.mark.parametrize(("number", "name"), list(enumerate(FILES)))
def test_import_equals_the_sample_s_files(root: Path, number: int, name: str) -> None:
    path = root / "issues" / "zhongyuan-weekly" / "2021-02-09" / "稿件" / f"{name}.md"
    article, faults = parse_article(path.read_text("utf-8"), path, path.name, name)
    ours = repair_copy((Copy(SEED.name, SEED.read_bytes()),)).articles[number]
    assert article is not None and not faults
    assert [paragraph.text.text for paragraph in article.paragraphs] == [p.text for p in ours.paragraphs]


def told(article: Article) -> dict[str, object]:
    """The front matter that comes out of the copy; where an editor breaks a headline's lines is the page's affair."""
    split, byline = article.split, article.byline
    parts = {"kicker": split.kicker, "headline": split.headline, "deck": split.deck}
    return {
        **{key: re.sub(r"[\s/]", "", text) for key, text in parts.items()},
        "dateline": article.dateline.text,
        "reporters": byline.reporters,
        "correspondents": byline.correspondents,
        "photographers": byline.photo,
        "credit": byline.credit,
    }


@pytest.mark.parametrize(("number", "name"), list(enumerate(FILES)))
def test_front_matter_equals_the_sample_s_files(root: Path, number: int, name: str) -> None:
    path = root / "issues" / "zhongyuan-weekly" / "2021-02-09" / "稿件" / f"{name}.md"
    (theirs,) = repair_copy((Copy(path.name, path.read_bytes()),)).articles
    assert theirs.verbatim.text == path.read_text("utf-8")
    ours = repair_copy((Copy(SEED.name, SEED.read_bytes()),)).articles[number]
    assert told(ours) == told(theirs)
    assert theirs.split.headline and theirs.dateline.text == "本报讯" and theirs.byline.reporters == ("张改华",)
