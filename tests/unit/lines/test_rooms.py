"""Lines in rooms of different measures, counted by hand: every character is a square of one em."""

from dataclasses import replace
from itertools import pairwise

from dummies import Copy, Dummy, issue_of, shaped_of, with_copy

from layout.lines.parts import PartPiece
from layout.lines.rooms import LineRoom, PartCopy, fill_rooms
from layout.lines.types import Galley


def filled(words: str, *rooms: LineRoom) -> Galley:
    issue, _ = issue_of([(Dummy("甲", {}, 40), {"甲": Copy([1])})])
    issue = with_copy(issue, "1/甲", [words])
    plain = replace(issue.stories[0].body[0].style.setting, indent_em=0.0)
    body = tuple(replace(e, style=replace(e.style, setting=plain)) for e in issue.stories[0].body)
    story = replace(issue.stories[0], body=body)
    copy = PartCopy(story.id, 0, tuple(PartPiece(element, 0, None) for element in story.body))
    galley, stands = fill_rooms(copy, shaped_of(replace(issue, texts=body)).texts, rooms, 9.0)
    assert stands == (galley.ends[-1] == len(lines(galley)))
    return galley


def lines(galley: Galley) -> list[str]:
    return [line.text for text in galley.texts for line in text.lines]


def test_a_paragraph_goes_on_at_the_measure_of_the_next_room() -> None:
    galley = filled("字" * 40, LineRoom(0, 10, 2), LineRoom(0, 6, 2), LineRoom(0, 10, 4))
    assert [len(line) for line in lines(galley)] == [10, 10, 6, 6, 8]
    assert galley.ends == (2, 4, 5)


def test_the_last_line_does_not_stand_alone_in_the_next_column() -> None:
    # Five lines of ten; four would leave the fifth alone at the top of the second column.
    galley = filled("字" * 50, LineRoom(0, 10, 4), LineRoom(1, 10, 4))
    assert galley.ends == (3, 5)
    # Beside a picture the column is the same.
    assert filled("字" * 50, LineRoom(0, 10, 4), LineRoom(0, 10, 4)).ends == (4, 5)


def test_what_finds_no_room_is_kept() -> None:
    galley = filled("字" * 50, LineRoom(0, 10, 2), LineRoom(1, 6, 1))
    assert galley.ends == (2, 3)
    assert "".join(lines(galley)) == "字" * 50


def test_characters_are_all_there_once() -> None:
    words = "早晨的街上，卖菜的人来了；晚上的街上，卖菜的人走了。" * 4
    galley = filled(words, LineRoom(0, 9, 3), LineRoom(0, 7, 4), LineRoom(1, 11, 2), LineRoom(2, 8, 9))
    assert "".join(lines(galley)) == words
    spans = [(line.first, line.end) for text in galley.texts for line in text.lines]
    assert all(a[1] == b[0] for a, b in pairwise(spans))
