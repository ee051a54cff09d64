"""Where a slot has more room than its article: a table or picture at its foot stays with the text."""

from pathlib import Path

import pytest
from PIL import Image

from layout.cli.desk import registry
from layout.pipeline import make_up

TABLE = "| 档 | 度 |\n|:-:|--:|\n| 一 | 2160 |\n| 二 | 4200 |\n"


@pytest.mark.parametrize("lines", [24, 30, 40])
@pytest.mark.parametrize("kind", ["表", "图"])
def test_what_stands_at_the_foot_stays_with_its_text(tmp_path: Path, lines: int, kind: str) -> None:
    (tmp_path / "稿件").mkdir()
    Image.new("L", (1600, 300), 90).save(tmp_path / "桥.png")
    body = "\n\n".join(["河水慢慢往东流。" * 6] * 4) + ("\n\n" + TABLE if kind == "表" else "")
    (tmp_path / "稿件" / "河.md").write_text(f"---\n主题: 一条河往东\n---\n{body}\n", "utf-8")
    where = "表: {宽: 4栏, 位: 下}" if kind == "表" else "图: {文件: 桥.png, 宽: 4栏, 高: 6行, 位: 下}"
    head = f"报纸: 样报\n期: 1\n日期: 2021-02-09\n版式: {{栏: 4, 行: {lines}, 成品: 210×260mm}}\n"
    page = f"版:\n  1:\n    名: 版\n    版样: |\n      甲甲甲甲 {lines}行\n    甲: {{稿: 河, {where}}}\n"
    (tmp_path / "issue.yaml").write_text(head + page, "utf-8")
    edition = make_up(tmp_path / "issue.yaml", registry())
    assert "underset" in {finding.code for finding in edition.findings} or lines == 24
    assert "photo_orphan" not in {finding.code for finding in edition.findings}
    (slot,) = edition.filled.placed.pages[0].slots
    (picture,) = slot.pictures
    foot = max(bead.frame.top_line + len(bead.lines) for bead in edition.filled.threads[0].beads)
    assert 1 <= picture.top_line - foot <= 2
