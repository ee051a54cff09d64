"""Names of papers: what can hardly be anything else, what may be, and those that the dump itself names.

Decisions: `…日报` is a paper wherever it stands; a paper of a county is often named `今日…`, `…新闻` or `…通讯`, which
says something only where what the name is made with is no common word (今日棠阴, not 今日天气), and a text is signed
with a name and a date too (桐浦中学), so any other name is a paper's only where a sure folio has it.
"""

import re
from collections.abc import Iterable
from typing import Final

from layout.lexicon import word_nats
from layout.repair.marks import HAN

TITLED: Final = (
    f"[{HAN}]{{2,8}}[报刊]社(?:出版|主办|主管)$|[{HAN}]{{1,8}}(?:日报|晚报|周报|早报|晨报|商报|都市报|导报|快报|新报|周刊|"
    "文摘报|青年报|法[制治]报|农民报|工人报|教育报|科技报)"
)
"""A paper's name that can hardly be anything else."""
NO_PAPER: Final = re.compile(
    "[的了我你她这谁怎把被让]|办起|变身|变成|当成|写成|[一几][张份个封页]|[大小]字报|[黑墙]板?报|手抄报|机关报"
)
"""What no paper's name holds, though a headline that ends like one may: 快递员的周报, 大字报."""
_PAPERS: Final = frozenset(("时报", "周报", "时讯", "周讯", "商讯", "周刊", "月刊", "旬刊", "导刊", "报社", "刊社"))
"""Words that end a paper's name and little else; any other word in its place is what the line speaks of: 预报, 喜报."""
DAY: Final = r"\d{4}\s?(?:年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2})"
"""The day of an issue."""
_WEEKDAY: Final = r"(?:\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?)?"
_NAME: Final = rf"《?[{HAN}]{{2,8}}》?(?:\s?[·•・|/]\s?[{HAN}]{{2,4}})?"
_DATED: Final = re.compile(rf"(?P<name>{_NAME})\s*(?:{DAY}){_WEEKDAY}|(?:{DAY}){_WEEKDAY}\s+(?P<behind>{_NAME})")
_MADE: Final = re.compile(
    rf"今日(?P<today>[{HAN}]{{2,3}})"
    rf"|(?P<place>[{HAN}]{{2,4}}?)(?:新闻|时讯|快讯|资讯|通讯|声屏|视听|广电|侨讯|乡讯|校讯|消息报|广播电视|广播电视报)"
)
"""What a paper that is named like no other is made with."""
_REPORTED: Final = re.compile("[价情况量象评谈话史事点看读记录表单题榜]$")
"""How something ends that is told of today, and no place does: 今日菜价."""
LIKELY: Final = 1.0
"""What a name that can hardly be anything but a paper's says by itself, in log odds, with a date beside it."""
POSSIBLE: Final = 0.5
"""What a name says that may be a paper's by what it is made with."""
KNOWN: Final = 2.0
"""What a name says that a sure folio of the dump has."""


def is_paper(name: str) -> bool:
    """Whether a text is the name of a paper and no word that ends like one: 清溪报, and neither 天气预报 nor 喜报."""
    if re.fullmatch(TITLED, name):
        return True
    return re.fullmatch(f"[{HAN}]{{2,8}}报", name) is not None and word_nats(name[-2:]) is None


def is_named_like_paper(name: str) -> bool:
    """Whether a text that ends like a paper's name may be one: nobody speaks in it, and its end is no common word."""
    if NO_PAPER.search(name):
        return False
    return name[-2:] in _PAPERS or name[-1] == "》" or word_nats(name[-2:]) is None


def dated_name(plain: str) -> str:
    """The name on a line that is a name and a day, in either order, and nothing else; empty if it is none."""
    match = _DATED.fullmatch(plain)
    return re.split(r"\s?[·•・|/]", match["name"] or match["behind"])[0].strip("《》") if match else ""


def paper_weight(name: str, known: Iterable[str]) -> float | None:
    """What a name with a date beside it says for a paper, in log odds; nothing if it is none. `known` are sure ones."""
    if name in known:
        return KNOWN
    if NO_PAPER.search(name):
        return None
    if is_paper(name) or (len(name) > 2 and name[-2:] in _PAPERS and name[-1] != "社"):
        return LIKELY
    match = _MADE.fullmatch(name)
    if match is None:
        return None
    of = match["today"] or match["place"]
    return POSSIBLE if word_nats(of) is None and not _REPORTED.search(of) else None


def named_papers(folios: Iterable[str]) -> frozenset[str]:
    """The names beside a day in lines that surely are folios: `folios`, their marks narrowed."""
    found = (re.search(rf"^(《?[{HAN}]{{2,8}}》?)\s+(?={DAY})", line) for line in folios)
    return frozenset(match[1].strip("《》") for match in found if match)
