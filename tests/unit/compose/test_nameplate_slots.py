"""The nameplate drawn as a slot: level beside an article, or upright in a frame."""

from pathlib import Path

import pytest

from layout.cli.desk import registry
from layout.compose.types import BoxItem, Sheet, TextItem
from layout.diagnostics import Diagnostic
from layout.pipeline import make_up

PAPER = "报名: 渡口周报\n代号: DK\n报头: {西文名: FERRY, 主办: 渡口街道, 刊号: 准印证 第1号}\n"
ISSUE = "期: 3\n日期: 2024-05-01\n版式: {栏: 5, 行: 60, 成品: 250×280mm}\n版:\n  1:\n    名: 要闻\n    版样: |\n"


def made(folder: Path, rows: str, plate: str) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """The page and its findings; `rows` of the drawing, the nameplate's slot."""
    (folder / "paper.yaml").write_text(PAPER, "utf-8")
    drawn = "".join(f"      {row}\n" for row in rows.split())
    slots = f"    报: {{报头: {plate}}}\n    甲: {{稿: 河}}\n"
    (folder / "issue.yaml").write_text(ISSUE + drawn + slots, "utf-8")
    (folder / "稿件").mkdir()
    (folder / "稿件" / "河.md").write_text("---\n主题: 一条河\n---\n" + "河水慢慢往东流。" * 60 + "\n", "utf-8")
    edition = make_up(folder / "issue.yaml", registry())
    return edition.sheets[0], edition.findings


def _left(item: TextItem) -> float:
    """Where the ink of an item's lines begins."""
    return min(p.x_pt + (-0.5 if p.vertical else p.line.indent_em) * p.size_pt for p in item.lines)


def _right(item: TextItem) -> float:
    """Where it ends."""
    return max(p.x_pt + (0.5 if p.vertical else p.line.width_em) * p.size_pt for p in item.lines)


def furniture(sheet: Sheet) -> dict[str, TextItem]:
    return {
        item.text.partition("/")[2]: item
        for item in sheet.items
        if isinstance(item, TextItem) and item.kind in ("masthead", "folio")
    }


@pytest.mark.parametrize(("rows", "plate"), [("报甲甲甲甲", "竖"), ("报报报报甲", "横, 高: 12行")])
def test_every_piece_stands_in_the_slot(tmp_path: Path, rows: str, plate: str) -> None:
    sheet, findings = made(tmp_path, rows, plate)
    pieces = furniture(sheet)
    assert set(pieces) == {f"masthead.{name}" for name in ("name", "latin", "date", "issue", "note", "publisher")}
    right = sheet.type_area.x0 + 9 * (11 if plate == "竖" else 47)
    for item in pieces.values():
        assert len(item.lines) <= 3
        assert _left(item) >= sheet.type_area.x0 - 0.01 and _right(item) <= right + 0.01
    assert {f.code for f in findings} & {"folio_no", "furniture_overflow", "name_size"} == set()


def test_an_upright_name_runs_down_above_the_other_pieces(tmp_path: Path) -> None:
    sheet, _ = made(tmp_path, "报甲甲甲甲", "竖")
    pieces = furniture(sheet)
    name = pieces.pop("masthead.name")
    assert [line.vertical for line in name.lines] == [True]
    assert name.lines[0].line.text == "渡口周报"
    assert all(item.rect.y0 > name.rect.y1 for item in pieces.values())
    assert any(isinstance(item, BoxItem) and item.rect.x0 == sheet.type_area.x0 for item in sheet.items)


def test_an_article_begins_at_the_top_beside_a_level_one(tmp_path: Path) -> None:
    sheet, _ = made(tmp_path, "报报报报甲", "横, 高: 12行")
    headline = next(item for item in sheet.items if isinstance(item, TextItem) and item.kind == "headline")
    assert headline.rect.y0 < furniture(sheet)["masthead.date"].rect.y0


def test_a_name_too_long_for_its_slot_is_told(tmp_path: Path) -> None:
    _, findings = made(tmp_path, "报甲甲甲甲", "竖, 高: 59行")
    assert "furniture_overflow" not in {f.code for f in findings}
    (tmp_path / "paper.yaml").write_text(PAPER.replace("刊号:", "字号: 300pt, 刊号:"), "utf-8")
    edition = make_up(tmp_path / "issue.yaml", registry())
    assert "furniture_overflow" in {f.code for f in edition.findings}
