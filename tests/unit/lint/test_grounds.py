"""底色: type is told apart from the ground that it stands on."""

from pathlib import Path

import pytest
from handmade import bundled
from kitchen import furnish
from PIL import Image

from layout.lint.grounds import darkness
from layout.model.style import BLACK, PAPER, Ink
from layout.pipeline import make_up
from layout.read.tones import read_tones

ROOT = Path(__file__).resolve().parents[3]
ISSUE = """日期: 2024-01-02
版式: {{基础: 四开6栏, 成品: 275×177mm, 行: 31}}
版:
  1:
    名: 综合
    版样: |
      甲甲甲甲乙乙
      甲甲甲甲乙乙
    甲: {{稿: 长, 级: 头条}}
    乙: {{稿: 中一, 底纹: {tint}{more}}}
"""


@pytest.mark.parametrize(
    ("tint", "more", "severity"),
    [("8", "", None), ("30", "", None), ("60", "", "warning"), ("100", "", "error"), ("100", ", 题色: 白", "error")],
)
def test_black_type_on_a_ground(tmp_path: Path, tint: str, more: str, severity: str | None) -> None:
    furnish(tmp_path, ROOT)
    (tmp_path / "issue.yaml").write_text(ISSUE.format(tint=tint, more=more), "utf-8")
    found = [f for f in make_up(tmp_path / "issue.yaml", bundled()).findings if f.code == "ground"]
    assert {f.severity for f in found} == ({severity} if severity else set())
    assert all(f.slot == "1/乙" for f in found)
    said = {str(f.values["words"])[:2] for f in found}
    assert ("早市" in said) == (severity is not None and not more), "a white headline is told apart, its text is not"


@pytest.mark.parametrize("key", ["竖题: 是", "栏题: 渡口时评", "题位: 左", "题位: 中"])
def test_heads_on_a_light_ground_are_told_apart(tmp_path: Path, key: str) -> None:
    """White on a ground as long as its words, upright, beside the text: what lies under the line counts."""
    furnish(tmp_path, ROOT)
    (tmp_path / "issue.yaml").write_text(ISSUE.format(tint=8, more=f", {key}"), "utf-8")
    assert [f for f in make_up(tmp_path / "issue.yaml", bundled()).findings if f.code == "ground"] == []


def test_how_dark_an_ink_is() -> None:
    assert darkness(BLACK, {}) == 100
    assert darkness(PAPER, {}) == 0
    assert darkness(Ink(m=100, y=90, k=5), {}) == pytest.approx(59 + 9.9 + 5)
    assert darkness(Ink(spot="报红", tint=50), {"报红": Ink(m=100)}) == pytest.approx(29.5)


ON_PICTURE = """日期: 2024-01-02
版式: {{基础: 四开6栏, 成品: 275×177mm, 行: 31}}
版:
  1:
    名: 综合
    版样: |
      图图图图图图
    图: {{图片新闻: 天.png, 主题: 河上的早晨, 题位: {at}, 高: 24行{more}}}
"""


@pytest.mark.parametrize(
    ("at", "more", "is_told"),
    [
        ("压图上", "", True),  # white in the light upper half
        ("压图", "", False),  # white in the dark lower half
        ("压图上", ", 题色: 黑", False),
        ("压图", ", 题色: 黑", True),
    ],
)
def test_a_headline_on_a_photograph_stands_out_from_it(tmp_path: Path, at: str, more: str, is_told: bool) -> None:
    furnish(tmp_path, ROOT)
    sky = Image.new("L", (1500, 1000), 40)
    sky.paste(235, (0, 0, 1500, 500))
    sky.save(tmp_path / "天.png")
    (tmp_path / "issue.yaml").write_text(ON_PICTURE.format(at=at, more=more), "utf-8")
    found = [f for f in make_up(tmp_path / "issue.yaml", bundled()).findings if f.code == "ground"]
    assert [f.severity for f in found] == (["warning"] if is_told else [])


def test_tones_of_a_picture(tmp_path: Path) -> None:
    half = Image.new("RGBA", (200, 100), (0, 0, 0, 255))
    half.paste((0, 0, 0, 0), (0, 0, 100, 100))  # transparent: paper
    half.save(tmp_path / "半.png")
    tones = read_tones(tmp_path / "半.png", "1")
    assert {(row[0], row[-1]) for row in tones} == {(0, 100)}
    (tmp_path / "坏.png").write_bytes(b"\x89PNG")
    assert read_tones(tmp_path / "坏.png", "2") == ()
