from effort import least_seconds

from layout.repair.context import count_words
from layout.repair.spaces import odd_blanks, space_edits

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


def test_uneven_or_short_halves_in_quotation_marks_keep_their_blank_and_are_asked_about() -> None:
    for text, asked in (
        ("他们开展“重温党史 恒守初心”活动", ()),
        ("得到的答复都是“正在 研究”", (False,)),
        ("授予女工小组“巾帼 标兵岗”称号", (False,)),
    ):
        assert tuple(edit.applied for edit in space_edits(text, NO_WORDS, True)) == asked


def test_the_one_blank_of_a_poem_is_asked_about_and_pauses_in_many_lines_are_not() -> None:
    poem = ["船是傍 晚来的", "渡口的灯亮着", "没有人上岸", "也没有人说话"]
    assert [len(edits) for edits in odd_blanks([(line, "verse") for line in poem])] == [1, 0, 0, 0]
    assert not any(edit.applied for edits in odd_blanks([(line, "verse") for line in poem]) for edit in edits)
    assert not any(
        odd_blanks([(line, "verse") for line in ["白日 依山尽", "黄河 入海流", "欲穷 千里目", "更上 一层楼"]])
    )
    assert not any(odd_blanks([(line, "verse") for line in ["船是傍 晚来的", "渡口的灯亮着"]]))


def test_a_row_with_a_field_too_many_is_asked_about_between_its_shortest_fields() -> None:
    rows = [
        "项目 第一名 第二名 第三名",
        "女子铅球 五中 七中 二 中",
        "男子铅球 一中 二中 五中",
        "女子跳远 六中 五中 一中",
    ]
    assert [[edit.start for edit in edits] for edits in odd_blanks([(line, "row") for line in rows])] == [
        [],
        [12],
        [],
        [],
    ]
    assert not any(odd_blanks([(line, "row") for line in ["站名 时刻", "青岚 八点 停运", "石鼓 九点 停运"]]))
