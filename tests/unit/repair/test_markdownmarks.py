"""Marks of Markdown go from copy that is written in it, are listed, and stay where they are none."""

import pytest

from layout.repair import repair_copy
from layout.repair.types import Copy, Options

OVER = "# 桥通了\n\n本报讯 昨天上午,东村的石桥正式通车。\n\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("东村的**石桥**有**三百年**了。", "东村的石桥有三百年了。"),
        ("**王大爷：**盼了三十年。", "王大爷：盼了三十年。"),
        ("他说[县志](http://a.cn/b)里有,《桥》[1]。", "他说县志里有，《桥》[1]。"),
        ("> 桥是路的一段。", "桥是路的一段。"),
        ("张**先生和李**女士走过石桥。", "张**先生和李**女士走过石桥。"),
        ("价格*为参考价,数量*为估计。", "价格*为参考价，数量*为估计。"),
        ("他算了算,2 ** 3 = 8。", "他算了算，2 ** 3 = 8。"),
    ],
)
def test_marks_go_and_words_stay(line: str, told: str) -> None:
    result = repair_copy((Copy("a.md", f"{OVER}{line}\n\n记者 李明\n".encode()),))
    assert [paragraph.text for paragraph in result.articles[0].paragraphs][1:] == [told]
    assert result.audit.holds


def test_bold_type_hides_no_dateline_and_no_byline() -> None:
    copy = "# 桥通了\n\n**本报讯** 昨天上午,东村的石桥正式通车。\n\n**记者 李明**\n".encode()
    (article,) = repair_copy((Copy("a.md", copy),)).articles
    assert article.dateline.text == "本报讯" and article.byline.reporters == ("李明",)


def test_marks_stay_in_copy_that_is_no_markdown_and_where_they_are_refused() -> None:
    copy = f"{OVER}东村的**石桥**正式通车,[县志](http://a.cn/b)里有。\n".encode()
    for name, options in (("a.txt", Options()), ("a.md", Options(refused=frozenset({"noise"})))):
        result = repair_copy((Copy(name, copy),), options)
        assert "**石桥**" in result.articles[0].paragraphs[-1].text and result.audit.holds
