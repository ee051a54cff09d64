import pytest

from layout.repair import repair_copy
from layout.repair.types import Copy, Options, Repaired

BEFORE = "昨天上午，老码头三台新吊机同时起吊，码头上的"
AFTER = "装卸速度快了一倍，工人们说这样的速度从来没有过。"


def repaired(text: str) -> Repaired:
    return repair_copy((Copy("a.txt", text.encode()),))


def removed(text: str) -> list[tuple[str, str]]:
    changes = repaired(text).changes
    return [(change.before, change.reason) for change in changes if change.kind == "noise" and change.applied]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("港口 2", "page and its name"),
        ("港区新闻2", "page and its name"),
        ("B02港口", "page and its name"),
        ("6", "page number"),
        ("2026.04.25", "date in figures"),
        ("农历丙午年三月初九", "lunar date"),
        ("热线电话：0371-66886688", "telephone or an address"),
        ("扫码看现场视频", "call to scan"),
        ("扫描二维码 看更多新闻", "call to scan"),
        ("海滨时讯", "paper's name"),
        ("《海滨晚报》", "paper's name"),
        ("HAIBIN DAILY", "paper's name in Latin"),
    ],
)
def test_what_stands_inside_a_sentence_is_the_page_s(line: str, reason: str) -> None:
    found = removed(f"老码头装上了新吊机\n\n本报讯 {BEFORE}\n{line}\n{AFTER}\n")
    assert found == ([(line, reason)] if line != "港口 2" else [])


@pytest.mark.parametrize("line", ["供水热线：96558", "市长热线：12345", "港口 2", "共12人", "甲辰年"])
def test_what_copy_also_says_stays(line: str) -> None:
    assert removed(f"便民电话\n\n有事请打下面的号码\n{line}\n全天有人接听，请放心拨打。\n") == []


@pytest.mark.parametrize(
    "rows",
    [
        "供水服务：96533\n热线电话：0371-66886688\n燃气抢修：96577",
        "今天 晴 12℃～21℃\n明天 多云 10℃～18℃\n后天 小雨 8℃～12℃",
    ],
)
def test_a_row_among_rows_stays(rows: str) -> None:
    assert removed(f"便民信息\n\n{rows}\n请市民留意。\n") == []


@pytest.mark.parametrize("text", ["三名学子传来喜报", "人到中年看画报"])
def test_a_headline_that_ends_like_a_paper_s_name_stays(text: str) -> None:
    assert removed(f"码头装上了新吊机\n\n本报讯 吊机昨天起吊了。\n\n\n{text}\n\n本报讯 录取结果昨天公布了。\n") == []


@pytest.mark.parametrize("title", ["天气预报", "学报", "高考喜报"])
def test_a_word_for_a_report_is_no_paper_s_name(title: str) -> None:
    assert removed(f"{title}\n\n今日白天 晴转多云 5℃~16℃\n今日夜间 多云 3℃~12℃\n明天 小雨 4℃~9℃\n") == []


def test_the_days_of_a_diary_stay() -> None:
    days = "1998.07.15\n高考放榜那天，我在玉米地里。\n\n1998.09.01\n我背着行李，坐了一夜的火车。\n\n"
    assert removed(f"我的那一年\n□ 丁满仓\n\n{days}2001.06.30\n毕业了，站台上没有人哭。\n") == []


def test_the_imprint_goes_and_prices_and_addresses_of_copy_stay() -> None:
    imprint = (
        "本报法律顾问：正平律师事务所 丁满仓律师\n社址：海滨路1号 邮编：250001 电话总机：0531-66886688 定价：每月38元"
    )
    news = "老街改造听民意\n\n本报讯 老街改造昨日召开听证会，二十名居民代表发言。"
    assert [text for text, _ in removed(f"{news}\n{imprint}\n")] == imprint.split("\n")
    assert removed("招聘启事\n\n本店招聘厨师两名。\n地址：海滨路1号\n邮编：250001\n定价：38元\n") == []


def test_a_section_in_latin_is_nobody() -> None:
    (article,) = repaired(
        "城市\nCHENGSHI\n\n地铁三号线今日开通\n\n本报讯 地铁三号线今天上午开通，首班车六点发车。\n"
    ).articles[-1:]
    assert not article.byline


def test_numbers_that_count_the_parts_of_a_text_stay() -> None:
    parts = "老屋\n\n1\n门轴是木头的，推开时像一声叹息。\n2\n后院有一口井，井绳磨出了沟。\n3\n母亲把钥匙放在井台上。\n"
    assert removed(parts) == []


def test_a_number_that_counts_what_follows_stays() -> None:
    assert removed("投资\n\n本报讯 这座码头今年一共投入资金\n3\n亿元，明年还要再投，后年完工。\n") == []


def test_doubt_is_a_question_and_an_answer_is_heeded() -> None:
    text = "老井\n\n后院有一口井，井绳磨出了沟。\n\n2024.03.08\n\n渔港夜市开张\n\n本报讯 夜市昨晚开张。\n"
    (asked,) = [change for change in repaired(text).changes if change.kind == "noise"]
    assert (asked.question, asked.applied) == (True, False)
    yes = repair_copy((Copy("a.txt", text.encode()),), Options(accepted=frozenset({asked.id})))
    assert [gone.text for gone in yes.removed] == ["2024.03.08"] and yes.audit.holds
    no = repair_copy((Copy("a.txt", text.encode()),), Options(refused=frozenset({asked.id})))
    assert not [change for change in no.changes if change.kind == "noise"]


def test_a_piece_of_a_bracket_is_no_line_of_the_page() -> None:
    line = "（详情请关注本报微信公众号：\nhaibin_news）"
    text = f"读报有奖\n\n本报讯 活动开始了。\n{line}\n\n\n老井\n\n本报讯 井还在。\n{line}\n"
    assert removed(text) == []


def test_a_paper_s_name_that_comes_back_is_its_masthead() -> None:
    body = "渔港夜市开张\n\n本报讯 夜市昨晚开张，一直热闹到后半夜。\n\n海滨时讯\n"
    assert [text for text, _ in removed(body + "\n" + body.replace("夜市", "早市"))] == ["海滨时讯"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "新桐浦 2022年3月4日 星期五",
        "2022-03-04 新桐浦",
        "3月4日 星期五 云水声屏 3",
        "2022年3月4日 03 新桐浦",
        "社区·生活 2022.3.4 桐浦 3",
        "民生·服务 3",
        "3 民生·服务",
        "民生·服务 3版",
        "3版 民生·服务",
        "百姓视点 第3版",
        "民生·服务 责任编辑：程可 校对：苗青",
        "百姓视点 责编/程可 版式/苗青",
        "03 民生·服务 本版编辑：程可",
    ],
)
def test_folios_of_names_nobody_knows_go_from_the_middle_of_a_sentence(line: str) -> None:
    assert [text for text, _ in removed(f"老码头装上了新吊机\n\n本报讯 {BEFORE}\n{line}\n{AFTER}\n")] == [line]


@pytest.mark.parametrize(
    "copy",
    [
        "开学典礼\n\n新学期开学典礼在操场举行，校长寄语学生：多读书。\n桐浦中学 2022年9月1日\n",
        "放假通知\n\n清明节放假三天。\n桐浦中学 2022年3月30日\n\n足球赛开赛\n\n本报讯 比赛昨天开赛。\n",
        "青岛行记\n\n桐浦 2022年3月4日 星期五\n清早出发，天还没有亮。\n\n青岛 2022年3月5日 星期六\n海风很大。\n",
        "联赛赛程\n\n3月4日 星期五 桐浦体育馆 3\n3月5日 星期六 河东体育馆 4\n3月6日 星期日 城关体育馆 5\n",
        "展厅\n\n本报讯 展览分三处，票价不变。\n民国·衣裳 3\n民国·书信 4\n民国·家具 5\n展期到年底，周一闭馆。\n",
        "排练表\n\n导演 程可 编舞 苗青\n演出定在周五晚上，欢迎来看。\n",
    ],
)
def test_days_names_and_numbers_of_copy_stay(copy: str) -> None:
    assert removed(copy) == []
