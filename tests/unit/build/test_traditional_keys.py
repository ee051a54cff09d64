"""An issue whose keys and words are written in traditional characters is the issue it would be in simplified ones."""

from pathlib import Path
from typing import Any

import pytest
from handmade import bundled
from jsonschema import Draft202012Validator
from kitchen import furnish

from layout.build.json_schema import emit_schema
from layout.paint.dump import dump_text
from layout.pipeline import make_up
from layout.read.keys import KEYS, canonical
from layout.read.markdown import parse_inline
from layout.traditional import simplified, traditional

ROOT = Path(__file__).resolve().parents[3]
PAPER = """報名: 渡口報
代號: DK
首期: {期: 1, 日期: 2024-01-02, 週期: 週}
報頭: {行: 9, 主辦: 渡口報, 刊號: 甲一}
報眉: {外: "{版碼}", 內: "{日期} {農曆} {總期}"}
報尾: ["{刊號}"]
署名位: 括註
樣式: {小標題: {字體: 楷體, 對齊: 左}}
"""
ISSUE = """報紙: 渡口報
日期: 2024-01-02
版式: {基礎: 四開6欄, 成品: 275×254mm, 行: 49}
稿庫: 稿件/
版:
  1:
    名: 要聞
    報頭: 上
    允許: {豎通線: 一頭一邊}
    版樣: |
      頭頭頭一一一
      頭頭頭二二二
    頭: {稿: 長, 級: 頭條, 圖: {文件: 圖/橫.png, 寬: 2欄, 高: 10行, 位: 右上, 圖說: 晨。, 攝: 本報}, 可刪: 末段}
    一: {稿: 短一, 題色: 藍, 級: 簡訊}
    二: {稿: 短二, 框: 細線, 欄題: 見聞}
"""


def test_pages_are_the_same(tmp_path: Path) -> None:
    furnish(tmp_path, ROOT)
    (tmp_path / "稿件" / "長.md").write_bytes((tmp_path / "稿件" / "长.md").read_bytes())
    (tmp_path / "圖").mkdir()
    (tmp_path / "圖" / "橫.png").write_bytes((tmp_path / "图" / "横.png").read_bytes())
    made = []
    for paper, issue in ((PAPER, ISSUE), (simplified(PAPER), simplified(ISSUE))):
        names = {"头: {稿: 长": "头: {稿: 長", "文件: 图/横.png": "文件: 圖/橫.png"}
        for old, new in names.items():
            issue = issue.replace(old, new)
        (tmp_path / "paper.yaml").write_text(paper.replace("渡口報", "渡口报"), "utf-8")
        (tmp_path / "issue.yaml").write_text(issue.replace("渡口報", "渡口报"), "utf-8")
        edition = make_up(tmp_path / "issue.yaml", bundled())
        found = sorted((f.code, f.severity, f.waived or "") for f in edition.findings)
        made.append(
            (simplified(dump_text(edition.sheets)), [(code, level, simplified(why)) for code, level, why in found])
        )
    assert made[0] == made[1]
    assert ("through_gutter", "info", "一头一边") in made[0][1]


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_has_its_traditional_spellings(key: str) -> None:
    for word in KEYS[key]:
        assert simplified(traditional(word)) == word
        assert canonical(traditional(word), (key,)) == key


def test_marks_in_braces() -> None:
    marked, faults = parse_inline("去{專名:張衡}、{書名:靈憲}、{名單:李明}", "a.md")
    assert not faults
    assert marked.text == "去張衡、靈憲、李明"
    assert [mark.kind for mark in marked.marks] == ["name", "title", "roster"]


def test_the_schema_knows_them() -> None:
    good: dict[str, Any] = {
        "報紙": "甲報",
        "日期": "2024-01-02",
        "版": {"1": {"名": "一", "版樣": "甲甲", "甲": {"稿": "一", "級": "頭條"}}},
    }
    judge = Draft202012Validator(emit_schema()["issue.yaml"])
    assert not list(judge.iter_errors(good))
    good["版"]["1"]["甲"]["級"] = "頭等"
    assert list(judge.iter_errors(good))


@pytest.mark.parametrize(
    ("written", "key"), [("通訊員", "correspondents"), ("用於", "key"), ("餘", "mode"), ("餘數", "mode")]
)
def test_less_common_characters_are_known(written: str, key: str) -> None:
    assert canonical(written, (key, "name")) == key
