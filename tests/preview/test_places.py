"""From a point on the page to the file and line, and from a finding to its rectangle."""

from pathlib import Path

import pytest
from judged import edition_of
from served import ROOT

from layout.compose.types import Sheet, TextItem
from layout.geometry import Rect
from layout.lint import lint_sheets
from layout.pipeline import Edition
from layout.preview.places import find_at, finding_rect, line_rect
from layout.preview.report import editor_link

ISSUES = [ROOT / "issues/zhongyuan-weekly/2021-02-09/issue.yaml", ROOT / "examples/05-vertical-verse/issue.yaml"]
BODY = ("body", "subhead", "verse", "headline", "kicker")


@pytest.fixture(params=ISSUES, ids=lambda path: path.parent.name)
def edition(request: pytest.FixtureRequest) -> Edition:
    return edition_of(request.param)


def glyphs(sheet: Sheet) -> list[tuple[TextItem, str, float, float]]:
    """Every Han character of the copy on a page with the middle of its body, in points."""
    found = []
    for item in sheet.items:
        for placed in item.lines if isinstance(item, TextItem) and item.kind in BODY else ():
            for run in placed.line.runs:
                for text, (start, end) in zip(run.texts, run.bodies(), strict=True):
                    if len(text) == 1 and "\u4e00" <= text <= "\u9fff" and run.scale == 1:
                        along = (start + end) / 2 * placed.size_pt
                        if placed.vertical:
                            found.append((item, text, placed.x_pt, placed.baseline_pt + along))
                        else:
                            found.append((item, text, placed.x_pt + along, placed.baseline_pt - placed.size_pt * 0.38))
    return found


def test_a_click_on_a_character_tells_where_that_character_is_written(edition: Edition) -> None:
    asked = 0
    for sheet in edition.sheets:
        for item, char, x, y in glyphs(sheet)[::7]:
            found = find_at(edition, sheet, x, y)
            assert found is not None
            assert (found.article, found.slot) == (item.story, item.slot)
            assert found.span is not None
            line = Path(found.span.file).read_text("utf-8").split("\n")[found.span.line - 1]
            assert line[found.span.column - 1] == char, (found, line)
            asked += 1
    assert asked > 70


def test_a_click_in_the_margin_tells_nothing_and_beside_the_text_the_slot(edition: Edition) -> None:
    sheet = edition.sheets[0]
    assert find_at(edition, sheet, 2, 2) is None
    page = edition.filled.placed.pages[0]
    for slot in page.slots:
        inside = [
            found for found in (find_at(edition, sheet, *middle(slot_rect(edition, slot.slot.address))),) if found
        ]
        assert inside
        assert inside[0].slot == slot.slot.address


def slot_rect(edition: Edition, address: str) -> Rect:
    items = [item for item in edition.sheets[0].items if getattr(item, "slot", None) == address]
    return max((item.rect for item in items), key=lambda rect: rect.width * rect.height)


def middle(rect: Rect) -> tuple[float, float]:
    return (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2


def test_the_rectangles_of_a_paragraph_hold_all_its_lines() -> None:
    edition = edition_of(ISSUES[0])
    sheet = edition.sheets[1]
    item = next(item for item in sheet.items if isinstance(item, TextItem) and item.kind == "body")
    found = find_at(edition, sheet, *middle(line_rect(item.lines[0])))
    assert found is not None
    lines = [line for one in sheet.items if isinstance(one, TextItem) and one.text == item.text for line in one.lines]
    for line in lines:
        rect = line_rect(line)
        assert any(r.x0 <= rect.x0 and r.x1 >= rect.x1 and r.y0 <= rect.y0 and r.y1 >= rect.y1 for r in found.rects)


def test_every_finding_on_a_page_has_a_rectangle_on_it() -> None:
    for name in (
        "issues/zhongyuan-weekly/2021-02-09",
        *(f"examples/{path.name}" for path in (ROOT / "examples").iterdir() if path.is_dir()),
    ):
        edition = edition_of(ROOT / name / "issue.yaml")
        assert lint_sheets(edition.issue, edition.filled, edition.sheets) is not None
        for finding in edition.findings:
            rect = finding_rect(edition, finding)
            if finding.page and (finding.slot or finding.rect):
                trim = next(sheet.trim for sheet in edition.sheets if sheet.number == finding.page)
                assert rect is not None, finding
                assert -1 <= rect.x0 <= rect.x1 <= trim.x1 + 1
                assert -1 <= rect.y0 <= rect.y1 <= trim.y1 + 1


def test_a_link_opens_the_place_in_an_editor(tmp_path: Path) -> None:
    edition = edition_of(ISSUES[0])
    span = edition.issue.stories[0].span
    assert span is not None
    link = editor_link(span, "vscode")
    assert link is not None
    assert link.startswith("vscode://file/")
    assert link.endswith(f":{span.line}:{span.column}")
    assert "%E7%A8%BF%E4%BB%B6" in link
    assert editor_link(span, "") is None
