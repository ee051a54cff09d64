"""Advertisements that are pictures: whether they fill their slot, and in which colours they came."""

from pathlib import Path

import pytest
from handmade import bundled
from kitchen import furnish
from PIL import Image

from layout.pipeline import make_up

ROOT = Path(__file__).resolve().parents[3]
ISSUE = """日期: 2024-01-02
版式: {基础: 四开6栏, 成品: 275×177mm, 行: 31}
版:
  1:
    名: 综合
    版样: |
      甲甲甲甲乙乙
      广广广广乙乙 10行
    甲: {稿: 中一, 级: 头条}
    乙: {稿: 中二}
    广: {广告: 渡口茶行, 文件: 茶行.png}
"""


def told(tmp_path: Path, mode: str, size: tuple[int, int], issue: str = ISSUE) -> dict[str, str]:
    """Severity by code of what is said of the advertisement's slot."""
    furnish(tmp_path, ROOT)
    Image.new(mode, size).save(tmp_path / "茶行.png")
    (tmp_path / "issue.yaml").write_text(issue, "utf-8")
    found = make_up(tmp_path / "issue.yaml", bundled()).findings
    return {f.code: f.severity for f in found if f.code in ("ad_room", "ad_colours") and not f.waived}


@pytest.mark.parametrize(
    ("size", "is_told"),  # the slot: four columns of eleven characters and their gutters by ten lines, 149 by 41 mm
    [((1492, 423), False), ((1492, 390), False), ((1420, 405), False), ((1492, 300), True), ((1200, 423), True)],
)
def test_an_advertisement_of_another_shape_stands_in_white_and_is_told(
    tmp_path: Path, size: tuple[int, int], is_told: bool
) -> None:
    assert ("ad_room" in told(tmp_path, "L", size)) == is_told


@pytest.mark.parametrize(("mode", "is_told"), [("L", False), ("1", False), ("RGB", True), ("P", True)])
def test_the_colours_of_a_screen_are_told(tmp_path: Path, mode: str, is_told: bool) -> None:
    assert told(tmp_path, mode, (1492, 423)) == ({"ad_colours": "info"} if is_told else {})


def test_both_can_be_let_pass_by_name(tmp_path: Path) -> None:
    waived = ISSUE.replace("茶行.png}", "茶行.png, 允许: {广告空白: 客户知道, 广告颜色: 客户知道}}")
    assert told(tmp_path, "RGB", (1200, 423), waived) == {}
