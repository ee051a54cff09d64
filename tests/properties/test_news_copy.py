"""News copy by seed, set through the command line's road and judged by `typejudge`, which knows only the design."""

import copy
import json
import random
from typing import Any

import pytest
from click.testing import CliRunner
from newscopy import paragraph
from typejudge import Rules, judge

from layout.cli.typeset import typeset_command


def document(text: str, rules: Rules) -> dict[str, Any]:
    options = [
        *("--measure", str(rules.measure), "--indent", str(rules.indent), "--line-end", rules.line_end),
        *("--punctuation", rules.punctuation, "--kinsoku", rules.kinsoku, "--autospace", str(rules.autospace)),
        *("--line-start", "trim", "--first-line", "trim"),
    ]
    result = CliRunner().invoke(typeset_command, ["-", "--json", *options], input=text)
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def rules_of(dice: random.Random) -> Rules:
    """Usual settings half of the time, else any mixture of options."""
    measure = dice.choice((6, 7, 8, 9, 10, 11, 11, 13, 13, 15, 17, 20, 27, 41))
    if dice.random() < 0.5:
        return Rules(measure)
    return Rules(
        measure,
        dice.choice((0, 2)),
        dice.choice(("half", "flex", "full", "hang")),
        dice.choice(("quanjiao", "kaiming", "banjiao", "plain")),
        dice.choice(("none", "basic", "gb", "strict")),
        dice.choice((0.125, 0.0, 0.25)),
    )


@pytest.mark.parametrize("seed", range(12))
def test_every_line_keeps_the_design(seed: int) -> None:
    dice = random.Random(seed)
    rules = rules_of(dice)
    text = "\n".join(paragraph(dice) for _ in range(6))
    assert judge(document(text, rules), rules) == []


TEXT = "中原区今年改造老旧小区35个，投资3.14亿元。“孩子们放学有了去处，”居民说，“大家都说好！”第12届读书会5月开幕。"


def spoilt(change: str) -> dict[str, Any]:
    """The text set well, then one thing spoilt."""
    good = document(TEXT, Rules())
    bad = copy.deepcopy(good)
    lines = bad["lines"]
    if change == "turn":
        lines[0]["end"] += 1
        lines[1]["first"] += 1
        moved = lines[1]["text"][0]
        lines[0]["text"] += moved
        lines[1]["text"] = lines[1]["text"][1:]
        glyph = lines[1]["glyphs"].pop(0)
        start = lines[0]["glyphs"][-1]["body_em"][1]
        width = glyph["body_em"][1] - glyph["body_em"][0]
        lines[0]["glyphs"].append({**glyph, "body_em": [start, start + width], "advance_em": width})
        return bad
    glyphs = lines[0]["glyphs"]
    if change == "gap":
        for glyph in glyphs[5:]:
            glyph["body_em"] = [place + 0.05 for place in glyph["body_em"]]
        glyphs[4]["advance_em"] += 0.05
        lines[0]["width_em"] += 0.05
    elif change == "sum":
        glyphs[3]["advance_em"] += 0.01
    elif change == "text":
        lines[0]["text"] = lines[0]["text"][:-1] + "她"
    elif change == "told":
        lines[0]["findings"] = ["loose_line"]
    return bad


def test_the_judge_is_content_with_a_good_line() -> None:
    rules = Rules()
    assert judge(document(TEXT, rules), rules) == []


@pytest.mark.parametrize("change", ["turn", "gap", "sum", "text", "told"])
def test_the_judge_sees_what_is_spoilt(change: str) -> None:
    assert judge(spoilt(change), Rules())
