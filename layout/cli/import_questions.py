"""What `import` asks the editor, one line a question: where, what was done or left, and the words that it is about.

Decisions: a change of white space shows the words on its two sides, for line ends say nothing; fields are named in the
language of the message.
"""

import re
from collections.abc import Mapping
from typing import Final

from layout.diagnostics import MessageLang
from layout.repair.types import Change

KIND_WORDS: Final[Mapping[str, str]] = {
    "encoding": "编码", "invisible": "隐形字符", "noise": "杂行", "jump": "转接", "repeat": "重印", "article": "分篇",
    "join": "接句", "move": "归位", "headline": "标题", "dateline": "电头", "byline": "署名", "picture": "图",
    "space": "空格", "width": "全半角", "ellipsis": "省略号", "dash": "破折号", "quote": "引号", "digit": "数字",
    "glyph": "字形", "column": "分栏",
}  # fmt: skip
"""What each kind of change is called in Chinese; `--accept` and `--refuse` take the English word."""
_FIELDS: Final[Mapping[str, str]] = {
    "reporters": "记者", "correspondents": "通讯员", "photo": "摄", "credit": "来源", "picture": "图",
}  # fmt: skip
_FIELD: Final = re.compile(rf"(?:^|; )({'|'.join(_FIELDS)})=([^;]*)")
SHOWN: Final = 24
"""So many characters of a text are shown."""
SIDE: Final = 12
"""So many characters are shown on each side of a line end."""


def question_line(change: Change, text: str, lang: MessageLang) -> str:
    """One question; `text` is the whole copy as it was decoded."""
    zh = lang == "zh"
    state = ("已改" if change.applied else "未改") if zh else ("done" if change.applied else "not done")
    kind = f" {KIND_WORDS[change.kind]}" if zh else ""
    place = f"{change.file}:{change.line}:{change.column}"
    return f"? {place} {change.id}{kind} {state} {change.confidence:.2f} {_words(change, text, zh)}"


def _words(change: Change, text: str, zh: bool) -> str:
    """What a question is about: two sides of a line end, a piece that moved, or words before and after."""
    if change.kind in ("join", "article"):
        before = text[max(change.start - SIDE, 0) : change.start].splitlines()[-1:]
        behind = text[change.end : change.end + SIDE].splitlines()[:1]
        left, right = ("".join(part).strip() for part in (before, behind))
        return f"{left!r} {'+' if change.kind == 'join' else '|'} {right!r}"
    if change.kind == "move":
        return repr(_shown(text[change.start : change.start + SHOWN]))
    if change.kind not in ("byline", "picture"):
        return f"{_shown(change.before)!r} -> {_shown(change.after)!r}"
    after = _FIELD.sub(_field, change.after).lstrip("；") if zh else change.after
    return f"{_shown(change.before)!r} -> {after!r}"


def _field(field: re.Match[str]) -> str:
    """A field of a byline in Chinese."""
    words = field[2] if field[1] in ("credit", "picture") else field[2].replace(" ", "、")
    return f"；{_FIELDS[field[1]]}：{words}"


def _shown(text: str) -> str:
    """The start of a text on one line."""
    return text.replace("\n", "⏎")[:SHOWN]
