"""Bylines as an editor sets them."""

from dataclasses import replace

import pytest

from layout.build.bylines import author_text, bracketed, build_byline, byline_text, head_line, names_of
from layout.build.schema import BylineKeys
from layout.diagnostics import Span
from layout.model.article import Byline
from layout.read.types import Scalar

BOTH = Byline(reporters=("张改华",), correspondents=("杨柳茵",), text_photo=True)


@pytest.mark.parametrize(
    ("byline", "measure_em", "text"),
    [
        (BOTH, 11, "记者　张改华\n通讯员　杨柳茵　文/图"),
        (BOTH, 23, "记者　张改华　通讯员　杨柳茵　文/图"),
        (Byline(reporters=("甲", "乙")), 11, "记者　甲　乙"),
        (Byline(credit="本报综合"), 11, "本报综合"),
        (Byline(photographers=("丙",), text_photo=False), 11, "摄影　丙"),
        (Byline(text_photo=True), 11, "文/图"),
        (Byline(author="秋水"), 11, None),
        # a role that is too long turns between names, its lines of a length, and 文/图 does not stand alone
        (Byline(("高远山", "孙立"), text_photo=True), 10, "记者　高远山\n孙立　文/图"),
        (Byline(("高远山", "孙立", "白露", "闻一舟")), 11, "记者　高远山　孙立\n白露　闻一舟"),
        (Byline(("甲", "乙"), ("罗晓明", "欧阳雪晴", "司马青")), 11, "记者　甲　乙\n通讯员　罗晓明\n欧阳雪晴　司马青"),
        (Byline(), 11, None),
    ],
)
def test_rows(byline: Byline, measure_em: float, text: str | None) -> None:
    found = byline_text(byline, measure_em, "zh-Hans")
    assert (found.text if found else None) == text
    if found:
        assert [found.text[mark.start : mark.end] for mark in found.marks] == found.text.split()


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("记者 张三、李四 通讯员 王五 文/图", Byline(("张三", "李四"), ("王五",), text_photo=True)),
        ("（记者　张三　摄影　李四）", Byline(("张三",), photographers=("李四",))),
        ("本报综合", Byline(credit="本报综合")),
        ("本报记者 张三", Byline(credit="本报记者 张三")),
        ("记者", Byline(credit="记者")),
    ],
)
def test_a_byline_in_one_line(written: str, byline: Byline) -> None:
    here = Span("a", 1, 1)
    keys = BylineKeys(span=here, places={}, note=Scalar(written, here))
    assert build_byline(keys) == replace(byline, span=here)


def test_english() -> None:
    byline = Byline(reporters=("Ann Lee", "Bo Chen"), photographers=("Cy Wu",), author="Di Fu")
    found = byline_text(byline, 20, "en")
    assert found is not None
    assert found.text == "By Ann Lee and Bo Chen\nPhotographs: Cy Wu"
    author = author_text(byline, "en")
    assert author is not None
    assert author.text == "By Di Fu"


def test_names_in_one_text() -> None:
    here = Span("a", 1, 1)
    assert names_of((Scalar("张三、李四 王五", here), Scalar("Ann Lee", here))) == ("张三", "李四", "王五", "Ann Lee")


def test_in_brackets_no_name_and_no_role_is_divided() -> None:
    byline = Byline(reporters=("张三", "李四"), correspondents=("欧阳小五",), text_photo=True)
    found = bracketed(byline, "zh-Hans")
    assert found is not None
    assert found.text == "（记者 张三 李四 通讯员 欧阳小五 文/图）"
    kept = [found.text[mark.start : mark.end] for mark in found.marks]
    assert kept == ["记者", "张三", "李四", "通讯员", "欧阳小五", "文/图"]
    assert {mark.kind for mark in found.marks} == {"nobreak"}


def test_in_brackets_in_english() -> None:
    found = bracketed(Byline(reporters=("Ann Lee", "Bo Chen"), credit="with agencies"), "en")
    assert found is not None and found.text == " (By Ann Lee and Bo Chen; with agencies)"


def test_no_byline_no_brackets() -> None:
    assert bracketed(Byline(), "zh-Hans") is None
    assert head_line(Byline(author="河沿"), "zh-Hans") is None
