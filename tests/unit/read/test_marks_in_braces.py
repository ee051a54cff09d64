"""Ruby, emphasis dots, names, languages in braces."""

import pytest

from layout.read.markdown import parse_inline, parse_markdown


@pytest.mark.parametrize(
    ("copy", "text", "marks"),
    [
        ("去{北京|běi jīng}看", "去北京看", [("北京", "ruby", "běi jīng")]),
        ("{着重:今天}去", "今天去", [("今天", "dots", "")]),
        ("{专名:张衡}{书名：灵宪}", "张衡灵宪", [("张衡", "name", ""), ("灵宪", "title", "")]),
        ("说{en:Hello, world}", "说Hello, world", [("Hello, world", "lang", "en")]),
        ("{不断:本报北京}", "本报北京", [("本报北京", "nobreak", "")]),
        ("**{京|jīng}**", "京", [("京", "strong", ""), ("京", "ruby", "jīng")]),
        ("{着重:今**天**}", "今天", [("今天", "dots", ""), ("天", "strong", "")]),
        ("集合{1, 2}与{a:b}和{}", "集合{1, 2}与{a:b}和{}", []),
        ("a\\{b|c}", "a{b|c}", []),
    ],
)
def test_marks(copy: str, text: str, marks: list[tuple[str, str, str]]) -> None:
    rich, _ = parse_inline(copy, "a.md")
    assert rich.text == text
    assert sorted((rich.text[m.start : m.end], m.kind, m.value) for m in rich.marks) == sorted(marks)


def test_what_follows_a_mark_keeps_its_place() -> None:
    paragraphs, faults = parse_markdown("去{北京|běi jīng}看\n", "a.md")
    offset, place = paragraphs[0].text.sources[-1]
    assert (paragraphs[0].text.text[offset:], place.column, faults) == ("看", 15, ())
