"""What stands upright in a vertical line; `U` = a cell, `-` = belongs to the cell before, `.` = none."""

import pytest

from layout.chars import CharClass
from layout.fonts import Registry
from layout.model.article import RichText
from layout.model.style import Setting, TextStyle
from layout.shape import shape_text
from layout.shape.cells import han_numerals, stand_cells_up
from layout.shape.classes import JOINED, classes_of
from layout.shape.cuts import texts_of
from layout.shape.types import Box


def cells(text: str, width_em: float) -> str:
    """The cells of a text in a face whose figures and signs are all as wide as that."""
    classes = classes_of(text, "zh-Hans")
    stand_cells_up(text, classes, lambda part: len(part) * width_em <= 1)
    return "".join("U" if cls == CharClass.CELL else "-" if cls == JOINED else "." for cls in classes)


@pytest.mark.parametrize(
    ("text", "usual", "narrow"),
    [
        ("5日15日", "U.U-.", "U.U-."),
        ("第100期", ".UUU.", ".U--."),
        ("2026年", "UUUU.", "UUUU."),
        ("共12345人", ".......", "......."),
        ("约5%的", ".U-.", ".U-."),
        ("约15%的", ".....", ".U--."),
        ("约3.5万", ".....", ".U--."),
        ("约3.14万", "......", ".U---."),
        ("约12.34万", ".......", "......."),
        ("WTO的", "UUU.", "UUU."),
        ("ABCDE的", "......", "......"),
        ("在10:30走", ".......", "......."),
        ("12+3是", ".....", "....."),
        ("共$50元", ".....", "....."),
        ("共￥50元", ".UU-.", ".UU-."),
        ("升5℃了", ".UU.", ".UU."),
        ("第§5条", ".UU.", ".UU."),
        ("约½杯", ".U.", ".U."),
        ("5‰的", "...", "..."),
        ("长5×3米", ".....", "....."),
        ("共￥12345元", ".U......", ".U......"),
        ("Windows 11的", "...........", "..........."),
        ("说I’m好", ".....", "....."),
        ("Q&A栏", "....", "...."),
        ("C++的", "....", "...."),
        ("‘好’A股", "...U.", "...U."),
    ],
)
def test_cells(text: str, usual: str, narrow: str) -> None:
    assert cells(text, 0.5) == usual
    assert cells(text, 0.25) == narrow


def boxes(registry: Registry, text: str) -> list[tuple[str, tuple[str, ...], float]]:
    style = TextStyle("song", "hei", 9, 12, setting=Setting(writing="vertical", digits="han"))
    shaped = shape_text(RichText(text), style, registry)[0]
    by_glyph = {}
    for char in "〇一二三四五六七八九十":
        han = shape_text(RichText(char), style, registry)[0].boxes[0]
        by_glyph[han.glyphs[0]] = char
    digits = _digits(shaped.boxes)
    return [("".join(by_glyph.get(g, "?") for g in box.glyphs), box.texts, box.body_em) for box in digits]


def _digits(found: tuple[Box, ...]) -> list[Box]:
    return [box for box in found if any(char.isdigit() for text in box.texts for char in text)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026年", [("二", "2"), ("〇", "0"), ("二", "2"), ("六", "6")]),
        ("3月5日", [("三", "3"), ("五", "5")]),
        ("10月", [("十", "10")]),
        ("20日", [("二", "2"), ("十", "0")]),
        ("12月", [("十", "1"), ("二", "2")]),
        ("31日", [("三十", "3"), ("一", "1")]),
    ],
)
def test_dates_in_han_numerals_still_stand_for_their_digits(
    bundled: Registry, text: str, shown: list[tuple[str, str]]
) -> None:
    found = boxes(bundled, text)
    assert [(han, "".join(texts)) for han, texts, _ in found] == shown
    assert [body for _, _, body in found] == [len(han) for han, _ in shown]


@pytest.mark.parametrize("text", ["5日元", "100日", "3个月", "10:30", "3.5日"])
def test_what_is_no_date_keeps_its_digits(text: str) -> None:
    assert han_numerals(text, classes_of(text, "zh-Hans")) == {}


@pytest.mark.parametrize(
    ("unit", "clusters", "texts"),
    [
        ("a", (0,), ("a",)),
        ("ab", (0, 1), ("a", "b")),
        ("ab", (0, 0), ("ab", "")),
        ("abc", (0, 0, 2), ("ab", "", "c")),
        ("abcd", (0, 1, 1, 1), ("a", "bcd", "", "")),
        ("abc", (1, 2), ("ab", "c")),
    ],
)
def test_the_first_glyph_of_a_cluster_has_its_text(
    unit: str, clusters: tuple[int, ...], texts: tuple[str, ...]
) -> None:
    assert texts_of(unit, clusters) == texts
