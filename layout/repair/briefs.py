"""Briefs in one paragraph each, the title in front of the text: `县图书馆推出夜读服务 即日起，县图书馆…`.

Decisions: one such line may have a stray blank, two and more that follow each other are briefs; each title then stands
on a line of its own.
"""

import re
from dataclasses import replace
from typing import Final

from layout.repair.datelines import read_dateline
from layout.repair.lines import Line
from layout.repair.marks import CLOSERS, FINAL, HAN, width_em

_TITLED: Final = re.compile(rf"[{HAN}“”‘’《》A-Za-z\d·%—+-]{{6,28}}(?=[ \u3000]+(?P<text>\S.+)$)")
"""A title, blanks, and a text; no pause and no stop stands in the title."""
_OPENS: Final = re.compile(
    "\\d{1,2}月|\\d{4}年|近[日期来年]|日前|连日来|[今昨][日天年]|去年|截[至止]|即日起|本报讯|记者|为[了进深]?|据|由|经|在|随着"
)
"""How the text of a brief begins."""
LEAST: Final = 40
"""A brief has so many characters and more."""
SHARED: Final = 3
"""So many characters of its title stand in a text together."""


def open_briefs(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, with the titles of briefs that follow each other on lines of their own."""
    ends = [_title_end(line) for line in lines]
    opened: list[Line] = []
    for index, (line, end) in enumerate(zip(lines, ends, strict=True)):
        beside = any(ends[near] for near in (index - 1, index + 1) if 0 <= near < len(lines))
        if not end or not beside:
            opened.append(line)
            continue
        title, text = line.body.cut(0, end), line.body.cut(end).strip()
        opened.append(replace(line.with_body(title), heading=1))
        opened.append(replace(line, body=text, blanks=0, width_em=line.indent_em + width_em(text.text)))
    return tuple(opened)


def _title_end(line: Line) -> int:
    """Where the title of a brief ends that opens a line, in characters; 0 where there is none."""
    match = _TITLED.match(line.text) if len(line.text) >= LEAST and line.text[-1] in FINAL | CLOSERS else None
    if match is None or read_dateline(line.text)[0]:
        return 0
    return match.end() if _OPENS.match(match["text"]) or _shares(match[0], match["text"]) else 0


def _shares(title: str, text: str) -> bool:
    """Whether a text names what its title does."""
    return any(title[at : at + SHARED] in text for at in range(len(title) - SHARED + 1))
