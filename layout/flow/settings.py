"""The issue set in other ways for copyfit: every paragraph a line shorter or longer, every head a step smaller.

Decisions: each way is set at most once and only when a step asks for it, and only while rounds are left, so an issue
whose copy fits is never set again; only the stories that copyfit may have to change are set otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

from layout.lines.types import SetIssue
from layout.model.issue import Issue
from layout.model.story import Head, Story, TextElement

Again: TypeAlias = Callable[[Issue], SetIssue]
Way: TypeAlias = Literal["shorter", "longer", "smaller"]

LEAST_LINES: Final = 4
"""Only paragraphs of so many lines are set shorter or longer. Source: typography.md §10."""
SQUEEZE_EM: Final = 1.0
"""What a line can be squeezed by at most, in em: a text that would need more for a line less is not tried."""
STRETCH: Final = 0.16
"""Part of the measure that a line can be stretched by at most: a text that would need more is not tried."""
SHORTEST_LAST_EM: Final = 2.0
"""A new last line has at least two characters, in em."""


@dataclass(slots=True)
class Settings:
    """Other ways to set the stories `stories`: `again` sets a changed issue, `base` is how it was set.

    `rounds` counts up to `most`.
    """

    issue: Issue
    stories: frozenset[str]
    base: SetIssue
    again: Again
    rounds: int
    most: int
    known: dict[Way, SetIssue] = field(default_factory=dict)

    def get(self, way: Way) -> SetIssue | None:
        """The issue set in this way; None when no round is left."""
        if way not in self.known:
            if self.rounds >= self.most:
                return None
            self.rounds += 1
            self.known[way] = self.again(self._changed(way))
        return self.known[way]

    def has_smaller(self, element: TextElement) -> bool:
        """Whether the house style has a size for this text below the one it was set in."""
        return bool(self._smaller_sizes(element))

    def _smaller_sizes(self, element: TextElement) -> tuple[float, ...]:
        """Sizes in pt below the one the text was set in."""
        text = self.base.texts.get(element.key)
        return tuple(size for size in element.sizes_pt if text is not None and size < text.style.size_pt)

    def _changed(self, way: Way) -> Issue:
        """The issue with other settings."""
        match way:
            case "shorter":
                return _with_looseness(self.issue, self._elastic(-1), -1)
            case "longer":
                return _with_looseness(self.issue, self._elastic(1), 1)
            case "smaller":
                return self._with_smaller_heads()

    def _elastic(self, step: int) -> frozenset[str]:
        """Keys of the texts of `stories` that may get a line shorter (−1) or longer (1), judged by their last lines."""
        found = set()
        for (story, _), galley in self.base.galleys.items():
            for text in galley.texts if story in self.stories else ():
                if len(text.lines) >= LEAST_LINES:
                    last = text.lines[-1].width_em
                    change = last if step < 0 else text.measure_em - last + SHORTEST_LAST_EM
                    line = SQUEEZE_EM if step < 0 else STRETCH * text.measure_em
                    if change <= line * len(text.lines):
                        found.add(text.key)
        return frozenset(found)

    def _with_smaller_heads(self) -> Issue:
        """Every head's texts limited to sizes below the one they were set in, where there are any."""

        def smaller(element: TextElement) -> TextElement:
            sizes = self._smaller_sizes(element)
            return (
                replace(element, sizes_pt=sizes, style=replace(element.style, size_pt=sizes[0])) if sizes else element
            )

        def headed(story: Story) -> Story:
            heads = tuple(_head(head, smaller) if head else None for head in story.heads)
            return replace(story, heads=heads)

        texts = tuple(smaller(element) for element in self.issue.texts)
        return replace(self.issue, stories=tuple(headed(story) for story in self.issue.stories), texts=texts)


def _head(head: Head, smaller: Callable[[TextElement], TextElement]) -> Head:
    """A head with its texts changed."""
    return replace(head, elements=tuple(smaller(element) for element in head.elements))


def _with_looseness(issue: Issue, keys: frozenset[str], looseness: int) -> Issue:
    """These body texts a line shorter (−1) or longer (1) where their lines allow; no other copy is asked for."""

    def changed(element: TextElement) -> TextElement:
        if element.key not in keys:
            return element
        setting = replace(element.style.setting, looseness=looseness)
        return replace(element, style=replace(element.style, setting=setting))

    stories = tuple(replace(s, body=tuple(map(changed, s.body))) for s in issue.stories)
    return replace(issue, stories=stories, texts=())
