"""Words in traditional characters are known as those of the list, in the places that they have in the text."""

import pytest

from layout.lexicon import in_simplified, words_of


def told(text: str, own: tuple[str, ...] = ()) -> str:
    return "/".join(text[word.start : word.end] for word in words_of(text, own))


@pytest.mark.parametrize("words", ["圖書館/週末", "班表/下週/上路", "記者/陳巧安", "乾隆", "游客/著名", "年後/圖書館"])
def test_words_are_found_as_they_are_written_or_in_simplified_characters(words: str) -> None:
    assert told(words.replace("/", "")) == words


def test_places_are_those_of_the_text() -> None:
    text = "「圖書館」，12月起週末開放"
    assert [text[word.start : word.end] for word in words_of(text)] == ["圖書館", "月", "起", "週末", "開放"]
    assert len(in_simplified(text)) == len(text)


def test_the_papers_own_words_stand_as_they_are_written() -> None:
    assert told("嵐港老街茶行", ("嵐港老街",)).startswith("嵐港老街/")
