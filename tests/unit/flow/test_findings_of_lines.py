"""What is reported of lines is reported of lines that stand on the page, in rooms of any measure."""

import shutil
from pathlib import Path

from layout.cli.desk import registry
from layout.compose.types import TextItem
from layout.flow.mend import EVEN_EM
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


def test_white_at_a_foot_is_not_filled_with_wide_gaps() -> None:
    """Two lines of white below a column of the sample are nearer to the eye than any gap that would fill them."""
    edition = make_up(ROOT / "issues" / "zhongyuan-weekly" / "2021-02-09" / "issue.yaml", registry())
    (thread,) = (thread for thread in edition.filled.threads if thread.story == "贴花花")
    widest = max(line.line.stretch_em for bead in thread.beads for line in bead.lines)
    assert widest <= EVEN_EM
