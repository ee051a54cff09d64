"""Bodies, blanks and pens of shaped text, worked out by hand."""

from pathlib import Path

import pytest
import testfonts

from layout.chars import CharClass
from layout.diagnostics import Span
from layout.fonts import Registry
from layout.model.article import Mark, RichText
from layout.model.style import Setting, TextStyle
from layout.shape import shape_text
from layout.shape.types import Box, ShapedText


def style(**switches: object) -> TextStyle:
    return TextStyle("song", "hei", 9, 12, setting=Setting(**switches))  # type: ignore[arg-type]


def shaped(registry: Registry, text: str, marks: tuple[Mark, ...] = (), **switches: object) -> ShapedText:
    return shape_text(RichText(text, marks), style(**switches), registry)[0]


def box_of(registry: Registry, text: str, part: str, **switches: object) -> Box:
    result = shaped(registry, text, **switches)
    return next(box for box in result.boxes if result.source.text[box.first : box.end] == part)


def test_a_wide_slash_has_half_an_em(bundled: Registry) -> None:
    wide, narrow = (box_of(bundled, text, text[1]) for text in ("甲／乙", "甲/乙"))
    assert metrics(wide)[0] == metrics(narrow)[0] == 0.5
    upright = box_of(bundled, "甲／乙", "／", writing="vertical")
    assert metrics(upright)[0] == 1.0


def narrow_digits(folder: Path, thousandths: int) -> Registry:
    """A face whose figures have this advance, and ink as wide."""
    font = testfonts.odd_font(
        {digit: (0, 0, thousandths, 700) for digit in "0123456789"},
        advances=dict.fromkeys("0123456789", thousandths),
    )
    return testfonts.registry_of(testfonts.write_font(folder / f"narrow{thousandths}.ttf", font))


@pytest.mark.parametrize(
    ("thousandths", "bodies", "condensed"), [(330, [1], 1), (400, [1], 1 / 1.2), (420, [1, 1, 1], 1)]
)
def test_three_digits_share_a_cell_condensed_by_a_fifth_at_most(
    tmp_path: Path, thousandths: int, bodies: list[float], condensed: float
) -> None:
    boxes = shaped(narrow_digits(tmp_path, thousandths), "第100期", writing="vertical").boxes[1:-1]
    assert [box.body_em for box in boxes] == bodies
    assert boxes[0].condensed == pytest.approx(condensed)
    if len(boxes) == 1:
        width = 3 * condensed * thousandths / 1000
        assert max(boxes[0].lifts_em) - min(boxes[0].lifts_em) == pytest.approx(width * 2 / 3)


def test_digits_of_a_table_are_all_as_wide_as_the_widest(bundled: Registry) -> None:
    usual, even = (shaped(bundled, "国1140a1", tabular=tabular).boxes[1:] for tabular in (False, True))
    assert len({round(box.body_em, 4) for box in usual if box.cls is CharClass.NUM}) > 1
    (width,) = {round(box.body_em, 4) for box in even if box.texts[0].isdigit()}
    assert width >= max(box.body_em for box in usual if box.cls is CharClass.NUM)
    assert even[4].body_em == usual[4].body_em
    assert even[0].pens_em[0] > 0


def test_latin_may_have_a_size_of_its_own(bundled: Registry) -> None:
    usual, larger = (shaped(bundled, "国A1，한글￥3", latin_scale=scale).boxes for scale in (1.0, 1.1))
    ratios = [round(b.body_em / a.body_em, 3) for a, b in zip(usual, larger, strict=True)]
    assert ratios == [1, 1.1, 1.1, 1, 1, 1, 1, 1.1]
    assert [box.scale for box in larger] == [1, 1.1, 1.1, 1, 1, 1, 1, 1.1]


@pytest.mark.parametrize(
    ("given", "scales"),
    [
        ({"latin_scale": 1.1}, [1, 1.1, 1.1, 1.1, 1]),
        ({"latin_scale": 1.1, "greek_scale": 0.9, "hangul_scale": 0.95}, [1, 1.1, 0.9, 1.1, 0.95]),
        ({"cyrillic_scale": 0.9}, [1, 1, 1, 0.9, 1]),
    ],
)
def test_every_script_may_have_a_size_of_its_own(
    bundled: Registry, given: dict[str, float], scales: list[float]
) -> None:
    boxes = shaped(bundled, "国AΩЖ한", **given).boxes
    assert [box.scale for box in boxes] == scales


@pytest.mark.parametrize("writing", ["horizontal", "vertical"])
def test_kana_of_a_headline_stand_as_close_as_their_ink(bundled: Registry, writing: str) -> None:
    boxes = shaped(bundled, "トリの国", lang="ja", proportional=True, writing=writing).boxes
    assert boxes[0].body_em < 0.99
    assert boxes[3].body_em == 1


def metrics(box: Box) -> tuple[float, float, float]:
    return (round(box.body_em, 3), box.before_em, box.after_em)


# A face without any feature: what the tables and the ink say must be enough.


@pytest.mark.parametrize(
    ("mark", "expected", "pen"),
    [
        ("“", (0.5, 0.5, 0), -0.5),
        ("（", (0.5, 0.5, 0), -0.5),
        ("》", (0.5, 0, 0.5), 0),
        ("，", (0.5, 0, 0.5), 0),
        ("。", (0.5, 0, 0.5), 0),
        ("？", (0.5, 0, 0.5), 0),
        ("——", (2, 0, 0), 0.06),
        ("……", (2, 0, 0), 0),
        ("～", (1, 0, 0), 0),
    ],
)
def test_marks_of_a_plain_face(square: Registry, mark: str, expected: tuple[float, float, float], pen: float) -> None:
    box = box_of(square, f"中{mark}中", mark)
    assert metrics(box) == expected
    assert box.pens_em[0] == pytest.approx(pen, abs=0.011)


def test_a_dash_without_joined_form_is_two_strokes_that_overlap(square: Registry) -> None:
    box = box_of(square, "中——中", "——")
    first, second = box.pens_em  # ink of each glyph: .05 to .95 em from its pen
    assert first + 0.95 > second + 0.05
    assert (first + 0.05 + second + 0.95) / 2 == pytest.approx(1.0)
    assert box.texts == ("—", "—")


def test_a_middle_dot_with_too_wide_ink_keeps_its_em(square: Registry) -> None:
    assert metrics(box_of(square, "中·中", "·")) == (1.0, 0, 0)


def test_marks_move_to_the_upper_right_without_vertical_forms(square: Registry) -> None:
    box = box_of(square, "中，中", "，", writing="vertical", mend="off")
    assert not box.rotated
    # Ink .05 to .45 across becomes .55 to .95, that is .25 em right of the line's centre instead of .25 left of it.
    assert box.lifts_em == pytest.approx((0.5,))


def test_brackets_are_turned_without_vertical_forms(square: Registry) -> None:
    box = box_of(square, "中（中）", "（", writing="vertical")
    assert box.rotated and metrics(box) == (0.5, 0.5, 0) and box.pens_em == (-0.5,)


def test_a_missing_character_is_reported_at_its_place(square: Registry) -> None:
    text = RichText("中国㛃中", sources=((0, Span("a.md", 3, 1)),))
    result, _, findings = shape_text(text, style(), square)
    assert [(f.code, f.values["char"], str(f.span)) for f in findings] == [("S101", "㛃", "a.md:3:3")]
    assert "".join(text for box in result.boxes for text in box.texts) == "中国㛃中"


@pytest.mark.parametrize(("before", "after"), [(0, 0), (3, 9), (6, 6), (20, 2), (12, 30)])
def test_a_missing_character_is_told_with_the_six_on_both_sides(square: Registry, before: int, after: int) -> None:
    text = "中国中中国国" * 5
    front, back = text[:before], text[:after]
    (finding,) = shape_text(RichText(f"{front}㛃{back}"), style(), square)[2]
    assert finding.found == f"{front[-6:]}㛃{back[:6]}"


# The bundled faces.


@pytest.mark.parametrize("role", ["song", "hei", "kai", "display-song"])
@pytest.mark.parametrize("mark", ["“", "”", "（", "）", "《", "》", "，", "。", "：", "；", "！", "？", "、"])
def test_ink_of_a_mark_stands_in_its_half(bundled: Registry, role: str, mark: str) -> None:
    result, _, _ = shape_text(
        RichText(f"中{mark}中"), TextStyle(role, role, 9, 12, setting=Setting(mend="off")), bundled
    )
    box = result.boxes[1]
    opens = box.cls is CharClass.OPEN
    assert metrics(box) == ((0.5, 0.5, 0) if opens else (0.5, 0, 0.5))


def test_a_joined_dash_is_one_glyph_with_both_characters(bundled: Registry) -> None:
    box = box_of(bundled, "中——中", "——")
    assert len(box.glyphs) == 1 and box.texts == ("——",) and box.body_em == 2


def test_the_middle_dot_is_half_an_em_whatever_the_face_says(bundled: Registry) -> None:
    assert metrics(box_of(bundled, "纪念5·12", "·")) == (0.5, 0, 0)
    box = box_of(bundled, "列夫·托尔斯泰", "·")
    assert metrics(box) == (0.5, 0, 0)
    assert box.pens_em[0] == pytest.approx(0.25 - (0.102 + 0.225) / 2, abs=1e-3)


@pytest.mark.parametrize(
    ("lang", "mark", "expected"),
    [
        ("zh-Hant", "，", (1, 0, 0)),
        ("zh-Hant", "！", (1, 0, 0)),
        ("zh-Hant", "「", (0.5, 0.5, 0)),
        ("zh-HK", "。", (1, 0, 0)),
        ("ja", "！", (1, 0, 0)),
        ("ja", "。", (0.5, 0, 0.5)),
        ("ja", "・", (0.5, 0.25, 0.25)),
    ],
)
def test_languages_have_their_own_widths(
    bundled: Registry, lang: str, mark: str, expected: tuple[float, float, float]
) -> None:
    assert metrics(box_of(bundled, f"中{mark}中", mark, lang=lang)) == expected


def test_regional_glyphs_come_by_language(bundled: Registry) -> None:
    hans, hant, ja = (box_of(bundled, "说骨直，", "骨", lang=lang).glyphs for lang in ("zh-Hans", "zh-Hant", "ja"))
    assert len({hans, hant, ja}) == 3


def test_quotes_and_faces_agree_across_a_bold_word(bundled: Registry) -> None:
    result = shaped(bundled, "他说“Hello”，她", marks=(Mark(3, 8, "strong"),))
    classes = [box.cls for box in result.boxes]
    assert classes[2] is CharClass.OPEN and classes[8] is CharClass.CLOSE
    assert {box.face for box in result.boxes[3:8]} == {"noto-sans-regular"}


def test_latin_quotes_are_narrow(bundled: Registry) -> None:
    boxes = shaped(bundled, "“Hello, world” she said").boxes
    assert boxes[0].cls is CharClass.LOPEN and 0.2 < boxes[0].body_em < 0.6


@pytest.mark.parametrize(
    ("text", "spaces"),
    [
        ("凝心聚力 共筑梦想", [0.5]),
        ("中国 GDP 增长", []),
        ("你好， 世界", []),
        ("the press", [0.256]),
        ("中 “好”", []),
    ],
)
def test_typed_spaces(bundled: Registry, text: str, spaces: list[float]) -> None:
    found = [box.body_em for box in shaped(bundled, text, mend="off").boxes if box.cls is CharClass.SP]
    assert found == pytest.approx(spaces, abs=0.01)


def test_controls_belong_to_the_box_before_and_to_no_text(bundled: Registry) -> None:
    result = shaped(bundled, "中\u2060国typo\u00adgraphy", mend="off")
    assert result.boxes[0].end == 2
    assert "".join(text for box in result.boxes for text in box.texts) == "中国typography"
    assert [box.first for box in result.boxes[1:]] == [box.end for box in result.boxes[:-1]]


def test_a_forced_break_is_a_box_of_its_own(bundled: Registry) -> None:
    assert [box.cls.name for box in shaped(bundled, "上\n下").boxes] == ["HAN", "BREAK", "HAN"]


def test_a_variation_selector_stays_with_its_character(bundled: Registry) -> None:
    result = shaped(bundled, "葛\U000e0100城")
    assert [(box.first, box.end) for box in result.boxes] == [(0, 2), (2, 3)]


# Vertical lines.


def test_vertical_quotes_become_corner_brackets_and_keep_their_text(bundled: Registry) -> None:
    quote, corner = (box_of(bundled, f"说{mark}好", mark, writing="vertical") for mark in "“『")
    assert quote.glyphs == corner.glyphs and quote.texts == ("“",)
    assert metrics(quote) == (0.5, 0.5, 0) and quote.pens_em == (-0.5,)


@pytest.mark.parametrize(("mark", "expected"), [("：", (1, 0, 0)), ("！", (1, 0, 0)), ("，", (0.5, 0, 0.5))])
def test_vertical_widths(bundled: Registry, mark: str, expected: tuple[float, float, float]) -> None:
    box = box_of(bundled, f"中{mark}中", mark, writing="vertical")
    assert metrics(box) == expected and not box.rotated and box.lifts_em == ()


def test_two_digits_share_a_cell_and_a_year_has_one_each(bundled: Registry) -> None:
    result = shaped(bundled, "2026年12月5日", writing="vertical")
    parts = [(result.source.text[box.first : box.end], box.cls is CharClass.CELL) for box in result.boxes]
    cells = [part for part, is_cell in parts if is_cell]
    assert cells == ["2", "0", "2", "6", "12", "5"]
    pair = result.boxes[5]
    assert pair.body_em == 1 and pair.lifts_em == pytest.approx((-0.25, 0.25)) and pair.texts == ("1", "2")


def test_latin_and_long_numbers_lie_on_their_side(bundled: Registry) -> None:
    boxes = shaped(bundled, "用iPhone打12,000次", writing="vertical").boxes
    assert [box.rotated for box in boxes] == [False] + [True] * 6 + [False] + [True] * 6 + [False]


def test_all_digits_lie_on_their_side_where_the_style_says_so(bundled: Registry) -> None:
    boxes = shaped(bundled, "12月A股", writing="vertical", digits="rotated").boxes
    assert [box.rotated for box in boxes] == [True, True, False, True, False]


def test_a_vertical_dash_is_one_upright_unit(bundled: Registry) -> None:
    box = box_of(bundled, "中——中", "——", writing="vertical")
    assert not box.rotated and box.body_em == 2 and len(box.glyphs) == 1


def test_what_the_faces_of_a_role_lack_is_borrowed_and_told(bundled: Registry) -> None:
    text = RichText("排放CO₂，Škoda", sources=((0, Span("a.md", 3, 1)),))
    result, _, findings = shape_text(text, style(), bundled)
    faces = {"".join(box.texts): box.face for box in result.boxes}
    assert faces["C"] == "noto-serif-regular" and faces["₂"] == "kai"
    assert {faces[char] for char in "Škoda"} == {"kai"}, "one word, one design"
    assert [(f.code, f.severity, str(f.span)) for f in findings] == [
        ("S103", "info", "a.md:3:5"),
        ("S103", "info", "a.md:3:7"),
    ]
