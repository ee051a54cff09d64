"""Column heads, pull quotes and the places of bylines, from the files to the texts of the story."""

from collections.abc import Callable

import pytest

from layout.build.types import Built
from layout.model.story import Story

Make = Callable[..., Built]
HEAD = "报纸: 样报\n期: 1\n日期: 2021-02-09\n版:\n  1:\n    版样: 甲甲甲甲甲甲\n"
BODY = "雾还没有散。\n\n>> 表停了，日子不停。\n\n他说。\n"


def story(make: Make, front: str, slot: str = "{稿: 铺}", body: str = BODY, paper: str = "") -> Story:
    files = {"issue.yaml": f"{HEAD}    甲: {slot}\n", "稿件/铺.md": f"---\n主题: 修表铺\n{front}---\n{body}"}
    if paper:
        files["paper.yaml"] = paper
    return make(files).issue.stories[0]


def head_kinds(made: Story) -> list[str]:
    head = made.heads[0]
    return [element.kind for element in head.elements] if head else []


@pytest.mark.parametrize("front", ["栏题: 基层见闻\n", "column_head: 基层见闻\n"])
def test_a_column_head_stands_above_the_headline(make: Make, front: str) -> None:
    assert head_kinds(story(make, front)) == ["column_head", "headline"]


def test_a_slot_may_take_the_column_head_away(make: Make) -> None:
    assert head_kinds(story(make, "栏题: 基层见闻\n", '{稿: 铺, 栏题: ""}')) == ["headline"]


def test_a_pull_quote_stands_large_with_white_around_it(make: Make) -> None:
    body = {e.kind: e for e in story(make, "").body}
    pull = body["pull"]
    assert pull.text.text == "表停了，日子不停。"
    assert (pull.rows, pull.lines_before) == (2, 1)
    assert pull.style.size_pt > body["body"].style.size_pt
    assert [e.lines_before for e in story(make, "").body] == [0, 1, 1]


@pytest.mark.parametrize(
    ("where", "kinds", "last", "in_head"),
    [
        ("文末", ["body", "pull", "body", "byline"], "记者　张三", False),
        ("括注", ["body", "pull", "body"], "他说。（记者 张三）", False),
        ("brackets", ["body", "pull", "body"], "他说。（记者 张三）", False),
        ("文前", ["byline", "body", "pull", "body"], "他说。", False),
        ("题下", ["body", "pull", "body"], "他说。", True),
    ],
)
def test_where_a_byline_stands(make: Make, where: str, kinds: list[str], last: str, in_head: bool) -> None:
    made = story(make, f"署名: {{记者: 张三, 位: {where}}}\n")
    assert [e.kind for e in made.body] == kinds
    assert made.body[-1].text.text == last
    assert ("byline" in head_kinds(made)) is in_head


def test_the_paper_says_where_bylines_stand(make: Make) -> None:
    made = story(make, "署名: {记者: 张三}\n", paper="署名位: 括注\n")
    assert made.body[-1].text.text == "他说。（记者 张三）"
    made = story(make, "署名: {记者: 张三, 位: 文末}\n", paper="byline_at: brackets\n")
    assert made.body[-1].text.text == "记者　张三"


def test_after_verse_a_byline_in_brackets_stands_below(make: Make) -> None:
    made = story(make, "署名: {记者: 张三, 位: 括注}\n", body="雾散了，\\\n船来了。\n")
    assert [e.kind for e in made.body] == ["verse", "byline"]


VERSE = "门上停着一只蜻蜓，\\\n我没有敲。\n\n{longest}\\\n它换了一扇窗。\n"


@pytest.mark.parametrize(
    ("longest", "slot", "count", "indent"),
    [
        ("袖口朝着我的方向", "{稿: 铺}", 6, 0.0),  # nine characters of 10.5 pt just fit a column of eleven of 9 pt
        ("袖口朝着我来的方向和河", "{稿: 铺}", 5, 0.0),  # the most columns that leave this line whole
        ("袖口朝着我来的方向" * 2, "{稿: 铺}", 3, 0.5),  # and the verse stands in the middle of them
        ("袖口朝着我来的方向" * 2, "{稿: 铺, 分栏: 六破五}", 5, 0.0),  # what the slot says stays
        ("袖口朝着我来的方向" * 9, "{稿: 铺}", 1, 0.0),  # one column, and turned lines, where it fits nowhere
    ],
)
def test_verse_gets_the_columns_that_leave_its_lines_whole(
    make: Make, longest: str, slot: str, count: int, indent: float
) -> None:
    files = {
        "issue.yaml": f"{HEAD}    甲: {slot}\n",
        "稿件/铺.md": "---\n主题: 铺\n---\n" + VERSE.format(longest=longest),
    }
    issue = make(files).issue
    assert len(issue.pages[0].slots[0].columns) == count
    for element in issue.stories[0].body:
        assert (element.style.setting.indent_em, element.style.setting.hanging_em) == (indent, indent + 1)


def test_poems_with_titles_of_their_own_are_verse_alone(make: Make) -> None:
    poem = VERSE.format(longest="袖口朝着我来的方向和河")
    body = f"{poem}\n## 井台\n\n{poem}"
    files = {"issue.yaml": f"{HEAD}    甲: {{稿: 铺}}\n", "稿件/铺.md": f"---\n主题: 铺\n---\n{body}"}
    issue = make(files).issue
    assert len(issue.pages[0].slots[0].columns) == 5
    found = [(element.kind, element.lines_before) for element in issue.stories[0].body]
    assert found == [("verse", 0), ("verse", 1), ("subhead", 1), ("verse", 0), ("verse", 1)]


def test_vertical_verse_begins_at_the_top_and_a_paper_may_say_otherwise(make: Make) -> None:
    body = VERSE.format(longest="竹")
    assert story(make, "", slot="{稿: 铺, 竖排: 是}", body=body).body[0].style.setting.indent_em == 0.0
    made = story(make, "", body=body, paper="样式: {诗: {缩进: 1字}}\n")
    assert made.body[0].style.setting.indent_em == 1.0


@pytest.mark.parametrize(("dummy", "rows"), [("甲乙乙乙乙乙", 1), ("甲甲乙乙乙乙", 2)])
def test_vertical_verse_opens_where_all_its_lines_have_room(make: Make, dummy: str, rows: int) -> None:
    """Six lines of 10.5 pt, two pitches each, are 144 pt wide: more than one column of 99 pt, less than two."""
    head = HEAD.replace("甲甲甲甲甲甲", dummy)
    body = "\\\n".join(["空山新雨后"] * 6) + "\n"
    slots = "    甲: {稿: 铺, 竖排: 是}\n    乙: {待稿: 90字}\n"
    made = make({"issue.yaml": head + slots, "稿件/铺.md": f"---\n主题: 铺\n---\n{body}"})
    assert [element.rows for element in made.issue.stories[0].body] == [rows]


def test_verse_in_prose_stands_in_where_that_turns_no_line(make: Make) -> None:
    short, long = "空山新雨后，\\\n天气晚来秋。\n", "空山新雨后，天气晚来秋。\\\n明月松间照。\n"
    assert story(make, "", body=f"他念道：\n\n{short}").body[1].style.setting.indent_em == 2.0
    assert story(make, "", body=f"他念道：\n\n{long}").body[1].style.setting.indent_em == 0.0


@pytest.mark.parametrize(
    ("body", "signed"),
    [
        ("明日停电。\n\n青石桥供电所\n\n2024年10月15日\n", [False, True, True]),
        ("明日停电。\n\n青石桥供电所\\\n2024年10月15日\n", [False, True]),
        ("明日停电。\n\n请提前准备。\n\n2024年10月15日\n", [False, False, True]),
        ("明日停电。\n\n青石桥供电所\n", [False, False]),
    ],
)
def test_who_signs_and_the_date_stand_at_the_right(make: Make, body: str, signed: list[bool]) -> None:
    assert [e.style.setting.align == "end" for e in story(make, "", body=body).body] == signed


ENGLISH = HEAD.replace("报纸: 样报", "报纸: Post\n语言: en")


def test_an_english_byline_stands_below_the_headline_unless_the_paper_says_otherwise(make: Make) -> None:
    files = {
        "issue.yaml": f"{ENGLISH}    甲: {{稿: 铺}}\n",
        "稿件/铺.md": "---\n主题: Rope\n署名: {记者: A. Bell}\n---\nFog.\n",
    }
    assert head_kinds(make(files).issue.stories[0]) == ["headline", "byline"]
    made = make({**files, "paper.yaml": "署名位: 文末\n"}).issue.stories[0]
    assert (head_kinds(made), made.body[-1].text.text) == (["headline"], "By A. Bell")


@pytest.mark.parametrize(
    ("split", "paper", "align"),
    [
        ("六破六", "", "start"),  # columns of eleven em
        ("六破二", "", "justify"),
        ("六破六", "样式: {正文: {对齐: 两端}}\n", "justify"),
    ],
)
def test_english_in_narrow_columns_is_ragged_unless_the_paper_asks_for_more(
    make: Make, split: str, paper: str, align: str
) -> None:
    files = {
        "issue.yaml": f"{ENGLISH}    甲: {{稿: 铺, 分栏: {split}}}\n",
        "稿件/铺.md": "---\n主题: Rope\n---\nFog.\n",
    }
    made = make({**files, "paper.yaml": paper} if paper else files).issue.stories[0]
    assert made.body[0].style.setting.align == align


@pytest.mark.parametrize(
    ("slot", "size"),
    [
        ("{稿: 铺}", 42),
        ("{稿: 铺, 题号: 72pt}", 72),
        ("{稿: 铺, 题号: 初号}", 42),
        ("{article: 铺, head_size: 30pt}", 30),
    ],
)
def test_a_slot_says_how_large_its_headline_is(make: Make, slot: str, size: float) -> None:
    made = story(make, "肩题: 老街\n", slot)
    assert made.heads[0] is not None
    kicker, headline = made.heads[0].elements
    assert headline.style.size_pt == headline.sizes_pt[0] == size
    assert headline.sizes_pt[-1] >= size * 0.7
    assert kicker.style.size_pt < size


def test_a_line_of_white_parts_the_summary_from_the_text(make: Make) -> None:
    made = story(make, "提要: 一句话。\n", body="雾还没有散。\n\n他说。\n")
    assert [(e.kind, e.lines_before) for e in made.body] == [("summary", 0), ("body", 1), ("body", 0)]
