"""Headlines that were run together: which part is the over-line, which the title, which the sub-title.

Decisions: every way to share the parts out is scored as an editor would look at it (a place and its act before a shorter,
stronger line is an over-line; a longer line of facts behind it is a sub-title; two lines of one length are one title);
all of the text is kept, the best reading comes first, the others are listed. A blank that only broke a phrase goes.
"""

import re
from dataclasses import dataclass
from typing import Final

from layout.repair.context import Words
from layout.repair.marks import HAN, PAIRS
from layout.repair.types import Split, Traced

_ORG: Final = (
    r"省|市|区|县|州|旗|镇|乡|村|街道|街道办|办事处|社区|局|委|办|院|校|中心|站|所|队|公司|集团|厅|部|馆|园|场|厂|银行|学校|小学|中学|大学|学院|协会|"
    r"法院|检察院|支队|大队|政府|党委|居委会|村委会|组委会|专班|联盟|基地"
)
_BARE_SUBJECT: Final = re.compile(rf"[{HAN}“”·\dA-Za-z]{{2,10}}(?:{_ORG})")
_SUBJECT: Final = re.compile(
    rf"(?:我[省市区县州校院]|全[省市区县国]|本[市省区县]|[{HAN}“”·\dA-Za-z]{{1,12}}?(?:{_ORG}))"
)
_VERB: Final = re.compile(
    "开展|加强|推进|举行|举办|召开|启动|开播|打造|创新|推动|走进|助力|服务|建设|整治|治理|发布|出台|完成|实现|提升|优化|落实|抓好|做好|强化|深化|"
    "促进|推出|上线|开通|开馆|开工|开业|开放|开幕|闭幕|投用|投入|使用|改造|完毕|夺|获|赢|胜|负|战平|晋级|亮相|揭牌|挂牌|签约|成立|组织|走访|慰问|"
    "培训|演练|排查|检查|督导|调研|部署|征集|公布|公示|迎来|突破|增长|下降|达|超|让|护航|守护|点亮|唱响|绽放|托起|激活|织|筑|聚|暖|惠|解|破|"
    "登场|轮番|启幕|启航|调整|延长|落幕|收官|拉开|提出|上榜|入选|获评|落户|竣工|通车|运行|落地|扩容|升级|变|迎|走|跑|开|话|谈|送|建|办|推|抓|促|保|防|控|查|看|听|讲|学|谈|说|写|画|种|养|修|拆|搬|救|帮|扶|育|引|拓|拟|将|可|能|有|成|入|出|上|下|进|回|到|来|去"
)
_STRONG_MARK: Final = re.compile(r"[“”！？!?《]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The split of a headline: the best first, with the distance of the second in log odds."""

    splits: tuple[Split, ...]
    margin: float
    cues: tuple[tuple[str, float], ...]


def title_parts(lines: tuple[Traced, ...]) -> tuple[Traced, ...]:
    """A headline's parts: its lines, and what blanks set apart in them outside quotations and Latin phrases."""
    parts: list[Traced] = []
    for line in lines:
        start, depth = 0, []
        text = line.text
        for index, char in enumerate(text):
            if char in PAIRS:
                depth.append(PAIRS[char])
            elif depth and char == depth[-1]:
                depth.pop()
            elif char.isspace() and (not depth or depth[-1] not in text[index:]):
                before, after = text[:index].rstrip()[-1:], text[index:].lstrip()[:1]
                latin = before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
                if not latin:
                    parts.append(line.cut(start, index).strip())
                    start = index
        parts.append(line.cut(start).strip())
    return tuple(part for part in parts if part.text)


def mend_phrases(parts: tuple[Traced, ...], words: Words) -> tuple[Traced, ...]:
    """The parts with those put together that a blank or a line end had torn: stumps, and a bare subject and its act."""
    mended: list[Traced] = []
    subject_open = False
    for index, part in enumerate(parts):
        if not mended:
            mended.append(part)
            subject_open = _is_subject(part.text)
            continue
        left = mended[-1].text
        stump = min(len(left), len(part.text)) <= 2 and not part.text.startswith("—")
        cut = words.cut_strength(left, part.text)
        notice = re.search("(?:公告|通知|通告|启事|办法|公示|声明|倡议书|公开信|简章)$", part.text) is not None
        after_subject = subject_open and not notice and (index == 1 or (len(left) <= 13 and len(part.text) <= 8 and index == 2))
        torn = left[-1] in "的与和及暨在向对为把被" or part.text[0] in "的、，," or left[-1] in "、，,"
        latin = left[-1].isascii() and part.text[0].isascii()
        if (stump or torn or after_subject or cut >= 1.8) and not latin:
            mended[-1] = mended[-1] + part
        else:
            mended.append(part)
    return tuple(mended)


def _is_subject(text: str) -> bool:
    return len(text) <= 9 and _BARE_SUBJECT.fullmatch(text) is not None


def split_title(parts: tuple[str, ...]) -> Reading:
    """All readings of a headline's parts, the best first."""
    count = len(parts)
    scored: list[tuple[float, Split, tuple[tuple[str, float], ...]]] = []
    for first in range(0, count):
        for last in range(first + 1, count + 1):
            if first > 2 or count - last > 2 or last - first > 3:
                continue
            over, title, under = parts[:first], parts[first:last], parts[last:]
            cues = _cues(over, title, under)
            scored.append((sum(value for _, value in cues), Split(*map(" ".join, (over, title, under))), cues))
    if not scored:
        return Reading((Split("", " ".join(parts), ""),), 9.0 if count == 1 else -2.0, ())
    scored.sort(key=lambda item: -item[0])
    margin = scored[0][0] - scored[1][0] if len(scored) > 1 else 9.0
    return Reading(tuple(split for _, split, _ in scored[:4]), margin, scored[0][2])


def _cues(over: tuple[str, ...], title: tuple[str, ...], under: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """What an editor would say for and against one reading, in log odds."""
    cues: list[tuple[str, float]] = []
    whole = sum(map(len, title))
    cues.append(("title too long", -0.15 * max(0, whole - 22)))
    strong = len(title) == 1 and (over or under) and _STRONG_MARK.search(title[0])
    cues.append(("title strong by its marks", 0.4 if strong else 0.0))
    cues.append(("title too short", -0.4 * max(0, 5 - whole)))
    if over:
        length = sum(map(len, over))
        acts = _SUBJECT.match(over[0]) is not None and _VERB.search(over[0]) is not None
        cues.append(("over-line: a place and its act", 1.2 if acts else -0.2))
        cues.append(("over-line is stronger than the title", -0.8 if re.search("[！？!?]", over[-1]) else 0.0))
        cues.append(("over-line not shorter than the title's lines", 0.8 if length >= max(map(len, title)) else 0.0))
        cues.append(("over-line shorter than the title", -0.12 * max(0, max(map(len, title)) - length - 4)))
        cues.append(("over-line in two lines", -0.7 if len(over) > 1 else 0.0))
        if len(over) == 2:
            cues.append(
                (
                    "its second line has no act",
                    1.4 if not _VERB.search(over[1].replace("上", "").replace("下", "")) else 0.0,
                )
            )
        cues.append(("over-line is a stump", -0.8 if length < 5 else 0.0))
        cues.append(
            ("title keeps a place and its act", -0.5 if _SUBJECT.match(title[0]) and _VERB.search(title[0]) else 0.0)
        )
        cues.append(("a colon announces the title", 0.8 if over[-1][-1] in ":：" else 0.0))
    if under:
        length = sum(map(len, under))
        cues.append(("sub-title behind a dash", 3.0 if under[0].startswith(("—", "--")) else 0.0))
        longer = length > 1.2 * max(map(len, title))
        cues.append(("sub-title longer than the title", 1.2 if longer else -0.5))
        cues.append(("sub-title shorter than a line", -1.6 if length < 9 else 0.0))
        cues.append(("sub-title with figures", 0.5 if re.search(r"\d", under[0]) else 0.0))
        cues.append(("sub-title in two lines", -0.4 if len(under) > 1 else 0.0))
        placed = _SUBJECT.match(title[0]) and _VERB.search(title[0])
        cues.append(("title begins with a place and its act", -0.9 if placed and len(title) == 1 else 0.0))
        cues.append(("one line of facts behind", 0.3 if re.search("[、，,:：]", under[0]) else 0.0))
    if len(title) > 1:
        lengths = [len(part) for part in title]
        spread = max(lengths) - min(lengths)
        cues.append(
            ("title lines of one length", 1.3 if spread == 0 else 0.9 if spread <= 1 else 0.4 if spread <= 3 else -0.6)
        )
        cues.append(("title in three lines", -0.8 if len(title) > 2 else 0.0))
        echo = sum(1 for one, other in zip(title, title[1:], strict=False) if one[-1] == other[-1] or one[0] == other[0])
        cues.append(("lines of the title echo each other", 1.2 * echo / (len(title) - 1)))
        cues.append(
            (
                "title begins with a place and its act",
                -0.5 if _SUBJECT.match(title[0]) and _VERB.search(title[0]) else 0.0,
            )
        )
        cues.append(("second line rounds it off", 0.5 if re.match("让|为|助|促|保|护|再|共|更|把", title[-1]) else 0.0))
    return tuple(cue for cue in cues if cue[1])
