"""`typeset`: options, JSON of contract.md, exit status, with the bundled faces."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from layout.cli.typeset import typeset_command


def typeset(text: str, *options: str) -> dict:  # type: ignore[type-arg]
    result = CliRunner().invoke(typeset_command, ["-", "--json", *options], input=text)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_document_has_every_member() -> None:
    document = typeset("他说:“好!”\n\n第二段。\n", "--measure", "13")
    assert document["measure_em"] == 13
    assert document["normalised"] == ["他说：“好！”", "", "第二段。"]
    assert [line["paragraph"] for line in document["lines"]] == [0, 2]
    assert {"paragraph": 0, "offset": 2, "before": ":", "after": "："} in document["changes"]
    line = document["lines"][0]
    assert line["last"] is True
    assert line["indent_em"] == 2


def test_glyphs_tell_pens_and_bodies() -> None:
    line = typeset("中，“文”", "--measure", "13", "--indent", "0")["lines"][0]
    assert [glyph["text"] for glyph in line["glyphs"]] == list("中，“文”")
    assert [glyph["body_em"] for glyph in line["glyphs"]] == [[0, 1], [1, 1.5], [2, 2.5], [2.5, 3.5], [3.5, 4]]
    assert sum(glyph["advance_em"] for glyph in line["glyphs"]) == pytest.approx(line["width_em"])
    assert line["glyphs"][2]["origin_em"] == pytest.approx(1.5, abs=0.05)


@pytest.mark.parametrize("mark", ["——", "……"])
def test_a_unit_of_two_em_is_one_glyph(mark: str) -> None:
    line = typeset(f"中{mark}文", "--indent", "0")["lines"][0]
    unit = line["glyphs"][1]
    assert unit["text"] == mark
    assert unit["body_em"] == [1, 3]


def test_marks_do_not_interrupt_the_rules() -> None:
    plain = typeset("中“文字”，3月iPhone用户", "--indent", "0")["lines"][0]
    marked = typeset("中**“文**字”，**3**月i**Phone**用户", "--indent", "0")["lines"][0]
    assert [g["text"] for g in plain["glyphs"]] == [g["text"] for g in marked["glyphs"]]
    gaps = [
        [round(b["body_em"][0] - a["body_em"][1], 3) for a, b in zip(line["glyphs"], line["glyphs"][1:], strict=False)]
        for line in (plain, marked)
    ]
    assert gaps[0] == gaps[1]


def test_a_headline_turns_at_the_slash() -> None:
    lines = typeset("今日要闻 / 市民点赞", "--style", "headline", "--measure", "10")["lines"]
    assert [line["text"].strip() for line in lines] == ["今日要闻", "市民点赞"]


def test_a_lexicon_keeps_words(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("云上中原\n", "utf-8")
    lines = typeset("相聚云上中原过年", "--style", "headline", "--measure", "6", "--lexicon", str(words))["lines"]
    assert any("云上中原" in line["text"] for line in lines)


@pytest.mark.parametrize(
    ("options", "ends"),
    [
        ((), [2, 11.5]),
        (("--punctuation", "plain"), [2.5, 14]),
        (("--punctuation", "plain", "--first-line", "trim", "--line-end", "half"), [2, 13]),
        (("--first-line", "keep"), [2.5, 12]),
    ],
)
def test_marks_at_the_edges(options: tuple[str, ...], ends: list[float]) -> None:
    """“中”、“中”（中）中。: the pair rules take away two em and a half."""
    line = typeset("“中”、“中”（中）中。", "--measure", "30", *options)["lines"][0]
    assert [line["glyphs"][0]["body_em"][0], line["width_em"]] == ends


def test_options_of_line_setting() -> None:
    text = "一二三四ab五六七八九十甲乙丙丁戊。己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    usual = typeset(text, "--indent", "0")
    assert usual != typeset(text, "--indent", "0", "--autospace-fixed")
    assert typeset("中。国", "--stop-squeeze", "fixed")["lines"]
    assert typeset(text, "--adjust", "first-fit", "--units", "numbers-only", "--last-line", "3")["lines"]
    assert CliRunner().invoke(typeset_command, ["-", "--stop-squeeze", "x"], input="").exit_code == 2


@pytest.mark.parametrize(("text", "measure"), [("文字iP文bca12。。文aiP", 3), ("aiP文12aiPiPabc字。12", 5)])
def test_a_centred_line_of_the_strict_grid_stays_in_its_measure(text: str, measure: int) -> None:
    """What pads the run at its start is no room to move in."""
    options = ("--grid", "strict", "--align", "center", "--indent", "0", "--as-is")
    lines = typeset(text, "--measure", str(measure), *options)["lines"]
    assert max(line["width_em"] for line in lines) <= measure + 0.001


def test_changes_may_be_told_and_not_made() -> None:
    document = typeset("他说:“好!”", "--log-only")
    assert document["normalised"] == ["他说:“好!”"]
    assert {"paragraph": 0, "offset": 2, "before": ":", "after": "："} in document["changes"]


def test_a_comma_of_a_headline_may_show_as_a_blank() -> None:
    document = typeset("春天来了，花都开了。", "--style", "headline", "--measure", "20", "--comma", "blank")
    assert document["normalised"] == ["春天来了\u3000花都开了"]
    glyphs = document["lines"][0]["glyphs"]
    assert glyphs[4]["body_em"][0] - glyphs[3]["body_em"][1] == pytest.approx(1)


def test_exit_status() -> None:
    runner = CliRunner()
    assert runner.invoke(typeset_command, ["-", "--measure", "x"], input="").exit_code == 2
    assert runner.invoke(typeset_command, ["no-such-file.txt"]).exit_code == 4
    assert runner.invoke(typeset_command, ["-"], input="").exit_code == 0


def test_what_is_not_set_is_told() -> None:
    result = CliRunner().invoke(typeset_command, ["-", "--json"], input="甲<ab>乙\n丙<!-- 注 -->丁\n")
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["code"], finding["line"], finding["column"]) == ("R302", 1, 2)


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "zh-HK", "ja", "ko", "en"])
@pytest.mark.parametrize("writing", ["horizontal", "vertical"])
def test_every_language_and_writing_mode(lang: str, writing: str) -> None:
    text = "中文，「引」2026年12月5日。日本語ですー。한국어 문장. An English sentence, understandable."
    document = typeset(text, "--text-lang", lang, "--writing", writing)
    assert "".join(line["text"] for line in document["lines"]) == document["normalised"][0]


def test_a_short_line_inside_an_address_says_how_short_it_is() -> None:
    document = typeset(
        "业主可登录https://www.example.org/service/apply?id=2024&type=renovation办理。", "--measure", "11"
    )
    short = [finding for finding in document["findings"] if finding["code"] == "loose_line"]
    assert {finding["severity"] for finding in short} == {"info"}
    assert "排不满" in short[0]["message"]


def test_words_of_a_narrow_column_are_divided_at_their_syllables() -> None:
    text = (
        "We have waited long enough, said one resident: environmental representatives described the "
        "interdepartmental negotiations with the council as straightforward."
    )
    document = typeset(text, "--measure", "11", "--indent", "1", "--text-lang", "en")
    lines = [line["text"] for line in document["lines"]]
    halves = [a.split()[-1] for a, b in pairwise(lines) if a[-1].isalpha() and b[0].isalpha()]
    known = (
        "resi-dent en-vi-ron-men-tal rep-re-sen-ta-tives in-ter-de-part-men-tal ne-go-ti-a-tions "
        "ex-traor-di-nar-i-ly straight-for-ward"
    )
    starts = {"".join(parts[:n]) for word in known.split() for parts in [word.split("-")] for n in range(1, len(parts))}
    assert halves and set(halves) <= starts
    assert all(len(line.split()) > 1 for line in lines[:-1])


def test_a_word_longer_than_three_lines_never_leaves_its_column() -> None:
    document = typeset("站名Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch很长。", "--measure", "11")
    assert not [finding for finding in document["findings"] if finding["code"] == "overfull_line"]
    assert max(line["width_em"] for line in document["lines"]) <= 11.001


def test_a_headline_may_step_down_in_size() -> None:
    words = "省农科院育成耐旱玉米新品种"
    given = ("--style", "headline", "--measure", "6", "--size", "40")
    whole = typeset(words, *given)["lines"]
    smaller = typeset(words, *given, "--smallest", "0.85")["lines"]
    assert [(line["text"], line["size_pt"]) for line in whole] == [
        ("省农科院", 40),
        ("育成耐旱", 40),
        ("玉米新品种", 40),
    ]
    assert [(line["text"], line["size_pt"]) for line in smaller] == [("省农科院育成", 34), ("耐旱玉米新品种", 34)]
    assert smaller[1]["width_em"] * 34 <= 6 * 40


def test_raised_signs_that_no_face_has_are_made() -> None:
    document = typeset("为10⁻³摩尔", "--indent", "0")
    assert document["findings"] == []
    line = document["lines"][0]
    assert line["text"] == "为10⁻³摩尔"
    assert line["glyphs"][3]["text"] == "⁻"
    start, end = line["glyphs"][3]["body_em"]
    assert 0.2 < end - start < 0.4
