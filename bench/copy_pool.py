"""Varied copy for the figures: sentences of the sample issue recombined with sentences full of numbers, names, Latin.

The same every time: a fixed linear congruence stands in for chance.
"""

import re
from collections.abc import Iterator
from pathlib import Path

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
)
CLAUSES = (
    "群众的事就是自己的事", "路修好了，灯也亮了", "老人们不再为上下楼发愁", "孩子们放学有了去处",
    "大家心里都热乎乎的", "垃圾分类正在成为习惯", "从早忙到晚，一口水也顾不上喝",
    "社区食堂的饭菜又便宜又可口", "门前的小花园一年四季都有花开",
)  # fmt: skip
TITLES = ("春天的故事", "平凡的世界", "红楼梦", "城市与人", "读书人家", "老街记忆", "文化惠民", "健康中原")
NAMES = ("居民代表", "社区工作者", "一位退休教师", "值班医生", "项目负责人", "志愿者", "带队老师")


class Dice:
    """A linear congruence (Knuth, MMIX)."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def roll(self, sides: int) -> int:
        """A number from 0 to `sides` − 1."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % sides


def issue_paragraphs(folder: Path) -> list[str]:
    """The body paragraphs of an issue's articles as plain text."""
    found: list[str] = []
    for path in sorted(folder.rglob("*.md")):
        body = path.read_text("utf-8").split("---", 2)[-1]
        for block in re.split(r"\n\s*\n", body):
            text = re.sub(r"[*#>\\]|<!--.*?-->", "", block, flags=re.DOTALL).replace("\n", "").strip()
            if len(text) >= 20:
                found.append(text)
    return found


def varied_copy(folder: Path, characters: int) -> list[str]:
    """Paragraphs of one to six sentences, together at least `characters` long."""
    dice = Dice(20210209)
    pool = [s for p in issue_paragraphs(folder) for s in re.findall(r"[^。！？]+[。！？]”?", p) if 8 <= len(s) <= 80]
    paragraphs: list[str] = []
    total = 0
    while total < characters:
        paragraph = "".join(_sentence(dice, pool) for _ in range(1 + dice.roll(6)))
        paragraphs.append(paragraph)
        total += len(paragraph)
    return paragraphs


def _sentence(dice: Dice, pool: list[str]) -> str:
    """A sentence of the issue, or one made from a template."""
    if dice.roll(3):
        return pool[dice.roll(len(pool))]
    return TEMPLATES[dice.roll(len(TEMPLATES))].format_map(dict(_fillings(dice)))


def _fillings(dice: Dice) -> Iterator[tuple[str, object]]:
    yield from (("m", 1 + dice.roll(12)), ("d", 1 + dice.roll(28)), ("h", dice.roll(24)), ("n", 10 + dice.roll(50)))
    yield from (("k", 2 + dice.roll(8)), ("n2", 100 + dice.roll(900)), ("n3", 1000 + dice.roll(9000)))
    yield from (("x", f"{dice.roll(9000) / 100:.2f}"), ("y", f"{1000 + dice.roll(90000):,}"), ("p", dice.roll(100)))
    yield from (("year", 1990 + dice.roll(36)), ("name", NAMES[dice.roll(len(NAMES))]))
    yield from (("a", CLAUSES[dice.roll(len(CLAUSES))]), ("b", CLAUSES[dice.roll(len(CLAUSES))]))
    yield from (("title", TITLES[dice.roll(len(TITLES))]), ("title2", TITLES[dice.roll(len(TITLES))]))
