"""What flow finds, in both languages. Codes: F and a number; copyfit carries the ids of newspaper.md §6."""

from typing import Final

from layout.diagnostics import Message

OVERSET: Final = Message(
    code="overset",
    severity="error",
    zh="超 {characters} 字（{size_zh}），从“{words}”起排不下",
    en="{characters} characters overset ({size_en}), from “{words}” on",
    hint_zh="从文末删 {cut} 字，减图高，减题，或让它转版",
    hint_en="cut {cut} characters at the end, lower a picture, take a smaller head, or let it jump",
    clause="newspaper.md §7",
)
OVERSET_PENDING: Final = Message(
    code="overset",
    severity="error",
    zh="待稿按估算超 {characters} 字（{size_zh}）",
    en="the promised copy is {characters} characters too long by its estimate ({size_en})",
    hint_zh="少约 {cut} 字，减图高，减题，或让它转版",
    hint_en="ask for {cut} characters less, lower a picture, take a smaller head, or let it jump",
    clause=OVERSET.clause,
)
UNDERSET: Final = Message(
    code="underset",
    severity="warning",
    zh="缺 {column_lines} 栏行（每栏 {lines} 行{about_zh}）",
    en="{column_lines} column-lines short ({lines} lines a column{about_en})",
    expected_zh="每栏空白不超过 {limit} 行",
    expected_en="at most {limit} lines of white in a column",
    hint_zh="加字、加图，或用备稿补{such_zh}",
    hint_en="add copy or a picture, or fill from the reserve{such_en}",
    clause="newspaper.md §6",
)
FAR_UNDERSET: Final = Message(
    code="underset",
    severity="error",
    zh=UNDERSET.zh,
    en=UNDERSET.en,
    expected_zh=UNDERSET.expected_zh,
    expected_en=UNDERSET.expected_en,
    hint_zh=UNDERSET.hint_zh,
    hint_en=UNDERSET.hint_en,
    clause=UNDERSET.clause,
)
JUMP_INSIDE_SENTENCE: Final = Message(
    code="F101",
    severity="warning",
    zh="转版处不在句末：窗口 {window} 行内没有句末，断在“{words}”之后",
    en="the jump is not at a sentence end: none lies within {window} lines, it is cut after “{words}”",
    hint_zh="改动该处文字，或写 断句: 随意",
    hint_en="edit the copy there, or allow any place",
    clause="architecture.md, decision 3",
)
TOO_SHORT_TO_JUMP: Final = Message(
    code="F102",
    severity="error",
    zh="{story} 共 {lines} 行，转版前后都要有 {least} 行，不够转版",
    en="{story} has {lines} lines; {least} are needed on both sides of a jump",
    hint_zh="不转版，或加字",
    hint_en="let it end on its page, or add copy",
    clause="newspaper.md §6, jump_min",
)
NO_ROOM_TO_JUMP: Final = Message(
    code="F103",
    severity="error",
    zh="{slot} 只有 {room} 栏行，转版前至少要 {least} 行",
    en="{slot} has {room} column-lines; at least {least} lines must stand before a jump",
    clause="newspaper.md §6, jump_min",
)
JUMP_NOT_NEEDED: Final = Message(
    code="F105",
    severity="warning",
    zh="{story} 在 {slot} 就排得下（{lines} 行，有 {room} 栏行），没有转到 {onward}",
    en="{story} fits in {slot} ({lines} lines, {room} column-lines) and does not jump to {onward}",
    hint_zh="删去 转 和 接，把 {onward} 派作别用；真要转，就把 {slot} 画小",
    hint_en="delete jump_to and jump_from and use {onward} otherwise; to make it jump, draw {slot} smaller",
    clause="newspaper.md §8",
)
ROUNDS_SPENT: Final = Message(
    code="F104",
    severity="warning",
    zh="拼版试了 {rounds} 轮仍未全部落定",
    en="copyfit stopped after {rounds} rounds before everything had settled",
)
