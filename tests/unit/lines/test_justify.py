"""Squeezing and stretching in stages, numbers worked out by hand on square boxes; lengths in em."""

from itertools import pairwise

import pytest
from squares import shaped

from layout.lines.costs import looseness_cost
from layout.lines.texts import Piece, set_piece
from layout.lines.types import Line
from layout.model.style import Setting


def lines(text: str, measure: float, **switches: object) -> tuple[Line, ...]:
    setting = Setting(**({"indent_em": 0} | switches))  # type: ignore[arg-type]
    return set_piece(shaped(text, setting), setting, Piece(measure))


def starts(line: Line) -> list[float]:
    return [round(body[0], 4) for run in line.runs for body in run.bodies()]


def test_a_comma_gives_its_blank_for_the_stop_that_is_pulled_in() -> None:
    line = lines("一二三，四五六七八九十甲乙。丙丁戊己庚", 13)[0]
    assert line.text.endswith("。")
    assert starts(line)[4] == 3.5
    assert line.width_em == pytest.approx(13)
    assert line.stretch_em == pytest.approx(-0.5)


def test_a_short_line_is_spread_evenly_over_its_han_gaps() -> None:
    line = lines("一二三四五六七八九十甲乙丙，丁戊己庚辛", 13)[0]
    assert line.text == "一二三四五六七八九十甲乙"
    assert line.stretch_em == pytest.approx(1 / 11)
    assert starts(line)[1] == pytest.approx(1 + 1 / 11, abs=1e-4)


def test_autospace_stretches_before_han_gaps_do() -> None:
    """8 Han, `ab` of 1 em, two gaps of .125 that grow to .25 each; what is left goes to six Han gaps."""
    line = lines("一二三四ab五六七八“九十甲乙丙丁戊己庚", 10)[0]
    assert line.text == "一二三四ab五六七八"
    assert line.stretch_em == pytest.approx((10 - 9 - 0.5) / 6)
    places = starts(line)
    assert places[4] - (places[3] + 1) == pytest.approx(0.25)


def test_fixed_autospace_neither_grows_nor_gives_way() -> None:
    """8 Han, `ab` of 1 em: what is left of ten em after two gaps of .125 goes to six Han gaps."""
    line = lines("一二三四ab五六七八“九十甲乙丙丁戊己庚", 10, autospace_fixed=True)[0]
    assert line.stretch_em == pytest.approx((10 - 9 - 0.25) / 6)
    places = starts(line)
    assert places[4] - (places[3] + 1) == pytest.approx(0.125)


def test_a_line_start_keeps_its_blank_where_asked() -> None:
    text = "一二三四五六七八“九十”甲乙丙丁戊己庚"
    kept = lines(text, 8, line_start="keep")[1]
    assert (starts(kept)[0], starts(lines(text, 8)[1])[0]) == (0.5, 0)


def test_three_characters_in_the_last_line_where_asked() -> None:
    text = "一二三四五六七，八九十甲乙丙，丁戊"
    assert [lines(text, 8, last_line_chars=n)[-1].text for n in (2, 3)] == ["丁戊", "丙，丁戊"]


def gaps(line: Line) -> list[float]:
    bodies = [body for run in line.runs for body in run.bodies()]
    return [round(after[0] - before[1], 4) for before, after in pairwise(bodies)]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (6.75, [0.0833, 0.25, 0, 0.25, 0.0833, 0.0833]),  # .75 left: .5 beside the letters, .25 for three Han gaps
        (7.1, [0.2, 0.25, 0, 0.25, 0.2, 0.2]),
        (7.25, [0.25, 0.25, 0, 0.25, 0.25, 0.25]),
    ],
)
def test_space_beside_latin_grows_to_a_quarter_of_an_em_before_han_open(measure: float, expected: list[float]) -> None:
    """5 Han and `ab` of 1 em: 6 em; autospaces end at a quarter of an em, however far Han stand apart."""
    line = lines("一二ab三四五1234567六七", measure)[0]
    assert line.text == "一二ab三四五"
    assert line.stretch_em == pytest.approx(expected[0], abs=1e-4)
    assert gaps(line) == expected
    assert line.findings == ()


def test_what_is_too_much_for_han_gaps_goes_into_all_elastic_gaps() -> None:
    """6 em of bodies in 9: three Han gaps and two autospaces take .25 each, what is left is shared by all five."""
    line = lines("一二ab三四五1234567六七", 9)[0]
    assert line.text == "一二ab三四五"
    assert line.stretch_em == pytest.approx(0.6)
    assert gaps(line) == [0.6, 0.6, 0, 0.6, 0.6, 0.6]
    assert line.findings == ("loose_line",)


@pytest.mark.parametrize("measure", [6.4, 7, 7.1, 8])
def test_a_mark_hugs_its_character_however_loose_the_line(measure: float) -> None:
    line = lines("一二三，四五1234567六七八九十甲乙", measure)[0]
    assert line.text == "一二三，四五"
    extra = (measure - 6) / 4
    assert gaps(line) == pytest.approx([extra, extra, 0, 0.5 + extra, extra], abs=1e-4)
    assert line.findings == (("loose_line",) if measure > 7 else ())


@pytest.mark.parametrize("lang", ["ja", "zh-Hant"])
def test_in_other_languages_a_mark_always_hugs_its_character(lang: str) -> None:
    line = lines("一二三，四五1234567六七八九十甲乙", 7, lang=lang)[0]
    assert line.text == "一二三，四五"
    assert gaps(line)[2] == 0


@pytest.mark.parametrize("lang", ["zh-Hans", "ja"])
def test_a_stop_keeps_a_quarter_of_an_em_and_gives_way_last(lang: str) -> None:
    """，gives all its half em before 。 gives its quarter."""
    line = lines("一二，三四。五六七”，八九十甲乙丙丁戊", 9.25, lang=lang)[0]
    assert line.text.endswith("，")
    assert gaps(line)[2] == 0
    assert gaps(line)[5] == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("一二。三四五六，七八九十甲乙丙丁戊", 7),
        ("一二三四五。六七八九十甲乙，丙丁戊己庚辛壬", 13),
        ("一二三四五六七八。九十甲乙丙丁戊己，庚辛壬癸子丑寅卯辰巳", 17),
    ],
)
def test_a_stop_gives_all_its_blank_where_the_setting_lets_it(text: str, measure: int) -> None:
    """Half an em too much: the stop pays for the comma, before that goes down with its character."""
    line = lines(text, measure, stop_squeeze_em=0)[0]
    assert line.text.endswith("，")
    assert line.width_em == pytest.approx(measure)
    at = line.text.index("。")
    assert gaps(line)[at] == 0
    assert not lines(text, measure)[0].text.endswith("，")


def test_a_stop_keeps_its_blank_where_hardly_anything_would_be_gained() -> None:
    """41 em: half an em too much is one em to spare in the other way, .026 between 38 Han."""
    text = "一二三四五六七八九十" * 2 + "。" + "一二三四五六七八九十" * 2 + "，" + "一二三四五六七八九十" * 3
    line = lines(text, 41, stop_squeeze_em=0)[0]
    assert not line.text.endswith("，")
    assert gaps(line)[20] > 0.5


def test_a_line_costs_more_the_looser_it_is() -> None:
    costs = [looseness_cost(extra / 100) for extra in range(1, 500)]
    assert all(a < b for a, b in pairwise(costs))


def test_the_first_line_is_indented_and_its_bracket_begins_at_the_indent() -> None:
    line = lines("“一二三四五六七八九十”", 9, indent_em=2.0)[0]
    assert starts(line)[0] == 2.0
    kept = lines("“一二三四五六七八九十”", 9, indent_em=2.0, first_line="keep")[0]
    assert starts(kept)[0] == 2.5


@pytest.mark.parametrize(("rule", "width"), [("half", 4.5), ("full", 5), ("flex", 5)])
def test_the_last_line_ends_as_the_option_says(rule: str, width: float) -> None:
    assert lines("一二三四。", 9, line_end=rule)[-1].width_em == width


def test_a_hanging_stop_stands_beyond_the_measure() -> None:
    line = lines("甲乙丙丁戊己庚辛壬。癸子丑寅卯辰巳午未", 9, line_end="hang")[0]
    assert line.text == "甲乙丙丁戊己庚辛壬。"
    assert line.width_em == 9.5


def test_a_word_without_a_break_is_overfull_and_says_so() -> None:
    line = lines("一二ABCDEFGHIJKLMNOPQRSTUVWXYZ丙丁", 9, hyphenation="off")
    assert "".join(part.text for part in line) == "一二ABCDEFGHIJKLMNOPQRSTUVWXYZ丙丁"


def test_a_loose_line_is_reported() -> None:
    line = lines("一二三四“——七八九十甲乙丙丁戊己", 6)[0]
    assert line.findings == ("loose_line",)
    assert line.stretch_em > 0.25


def test_looseness_gives_a_line_more() -> None:
    text = (
        "中原区实施老旧小区改造工程，累计投入，惠及居民甲乙丙丁。又一句话在这里结束了，"
        "还有一句话要说，说完了就可以走了，不走也行。"
    )
    usual, more = lines(text, 13), lines(text, 13, looseness=1)
    assert len(more) == len(usual) + 1
    assert "".join(line.text for line in more) == text


def test_a_long_paragraph_can_lose_a_line_though_one_of_its_lines_is_loose() -> None:
    sentence = "业主可登录https://www.example.org/service/apply?id=2024#step2办理，办完就走，不用多跑，真好。"
    text = sentence * 30
    usual, less = (lines(text, 13, looseness=n) for n in (0, -1))
    assert "loose_line" in {finding for line in usual for finding in line.findings}
    assert len(less) == len(usual) - 1
    assert "".join(line.text for line in less) == text


def test_centred_lines_keep_natural_gaps() -> None:
    line = lines("一二三", 9, align="center")[0]
    assert (line.indent_em, line.width_em) == (3, 6)


def test_a_piece_that_ends_inside_a_sentence_is_filled_and_the_rest_is_not_indented() -> None:
    setting = Setting()
    text = shaped("一二三四五六七八九十甲乙丙丁戊己，庚辛壬癸子丑寅卯。", setting)
    first = set_piece(text, setting, Piece(10, 0, 16))
    rest = set_piece(text, setting, Piece(10, 16))
    assert first[-1].width_em == pytest.approx(10)
    assert not first[-1].last
    assert rest[0].indent_em == 0
    assert "".join(line.text for line in (*first, *rest)) == text.source.text


def test_a_sign_off_stands_at_the_right() -> None:
    setting = Setting(indent_em=0)
    text = shaped("一二三四五六七八九十甲乙（张三）", setting)
    line = set_piece(text, setting, Piece(13, tail=True))
    assert [part.text for part in line] == ["一二三四五六七八九十甲乙", "（张三）"]
    assert line[-1].width_em == 13
    short = set_piece(shaped("一二三四五六（张三）", setting), setting, Piece(13, tail=True))
    assert [part.text for part in short] == ["一二三四五六（张三）"]
    assert short[0].width_em == 13


@pytest.mark.parametrize(("close", "fills"), [(". ", False), (".” ", False), (" ", True)])
def test_an_english_piece_that_ends_a_sentence_keeps_its_last_line_short(close: str, fills: bool) -> None:
    setting = Setting(lang="en", indent_em=0)
    first = f"the boat came in late and nobody had waited for it{close}"
    text = shaped(first + "Then it left again and was not seen for a year.", setting)
    line = set_piece(text, setting, Piece(20, 0, len(first)))[-1]
    assert (line.width_em > 19.9) is fills
