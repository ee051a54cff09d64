import pytest

from layout.diagnostics import Diagnostic, Message, Span, render, to_json
from layout.geometry import Rect
from layout.units import Length, fits, mm, parse_length, pt_from_mm


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("17行", Length(17, "line")),
        ("2 栏", Length(2, "column")),
        ("2.5字", Length(2.5, "em")),
        ("1/8字", Length(0.125, "em")),
        ("10mm", Length(10, "mm")),
        ("9 pt", Length(9, "pt")),
        ("小五", Length(9, "pt")),
        ("3 lines", Length(3, "line")),
    ],
)
def test_a_length_carries_its_unit(text: str, length: Length) -> None:
    assert parse_length(text) == length


def test_named_sizes_come_in_two_tables() -> None:
    assert parse_length("二号", "press").value == 21
    assert parse_length("二号").value == 22


@pytest.mark.parametrize("text", ["", "17", "行", "1O行", "17 furlongs", "-3行", "1.行", "1/0字", "1/字", "1//2字"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_length(text)


def test_points_and_millimetres() -> None:
    assert mm(72) == pytest.approx(25.4)
    assert pt_from_mm(mm(13.7)) == pytest.approx(13.7)
    assert fits(100.004, 100) and not fits(100.01, 100)


MESSAGE = Message("B104", "error", "没有稿件“{name}”", "no such article: {name}", "写 {known} 之一", "one of {known}")


def test_a_finding_speaks_two_languages_and_keeps_its_place() -> None:
    finding = Diagnostic(
        message=MESSAGE, values={"name": "甲", "known": "乙、丙"}, span=Span("issue.yaml", 14, 12), found="甲"
    )
    assert render(finding, "en").splitlines() == [
        "issue.yaml:14:12: error[B104]: no such article: 甲",
        "  found:    甲",
        "  expected: one of 乙、丙",
    ]
    assert render(finding, "zh").splitlines()[0] == "issue.yaml:14:12: 错误[B104]: 没有稿件“甲”"


def test_a_waived_finding_is_no_error_any_more() -> None:
    finding = Diagnostic(message=MESSAGE, page=2, slot="2/甲", rect=Rect(0, 0, 72, 72), waived="版面需要")
    document = to_json(finding, "zh")
    assert document["severity"] == "info"
    assert document["rect_mm"] == [0, 0, 25.4, 25.4]
    assert document["waived"] == "版面需要"
    assert render(finding, "zh").startswith("2/甲: 提示[B104]")


def test_a_page_of_a_pdf_is_told_by_its_place_and_its_label() -> None:
    finding = Diagnostic(message=MESSAGE, values={"name": "人员\n2月9日"}, page=7, label="A08")
    assert render(finding, "zh").splitlines()[0] == "A08 版（PDF 第7页）: 错误[B104]: 没有稿件“人员 2月9日”"
    assert render(finding, "en").startswith("page A08 (page 7 of the PDF): error[B104]")
    assert render(Diagnostic(message=MESSAGE, page=3, label="3"), "zh").startswith("第3页: 错误[B104]")
    assert render(Diagnostic(message=MESSAGE, page=3), "zh").startswith("第3版: 错误[B104]")
