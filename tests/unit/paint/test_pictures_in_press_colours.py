import io
import zlib
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from handmade import bundled, issue, picture_item, sheet
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageStat
from standards.judge import judge

from layout.diagnostics import InputError
from layout.geometry import Rect
from layout.model.press import Press
from layout.paint import paint_pdf
from layout.paint.colour import black_curve, limit_ink, to_press
from layout.paint.pictures import PreparedPicture, prepare_picture
from layout.paint.profile import read_profile
from layout.preflight import preflight_pdf

PRESS = read_profile(None)


def prepared(path: Path, size: tuple[int, int], inches: tuple[float, float] = (1.0, 1.0)) -> PreparedPicture:
    return prepare_picture(path, str(path), (0, 0, *size), inches, PRESS)


def pixels(picture: PreparedPicture) -> Image.Image:
    mode = {"/DeviceCMYK": "CMYK", "/DeviceGray": "L"}[picture.space]
    mode = "1" if picture.bits == 1 else mode
    return Image.frombytes(mode, (picture.width_px, picture.height_px), zlib.decompress(picture.data))


@given(st.lists(st.tuples(*[st.integers(0, 255)] * 4), min_size=1, max_size=40), st.sampled_from([200, 240, 260]))
@settings(max_examples=60, deadline=None)
def test_no_pixel_has_more_ink_than_allowed(values: list[tuple[int, int, int, int]], limit: int) -> None:
    image = Image.frombytes("CMYK", (len(values), 1), bytes(v for pixel in values for v in pixel))
    done = limit_ink(image, limit).tobytes()
    for n, before in enumerate(values):
        after = done[4 * n : 4 * n + 4]
        assert sum(after) <= limit * 255 // 100
        if sum(before) <= limit * 255 // 100:
            assert tuple(after) == before


def test_too_much_ink_keeps_its_lightness() -> None:
    image = Image.new("CMYK", (1, 1), (230, 220, 220, 100))
    c, m, y, k = limit_ink(image, 240).tobytes()
    assert k > 100
    assert abs((c - m) - 10) <= 2
    assert c + m + y + k <= 612


def test_only_grey_that_all_three_colours_have_becomes_black() -> None:
    # 670 of 612 allowed: half of 58 too many is 29, but yellow has 20. Black 150 + 20; of 230 + 230 + 0 there is room
    # for 442, which is 221 each.
    image = Image.new("CMYK", (1, 1), (250, 250, 20, 150))
    assert tuple(limit_ink(image, 240).tobytes()) == (221, 221, 0, 170)


def test_black_point_compensation_keeps_blacks_neutral() -> None:
    c, m, y, k = to_press(Image.new("RGB", (1, 1), (0, 0, 0)), PRESS, b"").tobytes()
    assert k > 200
    assert c + m + y + k <= 612


def test_the_black_curve_falls_from_paper_to_solid() -> None:
    curve = black_curve(PRESS.icc)
    assert curve[255] == 255
    assert curve[0] == 0
    assert list(curve) == sorted(curve)
    assert 100 < curve[128] < 140


@pytest.mark.parametrize("mode", ["L", "LA", "I;16", "RGB"])
def test_grey_pictures_go_to_the_black_plate(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "grey.png"
    deep = Image.new("I;16", (40, 30), 90 * 257)
    (deep if mode == "I;16" else Image.new("L", (40, 30), 90).convert(mode)).save(path)
    picture = prepared(path, (40, 30))
    assert (picture.space, picture.bits) == ("/DeviceGray", 8)
    assert pixels(picture).getpixel((5, 5)) == black_curve(PRESS.icc)[90]


def test_line_art_stays_one_bit(tmp_path: Path) -> None:
    path = tmp_path / "art.png"
    Image.new("1", (40, 30), 1).save(path)
    assert prepared(path, (40, 30)).bits == 1


def test_transparency_lies_on_white(tmp_path: Path) -> None:
    path = tmp_path / "clear.png"
    Image.new("RGBA", (20, 20), (200, 0, 0, 0)).save(path)
    picture = prepared(path, (20, 20))
    assert picture.space == "/DeviceGray"
    assert pixels(picture).getpixel((3, 3)) == 255


def test_orientation_of_the_camera(tmp_path: Path) -> None:
    path = tmp_path / "turned.jpg"
    image = Image.new("RGB", (60, 30), (250, 250, 250))
    image.paste((255, 0, 0), (0, 0, 30, 30))
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(path, exif=exif, quality=95)
    picture = prepared(path, (30, 60))
    assert (picture.width_px, picture.height_px) == (30, 60)
    top, bottom = (pixels(picture).getpixel((15, y)) for y in (10, 50))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[1] > 150 > bottom[1]


@pytest.mark.parametrize("embedded", [False, True])
def test_cmyk_jpegs_keep_their_polarity(tmp_path: Path, embedded: bool) -> None:
    path = tmp_path / "ad.jpg"
    extra = {"icc_profile": PRESS.icc} if embedded else {}
    Image.new("CMYK", (32, 32), (200, 10, 20, 0)).save(path, quality=98, **extra)
    value = pixels(prepared(path, (32, 32))).getpixel((8, 8))
    assert isinstance(value, tuple)
    assert value == pytest.approx((200, 10, 20, 0), abs=3)


def test_an_embedded_profile_counts(tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(path, icc_profile=profile)
    plain = tmp_path / "q.png"
    Image.new("RGB", (8, 8), (200, 30, 30)).save(plain)
    one, other = pixels(prepared(path, (8, 8))), pixels(prepared(plain, (8, 8)))
    assert one.getpixel((1, 1)) == pytest.approx(other.getpixel((1, 1)), abs=2)


def test_more_than_300_ppi_is_brought_down_and_never_up(tmp_path: Path) -> None:
    path = tmp_path / "big.png"
    Image.radial_gradient("L").resize((800, 800)).save(path)
    assert prepared(path, (800, 800), (2.0, 2.0)).width_px == 600
    assert prepared(path, (800, 800), (8.0, 8.0)).width_px == 800


def test_one_picture_twice_is_one_object(tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    Image.new("RGB", (30, 20), (10, 200, 30)).save(path)
    places = [Rect(20, 40, 80, 80), Rect(120, 40, 180, 80)]
    data = paint_pdf([sheet([picture_item(path, place, (30, 20)) for place in places])], issue(), bundled())
    page = pypdf.PdfReader(io.BytesIO(data), strict=True).pages[0]
    assert len(page["/Resources"]["/XObject"]) == 1


def test_a_broken_picture_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    Image.radial_gradient("L").save(path)
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(InputError) as caught:
        paint_pdf([sheet([picture_item(path, Rect(20, 40, 80, 80), (256, 256))])], issue(), bundled())
    assert caught.value.diagnostics[0].code == "I102"
    assert caught.value.diagnostics[0].found == "broken.png"


def test_a_page_of_black_alone_turns_colours_grey(tmp_path: Path) -> None:
    for name, mode in (("rgb.png", "RGB"), ("cmyk.jpg", "CMYK")):
        path = tmp_path / name
        Image.new("RGB", (30, 20), (10, 200, 30)).convert(mode).save(path)
        page = replace(sheet([picture_item(path, Rect(20, 40, 80, 80), (30, 20))]), black_only=True)
        report = preflight_pdf(paint_pdf([page], issue(), bundled()), black_only={1: None})
        assert report.pages[0].images[0].space == "DeviceGray"
        assert "ink.plates" not in {finding.code for finding in report.findings}


def test_the_limit_of_a_printers_profile_is_read_from_it(tmp_path: Path) -> None:
    bundled_files = resources.files("layout.paint").joinpath("profiles")
    for percent in (220, 240):
        icc = bundled_files.joinpath(f"newsprint-tr002-tac{percent}.icc").read_bytes()
        (tmp_path / f"press{percent}.icc").write_bytes(icc)
        profile = read_profile(tmp_path / f"press{percent}.icc")
        assert profile.tac_percent == percent
        assert profile.identifier == f"press{percent}"
        assert not profile.registered


def photograph(path: Path, grey: bool = False) -> Path:
    """Noise on a ramp, as a camera's: cyan on the left, dark on the right."""
    noise = Image.effect_noise((300, 300), 40)
    ramp = Image.linear_gradient("L").resize((300, 300)).rotate(90)
    mixed = Image.blend(noise, ramp, 0.7)
    picture = mixed if grey else Image.merge("RGB", [mixed.point(lambda v: v // 2), mixed, mixed])
    picture.save(path)
    return path


def printed(data: bytes) -> Image.Image:
    """What pdfium shows of the page, which is not our reader."""
    return pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")


@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_photographs_as_jpeg_look_the_same(tmp_path: Path, grey: bool, standard: str) -> None:
    item = picture_item(photograph(tmp_path / "a.png", grey), Rect(40, 40, 140, 140), (300, 300))
    files = [
        paint_pdf([sheet([item])], issue(press=Press(jpeg=jpeg)), bundled(), standard)  # type: ignore[arg-type]
        for jpeg in (False, True)
    ]
    assert b"/DCTDecode" not in files[0]
    assert b"/DCTDecode" in files[1]
    assert len(files[1]) < len(files[0])
    assert judge(files[1], standard) == []
    plain, small = (preflight_pdf(data) for data in files)
    assert [f.code for f in small.findings] == [f.code for f in plain.findings]
    for (ink, before), (_, after) in zip(plain.pages[0].inks, small.pages[0].inks, strict=True):
        assert after == pytest.approx(before, abs=0.2), ink
    assert small.pages[0].tac_max == pytest.approx(plain.pages[0].tac_max, abs=2)
    shown = ImageStat.Stat(ImageChops.difference(*map(printed, files)).crop((40, 40, 140, 140)))
    assert max(shown.mean) < 3


def test_a_drawing_stays_without_loss(tmp_path: Path) -> None:
    path = tmp_path / "drawn.png"
    Image.new("RGB", (300, 300), (200, 40, 40)).save(path)
    item = picture_item(path, Rect(40, 40, 140, 140), (300, 300))
    assert b"/DCTDecode" not in paint_pdf([sheet([item])], issue(press=Press(jpeg=True)), bundled())


def test_a_wrong_polarity_is_seen_by_the_judge(tmp_path: Path) -> None:
    item = picture_item(photograph(tmp_path / "a.png"), Rect(40, 40, 140, 140), (300, 300))
    data = paint_pdf([sheet([item])], issue(press=Press(jpeg=True)), bundled())
    turned = data.replace(b"[1 0 1 0 1 0 1 0]", b"[0 1 0 1 0 1 0 1]")
    assert turned != data
    assert any("Adobe marker" in fault for fault in judge(turned, "x4"))
