"""Drawings on the page: whole, in process inks, black on a black page, a figure to a reader."""

from pathlib import Path

import pytest

from layout.cli.desk import registry
from layout.compose.graphics import process_ink
from layout.compose.types import GraphicItem, Sheet
from layout.model.drawing import Rgb
from layout.model.style import Ink
from layout.paint.tags import plan_tags
from layout.pipeline import make_up

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="red"/>'
    '<path d="M0 0 H10" stroke="#000" stroke-width="1" fill="none"/></svg>'
)


def sheet_of(folder: Path, slot: str, plates: str = "彩") -> Sheet:
    (folder / "稿件").mkdir()
    (folder / "稿件" / "河.md").write_text("---\n主题: 一条河\n---\n" + "河水慢慢往东流。" * 120 + "\n", "utf-8")
    (folder / "图.svg").write_text(SVG, "utf-8")
    head = "报纸: 样报\n期: 1\n日期: 2021-02-09\n版式: {栏: 4, 行: 40, 成品: 210×200mm}\n"
    page = f"版:\n  1:\n    名: 版\n    印色: {plates}\n    版样: 甲甲甲甲\n    甲: {slot}\n"
    (folder / "issue.yaml").write_text(head + page, "utf-8")
    return make_up(folder / "issue.yaml", registry()).sheets[0]


def graphic(sheet: Sheet) -> GraphicItem:
    (item,) = (item for item in sheet.items if isinstance(item, GraphicItem))
    return item


@pytest.mark.parametrize(
    ("colour", "ink"),
    [
        ((0, 0, 0), Ink(k=100)),
        ((255, 255, 255), Ink()),
        ((128, 127, 128), Ink(k=49.8)),
        ((255, 0, 0), Ink(0, 100, 100, 0)),
        ((0, 0, 128), Ink(85.1, 85.1, 0, 49.8)),
    ],
)
def test_screen_colours_in_process_inks(colour: Rgb, ink: Ink) -> None:
    found = process_ink(colour)
    assert (found.c, found.m, found.y, found.k) == pytest.approx((ink.c, ink.m, ink.y, ink.k), abs=0.2)
    assert found.c + found.m + found.y + found.k <= 220.2


def test_a_drawing_keeps_its_shape_and_its_lines(tmp_path: Path) -> None:
    item = graphic(sheet_of(tmp_path, "{稿: 河, 图: {文件: 图.svg, 宽: 2栏, 替代文字: 一块红}}"))
    assert item.rect.width / item.rect.height == pytest.approx(2)
    assert item.rect.width <= 23 * 9 + 0.01
    ground, line = item.paths
    assert (ground.ink, ground.weight_pt) == (Ink(0, 100, 100, 0), None)
    assert line.ink == Ink(k=100)
    assert line.weight_pt == pytest.approx(item.rect.width / 200)
    xs = [x for polygon in ground.polygons for x, _ in polygon]
    assert (min(xs), max(xs)) == pytest.approx((item.rect.x0, item.rect.x1))
    assert item.alt == "一块红"


def test_on_a_black_page_a_drawing_is_grey(tmp_path: Path) -> None:
    item = graphic(sheet_of(tmp_path, "{稿: 河, 图: {文件: 图.svg, 宽: 2栏}}", "黑"))
    assert [path.ink for path in item.paths] == [Ink(k=pytest.approx(70)), Ink(k=100)]


def test_a_drawing_is_a_figure(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "{图片新闻: 图.svg, 图说: 红。, 绘: 本报}")
    assert graphic(sheet).rect.width / graphic(sheet).rect.height == pytest.approx(2)
    figures = [e for e in plan_tags((sheet,), "zh-Hans", {}, ()).elements if e.tag == "Figure"]
    assert len(figures) == 1 and figures[0].alt
