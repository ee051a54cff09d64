import re
import zlib
from dataclasses import replace

import pypdf
import pytest
from adfiles import changed as changed_pdf
from handmade import EXPECTED, STORIES, bundled, issue, text_item, two_pages
from pypdf.generic import ArrayObject

from layout.compose.types import Sheet, TextItem
from layout.paint import paint_pdf
from layout.paint.document import paint_sheets, write_pdf
from layout.preflight import verify_text
from layout.preflight.opened import open_pdf
from layout.preflight.pagewise import compare_page, said_on_pages
from layout.preflight.proof import _by_content, _doubled, canonical
from layout.preflight.types import Expected, TextProof

FIRST, SECOND = two_pages()


def proof(sheets: tuple[Sheet, ...], expected: tuple[Expected, ...] = EXPECTED) -> TextProof:
    return verify_text(paint_pdf(sheets, issue(STORIES), bundled()), expected)


def codes(found: TextProof) -> set[str]:
    return {finding.code for finding in found.findings}


def changed(sheet: Sheet, index: int, *items: TextItem) -> Sheet:
    return replace(sheet, items=(*sheet.items[:index], *items, *sheet.items[index + 1 :]))


def test_a_good_file_holds() -> None:
    found = proof((FIRST, SECOND))
    assert found.holds
    assert not found.findings
    assert found.articles == 2
    assert found.characters == sum(len(text) for article in EXPECTED for text in article.texts)


def test_a_dropped_line_is_missed() -> None:
    item = FIRST.items[4]
    assert isinstance(item, TextItem)
    found = proof((changed(FIRST, 4, replace(item, lines=item.lines[1:])), SECOND))
    assert found.missing == len("本报讯（记者某）线上直播，")
    assert "text.differs" in codes(found)


def test_a_doubled_paragraph_is_too_much() -> None:
    again = text_item("a/body/9", ["第二段在二版。"], (20, 120), slot="2/甲")
    found = proof((FIRST, changed(SECOND, 2, SECOND.items[2], again)))
    assert found.extra == 7
    assert codes(found) == {"text.doubled"}


def test_what_two_paragraphs_say_across_their_border_is_not_printed_twice() -> None:
    one, two = (
        "会议要求坚持问题导向目标导向结果导向层层压实责任。",
        "要加强督导检查确保各项任务不折不扣落到实处不走过场。",
    )
    texts = (one + two, "记者获悉，" + one, two + "截至发稿时没有更多消息。")
    article = Expected("甲", texts)
    stream = "".join(map(canonical, texts))
    assert not _doubled((article,), stream).findings
    assert _doubled((article,), stream + canonical(texts[0])).extra == len(canonical(texts[0]))


def test_swapped_columns_are_out_of_order() -> None:
    items = list(FIRST.items)
    items[4], items[5] = items[5], items[4]
    found = proof((replace(FIRST, items=tuple(items)), SECOND))
    assert not found.holds


def test_swapped_paragraphs_are_out_of_order() -> None:
    items = list(SECOND.items)
    moved = (items[2], items[0], items[1], *items[3:])
    found = proof((FIRST, replace(SECOND, items=moved)), (_reordered(), EXPECTED[1]))
    assert found.out_of_order > 0
    assert "text.order" in codes(found)


def test_an_article_in_two_pieces_on_a_page_is_out_of_order() -> None:
    items = SECOND.items
    found = proof((FIRST, replace(SECOND, items=(*items[:2], items[3], items[2], items[4]))))
    assert found.missing == found.extra == 0
    assert found.out_of_order > 0


def _reordered() -> Expected:
    head, first, second = EXPECTED[0].texts
    return replace(EXPECTED[0], texts=(head, second, first))


def test_a_paragraph_of_another_article_is_extra() -> None:
    wrong = text_item("a/body/9", ["这一段谁也没有写过。"], (20, 120), slot="2/甲")
    found = proof((FIRST, changed(SECOND, 2, SECOND.items[2], wrong)))
    assert found.extra == 10
    assert codes(found) == {"text.extra"}


def test_an_article_that_is_not_there() -> None:
    found = proof((FIRST,))
    assert {"text.no_article"} <= codes(found)
    assert found.missing >= len("第二条二版的另一篇文章。")


def test_an_article_that_nobody_expects() -> None:
    found = proof((FIRST, SECOND), EXPECTED[:1])
    assert "text.unknown_article" in codes(found)


def test_wrong_unicode_is_seen() -> None:
    data = paint_pdf((FIRST, SECOND), issue(STORIES), bundled())
    wrong = _change_stream(
        data, b"beginbfchar", "声".encode("utf-16-be").hex().upper(), "生".encode("utf-16-be").hex().upper()
    )
    assert wrong != data
    found = verify_text(wrong, EXPECTED)
    assert found.missing == 1
    assert found.extra == 1
    assert "text.differs" in codes(found)


def _change_stream(data: bytes, holding: bytes, before: str, after: str) -> bytes:
    """The file with one text changed in every stream that holds a word; lengths and offsets are mended by readers."""

    def change(match: re.Match[bytes]) -> bytes:
        body = zlib.decompress(match[2])
        if holding not in body:
            return match[0]
        packed = zlib.compress(body.replace(before.encode(), after.encode()), 6)
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), match[1])
        return head + packed + b"\nendstream"

    pattern = rb"(<<[^<>]*/Filter /FlateDecode/Length \d+>>\nstream\n)(.*?)\nendstream"
    return re.sub(pattern, change, data, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("一 二\n三", "一二三"),
        ("Hello  world\nagain", "Hello world again"),
        ("hyphen\u00adation", "hyphenation"),
        (" 中 A B 文 ", "中A B文"),
        ("A\u3000中", "A中"),
    ],
)
def test_what_counts_as_a_character(text: str, same: str) -> None:
    assert canonical(text) == same


def test_optional_paragraphs_may_be_left_out() -> None:
    extra = "可以删去的一段。"
    article = replace(EXPECTED[0], texts=(*EXPECTED[0].texts, extra), optional=frozenset({extra}))
    assert proof((FIRST, SECOND), (article, EXPECTED[1])).holds


def page_file_findings(sheets: tuple[Sheet, ...], place: int, change: tuple[str, str] | None = None) -> set[str]:
    """What is found in the file of one page, its bytes changed, beside the whole."""
    painting = paint_sheets(sheets, issue(STORIES), bundled())
    whole, alone = open_pdf(write_pdf(painting)), write_pdf(painting, place)
    if change is not None:
        before, after = (text.encode("utf-16-be").hex().upper() for text in change)
        alone = _change_stream(alone, b"beginbfchar", before, after)
    opened = open_pdf(alone, [whole.pages[place]])
    return {finding.code for finding in compare_page(said_on_pages(whole)[place], opened)}


def test_the_file_of_a_page_reads_as_the_page_in_the_whole() -> None:
    assert not page_file_findings((FIRST, SECOND), 0)
    assert not page_file_findings((FIRST, SECOND), 1)


def test_wrong_unicode_in_the_file_of_a_page_alone_is_seen() -> None:
    assert page_file_findings((FIRST, SECOND), 0, ("声", "生")) == {"text.differs"}


def test_a_lost_or_moved_element_in_the_file_of_a_page_is_seen() -> None:
    painting = paint_sheets((FIRST, SECOND), issue(STORIES), bundled())
    whole, alone = open_pdf(write_pdf(painting)), write_pdf(painting, 0)

    def article(writer: pypdf.PdfWriter) -> ArrayObject:
        document = writer.root_object["/StructTreeRoot"]["/K"][0].get_object()
        kids = document["/K"][0].get_object()["/K"][0].get_object()["/K"]
        assert isinstance(kids, ArrayObject)
        return kids

    def lose(writer: pypdf.PdfWriter) -> None:
        del article(writer)[1]

    def swap(writer: pypdf.PdfWriter) -> None:
        kids = article(writer)
        kids[:2] = list(list.__iter__(kids))[1::-1]

    for change, code in ((lose, "text.differs"), (swap, "text.order")):
        opened = open_pdf(changed_pdf(alone, change), [whole.pages[0]])
        assert code in {finding.code for finding in compare_page(said_on_pages(whole)[0], opened)}


def test_repeated_openings_and_words_of_other_articles_are_no_disorder() -> None:
    first = text_item("a/body/1", ["据街道介绍，大厅周末开门。"], (20, 120), slot="2/甲")
    again = text_item("a/body/2", ["据街道介绍，大厅周末开门，晚上也开门。"], (20, 140), slot="2/甲")
    other = text_item("b/body/1", ["据街道介绍，大厅周末开门，晚上也开门。"], (200, 90), slot="2/乙")
    items = [*SECOND.items[:2], first, again, *SECOND.items[3:], other]
    a, b = EXPECTED
    wanted = (
        replace(a, texts=(*a.texts[:-1], "据街道介绍，大厅周末开门。", "据街道介绍，大厅周末开门，晚上也开门。")),
        replace(b, texts=(*b.texts, "据街道介绍，大厅周末开门，晚上也开门。")),
    )
    found = proof((FIRST, replace(SECOND, items=tuple(items))), wanted)
    assert not [finding for finding in found.findings if finding.code in ("text.order", "text.missing")]


def test_a_continuation_may_have_the_headline_of_its_article_and_copy_may_say_a_thing_twice() -> None:
    texts = ("旧渡口上起新桥", "今天零时开放。从前坐船。", "中间一段。", "今天零时开放。从前坐船。", "小标题")
    article = Expected("a", texts, others=("旧渡口上起新桥", "（下转第2版）", "（上接第1版）"))
    first = [(0, texts[0]), (1, texts[1][:7]), (5, "（下转第2版）")]
    second = [(6, "（上接第1版）"), (7, texts[0]), (1, texts[1][7:]), (2, texts[2]), (3, texts[3]), (4, texts[4])]
    assert not _by_content(article, [*first, *second]).findings
    assert _by_content(article, [*second, *first]).findings
