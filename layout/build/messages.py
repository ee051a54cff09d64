"""What can be wrong with what the files say, in both languages. Codes are `B` and a number."""

from layout.diagnostics import Message

UNKNOWN_KEY = Message(
    "B101",
    "error",
    zh="这里没有“{key}”这个键",
    en="there is no key {key} here",
    expected_zh="{known_zh}",
    expected_en="{known_en}",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
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
    hint_zh="含 [ ] { } : 的文字要加引号",
    hint_en="put text with [ ] { } : in quotes",
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
    hint_zh="写上单位",
    hint_en="add the unit",
)
NOT_DATE = Message(
    "B109", "error", zh="不是日期", en="not a date", expected_zh="如 2021-02-09", expected_en="such as 2021-02-09"
)
NOT_FOCUS = Message(
    "B110",
    "error",
    zh="不是焦点",
    en="not a point of the picture",
    expected_zh="上、下、左、右、中、左上…… 或 30%, 70%",
    expected_en="top, bottom, left, right, centre, or 30%, 70%",
)
NOT_CHOICE = Message(
    "B111",
    "error",
    zh="不认得这个词",
    en="this word means nothing here",
    expected_zh="{zh}",
    expected_en="{en}",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
NOT_ADDRESS = Message(
    "B112",
    "error",
    zh="不是版位",
    en="not an address",
    expected_zh="版号/块名，如 3/续",
    expected_en="page/slot, such as 3/A",
)
ROWS_UNEQUAL = Message(
    "B201",
    "error",
    zh="版样这一行有 {count} 格",
    en="this row of the dummy has {count} cells",
    expected_zh="{columns} 格，一格一栏",
    expected_en="{columns} cells, one for each column",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
NOT_RECTANGLE = Message(
    "B202",
    "error",
    zh="“{slot}”画得不是长方形",
    en="slot {slot} is not a rectangle",
    expected_zh="从左上到右下都是“{slot}”",
    expected_en="{slot} in every cell from its top left to its bottom right",
    hint_zh="这一格写的是“{other}”；两块不相连的就用两个字",
    hint_en="this cell says {other}; use two letters for two blocks",
)
NOT_DEFINED = Message(
    "B203",
    "error",
    zh="版样里画了“{slot}”，下面没有写它放什么",
    en="slot {slot} is drawn, but nothing says what it holds",
    expected_zh="{slot}: {{稿: ……}}",
    expected_en="{slot}: {{article: …}}",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
NOT_DRAWN = Message(
    "B204",
    "error",
    zh="“{slot}”没有画在版样里",
    en="slot {slot} is not drawn in the dummy",
    expected_zh="{drawn} 之一",
    expected_en="one of {drawn}",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
BAD_CELL = Message(
    "B205",
    "error",
    zh="版样里不能用“{char}”",
    en="{char} cannot be a cell of the dummy",
    expected_zh="一个汉字或字母作块名，· 表示空格",
    expected_en="a letter or a Chinese character names a slot, · is a free cell",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
BAD_PIN = Message(
    "B206",
    "error",
    zh="版样行后面的“{pin}”不是行数",
    en="{pin} after a row of the dummy is no height",
    expected_zh="如 17行",
    expected_en="such as 17行 or 17 lines",
)
PINS_TOO_HIGH = Message(
    "B207",
    "error",
    zh="写定的行数共 {pinned} 行，版面只有 {room} 行",
    en="the pinned rows take {pinned} lines, the page has {room}",
    expected_zh="不超过 {room} 行，没写行数的每行还要留一点",
    expected_en="at most {room} lines, and some for the rows that are not pinned",
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
SLOT_EMPTY = Message(
    "B301",
    "error",
    zh="“{slot}”没有写放什么",
    en="nothing says what slot {slot} holds",
    expected_zh="稿、待稿、图片新闻、导读、广告、接 之一",
    expected_en="one of article, pending, photo, teasers, ad, jump_from",
)
SLOT_CROWDED = Message(
    "B302",
    "error",
    zh="“{slot}”同时写了 {what_zh}",
    en="slot {slot} says {what_en} at once",
    expected_zh="只写其中一样",
    expected_en="one of them",
)
TWICE = Message(
    "B303",
    "error",
    zh="“{article}”已经放在 {first}",
    en="{article} already stands in {first}",
    expected_zh="一篇稿放一处，转版用 转 和 接",
    expected_en="one place for an article; jumps use jump_to and jump_from",
)
NO_HEADLINE = Message(
    "B304",
    "warning",
    zh="“{article}”没有主题",
    en="{article} has no headline",
    expected_zh="稿件头或版位里的 主题",
    expected_en="a headline in the front matter or in the slot",
)
JUMP_UNPAIRED = Message(
    "B305",
    "error",
    zh="{here} 写着{this_zh} {there}，{there} 没有写{that_zh} {here}",
    en="{here} says {this_en} {there}, but {there} does not say {that_en} {here}",
    expected_zh="{there} 里写 {that_zh}: {here}",
    expected_en="{that_en}: {here} in {there}",
)
NO_SUCH_SLOT = Message(
    "B306",
    "error",
    zh="没有 {address} 这个版位",
    en="there is no {address}",
    expected_zh="{slots} 之一",
    expected_en="one of {slots}",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
JUMP_ROUND = Message(
    "B307",
    "error",
    zh="转版绕了回来",
    en="the jump comes back to where it began",
    expected_zh="每转一次到新的版位",
    expected_en="a new slot at every jump",
)
TEASER_EMPTY = Message(
    "B308",
    "error",
    zh="导读的 {address} 没有标题",
    en="teaser: {address} has no headline",
    expected_zh="有主题的稿件所在的版位",
    expected_en="the slot of an article with a headline",
)
UNKNOWN_ROLE = Message(
    "B309",
    "error",
    zh="没有“{role}”这种字体",
    en="there is no role {role}",
    expected_zh="{roles}",
    expected_en="{roles}",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
UNKNOWN_FORMAT = Message(
    "B310",
    "error",
    zh="没有“{format}”这种版式",
    en="there is no format {format}",
    expected_zh="{known}",
    expected_en="{known}",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
NUMBER_MISMATCH = Message(
    "B311",
    "error",
    zh="期号写的是 {written}，按首期推算是 {derived}",
    en="the issue says number {written}, counting from the first issue gives {derived}",
    expected_zh="{derived}",
    expected_en="{derived}",
    hint_zh="期号能推算，不用写；停过刊就改 paper.yaml 的 首期",
    hint_en="drop it, it is derived; after a break in publication move `first_issue` in paper.yaml",
)
NUMBER_UNKNOWN = Message(
    "B312",
    "error",
    zh="推不出期号",
    en="the issue number cannot be derived",
    expected_zh="paper.yaml 里的 首期，或这里的 期",
    expected_en="`first_issue` in paper.yaml, or `number` here",
)
BEFORE_FIRST = Message(
    "B313",
    "error",
    zh="日期早于首期",
    en="the date is before the first issue",
    expected_zh="{first} 或以后",
    expected_en="{first} or later",
)
UNKNOWN_PLACEHOLDER = Message(
    "B314",
    "error",
    zh="没有 {{{name}}} 这一项",
    en="there is nothing called {{{name}}}",
    expected_zh="{known_zh}",
    expected_en="{known_en}",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
BAD_PAGE_NUMBER = Message(
    "B315",
    "error",
    zh="版号不对",
    en="not a page number",
    expected_zh="从 1 起的连续数字",
    expected_en="numbers from 1, none left out",
)
UNKNOWN_WAIVER = Message(
    "B316",
    "warning",
    zh="没有“{code}”这项检查",
    en="there is no check {code}",
    expected_zh="{known}",
    expected_en="{known}",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
PICTURE_NO_FILE = Message(
    "B317",
    "error",
    zh="图没有写文件，稿件里也没有图",
    en="the picture names no file, and the article has none",
    expected_zh="文件: 图/……",
    expected_en="file: pictures/…",
)
PICTURE_TOO_WIDE = Message(
    "B318",
    "error",
    zh="图宽 {wanted} 栏，“{slot}”只有 {columns} 栏",
    en="the picture is {wanted} columns wide, slot {slot} has {columns}",
    expected_zh="不超过 {columns}栏",
    expected_en="at most {columns} columns",
)
BAD_UNIT = Message(
    "B319",
    "error",
    zh="这里不能用这个单位",
    en="this unit cannot be used here",
    expected_zh="{zh}",
    expected_en="{en}",
)
NO_PAPER_NAME = Message(
    "B320",
    "error",
    zh="没有报名",
    en="the paper has no name",
    expected_zh="issue.yaml 里的 报纸，或 paper.yaml 里的 报名",
    expected_en="`paper` in issue.yaml or `name` in paper.yaml",
)
BAD_TRIM = Message(
    "B321",
    "error",
    zh="看不懂这个尺寸",
    en="this size cannot be read",
    expected_zh="宽×高，如 275×390mm",
    expected_en="width × height, such as 275×390mm",
)
AREA_TOO_LARGE = Message(
    "B322",
    "error",
    zh="版心 {area} 比成品 {trim} 大",
    en="the type area {area} is larger than the trim size {trim}",
    expected_zh="留得出页边的栏数、字数、行数",
    expected_en="columns, characters and lines that leave margins",
)
UNKNOWN_STYLE = Message(
    "B323",
    "error",
    zh="没有“{style}”这种样式",
    en="there is no style {style}",
    expected_zh="{known_zh}",
    expected_en="{known_en}",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
NOT_YET_VERTICAL = Message(
    "B324",
    "warning",
    zh="竖排还不能排，“{slot}”按横排",
    en="vertical setting is not there yet: slot {slot} is set horizontally",
)
NOT_PAGES = Message(
    "B325",
    "error",
    zh="一期至少有一版",
    en="an issue has at least one page",
    expected_zh="版: {{1: ……}}",
    expected_en="pages: {{1: …}}",
)
PENDING_UNIT = Message(
    "B326",
    "error",
    zh="待稿要写字数",
    en="pending copy wants a count of characters",
    expected_zh="如 900字 或 20行",
    expected_en="such as 900字 or 20行",
)
