"""Lines that say who presided or spoke stand under a title, and only lines that name people do."""

import pytest

from layout.repair.headlines import split_title
from layout.repair.officials import tells_officials


@pytest.mark.parametrize(
    "text",
    [
        "彭丽华主持并讲话",
        "张卫国主持",
        "李强民出席并讲话",
        "赵敏 周立文出席",
        "欧阳文等出席会议",
        "何静宣布开工",
        "吴越、郑涛参加",
        "王建军讲党课",
    ],
)
def test_officials_are_told(text: str) -> None:
    assert tells_officials(text)


@pytest.mark.parametrize(
    "text",
    [
        "他主持了三十年电台节目",
        "主持人大赛落幕",
        "百姓讲话有分量",
        "孩子们出席",
        "老兵讲党课",
        "参加会议",
        "高三学生参加",
        "让群众主持公道",
        "万人参加",
        "游客参加",
        "师生参加",
        "全家出席",
    ],
)
def test_other_lines_are_not(text: str) -> None:
    assert not tells_officials(text)


@pytest.mark.parametrize(
    ("parts", "split"),
    [
        (("我市召开安全生产工作会议", "彭丽华主持并讲话"), ("", "我市召开安全生产工作会议", "彭丽华主持并讲话")),
        (("市政府召开常务会议", "张卫国主持"), ("", "市政府召开常务会议", "张卫国主持")),
        (
            ("县委常委会召开会议", "传达学习全省教育大会精神", "刘志远主持并讲话"),
            ("县委常委会召开会议", "传达学习全省教育大会精神", "刘志远主持并讲话"),
        ),
    ],
)
def test_officials_stand_under_the_title(parts: tuple[str, ...], split: tuple[str, str, str]) -> None:
    best = split_title(parts).splits[0]
    assert (best.kicker, best.headline, best.deck) == split
