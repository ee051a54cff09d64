"""What a paper writes of its press (印刷): marks, limits."""

from collections.abc import Callable

import pytest
from handmade import BLACK, bundled, issue, sheet

from layout.build.types import Built
from layout.compose.types import BoxItem, RuleItem
from layout.diagnostics import Diagnostic
from layout.geometry import Rect
from layout.model.press import USUAL, Marks, Press
from layout.model.style import Ink
from layout.paint import paint_pdf
from layout.paint.profile import profile_of
from layout.preflight import preflight_pdf
from layout.preflight.limits import NAMES, limits_of
from layout.preflight.types import PressLimits
from layout.units import pt_from_mm

Make = Callable[..., Built]
ISSUE = "报纸: 样报\n期: 1\n日期: 2021-02-09\n版:\n  1:\n    版样: |\n      甲甲甲甲甲甲 20行\n    甲: {待稿: 300字}\n"


def press_of(make: Make, text: str) -> Press:
    return make({"issue.yaml": ISSUE, "paper.yaml": f"报名: 样报\n{text}"}).issue.paper.press


def test_marks_and_limits_in_both_languages(make: Make) -> None:
    zh = press_of(
        make, "印刷: {裁切线: 是, 套准: 是, 色标: 是, 标注: 是, 总墨量: 220%, 最细线: 0.1mm, 图片最低: 120}\n"
    )
    en = press_of(
        make,
        "press: {crop: yes, register: yes, bar: yes, slug: yes, tac: 220, thinnest line: 0.1mm, least ppi: 120ppi}\n",
    )
    assert zh == en
    assert zh.marks == Marks(True, True, True, True)
    assert zh.tac_percent == 220
    assert dict(zh.limits) == {"least_ppi": 120, "thinnest_line": pytest.approx(pt_from_mm(0.1))}


def test_a_paper_that_says_nothing_has_the_usual_press(make: Make) -> None:
    assert press_of(make, "") == USUAL
    assert not USUAL.marks.any
    assert limits_of(USUAL, 240.0) == PressLimits()


@pytest.mark.parametrize("key", sorted(NAMES))
def test_every_limit_reaches_preflight(make: Make, key: str) -> None:
    value = "333" if key.endswith("ppi") else "3.33pt"
    limits = limits_of(press_of(make, f"press: {{{key}: {value}}}\n"), 240.0)
    assert getattr(limits, NAMES[key]) == pytest.approx(333 if key.endswith("ppi") else 3.33)
    assert limits != PressLimits()


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("黑", (True, None)),
        ("彩", (False, None)),
        ("黑+报红", (True, "报红")),
        ("K ＋ 报红", (True, "报红")),
        ("Black+报红", (True, "报红")),
    ],
)
def test_plates_of_a_page(make: Make, written: str, wanted: tuple[bool, str | None]) -> None:
    asked = ISSUE.replace("    版样", f"    印色: {written}\n    版样")
    (page,) = make({"issue.yaml": asked, "paper.yaml": "报名: 样报\n专色: {报红: 0 100 90 0}\n"}).issue.pages
    assert (page.black_only, page.second_ink) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("是", Ink(c=40, m=30, y=30, k=90)), ("no", None), ("50 40 40 90", Ink(c=50, m=40, y=40, k=90))],
)
def test_blacks_of_the_press(make: Make, written: str, wanted: Ink | None) -> None:
    press = press_of(make, f"印刷: {{大面积黑: {written}, 压图黑字: 镂空}}\n")
    assert (press.rich_black, press.display_knocks_out) == (wanted, True)


def test_most_ink_limits_pictures_and_preflight(make: Make) -> None:
    paper = make({"issue.yaml": ISSUE, "paper.yaml": "报名: 样报\n印刷: {总墨量: 200%}\n"}).issue.paper
    assert profile_of(paper).tac_percent == 200
    assert limits_of(paper.press, profile_of(paper).tac_percent).tac_percent == 200


@pytest.mark.parametrize(("written", "found"), [("0.3pt", {"line.thin"}), ("0.2pt", set())])
def test_a_line_thinner_than_the_paper_allows(make: Make, written: str, found: set[str]) -> None:
    limits = limits_of(press_of(make, f"印刷: {{最细线: {written}}}\n"), 240.0)
    rule = RuleItem(20, 20, 100, 20, 0.25, BLACK)
    report = preflight_pdf(paint_pdf([sheet([rule])], issue(), bundled()), limits)
    assert {finding.code for finding in report.findings} == found


@pytest.mark.parametrize(("tac", "found"), [(180.0, {"tac.swatch", "tac.area"}), (200.0, set())])
def test_more_ink_than_the_paper_allows(tac: float, found: set[str]) -> None:
    panel = BoxItem(Rect(20, 20, 120, 120), None, 0, Ink(c=100, m=90))
    report = preflight_pdf(paint_pdf([sheet([panel])], issue(), bundled()), limits_of(USUAL, tac))
    assert {finding.code for finding in report.findings} == found


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("{代号}_{日期}_{版}_v{次}", "{code}_{date}_{page}_v{rev}"),
        ("ZY{ date }-{page}.{plates}.{rev}", "ZY{date}-{page}.{plates}.{rev}"),
        ("{版}{次}", "{page}{rev}"),
    ],
)
def test_names_of_page_files(make: Make, written: str, wanted: str) -> None:
    assert press_of(make, f'印刷: {{文件名: "{written}"}}\n').file_name == wanted


@pytest.mark.parametrize(
    "written",
    [
        *("{版}", "{次}", "{版}_{次}.pdf", "{版}/{次}", "../{版}{次}", "{版} {次}", "版{版}{次}", "{版}{次}{人}"),
        *("{{版}}{次}", "." + "{版}{次}", "x" * 90 + "{版}{次}"),
    ],
)
def test_names_that_tell_too_little_or_lead_elsewhere(
    faults: Callable[..., tuple[Diagnostic, ...]], written: str
) -> None:
    paper = f'报名: 样报\n印刷: {{文件名: "{written}"}}\n'
    assert "B348" in [fault.code for fault in faults({"issue.yaml": ISSUE, "paper.yaml": paper})]
