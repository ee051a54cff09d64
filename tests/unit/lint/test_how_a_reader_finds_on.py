"""Turns, outlines, pictures, jumps and imprint: for each check an issue that triggers it and a near miss."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from layout.compose.types import TextItem
from layout.diagnostics import Diagnostic
from layout.lint import lint_sheets
from layout.lint.facts import Area
from layout.lint.turns import corners_of
from layout.pipeline import Edition, make_up
from layout.read.registry import load_registry

HEAD = "报纸: 样报\n期: 1\n日期: 2021-02-09\n版式: {栏: 3, 行: 60, 成品: 170×300mm}\n版:\n"
NUMERALS = "一二三四五六七八九十"


def copy(name: str, paragraphs: int, headed: bool = True) -> str:
    """Paragraphs of which no two are alike."""
    counts = [NUMERALS[i // 10] + NUMERALS[i % 10] for i in range(paragraphs)]
    body = "\n\n".join(f"{name}上的人从石桥{c}走过，往集市去，傍晚才挑着空担子回来，一路说笑。" for c in counts)
    return f"---\n主题: 一条{name}\n---\n{body}\n" if headed else body + "\n"


def edition(
    folder: Path, root: Path, pages: str, copies: dict[str, int], paper: str = "报名: 样报\n", headed: str = "河山"
) -> Edition:
    """A small issue made up; `copies` = articles and their paragraphs, `headed` = those with a headline."""
    (folder / "稿件").mkdir()
    (folder / "issue.yaml").write_text(HEAD + pages, "utf-8")
    (folder / "paper.yaml").write_text(paper, "utf-8")
    for name, paragraphs in copies.items():
        (folder / "稿件" / f"{name}.md").write_text(copy(name, paragraphs, name in headed), "utf-8")
    Image.new("L", (900, 600), 128).save(folder / "图.png")
    return make_up(folder / "issue.yaml", load_registry(root / "fonts" / "fonts.yaml"))


def found(edition: Edition, code: str) -> list[Diagnostic]:
    return [finding for finding in edition.findings if finding.code == code]


@pytest.mark.parametrize(("height", "limits"), [("40行", "{图文分离: 1}"), ("12行", "{图文分离: 1}"), ("40行", "{}")])
def test_a_picture_at_the_foot_stays_with_its_text(tmp_path: Path, root: Path, height: str, limits: str) -> None:
    """In a slot with much white, too; one that stands farther away is told, see the pages made by hand."""
    pages = f"""  1:
    名: 要闻
    版样: |
      甲甲甲 {height}
      乙乙乙
    甲: {{稿: 河, 图: {{文件: 图.png, 宽: 3栏, 高: 4行, 位: 下}}}}
    乙: {{稿: 山}}
"""
    made = edition(tmp_path, root, pages, {"河": 2, "山": 8}, paper=f"报名: 样报\n界限: {limits}\n")
    assert found(made, "photo_orphan") == []


@pytest.mark.parametrize(
    ("lower", "turns"), [("{稿: 河}", True), ("{稿: 河, 框: 细线}", False), ("{稿: 河, 主题: 一条河}", False)]
)
def test_text_without_a_headline_below_a_column_is_told(tmp_path: Path, root: Path, lower: str, turns: bool) -> None:
    pages = f"""  1:
    名: 要闻
    版样: |
      乙乙乙
      丙丙丙
    乙: {{稿: 山}}
    丙: {lower}
"""
    doubtful = found(edition(tmp_path, root, pages, {"河": 23, "山": 23}, headed="山"), "ambiguous_turn")
    assert ({finding.slot for finding in doubtful} == {"1/乙"}) == turns


@pytest.mark.parametrize(("where", "skips"), [("上", 1), ("右上", 0)])
def test_a_turn_that_skips_a_column_is_told(tmp_path: Path, root: Path, where: str, skips: int) -> None:
    pages = f"""  1:
    名: 要闻
    版样: |
      乙乙乙 25行
      丙丙丙
    乙: {{稿: 山, 图: {{文件: 图.png, 宽: 1栏, 高: 18行, 位: {where}}}}}
    丙: {{稿: 河}}
"""
    assert len(found(edition(tmp_path, root, pages, {"河": 20, "山": 11}), "ambiguous_turn")) == skips


def test_both_lines_of_a_jump_are_there_and_say_what_was_written(tmp_path: Path, root: Path) -> None:
    pages = """  1:
    名: 要闻
    版样: 甲甲甲
    甲: {稿: 河, 转: 2/续}
  2:
    名: 副刊
    版样: 续续续
    续: {接: 1/甲}
"""
    made = edition(tmp_path, root, pages, {"河": 75})
    assert not found(made, "jump_pair")
    torn = tuple(
        replace(s, items=tuple(i for i in s.items if not (isinstance(i, TextItem) and i.kind == "jump_from")))
        for s in made.sheets
    )
    codes = [finding.code for finding in lint_sheets(made.filled.issue, made.filled, torn)]
    assert "jump_pair" in codes


@pytest.mark.parametrize(
    ("number", "rows", "codes"),
    [
        ("CN 00-0000", "地址：某路1号　电话：0000　印刷：某厂", {"imprint_missing"}),
        ("CN 00-0000", "主办：某社　地址：某路1号　电话：0000　印刷：某厂　发行：自办　定价：1元　总第1期", set()),
        ("内部资料准印证第1号", "地址：某路1号", set()),
        ("", "地址：某路1号", {"imprint_number"}),
    ],
)
def test_what_the_rule_wants_printed(tmp_path: Path, root: Path, number: str, rows: str, codes: set[str]) -> None:
    paper = f"报名: 样报\n报头: {{行: 8}}\n报尾: {{版: 1, 文字: ['{number}　{rows}']}}\n"
    pages = "  1:\n    名: 要闻\n    报头: 上, 8行\n    版样: 甲甲甲\n    甲: {稿: 河}\n"
    made = edition(tmp_path, root, pages, {"河": 12}, paper)
    assert {finding.code for finding in made.findings if finding.code.startswith("imprint")} == codes


@pytest.mark.parametrize(
    ("areas", "corners"),
    [
        ((Area(0, 0, 4, 4),), 4),
        ((Area(0, 0, 4, 4), Area(5, 0, 9, 4)), 4),
        ((Area(0, 0, 9, 4), Area(0, 4, 4, 8)), 6),
        ((Area(0, 0, 4, 8), Area(5, 2, 9, 6)), 8),
        ((Area(0, 0, 4, 4), Area(5, 4, 9, 8)), 8),
    ],
)
def test_corners_are_counted_with_parts_a_gutter_apart_as_one(areas: tuple[Area, ...], corners: int) -> None:
    assert corners_of(areas, gutter=1.0) == corners


@pytest.mark.parametrize(("limits", "told"), [("", False), ("界限: {灰版: 90}\n", False), ("界限: {灰版: 8}\n", True)])
def test_a_paper_sets_its_own_limits(tmp_path: Path, root: Path, limits: str, told: bool) -> None:
    pages = "  1:\n    名: 要闻\n    版样: 甲甲甲\n    甲: {稿: 河}\n"
    grey = found(edition(tmp_path, root, pages, {"河": 14}, "报名: 样报\n" + limits), "grey")
    assert bool(grey) == told
    assert all(finding.limit == 8 for finding in grey)


def test_a_waived_finding_keeps_its_reason(tmp_path: Path, root: Path) -> None:
    pages = "  1:\n    名: 要闻\n    版样: 甲甲甲\n    甲: {稿: 河, 允许: {灰版: 长文}}\n"
    (grey,) = found(edition(tmp_path, root, pages, {"河": 40}), "grey")
    assert (grey.waived, grey.severity) == ("长文", "info")


@pytest.mark.parametrize(
    ("left", "right", "clashes"),
    [
        ("{图片新闻: 图.png, 主题: 河边}", "{图片新闻: 图.png, 主题: 山上}", 1),
        ("{图片新闻: 图.png, 主题: 河边, 框: 细线}", "{图片新闻: 图.png, 主题: 山上}", 0),  # a frame parts them
        ("{稿: 河, 图: {文件: 图.png, 高: 8行, 位: 上}}", "{稿: 山, 图: {文件: 图.png, 高: 8行, 位: 上}}", 0),
    ],
)  # fmt: skip
def test_pictures_side_by_side_clash_where_no_line_parts_them(
    tmp_path: Path, root: Path, left: str, right: str, clashes: int
) -> None:
    pages = f"""  1:
    名: 要闻
    版样: |
      甲乙丙 20行
      丁丁丁
    甲: {left}
    乙: {right}
    丙: {{待稿: 200字}}
    丁: {{待稿: 900字}}
"""
    copies = {"河": 2, "山": 2} if "稿: 河" in left else {}
    assert len(found(edition(tmp_path, root, pages, copies), "photo_clash")) == clashes
