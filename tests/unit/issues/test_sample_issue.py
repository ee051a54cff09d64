"""The sample issue and the examples are what we show: they fit, and no check of the makeup has anything to object."""

from pathlib import Path

import pytest
from PIL import Image

from layout.cli.desk import registry
from layout.pipeline import make_up

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "issues" / "zhongyuan-weekly" / "2021-02-09"
ISSUES = [SAMPLE / "issue.yaml", *sorted((ROOT / "examples").glob("*/issue.yaml"))]
GREY = ("公益", "直播", "大厅", "网格员")
"""Pictures of pages 2 and 3, which are printed in black only."""


@pytest.mark.parametrize("issue", ISSUES, ids=lambda path: path.parent.name)
def test_nothing_to_object(issue: Path) -> None:
    edition = make_up(issue, registry())
    found = [(f.code, f.slot, f.measured) for f in edition.findings if f.severity != "info"]
    assert [finding for finding in found if finding[0] != "loose_line"] == []


def test_number_is_derived() -> None:
    text = (SAMPLE / "issue.yaml").read_text("utf-8")
    assert "期:" not in text.replace("日期:", "")


@pytest.mark.parametrize("name", GREY)
def test_pictures_of_black_pages_hold_no_colour(name: str) -> None:
    with Image.open(SAMPLE / "图" / f"{name}.png") as image:
        assert image.mode == "L"
