"""What a page of the web prints around an article: where from, when, how often read, what comes next, buttons, rights.

Decisions: a label and one thing behind it also stand in notices, so such a line goes only where it stands in a run with
others of its kind; a label before the title or the author goes alone, its words stay.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout.repair.lines import Line
from layout.repair.marks import HAN
from layout.repair.types import Change, Options, Traced

_COLON: Final = r"\s*[:：丨|｜]\s*"
_STAMP: Final = r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_THING: Final = rf"(?:[{HAN}] {{1,2}}[{HAN}](?=\s|$)|[^\s:：。，！？?!,“”]{{1,16}})"
"""One thing behind a label: a name that may be set wide, a word."""
_MADE: Final = "发布(?:者|人|单位|机构)|责任编辑|责编|编辑|初审|复审|终审|审核|录入|监制|校对|作者|记者"
_LABELLED: Final = (
    rf"(?:(?:(?:文章|信息|稿件|新闻|图文)?来源|{_MADE}){_COLON}{_THING}|(?:发布|发表|更新|录入)?(?:时间|日期){_COLON}{_STAMP}"
    rf"|(?:浏览|阅读|点击|访问|点赞)(?:次数|量|数)?{_COLON}\d+次?"
    rf"|字[体号]{_COLON}[\[【(（]?\s*[大小特](?:\s*[|/]?\s*[大中小])*\s*[\]】)）]?|(?:索引号|关键[词字]|分享到?){_COLON}\S{{0,20}})"
)
_RUN: Final = re.compile(rf"(?:{_LABELLED}[\s|/·]*)+")
"""A line of labels, each with one thing behind it."""
_PLAIN_AUTHOR: Final = re.compile(rf"(?:作者|记者){_COLON}\S+(?:\s+\S+)?")
"""Who wrote it: no line of a page's own, though it stands among them."""
_AUTHOR: Final = re.compile(rf"(?:作者|记者){_COLON}[^\s:：]{{1,16}}")
_TITLE: Final = re.compile(r"(?:文章)?(?:标题|题目|题名)\s*[:：]\s*(?=\S)")
_OF: Final = "(?:本页|此页|窗口|顶部|首页|文章|列表|全文)?"
_BUTTON: Final = rf"[\[【](?:打印|关闭|返回|收藏|分享|推荐|评论|纠错|字体|大|中|小){_OF}[\]】]"
"""One button; two and more make a line of them, for some alone are names of columns."""
_ALWAYS: Final = re.compile(
    rf"[上下]一(?:篇|条|页|则)\s*[:：].{{1,60}}|(?:{_BUTTON}\s*){{2,}}|[\[【](?:打印|关闭|返回){_OF}[\]】]"
    r"|版权所有.{0,50}|.{0,40}(?:ICP备|公网安备)\s?\d+号?.{0,12}|(?:主办|承办|技术支持|网站标识码)\s*[:：].{0,40}(?:ICP备|标识码).{0,30}"
    rf"|(?:点击|戳|长按)?(?:上方|下方|标题下|右上角)?[↑↓▲▼]*(?:蓝字|名片|二维码)[{HAN}，,！!]{{0,10}}(?:关注|识别)[{HAN}，,！!]{{0,8}}"
    rf"|(?:(?:当前|您的|所在)?位置\s*[:：]\s*)?(?:网站)?首页\s*[>＞»›/|]\s*[{HAN}\s>＞»›/|]{{2,40}}"
    rf"|原创\s+\S+(?:\s+\S+)?\s+{_STAMP}(?:\s*发表于\s*\S{{2,4}})?|阅读\s?原文|[-—=·*~\s]*END[-—=·*~\s]*"
)
"""What no copy holds on a line of its own."""
_TRAIL: Final = re.compile(r"(?:\S{2,4}位置\s*[:：]\s*)?(?:网站)?首页\s*[>＞»›/|].{2,40}")
"""Where a page stands in its site; straight over it, at the top, the site's name."""
_OF_PAGE: Final = re.compile(
    rf"(?:来源|发布\S{{0,2}}|浏览\S{{0,2}}|阅读\S{{0,2}}|点击\S{{0,2}}|访问\S{{0,2}}|字[体号]|审核|索引号){_COLON}"
)
NEAR: Final = 5
"""Within how many lines under a title its labels stand."""
LONGEST: Final = 90
"""No line that is judged here has more characters."""


def find_web_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines, by index, that a page of the web prints around an article."""
    found = {index for index, line in enumerate(lines) if len(line.text) <= LONGEST and _ALWAYS.fullmatch(line.text)}
    labelled = [index for index, line in enumerate(lines) if _is_run(line.text)]
    beside = {index for index in labelled if {index - 1, index + 1} & {*labelled, *found} or _many(lines[index].text)}
    titled = {
        index for index in labelled if any(_TITLE.match(line.text) for line in lines[max(index - NEAR, 0) : index])
    }
    stamped = {index for index in labelled if re.search(r"\d[:：]\d{2}[:：]\d{2}", lines[index].text)}
    runs = {
        index
        for index in beside
        if any(near in beside and _of_page(lines[near].text) for near in range(index - 2, index + 3))
    }
    if len(lines) > 2 and _TRAIL.fullmatch(lines[1].text) and not lines[1].blanks and lines[0].text.isalpha():
        found.add(0)
    sure = {index for index in runs | titled | stamped if not _PLAIN_AUTHOR.fullmatch(lines[index].text)}
    return frozenset(found | sure)


def _many(text: str) -> bool:
    """Whether a line holds more than one label."""
    return len(re.findall(_LABELLED, text)) > 1


def _of_page(text: str) -> bool:
    """Whether a line holds what only a page of the web counts or names: where from, how often read."""
    return _OF_PAGE.search(text) is not None


def open_labels(lines: tuple[Line, ...], options: Options) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines without the label before a title, and without what stands beside the author among labels of a page.

    A line that had such a label surely is a headline.
    """
    kept: list[Line] = []
    changes: list[Change] = []
    for index, line in enumerate(lines):
        title, author = _TITLE.match(line.text), _AUTHOR.search(line.text)
        under = lines[index + 1 : index + 1 + NEAR]
        if title is not None and any(_is_run(other.text) for other in under):
            start, end, heading = title.end(), len(line.text), 1
        elif author is not None and _is_run(line.text) and _many(line.text) and _of_page(line.text):
            start, end, heading = author.start(), author.end(), 0
        else:
            kept.append(line)
            continue
        made = [_removal(cut) for cut in (line.body.cut(0, start).strip(), line.body.cut(end).strip()) if cut.text]
        if any(options.decided(change.id, change.kind) is False for change in made):
            kept.append(line)
            continue
        changes += made
        kept.append(replace(line.with_body(line.body.cut(start, end).strip()), heading=heading or line.heading))
    return tuple(kept), tuple(changes)


def _is_run(text: str) -> bool:
    """Whether a line holds labels of a page and nothing else."""
    return len(text) <= LONGEST and _RUN.fullmatch(text) is not None


def _removal(cut: Traced) -> Change:
    cues = (("a label of a page of the web", 3.0),)
    start, end = cut.at[0], cut.at[-1] + 1
    return Change(f"noise-{start}", "noise", start, end, cut.text, "", 0.95, cues, reason="web page")
