"""Short lines that end a text or begin its prose and look like a headline: signatures, the end of a notice, a dateline.

Decisions: where a line stands tells more than its words; the words are those of the trade and of any notice.
"""

import re
from typing import Final

from layout.repair.model import Setting

_DATED: Final = re.compile(r"\S{1,8}社\S{1,10}\d{1,2}日")
"""An agency, a place and a day, as a dateline begins."""
_SAYS: Final = re.compile("[，,][^，,]{0,20}[说道问喊答叫][:：][“「]")
"""How a text comes to what somebody says."""
_ENDS_NOTICE: Final = re.compile("为准$|另行通知$|敬请(?:谅解|留意|期待|关注|光临)$|特此(?:公告|通知|声明|启事)$")
"""How a notice ends: no line of a headline does."""
HANGS: Final = 12
"""A signature is no longer, in characters."""


def hangs(setting: Setting, index: int) -> bool:
    """Whether a short line without a mark stands nearer to the text over it than to a line like it below."""
    if not index or index + 1 >= len(setting.lines) or setting.facts[index - 1].ends != "final":
        return False
    line, fact, below = setting.lines[index], setting.facts[index], setting.lines[index + 1]
    alike = fact.marks == 0 and fact.size <= HANGS and setting.facts[index + 1].bare and not line.noise_before
    return alike and (below.noise_before or below.blanks > line.blanks)


def signs_over_date(setting: Setting, index: int) -> bool:
    """Whether a date stands alone under a line and signs a text with it: no text goes on under the date."""
    under = setting.facts[index + 1 : index + 3]
    return bool(index and under) and under[0].date and not (len(under) > 1 and under[1].stops)


def tears_dateline(setting: Setting, index: int) -> bool:
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
