"""The verb: a PDF's bytes judged, and the report as JSON and as readable text. Source: print.md §8."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any, Final

from layout.diagnostics import Diagnostic, MessageLang, render, to_json
from layout.preflight import messages
from layout.preflight.area import InkAreas
from layout.preflight.file_data import FileData, sha256_of
from layout.preflight.finding import at, claim_of, to_trim
from layout.preflight.opened import OpenedPage, OpenedPdf, UnreadablePdfError, broken, open_pdf
from layout.preflight.pages import JudgedPage, judge_page
from layout.preflight.rules_file import (
    check_boxes,
    check_file,
    check_metadata,
    check_output_intent,
    check_transparency,
)
from layout.preflight.rules_font import check_fonts, font_names
from layout.preflight.rules_tag import check_outline, check_tags, check_threads
from layout.preflight.types import PageFacts, PressLimits, Report
from layout.units import mm

SCHEMA: Final = "paiban-preflight-1"
MOST_FINDINGS: Final = 500
UNITS: Final = {
    **dict.fromkeys(("tac.swatch", "tac.area", "image.aspect"), "%"),
    **dict.fromkeys(("text.small", "text.multiink", "text.reversed", "line.thin"), "pt"),
    "image.ppi": "ppi",
    "ad.size": "mm",
    "font.widths": "1/1000 em",
}
"""What the numbers of a rule's findings count."""


def preflight_pdf(
    pdf: bytes | OpenedPdf,
    limits: PressLimits | None = None,
    spots: Sequence[str] = (),
    black_only: Mapping[int, str | None] | None = None,
) -> Report:
    """Judges a written PDF, ours or another's, by what its bytes say.

    Args:
        pdf: The file, or the file already opened.
        limits: What the press accepts.
        spots: Names of the spot inks that are declared.
        black_only: The numbers of the pages that are printed from the black plate alone; for each the name of the spot
            ink that it prints besides, or None.
    """
    limits = limits or PressLimits()
    data = pdf if isinstance(pdf, bytes) else pdf.data
    digest, size = sha256_of(data), len(data)
    try:
        opened = open_to_judge(pdf, limits, spots, black_only or {}) if isinstance(pdf, bytes) else pdf
    except UnreadablePdfError as error:
        fault = Diagnostic(message=messages.UNREADABLE, values={"why": error.why})
        return Report(digest, size, limits, "", (), (fault,))
    pages: list[JudgedPage] = []
    rules: tuple[Callable[[], Iterable[Diagnostic]], ...] = (
        lambda: check_file(opened),
        lambda: check_metadata(opened),
        lambda: check_output_intent(opened),
        lambda: check_boxes(opened),
        lambda: check_transparency(opened),
        lambda: check_fonts(opened),
        lambda: _judge_pages(opened, (limits, frozenset(spots), black_only or {}), pages),
        lambda: (finding for page in pages for finding in page.over_areas),
        lambda: (finding for page in pages for finding in page.pictures),
        lambda: check_tags(opened),
        lambda: check_threads(opened),
        lambda: check_outline(opened),
    )
    findings = [finding for rule in rules for finding in _judged(rule)]
    facts = _page_facts(opened, pages)
    labels = {page.page: page.label for page in facts}
    named = (replace(finding, label=labels.get(finding.page or 0)) for finding in findings[:MOST_FINDINGS])
    return Report(digest, size, limits, claim_of(opened), facts, tuple(named))


def open_to_judge(
    data: FileData, limits: PressLimits, spots: Sequence[str], black_only: Mapping[int, str | None]
) -> OpenedPdf:
    """A file opened, each page judged as soon as it is read: what it paints is then let go of. `preflight_pdf` with the
    same terms finds the judgements there.

    Raises:
        UnreadablePdfError: It cannot be read even leniently, or is encrypted.
    """
    declared = frozenset(spots)

    def look(page: OpenedPage) -> None:
        with suppress(*broken()):  # who judges the file meets it again, and tells it
            judge_page(page, limits, declared, _plates(black_only, page.number))

    return open_pdf(data, look=look)


def _judge_pages(
    opened: OpenedPdf, terms: tuple[PressLimits, frozenset[str], Mapping[int, str | None]], judged: list[JudgedPage]
) -> Iterator[Diagnostic]:
    """Findings about inks; what else is found page by page is added to `judged`. `terms` = limits, declared spots,
    pages of the black plate with the spot ink they print besides.
    """
    limits, spots, black_only = terms
    for page in opened.pages:
        try:
            judged.append(judge_page(page, limits, spots, _plates(black_only, page.number)))
        except broken() as error:
            judged.append(JudgedPage((), (), (), InkAreas((), 0.0, page.trim, 0.0), ()))
            yield at(page, messages.FILE_STRUCTURE, values={"what": f"{type(error).__name__}: {error}"})
        yield from judged[-1].inks


def _plates(black_only: Mapping[int, str | None], page: int) -> frozenset[str] | None:
    """The spot inks that a page of the black plate prints besides; None for one that is printed from all plates."""
    if page not in black_only:
        return None
    second = black_only[page]
    return frozenset(() if second is None else (second,))


def _judged(rule: Callable[[], Iterable[Diagnostic]]) -> Iterator[Diagnostic]:
    """What a rule finds; an object that is not what its place asks for ends the rule with a finding of its own."""
    try:
        yield from rule()
    except broken() as error:
        yield at(None, messages.FILE_STRUCTURE, values={"what": f"{type(error).__name__}: {error}"})


def _page_facts(opened: OpenedPdf, judged: Sequence[JudgedPage]) -> tuple[PageFacts, ...]:
    """What the report says of each page."""
    fonts = font_names(opened)
    return tuple(
        _facts(page, label, fonts[page.number], found)
        for page, label, found in zip(opened.pages, _labels(opened), judged, strict=True)
    )


def _facts(page: OpenedPage, label: str, fonts: tuple[str, ...], judged: JudgedPage) -> PageFacts:
    """What the report says of one page."""
    rect = to_trim(page, judged.areas.tac_where)
    return PageFacts(
        page=page.number,
        label=label,
        trim_mm=(round(mm(page.trim[2] - page.trim[0]), 2), round(mm(page.trim[3] - page.trim[1]), 2)),
        inks=judged.areas.inks,
        tac_max=round(judged.areas.tac_max, 1),
        tac_at_mm=(round(mm((rect.x0 + rect.x1) / 2), 1), round(mm((rect.y0 + rect.y1) / 2), 1)),
        fonts=fonts,
        images=judged.images,
    )


def _labels(opened: OpenedPdf) -> list[str]:
    """The labels of the pages."""
    try:
        labels = opened.reader.page_labels
        return [str(labels[page.number - 1]) for page in opened.pages]
    except (IndexError, KeyError, ValueError, TypeError, AttributeError):
        return [str(page.number) for page in opened.pages]


def report_json(report: Report, lang: MessageLang, file: str = "", version: str = "") -> dict[str, Any]:
    """The report as print.md §8 gives it; millimetres from the trim's top left corner."""
    counts = {level: sum(f.severity == level for f in report.findings) for level in ("error", "warning", "info")}
    return {
        "schema": SCHEMA,
        "tool": f"paiban {version}".strip(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "file": file,
        "bytes": report.bytes,
        "sha256": report.sha256,
        "claims": report.claims or None,
        "profile": asdict(report.limits),
        "pages": [
            {
                "page": page.page,
                "label": page.label,
                "trim_mm": list(page.trim_mm),
                "inks": dict(page.inks),
                "tac_max": page.tac_max,
                "tac_at_mm": list(page.tac_at_mm),
                "fonts": list(page.fonts),
                "images": [asdict(image) for image in page.images],
            }
            for page in report.pages
        ],
        "findings": [_finding_json(finding, lang) for finding in report.findings],
        "summary": counts | {"passed": report.passed},
    }


def _finding_json(finding: Diagnostic, lang: MessageLang) -> dict[str, Any]:
    """A finding as print.md §8 gives it: with its rule, the unit of its numbers, its place as x, y, width, height."""
    rect = finding.rect
    where = None
    if rect is not None:
        where = [round(mm(value), 2) for value in (rect.x0, rect.y0, rect.width, rect.height)]
    unit = UNITS.get(finding.code) if finding.measured is not None else None
    return {"rule": finding.code, **to_json(finding, lang), "unit": unit, "where_mm": where}


def report_text(report: Report, lang: MessageLang, file: str = "", *, held: bool = False) -> str:
    """The report for a person; `held` = the file itself may be good, what it shows may not go to press."""
    zh = lang == "zh"
    lines = [f"{file}  {report.claims or ('无 PDF/X 标识' if zh else 'no PDF/X claim')}".strip()]
    for page in report.pages:
        inks = " ".join(f"{ink} {value:.1f}%" for ink, value in page.inks)
        size = "×".join(f"{value:g}" for value in page.trim_mm)
        name = f"第{page.page}页 {page.label}" if zh else f"page {page.page} {page.label}"
        tac = "最大总墨量" if zh else "most ink"
        lines.append(f"{name}  {size} mm  {inks}  {tac} {page.tac_max:g}%  {', '.join(page.fonts)}")
        for image in page.images:
            lines.append(f"    {image.width_px}×{image.height_px} {image.space} {image.ppi:g} ppi")
    lines += [render(finding, lang) for finding in report.findings]
    verdict = ("通过" if report.passed else "不能付印") if zh else ("passed" if report.passed else "not printable")
    if report.passed and held:
        verdict = (
            "文件通过，但版面有错误或没有签发：不能付印，见 report.json"
            if zh
            else "the file passed, but its pages have errors or are not signed: not printable, see report.json"
        )
    return "\n".join([*lines, verdict]) + "\n"
