"""Bylines and credits of a form of their own, and what looks like one."""

import pytest

from layout.repair import repair_copy
from layout.repair.bylines import read_byline
from layout.repair.datelines import tears_opening
from layout.repair.gluedbylines import byline_at_end
from layout.repair.types import Article, Byline, Copy


@pytest.mark.parametrize(
    ("text", "reporters", "photo", "credit"),
    [
        ("（新华社发 沈川摄）", (), ("沈川",), "新华社发 摄"),
        ("新华社发（沈 川 摄）", (), ("沈川",), "新华社发 摄"),
        ("（中新社发 沈川 摄）", (), ("沈川",), "中新社发 摄"),
        ("（新华社发）", (), (), "新华社发"),
        ("线索提供：王女士", (), (), "线索提供：王女士"),
        ("（线索提供 王树杰）", (), (), "线索提供 王树杰"),
        ("报料人：王先生", (), (), "报料人：王先生"),
        ("Zhou Ming, Class 2, Grade 2022", ("Zhou Ming",), (), "Class 2, Grade 2022"),
        (
            "Li Xiaohua (Class 3, Grade 8, No. 2 Middle School)",
            ("Li Xiaohua",),
            (),
            "Class 3, Grade 8, No. 2 Middle School",
        ),
        ("【記者林文慧雲港報導】", ("林文慧",), (), "雲港報導"),
        ("（記者蔡明哲、劉家妤雲港報導）", ("蔡明哲", "劉家妤"), (), "雲港報導"),
        ("文 沈川 图 丁蕊", ("沈川",), ("丁蕊",), "文/图"),
        ("沈川 文/图", ("沈川",), (), "文/图"),
        ("本刊主笔 沈川", ("沈川",), (), ""),
        ("讲述者：沈川 执笔：丁蕊", ("沈川", "丁蕊"), (), "讲述者 执笔"),
        ("书法：沈川", (), (), "沈川书法"),
        ("心血管内科 王树杰 副主任医师", ("王树杰",), (), "心血管内科 副主任医师"),
    ],
)
def test_forms_of_their_own_are_read(
    text: str, reporters: tuple[str, ...], photo: tuple[str, ...], credit: str
) -> None:
    byline = read_byline(text).byline
    assert (byline.reporters, byline.photo, byline.credit) == (reporters, photo, credit)


@pytest.mark.parametrize(
    "text",
    [
        "线索提供给警方",
        "新华社发文评论",
        "My First Snow",
        "The Old Bridge",
        "彭丽华主持",
        "彭丽华主持并讲话",
        "彭丽华 周正出席",
    ],
)
def test_what_only_looks_like_one_names_nobody(text: str) -> None:
    assert read_byline(text).score <= 0


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("村里装了路灯。线索提供 王树杰", "线索提供 王树杰"),
        ("志愿者清理河道。新华社发（沈川 摄）", "新华社发（沈川 摄）"),
        ("志愿者清理河道。（新华社发 沈川摄）", "（新华社发 沈川摄）"),
        ("他把线索提供给了警方", ""),
        ("这张照片由新华社发（图）", ""),
    ],
)
def test_they_stand_behind_the_last_sentence_too(text: str, signs: str) -> None:
    assert text[byline_at_end(text)[0] :] == signs


@pytest.mark.parametrize(
    ("left", "right", "torn"),
    [
        ("新华社张家口1月8日", "电 冬日的张家口，滑雪场上一片欢声笑语。", True),
        ("晚报记者张望舒报", "道 每天晚上七点，村里的夜校灯火通明。", True),
        ("我每天读报", "道听途说的事，从来不写进文章里。", False),
        ("他说自己1月8日", "电话响了一夜，谁也没有睡好。", False),
        ("本报讯", "电力部门昨日检修线路，城东停电两小时。", False),
    ],
)
def test_a_line_end_tears_an_opening(left: str, right: str, torn: bool) -> None:
    assert tears_opening(left, right) is torn


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("小记者 大舞台", "小记者 方大山"),
        ("记者团成立", "记者 成立功"),
        ("记者建设家园", "记者安宁"),
        ("通讯员风采", "通讯员 风清扬"),
    ],
)
def test_a_phrase_with_a_role_is_less_a_byline_than_a_role_and_a_name(phrase: str, name: str) -> None:
    assert read_byline(phrase).score < 1 < read_byline(name).score


def test_english_words_under_a_column_are_the_title_and_a_name_under_the_title_signs() -> None:
    body = "The wind came from the south and the trees were green.\nWe walked to school along the river.\n"
    found = repair_copy([Copy("dump.txt", f"英语角\nSpring Festival\n{body}".encode())]).articles[0]
    assert (found.split.headline, found.byline.reporters) == ("Spring Festival", ())


def test_a_name_behind_a_role_that_ends_the_line_is_a_correspondent() -> None:
    body = "昨日，东风街道开展义诊活动，服务居民150人次，发放资料三百份。\n"
    for left, right in (("首席记者 谷雨桐 特约通讯员", "丁蕊"), ("记者 谷雨桐 本报通讯员", "丁蕊 苏青")):
        text = f"街道开展义诊活动\n{left}\n{right}\n{body}"
        byline = repair_copy([Copy("dump.txt", text.encode())]).articles[0].byline
        assert byline.reporters == ("谷雨桐",)
        assert byline.correspondents == tuple(right.split())


def test_an_office_that_signs_a_notice_is_no_reporter() -> None:
    text = "更正\n本报昨日第三版一文有误，特此更正，并向读者致歉。\n本报编辑部\n"
    changes = repair_copy([Copy("dump.txt", text.encode())]).changes
    assert not any("reporters" in change.after for change in changes)


@pytest.mark.parametrize(
    ("title", "name", "signs"),
    [
        ("小麦怎么防病\n省农科院专家为您支招", "纪宏图", True),
        ("一碗面里的人间\n——读《巷口面馆》\n", "顾念", True),
        ("健康", "夏至", False),
    ],
)
def test_a_name_signs_under_a_sub_title(title: str, name: str, signs: bool) -> None:
    text = f"{title}\n{name}\n读完这本书，已是深夜，合上书，肚子竟有些饿了。\n后来的事，书里没有再说，我也没有再问。\n"
    byline = repair_copy([Copy("dump.txt", text.encode())]).articles[0].byline
    assert byline.reporters == ((name,) if signs else ())


def test_a_name_signs_over_verse_without_marks_but_not_over_a_list() -> None:
    verse = "秋天是从一片叶子开始的\n它落在图书馆的台阶上\n像一封没有写完的信\n多年以后翻开那一页\n那个秋天还在\n"
    found = repair_copy([Copy("dump.txt", f"银杏树下\n夏至\n{verse}".encode())]).articles[0]
    assert found.byline == Byline(("夏至",), raw=found.byline.raw, author=True)
    entries = "红烧排骨\n清炒菠菜\n番茄鸡蛋\n紫菜蛋汤\n"
    assert not repair_copy([Copy("dump.txt", f"今日菜谱\n夏至\n{entries}".encode())]).articles[0].byline.reporters


BODY = "河阳新修的一座桥昨天通车，附近居民出行更加方便。桥长二百米，宽十二米，双向四车道。"


def only_article(text: str) -> Article:
    """The one article of a text."""
    (article,) = repair_copy([Copy("a.txt", text.encode())]).articles
    return article


@pytest.mark.parametrize("end", [" 陈晓", "　　陈 晓", "（河阳 陈晓）", "（石门中学　陈晓）", "（上海 陈 晓）"])
def test_a_name_behind_a_blank_or_a_place_in_brackets_signs(end: str) -> None:
    article = only_article(f"河阳新修一座桥\n\n　　{BODY}{end}\n")
    assert article.byline.reporters == ("陈晓",)
    assert article.paragraphs[-1].text == BODY


@pytest.mark.parametrize(
    "end", ["陈晓", " 高兴", " 谢谢", "（主演 陈晓）", "（左图 陈晓）", "（未完 待续）", "（河阳 高兴）"]
)
def test_other_words_behind_the_last_stop_sign_nothing(end: str) -> None:
    assert not only_article(f"河阳新修一座桥\n\n　　{BODY}{end}\n").byline


@pytest.mark.parametrize("words", ["文图 双绝", "图文 并茂", "书画　合璧"])
def test_praise_of_words_and_pictures_names_nobody(words: str) -> None:
    assert read_byline(words).score <= 0


@pytest.mark.parametrize("words", ["本文图片均由林川提供", "图片由县交通局提供", "文中照片由受访者提供"])
def test_who_gave_the_pictures_is_a_credit(words: str) -> None:
    byline = read_byline(words).byline
    assert byline.credit == words and not byline.reporters
