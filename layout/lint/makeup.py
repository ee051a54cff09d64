"""Checks of the page as a whole: lines of white across it, corners that meet, the lead's place, grey areas, short
legs.
"""

from collections.abc import Iterator
from itertools import pairwise

from layout.compose.rules import takes_rules
from layout.diagnostics import Diagnostic, Value
from layout.flow.fillers import LEAST_LINES
from layout.lint.facts import Area, Block, PageFacts
from layout.lint.messages import (
    CROSS_CORNER,
    FALSE_LEAD,
    FOLD_CROSSED,
    GREY,
    HEAD_OVER_TEXT,
    JUMP_MIN,
    LONE_LINE,
    NEAR_SPLIT,
    PHOTO_CLASH,
    QUESTION_AT_FOOT,
    SHORT_LEG,
    SPLIT_PAGE,
    SUBHEAD_AT_FOOT,
    THROUGH_GUTTER,
    TORN,
    TWO_LEADS,
    UNFILLED,
)
from layout.model.article import RANK_ORDER
from layout.model.issue import Issue
from layout.model.page import Free

NEAR_LINES = 2
"""Steps of at most this many lines still read as one line of white."""
SHORT_LEG_LINES = 4
GREY_COLUMNS, GREY_LINES = 3, 20
JUMP_MIN_LINES = 8
FOLD_LINES = 4
"""Lines from the fold at which the white along it may lie."""
HALF = 0.4
"""Part of the columns that stands on either side of a gutter, at least, where its line halves the page."""
WHOLE = frozenset(("subhead", "pull", "summary", "byline"))
"""Kinds of texts whose lines stand in one column."""
EDGE = 0.1
"""Part of the height at top and foot where a line of white across the page does no harm."""


def _names(*blocks: Block) -> tuple[str, ...]:
    """Addresses of blocks, as a message names them."""
    return tuple(block.address for block in blocks)


def _first_line(facts: PageFacts) -> float:
    """Where the articles of a page begin: below a nameplate drawn over half of its columns or more, and what stands
    beside that (报眼).
    """
    count = len(facts.page.format.grid.columns)
    slots = [b.placed for b in facts.blocks if b.kind == "masthead" and b.placed.top_line == facts.top]
    wide = [p for p in slots if 2 * (p.slot.end_column - p.slot.first_column) >= count]
    return max((placed.top_line + placed.lines for placed in wide), default=facts.top)


def check_splits(facts: PageFacts) -> Iterator[Diagnostic]:
    """断版, 近断版: a level line that no slot crosses, above the advertisements at the foot; told once where lines
    lie near one another.

    A page whose fold is to be clear may be split there, and text that crosses it is told.
    """
    if facts.page.fold_is_clear:
        yield from _crossed_folds(facts)
    blocks = [b for b in facts.blocks if b.kind != "free"]
    foot = min((b.placed.top_line for b in blocks if b.kind == "ad" and _at_foot(b, facts)), default=facts.foot)
    first = _first_line(facts)
    height = foot - first
    inner = [b for b in blocks if b.placed.top_line < foot]
    lines = sorted({b.placed.top_line for b in inner})
    near = facts.limit("near_split", NEAR_LINES)
    told = -1.0 - near
    for line in lines:
        at_fold = facts.page.fold_is_clear and abs(line - facts.page.fold_line) <= FOLD_LINES
        if at_fold or not first + EDGE * height <= line <= foot - EDGE * height:
            continue
        crossing = [b for b in inner if b.placed.top_line < line < b.placed.top_line + b.placed.lines]
        area = Area(0, line - 1, facts.page.format.grid.columns[-1].left_em + 1, line)
        values = {"line": str(line)}
        if not crossing:
            told = line
            yield facts.finding(SPLIT_PAGE, area, values, None, (0, near))
        elif line - told > near and all(_is_near(line, b, near) for b in crossing):
            told = line
            yield facts.finding(NEAR_SPLIT, area, values, None, (None, near))


def _is_near(line: int, block: Block, lines: float) -> bool:
    """Whether a block begins or ends that many lines from a line, or fewer."""
    return min(line - block.placed.top_line, block.placed.top_line + block.placed.lines - line) <= lines


def _crossed_folds(facts: PageFacts) -> Iterator[Diagnostic]:
    """跨折: text on both sides of the fold."""
    fold = facts.page.fold_line
    for block in facts.blocks:
        for leg in block.legs:
            top, foot = leg.area.top, leg.area.bottom
            if top <= fold - 1 and foot >= fold + 1:
                values: dict[str, Value] = {"slots": (block.address,), "line": f"{fold:.0f}"}
                values |= {"top": f"{top + 1:g}", "foot": f"{foot:g}"}
                yield facts.finding(FOLD_CROSSED, leg.area, values, block)
                break


def _at_foot(block: Block, facts: PageFacts) -> bool:
    """Whether the block reaches the foot of the page."""
    return block.placed.top_line + block.placed.lines >= facts.foot


def check_gutters(facts: PageFacts) -> Iterator[Diagnostic]:
    """竖通线: a gutter that no slot crosses from top to bottom and that halves the page, or nearly so: a standing
    column at an edge is a design. Between frames nobody sees a line.
    """
    columns = len(facts.page.format.grid.columns)
    for column in range(1, columns):
        slots = [b.placed.slot for b in facts.blocks]
        is_open = not any(slot.first_column < column < slot.end_column for slot in slots)
        framed = all(slot.box for slot in slots if column in (slot.first_column, slot.end_column))
        if is_open and not framed and min(column, columns - column) >= HALF * columns:
            left = facts.page.format.grid.columns[column].left_em - facts.page.format.grid.gutter_em
            area = Area(left, facts.top, left + facts.page.format.grid.gutter_em, facts.foot)
            values = {"column": str(column)}
            yield facts.finding(THROUGH_GUTTER, area, values, None, (column, None))


def check_corners(facts: PageFacts) -> Iterator[Diagnostic]:
    """四角相撞: four slots whose corners meet in one point."""
    for a in facts.blocks:
        column, line = a.placed.slot.end_column, a.placed.top_line + a.placed.lines
        if column == facts.page.format.grid.fold_column or line == _first_line(facts):
            continue  # two margins lie between, or the nameplate's rule
        around = [
            b
            for b in facts.blocks
            if column in (b.placed.slot.first_column, b.placed.slot.end_column)
            and line in (b.placed.top_line, b.placed.top_line + b.placed.lines)
        ]
        if len(around) == 4:
            area = Area(a.area.right, line - 1, a.area.right + 1, line)
            yield facts.finding(CROSS_CORNER, area, {"slots": _names(*around)})


def check_lead(facts: PageFacts) -> Iterator[Diagnostic]:
    """假头条: the top left slot is not held by the weightiest article of the page, or two articles are its lead.

    Where a picture article stands there the article below it is the first.

    On a page whose articles all run in vertical lines the first slot is the top right one. Only an article whose rank
    was written is weightier than another.
    """
    top = _first_line(facts)
    stories = [b for b in facts.blocks if b.story is not None and b.part == 0 and b.placed.top_line >= top]
    if not stories:
        return
    vertical = all(b.placed.slot.vertical_em is not None for b in stories)

    def place(block: Block) -> tuple[int, float]:
        return block.placed.top_line, -block.placed.left_em if vertical else block.placed.left_em

    pictures = [b for b in facts.blocks if b.kind == "photo" and b.placed.top_line >= top]
    opener = min([*stories, *pictures], key=place)
    below = [b for b in stories if min(b.area.right, opener.area.right) > max(b.area.left, opener.area.left)]
    first = min(below or stories, key=place)
    ranked = [b for b in stories if b.story and b.story.is_ranked]
    lead = min(ranked, key=lambda b: RANK_ORDER[b.story.rank] if b.story else 9, default=first)
    if first.story and lead.story and RANK_ORDER[lead.story.rank] < RANK_ORDER[first.story.rank]:
        values = {"found": first.address, "lead": lead.address}
        yield facts.finding(FALSE_LEAD, first.area, values, first)
    leads = [b for b in ranked if b.story and b.story.rank == "lead"]
    if len(leads) > 1:
        yield facts.finding(TWO_LEADS, leads[1].area, {"slots": _names(*leads)}, leads[1], (len(leads), 1))


def check_legs(facts: PageFacts) -> Iterator[Diagnostic]:
    """短腿, 题文分离, 转接太短 and 灰版: the columns of each story."""
    short, least = facts.limit("short_leg", SHORT_LEG_LINES), facts.limit("jump_min", JUMP_MIN_LINES)
    grey = facts.limit("grey", GREY_LINES)
    for block in facts.blocks:
        rows = [(leg, leg.area.bottom - leg.area.top) for leg in block.legs]
        squeezed = block.placed.lines < block.placed.need_lines  # its copy is overset, and that is said
        few = [row for row in rows if row[1] < short] if len(rows) > 1 and not squeezed else []
        if few:
            shortest, least_lines = min(few, key=lambda row: row[1])
            told = {"columns": tuple(str(leg.column + 1) for leg, _ in few), "lines": tuple(f"{n:g}" for _, n in few)}
            yield facts.finding(SHORT_LEG, shortest.area, told, block, (least_lines, short))
        for leg, _ in rows:
            if block.head and leg.area.top < block.head.top:
                yield facts.finding(HEAD_OVER_TEXT, leg.area, {}, block)
        if block.story is None:
            continue
        total = sum(lines for _, lines in rows)
        if len(block.story.slots) > 1 and 0 < total < least:
            values = {"slots": block.address, "lines": f"{total:g}", "limit": f"{least:g}"}
            yield facts.finding(JUMP_MIN, block.area, values, block, (total, least))
        breaks = {element.key for element in block.story.body if element.kind in ("subhead", "quote", "pull")}
        relief = block.pictures or any(line.text in breaks for leg in block.legs for line in leg.bead.lines)
        deep = [lines for _, lines in rows if lines >= grey]
        if len(deep) >= GREY_COLUMNS and not relief:
            values = {"columns": str(len(deep)), "lines": f"{min(deep):g}"}
            yield facts.finding(GREY, block.area, values, block, (min(deep), grey))


def check_column_ends(facts: PageFacts) -> Iterator[Diagnostic]:
    """单行不成栏 and 背题: the first and last line of every column."""
    for block in facts.blocks:
        elements = {e.key: e for e in block.story.body} if block.story else {}
        for before, leg in pairwise((None, *block.legs)):
            if leg is None:
                continue
            values = {"column": str(leg.column + 1)}
            first, last = leg.bead.lines[0], leg.bead.lines[-1]
            goes_on = before is not None and before.column != leg.column and before.bead.lines[-1].text == first.text
            if goes_on and elements.get(first.text) and elements[first.text].kind in WHOLE:
                yield facts.finding(TORN, leg.area, values, block)
            elif goes_on and first.line.last and elements.get(first.text) and elements[first.text].kind == "body":
                yield facts.finding(LONE_LINE, leg.area, values, block)
            if elements.get(last.text) and elements[last.text].kind == "subhead":
                yield facts.finding(SUBHEAD_AT_FOOT, leg.area, values, block)
            elif elements.get(last.text) and elements[last.text].opens and last.line.last:
                yield facts.finding(QUESTION_AT_FOOT, leg.area, values, block)


def _are_parted(a: Block, b: Block) -> bool:
    """Whether a rule or a frame stands between two slots that lie side by side or one below the other."""
    return a.boxed or b.boxed or (takes_rules(a.placed) and takes_rules(b.placed))


def check_pictures_apart(facts: PageFacts) -> Iterator[Diagnostic]:
    """图片相碰: pictures of different slots with neither a rule nor a caption between them."""
    pictures = [
        (b, Area(p.left_em, p.top_line, p.left_em + p.width_em, p.top_line + p.lines + p.caption_lines))
        for b in facts.blocks
        for p in b.placed.pictures
    ]
    for i, (a, one) in enumerate(pictures):
        for b, two in pictures[i + 1 :]:
            beside = max(one.left, two.left) - min(one.right, two.right)
            apart = max(one.top, two.top) - min(one.bottom, two.bottom)
            if a is b or _are_parted(a, b):
                continue
            if (beside <= 1 and apart < 0) or (beside < 0 and apart < 1):
                yield facts.finding(PHOTO_CLASH, two, {"slots": _names(a, b)}, b)


def check_unfilled(issue: Issue, pages: tuple[PageFacts, ...]) -> Iterator[Diagnostic]:
    """空栏: free cells high enough for an article that stayed white while articles are left in reserve."""
    placed = {story.id for story in issue.stories}
    if all(story.id in placed for story in issue.reserve):
        return
    for facts in pages:
        for block in facts.blocks:
            slot, lines = block.placed.slot, block.placed.lines
            if isinstance(slot.content, Free) and lines >= LEAST_LINES:
                values = {"lines": str(lines), "columns": str(len(slot.columns))}
                yield facts.finding(UNFILLED, block.area, values, block, (lines, None))
