"""Any bytes as a picture, an article or an issue file: faults, never a crash."""

import io
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from layout.diagnostics import InputError, Span
from layout.read import read_issue
from layout.read.article import read_article
from layout.read.pictures import read_picture

HERE = Span("issue.yaml", 1, 1)
FREELY = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def picture(kind: str) -> bytes:
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (24, 16), "white").save(buffer, kind, exif=exif, dpi=(200, 200))
    return buffer.getvalue()


PICTURES = [picture(kind) for kind in ("jpeg", "png", "tiff", "webp")]


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A picture with some bytes changed, or cut off."""
    data = bytearray(draw(st.sampled_from(PICTURES)))
    for _ in range(draw(st.integers(0, 6))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(0, len(data)))])


@FREELY
@given(data=spoilt() | st.binary(max_size=200))
def test_pictures(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    found, faults = read_picture(path, "a.png", HERE)
    assert found is not None or faults


@FREELY
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_files(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "issue.yaml").write_bytes(data)
    (tmp_path / "a.md").write_bytes(data)
    found, faults = read_article(tmp_path / "a.md", "a.md", "a")
    assert found is not None or faults
    try:
        raw = read_issue(tmp_path / "issue.yaml")
    except InputError as error:
        assert error.diagnostics
    else:
        assert raw.issue.root is not None or raw.faults
