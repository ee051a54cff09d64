"""The stage's verb: every page of the issue placed, in order, so that a continuation knows what came before it."""

from collections.abc import Collection, Mapping
from itertools import chain

from layout.diagnostics import Diagnostic
from layout.lines.types import SetIssue
from layout.model.issue import Issue
from layout.model.page import StoryPart
from layout.place.pages import place_page
from layout.place.slots import Given, Sources
from layout.place.types import PlacedIssue, PlacedPage

NOTHING_GIVEN = Given()
"""The first round: nothing is cut, nothing is squeezed."""


def kept_pages(placed: PlacedIssue, changed: Collection[int]) -> dict[int, tuple[PlacedPage, tuple[Diagnostic, ...]]]:
    """The pages whose numbers are not in `changed`, with what was found on them."""
    return {
        page.number: (page, tuple(d for d in placed.findings if d.page == page.number))
        for page in placed.pages
        if page.number not in changed
    }


def place_articles(
    issue: Issue,
    set_issue: SetIssue,
    given: Given = NOTHING_GIVEN,
    kept: Mapping[int, tuple[PlacedPage, tuple[Diagnostic, ...]]] | None = None,
) -> PlacedIssue:
    """Band heights, heads, pictures and frames of every page, in whole lines and columns.

    Args:
        issue: The model.
        set_issue: Its texts, set.
        given: What copyfit has settled: cuts of stories that jump, white taken from heads.
        kept: Pages that stay as they are, by number, with what was found on them.

    Raises:
        InputError: The pinned heights of a page are more than it has.
    """
    stories = {story.id: story for story in issue.stories}
    earlier: dict[tuple[str, int], float] = {}
    pages: list[PlacedPage] = []
    findings: list[Diagnostic] = []
    for page in issue.pages:
        if kept is not None and page.number in kept:
            placed, found = kept[page.number]
        else:
            placed, found = place_page(page, Sources(page, stories, set_issue, given, earlier))
        pages.append(placed)
        findings += found
        for slot in placed.slots:
            content = slot.slot.content
            if isinstance(content, StoryPart):
                room = chain.from_iterable([frame.measure_em] * frame.lines for frame in slot.frames)
                earlier[content.story, content.part] = sum(room)
    return PlacedIssue(tuple(pages), tuple(findings))
