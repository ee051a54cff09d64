"""Columns side by side are put below one another; tables, lists and poems in two columns stay as they are."""

from collections import Counter

import pytest
from effort import least_seconds

from layout.repair import repair_copy
from layout.repair.columns import lay_out
from layout.repair.decode import join_copies
from layout.repair.ledger import restore
from layout.repair.types import Copy, Options

LEFT = (
    "走进东风街道的共享菜园，绿油",
    "油的小白菜长势喜人。菜园原是",
    "一块闲置空地，去年杂草丛生、",
    "垃圾成堆，居民意见不小，都说",
)
RIGHT = (
    "该管一管。今年春天，街道把空",
    "地平整出来，划成六十块小菜地",
    "，免费交给居民认种，每季度拿",
    "出一部分蔬菜义卖。",
)
BLOCK = "".join(f"{left}    {right}\n" for left, right in zip(LEFT, RIGHT, strict=True))
BELOW = "\n".join((*LEFT, *RIGHT)) + "\n"


def as_is(at: int) -> bool:
    return False


def plain(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("end", ["", "\n", "\n    只有右栏的一行文字在这里\n"])
def test_the_left_column_comes_first(end: str) -> None:
    assert plain(lay_out(BLOCK.rstrip("\n") + end.replace("    ", " " * 18), as_is).text).startswith(BELOW)


def test_a_longer_left_column_is_read_to_its_end_first() -> None:
    text = BLOCK + "管了，菜园里的草还是长得飞快\n"
    assert plain(lay_out(text, as_is).text).splitlines()[4] == "管了，菜园里的草还是长得飞快"
    assert plain(lay_out(text.rstrip("\n"), as_is).text) == plain(lay_out(text, as_is).text)


def test_no_letter_is_lost_and_places_are_those_of_the_copy() -> None:
    copies = (Copy("first.txt", "春到北岭\n".encode()), Copy("a.txt", f"共享菜园\n{BLOCK}".encode()))
    dump = join_copies(copies)
    assert Counter("".join(dump.text.split())) == Counter("".join(f"春到北岭共享菜园{BLOCK}".split()))
    for words, line, column in (("走进", 2, 1), ("都说", 5, 13), ("该管", 2, 19), ("出一部分", 5, 19)):
        assert dump.place(dump.text.index(words)) == ("a.txt", line, column)


def test_the_editor_may_refuse() -> None:
    copies = (Copy("a.txt", f"共享菜园\n{BLOCK}".encode()),)
    (change,) = [change for change in repair_copy(copies).changes if change.kind == "column"]
    assert (change.line, change.before) == (2, BLOCK)
    for refused in ("all", "column", change.id):
        options = Options(refused=frozenset({refused}))
        assert join_copies(copies, options).text == f"共享菜园\n{BLOCK}"
    kept = repair_copy(copies, options := Options(refused=frozenset({"all"})))
    assert kept.audit.holds
    assert restore(copies, join_copies(copies, options), kept.changes, options) == (copies[0].raw,)
    some = Options(refused=frozenset({"width"}))
    assert (
        plain(restore(copies, join_copies(copies, some), repair_copy(copies, some).changes, some)[0].decode()) != BLOCK
    )


@pytest.mark.parametrize(
    "text",
    [
        "朝辞白帝彩云间此地别，    千里江陵一日还此地别。\n" * 6,
        "郝建军    市交通运输局党组书记局长\n聂平    市统计局党组成员副局长\n" * 3,
        "供水抢修    3312580    供电抢修    95598\n燃气抢修    3345678    热力客服    3399999\n" * 3,
        "大白菜价格今日稳中有升    1.20    1.10    ↑0.10\n" * 5,
        "本报讯    春天来了，岭上的雪还没有化尽，山下的杏花已经开败。\n" * 6,
        "停了六年的老集重新开张，    来赶集的人\n有两千多。\n停了六年    的老集重新开张来赶集的人\n",
        "def main():    # 这里是程序的说明文字一行\n    return 1\n" * 5,
    ],
)
def test_what_is_no_column_stays(text: str) -> None:
    assert lay_out(text, as_is).text == text


def test_the_cost_is_linear() -> None:
    for text in (f"{BLOCK}标题压在两栏上面横跨过去的一整行文字在这里了\n", BLOCK, "短    行\n" * 5):
        costs = [least_seconds(lambda text=text * count: lay_out(text, as_is), 2) for count in (50, 400)]
        assert costs[1] < 24 * costs[0]  # 8 in theory


NARROW_LEFT = (
    "连日来，河东镇的柿子园里一片",
    "繁忙，果农们踩着梯子采摘，一",
    "筐一筐往外运。今年全镇柿子总",
    "产量预计达八百吨，其中六成通",
    "过电商销往省城，价格比去年高",
    "了两成。镇里新建的冷库九月投",
    "用，解决了集中上市的老问题。",
)
NARROW_RIGHT = (
    "昨天上午，三十多名志愿者走进",
    "南关社区，清理楼道小广告二百",
    "余处，劝导不文明行为十余起，",
    "还为居民发放了倡议书。社区负",
    "责人说，这样的活动每月一次，",
    "欢迎街坊们都来搭把手，把自己",
    "的家门口收拾得干干净净。",
)


@pytest.mark.parametrize("indent", ["", "    "])
def test_one_blank_is_a_gutter_where_it_stands_in_line_after_line(indent: str) -> None:
    left = (indent + NARROW_LEFT[0][: len(NARROW_LEFT[0]) - len(indent) // 2], *NARROW_LEFT[1:])
    rows = "".join(f"{one} {other}\n" for one, other in zip(left, NARROW_RIGHT, strict=True))
    assert plain(lay_out(rows, as_is).text) == plain("\n".join((*left, *NARROW_RIGHT)))


@pytest.mark.parametrize(
    "rows",
    [
        "".join(f"{' '.join(line)}\n" for line in NARROW_LEFT),
        "人之初，性本善 性相近，习相远\n苟不教，性乃迁 教之道，贵以专\n昔孟母，择邻处 子不学，断机杼\n" * 3,
        "大江东去浪淘尽 千古风流人物\n故垒西边人道是 三国周郎赤壁\n乱石穿空惊涛岸 卷起千堆雪花\n" * 3,
        "河东镇柿子合作社 果品种植，冷藏运输\n南关社区服务中心 居民服务，志愿活动\n" * 4,
        "".join(f"{line}\n" for line in NARROW_LEFT),
        "".join(f"{line[:5]} {line[5:]}{NARROW_RIGHT[0][: place * 2]}\n" for place, line in enumerate(NARROW_LEFT)),
    ],
)
def test_one_blank_in_verse_rows_and_letters_set_apart_is_no_gutter(rows: str) -> None:
    assert lay_out(rows, as_is).text == rows
