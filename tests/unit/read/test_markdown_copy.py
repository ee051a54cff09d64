"""Markdown copy: what becomes of line ends, marks and blocks, and that nothing vanishes."""

from dataclasses import replace

import pytest

from layout.diagnostics import Span
from layout.model.article import Paragraph
from layout.read.markdown import parse_markdown


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    found, faults = parse_markdown(text, "a.md")
    assert not faults
    return found


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("上一行\n下一行", "上一行下一行"),
        ("two\nlines", "two lines"),
        ("他说“好。”\n“是。”", "他说“好。”“是。”"),
        ("he said “yes”\n“no”", "he said “yes” “no”"),
        ("汉字\nand Latin\n汉字", "汉字and Latin汉字"),
        ("한국어\n문장", "한국어 문장"),
        ("　　缩进的段", "缩进的段"),
        ("    四格缩进不是代码", "四格缩进不是代码"),
        ("[注]: 这不是链接", "[注]: 这不是链接"),
        (r"\*星号\* 与 &amp;", "*星号* 与 &"),
        ("3 * 4 = 12", "3 * 4 = 12"),
        ("前<!-- 编者的话 -->后", "前后"),
        ("<新闻>与<3", "<新闻>与<3"),
    ],
)
def test_text(written: str, text: str) -> None:
    assert [p.text.text for p in paragraphs(written)] == [text]


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("**《书名》**是好书", ["《书名》"]),
        ("他说**“好”**。", ["“好”"]),
        ("**看** 豫剧", ["看"]),
        ("是**重点**也是**要点**", ["重点", "要点"]),
        ("一 **two** three", ["two"]),
    ],
)
def test_strong_beside_han(written: str, marked: list[str]) -> None:
    (paragraph,) = paragraphs(written)
    text = paragraph.text
    assert [text.text[m.start : m.end] for m in text.marks if m.kind == "strong"] == marked
    assert "*" not in text.text


def test_kinds() -> None:
    found = paragraphs("引。\n\n## 小标题\n\n- 甲\n- 乙\n\n3. 丙\n4. 丁\n\n> 引文\n\n诗一\\\n诗二\n\n散文\n完。\n")
    assert [(p.kind, p.marker, p.text.text) for p in found] == [
        ("body", "", "引。"),
        ("subhead", "", "小标题"),
        ("item", "●", "甲"),
        ("item", "●", "乙"),
        ("item", "3.", "丙"),
        ("item", "4.", "丁"),
        ("quote", "", "引文"),
        ("verse", "", "诗一\n诗二"),
        ("body", "", "散文完。"),
    ]


def test_every_piece_keeps_its_place() -> None:
    (paragraph,), _ = parse_markdown("　　开头**粗**尾\n第二行`码`\n", "a.md", 7)
    assert [(offset, span) for offset, span in paragraph.text.sources] == [
        (0, Span("a.md", 7, 3)),
        (2, Span("a.md", 7, 7)),
        (3, Span("a.md", 7, 10)),
        (4, Span("a.md", 8, 1)),
        (7, Span("a.md", 8, 5)),
    ]


def test_link_keeps_its_target_and_says_that_paper_does_not_show_it() -> None:
    (paragraph,), faults = parse_markdown("见[公告](https://example.org/a)或<https://example.org/b>。", "a.md")
    assert [(fault.code, fault.found) for fault in faults] == [("R306", "https://example.org/a")]
    paragraph = replace(paragraph, text=replace(paragraph.text, marks=paragraph.text.marks[:1]))
    (mark,) = paragraph.text.marks
    assert (mark.kind, mark.value, paragraph.text.text[mark.start : mark.end]) == (
        "link",
        "https://example.org/a",
        "公告",
    )


@pytest.mark.parametrize(
    ("written", "markers"),
    [
        ("1. 甲\n2. 乙\n3. 丙", ["1.", "2.", "3."]),
        ("1. 甲\n1. 乙\n1. 丙", ["1.", "2.", "3."]),
        ("1. 甲\n3. 乙\n10. 丙", ["1.", "3.", "10."]),
        ("7) 甲\n8) 乙", ["7)", "8)"]),
    ],
)
def test_numbers_of_a_list_are_those_written(written: str, markers: list[str]) -> None:
    assert [paragraph.marker for paragraph in paragraphs(written)] == markers
