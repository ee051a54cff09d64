"""White around headlines and rules between articles, as they stand on composed pages."""

from pathlib import Path

import pytest
from PIL import Image

from layout.cli.desk import registry
from layout.compose.heads import LEAST_BELOW, head_items
from layout.compose.measure import Paper
from layout.compose.text import Owner
from layout.compose.types import BoxItem, RuleItem, TextItem
from layout.lines.types import Line, SetText
from layout.model.style import PAPER as NO_INK
from layout.model.style import TextStyle
from layout.pipeline import make_up
from layout.place.types import PlacedHead

PAPER = Paper(left_pt=70, top_pt=80, body_pt=9, pitch_pt=12)
PROSE = "渡口的船一天走二十趟，早上送菜，傍晚接学生。"
GRID = "{基础: 四开6栏, 成品: 275×190mm, 行: 34}"


def white(lines: int) -> tuple[float, float]:
    """White above and below a headline of 18 pt in a head of so many lines, in points."""
    line = Line(0, 4, "渡口的船", 0, 4.0, True, 0, ())
    text = SetText("k", "headline", TextStyle("song", "hei", 18, 20), 11.0, (line,))
    head = PlacedHead(("k",), 0.0, 22.0, 0, lines)
    (item,) = head_items(head, {"k": text}, PAPER, Owner())
    return item.rect.y0 - PAPER.y(0), PAPER.y(lines) - item.rect.y1


def test_little_white_stands_between_a_head_and_its_text_first() -> None:
    above, below = white(2)
    assert (above, below) == (pytest.approx(0, abs=0.1), pytest.approx(6, abs=1))
    above, below = white(4)
    assert 0 < above < below
    assert below > LEAST_BELOW * 12


def test_the_word_advertisement_stands_on_paper(tmp_path: Path) -> None:
    Image.new("RGB", (600, 200), "black").save(tmp_path / "夜.png")
    page = "版:\n  1:\n    名: 街\n    版样: 广广广广广广\n    广: {广告: 夜市, 文件: 夜.png}\n"
    (tmp_path / "issue.yaml").write_text(f"报纸: 样报\n期: 1\n日期: 2024-01-02\n版式: {GRID}\n{page}", "utf-8")
    (sheet,) = make_up(tmp_path / "issue.yaml", registry()).sheets
    k, mark = next((k, i) for k, i in enumerate(sheet.items) if isinstance(i, TextItem) and i.kind == "ad_mark")
    ground = sheet.items[k - 1]
    assert isinstance(ground, BoxItem) and ground.fill == NO_INK and ground.stroke is None
    ink = mark.lines[0].x_pt + mark.lines[0].line.indent_em * mark.lines[0].size_pt
    assert ground.rect.x0 < ink and ground.rect.x1 > mark.rect.x1 and ground.rect.y1 > mark.rect.y1
    assert ground.rect.width < 25, "it hides no more than it must"


def rules_over(folder: Path, second: str) -> list[tuple[float, float]]:
    """The level rules between two bands: a plain lead beside a slot, below them two slots of three columns."""
    (folder / "稿件").mkdir()
    for name, count in zip("甲乙丙丁", (16, 6, 8, 8), strict=True):
        text = "".join(f"第{number}回，{PROSE}" for number in range(count))
        (folder / "稿件" / f"{name}.md").write_text(f"---\n主题: {name}船\n---\n{text}\n", "utf-8")
    dummy = "      甲甲甲甲乙乙\n      丁丁丁丙丙丙\n"
    slots = f"    甲: {{稿: 甲, 级: 头条}}\n    乙: {second}\n    丙: {{稿: 丙}}\n    丁: {{稿: 丁, 框: 细线}}\n"
    page = f"版:\n  1:\n    名: 街\n    版样: |\n{dummy}{slots}"
    (folder / "issue.yaml").write_text(f"报纸: 样报\n期: 1\n日期: 2024-01-02\n版式: {GRID}\n{page}", "utf-8")
    (sheet,) = make_up(folder / "issue.yaml", registry()).sheets
    top = next(i.rect.y0 for i in sheet.items if isinstance(i, TextItem) and i.text == "丙/headline")
    rules = (i for i in sheet.items if isinstance(i, RuleItem) and i.y0 == i.y1 and top - 40 < i.y0 < top)
    return [(rule.x0, rule.x1) for rule in rules if rule.x1 - rule.x0 < 400]


def test_a_rule_over_a_slot_is_whole_or_not_there(tmp_path: Path) -> None:
    assert rules_over(tmp_path, "{稿: 乙, 框: 细线}") == [], "over one column of three it would be a stub"


def test_a_rule_lies_under_all_plain_slots(tmp_path: Path) -> None:
    ((start, end),) = rules_over(tmp_path, "{稿: 乙}")
    assert end - start == pytest.approx((3 * 11 + 2) * 9)


def two_stories(folder: Path, flag: str, table: str) -> tuple[list[float], float]:
    """The level rules across a page about the top of 乙, which stands below 甲, and where its first text begins."""
    (folder / "稿件").mkdir()
    for name, front, rest in (("甲", "", table), ("乙", flag, "")):
        text = "".join(f"第{number}回，{PROSE}" for number in range(14))
        (folder / "稿件" / f"{name}.md").write_text(f"---\n主题: {name}船\n{front}---\n{text}\n\n{rest}", "utf-8")
    slots = "    甲: {稿: 甲, 表: {宽: 6栏, 位: 下}}\n    乙: 乙\n"
    page = f"版:\n  1:\n    名: 街\n    版样: |\n      甲甲甲甲甲甲\n      乙乙乙乙乙乙\n{slots}"
    (folder / "issue.yaml").write_text(f"报纸: 样报\n期: 1\n日期: 2024-01-02\n版式: {GRID}\n{page}", "utf-8")
    (sheet,) = make_up(folder / "issue.yaml", registry()).sheets
    top = min(i.rect.y0 for i in sheet.items if isinstance(i, TextItem) and i.text.startswith("乙/"))
    wide = (i.y0 for i in sheet.items if isinstance(i, RuleItem) and i.y0 == i.y1 and i.x1 - i.x0 > 600)
    return [y for y in wide if abs(y - top) < 40], top


@pytest.mark.parametrize(("flag", "table"), [("栏题: 街坊\n", ""), ("", "| 队 | 分 |\n|---|---|\n| 渡口 | 15 |\n")])
def test_no_rule_lies_over_a_flag_or_under_a_table_which_have_their_own(tmp_path: Path, flag: str, table: str) -> None:
    rules, top = two_stories(tmp_path, flag, table)
    assert [rule > top for rule in rules] == ([True] if flag else []), "the flag's own; the table's are farther off"


def test_plain_stories_have_a_rule_between_them(tmp_path: Path) -> None:
    rules, top = two_stories(tmp_path, "", "")
    assert len(rules) == 1 and rules[0] < top


@pytest.mark.parametrize(
    ("written", "kind", "lines"),
    [
        (">> 跑不动的人，知道球该去哪儿。", "pull", ["跑不动的人，", "知道球该去哪儿。"]),
        ("## 修了四十年的老渡口换新船", "subhead", ["修了四十年的", "老渡口换新船"]),
    ],
)
@pytest.mark.parametrize("picture", [False, True])
def test_pull_quotes_and_subheads_turn_between_words(
    tmp_path: Path, written: str, kind: str, lines: list[str], picture: bool
) -> None:
    (tmp_path / "稿件").mkdir()
    prose = "\n\n".join(f"第{number}回，{PROSE * 2}" for number in range(6))
    (tmp_path / "稿件" / "甲.md").write_text(f"---\n主题: 船\n---\n{prose}\n\n{written}\n\n{prose}\n", "utf-8")
    Image.new("L", (600, 900), 90).save(tmp_path / "图.png")
    beside = ", 图: {文件: 图.png, 宽: 12字, 位: 中, 图说: 船}" if picture else ""  # beside it lines are set otherwise
    page = f"版:\n  1:\n    名: 街\n    版样: 甲甲甲甲甲甲\n    甲: {{稿: 甲, 级: 头条{beside}}}\n"
    (tmp_path / "issue.yaml").write_text(f"报纸: 样报\n期: 1\n日期: 2024-01-02\n版式: {GRID}\n{page}", "utf-8")
    (sheet,) = make_up(tmp_path / "issue.yaml", registry()).sheets
    (item,) = (i for i in sheet.items if isinstance(i, TextItem) and i.kind == kind)
    assert [placed.line.text for placed in item.lines] == lines


def test_a_table_is_ruled_heavily_round_it_finely_under_its_head_and_lightly_between_its_rows(tmp_path: Path) -> None:
    (tmp_path / "稿件").mkdir()
    table = "|站|班次|\n|-|-|\n|东门|20|\n|西门|16|\n|北门|8|\n"
    (tmp_path / "稿件" / "甲.md").write_text(f"---\n主题: 渡船\n---\n{PROSE * 8}\n\n{table}\n{PROSE * 8}\n", "utf-8")
    page = "版: {1: {名: 街, 版样: 甲甲甲甲甲甲, 甲: {稿: 甲}}}\n"
    (tmp_path / "issue.yaml").write_text(f"报纸: 样报\n期: 1\n日期: 2024-01-02\n版式: {GRID}\n{page}", "utf-8")
    (sheet,) = make_up(tmp_path / "issue.yaml", registry()).sheets
    cells = [item.rect for item in sheet.items if isinstance(item, TextItem) and "/table" in item.text]
    inside = min(cell.y0 for cell in cells) - 12, max(cell.y1 for cell in cells) + 12
    rules = [i for i in sheet.items if isinstance(i, RuleItem) and i.y0 == i.y1 and inside[0] < i.y0 < inside[1]]
    assert [rule.weight_pt for rule in sorted(rules, key=lambda rule: rule.y0)] == [1.2, 0.5, 0.25, 0.25, 1.2]
