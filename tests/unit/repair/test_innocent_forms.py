"""Copy that looks like what mails, pages, editing systems and exports print keeps its words, marks and order."""

import pytest

from layout.repair import repair_copy
from layout.repair.columns import lay_out
from layout.repair.markup import has_markup
from layout.repair.printed import shadow_of
from layout.repair.types import Copy

BEFORE = "这座桥修了整整三年，村里人等了三十年。通车那天，老人们搬着板凳坐在桥头。\n"
BEHIND = "他说，从前进城要绕行二十公里，如今只要十分钟，孩子上学也不用再坐渡船了。\n"


def gone(middle: str) -> list[str]:
    """What is removed of lines in the middle of a text."""
    return [item.text for item in repair_copy([Copy("a.txt", f"{BEFORE}\n{middle}\n{BEHIND}".encode())]).removed]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("寻寻觅觅冷冷清清凄凄惨惨戚戚", 1),
        ("家家户户红红火火高高兴兴热热闹闹喜喜欢欢", 1),
        ("风风雨雨花花叶叶年年", 1),
        ("8866 5544 3322", 1),
        ("清清溪溪大大桥桥正正式式通通车车", 2),
        ("22002244年年清清溪溪读读书书节节", 2),
    ],
)
def test_words_that_double_their_syllables_are_no_shadow(text: str, times: int) -> None:
    assert shadow_of(text) == times


@pytest.mark.parametrize(
    "middle",
    [
        "屏幕上是这样几行：\n发件人：林小满\n收件人：周远\n主题：我到家了\n时间：3月5日\n",
        "主题：我的家乡\n时间：5月6日前\n收件人：副刊编辑部\n",
        "From：爸爸\nTo：女儿\n",
    ],
)
def test_a_mail_told_in_a_story_and_the_rows_of_a_notice_stay(middle: str) -> None:
    assert gone(middle) == []


@pytest.mark.parametrize(
    "middle",
    ["发件人：林小满\n收件人：周远\n主题：投稿\n", "From: lin@example.com\nSubject: 投稿\n"],
)
def test_the_head_of_a_mail_goes(middle: str) -> None:
    assert gone(middle) == middle.splitlines()


def test_greater_than_a_figure_is_no_quotation() -> None:
    assert gone(">0的情形有三种\n>1的情形有两种\n>2的情形只有一种\n") == []
    assert gone("> 3月5日，桥通了车。\n> 6日，渡船停了。\n> 7日，渡口拆了。\n") == [">"] * 3


def test_letters_in_angle_brackets_are_no_markup() -> None:
    assert not has_markup("设<S>为面积，<A>为甲，电流<I>与电压<U>之积<i>就是功率。")
    assert has_markup("第一段说桥<br>\n第二段说水<br>\n")
    assert has_markup("这是<span class=x>桥</span>")
    assert has_markup("这是<B>桥</b>")


def test_a_notice_with_a_theme_and_pages_is_no_record() -> None:
    assert "主题：" not in gone("主题：我的家乡\n版面：四版副刊\n时间：5月6日前\n分类：散文、诗歌\n")
    assert "主题：" in gone("引题：盼了三十年\n主题：清溪大桥通车\n作者：林小满\n")


@pytest.mark.parametrize(
    "rows",
    [
        (
            "上河村民小组一组  三百二十公斤小麦",
            "下河村民小组二组  三百一十公斤小麦",
            "东山村民小组三组  二百八十公斤小麦",
        ),
        ("春风送暖千山绿　　瑞雪迎春万象新", "爆竹声声辞旧岁　　梅花朵朵报新春", "和顺一门有百福　　平安二字值千金"),
        (
            "从前点灯全靠煤油灯    现在点灯用上电灯泡",
            "从前吃水全靠肩膀挑    现在吃水用上自来水",
            "从前种田全靠黄牛犁    现在种田用上拖拉机",
        ),
    ],
)
def test_rows_without_a_mark_of_a_sentence_are_no_columns(rows: tuple[str, ...]) -> None:
    text = "\n".join((*rows, *rows)) + "\n"
    assert lay_out(text, lambda _: False).text == text


@pytest.mark.parametrize(
    "row",
    [
        "编辑：林小满 校对：周远\n",
        "发自我的手机\n",
        "\nSHANGHAI NEWS\n",
        "版权所有，翻印必究\n",
        "主编：林小满\n校对：周远\n",
    ],
)
def test_what_a_sentence_leads_up_to_stays(row: str) -> None:
    assert gone(f"那一页的最后写着：\n{row}") == []
    assert gone(f"那一页早就没有了。\n\n{row}") == [line for line in row.split("\n") if line]


def test_the_days_of_a_diary_stay_and_the_day_of_a_paper_goes() -> None:
    days = ("2024年3月5日 星期二", "2024年3月6日 星期三", "2024年3月9日 星期六")
    written = ("河水退下去一截，渡口的石阶露了出来。", "孩子们学会了第一首歌。", "校门口的杏花开了。")
    diary = "\n".join(f"{day}\n\n{text}\n" for day, text in zip(days, written, strict=True))
    assert gone(diary) == []
    paper = "\n".join(f"{days[0]}\n\n{text}\n" for text in written)
    assert gone(paper) == [days[0]] * 3


def test_a_tag_alone_in_quotation_marks_is_what_the_copy_speaks_of() -> None:
    assert gone("一段话写在“<p>”和“</p>”之间，换行写作“<br>”，图片写作“<img src=a>”。\n") == []
    assert gone("<p>他说“<b>好</b>”。</p>\n") == ["<p>", "<b>", "</b>", "</p>"]


@pytest.mark.parametrize(
    "rows",
    [
        "编剧：林川　导演：周远\n监制：赵丹　出品人：何平\n",
        "会长：林小满\n主编：周远\n编辑：陈晓\n",
        "剧组今晚亮相，主创名单公布。\n主编：林小满　副主编：周远\n编辑：陈晓　王楠\n",
        "文学社选出新一届编辑部。\n主编：林小满\n编辑：陈晓\n校对：王楠\n",
    ],
)
def test_posts_and_people_that_the_text_speaks_of_stay(rows: str) -> None:
    assert gone(rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        "责任编辑：林川　美编：周远\n校对：王楠\n",
        "编辑：林川\n美编：周远\n校对：王楠\n",
        "文学社选出新一届编辑部。\n\n主编：林小满\n编辑：陈晓\n",
        "文学社选出新一届编辑部。\n责任编辑：林小满\n校对：陈晓\n",
    ],
)
def test_posts_and_people_of_the_page_go(rows: str) -> None:
    staff = [row for row in rows.splitlines() if "：" in row]
    assert gone(rows) == staff


@pytest.mark.parametrize("before", ["校刊今天创刊，名叫", "报头上印着一行字母：", "报头上印着一行字母。"])
def test_a_name_in_latin_that_the_text_comes_to_stays(before: str) -> None:
    assert gone(f"{before}\nQINGXI DAILY\n") == []


def test_a_name_in_latin_behind_any_text_goes() -> None:
    assert gone("\nQINGXI DAILY\n") == ["QINGXI DAILY"]


@pytest.mark.parametrize(
    "line",
    [
        "节约用水从我做起，保护水源从现在做起！",
        "“大山大山你好吗，我们又回来看你啦，你还好吗。”",
        "《清溪县古树名木保护办法》的宣传单发到每家每户去！",
    ],
)
def test_what_is_called_out_twice_stays(line: str) -> None:
    assert gone(f"他喊道。\n{line}\n{line}\n孩子们跟着念了起来。\n") == []


def test_a_sentence_spoken_of_as_said_again_stays_and_any_other_goes_once() -> None:
    line = "他说到了秋天一定会回到这个村子里来看我们。"
    assert gone(f"母亲把这句话念了一遍又一遍。\n{line}\n{line}\n孩子们都记住了。\n") == []
    assert gone(f"母亲坐在门口等着。\n{line}\n{line}\n孩子们都记住了。\n") == [line]
    assert gone(f"母亲把这句话念了一遍又一遍。\n{line}\n{line}\n记者　林川\n") == [line, "记者"]


def test_a_title_with_a_bracket_and_no_poems_keeps_its_line() -> None:
    (article,) = repair_copy([Copy("a.txt", f"石门运动会（组图） 现场花絮\n\n{BEFORE}{BEHIND}".encode())]).articles
    assert article.split.headline == "石门运动会（组图） 现场花絮" and not article.byline


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("发现问题，可拨打12315", "投诉举报，也可以把线索发到邮箱里，工作人员会在三天之内答复。"),
        ("我市是全省最大的", "高山蔬菜基地，常年种植面积四十二万亩，菜价也跟着涨了。"),
    ],
)
def test_a_sentence_that_breaks_off_in_a_short_line_goes_on(left: str, right: str) -> None:
    copy = f"山里的事\n\n{BEFORE}\n{left}\n\n{right}\n\n{BEHIND}"
    paragraphs = [paragraph.text for paragraph in repair_copy([Copy("a.txt", copy.encode())]).articles[0].paragraphs]
    assert left + right in paragraphs


@pytest.mark.parametrize("title", ["钢铁是怎样炼成的", "谁是村里最忙的", "我们是最棒的", "路是大家走出来的"])
def test_a_subhead_may_end_in_de(title: str) -> None:
    copy = f"山里的事\n\n{BEFORE}\n{title}\n\n{BEHIND}\n{BEFORE}\n"
    articles = repair_copy([Copy("a.txt", copy.encode())]).articles
    assert title in [*(paragraph.text for paragraph in articles[0].paragraphs), *(a.split.headline for a in articles)]
