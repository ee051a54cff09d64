"""What a build delivers: one PDF of all pages, one of each page, sheets of two pages where the printer wants them, the
report, the preflight report, the sheets as data.

Decisions: every PDF is read back and judged by preflight before it is written; the text of the whole issue is proved
in the file of all pages, the text of each page's articles by the same painter in its own file. A file that failed, or
whose page has an error or an article that is not proved, carries `_NOTPRINTABLE` in its name (print.md §10). PDFs are
written to the disk as soon as they are made, so that hundreds of pages are never in memory together. The written report
holds no times: same input, same bytes.
"""

import gc
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from layout import __version__
from layout.aside import side_by_side
from layout.compose.halves import single_pages
from layout.compose.types import Sheet
from layout.diagnostics import Diagnostic, MessageLang, json_bytes
from layout.expected import expected_texts
from layout.export import NOT_PRINTABLE, Delivered, Stage, Staged, next_revision, page_file
from layout.flow.messages import OVERSET
from layout.fonts import Registry
from layout.model.issue import Issue
from layout.model.page import Page, Slot
from layout.model.press import NO_MARKS
from layout.paint.document import Painting, paint_sheets, write_pdf_to
from layout.paint.dump import write_dump
from layout.paint.imposition import left_over, pairs_of, write_sheet
from layout.paint.metadata import Standard
from layout.paint.profile import profile_of
from layout.paint.spool import Spool
from layout.pipeline import LARGE, Edition, Stopwatch
from layout.preflight import preflight_pdf, verify_text
from layout.preflight.ads import Hosting, judge_ads
from layout.preflight.limits import limits_of
from layout.preflight.messages import LOST_GLYPH, OVERSET_TEXT
from layout.preflight.opened import OpenedPdf, open_pdf
from layout.preflight.pagewise import said_on_pages
from layout.preflight.report import open_to_judge, report_text
from layout.preflight.report import report_json as preflight_json
from layout.preflight.types import PressLimits, Report, TextProof
from layout.records import dataclass
from layout.report import input_digest, report_json
from layout.shape.messages import MISSING_GLYPH
from layout.singles import (
    PAGES,
    PagePress,
    Single,
    black_pages,
    halves_compared,
    judge_pages,
    pages_shared,
    painted_by,
    singles_of,
    worth_a_process,
    write_pages,
)

T = TypeVar("T")

PLATES: Final = "sheets"
"""The folder of the files of two pages on one side of a sheet."""
SHEETS: Final = "sheets.json"
"""The sheets as data (contract.md, `dump --json`), by which two builds are compared."""
OF_MAKEUP: Final = {OVERSET.code: OVERSET_TEXT, MISSING_GLYPH.code: LOST_GLYPH}
"""Findings of makeup that belong into a preflight report, and their rules there (print.md §8)."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """The files of a build with what was found in them; `seconds` = how long painting, preflight and proof took."""

    files: tuple[Delivered, ...]
    findings: tuple[Diagnostic, ...]
    report: dict[str, object]
    passed: bool
    seconds: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """What a build has made before it is named: the file of all pages with its judgement and proof, each page's, and
    the sheets as data.
    """

    painting: Painting
    whole: Staged
    judged: Report
    proof: TextProof
    singles: tuple["Single", ...]
    pages: tuple[tuple[Staged, Report], ...]
    dump: Staged


def deliver_edition(
    edition: Edition, stage: Stage, standard: Standard, numbers: Sequence[int], lang: MessageLang, jobs: int = 1
) -> Delivery:
    """The files of an edition: `numbers` = the pages wanted. The PDFs are staged; the folder tells the revisions.

    With more than one of `jobs` processes share the painting, and the writing and judging of files: the same bytes.
    """
    watch = Stopwatch()
    gc.freeze()  # what stages handed on has no cycles; what is swept below is only what reading leaves behind
    issue = edition.issue
    stem = f"{issue.paper.code}_{issue.date:%Y%m%d}"
    limits = limits_of(issue.paper.press, profile_of(issue.paper).tac_percent)
    spots = tuple(name for name, _ in issue.paper.inks)
    hosting = Hosting(limits, spots, standard, profile_of(issue.paper), issue.paper.press.converts_ads)
    chosen, ads = judge_ads([s for s in edition.sheets if s.number in numbers], hosting)
    homes = {number: page.number for page in issue.pages for number in page.numbers}
    made = _make(edition, chosen, standard, (limits, spots, jobs), (stage, watch))
    painting, whole, judged, proof = made.painting, made.whole, made.judged, made.proof
    faulty = {f.page for f in (*edition.findings, *ads) if f.severity == "error"} | _unproved(edition, proof)
    passed = judged.passed and proof.holds and not any(f.severity == "error" for f in ads)
    if not passed or faulty:
        whole = stage.put(partial(write_pdf_to, painting=painting, claims=False))
        judged = _without_claim(judged, whole)
    name = f"{stem}{'' if passed and not faulty else NOT_PRINTABLE}.pdf"
    files = [Delivered(name, whole, _facts(judged))]
    reports = {name: _with_makeup(judged, edition, None)}
    named: dict[int, tuple[str, str]] = {}
    refused: set[int] = set()
    for single, (data, page_report) in zip(made.singles, made.pages, strict=True):
        sheet = single.sheet
        good = page_report.passed and not faulty & {homes[sheet.number], None}
        if not good:
            refused.add(homes[sheet.number])
            data = stage.put(partial(write_pdf_to, painting=single.painting, only=single.place, claims=False), PAGES)
            page_report = _without_claim(page_report, data)
        file = _revised((stage.folder, PAGES, issue), [sheet], (data, page_report), good)
        files.append(file)
        reports[file.name] = _with_makeup(page_report, edition, homes[sheet.number])
        named[sheet.number] = (file.name, data.sha256)
        passed = passed and page_report.passed
    findings = (*ads, *judged.findings, *_beside_overset(edition, proof), *_only_there(made))
    if issue.paper.press.imposed and standard != "read" and len(numbers) == len(edition.sheets):
        flat = _flat(painting, chosen, edition.registry)
        findings = (*findings, *left_over(flat.sheets))
        for pages, good, (data, page_report) in _imposed(stage, (flat, limits, spots), homes, refused):
            file = _revised((stage.folder, PLATES, issue), pages, (data, page_report), good)
            files.append(file)
            reports[file.name] = page_report
            passed = passed and page_report.passed
    report = report_json(edition, lang, named, proof_counts(proof), findings)
    source = {"input_sha256": input_digest(edition)}
    preflights = [preflight_json(r, lang, file, __version__) | source for file, r in reports.items()]
    told = [report_text(r, lang, file, held=NOT_PRINTABLE in file) for file, r in reports.items()]
    files += [
        Delivered("preflight.json", json_bytes({"files": preflights})),
        Delivered("preflight.txt", "\n".join(told).encode()),
        Delivered("report.json", json_bytes(report)),
        Delivered(SHEETS, made.dump),
    ]
    return Delivery(tuple(files), findings, report, passed, tuple(watch.seconds.items()))


def _unproved(edition: Edition, proof: TextProof) -> set[int | None]:
    """The pages of articles whose text is not proved; None, which is all pages, where it is not known whose it is."""
    if proof.holds:
        return set()
    slots = {story.id: story.slots for story in edition.issue.stories}
    homes = {slot.address: page.number for page in edition.issue.pages for slot in page.slots}
    found = {finding.article for finding in proof.findings if finding.severity == "error"}
    if not found or not found <= slots.keys():
        return {None}
    return {homes[address] for article in found for address in slots[str(article)]}


def _revised(
    where: tuple[Path, str, Issue], pages: Sequence[Sheet], made: tuple[Staged, Report], good: bool
) -> Delivered:
    """The file of a page or a sheet under its next revision; `where` = the delivery's folder, the folder in it, and
    the issue whose paper says what files are called.
    """
    (folder, inside, issue), (data, report) = where, made
    label = "-".join(page.label for page in pages)
    plates = "K" if all(page.black_only and not page.second_ink for page in pages) else "CMYK"
    told = {"{code}": issue.paper.code, "{date}": f"{issue.date:%Y%m%d}", "{plates}": plates}
    pattern = issue.paper.press.file_name
    for place, text in told.items():
        pattern = pattern.replace(place, text)

    def name_of(revision: int) -> str:
        return f"{inside}/{page_file(pattern, label, revision, printable=good)}"

    revision = next_revision(folder, name_of, data)
    return Delivered(name_of(revision), data, (("page", label), ("rev", revision), *_facts(report)))


def _flat(painting: Painting, chosen: tuple[Sheet, ...], registry: Registry) -> Painting:
    """The pages as they lie on sheets: spreads as their two halves, and no marks around them."""
    issue, sheets = painting.issue, tuple(page for sheet in chosen for page in single_pages(sheet))
    bare = replace(issue, paper=replace(issue.paper, press=replace(issue.paper.press, marks=NO_MARKS)))
    if sheets == chosen and bare == issue:
        return painting
    return paint_sheets(sheets, bare, registry, painting.standard, painting.room.pictures.spool)


def _imposed(
    stage: Stage,
    press: tuple[Painting, PressLimits, tuple[str, ...]],
    homes: Mapping[int, int],
    refused: Collection[int],
) -> Iterator[tuple[list[Sheet], bool, tuple[Staged, Report]]]:
    """The sheets of two pages: the pages, whether it may be printed, the file and its judgement.

    Args:
        stage: Where the files are staged.
        press: The pages, none of them a spread; limits, and the declared spot inks.
        homes: For each page's number that of the page or spread it was made up on.
        refused: Which of those must not be printed.
    """
    painting, limits, spots = press
    for pair in pairs_of(painting.sheets):
        pages = [painting.sheets[place] for place in pair]
        data = stage.put(partial(write_sheet, painting=painting, pair=pair), PLATES)
        plates = {sheet.second_ink for sheet in pages if sheet.black_only}
        alike = all(sheet.black_only for sheet in pages) and len(plates) == 1
        report = preflight_pdf(open_pdf(data.read()), limits, spots, {1: plates.pop()} if alike else {})
        good = report.passed and not any(homes[sheet.number] in refused for sheet in pages)
        if not good:
            data = stage.put(partial(write_sheet, painting=painting, pair=pair, claims=False), PLATES)
            report = _without_claim(report, data)
        yield pages, good, (data, report)


def _make(
    edition: Edition,
    sheets: tuple[Sheet, ...],
    standard: Standard,
    terms: tuple[PressLimits, tuple[str, ...], int],
    tools: tuple[Stage, Stopwatch],
) -> _Made:
    """The files painted, read back, judged and proved; `terms` = limits, declared spots, processes."""
    (limits, spots, jobs), (stage, watch) = terms, tools
    issue, numbers = edition.issue, [number for sheet in sheets for number in sheet.numbers]
    spool = Spool(stage.scratch()) if len(sheets) > LARGE else None
    painted = partial(paint_sheets, sheets, issue, edition.registry, standard, spool, painted_by(jobs))
    painting = watch.run("paint", painted)
    black = black_pages(sheets)
    cut = issue.paper.press.cuts_spreads and standard != "read"
    singles = tuple(singles_of(painting, sheets, edition.registry, cut=cut))
    wholes: list[tuple[Staged, OpenedPdf, Report]] = []

    def whole() -> list[Staged]:
        file = watch.run("write", lambda: stage.put(partial(write_pdf_to, painting=painting)))
        opened = watch.run("open", lambda: open_to_judge(file.mapped(), limits, spots, black))
        judged = watch.run("preflight", lambda: preflight_pdf(opened, limits, spots, black))
        wholes.append((file, opened, judged))
        return []

    *some, last = (partial(write_pages, stage, singles, share) for share in pages_shared(len(singles), jobs - 1))
    writes: list[Callable[[], list[Staged]]] = [whole, *some]
    writes.append(lambda: [*last(), stage.put(partial(write_dump, sheets=sheets))])
    *files, dump = watch.run("pages", lambda: _beside(writes, worth_a_process(len(singles), jobs)))
    file, opened, judged = wholes[0]
    press = PagePress(singles, files, limits, spots, opened, said_on_pages(opened))
    gc.freeze()  # all of this stays until the last page's file is judged
    proofs: list[TextProof] = []

    def proof() -> list[Report]:
        proofs.append(watch.run("verify", lambda: prove_pages(edition, opened, numbers)))
        return []

    first, *others = (partial(judge_pages, press, share) for share in pages_shared(len(singles), jobs))
    works: list[Callable[[], list[Report]]] = [lambda: [*proof(), *first()], *others]
    made = watch.run("pages", lambda: _beside(works))
    return _Made(painting, file, judged, proofs[0], singles, tuple(halves_compared(press, made)), dump)


def _beside(works: Sequence[Callable[[], list[T]]], worth: bool = True) -> list[T]:
    """What some works give, one after the other; done side by side, where that is `worth` the processes."""
    shares = side_by_side(works) if worth else [work() for work in works]
    return [page for share in shares for page in share]


def _only_there(made: _Made) -> Iterator[Diagnostic]:
    """Errors that the files of single pages have and the file of all pages has not."""
    known = {(finding.code, finding.found) for finding in made.judged.findings}
    for single, (_, report) in zip(made.singles, made.pages, strict=True):
        for finding in report.findings:
            if finding.severity == "error" and (finding.code, finding.found) not in known:
                yield replace(finding, page=single.sheet.number)


def proof_counts(proof: TextProof) -> dict[str, int]:
    """What the report says of the proof of the text: how many articles and characters, how many not as in the copy."""
    return {
        "articles": proof.articles,
        "characters": proof.characters,
        "missing": proof.missing,
        "extra": proof.extra,
        "out_of_order": proof.out_of_order,
    }


def _without_claim(report: Report, pdf: Staged) -> Report:
    """The report of a file that was painted again without its claim to a standard, because it failed (print.md §1)."""
    return replace(report, sha256=pdf.sha256, bytes=pdf.size, claims="")


def prove_pages(edition: Edition, pdf: OpenedPdf, numbers: Collection[int]) -> TextProof:
    """The proof of every article that stands on the wanted pages only; a spread is two of them."""
    homes = {slot.address: _homes_of(slot, page) for page in edition.issue.pages for slot in page.slots}
    whole = {story.id for story in edition.issue.stories if all(homes[a] <= set(numbers) for a in story.slots)}
    partly = {story.id for story in edition.issue.stories} - whole
    return verify_text(pdf, [expected for expected in expected_texts(edition) if expected.story in whole], partly)


def _homes_of(slot: Slot, page: Page) -> set[int]:
    """The numbers of the pages that a slot lies on: of a spread the left, the right, or both."""
    fold = page.format.grid.fold_column
    if page.second is None or fold is None:
        return {page.number}
    sides = ((page.number, slot.first_column < fold), (page.second, slot.end_column > fold))
    return {number for number, is_there in sides if is_there}


def _beside_overset(edition: Edition, proof: TextProof) -> tuple[Diagnostic, ...]:
    """What the proof found, without what is only the rest of copy that did not fit: its own error says all of that."""
    overset = {fit.story for fit in edition.filled.fits if fit.state == "overset"}
    return tuple(finding for finding in proof.findings if finding.article not in overset)


def _with_makeup(report: Report, edition: Edition, page: int | None) -> Report:
    """The report of a file with what its bytes cannot show: copy and characters that are not on its pages."""
    found = (f for f in edition.findings if f.code in OF_MAKEUP and page in (None, f.page))
    carried = (
        replace(f, message=replace(f.message, code=OF_MAKEUP[f.code].code, clause=OF_MAKEUP[f.code].clause))
        for f in found
    )
    return replace(report, findings=(*report.findings, *carried))


def _facts(report: Report) -> tuple[tuple[str, object], ...]:
    """What the manifest says of a PDF: its claim, the pages with trim and inks, the most ink, how preflight went."""
    counts = {level: sum(f.severity == level for f in report.findings) for level in ("error", "warning", "info")}
    most = max((page.tac_max for page in report.pages), default=0.0)
    pages = [{"label": page.label, "trim_mm": list(page.trim_mm), "inks": dict(page.inks)} for page in report.pages]
    return (("claims", report.claims), ("pages", pages), ("tac_max", round(most, 1)), ("preflight", counts))
