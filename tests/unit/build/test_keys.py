"""A mapping of a file becomes a model, or all that is wrong with it is told, each at its path."""

from typing import Any

import pytest

from layout.build.keys import Keys, read_keys
from layout.build.schema import FormatKeys, IssueKeys, PictureKeys, SlotKeys
from layout.diagnostics import Span
from layout.read.types import Scalar
from layout.units import Length

HERE = Span("issue.yaml", 1, 1)


def written(text: str) -> Scalar:
    return Scalar(text, HERE)


def mapping(**values: Any) -> dict[str, Any]:
    return {**values, "span": HERE, "places": {name: HERE for name in values}}


def test_what_is_not_written_is_as_the_class_says() -> None:
    slot, problems = read_keys(SlotKeys, mapping(rank=written("头条"), deck=[written("副题")]), "word")
    assert not problems
    assert slot is not None
    assert (slot.rank, slot.head_at, slot.deck, slot.tint) == ("lead", "top", (written("副题"),), 0)
    assert slot.written == {"rank", "deck"}
    assert slot.changed(tint=10).written == {"rank", "deck", "tint"}
    assert slot.tint == 0


def test_all_that_is_wrong_is_told_at_its_path() -> None:
    slot = mapping(rank=written("第一"), jump_to=[written("2/甲"), written("二")], byline=written("记者"))
    pages = {"1": mapping(slots={"甲": slot})}
    found, problems = read_keys(IssueKeys, mapping(pages=pages), "word")
    assert found is None
    at = ("pages", "1", "slots", "甲")
    assert [(problem.path, problem.message.code, problem.is_missing) for problem in problems] == [
        (("date",), "B102", True),
        (("pages", "1", "dummy"), "B102", True),
        ((*at, "rank"), "B111", False),
        ((*at, "byline"), "B103", False),
        ((*at, "jump_to", 1), "B112", False),
    ]


@pytest.mark.parametrize(("table", "size"), [("word", 7.5), ("press", 7.875)])
def test_a_named_size_is_as_large_as_the_table_says(table: Any, size: float) -> None:
    found, _ = read_keys(FormatKeys, mapping(body=written("六号")), table)
    assert found is not None
    assert found.body == Length(size, "pt")


def test_a_model_does_not_change() -> None:
    slot = SlotKeys(HERE, {})
    with pytest.raises(AttributeError):
        slot.tint = 10
    assert isinstance(slot, Keys)
    assert slot.at("tint") == HERE


@pytest.mark.parametrize("word", ["top-right", "top right", "Top_Right", "右上"])
def test_a_word_is_one_word_however_it_is_parted(word: str) -> None:
    slot, problems = read_keys(PictureKeys, mapping(file=written("a.png"), where=written(word)), "word")
    assert not problems
    assert slot is not None
    assert slot.where == "top-right"
