"""What fonts, exports and pages did to single letters is undone; copy that looks like it stays as it is."""

import pytest
from effort import least_seconds

from layout.repair import repair_copy
from layout.repair.decode import join_copies
from layout.repair.glyphs import glyph_edits
from layout.repair.ledger import restore
from layout.repair.markup import entity_edits, has_markup
from layout.repair.printed import is_spaced_out, shadow_of
from layout.repair.types import Copy, Options

DAMAGED = (
    "<p>⽇报讯</p>\n<p>&ldquo;⻅⾯&rdquo;礼︒</p>\n\uf06c 早睡早起\n城城东东片片区区供供热热\n"
    "本 报 讯 4 月 9 日 ， 恒 泰 厂 开 会 。\n他免费学\ufffd\ufffd，还说\ue123好。\n"
)


def test_every_repair_is_listed_and_can_be_refused() -> None:
    copy = (Copy("a.txt", DAMAGED.encode()),)
    repaired = repair_copy(copy)
    assert repaired.audit.holds
    assert {"glyph", "space", "noise"} <= {change.kind for change in repaired.changes}
    refused = Options(refused=frozenset({"all"}))
    kept = repair_copy(copy, refused)
    assert kept.audit.holds
    assert restore(copy, join_copies(copy), kept.changes, refused) == (DAMAGED.encode(),)


@pytest.mark.parametrize("sign", ["\ufffd", "\ufffd\ufffd", "\ue123"])
def test_what_nobody_can_know_stays_with_a_question(sign: str) -> None:
    repaired = repair_copy([Copy("a.txt", f"他每周三晚上都来学{sign}，风雨无阻。\n".encode())])
    assert sign in repaired.articles[0].paragraphs[0].text
    assert [change.before for change in repaired.changes if change.kind == "glyph" and change.question] == [sign]


def test_a_private_sign_is_a_bullet_only_where_one_stands() -> None:
    assert [edit.applied for edit in glyph_edits("\uf06c 早睡\uf06c早起")] == [True, False]
    assert [edit.applied for edit in glyph_edits("\uf06c")] == [False]


def test_a_page_mark_that_was_a_radical_is_still_a_page_mark() -> None:
    repaired = repair_copy(
        [Copy("a.txt", "河湾⽇报 2024年3⽉6⽇ 星期三 第2版\n春到北岭\n岭上的雪还没有化尽。\n".encode())]
    )
    assert repaired.audit.holds
    assert [item.text for item in repaired.removed] == ["河湾日报 2024年3月6日 星期三 第2版"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("城城东东片片区区供供热热改改造造", 2),
        ("暖暖气气 不不热热 怎怎么么办办？？", 2),
        ("春春春到到到北北北岭岭岭上上上", 3),
        ("红红火火欢欢喜喜热热闹闹", 1),
        ("哈哈哈哈哈哈哈哈哈哈哈哈", 1),
        ("————————————", 1),
        ("00112233", 1),
        ("家家户户", 1),
    ],
)
def test_a_shadow_is_told_from_doubled_words(text: str, times: int) -> None:
    assert shadow_of(text) == times


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("先 亮 了。 三 轮 车 从 堤 上", True),
        ("内 还 整 齐 地 摆 放 着 图 书", True),
        ("来 自 六 个 车 间 的 2 0 0 余 名 职 工 ， 参 加 了", True),
        ("红球：0 3 0 8 1 5 1 9 2 2 3 1", False),
        ("问：好吗？ 答：好。 问：真的？ 答：真的。", False),
    ],
)
def test_letters_set_apart_are_told_from_rows(text: str, apart: bool) -> None:
    assert is_spaced_out(text) is apart


def test_angles_that_are_no_tags_stay() -> None:
    assert not has_markup("读<麦田记>有感，气温<b>5℃")
    assert has_markup("<p>春天</p>")
    assert [edit.after for edit in entity_edits("A&amp;B，AT&T，&nbsp;&amp;nbsp;&lt;p&gt;&foo;")] == [
        "&",
        "\xa0",
        "\xa0",
        ">",
    ]


def test_the_cost_is_linear() -> None:
    piece = "<p>⽇报讯︐&nbsp;好\uf06c</p>\n城城东东片片区区供供热热\n来 自 六 个 车 间 的 2 0 0 余 名\n"
    copies = [[Copy("a", (piece * count).encode())] for count in (50, 400)]
    costs = [least_seconds(lambda copy=copy: repair_copy(copy), 1) for copy in copies]
    assert costs[1] < 24 * costs[0]  # 8 in theory


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("老戲院重開張\n本報訊 停業三年的老戲院昨日重新開門，居民都說好。\n", "zh-Hant"),
        ("老戏院重开张\n本报讯 停业三年的老戏院昨日重新开门，居民都说好，后台也修了。\n", "zh-Hans"),
        ("老字号“裕豐號”\n本报讯 城南的裕豐號昨日重新开门，居民都说好。\n", "zh-Hans"),
    ],
)
def test_the_script_says_in_which_language_an_article_is_set(text: str, lang: str) -> None:
    assert repair_copy([Copy("a.txt", text.encode())]).articles[0].lang == lang


def test_a_row_of_single_letters_is_a_row_where_no_prose_stands_beside_it() -> None:
    table = "积分榜\n\n名 次 队 场 次 胜 平 负 积 分\n1 北岭 5 4 1 0 13\n2 铁路 5 3 2 0 11\n"
    assert "名 次 队 场 次 胜 平 负 积 分" in [
        paragraph.text for paragraph in repair_copy([Copy("a.txt", table.encode())]).articles[0].paragraphs
    ]
    column = "大厅里贴心摆放了绿植，整个\n大厅生机盎然；大厅走廊\n内 还 整 齐 地 摆 放 着 2 0 种\n报刊，供居民阅读。\n"
    assert (
        "走廊内还整齐地摆放着20种报刊" in repair_copy([Copy("a.txt", column.encode())]).articles[0].paragraphs[0].text
    )
