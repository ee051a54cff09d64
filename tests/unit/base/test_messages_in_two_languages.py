"""What a message is filled with, as each language writes it."""

from layout.diagnostics import Diagnostic, Message

MESSAGE = Message(
    "Z101", "error", zh="没有 {slot}", en="no {slot}", expected_zh="{slots} 之一", expected_en="one of {slots}"
)


def test_several_words_are_listed_as_the_language_lists_them() -> None:
    told = Diagnostic(message=MESSAGE, values={"slot": "1/丙", "slots": ("1/甲", "1/乙")})
    assert (told.expected("zh"), told.expected("en")) == ("1/甲、1/乙 之一", "one of 1/甲, 1/乙")


def test_a_value_that_is_not_given_leaves_its_part_empty() -> None:
    assert Diagnostic(message=MESSAGE).text("zh") == "没有 "
