"""Blanks and line ends in a headline that only broke a phrase, and those that are pauses.

Decisions: each is weighed by the words beside it, by how the two pieces stand as phrases, and by the article's text:
what runs on across the place there is one phrase here as well.
"""

import re
from typing import Final

from layout.lexicon import seam_nats, word_nats, words_of
from layout.repair.context import Words
from layout.repair.marks import PEOPLE, simplified
from layout.repair.signals import Cue, confidence, score
from layout.repair.titlecues import ACT_FIRST, LABEL, STRONG_MARK, acts_first, is_subject, is_tag
from layout.repair.types import Traced

LABELLED: Final = 5
"""Under the name of a column of two characters a title has so many and more."""
_WAITS: Final = re.compile(
    "(?<!全面)(?<!扎实)(?<!稳步)(?<!有序)(?<!持续)(?<!加快)(?<!深入)(?<!加速)(?<!高效)(?<!协同)(?<!统筹)(?<!顺利)(?<!正式)(?<!火热)(?<!同步)(?<!陆续)"
    "(?<!如期)(?:推进|开展|推动|打造|刷新|降下|建起|迎来|促进|筑牢|凝聚|织密|擦亮|跑出|交出|新增|增设|新建|增添|喜获|荣获|获得|斩获|夺得|设立|引进|吸引|带动|唱响|走进|绘就|谱写|书写|破解|化解|解决|守住|端牢|稳住|扛起|扛牢|夯实|筑起|撑起|串起|拉起|托起|架起|用好|管好|抓好|做好|办好|建好|守好|护好|走好)$"
    "|(?:早日|尽快|积极|努力|着力|大力|不断|进一步|总[是用]|为何|为什么|怎么|如何|怎样|正在|即将|已经|首次|再次)$"
)
"""A verb that waits for what it acts on, or an adverb that waits for its verb: no line of a headline ends so."""
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
_NUMBER: Final = re.compile(r"[\d一二三四五六七八九十百千万两]")
_LEADS_IN: Final = re.compile("[在把被将向对为从以与和及再又也都就才还能可让使获]")
"""How a piece begins that lacks who acts."""
SLOGAN: Final = 7
"""Of a pair of slogans each has no more characters."""
TORN_NATS: Final = 3.5
"""Words that are likelier whole by this much, in nats, were torn by a stray blank."""
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
        elif _is_stump(left, part.text) and not _is_label(left, part.text, index, told):
            cues.append(("tie_stump", 1.0))
        margin = score(cues)
        sure *= confidence(abs(margin))
        if margin > 0:
            mended[-1] = mended[-1] + part
        else:
            mended.append(part)
    return tuple(mended), sure


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

    Of a bare place or office and what it does a text says little: it names both together, whatever the headline does.
    """
    left, right = simplified(left), simplified(right)
    if left[-1].isascii() and right[0].isascii():
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
        ("tie_subject", 1.0 if _COUNTED.fullmatch(left) and not _NUMBER.match(right) else 0.0),
        ("tie_about", 1.0 if left.startswith("关于") and not _NOTICE.search(left) and _ABOUT.search(right) else 0.0),
        ("tie_waits", 1.0 if _WAITS.search(left) else 0.0),
        ("tie_function", 1.0 if _waits_for_noun(left) or right[0] in "的、，," else 0.0),
        ("tie_torn", torn if least != most else torn / 2),
        ("tie_dump", 1.0 if cut >= CUT and least <= 4 else 0.0),
        ("tie_told", _runs_on(left, right, told) * (0.3 if is_subject(left) else 1.0)),
        ("tie_acts", 1.0 if names and (acts_first(right) or _LEADS_IN.match(right)) else 0.0),
        ("tie_alike", 1.0 if least == most >= 4 else 0.5 if most - least == 1 and least >= 5 else 0.0),
        ("tie_echo", 1.0 if left[:2] == right[:2] or left[-2:] == right[-2:] else 0.0),
        ("tie_long", max(0, least + most - 16) / 6),
    ]
    return [(name, float(strength)) for name, strength in cues if strength]


def _waits_for_noun(left: str) -> bool:
    """Whether a piece ends with a word of grammar that needs what follows; a noun may end so too: `坚持问题导向`."""
    if left[-1] not in "的与和及暨在向对为把被、，,":
        return False
    words = words_of(left)
    noun = bool(words) and words[-1].kind == "n" and words[-1].end - words[-1].start > 1
    return not (noun and left[-1] in "向对和")


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
