import itertools
import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "repair"))

from dump_damage import make_dump
from press_damage import make_press_dump
from shuffled_dumps import damaged_articles, dump_of

from layout.repair import repair_copy
from layout.repair.decode import join_copies
from layout.repair.ledger import restore
from layout.repair.types import Copy, Options
from layout.repair.writing import article_markdown, repaired_json

SEED = Path(__file__).parents[1] / "repair" / "street-news.txt"
PIECES = st.sampled_from(
    ["本报讯", "（下转第2版）", "(上接第1版)", "记者 李明", "通讯员 王芳 文/图", "\u3000\u3000", "\r\n", "\n\n", "\n", "......", "“", "”", "(", ")",  # noqa: E501
     "一、", "问：", "\u200b", "2021年2月9日 星期二 第3版", "中", "文", ",", "。", "a", "1", " ", "\ud800", "---\n", "12:30", "\\", "#", "*"]  # noqa: E501
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    raw=st.one_of(
        st.binary(max_size=300),
        st.lists(PIECES, max_size=60).map(lambda p: "".join(p).encode("utf-8", "surrogatepass")),
    )
)
def test_any_bytes_have_a_result_and_the_account_holds(raw: bytes) -> None:
    copies = (Copy("a.txt", raw), Copy("b.md", raw))
    result = repair_copy(copies)
    assert result.audit.holds
    repaired_json(result)
    assert restore(copies, join_copies(copies), result.changes, Options(refused=frozenset({"all"}))) == (raw, raw)


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("seed", [101, 102])
def test_dump_keeps_its_account(level: int, seed: int) -> None:
    raw, _ = make_dump(level, seed, "all")
    copies = (Copy("a.txt", raw),)
    result = repair_copy(copies)
    assert result.audit.holds
    for article in result.articles:
        text = article_markdown(article)
        again = repair_copy((Copy("a.md", text.encode()),))
        assert [article_markdown(other) for other in again.articles] == [text]
    assert restore(copies, join_copies(copies), result.changes, Options(refused=frozenset({"all"}))) == (raw,)
    some = frozenset(change.id for change in result.changes[::3])
    refused = repair_copy(copies, Options(refused=some))
    assert refused.audit.holds
    assert not {change.id for change in refused.changes if change.applied} & some


@pytest.mark.parametrize("make", [make_dump, make_press_dump])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_what_is_written_and_what_is_removed_are_the_copy(make: Callable[..., Any], level: int) -> None:
    """Only `、` and `/` between names and credits are put in; only invisible characters go without being listed."""
    for half, seed in itertools.product(("tuned", "held"), range(20, 26)):
        raw = make(level, seed, half)[0]
        result = repair_copy((Copy("a.txt", raw),))
        assert result.audit.holds
        document: Any = repaired_json(result)
        words = [item["text"] for item in document["removed"]]
        for article in document["articles"]:
            byline = article["byline"]
            words += [article[name] for name in ("kicker", "headline", "deck", "dateline")] + article["paragraphs"]
            words += [*byline["reporters"], *byline["correspondents"], *byline["photo"], byline["credit"]]
        written, copy = characters("".join(words)), characters(join_copies((Copy("a.txt", raw),)).text)
        assert not copy - written
        assert not set(written - copy) - set("/、")


def characters(text: str) -> Counter[str]:
    """The characters of a text in the form that print and copy share; those that print nothing do not count."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(char for char in plain if not (char.isspace() or unicodedata.category(char).startswith("C")))


def test_order_of_articles_does_not_matter() -> None:
    text = SEED.read_text("utf-8")
    starts = [text.index(head) for head in ("中原区新时代文明实践中心创新", "西流湖街道服务", "秦岭路街道 加强", "莲湖街道多措", "林山寨街道 开展", "棉纺路街道抓好")]  # fmt: skip  # noqa: E501
    parts = [text[start:end].rstrip("\n") for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    there = repair_copy((Copy("a.txt", "\n\n".join(parts).encode()),))
    back = repair_copy((Copy("a.txt", "\n\n".join(reversed(parts)).encode()),))
    assert [article_markdown(a) for a in there.articles] == [article_markdown(a) for a in reversed(back.articles)]


@pytest.mark.parametrize(("level", "differing"), [(1, 0), (2, 1), (3, 1)])
def test_order_of_damaged_articles_does_not_matter(level: int, differing: int) -> None:
    """Nor does it in dumps with damage, where a doubtful boundary may lean on what the whole dump does."""
    count = 0
    for half, seed in itertools.product(("tuned", "held"), range(8)):
        parts = damaged_articles(level, seed, half)
        order = random.Random(f"{seed}-order").sample(range(len(parts)), len(parts))
        there, back = (repair_copy((Copy("a.txt", dump_of(p)),)) for p in (parts, [parts[n] for n in order]))
        count += sorted(map(article_markdown, there.articles)) != sorted(map(article_markdown, back.articles))
    assert count <= differing


@pytest.mark.parametrize("make", [make_dump, make_press_dump])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_repaired_paragraph_as_plain_text_keeps_its_characters(make: Callable[..., Any], level: int) -> None:
    """Verse and rows aside, whose blanks are judged by the lines beside them."""
    texts = {
        paragraph.text
        for half, seed in itertools.product(("tuned", "held"), range(8))
        for article in repair_copy((Copy("a.txt", make(level, seed, half)[0]),)).articles
        for paragraph in article.paragraphs
        if paragraph.kind not in ("verse", "row")
    }
    marks = ("space", "width", "ellipsis", "dash", "quote", "digit", "invisible")
    for text in sorted(texts):
        changes = repair_copy((Copy("a.txt", text.encode()),)).changes
        assert not [(text, change.before) for change in changes if change.applied and change.kind in marks]
