"""Where lines run beside a picture, the columns of the text end as even as elsewhere, the short one last."""

from pathlib import Path

import pytest
from PIL import Image

from layout.cli.desk import registry
from layout.pipeline import make_up

ISSUE = """报纸: 样报
期: 1
日期: 2024-01-02
版式: {基础: 四开6栏, 成品: 275×190mm, 栏: 5, 字: 11, 行: 34}
稿库: 稿件/
版:
  1:
    名: 副刊
    版样: |
      文文文文文
    文: {稿: 文, 级: 头条, 分栏: 五破三, 图: {文件: 图.png, 宽: 10字, 高: 7行, 位: 右上}}
"""
SENTENCE = "天不亮就有人挑水，声音从村东传到村西。"


@pytest.mark.parametrize(("paragraphs", "sentences"), [(5, 4), (5, 6), (7, 3), (8, 7), (9, 2)])
def test_the_last_column_is_the_short_one(tmp_path: Path, paragraphs: int, sentences: int) -> None:
    (tmp_path / "稿件").mkdir()
    Image.new("L", (900, 900), 200).save(tmp_path / "图.png")
    (tmp_path / "issue.yaml").write_text(ISSUE, "utf-8")
    text = "\n\n".join(f"{n}里" + SENTENCE * sentences for n in "一二三四五六七八九"[:paragraphs])
    (tmp_path / "稿件" / "文.md").write_text(f"---\n主题: 井台\n---\n{text}\n", "utf-8")
    (thread,) = make_up(tmp_path / "issue.yaml", registry()).filled.threads
    feet = {bead.frame.column: bead.frame.top_line + bead.lines[-1].row for bead in thread.beads}
    first, *_, last = feet.values()
    assert len(feet) == 3 and not thread.overset
    assert last - first <= 1
    assert max(feet.values()) - min(feet.values()) <= 2
