"""Copy as an editing system exports it: a record of labelled lines (标题, 引题, 作者, 版次 …) over each text.

Decisions: such labels also stand in notices, so a record is three of them and more, one under the other, a title among
them and a label that only editing systems have. Labels go; so does what says nothing of the text (版次, 稿号); a title,
an over-line, a sub-title, an author stay, and are what their labels say.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout.repair.lines import Line
from layout.repair.types import Change, Options, Traced

_PARTS: Final = {
    "标题": "headline", "主标题": "headline", "主题": "headline", "引题": "kicker", "肩题": "kicker", "眉题": "kicker",
    "副题": "deck", "副标题": "deck",
}  # fmt: skip
_OWN: Final = frozenset(
    ("引题", "肩题", "眉题", "副题", "副标题", "正文", "版次", "版面", "稿号", "稿件编号", "见报日期")
)
"""Labels that only editing systems have."""
_MADE: Final = ("日期", "时间", "字数", "状态", "责编", "编辑", "关键词", "关键字", "分类")
_ASIDE: Final = frozenset(("版次", "版面", "版名", "栏目", "稿号", "稿件编号", "见报日期", *_MADE))
"""Labels of what is no copy."""
_KEPT: Final = ("作者", "来源", "摘要", "单位", "作者单位", "电话", "联系电话")
"""Labels that stay with what they say."""
_BODY: Final = "正文"
_THEME: Final = "主题"
"""The label of a headline beside those of its other parts, and of what a notice is about anywhere else."""
_LABELS: Final = "|".join(sorted({*_PARTS, *_OWN, *_ASIDE, _BODY, *_KEPT}, reverse=True))
_ROW: Final = re.compile(rf"[\[【]?({_LABELS})[\]】]?\s*[:：]\s*(.*)")
RECORD: Final = 3
"""A record has so many labelled lines at least."""


def open_records(lines: tuple[Line, ...], options: Options) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines without the labels of records, each part of a headline marked, and what went."""
    rows = [_ROW.fullmatch(line.text) for line in lines]
    kept: list[Line] = []
    changes: list[Change] = []
    record = _in_records(lines, [row[1] if row else "" for row in rows])
    for index, (line, row) in enumerate(zip(lines, rows, strict=True)):
        label = row[1] if row and index in record else ""
        cut = len(line.text) if label in _ASIDE else row.start(2) if row and (label in _PARTS or label == _BODY) else 0
        change = _removal(line.body.cut(0, cut).strip()) if cut else None
        if change is None or options.decided(change.id, change.kind) is False:
            kept.append(line)
            continue
        changes.append(change)
        rest = line.body.cut(cut).strip()
        if rest.text:
            part = _PARTS.get(label, "")
            kept.append(replace(line.with_body(rest), part=part, heading=1 if part else line.heading))
    return tuple(kept), tuple(changes)


def _in_records(lines: Sequence[Line], labels: Sequence[str]) -> frozenset[int]:
    """The lines, by index, that records are made of."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(lines) + 1):
        goes_on = index < len(lines) and labels[index] and not (run and lines[index].blanks)
        if not goes_on:
            told = {labels[place] for place in run}
            titled = any(_PARTS.get(label) == "headline" and label != _THEME for label in told)
            titled = titled or (_THEME in told and any(label in _PARTS for label in told & _OWN))
            found |= {*run} if len(run) >= RECORD and titled and told & _OWN else set()
            run = []
        if index < len(lines) and labels[index]:
            run.append(index)
    return frozenset(found)


def _removal(cut: Traced) -> Change:
    start, end = cut.at[0], cut.at[-1] + 1
    cues = (("a label of an editing system", 3.0),)
    return Change(f"noise-{start}", "noise", start, end, cut.text, "", 0.95, cues, reason="label of an editing system")
