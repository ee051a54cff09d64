"""Pages of other files in the colours of the press: pictures of advertisements, charts on black pages."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import adfiles
import pikepdf
import pypdf
import pytest
from handmade import bundled, issue, sheet
from PIL import Image
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)
from standards.judge import judge

from layout.compose.types import AdItem, GraphicItem, Item, Sheet
from layout.diagnostics import Diagnostic
from layout.geometry import Rect
from layout.model.article import Picture, PictureFacts
from layout.model.press import Press
from layout.model.style import Ink
from layout.paint import paint_pdf
from layout.paint.colour import to_press
from layout.paint.profile import read_profile
from layout.preflight.ads import Hosting, judge_ads
from layout.preflight.opened import open_pdf

PROFILE = read_profile(None)
RECT = Rect(0, 0, *adfiles.SIZE)
Maker = Callable[[], bytes]


def advertisement(file: Path) -> Item:
    return AdItem(file, "1/广", RECT, "书店")


def chart(file: Path) -> Item:
    return GraphicItem(
        Picture(file, PictureFacts(40_000, 30_000, "", "pdf", None, ""), page=1), "a", "1/甲", RECT, (), "图"
    )


def judged(
    item: Item, converts: bool = False, black: bool = False, second: str | None = None
) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    hosting = Hosting(spots=("Gold",), profile=PROFILE, converts_ads=converts)
    page = replace(sheet([item]), black_only=black, second_ink=second)
    (found,), findings = judge_ads([page], hosting)
    return found, findings


def painted(page: Sheet, converts: bool = False) -> bytes:
    paper = issue(press=Press(converts_ads=converts), inks=(("Gold", Ink(m=20, y=100)),))
    return paint_pdf([page], paper, bundled())


def errors(findings: tuple[Diagnostic, ...]) -> set[str]:
    return {finding.code for finding in findings if finding.severity == "error"}


def images(data: bytes) -> list[pikepdf.Object]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        masks = {thing.SMask.objgen for thing in found if "/SMask" in thing}
        return [
            (str(thing.ColorSpace), thing.read_bytes(), "/SMask" in thing)  # type: ignore[misc]
            for thing in found
            if thing.get("/Subtype") == "/Image" and thing.Width == 400 and thing.objgen not in masks
        ]


def clauses(data: bytes, black_pages: Sequence[int] = ()) -> list[str]:
    """What a judge finds, but for overprint, which is the other file's own affair."""
    return [fault for fault in judge(data, "x4", black_pages=black_pages) if "overprint" not in fault]


def of_image(change: Callable[[pypdf.PdfWriter, StreamObject], None]) -> bytes:
    """The file with an RGB picture, the picture changed."""

    def work(writer: pypdf.PdfWriter) -> None:
        change(writer, writer.pages[0]["/Resources"]["/XObject"]["/ImX"].get_object())  # type: ignore[index]

    return adfiles.changed(adfiles.picture("/DeviceRGB", components=3), work)


def as_jpeg(_: pypdf.PdfWriter, image: StreamObject) -> None:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), (200, 40, 40)).save(out, "JPEG", quality=95)
    image._data = out.getvalue()
    image[NameObject("/Filter")] = NameObject("/DCTDecode")


def indexed(bits: int) -> Callable[[pypdf.PdfWriter, StreamObject], None]:
    def change(_: pypdf.PdfWriter, image: StreamObject) -> None:
        table = ByteStringObject(bytes((200, 40, 40)) * 4)
        parts = [NameObject("/Indexed"), NameObject("/DeviceRGB"), NumberObject(3), table]
        image[NameObject("/ColorSpace")] = ArrayObject(parts)
        image[NameObject("/BitsPerComponent")] = NumberObject(bits)
        image._data = bytes(400 * 300 * bits // 8)

    return change


def masked(writer: pypdf.PdfWriter, image: StreamObject) -> None:
    mask = DecodedStreamObject()
    mask.set_data(bytes((255,)) * 400 * 300)
    for key, value in (("Subtype", NameObject("/Image")), ("ColorSpace", NameObject("/DeviceGray"))):
        mask[NameObject(f"/{key}")] = value
    for key, count in (("Width", 400), ("Height", 300), ("BitsPerComponent", 8)):
        mask[NameObject(f"/{key}")] = NumberObject(count)
    image[NameObject("/SMask")] = writer._add_object(mask)


def keyed(_: pypdf.PdfWriter, image: StreamObject) -> None:
    image[NameObject("/Mask")] = ArrayObject([NumberObject(v) for v in (0, 10, 0, 10, 0, 10)])


def turned(_: pypdf.PdfWriter, image: StreamObject) -> None:
    image[NameObject("/Decode")] = ArrayObject([NumberObject(v) for v in (1, 0, 1, 0, 1, 0)])


PICTURES: dict[str, tuple[Maker, tuple[int, int, int]]] = {
    "device": (adfiles.REJECTED["rgb_picture"], (40, 40, 40)),
    "jpeg": (lambda: of_image(as_jpeg), (200, 40, 40)),
    "indexed_8": (lambda: of_image(indexed(8)), (200, 40, 40)),
    "indexed_2": (lambda: of_image(indexed(2)), (200, 40, 40)),
    "soft_mask": (lambda: of_image(masked), (40, 40, 40)),
}


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_of_an_advertisement_is_put_over_where_the_paper_wants_it(tmp_path: Path, name: str) -> None:
    make, rgb = PICTURES[name]
    item = advertisement(adfiles.save(tmp_path, name, make()))
    assert errors(judged(item)[1]) == {"ad.rejected"}, "not by itself"
    page, findings = judged(item, converts=True)
    assert not errors(findings)
    assert [f.values["count"] for f in findings if f.code == "ad.converted"] == ["1"]
    data = painted(page, converts=True)
    ((space, samples, soft),) = images(data)
    if rgb[0] == rgb[1] == rgb[2]:
        assert space == "/DeviceGray", "a picture without colour goes to black, as ours do"
    else:
        assert space == "/DeviceCMYK"
        wanted = to_press(Image.new("RGB", (1, 1), rgb), PROFILE, b"").getpixel((0, 0))
        assert max(abs(a - b) for a, b in zip(samples[:4], wanted, strict=True)) <= 3
    assert soft == (name == "soft_mask")
    assert not clauses(data)


@pytest.mark.parametrize("name", ["rgb", "icc_rgb", "cal_rgb", "lab", "rgb_shading"])
def test_drawings_of_an_advertisement_stay_rejected(tmp_path: Path, name: str) -> None:
    item = advertisement(adfiles.save(tmp_path, name, adfiles.REJECTED[name]()))
    assert errors(judged(item, converts=True)[1]) == {"ad.rejected"}


@pytest.mark.parametrize("change", [keyed, turned])
def test_what_cannot_be_put_over_surely_stays_rejected(
    tmp_path: Path, change: Callable[[pypdf.PdfWriter, StreamObject], None]
) -> None:
    item = advertisement(adfiles.save(tmp_path, "x", of_image(change)))
    assert errors(judged(item, converts=True)[1]) == {"ad.rejected"}


def test_a_file_in_press_colours_keeps_its_bytes(tmp_path: Path) -> None:
    page, findings = judged(advertisement(adfiles.save(tmp_path, "good", adfiles.good())), converts=True)
    assert not findings
    assert painted(page, converts=True) == painted(page, converts=False)


def in_a_form(data: bytes) -> bytes:
    """A file with all that it shows in a form."""

    def change(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[0]
        contents = page.get_contents()
        assert contents is not None
        form = DecodedStreamObject()
        form.set_data(contents.get_data())
        form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
        form[NameObject("/BBox")], form[NameObject("/Resources")] = page["/MediaBox"], page["/Resources"]
        outer = DecodedStreamObject()
        outer.set_data(b"/Fm Do")
        page[NameObject("/Contents")] = writer._add_object(outer)
        named = DictionaryObject({NameObject("/Fm"): writer._add_object(form)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): named})

    return adfiles.changed(data, change)


COLOURED: dict[str, Maker] = {
    "good": adfiles.good,
    "form": lambda: in_a_form(adfiles.good()),
    "spot": adfiles.REJECTED["spot"],
    **{name: adfiles.REJECTED[name] for name in ("rgb", "icc_rgb", "cal_rgb", "rgb_picture", "icc_rgb_picture")},
    "cmyk_picture": adfiles.picture,
}


@pytest.mark.parametrize("name", sorted(COLOURED))
def test_a_chart_in_colour_is_grey_on_a_black_page(tmp_path: Path, name: str) -> None:
    item = chart(adfiles.save(tmp_path, name, COLOURED[name]()))
    page, findings = judged(item, black=True)
    assert not errors(findings)
    data = painted(page)
    (opened,) = open_pdf(data).pages
    for thing in opened.painted:
        if thing.kind == "image":
            assert thing.colour.space == "DeviceGray"
        else:
            assert thing.colour.space in ("DeviceCMYK", "DeviceGray")
            assert not any(thing.colour.values[:3]) or thing.colour.space == "DeviceGray"
    assert not clauses(data, black_pages=[1])
    assert any(thing.kind == "text" for thing in opened.painted) == (name not in ("spot", "rgb"))


def test_a_chart_keeps_how_dark_it_is(tmp_path: Path) -> None:
    page, _ = judged(chart(adfiles.save(tmp_path, "good", adfiles.good())), black=True)
    panel = next(thing for thing in open_pdf(painted(page)).pages[0].painted if thing.kind == "fill")
    assert panel.colour.values[3] == pytest.approx(0.2 * 0.3 + 0.4 * 0.59, abs=0.001)


def test_the_second_ink_of_a_page_stays(tmp_path: Path) -> None:
    item = chart(adfiles.save(tmp_path, "spot", adfiles.REJECTED["spot"]()))
    page, findings = judged(item, black=True, second="Gold")
    assert not errors(findings)
    assert [t.colour.space for t in open_pdf(painted(page)).pages[0].painted if t.kind == "fill"] == ["Separation"]


@pytest.mark.parametrize("name", ["lab", "rgb_shading"])
def test_a_chart_that_cannot_be_made_grey_says_what_to_do(tmp_path: Path, name: str) -> None:
    item = chart(adfiles.save(tmp_path, name, adfiles.REJECTED[name]()))
    findings = judged(item, black=True)[1]
    assert errors(findings) == {"graphic.rejected"}


def test_an_advertisement_in_colour_on_a_black_page_is_rejected_and_says_what_to_do(tmp_path: Path) -> None:
    (finding,) = judged(advertisement(adfiles.save(tmp_path, "good", adfiles.good())), black=True)[1]
    assert finding.code == "ad.rejected"
    assert "印色: 彩" in finding.message.hint_zh
    assert "plates: colour" in finding.message.hint_en


def test_a_chart_in_a_colour_page_has_its_pictures_put_over(tmp_path: Path) -> None:
    page, findings = judged(chart(adfiles.save(tmp_path, "x", of_image(as_jpeg))))
    assert not errors(findings)
    assert [space for space, _, _ in images(painted(page))] == ["/DeviceCMYK"]
