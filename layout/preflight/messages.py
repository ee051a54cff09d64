"""Every finding of preflight and of the proof of the text, in both languages. Codes as in print.md §8."""

from typing import Final

from layout.diagnostics import Message, Severity


def _rule(code: str, severity: Severity, zh: str, en: str, clause: str, hint: tuple[str, str] = ("", "")) -> Message:
    """A finding that rests on a clause."""
    return Message(code, severity, zh, en, hint_zh=hint[0], hint_en=hint[1], clause=clause)


_TEXT: Final = "print.md §8 (text)"
TEXT_MISSING: Final = _rule(
    "text.missing",
    "error",
    "稿件 {article} 有 {count} 字不在页面上",
    "{count} characters of {article} are not on the pages",
    _TEXT,
)
TEXT_DIFFERS: Final = _rule(
    "text.differs",
    "error",
    "稿件 {article} 有一段与原稿不同（{count} 字）",
    "a paragraph of {article} differs from the copy ({count} characters)",
    _TEXT,
)
TEXT_DOUBLED: Final = _rule(
    "text.doubled",
    "error",
    "稿件 {article} 有 {count} 字印了两遍",
    "{count} characters of {article} are printed twice",
    _TEXT,
)
TEXT_EXTRA: Final = _rule(
    "text.extra",
    "error",
    "稿件 {article} 里有 {count} 字原稿没有",
    "{count} characters in {article} are not in its copy",
    _TEXT,
)
TEXT_ORDER: Final = _rule(
    "text.order",
    "error",
    "稿件 {article} 有一段次序不对（{count} 字）",
    "a paragraph of {article} is out of order ({count} characters)",
    _TEXT,
)
TEXT_NO_ARTICLE: Final = _rule(
    "text.no_article",
    "error",
    "PDF 里没有稿件 {article}（{count} 字）",
    "article {article} is not in the PDF ({count} characters)",
    _TEXT,
)
TEXT_UNKNOWN_ARTICLE: Final = _rule(
    "text.unknown_article",
    "error",
    "PDF 里的稿件 {article} 不属于本期（{count} 字）",
    "article {article} in the PDF is not of this issue ({count} characters)",
    _TEXT,
)
UNREADABLE: Final = _rule(
    "file.unreadable", "error", "PDF 打不开：{why}", "this PDF cannot be read: {why}", "ISO 32000-1, 7.5"
)
