import re
from collections import Counter
from pathlib import Path

import pytest

from layout.repair import repair_copy, signals, titleweights
from layout.repair.context import count_words
from layout.repair.decode import decode_bytes
from layout.repair.folios import find_folios
from layout.repair.headlines import split_title, title_parts
from layout.repair.jumps import read_mark
from layout.repair.measure import measure_of
from layout.repair.noise import noise_reason, numeral, page_number
from layout.repair.punctuation import apply_edits, punctuation_edits
from layout.repair.signals import TABLE, confidence
from layout.repair.spaces import space_edits
from layout.repair.titlejoins import mend_phrases
from layout.repair.types import Copy, Options, Split, Traced

WORDS = count_words((), frozenset())


def traced(text: str) -> Traced:
    return Traced(text, tuple(range(len(text))))


def widened(text: str) -> str:
    return apply_edits(traced(text), [edit for edit in punctuation_edits(text) if edit.applied]).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("今天,天气好!", "今天，天气好！"),
        ("非机动车(市容)管理", "非机动车（市容）管理"),
        ("比分3:2,时间9:30", "比分3:2，时间9:30"),
        ("1,250元;12.5元", "1,250元；12.5元"),
        ("今晚19:30,2026年联赛开打", "今晚19:30，2026年联赛开打"),
        ("主队以25:18,25:20,25:22胜出", "主队以25:18，25:20，25:22胜出"),
        ("均价由2.5,2024年的水平起步", "均价由2.5，2024年的水平起步"),
        ("1路,2,3路停运;1,234,567元入账", "1路，2,3路停运；1,234,567元入账"),
        ("成绩是10秒28!11月7日破纪录", "成绩是10秒28！11月7日破纪录"),
        ("共30;2025年增至50", "共30；2025年增至50"),
        ("见http://a.b/c?d=e,f。", "见http://a.b/c?d=e,f。"),
        ("函数f(x)很简单", "函数f(x)很简单"),
        ("等等......他说", "等等……他说"),
        ("约3~5天", "约3～5天"),
        ("他说:\"好\"", "他说：“好”"),
        ("Hello, world!", "Hello, world!"),
        ("气温30°C左右", "气温30℃左右"),
        ("“中原之声—文明实践炫中原”", "“中原之声—文明实践炫中原”"),
    ],
)  # fmt: skip
def test_marks_by_context(before: str, after: str) -> None:
    assert widened(before) == after
    assert widened(after) == after


def test_a_wide_decimal_point_is_narrow_and_the_point_of_an_item_stays() -> None:
    text = "１．全市ＣＰＩ上涨０．７％，降２．１％"
    body = apply_edits(Traced(text, tuple(range(len(text)))), punctuation_edits(text))
    assert body.text == "1．全市CPI上涨0.7%，降2.1%"


def test_doubtful_dash_is_only_proposed() -> None:
    (edit,) = punctuation_edits("“中原之声—文明实践炫中原”第一期")
    assert (edit.after, edit.applied) == ("——", False)


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(name: str) -> None:
    text = "本报讯 街道的便民大厅启用了，居民都说好。\n" * 3
    assert decode_bytes(text.encode(name))[0].lstrip("\ufeff") == text


@pytest.mark.parametrize("name", ["cp950", "big5hkscs"])
def test_big5_is_told_from_gb18030(name: str) -> None:
    text = "本報訊 街道的便民大廳啟用了，居民都說好。\n記者 陳國強\n"
    raw = text.encode(name)
    assert raw.decode("gb18030") != text  # it reads as either
    assert decode_bytes(raw)[0] == text
    assert decode_bytes(text.encode("gb18030"))[0] == text
    assert decode_bytes(raw.replace(b"\n", b"\xff\n", 1))[1] == "cp950"


@pytest.mark.parametrize(
    "line",
    [
        "2021年2月9日 星期二 第3版 要闻", "责编:李明 校对:王芳 版式:张强", "中原周报", "A03 民生",
        "新闻热线:0371-67777777 投稿邮箱:abc@a.example", "版权所有 未经授权 不得转载",
        "扫码关注中原周报客户端", "微信公众号：中原周报", "本版图片除署名外均由李小明摄", "本版稿件由本报记者李小明采写", "— 3 —",  # noqa: E501
        "05 教育", "文化·02", "2021/02/09 03社会", "www.zhongyuan.example", "印刷：中原日报印务中心 零售价：2.00元",
        "06版 本地新闻", "社区 2", "上一篇 下一篇", "[打印本页] [关闭窗口]", "【字体：大 中 小】",
        "阅读次数：1023", "城南时报社出版",
    ],
)  # fmt: skip
def test_lines_of_the_page_are_noise(line: str) -> None:
    assert noise_reason(line, 1, False)


@pytest.mark.parametrize(
    "line",
    [
        "2021年2月9日",
        "联系电话:0371-12345678",
        "编辑同志:",
        "星期二去上课",
        "第三版块要闻",
        "扫码乘车更方便",
        "扫码报名",
        "扫码能看厂房的碳账",
        "（上接A01版）",
        "上接01版",
        "（可关注河阳戏台微信公众号：",
        "请关注河阳戏台公众号预约。",
        "03 教育局办公室",
        "3",
        "关注孩子的眼睛",
        "收藏",
        "上一篇文章我读了三遍",
        "字体要大一些",
    ],
)
def test_lines_of_copy_are_not(line: str) -> None:
    assert not noise_reason(line, 1, False)


@pytest.mark.parametrize("line", ["www.zhongyuan.example", "社区 2"])
def test_an_address_or_a_section_amid_copy_is_copy(line: str) -> None:
    assert noise_reason(line, 1, False)
    assert not noise_reason(line, 1, False, apart=False)


def test_pages_and_marks() -> None:
    assert [page_number("第03版 要闻"), page_number("A05 城事"), numeral("十二")] == ["3", "A5", "12"]
    mark = read_mark("（上接1版《老集重开张》）")
    assert mark is not None and (mark.to, mark.page, mark.title) == (False, "1", "老集重开张")


@pytest.mark.parametrize(
    ("printed", "split"),
    [
        ("西流湖街道服务群众零距离 便民服务大厅亲民化改造完毕投入使用",
         Split("西流湖街道服务群众零距离", "便民服务大厅亲民化改造完毕投入使用")),
        ("秦岭路街道 加强校外培训机构 规范管理", Split("", "秦岭路街道加强校外培训机构规范管理")),
        ("莲湖街道多措并举治理道路环境 整治非机动车乱停放 让市容更有序",
         Split("莲湖街道多措并举治理道路环境", "整治非机动车乱停放 让市容更有序")),
        ("三十名队员守住了大堤 青石县水务局连续作战十六小时排除险情四处",
         Split("", "三十名队员守住了大堤", "青石县水务局连续作战十六小时排除险情四处")),
        ("菜篮子 鸡蛋微涨 茄子大跌", Split("菜篮子", "鸡蛋微涨 茄子大跌")),
        ("校长寄语 愿你们走得慢一点", Split("校长寄语", "愿你们走得慢一点")),
        ("老人晨练别太早 运动医学专家：先等太阳出来",
         Split("", "老人晨练别太早", "运动医学专家：先等太阳出来")),
    ],
)  # fmt: skip
def test_headline_is_split_by_meaning(printed: str, split: Split) -> None:
    parts, _ = mend_phrases(title_parts((traced(printed),)), WORDS)
    assert split_title(tuple(part.text for part in parts)).splits[0] == split


def test_three_printed_lines_are_over_line_title_and_sub_title() -> None:
    lines = ("水乡油纸伞节在河口古镇开幕", "一把伞撑起一条街", "20个国家的匠人同台斗艺")
    assert split_title(lines, (True, True, True)).splits[0] == Split(*lines)


def test_measure_is_what_most_lines_share() -> None:
    found = measure_of([14, 14, 14, 6, 14, 15, 14, 9, 14, 14])
    assert found is not None and found[0] == 14
    assert measure_of([3, 80, 45, 12, 60, 22]) is None


def test_every_weight_has_a_word_and_confidence_is_a_share() -> None:
    assert all(signal.word and signal.weight for signal in TABLE.values())
    tables = "".join(Path(module.__file__ or "").read_text("utf-8") for module in (signals, titleweights))
    rows = Counter(re.findall(r'^    (?:"\w+"|\d+): (Signal|Kind)\(', tables, re.MULTILINE))
    assert rows["Signal"] + 3 * rows["Kind"] == len(TABLE)
    assert confidence(0) == 0.5 and 0.99 < confidence(8) < 1


@pytest.mark.parametrize("count", range(1, 13))
def test_any_number_of_parts_has_a_reading(count: int) -> None:
    parts = tuple("第几行是题" for _ in range(count))
    best = split_title(parts).splits[0]
    assert " ".join(filter(None, (best.kicker, best.headline, best.deck))) == " ".join(parts)


def test_accepting_a_kind_accepts_what_is_listed_and_nothing_else() -> None:
    raw = (
        Copy(
            "a.txt",
            "一座桥的通车 两岸人的喜事\n\n本报讯 “中原之声—文明实践炫中原”昨天,开\n\n播了。\n\n居民都说好。\n".encode(),
        ),
    )
    plain = repair_copy(raw)
    for wish in ("all", "join", "article"):
        result = repair_copy(raw, Options(accepted=frozenset({wish})))
        assert [len(article.paragraphs) for article in result.articles] == [2]
        dashes = [change for change in result.changes if change.kind == "dash"]
        assert [change.applied for change in dashes] == [wish == "all"]
    everything = repair_copy(raw, Options(accepted=frozenset({"all"}), refused=frozenset({"dash"})))
    assert not any(change.question for change in everything.changes if change.applied)
    assert [change.id for change in plain.changes if change.kind == "dash" and not change.applied]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("今天天气很好.明天有雨,请带伞.", "今天天气很好。明天有雨，请带伞。"),
        ("他说:“很好.”", "他说：“很好。”"),
        ("整合了各方资源.2月5日,栏目开播.", "整合了各方资源。2月5日，栏目开播。"),
        ("今年有1.5万人.共有三批.", "今年有1.5万人。共有三批。"),
        ("他来到了加拿大.马克说没有雪.", "他来到了加拿大。马克说没有雪。"),
        ("美国作家马克.吐温说过这句话。", "美国作家马克·吐温说过这句话。"),
        ("约翰.史密斯到访", "约翰·史密斯到访"),
        *((same, same) for same in (
            "一.加强领导", "第一.要抓实", "气温三.五度", "见附件.照片.jpg", "版本A.甲", "中国2.0时代", "J.K.罗琳来了。",
            "公司主页www.例子.cn。", "附.表", "王.李二人", "人行道修好了.居民很满意。", "网址是新闻.中国",
        )),
    ],
)  # fmt: skip
def test_a_dot_between_han(before: str, after: str) -> None:
    body = Traced(before, tuple(range(len(before))))
    mended = apply_edits(body, [edit for edit in punctuation_edits(before) if edit.applied])
    assert mended.text == after
    assert not [edit for edit in punctuation_edits(after) if edit.applied]


@pytest.mark.parametrize("text", ["人行道修好了.居民很满意。", "网址是新闻.中国"])
def test_a_doubtful_dot_is_asked(text: str) -> None:
    (edit,) = punctuation_edits(text)
    assert edit.after == "。" and not edit.applied and edit.confidence <= 0.5


@pytest.mark.parametrize(
    ("text", "left"),
    [
        *((same, same) for same in ("读者 傅顺博", "男子100米 实验中学 二中", "周三 晴 3℃ 12℃")),
        ("载着一 船的芦花", "载着一船的芦花"),
        ("今 天的天气很好", "今天的天气很好"),
    ],
)
def test_blanks_of_a_row_and_of_a_signature_stay(text: str, left: str) -> None:
    body = Traced(text, tuple(range(len(text))))
    assert apply_edits(body, space_edits(text, count_words((), frozenset()), False)).text == left


def imported(text: str) -> list[tuple[str, list[str]]]:
    """Headlines and paragraphs of the articles of a dump."""
    result = repair_copy((Copy("dump.txt", text.encode()),))
    assert result.audit.holds
    return [
        (article.split.headline, [paragraph.text for paragraph in article.paragraphs]) for article in result.articles
    ]


NEWS = (
    "河阳县图书馆新馆开放\n\n本报讯 河阳县图书馆新馆昨日开放，首日迎来读者两千多人。\n\n"
    "新馆每周开放六天，周一闭馆整理。\n"
)


def test_a_number_of_the_page_goes_and_one_that_a_notice_gives_stays() -> None:
    (news,) = imported(f"{NEWS}\n热线电话：0371-66778899\n")
    assert len(news[1]) == 2
    notice = "关于停水的通知\n\n因管网检修，城东片区明日停水一天，疑问请致电咨询。\n\n"
    notice += "热线电话：0371-66778899\n\n河阳县水务局\n\n3月5日\n"
    assert imported(notice)[0][1][1:] == ["热线电话：0371-66778899", "河阳县水务局", "3月5日"]


def test_a_letter_goes_on_behind_who_signs_it() -> None:
    letter = (
        "盼路灯早些亮起来\n\n编辑同志：\n\n我们村口的路灯坏了半年，孩子们放学只能摸黑走回家。\n\n东岗村村民 老赵\n\n"
        "编者按：来信刊发前，记者联系了镇政府，对方表示路灯下周修好。\n"
    )
    (article,) = imported(f"{letter}\n")
    assert article[1][2:] == ["东岗村村民 老赵", "编者按：来信刊发前，记者联系了镇政府，对方表示路灯下周修好。"]


def test_modern_verse_has_pauses_in_some_lines() -> None:
    lines = [
        "风从山口下来",
        "带着去年的草籽",
        "它认得路，不认得人",
        "羊群停在半坡",
        "像一句没有说完的话",
        "我喊了一声",
        "回答我的是雪",
    ]
    (article,) = imported("山口\n李小明\n\n" + "\n".join(lines) + "\n")
    assert article == ("山口", lines)


def test_labels_with_figures_stand_each_alone() -> None:
    rows = ["燃气抢修：96577", "供电服务：95598", "供水服务：96533", "市长热线：12345"]
    assert (
        imported("便民服务电话\n\n" + "\n".join(rows) + "\n\n以上电话全天有人值守，市民可随时拨打。\n")[0][1][:4]
        == rows
    )


def test_jump_marks_of_one_form_are_no_folios_and_a_headline_over_one_is_a_repeat() -> None:
    first = "一座桥的百年\n\n本报讯 这座石桥建于一百年前，桥上走过三代人，桥下的水涨了又落，老人们说\n（下转A04版）\n\n"
    second = "一条渠的新生\n\n本报讯 东干渠昨日通水，沿渠的十二个村用上了自流水，农民们算着账，今年\n（下转A04版）\n\n"
    rest = "一座桥的百年\n（上接A01版）\n它比他们的爷爷还大。石桥去年被列为文物。\n\n"
    rest += "一条渠的新生\n（上接A01版）\n一亩能省六十块钱。水到了田头。\n"
    found = imported(first + second + NEWS + "\n" + rest)
    assert [headline for headline, _ in found] == ["一座桥的百年", "一条渠的新生", "河阳县图书馆新馆开放"]
    assert "老人们说它比他们的爷爷还大。" in found[0][1][0] and "今年一亩能省六十块钱。" in found[1][1][0]


def test_a_sentence_of_prose_printed_twice_is_a_repeat_and_a_refrain_is_none() -> None:
    body = "外婆的坛子\n\n外婆的坛子摆在灶台边，坛口压着一块青石，谁也不许动，一动就跑了气。\n\n"
    body += "我把坛子搬进了城里的厨房。\n\n"
    (article,) = imported(f"{body}我把坛子搬进了城里的厨房。\n")
    assert article[1][1:] == ["我把坛子搬进了城里的厨房。"]
    (verse,) = imported("山口\n李小明\n\n风从山口下来\n它认得路\n不认得人\n回答我的是雪\n\n回答我的是雪\n")
    assert verse[1][-2:] == ["回答我的是雪", "回答我的是雪"]


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("临河区 三项举措推进 垃圾分类提质增效", "三项举措推进垃圾分类提质增效"),
        ("盼望路口早日 装上信号灯", "盼望路口早日装上信号灯"),
        ("科普 树叶为什么会变红", "科普 树叶为什么会变红"),
    ],
)
def test_a_verb_waits_for_what_it_acts_on_and_a_label_stays_apart(printed: str, whole: str) -> None:
    parts, _ = mend_phrases(title_parts((traced(printed),)), WORDS)
    split = split_title(tuple(part.text for part in parts)).splits[0]
    assert whole in " ".join(filter(None, (split.kicker, split.headline, split.deck)))


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("柳荫社区为独居老人 安装智能水表", 1),
        ("民警帮走失老人 找到回家路", 1),
        ("我市为高龄老人 发放津贴", 1),
        ("供电公司向全体用户 发出节电倡议", 1),
        ("一切为民生 办好十件实事", 2),
        ("人民城市为人民 建好口袋公园", 2),
        ("团市委牵手百名企业家 为困境儿童圆梦", 2),
        ("社区为老人 老街坊齐搭手", 2),
        ("柳荫社区为独居老人安装智能水表 用水少于一瓶就上门", 2),
    ],
)
def test_who_acts_and_for_whom_waits_for_the_act(printed: str, parts: int) -> None:
    assert len(mend_phrases(title_parts((traced(printed),)), WORDS)[0]) == parts


@pytest.mark.parametrize("line", ["YUNZE DAILY", "THE NANHE EVENING POST", "QINGXI NEWS"])
def test_a_paper_named_in_capitals_is_its_head(line: str) -> None:
    assert list(find_folios([line]).values()) == ["paper's name in Latin"]


@pytest.mark.parametrize(
    "line",
    ["Yunze Daily", "BREAKING NEWS", "CHINA DAILY 记者", "GOOD NEWS", "HARD TIMES", "DAILY NEWS"],
)
def test_other_words_in_capitals_are_not(line: str) -> None:
    assert find_folios([line]) == {}


def test_a_mark_behind_a_degree_sign_is_widened() -> None:
    text = "高烧超过38.5°C;精神萎靡,不进食。体温37°C;"
    mended = apply_edits(traced(text), [edit for edit in punctuation_edits(text) if edit.applied]).text
    assert mended == "高烧超过38.5℃；精神萎靡，不进食。体温37℃；"
