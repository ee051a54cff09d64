"""Groups of pages made up, and put together again as one issue.

Decisions: of a group that was made up for a build or a check only what later stages ask for is kept, its sheets packed:
boxes, galleys and poured lines are many times as much as the rest. Findings come in the order of the groups, those
about pages in page order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from layout.compose.packed import pack_sheet
from layout.compose.types import Sheet
from layout.diagnostics import Diagnostic
from layout.flow.types import FilledIssue
from layout.lines.findings import unique_findings
from layout.lines.types import SetIssue
from layout.model.article import RichText
from layout.model.issue import Issue
from layout.place.types import PlacedIssue
from layout.records import dataclass
from layout.shape.types import Change, ShapedIssue


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A group of pages made up: its sheets, and all that was found on the way.

    `filled.issue` is the group as copyfit filled its free cells. `copy` = the normalised text of each key as it was
    set, `changes` what normalising changed, `shaped` what shaping found, `checked` what the checks found. `characters`
    = of copy on each page; `turns` = the headlines that could break otherwise, by key, the chosen way first.
    """

    copy: Mapping[str, RichText]
    changes: tuple[Change, ...]
    shaped: tuple[Diagnostic, ...]
    filled: FilledIssue
    sheets: tuple[Sheet, ...]
    checked: tuple[Diagnostic, ...]
    characters: Mapping[int, int]
    turns: tuple[tuple[str, tuple[str, ...]], ...]


def made_up(
    shaped: ShapedIssue, filled: FilledIssue, sheets: tuple[Sheet, ...], checked: tuple[Diagnostic, ...]
) -> MadeUp:
    """What all stages made of a group."""
    copy = {key: text.source for key, text in shaped.texts.items()}
    turns = tuple((text.key, text.alternatives) for text in filled.set.texts.values() if text.alternatives)
    return MadeUp(copy, shaped.changes, shaped.findings, filled, sheets, checked, _characters(filled), turns)


def _characters(filled: FilledIssue) -> dict[int, int]:
    """Characters of copy on each page: what stands in the frames of stories, white space not counted."""
    counts = {page.number: 0 for page in filled.issue.pages}
    for thread in filled.threads:
        for bead in thread.beads:
            counts[bead.page] += sum(len("".join(line.line.text.split())) for line in bead.lines)
    return counts


def packed_up(made: MadeUp, *, now: bool) -> MadeUp:
    """The group without the lines on its way, its sheets packed: `now`, or when they travel to another process."""
    filled = replace(made.filled, set=SetIssue({}, {}, made.filled.set.findings), threads=())
    return replace(made, filled=filled, sheets=tuple(pack_sheet(sheet, now=now) for sheet in made.sheets))


def put_together(issue: Issue, made: Sequence[MadeUp]) -> MadeUp:
    """The groups of an issue as one: pages, articles and texts in the issue's order."""
    if len(made) == 1:
        return made[0]
    whole = _whole_issue(issue, [one.filled.issue for one in made])
    order = {text.key: n for n, text in enumerate(whole.texts)}
    sheets = {sheet.number: sheet for one in made for sheet in one.sheets}
    return MadeUp(
        copy={key: text for one in made for key, text in one.copy.items()},
        changes=tuple(sorted((c for one in made for c in one.changes), key=lambda change: order[change.key])),
        shaped=tuple(finding for one in made for finding in one.shaped),
        filled=_whole_filled(whole, [one.filled for one in made]),
        sheets=tuple(sheets[page.number] for page in whole.pages),
        checked=in_page_order(finding for one in made for finding in one.checked),
        characters={page: count for one in made for page, count in one.characters.items()},
        turns=tuple(sorted((t for one in made for t in one.turns), key=lambda turn: order[turn[0]])),
    )


def in_page_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings page by page, those of a page in the order in which they come."""
    return tuple(sorted(findings, key=lambda finding: finding.page or 0))


def _whole_issue(issue: Issue, groups: Sequence[Issue]) -> Issue:
    """The issue with what copyfit changed in its groups: slots that were parted, articles from the reserve, their
    heads.
    """
    known = {story.id for story in issue.stories}
    pages = {page.number: page for group in groups for page in group.pages}
    texts = {text.key: text for group in groups for text in group.texts}
    return replace(
        issue,
        pages=tuple(pages[page.number] for page in issue.pages),
        stories=(*issue.stories, *(s for group in groups for s in group.stories if s.id not in known)),
        texts=tuple(texts[text.key] for text in issue.texts),
    )


def _whole_filled(issue: Issue, groups: Sequence[FilledIssue]) -> FilledIssue:
    """The groups' pages, threads and copyfit as one; as many rounds as the group took that took most."""
    place = {story.id: n for n, story in enumerate(issue.stories)}
    pages = {page.number: page for group in groups for page in group.placed.pages}
    return FilledIssue(
        issue=issue,
        set=SetIssue(
            {part: galley for group in groups for part, galley in group.set.galleys.items()},
            {key: text for group in groups for key, text in group.set.texts.items()},
            unique_findings(finding for group in groups for finding in group.set.findings),
        ),
        placed=PlacedIssue(
            tuple(pages[page.number] for page in issue.pages),
            tuple(finding for group in groups for finding in group.placed.findings),
        ),
        threads=tuple(sorted((t for group in groups for t in group.threads), key=lambda t: place[t.story])),
        fits=tuple(sorted((fit for group in groups for fit in group.fits), key=lambda fit: place[fit.story])),
        rounds=max(group.rounds for group in groups),
        steps=tuple(step for group in groups for step in group.steps),
        findings=tuple(finding for group in groups for finding in group.findings),
        dropped=tuple(key for group in groups for key in group.dropped),
    )
