"""How long vertical lines are: verse as its longest line, prose so that it fills the width of its slot."""

from collections.abc import Callable

import pytest

from layout.build.types import Built

Make = Callable[..., Built]
HEAD = "报纸: 样报\n期: 1\n日期: 2021-02-09\n版式: 四开6栏\n"


@pytest.mark.parametrize(
    ("columns", "characters", "length"),
    [
        # Six columns of 11 em are 71 em and hold 53 lines 12 pt apart: five lines for a paragraph of 102 em, an indent
        # of two with it, are 21 em long, and ten paragraphs have 50 of them.
        (6, 1000, 21),
        # Fifteen have 75 of them, too many for a tier: lines of 15 em, seven for a paragraph, stand in two.
        (6, 1500, 15),
        # Two columns hold 17 lines: five for each of three paragraphs; what is short keeps lines of 12.
        (2, 300, 21),
        (2, 60, 12),
        # One of 42 em more would fill the last line: marks may push a character on, into a second tier.
        (2, 340, 22),
    ],
)
def test_prose_fills_the_width_of_its_slot(make: Make, columns: int, characters: int, length: int) -> None:
    dummy = "诗" * columns + "文" * (6 - columns)
    slots = "    诗: {稿: 诗, 竖排: 是}\n" + ("    文: {待稿: 900字}\n" if columns < 6 else "")
    copy = "---\n主题: 诗\n---\n" + "\n\n".join(["山" * 96 + "，水。"] * (characters // 100))
    copy += "\n\n" + "山" * (characters % 100) if characters % 100 else ""
    built = make({"issue.yaml": f"{HEAD}版:\n  1:\n    版样: |\n      {dummy}\n{slots}", "稿件/诗.md": copy + "\n"})
    slot = next(slot for slot in built.issue.pages[0].slots if slot.name == "诗")
    assert slot.vertical_em is not None
    assert slot.vertical_em == length


def test_verse_has_lines_as_long_as_its_longest(make: Make) -> None:
    copy = "---\n主题: 诗\n---\n一二三四五六七八\\\n一二三四五\n"
    page = "版:\n  1:\n    版样: |\n      诗诗诗诗诗诗\n    诗: {稿: 诗, 竖排: 是}\n"
    slot = make({"issue.yaml": HEAD + page, "稿件/诗.md": copy}).issue.pages[0].slots[0]
    assert slot.vertical_em is not None
    assert 9 <= slot.vertical_em <= 12
