"""The opening of an agency's piece, in which the title stands behind the dateline: `新华社北京3月5日电 题：…`.

Decisions: the title is known by the word before it. Where the headline over it holds the same title it is printed
again and goes; where no headline stands over it, it is the headline, and the dateline stays with it until the article
is put together; under another headline all stays as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout.repair.bylines import read_byline
from layout.repair.datelines import read_dateline
from layout.repair.lines import Line
from layout.repair.marks import FINAL, fold
from layout.repair.types import Change, Options, Traced

_LABEL: Final = re.compile(r"[:：\s]*[题題]\s*[:：]\s*(?=\S)")
TITLE: Final = 40
"""A title behind a dateline has no more characters."""
REACH: Final = 4
"""The headline over it has no more lines than this."""
HEAD: Final = 40
"""A line of a headline has no more characters."""
SIGNED: Final = 3.0
"""From this score on a line over it is a byline, which ends the text before."""


def open_wires(lines: tuple[Line, ...], options: Options) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines, with a title behind a dateline a headline, or gone where the headline is printed over it."""
    kept: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        end, start = _read(line.text)
        if not start:
            kept.append(line)
            continue
        above = _above(kept, line)
        opening, title = line.body.cut(0, end).strip(), line.body.cut(start)
        place = _printed_above(above, title.text)
        found = [_label(line.body.cut(end, start)), *([_printed_again(title, place)] if place >= 0 else [])]
        refused = any(options.decided(change.id, change.kind) is False for change in found)
        if refused or (place < 0 and above and not _ended(above[-1])):
            kept.append(line)
            continue
        changes += found
        headline = replace(line.with_body(title), heading=1, opening=opening, indent_em=0.0)
        kept.append(line.with_body(opening) if place >= 0 else headline)
    return tuple(kept), tuple(changes)


def _read(text: str) -> tuple[int, int]:
    """Where the dateline of a line ends and the title behind it begins; 0, 0 where there is none."""
    if "题" not in text and "題" not in text:
        return 0, 0
    first, second, _ = read_dateline(text)
    label = _LABEL.match(text, second) or _LABEL.match(text, first) if first else None
    if label is None or len(text) - label.end() > TITLE or "。" in text[label.end() :]:
        return 0, 0
    return len(text[: label.start()].rstrip()), label.end()


def _above(kept: Sequence[Line], line: Line) -> list[Line]:
    """The lines over one that may be its headline, the last at the end, and one more."""
    near = [other for other in kept[-REACH:] if other.file == line.file]
    first = next((at for at in range(len(near) - 1, -1, -1) if _ended(near[at]) or len(near[at].text) > HEAD), 0)
    return near[first:]


def _ended(line: Line) -> bool:
    """Whether a text ends with a line: by a full stop, or by who wrote it."""
    last = line.text.rstrip("”’）)")[-1:]
    return (last in FINAL and last not in "！？!?") or read_byline(line.text).score >= SIGNED


def _printed_above(above: Sequence[Line], title: str) -> int:
    """Where the headline holds a title, whose lines stand together; -1 where it does not."""
    for first in range(len(above)):
        for last in range(first, len(above)):
            if fold("".join(line.text for line in above[first : last + 1])) == fold(title):
                return above[first].start
    return -1


def _printed_again(title: Traced, other: int) -> Change:
    """The title that stands behind the dateline once more."""
    cues = (("the headline over it, behind a dateline", 4.0),)
    start, end = title.at[0], title.at[-1] + 1
    reason = "headline printed again"
    return Change(f"repeat-{start}", "repeat", start, end, title.text, "", 0.95, cues, reason=reason, other=other)


def _label(cut: Traced) -> Change:
    """The word before a title."""
    cut = cut.strip()
    cues = (("the word for a title, behind a dateline", 4.0),)
    start, end = cut.at[0], cut.at[-1] + 1
    return Change(f"noise-{start}", "noise", start, end, cut.text, "", 0.95, cues, reason="label of a title")
