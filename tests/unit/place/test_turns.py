"""Column turns with lines counted by hand. A paragraph is written as its number of lines."""

from dataclasses import replace

from layout.lines.types import Line, SetText
from layout.model.story import ElementKind
from layout.model.style import TextStyle
from layout.place.turns import Room, balance, is_overset, lowest_foot, rows_of, stand_in, turn_columns

STYLE = TextStyle("song", "hei", 9.0, 12.0)


def text(count: int, kind: ElementKind = "body", *, blank: int = 0, rows: int = 1, short: bool = False) -> SetText:
    lines = tuple(
        Line(i * 11, i * 11 + 11, "字" * 11, 0, 4.0 if short and i == count - 1 else 11.0, i == count - 1, 0, ())
        for i in range(count)
    )
    return SetText("k", kind, STYLE, 11.0, lines, rows=rows, lines_before=blank)


def rooms(*lines: int) -> tuple[Room, ...]:
    return tuple(Room(i, 0, count) for i, count in enumerate(lines))


def heights(texts: list[SetText], *lines: int) -> tuple[int, ...]:
    ends = balance(rows_of(texts), rooms(*lines)).ends
    return tuple(b - a for a, b in zip((0, *ends), ends, strict=False))


def test_even_copy_fills_columns_evenly() -> None:
    assert heights([text(4), text(4), text(4)], 20, 20, 20) == (4, 4, 4)


def test_the_short_column_is_last() -> None:
    assert heights([text(11)], 20, 20, 20) == (4, 4, 3)


def test_feet_are_even_before_a_sentence_ends_a_column() -> None:
    # Ten lines, three columns of four: two are a line short. The third line ends a sentence, yet the short are last.
    one = text(10)
    lines = tuple(replace(line, text="字" * 10 + "。") if i == 2 else line for i, line in enumerate(one.lines))
    assert heights([replace(one, lines=lines)], 20, 20, 20) == (4, 3, 3)


def test_the_last_line_of_a_paragraph_does_not_open_a_column() -> None:
    # 5 + 5 lines in two columns would turn after the first paragraph; 6 + 4 must not turn after its fifth line.
    assert heights([text(6), text(4)], 20, 20) == (6, 4)
    # 6 + 3: five a column would leave the sixth line alone; the first column is a line short instead.
    assert heights([text(6), text(3)], 20, 20) == (4, 5)


def test_a_subhead_keeps_two_lines_below_it() -> None:
    # 4 lines, a subhead, 5 lines: five a column would leave the subhead at the foot.
    turned = heights([text(4), text(1, "subhead"), text(5)], 20, 20)
    assert turned == (4, 6)


def test_a_question_goes_to_its_answer() -> None:
    # Five a column would leave the question at the foot; a paragraph of one line may stand there.
    question = replace(text(1), opens=True)
    assert heights([text(4), question, text(5)], 20, 20) == (6, 4)
    assert heights([text(4), text(1), text(5)], 20, 20) == (5, 5)


def test_a_short_stanza_in_level_columns_stands_whole_where_two_lines_of_foot_do_it() -> None:
    def poem(lines: int) -> list[SetText]:
        return [text(lines, "verse", blank=1 if i else 0) for i in range(5)]

    assert heights(poem(4), 20, 20) == (12, 8)  # three stanzas and two, for nine lines and eleven
    ends = balance(rows_of(poem(9)), rooms(40, 40)).ends
    assert ends[0] % 9, "a long one turns, so that feet are level"


def test_a_pull_quote_opens_no_column() -> None:
    def texts(kind: ElementKind) -> list[SetText]:
        return [text(6), text(1, kind, rows=2, blank=1), text(6)]

    assert heights(texts("pull"), 20, 20) == (7, 6)
    assert heights(texts("body"), 20, 20) == (6, 7)


def test_a_subhead_does_not_stand_alone_with_the_last_line_of_its_text() -> None:
    # Four a column would leave the subhead and one line in the third: two lines come along.
    turned = heights([text(8), text(1, "subhead"), text(1)], 4, 4, 4)
    assert turned == (4, 2, 4)


def test_the_second_line_of_a_subhead_stands_close_under_the_first() -> None:
    turned = replace(text(3, "subhead", rows=2), next_rows=1)
    assert [row.rows for row in rows_of([turned])] == [2, 1, 1]
    assert turned.all_rows == 4


def test_blank_above_a_subhead_vanishes_at_a_column_top() -> None:
    texts = [text(4), text(1, "subhead", blank=1), text(3)]
    assert heights(texts, 4, 4) == (4, 4)
    assert not is_overset(balance(rows_of(texts), rooms(4, 4)))


def test_a_byline_is_not_alone_at_a_column_top() -> None:
    assert heights([text(8), text(1, "byline")], 20, 20)[1] >= 2


def test_what_finds_no_room_is_overset_and_counted() -> None:
    turns = turn_columns(rows_of([text(10)]), (3, 3))
    assert turns.ends == (3, 6)
    assert is_overset(turns)


def test_overset_is_worse_than_a_lone_line() -> None:
    turns = turn_columns(rows_of([text(4)]), (3, 1))
    assert turns.ends == (3, 4)


def test_tall_lines_take_their_rows() -> None:
    # A quotation of 2 lines, 2 rows each, and 4 lines: 8 rows, two columns of 4.
    assert heights([text(2, "quote", rows=2), text(4)], 10, 10) == (2, 4)


def test_columns_below_a_picture_are_shorter() -> None:
    # Third column begins 4 lines lower: feet level at 8 hold 8 + 8 + 4.
    room = (Room(0, 0, 20), Room(1, 0, 20), Room(2, 4, 16))
    assert lowest_foot(20, room) == 8
    ends = balance(rows_of([text(20)]), room).ends
    assert ends == (8, 16, 20)


def test_no_lines_need_no_columns() -> None:
    assert balance((), rooms(5, 5)).ends == (0, 0)


def test_a_first_line_may_stand_at_a_foot_so_that_feet_are_level() -> None:
    # 4 + 5 lines, 5 + 4: the second paragraph's first line ends the first column, for the short one is last.
    assert heights([text(4), text(5)], 20, 20) == (5, 4)


def test_white_that_is_due_stands_at_the_last_columns() -> None:
    # Four columns, 4 rows each, 14 lines: the last two are a line short.
    assert heights([text(14)], 20, 20, 20, 20) == (4, 4, 3, 3)


def test_what_stands_when_filled_greedily_is_not_overset() -> None:
    rows = rows_of([text(3), text(1, "subhead", blank=1), text(6)])
    for capacities in ((4, 7), (3, 7), (5, 5), (4, 6), (2, 9), (3, 3, 5)):
        assert stand_in(rows, capacities) == (not is_overset(turn_columns(rows, capacities)))
