import io
import re
from dataclasses import replace
from pathlib import Path

import adfiles
import pypdf
import pytest
from handmade import bundled, issue, sheet
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject
from standards.judge import judge

from layout.compose.types import AdItem, BoxItem, Sheet
from layout.geometry import Rect
from layout.paint import paint_pdf
from layout.preflight import preflight_pdf
from layout.preflight.ads import Hosting, judge_ads
from layout.preflight.opened import open_pdf


def page_with(file: Path, page: int | None = None) -> Sheet:
    return sheet([AdItem(file, "1/广", Rect(0, 0, *adfiles.SIZE), "公益广告", page)])


def test_a_good_one_is_placed(tmp_path: Path) -> None:
    file = adfiles.save(tmp_path, "good", adfiles.good())
    sheets, findings = judge_ads([page_with(file)])
    assert not findings
    data = paint_pdf(sheets, issue(), bundled())
    assert preflight_pdf(data).passed
    texts = [t for t in open_pdf(data).pages[0].painted if t.kind == "text"]
    assert texts[0].text == "少放一挂鞭，多留一片蓝"
    assert texts[0].in_form
    assert texts[0].mcid == 0
    assert texts[0].where[0] == pytest.approx(40)
    page = pypdf.PdfReader(io.BytesIO(data), strict=True).pages[0]
    (form,) = page["/Resources"]["/XObject"].values()
    assert b"BDC" not in form.get_object().get_data()
    assert "/StructParents" not in form.get_object()


def test_it_is_scaled_into_its_slot(tmp_path: Path) -> None:
    file = adfiles.save(tmp_path, "good", adfiles.good())
    data = paint_pdf([sheet([AdItem(file, "1/广", Rect(100, 100, 300, 250), "公益")])], issue(), bundled())
    text = next(t for t in open_pdf(data).pages[0].painted if t.kind == "text")
    assert text.where[0] == pytest.approx(100 + 40 / 2)
    assert text.size_pt == pytest.approx(12)


@pytest.mark.parametrize("name", sorted(adfiles.REJECTED))
def test_rejected(tmp_path: Path, name: str) -> None:
    file = adfiles.save(tmp_path, name, adfiles.REJECTED[name]())
    sheets, findings = judge_ads([page_with(file)])
    wanted = "ad.size" if name == "size" else "ad.rejected"
    errors = [f for f in findings if f.severity == "error"]
    assert wanted in {f.code for f in errors}, [f.text("en") for f in findings]
    assert all(f.page == 1 and f.slot == "1/广" and f.found == f"{name}.pdf" for f in errors)
    assert isinstance(sheets[0].items[0], BoxItem)


def test_the_page_that_is_named_of_a_file_of_several(tmp_path: Path) -> None:
    bad = adfiles.content(adfiles.drawn(adfiles.tint), b"0.9 0.1 0.1 rg 40 40 90 60 re f")
    file = adfiles.save(tmp_path, "bound", adfiles.bound(bad, adfiles.good(), adfiles.drawn(adfiles.tint, (300, 300))))
    sheets, findings = judge_ads([page_with(file, 2)])
    assert not [f for f in findings if f.severity == "error"], [f.text("en") for f in findings]
    opened = open_pdf(paint_pdf(sheets, issue(), bundled()))
    assert [t.text for t in opened.pages[0].painted if t.kind == "text"] == ["少放一挂鞭，多留一片蓝"]
    assert {f.code for f in judge_ads([page_with(file, 1)])[1]} >= {"ad.rejected"}
    assert "ad.size" in {f.code for f in judge_ads([page_with(file, 3)])[1]}


@pytest.mark.parametrize("wanted", [None, 4])
def test_no_page_or_none_such_named_of_a_file_of_several(tmp_path: Path, wanted: int | None) -> None:
    file = adfiles.save(tmp_path, "three", adfiles.drawn(adfiles.tint, pages=3))
    (finding,) = judge_ads([page_with(file, wanted)])[1]
    assert finding.code == "ad.rejected"
    assert "3 pages" in finding.text("en")


def test_two_pages_of_one_file_on_one_page(tmp_path: Path) -> None:
    file = adfiles.save(tmp_path, "bound", adfiles.bound(adfiles.good(), adfiles.drawn(adfiles.tint)))
    both = [AdItem(file, f"1/{name}", Rect(0, y, 400, y + 300), "公益", n) for n, (name, y) in
            enumerate((("广", 0), ("告", 310)), start=1)]  # fmt: skip
    data = paint_pdf([sheet(both)], issue(), bundled())
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/XObject"]) == 2
    assert [t.kind for t in open_pdf(data).pages[0].painted] == ["fill", "text", "fill"]


@pytest.mark.parametrize("name", sorted(adfiles.WARNED))
def test_warned(tmp_path: Path, name: str) -> None:
    file = adfiles.save(tmp_path, name, adfiles.WARNED[name]())
    sheets, findings = judge_ads([page_with(file)])
    assert findings
    assert {f.severity for f in findings} == {"warning"}, [f.text("en") for f in findings]
    assert isinstance(sheets[0].items[0], AdItem)
    assert preflight_pdf(paint_pdf(sheets, issue(), bundled())).passed


def test_transparency_depends_on_the_output(tmp_path: Path) -> None:
    file = adfiles.save(tmp_path, "faded", adfiles.transparent())
    assert not [f for f in judge_ads([page_with(file)])[1] if f.severity == "error"]
    assert [f.code for f in judge_ads([page_with(file)], Hosting(standard="x1a"))[1]][:1] == ["ad.rejected"]


def test_a_transparent_one_makes_its_page_a_group(tmp_path: Path) -> None:
    def grouped(writer: pypdf.PdfWriter) -> None:
        group = {NameObject("/S"): NameObject("/Transparency"), NameObject("/CS"): NameObject("/DeviceCMYK")}
        writer.pages[0][NameObject("/Group")] = DictionaryObject(group)

    file = adfiles.save(tmp_path, "group", adfiles.changed(adfiles.good(), grouped))
    data = paint_pdf([page_with(file), sheet([], 2)], issue(), bundled())
    first, second = pypdf.PdfReader(io.BytesIO(data), strict=True).pages
    assert first["/Group"]["/CS"] == "/DeviceCMYK"
    assert "/Group" not in second


def test_a_turned_page_stands_upright(tmp_path: Path) -> None:
    data = adfiles.changed(adfiles.drawn(adfiles.tint, (300.0, 400.0)), lambda writer: writer.pages[0].rotate(90))
    file = adfiles.save(tmp_path, "turned", data)
    placed = open_pdf(paint_pdf([page_with(file)], issue(), bundled())).pages[0].painted[0]
    assert placed.where == pytest.approx((20, -20, 220, 280))


def test_colour_on_a_black_only_page_is_rejected(tmp_path: Path) -> None:
    page = replace(page_with(adfiles.save(tmp_path, "good", adfiles.good())), black_only=True)
    assert [f.code for f in judge_ads([page])[1]] == ["ad.rejected"]


def test_streams_in_other_compressions_are_written_anew(tmp_path: Path) -> None:
    def coded(writer: pypdf.PdfWriter) -> None:
        for number in range(1, len(writer._objects) + 1):
            thing = writer.get_object(number)
            if isinstance(thing, StreamObject) and thing.get("/Filter") == "/FlateDecode":
                thing._data = thing._data.hex().encode("ascii") + b">"
                thing[NameObject("/Filter")] = ArrayObject([NameObject("/ASCIIHexDecode"), NameObject("/FlateDecode")])

    file = adfiles.save(tmp_path, "hex", adfiles.changed(adfiles.good(), coded))
    data = paint_pdf([page_with(file)], issue(), bundled())
    assert b"ASCIIHex" not in data
    texts = [thing.text for thing in open_pdf(data).pages[0].painted if thing.kind == "text"]
    assert texts == ["少放一挂鞭，多留一片蓝"]


@pytest.mark.parametrize("name", sorted(adfiles.WARNED))
def test_what_is_placed_breaks_no_clause(tmp_path: Path, name: str) -> None:
    file = adfiles.save(tmp_path, name, adfiles.WARNED[name]())
    faults = judge(paint_pdf([page_with(file)], issue(), bundled()), "x4")
    own = [fault for fault in faults if not re.search("overprint|pt$|CMYK", fault)]
    assert not own
