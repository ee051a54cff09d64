"""The labels of a column that serves readers: `停水`, `义诊`, `天气` over a few lines each that say when and where.

Decisions: such a label is as short as the title of an essay, so it counts only right under the title of a service
column or among others like it, and only over a text that gives a day, an hour or a number at its start.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout.repair.facts import Facts
from layout.repair.lines import Line

_LABEL: Final = re.compile(
    "[停限供][水电气热]|停暖|供暖|检修|停气|限行|绕行|封路|施工|公交|地铁|交通|出行|路况|航班|班车|车票|票务|"
    "义诊|门诊|就医|健康|体检|接种|疫苗|献血|讲座|培训|公开课|"
    "招聘|求职|就业|报名|入学|演出|展览|书展|看展|影讯|电影|影视|戏曲|音乐|赛事|体育|健身|活动|亲子|市集|集市|菜价|油价|肉价|行情|物价|促销|优惠|"
    "天气|气象|气温|空气|募捐|捐赠|领奖|开奖|彩票|旅游|景区|门票|书讯|新书|图书|缴费|社保|医保|公积金|办证|政务|办事|"
    "停水停电|供水|供电|供气|用电|用水|用气"
)
"""What a service column tells, each in two characters to four."""
_COLUMN: Final = re.compile("便民|服务|提示|提醒|资讯|信息|生活|一周|本周|今日|明日|出行|周末|指南|快讯|告示")
"""What is in the title of such a column."""
_TELLS: Final = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{1,2}日|\d{1,2}[:：]\d{2}|[今明后]天|[今明]日|[本下]周|周[一二三四五六日末]|星期|即日起|近日|\d"
)
"""What a text under a label says at its start."""
_START: Final = 16
"""The start of a text has so many characters."""
_TITLE: Final = 12
"""The title of a service column has no more characters."""
REACH: Final = 16
"""Within so many lines of a label stands the next one."""


def with_labels(lines: Sequence[Line], facts: Sequence[Facts]) -> tuple[Facts, ...]:
    """The facts, with `service` for each label of a service column."""
    found: set[int] = set()
    run: list[int] = []
    last = -REACH
    for index, fact in enumerate(facts):
        if fact.byline or fact.dateline or fact.signed or lines[index].jump_from or index - last > REACH:
            found |= {*run} if len(run) > 1 else set()
            run = []
        if _labels(lines, facts, index):
            run.append(index)
            last = index
            found |= {index} if index and _names_column(lines[index - 1].text, facts[index - 1]) else set()
    found |= {*run} if len(run) > 1 else set()
    return tuple(replace(fact, service=True) if index in found else fact for index, fact in enumerate(facts))


def _names_column(text: str, fact: Facts) -> bool:
    """Whether a line is the title of a service column."""
    return fact.bare and fact.size <= _TITLE and _COLUMN.search(text) is not None


def _labels(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether a line is such a label over a text that tells when."""
    if (
        index + 1 == len(lines)
        or facts[index].size > 4
        or facts[index].notice
        or _LABEL.fullmatch(lines[index].text) is None
    ):
        return False
    under = lines[index + 1].text
    return facts[index + 1].size > facts[index].size + 2 and _TELLS.search(under, 0, _START) is not None
