"""Check of what the law wants printed on a paper with a CN number, wherever it stands: nameplate, header or imprint.

Decisions: only a paper in simplified Chinese with a CN number is held to the whole list; one that has an imprint but
neither CN number nor 准印证 gets a note. Words are looked for, not places.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from layout.diagnostics import Diagnostic
from layout.lint.facts import Area, PageFacts
from layout.lint.messages import IMPRINT_MISSING, IMPRINT_NUMBER
from layout.model.issue import Issue

_NUMBER: Final = re.compile(r"CN\s*\d{2}\s*[-—–－]\s*\d{4}")
_COUNT: Final = r"\s*[\d〇零一二三四五六七八九十百千]+\s*期"
_INTERNAL: Final = re.compile(r"准印证")
_WANTED: Final = (
    ("主管、主办或出版单位", "responsible bodies", re.compile(r"主管|主办|出版")),
    ("印刷单位", "printer", re.compile(r"印刷|承印|印厂")),
    ("地址", "address", re.compile(r"地址|社址")),
    ("电话", "telephone or mail", re.compile(r"电话|热线|邮箱|[@＠]")),
    ("发行方式或邮发代号", "distribution", re.compile(r"邮发代号|发行|订阅")),
    ("定价", "price", re.compile(r"定价|零售|售价|每份|免费")),
    ("总期号", "number of the issue", re.compile(f"第{_COUNT}|总{_COUNT}")),
)
"""What must be told, in Chinese and English, and the words that tell it. Source: newspaper.md §4 (the 2020 rule)."""


def check_imprint(issue: Issue, pages: Sequence[PageFacts]) -> Iterator[Diagnostic]:
    """出版形式: what nameplate, page headers and imprint together do not tell."""
    if issue.paper.lang != "zh-Hans" or not pages:
        return
    furniture = [f for facts in pages for f in facts.page.furniture]
    words = "\n".join(f.text.text.text for f in furniture)
    last = pages[-1]
    area = Area(0, last.foot - 1, 1, last.foot)
    if _NUMBER.search(words):
        missing = [(zh, en) for zh, en, told in _WANTED if not told.search(words)]
        if missing:
            values = {"items_zh": "、".join(zh for zh, _ in missing), "items_en": ", ".join(en for _, en in missing)}
            yield last.finding(IMPRINT_MISSING, area, values, None, (len(missing), 0))
    elif not _INTERNAL.search(words) and any(f.place.startswith("imprint") for f in furniture):
        yield last.finding(IMPRINT_NUMBER, area, {})
