"""`help-code`: what a code of a message means, and the table of all of them; made from the same declarations.

Decisions: the modules that declare messages are listed here, in the order of the two roads, and a test holds the list
complete; one code may stand for several messages (an error and its milder warning), all of which are shown. A value
that is only known where the message is given stands as `…`.
"""

import difflib
import re
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Final

import click

from layout import export, fonts_messages, signoff
from layout.build import messages as build_messages
from layout.build import messages_content
from layout.cli.desk import WRONG_ARGUMENTS, json_option, lang_option, print_json
from layout.diagnostics import Message, MessageLang
from layout.flow import messages as flow_messages
from layout.lines import messages as lines_messages
from layout.lint import messages as lint_messages
from layout.lint.waivers import NAMES
from layout.paint import messages as paint_messages
from layout.place import messages as place_messages
from layout.preflight import messages as preflight_messages
from layout.read import messages as read_messages
from layout.read import registry as read_registry
from layout.records import dataclass
from layout.repair import messages as repair_messages
from layout.shape import messages as shape_messages


@dataclass(frozen=True, slots=True)
class Family:
    """The messages of one stage, with what they are about in both languages."""

    zh: str
    en: str
    modules: tuple[ModuleType, ...]


FAMILIES: Final = (
    Family("来稿整理", "importing copy", (repair_messages,)),
    Family("文件", "files", (read_messages, read_registry)),
    Family("键、值、版样和内容", "keys, values, dummy and contents", (build_messages, messages_content)),
    Family("字体", "faces", (fonts_messages,)),
    Family("字形", "characters", (shape_messages,)),
    Family("排行", "lines", (lines_messages,)),
    Family("拼版", "makeup", (place_messages,)),
    Family("流文和转版", "copyfit and jumps", (flow_messages,)),
    Family("版面检查", "checks of the page", (lint_messages,)),
    Family("上墨", "ink and pictures", (paint_messages,)),
    Family("印前检查", "preflight", (preflight_messages,)),
    Family("签样", "signatures", (signoff,)),
    Family("写文件", "writing files", (export,)),
)

SEVERITIES: Final = {"error": "错误", "warning": "警告", "info": "提示"}
_VALUE = re.compile(r"\{\{|\}\}|\{\w+\}")
_BRACES: Final = {"{{": "{", "}}": "}"}


def messages_of(family: Family) -> tuple[Message, ...]:
    """The messages of a stage, each once, in the order they are declared."""
    found = (value for module in family.modules for value in vars(module).values() if isinstance(value, Message))
    return tuple(dict.fromkeys(found))


def all_codes() -> dict[str, tuple[Message, ...]]:
    """Every code with its messages, in the order of the roads."""
    codes: dict[str, tuple[Message, ...]] = {}
    for family in FAMILIES:
        for message in messages_of(family):
            codes[message.code] = (*codes.get(message.code, ()), message)
    return codes


def waiver_names(code: str) -> tuple[str, ...]:
    """The names by which an editor may let findings of this code pass, the Chinese ones first; none for most codes."""
    chinese = tuple(name for name, meant in NAMES.items() if meant == code)
    return (*chinese, code) if chinese else ()


def plain(template: str) -> str:
    """A message's text without its values: `…` stands for each; empty where the text is nothing but a value."""
    text = _VALUE.sub(lambda found: _BRACES.get(found[0], "…"), template)
    return text if text.strip("… ") else ""


def _texts(message: Message, lang: MessageLang) -> tuple[str, str, str]:
    """Fact, rule and way out in one language, without values."""
    if lang == "zh":
        return plain(message.zh), plain(message.expected_zh), plain(message.hint_zh)
    return plain(message.en), plain(message.expected_en), plain(message.hint_en)


def code_page(code: str, messages: Sequence[Message], lang: MessageLang) -> str:
    """What one code means, for a person: each of its messages with rule, way out and clause."""
    zh = lang == "zh"
    lines: list[str] = []
    for message in messages:
        fact, rule, way = _texts(message, lang)
        lines.append(f"{SEVERITIES[message.severity] if zh else message.severity}[{code}]: {fact}")
        rows = (("应为", "expected", rule), ("办法", "hint", way), ("依据", "rests on", message.clause or ""))
        lines += [
            f"  {word_zh}：{text}" if zh else f"  {word_en + ':':<10}{text}" for word_zh, word_en, text in rows if text
        ]
    if names := waiver_names(code):
        lines.append(f"放行：允许: [{names[0]}]" if zh else f"to let it pass: waive: [{names[-1]}]")
    return "\n".join(lines)


def code_json(messages: Sequence[Message], lang: MessageLang) -> list[dict[str, object]]:
    """The messages of one code as JSON."""
    rows: list[dict[str, object]] = []
    for message in messages:
        fact, rule, way = _texts(message, lang)
        rows.append(
            {
                "code": message.code,
                "severity": message.severity,
                "message": fact,
                "expected": rule or None,
                "hint": way or None,
                "clause": message.clause,
                "waive": list(waiver_names(message.code)),
            }
        )
    return rows


def codes_table() -> str:
    """All codes as Markdown, a table a stage: docs/codes.md."""
    lines = [
        "# Codes of messages 提示代码",
        "",
        "Made by `python docs/make_codes.py` from the messages themselves. `paiban help-code CODE` prints one of them.",
        "`…` stands for what is found: a name, a number, a place. E = error 错误, W = warning 警告, I = note 提示.",
    ]
    for family in FAMILIES:
        lines += ["", f"## {family.en} {family.zh}", "", "| code | | English | 中文 |", "|---|---|---|---|"]
        for message in messages_of(family):
            cells = (_cell(_texts(message, lang)) for lang in ("en", "zh"))
            lines.append(f"| `{message.code}` | {message.severity[0].upper()} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(texts: tuple[str, str, str]) -> str:
    """Fact, rule and way out in one cell of a Markdown table."""
    return "<br>".join(text.replace("|", "\\|").replace("<", "&lt;") for text in texts if text)


@click.command()
@click.argument("code", required=False)
@json_option
@lang_option
def help_code_command(code: str | None, as_json: bool, lang: str | None) -> None:
    """一个代码是什么意思，怎么办；不写代码就列出全部。What a code of a message means; all of them without CODE."""
    words: MessageLang = "en" if lang == "en" else "zh"
    codes = all_codes()
    if code is None:
        wanted = list(codes)
    else:
        wanted = [known for known in codes if known.lower() == code.strip("[]").lower()]
        wanted = wanted or [meant for name, meant in NAMES.items() if name == code]
    if not wanted:
        near = ", ".join(difflib.get_close_matches(code or "", [*codes, *NAMES], n=3, cutoff=0.5))
        text = f"没有 {code} 这个代码" if words == "zh" else f"there is no code {code}"
        ask = (f"；是不是 {near}？" if words == "zh" else f"; did you mean {near}?") if near else ""
        click.echo(text + ask, err=True)
        sys.exit(WRONG_ARGUMENTS)
    if as_json:
        print_json([row for known in wanted for row in code_json(codes[known], words)])
    else:
        click.echo(("\n" if code is None else "\n\n").join(code_page(known, codes[known], words) for known in wanted))
