"""A whole telephone number at a line end and the figure that starts the next line."""

import pytest

from layout.repair.context import Words, count_words
from layout.repair.facts import read_facts
from layout.repair.lines import Line
from layout.repair.signals import Cue
from layout.repair.types import Traced
from layout.repair.wordcues import word_cues

NO_WORDS: Words = count_words((), frozenset())


def seam(left: str, right: str) -> list[Cue]:
    return word_cues(left, right, NO_WORDS, fragment=False)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("王先生 13800001111", "4月3日在北门菜场拾到钱包"),
        ("热线400-800-1234", "2026年4月起试行"),
        ("咨询0798-6621096", "8:30开门"),
        ("报名6621096", "1、带证件"),
        ("报名0798-6621096", "13800001111"),
    ],
)
def test_number_is_whole(left: str, right: str) -> None:
    assert seam(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("卡号13800001111", "2345"),
        ("电话0798-662", "1096"),
        ("累计6621096", "3700户"),
        ("投资13812345678", "2.5亿"),
        ("自20", "25年3月起"),
        ("号码6621096", "1.5公里"),
    ],
)
def test_number_goes_on(left: str, right: str) -> None:
    assert ("token_cut", 1.0) in seam(left, right)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("王先生 13800001111", True),
        ("北门菜场管理处 0798-6621096", True),
        ("罗一平、韦克勤 0798-6621096", True),
        ("有意者请拨打13800001111", False),
        ("县供电公司的热线可致电 0798-6621096", False),
        ("日均客流 138000", False),
    ],
)
def test_whom_to_call(text: str, called: bool) -> None:
    line = Line(Traced(text, tuple(range(len(text)))), 0, 0, 0, 0.0, float(len(text)))
    assert read_facts(line, frozenset()).called is called
