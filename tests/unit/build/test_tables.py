"""Small tables: read from Markdown with every cell's place, set in columns that fit, placed, tagged."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from layout.build.tables import fitted, set_columns
from layout.build.types import Built
from layout.cli.desk import registry
from layout.compose.types import RuleItem, TextItem
from layout.model.story import StoryPicture, Table
from layout.paint.tags import plan_tags
from layout.pipeline import make_up
from layout.read.markdown import parse_markdown

Make = Callable[..., Built]
TABLE = "| 名次 | 球队 | 积分 |\n|---|:--|---|\n| 1 | 渡口 | 15 |\n| 1 | **柳巷** | 4 |\n"
ISSUE = "报纸: 样报\n期: 1\n日期: 2021-02-09\n版:\n  1:\n    名: 体育\n    版样: 甲甲甲甲甲甲\n    甲: {稿: 球}\n"
PROSE = "球赛打了八轮，每一轮都有人来看。" * 20


def table_of(make: Make, body: str, front: str = "") -> StoryPicture:
    made = make({"issue.yaml": ISSUE, "稿件/球.md": f"---\n主题: 联赛\n{front}---\n{body}"})
    return made.issue.stories[0].pictures[0]


def test_every_cell_has_its_place() -> None:
    paragraphs, faults = parse_markdown(TABLE, "球.md", 5)
    assert faults == ()
    (paragraph,) = paragraphs
    assert paragraph.kind == "table" and paragraph.cells is not None
    rows = [[cell.text for cell in row] for row in paragraph.cells.rows]
    assert rows == [["名次", "球队", "积分"], ["1", "渡口", "15"], ["1", "柳巷", "4"]]
    assert paragraph.cells.aligns == ("auto", "start", "auto")
    places = [[(c.sources[0][1].line, c.sources[0][1].column) for c in row] for row in paragraph.cells.rows]
    assert places == [[(5, 3), (5, 8), (5, 13)], [(7, 3), (7, 7), (7, 12)], [(8, 3), (8, 9), (8, 16)]]
    assert paragraph.cells.rows[2][1].marks[0].kind == "strong"


def test_figures_stand_at_the_right_and_what_is_written_wins(make: Make) -> None:
    table = table_of(make, f"{PROSE}\n\n{TABLE}").picture
    assert isinstance(table, Table)
    assert [cell.style.setting.align for cell in table.rows[1]] == ["center", "start", "end"]
    assert [cell.kind for cell in table.rows[0]] == ["cell_head"] * 3


def test_a_table_takes_the_columns_it_needs_or_those_that_are_written(make: Make) -> None:
    assert table_of(make, f"{PROSE}\n\n{TABLE}").span_columns == 1
    wide = TABLE.replace("渡口", "渡口街道老年活动中心联队")
    assert table_of(make, f"{PROSE}\n\n{wide}").span_columns == 2
    assert table_of(make, f"{PROSE}\n\n{TABLE}", "表: 3栏\n").span_columns == 3
    assert table_of(make, f"{PROSE}\n\n{TABLE}", "table: {width: 2 columns, where: bottom-left}\n").span_columns == 2


@pytest.mark.parametrize(
    ("body", "front", "drawn", "columns"),
    [
        (f"{TABLE}\n注：只算胜场。", "", "甲甲", 1),
        (TABLE, "", "甲甲甲", 1),
        (f"{PROSE}\n\n{TABLE}", "", "甲甲甲", 3),  # it has legs of text
        (f"{TABLE}\n注：只算胜场。", "表: 1栏\n", "甲甲甲", 3),  # as it is told
        (f"{TABLE}\n注：只算胜场。", "", "甲甲甲甲甲甲", 6),  # no line is so long
        ("注：只算胜场。", "", "甲甲", 2),
    ],
)
def test_a_table_with_a_note_or_two_fills_its_slot(make: Make, body: str, front: str, drawn: str, columns: int) -> None:
    issue = ISSUE.replace("甲甲甲甲甲甲", drawn + "乙" * (6 - len(drawn))) + "    乙: {稿: 文}\n" * (len(drawn) < 6)
    made = make(
        {
            "issue.yaml": issue,
            "稿件/球.md": f"---\n主题: 联赛\n{front}---\n{body}",
            "稿件/文.md": f"---\n主题: 文\n---\n{PROSE}",
        }
    )
    slot = next(slot for slot in made.issue.pages[0].slots if slot.address == "1/甲")
    assert len(slot.columns) == columns
    pictures = made.issue.stories[0].pictures
    assert all(picture.span_columns == columns for picture in pictures) or columns > 1


@pytest.mark.parametrize(
    ("natural", "least", "room", "widths"),
    [
        ([2.0, 4.0], [2.0, 2.0], 10.0, [4.0, 6.0]),  # what is over goes to both alike
        ([2.0, 10.0], [2.0, 2.0], 9.0, [2.0, 7.0]),  # what is missing is taken off the longest
        ([6.0, 10.0, 10.0], [1.0, 1.0, 1.0], 15.0, [5.0, 5.0, 5.0]),
        ([5.0, 4.0, 4.0], [5.0, 2.0, 2.0], 12.0, [5.0, 3.5, 3.5]),  # but not off a word while others can give way
        ([5.0, 4.0], [5.0, 4.0], 6.0, [3.0, 3.0]),  # where none can, as if there were no words
    ],
)
def test_widths_fill_the_room(natural: list[float], least: list[float], room: float, widths: list[float]) -> None:
    assert fitted(natural, least, room) == pytest.approx(widths)


@pytest.mark.parametrize(
    ("needed", "total", "pad", "widths"),
    [
        ([1.0, 5.0], 10.0, 0.4, [2.7, 5.7]),  # room enough: a column of one figure is two em and its share
        ([1.0, 5.0], 8.0, 0.4, [1.2, 5.2]),  # short of room: it is as narrow as its figure
        ([1.0, 5.0], 7.0, 0.2, [1.1, 5.1]),  # then the white is halved
        ([1.0, 5.0], 6.0, 0.2, [1.0, 4.2]),  # and only then is the text turned
    ],
)
def test_white_gives_way_before_a_name_is_torn(
    needed: list[float], total: float, pad: float, widths: list[float]
) -> None:
    assert set_columns(needed, [1.0, 0.0], total) == (pad, pytest.approx(widths))


def test_rows_stand_between_rules_and_are_a_table_to_a_reader(tmp_path: Path) -> None:
    (tmp_path / "稿件").mkdir()
    (tmp_path / "稿件" / "球.md").write_text(f"---\n主题: 联赛\n---\n{PROSE}\n\n{TABLE}\n{PROSE}\n", "utf-8")
    (tmp_path / "issue.yaml").write_text(ISSUE, "utf-8")
    edition = make_up(tmp_path / "issue.yaml", registry())
    (sheet,) = edition.sheets
    cells = [item for item in sheet.items if isinstance(item, TextItem) and item.kind in ("cell_head", "cell")]
    assert ["".join(line.line.text for line in cell.lines) for cell in cells] == [
        *("名次", "球队", "积分"),
        *("1", "渡口", "15"),
        *("1", "柳巷", "4"),
    ]
    rules = sorted(
        {i.y0 for i in sheet.items if isinstance(i, RuleItem) and i.x0 <= cells[0].rect.x0 and i.x1 >= cells[2].rect.x1}
    )
    rules = [y for y in rules if cells[0].rect.y0 - 12 < y < cells[-1].rect.y1 + 12]
    assert len(rules) == 4
    for row, (top, foot) in enumerate(pairwise(rules)):
        for cell in cells[row * 3 : row * 3 + 3]:
            assert top <= cell.rect.y0 and cell.rect.y1 <= foot
    tags = [element.tag for element in plan_tags(edition.sheets, "zh-Hans", {}, ()).elements]
    assert (tags.count("Table"), tags.count("TR"), tags.count("TH"), tags.count("TD")) == (1, 3, 3, 6)


@pytest.mark.parametrize("change", ["+16.4%", "−27.6%", "±3.5℃"])
def test_no_figure_with_its_signs_is_torn_where_the_names_can_turn(tmp_path: Path, change: str) -> None:
    rows = f"| 项目 | 本周 | 上周 | 增减 |\n|:--|--:|--:|--:|\n| 流感样病例 | 312 | 268 | {change} |\n"
    (tmp_path / "稿件").mkdir()
    (tmp_path / "稿件" / "球.md").write_text(f"---\n主题: 一周\n---\n{PROSE}\n\n{rows}", "utf-8")
    (tmp_path / "issue.yaml").write_text(ISSUE.replace("稿: 球", "稿: 球, 表: 1栏"), "utf-8")
    (sheet,) = make_up(tmp_path / "issue.yaml", registry()).sheets
    cells = [item for item in sheet.items if isinstance(item, TextItem) and item.kind == "cell"]
    assert [line.line.text for line in cells[-1].lines] == [change]
    assert len(cells[0].lines) > 1
