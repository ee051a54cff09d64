"""The map of the import road names every module of it, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_the_map_of_the_import_road_is_whole() -> None:
    chapter = (ROOT / "docs/repair.md").read_text("utf-8").split("\n## ")[2]
    named = re.findall(r"`(\w+)`", chapter)
    there = {path.stem for path in (ROOT / "layout/repair").glob("*.py")} - {"__init__"}
    assert sorted(named) == sorted(there)
