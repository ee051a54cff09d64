"""News sentences by a seed, full of what typesetting stumbles over: numbers, dates, prices, Latin, addresses, marks."""

import random
from collections.abc import Callable

HAN = (
    "中原区新年市民志愿者社区食堂老旧小区改造完成供暖管网记者昨日从了解到群众路灯亮了街道办事处工作人员表示将继续做好服务保障项目建成投用孩子们放学以后有了去处"
    "大家心里热乎乎的春天河湖治理绿地面积增加企业复工复产天气回暖农田麦苗返青医院急诊开通预约读书活动图书馆延长开放时间"
)
WORDS = (
    *("iPhone", "App", "Wi-Fi", "GDP", "international", "transportation", "news", "AI", "Beijing", "online"),
    *("COVID-19", "e-mail", "State-of-the-art", "Android"),
)
SHORT = ("5G网络", "A股", "PM2.5", "3D打印", "192.168.0.1", "−5℃", "36.5℃", "5·12", "1/3", "100km", "8 GB", "B超")
PATHS = ("news", "2026", "a-b", "index.html", "q?id=3&p=4")


def _han(dice: random.Random, low: int, high: int) -> str:
    start = dice.randrange(len(HAN))
    count = dice.randint(low, high)
    return (HAN + HAN)[start : start + count]


PARTS: tuple[Callable[[random.Random], str], ...] = (
    lambda d: f"{d.randint(1990, 2030)}年{d.randint(1, 12)}月{d.randint(1, 28)}日",
    lambda d: f"{d.randint(0, 23)}:{d.randint(10, 59)}，{d.randint(1990, 2030)}年",
    lambda d: f"{d.randint(1, 50)}%～{d.randint(50, 99)}%",
    lambda d: f"{d.randint(1990, 2010)}—{d.randint(2011, 2030)}年",
    lambda d: f"￥{d.randint(1, 99)},{d.randint(100, 999)}元",
    lambda d: f"{d.uniform(0, 100):.2f}{d.choice('万亿')}{d.choice(['元', '平方米', '吨', '人次'])}",
    lambda d: f"第{d.randint(1, 40)}{d.choice('届次期批')}",
    lambda d: f"{d.randint(1, 9)}0{d.choice('多余')}{d.choice('名人家户')}",
    lambda d: f"{d.randint(1, 9)}:{d.randint(1, 9)}",
    lambda d: d.choice(SHORT),
    lambda d: "0371-" + str(d.randint(10_000_000, 99_999_999)),
    lambda d: "https://www.example.com/" + "/".join(d.choice(PATHS) for _ in range(d.randint(1, 4))),
    lambda d: d.choice(["editor@example.com", "www.example.org/news", "news.desk@city.example.com.cn"]),
    lambda d: d.choice(WORDS),
    lambda d: " ".join(d.choice(WORDS) for _ in range(d.randint(2, 5))),
    lambda d: f"“{_han(d, 1, 12)}”",
    lambda d: f"“{_han(d, 2, 6)}‘{_han(d, 1, 4)}’”",
    lambda d: f"《{_han(d, 2, 6)}》{d.choice(['', '《' + _han(d, 2, 5) + '》', '——《' + _han(d, 2, 3) + '》'])}",
    lambda d: f"（{_han(d, 1, 8)}）",
    lambda d: f"{_han(d, 1, 4)}·{_han(d, 1, 4)}",
    lambda d: _han(d, 1, 4) + "——" + _han(d, 1, 4),
    lambda d: _han(d, 1, 4) + "……" + _han(d, 0, 4),
    lambda d: f"（“{_han(d, 2, 5)}”）",
    lambda d: f"**{_han(d, 2, 4)}，{_han(d, 1, 3)}**",
    lambda d: f"{_han(d, 1, 3)}/{_han(d, 1, 3)}",
    lambda d: f"三千五百{d.choice('人户名')}",
)  # fmt: skip
ENDS = ("。", "。", "。", "！", "？", "？！", "！！！", "……", "。”", "！”", "；", "：“", "）。", "”。", "？”“")


def paragraph(dice: random.Random, most: int = 14) -> str:
    """One paragraph: runs of Han, parts and marks in any order."""
    text = _han(dice, 1, 8)
    for _ in range(dice.randint(1, most)):
        text += (dice.choice(PARTS)(dice) + _han(dice, 1, 3)) if dice.random() < 0.6 else _han(dice, 1, 12)
        if dice.random() < 0.5:
            text += dice.choice("，，，，、；：") if dice.random() < 0.7 else dice.choice(ENDS)
        text += _han(dice, 0, 6)
    return text + dice.choice(ENDS)
