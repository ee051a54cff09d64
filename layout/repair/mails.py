"""What a mail prints around the copy it brings: its head of senders and subjects, and what its program adds below.

Decisions: one line with such a label may be copy (a notice has `主题：`), so a head is two and more of them one under
the other, one of them naming who sent it or got it; what it says is listed with the removals.
"""

import re
from collections.abc import Sequence
from typing import Final

from layout.repair.lines import Line

_PARTY: Final = "发件人|收件人|寄件人|寄件者|收件者|发信人|抄送|密送|From|To|Cc|Bcc"
_ABOUT: Final = "主题|主旨|标题|发送时间|发信时间|发送日期|时间|日期|附件|重要性|Sent|Date|Subject|Attachments?"
_ROW: Final = re.compile(rf"[>\s]*(?:(?P<party>{_PARTY})|{_ABOUT})\s*[:：](?!//).{{0,160}}", re.I)
_SAID: Final = re.compile(
    r"发自我的\s?\S{2,20}|来自我的\s?\S{2,20}|从\s?\S{2,20}\s?发送的?邮件|从我的.{2,16}发送"
    r"|Sent from (?:my|Mail) .{2,30}"
    r"|[-—=_\s]*(?:原始邮件|转发(?:的)?邮件信息?|回复的原邮件|Original Message|Forwarded message)[-—=_\s]*",
    re.I,
)
"""What the program that sends a mail adds, on a line of its own."""
HEAD: Final = 2
"""So many lines with labels make the head of a mail."""


def find_mail_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines, by index, that are a mail's and not its copy's."""
    found = {index for index, line in enumerate(lines) if _SAID.fullmatch(line.text)}
    run: list[int] = []
    party = False
    for index, line in enumerate(lines):
        row = _ROW.fullmatch(line.text)
        if row is None or (run and line.blanks):
            found |= {*run} if party and len(run) >= HEAD else set()
            run, party = [], False
        if row is not None:
            run.append(index)
            party = party or row["party"] is not None
    return frozenset(found | ({*run} if party and len(run) >= HEAD else set()))
