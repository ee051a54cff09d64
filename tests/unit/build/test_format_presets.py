"""The formats of newspaper.md §3, and what a paper changes in them."""

import pytest

from layout.build.formats import build_format, find_preset
from layout.build.schema import FormatKeys
from layout.build.validate import validate
from layout.model.page import Format
from layout.read.types import Mapping
from layout.read.yaml_nodes import parse_yaml
from layout.units import mm


def made(text: str) -> Format:
    node, _ = parse_yaml(text, "paper.yaml")
    assert isinstance(node, Mapping)
    keys, faults = validate(node, FormatKeys)
    assert not faults
    found, faults = build_format(keys, None)
    assert not faults
    return found


@pytest.mark.parametrize(
    ("name", "columns", "chars", "lines", "area"),
    [
        ("四开6栏", 6, 11, 80, (225.4, 338.7)),
        ("四开六栏", 6, 11, 80, (225.4, 338.7)),
        ("sikai-6w", 6, 12, 80, (244.5, 338.7)),
        ("sikai-5", 5, 12, 74, (237.1, 342.6)),
        ("对开8栏", 8, 13, 115, (352.4, 486.8)),
    ],
)
def test_presets(name: str, columns: int, chars: int, lines: int, area: tuple[float, float]) -> None:
    found = made(f"基础: {name}")
    assert (len(found.grid.columns), found.grid.columns[0].measure_em, found.grid.lines) == (columns, chars, lines)
    size = (mm(found.type_area.width), mm(found.type_area.height))
    assert size == pytest.approx(area, abs=0.06)


def test_the_tabloid_leaves_room_for_its_header() -> None:
    x0, y0, x1, y1 = made("基础: sikai-6").type_area.to_mm()
    assert x0 == pytest.approx(275 - x1, abs=0.02)
    assert y0 == pytest.approx(29.2, abs=0.3)
    assert 390 - y1 == pytest.approx(22, abs=0.3)


def test_everything_may_be_changed() -> None:
    found = made(
        "{基础: 四开6栏, 裁切: 270×380mm, 栏: 5, 字: 12, 行: 70, 正文: 10pt, 行距: 1/4, 栏空: 2字, 出血: 3mm, "
        "页边: {上: 30mm, 左: 20mm}}"
    )
    assert (mm(found.trim_width_pt), mm(found.trim_height_pt)) == pytest.approx((270, 380))
    assert (found.grid.body_pt, found.grid.pitch_pt, found.grid.gutter_em) == (10, 12.5, 2)
    assert found.type_area.to_mm()[:2] == (20, 30)
    assert mm(found.bleed.top) == mm(found.bleed.inner) == pytest.approx(3)


def test_no_such_format() -> None:
    assert find_preset("四开7栏") is None
