"""For each check an issue that triggers it and a near miss that does not."""

from pathlib import Path

import pytest
from PIL import Image

from layout.flow.fillers import LEAST_LINES
from layout.pipeline import make_up
from layout.read.registry import load_registry

FORMAT = "版式: {栏: 3, 行: 60, 成品: 170×300mm}\n"
NUMERALS = "一二三四五六七八九十"
PAGE = "  {n}:\n    名: 要闻\n    版样: |\n{rows}\n{slots}\n"
WHOLE = (("甲甲甲",), {"甲": "{稿: 河}"})
Page = tuple[tuple[str, ...], dict[str, str]]
STACKED: Page = (("甲甲甲", "乙乙乙"), {"甲": "{稿: 河}", "乙": "{稿: 山}"})
BESIDE: Page = (("甲甲乙", "丙丙乙"), {"甲": "{稿: 河}", "乙": "{稿: 山}", "丙": "{稿: 桥}"})
UNDER_A_NAME: Page = (
    ("报报眼 8行", "甲甲乙", "丙丙乙"),
    {"报": "{报头: 横}", "眼": "{稿: 眼, 级: 三条}", "甲": "{稿: 河, 级: 头条}", "乙": "{稿: 山}", "丙": "{稿: 桥}"},
)
BELOW_A_STORY: Page = (UNDER_A_NAME[0], UNDER_A_NAME[1] | {"报": "{稿: 报, 级: 三条}"})
NAMED = {"报": 3, "眼": 2, "河": 12, "山": 15, "桥": 12}
CASES: list[tuple[str, Page, dict[str, int], str, bool]] = [
    ("split_page", STACKED, {"河": 24, "山": 24}, "", True),
    ("split_page", BESIDE, {"河": 16, "山": 18, "桥": 16}, "", False),
    *((code, BELOW_A_STORY, NAMED, "", True) for code in ("split_page", "false_lead", "cross_corner")),
    *((code, UNDER_A_NAME, NAMED, "", False) for code in ("split_page", "false_lead", "cross_corner")),
    ("through_gutter", BESIDE, {"河": 16, "山": 18, "桥": 16}, "", False),
    ("through_gutter", STACKED, {"河": 24, "山": 24}, "", False),
    (
        "cross_corner",
        (("甲甲乙 30行", "丙丙丁"), {"甲": "{稿: 河}", "乙": "{稿: 山}", "丙": "{稿: 桥}", "丁": "{稿: 路}"}),
        {"河": 12, "山": 6, "桥": 12, "路": 6},
        "",
        True,
    ),
    (
        "cross_corner",
        (("甲甲乙 30行", "丙丁丁"), {"甲": "{稿: 河}", "乙": "{稿: 山}", "丙": "{稿: 桥}", "丁": "{稿: 路}"}),
        {"河": 12, "山": 6, "桥": 6, "路": 12},
        "",
        False,
    ),
    (
        "false_lead",
        (("甲甲乙",), {"甲": "{稿: 河, 级: 三条}", "乙": "{稿: 山, 级: 头条}"}),
        {"河": 36, "山": 16},
        "",
        True,
    ),
    (
        "false_lead",
        (("甲甲乙",), {"甲": "{稿: 河, 级: 头条}", "乙": "{稿: 山, 级: 三条}"}),
        {"河": 36, "山": 16},
        "",
        False,
    ),
    (
        "butted_heads",
        (("甲乙乙",), {"甲": "{稿: 河, 级: 二条}", "乙": "{稿: 山, 级: 二条}"}),
        {"河": 16, "山": 36},
        "",
        True,
    ),
    (
        "butted_heads",
        (("甲乙乙",), {"甲": "{稿: 河, 级: 二条, 框: 细线}", "乙": "{稿: 山, 级: 二条}"}),
        {"河": 16, "山": 36},
        "",
        False,
    ),
    ("stacked_heads", (("甲甲甲 5行", "乙乙乙"), STACKED[1]), {"河": 1, "山": 36}, "", True),
    ("stacked_heads", (("甲甲甲 6行", "乙乙乙"), STACKED[1]), {"河": 1, "山": 36}, "", False),
    ("short_leg", STACKED, {"河": 1, "山": 30}, "", True),
    ("short_leg", STACKED, {"河": 24, "山": 24}, "", False),
    ("head_break", (("甲甲甲",), {"甲": "{稿: 河, 主题: 走进集市 / 的一条河}"}), {"河": 40}, "", True),
    ("head_break", (("甲甲甲",), {"甲": "{稿: 河, 主题: 走进集市的 / 一条河}"}), {"河": 40}, "", False),
    *(
        (
            "false_lead",
            (
                ("图图乙 20行", "甲甲乙"),
                {"图": "{图片新闻: 大.png}", "甲": f"{{稿: 河, 级: {one}}}", "乙": f"{{稿: 山, 级: {two}}}"},
            ),
            {"河": 20, "山": 20},
            "",
            told,
        )
        for one, two, told in (("三条", "头条", True), ("头条", "三条", False))
    ),
    *(
        (
            "stacked_heads",
            (
                ("图图图 20行", "甲甲甲"),
                {"图": f"{{图片新闻: 大.png, 主题: 河上, 图说: 早晨, 题位: {place}}}", "甲": "{稿: 河}"},
            ),
            {"河": 30},
            "",
            False,
        )
        for place in ("压图", "压图上", "上")
    ),
    ("ppi", (("甲甲甲",), {"甲": "{稿: 河, 图: {文件: 小.png, 宽: 3栏, 高: 12行}}"}), {"河": 40}, "", True),
    ("ppi", (("甲甲甲",), {"甲": "{稿: 河, 图: {文件: 大.png, 宽: 3栏, 高: 12行}}"}), {"河": 40}, "", False),
    ("cropped", (("甲甲甲",), {"甲": "{稿: 河, 图: {文件: 大.png, 宽: 3栏, 高: 8行}}"}), {"河": 40}, "", True),
    ("cropped", (("甲甲甲",), {"甲": "{稿: 河, 图: {文件: 大.png, 宽: 3栏, 高: 9行}}"}), {"河": 40}, "", False),
    ("picture_width", (("甲甲甲",), {"甲": "{稿: 河, 图: {文件: 大.png, 宽: 8字}}"}), {"河": 40}, "", True),
    ("picture_width", (("甲甲甲",), {"甲": "{稿: 河, 分栏: 1, 图: {文件: 大.png, 宽: 8字}}"}), {"河": 40}, "", False),
    ("picture_width", (("甲甲甲",), {"甲": "{稿: 河, 图: {文件: 大.png, 宽: 1栏}}"}), {"河": 40}, "", False),
    (
        "duplicate",
        (("甲甲乙", "丙丙乙"), {"甲": "{稿: 河, 图: 大.png}", "乙": "{稿: 山, 图: 大.png}", "丙": "{稿: 桥}"}),
        {"河": 10, "山": 10, "桥": 10},
        "",
        True,
    ),
    ("duplicate", BESIDE, {"河": 16, "山": 18, "桥": 16}, "", False),
    ("credit_no_photo", (("甲甲甲",), {"甲": "{稿: 河, 署名: {记者: 本报记者, 文/图: 是}}"}), {"河": 40}, "", True),
    (
        "credit_no_photo",
        (("甲甲甲",), {"甲": "{稿: 河, 署名: {记者: 本报记者, 文/图: 是}, 图: 大.png}"}),
        {"河": 30},
        "",
        False,
    ),
    ("name_size", WHOLE, {"河": 30}, "报头: {行: 8, 字号: 9pt}\n", True),
    ("name_size", WHOLE, {"河": 30}, "报头: {行: 8}\n", False),
    ("waiver_unknown", (("甲甲甲",), {"甲": "{稿: 河, 允许: [没有这项]}"}), {"河": 30}, "", True),
    ("waiver_unknown", (("甲甲甲",), {"甲": "{稿: 河, 允许: [灰版]}"}), {"河": 30}, "", False),
]


def codes(
    folder: Path, root: Path, pages: tuple[Page, ...], copies: dict[str, int], paper: str, issue: str = ""
) -> set[str]:
    """The codes of all findings on a small issue made up."""
    (folder / "稿件").mkdir()
    masthead = "    报头: 上, 8行\n" if "报头" in paper else ""
    drawn = ""
    for n, (rows, slots) in enumerate(pages, 1):
        dummy = "\n".join(f"      {row}" for row in rows)
        keys = "\n".join(f"    {slot}: {value}" for slot, value in slots.items())
        drawn += PAGE.format(n=n, rows=dummy, slots=keys + ("\n" + masthead if n == 1 else ""))
    head = "报纸: 样报\n期: 1\n日期: 2021-02-09\n" + FORMAT
    (folder / "issue.yaml").write_text(f"{head}{issue}版:\n{drawn}", "utf-8")
    (folder / "paper.yaml").write_text("报名: 样报\n" + paper, "utf-8")
    for name, paragraphs in copies.items():
        counts = [NUMERALS[i // 10] + NUMERALS[i % 10] for i in range(paragraphs)]
        body = "\n\n".join(f"{name}上的人从石桥{c}走过，往集市去，傍晚才挑着空担子回来，一路说笑。" for c in counts)
        (folder / "稿件" / f"{name}.md").write_text(f"---\n主题: 一条{name}\n---\n{body}\n", "utf-8")
    Image.new("L", (1200, 800), 128).save(folder / "大.png")
    Image.new("L", (120, 80), 128).save(folder / "小.png")
    return {d.code for d in make_up(folder / "issue.yaml", load_registry(root / "fonts" / "fonts.yaml")).findings}


@pytest.mark.parametrize(("code", "page", "copies", "paper", "told"), CASES)
def test_a_check_and_its_near_miss(
    tmp_path: Path, root: Path, code: str, page: Page, copies: dict[str, int], paper: str, told: bool
) -> None:
    assert (code in codes(tmp_path, root, (page,), copies, paper)) == told


@pytest.mark.parametrize(("spare", "told"), [(1, True), (9, False), (0, False)])
def test_free_cells_that_the_reserve_does_not_suit_are_told(tmp_path: Path, root: Path, spare: int, told: bool) -> None:
    page: Page = (("甲甲甲", "···"), {"甲": "{稿: 河}"})
    reserve = "备稿: [山]\n" if spare else ""
    found = codes(tmp_path, root, (page,), {"河": 9} | ({"山": spare} if spare else {}), "", reserve)
    assert ("unfilled" in found) == told


@pytest.mark.parametrize(("lines", "told"), [(LEAST_LINES, True), (LEAST_LINES - 1, False)])
def test_free_cells_are_told_that_an_article_could_begin_in(tmp_path: Path, root: Path, lines: int, told: bool) -> None:
    page: Page = (("甲甲甲", f"··· {lines}行"), {"甲": "{稿: 河}"})
    assert ("unfilled" in codes(tmp_path, root, (page,), {"河": 40, "山": 9}, "", "备稿: [山]\n")) == told


@pytest.mark.parametrize(("count", "told"), [(3, True), (2, False)])
def test_pages_of_a_sheet(tmp_path: Path, root: Path, count: int, told: bool) -> None:
    names = "河山桥"[:count]
    pages = tuple((("甲甲甲",), {"甲": f"{{稿: {name}}}"}) for name in names)
    assert ("dates" in codes(tmp_path, root, pages, dict.fromkeys(names, 40), "")) == told
