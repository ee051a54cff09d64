"""The Chinese names of the checks: words that 允许 knows beside their codes."""

from typing import Final

NAMES: Final[dict[str, str]] = {
    "断版": "split_page", "近断版": "near_split", "竖通线": "through_gutter", "四角相撞": "cross_corner",
    "碰题": "butted_heads", "叠题": "stacked_heads", "题号雷同": "same_heads", "题大小失序": "head_order",
    "假头条": "false_lead", "题文分离": "head_over_text", "短腿": "short_leg", "灰版": "grey", "单行不成栏":
    "lone_line", "背题": "lone_line", "单字不成行": "lone_char", "标题断行": "head_break", "标题溢出": "head_overflow",
    "图片相碰": "photo_clash", "重稿重图": "duplicate", "重稿": "duplicate", "重图": "duplicate", "断尾": "truncated",
    "文/图无图": "credit_no_photo", "半角标点": "width_punct", "避头尾": "kinsoku", "转接不符": "jump_pair",
    "广告": "ad_mark", "广告空白": "ad_room", "广告颜色": "ad_colours", "图片清晰度": "ppi", "版数": "dates",
    "超": "overset", "缺": "underset",
    "报头溢出": "furniture_overflow", "转接太短": "jump_min", "两流": "ambiguous_turn", "不规则块": "dogleg",
    "图文分离": "photo_orphan", "出版形式": "imprint_missing", "刊号": "imprint_number", "报名": "name_size",
    "报眉": "folio_no", "压折缝": "fold_text", "底色": "ground", "空栏": "unfilled", "裁图": "cropped",
    "图宽": "picture_width",
}  # fmt: skip
"""Chinese names by which an editor allows a finding (允许)."""
