"""The drawn page: rectangles, pins, free cells, and faults at their own cells."""

import pytest

from layout.build.dummy import Drawn, Dummy, read_dummy
from layout.diagnostics import Span
from layout.model.page import Notch
from layout.read.types import Scalar


def block(*rows: str) -> Scalar:
    places = tuple(Span("i", line, 7) for line in range(10, 10 + len(rows)))
    return Scalar("\n".join(rows) + "\n", Span("i", 9, 9), "literal", places)


def drawn(*rows: str) -> Dummy:
    dummy, faults = read_dummy(block(*rows), len(rows[0].split()[0]))
    assert not faults
    assert dummy is not None
    return dummy


def test_rectangles_and_pins() -> None:
    dummy = drawn("头头二", "# 上半版", "头头二 12行  # 写定", "广广广 17 lines")
    assert dummy.bands == (None, 12, 17)
    assert dummy.slots == (Drawn("头", 0, 2, 0, 2, 0), Drawn("二", 2, 3, 0, 2, 2), Drawn("广", 0, 3, 2, 3, 24))


def test_free_cells_become_rectangles() -> None:
    dummy = drawn("甲··", "甲··", "···")
    assert [(d.first_column, d.end_column, d.first_band, d.end_band) for d in dummy.free] == [
        (1, 3, 0, 2),
        (0, 3, 2, 3),
    ]


@pytest.mark.parametrize(
    ("rows", "code", "place"),
    [
        (("甲甲乙", "甲甲"), "B201", (11, 9)),
        (("甲甲乙", "甲甲乙乙"), "B201", (11, 10)),
        (("甲乙甲", "乙乙甲"), "B202", (10, 8)),
        (("甲甲１", "甲甲乙"), "B205", (10, 9)),
        (("甲甲Ａ", "甲甲乙"), "B205", (10, 9)),
        (("甲甲乙12行", "甲甲乙"), "B205", (10, 10)),
        (("甲甲乙 很高", "甲甲乙"), "B206", (10, 11)),
        (("甲甲乙 0行", "甲甲乙"), "B206", (10, 11)),
    ],
)
def test_faults_stand_at_their_cell(rows: tuple[str, ...], code: str, place: tuple[int, int]) -> None:
    dummy, faults = read_dummy(block(*rows), 3)
    assert dummy is None
    first = faults[0]
    assert first.span is not None
    assert (first.code, (first.span.line, first.span.column)) == (code, place)


def test_two_slots_out_of_shape_are_two_faults() -> None:
    _, faults = read_dummy(block("甲乙甲", "乙甲乙"), 3)
    assert [fault.values["slot"] for fault in faults] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("rows", "notch"),
    [
        (("甲甲甲", "甲甲乙"), Notch(2, 3, 1, 2)),
        (("甲甲甲", "乙乙甲"), Notch(0, 2, 1, 2)),
        (("甲乙乙", "甲甲甲"), Notch(1, 3, 0, 1)),
        (("乙甲甲", "丙甲甲", "甲甲甲"), Notch(0, 1, 0, 2)),
    ],
)
def test_a_slot_that_may_be_bent_lacks_a_corner(rows: tuple[str, ...], notch: Notch) -> None:
    dummy, faults = read_dummy(block(*rows), 3, ("甲",))
    assert not faults
    assert dummy is not None
    assert next(slot for slot in dummy.slots if slot.name == "甲").notch == notch


@pytest.mark.parametrize(
    "rows",
    [("甲甲甲", "甲乙甲"), ("甲乙甲", "甲甲甲"), ("甲甲甲", "乙乙乙", "甲甲甲"), ("甲甲乙", "甲甲甲", "甲甲丙")],
)
def test_a_bent_slot_lacks_one_corner_only(rows: tuple[str, ...]) -> None:
    dummy, faults = read_dummy(block(*rows), 3, ("甲",))
    assert dummy is None
    assert [fault.code for fault in faults] == ["B213"]
