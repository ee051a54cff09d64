"""Rules between articles: fine lines in the gutter and in the white line below a slot.

Decisions: a rule parts two slots only where both are plain (a frame, an advertisement, a picture article or free
cells part themselves); rules that meet are one rule; they run in the middle of the white, so they touch no text. A
level rule that would be a stub, over less than half of either slot because a frame or a picture has the rest, is left
out. Over a flag (栏题) there is none, nor under a table at a slot's foot: they have rules of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from layout.compose.measure import Paper
from layout.compose.types import RuleItem
from layout.lines.types import SetText
from layout.model.page import Ad, Free, Nameplate, PhotoStory
from layout.model.story import Table
from layout.model.style import BLACK
from layout.place.types import PlacedPage, PlacedSlot

LEAST_SHARE = 0.5
"""The part of the narrower slot that a rule lies over, to be one."""
NEAR_EM = 0.01
"""Widths in em that differ by less are the same."""
WEIGHT_PT = 0.3
"""Weight of a rule between articles: fine, yet above the thinnest a press holds (print.md §5)."""


def takes_rules(slot: PlacedSlot) -> bool:
    """Whether the slot needs rules to part it from its neighbours."""
    return slot.slot.box is None and not isinstance(slot.slot.content, Ad | Free | Nameplate | PhotoStory)


def _joined(pieces: Iterable[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """Intervals that touch, or leave at most `gap` between them, as one."""
    merged: list[tuple[float, float]] = []
    for start, end in sorted(pieces):
        if merged and start <= merged[-1][1] + gap:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _opens_with_flag(slot: PlacedSlot, texts: Mapping[str, SetText]) -> bool:
    """Whether a slot's head begins with the flag of a standing column."""
    return slot.head is not None and any(texts[key].kind == "column_head" for key in slot.head.keys)


def _ends_with_table(slot: PlacedSlot) -> bool:
    """Whether a table over all columns of a slot stands at its foot, or a line above."""
    foot = slot.top_line + slot.lines - slot.white_lines - 1
    tables = (p for p in slot.pictures if isinstance(p.picture.picture, Table))
    return any(p.top_line + p.lines >= foot and p.width_em > slot.width_em - NEAR_EM for p in tables)


def rule_items(page: PlacedPage, texts: Mapping[str, SetText], paper: Paper, gutter_em: float) -> tuple[RuleItem, ...]:
    """The rules of a page, in points: upright ones first, then level ones, from the top left."""
    upright: dict[float, list[tuple[float, float]]] = defaultdict(list)
    level: dict[float, list[tuple[float, float]]] = defaultdict(list)
    whole: dict[float, list[tuple[float, float]]] = defaultdict(list)
    plain = [(slot, block) for slot in page.slots if takes_rules(slot) for block in slot.blocks]
    for one, a in plain:
        for two, b in plain:
            if one is two:
                continue
            top = max(a.top_line, b.top_line)
            bottom = min(block.top_line + block.lines - block.white_lines / 2 for block in (a, b))
            gap = b.left_em - a.left_em - a.width_em
            if abs(gap - gutter_em) < NEAR_EM and top < bottom:
                upright[b.left_em - gutter_em / 2].append((top, bottom))
            left, right = max(a.left_em, b.left_em), min(a.left_em + a.width_em, b.left_em + b.width_em)
            has_rule = _opens_with_flag(two, texts) or _ends_with_table(one)
            if a.top_line + a.lines == b.top_line and left < right and not has_rule:
                line = b.top_line - a.white_lines / 2
                level[line].append((left, right))
                if right - left >= min(a.width_em, b.width_em) * LEAST_SHARE:
                    whole[line].append((left, right))
    rules = [
        RuleItem(paper.x(em), paper.y(start), paper.x(em), paper.y(end), WEIGHT_PT, BLACK)
        for em, pieces in sorted(upright.items())
        for start, end in _joined(pieces, 0.5)
    ]
    rules += [
        RuleItem(paper.x(start), paper.y(line), paper.x(end), paper.y(line), WEIGHT_PT, BLACK)
        for line, pieces in sorted(level.items())
        for start, end in _joined(pieces, gutter_em)
        if any(start <= left and right <= end for left, right in whole[line])
    ]
    return tuple(rules)
