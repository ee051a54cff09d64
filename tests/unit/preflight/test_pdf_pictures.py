"""Pages of PDFs as pictures, judged for the press in the size in which they stand."""

from dataclasses import replace
from pathlib import Path

import adfiles
import pytest
from handmade import bundled, issue, sheet, text_item
from reportlab.pdfgen.canvas import Canvas

from layout.compose.types import BoxItem, GraphicItem, Sheet
from layout.diagnostics import Diagnostic
from layout.geometry import Rect
from layout.model.article import Picture, PictureFacts
from layout.paint import paint_pdf
from layout.preflight import preflight_pdf, verify_text
from layout.preflight.ads import judge_ads
from layout.preflight.opened import open_pdf
from layout.preflight.types import Expected


def page_with(file: Path, rect: Rect, page: int = 1) -> Sheet:
    facts = PictureFacts(40_000, 30_000, "", "pdf", None, "")
    return sheet([GraphicItem(Picture(file, facts, page=page), "河", "1/甲", rect, (), "一张图表")])


def judged(
    folder: Path, data: bytes, width_pt: float = 400, black_only: bool = False
) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """The sheet and the findings for a file set to this width."""
    there = page_with(adfiles.save(folder, "图表", data), Rect(0, 0, width_pt, width_pt * 0.75))
    sheets, findings = judge_ads([replace(there, black_only=black_only)])
    return sheets[0], findings


def lined(width_pt: float) -> bytes:
    """A tint and a line of this weight."""

    def draw(canvas: Canvas) -> None:
        adfiles.tint(canvas)
        canvas.setStrokeColorCMYK(0, 0, 0, 1)
        canvas.setLineWidth(width_pt)
        canvas.line(10, 10, 200, 10)

    return adfiles.drawn(draw)


def test_a_good_one_is_shown_at_any_size(tmp_path: Path) -> None:
    shown, findings = judged(tmp_path, adfiles.good(), 200)
    assert not findings
    assert isinstance(shown.items[0], GraphicItem)
    assert preflight_pdf(paint_pdf([shown], issue(), bundled())).passed


@pytest.mark.parametrize("name", sorted(set(adfiles.REJECTED) - {"two_pages", "size"}))
def test_what_no_press_can_print_is_rejected_by_name(tmp_path: Path, name: str) -> None:
    shown, findings = judged(tmp_path, adfiles.REJECTED[name]())
    errors = [finding for finding in findings if finding.severity == "error"]
    assert {finding.code for finding in errors} == {"graphic.rejected"}
    assert all((f.page, f.slot, f.found) == (1, "1/甲", "图表.pdf") for f in errors)
    assert all("图 图表.pdf" in f.text("zh") and "picture 图表.pdf" in f.text("en") for f in errors)
    assert isinstance(shown.items[0], BoxItem)


@pytest.mark.parametrize("name", sorted(adfiles.WARNED))
def test_what_is_worth_a_warning_is_printed(tmp_path: Path, name: str) -> None:
    shown, findings = judged(tmp_path, adfiles.WARNED[name]())
    told = {"other_intent": {"graphic.intent"}, "bleed": set()}.get(name, {"graphic.warned"})
    assert {finding.code for finding in findings} == told
    report = preflight_pdf(paint_pdf([shown], issue(), bundled()))
    assert report.passed, [finding.text("en") for finding in report.findings]


def test_the_page_that_is_named_is_judged_and_shown(tmp_path: Path) -> None:
    pages = iter((adfiles.tint, lambda canvas: (canvas.setFillColorRGB(1, 0, 0), canvas.rect(9, 9, 90, 90, fill=1))))
    file = adfiles.save(tmp_path, "图表", adfiles.drawn(lambda canvas: next(pages)(canvas) and None, pages=2))
    first, second = (judge_ads([page_with(file, Rect(0, 0, 400, 300), page)]) for page in (1, 2))
    assert not [f for f in first[1] if f.severity == "error"]
    assert [f for f in second[1] if f.severity == "error"]


@pytest.mark.parametrize(("weight_pt", "width_pt", "thin"), [(0.3, 400, False), (0.3, 120, True), (0.1, 400, True)])
def test_lines_are_judged_as_they_come_out(tmp_path: Path, weight_pt: float, width_pt: float, thin: bool) -> None:
    _, findings = judged(tmp_path, lined(weight_pt), width_pt)
    thins = [f for f in findings if f.code == "graphic.warned" and f.message.clause and "pt" in f.text("en")]
    assert bool(thins) == thin
    assert all(f.measured == pytest.approx(weight_pt * width_pt / 400, abs=0.01) for f in thins)


@pytest.mark.parametrize(("width_pt", "coarse"), [(400, True), (150, False)])
def test_resolution_is_that_of_the_size_in_which_it_stands(tmp_path: Path, width_pt: float, coarse: bool) -> None:
    _, findings = judged(tmp_path, adfiles.picture(size=(120, 90)), width_pt)  # 75 ppi in its own size
    assert any(f.severity == "error" for f in findings) == coarse


def test_marks_beside_the_trim_are_not_judged(tmp_path: Path) -> None:
    data = adfiles.content(adfiles.good(), b"1 0 0 rg 500 500 20 20 re f")
    _, findings = judged(tmp_path, data)
    assert not findings


def test_colours_on_a_page_of_one_plate_are_told(tmp_path: Path) -> None:
    _, findings = judged(tmp_path, adfiles.good(), black_only=True)
    assert {f.code for f in findings} == {"graphic.rejected"}


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_what_it_says_is_no_text_of_its_article(tmp_path: Path, standard: str) -> None:
    file = adfiles.save(tmp_path, "图表", adfiles.good())
    words = "河水慢慢往东流。"
    there = page_with(file, Rect(0, 0, 200, 150))
    body = replace(text_item("河/body/0", [words], (20, 200)), story="河", slot="1/甲")
    data = paint_pdf([replace(there, items=(*there.items, body))], issue(), bundled(), standard)  # type: ignore[arg-type]
    texts = [thing for thing in open_pdf(data).pages[0].painted if thing.in_form and thing.kind == "text"]
    assert texts[0].text == "少放一挂鞭，多留一片蓝"
    assert texts[0].size_pt == pytest.approx(12)
    proof = verify_text(data, [Expected("河", (words,))])
    assert proof.holds, proof.findings
    assert proof.characters == len(words)
