"""Marks outside the page, as the file has them."""

import datetime
import io
import re
from dataclasses import replace

import pikepdf
import pytest
from handmade import TRIM, bundled, issue, sheet, text_item
from standards.content import read_page
from standards.judge import judge

from layout.compose.types import BoxItem, Sheet
from layout.geometry import Rect
from layout.model.press import Marks, Press
from layout.model.style import Ink
from layout.paint import paint_pdf
from layout.preflight import preflight_pdf
from layout.preflight.content import Painted
from layout.preflight.opened import open_pdf

EVERY = Marks(True, True, True, True)
MM = 72 / 25.4
SPOTS = (("报红", Ink(c=0, m=100, y=100, k=0)),)


def page(bleed_pt: float = 0.0, black_only: bool = False) -> Sheet:
    items = [text_item("a/body/0", ["少放一挂鞭，多留一片蓝"], (40, 60))]
    red = [] if black_only else [BoxItem(Rect(40, 100, 100, 140), None, 0, Ink(spot="报红"))]
    return replace(sheet([*items, *red], bleed_pt=bleed_pt), black_only=black_only)


def painted(marks: Marks, bleed_pt: float = 0.0, black_only: bool = False, standard: str = "x4") -> bytes:
    made = issue(press=Press(marks), inks=SPOTS)
    return paint_pdf([page(bleed_pt, black_only)], made, bundled(), standard)  # type: ignore[arg-type]


def outside(data: bytes) -> list[Painted]:
    """What stands outside the trim, wholly or in part."""
    (opened,) = open_pdf(data).pages
    x0, y0, x1, y1 = opened.trim
    return [t for t in opened.painted if t.where[0] < x0 or t.where[1] < y0 or t.where[2] > x1 or t.where[3] > y1]


def test_none_where_none_is_wanted() -> None:
    data = painted(Marks())
    assert outside(data) == []
    (opened,) = open_pdf(data).pages
    assert opened.media == opened.trim == (0, 0, TRIM.width, TRIM.height)


def test_a_file_for_reading_has_none() -> None:
    assert outside(painted(EVERY, standard="read")) == []


@pytest.mark.parametrize("standard", ["x4", "x1a"])
@pytest.mark.parametrize("bleed_mm", [0, 3, 5])
def test_the_file_holds_and_marks_keep_off_trim_and_bleed(standard: str, bleed_mm: float) -> None:
    data = painted(EVERY, bleed_mm * MM, standard=standard)
    assert judge(data, standard, limit=240) == []
    report = preflight_pdf(data, spots=["报红"])
    assert [finding.code for finding in report.findings if finding.severity != "info"] == []
    (opened,) = open_pdf(data).pages
    off = max(3.0, bleed_mm) * MM - 0.13
    inner = (opened.trim[0] - off, opened.trim[1] - off, opened.trim[2] + off, opened.trim[3] + off)
    for thing in outside(data):
        x0, y0, x1, y1 = thing.where
        assert x1 <= inner[0] or x0 >= inner[2] or y1 <= inner[1] or y0 >= inner[3], thing
        assert opened.media[0] <= x0 <= x1 <= opened.media[2], thing
        assert opened.media[1] <= y0 <= y1 <= opened.media[3], thing
        assert thing.artifact, thing


def test_marks_are_artifacts_of_the_page_and_no_furniture() -> None:
    with pikepdf.open(io.BytesIO(painted(EVERY))) as pdf:
        content = pdf.pages[0].obj["/Contents"].read_bytes()
    kinds = re.findall(rb"/Artifact <</Type /(\w+)>> BDC", content)
    assert kinds.count(b"Page") == 8 + 4 * 3 + 13 + 1
    assert b"Pagination" not in kinds


def test_crop_marks_stand_in_the_lines_of_the_trim() -> None:
    data = painted(Marks(crop=True))
    (opened,) = open_pdf(data).pages
    lines = outside(data)
    assert len(lines) == 8
    assert {line.colour.colorant for line in lines} == {"All"}
    assert {round(line.width_pt, 3) for line in lines} == {0.25}
    middles = [((t.where[0] + t.where[2]) / 2, (t.where[1] + t.where[3]) / 2) for t in lines]
    x0, y0, x1, y1 = opened.trim
    assert sorted({round(x) for x, _ in middles} & {round(x0), round(x1)}) == [round(x0), round(x1)]
    for x, y in middles:
        assert min(abs(x - x0), abs(x - x1), abs(y - y0), abs(y - y1)) < 0.01


@pytest.mark.parametrize(("black_only", "spaces"), [(False, {"DeviceCMYK", "Separation"}), (True, {"DeviceCMYK"})])
def test_the_bar_has_the_inks_of_the_page(black_only: bool, spaces: set[str]) -> None:
    patches = [t for t in outside(painted(Marks(bar=True), black_only=black_only)) if t.kind == "fill"]
    assert {patch.colour.space for patch in patches} == spaces
    colours = [patch.colour.values for patch in patches if patch.colour.space == "DeviceCMYK"]
    assert (0, 0, 0, 1) in colours
    assert black_only == all(sum(colour[:3]) == 0 for colour in colours)
    assert len(patches) == (4 if black_only else 13)


def test_the_line_says_what_the_sheet_is() -> None:
    data = painted(Marks(slug=True))
    said = "".join(t.text for t in outside(data) if t.kind == "text")
    assert said.replace(" ", "").startswith("中原周报2021-02-09No.")
    assert "A01 要闻" in said
    assert painted(Marks(slug=True)) == data


def test_the_line_ends_before_the_register_mark_in_the_middle() -> None:
    made = replace(issue(press=Press(Marks(slug=True)), inks=SPOTS), date=datetime.date(2021, 12, 28))
    ends = set()
    for width in range(300, 420, 7):  # wherever the room ends within a character
        narrow = Rect(0, 0, width, 300)
        data = paint_pdf([replace(page(), trim=narrow, bleed=narrow)], made, bundled())
        (opened,) = open_pdf(data).pages
        right = max(thing.where[2] for thing in outside(data) if thing.kind == "text")
        ends.add(round((opened.trim[0] + opened.trim[2]) / 2 - 5 * MM - right, 2))
    assert all(-0.01 <= white < 7 for white in ends), ends


def test_the_line_names_the_plates() -> None:
    wide = Rect(0, 0, 800, 300)
    for black, plates in ((False, "C M Y K 报红"), (True, " K ")):
        one = replace(page(black_only=black), trim=wide, bleed=wide)
        data = paint_pdf([one], issue(press=Press(Marks(slug=True)), inks=SPOTS), bundled())
        said = "".join(t.text for t in outside(data) if t.kind == "text")
        assert plates in said
        assert ("C M Y" in said) is not black
        assert said.endswith("2021-02-09 00:00")


def test_a_black_page_with_marks_needs_one_plate() -> None:
    data = painted(EVERY, black_only=True)
    assert [f.code for f in preflight_pdf(data, black_only={1: None}).findings if f.severity == "error"] == []
    assert judge(data, "x4", black_pages=[1]) == []


def test_registration_colour_inside_the_page_is_an_error() -> None:
    data = painted(Marks(crop=True))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        space = next(name for name, s in pdf.pages[0].obj["/Resources"]["/ColorSpace"].items() if s[1] == "/All")
        more = f"\n/Artifact BMC {space} cs 1 scn 60 60 40 40 re f EMC".encode()
        old = pdf.pages[0].obj["/Contents"].read_bytes()
        pdf.pages[0].obj["/Contents"] = pdf.make_stream(old + more)
        out = io.BytesIO()
        pdf.save(out)
        assert read_page(pdf.pages[0]).paints
    assert "color.spot" in {f.code for f in preflight_pdf(out.getvalue(), spots=["报红"]).findings}
    assert "color.spot" not in {f.code for f in preflight_pdf(data, spots=["报红"]).findings}
