"""An article four times as long costs four times the work, whatever it is made of."""

from pathlib import Path

import pytest
from effort import calls_of

from layout.cli.desk import registry
from layout.pipeline import make_up
from layout.standing import distribute

ISSUE = """报纸: 小样
期: 1
日期: 2024-03-05
版式: {基础: 四开6栏, 裁切: 148×156mm, 栏: 3, 行: 27}
版:
  1:
    版样: |
      甲甲甲
    甲: {稿: 大}
"""
FEW, MANY = 80, 320
TABLE = "|甲|乙|\n|-|-|\n|1|2|\n\n"
FRONT = "---\n主题: 大稿\n---\n"
MADE = {
    "tables": lambda n: FRONT + TABLE * n,
    "tables and text": lambda n: FRONT + ("今天。\n\n" + TABLE) * n,
    "a long table": lambda n: FRONT + TABLE.strip() + "\n" + "|1|2|\n" * n,
    "brackets in one string": lambda n: FRONT + "[甲]{.a}" * 4 * n,
    "verse": lambda n: FRONT + "白日依山尽，\\\n黄河入海流。\n\n" * n,
    "lines of words": lambda n: FRONT + "international wordless\\\n" * n + "甲\n",
    "subheads": lambda n: FRONT + "## 小标题\n\n正文。\n\n" * n,
    "a list": lambda n: FRONT + "- 甲\n" * n,
    "decks": lambda n: f"---\n主题: 大稿\n副题: [{'大, ' * n}]\n---\n正文。\n",
    "a headline's breaks": lambda n: f"---\n主题: {'大 / ' * n}大\n---\n正文。\n",
    "a headline": lambda n: f"---\n主题: {'大会' * 2 * n}\n---\n正文。\n",
}


@pytest.mark.parametrize("what", MADE)
def test_the_work_is_linear(what: str, tmp_path: Path) -> None:
    (tmp_path / "稿件").mkdir()
    file = tmp_path / "issue.yaml"
    file.write_text(ISSUE, "utf-8")
    counts = []
    for size in (FEW, MANY):
        (tmp_path / "稿件" / "大.md").write_text(MADE[what](size), "utf-8")
        distribute()
        counts.append(calls_of(lambda: make_up(file, registry())))
    assert counts[1] < 5 * counts[0]  # by the square it would be 16 times as much
