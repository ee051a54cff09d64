"""Headlines as papers print them are split as an editor would accept; where not, the good way is among those named."""

import re

import pytest
from headline_score import SETTINGS, printed, read_printed, score_printed

from layout.lexicon import words_of


@pytest.mark.parametrize("half", ["tuned", "held", "mixed", "mixed_held"])
@pytest.mark.parametrize("setting", list(SETTINGS))
def test_printed_headlines_are_split_as_an_editor_would(half: str, setting: str) -> None:
    good, named, wrong = score_printed(half, setting)
    assert good >= 0.87 and named >= 0.94, wrong
    assert sum(sure > 0.9 for _, _, sure in wrong) <= 3, wrong


def split(line: str, text: str = "") -> str:
    """The best way to split a headline that stands in one line."""
    return read_printed([line], text)[0][0]


def test_the_name_of_a_column_stands_alone_over_the_rest() -> None:
    assert split("乐活健康 秋燥伤肺 中医师教你三招润燥").startswith("乐活健康|")
    assert split("老街 老店 老味道") == "|老街 老店 老味道|"


def test_a_list_of_unequal_parts_explains_a_title() -> None:
    assert split("我省首条智轨线路开建 起点高铁北站 终点大学城 设站十八座") == (
        "|我省首条智轨线路开建|起点高铁北站 终点大学城 设站十八座"
    )
    assert split("强基础 补短板 惠民生 我市水利建设驶入“快车道”").startswith("强基础 补短板 惠民生|")


def test_parts_of_one_length_that_echo_each_other_are_not_torn() -> None:
    assert split("巷子口的修表匠 一盏台灯 一把镊子 四十六年") == "|巷子口的修表匠|一盏台灯 一把镊子 四十六年"


def test_who_acts_is_not_told_at_the_end_of_a_sub_title() -> None:
    line = "一季度签约项目全部开工 投资总额超百亿元 青岚高新区跑出“加速度”"
    assert split(line) == "一季度签约项目全部开工 投资总额超百亿元|青岚高新区跑出“加速度”|"
    line = "城北水厂下月并网供水 日供水能力八万吨 惠及三个街道"
    assert split(line) == "|城北水厂下月并网供水|日供水能力八万吨 惠及三个街道"


def test_a_line_that_only_says_when_stands_over_the_title() -> None:
    assert split("老同学聚会之后 我们一起给母校捐了间书屋") == "老同学聚会之后|我们一起给母校捐了间书屋|"
    assert split("千年古窑重燃薪火 首窑烧制青瓷八百件") != "千年古窑重燃薪火|首窑烧制青瓷八百件|"


def test_a_verb_and_its_noun_embrace_a_blank_that_broke_the_phrase() -> None:
    assert split("公司刷新海上风机 单桩施工纪录") == "|公司刷新海上风机单桩施工纪录|"
    assert split("市气象局发布 高温橙色预警") == "|市气象局发布高温橙色预警|"
    assert split("冬季大棚番茄 管理要点") == "|冬季大棚番茄管理要点|"
    assert split("17名青年教师 同台亮绝活") == "|17名青年教师同台亮绝活|"
    assert split("全市四百二十 三艘渔船回港避风") == "|全市四百二十三艘渔船回港避风|"


def test_a_blank_or_a_line_end_inside_a_word_goes() -> None:
    whole = broken = on_lines = 0
    for head, _, _ in printed("tuned"):
        for part in re.split(r"[|~ ]", head):
            cuts = [word.start + 1 for word in words_of(part) if word.end - word.start == 2 and word.kind != "unknown"]
            for cut in [cut for cut in cuts if 3 < cut < len(part) - 3 and 2 * cut != len(part)][:1]:
                whole += 1
                broken += read_printed([f"{part[:cut]} {part[cut:]}"], "")[0][0] == f"|{part}|"
                on_lines += read_printed([part[:cut], part[cut:]], "")[0][0] == f"|{part}|"
    assert whole > 40 and broken > 0.75 * whole and on_lines > 0.8 * whole, (whole, broken, on_lines)


def test_two_parts_of_one_length_beside_another_are_a_pair() -> None:
    lines = ["中国队2:0轻取对手", "锋线小将梅开二度", "下轮打平即可出线"]
    assert read_printed(lines, "")[0][0] == "|中国队2:0轻取对手|锋线小将梅开二度 下轮打平即可出线"


def test_a_blank_between_whole_phrases_stays() -> None:
    assert split("冬奥场馆迎来“滑雪热” 周末日均接待五千人 三成以上是孩子").endswith(
        "|周末日均接待五千人 三成以上是孩子"
    )
    assert " " in split("图书馆刷新借阅方式 读者不再排队").replace("|", " ")
    assert "书法 茶艺 尤克里里" in split("“夜校”来了年轻人 书法 茶艺 尤克里里 三百个名额五分钟抢光")
    text = "全国两会期间，全国人大代表吕望山建议，将失能老人助浴服务纳入长期护理保险支付范围。"
    line = "全国人大代表吕望山 建议把助浴服务纳入长护险"
    assert split(line, text) == "全国人大代表吕望山|建议把助浴服务纳入长护险|"


def test_who_warns_or_advises_behind_a_colon_is_told_under_the_title() -> None:
    assert split("共享单车挤占盲道 城管部门：本周内清理完毕") == "|共享单车挤占盲道|城管部门：本周内清理完毕"
    assert split("蛇虫出没的季节到了 急诊科医生：被咬后别用嘴吸") == "|蛇虫出没的季节到了|急诊科医生：被咬后别用嘴吸"
    assert split("班主任寄语 把每一天过成诗").startswith("班主任寄语|")


def test_clauses_of_one_build_stand_on_one_level() -> None:
    assert split("老城更新记 看得见的烟火 留得住的乡愁") == "老城更新记|看得见的烟火 留得住的乡愁|"
    line = "山上种下摇钱树 山下开起农家乐 盘龙村去年人均增收三千元"
    assert "山上种下摇钱树 山下开起农家乐" in split(line)
