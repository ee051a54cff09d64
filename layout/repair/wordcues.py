"""What two texts say at the seam between them: one word, number, date or telephone cut in two, or two whole ones.

Decisions: a list of words and the dump itself are the dictionaries; a figure goes on in a figure and in a unit.
"""

import re
from typing import Final

from layout.lexicon import seam_nats
from layout.repair.context import Words
from layout.repair.marks import HAN_CHAR, is_han
from layout.repair.signals import Cue

_UNITS: Final = frozenset(
    "年月日号时分秒个名人位户家辆次万亿多余元米路届期岁吨公倍层台座条项件所处艘头只棵亩斤克升度瓦千平立天栋幢例株枚颗幅册笔盏轮折%％．."
)
"""What stands behind a number."""
_LONG_UNIT: Final = re.compile("小时|分钟|[毫厘]米|毫升|摄氏度|周岁")
_CALLED: Final = re.compile(r"\d{7,}$|(?:电话|热线|拨打|致电)\s*[:：]?\s*[\d-]+$")
"""How a line ends with a telephone number, which counts nothing."""
_ASKS_NUMBER: Final = re.compile(r"[^\s:：]+[\s,，;；、]+[^\s:：]{0,6}(?:电话|热线|传真|手机)\s*[:：]$")
_NUMBER: Final = re.compile(r"1?\d{2,4}-?\d{3,8}(?:-\d{1,4})?")
"""A telephone number that a line end tore from its label, and how a line ends that tells one behind something else."""
_WHOLE_CALL: Final = re.compile(r"(?<![\d-])(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}|[2-8]\d{6,7})$")
_BEGINS_ANEW: Final = re.compile(
    r"\d{1,2}\s?月\s?\d|(?:19|20)\d\d\s?[年./-]|\d{1,2}[.、．](?!\d)|1[3-9]\d{9}(?!\d)|0\d{2,3}-\d|\d{1,2}[:：]\d\d(?!\d)"
)
"""A telephone number that is whole, and a figure that goes on none: a day, an item's number, another telephone."""
SEAM_NATS: Final = 4.0
"""A word that is likelier whole by this much, in nats, is surely torn."""


def tears_unit(left: str, right: str) -> bool:
    """Whether a number ends the left text and its unit begins the right one; a telephone counts nothing."""
    unit = left[-1].isdigit() and (right[0] in _UNITS or _LONG_UNIT.match(right) is not None)
    return unit and _CALLED.search(left) is None


def word_cues(left: str, right: str, words: Words, fragment: bool) -> list[Cue]:
    """What says that a word, a number or a name is cut in two; `fragment`: the left text is no printed line."""
    if left.endswith(("...", "…")) and right.startswith(("...", "…")):
        return [("token_cut", 1.0)]
    if left[-1].isascii() and left[-1].isalnum() and right[0].isascii() and right[0].isalnum():
        if fragment and right[0].isupper() and not HAN_CHAR.search(left + right):
            return []
        if _WHOLE_CALL.search(left) and _BEGINS_ANEW.match(right):
            return []
        inside = left[-1].isdigit() == right[0].isdigit()
        return [("token_cut", 1.0 if inside else 0.5)]
    date = re.match(r"\d{1,2}[月日号]", right) is not None and left[-1] in "年月" and left[-2:-1].isdigit()
    if date or (right[0].isdigit() and re.search(r"\d[:：.,～~—–-]$", left)):
        return [("token_cut", 0.8)]
    if right[0].isdigit() and _ASKS_NUMBER.search(left) and _NUMBER.fullmatch(right):
        return [("token_cut", 1.0)]
    if tears_unit(left, right):
        return [("unit_cut", 1.0)]
    torn = min(seam_nats(left, right) / SEAM_NATS, 2.0)
    seam: list[Cue] = (
        [("word_torn", torn)] if torn else [("words_whole", 1.0)] if is_han(left[-1]) and is_han(right[0]) else []
    )
    strength = words.cut_strength(left, right)
    if strength > 0:
        return [("word_cut", strength), *seam]
    return [("words_apart", 1.0), *seam] if strength < 0 else seam
