"""Verse is told by the shapes that its lines repeat; prose in a column, names and headlines are no verse."""

import pytest

from layout.repair import repair_copy
from layout.repair.metres import shape_of
from layout.repair.types import Copy


def verse(text: str) -> list[str]:
    """The lines that come out as verse under a title."""
    copy = f"山里的事\n\n{text}\n\n夜校报名今起开始\n\n本报讯（记者 方晓）市文化馆今天起接受报名。\n"
    articles = repair_copy([Copy("a.txt", copy.encode())]).articles
    return [paragraph.text for paragraph in articles[0].paragraphs if paragraph.kind == "verse"]


def test_shape_is_how_long_clauses_are() -> None:
    assert shape_of("一个篮，一双手") == (3, 3)
    assert shape_of("二月茶山雾中走。") == (7,)
    assert shape_of("共有12人") == ()


@pytest.mark.parametrize(
    "text",
    [
        "小老鼠，上灯台\n偷油吃，下不来\n喵喵喵，猫来了\n叽里咕噜滚下来",
        "打竹板，响连天\n各位乡亲听我言\n种大棚，养肥猪\n票子装满口袋里",
        "青砖小院，灯火通明\n琴声阵阵，歌声盈盈\n白天上班，晚上学艺\n心里敞亮，脚步轻盈",
        "门前小河水，日夜向东流\n流过青石桥，流过杨柳洲\n带走童年梦，带走少年愁\n归来两鬓霜，河水清悠悠",
        "水里云，云里天\n脚板踩着白云尖\n日头晒，汗珠滚\n粒粒都是盘中金",
        "一把秧，一条线，\n退着退着到天边。\n前头青，后头黄，\n一弯腰来一声唱。",
    ],
)
def test_lines_that_repeat_a_shape_or_two_are_verse(text: str) -> None:
    assert verse(text) == text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "他推着独轮车出来，\n车上盖一床旧棉被，\n走两步，滴一滴水，\n孩子们就跟在后面\n喊，卖冰棍的来了，\n谁家要冰棍，五分\n钱一根。",
        "王建国，李卫东\n陈小明，赵大海\n周子安，吴天明\n郑成林，孙玉梅",
        "图为工人在生\n产线上忙碌，\n他们加班加点\n赶制一批出口\n订单。",
        "医保卡丢了，怎么办\n先挂失，再补办\n多久能办好，要钱吗\n三天办好，不收钱",
    ],
)
def test_other_short_lines_are_none(text: str) -> None:
    assert verse(text) == []
