"""What an editor may allow (允许): checks of the page by their Chinese and English names.

Source: newspaper.md §6.
"""

from collections.abc import Mapping
from typing import Final

from layout.build import messages_content
from layout.build.context import Faults
from layout.diagnostics import Diagnostic
from layout.model.page import Waiver
from layout.read.keys import nearest
from layout.read.types import Scalar

CHECKS: Final[dict[str, tuple[str, ...]]] = {
    "split_page": ("断版",),
    "near_split": ("近断版",),
    "through_gutter": ("竖通线", "通线"),
    "cross_corner": ("四角相撞",),
    "butted_heads": ("碰题",),
    "stacked_heads": ("叠题",),
    "same_heads": ("题号雷同",),
    "head_order": ("题大小失序",),
    "false_lead": ("假头条",),
    "head_over_text": ("题文分离",),
    "ambiguous_turn": ("两流",),
    "dogleg": ("不规则块",),
    "short_leg": ("短腿",),
    "grey": ("灰版",),
    "lone_line": ("单行不成栏", "背题"),
    "lone_char": ("单字不成行",),
    "head_break": ("标题断行",),
    "head_overflow": ("标题溢出",),
    "photo_clash": ("图片相碰",),
    "photo_orphan": ("图文分离",),
    "overset": ("超",),
    "underset": ("缺",),
    "duplicate": ("重稿重图", "重稿", "重图"),
    "truncated": ("断尾",),
    "credit_no_photo": ("文/图无图", "有图无署"),
    "width_punct": ("半角标点",),
    "kinsoku": ("避头尾",),
    "jump_pair": ("转接不符",),
    "jump_min": ("转版过短",),
    "ad_mark": ("广告标",),
    "imprint": ("报尾不全",),
    "imprint_name": (),
    "imprint_date": (),
    "imprint_number": (),
    "imprint_licence": ("缺刊号",),
    "imprint_publisher": ("缺主办",),
    "imprint_address": ("缺地址",),
    "imprint_printer": ("缺印刷",),
    "imprint_distribution": ("缺发行",),
    "imprint_price": ("缺定价",),
    "folio_no": ("缺版号",),
    "name_size": ("报名字号",),
    "dates": ("日期不符",),
    "page_multiple": ("版数",),
    "ink": ("总墨量",),
    "ppi": ("分辨率",),
    "black": ("黑版",),
    "reverse": ("反白",),
    "fonts": ("字体",),
    "loose_line": ("松行",),
    "overfull_line": ("溢行",),
    "missing_glyph": ("缺字",),
    "pending": ("待稿",),
}
"""Check → its Chinese names."""
_BY_WORD: Final = {word: code for code, words in CHECKS.items() for word in (code, *words)}


def build_waivers(written: Mapping[str, Scalar], faults: Faults) -> tuple[Waiver, ...]:
    """What is allowed, with the reason where one is written; a name that is no check is warned of and kept."""
    found = []
    for word, reason in written.items():
        code = _BY_WORD.get(word, word)
        if word not in _BY_WORD and "." not in word and not word[1:].isdigit():
            near = nearest(word, _BY_WORD)
            values = {
                "code": word,
                "known": "、".join(words[0] for words in CHECKS.values() if words),
                "hint_zh": f"是不是“{near}”？" if near else "",
                "hint_en": f"did you mean {near}?" if near else "",
            }
            faults.append(
                Diagnostic(message=messages_content.UNKNOWN_WAIVER, values=values, span=reason.span, found=word)
            )
        found.append(Waiver(code, reason.text.strip(), reason.span))
    return tuple(found)
