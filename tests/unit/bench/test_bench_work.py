"""The generator of the comparison: the same work every time, and one that our own road sets without errors."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def make(pages: int, folder: Path) -> dict[str, str]:
    """Every file of a work with its hash."""
    command = [sys.executable, "-m", "bench", "make", "--pages", str(pages), "-o", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def errors(folder: Path) -> list[str]:
    """What `check` calls an error in the issue of a work."""
    command = [sys.executable, "-m", "layout", "check", str(folder / "paiban" / "issue.yaml"), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    findings = json.loads(done.stdout)["findings"]
    return [f["message"] for f in findings if f["severity"] == "error"]


def test_the_work_is_the_same_every_time_and_passes_check(tmp_path: Path) -> None:
    first = make(1, tmp_path / "a")
    assert first == make(1, tmp_path / "b")
    assert {"paiban/issue.yaml", "paiban/paper.yaml", "typst/main.typ"} <= first.keys()
    assert errors(tmp_path / "a") == []


def test_more_jumps_than_copyfit_has_rounds_of_its_own(tmp_path: Path) -> None:
    make(24, tmp_path)
    assert errors(tmp_path) == []


def test_pages_hold_about_2500_characters_and_jumps_fit_together(tmp_path: Path) -> None:
    make(2, tmp_path)
    text = "".join(path.read_text("utf-8") for path in (tmp_path / "paiban" / "稿件").glob("*.md"))
    assert 3500 < sum("一" <= char <= "鿿" for char in text) < 6000
    assert len(set(text)) > 500
    issue = (tmp_path / "paiban" / "issue.yaml").read_text("utf-8")
    assert "转: 2/乙" in issue
    assert "接: 1/甲" in issue
