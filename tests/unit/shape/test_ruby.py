"""Rubies: who stands over whom, how large, and when the base gives way."""

from itertools import pairwise

import pytest
from effort import least_seconds
from test_shape_text import shaped, style

from layout.fonts import Registry
from layout.lines.texts import Piece, set_piece
from layout.model.article import Mark, RichText
from layout.shape import shape_text
from layout.shape.boxes import stretches


def test_as_many_words_as_characters_are_one_ruby_each(bundled: Registry) -> None:
    rubies = shaped(bundled, "去北京", marks=(Mark(1, 3, "ruby", "běi jīng"),)).rubies
    assert [(ruby.first, ruby.end, "".join(t for box in ruby.boxes for t in box.texts)) for ruby in rubies] == [
        (1, 2, "běi"),
        (2, 3, "jīng"),
    ]


def test_the_size_fits_the_gap_between_lines(bundled: Registry) -> None:
    ruby = shaped(bundled, "去北京", marks=(Mark(1, 3, "ruby", "京城"),)).rubies[0]
    assert ruby.scale == pytest.approx(12 / 9 - 1 + 0.1)


def test_a_base_is_widened_for_a_longer_ruby(bundled: Registry) -> None:
    result = shaped(bundled, "看字吧", marks=(Mark(1, 2, "ruby", "一二三四"),))
    scale = result.rubies[0].scale
    assert result.boxes[1].body_em == pytest.approx(4 * scale)
    assert result.boxes[1].pens_em[0] == pytest.approx((4 * scale - 1) / 2)


def test_bopomofo_stands_to_the_right_of_each_character(bundled: Registry) -> None:
    marks = (Mark(0, 2, "ruby", "ㄒㄧㄠˇ ㄇㄚ"),)
    text, _, _ = shape_text(RichText("小媽", marks), style(indent_em=0.0, lang="zh-Hant"), bundled)
    assert [box.body_em for box in text.boxes] == [1.5, 1.5]
    line = set_piece(text, text.style.setting, Piece(10))[0]
    first = [place for run in line.rubies[0].runs for place in zip(run.texts, run.x_em, run.y_em, strict=True)]
    assert [char for char, _, _ in first] == list("ㄒㄧㄠˇ")
    symbols = first[:3]
    assert all(1.0 <= x <= 1.2 for _, x, _ in symbols)
    heights = [y for _, _, y in symbols]
    assert [a - b for a, b in pairwise(heights)] == pytest.approx([0.3, 0.3])
    # Three symbols of .3 em stand about the middle of the frame, .38 above the baseline; of each, .88 is above its own.
    assert heights[0] == pytest.approx(0.38 + 0.45 - 0.3 * 0.88)
    assert first[3][1] > symbols[2][1] + 0.2, "the tone stands to the right of the last symbol"


def test_bopomofo_of_a_vertical_line_stands_in_the_gap(bundled: Registry) -> None:
    marks = (Mark(0, 1, "ruby", "ㄇㄚ"),)
    setting = style(indent_em=0.0, lang="zh-Hant", writing="vertical")
    text, _, _ = shape_text(RichText("媽好", marks), setting, bundled)
    assert text.boxes[0].body_em == 1.0
    line = set_piece(text, text.style.setting, Piece(10))[0]
    (run,) = line.rubies[0].runs
    assert run.x_em == pytest.approx((0.5 - run.scale, 0.5))
    assert all(lift > 0.5 for lift in run.y_em)


def test_a_short_ruby_is_spread_one_two_one(bundled: Registry) -> None:
    text, _, _ = shape_text(RichText("天下大事", (Mark(0, 4, "ruby", "一二"),)), style(indent_em=0.0), bundled)
    line = set_piece(text, text.style.setting, Piece(10))[0]
    (ruby,) = line.rubies
    (run,) = ruby.runs
    share = (4 - 2 * run.scale) / 4
    assert [body[0] for body in run.bodies()] == pytest.approx([share, share + run.scale + 2 * share])
    assert line.text == "天下大事"


def test_a_ruby_that_no_face_holds_is_reported(bundled: Registry) -> None:
    _, _, findings = shape_text(RichText("天下", (Mark(0, 1, "ruby", "\U0002ebf0"),)), style(), bundled)
    assert [finding.code for finding in findings] == ["S101"]


def test_stressed_words_get_dots_in_cjk_only(bundled: Registry) -> None:
    marks = (Mark(0, 1, "em"),)
    assert shaped(bundled, "天下", marks=marks).source.marks[0].kind == "dots"
    assert shaped(bundled, "word", marks=marks, lang="en").source.marks[0].kind == "em"


@pytest.mark.parametrize(("lang", "kind"), [("ja", "dots_above"), ("zh-Hans", "dots")])
def test_dots_stand_on_the_side_of_the_language(bundled: Registry, lang: str, kind: str) -> None:
    text, _, _ = shape_text(RichText("傍点", (Mark(0, 1, "dots"),)), style(indent_em=0.0, lang=lang), bundled)
    (line,) = set_piece(text, text.style.setting, Piece(10))
    assert [decoration.kind for decoration in line.decorations] == [kind]


def test_four_times_the_rubies_take_about_four_times_as_long(bundled: Registry) -> None:
    def seconds(count: int) -> float:
        marks = tuple(Mark(2 * n, 2 * n + 1, "ruby", "かん") for n in range(count))
        return least_seconds(lambda: shaped(bundled, "漢は" * count, marks=marks), 2)

    seconds(10)
    assert seconds(3200) < 9 * seconds(800), "16 times where each looks through the whole text"


def test_every_ruby_and_dot_stands_once_on_the_line_of_its_base(bundled: Registry) -> None:
    text = "漢字仮名交文" * 9
    rubies = tuple(Mark(n, n + 1, "ruby", "かん") for n in range(len(text)))
    result = shaped(bundled, text, marks=(*rubies, Mark(3, len(text) - 3, "dots")))
    lines = set_piece(result, result.style.setting, Piece(7))
    assert len(lines) > 7
    for line in lines:
        assert [ruby.first for ruby in line.rubies] == list(range(line.first, line.end))
        dotted = range(max(3, line.first), min(len(text) - 3, line.end))
        assert len(line.decorations) == len(dotted)


def test_of_spans_inside_spans_the_innermost_says_the_language() -> None:
    marks = (Mark(1, 9, "lang", "ja"), Mark(2, 6, "strong"), Mark(3, 5, "lang", "en"))
    parts = stretches(RichText("甲乙丙丁戊己庚辛壬癸", marks), style())
    assert [(part.start, part.end, part.role, part.lang) for part in parts] == [
        (0, 1, "song", "zh-Hans"),
        (1, 2, "song", "ja"),
        (2, 3, "hei", "ja"),
        (3, 5, "hei", "en"),
        (5, 6, "hei", "ja"),
        (6, 9, "song", "ja"),
        (9, 10, "song", "zh-Hans"),
    ]
