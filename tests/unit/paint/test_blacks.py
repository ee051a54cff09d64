"""Black display type on pictures, and large black panels, as the paper's press wants them."""

from pathlib import Path

import pytest
from handmade import bundled, issue, picture_item, sheet, text_item
from PIL import Image

from layout.compose.types import BoxItem
from layout.geometry import Rect
from layout.model.press import Press
from layout.model.style import BLACK, Ink
from layout.paint import paint_pdf
from layout.preflight import preflight_pdf
from layout.preflight.content import Painted
from layout.preflight.limits import limits_of
from layout.preflight.opened import open_pdf

RICH = Ink(c=40, m=30, y=30, k=90)


def over_a_picture(folder: Path, knocks_out: bool) -> bytes:
    path = folder / "a.png"
    Image.linear_gradient("L").resize((900, 600)).convert("RGB").save(path)
    picture = picture_item(path, Rect(40, 40, 340, 240), (900, 600))
    large = text_item("a/headline/0", ["团圆"], (60, 60), "headline", size_pt=30)
    small = text_item("a/deck/0", ["一样团圆"], (60, 120), size_pt=14)
    beside = text_item("b/headline/0", ["别处"], (40, 250), "headline", size_pt=30)
    made = issue(press=Press(display_knocks_out=knocks_out))
    return paint_pdf([sheet([picture, large, small, beside])], made, bundled())


def texts(data: bytes) -> dict[str, bool]:
    return {t.text: t.overprint for t in open_pdf(data).pages[0].painted if t.kind == "text"}


def test_large_black_type_on_a_picture_overprints_unless_told(tmp_path: Path) -> None:
    assert texts(over_a_picture(tmp_path, False)) == {"团圆": True, "一样团圆": True, "别处": True}


def test_large_black_type_on_a_picture_knocks_out_where_told(tmp_path: Path) -> None:
    data = over_a_picture(tmp_path, True)
    assert texts(data) == {"团圆": False, "一样团圆": True, "别处": True}
    told = preflight_pdf(data, limits_of(Press(display_knocks_out=True), 240.0)).findings
    assert "text.overprint" not in {finding.code for finding in told}
    assert "text.overprint" in {finding.code for finding in preflight_pdf(data).findings}


def ground(fill: Ink, side_pt: float, rich: Ink | None) -> Painted:
    box = BoxItem(Rect(20, 20, 20 + side_pt, 120), None, 0, fill)
    data = paint_pdf([sheet([box])], issue(press=Press(rich_black=rich)), bundled())
    assert [f.code for f in preflight_pdf(data).findings if f.severity == "error"] == []
    return next(thing for thing in open_pdf(data).pages[0].painted if thing.kind == "fill")


@pytest.mark.parametrize(
    ("fill", "side_pt", "rich", "values"),
    [
        (BLACK, 90, RICH, (0.4, 0.3, 0.3, 0.9)),
        (BLACK, 40, RICH, (0, 0, 0, 1)),
        (Ink(k=50), 90, RICH, (0, 0, 0, 0.5)),
        (BLACK, 90, None, (0, 0, 0, 1)),
    ],
)
def test_large_black_panels(fill: Ink, side_pt: float, rich: Ink | None, values: tuple[float, ...]) -> None:
    thing = ground(fill, side_pt, rich)
    assert thing.colour.values == values
    assert thing.overprint is (values == (0, 0, 0, 1))
