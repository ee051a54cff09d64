import time

from layout.repair.context import count_words
from layout.repair.spaces import space_edits

NO_WORDS = count_words((), frozenset())


def seconds(text: str) -> float:
    start = time.process_time()
    space_edits(text, NO_WORDS, True)
    return time.process_time() - start


def test_a_slogan_keeps_its_blank_and_the_text_around_it_does_not() -> None:
    text = "他们 开展“重温党史 恒守初心”活动 后，又读“知 识就是力量”一书"
    assert [edit.start for edit in space_edits(text, NO_WORDS, True)] == [2, 18, 25]


def test_many_blanks_and_quotations_cost_linear_time() -> None:
    piece = "东村 的桥通了“重温党史 恒守初心”，"
    short, long = min(seconds(piece * 2000) for _ in range(3)), seconds(piece * 16000)
    assert long < 20 * short  # 8 in theory, 64 were it quadratic
