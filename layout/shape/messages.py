"""What shaping reports, in Chinese and English: codes with the letter S."""

from typing import Final

from layout.diagnostics import Message

MISSING_GLYPH: Final = Message(
    "S101",
    "error",
    zh="没有字体能排“{char}”（{code}）",
    en="no face has the character “{char}” ({code})",
    expected_zh="“{role_zh}”各字体所收的字",
    expected_en="a character that the faces of role {role} hold",
    hint_zh="在 paper.yaml 的字体表里给“{role_zh}”加一款字库更全的字体，或改用别的字",
    hint_en="add a face with wider coverage to role {role} in paper.yaml, or write another character",
)
BORROWED_GLYPH: Final = Message(
    "S103",
    "info",
    zh="“{char}”（{code}）用后备字体 {face} 排，“{role}”里没有这个字",
    en="“{char}” ({code}) is set in {face}: the faces of role {role} lack it",
    hint_zh="要字体一致，在 paper.yaml 的字体表里给“{role_zh}”加一款有这个字的字体",
    hint_en="for one design, add a face that has it to role {role} in paper.yaml",
)
ODD_QUOTES: Final = Message(
    "S102",
    "warning",
    zh="直引号 {quote} 不成对，本段照原样排",
    en="straight quotes {quote} do not pair up; left as they are in this paragraph",
    hint_zh="补上或删去一个引号，或改写为 “ ”",
    hint_en="add or delete one, or write “ ”",
    clause="GB/T 15834—2011 4.8",
)
