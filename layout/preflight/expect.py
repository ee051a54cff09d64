"""What the pages must say, worked out from the issue and its normalised texts, never from what was composed."""

from layout.model.issue import Issue
from layout.model.story import Story, TextElement
from layout.preflight.types import Expected
from layout.shape.types import ShapedIssue


def expected_texts(issue: Issue, shaped: ShapedIssue) -> tuple[Expected, ...]:
    """The texts of every story that runs: head and body in reading order, the rest as what may stand anywhere in it."""
    return tuple(_story(story, shaped) for story in issue.stories if story.pending_chars is None)


def _story(story: Story, shaped: ShapedIssue) -> Expected:
    """The texts of one story."""
    heads = [head.elements if head is not None else () for head in story.heads]
    flow = [*(heads[0] if heads else ()), *story.body]
    rest: list[TextElement] = [element for head in heads[1:] for element in head]
    rest += [*story.jump_to, *story.jump_from]
    rest += [picture.caption for picture in story.pictures if picture.caption is not None]

    def text(element: TextElement) -> str:
        found = shaped.texts.get(element.key)
        return (found.source if found is not None else element.text).text

    return Expected(
        story.id,
        tuple(text(element) for element in flow),
        tuple(text(element) for element in rest),
        frozenset(text(element) for element in flow if element.optional),
    )
