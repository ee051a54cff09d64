"""The page of a PDF that stands as a picture: which box is shown, how it is turned, files without such a page."""

import subprocess
import sys
from pathlib import Path

import adfiles
import pypdf
import pytest
from PIL import Image
from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject

from layout.read.pdf_pages import read_page
from layout.read.pictures import UNITS, read_pdf_page
from layout.read.types import Unusable

MEDIA = (10, 20, 410, 320)


def boxed(turn: int = 0, **boxes: tuple[float, ...]) -> bytes:
    """A file of one page with these boxes, turned clockwise by so many degrees."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(10, 10)
    for key in ("/CropBox", "/TrimBox"):
        page.pop(key, None)
    for key, box in {"MediaBox": MEDIA, **boxes}.items():
        page[NameObject(f"/{key}")] = ArrayObject([FloatObject(value) for value in box])
    page[NameObject("/Rotate")] = NumberObject(turn)
    return adfiles.written(writer)


@pytest.mark.parametrize(
    ("boxes", "size"),
    [
        ({}, (400, 300)),
        ({"CropBox": (20, 30, 220, 130)}, (200, 100)),
        ({"CropBox": (20, 30, 220, 130), "TrimBox": (30, 40, 130, 90)}, (100, 50)),
        ({"TrimBox": (130, 90, 30, 40)}, (100, 50)),
    ],
)
def test_what_is_shown_is_the_trim_else_the_crop_else_the_sheet(
    boxes: dict[str, tuple[float, ...]], size: tuple[float, float]
) -> None:
    assert read_page(boxed(**boxes), 1) == (*size, 1)


@pytest.mark.parametrize(("turn", "size"), [(90, (300, 400)), (180, (400, 300)), (270, (300, 400)), (-90, (300, 400))])
def test_it_is_measured_as_it_stands_upright(turn: int, size: tuple[float, float]) -> None:
    assert read_page(boxed(turn), 1) == (*size, 1)


@pytest.mark.parametrize(
    ("data", "number", "why"),
    [
        (adfiles.encrypted(), 1, "the file is encrypted"),
        (b"%PDF-1.7", 1, "the file is damaged"),
        (adfiles.good()[:400], 1, "the file is damaged"),
        (adfiles.drawn(adfiles.tint, pages=2), 3, "there is no page 3, it has 2"),
        (boxed(TrimBox=(30, 40, 30, 90)), 1, "the page has no size"),
        (boxed(TrimBox=(30, 40)), 1, "the file is damaged"),
    ],
)
def test_why_a_page_cannot_be_shown(data: bytes, number: int, why: str) -> None:
    found = read_page(data, number)
    assert isinstance(found, Unusable)
    assert found.en == why
    assert found.zh


def test_facts_follow_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(boxed())
    first = read_pdf_page(path, 1)
    path.write_bytes(boxed(90))
    second = read_pdf_page(path, 1)
    assert not isinstance(first, Unusable)
    assert not isinstance(second, Unusable)
    assert (first[0].width_px, first[0].height_px) == (400 * UNITS, 300 * UNITS)
    assert (second[0].width_px, second[0].height_px) == (300 * UNITS, 400 * UNITS)
    assert first[0].sha256 != second[0].sha256
    assert isinstance(read_pdf_page(tmp_path / "away.pdf", 1), Unusable)


@pytest.mark.parametrize(("picture", "loaded"), [("图.png", False), ("图.pdf", True)])
def test_only_an_issue_with_such_a_picture_loads_the_library(tmp_path: Path, picture: str, loaded: bool) -> None:
    (tmp_path / "图.pdf").write_bytes(adfiles.good())
    Image.new("L", (900, 600), 128).save(tmp_path / "图.png")
    (tmp_path / "issue.yaml").write_text(
        "报纸: 样报\n期: 1\n日期: 2021-02-09\n版式: {栏: 3, 行: 60, 成品: 170×300mm}\n"
        "版:\n  1:\n    名: 版\n    版样: 甲甲广\n"
        f"    甲: {{图片新闻: {picture}}}\n    广: {{广告: 商家, 文件: 图.pdf}}\n",
        "utf-8",
    )
    program = (
        "import sys; from pathlib import Path; from layout.pipeline import make_up; "
        "from layout.cli.desk import registry; "
        f"make_up(Path({str(tmp_path / 'issue.yaml')!r}), registry()); print('pypdf' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == str(loaded)
