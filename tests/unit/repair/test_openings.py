"""Titles behind datelines, jump marks, columns between dots, tables of Markdown, and what only looks like them."""

import pytest

from layout.repair import repair_copy
from layout.repair.facts import _marker
from layout.repair.titlecues import is_tag
from layout.repair.types import Copy, Options, Repaired

TEXT = "　　清晨六点，大山深处的服务站已经忙碌起来，村民们把新采的春茶送到站里。\n"


def road(text: str, options: Options = Options()) -> Repaired:  # noqa: B008 - frozen
    """What the road makes of a text, its audit seen to."""
    result = repair_copy([Copy("a.txt", text.encode())], options)
    assert result.audit.holds
    return result


def gone(text: str) -> list[str]:
    """What is removed of a text."""
    return [item.text for item in road(text).removed]


@pytest.mark.parametrize(
    "head",
    ["山里的春天\n", "山里的\n春天\n", "本报特稿\n山里的春天\n"],
)
def test_a_title_behind_a_dateline_goes_where_the_headline_holds_it(head: str) -> None:
    result = road(f"{head}　　新华社贵阳3月5日电 题：山里的春天\n{TEXT}{TEXT[:-9]}。\n")
    assert [item.text for item in result.removed] == ["题：", "山里的春天"]
    assert result.articles[0].dateline.text == "新华社贵阳3月5日电"


@pytest.mark.parametrize("head", ["山里的秋天\n", "山里的春天来了\n"])
def test_another_title_behind_a_dateline_stays(head: str) -> None:
    assert gone(f"{head}　　新华社贵阳3月5日电 题：山里的春天\n{TEXT}{TEXT[:-9]}。\n") == []


def test_a_refused_label_keeps_the_line() -> None:
    text = f"　　新华社贵阳3月5日电 题：山里的春天\n{TEXT}"
    label = next(change for change in road(text).changes if change.reason == "label of a title")
    assert all("题" not in item.text for item in road(text, Options(refused=frozenset({label.id}))).removed)


@pytest.mark.parametrize(
    "line",
    ["（上接第一版）这五个字，他排了三十年。", "下转第三版这几个字要放在栏尾。", "上接第二版的字样他闭着眼睛也认得。"],
)
def test_a_text_that_speaks_of_a_jump_mark_keeps_it(line: str) -> None:
    assert gone(f"编辑部的夜晚\n{TEXT}　　{line}\n{TEXT[:-9]}。\n") == []


@pytest.mark.parametrize("line", ["·连载·", "•诗歌•", "●连载⑫", "■小说连载（12）"])
def test_a_column_between_dots_is_a_tag(line: str) -> None:
    assert is_tag(line)


@pytest.mark.parametrize("line", ["·欢欢·", "·编者按·", "·本报记者·", "·连载", "阿·连载·林"])
def test_a_name_or_a_note_between_dots_is_no_tag(line: str) -> None:
    assert not is_tag(line)


@pytest.mark.parametrize(
    "lines",
    [
        "文 | 林川\n图 | 周远\n",
        "| 春天的渡口 |\n",
        "01 | 要闻\n02 | 民生\n",
        "山|水|田\n\n林|湖|草\n",
        "他写下|a|+|b|。\n",
    ],
)
def test_strokes_that_make_no_table_stay(lines: str) -> None:
    kept = "".join(
        p.text for article in road(f"渡口\n{TEXT}{lines}{TEXT[:-9]}。\n").articles for p in article.paragraphs
    )
    assert not any(item.reason == "Markdown mark" for item in road(f"渡口\n{TEXT}{lines}").removed)
    assert kept


@pytest.mark.parametrize(
    "line", ["2.1万平方米的厂房已经建成", "3.5 亿元的投资", "1.5倍", "2.3%的人口", "12.5", "2.1.3"]
)
def test_a_decimal_that_counts_something_numbers_no_item(line: str) -> None:
    assert _marker(line) is None


@pytest.mark.parametrize(
    ("line", "number"), [("2.1 投标人须知", 201), ("2．1投标人须知", 201), ("3.12.1 工期要求", 312)]
)
def test_an_item_may_be_numbered_in_two_parts(line: str, number: int) -> None:
    assert _marker(line) == ("n.n", number)


@pytest.mark.parametrize("line", ["- 桥", "* 桥通了车", "-3.5"])
def test_bullets_and_signs_have_no_number(line: str) -> None:
    assert (_marker(line) or ("", 0))[1] == 0


def test_the_number_of_a_draw_stays_and_that_of_a_paper_goes() -> None:
    draw = "福彩“双色球”\n第2024063期\n中奖号码：03 08 12 19 25 31\n一等奖 5注 每注奖金8123456元\n"
    assert gone(draw) == []
    assert "第2024063期" in gone(f"清溪日报\n第2024063期\n河阳新修一座桥\n{TEXT}")
