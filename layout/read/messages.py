"""What can be wrong with the files themselves, in both languages. Codes are `R` and a number."""

from layout.diagnostics import Message

FILE_MISSING = Message(
    "R101",
    "error",
    zh="没有文件 {file}",
    en="no file {file}",
    expected_zh="{folder} 里的文件{near}",
    expected_en="a file in {folder}{near}",
    hint_zh="{hint}",
    hint_en="{hint}",
)
FILE_UNREADABLE = Message(
    "R102",
    "error",
    zh="{file} 打不开：{reason}",
    en="{file} cannot be opened: {reason}",
    expected_zh="可读的普通文件",
    expected_en="an ordinary file that may be read",
)
FILE_TOO_LARGE = Message(
    "R103",
    "error",
    zh="{file} 太大：{size}",
    en="{file} is too large: {size}",
    expected_zh="不超过 {limit}",
    expected_en="at most {limit}",
    hint_zh="一个文件放一篇稿或一期的版样；图片另存，在 文件 里写路径",
    hint_en="one article or one issue to a file; pictures are files of their own, named by their path",
)
NOT_UTF8 = Message(
    "R104",
    "error",
    zh="不是 UTF-8 编码",
    en="this is not UTF-8 text",
    expected_zh="UTF-8{guess_zh}",
    expected_en="UTF-8{guess_en}",
    hint_zh="在编辑器里另存为 UTF-8，或先用 import 整理",
    hint_en="save it as UTF-8 in the editor, or run it through import first",
)
CONTROL_CHAR = Message(
    "R105",
    "error",
    zh="文本里有控制字符 {char}",
    en="there is a control character {char} in the text",
    expected_zh="看得见的字符、换行和制表符",
    expected_en="visible characters, line ends and tabs",
    hint_zh="删去它；它通常是从别的软件粘贴时带来的",
    hint_en="delete it; it usually comes with a paste from another program",
)
OUTSIDE_FOLDER = Message(
    "R106",
    "error",
    zh="路径在报纸的文件夹之外",
    en="the path leads out of the paper's folder",
    expected_zh="{folder} 之内的相对路径",
    expected_en="a relative path inside {folder}",
    hint_zh="把文件放进报纸的文件夹再引用",
    hint_en="put the file into the paper's folder and name it there",
)
NOT_A_FILE = Message(
    "R107",
    "error",
    zh="{file} 不是普通文件",
    en="{file} is not an ordinary file",
    expected_zh="普通文件，不是文件夹、设备或管道",
    expected_en="an ordinary file, no folder, device or pipe",
)
ARTICLE_MISSING = Message(
    "R108",
    "error",
    zh="稿库里没有“{article}”这篇稿",
    en="no such article",
    expected_zh="{names} 之一",
    expected_en="one of {names_en}",
    hint_zh="{hint}",
    hint_en="{hint}",
)
NO_STOCK = Message(
    "R109",
    "error",
    zh="没有稿库文件夹 {folder}",
    en="no folder {folder} for the articles",
    expected_zh="放稿件的文件夹",
    expected_en="the folder that holds the articles",
)
NOT_A_DELIVERY = Message(
    "R110",
    "error",
    zh="这不是出片时写下的文件：{at_zh}",
    en="not a file as a build writes it: {at_en}",
    expected_zh="{wanted_zh}",
    expected_en="{wanted_en}",
    hint_zh="重新出一次片再比",
    hint_en="build that issue again and compare with that",
)
SYNTAX = Message(
    "R201",
    "error",
    zh="YAML 写法有误：{what_zh}",
    en="YAML syntax: {what_en}",
    expected_zh="{rule_zh}",
    expected_en="{rule_en}",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
TAB = Message(
    "R202",
    "error",
    zh="{where_zh}用了制表符",
    en="a tab {where_en}",
    expected_zh="空格",
    expected_en="spaces",
    hint_zh="把制表符换成{spaces_zh}个空格",
    hint_en="replace the tab by {spaces_en}",
)
DUPLICATE_KEY = Message(
    "R203",
    "error",
    zh="“{key}”写了两次，第一次在第 {line} 行",
    en="{key} is written twice, first on line {line}",
    expected_zh="每个键只写一次",
    expected_en="every key once",
    hint_zh="删去其中一处，或给它换个名字",
    hint_en="delete one of the two, or rename it",
)
ALIAS = Message(
    "R204",
    "error",
    zh="这里不用锚点和别名（& 和 *）",
    en="anchors and aliases (& and *) are not used here",
    expected_zh="值直接写在用它的地方",
    expected_en="the value written where it is used",
    hint_zh="如果是要写的字，请加引号：“{found}”→ '{found}'",
    hint_en="if it is meant as text, put it in quotes: '{found}'",
)
TAG = Message(
    "R205",
    "error",
    zh="这里不用标签（!）",
    en="tags (!) are not used here",
    expected_zh="不带标签的值",
    expected_en="a value without a tag",
    hint_zh="如果是要写的字，请加引号",
    hint_en="if it is meant as text, put it in quotes",
)
TOO_DEEP = Message(
    "R206",
    "error",
    zh="嵌套太深",
    en="nested too deep",
    expected_zh="不超过 {limit} 层",
    expected_en="at most {limit} levels",
)
TOO_MANY = Message(
    "R207",
    "error",
    zh="值太多",
    en="too many values",
    expected_zh="一个文件不超过 {limit} 个",
    expected_en="at most {limit} in one file",
)
NOT_MAPPING = Message(
    "R208",
    "error",
    zh="文件不是“键: 值”的形式",
    en="the file is not made of `key: value`",
    expected_zh="每行一个“键: 值”",
    expected_en="lines of `key: value`",
    hint_zh="冒号用半角，后面空一格",
    hint_en="a half-width colon, then a space",
)
BAD_KEY = Message(
    "R209",
    "error",
    zh="键不是一个词",
    en="the key is not a word",
    expected_zh="一个词作键",
    expected_en="a word as the key",
)
SECOND_DOCUMENT = Message(
    "R210",
    "error",
    zh="一个文件里有第二份内容（---）",
    en="a second document (---) in one file",
    expected_zh="一个文件一份",
    expected_en="one document in a file",
    hint_zh="删去这一行 ---，或分成两个文件",
    hint_en="delete this line, or make two files of it",
)
FRONT_OPEN = Message(
    "R301",
    "error",
    zh="稿件头没有结束",
    en="the front matter does not end",
    expected_zh="稿件头后面单独一行 ---",
    expected_en="a line `---` after the front matter",
)
RAW_HTML = Message(
    "R302",
    "error",
    zh="稿件里有 HTML 标签",
    en="an HTML tag in the copy",
    expected_zh="Markdown：**粗**、*着重*、## 小标题、> 引文、- 列表",
    expected_en="Markdown: **strong**, *em*, ## subhead, > quote, - list",
    hint_zh="删去标签；确实要印尖括号，写成 \\<",
    hint_en="delete the tag; to print an angle bracket write \\<",
)
NO_PLACE_IN_COLUMN = Message(
    "R303",
    "error",
    zh="稿件里不能有{what_zh}",
    en="an article cannot hold {what_en}",
    expected_zh="段落、小标题、引文、列表、诗行",
    expected_en="paragraphs, subheads, quotes, lists, verse",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
STRAY_MARK = Message(
    "R304",
    "warning",
    zh="“{found}”没有配成对，会照样印出来",
    en="{found} has no partner and will be printed",
    expected_zh="成对的 **粗体** 或 *着重*",
    expected_en="a pair: **strong** or *em*",
    hint_zh="** 紧贴标点时后面空一格；确实要印星号，写成 \\*",
    hint_en="leave a space outside the mark beside punctuation; to print an asterisk write \\*",
)
EMPTY_ARTICLE = Message(
    "R305",
    "error",
    zh="稿件没有正文",
    en="the article has no text",
    expected_zh="稿件头之后至少一段",
    expected_en="at least one paragraph after the front matter",
    hint_zh="稿子还没来，就在 issue.yaml 里写 待稿: 600字",
    hint_en="if the copy has not come yet, write `pending: 600字` in issue.yaml",
)
TOO_MANY_PARAGRAPHS = Message(
    "R307",
    "error",
    zh="稿件有 {count} 段，太多",
    en="the article has {count} paragraphs: too many",
    expected_zh="不超过 {limit} 段，表格一格算一段",
    expected_en="at most {limit}; a cell of a table counts as one",
    hint_zh="一个版只有几百段：分成几篇稿，或看看是不是每个字都断了行",
    hint_en="a page holds some hundreds: part the article, or see whether every word stands alone",
)
LINK_ADDRESS = Message(
    "R306",
    "warning",
    zh="链接的网址不会印出来",
    en="the address of a link will not be printed",
    expected_zh="要印的网址写在正文里",
    expected_en="an address to be printed stands in the text",
    hint_zh="不印就改成普通文字；要印就把网址写出来",
    hint_en="write plain words, or write the address out",
)
PICTURE_BROKEN = Message(
    "R401",
    "error",
    zh="图片 {file} 读不出：{reason_zh}",
    en="picture {file} cannot be read: {reason_en}",
    expected_zh="完整的 JPEG、PNG、TIFF 或 WebP",
    expected_en="a whole JPEG, PNG, TIFF or WebP file",
    hint_zh="重新导出或重新传一次",
    hint_en="export it or fetch it again",
)
DRAWING_UNREAD = Message(
    "R405",
    "error",
    zh="图 {file} 第 {line} 行有排不了的内容：{what_zh}",
    en="drawing {file}, line {line}: {what_en} cannot be printed",
    expected_zh="路径、矩形、圆、椭圆、直线、折线，单色的面和线",
    expected_en="paths, rectangles, circles, ellipses, lines, in plain colours",
    hint_zh="在画图软件里把文字转成轮廓、把渐变和透明展平，再存一次",
    hint_en="turn type into outlines and flatten gradients and transparency, then save it again",
)
PICTURE_KIND = Message(
    "R402",
    "error",
    zh="图片 {file} 是 {kind} 格式",
    en="picture {file} is a {kind} file",
    expected_zh="JPEG、PNG、TIFF 或 WebP",
    expected_en="JPEG, PNG, TIFF or WebP",
    hint_zh="另存为 TIFF、PNG 或 JPEG",
    hint_en="save it as TIFF, PNG or JPEG",
)
PICTURE_TOO_LARGE = Message(
    "R403",
    "error",
    zh="图片 {file} 有 {pixels} 像素",
    en="picture {file} has {pixels} pixels",
    expected_zh="不超过 {limit} 像素",
    expected_en="at most {limit} pixels",
    hint_zh="缩到版面尺寸的 200–300 ppi",
    hint_en="scale it to 200 to 300 ppi at its size on the page",
)
PICTURE_SUFFIX = Message(
    "R404",
    "warning",
    zh="图片 {file} 的扩展名与内容不符：内容是 {kind}",
    en="the name of picture {file} does not match: it is a {kind} file",
    expected_zh="扩展名 {suffix}",
    expected_en="the suffix {suffix}",
)
WRONG_PROFILE = Message(
    "I101",
    "error",
    "这个文件不能作输出特性文件：{why}",
    "this file cannot be the output profile: {why}",
    "CMYK 输出类（prtr）ICC 特性文件",
    "an ICC profile of class prtr for CMYK",
    "省去 色彩特性 一项，即用所附新闻纸特性文件",
    "leave `icc` out to use the bundled newsprint profile",
    clause="print.md §5.3",
)
