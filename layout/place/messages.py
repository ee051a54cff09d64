"""What placing finds, in both languages. Codes: P and a number."""

from typing import Final

from layout.diagnostics import Message

CHAIN_TOO_HIGH: Final = Message(
    code="P101",
    severity="error",
    zh="版面排不下：{chain} 自上而下共需 {need} 行，只有 {room} 行，超 {excess} 行（约 {characters} 字）",
    en="the page is too full: {chain_en} need {need} lines from top to foot where there are {room}, "
    "{excess} too many (about {characters} characters)",
    hint_zh="{ways_zh}；各块的算式见 explain",
    hint_en="{ways_en}; `explain` shows the sums",
)
PAGE_NOT_FULL: Final = Message(
    code="P102",
    severity="warning",
    zh="各行高度都已写死，合计 {need} 行，版面有 {room} 行，版脚空 {excess} 行",
    en="all bands are pinned, {need} lines in all where the page has {room}: {excess} lines stay empty at its foot",
    hint_zh="至少让一行随文字伸缩（不写行数）",
    hint_en="leave at least one band open (write no height)",
)
PINS_TOO_HIGH: Final = Message(
    code="P103",
    severity="error",
    zh="写死的高度合计 {need} 行，版面只有 {room} 行",
    en="the pinned heights add up to {need} lines; the page has only {room}",
    hint_zh="减少写死的行数",
    hint_en="pin fewer lines",
)
PICTURE_TOO_WIDE: Final = Message(
    code="P104",
    severity="warning",
    zh="图宽 {wanted} 栏，{slot} 只有 {columns} 栏，按 {columns} 栏排",
    en="the picture asks for {wanted} columns, {slot} has {columns}; it is set across {columns}",
)
SLOT_FAR_TOO_LOW: Final = Message(
    code="P105",
    severity="error",
    zh="{slot} 的标题和图片要 {need} 行，只有 {room} 行，正文无处可排",
    en="the head and pictures of {slot} need {need} lines where there are {room}; no room is left for text",
    hint_zh="减图高、减题，或放开写死的行数",
    hint_en="lower the picture, take a smaller head, or open the pinned band",
)
VERTICAL_PICTURE: Final = Message(
    code="P106",
    severity="error",
    zh="{slot} 是竖排，竖排块里不能排图",
    en="{slot} is set vertically; vertical text takes no pictures",
    hint_zh="图另占一块（图片新闻），或改横排",
    hint_en="give the picture a slot of its own, or set the text level",
)
