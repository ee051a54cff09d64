"""`break_lines` on an issue: every text set to its measure, parts cut where they are told, nothing lost."""

from functools import cache
from pathlib import Path

import pytest

from layout.build import build_issue
from layout.lines import break_lines
from layout.lines.types import Cut
from layout.model.issue import Issue
from layout.read import read_issue
from layout.read.registry import load_registry
from layout.shape import shape_issue
from layout.shape.types import ShapedIssue

ROOT = Path(__file__).resolve().parents[3]


@cache
def shaped() -> tuple[Issue, ShapedIssue]:
    registry = load_registry(ROOT / "fonts" / "fonts.yaml")
    (file,) = sorted((ROOT / "examples").glob("02-*/**/issue.yaml"))[:1]
    built = build_issue(read_issue(file), registry)
    return built.issue, shape_issue(built.issue, built.registry)


def test_every_text_is_set_whole() -> None:
    issue, texts = shaped()
    result = break_lines(issue, texts)
    body = {element.key for story in issue.stories for element in story.body}
    for element in issue.texts:
        source = texts.texts[element.key].source.text
        if element.key not in body:
            assert "".join(line.text for line in result.texts[element.key].lines) == source
    for galley in result.galleys.values():
        for text in galley.texts:
            assert "".join(line.text for line in text.lines) == texts.texts[text.key].source.text


def test_measures_are_turned_into_the_texts_own_em() -> None:
    issue, texts = shaped()
    body_pt = issue.pages[0].format.grid.body_pt
    for galley in break_lines(issue, texts).galleys.values():
        for text in galley.texts:
            assert text.measure_em == pytest.approx(galley.measure_em * body_pt / text.style.size_pt)


def test_cuts_part_a_story_and_lose_nothing() -> None:
    issue, texts = shaped()
    story = next(story for story in issue.stories if len(story.slots) > 1 and len(story.body) > 1)
    lengths = [len(texts.texts[element.key].source.text) for element in story.body]
    element = lengths.index(max(lengths))
    middle = lengths[element] // 2
    result = break_lines(issue, texts, {story.id: (Cut(element, middle),)})
    parts = [result.galleys[story.id, part] for part in (0, 1)]
    joined = "".join(line.text for part in parts for text in part.texts for line in text.lines)
    assert joined == "".join(texts.texts[e.key].source.text for e in story.body)
    assert not parts[0].texts[-1].ends
    assert parts[1].texts[0].continued
    assert parts[1].texts[0].lines[0].indent_em == 0


def test_asking_again_gives_the_same() -> None:
    issue, texts = shaped()
    assert break_lines(issue, texts) == break_lines(issue, texts)
