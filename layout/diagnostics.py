"""What is wrong, where, and the way out: one shape for faults in the input, findings on the page and in the PDF.

Decisions: every code is declared once, as a `Message` in the `messages.py` of the stage that finds it, with its text in
Chinese and English; a `Diagnostic` is a message at a place with its values filled in; the language is chosen only when
it is shown. Codes of input faults are a stage letter and a number (`B104`); checks of the page carry the id of
newspaper.md §6 (`butted_heads`), those of the PDF the id of print.md §8 (`font.embedded`). docs/codes.md lists all.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final, Literal, TypeAlias

from layout.geometry import Rect
from layout.records import dataclass

Severity: TypeAlias = Literal["error", "warning", "info"]
MessageLang: TypeAlias = Literal["zh", "en"]


_COUNTED: Final = re.compile(r"\{(\w+)\} (?:(?:column-)?line|column|character|cell|part|page)s\b")
"""A count in an English text, and what is counted: one is told without the s."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in different words in the two languages."""

    zh: str
    en: str

    def said(self, lang: MessageLang) -> str:
        """The words in a language."""
        return self.zh if lang == "zh" else self.en


Value: TypeAlias = str | tuple[str, ...] | Words
"""What a text is filled with; several words are listed as the language lists them."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file the user wrote: line and column from 1, the column in characters."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Message:
    """One code with its words in both languages; `{name}` in a text is filled from the values of a diagnostic.

    `zh`, `en` state the fact; `expected_*` the rule; `hint_*` the way out. `clause` is what the rule rests on.
    """

    code: str
    severity: Severity
    zh: str
    en: str
    expected_zh: str = ""
    expected_en: str = ""
    hint_zh: str = ""
    hint_en: str = ""
    clause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A message at its place: in a file (`span`), on a page (`page`, `slot`, `article`, `rect` in pt), or both.

    `label` is what a page of a PDF is called, whose `page` is counted from 1. `found` quotes the input. `measured` and
    `limit` are numbers in the unit the message names. `waived` is the editor's reason where the issue allows the
    finding.
    """

    message: Message
    values: Mapping[str, Value] = field(default_factory=dict)
    span: Span | None = None
    found: str | None = None
    page: int | None = None
    label: str | None = None
    article: str | None = None
    slot: str | None = None
    rect: Rect | None = None
    measured: float | None = None
    limit: float | None = None
    waived: str | None = None

    @property
    def code(self) -> str:
        """The code, for ever the same."""
        return self.message.code

    @property
    def severity(self) -> Severity:
        """`error`, `warning` or `info`; a waived finding is at most `info`."""
        return "info" if self.waived else self.message.severity

    def text(self, lang: MessageLang) -> str:
        """The fact, in `lang`."""
        return self._fill(self.message.zh if lang == "zh" else self.message.en, lang)

    def expected(self, lang: MessageLang) -> str:
        """The rule, in `lang`; empty where the fact says it all."""
        return self._fill(self.message.expected_zh if lang == "zh" else self.message.expected_en, lang)

    def hint(self, lang: MessageLang) -> str:
        """The way out, in `lang`; empty where there is none to give."""
        return self._fill(self.message.hint_zh if lang == "zh" else self.message.hint_en, lang)

    def _fill(self, template: str, lang: MessageLang) -> str:
        """A template with its values in place; one not given leaves its part of the text empty, one of several
        lines stands in one.
        """
        if "{" not in template:
            return template
        words = {key: _said(value, lang) for key, value in self.values.items()}
        if lang == "en":
            template = _COUNTED.sub(lambda told: told[0][:-1] if words.get(told[1]) == "1" else told[0], template)
        return template.format_map(_Blank({key: value.replace("\n", " ") for key, value in words.items()}))


def _said(value: Value, lang: MessageLang) -> str:
    """A value in a language."""
    if isinstance(value, Words):
        return value.said(lang)
    return value if isinstance(value, str) else ("、" if lang == "zh" else ", ").join(value)


def counted(count: int, noun: str) -> str:
    """A count with its English noun: `1 line`, `2 lines`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


class _Blank(dict[str, str]):
    """Values of a template; a missing one is empty."""

    def __missing__(self, key: str) -> str:
        return ""


class InputError(Exception):
    """The user's files are wrong: all the faults that a stage found, at least one of severity error."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} faults in the input")
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type["InputError"], tuple[tuple[Diagnostic, ...]]]:
        return type(self), (self.diagnostics,)


class MissingError(InputError):
    """A file or a font is missing or cannot be read (exit status 4)."""


def to_json(diagnostic: Diagnostic, lang: MessageLang) -> dict[str, object]:
    """The finding as contract.md gives it, `rect_mm` in millimetres; members that do not apply are null."""
    span, rect = diagnostic.span, diagnostic.rect
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.text(lang),
        "found": diagnostic.found,
        "expected": diagnostic.expected(lang) or None,
        "hint": diagnostic.hint(lang) or None,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "page": diagnostic.page,
        "article": diagnostic.article,
        "slot": diagnostic.slot,
        "rect_mm": list(rect.to_mm()) if rect else None,
        "measured": diagnostic.measured,
        "limit": diagnostic.limit,
        "clause": diagnostic.message.clause,
        "waived": diagnostic.waived,
    }


def render(diagnostic: Diagnostic, lang: MessageLang) -> str:
    """The finding as lines for a person: place, severity and code, the fact; then found, expected, hint, waived."""
    zh = lang == "zh"
    words = {"error": "错误", "warning": "警告", "info": "提示"} if zh else {}
    where = str(diagnostic.span) if diagnostic.span else _page_place(diagnostic, zh)
    severity = words.get(diagnostic.severity, diagnostic.severity)
    lines = [f"{where}: {severity}[{diagnostic.code}]: {diagnostic.text(lang)}".removeprefix(": ")]
    rows = (
        ("所写" if zh else "found", diagnostic.found or ""),
        ("应为" if zh else "expected", diagnostic.expected(lang)),
        ("办法" if zh else "hint", diagnostic.hint(lang)),
        ("放行" if zh else "waived", diagnostic.waived or ""),
    )
    width = 3 if zh else 10
    lines += [f"  {name + (':' if not zh else '：'):<{width}}{text}" for name, text in rows if text]
    return "\n".join(lines)


def _page_place(diagnostic: Diagnostic, zh: bool) -> str:
    """`2/甲` or `page 2` for a finding that has no file, `page A03 (page 2 of the PDF)` in a PDF; empty when it has no
    page either.
    """
    if diagnostic.page is None:
        return ""
    if diagnostic.slot:
        return diagnostic.slot
    if diagnostic.label == str(diagnostic.page):
        return f"第{diagnostic.page}页" if zh else f"page {diagnostic.page}"
    if diagnostic.label is not None:
        of_pdf = f"PDF 第{diagnostic.page}页" if zh else f"page {diagnostic.page} of the PDF"
        return f"{diagnostic.label} 版（{of_pdf}）" if zh else f"page {diagnostic.label} ({of_pdf})"
    return f"第{diagnostic.page}版" if zh else f"page {diagnostic.page}"


def json_bytes(document: object) -> bytes:
    """A JSON document in UTF-8, a line feed at its end; half a character, which the name of a file or folder that is no
    UTF-8 holds, is written as its escape.
    """
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"
