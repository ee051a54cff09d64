"""Headline blocks: kicker, headline and decks stacked in the whole lines that placing gave them.

Decisions: the parts keep to each other and the white goes outside: between parts at most half a body line, of the
rest a little more below than above, so that the head belongs to its text and not to the article above it.
"""

from collections.abc import Mapping

from layout.compose.measure import Paper
from layout.compose.text import Owner, block, block_height
from layout.compose.types import TextItem
from layout.lines.types import SetText
from layout.place.types import PlacedHead

BETWEEN_LINES = 0.5
"""Most white between two parts of a head, in body lines."""
SHARE_ABOVE = 0.45
"""Part of the remaining white that stands above the head."""


def head_items(head: PlacedHead, texts: Mapping[str, SetText], paper: Paper, owner: Owner) -> tuple[TextItem, ...]:
    """The texts of a head at their places, in points, in reading order."""
    parts = [texts[key] for key in head.keys if texts[key].lines]
    if not parts:
        return ()
    room = head.lines * paper.pitch_pt
    white = max(room - sum(map(block_height, parts)), 0.0)
    gaps = len(parts) - 1
    between = min(BETWEEN_LINES * paper.pitch_pt, white / (gaps + 2)) if gaps else 0.0
    top = paper.y(head.top_line) + (white - between * gaps) * SHARE_ABOVE
    items = []
    for part in parts:
        width = part.measure_em * part.style.size_pt
        left = paper.x(head.left_em) + (head.width_em * paper.body_pt - width) / 2
        items.append(block(part, left, top, owner))
        top += block_height(part) + between
    return tuple(items)
