"""Parts of a story that jumps: which texts stand in a part and from where to where, and where its jump line stands."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from layout.lines.types import Cut, SetText
from layout.model.story import Story, TextElement
from layout.shape.types import ShapedText

JUMP_GAP_EM: Final = 1.0
"""White in em between the last words and a jump line behind them."""


class PartPiece(NamedTuple):
    """A text of a part of a story: its characters `start` to `end`, None = to its own end."""

    element: TextElement
    start: int
    end: int | None


def part_pieces(
    story: Story, part: int, shaped: Mapping[str, ShapedText], cuts: tuple[Cut, ...]
) -> Iterator[PartPiece]:
    """The texts of one part of a story in order; all from the last cut on where its end is not known.

    Args:
        story: The story.
        part: The number of the part.
        shaped: Its texts as boxes, by key.
        cuts: The ends of its parts, as far as they are known.
    """
    begin = cuts[part - 1] if 0 < part <= len(cuts) else Cut(0, 0)
    stop = cuts[part] if part < len(cuts) else Cut(len(story.body), 0)
    for index in range(begin.element, min(stop.element + 1, len(story.body))):
        element = story.body[index]
        start = begin.offset if index == begin.element else 0
        end = stop.offset if index == stop.element else None
        source = shaped[element.key].source.text
        if end == 0 or start >= len(source) > 0:
            continue
        yield PartPiece(element, start, None if end is None or end >= len(source) else end)


def fits_behind(jump: SetText | None, text: SetText, width_em: float) -> bool:
    """Whether the jump line stands behind words that end `width_em` (em of their text) from the column's edge."""
    if jump is None or len(jump.lines) != 1:
        return jump is None
    ink_pt = (jump.lines[0].width_em - jump.lines[0].indent_em) * jump.style.size_pt
    room_pt = (text.measure_em - width_em) * text.style.size_pt
    return ink_pt + JUMP_GAP_EM * text.style.size_pt <= room_pt
