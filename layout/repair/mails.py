"""What a mail prints around the copy it brings: its head of senders and subjects, and what its program adds below.

Decisions: lines with such labels may be copy (a notice has `主题：` and `收件人：`, a letter `To：`), so a head is
two and more of them one under the other that name who sent it, with an address or a third line, and no words of the
copy lead up to them with a colon; what a head says is listed with the removals.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout.repair.lines import Line
from layout.repair.types import Change, Options

_SENDER: Final = "发件人|寄件人|寄件者|发信人|From"
_ABOUT: Final = (
    "收件人|收件者|抄送|密送|To|Cc|Bcc|主题|主旨|标题|发送时间|发信时间|发送日期|时间|日期|"
    "附件|重要性|Sent|Date|Subject|Attachments?"
)
_ROW: Final = re.compile(rf"[>\s]*(?:(?P<sender>{_SENDER})|{_ABOUT})\s*[:：](?!//).{{0,160}}", re.I)
_SAID: Final = re.compile(
    r"发自我的\s?\S{2,20}|来自我的\s?\S{2,20}|从\s?\S{2,20}\s?发送的?邮件|从我的.{2,16}发送"
    r"|Sent from (?:my|Mail) .{2,30}"
    r"|[-—=_\s]*(?:原始邮件|转发(?:的)?邮件信息?|回复的原邮件|Original Message|Forwarded message)[-—=_\s]*",
    re.I,
)
"""What the program that sends a mail adds, on a line of its own."""
_QUOTED: Final = re.compile(r"(?:>\s?)+(?!(?<=>)[\d=.])")
"""The marks before a quoted line; straight before a figure one says `greater than`."""
QUOTED: Final = 3
"""So many lines one after the other begin with `>` in what a mail quotes."""
HEAD: Final = 3
"""So many lines with labels make the head of a mail; one less where an address stands in them."""


def find_mail_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines, by index, that are a mail's and not its copy's."""
    found = {index for index, line in enumerate(lines) if _SAID.fullmatch(line.text)}
    run: list[int] = []
    for index, line in enumerate(lines):
        row = _ROW.fullmatch(line.text)
        if row is None or (run and line.blanks):
            found |= {*run} if _is_head(lines, run) else set()
            run = []
        run += [index] if row is not None else []
    return frozenset(found | ({*run} if _is_head(lines, run) else set()))


def _is_head(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether lines with labels are the head of a mail, and not what a story or a notice quotes or asks for."""
    rows = [match for index in run if (match := _ROW.fullmatch(lines[index].text)) is not None]
    if not any(row["sender"] for row in rows) or (run[0] > 0 and lines[run[0] - 1].text[-1] in "：:"):
        return False
    return len(rows) >= HEAD - any("@" in row[0] for row in rows)


def open_quotes(lines: tuple[Line, ...], options: Options) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines without the `>` before what a mail quotes, and those marks; a mark alone is an empty line."""
    marks = [_QUOTED.match(line.text) for line in lines]
    kept: list[Line] = []
    changes: list[Change] = []
    cues = (("a mail quotes these lines", 3.0),)
    quoted = _runs(lines, [mark is not None for mark in marks])
    blanks = 0
    for index, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        start = line.start
        if mark is None or index not in quoted or options.decided(f"noise-{start}", "noise") is False:
            kept.append(replace(line, blanks=line.blanks + blanks) if blanks else line)
            blanks = 0
            continue
        cut = line.body.cut(0, mark.end()).strip()
        end = cut.at[-1] + 1
        changes.append(Change(f"noise-{start}", "noise", start, end, cut.text, "", 0.93, cues, reason="mail"))
        rest = line.body.cut(mark.end()).strip()
        if rest.text:
            kept.append(replace(line.with_body(rest), blanks=line.blanks + blanks))
        blanks = 0 if rest.text else blanks + line.blanks + 1
    return tuple(kept), tuple(changes)


def _runs(lines: Sequence[Line], marked: Sequence[bool]) -> frozenset[int]:
    """The marked lines, by index, that stand close one after the other and are enough."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        if not marked[index] or line.blanks:
            found |= {*run} if len(run) >= QUOTED else set()
            run = []
        run += [index] if marked[index] else []
    return frozenset(found | ({*run} if len(run) >= QUOTED else set()))
