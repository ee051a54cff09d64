"""What can be wrong with what slots, articles and the paper's own words say, in both languages: `B3…`."""

from layout.diagnostics import Message

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
    hint_zh="{hint}",
    hint_en="{hint}",
)
JUMP_ROUND = Message(
    "B307",
    "error",
    zh="转版绕了回来",
    en="the jump comes back to where it began",
    expected_zh="每转一次到新的版位",
    expected_en="a new slot at every jump",
)
JUMP_BACKWARD = Message(
    "B341",
    "error",
    zh="{here} 转到了前面的第{page}版，续文只能往后转",
    en="{here} jumps back to page {page}: an article goes on on a later page, or on its own",
    hint_zh="把稿件放在前面的版，后面的写 接",
    hint_en="let the article begin on the earlier page and continue on the later one",
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
    hint_zh="{hint}",
    hint_en="{hint}",
)
UNUSED_ROLE = Message(
    "B337",
    "warning",
    zh="没有地方用到字体“{role}”",
    en="nothing is set in the role {role}",
    expected_zh="登记过的角色，或 样式、报头 里用到的名字",
    expected_en="a role of the registry, or a name that styles or the masthead use",
    hint_zh="{hint}",
    hint_en="{hint}",
)
TWO_FACES = Message(
    "B338",
    "error",
    zh="“{role}”的一个字体写了两个出处",
    en="a face of {role} has two sources",
    expected_zh="文件 或 系统 二者之一",
    expected_en="one of file and system",
    hint_zh="要两个字体就写成列表：[{{文件: ……}}, {{系统: ……}}]",
    hint_en="for two faces write a list: [{{file: …}}, {{system: …}}]",
)
TOO_MANY_EARS = Message(
    "B336",
    "error",
    zh="报眼写了 {count} 个",
    en="there are {count} ears",
    expected_zh="一个或两个：[左, 右]",
    expected_en="one or two: [left, right]",
    hint_zh="同一个报眼里另起一行，写“ / ”",
    hint_en="for a new line inside an ear write ` / `",
)
STRAY_BRACE = Message(
    "B340",
    "error",
    zh="花括号没有配成对",
    en="a brace without its partner",
    expected_zh="成对的 {{ }}，里面是要填的项，如 {{日期}}",
    expected_en="pairs of {{ }} around what is filled in, such as {{date}}",
)
BAD_CODE = Message(
    "B339",
    "error",
    zh="代号里有不能用的字符",
    en="a character that a code cannot have",
    expected_zh="字母、数字、- 和 _，如 ZYZB：文件名以它开头",
    expected_en="letters, digits, - and _, such as ZYZB: file names begin with it",
)
TABLE_TOO_WIDE = Message(
    "B343",
    "error",
    zh="表格有 {count} 栏，这里最多放得下 {most} 栏",
    en="a table of {count} columns; {most} fit here at the most",
    expected_zh="栏数少些的表，或占更多的版面",
    expected_en="a table of fewer columns, or more room",
    hint_zh="把表分成几张，或改成图片",
    hint_en="divide the table, or make it a picture",
)
UNKNOWN_FORMAT = Message(
    "B310",
    "error",
    zh="没有“{format}”这种版式",
    en="there is no format {format}",
    expected_zh="{known}",
    expected_en="{known}",
    hint_zh="{hint}",
    hint_en="{hint}",
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
    "warning",
    zh="推不出期号，报头里不写总第几期",
    en="the issue number cannot be derived: the nameplate goes without one",
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
    hint_zh="改正日期，或改 paper.yaml 的首期",
    hint_en="mend the date, or the first issue in paper.yaml",
)
UNKNOWN_PLACEHOLDER = Message(
    "B314",
    "error",
    zh="没有 {{{name}}} 这一项",
    en="there is nothing called {{{name}}}",
    expected_zh="{known}",
    expected_en="{known}",
    hint_zh="{hint}",
    hint_en="{hint}",
)
BAD_PAGE_NUMBER = Message(
    "B315",
    "error",
    zh="版号不对",
    en="not a page number",
    expected_zh="从 1 起的连续数字",
    expected_en="numbers from 1, none left out",
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
    expected_zh="宽×高，如 275×390mm，各不过 5080mm",
    expected_en="width × height, such as 275×390mm, each 5080 mm at most",
)
AREA_TOO_LARGE = Message(
    "B322",
    "error",
    zh="版心 {area} 放不进成品 {trim}",
    en="the type area {area} does not lie inside the trim size {trim}",
    expected_zh="留得出页边的栏数、字数、行数",
    expected_en="columns, characters and lines that leave margins",
)
UNKNOWN_STYLE = Message(
    "B323",
    "error",
    zh="没有“{style}”这种样式",
    en="there is no style {style}",
    expected_zh="{known}",
    expected_en="{known}",
    hint_zh="{hint}",
    hint_en="{hint}",
)
NOT_YET_VERTICAL = Message(
    "B324",
    "warning",
    zh="竖排的稿件不能转版，“{slot}”按横排",
    en="a vertical article cannot jump: slot {slot} is set level",
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
    expected_en="such as 900字 (characters), 20行 (lines) or 300 words",
)
NO_EDITION = Message(
    "B327",
    "error",
    zh="没有“{edition}”这个分版",
    en="there is no edition {edition}",
    expected_zh="{known} 之一",
    expected_en="one of {known}",
)
NO_PAGE = Message(
    "B328",
    "error",
    zh="{file} 不能当图排：{why_zh}",
    en="{file} cannot be set as a picture: {why_en}",
    expected_zh="完整、不加密的 PDF，有要用的那一页",
    expected_en="a whole PDF that is not encrypted, with the page that is wanted",
    hint_zh="重新导出一页的 PDF/X-4，或 SVG（文字转成轮廓）",
    hint_en="export it anew as PDF/X-4 of one page, or as SVG with type as outlines",
)
FIRST_PAGE = Message(
    "B342",
    "warning",
    zh="{file} 有 {count} 页，排的是第一页",
    en="{file} has {count} pages, the first is shown",
    expected_zh="一页的 PDF，或写明用哪一页",
    expected_en="a PDF of one page, or which page is meant",
    hint_zh="写明用哪一页，如 页: 1",
    hint_en="say which page, such as page: 1",
)
NOT_OPTIONAL = Message(
    "B344",
    "warning",
    zh="可删 {word} 删不到：正文共 {count} 段，首段不能删",
    en="{word}: the article has {count} paragraphs, and the first is never left out",
    hint_zh="改写 可删，或去掉它",
    hint_en="change optional, or delete it",
)
NO_OUTLINE = Message(
    "B345",
    "error",
    zh="{file} 不能按抠图绕排：{why_zh}",
    en="text cannot follow the outline of {file}: {why_en}",
    expected_zh="背景透明的 PNG、TIFF 或 WebP，或写明轮廓的角",
    expected_en="a PNG, TIFF or WebP with a transparent ground, or the corners of the outline",
)
NOT_A_PICTURE = Message(
    "B329",
    "error",
    zh="这不是图片的文件名",
    en="this is no name of a picture file",
    expected_zh="如 图/大厅.jpg；扩展名 jpg、png、tif、webp",
    expected_en="such as pictures/hall.jpg; suffix jpg, png, tif or webp",
)
PENDING = Message(
    "B330",
    "error",
    zh="{slot} 待稿：按 {chars} 字留着版",
    en="{slot} waits for its copy: room is kept for {chars} characters",
    expected_zh="付印前换成稿件",
    expected_en="an article before the page goes to press",
)
AD_EMPTY = Message(
    "B331",
    "warning",
    zh="{slot} 的广告没有文件，版面留白",
    en="the advertisement in {slot} has no file: its place stays white",
    expected_zh="文件: 广告/……",
    expected_en="file: ads/…",
)
BAD_INK = Message(
    "B332",
    "error",
    zh="油墨的值不对",
    en="not the values of an ink",
    expected_zh="青、品红、黄、黑四个百分数，如 0 100 80 5",
    expected_en="four percentages, cyan magenta yellow black, such as 0 100 80 5",
)
AREA_NEAR_EDGE = Message(
    "B347",
    "warning",
    zh="版心离纸边只有 {mm} mm",
    en="the type area comes within {mm} mm of the edge of the paper",
    expected_zh="不裁的边至少 {least} mm；要裁的写出血",
    expected_en="at least {least} mm at an edge that is not cut; write its bleed where it is",
    clause="print.md §6",
)
INK_PUT_OVER = Message(
    "B346",
    "info",
    zh="屏幕色换成了印刷色：{inks}",
    en="a colour of a screen was put into inks: {inks}",
    hint_zh="要别的颜色，就写四个百分数",
    hint_en="write four percentages for another one",
    clause="print.md §5",
)
HEAD_LEAVES_NO_TEXT = Message(
    "B334",
    "error",
    zh="“{slot}”的题要占 {wanted} 栏，一共只有 {columns} 栏，文字没有地方",
    en="the head of slot {slot} takes {wanted} of its {columns} columns: no room is left for the text",
    expected_zh="题宽 小于栏数，或把版位画宽一栏",
    expected_en="a head_width below the number of columns, or a wider slot",
)
HEAD_ON_NO_IMAGE = Message(
    "B335",
    "error",
    zh="“{slot}”写了题压图，却没有图可压",
    en="the head of slot {slot} is to stand on its picture, and there is none",
    expected_zh="图: {{文件: ……}}，或去掉 题位",
    expected_en="pictures: {{file: …}}, or no head_at",
)
UNUSED_KEY = Message(
    "B333",
    "warning",
    zh="“{key}”在“{kind}”旁边没有用处",
    en="{key} means nothing beside {kind}",
    hint_zh="{hint}",
    hint_en="{hint}",
)
