"""Spot inks are measured like the four: how much of each a page carries, and what lies on one another."""

import pytest
from handmade import TRIM, bundled, issue, sheet

from layout.compose.types import BoxItem, Item
from layout.geometry import Rect
from layout.model.style import BLACK, Ink
from layout.paint import paint_pdf
from layout.preflight import preflight_pdf
from layout.preflight.limits import limits_of
from layout.preflight.types import PageFacts

SPOT = "报红"
HALF = Rect(0, 0, TRIM.x1 / 2, TRIM.y1)


def measured(*items: Item) -> PageFacts:
    paper = issue(inks=((SPOT, Ink(m=100, y=90)),))
    data = paint_pdf([sheet(list(items))], paper, bundled())
    (page,) = preflight_pdf(data, limits_of(paper.paper.press, 240), [SPOT]).pages
    return page


def test_how_much_of_a_spot_ink_a_page_carries() -> None:
    page = measured(BoxItem(HALF, None, 0, Ink(spot=SPOT, tint=40)))
    assert dict(page.inks) == pytest.approx({"C": 0, "M": 0, "Y": 0, "K": 0, SPOT: 20}, abs=0.3)
    assert page.tac_max == pytest.approx(40, abs=0.5)


def test_black_that_overprints_a_spot_ink_adds_to_it_and_a_tint_takes_it_away() -> None:
    ground = BoxItem(HALF, None, 0, Ink(spot=SPOT))
    over = measured(ground, BoxItem(HALF, None, 0, BLACK))
    assert dict(over.inks)[SPOT] == pytest.approx(50, abs=0.3)
    assert over.tac_max == pytest.approx(200, abs=0.5)
    out = measured(ground, BoxItem(HALF, None, 0, Ink(k=50)))
    assert dict(out.inks)[SPOT] == pytest.approx(0, abs=0.3)
    assert out.tac_max == pytest.approx(50, abs=0.5)


def test_a_page_without_spot_inks_names_the_four() -> None:
    assert [name for name, _ in measured(BoxItem(HALF, None, 0, Ink(c=30))).inks] == ["C", "M", "Y", "K"]
