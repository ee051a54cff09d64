import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from handmade import STORIES, bundled, issue, sheet, text_item, two_pages

from layout.compose.types import BoxItem
from layout.diagnostics import InputError
from layout.geometry import Rect
from layout.model.style import BLACK, Ink
from layout.paint import paint_pdf
from layout.paint.profile import read_profile


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return paint_pdf(two_pages(), issue(STORIES), bundled())


def test_strict_reader_and_headers(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    assert pdf.startswith(b"%PDF-1.6\n")
    assert pdf.count(b"startxref") == 1
    assert len(reader.pages) == 2
    assert reader.trailer["/ID"][0] == reader.trailer["/ID"][1]
    assert reader.metadata is not None
    assert reader.metadata.title == "中原周报 2021-02-09"
    assert b"Helvetica" not in pdf


def test_boxes_nest_and_there_is_no_crop_box() -> None:
    data = paint_pdf([sheet([text_item("a/body/0", ["字"], (20, 40))], bleed_pt=8.5)], issue(), bundled())
    page = pypdf.PdfReader(io.BytesIO(data), strict=True).pages[0]
    assert [float(v) for v in page["/MediaBox"]] == [0, 0, 417, 317]
    assert [float(v) for v in page["/TrimBox"]] == [8.5, 8.5, 408.5, 308.5]
    assert [float(v) for v in page["/BleedBox"]] == [0, 0, 417, 317]
    assert not {"/CropBox", "/ArtBox", "/Trans", "/Rotate", "/Annots"} & set(page)


def test_what_a_page_of_a_spread_has_of_the_other_is_cut_off_at_its_bleed() -> None:
    page = replace(sheet([BoxItem(Rect(-300, 10, 200, 90), BLACK, 0.5, None)], bleed_pt=8.5), cut=True)
    (read,) = pypdf.PdfReader(io.BytesIO(paint_pdf([page], issue(), bundled()))).pages
    left, foot, right, head = map(float, read.bleedbox)
    clips = re.findall(rb"([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re W n", read.get_contents().get_data())
    assert [tuple(map(float, clip)) for clip in clips] == [
        pytest.approx((left, foot, right - left, head - foot), abs=0.01)
    ]


def test_x1a_is_older_and_says_so_in_info(pdf: bytes) -> None:
    old = paint_pdf(two_pages(), issue(STORIES), bundled(), "x1a")
    reader = pypdf.PdfReader(io.BytesIO(old), strict=True)
    assert old.startswith(b"%PDF-1.4\n")
    assert reader.metadata is not None
    assert reader.metadata["/GTS_PDFXVersion"] == "PDF/X-1a:2003"
    assert b"pdfxid:GTS_PDFXVersion" not in old.split(b"xmlns", 1)[1].replace(b"xmlns:pdfxid", b"")
    assert b">PDF/X-4<" in pdf


def test_a_refused_file_claims_nothing() -> None:
    data = paint_pdf(two_pages(), issue(STORIES), bundled(), claims=False)
    assert b"PDF/X-4" not in data


def test_one_page_alone(pdf: bytes) -> None:
    data = paint_pdf(two_pages(), issue(STORIES), bundled(), pages=[2])
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    assert len(reader.pages) == 1
    assert reader.page_labels == ["A02"]
    assert len(data) < len(pdf)
    assert "第二段在二版" in reader.pages[0].extract_text()


def test_page_labels_outline_threads(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    assert reader.page_labels == ["A01", "A02"]
    titles = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]
    assert titles == ["第01版 要闻", "第02版 要闻"]
    threads = reader.trailer["/Root"]["/Threads"]
    assert len(threads) == 1
    bead = threads[0]["/F"]
    pages = []
    for _ in range(3):
        pages.append(bead["/P"]["/StructParents"])
        bead = bead["/N"]
    assert pages == [0, 0, 1]
    assert bead == threads[0]["/F"]


def test_a_paragraph_over_columns_and_pages_is_one_element(pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    document = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    assert document["/S"] == "/Document"
    first, second = (kid.get_object() for kid in document["/K"])
    article = first["/K"][0].get_object()
    assert article["/S"] == "/Art"
    assert article["/T"] == "“中原之声”开播"
    kids = [kid.get_object() for kid in article["/K"]]
    assert [kid["/S"] for kid in kids] == ["/H1", "/P", "/P", "/P", "/P"]
    pieces = [piece.get_object() for piece in kids[1]["/K"]]
    assert [piece["/MCID"] for piece in pieces] == [1, 2, 1]
    assert pieces[0]["/Pg"] != pieces[2]["/Pg"]
    assert [kid.get_object()["/S"] for kid in second["/K"]] == ["/Art"]


def test_inks_overprint_and_knock_out() -> None:
    items = [
        text_item("a/body/0", ["黑字"], (20, 40)),
        text_item("a/body/1", ["白字"], (20, 60), ink=Ink()),
        text_item("a/body/2", ["红字"], (20, 80), ink=Ink(spot="报红", tint=80)),
    ]
    data = paint_pdf([sheet(items)], issue(inks=(("报红", Ink(m=100, y=100)),)), bundled())
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    content = reader.pages[0].get_contents()
    assert content is not None
    marks = re.findall(rb"/Gs\w+ gs|[\d. ]+ k\b|/Cs1 cs [\d.]+ scn", content.get_data())
    assert marks == [b"/GsOver gs", b"0 0 0 1 k", b"/GsKnock gs", b"0 0 0 0 k", b"/Cs1 cs 0.8 scn"]
    space = reader.pages[0]["/Resources"]["/ColorSpace"]["/Cs1"].get_object()
    assert space[0] == "/Separation"
    assert space[2] == "/DeviceCMYK"


def test_a_profile_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.icc").write_bytes(b"no profile" * 40)
    with pytest.raises(InputError) as caught:
        paint_pdf([sheet([])], issue(icc=tmp_path / "x.icc"), bundled())
    assert caught.value.diagnostics[0].code == "I101"


def test_a_profile_whose_tables_cannot_be_read_is_refused(tmp_path: Path) -> None:
    good = read_profile(None).icc
    for n, bad in enumerate((good[:128] + b"\xff" * 4 + good[132:], good[:400] + bytes(len(good) - 400))):
        (tmp_path / f"{n}.icc").write_bytes(bad)
        with pytest.raises(InputError) as caught:
            paint_pdf([sheet([])], issue(icc=tmp_path / f"{n}.icc"), bundled())
        assert caught.value.diagnostics[0].code == "I101"


def test_a_white_page_is_a_page() -> None:
    data = paint_pdf([sheet([])], issue(), bundled())
    assert len(pypdfium2.PdfDocument(data)) == 1


@pytest.mark.parametrize("seed", ["1", "77"])
def test_same_bytes_in_every_process(pdf: bytes, seed: str, tmp_path: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from handmade import *\nfrom layout.paint import paint_pdf\n"
        "sys.stdout.buffer.write(paint_pdf(two_pages(), issue(STORIES), bundled()))\n"
    )
    tests = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "America/New_York", "PYTHONPATH": str(tests.parent)}
    environment.pop("SOURCE_DATE_EPOCH", None)
    again = subprocess.run(
        [sys.executable, "-c", script, str(tests)], env=environment, cwd=tmp_path, capture_output=True, check=True
    )
    assert again.stdout == pdf


def test_the_epoch_of_the_environment_is_the_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1609459200")
    data = paint_pdf([sheet([])], issue(), bundled())
    assert b"D:20210101080000+08'00'" in data
    assert b"2021-01-01T08:00:00+08:00" in data


def test_a_file_for_readers_links_both_ends_of_a_jump() -> None:
    data = paint_pdf(two_pages(), issue(STORIES), bundled(), "read")
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    assert data.startswith(b"%PDF-1.7\n")
    (there,), (back,) = (list.__iter__(page["/Annots"]) for page in reader.pages)
    assert there.get_object()["/Dest"][0] == reader.pages[1].indirect_reference
    assert back.get_object()["/Dest"][0] == reader.pages[0].indirect_reference
    rows = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    element = rows[rows.index(there.get_object()["/StructParent"]) + 1].get_object()
    assert element["/S"] == "/Link"
    assert element["/P"]["/S"] == "/P"
    assert element["/K"][0].raw_get("/Obj") == there
    assert element["/K"][1] == 3
    press = pypdf.PdfReader(io.BytesIO(paint_pdf(two_pages(), issue(STORIES), bundled())))
    assert not any("/Annots" in page for page in press.pages)
