"""Line ends inside a byline in brackets, and brackets of prose that look like one."""

import pytest

from layout.repair.bracketseams import opens_byline, parts_names
from layout.repair.datelines import read_dateline, tears_opening


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("都是居民捐的。（文/图", "记者 陶泽）"),
    ],
)
def test_line_end_was_a_blank(left: str, right: str) -> None:
    assert parts_names(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("都是居民捐的。（记者 陶", "泽）"),
        ("都是居民捐的。（记者陶泽 通讯员沈晨文", "/图）"),
        ("都是居民捐的。（通讯", "员 贺一茂）"),
        ("木匠（记者在现场看到", "其中两位已年过七旬）说"),
        ("（记者 欧阳", "文静）4月7日"),
        ("（记者 陶泽", "、贺一茂）4月7日"),
        ("展出的作品（图", "一）很多"),
        ("他说（作者", "是张望舒）的书"),
        ("门票（成人", "二十元）"),
    ],
)
def test_line_end_was_none(left: str, right: str) -> None:
    assert not parts_names(left, right)


@pytest.mark.parametrize(
    ("left", "right", "last", "holds"),
    [
        ("展期到五月底。（", "本报记者 陶泽 通讯员 贺一茂", "杨凯）", True),
        ("展期到五月底。", "本报记者 陶泽 通讯员 贺一茂", "杨凯", False),
        ("入选的有（按姓氏排列", "陶泽 贺一茂", "杨凯）三人", False),
    ],
)
def test_line_goes_on_in_a_byline(left: str, right: str, last: str, holds: bool) -> None:
    assert opens_byline(left, right, last) is holds


@pytest.mark.parametrize(
    ("left", "right", "torn"),
    [
        ("（记者 陶泽 贺", "一茂）4月7日，柳庄小学的木工教室里", True),
        ("（记者 陶泽 贺一茂）4月", "7日，柳庄小学的木工教室里", True),
        ("本报记者 陶泽 通讯员 贺", "一茂报道 4月7日，柳庄小学的木工教室里", True),
        ("（记者 陶泽 贺一茂）", "柳庄小学的木工教室里来了老师傅", False),
        ("（记者 陶泽）摄", "柳庄小学的木工教室里来了老师傅", False),
        ("记者 陶泽 通讯员 贺一茂", "柳庄小学报道了一件新鲜事", False),
        ("（记者注", "这里指的是旧镇）4月7日", False),
        ("记者在河堤上看到", "据本台报道 4月7日水位已退", False),
    ],
)
def test_opening_is_torn(left: str, right: str, torn: bool) -> None:
    assert tears_opening(left, right) is torn


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("本报沙洲4月8日讯（记者 陶泽、", 9),
        ("本报讯（", 3),
        ("新华社北京4月8日电（记", 10),
        ("本报讯（这是一句说明", 3),
        ("日报（记者 陶泽", 0),
        ("短讯（记者 陶泽", 0),
    ],
)
def test_dateline_with_its_bracket_open(text: str, end: int) -> None:
    assert read_dateline(text)[0] == end
