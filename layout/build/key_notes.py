"""What every key of the files means, in Chinese and English: what an editor shows while one types, and the reference.

Keys that mean the same everywhere stand under `""`; a mapping's own word for a key goes before. `TITLES` name the mappings.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

Note: TypeAlias = tuple[str, str]
"""In Chinese and English."""

TITLES: Final[Mapping[str, Note]] = {
    "IssueKeys": ("issue.yaml：一期报纸", "issue.yaml: one issue"),
    "PaperKeys": ("paper.yaml：各期不变的内容", "paper.yaml: what does not change from issue to issue"),
    "ArticleKeys": ("稿件头", "an article's front matter"),
    "PageKeys": ("一个版；其余的键是版块名", "a page; every other key names a slot"),
    "SlotKeys": ("一块版面放什么", "what a slot holds"),
    "PictureKeys": ("图片", "a picture"),
    "TableKeys": ("稿件里表格的位置", "where the tables of an article stand"),
    "BoxKeys": ("框", "a box around a slot"),
    "SplitKeys": ("破栏、合栏", "columns re-split or joined"),
    "BylineKeys": ("署名", "a byline"),
    "MastheadPlace": ("报头在版上的位置", "where the nameplate stands"),
    "FormatKeys": ("版式", "a format"),
    "StyleKeys": ("一种文字的样式", "the style of one kind of text"),
    "FontKeys": ("报纸自己的字体", "a face of the paper's own"),
    "FirstIssueKeys": ("首期：期号从这里数起", "from which issue and date the others are counted"),
    "MastheadKeys": ("报头的内容", "what the nameplate says"),
    "FolioKeys": ("报眉", "the page header"),
    "ImprintKeys": ("报尾", "the imprint"),
    "ThresholdKeys": ("各项检查的界限", "limits of checks"),
    "PressKeys": ("印刷：版外的标记，印厂吃得下什么", "the press: marks outside the page, and what it can take"),
}

NOTES: Final[Mapping[str, Mapping[str, Note]]] = {
    "": {
        "article": ("稿名：稿库里的文件，不带 .md", "name of an article file in the stock, without .md"),
        "pending": ("待稿：约多少字，如 900字；排版样用，不能付印", "promised copy, such as 900字; stands in while planning, blocks the press"),
        "rank": ("稿件等级：头条、二条、简讯……主题字号随它和栏宽", "rank; the headline's size follows it and the width"),
        "kicker": ("肩题", "kicker, the line above the headline"),
        "headline": ("主题；“ / ”处回行", "headline; ` / ` breaks a line"),
        "deck": ("副题，一行或几行", "deck, one or several"),
        "column_head": ("栏题：专栏名，在题上", "column head: a standing title above the headline"),
        "summary": ("提要：正文前的一段", "summary before the text"),
        "byline": ("署名：记者、通讯员、文/图；或一句话", "byline: reporters, correspondents …, or a plain text"),
        "byline_at": ("署名位：文末、括注、文前、题下", "where bylines stand"),
        "pictures": ("图：一张或几张", "one picture or several"),
        "table": ("表格占几栏、在哪里", "how wide the tables are and where they stand"),
        "split": ("分栏：如 六破四、三合一", "columns re-split or joined, such as 六破四"),
        "box": ("框：细线、双线、回纹……或 {pattern: …}", "box: fine, double, fret …, or a mapping"),
        "border": ("花边：框的另一种写法", "ornamental border: the same as box"),
        "tint": ("底纹：黑的百分之几", "tint in per cent of black"),
        "optional": ("可删：版面不够时可以略去的部分", "what copyfit may leave out"),
        "waive": ("允许：放行哪些检查结果，写明理由", "findings to let pass, with a reason"),
        "lang": ("语言：zh-Hans zh-Hant zh-HK ja ko en", "language: zh-Hans zh-Hant zh-HK ja ko en"),
        "format": ("版式：四开6栏……或在它上面改几项", "format: a preset, or what differs from it"),
        "stock": ("稿库：稿件的文件夹", "the folder of the articles"),
        "credits": ("责任：责编、校对、版式……", "who answers for it: editor, reader, designer …"),
        "lexicon": ("词库：主题里不拆开的词", "words that a headline must not split"),
        "outputs": ("输出：给印厂的说明，不改变出片（用 build --standard）", "a note to the printer; changes nothing"),
        "sentence_end": ("断句：转版断在句末，或随意", "whether a jump ends at a sentence's end"),
        "section": ("版别：A、B……，版号的开头", "section: begins the page's label"),
        "masthead": ("报头", "nameplate"),
        "width": ("宽，如 2栏", "width, such as 2栏 (columns)"),
        "height": ("高，如 10行；不写则随版面伸缩", "height, such as 10行 (lines); elastic where it is open"),
        "caption": ("图说", "caption"),
        "credit": ("摄、来源", "who took the picture, or where it is from"),
        "drawn": ("制图、绘", "who drew it"),
        "alt": ("替代文字：读屏和电子报用", "alternative text for screen readers"),
        "focus": ("焦点：裁图时保住的地方，如 上、0.3, 0.7", "the point that a crop keeps: a word or `0.3, 0.7`"),
        "where": ("位置：上、下、左、右、左上……", "where it stands: top, bottom, left, right, top-left …"),
        "file": ("文件", "file"),
        "name": ("名称", "name"),
        "date": ("日期：2021-02-09", "date: 2021-02-09"),
        "number": ("期号；能由首期推算就不写", "issue number; only where it cannot be counted"),
        "columns": ("栏数", "number of columns"),
        "lines": ("行数", "number of lines"),
        "size": ("字号：小五、9pt……", "type size: a name or points"),
        "role": ("字体：报宋、黑体、标宋、楷体……", "the role of its face: 报宋 (song), 黑体 (hei) …"),
        "ink": ("颜色：四色百分数或专色名", "ink: per cents of C M Y K, or a spot ink's name"),
        "gutter": ("栏空、空白", "white between columns, or inside a box"),
        "left": ("左", "left"),
        "centre": ("中", "centre"),
        "right": ("右", "right"),
    },
    "SlotKeys": {
        "vertical": ("竖排：是；文字从右起竖着排", "the text runs in vertical lines from the right"),
        "l_shaped": ("曲尺：是；版块可以画成 L 形", "the slot may be drawn as an L"),
        "head_at": ("题位：题在文上、文旁、文中、图上", "where the head stands: over, beside, in the text, on the picture"),
        "head_vertical": ("竖题：是", "the headline stands upright"),
        "head_width": ("题宽：题占几栏或几字", "how wide the head is"),
        "head_ink": ("题的颜色", "the headline's ink"),
        "jump_to": ("转：下转哪里，如 3/续", "where the article goes on, such as 3/续"),
        "jump_from": ("接：上接哪里，如 1/头", "where it comes from, such as 1/头"),
        "jump_headline": ("转题：接续处的题", "headline of the continuation"),
        "teasers": ("导读：几条稿的地址，如 2/甲；页码自动查", "addresses of articles; headlines and page numbers are looked up"),
        "photo": ("图片新闻：图片文件", "a picture article: its file"),
        "ad": ("广告：客户名；文件写在 文件", "advertisement: the client; with `file`"),
        "page": ("页：广告的 PDF 有好几页时，用第几页", "which page of an advertisement's PDF of several pages"),
        "masthead": ("报头：这块放报头", "this slot holds the nameplate"),
    },
    "PageKeys": {
        "name": ("版名：要闻、民生……", "the page's name"),
        "fold": ("对折：不跨，即没有文字跨过对折线（言论版）", "clear: no text crosses the fold (an opinion page)"),
        "plates": ("印色：黑（单黑）、彩，或黑加一种专色，如 黑+报红", "plates: black alone, colour, or black and a spot ink, such as black+报红"),
        "masthead": ("报头：如 上, 12行", "nameplate: such as top, 12 lines"),
        "dummy": ("版样：一字一栏、一行一带的版面图", "the drawn page: a character a column, a row a band"),
    },
    "PictureKeys": {
        "file": ("图片文件，从本文件或期的文件夹算起", "the picture's file, from this file or the issue's folder"),
        "page": ("页：PDF 图有好几页时，用第几页", "which page of a PDF of several pages"),
    },
    "BoxKeys": {
        "pattern": ("花样：细线、粗线、双线、波浪、回纹……", "pattern: fine, bold, double, wavy, fret …"),
        "weight": ("线粗，如 0.5pt", "weight of the line, such as 0.5pt"),
        "gutter": ("框内空白，如 0.5字", "white inside, such as 0.5字"),
    },
    "SplitKeys": {"columns": ("如 六破四", "such as 六破四 (six re-split as four)"), "mode": ("余数：等栏、不动栏空、格", "the remainder: equal, gutter or grid")},
    "BylineKeys": {
        "reporters": ("记者，一位或几位", "reporters"), "correspondents": ("通讯员", "correspondents"), "author": ("文、作者：署在题下", "author: stands below the headline"),
        "photographers": ("摄影", "photographers"), "text_photo": ("文/图：是", "the same people wrote and photographed"), "drawn": ("制图", "who drew"),
        "note": ("如 本报综合、据新华社", "such as 本报综合"), "where": ("署名位：文末、括注、文前、题下", "where it stands"),
    },
    "MastheadPlace": {"where": ("上、左、右", "top, left, right")},
    "FormatKeys": {
        "base": ("基础：四开6栏、对开8栏……", "preset: sikai-6, duikai-8 …"), "trim": ("成品尺寸，如 275×390mm", "trim size, such as 275×390mm"),
        "type_area": ("版心尺寸", "type area"), "margins": ("页边：{上, 下, 左, 右}", "margins: {top, bottom, left, right}"), "chars": ("每栏字数", "characters in a column"),
        "body": ("正文字号", "body size"), "leading": ("行距：1/3、1/4 或 12pt", "leading: 1/3, 1/4 or points"), "gutter": ("栏空，如 1字", "gutter, such as 1字"), "bleed": ("出血，如 3mm", "bleed, such as 3mm"),
    },
    "StyleKeys": {
        "strong": ("粗体用的字体", "the role of strong text"), "leading": ("行距", "leading"), "align": ("对齐：两端、左、中、右", "alignment"), "indent": ("段首缩进，如 2字", "first-line indent, such as 2字"),
        "tracking": ("字距，字的百分数或 字", "tracking"), "line_end": ("行尾标点：半角、可变、全角、悬挂", "marks at line ends: half, flex, full, hang"),
        "punctuation": ("标点：全角、开明、半角、原样", "punctuation style: quanjiao, kaiming, banjiao, plain"), "kinsoku": ("避头尾：无、基本、国标、严格", "prohibitions: none, basic, gb, strict"),
        "autospace": ("中西间距，如 1/8字", "space beside Latin"), "grid": ("对格：弹性、严格", "grid: elastic, strict"), "hyphenation": ("西文断词：是、否", "hyphenation"),
        "mend": ("规范标点：是、否", "mending of marks while setting"), "digits": ("竖排数字：直立、汉字、横卧", "digits in vertical lines"), "korean": ("韩文在词间或音节间回行", "where Korean lines end"),
    },
    "FontKeys": {
        "file": ("字体文件，在报纸的文件夹里", "font file, inside the paper's folder"), "system": ("系统字体名", "name of a system font"), "index": ("字体集里的第几个，从 0 起", "number in a collection, from 0"),
        "weight": ("字重：可变字体定在哪一档", "weight that a variable font is pinned to"), "key": ("用于哪种文字：han、latin……", "the script it is for"),
    },
    "FirstIssueKeys": {"number": ("首期的期号", "its number"), "date": ("首期的日期", "its date"), "period": ("周期：日、周、双周、半月、月", "how often the paper comes out")},
    "MastheadKeys": {
        "lines": ("报头高几行", "how many lines high"), "name": ("报名", "the paper's name"), "latin": ("西文名、拼音", "name in Latin letters"), "publisher": ("主办、出版", "publisher"), "supervisor": ("主管", "supervising body"),
        "licence": ("刊号：CN 号或准印证号", "CN number or licence"), "date": ("日期行怎样写", "how the date line reads"), "number": ("期号怎样写", "how the issue number reads"), "note": ("另加的一句", "a further line"), "ears": ("报眼：左、右", "ears: left, right"), "size": ("报名的字号", "size of the name"), "role": ("报名的字体", "face of the name"),
    },
    "FolioKeys": {"outer": ("外侧", "outer side"), "inner": ("内侧", "inner side")},
    "ImprintKeys": {"rows": ("报尾各行，可用 {刊号} {责编} 等", "its rows, with placeholders"), "page": ("在第几版，不写是末版", "its page; the last where none is written")},
    "ThresholdKeys": {
        "near_split": ("近断版：错开几行以内", "near split page, lines"), "short_leg": ("短腿：少于几行", "short leg, lines"), "grey": ("灰版：几行", "grey page, lines"), "jump_min": ("转接太短：几行", "jump too short, lines"),
        "stacked_heads": ("叠题：隔几行以内", "stacked heads, lines"), "photo_orphan": ("图文分离：隔几行", "picture away from its text, lines"), "ppi": ("图片清晰度：每英寸像素", "pixels an inch"),
    },
    "PressKeys": {
        "crop": ("裁切线：是", "crop marks"), "register_marks": ("套准：是，十字线", "register marks"), "bar": ("色标：是", "colour bar"), "slug": ("标注：是；报名、日期、版次、色版", "slug line: paper, date, page, plates"),
        "black_display": ("图上 24pt 以上的黑字：叠印、镂空", "black type of 24pt and more on a picture: overprint or knockout"), "rich_black": ("大于 20mm 的黑底：是（40 30 30 90）或四色百分数", "black panels larger than 20 mm: yes (40 30 30 90) or four percentages"),
        "compress": ("照片的压缩：无损、JPEG", "compression of photographs: flate (lossless) or jpeg"), "tac": ("总墨量，如 240%", "most ink in one place, such as 240%"), "least_ppi": ("图片低于它不能印", "a picture below it is an error"), "good_ppi": ("图片低于它要提醒", "a picture below it is a warning"), "most_ppi": ("图片高于它白费", "a picture above it is a note"),
        "least_line_art_ppi": ("黑白线稿低于它不能印", "one-bit art below it is an error"), "good_line_art_ppi": ("黑白线稿低于它要提醒", "one-bit art below it is a warning"), "smallest_type": ("最小的字，如 5pt", "smallest type"), "smallest_tint_type": ("网目字最小", "smallest type in a tint"),
        "smallest_colour_type": ("套色字最小", "smallest type in several inks"), "smallest_reversed": ("反白字最小", "smallest reversed type"), "thinnest_line": ("最细的线，如 0.1mm", "thinnest line, such as 0.1mm"), "thinnest_colour_line": ("套色线最细", "thinnest line in several inks"),
    },
    "PaperKeys": {
        "press": ("印刷：标记、印厂的限度", "the press: marks and limits"),
        "name": ("报名", "the paper's name"), "code": ("代号：文件名的开头，英文字母和数字", "code: begins every file name, ASCII"), "first_issue": ("首期：期号从它推算", "the first issue, from which numbers are counted"),
        "folio": ("报眉", "page header"), "imprint": ("报尾", "imprint"), "styles": ("样式：正文、主题、小标题……", "styles by kind of text"), "fonts": ("字体：报纸自己的", "faces of the paper's own, by role"),
        "numerals": ("数字：下转第3版，或 汉字：第三版", "numerals in jump lines: digits or Han"), "size_table": ("字号表：通用、报业", "table of size names: word, press"), "inks": ("油墨：专色和它的四色样子", "spot inks and what they look like"),
        "icc": ("色彩特性：印厂的 CMYK 特性文件", "the printer's CMYK profile"), "thresholds": ("界限：各项检查的", "limits of checks"), "sign_off": ("签发：付印前要哪几校签过", "readings that must be signed before the press"),
    },
    "IssueKeys": {
        "paper": ("报纸：报名", "the paper's name"), "date": ("出版日期；星期、农历、期号由它推算", "date; weekday, lunar date and number follow"), "reserve": ("备稿：有空就补，按次序取", "articles that may fill free cells"),
        "pages": ("版：按版次", "pages by number"), "editions": ("分版：按地址改几处，如 {城区: {2/广: …}}", "editions: overrides by address"),
    },
    "ArticleKeys": {"dateline": ("电头：如 本报讯，排在正文前头", "dateline: runs in before the text"), "date": ("稿件日期，不印", "the copy's date, not printed")},
}  # fmt: skip
"""The notes by model, then by key."""


def key_note(model: str, key: str) -> Note | None:
    """What a key of a mapping means; None where nobody wrote it down."""
    return NOTES.get(model, {}).get(key) or NOTES[""].get(key)
