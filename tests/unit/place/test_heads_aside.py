"""Heads that do not stand over their text: beside it, upright, set into it, on a picture (题位, 竖题)."""

from pathlib import Path

import pytest
from PIL import Image

from layout.cli.desk import registry
from layout.compose.types import PictureItem, Sheet, TextItem
from layout.model.style import PAPER, Ink
from layout.pipeline import make_up

FORMAT = "报纸: 样报\n期: 1\n日期: 2021-02-09\n版式: {栏: 4, 行: 40, 成品: 210×200mm}\n"


def sheet_of(folder: Path, slot: str, paragraphs: int = 16, dummy: str = "甲甲甲甲") -> Sheet:
    """The page of one article of `paragraphs` full lines, its slot written so."""
    (folder / "稿件").mkdir()
    body = "\n\n".join(["河水慢慢往东流。" * 6] * paragraphs)
    (folder / "稿件" / "河.md").write_text(f"---\n主题: 一条河往东\n肩题: 又到春天\n---\n{body}\n", "utf-8")
    Image.new("L", (1200, 800), 90).save(folder / "桥.png")
    page = f"版:\n  1:\n    名: 版\n    版样: |\n      {dummy}\n    甲: {slot}\n"
    (folder / "issue.yaml").write_text(FORMAT + page, "utf-8")
    return make_up(folder / "issue.yaml", registry()).sheets[0]


def of_kind(sheet: Sheet, kind: str) -> list[TextItem]:
    return [item for item in sheet.items if isinstance(item, TextItem) and item.kind == kind]


def columns_of(sheet: Sheet) -> list[float]:
    """Left edges of the body's columns, in em of the type area."""
    return sorted({round((item.rect.x0 - sheet.type_area.x0) / 9) for item in of_kind(sheet, "body")})


@pytest.mark.parametrize(
    ("written", "columns", "left", "right"),
    [
        ("{稿: 河, 题位: 左}", [24, 36], 0, 23),
        ("{稿: 河, 题位: 右, 题宽: 1栏}", [0, 12, 24], 36, 47),
        ("{稿: 河, 竖题: 是}", [12, 24, 36], 0, 11),
        ("{稿: 河, 竖题: 是, 题位: 右}", [0, 12, 24], 36, 47),
        ("{稿: 河, 题位: 中}", [0, 12, 24, 36], 12, 35),
    ],
)
def test_the_head_has_columns_of_its_own(
    tmp_path: Path, written: str, columns: list[float], left: float, right: float
) -> None:
    sheet = sheet_of(tmp_path, written)
    assert columns_of(sheet) == columns
    for item in (*of_kind(sheet, "kicker"), *of_kind(sheet, "headline")):
        assert item.rect.x0 >= sheet.type_area.x0 + left * 9 - 0.01
        assert item.rect.x1 <= sheet.type_area.x0 + right * 9 + 0.01


def test_what_an_upright_head_leaves_of_its_column_goes_to_the_text(tmp_path: Path) -> None:
    # Of 11 em the head (22 pt, 1.25 of it and an em of white: 5 em) needs less than two thirds: the text has the 23 em
    # of two columns less 5 and a gutter.
    wide = "{稿: 河, 肩题: '', 竖题: 是}"
    sheet = sheet_of(tmp_path, wide, 3, "甲甲乙乙\n      甲甲乙乙\n    乙: {待稿: 200字, 主题: 乙}")
    assert {round(i.rect.x0 - sheet.type_area.x0) // 9 for i in of_kind(sheet, "body") if i.slot == "1/甲"} == {6}
    assert of_kind(sheet, "headline")[0].rect.x1 <= sheet.type_area.x0 + 5 * 9


def test_a_vertical_head_reads_from_the_right(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "{稿: 河, 竖题: 是}")
    kicker, headline = of_kind(sheet, "kicker")[0], of_kind(sheet, "headline")[0]
    assert all(line.vertical for line in (*kicker.lines, *headline.lines))
    assert kicker.rect.x0 >= headline.rect.x1
    assert kicker.lines[0].size_pt < headline.lines[0].size_pt


def test_text_stands_below_an_inset_head_and_beside_it(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "{稿: 河, 题位: 中}")
    foot = of_kind(sheet, "headline")[0].rect.y1
    tops = {round((i.rect.x0 - sheet.type_area.x0) / 9): i.rect.y0 for i in reversed(of_kind(sheet, "body"))}
    assert tops[12] > foot and tops[24] > foot
    assert tops[0] < foot and tops[36] < foot


@pytest.mark.parametrize(("where", "is_low"), [("压图", True), ("压图上", False)])
def test_a_head_on_its_picture_is_white_and_painted_after_it(tmp_path: Path, where: str, is_low: bool) -> None:
    sheet = sheet_of(tmp_path, f"{{稿: 河, 题位: {where}, 图: 桥.png}}", 8)
    picture = next(item for item in sheet.items if isinstance(item, PictureItem))
    headline = of_kind(sheet, "headline")[0]
    assert sheet.items.index(picture) < sheet.items.index(headline) < sheet.items.index(of_kind(sheet, "body")[0])
    assert picture.rect.x1 - picture.rect.x0 == pytest.approx(47 * 9)
    assert picture.rect.y0 < headline.rect.y0 and headline.rect.y1 < picture.rect.y1
    middle = (picture.rect.y0 + picture.rect.y1) / 2
    assert (headline.rect.y0 > middle) is is_low
    assert headline.ink == PAPER


def test_a_head_is_printed_in_the_ink_that_is_written(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "{稿: 河, 题色: 红}")
    assert of_kind(sheet, "headline")[0].ink == of_kind(sheet, "kicker")[0].ink == Ink(0, 100, 90, 5)
    assert {item.ink for item in of_kind(sheet, "body")} == {Ink(k=100)}


def test_a_slot_is_as_high_as_its_vertical_head_asks(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "{稿: 河, 竖题: 是}", 1)
    headline = of_kind(sheet, "headline")[0]
    assert len(headline.lines[0].line.text) == 5
    assert headline.rect.y0 >= sheet.type_area.y0 and headline.rect.y1 <= sheet.type_area.y1


@pytest.mark.parametrize(("pinned", "is_told"), [(14, False), (13, True)])
def test_a_pinned_band_too_low_for_its_vertical_head_is_told(tmp_path: Path, pinned: int, is_told: bool) -> None:
    # Kicker and headline, upright, take 13 lines, and the slot a white one.
    sheet_of(
        tmp_path, "{稿: 河, 竖题: 是}", 1, f"甲甲甲甲 {pinned}行\n      乙乙乙乙\n    乙: {{待稿: 900字, 主题: 乙}}"
    )
    told = {finding.code for finding in make_up(tmp_path / "issue.yaml", registry()).findings}
    assert ("P105" in told) is is_told


def test_a_corner_is_never_lower_than_its_pinned_band(tmp_path: Path) -> None:
    # Far too much text: the page is made up with the corner as high as it is drawn, a quarter of it, but not below 21.
    dummy = "甲甲甲乙 21行\n      甲甲甲甲\n      丙丙丙丙\n      丙丙丙丙\n"
    others = "    乙: {待稿: 300字, 主题: 乙}\n    丙: {待稿: 9000字, 主题: 丙}"
    sheet_of(tmp_path, "{稿: 河, 曲尺: 是}", 60, dummy + others)
    assert "P101" in {finding.code for finding in make_up(tmp_path / "issue.yaml", registry()).findings}


def findings_of(folder: Path, slot: str, front: str) -> set[str]:
    """Codes of the findings on the page of one article with that front matter."""
    sheet_of(folder, slot)
    (folder / "稿件" / "河.md").write_text(f"---\n{front}---\n" + "河水慢慢往东流。" * 60 + "\n", "utf-8")
    return {finding.code for finding in make_up(folder / "issue.yaml", registry()).findings}


@pytest.mark.parametrize(
    ("front", "is_told"),
    [
        ("主题: 一条河 / 往东流\n肩题: 又到春天\n", False),
        ("主题: 一条河 / 往东流 / 流到海\n肩题: 又到春天\n副题: 一 / 二\n", True),
    ],
)
def test_an_upright_head_too_wide_for_its_column_is_told(tmp_path: Path, front: str, is_told: bool) -> None:
    assert ("head_overflow" in findings_of(tmp_path, "{稿: 河, 竖题: 是, 级: 头条}", front)) is is_told


@pytest.mark.parametrize("slot", ["{待稿: 300字, 题位: 压图}", "{待稿: 300字, 题位: 压图上, 主题: 一条河}"])
def test_promised_copy_without_a_picture_has_its_head_over_the_text_in_black(tmp_path: Path, slot: str) -> None:
    sheet = sheet_of(tmp_path, slot)
    headline = of_kind(sheet, "headline")[0]
    assert headline.ink == Ink(k=100)
    assert headline.rect.y0 < sheet.type_area.y0 + 5 * 12


@pytest.mark.parametrize(("at", "taken"), [("左", 0), ("右", 36)])
def test_text_much_longer_than_its_vertical_head_runs_on_below_it(tmp_path: Path, at: str, taken: int) -> None:
    sheet = sheet_of(tmp_path, f"{{稿: 河, 竖题: 是, 题位: {at}}}", 24)
    assert columns_of(sheet) == [0, 12, 24, 36]
    foot = max(item.rect.y1 for kind in ("kicker", "headline") for item in of_kind(sheet, kind))
    tops = {round((i.rect.x0 - sheet.type_area.x0) / 9): i.rect.y0 for i in reversed(of_kind(sheet, "body"))}
    assert tops.pop(taken) > foot
    assert max(tops.values()) < foot


def size_of(folder: Path, slot: str, head: str, paragraphs: int = 14) -> float:
    """The size in points of the headline of one article with that headline."""
    sheet_of(folder, slot, paragraphs)
    body = "\n\n".join(["河水慢慢往东流。" * 6] * paragraphs)
    (folder / "稿件" / "河.md").write_text(f"---\n主题: {head}\n---\n{body}\n", "utf-8")
    sheet = make_up(folder / "issue.yaml", registry()).sheets[0]
    return of_kind(sheet, "headline")[0].lines[0].size_pt


@pytest.mark.parametrize(
    ("slot", "head", "paragraphs", "size"),
    [
        ("{稿: 河, 级: 三条, 竖题: 是}", "一条河往东", 14, 24),  # the largest that its rank may have
        ("{稿: 河, 级: 三条, 竖题: 是}", "一条河往东", 4, 22),  # eight lines of text hold no more than is usual
        ("{稿: 河, 级: 三条, 题位: 左, 题宽: 1栏}", "一条 / 大河", 14, 24),
        ("{稿: 河, 级: 三条, 题位: 左, 题宽: 1栏}", "一条大河流", 14, 18),  # five characters of 20 are too wide
        ("{稿: 河, 级: 三条}", "一条河往东", 14, 24),
    ],
)
def test_a_head_beside_its_text_grows_where_there_is_room(
    tmp_path: Path, slot: str, head: str, paragraphs: int, size: float
) -> None:
    assert size_of(tmp_path, slot, head, paragraphs) == size


def test_it_stays_smaller_than_a_headline_that_is_weightier(tmp_path: Path) -> None:
    """Beside a lead one column wide (18 points) a second head of its own column could be 26."""
    (tmp_path / "稿件").mkdir()
    for name in "河海":
        (tmp_path / "稿件" / f"{name}.md").write_text(
            f"---\n主题: 一条{name}往东\n---\n" + "\n\n".join(["河水慢慢往东流。" * 6] * 12), "utf-8"
        )
    page = "版:\n  1:\n    名: 版\n    版样: |\n      甲乙乙乙\n    甲: {{稿: 河{rank}}}\n"
    page += "    乙: {{稿: 海, 级: 二条, 竖题: 是}}\n"
    sizes = []
    for rank in ("", ", 级: 头条"):
        (tmp_path / "issue.yaml").write_text(FORMAT + page.format(rank=rank), "utf-8")
        sheet = make_up(tmp_path / "issue.yaml", registry()).sheets[0]
        sizes += [item.lines[0].size_pt for item in of_kind(sheet, "headline") if item.slot == "1/乙"]
    assert sizes == [26, 24]
