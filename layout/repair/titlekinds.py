"""What kind of line a part of a headline is, and where lines of that kind stand.

Decisions: a part is told by its words alone (who acts, what it begins with, how it ends, its marks, its figures) and
by its length; each kind has a weight for over-line, title and sub-title (`titleweights.KINDS`). Of an event the first
sentence tells in the words of the title rather than in those of a slogan over it.
"""

import re
from functools import lru_cache
from typing import Final

from layout.lexicon import words_of
from layout.repair.marks import HAN, is_name, simplified
from layout.repair.signals import Cue
from layout.repair.titlecues import (
    AMOUNT_LAST,
    EVENT_LAST,
    FACT,
    LABEL,
    SUBJECT,
    TOLD,
    TOPIC,
    Parts,
    acts_first,
    is_subject,
    names_column,
    names_person,
    tells_act,
)

LEAD: Final = 70
"""The first sentence of an article is looked for in so many characters."""
FULL: Final = 40
"""No level of a headline has more characters."""
_PATTERNS: Final = {
    "fact": FACT,
    "comma": re.compile("[，,]"),
    "list": re.compile("、"),
    "when": re.compile(
        "(?:时节?|之际|前夕|[之以]后|过后|以来|期间|[之目际势景代]下|[天日年季夜点晨春夏秋冬]|[脚眼灯]下|[线上里中间旁边前](?:里|上|间)?)$"
    ),
    "told": TOLD,
    "genre": re.compile(
        "(?:侧记|见闻|纪实|纪事|速写|小记|札记|手记|[验访游行闻]记|掠影|印象|观察|调查|报告|扫描|综述|述评|访谈|样本|故事|启示|探析|透视|之路|一线|纪略|"
        "回眸|追记|剪影|聚焦|解读|问答|小传)$|^记|^[—-]|^来自|^写[在给]|^访|^走[近进]"
    ),
    "speech": re.compile("^[^“]{0,12}[:：]|^“[^”]*”$"),
    "advisor": re.compile(
        "^[^“]{0,10}(?:专家|医[生师]|学者|教授|交警|警方|民警|消防|法[官院]|检察[官院]|律师|分析师|业内|人士|部门|官方|方面|商家|物业|"
        "公司|集团|居民|网友|家长|读者|气象台|[^地]方|[局办委院厅处所]|[师员手长]|提[醒示]|建议|回应|支招|呼吁|表示|解释|透露|坦言|直言)[:：]"
    ),
    "question": re.compile("[？?]$|怎么|如何|为何|为啥|啥|[吗呢]$|谁|怎样|多少|哪"),
    "call": re.compile("[！!]$"),
    "quoted": re.compile("“"),
    "event": EVENT_LAST,
    "dated": re.compile(r"^[（(].*[)）]$|^\d{4}年\d+月\d+日$|第?[\d一二三四五六七八九十]+号$"),
    "person_word": re.compile("[他她我你咱](?!市|县|省|区|国|校|院|州)|们"),
    "detail": re.compile(
        "^(?:相关|目前|其中|首[批月日周届]|已|共|累计|预计|将|[日均]均|年[减产增均]|总|半数|近|约|超|逾|全长|沿线|涉及|包括|每|最|覆盖|惠及|可|今年|明年|"
        "本月|下月|即日|同比|较|比|有|逾期|均|全[部程]|整体|实现|达|用于|要求|强调|宣布|通过|传达|学习|审议|研究|建议|提出)"
    ),
    "amount": AMOUNT_LAST,
    "done": re.compile("[了着过]"),
    "series": re.compile(
        r"·\S{1,6}$|[^\W\d_]{2,}篇$|之[一二三四五六七八九十]+$|[①-⑳]$|[（(][上中下一二三四五六七八九十]+[)）]$"
    ),
    "leads": re.compile("^[对在为让把将从向由与同用以被给]"),
    "round": re.compile(r"第[\d一二三四五六七八九十]+[轮届期站场季]"),
    "marked": re.compile(r"^[■□◆◇●○★☆▲△◎▍▌【［〔]"),
    "says": re.compile("[说道称]$"),
    "foreign": re.compile(rf"^[^{HAN}]+$"),
    "colon": re.compile(r"\S{2}[:：]\S{2}"),
    "slogan": re.compile(r"^(?:[^\W\d_]{4}|[^\W\d_]{2}[^\W\d_]?“[^“”]{2,4}”[^\W\d_]{0,2})$"),
}
"""Kinds that a pattern tells."""


def kind_cues(over: Parts, title: Parts, under: Parts, told: str) -> list[Cue]:
    """What kinds of lines stand on each level, how long a level is, and how much of it the first sentence tells."""
    levels = [(name, tuple(map(simplified, level))) for name, level in zip(ROLES, (over, title, under), strict=True)]
    lead = "".join(re.findall(r"\w", simplified(told[:LEAD])))
    cues: list[Cue] = []
    shares: dict[str, float] = {}
    for name, level in levels:
        if not level:
            continue
        for part in level:
            cues += [(f"{name}_is_{kind}", 1 / len(level)) for kind in kinds_of(part)]
        cues.append((f"{name}_of_{_size(sum(map(len, level)))}", 1.0))
        shares[name] = _share("".join(level), lead)
    if lead:
        cues += [(f"{name}_in_lead", share) for name, share in shares.items()]
        if over:
            cues.append(("title_than_over_in_lead", shares["title"] - shares["over"]))
        if under:
            cues.append(("title_than_under_in_lead", shares["title"] - shares["under"]))
    return [cue for cue in cues if cue[1]]


ROLES: Final = ("over", "title", "under")
"""The levels of a headline."""


@lru_cache(maxsize=4096)
def kinds_of(part: str) -> tuple[str, ...]:
    """What kinds of line a part in simplified characters is."""
    kinds = [name for name, pattern in _PATTERNS.items() if pattern.search(part)]
    tests = {
        "actor": SUBJECT.match(part) is not None,
        "act": tells_act(part),
        "verb": acts_first(part),
        "facts": len(FACT.findall(part)) > 1,
        "label": LABEL.search(part) is not None or TOPIC.search(part) is not None,
        "phrase": not any(word.kind == "v" for word in words_of(part)),
        "column": names_column(part),
        "four": len(part) == 4,
        "person": names_person(part),
        "name": any(is_name(part[:size]) for size in (2, 3) if len(part) > size + 2),
        "office": is_subject(part),
    }
    return (*kinds, *(name for name, true in tests.items() if true))


def _size(length: int) -> int:
    """The least of some lengths that a level's is not above, in characters."""
    return next((size for size in (4, 7, 10, 14, 18) if length <= size), FULL)


def _share(text: str, lead: str) -> float:
    """Which share of a level's pairs of characters the first sentence has (0-1)."""
    plain = "".join(re.findall(r"\w", text))
    pairs = [plain[at : at + 2] for at in range(len(plain) - 1)]
    return sum(pair in lead for pair in pairs) / len(pairs) if pairs else 0.0
