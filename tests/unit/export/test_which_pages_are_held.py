"""A page whose copy is not all there is held; the others go to press."""

import json
from pathlib import Path

from click.testing import CliRunner
from kitchen import furnish

from layout.cli import paiban

ROOT = Path(__file__).resolve().parents[3]
ISSUE = """日期: 2024-01-02
版式: {基础: 四开6栏, 成品: 275×177mm, 行: 31}
版:
  1:
    名: 要闻
    允许: [缺, 短腿]
    版样: |
      甲甲甲甲乙乙
      甲甲甲甲乙乙
    甲: {稿: 中一, 级: 头条}
    乙: {稿: 短一}
  2:
    名: 综合
    允许: [缺, 短腿]
    版样: |
      丙丁丁丁丁丁
      丙丁丁丁丁丁
    丙: {稿: 长}
    丁: {稿: 中三, 转: 3/续}
  3:
    名: 副刊
    允许: [缺, 短腿]
    版样: |
      续续续戊戊戊
    续: {接: 2/丁}
    戊: {稿: 短二}
"""


def test_only_the_pages_of_copy_that_does_not_fit_are_held(tmp_path: Path) -> None:
    furnish(tmp_path, ROOT)
    (tmp_path / "issue.yaml").write_text(ISSUE, "utf-8")
    out = tmp_path / "out"
    done = CliRunner().invoke(paiban, ["build", str(tmp_path / "issue.yaml"), "-o", str(out), "--json"])
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert {(f["code"], f["article"]) for f in told["findings"] if f["severity"] == "error"} >= {("overset", "长")}
    assert told["text_verified"]["missing"] > 0
    names = [Path(page["file"]).name for page in told["pages"]]
    assert [name.endswith("_NOTPRINTABLE.pdf") for name in names] == [False, True, False]
    assert (out / "DK_20240102_NOTPRINTABLE.pdf").is_file()
