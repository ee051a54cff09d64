"""What kind of line a part of a headline is says on which level it stands."""

import pytest

from layout.repair.headlines import split_title
from layout.repair.titlekinds import kinds_of


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("新学期第一天", "when"),
        ("——石坪镇茶产业发展见闻", "genre"),
        ("医生：午后尽量别出门", "speech"),
        ("（2025年1月20日）", "dated"),
        ("国内首台！", "call"),
        ("预计年底通车", "detail"),
        ("从靠天吃饭到知天而作", "leads"),
        ("敢闯敢干", "slogan"),
        ("■名医在线", "marked"),
        ("沿着古道看变迁·驿站篇", "series"),
        ("Spring in Binjiang", "foreign"),
    ],
)
def test_kinds_are_told(part: str, kind: str) -> None:
    assert kind in kinds_of(part)
    assert kind not in kinds_of("两位老人守着一盏灯")


@pytest.mark.parametrize(
    ("parts", "split"),
    [
        (("国内首台！", "南江重工千吨级起重机下线"), ("国内首台！", "南江重工千吨级起重机下线", "")),
        (("新学期第一天", "我县三万名学生吃上热乎午餐"), ("新学期第一天", "我县三万名学生吃上热乎午餐", "")),
        (
            ("涉案金额超3000万元", "青溪警方捣毁一网络赌博团伙"),
            ("涉案金额超3000万元", "青溪警方捣毁一网络赌博团伙", ""),
        ),
        (
            ("焦炉煤气变身高纯氢", "年减排二氧化碳9万吨，可供600辆重卡加氢"),
            ("", "焦炉煤气变身高纯氢", "年减排二氧化碳9万吨，可供600辆重卡加氢"),
        ),
        (
            ("老渡口走出的桥梁师", "——记省劳动模范、路桥集团总工程师高远"),
            ("", "老渡口走出的桥梁师", "——记省劳动模范、路桥集团总工程师高远"),
        ),
        (
            ("（走进乡村看振兴）", "山里的老茶树，火了", "——石坪镇茶产业发展见闻"),
            ("（走进乡村看振兴）", "山里的老茶树，火了", "——石坪镇茶产业发展见闻"),
        ),
        (
            ("敢为", "敢闯", "敢干", "敢首创", "装备制造公司青年突击队纪实"),
            ("", "敢为 敢闯 敢干 敢首创", "装备制造公司青年突击队纪实"),
        ),
    ],
)
def test_lines_stand_where_their_kind_does(parts: tuple[str, ...], split: tuple[str, str, str]) -> None:
    best = split_title(parts).splits[0]
    assert (best.kicker, best.headline, best.deck) == split
