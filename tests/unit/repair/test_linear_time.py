"""The cost of the import road grows with the length of the copy and not with its square, whatever the shape."""

import random
import time
from collections.abc import Callable

import pytest
from effort import calls_of

from layout.repair import repair_copy
from layout.repair.dots import read_dots
from layout.repair.headcues import _ADDRESS
from layout.repair.jumps import read_mark
from layout.repair.lineends import line_end
from layout.repair.types import Copy


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize(
    "work",
    [
        lambda: read_mark("春" + " " * 100000 + "雨"),
        lambda: read_mark("春" + "▶" * 100000 + "雨"),
        lambda: read_mark("上接" + " " * 5000 + "雨"),
        lambda: _ADDRESS.search("1234567890" * 10000),
        lambda: repair_copy((Copy("a.txt", f"|a|{' ' * 60000}|\n|b|{'- ' * 30000}|\n".encode()),)),
        lambda: read_dots("春风又绿江南岸.明月何时照" * 8000, bytearray(13 * 8000)),
        lambda: line_end("the price of water went up again today, said the mayor. " * 2000 + "."),
    ],
)
def test_long_runs_cost_no_square(work: Callable[[], object]) -> None:
    assert _seconds(work) < 1.5


HAN = "春风又绿江南岸明月何时照社区街道居民活动工作项目农业学校课堂医院天气水库道路企业市场城市文化"


def _words(least: int, most: int) -> Callable[[random.Random], str]:
    return lambda rng: "".join(rng.choice(HAN) for _ in range(rng.randint(least, most)))


HEAD, LINE = _words(8, 14), _words(18, 22)


@pytest.mark.parametrize(
    "piece",
    [
        lambda rng: f"{HEAD(rng)}\n（上接第1版）\n{LINE(rng)}。\n{LINE(rng)}。\n\n",
        lambda rng: f"{HEAD(rng)}\n\n（上接第1版）\n{LINE(rng)}，{HEAD(rng)}\n{LINE(rng)}。{HEAD(rng)}，\n\n",
        lambda rng: f"（上接第1版）{LINE(rng)}\n",
        lambda rng: "记者 张改华\n",
        lambda rng: "）”》\n",
        lambda rng: f"标签：{HEAD(rng)}\n",
        lambda rng: f"问：{LINE(rng)}？\n答：{LINE(rng)}，{LINE(rng)}。\n",
    ],
)
def test_a_form_of_copy_many_times_costs_as_much_each(piece: Callable[[random.Random], str]) -> None:
    def road(count: int) -> int:
        rng = random.Random(7)
        copies = (Copy("a.txt", "".join(piece(rng) for _ in range(count)).encode()),)
        return calls_of(lambda: repair_copy(copies))

    few = 4000 // len(piece(random.Random(7)))
    road(few)  # what is read once for all
    assert road(4 * few) < 1.5 * 4 * road(few)  # 4 times that by the square


def test_dots_are_read_as_before_on_both_sides_of_a_mark() -> None:
    text = "春风又绿江南岸.明月何时照我还"
    told = read_dots(f"{text}，{text}.", bytearray(2 * len(text) + 2))
    assert [(dot.place, dot.after) for dot in told] == [(7, "。"), (23, "。"), (31, "。")]
    assert [dot.after for dot in read_dots("约翰.肯尼迪来了。", bytearray(9))] == ["·"]
    assert read_dots("第三.春风又绿，一.明月何时", bytearray(14)) == ()


def test_a_dot_behind_han_or_latin_words_is_a_stop() -> None:
    ends = [line_end(text) for text in ("岸边的风又绿了.", "The price went up 3%.", "版本号是2.0.", "it is ok.")]
    assert ends == ["final", "final", "plain", "plain"]


def test_signs_before_a_mark_belong_to_it() -> None:
    copy = "　　春风又绿江南岸，明月何时照我还。▶▶ ◆（下转第2版）▶\n\n（上接第1版）◆◆春风又绿江南岸。\n".encode()
    result = repair_copy((Copy("a.txt", copy),))
    assert [item.text for item in result.removed if item.reason == "jump line"] == [
        "▶▶ ◆（下转第2版）▶",
        "（上接第1版）",
    ]


def test_a_repeat_is_proved_where_a_private_sign_became_a_bullet() -> None:
    tail = "\ue668 全队共排除险情四处，转移群众二百一十七人，无一伤亡。\n目前水位已经回落到警戒线以下。\n"
    result = repair_copy((Copy("a.txt", f"本报讯 河水昨夜上涨，抢险队上了堤。\n{tail}\n{tail}".encode()),))
    assert [change.kind for change in result.changes if change.applied].count("repeat") == 1
    assert result.audit.holds


@pytest.mark.parametrize("mark", ["• ", "\ue668"])
def test_a_repeat_is_proved_where_its_copy_lost_the_mark_before_its_title(mark: str) -> None:
    text = "　　抢险队在堤上守了三天三夜，共排除险情四处。\n　　目前水位已经回落到警戒线以下，道路恢复通行。\n"
    tail = f"{mark}竹子曾经也另类\n\n    周岸\n\n{text}"
    first = f"{mark}隅园的黄昏\n\n    叶渡\n\n　　春天的黄昏来得晚，风里有花的味道，人们都走出门来。\n\n"
    result = repair_copy((Copy("a.txt", f"{first}{tail}\n{tail}".encode()),))
    assert [change.reason for change in result.changes if change.kind == "repeat"] == ["repeat of line 7"]
    assert result.audit.holds
