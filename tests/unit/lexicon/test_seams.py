import pytest

from layout.lexicon import all_words, seam_nats, word_nats


@pytest.mark.parametrize(
    ("left", "right"), [("莲湖街道严", "格落实"), ("检查人员还向商户发", "放了"), ("新建、改扩建中", "小学9所")]
)
def test_a_seam_inside_a_word_is_dearer(left: str, right: str) -> None:
    assert seam_nats(left, right) > 3.5


@pytest.mark.parametrize(
    ("left", "right"),
    [("周三最冷", "市气象台预计"), ("七次转身", "玻璃展柜"), ("结束。", "今天"), ("in", "Paris"), ("", "今天")],
)
def test_a_seam_between_words_costs_nothing(left: str, right: str) -> None:
    assert seam_nats(left, right) == 0


def test_rare_words_cost_more() -> None:
    common, rare = word_nats("我们"), word_nats("年画")
    assert common is not None and rare is not None and common < rare
    assert word_nats("画年") is None


@pytest.mark.parametrize(
    ("text", "known"), [("劳模风采", True), ("先进事迹", True), ("霍华德", False), ("吐温", False), ("速写", False)]
)
def test_a_phrase_is_words_of_the_list_and_nothing_else(text: str, known: bool) -> None:
    assert all_words(text) is known
