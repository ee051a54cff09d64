"""Single texts set in other ways for copyfit: a paragraph a line shorter or longer, a head a step smaller.

Decisions: a text is set otherwise only when a step asks for it, once, and only while rounds are left: the first text of
a way counts as a round, so an issue whose copy fits is never set again. A paragraph whose lines cannot give what a line
less or more needs is not tried.
"""

from collections.abc import Callable
from dataclasses import field, replace
from typing import Final, Literal, TypeAlias

from layout.lines.types import SetIssue, SetText
from layout.model.issue import Issue
from layout.model.story import Head, Story, TextElement
from layout.records import dataclass

Again: TypeAlias = Callable[[Issue], SetIssue]
Way: TypeAlias = Literal["shorter", "longer", "smaller"]
Part: TypeAlias = tuple[str, int]

LEAST_LINES: Final = 4
"""Only paragraphs of so many lines are set shorter or longer. Source: typography.md §10."""
MOST_LINES: Final = 500
"""No paragraph of more is set again: a line less would not help a page that it fills many times over."""
SQUEEZE_EM: Final = 1.0
"""What a line can be squeezed by at most, in em: a text that would need more for a line less is not tried."""
STRETCH: Final = 0.16
"""Part of the measure that a line can be stretched by at most: a text that would need more is not tried."""
SHORTEST_LAST_EM: Final = 2.0
"""A new last line has at least two characters, in em."""
FAULTS: Final = frozenset(("loose_line", "overfull_line"))
"""Lines with these findings are not worth a line more or less."""


@dataclass(slots=True)
class Settings:
    """Other ways to set texts of `issue`: `again` sets a changed issue; `rounds` counts up to `most`."""

    issue: Issue
    again: Again
    rounds: int
    most: int
    used: set[Way] = field(default_factory=set)
    known: dict[tuple[Way, Part, str], SetText | None] = field(default_factory=dict)

    def paragraph(self, way: Literal["shorter", "longer"], part: Part, text: SetText) -> SetText | None:
        """A paragraph of a part a line shorter or longer; None where it cannot be, or would have a fault."""
        key = (way, part, text.key)
        if key not in self.known:
            self.known[key] = self._paragraph(way, part, text) if cost_em(way, text) is not None else None
        found = self.known[key]
        return found if found is not None and abs(len(found.lines) - len(text.lines)) == 1 else None

    def _paragraph(self, way: Literal["shorter", "longer"], part: Part, text: SetText) -> SetText | None:
        if not self._may(way) or len(text.lines) > MOST_LINES:
            return None
        step = -1 if way == "shorter" else 1
        story = next(story for story in self.issue.stories if story.id == part[0])
        body = tuple(_looser(e, step) if e.key == text.key else e for e in story.body)
        made = self.again(self._only(replace(story, body=body), part[1], ()))
        found = next((t for t in made.galleys[part].texts if t.key == text.key), None)
        if found is None or len(found.lines) != len(text.lines) + step:
            return None
        return None if any(FAULTS & set(line.findings) for line in found.lines) else found

    def smaller(self, part: Part, texts: dict[str, SetText]) -> dict[str, SetText]:
        """Texts of a part's head a step smaller, by key, where the house style has a smaller size for them.

        Args:
            part: The part of a story.
            texts: The head's texts as they are set, by key.
        """
        story = next(story for story in self.issue.stories if story.id == part[0])
        head = story.heads[part[1]] if part[1] < len(story.heads) else None
        elements = [_smaller(e, texts[e.key]) for e in head.elements if e.key in texts] if head else []
        stepped = tuple(element for element in elements if element is not None)
        if not stepped or not self._may("smaller"):
            return {}
        by_key = {element.key: element for element in stepped}
        changed = replace(story, heads=tuple(_head(h, by_key) if h else None for h in story.heads))
        made = self.again(self._only(changed, part[1], stepped))
        return {element.key: made.texts[element.key] for element in stepped}

    def _may(self, way: Way) -> bool:
        """Whether a text may be set in this way; the first takes a round."""
        if way not in self.used:
            if self.rounds >= self.most:
                return False
            self.rounds += 1
            self.used.add(way)
        return True

    def _only(self, story: Story, part: int, texts: tuple[TextElement, ...]) -> Issue:
        """The issue with one story as its only copy, on the page of one part."""
        address = story.slots[part]
        pages = tuple(page for page in self.issue.pages if any(slot.address == address for slot in page.slots))
        return replace(self.issue, pages=pages, stories=(story,), texts=texts)


def cost_em(way: Literal["shorter", "longer"], text: SetText) -> float | None:
    """What each line of a paragraph must give (em) for a line less or more; None where that is more than it can."""
    if len(text.lines) < LEAST_LINES:
        return None
    last = text.lines[-1].width_em
    change = last if way == "shorter" else text.measure_em - last + SHORTEST_LAST_EM
    line = SQUEEZE_EM if way == "shorter" else STRETCH * text.measure_em
    each = change / len(text.lines)
    return each if each <= line else None


def _looser(element: TextElement, looseness: int) -> TextElement:
    """A text a line shorter (−1) or longer (1) where its lines allow."""
    setting = replace(element.style.setting, looseness=looseness)
    return replace(element, style=replace(element.style, setting=setting))


def _smaller(element: TextElement, text: SetText) -> TextElement | None:
    """A text limited to the sizes below the one it was set in; None where the house style has none."""
    sizes = tuple(size for size in element.sizes_pt if size < text.style.size_pt)
    return replace(element, sizes_pt=sizes, style=replace(element.style, size_pt=sizes[0])) if sizes else None


def _head(head: Head, changed: dict[str, TextElement]) -> Head:
    """A head with some of its texts changed."""
    return replace(head, elements=tuple(changed.get(element.key, element) for element in head.elements))
