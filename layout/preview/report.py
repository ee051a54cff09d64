"""The view as JSON for the page in the browser, in one language: pages with their layers, copyfit, findings, errors.

Decisions: lengths are points from the trim's top left corner, rounded to a hundredth; what is said of a slot or a
finding is said here, so that the page in the browser knows no rules of the trade.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layout.compose.measure import Paper, paper_of
from layout.compose.types import Sheet
from layout.diagnostics import Diagnostic, MessageLang, Span, to_json
from layout.flow.fits import ERROR_LINES, WARN_LINES
from layout.flow.types import Bead, Fit
from layout.geometry import Rect
from layout.model.page import Page
from layout.pipeline import Edition
from layout.preview.places import Found, finding_rect, slots_of
from layout.preview.types import View
from layout.report import copyfit_words, fit_json, page_characters

Json = dict[str, Any]
SNIPPET = 48
"""Characters of a source line shown on either side of the place."""


def view_json(view: View, lang: MessageLang, editor: str = "") -> Json:
    """What the browser needs to show the view; without an edition there are no pages yet.

    `editor` is the scheme of links that open a place in it (empty: none).
    """
    document: Json = {
        "number": view.number,
        "lang": lang,
        "seconds": round(view.seconds, 3),
        "errors": [finding_json(view, error, lang, editor) for error in view.errors],
        "fault": view.fault,
        "title": "",
        "pages": [],
        "copyfit": [],
        "findings": [],
    }
    if (edition := view.edition) is None:
        return document
    issue = edition.issue
    number = (f"第{issue.number}期" if lang == "zh" else f"No. {issue.number}") if issue.number else ""
    counts, words = page_characters(edition), copyfit_words(edition, lang)
    return document | {
        "title": "  ".join(word for word in (issue.paper.name, issue.date.isoformat(), number) if word),
        "pages": [_page(edition, sheet, view.versions[sheet.number], counts) for sheet in edition.sheets],
        "copyfit": [_fit(fit, words[fit.slot], lang) for fit in edition.filled.fits],
        "findings": [finding_json(view, finding, lang, editor) for finding in edition.findings],
    }


def finding_json(view: View, finding: Diagnostic, lang: MessageLang, editor: str) -> Json:
    """A finding as contract.md gives it, with its rectangle in points and the source line it points at."""
    rect = finding_rect(view.edition, finding) if view.edition else finding.rect
    source = None
    if (span := finding.span) is not None and (text := view.sources.get((span.file, span.line))) is not None:
        at = min(span.column - 1, len(text))
        source = {
            "before": text[max(0, at - SNIPPET) : at],
            "at": text[at : at + 1],
            "after": text[at + 1 : at + 1 + SNIPPET],
        }
    link = editor_link(span, editor) if span else None
    return to_json(finding, lang) | {"rect_pt": _rect(rect) if rect else None, "source": source, "link": link}


def found_json(found: Found | None, editor: str) -> Json:
    """What stands at a point; `editor` is the scheme of links that open it there (empty: none)."""
    if found is None:
        return {"kind": None}
    return {
        "kind": found.kind,
        "article": found.article,
        "slot": found.slot,
        "words": found.words,
        "place": str(found.span) if found.span else None,
        "link": editor_link(found.span, editor) if found.span else None,
        "rects": [_rect(rect) for rect in found.rects],
    }


def editor_link(span: Span, editor: str) -> str | None:
    """A link that opens a place of a file in an editor that has registered `scheme://file/path:line:column`."""
    if not editor:
        return None
    path = Path(span.file).resolve().as_uri().removeprefix("file:///")
    return f"{editor}://file/{path}:{span.line}:{span.column}"


def _fit(fit: Fit, words: str, lang: MessageLang) -> Json:
    """One row of the copyfit table, with its words, the same in short, and how grave it is."""
    grave = fit.state == "overset" or fit.lines > ERROR_LINES
    level = "error" if grave else "warning" if fit.lines > WARN_LINES else "ok"
    zh = lang == "zh"
    short = {
        "fit": words,
        "overset": f"超 {fit.characters} 字" if zh else f"+{fit.characters} chars",
        "underset": f"缺 {fit.column_lines} 栏行" if zh else f"−{fit.column_lines} lines",
    }
    return fit_json(fit) | {"words": words, "short": short[fit.state], "level": level}


def _page(edition: Edition, sheet: Sheet, version: str, counts: Mapping[int, int]) -> Json:
    """One page with its layers."""
    page = next(page for page in edition.issue.pages if page.number == sheet.number)
    paper = paper_of(page)
    return {
        "number": sheet.number,
        "label": sheet.label,
        "name": sheet.name,
        "version": version,
        "width_pt": round(sheet.trim.width, 3),
        "height_pt": round(sheet.trim.height, 3),
        "characters": counts[sheet.number],
        "grid": _grid(page, paper, sheet),
        "slots": [
            {
                "slot": slot.slot,
                "name": slot.words,
                "article": slot.article,
                "place": str(slot.span) if slot.span else None,
                "rect": _rect(slot.rects[0]),
            }
            for slot in slots_of(edition, sheet)
        ],
        "beads": [
            {"article": thread.story, "rects": [_rect(_bead_rect(bead, paper)) for bead in beads]}
            for thread in edition.filled.threads
            if (beads := [bead for bead in thread.beads if bead.page == sheet.number])
        ],
    }


def _grid(page: Page, paper: Paper, sheet: Sheet) -> Json:
    """Columns from edge to edge, and the lines by top, pitch and count."""
    grid = page.format.grid
    return {
        "columns": [[round(paper.x(c.left_em), 2), round(paper.x(c.left_em + c.measure_em), 2)] for c in grid.columns],
        "top": round(paper.y(0), 2),
        "pitch": round(paper.pitch_pt, 4),
        "lines": grid.lines,
        "area": _rect(sheet.type_area),
    }


def _bead_rect(bead: Bead, paper: Paper) -> Rect:
    """The room that the lines of a bead take in their frame."""
    frame = bead.frame
    if frame.width_em:
        return paper.ink_box(
            frame.left_em, frame.width_em, frame.top_line, frame.measure_em * paper.body_pt / paper.pitch_pt
        )
    rows = bead.lines[-1].row + 1 if bead.lines else frame.lines
    return paper.ink_box(frame.left_em, frame.measure_em, frame.top_line, min(rows, frame.lines))


def _rect(rect: Rect) -> list[float]:
    """A rectangle as left, top, right, bottom in points."""
    return [round(value, 2) for value in (rect.x0, rect.y0, rect.x1, rect.y1)]
