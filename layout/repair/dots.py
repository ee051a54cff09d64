"""A half-width `.` between Han: a full stop that was lost, the dot inside a foreign name, or neither.

Decisions: a text that has lost its stops has no `。` left and ends with `.` or holds more than one of them; there a `.`
between two clauses is a stop. Where stops survive, a `.` between two runs of characters that spell foreign names is the
name's `·`. What is neither plain is asked, never done. Numbers, marks of lists, addresses and file names stay.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from layout.records import dataclass
from layout.repair.marks import HAN, NUMERALS

DOT: Final = re.compile(rf"(?<=[{HAN}”’）》」』)])\.(?=[{HAN}“‘（《「『]|\d{{1,4}}[年月日]|[”’）》」』)]*$)")
"""A single dot behind Han or a closing mark, before Han, an opening mark, a date or the end of the text."""
_SPELLING: Final = (
    "阿埃艾爱安昂奥澳巴白拜班邦包保鲍贝本比彼毕宾波伯勃博布蔡策查柴茨慈达戴丹德登迪蒂丁东杜顿多俄厄尔恩法凡菲费芬丰冯佛弗夫福富盖甘冈高哥戈格葛根贡"
    "古瓜圭哈海汉豪赫亨侯胡怀霍基吉季加贾江杰捷金京卡凯坎康考柯科可克肯孔库夸昆拉莱赖兰朗劳勒雷蕾黎里礼理丽利莉廉良列林琳龙娄卢鲁路露伦罗洛吕"
    "马玛麦迈曼芒毛茅梅门蒙孟米密敏明缪摩莫默姆慕穆拿娜纳乃奈南瑙内嫩能妮尼宁纽农努诺欧帕派潘庞培佩彭蓬皮平珀普齐奇契恰钱乔切钦琴琼丘屈让热仁日荣茹儒"
    "瑞若撒萨塞赛桑瑟森莎山尚绍舍申圣施什史舒朔丝斯思松苏素索塔泰坦汤唐陶特腾提田铁廷通图吐托脱瓦万旺威韦维魏温文翁翰沃乌武伍西锡希席夏香肖谢欣辛兴修许雪逊"
    "雅亚延扬尧耶叶伊易因英永尤于约云赞泽曾扎詹占张章珍芝治朱卓兹宗祖佐"
)
_SPELT: Final = f"[{_SPELLING}]"
_NAME_BEFORE: Final = re.compile(rf"{_SPELT}{{2,6}}$")
_NAME_BEHIND: Final = re.compile(rf"{_SPELT}{{2,6}}")
_MARK: Final = re.compile(r"[，。；：！？、,;:!?…—“”（）《》\s]|(?<!\d)\.|\.(?!\d)")
_LISTED: Final = re.compile(r"[，。；：！？、,;:!?.\s（(第]")
"""What stands before the number of a list."""
_CLOSERS: Final = "”’）》」』)"
_ENDED: Final = re.compile(f"[{_CLOSERS}]*\\Z")
NAME: Final = 6
"""A part of a foreign name has no more characters."""
_DOMAIN: Final = re.compile("中国|公司|网络|政务|公益|集团|网址|香港|台湾|商城|在线")
"""Chinese top-level domains. Source: IANA Root Zone Database."""
CLAUSE: Final = 4
"""A clause before a stop has at least so many characters."""


@dataclass(frozen=True, slots=True)
class Dot:
    """What a `.` is at a place of a text, how sure (0-1), why, and whether to change it without asking."""

    place: int
    after: str
    confidence: float
    cue: str
    applied: bool


def read_dots(text: str, shut: bytearray) -> tuple[Dot, ...]:
    """The dots of one text that are a lost stop or a name's dot; none where `shut` is set, as it is in addresses."""
    if "." not in text:
        return ()
    places = [match.start() for match in DOT.finditer(text) if not shut[match.start()]]
    places = [place for place in places if not _keeps(text, place)]
    lost = "。" not in text and (len(places) > 1 or (bool(places) and text.rstrip("”’）》」』)").endswith(".")))
    marks = [match.span() for match in _MARK.finditer(text)] if places else []
    clauses = [_clause(text, marks, place) for place in places]
    return tuple(
        dot
        for place, sizes in zip(places, clauses, strict=True)
        if (dot := _read(text, place, lost, sizes)) is not None
    )


def _clause(text: str, marks: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """How many characters stand between a dot and the marks on both sides of it."""
    at = bisect_left(marks, (place, 0))
    left = place - (marks[at - 1][1] if at else 0)
    behind = at + (at < len(marks) and marks[at][0] == place)
    return left, (marks[behind][0] if behind < len(marks) else len(text)) - place - 1


def _keeps(text: str, place: int) -> bool:
    """Whether a dot stands behind a number, which marks a list or a part of one."""
    start = place
    while start and text[start - 1] in NUMERALS:
        start -= 1
    return start < place and (start == 0 or _LISTED.match(text, start - 1) is not None)


def _read(text: str, place: int, lost: bool, sizes: tuple[int, int]) -> Dot | None:
    """What one dot is; `lost` says that the stops of the text are, `sizes` are those of the clauses around it."""
    near = text[max(place - NAME, 0) : place]
    named = _NAME_BEFORE.search(near) is not None and _NAME_BEHIND.match(text, place + 1) is not None
    domain = _DOMAIN.match(text, place + 1) is not None
    if named:
        sure = not (lost or domain)
        return Dot(place, "·", 0.92 if sure else 0.45, "between two parts of a foreign name", sure)
    left, right = sizes
    clause = left >= CLAUSE or text[place - 1] in _CLOSERS
    if _ENDED.match(text, place + 1):
        inside = re.search("[，。；：！？,;:!?]", text[:place]) is not None
        ends = inside or (lost and clause)
        return Dot(place, "。", 0.95, "ends a sentence of Chinese text", True) if ends else None
    if right < 2 or not clause:
        return None
    sure = lost and not domain
    return Dot(place, "。", 0.93 if sure else 0.5, "between two clauses, and the text has no 。", sure)
