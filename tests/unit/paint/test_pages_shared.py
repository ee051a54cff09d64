"""What a page's own file and the file of all pages share, and where they must not."""

import io

import pypdf
from handmade import KAI, SONG, STORIES, bundled, issue, line, sheet, text_item, two_pages

from layout.compose.types import PlacedLine, TextItem
from layout.geometry import Rect
from layout.lines.types import GlyphRun, Line, packed
from layout.model.style import BLACK
from layout.paint.document import paint_sheets, write_pdf
from layout.preflight.opened import open_pdf


def content(pdf: bytes, page: int = 0) -> bytes:
    stream = pypdf.PdfReader(io.BytesIO(pdf)).pages[page].get_contents()
    assert stream is not None
    return stream.get_data()


def told(pdf: bytes, page: int = 0) -> str:
    return "".join(thing.text for thing in open_pdf(pdf).pages[page].painted)


def test_a_page_has_the_same_content_in_both_files() -> None:
    painting = paint_sheets(two_pages(), issue(STORIES), bundled())
    whole = write_pdf(painting)
    for place in (0, 1):
        assert content(whole, place) == content(write_pdf(painting, place))


def test_a_page_alone_is_the_same_whatever_else_is_in_the_issue() -> None:
    first, second = two_pages()
    more = sheet([text_item("c/body/0", ["别的字别的面"], (20, 40), face=KAI)], 3)
    few = paint_sheets((first, second), issue(STORIES), bundled())
    many = paint_sheets((first, second, more), issue(STORIES), bundled())
    assert [write_pdf(few, n) for n in (0, 1)] == [write_pdf(many, n) for n in (0, 1)]


def _one(text: str, glyph: int, number: int) -> TextItem:
    cells = GlyphRun(SONG, (glyph,), packed([0.0]), (text,), packed([0.0, 1.0]))
    placed = PlacedLine(Line(0, 1, text, 0, 1, True, 0, (cells,)), 40, 50, 9)
    return TextItem("body", f"a/body/{number}", "a", "1/甲", 0, Rect(40, 40, 300, 200), (placed,), BLACK)


def test_a_code_that_another_page_uses_for_another_text_is_another_there() -> None:
    (glyph,) = line("一").runs[0].glyphs
    sheets = [sheet([_one("一", glyph, 0)]), sheet([_one("⼀", glyph, 1)], 2)]
    painting = paint_sheets(sheets, issue(), bundled())
    whole = write_pdf(painting)
    assert [told(whole, n) for n in (0, 1)] == ["一", "⼀"]
    alone = write_pdf(painting, 1)
    assert told(alone) == "⼀"
    assert content(alone) == content(whole, 0) != content(whole, 1)
    assert b"ActualText" not in content(whole, 1)


def test_a_space_at_the_page_turn_is_only_in_the_file_that_has_both_pages() -> None:
    placed = [PlacedLine(line(words, first, last), 40, 50, 9) for words, first, last in
              (("Hello brave", 0, False), ("new world", 12, True))]  # fmt: skip
    items = [TextItem("body", "a/body/0", "a", "1/甲", 0, Rect(40, 40, 300, 200), (each,), BLACK) for each in placed]
    painting = paint_sheets([sheet([items[0]]), sheet([items[1]], 2)], issue(), bundled())
    assert told(write_pdf(painting)) == "Hello brave "
    assert told(write_pdf(painting, 0)) == "Hello brave"
