"""Every finding of preflight and of the proof of the text, in both languages. Codes as in print.md §8."""

from dataclasses import replace
from typing import Final

from layout.diagnostics import Message, Severity
from layout.flow import messages as flow_messages
from layout.shape import messages as shape_messages


def _rule(code: str, severity: Severity, zh: str, en: str, clause: str, hint: tuple[str, str] = ("", "")) -> Message:
    """A finding that rests on a clause."""
    return Message(code, severity, zh, en, hint_zh=hint[0], hint_en=hint[1], clause=clause)


_TEXT: Final = "print.md §8 (text)"
TEXT_MISSING: Final = _rule(
    "text.missing",
    "error",
    "稿件 {article} 有 {count} 字不在页面上",
    "{count} characters of {article} are not on the pages",
    _TEXT,
)
TEXT_DIFFERS: Final = _rule(
    "text.differs",
    "error",
    "稿件 {article} 有一段与原稿不同（{count} 字）",
    "a paragraph of {article} differs from the copy ({count} characters)",
    _TEXT,
)
TEXT_DOUBLED: Final = _rule(
    "text.doubled",
    "error",
    "稿件 {article} 有 {count} 字印了两遍",
    "{count} characters of {article} are printed twice",
    _TEXT,
)
TEXT_EXTRA: Final = _rule(
    "text.extra",
    "error",
    "稿件 {article} 里有 {count} 字原稿没有",
    "{count} characters in {article} are not in its copy",
    _TEXT,
)
TEXT_ORDER: Final = _rule(
    "text.order",
    "error",
    "稿件 {article} 有一段次序不对（{count} 字）",
    "a paragraph of {article} is out of order ({count} characters)",
    _TEXT,
)
TEXT_BROKEN_UP: Final = _rule(
    "text.order",
    "error",
    "稿件 {article} 在一版之内被别的稿件隔开（{count} 字）",
    "article {article} is broken up by another on its page ({count} characters)",
    _TEXT,
)
TEXT_NO_ARTICLE: Final = _rule(
    "text.no_article",
    "error",
    "PDF 里没有稿件 {article}（{count} 字）",
    "article {article} is not in the PDF ({count} characters)",
    _TEXT,
)
TEXT_UNKNOWN_ARTICLE: Final = _rule(
    "text.unknown_article",
    "error",
    "PDF 里的稿件 {article} 不属于本期（{count} 字）",
    "article {article} in the PDF is not of this issue ({count} characters)",
    _TEXT,
)
UNREADABLE: Final = _rule(
    "file.unreadable",
    "error",
    "PDF 打不开：{why}",
    "this PDF cannot be read: {why}",
    "ISO 32000-1, 7.5",
    ("换一个完整、没有加密的 PDF", "use a whole PDF that is not encrypted"),
)

FILE_VERSION: Final = _rule(
    "file.version",
    "error",
    "PDF 版本 {found} 与 {claim} 不合",
    "PDF version {found} does not go with {claim}",
    "print.md §2.1",
)
FILE_ID: Final = _rule("file.id", "error", "没有文件标识（ID）", "the file has no identifier (ID)", "print.md §2.1")
FILE_STRUCTURE: Final = _rule("file.structure", "error", "文件结构：{what}", "file structure: {what}", "print.md §2.1")
FILE_LENIENT: Final = _rule(
    "file.structure",
    "warning",
    "文件结构不严整：{what}",
    "the file's structure is not strict: {what}",
    "ISO 32000-1, 7.5",
)
INFO_AGREE: Final = _rule(
    "info.agree",
    "error",
    "文件信息与 XMP 的 {key} 不一致",
    "{key} differs between the document information and XMP",
    "print.md §2.1",
)
INFO_MISSING: Final = _rule(
    "info.agree", "error", "文件信息缺 {key}", "the document information lacks {key}", "print.md §2.1"
)
X_IDENTIFICATION: Final = _rule(
    "x.identification", "error", "PDF/X 标识不合：{what}", "PDF/X identification: {what}", "print.md §2.2, §2.3"
)
X_NO_CLAIM: Final = _rule(
    "x.identification", "warning", "没有 PDF/X 标识", "the file claims no PDF/X standard", "print.md §2"
)
OI_PROFILE: Final = _rule("oi.profile", "error", "输出意图：{what}", "output intent: {what}", "print.md §2.1")
BOX_NESTING: Final = _rule(
    "box.nesting", "error", "页面框 {box} 不在 {outer} 之内", "{box} is not inside {outer}", "print.md §2.1"
)
BOX_TRIM: Final = _rule("box.trim", "error", "页面没有成品框（TrimBox）", "the page has no TrimBox", "print.md §2.1")
BOX_FORBIDDEN: Final = _rule("box.trim", "error", "页面不该有 {key}", "the page must not have {key}", "print.md §2.1")
PAGE_SIZES: Final = _rule(
    "page.sizes", "warning", "这一版的成品尺寸与第 1 版不同", "this page's trim size differs from page 1", "print.md §6"
)
ACTION_PRESENT: Final = _rule(
    "action.present", "error", "文件里有动作：{key}", "the file holds actions: {key}", "print.md §2.1"
)
ANNOT_BLEED: Final = _rule(
    "annot.bleed", "error", "批注落在出血框内", "an annotation touches the bleed box", "print.md §2.1"
)
FONT_EMBEDDED: Final = _rule(
    "font.embedded",
    "error",
    "字体 {font} 没有嵌入",
    "font {font} is not embedded",
    "print.md §3",
    ("重新输出 PDF，嵌入全部字体", "export the PDF anew with all fonts embedded"),
)
FONT_TYPE: Final = _rule("font.embedded", "error", "字体 {font} 是 {kind}", "font {font} is {kind}", "print.md §3")
FONT_SUBSET: Final = _rule(
    "font.subset", "warning", "字体 {font} 没有子集前缀", "font {font} has no subset tag", "print.md §3"
)
FONT_TOUNICODE: Final = _rule(
    "font.tounicode",
    "error",
    "字体 {font} 有 {count} 个字读不回来",
    "{count} codes of font {font} cannot be read back",
    "print.md §3",
)
FONT_COMPATIBILITY: Final = _rule(
    "font.tounicode",
    "warning",
    "字体 {font} 读回部首或兼容字：{chars}",
    "font {font} reads back radicals or compatibility characters: {chars}",
    "print.md §3",
)
FONT_WIDTHS: Final = _rule(
    "font.widths",
    "error",
    "字体 {font} 的字宽与字形不符（{code}）",
    "widths of font {font} differ from its glyphs ({code})",
    "print.md §3",
)
FONT_NOTDEF: Final = _rule(
    "font.notdef", "error", "用了字体 {font} 的缺字框", "font {font}: the missing-glyph box is printed", "print.md §3"
)
COLOR_SPACE: Final = _rule(
    "color.space",
    "error",
    "{what}用了 {space}",
    "{what} in {space}",
    "print.md §5",
    ("改用 CMYK、灰度或声明的专色", "use CMYK, grey or a declared spot"),
)
COLOR_GREY_TEXT: Final = _rule(
    "color.space", "warning", "文字用了 DeviceGray，不能叠印", "type in DeviceGray cannot overprint", "print.md §5"
)
COLOR_SPOT: Final = _rule("color.spot", "error", "未声明的专色 {name}", "undeclared spot colour {name}", "print.md §5")
COLOR_REGISTRATION: Final = _rule(
    "color.spot",
    "error",
    "套准色 All 印在版内：每块色版都会有它",
    "registration colour (All) inside the page: every plate bears it",
    "print.md §5",
    ("只用在出血外的标记上；版内用黑", "it is for marks outside the bleed; use black inside"),
)
INK_PLATES: Final = _rule(
    "ink.plates",
    "error",
    "版上有印色以外的墨",
    "an ink that this page is not printed with",
    "print.md §5",
    (
        "换成单黑（灰度）的文件，或把这一版印成彩色（印色: 彩）",
        "use a black and white file, or print the page in colour (plates: colour)",
    ),
)
TAC_SWATCH: Final = _rule(
    "tac.swatch",
    "error",
    "{what}总墨量 {value}%，超过 {limit}%",
    "{what}: total ink {value} %, limit {limit} %",
    "print.md §5.2",
)
TAC_AREA: Final = _rule(
    "tac.area",
    "error",
    "局部平均总墨量 {value}%，超过 {limit}%",
    "total ink over an area {value} %, limit {limit} %",
    "print.md §5.2",
)
TAC_SPOT: Final = _rule(
    "tac.area", "warning", "一平方毫米内总墨量 {value}%", "total ink of a square millimetre {value} %", "print.md §5.2"
)
TEXT_OVERPRINT: Final = _rule(
    "text.overprint", "warning", "黑字没有叠印", "black type does not overprint", "print.md §5"
)
TEXT_RICHBLACK: Final = _rule("text.richblack", "error", "文字用了多色黑", "type in rich black", "print.md §5")
TEXT_MULTIINK: Final = _rule(
    "text.multiink", "error", "{size}pt 的字用了 {inks} 个墨色", "type of {size} pt in {inks} inks", "print.md §5"
)
TEXT_TWO_INKS: Final = _rule(
    "text.multiink", "warning", "{size}pt 的字用了 2 个墨色", "type of {size} pt in 2 inks", "print.md §5"
)
TEXT_SMALL: Final = _rule("text.small", "warning", "字小到 {size}pt", "type as small as {size} pt", "print.md §5")
TEXT_TINT: Final = _rule("text.small", "warning", "{size}pt 的字用了平网", "type of {size} pt in a tint", "print.md §5")
TEXT_REVERSED: Final = _rule(
    "text.reversed", "warning", "反白字只有 {size}pt", "reversed type of only {size} pt", "print.md §5"
)
OVERPRINT_WHITE: Final = _rule(
    "overprint.white",
    "error",
    "没有墨的{what}设了叠印，印不出来",
    "{what} without ink overprints and vanishes",
    "print.md §5",
)
LINE_THIN: Final = _rule(
    "line.thin",
    "error",
    "线细到 {width}pt，至少 {limit}pt",
    "a line of {width} pt, {limit} pt at least",
    "print.md §5",
    ("加粗这条线", "make the line heavier"),
)
LINE_INKS: Final = _rule(
    "line.thin", "warning", "{width}pt 的线用了多个墨色", "a line of {width} pt in several inks", "print.md §5"
)
IMAGE_PPI: Final = _rule(
    "image.ppi",
    "error",
    "图片只有 {ppi} ppi",
    "a picture of only {ppi} ppi",
    "print.md §5.1",
    ("换大图或缩小", "use a larger picture or a smaller size"),
)
IMAGE_PPI_POOR: Final = _rule(
    "image.ppi", "warning", "图片 {ppi} ppi，偏低", "a picture of {ppi} ppi: low", "print.md §5.1"
)
IMAGE_PPI_HIGH: Final = _rule(
    "image.ppi", "info", "图片 {ppi} ppi，过高", "a picture of {ppi} ppi: more than is used", "print.md §5.1"
)
IMAGE_ASPECT: Final = _rule(
    "image.aspect", "warning", "图片变形 {percent}%", "a picture distorted by {percent} %", "print.md §5.1"
)
IMAGE_SPACE: Final = _rule("image.space", "error", "图片用了 {space}", "a picture in {space}", "print.md §5.1")
IMAGE_FILTER: Final = _rule(
    "image.space", "error", "图片用了 {filter} 压缩", "a picture compressed with {filter}", "print.md §2.1"
)
TRANSPARENCY: Final = _rule(
    "transparency.x1a", "error", "PDF/X-1a 里有透明", "transparency in PDF/X-1a", "print.md §2.3"
)
TAG_MISSING: Final = _rule("tag.untagged", "error", "文件没有结构树", "the file has no structure tree", "print.md §4")
TAG_NOT_CLAIMED: Final = _rule(
    "tag.untagged",
    "warning",
    "文件没有结构树，也没说有",
    "the file is not tagged and does not claim to be",
    "print.md §4",
)
TAG_UNTAGGED: Final = _rule(
    "tag.untagged", "error", "{what}既无标签也不是装饰", "{what} is neither tagged nor an artifact", "print.md §4"
)
TAG_NESTED: Final = _rule("tag.mcid", "error", "标签套在标签里", "tagged content lies in tagged content", "print.md §4")
TAG_MCID: Final = _rule("tag.mcid", "error", "MCID {mcid} {what}", "MCID {mcid} {what}", "print.md §4")
TAG_PARENT: Final = _rule("tag.parenttree", "error", "父树：{what}", "parent tree: {what}", "print.md §4")
TAG_ALT: Final = _rule(
    "tag.alt",
    "error",
    "图片没有替代文字",
    "a figure has no alternative text",
    "print.md §4",
    ("写图说或 alt", "give it a caption or `alt`"),
)
TAG_LANG: Final = _rule("tag.lang", "error", "文件没有语言", "the file names no language", "print.md §4")
THREAD_RING: Final = _rule("thread.ring", "error", "文章线索：{what}", "article thread: {what}", "print.md §4")
THREAD_RECT: Final = _rule(
    "thread.rect", "error", "文章线索的框在成品框之外", "a bead lies outside the trim box", "print.md §4"
)
OUTLINE_DEST: Final = _rule(
    "outline.dest", "error", "书签“{title}”没有去处", "bookmark “{title}” leads nowhere", "print.md §4"
)
CONTENT_SYNTAX: Final = _rule(
    "content.syntax",
    "error",
    "页面内容读到第 {byte} 字节出错",
    "page content is broken at byte {byte}",
    "ISO 32000-1, 7.8",
)

_AD: Final = "print.md §7"
AD_REJECTED: Final = _rule(
    "ad.rejected",
    "error",
    "广告 {file} 不能付印：{what}",
    "advertisement {file} cannot be printed: {what}",
    _AD,
    ("请广告方按新闻纸条件重出 PDF/X", "ask for a PDF/X made for newsprint"),
)
AD_SIZE: Final = _rule(
    "ad.size",
    "error",
    "广告 {file} 为 {size} mm，版位是 {booked} mm",
    "advertisement {file} is {size} mm, booked {booked} mm",
    _AD,
    ("改版位高度，或请广告方按版位出文件", "change the slot's height, or ask for a file of that size"),
)
AD_BLEED: Final = _rule(
    "ad.bleed", "warning", "广告 {file} 带出血，版位没有", "advertisement {file} has bleed, the slot has none", _AD
)
AD_INTENT: Final = _rule(
    "ad.intent", "warning", "广告 {file} 的输出条件是 {found}", "advertisement {file} was made for {found}", _AD
)
AD_CONVERTED: Final = _rule(
    "ad.converted",
    "info",
    "广告 {file} 有 {count} 幅图转成了印刷色",
    "advertisement {file}: {count} pictures were put into the colours of the press",
    _AD,
)
AD_WARNED: Final = _rule("ad.warned", "warning", "广告 {file}：{what}", "advertisement {file}: {what}", _AD)
GRAPHIC_REJECTED: Final = _rule(
    "graphic.rejected",
    "error",
    "图 {file} 不能付印：{what}",
    "picture {file} cannot be printed: {what}",
    _AD,
    ("按新闻纸条件重出 PDF/X，或导出成 SVG", "export a PDF/X made for newsprint, or an SVG"),
)
GRAPHIC_INTENT: Final = _rule(
    "graphic.intent", "warning", "图 {file} 的输出条件是 {found}", "picture {file} was made for {found}", _AD
)
GRAPHIC_WARNED: Final = _rule("graphic.warned", "warning", "图 {file}：{what}", "picture {file}: {what}", _AD)
OVERSET_TEXT: Final = replace(flow_messages.OVERSET, code="overset.text", clause="print.md §8")
LOST_GLYPH: Final = replace(shape_messages.MISSING_GLYPH, code="missing.glyph", clause="print.md §8")
"""Findings of makeup that a preflight report repeats: what is not on the page."""
