"""The reserve (备稿): articles that stand nowhere yet, as stories that copyfit may put into free cells.

Decisions: an article that a slot names is no longer in reserve; a story in reserve has the head of a brief over two
columns (copyfit sets it across the cells it gets) and no pictures.
"""

from collections.abc import Collection
from dataclasses import replace

from layout.build import messages_content
from layout.build.context import Context, Faults
from layout.build.dummy import Drawn
from layout.build.heads import headline_of
from layout.build.schema import SlotKeys
from layout.build.sites import Site
from layout.build.stories import build_story
from layout.diagnostics import Diagnostic
from layout.model.page import Grid
from layout.model.story import Story
from layout.read.types import Scalar


def reserve_stories(
    names: tuple[Scalar, ...], placed: Collection[str], grid: Grid, context: Context, faults: Faults
) -> tuple[Story, ...]:
    """The stories in reserve, in the order of 备稿; those that have no headline are left out.

    Args:
        names: The articles that 备稿 names.
        placed: Ids of the stories that stand in slots.
        grid: The paper's grid, in em of its body size.
        context: The issue.
        faults: What is wrong is added here.
    """
    found: list[Story] = []
    for name in names:
        word = name.text.strip().removesuffix(".md")
        copy = context.copies.get(word)
        known = word in placed or any(story.id == word for story in found)
        keys = SlotKeys(span=name.span, places={})
        if copy is None or known:
            continue
        if headline_of(keys, copy.keys) is None:
            values = {"article": word}
            faults.append(Diagnostic(message=messages_content.NO_HEADLINE, values=values, span=copy.raw.span))
            continue
        columns = grid.columns[:2]
        site = Site(0, f"0/{word}", keys, Drawn(word, 0, len(columns), 0, 1, 0), columns, None, grid)
        story = build_story((site,), copy, "brief", context, faults)
        found.append(replace(story, slots=(), pictures=()))
    return tuple(found)
