"""The search finds the cheapest set of lines: every way is tried out, on short texts of square boxes."""

import random
from dataclasses import replace
from itertools import product

import pytest
from effort import calls_of
from squares import shaped

from layout.lines import weighing
from layout.lines.breaking import choose_breaks
from layout.lines.costs import (
    LAST_STAGE_COST,
    LONE_COST,
    LOOSE_COST,
    LOOSE_EM,
    LOOSENED_COST,
    NEIGHBOUR_COST,
    NEIGHBOUR_EM,
    RIGID_COST,
    RIGID_EM_COST,
    SHORT_LAST_COST,
    SLACK_EM,
    SQUEEZE_COST,
    STRETCH_FACTOR,
    STRETCH_UNIT_EM,
    TIGHT_EM,
    looseness_cost,
)
from layout.lines.paragraph import Paragraph, build_paragraph
from layout.lines.weighing import Task
from layout.model.style import Setting

PARTS = (
    "一",
    "二三",
    "四五六",
    "七八九十",
    "，",
    "、",
    "。",
    "“甲”",
    "（乙丙）",
    "《丁》",
    "——",
    "？！",
    "30%",
    "5元",
    "A股",
)
NEVER = float("inf")


def copy(dice: random.Random) -> str:
    text = "中" + "".join(dice.choice(PARTS) for _ in range(dice.randint(6, 13)))
    return text[:20]


def line_cost(paragraph: Paragraph, first: int, last: int, room_em: float) -> tuple[float, float]:
    """Cost and stretch of a line with `room_em` to spare, from its gaps alone."""
    gaps = paragraph.gaps[first:last]
    if room_em < -SLACK_EM:
        whole = sum(gap.shrink_em for gap in gaps if gap.shrink_stage)
        part = sum(gap.shrink_em for gap in gaps if 0 < gap.shrink_stage < 6)
        if -room_em > whole + SLACK_EM:
            return NEVER, 0.0
        late = LAST_STAGE_COST if -room_em > part + SLACK_EM else 0.0
        return SQUEEZE_COST * (room_em / whole) ** 2 + late, 0.0
    slack = room_em - sum(gap.grow_em for gap in gaps if gap.grow_stage in (1, 2))
    elastic = sum(gap.grow_stage == 3 for gap in gaps)
    if slack <= SLACK_EM:
        return 0.0, 0.0
    if not elastic:
        return RIGID_COST + RIGID_EM_COST * slack**2, 0.0
    extra = slack / elastic
    if extra <= STRETCH_UNIT_EM:
        return looseness_cost(extra), extra
    if extra > LOOSE_EM + SLACK_EM:  # all others grow along
        extra = LOOSE_EM + (slack - LOOSE_EM * elastic) / sum(gap.grow_stage > 0 for gap in gaps)
        return LOOSE_COST + STRETCH_FACTOR * (extra / STRETCH_UNIT_EM) ** 2, extra
    return looseness_cost(extra), extra


def ways(paragraph: Paragraph, task: Task, most_em: float) -> list[tuple[float, list[int]]]:
    """Cost and line ends of every way in which no line is stretched by more than `most_em`."""
    found: list[tuple[float, list[int]]] = []

    def go_on(first: int, tone: float, cost: float, ends: list[int]) -> None:
        for last in range(first, task.end):
            room = task.measure_em - (paragraph.ends_em[last] - paragraph.starts_em[first])
            own, stretch = line_cost(paragraph, first, last, room if last < task.end - 1 else min(room, 0.0))
            if last == task.end - 1:
                count = paragraph.text_count(first, last + 1)
                own += (LONE_COST if count < 2 else SHORT_LAST_COST if count == 2 else 0.0) if first else 0.0
                if own < NEVER:
                    found.append((cost + own, [*ends, last]))
                continue
            own += paragraph.opportunities.penalties[last]
            own += NEIGHBOUR_COST if first and abs(stretch - tone) > NEIGHBOUR_EM else 0.0
            if own < NEVER and stretch <= most_em + SLACK_EM:
                go_on(last + 1, stretch, cost + own, [*ends, last])

    go_on(0, 0.0, 0.0, [])
    return sorted(found)


@pytest.mark.parametrize("seed", range(40))
def test_no_way_is_cheaper(seed: int) -> None:
    dice = random.Random(seed)
    setting = Setting(indent_em=0)
    paragraph = build_paragraph(shaped(copy(dice), setting), setting)
    task = Task(0, len(paragraph.boxes), dice.choice((5, 6, 7, 8)))
    tight, loose, any_way = (ways(paragraph, task, most) for most in (TIGHT_EM, LOOSE_EM, NEVER))
    costs = dict((tuple(ends), cost) for cost, ends in any_way)
    chosen = tuple(line.last for line in choose_breaks(paragraph, task, {}))
    least = (tight or loose or any_way)[0][0]
    assert costs[chosen] == pytest.approx(min(least, costs[chosen]))
    for looseness in (-1, 1):
        asked = [way for way in loose if len(way[1]) == len(loose[0][1]) + looseness]
        other = choose_breaks(paragraph, replace(task, looseness=looseness), {})
        if asked and asked[0][0] < LOOSENED_COST:
            assert costs[tuple(line.last for line in other)] == pytest.approx(asked[0][0])


@pytest.mark.parametrize("seed", range(20))
def test_the_order_in_which_places_are_looked_at_does_not_matter(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(seed)
    setting = Setting(indent_em=0)
    others = ("www.example.com/news/2026", "The Old Man", "12345.67万元", "")
    text = "中" + "".join(copy(dice) + dice.choice(others) for _ in range(6))
    paragraph = build_paragraph(shaped(text, setting), setting)
    for measure, looseness, line_end in product((3, 6, 9), (-1, 0, 1), ("half", "flex")):
        task = Task(0, len(paragraph.boxes), measure, looseness=looseness, line_end=line_end)  # type: ignore[arg-type]
        cheap_first = choose_breaks(paragraph, task, {})
        with monkeypatch.context() as patched:
            patched.setattr(weighing, "LONG", 0)
            assert choose_breaks(paragraph, task, {}) == cheap_first


def test_lines_that_are_looser_than_the_best_are_not_weighed() -> None:
    setting = Setting()
    paragraph = build_paragraph(
        shaped("详情见https://www.example.com/news/2026/index.html，投稿请寄。" * 3, setting), setting
    )
    task = Task(0, len(paragraph.boxes), 13)
    choose_breaks(paragraph, task, {})
    assert calls_of(lambda: choose_breaks(paragraph, task, {})) < 16 * len(paragraph.boxes)
