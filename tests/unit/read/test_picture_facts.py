"""What a picture says of itself, and files that are not what they seem."""

import io
from pathlib import Path

import pytest
from PIL import Image

from layout.diagnostics import Span
from layout.read.pictures import read_picture

HERE = Span("issue.yaml", 1, 1)


@pytest.mark.parametrize("kind", ["jpeg", "png", "tiff", "webp"])
def test_facts(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    Image.new("L", (40, 30)).save(path, kind, dpi=(300, 300))
    picture, faults = read_picture(path, "a", HERE)
    assert not faults
    assert picture is not None
    assert picture.facts is not None
    facts = picture.facts
    assert (facts.kind, facts.width_px, facts.height_px) == (kind, 40, 30)
    assert len(facts.sha256) == 64
    if kind != "webp":
        assert facts.ppi == pytest.approx(300, abs=0.1)


@pytest.mark.parametrize("kind", ["jpeg", "png", "tiff", "webp"])
def test_a_turned_picture_is_measured_as_seen(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 30)).save(path, kind, exif=exif)
    picture, _ = read_picture(path, "a", HERE)
    assert picture is not None
    assert picture.facts is not None
    assert (picture.facts.width_px, picture.facts.height_px) == (30, 40)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff"])
def test_a_file_that_breaks_off_is_found(tmp_path: Path, kind: str) -> None:
    buffer = io.BytesIO()
    Image.effect_noise((64, 64), 90).convert("RGB").save(buffer, kind)
    whole = buffer.getvalue()
    path = tmp_path / f"a.{'jpg' if kind == 'jpeg' else kind}"
    for length in range(12, len(whole), max(1, len(whole) // 40)):
        path.write_bytes(whole[:length])
        picture, faults = read_picture(path, "a", HERE)
        assert picture is None, length
        assert [fault.code for fault in faults] == ["R401"]


def test_a_pdf_has_no_pixels(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    picture, faults = read_picture(tmp_path / "a.pdf", "a.pdf", HERE)
    assert picture is not None and picture.facts is None
    assert not faults


def test_a_drawing_counts_hundredths_of_its_units(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b'<svg viewBox="0 0 24.5 10"><circle r="5"/></svg>')
    picture, faults = read_picture(tmp_path / "a.svg", "a.svg", HERE)
    assert picture is not None and picture.facts is not None and picture.drawing is not None
    assert (picture.facts.kind, picture.facts.width_px, picture.facts.height_px) == ("svg", 2450, 1000)
    assert not faults
