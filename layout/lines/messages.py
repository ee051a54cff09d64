"""What line breaking has to say: lines that are too loose or too wide, lone characters, columns of unequal measure."""

from dataclasses import replace
from typing import Final

from layout.diagnostics import Message

LOOSE_LINE: Final = Message(
    "loose_line",
    "warning",
    zh="这一行排得太松：“{text}”，每字间多出 {em} 字宽",
    en="a loose line: “{text}”, {em} em more between characters",
    expected_zh="每字间最多加 0.25 字宽",
    expected_en="at most 0.25 em between characters",
    hint_zh="改动前后几个字，或允许长词断开",
    hint_en="change a few words nearby, or let the long word be divided",
    clause="typography §8",
)
LOOSE_WORDS: Final = Message(
    "loose_line",
    "warning",
    zh="这一行排得太松：“{text}”，每个词间比半个字宽多出 {em} 字宽",
    en="a loose line: “{text}”, {em} em more than half an em between words",
    expected_zh="词间最多半个字宽",
    expected_en="at most half an em between words",
    hint_zh="改动前后几个词，用更宽的栏，或让正文左齐（样式: {{正文: {{对齐: 左}}}}）",
    hint_en="change a few words nearby, use wider columns, or set the text ragged (styles: {{body: {{align: left}}}})",
    clause="typography §8",
)
"""Of a line of Latin words only."""
SHORT_LINE: Final = Message(
    "loose_line",
    "warning",
    zh="这一行排不满，短 {em} 字宽：「{text}」",
    en="a line {em} em short of its measure: “{text}”",
    expected_zh="每行排满；长串里没有可以加宽的字间",
    expected_en="full lines; inside a long string nothing can be widened",
    hint_zh="改动前后几个字，或换用更宽的栏",
    hint_en="change a few words nearby, or set it in a wider column",
    clause="typography §8",
)
"""Of a line without any elastic gap."""
SHORT_INSIDE: Final = replace(SHORT_LINE, severity="info")
"""The same inside an address where hardly any white shows."""
OVERFULL_LINE: Final = Message(
    "overfull_line",
    "error",
    zh="这一行超出栏宽：「{text}」",
    en="a line wider than its column: “{text}”",
    expected_zh="每行不超过 {em} 字宽",
    expected_en="no line wider than {em} em",
    hint_zh="断开这一长串，或换用更宽的栏",
    hint_en="divide the long word, or set it in a wider column",
    clause="typography §8",
)
LONE_CHAR: Final = Message(
    "lone_char",
    "info",
    zh="段末孤字成行：「{text}」",
    en="a lone character in the last line: “{text}”",
    expected_zh="末行至少两个字",
    expected_en="at least two characters in the last line",
    hint_zh="增删一两个字",
    hint_en="add or cut a character or two",
    clause="CLREQ: Widows and orphans",
)
DIVIDED_NUMBER: Final = Message(
    "divided_number",
    "warning",
    zh="号码比栏宽，在行末断开了：「{text}」",
    en="a number wider than its column is divided at the end of “{text}”",
    expected_zh="一个号码排在一行里",
    expected_en="every number on one line",
    hint_zh="在号码里加连字号或空格，或换用更宽的栏",
    hint_en="part the number with hyphens or spaces, or set it in a wider column",
    clause="typography §6.3",
)
HEADLINE_TOO_LONG: Final = Message(
    "headline_too_long",
    "error",
    zh="标题「{text}」用最小的字号也排不下",
    en="the headline “{text}” does not fit even at its smallest size",
    hint_zh="缩短标题，或用「 / 」指定转行",
    hint_en="shorten it, or mark the turn with “ / ”",
    clause="typography §9",
)
HEADLINE_TURNED: Final = Message(
    "headline_turned",
    "warning",
    zh="标题只按手工转行排不下，另按词转了行：从「{text}」起",
    en="the headline does not fit with its own turns only; it was turned by words, from “{text}” on",
    hint_zh="缩短标题，或用「 / 」多转一行",
    hint_en="shorten it, or mark another turn with “ / ”",
    clause="typography §9",
)
BY_CODE: Final = {
    message.code: message for message in (LOOSE_LINE, OVERFULL_LINE, LONE_CHAR, DIVIDED_NUMBER, HEADLINE_TURNED)
}
"""Messages of the codes that lines carry."""
