"""What independent programs say of the sample issue's files; each is asked only where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from handmade import bundled
from PIL import Image

from layout.paint import paint_pdf
from layout.paint.metadata import Standard
from layout.pipeline import Edition, make_up


@pytest.fixture(scope="module")
def edition(root: Path) -> Edition:
    return make_up(root / "issues" / "zhongyuan-weekly" / "2021-02-09" / "issue.yaml", bundled())


@pytest.fixture(scope="module", params=["x4", "x1a"])
def file(request: pytest.FixtureRequest, edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    standard: Standard = request.param
    path = tmp_path_factory.mktemp("judged") / f"{standard}.pdf"
    path.write_bytes(paint_pdf(edition.sheets, edition.issue, edition.registry, standard))
    return path


def ask(*command: str | Path) -> subprocess.CompletedProcess[str]:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, timeout=120)


def test_qpdf_finds_no_fault(file: Path) -> None:
    told = ask("qpdf", "--check", file)
    assert told.returncode == 0
    assert "No syntax or stream encoding errors" in told.stdout
    assert "WARNING" not in told.stdout + told.stderr


def test_mutool_draws_it_without_a_word(file: Path) -> None:
    told = ask("mutool", "draw", "-q", "-r", "20", "-F", "png", "-o", "/dev/null", file)
    lines = [line for line in told.stderr.splitlines() if "ICC support is not available" not in line]
    assert told.returncode == 0
    assert not lines


def test_ghostscript_renders_it_without_a_word(file: Path) -> None:
    told = ask("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage", file)
    assert told.returncode == 0
    assert not told.stdout.strip()


def test_poppler_sees_every_font_embedded_and_readable(file: Path) -> None:
    rows = ask("pdffonts", file).stdout.splitlines()[2:]
    assert rows
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row


def test_black_type_is_on_the_black_plate_alone(file: Path, edition: Edition, tmp_path: Path) -> None:
    told = ask("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r36", f"-o{tmp_path}/p%d.tif", file)
    assert told.returncode == 0
    grey = [sheet.number for sheet in edition.sheets if _is_grey(file, sheet.number)]
    assert grey
    for number in grey:
        for ink in ("Cyan", "Magenta", "Yellow"):
            with Image.open(tmp_path / f"p{number}({ink}).tif") as plate:
                assert plate.convert("L").getextrema() == (255, 255), f"page {number}: {ink}"
        with Image.open(tmp_path / f"p{number}(Black).tif") as plate:
            assert plate.convert("L").getextrema()[0] < 40


def _is_grey(file: Path, number: int) -> bool:
    """Whether a page has no picture in colour."""
    rows = ask("pdfimages", "-list", "-f", str(number), "-l", str(number), file).stdout.splitlines()[2:]
    return all(row.split()[5] == "gray" for row in rows)
