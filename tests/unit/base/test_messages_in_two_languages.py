"""What a message is filled with, as each language writes it."""

import pytest

from layout.diagnostics import Diagnostic, Message, Words

MESSAGE = Message(
    "Z101", "error", zh="没有 {slot}", en="no {slot}", expected_zh="{slots} 之一", expected_en="one of {slots}"
)


def test_several_words_are_listed_as_the_language_lists_them() -> None:
    told = Diagnostic(message=MESSAGE, values={"slot": "1/丙", "slots": ("1/甲", "1/乙")})
    assert (told.expected("zh"), told.expected("en")) == ("1/甲、1/乙 之一", "one of 1/甲, 1/乙")


def test_a_value_that_is_not_given_leaves_its_part_empty() -> None:
    assert Diagnostic(message=MESSAGE).text("zh") == "没有 "


def test_a_value_may_have_words_of_each_language() -> None:
    told = Diagnostic(message=MESSAGE, values={"slot": Words("广告位", "room for an advertisement")})
    assert (told.text("zh"), told.text("en")) == ("没有 广告位", "no room for an advertisement")


@pytest.mark.parametrize(
    ("count", "told"),
    [("1", "1 line of 1 column-line"), ("2", "2 lines of 2 column-lines"), ("", " lines of  column-lines")],
)
def test_one_thing_is_told_without_an_s(count: str, told: str) -> None:
    message = Message("Z102", "error", zh="{n} 行", en="{n} lines of {n} column-lines")
    assert Diagnostic(message=message, values={"n": count}).text("en") == told


def test_words_of_the_copy_are_not_taken_for_a_count() -> None:
    message = Message("Z103", "error", zh="“{text}”", en="“{text}” stands in {n} lines")
    assert Diagnostic(message=message, values={"text": "1 lines", "n": "1"}).text("en") == "“1 lines” stands in 1 line"
