"""Nameplate and page header that are too long are told, and those that fit are not."""

from pathlib import Path

import pytest

from layout.diagnostics import Diagnostic
from layout.pipeline import make_up
from layout.read.registry import load_registry

ISSUE = """报纸: 样报
期: 1
日期: 2021-02-09
版式: {栏: 3, 行: 50, 成品: 150×280mm}
版:
  1:
    名: 要闻
    报头: 上, 10行
    版样: 甲甲甲
    甲: {稿: 一}
  2:
    名: 副刊
    版样: 乙乙乙
    乙: {稿: 二}
"""


def overflowing(folder: Path, root: Path, paper: str) -> list[str]:
    """What the finding quotes of every piece of furniture that is too long."""
    (folder / "issue.yaml").write_text(ISSUE, "utf-8")
    (folder / "paper.yaml").write_text(paper, "utf-8")
    (folder / "稿件").mkdir(exist_ok=True)
    for name in ("一", "二"):
        (folder / "稿件" / f"{name}.md").write_text(f"---\n主题: {name}\n---\n" + name * 1300 + "。\n", "utf-8")
    edition = make_up(folder / "issue.yaml", load_registry(root / "fonts" / "fonts.yaml"))
    found: tuple[Diagnostic, ...] = edition.findings
    return [finding.values["words"] for finding in found if finding.code == "furniture_overflow"]


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        ("报头: {行: 10, 报眼: [每周二 / 出版, 样 / 报]}\n", []),
        ("报头: {行: 10, 报眼: [一 / 二 / 三 / 四 / 五 / 六 / 七 / 八 / 九 / 十, 样报]}\n", ["一二三四五六七八九十"]),
        ("报头: {行: 10, 西文名: A VERY LONG LATIN NAME, 报眼: [每周二, 样报]}\n", ["A VERY LONG "]),
        ("报眉: {外: '{版名}', 中: '{报名}', 内: '{日期}'}\n", []),
    ],
)
def test_furniture_that_leaves_its_place_is_told(tmp_path: Path, root: Path, paper: str, words: list[str]) -> None:
    assert [text.replace("\n", "") for text in overflowing(tmp_path, root, "报名: 样报\n" + paper)] == words


def test_a_page_header_that_stands_on_another_piece_is_told(tmp_path: Path, root: Path) -> None:
    paper = f"报名: 样报\n报眉: {{左: {'左边' * 15}, 右: {'右边' * 9}}}\n"
    assert overflowing(tmp_path, root, paper)
