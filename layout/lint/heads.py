"""Checks of headlines: side by side, stacked, sizes against ranks, breaks, width."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise

from layout.diagnostics import Diagnostic, Value
from layout.lexicon import words_of
from layout.lint.facts import Area, Block, PageFacts
from layout.lint.messages import (
    BUTTED_HEADS,
    BUTTED_HEADS_ALIKE,
    HEAD_BREAK,
    HEAD_ORDER,
    HEAD_OVERFLOW,
    HEADS_IN_A_ROW,
    SAME_HEADS,
    STACKED_HEADS,
)
from layout.model.article import RANK_ORDER
from layout.place.blocks import block_pt
from layout.units import SIZE_NAMES

NEAR_EM = 1.01
"""Headlines a gutter apart or less are side by side."""
STEPS_APART = 2
"""Headlines this many type sizes apart are not mistaken for one."""
IN_A_ROW = 3
"""So many headlines of one width and size below one another look like a ladder."""
TEXT_BETWEEN = 3
"""Lines of text that part two headlines one above the other."""
BAD_START, BAD_END = "的得地了", "和与及"
SIZES_PT = sorted(set(SIZE_NAMES["word"].values()))


def _overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """How much two intervals share; negative is the gap between them."""
    return min(a1, b1) - max(a0, b0)


def _steps(one_pt: float, two_pt: float) -> int:
    """How many named sizes lie between two sizes in points."""
    low, high = sorted((one_pt, two_pt))
    return sum(low < size <= high for size in SIZES_PT)


def _picture_between(facts: PageFacts, one: Area, two: Area) -> bool:
    """Whether a picture stands between two headlines side by side."""
    left, right = min(one.right, two.right), max(one.left, two.left)
    top, bottom = max(one.top, two.top), min(one.bottom, two.bottom)
    pictures = [p for b in facts.blocks for p in b.pictures]
    return any(
        _overlap(left, right, p.left, p.right) > 0 and _overlap(top, bottom, p.top, p.bottom) > 0 for p in pictures
    )


def _headed(facts: PageFacts) -> list[tuple[Block, Area, float]]:
    """Blocks with a headline, its area and its size in points."""
    return [(b, b.head, b.headline.style.size_pt) for b in facts.blocks if b.head and b.headline and b.headline.lines]


def _face(block: Block) -> tuple[str, float] | None:
    """Face role and size (pt) of a block's headline."""
    return (block.headline.style.role, block.headline.style.size_pt) if block.headline else None


def check_head_pairs(facts: PageFacts) -> Iterator[Diagnostic]:
    """碰题, 叠题, 题号雷同, 题大小失序: every two headlines of a page."""
    headed = _headed(facts)
    for i, (a, one, size_a) in enumerate(headed):
        for b, two, size_b in headed[i + 1 :]:
            level = _overlap(one.top, one.bottom, two.top, two.bottom)
            beside = -_overlap(one.left, one.right, two.left, two.right)
            names = {"slots": (a.address, b.address)}
            butted = level >= 1 and 0 <= beside <= NEAR_EM
            if butted and not (a.boxed or b.boxed) and not _picture_between(facts, one, two):
                in_a_row = _is_brief(a) and _is_brief(b)
                if size_a == size_b and one.right - one.left == two.right - two.left and not in_a_row:
                    yield facts.finding(BUTTED_HEADS_ALIKE, two, names, b, (level, 1))
                elif _steps(size_a, size_b) < STEPS_APART:
                    yield facts.finding(BUTTED_HEADS, two, names, b, (level, 1))
            yield from _stacked(facts, (a, one), (b, two))
            touching = 0 <= beside <= NEAR_EM and _overlap(a.area.top, a.area.bottom, b.area.top, b.area.bottom) > 0
            if touching and _face(a) == _face(b):
                yield facts.finding(SAME_HEADS, two, {**names, "size": f"{size_a:g}"}, b, (size_a, None))
            yield from _disorder(facts, (a, size_a), (b, size_b))


def _is_brief(block: Block) -> bool:
    """Whether it is a brief: a row of them has heads that are alike on purpose, which no reader takes for one."""
    return block.story is not None and block.story.rank == "brief"


def _stacked(facts: PageFacts, first: tuple[Block, Area], second: tuple[Block, Area]) -> Iterator[Diagnostic]:
    """叠题: one headline under another with too little text between."""
    (upper, one), (lower, two) = sorted((first, second), key=lambda pair: pair[1].top)
    if _overlap(one.left, one.right, two.left, two.right) <= 0 or two.top < one.bottom or upper.boxed != lower.boxed:
        return
    if upper.placed.head is not None and upper.placed.head.over:  # it is part of its picture
        return
    lines, least = two.top - one.bottom, facts.limit("stacked_heads", TEXT_BETWEEN)
    between = [b for b in facts.blocks if b is not upper and b is not lower and one.bottom <= b.area.top < two.top]
    if lines < least and not any(_overlap(b.area.left, b.area.right, two.left, two.right) > 0 for b in between):
        values: dict[str, Value] = {"slots": (upper.address, lower.address), "lines": f"{lines:g}"}
        yield facts.finding(STACKED_HEADS, two, values, lower, (lines, least))


def check_heads_in_a_row(facts: PageFacts) -> Iterator[Diagnostic]:
    """叠题: three headlines and more of the same columns and size, one below the other."""
    columns: dict[tuple[float, float, float], list[tuple[Block, Area]]] = {}
    for block, area, size in sorted(_headed(facts), key=lambda found: found[1].top):
        if not block.boxed:
            columns.setdefault((area.left, area.right, size), []).append((block, area))
    for column in columns.values():
        run = [column[0]]
        for upper, lower in pairwise(column):
            between = [b for b in facts.blocks if upper[0].area.bottom <= b.area.top < lower[0].area.top]
            apart = any(_overlap(b.area.left, b.area.right, lower[1].left, lower[1].right) > 0 for b in between)
            run = [lower] if apart else [*run, lower]
            if len(run) == IN_A_ROW:
                values = {"slots": "、".join(block.address for block, _ in run), "count": str(len(run))}
                yield facts.finding(HEADS_IN_A_ROW, lower[1], values, lower[0], (len(run), IN_A_ROW - 1))


def _disorder(facts: PageFacts, first: tuple[Block, float], second: tuple[Block, float]) -> Iterator[Diagnostic]:
    """题大小失序: an article has a larger headline than one whose rank says that it is weightier."""
    for (minor, small), (major, large) in ((first, second), (second, first)):
        if minor.story is None or major.story is None or minor.part or major.part or not major.story.is_ranked:
            continue
        if RANK_ORDER[minor.story.rank] > RANK_ORDER[major.story.rank] and small > large:
            values: dict[str, Value] = {"slots": (minor.address, major.address), "size": f"{small:g}"}
            yield facts.finding(HEAD_ORDER, minor.head or minor.area, values, minor, (small, large))


def _split_words(facts: PageFacts, block: Block, area: Area) -> Iterator[Diagnostic]:
    """标题断行: a line of a headline that ends inside a word."""
    lines = [line.text.strip() for line in block.headline.lines] if block.headline else []
    text, breaks = "".join(lines), list(accumulate(map(len, lines[:-1])))
    for word in words_of(text, facts.lexicon):
        if word.kind != "unknown" and bisect_right(breaks, word.start) < bisect_left(breaks, word.end):
            values = {"text": text[word.start : word.end], "why": "被拆开了", "why_en": "is divided"}
            yield facts.finding(HEAD_BREAK, area, values, block)


def _too_wide(facts: PageFacts, block: Block, area: Area) -> Iterator[Diagnostic]:
    """标题溢出: a vertical head whose lines beside one another, kicker and decks too, are wider than its columns."""
    head = block.placed.head
    if head is None or not head.vertical or block.headline is None:
        return
    size, body_pt = block.headline.style.size_pt, facts.page.format.grid.body_pt
    wide, limit = sum(map(block_pt, block.head_texts)), head.width_em * body_pt
    if wide > limit + 0.01:
        values = {"text": block.headline.lines[0].text}
        values |= {"measured": f"{wide / size:.1f}", "limit": f"{limit / size:.1f}"}
        yield facts.finding(HEAD_OVERFLOW, area, values, block, (wide, limit))


def check_head_lines(facts: PageFacts) -> Iterator[Diagnostic]:
    """标题断行 and 标题溢出: the lines of each headline."""
    for block, area, size in _headed(facts):
        headline = block.headline
        if headline is None:
            continue
        lines = headline.lines
        for i, line in enumerate(lines):
            text = line.text.strip()
            for wrong, why, why_en in (
                (i > 0 and text[:1] in BAD_START, "不该用这个字开头", "must not start with this character"),
                (i < len(lines) - 1 and text[-1:] in BAD_END, "不该用这个字收尾", "must not end with this character"),
                (len(lines) > 1 and len(text) == 1, "只有一个字", "is a single character"),
                (text.endswith("。"), "题尾不用句号", "ends with a full stop"),
            ):
                if wrong and text:
                    yield facts.finding(HEAD_BREAK, area, {"text": text, "why": why, "why_en": why_en}, block)
        yield from _split_words(facts, block, area)
        yield from _too_wide(facts, block, area)
        for line in lines:
            text, room = line.text.strip(), headline.measure_em
            if line.width_em > room + 0.01:
                values = {"text": text, "measured": f"{line.width_em:.1f}", "limit": f"{room:.1f}"}
                yield facts.finding(HEAD_OVERFLOW, area, values, block, (line.width_em * size, room * size))
