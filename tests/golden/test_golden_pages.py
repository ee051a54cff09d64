"""Whole pages as text: where every item and line stands. `make golden` rewrites the references; look at the diff."""

from pathlib import Path

import pytest

from layout.cli.desk import registry
from layout.paint.dump import dump_text
from layout.pipeline import make_up

ROOT = Path(__file__).resolve().parents[2]
ISSUES = {
    **{folder.name: folder / "issue.yaml" for folder in sorted((ROOT / "examples").iterdir()) if folder.is_dir()},
    "zhongyuan-weekly": ROOT / "issues" / "zhongyuan-weekly" / "2021-02-09" / "issue.yaml",
}


@pytest.mark.parametrize("name", ISSUES)
def test_pages_stand_as_they_stood(name: str, update: bool) -> None:
    edition = make_up(ISSUES[name], registry())
    assert not [f.code for f in edition.findings if f.severity == "error"]
    found = dump_text(edition.sheets)
    reference = Path(__file__).with_name(f"{name}.txt")
    if update:
        reference.write_text(found, "utf-8")
    assert found == reference.read_text("utf-8")
