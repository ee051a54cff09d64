"""Short lines that end a text or begin its prose and look like a headline: signatures, the end of a notice, a dateline.

Decisions: where a line stands tells more than its words; the words are those of the trade and of any notice.
"""

import re
from typing import Final

from layout.repair.datelines import read_dateline
from layout.repair.marks import HAN
from layout.repair.model import Setting
from layout.repair.titlecues import is_tag

_DATED: Final = re.compile(r"\S{1,8}社\S{1,10}\d{1,2}日")
"""An agency, a place and a day, as a dateline begins."""
_SAYS: Final = re.compile("[，,][^，,]{0,20}[说道问喊答叫][:：][“「]")
"""How a text comes to what somebody says."""
_ENDS_NOTICE: Final = re.compile("为准$|另行通知$|敬请(?:谅解|留意|期待|关注|光临)$|特此(?:公告|通知|声明|启事)$")
"""How a notice ends: no line of a headline does."""
_WIRE: Final = re.compile(r"[电電]\s*[题題]\s*[:：]")
"""How the first line of an agency's piece goes on behind its dateline."""
_DOCUMENT: Final = re.compile(
    rf"[{HAN}]{{0,12}}\s*[〔［\[（(【]\s*(?:19|20)\d\d\s*[〕］\]）)】]\s*第?\s*\d{{1,4}}\s*号"
)
"""The number of a document: `清政办〔2024〕6号`."""
_FROM_THEN: Final = re.compile(
    r"[自从]?(?:即日|[今明](?:[天日晚年]|夜)?|[本下](?:周[一二三四五六日末]?|月|学期)|周[一二三四五六日]"
    r"|(?:明年|今年|\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{4}年)起"
)
"""Since when something is so: an over-line."""
HANGS: Final = 12
"""A signature is no longer, in characters."""


def hangs(setting: Setting, index: int) -> bool:
    """Whether a short line without a mark stands nearer to the text over it than to a line like it below."""
    if not index or index + 1 >= len(setting.lines) or setting.facts[index - 1].ends != "final":
        return False
    line, fact, below = setting.lines[index], setting.facts[index], setting.lines[index + 1]
    alike = fact.marks == 0 and fact.size <= HANGS and setting.facts[index + 1].bare and not line.noise_before
    return alike and (below.noise_before or below.blanks > line.blanks)


def leads_to_title(text: str) -> bool:
    """Whether a line needs a title under it: the name of a column, or since when something is so: `8月1日起`."""
    return is_tag(text) or _FROM_THEN.fullmatch(text) is not None


def signs_over_date(setting: Setting, index: int) -> bool:
    """Whether a date stands alone under a line and signs a text with it: no text goes on under the date."""
    under = setting.facts[index + 1 : index + 3]
    return bool(index and under) and under[0].date and not (len(under) > 1 and under[1].stops)


def opens_wire(setting: Setting, index: int) -> bool:
    """Whether a line is a dateline alone, or torn, or an agency's with the title behind it: no headline either way."""
    fact, text = setting.facts[index], setting.lines[index].text
    if fact.dateline and (_WIRE.search(text) is not None or read_dateline(text)[0] == len(text)):
        return True
    return _tears_dateline(setting, index)


def numbers_document(setting: Setting, index: int) -> bool:
    """Whether a line under another one is the number of the document whose title stands there."""
    return index > 0 and not setting.lines[index].blanks and _DOCUMENT.fullmatch(setting.lines[index].text) is not None


def _tears_dateline(setting: Setting, index: int) -> bool:
    """Whether a line is the beginning of an agency's dateline, whose last word stands on the next line."""
    if index + 1 >= len(setting.lines) or _DATED.fullmatch(setting.lines[index].text) is None:
        return False
    return setting.lines[index + 1].text[0] in "电電讯訊"


def comes_to_speech(text: str) -> bool:
    """Whether a line tells, and then comes to what somebody says."""
    return _SAYS.search(text) is not None


def ends_notice(text: str) -> bool:
    """Whether a line is how a notice ends."""
    return _ENDS_NOTICE.search(text) is not None
