"""What is counted as stretch, on pens written down by hand; lengths in em."""

import pytest

from bench.setlines import SetLine, with_spaces


def line(*chars: tuple[str, float]) -> SetLine:
    return SetLine(chars, last=False)


def test_stretch_is_what_neighbouring_han_stand_apart_beyond_their_em() -> None:
    assert line(("一", 0), ("二", 1.1), ("，", 2.1), ("三", 3.3), ("四", 4.6)).stretch_em() == pytest.approx(0.2)


def test_a_line_without_neighbouring_han_has_no_stretch() -> None:
    assert line(("一", 0), ("，", 1), ("a", 2)).stretch_em() is None


def test_a_typed_space_is_no_stretch() -> None:
    (spaced,) = with_spaces([line(("一", 0), ("二", 1.5), ("三", 2.5))], "一 二三")
    assert spaced.spaced == {1}
    assert spaced.stretch_em() == 0


def test_an_added_hyphen_does_not_lose_the_place() -> None:
    lines = [line(("a", 0), ("b", 0.5), ("-", 1)), line(("c", 0), ("中", 1), ("文", 2.5))]
    assert [part.spaced for part in with_spaces(lines, "abc中 文")] == [frozenset(), {2}]
