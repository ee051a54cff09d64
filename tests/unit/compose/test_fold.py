"""Texts across the fold of a spread, and a spread as two single pages."""

from dataclasses import replace
from pathlib import Path

import pytest
from handmade import GRID, line, picture_item, sheet, text_item
from PIL import Image

from layout.compose.fold import ink_of, open_at_fold, parted, turns_of
from layout.compose.halves import single_pages
from layout.compose.types import BoxItem, PathItem, PictureItem, RuleItem, Sheet, TextItem
from layout.geometry import Rect
from layout.lines.types import Decoration, SetText
from layout.model.page import Column
from layout.model.story import FOLD_CLEAR_PT, ElementKind, fold_room_pt
from layout.model.style import BLACK, Setting, TextStyle

FOLD_PT = 400.0
SIZE_PT = 30.0


def headline(words: str, align: str) -> tuple[TextItem, dict[str, SetText]]:
    """A headline across a fold at 400 pt, in a room from 100 to 700 pt, as composing stands it before it is opened."""
    style = TextStyle("大标宋", "黑体", SIZE_PT, 36, setting=Setting(align=align))  # type: ignore[arg-type]
    measure = (600 - fold_room_pt(SIZE_PT)) / SIZE_PT
    item = text_item("a/headline", [words], (100 + fold_room_pt(SIZE_PT) / 2, 50), "headline", size_pt=SIZE_PT)
    spare = measure * SIZE_PT - ink_of(item.lines[0])[1] + item.lines[0].x_pt
    shift = {"start": 0.0, "center": spare / 2, "end": spare}[align]
    lines = tuple(replace(placed, x_pt=placed.x_pt + shift) for placed in item.lines)
    width = measure * SIZE_PT
    item = replace(item, rect=Rect(item.rect.x0, 50, item.rect.x0 + width, 90), lines=lines)
    return item, {"a/headline": SetText("a/headline", "headline", style, measure, ())}


@pytest.mark.parametrize("align", ["start", "center", "end"])
@pytest.mark.parametrize(
    "words",
    ["一湾浅水三十万只过客", "十年退堤记：水认得老路", "市", "共投入200亿元建设新城区学校", "THE TIDE COMES BACK"],
)
def test_no_ink_within_four_millimetres_of_the_fold(words: str, align: str) -> None:
    item, texts = headline(words, align)
    (opened,) = open_at_fold([item], FOLD_PT, texts, ("认得",))
    assert isinstance(opened, TextItem)
    assert "".join(placed.line.text for placed in opened.lines) == words
    assert "".join(text for p in opened.lines for run in p.line.runs for text in run.texts) == words.replace(" ", "")
    for placed in opened.lines:
        start, end = ink_of(placed)
        assert end <= FOLD_PT - FOLD_CLEAR_PT + 0.01 or start >= FOLD_PT + FOLD_CLEAR_PT - 0.01
        assert start >= 100 - 0.01, "it stays in its columns"
        assert end <= 700 + 0.01
        first = placed.line.runs[0]
        assert placed.line.indent_em == pytest.approx(first.bodies_em[0]) or placed.line.first == 0


def test_a_centred_line_opens_at_a_pause_by_no_more_than_the_white() -> None:
    item, texts = headline("十年退堤记：水认得老路", "center")
    (opened,) = open_at_fold([item], FOLD_PT, texts, ())
    assert isinstance(opened, TextItem)
    left, right = opened.lines
    assert (left.line.text, right.line.text) == ("十年退堤记：", "水认得老路")
    assert ink_of(left)[1] == pytest.approx(FOLD_PT - FOLD_CLEAR_PT)
    assert ink_of(right)[0] == pytest.approx(FOLD_PT + FOLD_CLEAR_PT)


def test_a_line_leaves_no_hole_beside_it_for_the_sake_of_a_pause() -> None:
    item, texts = headline("十年退堤记：水认得老路", "center")
    near, far = (open_at_fold([item], FOLD_PT + by * SIZE_PT, texts, ("认得", "老路"))[0] for by in (1.5, 2.6))
    assert isinstance(near, TextItem) and isinstance(far, TextItem)
    assert near.lines[0].line.text == "十年退堤记：", "opening there moves it by little"
    assert far.lines[0].line.text == "十年退堤记：水认得", "there by three ems"
    assert ink_of(far.lines[0])[0] - 100 < 2 * (700 - ink_of(far.lines[1])[1])


@pytest.mark.parametrize(
    ("kind", "words"),
    [("kicker", "候鸟为何又来"), ("deck", "候鸟为何又来"), ("byline", "记者　沈禾")],
)
def test_what_has_no_pause_begins_with_the_headline_and_ends_before_the_fold(kind: ElementKind, words: str) -> None:
    item, texts = headline("十年退堤记：水认得老路", "center")
    small = replace(item.lines[0], line=line(words), x_pt=470 - len(words) * 10, size_pt=20)
    kicker = replace(item, kind=kind, text="a/kicker", lines=(small,))
    texts["a/kicker"] = texts["a/headline"]
    moved, opened = open_at_fold([kicker, item], 470.0, texts, ("候鸟",))
    assert isinstance(moved, TextItem)
    assert isinstance(opened, TextItem)
    middle = (ink_of(opened.lines[0])[0] + ink_of(opened.lines[-1])[1]) / 2
    assert middle > 440, "the headline opens behind its first part and moves to the right"
    (whole,) = moved.lines
    assert ink_of(whole)[0] == pytest.approx(ink_of(opened.lines[0])[0])


def test_a_kicker_opens_at_its_pause() -> None:
    item, texts = headline("十年退堤记：水认得老路", "center")
    small = replace(item.lines[0], line=line("候鸟来了，水也来了"), x_pt=400 - 90, size_pt=20)
    kicker = replace(item, kind="kicker", text="a/kicker", lines=(small,))
    texts["a/kicker"] = texts["a/headline"]
    moved, _ = open_at_fold([kicker, item], 400.0, texts, ())
    assert isinstance(moved, TextItem)
    assert [placed.line.text for placed in moved.lines] == ["候鸟来了，", "水也来了"]


@pytest.mark.parametrize(
    ("text", "fold_pt", "halves"),
    [
        ("走完七公里旧城墙", 400 - SIZE_PT, ("走完", "七公里旧城墙")),  # not 走完七 and 公里
        ("墙内的街", 400, ("墙内的街",)),  # not before 的: all of it stands on one page
        ("春水涨渡口", 400 - SIZE_PT / 2, ("春水", "涨渡口")),
    ],
)
def test_what_clings_together_is_not_parted(text: str, fold_pt: float, halves: tuple[str, ...]) -> None:
    item, texts = headline(text, "center")
    (opened,) = open_at_fold([item], fold_pt, texts, ())
    assert isinstance(opened, TextItem)
    assert tuple(placed.line.text for placed in opened.lines) == halves


def test_a_line_that_begins_at_the_left_edge_stays_there() -> None:
    item, texts = headline("一湾浅水三十万只过客", "start")
    (opened,) = open_at_fold([item], FOLD_PT, texts, ())
    assert isinstance(opened, TextItem)
    assert opened.lines[0].x_pt == pytest.approx(100)


def test_a_page_without_a_fold_and_a_text_beside_it_stay_as_they_are() -> None:
    item, texts = headline("一湾浅水三十万只过客", "center")
    assert open_at_fold([item], None, texts, ()) == (item,)
    assert open_at_fold([item], 720.0, texts, ()) == (item,)


def test_where_a_line_may_part() -> None:
    def pieces(text: str, own: tuple[str, ...] = ()) -> set[str]:
        return {text[:i] for i in turns_of(text, own)}

    assert "“十" not in pieces("“十年”记") and "“" not in pieces("“十年”记"), "an opening mark keeps its word"
    assert "“十年" not in pieces("“十年”记"), "a closing mark is not alone"
    assert "共投入20" not in pieces("共投入200亿元"), "digits stay together"
    assert "共投入200" not in pieces("共投入200亿元"), "and with what they count"
    assert "水—" not in pieces("水——路"), "a dash of two is one"
    assert "THE " in pieces("THE TIDE") and "TH" not in pieces("THE TIDE")
    assert "老" in pieces("老路", ()) or "老" not in pieces("老路", ("老路",))
    assert "老" not in pieces("老路", ("老路",)), "the paper's own words"
    assert {"", "水认得老路"} <= pieces("水认得老路")


def test_a_parted_line_keeps_glyphs_marks_and_places() -> None:
    whole = line("十年 退堤", first=7, decorations=(Decoration("underline", 0.5, 3.0),))
    left, right = parted(whole, 3)
    assert (left.first, left.end, right.first, right.end) == (7, 10, 10, 12)
    assert (left.text, right.text) == ("十年 ", "退堤")
    assert [run.x_em for run in (*left.runs, *right.runs)] == [whole.runs[0].x_em[:2], whole.runs[0].x_em[2:]]
    assert [b for run in (*left.runs, *right.runs) for b in run.bodies()] == list(whole.runs[0].bodies())
    assert left.decorations[0].end_em == left.width_em
    assert (right.decorations[0].start_em, right.decorations[0].end_em) == (right.indent_em, 3.0)
    assert not left.last and right.last


def spread(tmp_path: Path) -> Sheet:
    """Two pages of 400 pt: a headline in two halves, a column on each page, and things across the fold."""
    file = tmp_path / "x.png"
    Image.new("RGB", (60, 10), (120, 90, 60)).save(file)
    opened = text_item("a/headline", ["左半题", "右半题"], (250, 20), "headline", size_pt=20)
    left, right = opened.lines
    opened = replace(opened, lines=(left, replace(right, x_pt=420.0, baseline_pt=left.baseline_pt)))
    items = [
        BoxItem(Rect(300, 100, 500, 150), BLACK, 0.5, None),
        RuleItem(20, 90, 780, 90, 0.4, BLACK),
        PathItem((((390, 10), (410, 10), (400, 20)),), BLACK),
        opened,
        text_item("a/body/0", ["左栏的字"], (30, 60), column=0),
        text_item("a/body/1", ["右栏的字"], (430, 60), column=1),
        picture_item(file, Rect(100, 160, 700, 260), (60, 10)),
    ]
    page = sheet(items, number=2, bleed_pt=8.5)
    grid = replace(GRID, columns=(*GRID.columns, Column(400 / 9, 18), Column(400 / 9 + 19, 18)), fold_em=380 / 9)
    return replace(
        page,
        label="A02-A03",
        trim=Rect(0, 0, 800, page.trim.y1),
        bleed=Rect(-8.5, -8.5, 808.5, page.trim.y1 + 8.5),
        type_area=Rect(20, 30, 780, 280),
        grid=grid,
        fold_pt=FOLD_PT,
    )


def test_the_halves_of_a_spread_have_together_what_it_has(tmp_path: Path) -> None:
    whole = spread(tmp_path)
    left, right = single_pages(whole)
    assert (left.label, left.number, right.label, right.number) == ("A02", 2, "A03", 3)
    assert left.trim == right.trim == Rect(0, 0, 400, whole.trim.y1)
    assert (left.bleed.x0, left.bleed.x1, right.bleed.x0, right.bleed.x1) == (-8.5, 400, 0, 408.5)
    assert left.type_area == right.type_area == Rect(20, 30, 20 + 37 * 9, 280)
    assert left.grid == right.grid == replace(GRID, fold_em=None)
    texts = [[p.line.text for i in half.items if isinstance(i, TextItem) for p in i.lines] for half in (left, right)]
    assert texts == [["左半题", "左栏的字"], ["右半题", "右栏的字"]]
    for kind in (BoxItem, RuleItem, PathItem, PictureItem):
        both = [[item for item in half.items if isinstance(item, kind)] for half in (left, right)]
        assert len(both[0]) == len(both[1]) == 1, f"{kind.__name__} across the fold is on both pages"
    one, other = (next(i for i in half.items if isinstance(i, PictureItem)) for half in (left, right))
    assert (one.rect.x0, other.rect.x0) == (100, -300)
    assert left.cut and right.cut and left.fold_pt is None
    assert single_pages(left) == (left,)
