import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from layout.read.markdown import parse_markdown
from layout.repair import ledger, repair_copy
from layout.repair.account import unproved
from layout.repair.decode import join_copies
from layout.repair.types import Article, Change, Copy
from layout.repair.writing import article_json, article_markdown, repaired_json

TWICE = """河堤加固工程提前完工

本报讯 城东河堤加固工程昨日完工，比计划早了二十天，沿岸三个村的农田今年不再怕水。
记者 高朗 通讯员 苏禾

工程队在堤脚铺了石笼，又在堤顶修了一条能走车的路，村民出门少绕了四里地。
通讯员 苏禾 记者 高朗
"""


def characters(text: str) -> Counter[str]:
    return Counter(char for char in unicodedata.normalize("NFKC", text) if not char.isspace())


def told(document: dict[str, Any]) -> Counter[str]:
    """Every character that the JSON form of an import holds, of the articles and of what was removed."""
    words: list[str] = []
    for article in document["articles"]:
        byline = article["byline"]
        words += [article[name] for name in ("kicker", "headline", "deck", "dateline")] + article["paragraphs"]
        words += [*byline["reporters"], *byline["correspondents"], *byline["photo"], byline["credit"]]
    return characters("".join([*words, *(item["text"] for item in document["removed"])]))


def test_names_that_a_byline_says_twice_are_listed() -> None:
    result = repair_copy((Copy("a.txt", TWICE.encode()),))
    assert result.audit.holds
    assert told(repaired_json(result)) == characters(TWICE)
    assert "name said twice in the byline" in {item.reason for item in result.removed}


def _without_last_name(article: Article) -> dict[str, Any]:
    document: dict[str, Any] = article_json(article)
    document["byline"] = {**document["byline"], "correspondents": []}
    return document


def _without_a_mark(article: Article) -> dict[str, Any]:
    document: dict[str, Any] = article_json(article)
    return {**document, "paragraphs": [text.removesuffix("。") for text in document["paragraphs"]]}


@pytest.mark.parametrize("write", [_without_last_name, _without_a_mark])
def test_the_audit_reads_what_is_written(monkeypatch: pytest.MonkeyPatch, write: Callable[..., Any]) -> None:
    monkeypatch.setattr(ledger, "article_json", write)
    audit = repair_copy((Copy("a.txt", TWICE.encode()),)).audit
    assert not audit.holds
    assert audit.unwritten and not audit.missing


@pytest.mark.parametrize(("word", "other"), [("苏禾", "苏木"), ("二十天", "十二三天"), ('完工"', '开工"')])
def test_the_audit_reads_the_article_files(monkeypatch: pytest.MonkeyPatch, word: str, other: str) -> None:
    whole = ledger.article_markdown
    monkeypatch.setattr(ledger, "article_markdown", lambda article: whole(article).replace(word, other))
    audit = repair_copy((Copy("a.txt", TWICE.encode()),)).audit
    assert not audit.holds
    assert audit.unwritten


TAIL = """晚市灯光亮到零点

本报讯 老码头的晚市从昨晚起亮灯到零点，一百二十个摊位全部坐满，卖藕汤的老伍连加了三锅。
他说这样的夜晚一年里也没有几回，明天还要多备两筐藕，再请侄子过来帮忙洗碗。
记者 高朗

回，明天还要多备两筐藕，再请侄子过来帮忙洗碗。
记者 高朗
"""


@pytest.mark.parametrize(("cut", "repeats"), [("刷锅。", 1), ("刷。", 0)], ids=["16 characters", "15"])
def test_a_tail_from_inside_a_line_has_sixteen_characters(cut: str, repeats: int) -> None:
    end = f"请侄子过来帮忙洗碗{cut}\n记者 高朗\n"
    text = TAIL.partition("他说")[0] + f"他说这样的夜晚一年里也没有几回，明天还要{end}\n{end}"
    found = [change for change in repair_copy((Copy("a.txt", text.encode()),)).changes if change.kind == "repeat"]
    assert len(found) == repeats


def test_a_repeat_without_an_equal_text_is_not_proved() -> None:
    copies = (Copy("a.txt", TAIL.encode()),)
    result = repair_copy(copies)
    (repeat,) = [change for change in result.changes if change.kind == "repeat"]
    assert result.audit.holds and repeat.before.startswith("回，明天")
    odd = TAIL.replace("三锅", "四锅", 1).replace("两筐藕，再请侄子", "两筐藕，又请侄子", 1)
    assert unproved(join_copies((Copy("a.txt", odd.encode()),)), result.changes, ()) == 1
    assert unproved(join_copies(copies), result.changes, ()) == 0


def test_a_repeat_is_proved_by_text_whose_lines_repeat_others() -> None:
    first, second = "晚市的灯亮到零点才熄。", "卖藕汤的老伍连加了三锅。"
    text = f"{first}\n中间隔着一句话。\n{first}\n{second}\n{first}\n{second}\n"
    begins = [place for place in range(len(text)) if text.startswith(first, place)]

    def repeat(start: int, before: str, other: int) -> Change:
        return Change(
            f"repeat-{start}", "repeat", start, start + len(before), before, "", 0.9, reason="repeat", other=other
        )

    both = f"{first}\n{second}"
    changes = (repeat(begins[1], first, begins[0]), repeat(begins[2], both, begins[1]))
    dump = join_copies((Copy("a.txt", text.encode()),))
    assert unproved(dump, changes, ()) == 0
    assert unproved(dump, (*changes, repeat(begins[0], first, begins[2])), ()) == 3


@pytest.mark.parametrize("words", ["\\", "\\\\", "路径C:\\\\稿件\\", "\\*一\\2#3\\", "# 一\\", "a\\\\\\b"])
def test_backslashes_are_written_and_read_back(words: str) -> None:
    copies = (Copy("a.txt", f"标题一行\n\n本报讯 {words}\n\n{words}\n".encode()),)
    result = repair_copy(copies)
    assert result.audit.holds
    assert sum(
        paragraph.text.count("\\") for article in result.articles for paragraph in article.paragraphs
    ) == 2 * words.count("\\")
    for article in result.articles:
        paragraphs, _ = parse_markdown(article_markdown(article).split("---\n", 2)[2], "a.md")
        assert [one.text.text for one in paragraphs] == [paragraph.text for paragraph in article.paragraphs]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("河堤加固工程提前完工", None),
        ("河堤加固 工程提前完工", None),
        ("河堤加固工程提前完工,省下二十天", ("河堤加固工程提前完工,省下二十天", "河堤加固工程提前完工，省下二十天")),
        ("河堤加固工程\n提前完工", ("河堤加固工程\n提前完工", "河堤加固工程 | 提前完工")),
    ],
)
def test_a_headline_is_among_the_changes_where_it_is_not_as_printed(printed: str, told: tuple[str, str] | None) -> None:
    copy = TWICE.replace("河堤加固工程提前完工", printed, 1)
    changes = repair_copy((Copy("a.txt", copy.encode()),)).changes
    assert [(one.before, one.after) for one in changes if one.kind == "headline"] == ([told] if told else [])


def test_marks_of_a_credit_that_stand_twice_are_written_once() -> None:
    result = repair_copy((Copy("a.txt", "李杰文图\n武善通讯员\n图".encode()),))
    assert [article.byline.credit for article in result.articles] == ["文/图"]
    assert result.audit.holds
