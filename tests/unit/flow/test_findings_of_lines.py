"""What is reported of lines is reported of lines that stand on the page, in rooms of any measure."""

import shutil
from pathlib import Path

from layout.cli.desk import registry
from layout.compose.types import TextItem
from layout.pipeline import make_up

ROOT = Path(__file__).resolve().parents[3]
OF_LINES = ("loose_line", "overfull_line", "divided_number")


def test_lines_beside_a_picture_report_as_they_stand(tmp_path: Path) -> None:
    folder = tmp_path / "19-wrap"
    shutil.copytree(ROOT / "examples" / "19-wrap", folder)
    copy = folder / "稿件" / "白鹭.md"
    text = copy.read_text("utf-8")
    for words, digits in (("记到后来", 34), ("它挑地方", 22), ("又清", 17), ("爱在那里", 19)):
        text = text.replace(words, words + ("1234567890" * 4)[:digits], 1)
    copy.write_text(text, "utf-8")
    edition = make_up(folder / "issue.yaml", registry())
    stand = {
        placed.line.text.strip()
        for sheet in edition.sheets
        for item in sheet.items
        if isinstance(item, TextItem)
        for placed in item.lines
    }
    found = [finding for finding in edition.findings if finding.code in OF_LINES]
    assert sum(finding.code == "divided_number" for finding in found) >= 3
    assert {finding.found for finding in found} <= stand
