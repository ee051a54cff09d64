from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from layout.compose.measure import Paper
from layout.compose.ornaments import frame_items
from layout.compose.pictures import crop_to
from layout.compose.rules import _joined
from layout.compose.text import Owner, column_text
from layout.compose.types import BoxItem, PathItem
from layout.flow.types import PouredLine
from layout.geometry import Rect
from layout.lines.types import Line, SetText
from layout.model.article import Picture, PictureFacts
from layout.model.page import Box, BoxPattern
from layout.model.style import TextStyle
from layout.place.types import Frame

PAPER = Paper(left_pt=70, top_pt=80, body_pt=9, pitch_pt=12)


def picture(width: int, height: int, focus: tuple[float, float] = (0.5, 0.5)) -> Picture:
    return Picture(Path("x.png"), PictureFacts(width, height, "RGB", "png", None, "0"), focus=focus)


def test_body_lines_stand_on_one_grid() -> None:
    # Line 0: its middle is 86 pt; the em box of 9 pt is centred there, 0.88 above and 0.12 below the baseline.
    assert PAPER.baseline(0, 9) == pytest.approx(86 + 9 * 0.38)
    assert PAPER.baseline(7, 9) - PAPER.baseline(0, 9) == pytest.approx(7 * 12)


def test_a_subhead_of_two_lines_is_centred_in_both() -> None:
    assert PAPER.baseline(3, 12, rows=2) == pytest.approx(80 + 4 * 12 + 12 * 0.38)


def test_a_turned_subhead_stands_together_in_the_middle_of_its_rows() -> None:
    line = Line(0, 4, "小标题一", 0, 4.0, False, 0, ())
    lines = (line, replace(line, first=4), replace(line, first=8))
    text = SetText("k", "subhead", TextStyle("hei", "hei", 10.5, 12), 11.0, lines, rows=2, next_rows=1)
    frame = Frame("1/甲", 0, 0.0, 11.0, 5, 20)
    poured = tuple(PouredLine(one, "k", row) for one, row in zip(lines, (3, 5, 6), strict=True))
    first, second, third = (one.baseline_pt for one in column_text(text, poured, frame, PAPER, Owner()).lines)
    assert (second - first, third - second) == (12, 12)
    assert first == pytest.approx(PAPER.baseline(8, 10.5, rows=2))
    elsewhere = replace(text, lines=tuple(replace(one, measure_em=9.0) for one in lines))  # as another part sets it
    assert column_text(elsewhere, poured, frame, PAPER, Owner()).lines[0].baseline_pt == first
    torn = column_text(text, (PouredLine(lines[1], "k", 0),), frame, PAPER, Owner())  # under a picture
    assert torn.lines[0].baseline_pt == pytest.approx(PAPER.baseline(5, 10.5, rows=1))


def test_a_picture_of_whole_lines_meets_the_ink_of_the_text_beside_it() -> None:
    box = PAPER.ink_box(0, 11, 2, 5)
    assert box.y0 == pytest.approx(PAPER.baseline(2, 9) - 9 * 0.88)
    assert box.y1 == pytest.approx(PAPER.baseline(6, 9) + 9 * 0.12)
    assert (box.x0, box.x1) == (70, 70 + 99)


@pytest.mark.parametrize(
    ("size", "focus", "shape", "expected"),
    [
        ((400, 300), (0.5, 0.5), (100, 100), (50, 0, 350, 300)),  # too wide: the sides go
        ((400, 300), (0.0, 0.5), (100, 100), (0, 0, 300, 300)),  # the focus at the left edge
        ((300, 400), (0.5, 1.0), (100, 100), (0, 100, 300, 400)),  # too high, the focus at the foot
        ((400, 300), (0.5, 0.5), (4, 3), (0, 0, 400, 300)),  # the shape fits: all of it
        ((1, 1), (0.5, 0.5), (200, 10), (0, 0, 1, 1)),
    ],
)
def test_a_crop_has_the_shape_and_keeps_the_focus(
    size: tuple[int, int], focus: tuple[float, float], shape: tuple[int, int], expected: tuple[int, int, int, int]
) -> None:
    assert crop_to(picture(*size, focus), *shape) == expected


def test_rules_that_meet_are_one_rule() -> None:
    assert _joined([(12, 23), (0, 11), (30, 40)], 1) == [(0, 23), (30, 40)]


@pytest.mark.parametrize("pattern", [name for name in get_args(BoxPattern) if name != "none"])
def test_a_frame_stays_inside_its_rectangle(pattern: BoxPattern) -> None:
    rect = Rect(10, 20, 210, 133)
    items = frame_items(rect, Box(pattern=pattern, tint=10))
    assert isinstance(items[0], BoxItem) and items[0].fill is not None
    assert len(items) > 1
    for item in items:
        if isinstance(item, PathItem):
            xs = [x for polygon in item.polygons for x, _ in polygon]
            ys = [y for polygon in item.polygons for _, y in polygon]
            assert min(xs) >= rect.x0 - 0.3 and max(xs) <= rect.x1 + 0.3
            assert min(ys) >= rect.y0 - 0.3 and max(ys) <= rect.y1 + 0.3
        elif isinstance(item, BoxItem):
            half = item.weight_pt / 2
            assert item.rect.x0 - half >= rect.x0 - 0.01 and item.rect.y1 + half <= rect.y1 + 0.01
