from collections.abc import Callable
from pathlib import Path

import pytest
from dump_damage import make_dump
from dump_score import run
from effort import calls_of, least_seconds, within

from layout.repair import repair_copy
from layout.repair.decode import decode_bytes
from layout.repair.types import Copy

SEED = Path(__file__).with_name("street-news.txt")
TAIL = Path(__file__).parents[1] / "cases" / "repair" / "tail-behind-a-jump.txt"


def test_seed_comes_out_perfect() -> None:
    result = repair_copy((Copy(SEED.name, SEED.read_bytes()),))
    split = [article.split for article in result.articles]
    assert [(s.kicker, s.headline) for s in split] == [
        ("中原区新时代文明实践中心创新活动形式 线上直播+线下活动", "“中原之声”开播"),
        ("西流湖街道服务群众零距离", "便民服务大厅亲民化改造完毕投入使用"),
        ("", "秦岭路街道加强校外培训机构规范管理"),
        ("莲湖街道多措并举治理道路环境", "整治非机动车乱停放 让市容更有序"),
        ("", "林山寨街道开展精细化宣传服务日活动"),
        ("棉纺路街道抓好重难点、做好监管", "大气污染防治再发力 让蓝天常在"),
    ]
    assert [len(article.paragraphs) for article in result.articles] == [4, 4, 3, 3, 2, 3]
    assert all(p.text[-1] in "。" for article in result.articles for p in article.paragraphs)
    assert "“重温党史 恒守初心”" in result.articles[1].paragraphs[1].text
    assert [(a.byline.reporters, a.byline.correspondents, a.byline.credit) for a in result.articles] == [
        (("张改华",), ("杨柳茵",), "文/图"),
        (("张改华",), ("王楠",), "文/图"),
        (("张改华",), ("赵丹阳",), ""),
        (("张改华",), ("魏少杰",), "文/图"),
        (("张改华",), (), ""),
        (("张改华",), ("赵清荷",), ""),
    ]
    assert {article.dateline.text for article in result.articles} == {"本报讯"}
    (dash,) = [change for change in result.changes if change.kind == "dash"]
    assert dash.question and not dash.applied
    assert [removed.line for removed in result.removed if removed.reason.startswith("repeat")] == [17, 23]
    rest = [removed for removed in result.removed if not removed.reason.startswith("repeat")]
    assert {removed.text for removed in rest} == {"记者", "通讯员"}
    assert result.audit.holds


@pytest.mark.parametrize(("level", "segments", "paragraphs"), [(1, 1.0, 0.99), (2, 0.96, 0.97), (3, 0.94, 0.95)])
@pytest.mark.parametrize("half", ["tuned", "held"])
def test_scores_do_not_fall(level: int, segments: float, paragraphs: float, half: str) -> None:
    row = run(level, half, 8).row()
    assert row["segmentation F1"] >= segments - 1e-9
    assert row["paragraph F1"] >= paragraphs - 1e-9
    assert row["punct precision"] >= 0.9995 and row["punct recall"] >= 0.995
    assert row["wrongly removed"] == 0 and row["audit fails"] == 0


def road(*texts: str) -> Callable[[], None]:
    """The road over some texts, one after the other."""
    copies = [Copy("a.txt", text.encode()) for text in texts]
    return lambda: [repair_copy((copy,)) for copy in copies] and None


@pytest.mark.parametrize("level", [1, 2, 3])
def test_cost_is_linear_and_small(level: int) -> None:
    dumps = [decode_bytes(make_dump(level, seed, "all")[0])[0] for seed in range(200, 206)]
    pairs, whole = ["\n\n\n".join(dumps[at : at + 2]) for at in range(0, 6, 2)], "\n\n\n".join(dumps)
    by_pairs = least_seconds(road(*pairs), 2)
    assert within(12000 * by_pairs / len(whole), 0.5)
    assert calls_of(road(pairs[0])) / len(pairs[0]) < 150  # no load changes this
    assert least_seconds(road(whole), 2) < 2 * by_pairs  # 1 as a rule, 3 were it quadratic


def test_a_tail_behind_a_jump_does_not_make_the_road_read_the_dump_twice() -> None:
    jump = (TAIL.read_text("utf-8")).partition("\n---\n")[0]
    dump = decode_bytes(make_dump(3, 200, "all")[0])[0]
    plain, tailed = f"{dump}\n\n\n{dump}", f"{dump}\n\n\n{jump}\n\n\n{dump}"
    removed = repair_copy((Copy("a.txt", tailed.encode()),)).removed
    assert any("抢险队" in gone.text for gone in removed)
    assert calls_of(road(tailed)) / len(tailed) < 1.2 * calls_of(road(plain)) / len(plain)
