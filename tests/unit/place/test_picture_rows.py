"""Pictures of one story that stand beside one another: their feet are level where their shapes allow it."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import pytest
from PIL import Image

from layout.cli.desk import registry
from layout.pipeline import make_up
from layout.place.asks import PictureAsk, picture_rows

At = Literal["top", "middle", "bottom"]
PICTURE: Any = SimpleNamespace(caption=None)


def ask(first: int, end: int, at: At, bounds: tuple[int, int]) -> PictureAsk:
    return PictureAsk(PICTURE, first, end, at, *bounds, 0)


@pytest.mark.parametrize(
    ("asks", "rows"),
    [
        ([ask(0, 2, "top", (8, 12)), ask(2, 4, "top", (10, 15))], ((0, 1),)),
        ([ask(0, 2, "top", (8, 12)), ask(2, 4, "bottom", (10, 15))], ((0,), (1,))),  # at other edges
        ([ask(0, 2, "top", (8, 9)), ask(2, 4, "top", (10, 15))], ((0,), (1,))),  # no height in common
        ([ask(0, 2, "top", (8, 12)), ask(0, 2, "top", (8, 12)), ask(2, 3, "top", (9, 9))], ((0, 2), (1,))),  # one below
    ],
)
def test_pictures_of_a_row(asks: list[PictureAsk], rows: tuple[tuple[int, ...], ...]) -> None:
    assert picture_rows(asks) == rows


def test_two_pictures_over_a_text_end_at_one_line(tmp_path: Path) -> None:
    (tmp_path / "稿件").mkdir()
    prose = "\n\n".join(f"第{n}回，渡口的船一天走二十趟，早上送菜，傍晚接学生。" for n in range(18))
    (tmp_path / "稿件" / "甲.md").write_text(f"---\n主题: 船\n---\n{prose}\n", "utf-8")
    for name, high in (("一", 1000), ("二", 1150)):
        Image.new("L", (1500, high), 90).save(tmp_path / f"{name}.png")
    pictures = "图: [{文件: 一.png, 宽: 3栏, 位: 右上, 图说: 早}, {文件: 二.png, 宽: 3栏, 位: 左上, 图说: 晚}]"
    grid = "{基础: 四开6栏, 成品: 275×190mm, 行: 34}"
    page = f"版:\n  1:\n    名: 街\n    版样: 甲甲甲甲甲甲\n    甲: {{稿: 甲, 级: 头条, {pictures}}}\n"
    (tmp_path / "issue.yaml").write_text(f"报纸: 样报\n期: 1\n日期: 2024-01-02\n版式: {grid}\n{page}", "utf-8")
    (slot,) = make_up(tmp_path / "issue.yaml", registry()).filled.placed.pages[0].slots
    one, two = slot.pictures
    assert (one.top_line, one.lines) == (two.top_line, two.lines)
