"""Varied copy for the figures: sentences of the sample issue, of made-up news (`writing.py`), and of templates
full of numbers, names, Latin and marks, a third each, recombined.

The same every time: a fixed linear congruence stands in for chance.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bench.dice import Dice
from bench.writing import Writer

TEMPLATES = (
    "截至{m}月{d}日{h}时，全区累计完成投资{x}亿元，同比增长{p}%。",
    "“{a}，{b}。”{name}说，“这件事我们商量了{n}次！”",
    "据介绍，该项目占地{x}万平方米，总投资{y}万元，预计{year}年{m}月底前建成投用。",
    "活动现场，{n}名志愿者分成{k}组，走进{k}个社区，入户{n2}户，发放资料{n3}份。",
    "记者拨打了热线电话0371-{n3}{n3}，工作人员表示：“{a}。”",
    "新版App支持iOS和Android系统，更新后占用空间仅{x}MB，用户可在App Store下载。",
    "《{title}》《{title2}》等{k}部作品获奖；“{title}”系列讲座将于{m}月{d}日开讲。",
    "比赛第{k}轮，主队以{k}∶{d}取胜，场均得分达{x}分——这是{year}年以来的最好成绩。",
    "他回忆起{year}年的冬天：没有暖气，没有电梯，只有一条小路……{a}。",
    "详情见https://www.example.com/news/{year}/{m}/{d}/index.html，投稿请寄editor@example.com。",
    "室外气温降到了-{d}℃，风力{k}～{n}级，比去年同期低了{x}℃；{b}。",
    "（一）{a}；（二）{b}；（三）完成率不低于{p}%，满意率达到{p}%以上。",
    "来自GDP、PM2.5、CPI等{n}项指标的数据显示，{year}—{year}年{a}。",
    "“{title}”是什么？“{title2}”又是什么？？{b}！",
    "每股{x}元、每吨{y}元、每公里{k}元的收费标准，从{m}月{d}日{h}:{n}起执行。",
    "去年，全市GDP突破{y}亿元；今年一季度增速为{p}.{k}%，高于预期{x}个百分点。",
    "会议指出，要坚持“{title}”，统筹抓好{k}项重点任务，确保{year}年底前全面完成。",
    "谁来管？怎么管？管到什么时候？{name}给出的答案是：{a}。",
    "比分一度打成{n}∶{n}，直到最后{k}分钟才见分晓！",
    "在T{k}航站楼，值机柜台从{n}个增加到{n2}个，旅客平均等候时间缩短到{k}分{n}秒。",
    "专家提醒：血压高于{n2}/{n}mmHg、体温超过3{k}.5℃时，应尽快到医院就诊。",
    "“‘{title2}’这四个字，说起来容易，做起来难。”{name}这样总结。",
    "新规自{year}年{m}月{d}日起施行，此前印发的《{title}管理办法（试行）》同时废止。",
    "Wi-Fi 6路由器、4K电视、5G手机的价格普遍下调{p}%左右，{b}。",
    "他的微信名叫“{title2}”，头像是一只猫；朋友圈却停在了{year}年{m}月……",
    "第{k}届“{title}”征文揭晓，共收到来稿{n3}篇，其中一等奖{k}名、二等奖{n}名。",
    "公交{n2}路、{n}路及B{k}线（区间）临时绕行，恢复时间另行通知。",
    "那天夜里，雨下得很大——大到听不见敲门声。",
    "据世界卫生组织（WHO）统计，全球每年约有{y}万人受益于该疗法。",
    "购票可拨打{n3}-{n3}，或发邮件至tickets@example.org；退票须在开演前{k}小时办理。",
    "从{m}月到{k}月，从东城到西城，从{n}岁的孩子到8{k}岁的老人，{b}。",
    "The Old Man and the Sea的中译本有{n}多种，{name}最喜欢{year}年的那一版。",
    "小麦亩产{n2}公斤，比上年增加{n}公斤，增幅{x}%；玉米、大豆也喜获丰收。",
    "{name}一边说，一边把账本推到记者面前：“收了多少，花了多少，一笔一笔都在这儿。”",
    "列夫·托尔斯泰、加西亚·马尔克斯等作家的手稿首次展出，观众可扫码预约。",
    "截至发稿时，{a}；相关部门正在进一步调查。",
    "本报讯 {m}月{d}日，{b}。",
)
CLAUSES = (
    "群众的事就是自己的事", "路修好了，灯也亮了", "老人们不再为上下楼发愁", "孩子们放学有了去处",
    "大家心里都热乎乎的", "垃圾分类正在成为习惯", "从早忙到晚，一口水也顾不上喝",
    "社区食堂的饭菜又便宜又可口", "门前的小花园一年四季都有花开", "图书馆里座无虚席", "雨水顺着新修的管道流走了",
    "快递员把包裹送到了村口", "农技员蹲在地头讲了半个钟头", "窗口只排了十来个人", "大屏幕上的数字还在跳动",
    "夜市的灯一直亮到凌晨", "老厂房变成了展览馆", "河边又能看见白鹭了", "学生们围着展板不肯走", "账目每个季度公布一次",
    "谁也没有料到会下这么大的雪", "志愿者的红马甲格外醒目", "锅里的汤咕嘟咕嘟地响着", "第一班车六点整准时开出",
    "电梯装好以后，五楼的住户最先下来走了一圈", "这项工作难就难在细",
)  # fmt: skip
TITLES = ("春天的故事", "平凡的世界", "红楼梦", "城市与人", "读书人家", "老街记忆", "文化惠民", "健康中原")
NAMES = ("居民代表", "社区工作者", "一位退休教师", "值班医生", "项目负责人", "志愿者", "带队老师")


def issue_paragraphs(folder: Path) -> list[str]:
    """The body paragraphs of an issue's articles as plain text."""
    found: list[str] = []
    for path in sorted(folder.rglob("*.md")):
        body = path.read_text("utf-8").split("---", 2)[-1]
        for block in re.split(r"\n\s*\n", body):
            plain = re.sub(r"\{([^|{}]+)\|[^}]*\}", r"\1", block)
            text = re.sub(r"[*#>\\]|<!--.*?-->", "", plain, flags=re.DOTALL).replace("\n", "").strip()
            if len(text) >= 20:
                found.append(text)
    return found


def varied_copy(folder: Path, characters: int) -> list[str]:
    """Paragraphs of one to six sentences, `characters` long or a little more, of copy in `folder` and made-up."""
    dice = Dice(20210209)
    writer = Writer(dice)
    pool = [s for p in issue_paragraphs(folder) for s in re.findall(r"[^。！？]+[。！？]”?", p) if 8 <= len(s) <= 80]
    paragraphs: list[str] = []
    total = 0
    while total < characters:
        paragraph = "".join(_sentence(dice, writer, pool) for _ in range(1 + dice.roll(6)))
        paragraphs.append(paragraph)
        total += len(paragraph)
    return paragraphs


def _sentence(dice: Dice, writer: Writer, pool: list[str]) -> str:
    """A sentence of the articles, of made-up news, or one made from a template."""
    match dice.roll(3):
        case 0:
            return pool[dice.roll(len(pool))]
        case 1:
            return writer.sentence()
        case _:
            return TEMPLATES[dice.roll(len(TEMPLATES))].format_map(dict(_fillings(dice)))


def _fillings(dice: Dice) -> Iterator[tuple[str, object]]:
    yield from (("m", 1 + dice.roll(12)), ("d", 1 + dice.roll(28)), ("h", dice.roll(24)), ("n", 10 + dice.roll(50)))
    yield from (("k", 2 + dice.roll(8)), ("n2", 100 + dice.roll(900)), ("n3", 1000 + dice.roll(9000)))
    yield from (("x", f"{dice.roll(9000) / 100:.2f}"), ("y", f"{1000 + dice.roll(90000):,}"), ("p", dice.roll(100)))
    yield from (("year", 1990 + dice.roll(36)), ("name", NAMES[dice.roll(len(NAMES))]))
    yield from (("a", CLAUSES[dice.roll(len(CLAUSES))]), ("b", CLAUSES[dice.roll(len(CLAUSES))]))
    yield from (("title", TITLES[dice.roll(len(TITLES))]), ("title2", TITLES[dice.roll(len(TITLES))]))
