"""What can be wrong with keys and values (`B1…`) and with the drawing (`B2…`), in both languages.

What can be wrong with contents, `B3…`, stands in `messages_content.py`.
"""

from layout.diagnostics import Message

UNKNOWN_KEY = Message(
    "B101",
    "error",
    zh="这里没有“{key}”这个键",
    en="there is no key {key} here",
    expected_zh="{known}",
    expected_en="{known}",
    hint_zh="{hint}",
    hint_en="{hint}",
)
MISSING_KEY = Message(
    "B102",
    "error",
    zh="缺“{zh}”",
    en="{en} is missing",
    expected_zh="{zh}: ……",
    expected_en="{en}: …",
)
WRONG_SHAPE = Message(
    "B103", "error", zh="值的形式不对", en="the value has the wrong shape", expected_zh="{zh}", expected_en="{en}"
)
SAME_KEY = Message(
    "B104",
    "error",
    zh="“{key}”和前面的一个键是同一个意思",
    en="{key} means the same as a key before it",
    expected_zh="每个键只写一次，中文英文都算",
    expected_en="every key once, in either language",
)
NOT_TEXT = Message(
    "B105",
    "error",
    zh="这里要写文字",
    en="a text is wanted here",
    expected_zh="一个词或一句话",
    expected_en="a word or a sentence",
    hint_zh="含 [ ] {{ }} : 的文字要加引号",
    hint_en="put text with [ ] {{ }} : in quotes",
)
NOT_NUMBER = Message(
    "B106", "error", zh="不是整数", en="not a whole number", expected_zh="如 12 或 十二", expected_en="such as 12"
)
NOT_TRUTH = Message(
    "B107", "error", zh="不是“是”或“否”", en="neither yes nor no", expected_zh="是 或 否", expected_en="yes or no"
)
NOT_LENGTH = Message(
    "B108",
    "error",
    zh="不是长度",
    en="not a length",
    expected_zh="数字和单位：17行、2栏、13字、10mm、9pt 或字号名（小五）",
    expected_en="a number and a unit: 17 lines, 2 columns, 13em, 10mm, 9pt",
    hint_zh="写上这里列出的单位；不能是负数",
    hint_en="write one of these units; no length is negative",
)
NOT_DATE = Message(
    "B109",
    "error",
    zh="不是日期",
    en="not a date",
    expected_zh="日历上有的年-月-日，如 2021-02-09",
    expected_en="a day of the calendar, year-month-day, such as 2021-02-09",
)
NOT_FOCUS = Message(
    "B110",
    "error",
    zh="看不懂这个焦点",
    en="this focus cannot be read",
    expected_zh="上、下、左、右、中、左上…… 或 30%, 70%",
    expected_en="top, bottom, left, right, centre, or 30%, 70%",
)
NOT_OUTLINE = Message(
    "B120",
    "error",
    zh="看不懂这个轮廓",
    en="this outline cannot be read",
    expected_zh="抠图，或至少三个角：50% 0%, 100% 100%, 0% 100%（从左、从上）",
    expected_en="alpha, or three corners or more: 50% 0%, 100% 100%, 0% 100% (from the left, from the top)",
)
NOT_CHOICE = Message(
    "B111",
    "error",
    zh="不认得这个词",
    en="this word means nothing here",
    expected_zh="{zh}",
    expected_en="{en}",
    hint_zh="{hint}",
    hint_en="{hint}",
)
NOT_ADDRESS = Message(
    "B112",
    "error",
    zh="这不是版位的写法",
    en="not the address of a slot",
    expected_zh="版号/块名，如 3/续",
    expected_en="page/slot, such as 3/A",
)
NOT_SIZE = Message(
    "B113",
    "error",
    zh="字号或行距不合理",
    en="no size that type can be set in",
    expected_zh="3pt 到 300pt，或字号名（小五）",
    expected_en="3pt to 300pt",
)
NOT_WIDTH = Message(
    "B117",
    "error",
    zh="不是宽度",
    en="not a width",
    expected_zh="大于零，如 2栏、60mm",
    expected_en="more than nothing, such as 2 columns, 60mm",
)
NOT_HEIGHT = Message(
    "B118",
    "error",
    zh="不是高度",
    en="not a height",
    expected_zh="大于零，如 10行、60mm",
    expected_en="more than nothing, such as 10 lines, 60mm",
)
NOT_PERCENT = Message(
    "B114", "error", zh="不是百分数", en="not a percentage", expected_zh="0 到 100", expected_en="0 to 100"
)
NOT_BETWEEN = Message(
    "B119",
    "error",
    zh="不在能用的范围里",
    en="outside what can be used",
    expected_zh="{least} 到 {most} {unit_zh}",
    expected_en="{least} to {most} {unit_en}",
)
ROWS_UNEQUAL = Message(
    "B201",
    "error",
    zh="版样这一行有 {count} 格",
    en="this row of the dummy has {count} cells",
    expected_zh="{columns} 格，一格一栏",
    expected_en="{columns} cells, one for each column",
    hint_zh="{hint}",
    hint_en="{hint}",
)
NOT_RECTANGLE = Message(
    "B202",
    "error",
    zh="“{slot}”画得不是长方形",
    en="slot {slot} is not a rectangle",
    expected_zh="从左上到右下都是“{slot}”",
    expected_en="{slot} in every cell from its top left to its bottom right",
    hint_zh="这一格写的是“{other}”；两块不相连的就用两个字，要画成曲尺形就给它写 曲尺: 是",
    hint_en="this cell says {other}; use two letters for two blocks, or say l_shaped: yes to draw it as an L",
)
NOT_L_SHAPED = Message(
    "B213",
    "error",
    zh="“{slot}”画得不是曲尺形",
    en="slot {slot} is not L-shaped",
    expected_zh="长方形缺一个角，缺的也是长方形",
    expected_en="a rectangle that lacks one corner, which is a rectangle too",
    hint_zh="这一格写的是“{other}”",
    hint_en="this cell says {other}",
)
L_SHAPED_PLAIN = Message(
    "B214",
    "error",
    zh="曲尺形的“{slot}”不能加框、底纹，不能破栏、竖排，题只能在文上",
    en="slot {slot} is L-shaped: no box or tint, no split, no vertical text, and its head stands over the text",
    hint_zh="删去那一项，或画成长方形",
    hint_en="delete that key, or draw a rectangle",
)
NOT_DEFINED = Message(
    "B203",
    "error",
    zh="版样里画了“{slot}”，下面没有写它放什么",
    en="slot {slot} is drawn, but nothing says what it holds",
    expected_zh="{slot}: {{稿: ……}}",
    expected_en="{slot}: {{article: …}}",
    hint_zh="{hint}",
    hint_en="{hint}",
)
NOT_DRAWN = Message(
    "B204",
    "error",
    zh="“{slot}”没有画在版样里",
    en="slot {slot} is not drawn in the dummy",
    expected_zh="{drawn} 之一",
    expected_en="one of {drawn}",
    hint_zh="{hint}",
    hint_en="{hint}",
)
BAD_CELL = Message(
    "B205",
    "error",
    zh="版样里不能用“{char}”",
    en="{char} cannot be a cell of the dummy",
    expected_zh="一个汉字或字母作块名，· 表示空格",
    expected_en="a letter or a Chinese character names a slot, · is a free cell",
    hint_zh="{hint}",
    hint_en="{hint}",
)
BAD_PIN = Message(
    "B206",
    "error",
    zh="版样行后面的“{pin}”不是行数",
    en="{pin} after a row of the dummy is no height",
    expected_zh="如 17行",
    expected_en="such as 17行 or 17 lines",
    hint_zh="{hint}",
    hint_en="{hint}",
)
PINS_TOO_HIGH = Message(
    "B207",
    "error",
    zh="写定的行数共 {pinned} 行，版面只有 {room} 行",
    en="the pinned rows take {pinned} lines, the page has {room}",
    expected_zh="不超过 {room} 行，没写行数的每行还要留一点",
    expected_en="at most {room} lines, and some for the rows that are not pinned",
)
MASTHEAD_TOO_HIGH = Message(
    "B212",
    "error",
    zh="报头 {lines} 行，版面共 {page} 行，没有地方排稿",
    en="the masthead takes {lines} lines of the page's {page}: there is no room for copy",
    expected_zh="比版面的行数少得多，一般 8 到 16 行",
    expected_en="far fewer lines than the page has, usually 8 to 16",
)
EMPTY_DUMMY = Message(
    "B208",
    "error",
    zh="版样是空的",
    en="the dummy is empty",
    expected_zh="一行字一个横带",
    expected_en="one row for each band",
)
BAD_SPLIT = Message(
    "B209",
    "error",
    zh="看不懂这个分栏",
    en="this split cannot be read",
    expected_zh="如 六破四、五破三、六合三，或分成几栏的数字",
    expected_en="such as 6 into 4, or the number of columns",
)
SPLIT_MISMATCH = Message(
    "B210",
    "error",
    zh="{what_zh}有 {columns} 栏，写的是 {written} 栏",
    en="{what_en} has {columns} columns, not {written}",
    expected_zh="{columns}破……",
    expected_en="{columns} into …",
)
TOO_NARROW = Message(
    "B211",
    "error",
    zh="分成 {columns} 栏后每栏只有 {chars} 字",
    en="{columns} columns leave {chars} characters in each",
    expected_zh="每栏至少 {least} 字",
    expected_en="at least {least} characters in a column",
)
NOT_FACING = Message(
    "B215",
    "error",
    zh="第 {left} 版和第 {right} 版不是对开的两版",
    en="pages {left} and {right} do not face each other",
    expected_zh="双数版在左，下一版在右，如 4-5",
    expected_en="an even page and the next one, such as 4-5",
)
BAD_FOLD = Message(
    "B216",
    "error",
    zh="折缝（|）画错了地方",
    en="the fold (|) is drawn in the wrong place",
    expected_zh="通版每行 {columns} 格之后",
    expected_en="behind {columns} cells of each row, on a spread",
)
NO_FOLD = Message(
    "B220",
    "error",
    zh="这一版没有折缝，版样里不画 |",
    en="this page has no fold: | is not drawn in its dummy",
    expected_zh="一格一栏，中间不画线；只有通版（如 4-5）才画折缝",
    expected_en="a cell for each column and nothing between; only a spread, such as 4-5, has a fold",
)
SPLIT_AT_FOLD = Message(
    "B217",
    "error",
    zh="“{slot}”跨着折缝，左边 {left} 栏、右边 {right} 栏，不能合分成 {columns} 栏",
    en="slot {slot} lies across the fold, {left} columns left and {right} right of it: it cannot be set in {columns}",
    expected_zh="折缝两边各成整栏",
    expected_en="whole columns on either side of the fold",
)
NOT_ACROSS_FOLD = Message(
    "B218",
    "error",
    zh="“{slot}”跨着折缝，里面不能有{what_zh}",
    en="slot {slot} lies across the fold and cannot hold {what_en}",
    expected_zh="折缝一边的块，或横排的稿、图、广告",
    expected_en="a slot on one side of the fold, or level copy, a picture, an advertisement",
)
MASTHEAD_ON_SPREAD = Message(
    "B219",
    "error",
    zh="通版没有报头",
    en="a spread has no nameplate",
    expected_zh="报头写在第 1 版",
    expected_en="the nameplate on page 1",
)
BAD_INK_NAME = Message(
    "B349",
    "error",
    zh="专色不能叫“{ink}”",
    en="no spot ink may be called {ink}",
    expected_zh="不是 All、None、Cyan、Magenta、Yellow、Black，至多 127 字节（42 个汉字）",
    expected_en="neither All, None, Cyan, Magenta, Yellow nor Black, and at most 127 bytes",
)
BAD_FILE_NAME = Message(
    "B348",
    "error",
    zh="这样的文件名分不清版次，或含有不能用的字符",
    en="names made like this do not tell pages and revisions apart, or hold characters that cannot stand there",
    expected_zh="{{版}} 和 {{次}} 都有，另可用 {{代号}} {{日期}} {{色}}；其余只用英文字母、数字、_ - .，不写 .pdf",
    expected_en="{{page}} and {{rev}}, besides {{code}} {{date}} {{plates}}; else letters, digits, _ - . and no .pdf",
    hint_zh="例如 {{代号}}_{{日期}}_{{版}}_v{{次}}",
    hint_en="such as {{code}}_{{date}}_{{page}}_v{{rev}}",
)
IMPRINT_ON_LAST = Message(
    "B350",
    "info",
    zh="报尾要排在第 {wanted} 版，本期只有 {last} 版，排在末版",
    en="the imprint belongs on page {wanted}; this issue has {last}, so it stands on the last",
    expected_zh="不写 版，报尾就总在末版",
    expected_en="without `page` it always stands on the last page",
)
