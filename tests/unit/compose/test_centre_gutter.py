"""The strip of small type at the inner edge of a page (中缝)."""

from pathlib import Path

import pytest

from layout.cli.desk import registry
from layout.compose.types import TextItem
from layout.pipeline import Edition, make_up

STRIP = "中缝: ['便民电话：火警 119', '{报名}　每周二出版']\n"


def made(folder: Path, paper: str = STRIP, second: str = "") -> Edition:
    """Two pages; `paper` = what paper.yaml says besides the name, `second` = what page 2 says."""
    (folder / "稿件").mkdir()
    pages = "".join(
        f"  {n}:\n    名: 版\n    版样: 甲甲甲\n    甲: {{稿: {name}}}\n{second if n == 2 else ''}"
        for n, name in ((1, "河"), (2, "山"))
    )
    head = "报纸: 样报\n期: 1\n日期: 2021-02-09\n版式: {栏: 3, 行: 40, 成品: 170×200mm}\n版:\n"
    (folder / "issue.yaml").write_text(head + pages, "utf-8")
    (folder / "paper.yaml").write_text("报名: 样报\n" + paper, "utf-8")
    for name in "河山":
        body = f"{name}上的人从石桥走过，往集市去，傍晚才挑着空担子回来，一路说笑。" * 9
        (folder / "稿件" / f"{name}.md").write_text(f"---\n主题: 一条{name}\n---\n{body}\n", "utf-8")
    return make_up(folder / "issue.yaml", registry())


def strips(edition: Edition) -> list[list[TextItem]]:
    """The lines of the strip, page by page."""
    places = {f.text.key for page in edition.issue.pages for f in page.furniture if f.place.startswith("gutter")}
    return [[i for i in s.items if isinstance(i, TextItem) and i.text in places] for s in edition.sheets]


def test_the_strip_stands_at_the_inner_edge_and_reads_from_the_right(tmp_path: Path) -> None:
    edition = made(tmp_path)
    first, second = strips(edition)
    for items, sheet in zip((first, second), edition.sheets, strict=True):
        assert ["".join(line.line.text for line in item.lines) for item in items] == [
            "便民电话：火警 119",
            "样报　每周二出版",
        ]
        assert items[0].rect.x0 >= items[1].rect.x1
        assert all(line.vertical for item in items for line in item.lines)
        assert all(item.rect.y0 == sheet.type_area.y0 for item in items)
    assert all(i.rect.x0 > 0 and i.rect.x1 < edition.sheets[0].type_area.x0 for i in first)
    assert all(edition.sheets[1].type_area.x1 < i.rect.x0 and i.rect.x1 < edition.sheets[1].trim.x1 for i in second)
    assert "furniture_overflow" not in {finding.code for finding in edition.findings}


@pytest.mark.parametrize(("second", "rows"), [("    中缝: []\n", 0), ("    中缝: [本版一行]\n", 1)])
def test_a_page_may_have_its_own_strip_or_none(tmp_path: Path, second: str, rows: int) -> None:
    assert [len(items) for items in strips(made(tmp_path, second=second))] == [2, rows]


def test_a_strip_wider_than_its_margin_is_told(tmp_path: Path) -> None:
    rows = ", ".join(f"'第{n}行'" for n in "一二三四五六七八九十")
    assert "furniture_overflow" in {f.code for f in made(tmp_path, f"中缝: [{rows}]\n").findings}
