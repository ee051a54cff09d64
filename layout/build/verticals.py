"""Vertical text (竖排): the body of a story in vertical lines, from the right, and how long those lines are.

Decisions: verse gets lines as long as its longest one; those of prose are as long as fills the width of its slot, in
one tier if it may be, else in as few as keep them short enough to read; a letter or figure counts half.
Lines of verse stand two pitches apart where its slot is wide enough for all of them, one beside the other. The head
above stays level. A story that jumps is set level.
"""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil
from typing import Final

from layout.build.columns import width_of
from layout.model.page import Grid, Slot, StoryPart
from layout.model.story import Story, TextElement

PROSE_EM: Final = (12, 22)
"""Bounds of a vertical line of prose, in em of the body size."""
SHORTEST_EM, LONGEST_EM = 6.0, 30.0
"""Bounds of a vertical line, in em of the body size."""
LEAST_LEADING: Final = 1.1
"""Vertical lines stand at least this part of their size apart: 10.5 pt still stands on a pitch of 12 pt."""
OPEN_ROWS: Final = 2
"""Pitches that lines of verse stand apart where there is room."""
_ROUNDING: Final = 1e-6


def vertical_story(story: Story, pitch_pt: float, width_pt: float) -> Story:
    """The story with its body set in vertical lines, each as many pitches (pt) wide as its leading and size ask for.

    Args:
        story: The story, set level.
        pitch_pt: The page's pitch.
        width_pt: How wide its slot is inside.
    """

    def upright(element: TextElement) -> TextElement:
        setting = replace(element.style.setting, writing="vertical", hanging_em=0.0)
        style = element.style
        wide = max(style.leading_pt, style.size_pt * LEAST_LEADING)
        rows = max(element.rows, ceil(wide / pitch_pt - _ROUNDING))
        return replace(element, style=replace(style, setting=setting), rows=rows)

    body = tuple(upright(element) for element in story.body)
    open_body = tuple(replace(e, rows=OPEN_ROWS) if e.kind == "verse" and e.rows < OPEN_ROWS else e for e in body)
    rows = sum(e.lines_before + e.rows * (e.text.text.count("\n") + 1) for e in open_body)
    is_verse = all(element.kind in ("verse", "subhead", "byline") for element in body)
    return replace(story, body=open_body if is_verse and rows * pitch_pt <= width_pt else body)


def with_vertical(slots: Iterable[Slot], stories: Iterable[Story], grid: Grid) -> tuple[Slot, ...]:
    """The slots, those of vertical stories with the length of their lines; `grid` = that of their page."""
    upright = {story.id: story for story in stories if _is_vertical(story)}
    return tuple(
        replace(slot, vertical_em=_length(upright[slot.content.story].body, width_of(slot.columns), grid))
        if isinstance(slot.content, StoryPart) and slot.content.story in upright
        else slot
        for slot in slots
    )


def _is_vertical(story: Story) -> bool:
    """Whether a story's body runs in vertical lines."""
    return any(element.style.setting.writing == "vertical" for element in story.body)


def _length(body: tuple[TextElement, ...], width_em: float, grid: Grid) -> float:
    """The length of vertical lines in em of the body size, in a slot so wide (em)."""
    verse = [element for element in body if element.kind == "verse"]
    if not verse:
        return _prose_length(body, width_em, grid)
    longest = max(_width(line, e) for e in verse for line in e.text.text.split("\n")) / grid.body_pt
    return min(max(float(ceil(longest)), SHORTEST_EM), LONGEST_EM)


def _prose_length(body: tuple[TextElement, ...], width_em: float, grid: Grid) -> float:
    """The shortest lines of prose that stand in as few tiers as hold it, a line left over for what marks take."""
    shortest, longest = PROSE_EM
    step_em = grid.pitch_pt / grid.body_pt
    side_by_side = max(1, int((width_em + step_em - 1) / step_em + _ROUNDING))
    lengths = [_width(element.text.text, element) / grid.body_pt for element in body]

    def lines(measure: int) -> int:
        found = zip(body, lengths, strict=True)
        return sum(e.lines_before + e.rows * ceil(length / measure) for e, length in found)

    tiers = ceil(lines(longest) / side_by_side)
    return float(next(m for m in range(shortest, longest + 1) if m == longest or lines(m) < tiers * side_by_side))


def _width(line: str, element: TextElement) -> float:
    """A line's length in pt: its characters, and the indent of its style."""
    chars = sum(0.5 if char.isascii() else 1.0 for char in line)
    return (chars + element.style.setting.indent_em) * element.style.size_pt
