import ctypes
import io
import itertools
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest
import testfonts
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from handmade import BLACK_SONG, KAI, SONG, bundled, issue, line, run, sheet

from layout.compose.types import PlacedLine, TextItem
from layout.fonts import Face, Registry
from layout.geometry import Rect
from layout.lines.glyphs import narrowed
from layout.lines.texts import Piece, set_piece
from layout.lines.types import Decoration, GlyphRun, Line, packed, packed_pairs
from layout.model.article import RichText
from layout.model.style import BLACK, Setting, TextStyle
from layout.paint import paint_pdf
from layout.paint.faces import open_press_face, program_of
from layout.preflight.content import Painted
from layout.preflight.opened import open_pdf
from layout.shape import shape_text


def item(lines: Sequence[Line], *, size_pt: float = 9.0, vertical: bool = False, key: str = "a/body/0") -> TextItem:
    placed = [PlacedLine(each, 40 + 0 * n, 50 + 12 * n, size_pt, vertical) for n, each in enumerate(lines)]
    return TextItem("body", key, "a", "1/甲", 0, Rect(40, 40, 300, 200), tuple(placed), BLACK)


def painted(items: Sequence[TextItem], registry: Registry | None = None) -> list[Painted]:
    data = paint_pdf([sheet(items)], issue(), registry or bundled())
    return [thing for thing in open_pdf(data).pages[0].painted if thing.kind == "text"]


def text_of(things: Sequence[Painted]) -> str:
    return "".join(thing.text for thing in things)


def one_run(text: str, face: str, glyphs: Sequence[int], pens: Sequence[float], texts: Sequence[str]) -> Line:
    bodies = packed_pairs((pen, pen + 1) for pen in pens)
    cells = GlyphRun(face, tuple(glyphs), packed(pens), tuple(texts), bodies)
    return Line(0, len(text), text, 0, pens[-1] + 1, True, 0, (cells,))


def test_condensed_letters_stand_at_their_pens_and_are_drawn_narrower() -> None:
    words = line("中原区新时代", stretch_em=0.05)
    narrow = narrowed(words, 0.9)
    pages = [
        pypdfium2.PdfDocument(paint_pdf([sheet([item([each], size_pt=20)])], issue(), bundled()))[0].get_textpage()
        for each in (words, narrow)
    ]
    assert pages[0].get_text_range() == pages[1].get_text_range()
    left, up = ctypes.c_double(), ctypes.c_double()
    for place, (wide_em, pen_em) in enumerate(zip(words.runs[0].x_em, narrow.runs[0].x_em, strict=True)):
        assert pen_em == pytest.approx(0.9 * wide_em)
        pdfium_c.FPDFText_GetCharOrigin(pages[1], place, ctypes.byref(left), ctypes.byref(up))
        assert left.value == pytest.approx(40 + 20 * pen_em, abs=0.05)
        wide, slim = (page.get_charbox(place) for page in pages)
        assert (slim[2] - slim[0]) / (wide[2] - wide[0]) == pytest.approx(0.9, abs=0.01)
        assert slim[3] - slim[1] == pytest.approx(wide[3] - wide[1], abs=0.05)


def test_three_condensed_digits_stand_side_by_side_in_the_middle_of_the_line(tmp_path: Path) -> None:
    font = testfonts.odd_font(
        {digit: (0, 0, 400, 700) for digit in "0123456789"}, advances=dict.fromkeys("0123456789", 400)
    )
    registry = testfonts.registry_of(testfonts.write_font(tmp_path / "narrow.ttf", font))
    setting = Setting(writing="vertical", indent_em=0)
    text = shape_text(RichText("第100期"), TextStyle("song", "hei", 20, 30, setting=setting), registry)[0]
    lines = set_piece(text, setting, Piece(10))
    data = paint_pdf([sheet([item(lines, size_pt=20, vertical=True)])], issue(), registry)
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    boxes = [page.get_charbox(n) for n, char in enumerate(page.get_text_range()) if char.isdigit()]
    assert [(box[0], box[2]) for box in boxes] == [
        pytest.approx((30 + 20 * n / 3, 30 + 20 * (n + 1) / 3), abs=0.05) for n in range(3)
    ]
    assert len({round(box[1], 2) for box in boxes}) == 1


@pytest.mark.parametrize("face", [SONG, BLACK_SONG, KAI])
@pytest.mark.parametrize("stretch_em", [0.0, 0.0333, -0.0417])
def test_every_glyph_stands_where_its_pen_is(face: str, stretch_em: float) -> None:
    words = line("中原区新时代，Wave 2021年", face=face, stretch_em=stretch_em)
    data = paint_pdf([sheet([item([words], size_pt=10.5)])], issue(), bundled())
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    cells = [(pen, text) for glyphs in words.runs for pen, text in zip(glyphs.x_em, glyphs.texts, strict=True)]
    read = page.get_text_range()
    places = [i for i, char in enumerate(read) if not char.isspace()]
    assert len(places) == len(cells)
    for place, (pen, text) in zip(places, cells, strict=True):
        assert read[place] == text
        left, up = ctypes.c_double(), ctypes.c_double()
        pdfium_c.FPDFText_GetCharOrigin(page, place, left, up)
        assert left.value == pytest.approx(40 + pen * 10.5, abs=0.03), text


def test_spaces_of_the_source_come_back() -> None:
    lines = [line("Hello brave", 0, False), line("new world", 12, False), line("and 中文 字", 22)]
    things = painted([item(lines)])
    assert text_of(things) == "Hello brave new world and 中文 字"


@pytest.mark.parametrize("measure_em", [11, 13, 17])
def test_white_that_setting_made_is_no_space_to_a_reader_that_counts_adjustments(measure_em: float) -> None:
    copy = "他在2024年获得3.5分，排第1名，Hello world。第2次用iPhone拍摄。" * 3
    setting = Setting(indent_em=0)
    text = shape_text(RichText(copy), TextStyle("song", "hei", 9, 12, setting=setting), bundled())[0]
    lines = set_piece(text, setting, Piece(measure_em))
    read = pypdf.PdfReader(io.BytesIO(paint_pdf([sheet([item(lines)])], issue(), bundled()))).pages[0].extract_text()
    assert read.replace("\n", "").count(" ") <= copy.count("Hello world")


def test_a_break_between_han_leaves_no_space() -> None:
    assert text_of(painted([item([line("街道办", 0, False), line("事处", 4)])])) == "街道办事处"


@pytest.mark.parametrize("face", [SONG, KAI])
def test_an_added_hyphen_reads_as_a_soft_one_and_a_typed_one_does_not(face: str) -> None:
    """By codes alone: a reader that knows no ActualText tells them apart, and finds the same ink under both."""
    first = run("a-hyphen-", face)
    texts = (*first.texts[:-1], "")
    broken = GlyphRun(face, first.glyphs, first.x_em, texts, first.bodies_em)
    lines = [Line(0, 8, "a-hyphen", 0, 4, False, 0, (broken,)), line("ation", 8)]
    data = paint_pdf([sheet([item(lines)])], issue(), bundled())
    assert text_of([t for t in open_pdf(data).pages[0].painted if t.kind == "text"]) == "a-hyphen\u00adation"
    content = pypdf.PdfReader(io.BytesIO(data)).pages[0].get_contents()
    assert content is not None
    assert b"ActualText" not in content.get_data()
    page = pypdfium2.PdfDocument(data)[0]
    boxes = [page.get_textpage().get_charbox(place) for place in (1, 8)]
    sizes = [(round(x1 - x0, 1), round(y1 - y0, 1)) for x0, y0, x1, y1 in boxes]
    assert sizes[0] == sizes[1]


@pytest.mark.parametrize("face", [SONG, BLACK_SONG, KAI])
@pytest.mark.parametrize("vertical", [False, True])
def test_a_glyph_that_stands_for_two_characters_has_a_code_for_each(face: str, vertical: bool) -> None:
    """By codes alone: a reader that knows no ActualText reads both, and finds the same ink under both."""
    a, b = run("一元", face).glyphs
    two = one_run("一⼀元￥¥一", face, [a, a, b, b, b, a], range(6), ["一", "⼀", "元", "￥", "¥", "一"])
    data = paint_pdf([sheet([item([two], vertical=vertical)])], issue(), bundled())
    assert text_of([t for t in open_pdf(data).pages[0].painted if t.kind == "text"]) == "一⼀元￥¥一"
    content = pypdf.PdfReader(io.BytesIO(data)).pages[0].get_contents()
    assert content is not None
    assert b"ActualText" not in content.get_data()
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    read = page.get_text_range().replace("\r\n", "")
    assert read == "一⼀元￥¥一"
    sizes = [(round(x1 - x0, 1), round(y1 - y0, 1)) for x0, y0, x1, y1 in map(page.get_charbox, range(len(read)))]
    assert sizes[0] == sizes[1] == sizes[5] != sizes[2] == sizes[3] == sizes[4]


def test_a_glyph_of_a_face_without_codes_to_spare_says_what_it_stands_for(tmp_path: Path) -> None:
    registry = testfonts.square_registry(tmp_path, cff=True)
    glyph = _glyph(registry.face("square"), "中")
    two = one_run("中仲", "square", [glyph, glyph], [0, 1], ["中", "仲"])
    data = paint_pdf([sheet([item([two])])], issue(), registry)
    content = pypdf.PdfReader(io.BytesIO(data)).pages[0].get_contents()
    assert content is not None
    assert b"/Span <</MCID 1 /ActualText <FEFF4EF2>>> BDC" in content.get_data()
    assert text_of([t for t in open_pdf(data).pages[0].painted if t.kind == "text"]) == "中仲"


def test_a_ligature_holds_its_characters_and_a_cluster_its_text() -> None:
    a, b = run("中原", SONG).glyphs
    joined = one_run("——e\u0301", SONG, [a, b, a], [0, 2, 3], ["——", "e\u0301", ""])
    assert text_of(painted([item([joined])])) == "——e\u0301"


@pytest.mark.parametrize("cff", [False, True])
def test_fonts_without_cids(tmp_path: Path, cff: bool) -> None:
    registry = testfonts.square_registry(tmp_path, cff=cff)
    face = registry.face("square")
    glyphs = [_glyph(face, char) for char in "中国日"]
    things = painted([item([one_run("中国日", "square", glyphs, [0, 1, 2.5], ["中", "国", "日"])])], registry)
    assert text_of(things) == "中国日"
    assert things[0].where[2] - things[0].where[0] == pytest.approx(3.5 * 9, abs=0.01)


def test_variable_fonts_are_pinned(tmp_path: Path) -> None:
    path = testfonts.write_font(tmp_path / "v.ttf", testfonts.variable_font())
    face = Face("v", path, variations=(("wght", 700.0),))
    registry = Registry({"v": face}, {})
    data = paint_pdf([sheet([item([one_run("中", "v", [_glyph(face, "中")], [0], ["中"])])])], issue(), registry)
    font = pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"]["/F1"]
    program = font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"].get_data()
    assert b"fvar" not in program[:400]
    assert font["/BaseFont"].endswith("_700wght")


def test_the_second_face_of_a_collection(tmp_path: Path) -> None:
    path = testfonts.write_font(tmp_path / "c.ttc", testfonts.font_collection())
    face = Face("c", path, 1)
    things = painted([item([one_run("中", "c", [_glyph(face, "中")], [0], ["中"])])], Registry({"c": face}, {}))
    assert things[0].font is not None
    assert "SquareTwo" in things[0].font.name


def test_vertical_lines_run_down() -> None:
    words = line("竖排文字，", vertical=True)
    things = painted([item([words], vertical=True)])
    assert text_of(things) == "竖排文字，"
    _, y0, _, y1 = things[0].where
    assert y1 - y0 == pytest.approx(5 * 9, abs=1.2 * 9)
    assert things[0].font is not None
    assert things[0].font.vertical


def test_a_turned_run_hangs_in_a_vertical_line() -> None:
    cells = run("Abc", SONG)
    turned = GlyphRun(SONG, cells.glyphs, cells.x_em, cells.texts, cells.bodies_em, rotated=True)
    words = Line(0, 3, "Abc", 0, 2, True, 0, (turned,))
    thing = painted([item([words], vertical=True)])[0]
    x0, _, x1, y1 = thing.where
    assert y1 == pytest.approx(300 - 50, abs=0.01)
    assert (x0 + x1) / 2 == pytest.approx(40, abs=0.01)


def test_dots_and_lines_under_text_are_artifacts() -> None:
    marks = (Decoration("dots", 0, 2), Decoration("title", 2, 4), Decoration("name", 4, 5))
    words = line("着重书名人", decorations=marks)
    data = paint_pdf([sheet([item([words])])], issue(), bundled())
    others = [t for t in open_pdf(data).pages[0].painted if t.kind != "text"]
    assert [t.kind for t in others] == ["fill", "fill", "stroke", "stroke"]
    assert all(t.artifact for t in others)
    middles = [(t.where[0] + t.where[2]) / 2 for t in others[:2]]
    assert middles == [pytest.approx(40 + 4.5), pytest.approx(40 + 13.5)]


def test_dots_of_japanese_stand_above() -> None:
    heights = []
    for kind in ("dots", "dots_above"):
        words = line("傍点", decorations=(Decoration(kind, 0, 1),))  # type: ignore[arg-type]
        data = paint_pdf([sheet([item([words])])], issue(), bundled())
        (dot,) = [t for t in open_pdf(data).pages[0].painted if t.kind == "fill"]
        heights.append((dot.where[1] + dot.where[3]) / 2)
    assert heights[1] - heights[0] == pytest.approx((1.03 + 0.27) * 9, abs=0.01)


def test_rounding_never_adds_up() -> None:
    words = line("字" * 30, stretch_em=0.01049)
    things = painted([item([words])])
    assert things[0].where[2] - things[0].where[0] == pytest.approx((30 + 29 * 0.01049) * 9, abs=0.02)
    pens = [b - a for a, b in itertools.pairwise(words.runs[0].x_em)]
    assert min(pens) > 1


def _glyph(face: Face, char: str) -> int:
    found = open_press_face(face).glyph_of(char)
    assert found
    return found


def test_a_variable_cff2_face_becomes_a_plain_one(tmp_path: Path) -> None:
    def box(delta: int) -> T2CharString:
        across = [800, delta, 1, "blend", "hlineto", 700, "vlineto", -800, -delta, 1, "blend", "hlineto"]
        return T2CharString(program=[50, 0, "rmoveto", *across])

    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "u4E2D"])
    builder.setupCharacterMap({0x4E2D: "u4E2D"})
    builder.setupNameTable({"familyName": "V", "styleName": "R", "psName": "V-R"})
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    builder.setupCFF2({".notdef": box(0), "u4E2D": box(60)}, None, [{"wght": (0, 1, 1)}])
    builder.setupHorizontalMetrics({".notdef": (1000, 50), "u4E2D": (1000, 50)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2()
    builder.setupPost()
    builder.font.save(tmp_path / "v.otf")
    face = Face("v", tmp_path / "v.otf", variations=(("wght", 900.0),))
    press_face = open_press_face(face)
    program, is_cff = program_of(press_face, [1])
    assert is_cff
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    top = fonts[fonts.fontNames[0]]
    drawn = top.CharStrings[top.charset[press_face.code(1)]]
    drawn.decompile()
    assert drawn.program[:3] == [50, "hmoveto", 860]
