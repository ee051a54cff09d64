"""Bylines of no usual form, by their words: each is a role, a unit or a name, and a name and a role are there.

Decisions: one word that is neither makes the line prose; what somebody did and where somebody belongs is kept as
the credit, in the order printed.
"""

import re
from typing import Final

from layout.lexicon import word_nats
from layout.repair.belonging import is_unit
from layout.repair.marks import HAN, is_name, padded_fields
from layout.repair.types import Byline

_SPLIT: Final = re.compile(r"[\s、，,;；:：/／|｜()（）]+")
_CALLED: Final = r"(?:特约|特派|特邀|本报|本刊|本社|本台|见习|实习|高级|首席|摄影|文字|学生|校园)*"
_ROLES: Final = (
    ("reporter", re.compile(rf"{_CALLED}(?:记者|撰稿人?|评论员|作者|特派员|实习生|文|文字|撰文)")),
    ("correspondent", re.compile(rf"{_CALLED}通讯员")),
    ("photo", re.compile(r"摄|图|摄影|供图|图片|拍摄|视频")),
    (
        "made",
        re.compile(r"口述人?|讲述人?|记录人?|整理|执笔|采写|采访|编译|翻译|译|审校|供稿|绘图|插图|漫画|制图|提供"),
    ),
    ("pupil", re.compile(r"研究生|博士生|硕士生|本科生|学生|校友|作者")),
)
"""What a word says that its neighbours are; what was made stands in the credit too."""
_DID: Final = re.compile("(?:摄影?|供图|整理|供稿|执笔|采写|绘)$")
_CITIZEN: Final = re.compile(
    rf"(?:作者\s*[:：]?\s*)?((?![{HAN}]*(?:记者|通讯员|摄影))[{HAN}]{{3,5}})[／/]((?![{HAN}]*[摄图文])[{HAN}]{{2,5}})"
)
"""Who wrote, maybe by what he is, and where he lives: `上班族／新莊`."""
COMMON_NATS: Final = 11.5
"""A word more common than this, in nats, is no name here, whatever it begins with."""
LONGEST: Final = 50
"""No byline has more characters."""


def read_loosely(text: str) -> Byline | None:
    """What a line says as a byline, word by word; nothing where one word is neither role nor unit nor name."""
    words = padded_fields(word for word in _SPLIT.split(text) if word)
    if len(text) > LONGEST or len(words) < 2:
        return None
    people: dict[str, list[str]] = {"reporter": [], "correspondent": [], "photo": []}
    credit: list[str] = []
    role, told = "reporter", 0
    for word in words:
        kind = next((name for name, pattern in _ROLES if pattern.fullmatch(word)), "")
        did = _DID.search(word)
        if kind:
            role, told = kind if kind in people else "reporter", told + 1
            credit += [word] if kind in ("made", "photo", "pupil") else []
        elif did is not None and _names(word[: did.start()]):
            people["photo" if did[0] in ("摄", "摄影", "供图") else role].append(word[: did.start()])
            credit, told = [*credit, did[0]], told + 1
        elif is_unit(word):
            credit.append(word)
        elif _names(word):
            people[role].append(word)
        else:
            return None
    if not told or not any(people.values()):
        return None
    reporters, helpers, photo = (tuple(people[kind]) for kind in ("reporter", "correspondent", "photo"))
    return Byline(reporters, helpers, photo, " ".join(credit), author="记者" not in text and bool(reporters))


def read_citizen(text: str) -> Byline | None:
    """What a reader, by name or by what he is, and his town say as a byline; nothing where it is anything else."""
    match = _CITIZEN.fullmatch(text)
    return Byline((match[1],), credit=match[2], author=True) if match else None


def _names(word: str) -> bool:
    """Whether a word is a name and no common word."""
    nats = word_nats(word)
    return is_name(word) and (nats is None or nats >= COMMON_NATS)
