"""Inline marks that Markdown lacks, in braces: `{北京|běi jīng}` (ruby), `{着重:今天}`, `{专名:张衡}`, `{en:Hello}`.

Decisions: a brace that opens none of these is printed as it stands; marks nest (`**{北京|běi jīng}**`), braces do not,
and what has a ruby is plain text.
"""

import re
from typing import Final

from markdown_it.rules_inline import StateInline

from layout.model.article import MarkKind
from layout.traditional import simplified

KINDS: Final[dict[str, tuple[MarkKind, str]]] = {
    "着重": ("dots", ""), "dots": ("dots", ""),
    "专名": ("name", ""), "人名": ("name", ""), "地名": ("name", ""), "name": ("name", ""),
    "书名": ("title", ""), "title": ("title", ""),
    "名单": ("roster", ""), "roster": ("roster", ""),
    "不断": ("nobreak", ""), "nobreak": ("nobreak", ""),
    "简体": ("lang", "zh-Hans"), "zh-Hans": ("lang", "zh-Hans"),
    "繁体": ("lang", "zh-Hant"), "zh-Hant": ("lang", "zh-Hant"), "zh-HK": ("lang", "zh-HK"),
    "日文": ("lang", "ja"), "ja": ("lang", "ja"),
    "韩文": ("lang", "ko"), "ko": ("lang", "ko"),
    "英文": ("lang", "en"), "en": ("lang", "en"),
}  # fmt: skip
"""The words before the colon, and the mark each of them makes."""
TOKEN: Final = "mark"
_SPAN: Final = re.compile(r"\{(?:(?P<base>[^{}|\n]+)\|(?P<ruby>[^{}|\n]+)|(?P<kind>[\w-]+)[:：](?P<text>[^{}\n]+))\}")


def span_rule(state: StateInline, silent: bool) -> bool:
    """The inline rule of markdown-it for a mark in braces; its tokens are `mark_open` and `mark_close`."""
    found = _SPAN.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if found["ruby"] is not None:
        kind, value = "ruby", found["ruby"].strip()
    elif (named := simplified(found["kind"])) in KINDS:
        kind, value = KINDS[named]
    else:
        return False
    if not silent:
        state.push(f"{TOKEN}_open", "", 1).attrs = {"kind": kind, "value": value}
        if kind == "ruby":
            state.push("text", "", 0).content = found["base"]
        else:
            end = state.posMax
            state.pos, state.posMax = found.span("text")
            state.md.inline.tokenize(state)
            state.posMax = end
        state.push(f"{TOKEN}_close", "", -1)
    state.pos = found.end()
    return True
