"""On a page printed from the black plate alone every ink is black, and grounds keep their lightness."""

import pytest

from layout.compose.inks import in_black, tinted
from layout.compose.types import BoxItem, PathItem, RuleItem
from layout.geometry import Rect
from layout.model.style import BLACK, PAPER, Ink

RED = Ink(0, 100, 90, 5)
RECT = Rect(0, 0, 10, 10)


def test_lines_and_ornaments_are_solid() -> None:
    assert in_black(RuleItem(0, 0, 10, 0, 1, RED)) == RuleItem(0, 0, 10, 0, 1, BLACK)
    assert in_black(PathItem((((0, 0), (1, 1)),), RED, 0.5)) == PathItem((((0, 0), (1, 1)),), BLACK, 0.5)


def test_a_ground_keeps_its_lightness_and_type_on_it_stays_white() -> None:
    box = in_black(BoxItem(RECT, PAPER, 1.0, tinted(RED, 20)))
    assert isinstance(box, BoxItem)
    assert box.stroke == PAPER
    assert box.fill is not None
    assert box.fill.k == pytest.approx(0.2 * (5 + 59 + 9.9))


def test_a_dark_box_is_solid_a_light_one_is_not() -> None:
    for ink, expected in ((RED, BLACK), (Ink(0, 60, 95, 0), Ink(k=pytest.approx(45.85)))):
        box = in_black(BoxItem(RECT, None, 0.0, ink))
        assert isinstance(box, BoxItem) and box.fill == expected


def test_tints_of_process_and_spot_inks() -> None:
    assert tinted(Ink(c=40, k=20), 50) == Ink(c=20, k=10)
    assert tinted(Ink(spot="金"), 30) == Ink(spot="金", tint=30)
