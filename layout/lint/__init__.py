"""Lint: what an editor must know before ink. One function a check; waivers (允许) are applied last."""

from collections.abc import Sequence
from dataclasses import replace

from layout.compose.types import Sheet
from layout.diagnostics import Diagnostic
from layout.flow.types import FilledIssue
from layout.lint.copy import check_repeats, check_story_copy
from layout.lint.facts import bare_facts, page_facts
from layout.lint.fold import check_fold
from layout.lint.form import check_form, check_page_count
from layout.lint.grounds import check_grounds
from layout.lint.heads import check_head_lines, check_head_pairs, check_heads_in_a_row
from layout.lint.imprint import check_imprint
from layout.lint.makeup import (
    check_column_ends,
    check_corners,
    check_gutters,
    check_lead,
    check_legs,
    check_pictures_apart,
    check_splits,
    check_unfilled,
)
from layout.lint.messages import WAIVER_UNKNOWN
from layout.lint.turns import check_jumps, check_outlines, check_pictures_near, check_turns
from layout.lint.waivers import NAMES
from layout.model.issue import Issue
from layout.place.types import PlacedIssue
from layout.traditional import simplified

__all__ = ["lint_issue", "lint_sheets", "waive"]

PAGE_CHECKS = (
    check_splits,
    check_gutters,
    check_corners,
    check_lead,
    check_head_pairs,
    check_heads_in_a_row,
    check_head_lines,
    check_legs,
    check_column_ends,
    check_pictures_apart,
    check_turns,
    check_outlines,
    check_pictures_near,
)


def lint_sheets(issue: Issue, filled: FilledIssue, sheets: Sequence[Sheet]) -> tuple[Diagnostic, ...]:
    """Every check of newspaper.md §6 that looks at one page, or at an article on all its pages, in page order;
    rectangles in points from the trim's corner.

    Args:
        issue: The whole issue: its date and how many pages it has.
        filled: The pages to be looked at, all of them or those that hang together.
        sheets: The same, as they will be printed.
    """
    pages = page_facts(filled.issue, filled)
    found: list[Diagnostic] = []
    for facts in pages:
        for check in PAGE_CHECKS:
            found += check(facts)
        found += check_story_copy(facts, filled)
    found += check_jumps(filled.issue, pages, sheets)
    found += check_form(issue, pages, sheets)
    found += check_fold(pages, sheets)
    found += check_grounds(issue, pages, sheets)
    return _by_page(found)


def lint_issue(issue: Issue, placed: PlacedIssue) -> tuple[Diagnostic, ...]:
    """The checks of newspaper.md §6 that look at all pages together, in page order."""
    pages = bare_facts(issue, placed)
    return _by_page(
        [
            *check_repeats(issue, pages),
            *check_unfilled(issue, pages),
            *check_page_count(pages),
            *check_imprint(issue, pages),
        ]
    )


def _by_page(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in page order; those of a page as they were found."""
    return tuple(sorted(found, key=lambda d: d.page or 0))


def waive(issue: Issue, findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings with the editor's waivers applied: a waived one keeps its place and says the reason."""
    allowed: dict[tuple[str, str], str] = {}
    unknown: list[Diagnostic] = []
    codes = set(NAMES.values())
    for page in issue.pages:
        for where, waivers in ((str(page.number), page.waivers), *((s.address, s.waivers) for s in page.slots)):
            for waiver in waivers:
                code = NAMES.get(waiver.code, NAMES.get(simplified(waiver.code), waiver.code))
                allowed[where, code] = waiver.reason or "允许"
                if code not in codes:
                    values = {"name": waiver.code}
                    unknown.append(
                        Diagnostic(message=WAIVER_UNKNOWN, values=values, span=waiver.span, page=page.number)
                    )
    waived = []
    for finding in findings:
        reason = allowed.get((finding.slot or "", finding.code)) or allowed.get((str(finding.page), finding.code))
        waived.append(replace(finding, waived=reason) if reason else finding)
    return (*waived, *unknown)
