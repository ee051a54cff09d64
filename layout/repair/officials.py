"""Lines of a headline that say who presided, spoke or took part: `彭丽华主持并讲话`, `张三 李四出席`.

Decisions: names, then one of the acts that a report of a meeting tells of the officials; such a line is a sub-title,
never the title.
"""

import re
from typing import Final

from layout.lexicon import word_nats
from layout.repair.marks import HAN, is_name

_ACT: Final = (
    "主持(?:会议|召开|仪式)?|(?:出席|参加|列席)(?:会议|仪式|活动|开幕式|启动仪式)?|讲话|发言|致[辞词]|领学|带队|陪同|点评|"
    "[讲授作](?:专题)?(?:党课|报告|讲话|辅导|动员|部署|点评|发言)|宣布(?:[开启]\\S|大会[开闭]幕)|揭[牌幕]|见证签约"
)
_PRESIDED: Final = re.compile(
    rf"((?:[{HAN}·]{{2,4}}[\s、和])*[{HAN}·]{{2,4}}?)(?:[等均都]|分别|共同|一?同)*(?:{_ACT})(?:并?(?:{_ACT}))*"
)


def tells_officials(text: str) -> bool:
    """Whether a line says who presided, spoke or took part, and nothing else."""
    match = _PRESIDED.fullmatch(text)
    return match is not None and all(map(_is_person, re.split(r"[\s、和]", match[1])))


def _is_person(text: str) -> bool:
    """Whether a text can be a name and is no common word: `万人`, `游客`, `师生` take part too."""
    return is_name(text) and word_nats(text) is None and text[-1] not in "人客众员家"
