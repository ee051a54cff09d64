"""Headline blocks: kicker, headline and decks stacked in the whole lines that placing gave them.

Decisions: the parts keep to each other and the white goes outside: between parts at most half a body line, of the
rest a little more below than above, so that the head belongs to its text and not to the article above it; where it is
little, first what keeps the head from crowding its text (above there is a white line anyway). A vertical
head (竖题) stands in the middle of its columns, kicker to the right of the headline, decks to the left.
"""

from collections.abc import Mapping
from dataclasses import replace

from layout.compose.measure import Paper
from layout.compose.text import Owner, block, block_height, vertical_block
from layout.compose.types import BoxItem, Item, RuleItem, TextItem
from layout.geometry import Rect
from layout.lines.types import SetText
from layout.model.style import PAPER
from layout.place.blocks import FLAG_PAD_PT
from layout.place.types import PlacedHead

BETWEEN_LINES = 0.5
"""Most white between two parts of a head, in body lines."""
FLAG_SIDE_EM = 0.6
"""White beside the words of a column head inside its ground, in em of its size."""
FLAG_RULE_PT = 0.8
"""Weight of the rule that runs on from a column head, in points."""
SHARE_ABOVE = 0.45
"""Part of the remaining white that stands above the head."""
LEAST_BELOW = 0.6
"""White between a head and its text in body lines, before any stands above the head."""


def _vertical_items(head: PlacedHead, parts: list[SetText], paper: Paper, owner: Owner) -> tuple[TextItem, ...]:
    """The texts of a vertical head: from the right, each in the middle of the height, together in the middle of the
    width.
    """
    widths = [block_height(part) for part in parts]
    room = head.width_em * paper.body_pt
    gap = min(BETWEEN_LINES * paper.pitch_pt, max(room - sum(widths), 0.0) / (len(parts) + 1))
    right = paper.x(head.left_em) + (room + sum(widths) + gap * (len(parts) - 1)) / 2
    top, height = paper.y(head.top_line), head.lines * paper.pitch_pt
    items = []
    for part, width in zip(parts, widths, strict=True):
        items.append(vertical_block(part, right, top + (height - part.measure_em * part.style.size_pt) / 2, owner))
        right -= width + gap
    return tuple(items)


def _flag_items(flag: SetText, left: float, top: float, width: float, owner: Owner) -> tuple[Item, ...]:
    """A column head (栏题): its words in white on a ground at the left, a rule from there across the head (pt)."""
    size, ink = flag.style.size_pt, flag.style.ink
    words = max(line.width_em for line in flag.lines) * size
    ground = Rect(left, top, left + words + FLAG_SIDE_EM * 2 * size, top + block_height(flag))
    text = block(flag, left + FLAG_SIDE_EM * size, top + FLAG_PAD_PT, owner)
    rule = RuleItem(left, ground.y1, left + width, ground.y1, FLAG_RULE_PT, ink)
    return BoxItem(ground, None, 0.0, ink), rule, replace(text, ink=PAPER)


def head_items(head: PlacedHead, texts: Mapping[str, SetText], paper: Paper, owner: Owner) -> tuple[Item, ...]:
    """The texts of a head at their places, in points, in reading order."""
    parts = [texts[key] for key in head.keys if texts[key].lines]
    if not parts:
        return ()
    if head.vertical:
        return _vertical_items(head, parts, paper, owner)
    room = head.lines * paper.pitch_pt
    white = max(room - sum(map(block_height, parts)), 0.0)
    gaps = len(parts) - 1
    between = min(BETWEEN_LINES * paper.pitch_pt, white / (gaps + 2)) if gaps else 0.0
    share = 0.5 if head.over else SHARE_ABOVE
    outside = white - between * gaps
    above = outside * share if head.over else max(0.0, min(outside * share, outside - LEAST_BELOW * paper.pitch_pt))
    top = paper.y(head.top_line) + above
    items: list[Item] = []
    if parts[0].kind == "column_head":
        left, flag_top = paper.x(head.left_em), paper.y(head.top_line) + (paper.pitch_pt - paper.body_pt) / 2
        items += _flag_items(parts[0], left, flag_top, head.width_em * paper.body_pt, owner)
        top = max(top + block_height(parts[0]) + between, flag_top + block_height(parts[0]) + between)
        parts = parts[1:]
    for part in parts:
        width = part.measure_em * part.style.size_pt
        left = paper.x(head.left_em) + (head.width_em * paper.body_pt - width) / 2
        items.append(block(part, left, top, owner))
        top += block_height(part) + between
    return tuple(items)
