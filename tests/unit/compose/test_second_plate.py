"""A page of black and one spot ink: what it may print with, from the file to the plates."""

from dataclasses import replace

import pytest
from handmade import bundled, issue, sheet, text_item
from standards.judge import judge

from layout.compose.inks import in_black
from layout.compose.types import BoxItem, Item, RuleItem
from layout.geometry import Rect
from layout.model.style import BLACK, PAPER, Ink
from layout.paint import paint_pdf
from layout.preflight import preflight_pdf

SPOTS = (("报红", Ink(c=0, m=100, y=90, k=0)), ("报蓝", Ink(c=100, m=50, y=0, k=0)))
RED, BLUE, PROCESS = Ink(spot="报红"), Ink(spot="报蓝"), Ink(c=0, m=100, y=90, k=5)


@pytest.mark.parametrize(
    ("ink", "alone", "with_red"),
    [(RED, BLACK, RED), (BLUE, BLACK, BLACK), (PROCESS, BLACK, BLACK), (PAPER, PAPER, PAPER), (BLACK, BLACK, BLACK)],
)
def test_type_and_lines(ink: Ink, alone: Ink, with_red: Ink) -> None:
    text, rule = text_item("a/body/0", ["字"], (20, 20), ink=ink), RuleItem(0, 0, 9, 0, 1, ink)
    for item in (text, rule):
        assert in_black(item).ink == alone  # type: ignore[union-attr]
        assert in_black(item, "报红").ink == with_red  # type: ignore[union-attr]


def test_grounds_keep_their_tint() -> None:
    pale = BoxItem(Rect(0, 0, 9, 9), None, 0, Ink(spot="报红", tint=20))
    assert in_black(pale, "报红") == pale
    assert in_black(pale).fill == Ink(k=20)  # type: ignore[union-attr]


def page_of(*inks: Ink) -> bytes:
    items: list[Item] = [BoxItem(Rect(20 + 60 * n, 40, 70 + 60 * n, 90), None, 0, ink) for n, ink in enumerate(inks)]
    items.append(text_item("a/body/0", ["少放一挂鞭，多留一片蓝"], (40, 120), size_pt=12, ink=RED))
    page = replace(sheet(items), black_only=True, second_ink="报红")
    return paint_pdf([page], issue(inks=SPOTS), bundled())


def errors(data: bytes, second: str | None) -> set[str]:
    report = preflight_pdf(data, spots=["报红", "报蓝"], black_only={1: second})
    return {finding.code for finding in report.findings if finding.severity == "error"}


def test_black_and_its_ink_pass() -> None:
    data = page_of(BLACK, RED, replace(RED, tint=40), Ink(k=30))
    assert errors(data, "报红") == set()
    assert judge(data, "x4", black_pages=[1]) == []


@pytest.mark.parametrize("ink", [BLUE, Ink(c=20), Ink(m=5, k=10)])
def test_any_other_ink_is_an_error(ink: Ink) -> None:
    assert errors(page_of(BLACK, RED, ink), "报红") == {"ink.plates"}


def test_a_page_of_black_alone_takes_no_spot() -> None:
    assert errors(page_of(BLACK, RED), None) == {"ink.plates"}
