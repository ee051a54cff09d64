"""Which pages hang together, and the issue cut into such groups: each is made up without the others.

Decisions: pages that an article runs over are one group; so are all pages with free cells, as long as articles are in
reserve, for they share those. A spread is one page. Groups come in the order of their first page. What stands on no
page at all (an article whose page is so wrong that nothing is left of it) goes with the first group.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from layout.model.issue import Issue
from layout.model.page import Ad, Free, Page, PhotoStory, Teaser
from layout.model.story import Story, TextElement


def groups_of(issue: Issue) -> tuple[Issue, ...]:
    """The issue in parts, each with the pages of one group, the articles on them and the texts of both, in the issue's
    order; an issue without pages is its own only part.
    """
    if not issue.pages:
        return (issue,)
    homes = {slot.address: n for n, page in enumerate(issue.pages) for slot in page.slots}
    group = _joined(len(issue.pages), _ties(issue, homes))
    free = next((group[n] for n, page in enumerate(issue.pages) if _has_room(page)), 0)
    stories: dict[int, list[Story]] = {n: [] for n in group}
    for story in issue.stories:
        stories[next((group[homes[a]] for a in story.slots if a in homes), 0)].append(story)
    owner: dict[str, int] = {}
    for n, page in enumerate(issue.pages):
        owner |= dict.fromkeys(_keys(_page_texts(page)), group[n])
    for first, held in stories.items():
        owner |= dict.fromkeys(_keys(text for story in held for text in _story_texts(story)), first)
    owner |= dict.fromkeys(_keys(text for story in issue.reserve for text in _story_texts(story)), free)
    texts: dict[int, list[TextElement]] = {n: [] for n in stories}
    for text in issue.texts:
        texts[owner.get(text.key, 0)].append(text)
    return tuple(
        replace(
            issue,
            pages=tuple(page for n, page in enumerate(issue.pages) if group[n] == first),
            stories=tuple(stories[first]),
            texts=tuple(texts[first]),
            reserve=issue.reserve if first == free else (),
        )
        for first in stories
    )


def weight_of(group: Issue) -> int:
    """About how much work a group is: the characters of its texts, and something for each page."""
    return sum(len(text.text.text) for text in group.texts) + PAGE_WEIGHT * len(group.pages)


PAGE_WEIGHT = 500
"""What a page takes besides its characters, in characters."""


def _ties(issue: Issue, homes: dict[str, int]) -> Iterator[Sequence[int]]:
    """Pages (by their place in the issue) that must be made up together."""
    for story in issue.stories:
        yield [homes[address] for address in story.slots if address in homes]
    if issue.reserve:
        yield [n for n, page in enumerate(issue.pages) if _has_room(page)]


def _joined(count: int, ties: Iterable[Sequence[int]]) -> list[int]:
    """For each of `count` pages the first page of its group."""
    first = list(range(count))

    def root(n: int) -> int:
        while first[n] != n:
            first[n] = first[first[n]]
            n = first[n]
        return n

    for tie in ties:
        for n in tie[1:]:
            low, high = sorted((root(tie[0]), root(n)))
            first[high] = low
    return [root(n) for n in range(count)]


def _has_room(page: Page) -> bool:
    """Whether a page has free cells."""
    return any(isinstance(slot.content, Free) for slot in page.slots)


def _page_texts(page: Page) -> Iterator[TextElement]:
    """The texts of a page that belong to no article."""
    yield from (furniture.text for furniture in page.furniture)
    for slot in page.slots:
        if isinstance(slot.content, PhotoStory | Teaser | Ad):
            yield from slot.content.texts


def _story_texts(story: Story) -> Iterator[TextElement]:
    """Every text of an article."""
    yield from (element for head in story.heads if head for element in head.elements)
    yield from (*story.body, *story.jump_to, *story.jump_from)
    yield from (text for picture in story.pictures for text in picture.texts)


def _keys(texts: Iterable[TextElement]) -> Iterator[str]:
    """Their keys."""
    return (text.key for text in texts)
