"""Numbers and what hangs on them: tokens that are never split, units and classifiers, dates, ranges, Han numerals.

Decisions: everything is found in the text by pattern and told as ties (no break, or a break at a price, before a given
character); the units of all languages are known in each of them. Tokens that may be too long for a narrow measure are
told apart, with the places where they may then be divided. Two digits either side of a full-width comma are two
numbers, either side of a full-width colon one (10：30); what follows a sign (`34.5℃时`) is no unit.

Source: typography.md §6.3.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from layout.records import dataclass

FORBIDDEN: Final = float("inf")
AFTER_YEAR: Final = 100.0
AFTER_MONTH: Final = 200.0
AFTER_RANGE_SIGN: Final = 200.0
IN_HEADLINE: Final = 3000.0
"""Between month and day, after the sign of a range in a headline: dearer than a line more."""
HAN_QUANTITY: Final = 50.0
INSIDE_UNIT: Final = 200.0
"""Inside a unit of several characters after a quantity in Han numerals."""
LONG_CHAIN: Final = 150.0
LONG_CHAIN_EM: Final = 6.0
WIDE_CHAIN_EM: Final = 5.0
"""A chain wider than this may be divided inside its unit at the price of `INSIDE_CHAIN`: as dear as a line whose Han
stand an em apart. One that is merely loose keeps it whole.
"""
INSIDE_CHAIN: Final = 50_000.0
SHORT_CHAIN: Final = 3
"""Characters that are no long chain, however wide they are."""

_MANY: Final = "十百千万亿萬億兆"
"""Multipliers of Chinese and Japanese; those of Korean are in `_KOREAN_MANY`."""
_KOREAN_MANY: Final = "십백천만억조"
_UNITS: Final = re.findall(
    r"\S+",
    "平方公里 平方千米 平方米 立方米 平方厘米 立方厘米 千瓦时 千瓦 兆瓦 公里 千米 厘米 毫米 微米 纳米 平米 "
    "分米 海里 英里 英尺 英寸 米 公顷 公亩 亩 公斤 千克 毫克 微克 克 公吨 吨 毫升 升 小时 分钟 秒钟 星期 "
    "周年 周岁 年代 年度 年级 世纪 个月 月份 摄氏度 百分点 美元 欧元 英镑 日元 港元 港币 万元 人次 车次 "
    "班次 架次 户次 人民币 号楼 号线 号院 年 月 日 号 时 分 秒 点 岁 天 周 届 次 人 名 位 户 家 辆 架 艘 台 "
    "件 条 只 头 棵 株 座 栋 幢 间 套 份 张 篇 册 本 页 字 元 角 度 成 倍 折 版 层 楼 级 类 种 项 批 组 队 班 "
    "期 卷 章 款 个 所 支 枚 颗 把 对 双 副 场 起 例 步 声 句 段 首 部 集 回 枪 门 轮 斤 两 尺 寸 丈 里 瓦 伏 "
    "安 赫 帧 点钟 刻钟 夜 宿 季 码 室 弄 路 线 栏 行 处 眼 口 匹 峰 尊 桶 箱 包 袋 瓶 杯 碗 盒 盘 桌 车 "
    "个半月 个小时 个半小时 个星期 个季度 个世纪 个百分点 "
    "单元 国道 省道 等奖 等功 辈子 转 院 村 镇 县 市 省 国 区 校 大 师 团 营 连 排 环 强 金 银 铜 米长 "
    # Traditional characters, and what is said in Taiwan and Hong Kong
    "平方公尺 立方公尺 平方釐米 釐米 釐 公分 公尺 公噸 噸 英呎 英吋 呎 吋 哩 公頃 公畝 畝 毫升 小時 分鐘 秒鐘 "
    "點鐘 刻鐘 週年 週歲 世紀 年級 個月 個半月 攝氏度 百分點 歐元 英鎊 日圓 港幣 人民幣 新臺幣 新台幣 美金 "
    "車次 號樓 號線 坪 甲 號 時 點 歲 週 屆 戶 輛 臺 條 隻 頭 棟 間 套 張 冊 頁 層 樓 級 類 種 項 組 隊 個 "
    "支 顆 雙 場 聲 句 輪 兩 寸 線 欄 處 眼 圓 幀 疋 盤 縣 國 區 師 團 營 連 環 強 銀 銅 "
    # Japanese
    "メートル キロメートル センチメートル ミリメートル キロ センチ ミリ グラム キログラム トン リットル ヘクタール "
    "パーセント ポイント ドル ユーロ ポンド ページ クラス カ国 か国 ヶ国 カ月 か月 ヶ月 カ所 か所 ヶ所 箇所 時間 "
    "分間 秒間 日間 週間 年間 種類 項目 番地 丁目 歳 戸 軒 円 銭 冊 巻 割 社 店 足 着 通 票 番 勝 敗 点 時 階 歩 点差 "
    # Korean
    "년 월 일 시 분 초 시간 명 개 원 달러 유로 회 차 번 호 대 권 장 층 세 살 위 점 도 배 주 건 곳 톤 년대 개월 "
    "주년 미터 킬로미터 킬로 그램 리터 퍼센트 포인트 가지 마리 쪽 면 편 팀 ",
)
"""Units and classifiers, longest first when matched."""
_AFTER_FIGURES: Final = "单單块节粒道遍趟盏滴串堆筐束捆片根朵封幕则档宗笔剂针课任阶列股顿餐后塊節盞後則檔筆餐頓"
"""What a number in figures keeps, too; after Han numerals most of them are parts of words."""
_LATIN_UNITS: Final = re.findall(
    r"\S+",
    "km² m² cm² km2 m2 km/h m/s km cm mm nm µm μm kg mg µg μg kWh kW MW GW kHz MHz GHz Hz kV mAh GB MB "
    "KB TB Mbps Gbps dB rpm ppm ppi dpi px pt em ml mL kcal kJ kPa MPa Pa hPa ha min Wh g t m L l h s W "
    "V A J N K C F T G M B ",
)
_LONG_UNITS: Final = sorted((unit for unit in _UNITS if len(unit) > 1), key=len, reverse=True)
_SHORT_UNITS: Final = "".join(sorted({unit for unit in _UNITS if len(unit) == 1}))
_UNIT: Final = "|".join((*_LONG_UNITS, f"[{_SHORT_UNITS}]"))
_MULTIPLIERS: Final = rf"(?:(?!千[米克瓦])[{_MANY}{_KOREAN_MANY}])*"
_CLINGING: Final = rf"[{_AFTER_FIGURES}]|[至到](?=\d)|代(?![表替])|[A-Z]{{1,3}}[级級店型类類版座区區]"
_LATIN_UNIT: Final = "|".join(re.escape(unit) for unit in sorted(_LATIN_UNITS, key=len, reverse=True))
_TOKEN: Final = r"(?:[￥¥＄$€£￡№#][  ]?)?[+＋\-−±]?\d+(?:[.,:：/\-–·∶×比]\d+)*[⁰¹²³⁴-⁹⁺⁻]*(?:[  ]?[%％‰‱°℃℉′″]+C?)?"
_CHAIN: Final = re.compile(
    rf"(?P<ordinal>第[  ]?)?(?P<token>{_TOKEN})"
    rf"(?:(?P<rest>(?<![%％‰‱°℃℉′″C])[  ]?[余多餘]?{_MULTIPLIERS}[余多餘]?"
    rf"(?:[个個]月|(?:{_UNIT})(?:[/／](?:{_UNIT}))?|[{_MANY}{_KOREAN_MANY}]|{_CLINGING}))"
    rf"|(?P<latin>[  ](?:{_LATIN_UNIT})(?![A-Za-z])))?"
)
_DIVIDES: Final = re.compile(r"(?<=[-/,])(?=\d)")
_DATE_TURN: Final = re.compile(r"([年月时時년월시])(?:(?<=\d[年月时時년월시])|(?<=\d[  ][年月时時년월시]))[  ]?(?=\d)")
_RANGE: Final = re.compile(r"([—～〜~–―至到])(?<=[\d%％‰℃°\u4e00-\u9fff].)(?=[\d+＋\-−￥¥$])")
_HAN_DIGITS: Final = f"一二三四五六七八九零两兩〇{_MANY}"
_QUANTITY: Final = re.compile(rf"第[{_HAN_DIGITS}]+|[{_HAN_DIGITS}]+")
_UNITS_KNOWN: Final = frozenset(_UNITS)
_LONGEST_UNIT: Final = max(map(len, _UNITS))
_FIGURES: Final = re.compile(r"\d+")
_BEFORE_FIGURES: Final = frozenset("第￥¥＄$€£￡№#+＋-−± \u00a0")
"""What a number may begin with."""


class Chain(NamedTuple):
    """A number with what hangs on it, from `start` to `end`; its figures end at `token_end`."""

    start: int
    token_end: int
    end: int


class Tie(NamedTuple):
    """The break before character `before` costs `penalty` (infinite: none)."""

    before: int
    penalty: float


def inside_chain(chain: Chain, width_em: float) -> tuple[float, bool]:
    """What a break inside the unit of a chain of this width (em) costs, behind the unit's first character, and whether
    it is a last resort only.

    Source: typography.md §6.3.
    """
    if chain.end - chain.start <= SHORT_CHAIN or width_em <= WIDE_CHAIN_EM:
        return FORBIDDEN, False
    return (LONG_CHAIN, False) if width_em > LONG_CHAIN_EM else (INSIDE_CHAIN, True)


@dataclass(frozen=True, slots=True)
class NumberToken:
    """A number from `start` to `end`; when it is too long for the measure it may be divided before `divides`."""

    start: int
    end: int
    divides: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NumberTies:
    """Everything numbers say about breaks of a text: chains whose width decides, ties, long tokens.

    A chain is bound whole while it is no wider than `LONG_CHAIN_EM`.
    """

    ties: tuple[Tie, ...]
    tokens: tuple[NumberToken, ...]
    chains: tuple[Chain, ...]

    def alone(self) -> "NumberTies":
        """The numbers without what hangs on them: only tokens are bound."""
        return NumberTies((), self.tokens, ())


def number_ties(text: str, headline: bool) -> NumberTies:
    """What the numbers in a text tie together.

    Args:
        text: Normalised text.
        headline: Quantities in Han numerals are never split; dates and ranges only where nothing else is left.

    Source: typography.md §6.3.
    """
    ties: list[Tie] = []
    tokens: list[NumberToken] = []
    chains: list[Chain] = []
    for match in _chains(text):
        (first, stop), _, (start, end), *_ = match.regs
        divides = () if text[start:end].isdigit() else [m.start() for m in _DIVIDES.finditer(text, start, end)]
        tokens.append(NumberToken(start, end, tuple(divides)))
        if first < start or stop > end:
            chains.append(Chain(first, end, stop))
    month, sign = (IN_HEADLINE, IN_HEADLINE) if headline else (AFTER_MONTH, AFTER_RANGE_SIGN)
    ties += [Tie(m.end(), month if m[1] in "月월" else AFTER_YEAR) for m in _DATE_TURN.finditer(text)]
    ties += [Tie(m.end(), sign) for m in _RANGE.finditer(text) if m[1] != "–"]
    ties += _quantities(text, headline)
    return NumberTies(tuple(ties), tuple(tokens), tuple(chains))


def _chains(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a text with what hangs on them; looked for about the figures only."""
    done = 0
    for figures in _FIGURES.finditer(text):
        start = figures.start()
        if start < done:
            continue
        while start > done and text[start - 1] in _BEFORE_FIGURES:
            start -= 1
        if (match := _CHAIN.search(text, start)) is not None:
            yield match
            done = match.end()


def _quantities(text: str, headline: bool) -> Iterator[Tie]:
    """Ties inside quantities written in Han numerals; an ordinal of up to four characters is bound."""
    done = 0
    while (match := _QUANTITY.search(text, done)) is not None:
        start, unit = match.span()
        done = _behind_unit(text, unit)
        bound = headline or (text[start] == "第" and done - start <= 4)
        for place in range(start + 1, done):
            yield Tie(place, FORBIDDEN if bound else INSIDE_UNIT if place > unit else HAN_QUANTITY)


def _behind_unit(text: str, at: int) -> int:
    """Behind the longest unit that begins at a place; the place itself where none does."""
    longest = min(_LONGEST_UNIT, len(text) - at)
    return next((at + n for n in range(longest, 0, -1) if text[at : at + n] in _UNITS_KNOWN), at)
