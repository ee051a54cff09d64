"""What a page of the web prints around an article: where from, when, how often read, what comes next, buttons, rights.

Decisions: a label and one thing behind it also stand in notices, a day in a diary, so such a line goes where what it is
made of and where it stands speak for the page together: under a title, at the end, beside other lines of the page, not
in a row of its like. A label before the title or the author goes alone, its words stay.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from layout.records import dataclass
from layout.repair.facts import signs_dated
from layout.repair.furniture import copy_around
from layout.repair.lines import Line
from layout.repair.marks import FINAL, HAN
from layout.repair.types import Change, Options, Traced
from layout.repair.webwords import STAMP, Parts, parts_of

_TITLE: Final = re.compile(r"(?:文章)?(?:标题|题目|题名)\s*[:：]\s*(?=\S)")
_OF: Final = "(?:本页|此页|窗口|顶部|首页|文章|列表|全文)?"
_BUTTON: Final = rf"[\[【](?:打印|关闭|返回|收藏|分享|推荐|评论|纠错|字体|[大中小]字?[体号]?){_OF}[\]】]"
"""One button; two and more make a line of them, for some alone are names of columns."""
_SAID: Final = (
    ("what comes next", r"[上下]一(?:篇|条|页|则)\s*[:：].{1,60}"),
    ("buttons", rf"(?:{_BUTTON}\s*){{2,}}|[\[【](?:打印|关闭|返回){_OF}[\]】]|阅读\s?原文"),
    (
        "who runs it",
        r".{0,40}(?:ICP备|公网安备)\s?\d+号?.{0,12}|(?:主办|承办|技术支持|网站标识码)\s*[:：].{0,40}(?:ICP备|标识码).{0,30}",
    ),
    ("a licence", r"(?:经营|信息|互联网)\S{0,12}许可证\S{0,4}[:：].{2,40}|Powered by .{2,30}"),
    (
        "a call to follow",
        rf"(?:点击|戳|长按)?(?:上方|下方|标题下|右上角)?[↑↓▲▼]*(?:蓝字|名片|二维码)[{HAN}，,！!]{{0,10}}(?:关注|识别)[{HAN}，,！!]{{0,8}}"
        r"|喜欢此内容的人还喜欢\S*|点(?:个|击|亮)?(?:[“「【](?:在看|赞|关注|转发|分享)[”」】]|在看)[^。]{0,16}",
    ),
    (
        "the place of a picture or a film",
        r"(?:[\[［](?:图片|视频|动图|动画表情|音频)[\]］]\s*)+|(?:!\[[^\]]*\]\(https?://[^\s()]+\)\s*)+",
    ),
    (
        "its place in the site",
        rf"(?:\S{{2,4}}位置\s*[:：]\s*)?(?:(?:网站)?首页|[{HAN}]{{2,4}}(?:中心|频道))\s*[>＞»›/|][{HAN}\s>＞»›/|]{{2,40}}"
        rf"|首页\s+\S{{2,6}}\s*[>＞]\s*正文|(?:[{HAN}]{{2,8}}\s*)?更多\s*[>＞»]+|(?:专栏|專欄|栏目)\s*[:：]",
    ),
    ("its issue", rf"原创\s+\S+(?:\s+\S+)?\s+{STAMP}(?:\s*(?:发表于\s*)?\S{{2,4}})?|[-—=·*~\s]*END[-—=·*~\s]*"),
    (
        "what it was copied from",
        r"原标题\s*[:：].{2,60}|[(（]相关资料图[)）]|本文(?:地址|链接|网址|原文)\s*[:：].{2,90}",
    ),
    (
        "rights",
        r"(?:[Cc]opyright\s*)?(?:©|ⓒ|[(（][Cc][)）])\s?.{0,80}|(?:\S{2,12}社\s?)?版权所有(?![人者方的]).{0,50}"
        r"|(?:[转轉][载載]请?(?:请|請)?(?:务必)?注明)\S{0,6}(?:出处|来源|地址|作者|原文)?[:：]?.{0,60}"
        r"|本[报网站刊][^。，,]{0,10}[,，]?未经.{0,6}(?:许可|授权|同意).{0,8}(?:转载|复制|摘编).{0,20}"
        r"|(?:注\s*[:：]\s*)?本文(?:由|已获?|经).{2,24}授权.{0,20}",
    ),
    (
        "an attachment",
        r"\S{2,40}\.(?:jpg|jpeg|png|gif)\s*[(（][\d.]+\s*[KM]B.{0,30}|\d{4}-\d{1,2}-\d{1,2} \d{1,2}[:：]\d{2} 上传"
        r"|UID\s?[:：]\s?\d+|\[email\s?protected\]",
    ),
    ("a script", r"(?:(?:var|let|const) \w+ ?=|(?:\}?\)?\()?function|document\.|window\.|\$\(|\}\)).*[;{}]"),
    (
        "who edited it",
        rf"[\[【(（](?:责任|网站|网络|本期|文字)?(?:编辑|责编|校对|审核)(?:\s*[:：/]\s*|\s+)[{HAN}、\s]{{2,16}}[\]】)）]",
    ),
)
"""What no copy holds on a line of its own: what it is, and its form."""
_ALWAYS: Final = re.compile("|".join(pattern for _, pattern in _SAID))
_RIGHTS: Final = re.compile(
    r"(?:(?:免责|版权|特别|郑重)?[声聲]明\s*[:：].*)?(?=.*(?:本[网網站]|作者|转载|網站|网站))(?=.*(?:版[权權]|侵[权權]|转载|無關|无关|删除|观点)).{10,}"
)
"""What a site says of the rights to what it shows."""
_CLAIM: Final = re.compile(
    r"(?:免责|版权|特别|郑重)?[声聲]明\s*[:：]|本(?:网站|网|站)上?所?(?:刊登|刊载|发布|登载|提供)的|本[网站]\S{0,2}(?:部分|所有|转载|文章|内容)|以上(?:内容|文章)"
)
"""How such a line begins."""
_MORE: Final = re.compile(
    r"(?:相关|热门|推荐|最新|更多|精彩|本类|猜你|为[您你])(?:新闻|阅读|文章|稿件|推荐|排行|资讯|喜欢|内容|图文|专题|报道)(?:排行|推荐)?[:：>]*|本版(?:新闻|文章|目录)[:：]?|猜你喜欢|(?:热点|新闻|点击|阅读)排行榜?"
)
"""Over the titles of other articles, to which a page leads."""
_TRAIL: Final = re.compile(r"(?:\S{2,4}位置\s*[:：]\s*)?(?:网站)?首页\s*[>＞»›/|].{2,40}")
"""Where a page stands in its site; straight over it, at the top, the site's name."""
NEAR: Final = 4
"""Within how many lines under a title its labels stand."""
TITLE: Final = 40
"""No title, and no name of another article, has more characters."""
CLAIM: Final = 220
"""No line about rights has more characters."""
GONE: Final = 2.0
"""What weighs as much, in log odds, is the page's own."""
_BESIDE: Final = 1.5
"""What a line of the page beside it says of a line."""
_BESIDE_ANOTHER: Final = 1.0
"""What a line beside it says that may be the page's own, of another make."""
_UNDER_TITLE: Final = 1.0
_AT_THE_END: Final = 0.7
_AT_THE_TOP: Final = 1.0
_IN_A_ROW: Final = -3.0


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines with their parts, the nearest line of copy before and behind each, and the makes behind prose."""

    lines: Sequence[Line]
    parts: Mapping[int, Parts]
    before: Sequence[int | None]
    after: Sequence[int | None]
    told: Counter[tuple[str, ...]]


def find_web_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines, by index, that a page of the web prints around an article."""
    parts = {index: made for index, line in enumerate(lines) if (made := _parts(line)) is not None}
    found = {index for index, line in enumerate(lines) if _says_so(line.text)}
    if len(lines) > 2 and _TRAIL.fullmatch(lines[1].text) and not lines[1].blanks and lines[0].text.isalpha():
        found.add(0)
    before, after = copy_around(len(lines), {*parts, *found}.__contains__)
    told = Counter(made.kinds for index, made in parts.items() if index and lines[index - 1].text[-1] in FINAL)
    page = _Page(lines, parts, before, after, told)
    waiting = [*reversed(parts)]
    while waiting:
        index = waiting.pop()
        made = parts.get(index)
        if made is None or index in found or made.idle or made.weight + _place(page, index, found) < GONE:
            continue
        found.add(index)
        waiting += (index + 1, index - 1)  # a line of the page beside it may be what they lacked
    found |= _links(lines, found, parts)
    return frozenset(index for index in found if index not in parts or not _is_author(parts[index]))


def stamped_titles(lines: Sequence[Line], gone: AbstractSet[int]) -> frozenset[int]:
    """The lines, by index, that surely are titles: the hour of their issue stands under them, and then their text.

    `gone` are the lines of the page itself.
    """
    titles: set[int] = set()
    _, after = copy_around(len(lines), gone.__contains__)
    for index in gone:
        made = parts_of(lines[index].text)
        if made is None or not {"when", "dated"} & set(made.kinds):
            continue
        near = range(index - 1, max(index - 1 - NEAR, -1), -1)
        above = next((other for other in near if other not in gone and parts_of(lines[other].text) is None), -1)
        below = after[index]
        if above < 0 or below is None or signs_dated(lines[above].text):
            continue
        if _like_title(lines[above].text) and len(lines[below].text) > len(lines[above].text):
            titles.add(above)
    return frozenset(titles)


def _says_so(text: str) -> bool:
    """Whether a line by itself is a page's own."""
    if len(text) <= CLAIM and _CLAIM.match(text) and _RIGHTS.fullmatch(text):
        return True
    return len(text) <= 2 * TITLE + NEAR and _ALWAYS.fullmatch(text) is not None


def _is_author(made: Parts) -> bool:
    """Whether a line says who wrote it and nothing else: no line of a page's own, though it stands among them."""
    return set(made.kinds) == {"author"}


def _place(page: _Page, index: int, found: AbstractSet[int]) -> float:
    """What the place of a line says for the page, in log odds; `found` are sure lines of it."""
    lines, parts, near = page.lines, page.parts, {index - 1, index + 1}
    value = _BESIDE if near & found else 0.0
    like = [
        _alike(parts[other], parts[index])
        for other in near
        if other in parts and other not in found and not parts[other].idle
    ]
    if like:
        value += _IN_A_ROW if any(like) else _BESIDE_ANOTHER
    above, behind, made = page.before[index], page.after[index], parts[index].kinds
    if behind is None:
        value += _AT_THE_END
    if above is None:
        value += _AT_THE_TOP if behind is not None and _like_title(lines[behind].text) else 0.0
    elif index - above <= NEAR and _like_title(lines[above].text):
        own = bool(index) and lines[index - 1].text[-1] in FINAL
        value += _UNDER_TITLE if page.told[made] <= own else 0.0  # else the hours of a chronicle
    return value


def _alike(one: Parts, other: Parts) -> bool:
    """Whether two lines are one more of the same, like the rows of a notice or the stops of a day."""
    return len(one.kinds) == 1 and one.kinds == other.kinds and one.kinds[0] in ("when", "name")


def _like_title(text: str) -> bool:
    """Whether a line may be a title by itself."""
    return 4 <= len(text) <= TITLE and text[-1] not in "。，,、；;：:" and "。" not in text


def _links(lines: Sequence[Line], found: AbstractSet[int], parts: Mapping[int, Parts]) -> set[int]:
    """The heads of lists that lead to other articles, with the names under them that stand close and end the page.

    A name that lines of a page stand under is the title of the next article.
    """
    links: set[int] = set()
    passed = 0
    for index, line in enumerate(lines):
        if index < passed or _MORE.fullmatch(line.text) is None:
            continue
        end = index + 1
        while end < len(lines) and not lines[end].blanks and end not in found and _like_title(lines[end].text):
            end += 1
        passed = end
        if end < len(lines) and end in found and end - 1 > index and end in parts:
            end -= 1
        last = end == len(lines) or end in found
        if last or (end > index + 1 and (lines[end].blanks > 0 or end + 1 in found)):
            links |= {*range(index, end)}
    return links


def open_labels(lines: tuple[Line, ...], options: Options) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines without the label before a title, and without what stands beside the author among labels of a page.

    A line that had such a label surely is a headline.
    """
    kept: list[Line] = []
    changes: list[Change] = []
    for index, line in enumerate(lines):
        title, made = _TITLE.match(line.text), parts_of(line.text)
        under = lines[index + 1 : index + 2 + NEAR]
        if title is not None and any(said is not None and not said.idle for said in map(_parts, under)):
            start, end, heading = title.end(), len(line.text), 1
        elif made is not None and made.author != (0, 0) and len(made.kinds) > 1 and made.weight >= GONE:
            start, end, heading = *made.author, 0
        else:
            kept.append(line)
            continue
        cuts = [_removal(cut) for cut in (line.body.cut(0, start).strip(), line.body.cut(end).strip()) if cut.text]
        if any(options.decided(change.id, change.kind) is False for change in cuts):
            kept.append(line)
            continue
        changes += cuts
        kept.append(replace(line.with_body(line.body.cut(start, end).strip()), heading=heading or line.heading))
    return tuple(kept), tuple(changes)


def _parts(line: Line) -> Parts | None:
    """The parts of a page of the web that make up a line."""
    return parts_of(line.text)


def _removal(cut: Traced) -> Change:
    cues = (("a label of a page of the web", 3.0),)
    start, end = cut.at[0], cut.at[-1] + 1
    return Change(f"noise-{start}", "noise", start, end, cut.text, "", 0.95, cues, reason="web page")
