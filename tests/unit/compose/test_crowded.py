"""Marks under one line and small text over the next."""

from dataclasses import replace

import pytest
from handmade import line

from layout.compose.crowded import CLEAR_EM, CLOSE_FOOT_EM, INK_TOP_EM, eased
from layout.compose.types import Item, PlacedLine, TextItem
from layout.geometry import Rect
from layout.lines.types import Decoration, GlyphRun, Line, SetRuby
from layout.model.style import BLACK

SIZE_PT, PITCH_PT = 9.0, 12.0
SCALE, LIFT = 0.433, 0.932


def ruby(start: float, end: float, lift: float = LIFT) -> SetRuby:
    """A ruby of one glyph over a room, in em."""
    return SetRuby(0, 1, (GlyphRun("song", (1,), (start,), ("あ",), (start, end), (lift,), SCALE),))


def page(upper: Line, lower: Line, vertical: bool = False, pitch_pt: float = PITCH_PT) -> list[Item]:
    """Two lines of a column, one after the other, as two texts."""
    found: list[Item] = []
    for n, words in enumerate((upper, lower)):
        placed = PlacedLine(
            words, 100 - n * pitch_pt if vertical else 40.0, 50 if vertical else 50 + n * pitch_pt, SIZE_PT
        )
        placed = replace(placed, vertical=vertical)
        found.append(TextItem("body", f"a/{n}", "a", "甲", 0, Rect(0, 0, 100, 100), (placed,), BLACK))
    return found


def lines(items: list[Item]) -> list[Line]:
    return [placed.line for item in items if isinstance(item, TextItem) for placed in item.lines]


@pytest.mark.parametrize("vertical", [False, True])
def test_a_line_under_a_title_is_interrupted_by_a_ruby_below_it(vertical: bool) -> None:
    upper = line("北岸纪事", decorations=(Decoration("title", 0.0, 4.0),))
    lower = replace(line("他说这话"), rubies=(ruby(1.0, 2.0, 0.7 if vertical else LIFT),))
    above, below = lines(eased(page(upper, lower, vertical)))
    assert [(mark.start_em, mark.end_em) for mark in above.decorations] == [
        (0.0, pytest.approx(1.0 - CLEAR_EM)),
        (pytest.approx(2.0 + CLEAR_EM), pytest.approx(4.0)),
    ]
    assert below == lower


def test_where_a_ruby_covers_most_of_it_both_make_room() -> None:
    upper = line("北岸纪事", decorations=(Decoration("name", 0.0, 2.0),))
    lower = replace(line("他说这话"), rubies=(ruby(0.0, 2.0),))
    above, below = lines(eased(page(upper, lower)))
    assert above.decorations == (Decoration("name", 0.0, 2.0, close=True),)
    (run,) = below.rubies[0].runs
    top = INK_TOP_EM + run.scale
    assert top + CLOSE_FOOT_EM == pytest.approx(PITCH_PT / SIZE_PT)
    assert sum(run.bodies_em) / 2 == pytest.approx(1.0)


def test_dots_stand_over_their_line_where_small_text_is_below() -> None:
    """All of them, with those of the lines next to theirs: one passage has its dots on one side."""
    dots = tuple(Decoration("dots", at, at + 1.0) for at in (0.0, 1.0, 2.0))
    lower = replace(line("他说这话"), rubies=(ruby(0.0, 1.0),))
    rows = [line("大家好吗", decorations=dots[2:]), line("大家好吗", decorations=dots[:2]), lower]
    placed = [PlacedLine(words, 40.0, 50 + n * PITCH_PT, SIZE_PT) for n, words in enumerate(rows)]
    item = TextItem("body", "a/0", "a", "甲", 0, Rect(0, 0, 100, 100), tuple(placed), BLACK)
    made = lines(eased([item]))
    assert [[(mark.kind, mark.start_em, mark.close) for mark in each.decorations] for each in made] == [
        [("dots_above", 2.0, False)],
        [("dots_above", 0.0, False), ("dots_above", 1.0, False)],
        [],
    ]
    assert made[2] == lower


def test_dots_of_characters_with_small_text_stay_below_it() -> None:
    dots = tuple(Decoration("dots", at, at + 1.0) for at in (0.0, 1.0, 2.0))
    upper = replace(line("大家好吗", decorations=dots), rubies=(ruby(2.0, 3.0),))
    dots = tuple(Decoration("dots", at, at + 1.0) for at in (0.0, 1.0, 2.0))
    lower = replace(line("他说这话"), rubies=(ruby(0.0, 1.0),))
    above, below = lines(eased(page(upper, lower)))
    assert [(mark.start_em, mark.close) for mark in above.decorations] == [(0.0, True), (1.0, False), (2.0, False)]
    assert below.rubies[0].runs[0].scale < SCALE


def test_dots_over_a_line_stay_off_the_wave_above_it() -> None:
    upper = line("北岸纪事", decorations=(Decoration("title", 0.0, 4.0),))
    lower = line("大家", decorations=(Decoration("dots_above", 1.0, 2.0),))
    above, _ = lines(eased(page(upper, lower)))
    assert above.decorations == (Decoration("title", 0.0, 4.0, close=True),)


def test_nothing_changes_where_there_is_room() -> None:
    upper = line("北岸纪事", decorations=(Decoration("title", 0.0, 2.0),))
    beside = replace(line("他说这话"), rubies=(ruby(2.5, 3.0),))
    over = replace(line("他说这话"), rubies=(ruby(0.0, 1.0),))
    assert lines(eased(page(upper, beside))) == [upper, beside]
    assert lines(eased(page(upper, over, pitch_pt=15.0))) == [upper, over]
