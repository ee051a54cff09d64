"""Blanks in headlines that only broke a phrase go, those that set parts apart stay: told by the text under them."""

from collections.abc import Iterator
from pathlib import Path

from layout.lexicon import words_of
from layout.repair.context import count_words
from layout.repair.headlines import title_parts
from layout.repair.marks import simplified
from layout.repair.titlecues import is_subject
from layout.repair.titlejoins import mend_phrases
from layout.repair.types import Traced

WORDS = count_words((), frozenset())


def leads() -> Iterator[tuple[str, str]]:
    """Headlines, run together, with the text under them."""
    for block in (Path(__file__).parent / "press" / "leads.txt").read_text("utf-8").strip().split("\n\n"):
        head, *rest = block.split("\n")
        yield " ".join(head.replace("|", " ").split()), "".join(line for line in rest if not line.startswith("A "))


def mended(line: str, text: str) -> str:
    """A headline with the blanks gone that only broke phrases."""
    parts, _ = mend_phrases(
        title_parts((Traced(line, tuple(range(len(line)))),)), WORDS, frozenset({0}), simplified(text)
    )
    return " ".join(part.text for part in parts)


def test_a_blank_that_sets_apart_stays() -> None:
    lines = [(line, text) for line, text in leads() if " " in line]
    wrong = [line for line, text in lines if mended(line, text) != line]
    assert len(lines) > 80 and len(wrong) <= 2, wrong


def test_a_blank_inside_words_that_the_text_has_as_one_goes() -> None:
    broken = whole = 0
    for line, text in leads():
        for part in filter(str.isalnum, line.split()):
            cuts = [word.start for word in words_of(part) if 3 <= word.start <= len(part) - 3]
            known = [cut for cut in cuts if part[cut - 2 : cut + 2] in text and len(part) <= 16]
            for cut in [cut for cut in known if not is_subject(part[:cut])][:1]:
                broken += 1
                whole += mended(f"{part[:cut]} {part[cut:]}", text) == part
    assert broken > 25 and whole >= 0.9 * broken, (whole, broken)


def test_an_office_over_what_it_does_stays_an_over_line() -> None:
    text = "河口区市场监管局今年集中查处缺斤短两，还市民一斤足秤。"
    assert mended("河口区市场监管局 集中查处缺斤短两", text) == "河口区市场监管局 集中查处缺斤短两"


def test_without_the_text_the_words_decide() -> None:
    assert mended("全县秋粮收购 工作会议召开", "") == "全县秋粮收购 工作会议召开"
    assert mended("全县秋粮收购 工作会议召开", "云浦县召开秋粮收购工作会议，") == "全县秋粮收购工作会议召开"
    assert mended("老城区新增 三处口袋公园", "") == "老城区新增三处口袋公园"
