"""The checks' codes with their words and Chinese names. Source of every check: newspaper.md §6."""

from typing import Final

from layout.diagnostics import Message, Severity

_SOURCE = "newspaper.md §6"


def _check(code: str, severity: Severity, texts: tuple[str, str], hints: tuple[str, str] = ("", "")) -> Message:
    """One check: its texts and hints in Chinese and English."""
    return Message(code, severity, *texts, hint_zh=hints[0], hint_en=hints[1], clause=_SOURCE)


SPLIT_PAGE: Final = _check(
    "split_page", "warning",
    ("断版：第{line}行处有一条空白贯通全版",
     "split page: the white at line {line} runs across the whole page"),
    ("让一篇稿件跨过这条线，或把相邻的题错开三行以上",
     "let one article cross that line, or step the slots by three lines"),
)  # fmt: skip
FOLD_CROSSED: Final = _check(
    "split_page", "warning",
    ("跨折：这一版对折处不许有文字，{slots} 的文字从第{top}行到第{foot}行跨过了第{line}行的对折线",
     "crossed fold: no text is to cross the fold of this page at line {line}; {slots} has some from {top} to {foot}"),
    ("把折线上的行高定住（如 40行），让稿件在它上面或下面排完",
     "pin the band above the fold to its height, such as 40行, so that articles end above it or begin below"),
)  # fmt: skip
NEAR_SPLIT: Final = _check(
    "near_split", "info",
    ("近断版：第{line}行附近各稿几乎同时结束（相差不到三行）",
     "nearly split: all slots end within two lines near line {line}"),
)  # fmt: skip
THROUGH_GUTTER: Final = _check(
    "through_gutter", "info",
    ("竖通线：第{column}栏右边的栏空从上到下没有稿件跨过",
     "the gutter right of column {column} runs open from top to bottom"),
)  # fmt: skip
CROSS_CORNER: Final = _check(
    "cross_corner", "info",
    ("四角相撞：{slots} 的四个角碰在一处",
     "four corners meet: {slots}"),
)  # fmt: skip
BUTTED_HEADS: Final = _check(
    "butted_heads", "warning",
    ("碰题：{slots} 的标题并排相碰",
     "headlines side by side: {slots}"),
    ("给其中一篇加框，或错开高度，或在中间放图",
     "box one of them, shift one down, or put a picture between"),
)  # fmt: skip
BUTTED_HEADS_ALIKE: Final = _check(
    "butted_heads", "error",
    ("碰题：{slots} 的标题并排相碰，字号和宽度也一样",
     "headlines side by side, equal in size and width: {slots}"),
    ("给其中一篇加框，或错开高度，或换字号；一排简讯写 级: 简讯",
     "box one of them, shift one down, or change its size; a row of briefs has the rank brief"),
)  # fmt: skip
STACKED_HEADS: Final = _check(
    "stacked_heads", "warning",
    ("叠题：{slots} 两题之间只有 {lines} 行文字",
     "headlines stacked with only {lines} text lines between: {slots}"),
    ("两题之间至少留三行文字",
     "leave at least three lines of text between"),
)  # fmt: skip
HEADS_IN_A_ROW: Final = _check(
    "stacked_heads", "warning",
    ("叠题：{slots} 一样宽、一样大的题上下连着 {count} 个",
     "{count} headlines of one width and size below one another: {slots}"),
    ("给其中一篇换题号、加框，或换个宽度",
     "give one of them another size, a box, or another width"),
)  # fmt: skip
SAME_HEADS: Final = _check(
    "same_heads", "info",
    ("题号雷同：相邻的 {slots} 标题字体字号一样（{size}pt）",
     "neighbours with the same headline face and size ({size}pt): {slots}"),
)  # fmt: skip
HEAD_ORDER: Final = _check(
    "head_order", "warning",
    ("题大小失序：{slots}，次要的反而题大（{size}pt）",
     "headline sizes out of order: {slots} ({size}pt over the weightier)"),
    ("按稿件的级定题号，或改稿件的级",
     "size headlines by rank, or change the rank"),
)  # fmt: skip
FALSE_LEAD: Final = _check(
    "false_lead", "warning",
    ("假头条：左上角是 {found}，头条却是 {lead}",
     "false lead: {found} stands at the top left, the lead is {lead}"),
    ("把头条移到左上，或写明 允许: [假头条]",
     "move the lead there, or allow it: 允许: [假头条]"),
)  # fmt: skip
TWO_LEADS: Final = _check(
    "false_lead", "warning",
    ("一版两个头条：{slots} 都写作头条",
     "two leads on one page: {slots}"),
    ("并重的两篇写作 级: 双头条，否则把一篇降为二条",
     "two of equal weight are double_lead, else make one of them second"),
)  # fmt: skip
HEAD_OVER_TEXT: Final = _check(
    "head_over_text", "error",
    ("题文分离：有一栏文字高过自己的标题",
     "a column of text starts above its own headline"),
)  # fmt: skip
SHORT_LEG: Final = _check(
    "short_leg", "warning",
    ("短腿：第{columns}栏只有 {lines} 行",
     "short leg: {lines} lines in column {columns}"),
    ("并栏、减栏，或让图占去这一栏",
     "use fewer columns, or let a picture take this one"),
)  # fmt: skip
GREY: Final = _check(
    "grey", "info",
    ("灰版：{columns} 栏 {lines} 行文字没有小标题、图或引文",
     "grey: {columns} columns of {lines} lines without subhead, picture, quote"),
)  # fmt: skip
LONE_LINE: Final = _check(
    "lone_line", "warning",
    ("单行不成栏：第{column}栏顶上只有一段的末行",
     "lone line: column {column} starts with the last line of a paragraph"),
    ("那一段加减几个字，让它多一行或少一行",
     "a few characters more or fewer make that paragraph a line longer or shorter"),
)  # fmt: skip
SUBHEAD_AT_FOOT: Final = _check(
    "lone_line", "error",
    ("背题：小标题落在第{column}栏的栏底",
     "a subhead stands at the foot of column {column}"),
    ("前面加减一两行字，或把小标题挪到另一段前面",
     "add or cut a line or two before it, or move it before another paragraph"),
)  # fmt: skip
QUESTION_AT_FOOT: Final = _check(
    "lone_line", "warning",
    ("问答分离：问句落在第{column}栏的栏底，答话在下一栏",
     "a question stands at the foot of column {column}, its answer in the next"),
    ("加一两个字，让问句连同答话到下一栏",
     "a word more or less takes it to its answer"),
)  # fmt: skip
TORN: Final = _check(
    "lone_line", "error",
    ("断开：第{column}栏的栏顶是从上一栏断来的小标题、提要、摘引或署名",
     "a subhead, summary, pull quote or byline is torn: it goes on at the top of column {column}"),
    ("加减几个字，或把它挪到另一段后面",
     "change a few words, or move it behind another paragraph"),
)  # fmt: skip
HEAD_BREAK: Final = _check(
    "head_break", "warning",
    ("标题断行：“{text}”{why}",
     "headline break: “{text}” {why_en}"),
    ("在标题里用“ / ”指定换行",
     "set the break yourself with “ / ” in the headline"),
)  # fmt: skip
HEAD_OVERFLOW: Final = _check(
    "head_overflow", "error",
    ("标题溢出：“{text}”宽 {measured} 字，只有 {limit} 字",
     "headline too wide: “{text}” needs {measured} em of {limit}"),
    ("缩短标题，或用“ / ”分行，或让它多跨一栏",
     "shorten it, break it with “ / ”, or give it one more column"),
)  # fmt: skip
PHOTO_CLASH: Final = _check(
    "photo_clash", "warning",
    ("图片相碰：{slots} 的图片紧挨着，中间没有线也没有图说",
     "pictures of {slots} touch without rule or caption between"),
    ("给其中一篇加框，换一个角放图，上下相叠的写上图说；几张是一组的，写明 允许: [图片相碰]",
     "box one of them, put a picture at another corner, caption the upper one; of a set allow it: 允许: [图片相碰]"),
)  # fmt: skip
DUPLICATE: Final = _check(
    "duplicate", "error",
    ("重稿：{slots} 里同一段文字不止一次：“{text}……”",
     "the same paragraph more than once in {slots}: “{text}…”"),
    ("删去一处",
     "remove one of them"),
)  # fmt: skip
DUPLICATE_PICTURE: Final = _check(
    "duplicate", "error",
    ("重图：{slots} 里同一张图不止一次",
     "the same picture more than once in {slots}"),
    ("换掉一张",
     "replace one of them"),
)  # fmt: skip
TRUNCATED: Final = _check(
    "truncated", "warning",
    ("断尾：最后一段没有收尾标点，结束在“{text}”",
     "the last paragraph ends without a final mark: “{text}”"),
    ("看看原稿是否缺了下文",
     "see whether the copy is cut short"),
)  # fmt: skip
CREDIT_NO_PHOTO: Final = _check(
    "credit_no_photo", "warning",
    ("文/图无图：署名说有图，这篇却没有图",
     "the byline claims a picture and there is none"),
    ("补图，或改署名，或写明 允许: [文/图无图]",
     "add the picture, change the byline, or allow it: 允许: [文/图无图]"),
)  # fmt: skip
PHOTO_NO_CREDIT: Final = _check(
    "credit_no_photo", "info",
    ("图片没有作者：{file} 没有写摄影或制图，署名也没有说",
     "a picture without credit: neither {file} nor the byline says who made it"),
    ("写上 摄 或 制图，或在署名里写 文/图",
     "write its credit or drawn, or text_photo in the byline"),
)  # fmt: skip
WIDTH_PUNCT: Final = _check(
    "width_punct", "error",
    ("半角标点：“{text}”",
     "half-width mark between Chinese characters: “{text}”"),
    ("改成全角标点",
     "use the full-width mark"),
)  # fmt: skip
KINSOKU: Final = _check(
    "kinsoku", "error",
    ("避头尾：行首或行末不该有“{mark}”：{text}",
     "“{mark}” must not stand there at a line's edge: {text}"),
)  # fmt: skip
JUMP_MIN: Final = _check(
    "jump_min", "warning",
    ("转接太短：{slots} 只有 {lines} 行（至少 {limit} 行）",
     "a jump leaves only {lines} lines in {slots} (at least {limit})"),
)  # fmt: skip
AMBIGUOUS_TURN: Final = _check(
    "ambiguous_turn", "warning",
    ("两流：第{column}栏排完，不知道该接着读哪里",
     "doubtful turn: below column {column} it is not plain where the text goes on"),
    ("给其中一篇加框或加题，或把图移到栏外",
     "box one of them, give it a headline, or move the picture out of the columns"),
)  # fmt: skip
DOGLEG: Final = _check(
    "dogleg", "info",
    ("不规则块：这篇稿件的轮廓有 {corners} 个角",
     "dogleg: the outline of this article has {corners} corners"),
)  # fmt: skip
DOGLEG_MANY: Final = _check(
    "dogleg", "warning",
    ("不规则块：这篇稿件的轮廓有 {corners} 个角，看不出是一篇",
     "dogleg: an outline of {corners} corners does not read as one article"),
    ("让各部分并成一个矩形，至多拐一个弯",
     "make one rectangle of its parts, with one bend at most"),
)  # fmt: skip
PHOTO_ORPHAN: Final = _check(
    "photo_orphan", "error",
    ("图文分离：{what_zh}离自己的稿件 {lines} 行，中间是空白",
     "a {what_en} stands {lines} lines of white away from its article"),
    ("把它放到文字旁边，或减低这一块的高度",
     "put it beside the text, or make the slot lower"),
)  # fmt: skip
JUMP_PAIR: Final = _check(
    "jump_pair", "error",
    ("转接不符：{here} 与 {there} 的转接语对不上（{words}）",
     "the jump lines of {here} and {there} do not agree ({words})"),
)  # fmt: skip
JUMP_TWICE: Final = _check(
    "jump_pair", "warning",
    ("转接不符：一篇稿件转了 {jumps} 次",
     "an article jumps {jumps} times"),
    ("一篇只转一次：给它更多地方，或删短",
     "one jump an article: give it more room, or cut it"),
)  # fmt: skip
IMPRINT_MISSING: Final = _check(
    "imprint_missing", "error",
    ("出版形式：报头、报眉、报尾里没有 {items_zh}",
     "nameplate, page header and imprint do not tell: {items_en}"),
    ("在 paper.yaml 的 报头 或 报尾 里写上",
     "write it into the nameplate (报头) or imprint (报尾) of paper.yaml"),
)  # fmt: skip
IMPRINT_NUMBER: Final = _check(
    "imprint_number", "info",
    ("出版形式：报尾没有刊号（CN）也没有准印证号",
     "the imprint has neither a CN number nor the number of a permit"),
)  # fmt: skip
AD_MARK: Final = _check(
    "ad_mark", "error",
    ("广告没有标明“广告”",
     "an advertisement is not marked 广告"),
)  # fmt: skip
FOLIO_NO: Final = _check(
    "folio_no", "error",
    ("这一版的报眉没有版次",
     "the page header does not tell the page number"),
    ("在 paper.yaml 的 报眉 里写上版次",
     "put the page number into the folio (报眉) of paper.yaml"),
)  # fmt: skip
NAME_SIZE: Final = _check(
    "name_size", "error",
    ("报名（{measured}pt）不大于头版上其他的字（{limit}pt）",
     "the paper's name ({measured}pt) is not larger than all other text ({limit}pt)"),
    ("加大报名，或减小标题",
     "set the name larger, or the headline smaller"),
)  # fmt: skip
FURNITURE_OVERFLOW: Final = _check(
    "furniture_overflow", "error",
    ("{place_zh}“{words}”太长，伸出了自己的位置或压住别的字",
     "{place_en} “{words}”: too long, it leaves its place or stands on another piece"),
    ("缩短文字，减小字号，或给报头更多行",
     "shorten it, set it smaller, or give the nameplate more lines"),
)  # fmt: skip
GROUND: Final = _check(
    "ground", "error",
    ("“{words}”和它的底色只差 {measured}% 的黑（宜差 {limit}），看不清",
     "“{words}” differs from its ground by only {measured} percent of black (wanted: {limit}): it cannot be read"),
    ("把底纹调浅，或给字换色（题色、样式的 色）",
     "make the ground lighter, or give the type another ink (head_ink, styles)"),
)  # fmt: skip
GROUND_POOR: Final = _check(
    "ground", "warning",
    ("“{words}”和它的底色只差 {measured}% 的黑（宜差 {limit}）",
     "“{words}” differs from its ground by only {measured} percent of black (wanted: {limit})"),
    ("把底纹调浅，或给字换色（题色、样式的 色）",
     "make the ground lighter, or give the type another ink (head_ink, styles)"),
)  # fmt: skip
GROUND_PICTURE: Final = _check(
    "ground", "warning",
    ("“{words}”压在图上，有四分之一的地方和字色最多差 {measured}% 的黑（宜差 {limit}），看不清",
     "“{words}” stands on a picture of which a quarter differs from it by {measured} percent of black at most "
     "(wanted: {limit}): it is hard to read"),
    ("换题色（题色: 黑），换到图的另一头（题位: 压图 或 压图上），或挪焦点",
     "another ink (head_ink: black), the other end of the picture (head_at: over_image, over_image_top), "
     "or another focus"),
)  # fmt: skip
FOLD_TEXT: Final = _check(
    "fold_text", "error",
    ("通版的“{words}”压着折缝或离它只有 {measured} mm（至少 4 mm）",
     "“{words}” stands on the fold of a spread or only {measured} mm from it (at least 4 mm)"),
    ("挪到折缝一边，或换短一些的题",
     "move it to one side of the fold, or write it shorter"),
)  # fmt: skip
DATES: Final = _check(
    "dates", "warning",
    ("版数 {pages} 不是 {limit} 的倍数",
     "{pages} pages: not a multiple of {limit}"),
)  # fmt: skip
DATES_DIFFER: Final = _check(
    "dates", "error",
    ("日期不符：{place_zh}写的是“{words}”，推算是“{derived}”",
     "the {place_en} says “{words}”, derived is “{derived}”"),
    ("不要手写日期、星期、期号、版数，用 {{日期}} {{星期}} {{总期}} {{今日版数}}",
     "do not type them: {{date}} {{weekday}} {{issue}} {{pages_today}} are worked out"),
)  # fmt: skip
PPI: Final = _check(
    "ppi", "warning",
    ("图片偏虚：{file} 印出来只有 {measured} ppi（应有 {limit}）",
     "{file} prints at {measured} ppi (wanted: {limit})"),
    ("换大图，或排小一些",
     "use a larger file, or print it smaller"),
)  # fmt: skip
PPI_LOW: Final = _check(
    "ppi", "error",
    ("图片太小：{file} 印出来只有 {measured} ppi（至少 {limit}）",
     "{file} prints at only {measured} ppi (at least {limit})"),
    ("换大图，或排小一些",
     "use a larger file, or print it smaller"),
)  # fmt: skip
AD_ROOM: Final = _check(
    "ad_room", "warning",
    ("广告 {file} 的宽高比和版位（{booked} mm）不同，{where_zh}各空 {measured} mm",
     "advertisement {file} is of another shape than its slot ({booked} mm): {measured} mm of white {where_en}"),
    ("改版位的行数，或请广告方按版位出图",
     "change the slot's lines, or ask for a picture of that shape"),
)  # fmt: skip
AD_COLOURS: Final = _check(
    "ad_colours", "info",
    ("广告 {file} 是屏幕色（RGB），出片时转成印刷色，和客户看到的会有出入",
     "advertisement {file} is in the colours of a screen (RGB): it is put into inks, and may "
     "look other than its client saw it"),
    ("要颜色准，请广告方出 CMYK 的图或 PDF/X",
     "for true colours ask for a picture in CMYK or a PDF/X"),
)  # fmt: skip
CROPPED: Final = _check(
    "cropped", "warning",
    ("图裁得太多：{file} 只印出 {measured}%（{shape} 的图放在 {room} 的地方）",
     "only {measured}% of {file} is printed (a picture of {shape} in a room of {room})"),
    ("把这一块画成和图差不多的形状，写上 高，或换一张图；要紧的地方写 焦点",
     "draw the slot more like the picture, write its height, or choose another picture; focus keeps what matters"),
)  # fmt: skip
PICTURE_WIDER: Final = _check(
    "picture_width", "info",
    ("图宽没有照写的排：{file} 写的是 {wanted} 字，旁边每栏排不下七个字，就占满了栏，宽 {measured} 字",
     "{file} is {measured} em wide, not {wanted} as written: beside it no column has room for seven characters"),
    ("把图写窄些，文字就从旁边过；要占满，就写几栏",
     "write it narrower, and text runs beside it; to fill columns, write how many"),
)  # fmt: skip
UNFILLED: Final = _check(
    "unfilled", "info",
    ("空栏没有补上：这里空着 {lines} 行 {columns} 栏，备稿里剩下的放进来不合适（太长，或太短，各栏不足四行）",
     "free cells were not filled: {lines} lines of {columns} columns; what is left in reserve does not suit them (too "
     "long, or so short that columns would be stumps)"),
    ("把空栏画窄些，添一篇长短合适的备稿，或在这里放图、广告",
     "draw the free cells narrower, add an article of that length to the reserve, or put a picture or an ad here"),
)  # fmt: skip
WAIVER_UNKNOWN: Final = _check(
    "waiver_unknown", "warning",
    ("允许 里没有“{name}”这一项",
     "no such check to allow: “{name}”"),
)  # fmt: skip
