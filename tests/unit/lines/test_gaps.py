"""Natural gaps of every pair in typography.md §4, with square boxes on one long line; lengths in em."""

from itertools import pairwise

import pytest
from squares import shaped

from layout.chars import CharClass
from layout.lines.spacing import GapRules, Kind, pair_gap
from layout.lines.texts import Piece, set_piece
from layout.lines.types import Line
from layout.model.article import Mark
from layout.model.languages import LANGUAGE_SETTINGS
from layout.model.style import Setting


def one_line(text: str, setting: Setting | None = None) -> Line:
    setting = setting or Setting(indent_em=0)
    (line,) = set_piece(shaped(text, setting), setting, Piece(99))
    return line


def gaps(text: str, setting: Setting | None = None) -> list[float]:
    bodies = [body for run in one_line(text, setting).runs for body in run.bodies()]
    return [round(after[0] - before[1], 4) for before, after in pairwise(bodies)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中文", [0]),
        ("中“", [0.5]),
        ("中，", [0]),
        ("中·", [0]),
        ("中——", [0]),
        ("中……", [0]),
        ("“中", [0]),
        ("（《", [0]),
        ("（）", [0]),
        ("”中", [0.5]),
        ("，“", [0.5]),
        ("”，", [0]),
        ("》《", [0.5]),
        ("。”", [0]),
        ("”。", [0]),
        ("。”（", [0, 0.5]),
        ("”·", [0.25]),
        ("·（", [0.25]),
        ("，——", [0.5]),
        ("——，", [0]),
        ("——“", [0.5]),
        ("》——《", [0.5, 0.5]),
        ("？！", [0]),
        ("？！中", [0, 0]),
        ("！！！中", [0, 0, 0.5]),
        ("中A", [0.125]),
        ("3中", [0.125]),
        ("，A", [0.5]),
        ("A“中", [0.5, 0]),
        ("A，", [0]),
        ("中3%中", [0.125, 0, 0.125]),
        ("中￥3", [0.125, 0]),
        ("中±3中", [0.125, 0, 0.125]),
        ("中№3", [0.125, 0]),
        ("3‰中", [0, 0.125]),
        ("3～5", [0, 0]),
        ("中 文", [0.5]),
        ("中 A", [0.125]),
        ("3. 中", [0, 0.125]),
        ("(1) 中", [0, 0, 0.125]),
        ("中　文", [1]),
        ("中　A", [1]),
        ("。　中", [1.5]),
        ("中\u00a0文", [0.25]),
        ("，\u00a0中", [0.75]),
        ("， 中", [0.5]),
    ],
)
def test_pairs_of_the_default_style(text: str, expected: list[float]) -> None:
    assert gaps(text) == expected


@pytest.mark.parametrize(
    ("text", "width_em"),
    [("，“", 1.5), ("”，", 1.5), ("》《", 1.5), ("。”", 1.5), ("”。", 1.5), ("。”（", 2), ("？！", 1), ("！！！", 2)],
)
def test_marks_that_meet_take_the_width_of_the_specification(text: str, width_em: float) -> None:
    """Marks between two Han, which are 1 em each; a blank that belongs to both sides is counted once."""
    assert one_line(f"中{text}中").width_em - 2 == pytest.approx(width_em)


@pytest.mark.parametrize(
    ("punctuation", "text", "expected"),
    [
        ("banjiao", "中，中。中（中", [0, 0, 0, 0, 0, 0]),
        ("kaiming", "中，中。中（中", [0, 0, 0, 0.5, 0, 0]),
        ("kaiming", "中。”中，”中", [0, 0, 0.5, 0, 0, 0]),
        ("kaiming", "中。’”“中", [0, 0, 0, 0.5, 0]),
        ("kaiming", "中？！”中", [0, 0, 0, 0]),
        ("plain", "。”（中", [0.5, 1, 0]),
    ],
)
def test_punctuation_styles(punctuation: str, text: str, expected: list[float]) -> None:
    assert gaps(text, Setting(indent_em=0, punctuation=punctuation)) == expected  # type: ignore[arg-type]


def test_a_middle_dot_of_one_em_keeps_its_blanks_in_kaiming() -> None:
    assert gaps("か・か", Setting(lang="ja", indent_em=0, punctuation="kaiming")) == [0.25, 0.25]


def test_taiwan_keeps_every_mark_whole_and_hong_kong_joins_brackets() -> None:
    assert gaps("。」「", LANGUAGE_SETTINGS["zh-Hant"])[1] == 1.0
    assert gaps("。」「", LANGUAGE_SETTINGS["zh-HK"])[1] == 0.5


def test_japanese_sentence_ends_have_an_em_after_them() -> None:
    assert gaps("か！で", LANGUAGE_SETTINGS["ja"]) == [0, 1]
    assert gaps("か！」", LANGUAGE_SETTINGS["ja"]) == [0, 0]


@pytest.mark.parametrize(("after", "grows"), [(CharClass.CELL, False), (CharClass.POST, False), (CharClass.HAN, True)])
def test_upright_digits_of_a_number_stay_together(after: CharClass, grows: bool) -> None:
    cell, following = Kind(CharClass.CELL, 0, 0, "zh-Hans", True), Kind(after, 0, 0, "zh-Hans", True)
    gap = pair_gap(cell, following, GapRules())
    assert (gap.natural_em, gap.grow_stage > 0) == (0, grows)


def test_a_wide_latin_letter_is_no_han() -> None:
    setting = Setting(indent_em=0)
    text = shaped("am/b", setting)
    assert all(gap == 0 for gap in gaps("am/b"))
    assert text.boxes[0].body_em == 0.5


def test_names_of_a_roster_take_the_width_of_three() -> None:
    setting = Setting(indent_em=0)
    text = "李明　王小红　阿·卜"
    (line,) = set_piece(shaped(text, setting, (Mark(0, len(text), "roster"),)), setting, Piece(99))
    bodies = [body[0] for run in line.runs for body in run.bodies()]
    assert bodies == [0, 2, 4, 5, 6, 8, 9, 9.5]


def test_the_label_of_a_roster_stays_close() -> None:
    setting = Setting(indent_em=0)
    text = "小说组　林以乐　许柏宇　陈巧安"
    first, second = set_piece(shaped(text, setting, (Mark(4, len(text), "roster"),)), setting, Piece(8.5))
    starts = [[body[0] for run in line.runs for body in run.bodies()] for line in (first, second)]
    assert starts[0] == [0, 1, 2, 5.5, 6.5, 7.5]  # what the line lacks stands in front of the name
    assert starts[1] == [0, 1, 2, 4, 5, 6]
    said, _ = set_piece(shaped("他们说　林以乐许柏宇陈巧安", setting), setting, Piece(8.5))
    assert said.stretch_em > 0


def test_words_spread_by_tracking_stand_farther_apart_than_their_letters() -> None:
    spread = Setting(indent_em=0, tracking_em=0.3)
    # A letter's tracking, the space of a quarter em, the space's tracking; set tight, words stay apart.
    assert gaps("A B", spread) == [0.85]
    assert gaps("A B", Setting(indent_em=0, tracking_em=-0.02)) == [0.25]
    assert gaps("AB", spread)[0] == 0.3
