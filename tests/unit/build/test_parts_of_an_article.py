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
