from effort import least_seconds

from layout.repair.context import count_words
from layout.repair.spaces import space_edits

NO_WORDS = count_words((), frozenset())


def test_a_slogan_keeps_its_blank_and_the_text_around_it_does_not() -> None:
    text = "他们 开展“重温党史 恒守初心”活动 后，又读“知 识就是力量”一书"
    assert [edit.start for edit in space_edits(text, NO_WORDS, True)] == [2, 18, 25]


def test_many_blanks_and_quotations_cost_linear_time() -> None:
    piece = "东村 的桥通了“重温党史 恒守初心”，"
    costs = [least_seconds(lambda text=piece * count: space_edits(text, NO_WORDS, True)) for count in (2000, 16000)]
    assert costs[1] < 20 * costs[0]  # 8 in theory, 64 were it quadratic


def test_a_blank_behind_a_year_before_a_name_or_between_names_stays() -> None:
    for text in (
        "1952年 县汽车站建成，日发班车一趟。",
        "（本期答疑：农艺师 石长青）",
        "苏铁军 夏侯明 孟 凡 古丽娜尔·艾山",
        "碧桐苑业主 邬先生等五人",
    ):
        assert not space_edits(text, NO_WORDS, True)
    assert [edit.start for edit in space_edits("校长 张小三说，1952年建成 的车站", NO_WORDS, True)] == [2, 15]
