"""Checks of how a reader finds on: turns between columns, an article's outline, its pictures, and jumps.

Decisions: a turn is doubtful where a column is skipped (a picture across a gutter skips none), or where text of another
article without a headline stands below the foot; a jump is judged by the lines that are printed, not by what was asked
for.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from layout.compose.types import Sheet, TextItem
from layout.diagnostics import Diagnostic
from layout.lint.facts import Area, Block, Leg, PageFacts
from layout.lint.messages import AMBIGUOUS_TURN, DOGLEG, DOGLEG_MANY, JUMP_PAIR, JUMP_TWICE, PHOTO_ORPHAN
from layout.model.issue import Issue
from layout.model.story import Story, Table

SKIP_EM: Final = 3.0
"""White of this many em between two columns of one text is more than any gutter: the turn skips something."""
NEAR_FOOT_LINES: Final = 3
"""Text that starts this few lines below a column's foot may be taken for what follows."""
PICTURE_NEAR_LINES: Final = 2
"""Lines of white between a picture and its article that still hold them together."""
PICTURE_NEAR_EM: Final = 2.0
"""The same sideways, in em: no more than a wide gutter."""
PLAIN_CORNERS, MANY_CORNERS = 4, 6
"""Corners of a rectangle, and of the last outline that still reads as one piece."""


def check_turns(facts: PageFacts) -> Iterator[Diagnostic]:
    """两流: a column foot after which more than one place may be read on."""
    for block in facts.blocks:
        for leg, following in pairwise(block.legs):
            values = {"column": str(leg.column + 1)}
            gap = following.area.left - leg.area.right
            if gap > SKIP_EM and following.column > leg.column + 1:
                yield facts.finding(AMBIGUOUS_TURN, leg.area, values, block, (round(gap, 2), SKIP_EM))
            elif not block.boxed and (white := _nearest_rival(facts, block, leg)) is not None:
                yield facts.finding(AMBIGUOUS_TURN, leg.area, values, block, (white, NEAR_FOOT_LINES))


def _nearest_rival(facts: PageFacts, block: Block, leg: Leg) -> float | None:
    """Lines between a column's foot and the text of another article without a headline over it; None = none near."""
    found = [
        other.area.top - leg.area.bottom
        for rival in facts.blocks
        if rival is not block and not rival.boxed and rival.head is None
        for other in rival.legs
        if min(other.area.right, leg.area.right) > max(other.area.left, leg.area.left)
    ]
    return min((white for white in found if 0 <= white <= NEAR_FOOT_LINES), default=None)


def check_outlines(facts: PageFacts) -> Iterator[Diagnostic]:
    """不规则块: the corners of an article that stands in several slots of the page."""
    parts: dict[str, list[Block]] = {}
    for block in facts.blocks:
        if block.story is not None:
            parts.setdefault(block.story.id, []).append(block)
    for blocks in parts.values():
        # A slot reaches to the one below it: the white between two parts is no corner.
        areas = [
            Area(b.placed.left_em, b.placed.top_line, b.area.right, b.placed.top_line + b.placed.lines) for b in blocks
        ]
        corners = corners_of(areas, gutter=facts.page.format.grid.gutter_em)
        if corners > PLAIN_CORNERS:
            message = DOGLEG_MANY if corners > MANY_CORNERS else DOGLEG
            limit = MANY_CORNERS if corners > MANY_CORNERS else PLAIN_CORNERS
            values = {"corners": str(corners)}
            yield facts.finding(message, blocks[0].area, values, blocks[0], (corners, limit))


def corners_of(areas: Sequence[Area], gutter: float = 0.0) -> int:
    """Corners of the outline of rectangles together; those a `gutter` (em) apart touch."""
    grown = [Area(a.left, a.top, a.right + gutter, a.bottom) for a in areas]
    across = sorted({x for a in grown for x in (a.left, a.right)})
    down = sorted({y for a in grown for y in (a.top, a.bottom)})
    xs = [across[0] - 1, *((x + y) / 2 for x, y in pairwise(across)), across[-1] + 1]
    ys = [down[0] - 1, *((x + y) / 2 for x, y in pairwise(down)), down[-1] + 1]
    inside = [[any(a.left < x < a.right and a.top < y < a.bottom for a in grown) for x in xs] for y in ys]
    corners = 0
    for upper, lower in pairwise(inside):
        for (a, b), (c, d) in zip(pairwise(upper), pairwise(lower), strict=True):
            corners += 1 if a + b + c + d in (1, 3) else 2 if a == d and b == c and a != b else 0
    return corners


def check_pictures_near(facts: PageFacts) -> Iterator[Diagnostic]:
    """图文分离: a picture that touches neither headline nor text of its article."""
    limit = facts.limit("photo_orphan", PICTURE_NEAR_LINES)
    for block in facts.blocks:
        if block.story is None or block.placed.slot.vertical_em is not None or not (block.legs or block.head):
            continue
        texts = [leg.area for leg in block.legs] + ([block.head] if block.head else [])
        for placed in block.placed.pictures:
            foot = placed.top_line + placed.lines
            area = Area(placed.left_em, placed.top_line, placed.left_em + placed.width_em, foot)
            with_caption = Area(area.left, area.top, area.right, foot + placed.caption_lines)
            apart = min(_apart(with_caption, text) for text in texts)
            if apart > limit:
                zh, en = ("表格", "table") if isinstance(placed.picture.picture, Table) else ("图片", "picture")
                values = {"lines": f"{apart:g}", "what_zh": zh, "what_en": en}
                yield facts.finding(PHOTO_ORPHAN, area, values, block, (apart, limit))


def _apart(picture: Area, text: Area) -> float:
    """Lines of white between a picture and a text; sideways white within a gutter counts nothing."""
    down = max(0.0, picture.top - text.bottom, text.top - picture.bottom)
    across = max(0.0, picture.left - text.right, text.left - picture.right)
    return down if across <= PICTURE_NEAR_EM else max(down, across)


def check_jumps(issue: Issue, pages: Sequence[PageFacts], sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """转接不符: both lines of a jump are printed and name each other's pages; an article jumps once."""
    printed = {
        item.text: (sheet.number, "".join(line.line.text for line in item.lines))
        for sheet in sheets
        for item in sheet.items
        if isinstance(item, TextItem) and item.kind in ("jump_to", "jump_from")
    }
    homes = {b.address: (facts, b) for facts in pages for b in facts.blocks}
    for story in issue.stories:
        held = [address for address in story.slots if address in homes and homes[address][1].legs]
        jumps = [b for a, b in pairwise(held) if a.partition("/")[0] != b.partition("/")[0]]
        if len(jumps) > 1:
            facts, block = homes[jumps[1]]
            yield facts.finding(JUMP_TWICE, block.area, {"jumps": str(len(jumps))}, block, (len(jumps), 1))
        for part, wrong in _unpaired(story, printed):
            facts, block = homes[story.slots[part]]
            values = {"here": story.slots[part], "there": story.slots[part + 1], "words": wrong}
            yield facts.finding(JUMP_PAIR, block.area, values, block)


def _unpaired(story: Story, printed: dict[str, tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Jumps of a story (by the part they leave) of which one line is missing, on a wrong page or not as written."""
    for part, (onward, back) in enumerate(zip(story.jump_to, story.jump_from, strict=True)):
        ends = [(onward, story.slots[part]), (back, story.slots[part + 1])]
        if not any(element.key in printed for element, _ in ends):
            continue
        for element, address in ends:
            page, words = printed.get(element.key, (0, ""))
            if str(page) != address.partition("/")[0] or words.strip() != element.text.text.strip():
                yield part, words or element.text.text
                break
