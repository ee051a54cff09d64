"""The words that a page of the web prints around an article, as parts of a line: stamps, labels, counts, buttons.

Decisions: a part alone says little, for copy has dates, labels and words like 推荐 too; what says much is that such
parts, and nothing else, make up the line. Each kind of part weighs, and so does each further kind beside it.
"""

import re
from functools import lru_cache
from typing import Final

from layout.lexicon import word_nats
from layout.records import dataclass
from layout.repair.marks import HAN, NUMERALS, simplified

_DAY: Final = (
    r"(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
    rf"|[{NUMERALS}]{{4}}年[{NUMERALS}]{{1,2}}月[{NUMERALS}]{{1,3}}日)"
)
_HOUR: Final = r"\d{1,2}:\d{2}(?::\d{2})?"
STAMP: Final = rf"{_DAY}(?:\s*{_HOUR})?"
"""A day, with or without its hour."""
THING: Final = rf"(?:[{HAN}] {{1,2}}[{HAN}](?=\s|$)|[^\s:。，！？?!,“”|]{{1,16}})"
"""One thing behind a label: a name that may be set wide, a word."""
_MADE: Final = "发布(?:者|人|单位|机构)|责任编辑|责编|编辑|初审|复审|终审|审核|录入|监制|校对|作者|记者"
_SOURCE: Final = "(?:文章|信息|稿件|新闻|图文|本文)?(?:来源|稿源|出处)"
_COUNTED: Final = "浏览|阅读|点击|访问|点赞|在看|赞|评论|收藏|转发|分享"
_NAMED: Final = "周刊|数字报|电子版|网|发布|客户端|融媒体?(?:中心)?|广播|电视台|频道|在线|传媒|公众号|政务|报社?"
"""How the name of a paper or a site ends."""
_TELLS: Final = (
    rf"[{HAN}]{{6,}}发布|[{HAN}]*(?:安全|防护|保障|服务|监管|监测|关爱)网"
    rf"|[{HAN}]{{0,6}}(?:织[密牢就好]|筑[牢起]|张开|布下|撑起|兜牢)[{HAN}]*网"
)
"""What is no such name but a title: what was made known, `织密安全网`."""
_ACTS: Final = (
    "微信|微博|新浪微博|腾讯微博|朋友圈|QQ空间|QQ|关闭|收藏|分享|朗读|点赞|放大|缩小|默认|返回|"
    "评论|复制|转发|投诉|收听|推荐|正文|首页|大|中|小|A"
)
"""What a button does, in one word; alone some of them are names of columns."""
_TOLD: Final = (
    "(?:我要|发表|网友|最新|精彩|查看|全部|更多)(?:评论|留言|跟帖)|我有话说|说两句|下载附件|返回(?:目录|版面|首页|顶部|列表|上[一]?[页级])|"
    "分享(?:到|至)\\S{0,8}|(?:字[号体])?变[大小]|字[号体]变?[大小]?|[大中小]字[号体]|A[+-]A?[+-]?|[+-]A|打印(?:本页|此页|文章)|关闭(?:窗口|本页)|收藏(?:本页|本文|此文)|"
    "(?:扫一扫|扫码|扫描二维码)\\S{0,12}(?:打开|分享|浏览|查看)\\S{0,10}|用?手机(?:扫码)?(?:看|浏览|打开)\\S{0,6}|复制链接|阅读\\s?原文|收听(?:本文|全文)|加入收藏|设为首页|"
    "(?:内容)?纠错|展开(?:阅读)?全文|打印|举报|打赏|搜索|登录|注册|听新闻|顶部"
)
"""What only a button says."""
_MAPS: Final = (
    "(?:标题|版面|本版|本报|往期|栏目)(?:导航|目录|回顾|阅读|报纸|检索|列表)|当前版:?\\s*\\S{0,4}版?|(?:3\\s+)?上[一1][篇版页期条则]|下[一1][篇版页期条则](?:\\s+4(?=\\s|$))?|版面概览|(?:网站|站点)地图|(?:联系|关于|加入)我们|友情链接|(?:免责|版权|法律|网站)声明|隐私政策|广告服务|"
    "PDF(?:版|下载)?|报纸(?:目录|首页)|\\S{2,8}(?:电子版|数字报)"
)
"""Where one goes from a page of a paper on the web; arrows of a font for signs come out as the figures 3 and 4."""
_MADE_OF: Final = {
    "when": (rf"{_DAY}\s*(?:星期[一二三四五六日天]\s*)?{_HOUR}", 1.5),
    "day": (rf"{_DAY}|星期(?:[一二三四五六日天]|(?=\s*$))|{_HOUR}(?:/{_HOUR})?", 0.0),
    "dated": (rf"(?:发布|发表|更新|录入|上传)?(?:时间|日期|于):\s*{STAMP}(?:\s*星期[一二三四五六日天])?", 0.5),
    "size": (r"字[体号]:\s*(?:[\[【(]?\s*[大中小特A][\[【(|/\s大中小A+-]*[\]】)]?)", 1.5),
    "count": (
        rf"(?:{_COUNTED})(?:次数|量|数)?\s*:?\s*\d+(?:\.\d+)?[万wk]?\+?\s*次?|\d+\s*(?:条|个|次|人)?(?:{_COUNTED}|参与|看过)|次(?:{_COUNTED})|0\)",
        1.5,
    ),
    "source": (rf"{_SOURCE}\s*[:丨|](?:\s*(?!{_DAY}){THING})?", 0.5),
    "author": (rf"(?:作者|记者|通讯员)(?:\s*[:丨|]\s*|\s+)[^\s:()]{{1,16}}(?:\s+[{HAN}]{{2,4}}(?=\s|$))*", 0.0),
    "label": (rf"(?:{_MADE})\s*[:丨|]\s*{THING}|(?:索引号|关键[词字]|标签|分享到?):\s*[^\s:]{{0,20}}", 0.5),
    "blank": (rf"(?:作者|记者|标签|关键[词字]|{_MADE}|(?:{_COUNTED})(?:次数|量|数)?)\s*[:丨|]", 0.5),
    "told": (_TOLD, 1.3),
    "map": (_MAPS, 1.3),
    "page": (rf"第?[A-H]?\d{{1,2}}版(?::?\s*[{HAN}]{{2,8}})?|0\d:[{HAN}]{{2,4}}", 0.0),
    "button": (_ACTS, 0.3),
    "name": (
        rf"(?!{_TELLS})[{HAN}A-Za-z]{{1,10}}(?:{_NAMED})(?:[-－·—][{HAN}A-Za-z]{{1,10}}(?:{_NAMED}))?|小字号",
        0.0,
    ),
    "from": (rf"(?:发表于\s*)?[{HAN}]{{2,3}}(?=\s*$)", 0.0),
}  # fmt: skip
"""The kinds of parts, in the order in which they are tried: what they look like, what one says in log odds."""
_BREAKS: Final = r"\s|/·丨>\[\]【】()<"
_KINDS: Final = "|".join(f"(?P<{kind}>{pattern})" for kind, (pattern, _) in _MADE_OF.items())
_PART: Final = re.compile(rf"(?:{_KINDS})(?:(?=[{_BREAKS}]|$)|(?<=[:\s)]))")
_BETWEEN: Final = re.compile(rf"[{_BREAKS}]*")
_OF_COPY: Final = frozenset(("day", "page", "from"))
"""Parts that say nothing where nothing else stands with them."""
_FURTHER: Final = 1.0
"""What each further kind of part in one line says."""
_AGAIN: Final = 1.5
"""What several buttons, labels or counts in one line say."""
LONGEST: Final = 90
"""No line of parts has more characters."""
_ASCII: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class Parts:
    """What makes up a line: the kinds of its parts, in order, and the span of who wrote it, or 0, 0."""

    kinds: tuple[str, ...]
    author: tuple[int, int]

    @property
    def idle(self) -> bool:
        """Whether copy has such lines too: days, and pages with their names."""
        return set(self.kinds) <= _OF_COPY

    @property
    def weight(self) -> float:
        """What they say for a page of the web, in log odds."""
        told = [_MADE_OF[kind][1] for kind in self.kinds]
        again = any(self.kinds.count(kind) > 1 for kind in ("button", "label", "count", "map", "told"))
        return max(told) + _FURTHER * (len(set(self.kinds)) - 1) + (_AGAIN if again else 0.0)


@lru_cache(maxsize=4096)
def parts_of(text: str) -> Parts | None:
    """The parts that make up a line; None where anything else is in it."""
    if len(text) > LONGEST:
        return None
    plain, place = simplified(text).translate(_ASCII), 0
    kinds: list[str] = []
    author = 0, 0
    while (place := _end(plain, place)) < len(plain):
        match = _PART.match(plain, place)
        if match is None or match.lastgroup is None or not match[0]:
            return None
        kinds.append(match.lastgroup)
        author = match.span() if match.lastgroup == "author" and author == (0, 0) else author
        place = match.end()
    kinds += [] if kinds or not plain else ["button"]
    if kinds == ["name"] and not _may_name(plain.strip()):
        return None
    return Parts(tuple(kinds), author) if kinds and (kinds[-1] != "from" or "when" in kinds) else None


def _may_name(text: str) -> bool:
    """Whether a line that is one name may be a paper's or a site's, and no word that ends so: 电报, 渔网, 互联网."""
    if text[-1] == "报":
        return len(text) > 2 and word_nats(text) is None
    return text[-1] != "网" or word_nats(text[-2:]) is None


def _end(text: str, place: int) -> int:
    """Where the blanks and strokes from a place on end."""
    match = _BETWEEN.match(text, place)
    return match.end() if match else place
