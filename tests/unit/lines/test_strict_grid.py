"""The strict grid: Latin runs padded to half ems, Han stay on whole half ems; numbers worked out by hand."""

from dataclasses import replace

import pytest
from squares import shaped

from layout.lines.texts import Piece, set_piece
from layout.model.style import Setting

GRID = Setting(indent_em=0, strict_grid=True)


def starts(text: str, measure: float) -> list[list[float]]:
    lines = set_piece(shaped(text, GRID), GRID, Piece(measure))
    return [[body[0] for run in line.runs for body in run.bodies()] for line in lines]


def test_a_run_is_padded_to_half_ems_on_both_sides() -> None:
    """`abc` is 1.5 em; with a sixteenth of an em at least on each side it takes 2 em: a quarter before, one after."""
    assert starts("中文abc中文", 20) == [[0, 1, 2.25, 2.75, 3.25, 4, 5]]


def test_a_run_at_a_line_start_has_its_pad_after_it() -> None:
    lines = starts("中文文字abc中文文字", 4)
    assert lines[1][0] == 0
    assert lines[1][3] == 2


def test_every_han_stands_on_the_grid() -> None:
    text = "中原区5G用户3.14亿，“引文”是GDP的总量增长，其中iPhone用户占30%，其他用户占70%左右；居民说：“好！”"
    source = shaped(text, GRID)
    for line in set_piece(source, GRID, Piece(11)):
        for run in line.runs:
            for char, body in zip(run.texts, run.bodies(), strict=True):
                if "\u4e00" <= char <= "\u9fff":
                    assert (body[0] * 2) % 1 == pytest.approx(0, abs=1e-6)


def test_the_rest_of_a_divided_run_is_padded_anew() -> None:
    lines = starts("中文文字https://www.example.com/abc中文文字中文", 9)
    places = [place for line in lines for place in line]
    assert len(lines) > 1
    assert all((place * 2) % 1 == pytest.approx(0, abs=1e-6) for place in places[-6:])


def test_no_pad_is_wider_than_half_an_em() -> None:
    """A digit of .475 em between a Han and a stop is padded at one side: by .025 em, not by .525."""
    text = shaped("中7。文", GRID)
    narrow = tuple(box._replace(body_em=0.475) if box.texts == ("7",) else box for box in text.boxes)
    (line,) = set_piece(replace(text, boxes=narrow), GRID, Piece(20))
    assert [body[0] for run in line.runs for body in run.bodies()] == pytest.approx([0, 1.025, 1.5, 2.5])
