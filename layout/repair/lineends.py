"""How a line ends: with a stop, a pause, in mid-sentence, or whole without a mark.

Decisions: a dot behind Han is a stop; a line in brackets and a note in brackets behind a sentence end it without one,
and so does what a label asks for: numbers, an address, a day.
"""

import re
from typing import Final

from layout.lexicon import word_nats
from layout.repair.marks import FINAL, HAN, OPENERS, PAUSES

_CHINESE_DOT: Final = re.compile(rf"[{HAN}”’）》]\.")
_LATIN_DOT: Final = re.compile(r"[a-z0-9%\"')]\.")
_LATIN_LEAD: Final = re.compile(rf"[^{HAN}]*?[a-z]{{3}} ")
"""How a line of Latin words begins, down to the end of a word."""
_NUMBER: Final = r"\d[\d*×-]{4,14}"
_ADDRESS: Final = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[\w./?=&%#-]+"
_DAY: Final = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_GIVES: Final = re.compile(
    rf"[{HAN}\d]{{2,12}}\s?[:：]\s?(?:(?:{_NUMBER})(?:\s?[、,，/]\s?(?:{_NUMBER}))*|(?a:{_ADDRESS})|{_DAY}(?:\s?[至—-]+\s?{_DAY})?)"
)
"""A line that gives telephone numbers, an address on the net or a day, and nothing else: it is whole without a stop."""
_CALLS: Final = re.compile(
    rf"^[{HAN}]{{2,6}}\s*[:：](?=.{{0,30}}$).*(?:电话|热线|拨打|致电|手机)\s*[:：]?\s*[\d-]{{7,13}}$"
)
"""A label, and a telephone number at the end of what it tells."""
_ADDED: Final = re.compile(r"[。！？!?…]”?\s*[(（][^()（）。]{2,30}[)）]$")
"""Words in brackets behind the last sentence of a text: who wrote it, where it comes from."""
_BRACKETED: Final = re.compile(r"[(（][^()（）]{4,40}[)）]")
"""A line in brackets as a whole, which is whole too."""
DOT_LINE: Final = 6
"""A line of more characters that ends with Han and a dot ends a sentence; a shorter one may be a number of a list."""
_ENDS: Final = {"；": "semicolon", ";": "semicolon", "：": "colon", ":": "colon", "—": "dash", "-": "dash"}

_CALLS_ON: Final = re.compile(r"[，,。；;]\S{0,6}(?:拨打|致电|登录|关注|搜索|发送至|扫描|前往)\S{0,14}$")
"""What readers are called on to do, behind a pause."""

GREATEST: Final = re.compile(
    r"[是叫].{0,4}(?:[国省市县区镇乡村球内]|世界|亚洲)\S{0,3}(?:最.{1,2}|唯一|[首第][一个家条]?)的$"
)
"""`是全省最大的`: what it is of its kind stands behind."""


STARTS_NOTHING: Final = frozenset("的了们着过吗呢吧地得和与及等")
"""Characters that no phrase starts with, as words of their own."""
STOPS: Final = frozenset("。！？")


def starts_nothing(text: str, before: str) -> bool:
    """Whether a line starts as no phrase does. Behind a stop a word of the list starts one: `过去，`."""
    return text[0] in STARTS_NOTHING and not (before[-1] in STOPS and word_nats(text[:2]) is not None)


def line_end(text: str) -> str:
    """How a line ends: final, pause, semicolon, colon, open, dash or plain."""
    last = text.rstrip("”’）》」』】)]\"'") or text
    char = last[-1]
    if char in FINAL or last.endswith("...") or (len(text) > DOT_LINE and _dotted(last)) or _is_whole(text):
        return "final"
    if text[-1] in OPENERS:
        return "open"
    if len(last) < len(text):
        return "plain"
    return "pause" if char in PAUSES else _ENDS.get(char, "plain")


def _is_whole(text: str) -> bool:
    """Whether a line without a stop is whole: it stands in brackets, ends with a note in them or with a number."""
    if text[-1] in ")）":
        return _BRACKETED.fullmatch(text) is not None or _ADDED.search(text) is not None
    if text[-1].isascii() or text[-1] in "日×":
        return _GIVES.fullmatch(text) is not None or _CALLS.search(text) is not None
    return False


def _dotted(text: str) -> bool:
    """Whether a text ends with a dot behind Han, or behind Latin in a line of Latin words."""
    if text[-1] != ".":
        return False
    if _CHINESE_DOT.match(text, max(len(text) - 2, 0)):
        return True
    lead = _LATIN_LEAD.match(text) if _LATIN_DOT.match(text, max(len(text) - 2, 0)) else None
    return lead is not None and lead.end() <= len(text) - 2


def breaks_off(text: str) -> bool:
    """Whether a text breaks off: it calls on readers, `…，可拨打12315`, or something is the greatest of its kind."""
    return _CALLS_ON.search(text) is not None or GREATEST.search(text) is not None
