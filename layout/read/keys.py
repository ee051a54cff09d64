"""The one table of keys: the English name of every key of issue files and the ways it may be written.

Decisions: a word may mean different keys in different places (`摄` is a picture's credit, in a byline the
photographer); which one is told by the keys that the place knows. Keys are compared without regard to case, `-` is `_`,
traditional characters are as good as simplified ones.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from layout.diagnostics import Words
from layout.traditional import simplified

KEYS: Final[dict[str, tuple[str, ...]]] = {
    # issue
    "paper": ("报纸",),
    "number": ("期", "期号"),
    "date": ("日期",),
    "format": ("版式",),
    "lang": ("语言", "language"),
    "credits": ("责任",),
    "stock": ("稿库", "articles"),
    "reserve": ("备稿",),
    "pages": ("版",),
    "editions": ("分版",),
    "outputs": ("输出",),
    # page
    "name": ("名", "版名", "报名"),
    "section": ("版别",),
    "masthead": ("报头",),
    "dummy": ("版样",),
    "table": ("表",),
    "split": ("分栏", "破栏", "合栏"),
    "waive": ("允许",),
    # slot
    "article": ("稿", "稿件"),
    "rank": ("级",),
    "kicker": ("肩题", "引题", "眉题"),
    "headline": ("主题", "标题", "title"),
    "deck": ("副题", "decks"),
    "column_head": ("栏题",),
    "summary": ("提要",),
    "pictures": ("图", "picture"),
    "box": ("框", "线框"),
    "border": ("花边",),
    "tint": ("底纹",),
    "optional": ("可删",),
    "plates": ("印色",),
    "fold": ("对折",),
    "pending": ("待稿",),
    "teasers": ("导读", "teaser"),
    "photo": ("图片新闻", "photo_story"),
    "ad": ("广告",),
    "jump_to": ("转", "转版", "下转"),
    "jump_from": ("接", "上接"),
    "jump_headline": ("转题",),
    "sentence_end": ("断句",),
    "vertical": ("竖排",),
    "l_shaped": ("曲尺", "拐角"),
    "head_at": ("题位",),
    "head_vertical": ("竖题",),
    "head_width": ("题宽",),
    "head_ink": ("题色",),
    "head_size": ("题号",),
    # picture
    "file": ("文件",),
    "width": ("宽",),
    "height": ("高",),
    "caption": ("图说",),
    "credit": ("摄", "来源"),
    "drawn": ("制图", "绘"),
    "alt": ("替代文字",),
    "focus": ("焦点",),
    "outline": ("轮廓",),
    "where": ("位", "位置"),
    # article
    "dateline": ("电头",),
    "byline": ("署名",),
    "byline_at": ("署名位",),
    "reporters": ("记者", "reporter"),
    "correspondents": ("通讯员", "correspondent"),
    "author": ("文", "作者"),
    "photographers": ("摄", "摄影", "图", "photographer"),
    "text_photo": ("文/图", "图文"),
    "note": ("注", "整理", "来源", "今日", "credit"),
    # paper
    "code": ("代号",),
    "first_issue": ("首期",),
    "period": ("周期",),
    "folio": ("报眉",),
    "imprint": ("报尾",),
    "centre_gutter": ("中缝",),
    "lexicon": ("词库",),
    "styles": ("样式",),
    "fonts": ("字体",),
    "numerals": ("数字",),
    "inks": ("油墨", "专色"),
    "icc": ("色彩特性",),
    # press
    "press": ("印刷",),
    "crop": ("裁切线", "角线"),
    "register_marks": ("套准", "十字线", "register"),
    "bar": ("色标",),
    "slug": ("标注",),
    "spreads": ("通版", "跨版"),
    "impose": ("拼版",),
    "convert_ads": ("广告转色",),
    "file_name": ("文件名",),
    "compress": ("压缩",),
    "black_display": ("压图黑字",),
    "rich_black": ("大面积黑",),
    "tac": ("总墨量", "墨量"),
    "least_ppi": ("图片最低",),
    "good_ppi": ("图片宜有",),
    "most_ppi": ("图片过高",),
    "least_line_art_ppi": ("线稿最低",),
    "good_line_art_ppi": ("线稿宜有",),
    "smallest_type": ("最小字",),
    "smallest_tint_type": ("最小网目字",),
    "smallest_colour_type": ("最小套色字",),
    "smallest_reversed": ("最小反白字",),
    "thinnest_line": ("最细线",),
    "thinnest_colour_line": ("最细套色线",),
    "size_table": ("字号表",),
    "sign_off": ("签发",),
    # limits of checks, under the names of their findings
    "thresholds": ("界限",),
    "near_split": ("近断版",),
    "short_leg": ("短腿",),
    "grey": ("灰版",),
    "jump_min": ("转接太短",),
    "stacked_heads": ("叠题",),
    "photo_orphan": ("图文分离",),
    "ppi": ("图片清晰度",),
    # masthead, folio, imprint
    "lines": ("行", "行数"),
    "columns": ("栏", "栏数"),
    "latin": ("西文名", "拼音"),
    "publisher": ("主办", "出版"),
    "supervisor": ("主管",),
    "licence": ("刊号", "cn"),
    "ears": ("报眼", "ear"),
    "left": ("左",),
    "centre": ("中", "center"),
    "right": ("右",),
    "outer": ("外",),
    "inner": ("内",),
    "page": ("页", "版"),
    "rows": ("文字",),
    # format, split
    "base": ("基础",),
    "trim": ("裁切", "成品"),
    "type_area": ("版心",),
    "margins": ("页边",),
    "top": ("上",),
    "bottom": ("下",),
    "chars": ("字", "字数"),
    "body": ("正文",),
    "leading": ("行距",),
    "gutter": ("栏空",),
    "bleed": ("出血",),
    "all": ("四边",),
    "mode": ("余", "余数"),
    # style, font
    "role": ("字体", "face"),
    "strong": ("粗体",),
    "size": ("字号",),
    "align": ("对齐",),
    "indent": ("缩进",),
    "tracking": ("字距",),
    "line_end": ("行尾",),
    "line_start": ("行首",),
    "first_line": ("段首",),
    "stop_squeeze": ("句号挤压",),
    "punctuation": ("标点",),
    "kinsoku": ("避头尾",),
    "autospace": ("中西间距",),
    "autospace_fixed": ("中西间距固定",),
    "adjust": ("调整",),
    "last_line": ("末行字数",),
    "bind_units": ("数量词连排",),
    "grid": ("对格",),
    "hyphenation": ("断词",),
    "mend": ("规范",),
    "digits": ("竖排数字",),
    "korean": ("韩文",),
    "tabular": ("等宽数字",),
    "latin_scale": ("西文比例",),
    "greek_scale": ("希腊文比例",),
    "cyrillic_scale": ("西里尔文比例",),
    "hangul_scale": ("谚文比例",),
    "spread": ("拉开",),
    "turns": ("转行",),
    "blank_commas": ("逗号空格",),
    "condensed": ("长体",),
    "proportional": ("紧排",),
    "ink": ("色", "颜色", "colour", "color"),
    "system": ("系统", "系统字体"),
    "index": ("序号",),
    "weight": ("字重",),
    "key": ("用于", "文种", "for"),
}
"""English key → how else it may be written."""

SAME_PLACES: Final = 0.5
"""Part of the characters that stand in the same places in a Chinese word and the one that was meant."""
CLOSE: Final = 0.6
"""Likeness (0 to 1, difflib) of a word and the one that was meant."""
_BY_WORD: Final[dict[str, list[str]]] = {}
for _key, _words in KEYS.items():
    for _word in dict.fromkeys((_key, *_words)):
        _BY_WORD.setdefault(_word, []).append(_key)


def canonical(word: str, known: Iterable[str]) -> str | None:
    """The English key that a word means in a place that knows the keys `known`; None where it means none of them."""
    wanted = set(known)
    written = word.strip().lower().replace("-", "_").replace(" ", "_")
    for spelling in dict.fromkeys((written, simplified(written))):
        for key in _BY_WORD.get(spelling, ()):
            if key in wanted:
                return key
    return written if written in wanted else None


@lru_cache(maxsize=8192)
def means(word: str, key: str) -> bool:
    """Whether a word is one of the ways to write `key`."""
    return canonical(word, (key,)) == key


def spellings(known: Iterable[str], zh: bool) -> tuple[str, ...]:
    """The keys of a place as one writes them: in Chinese where there is a Chinese word, or in English."""
    return tuple(KEYS[key][0] if zh and KEYS.get(key) else key for key in known)


def all_spellings(known: Iterable[str]) -> tuple[str, ...]:
    """Every way to write the keys of a place, the usual ones first."""
    names = tuple(known)
    return (*spellings(names, zh=True), *names, *(word for key in names for word in KEYS.get(key, ())))


def did_you_mean(near: str) -> Words:
    """The way out where something close was probably meant; nothing where nothing is close."""
    return Words(f"是不是“{near}”？", f"did you mean {near}?") if near else Words("", "")


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate that was probably meant, or nothing."""
    words = list(dict.fromkeys(candidates))
    if any(ord(char) > 0x2E80 for char in word):  # a slip of the input method changes a character, not its place
        score = {
            other: sum(a == b for a, b in zip(word, other, strict=False)) / max(len(word), len(other))
            for other in words
        }
        score |= {other: 1.0 for other in words if sorted(other) == sorted(word)}  # 上右 is 右上
        best = max(words, key=lambda other: score[other], default="")
        if best and score[best] >= SAME_PLACES:
            return best
    close = get_close_matches(word, words, 1, CLOSE)
    return close[0] if close else ""
