"""report.json: what a build found, as contract.md gives it; the same document, with seconds, for `check --json`."""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from layout.compose.packed import may_hold, without_glyphs
from layout.compose.types import AdItem, GraphicItem, PictureItem
from layout.diagnostics import Diagnostic, MessageLang, counted, to_json
from layout.flow.fits import in_lines
from layout.flow.types import Fit
from layout.pipeline import Edition

NOTHING: Final[Mapping[str, object]] = {
    **dict.fromkeys(("paper", "issue", "date")),
    **{member: [] for member in ("pages", "copyfit", "findings")},
    "text_verified": None,
    **{member: [] for member in ("changes", "turns", "steps")},
    "rounds": 0,
    "seconds": {},
}
"""The report of an issue that could not be made up: every member of a report, empty."""


def page_characters(edition: Edition) -> Mapping[int, int]:
    """Characters of copy on each page: what stands in the frames of stories, white space not counted."""
    return edition.characters


def input_digest(edition: Edition) -> str:
    """The SHA-256 of all that an edition was made from: issue, paper, articles, pictures, advertisements, profile, each
    by its path from the issue's folder and its own SHA-256. Faces have theirs in the registry.
    """
    issue = edition.issue
    places = (issue.paper.span, *(story.span for story in issue.stories))
    written = {issue.file, *(Path(place.file) for place in places if place is not None)}
    shown = {issue.paper.icc} if issue.paper.icc is not None else set()
    showing = (sheet for sheet in edition.sheets if may_hold(sheet, PictureItem, GraphicItem, AdItem))
    for item in (item for sheet in showing for item in without_glyphs(sheet).items):
        match item:
            case PictureItem() | GraphicItem():
                shown.add(item.picture.file)
            case AdItem():
                shown.add(item.file)
            case _:
                pass
    rows = []
    folder = issue.file.resolve().parent
    for path in written | shown:
        with suppress(OSError):
            name = os.path.relpath(path.resolve(), folder)
            rows.append(f"{Path(name).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}")
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()


def fit_json(fit: Fit) -> dict[str, object]:
    """One row of the copyfit table."""
    return {
        "slot": fit.slot,
        "page": fit.page,
        "article": fit.story,
        "state": fit.state,
        "characters": fit.characters,
        "lines": fit.lines,
        "column_lines": fit.column_lines,
        "from_words": fit.from_words,
        "cut": fit.cut,
    }


def copyfit_words(edition: Edition, lang: MessageLang) -> dict[str, str]:
    """How the copy fits each slot, by address, in the words of the trade: both units, and where the overset begins.

    Source: newspaper.md §7.
    """
    measures = {s.address: min(column.measure_em for column in s.columns) for p in edition.issue.pages for s in p.slots}
    return {fit.slot: _words(fit, measures[fit.slot], lang) for fit in edition.filled.fits}


def _words(fit: Fit, measure_em: float, lang: MessageLang) -> str:
    """One row of the table in words; `measure_em` = characters in a line of its columns."""
    zh = lang == "zh"
    match fit.state:
        case "fit":
            return "合" if zh else "fits"
        case "underset":
            return f"缺 {fit.column_lines} 栏行" if zh else f"underset by {counted(fit.column_lines, 'column-line')}"
        case "overset":
            size = in_lines(fit.characters, measure_em, lang)
            if zh:
                start = f"，从“{fit.from_words}”起" if fit.from_words else ""
                return f"超 {fit.characters} 字（{size}）{start}"
            start = f", from “{fit.from_words}”" if fit.from_words else ""
            return f"overset by {counted(fit.characters, 'character')} ({size}){start}"


def report_json(
    edition: Edition,
    lang: MessageLang,
    files: Mapping[int, tuple[str, str]],
    verified: Mapping[str, int] | None,
    print_findings: tuple[Diagnostic, ...] = (),
) -> dict[str, object]:
    """The report of an edition. `files` = per page its file's name and SHA-256; `verified` = counts of the read-back;
    `print_findings` = what was found in the written PDFs.
    """
    issue, counts = edition.issue, edition.characters
    return {
        "paper": issue.paper.name,
        "issue": issue.number,
        "date": issue.date.isoformat(),
        "pages": [
            {
                "number": sheet.number,
                "numbers": list(sheet.numbers),
                "name": sheet.name,
                "articles": list(sheet.articles),
                "characters": counts[sheet.number],
                "file": files.get(sheet.number, (None, None))[0],
                "sha256": files.get(sheet.number, (None, None))[1],
                "files": [files[number][0] for number in sheet.numbers if number in files],
            }
            for sheet in edition.sheets
        ],
        "copyfit": [fit_json(fit) for fit in edition.filled.fits],
        "findings": [to_json(finding, lang) for finding in (*edition.findings, *print_findings)],
        "text_verified": verified,
        "changes": [{"text": c.key, "offset": c.offset, "before": c.before, "after": c.after} for c in edition.changes],
        "turns": [{"text": key, "chosen": chosen, "others": others} for key, (chosen, *others) in edition.turns],
        "steps": [step.said(lang) for step in edition.filled.steps],
        "rounds": edition.filled.rounds,
    }
