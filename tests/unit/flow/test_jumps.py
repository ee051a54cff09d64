"""Where a story is cut: copy of 11 em lines whose sentence ends are known."""

from dataclasses import replace

from layout.flow.jumps import Part, as_cut, choose_cut, places
from layout.lines.parts import fits_behind
from layout.lines.types import Cut, Line, SetText
from layout.model.style import TextStyle
from layout.place.types import Frame

STYLE = TextStyle("song", "hei", 9.0, 12.0)
M = 10


def paragraph(key: str, source: str) -> SetText:
    """`source` in lines of ten characters."""
    starts = range(0, len(source), M)
    lines = tuple(
        Line(
            i,
            min(i + M, len(source)),
            source[i : i + M],
            0.0,
            float(len(source[i : i + M])),
            i + M >= len(source),
            0.0,
            (),
        )
        for i in starts
    )
    return SetText(key, "body", STYLE, float(M), lines)


def jump(width: float = 5.0) -> SetText:
    line = Line(0, 5, "（下转第3版）", M - width, float(M), True, 0.0, ())
    return SetText("s/jump_to/0", "jump_to", STYLE, float(M), (line,))


def part(source: str, *rooms: int, width: float = 5.0) -> Part:
    text = paragraph("s/0", source)
    frames = tuple(Frame("1/头", i, i * 12.0, float(M), 0, lines) for i, lines in enumerate(rooms))
    return Part((text,), {"s/0": source}, jump(width), (), frames)


def copy(lines: int, *ends: int) -> str:
    """Copy of full lines in which only the characters `ends` are full stops."""
    return "".join("。" if i in ends else "字" for i in range(lines * M))


def test_the_cut_stands_after_the_last_sentence_end_that_leaves_room_for_the_jump_line() -> None:
    # Room for 12 lines. A sentence ends with character 113 (line 12, four characters): 6 em are left behind it,
    # exactly what a jump line of 5 em and its white need.
    choice = choose_cut(part(copy(30, 93, 113, 133), 12), sentence_end=True)
    assert choice is not None
    assert (choice.place.offset, choice.place.line, choice.white) == (114, 11, 0)


def test_a_jump_line_that_does_not_fit_behind_takes_its_own_line() -> None:
    # Character 118 ends a sentence in line 12: no room behind it, and no 13th line. The end in line 11 is taken.
    choice = choose_cut(part(copy(30, 108, 118), 12), sentence_end=True)
    assert choice is not None
    assert (choice.place.offset, choice.place.line, choice.white) == (109, 10, 0)


def test_eight_lines_stand_on_either_side() -> None:
    source = copy(20, 55, 75, 95, 115, 135)
    choice = choose_cut(part(source, 19), sentence_end=True)
    assert choice is not None
    assert choice.place.line + 1 <= 12
    assert choose_cut(part(copy(15, 75), 12), sentence_end=True) is None


def test_without_a_sentence_end_a_clause_end_then_a_line_end_is_taken() -> None:
    source = copy(30)
    comma = source[:109] + "，" + source[110:]
    choice = choose_cut(part(comma, 12), sentence_end=True)
    assert choice is not None
    assert (choice.place.at, choice.place.offset) == ("clause", 110)
    choice = choose_cut(part(source, 12), sentence_end=True)
    assert choice is not None
    assert (choice.place.at, choice.place.offset) == ("line", 110)


def test_a_sentence_end_is_looked_for_twice_the_window_back_where_the_last_lines_cannot_be_parted() -> None:
    # Room for 20 lines: 16 of text, of which only line 11 ends a sentence, then a pull quote, which is not parted and
    # opens nothing. Line 15 leaves 5 lines white, more than a cut inside a sentence may; line 11 leaves 9, one of them
    # for the jump line.
    first, pull, rest = paragraph("s/0", copy(16, 105)), paragraph("s/1", copy(8)), paragraph("s/2", copy(20))
    texts = (first, replace(pull, kind="pull"), rest)
    sources = {text.key: copy(len(text.lines), *([105] if text is first else [])) for text in texts}
    frames = (Frame("1/头", 0, 0.0, float(M), 0, 20),)
    choice = choose_cut(Part(texts, sources, jump(), (), frames), sentence_end=True)
    assert choice is not None
    assert (choice.place.at, choice.place.line, choice.white) == ("sentence", 10, 8)


def test_anywhere_means_the_frames_are_filled() -> None:
    choice = choose_cut(part(copy(30, 93), 12), sentence_end=False)
    assert choice is not None
    assert (choice.place.offset, choice.white) == (110, 0)


def test_a_sentence_inside_quotation_marks_is_no_place_to_cut() -> None:
    source = "字" * 85 + "。“" + "字" * 23 + "。" + "字" * 30 + "”" + "字" * 200
    found = [place for place in places((paragraph("s/0", source),), {"s/0": source}) if place.at == "sentence"]
    assert [place.offset for place in found] == [86, len(source)]


def test_a_closing_mark_stays_with_its_sentence() -> None:
    source = "字" * 10 + "“好。”" + "字" * 20
    found = [place.offset for place in places((paragraph("s/0", source),), {"s/0": source}) if place.at == "sentence"]
    assert found[0] == 14


def test_decimal_points_and_abbreviations_are_no_sentence_ends() -> None:
    source = "价格涨了3.14元" + "字" * 20
    found = [place.offset for place in places((paragraph("s/0", source),), {"s/0": source}) if place.at == "sentence"]
    assert found == [len(source)]


def test_no_cut_parts_a_question_from_its_answer_nor_opens_with_a_pull_quote() -> None:
    texts = tuple(paragraph(f"s/{n}", copy(9)) for n in range(4))
    texts = (replace(texts[0], opens=True), texts[1], replace(texts[2], kind="pull"), texts[3])
    sources = {text.key: copy(9) for text in texts}
    ends = [place.text for place in places(texts, sources) if place.offset == len(sources["s/0"])]
    assert ends == [3]
    assert {place.text for place in places(texts, sources)} == {0, 1, 3}


def test_a_cut_at_a_paragraph_end_opens_the_next_element() -> None:
    texts = (paragraph("s/0", copy(9)), paragraph("s/1", copy(9)))
    sources = {text.key: copy(9) for text in texts}
    ends = [place for place in places(texts, sources) if place.at == "sentence"]
    assert as_cut(ends[0], texts, {"s/0": 0, "s/1": 1}, sources) == Cut(1, 0)


def test_a_jump_line_needs_one_em_of_white_before_it() -> None:
    text = paragraph("s/0", copy(3))
    assert fits_behind(jump(5.0), text, 4.0)
    assert not fits_behind(jump(5.0), text, 4.5)


def test_a_second_try_cuts_earlier() -> None:
    source = copy(30, 93, 103, 113)
    choice = choose_cut(part(source, 12), sentence_end=True, below_line=11)
    assert choice is not None
    assert choice.place.offset == 104
