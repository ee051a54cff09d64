"""Blanks and line ends in a headline that only broke a phrase, and those that are pauses.

Decisions: each is weighed by the words beside it, by how the two pieces stand as phrases, and by the article's text:
what runs on across the place there is one phrase here as well.
"""

import re
from itertools import pairwise
from typing import Final

from layout.lexicon import seam_nats, word_nats, words_of
from layout.repair.context import Words
from layout.repair.marks import HAN, OFFICES, PEOPLE, is_spaced, simplified
from layout.repair.signals import Cue, confidence, score
from layout.repair.titlecues import ACT_FIRST, LABEL, STRONG_MARK, acts_first, is_subject, is_tag, names_person
from layout.repair.types import Traced

LABELLED: Final = 5
"""Under the name of a column of two characters a title has so many and more."""
_WAITS: Final = re.compile(
    "(?<!全面)(?<!扎实)(?<!稳步)(?<!有序)(?<!持续)(?<!加快)(?<!深入)(?<!加速)(?<!高效)(?<!协同)(?<!统筹)(?<!顺利)(?<!正式)(?<!火热)(?<!同步)(?<!陆续)"
    "(?<!如期)(?:推进|开展|推动|打造|刷新|降下|建起|迎来|促进|筑牢|凝聚|织密|擦亮|跑出|交出|新增|增设|新建|增添|喜获|荣获|获得|斩获|夺得|设立|引进|吸引|带动|唱响|走进|绘就|谱写|书写|破解|化解|解决|守住|端牢|稳住|扛起|扛牢|夯实|筑起|撑起|串起|拉起|托起|架起|用好|管好|抓好|做好|办好|建好|守好|护好|走好)$"
    "|(?:早日|尽快|积极|努力|着力|大力|不断|进一步|总[是用]|为何|为什么|怎么|如何|怎样|正在|即将|已经|首次|再次)$"
)
"""A verb that waits for what it acts on, or an adverb that waits for its verb: no line of a headline ends so."""
_OFFICE_WAITS: Final = re.compile(
    rf"[{HAN}]{{1,8}}(?:{OFFICES}|[省市县区镇乡村校院队])(?:发布|公布|召开|举行|举办|出台|推出|招收|招募|签署|创建)"
)
"""An office and a verb that waits for what it acts on."""
_CHANGES: Final = re.compile(
    "(?:上涨|下跌|下降|回升|回落|增长|上调|下调|提高|降低|启动|开[始通工放])$|突破|[达超至]\\S{2,6}$"
)
"""What a whole clause ends with, as what an office announces may be one."""
_NOTICE: Final = re.compile("(?:公告|通知|通告|启事|办法|公示|声明|倡议书|公开信|简章)$")
_ABOUT: Final = re.compile(
    "的(?:公告|通[知告报]|启事|公示|声明|决定|意见|报告|批复|复?函|倡议书?|(?:实施)?方案|办法|说明|建议|提案)$"
)
"""How the title of a notice ends that began with 关于."""
_CHAPTER: Final = re.compile(r"第[\d〇零一二三四五六七八九十百]+[章回节集讲课期篇卷部辑]")
"""The number of a part, before its title."""
_COUNTED: Final = re.compile(
    r"(?:全[省市区县校村]|近|逾|约|超)?[\d一二三四五六七八九十百千万两]+[余多]?[名位户个家对群]?"
    rf"(?:{PEOPLE}|农民|学子|师生|老人|儿童|孩子|党员|干部|志愿者|选手|游客|教师|医生|专家|企业|商户|摊主|骑手|民警|家庭|儿女|青年|少年)"
)
"""Some people, counted: who acts, and no line of a headline."""
_FOR_WHOM: Final = re.compile(
    rf"([{HAN}]{{2,10}}?)(?:为(?![了民])|给|向|替|帮|助|让|请|教|陪|带|邀)[{HAN}\d“”]{{0,6}}"
    rf"(?:{PEOPLE}|群众|农民|师生|老人|儿童|孩子|党员|干部|[选骑]手|游客|教师|医生|用户|业主|商户|企业|家庭|青年|妇女|战士|官兵|小朋友|[农菜果]农|工人|[住农车]户|[一-龥]{{2}}人士)"
)
"""Who acts, and for whom."""
_ACTS_ITSELF: Final = re.compile(
    rf"(?:{OFFICES}|残联|红十字会|街道|城管|食堂|[警员队师兵]|志愿者|村里|镇里|县里|市里|我[省市县区州镇乡村校院])$"
)
"""Who may act for others, as they are called."""
_MANY: Final = re.compile(rf"(?:[\d一二三四五六七八九十百千万两]+[余多]?|首批|多)[名位][{HAN}]{{2,6}}")
"""People by their number and what they are."""
_NUMERAL_LAST: Final = re.compile("[一二三四五六七八九十百千万亿两]{2}$|第[一二三四五六七八九十百]+$")
_NUMERAL_FIRST: Final = re.compile(
    "[一二三四五六七八九十百千万亿]+[名位个户家对群万亿项件艘场次条座栋册吨亩天年月日岁元倍届批]"
)
"""A number that goes on, and what it counts."""
_FRAMES: Final = tuple(
    (re.compile(verb), re.compile(f"(?:{noun})”?$"))
    for verb, noun in (
        ("刷新|创下?|打破|改写", "[纪记]录"),
        ("跑出|按下", "加速度|[快加][进速]键"),
        ("打[响好赢]", "[战仗]"),
        ("交出|提交", "答卷|成绩单"),
        ("拉开|揭开", "[序帷大]幕"),
        ("迈[出上进]|走出|踏上", "步伐|一步|台阶|征程|新路|之路"),
        ("打通", "公里|堵点|血脉|梗阻"),
        ("筑[牢起]|构筑|织[密牢]|守[住牢]", "防线|屏障|底线|[护防]网|防护网|关口"),
        ("架[起设]|搭[建起]", "桥梁?|平台|舞台"),
        ("撑起", "[伞天]|天空"),
        ("擦亮", "名片|底色|招牌"),
        ("绘[就出制]|描绘", "画卷|图景|蓝图"),
        ("谱写|奏响|书写", "篇章?|乐章|华章|凯歌"),
        ("吹响", "号角?"),
        ("注入|激[发活]|增添", "动[能力]|活力|生机"),
        ("开出", "处方|药方|罚单"),
        ("圆了?", "梦"),
        ("召开|举[行办]", "会|会议|仪式|[比竞]?赛|活动|讲座|论坛|典礼"),
        ("签[署订]", "协议书?|合同|备忘录"),
        ("喜获|荣获|斩获|夺得|捧回|摘得", "[金银铜]牌|[冠亚季]军|[一二三特]等奖|大奖|称号|桂冠"),
    )
)
"""A verb, and the noun that completes it, with whatever stands between: 刷新 … 纪录."""
_HEAD_NOUN: Final = re.compile(
    rf"[{HAN}]{{0,4}}(?:要点|须知|指南|常识|名单|守则|规程|一览|[览日程目价间]表|目录|简介|公告|通告|启事|公示)"
)
"""What a notice or a list is called: what it is of stands before it."""
LIST: Final = 4
"""Pieces of no more characters that stand side by side are a list."""
_NUMBER: Final = re.compile(r"[\d一二三四五六七八九十百千万两]")
_LEADS_IN: Final = re.compile("[在把被将向对为从以与和及再又也都就才还能可让使获]")
"""How a piece begins that lacks who acts."""
SLOGAN: Final = 7
"""Of a pair of slogans each has no more characters."""
TORN_NATS: Final = 1.5
"""Words that are likelier whole by so much, in nats, were torn: of 726 blanks between parts three tear one."""
CUT: Final = 1.8
"""From this strength on, the dump itself says that two characters stand together."""


def mend_phrases(
    parts: tuple[Traced, ...], words: Words, starts: frozenset[int] = frozenset(), told: str = ""
) -> tuple[tuple[Traced, ...], float]:
    """The parts with those put together that a blank or a line end had torn; and how sure that is (0-1).

    `starts` are the offsets of printed lines: a word on a line of its own is no stump. `told` is the article's text,
    without blanks.
    """
    mended: list[Traced] = []
    sure = 1.0
    subject_open = False
    for index, part in enumerate(parts):
        if not mended:
            mended.append(part)
            subject_open = is_subject(part.text)
            continue
        left = mended[-1].text
        cues = seam_cues(left, part.text, words, told)
        if len(mended) > 1 and len(mended[-2].text) == len(left) <= SLOGAN != len(part.text):
            cues.append(("tie_closed", 1.0))
        short = len(left) <= 13 and len(part.text) <= 8
        acts = index > 1 or ACT_FIRST.match(part.text) is not None
        if (
            subject_open
            and acts
            and not _NOTICE.search(part.text)
            and (index == 1 or (index == 2 and len(mended) == 1 and short))
        ):
            cues.append(("tie_subject", 1.0))
        if is_tag(left) or _CHAPTER.fullmatch(left):
            cues.append(("tie_tag", 1.0))
        elif part.at[0] in starts:
            cues.append(("tie_line", 1.0))
        elif _is_stump(left, part.text) and not _in_list(parts, index) and not _is_label(left, part.text, index, told):
            cues.append(("tie_stump", 1.0))
        margin = score(cues)
        sure *= confidence(abs(margin))
        if margin > 0:
            mended[-1] = mended[-1] + part
        else:
            mended.append(part)
    return tuple(mended), sure


def _in_list(parts: tuple[Traced, ...], index: int) -> bool:
    """Whether a piece or the one before it stands in a list of short ones: 书法, 茶艺, 尤克里里."""
    sizes = [len(part.text) for part in parts[max(index - 2, 0) : index + 2]]
    short = any(max(one, other) <= LIST for one, other in pairwise(sizes))
    words = all(len(part.text) > 1 and not part.text.isdigit() for part in parts[index - 1 : index + 1])
    return len(sizes) > 2 and short and words


def _is_stump(left: str, right: str) -> bool:
    """Whether one of two pieces has one character, or only one of them two, and none of them a call."""
    short, other = sorted((left, right), key=len)
    return (len(short) == 1 or len(short) == 2 < len(other)) and not STRONG_MARK.search(short)


def _is_label(left: str, right: str, index: int, told: str) -> bool:
    """Whether one of two pieces is a word that stands for itself: the name of a column over its title.

    A word that no list knows may be one if the text does not know it either: `微议`.
    """
    short = min(left, right, key=len)
    if index == 1 and left == short and told and left not in told and len(left) > 1 and len(right) >= LABELLED:
        return True
    named = LABEL.search(left) is not None and len(left) > 2
    return (index == 1 and word_nats(short) is not None and (named or (short == left and len(right) >= LABELLED))) or (
        right.startswith("—")
    )


def seam_cues(left: str, right: str, words: Words, told: str) -> list[Cue]:
    """What says that a blank between two pieces of a headline only broke a phrase.

    Of a bare place, office or person and what they do a text says little: it names both at once.
    """
    left, right = simplified(left), simplified(right)
    if is_spaced(left[-1]) and is_spaced(right[0]):
        return [("tie_latin", 1.0)]
    if right.startswith(("——", "--")):
        return [("tie", 1.0)]
    least, most = sorted((len(left), len(right)))
    torn = min(seam_nats(left, right) / TORN_NATS, 2.0)
    cut = words.cut_strength(left, right)
    names = not any(word.kind == "v" for word in words_of(left))
    cues = [
        ("tie", 1.0),
        ("tie_pair", 1.0 if left.count("“") > left.count("”") and right.count("”") > right.count("“") else 0.0),
        ("tie_subject", 1.0 if _counts_people(left) and not _NUMBER.match(right) else 0.0),
        ("tie_whom", 1.0 if _waits_for_act(left, right) else 0.0),
        ("tie_frame", 1.0 if _frames(left, right) else 0.0),
        ("tie_head", 1.0 if names and len(left) > LIST and _HEAD_NOUN.fullmatch(right) else 0.0),
        ("tie_number", 1.0 if _NUMERAL_LAST.search(left) and _NUMERAL_FIRST.match(right) else 0.0),
        ("tie_about", 1.0 if left.startswith("关于") and not _NOTICE.search(left) and _ABOUT.search(right) else 0.0),
        (
            "tie_waits",
            1.0
            if _WAITS.search(left)
            else 1.5
            if _OFFICE_WAITS.fullmatch(left) and not _CHANGES.search(right)
            else 0.0,
        ),
        ("tie_function", 1.0 if _waits_for_noun(left) or right[0] in "的、，," else 0.0),
        ("tie_torn", torn if least != most else torn / 2),
        ("tie_dump", 1.0 if cut >= CUT and least <= 4 else 0.0),
        ("tie_told", _runs_on(left, right, told) * (0.3 if is_subject(left) or names_person(left) else 1.0)),
        ("tie_acts", 1.0 if names and (acts_first(right) or _LEADS_IN.match(right)) else 0.0),
        ("tie_alike", 1.0 if least == most >= 4 else 0.5 if most - least == 1 and least >= 5 else 0.0),
        ("tie_echo", 1.0 if left[:2] == right[:2] or left[-2:] == right[-2:] else 0.0),
        ("tie_long", max(0, least + most - 16) / 6),
    ]
    return [(name, float(strength)) for name, strength in cues if strength]


def _frames(left: str, right: str) -> bool:
    """Whether a verb in the left piece is completed by the end of the right one, which has no such verb of its own."""
    return not acts_first(right) and any(
        verb.search(left) is not None
        and noun.search(right) is not None
        and noun.search(left) is None
        and not any(other.search(right) for other, _ in _FRAMES)
        for verb, noun in _FRAMES
    )


def _counts_people(text: str) -> bool:
    """Whether a piece only says how many people, and what they are."""
    if _COUNTED.fullmatch(text):
        return True
    return _MANY.fullmatch(text) is not None and not any(word.kind == "v" for word in words_of(text))


def _waits_for_act(left: str, right: str) -> bool:
    """Whether a piece says who acts and for whom, and the next one begins with what that is."""
    found = _FOR_WHOM.fullmatch(left)
    if found is None or not (_ACTS_ITSELF.search(found[1]) or is_subject(found[1])):
        return False
    words = words_of(right)
    return acts_first(right) or (bool(words) and words[0].kind == "v")


def _waits_for_noun(left: str) -> bool:
    """Whether a piece ends with a word of grammar that needs what follows; a noun may end so too: `坚持问题导向`."""
    if left[-1] not in "的与和及暨在向对为把被给从以、，,":
        return False
    words = words_of(left)
    noun = bool(words) and words[-1].kind == "n" and words[-1].end - words[-1].start > 1
    return not (noun and left[-1] in "向对和以给")


def _runs_on(left: str, right: str, text: str) -> float:
    """How much of both pieces beside the seam stands together in a text: 0 nothing, 1 from four characters on."""
    if not text or left[-1] + right[0] not in text:
        return 0.0
    most = max(
        (
            one + other
            for one in range(1, 5)
            for other in range(1, 5)
            if len(left) >= one and len(right) >= other and left[-one:] + right[:other] in text
        ),
    )
    return {2: 0.25, 3: 0.5}.get(most, 1.0)
