"""The sample issue's page 2 is the street news: what the road makes of the dump is what the editor's files say."""

from pathlib import Path

import pytest

from layout.read.article import parse_article
from layout.repair import repair_copy
from layout.repair.types import Copy

FILES = ("中原之声", "西流湖", "秦岭路", "莲湖", "林山寨", "棉纺路")
SEED = Path(__file__).with_name("street-news.txt")


@pytest.mark.parametrize(("number", "name"), list(enumerate(FILES)))
def test_import_equals_the_sample_s_files(root: Path, number: int, name: str) -> None:
    path = root / "issues" / "zhongyuan-weekly" / "2021-02-09" / "稿件" / f"{name}.md"
    article, faults = parse_article(path.read_text("utf-8"), path, path.name, name)
    ours = repair_copy((Copy(SEED.name, SEED.read_bytes()),)).articles[number]
    assert article is not None and not faults
    assert [paragraph.text.text for paragraph in article.paragraphs] == [p.text for p in ours.paragraphs]
