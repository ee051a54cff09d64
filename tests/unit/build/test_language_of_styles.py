"""Styles start from what each language sets: line ends, prohibitions, indents (typography.md §11)."""

from typing import get_args

import pytest

from layout.build.styles import StyleBook
from layout.model.languages import LANGUAGE_SETTINGS
from layout.model.page import Grid
from layout.model.style import Lang

GRID = Grid(columns=(), gutter_em=1.0, lines=80, body_pt=9.0, pitch_pt=12.0)


@pytest.mark.parametrize("lang", get_args(Lang))
@pytest.mark.parametrize("name", ["body", "headline", "caption"])
def test_a_style_keeps_the_line_end_and_the_prohibitions_of_its_language(name: str, lang: Lang) -> None:
    usual, made = LANGUAGE_SETTINGS[lang], StyleBook({}).style(name, GRID, lang).setting
    assert (made.lang, made.line_end, made.kinsoku) == (lang, usual.line_end, usual.kinsoku)


@pytest.mark.parametrize("name", ["masthead_name", "folio_paper"])
def test_the_name_of_a_paper_is_drawn_apart_in_han_but_not_in_letters(name: str) -> None:
    han, letters = (StyleBook({}).style(name, GRID, lang).setting.tracking_em for lang in ("zh-Hans", "en"))
    assert han > 0.0 == letters
