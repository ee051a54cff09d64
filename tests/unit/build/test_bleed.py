"""Bleed, the same at all edges or edge by edge, and how near the type area may come to an edge that is not cut."""

from pathlib import Path

import pytest
from handmade import bundled
from kitchen import furnish

from layout.geometry import Rect
from layout.pipeline import make_up
from layout.units import pt_from_mm

ROOT = Path(__file__).resolve().parents[3]
ISSUE = """日期: 2024-01-02
版式: {{基础: 四开6栏, 成品: 275×177mm, 行: 31{bleed}}}
版:
  1: {{名: 一, 版样: 甲甲甲甲甲甲, 甲: {{待稿: 900字}}}}
  2-3:
    名: 二
    版样: 甲甲甲甲甲甲乙乙乙乙乙乙
    甲: {{待稿: 900字}}
    乙: {{待稿: 900字}}
  4: {{名: 四, 版样: 甲甲甲甲甲甲, 甲: {{待稿: 900字}}}}
"""


def past(tmp_path: Path, bleed: str) -> list[tuple[float, ...]]:
    """How far each page is printed past its trim: left, top, right, bottom in mm."""
    furnish(tmp_path, ROOT)
    (tmp_path / "issue.yaml").write_text(ISSUE.format(bleed=bleed), "utf-8")
    sheets = make_up(tmp_path / "issue.yaml", bundled()).sheets

    def edges(trim: Rect, area: Rect) -> tuple[float, ...]:
        found = (trim.x0 - area.x0, trim.y0 - area.y0, area.x1 - trim.x1, area.y1 - trim.y1)
        return tuple(round(value / pt_from_mm(1), 3) for value in found)

    return [edges(sheet.trim, sheet.bleed) for sheet in sheets]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("", [(0, 0, 0, 0)] * 3),
        (", 出血: 3mm", [(3, 3, 3, 3)] * 3),
        (", 出血: {四边: 3mm, 内: 0mm}", [(0, 3, 3, 3), (3, 3, 3, 3), (3, 3, 0, 3)]),
        (", bleed: {top: 2mm, outer: 5mm}", [(0, 2, 5, 0), (5, 2, 5, 0), (5, 2, 0, 0)]),
    ],
)
def test_each_edge_has_its_bleed(tmp_path: Path, written: str, wanted: list[tuple[float, ...]]) -> None:
    assert past(tmp_path, written) == wanted
