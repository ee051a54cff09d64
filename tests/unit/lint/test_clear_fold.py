"""压折缝: text of a spread keeps 4 mm off the fold; margins that leave less are told, whatever stands there."""

from pathlib import Path

import pytest
from handmade import bundled
from kitchen import furnish

from layout.pipeline import make_up

ROOT = Path(__file__).resolve().parents[3]
ISSUE = """日期: 2024-01-02
版式: {{基础: 四开6栏, 成品: {trim}, 行: 40}}
版:
  1: {{名: 一, 版样: 己己己己己己, 己: {{待稿: 900字}}}}
  2-3:
    名: 二
    版样: |
      甲甲甲甲甲甲|甲甲乙乙乙乙
      甲甲甲甲甲甲|甲甲乙乙乙乙
    甲: {{稿: 长, 级: 头条, 副题: 一条长长的副题从折缝的左边一直写到折缝的右边去看看它在哪里断开}}
    乙: {{稿: 中一}}
"""


@pytest.mark.parametrize(("trim", "is_told"), [("275×213mm", False), ("234×213mm", False), ("232×213mm", True)])
def test_columns_that_come_too_near(tmp_path: Path, trim: str, is_told: bool) -> None:
    furnish(tmp_path, ROOT)
    (tmp_path / "issue.yaml").write_text(ISSUE.format(trim=trim), "utf-8")
    found = [f for f in make_up(tmp_path / "issue.yaml", bundled()).findings if f.code == "fold_text"]
    assert bool(found) == is_told
    assert all(f.severity == "error" and f.page == 2 and f.measured == pytest.approx(3.29, abs=0.05) for f in found)
    assert {f.slot for f in found} == ({None, "2/甲"} if is_told else set()), "the page headers too"
