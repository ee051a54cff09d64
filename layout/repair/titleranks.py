"""What the parts of a headline say of each other: which of them stand on one level, and where another level begins.

Decisions: parts of one kind are not torn apart (clauses that each hold a figure, each name who speaks, each begin
with their verb, are built of words of one length and kind); the name of a column stands alone over the rest; a list
of unequal parts explains a title and is none; who acts is told in the title or over it, not at the end of a
sub-title; a line that says when, or names somebody or something and tells no act, stands over the line that tells it.
"""

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import Final

from layout.lexicon import words_of
from layout.repair.marks import HAN, simplified
from layout.repair.signals import Cue
from layout.repair.titlecues import COLUMN, COLUMN_END, SUBJECT, Parts, acts_first, names_column
from layout.repair.titlekinds import ROLES, kinds_of

ITEM: Final = 10
"""What a sub-title lists is told in so few characters, each."""
_SPEAKS: Final = re.compile(rf"[{HAN}A-Za-z· ]{{2,12}}[:：]")
_NOTICE: Final = re.compile("公告|通告|通知|启事|声明|公示|讣告")
"""A word that names a kind of notice."""
_PHRASE: Final = re.compile(rf"[^—-]\S{{3,}}的“?[{HAN}]{{2,4}}”?")
"""A phrase that ends with what is so: 一棵白菜的十二小时."""
_BRACKETED: Final = re.compile(rf"[（(][{HAN}·“”]{{4,14}}[)）]")
_PART: Final = re.compile(r"[（(](?:[^()（）]{0,8}(?:连载|之))?[\d一二三四五六七八九十百上中下]{1,4}[)）]")
"""Which part of a series a piece is: （二）, （连载十二）."""
"""The name of a series in round brackets: （走进乡村看振兴）."""
_CLAIM: Final = re.compile(r"\S{2,10}[:：]\S{2}")
_MOMENT: Final = re.compile(
    "(?:首[日周月]|第[一二三四五六七八九十][日天]|前夕|之际|之后|以后|之前|期间|过后|当[天日晚]|以来|时节|在即|来临)$"
)

_TWIN_KINDS: Final = frozenset(("amount", "done", "quoted", "verb", "slogan", "leads", "speech", "fact"))
"""Kinds of lines that two parts of one level are often both of."""
_PLACES: Final = 2
"""Two parts of one length with the same character at so many places are as alike as can be."""


def rank_cues(over: Parts, title: Parts, under: Parts) -> list[Cue]:
    """What speaks for and against one way to share a headline's parts out, as they stand beside each other."""
    over, title, under = (tuple(map(simplified, level)) for level in (over, title, under))
    parts = (*over, *title, *under)
    turns = {len(over), len(over) + len(title)} - {0, len(parts)}
    cues = [
        ("column_shared", 1.0 if len(parts) > 2 and _is_column(parts[0], parts[1:]) and len(over) != 1 else 0.0),
        ("title_list", 1.0 if _is_list(title) else 0.0),
        ("over_list", 1.0 if _is_list(over) else 0.0),
        ("echo_torn", 1.0 if len(parts) > 2 and any(_echo(parts, turn) for turn in turns) else 0.0),
        ("twins_torn", 1.0 if any(_paired(parts, turn) for turn in turns) else 0.0),
        ("under_list", 1.0 if len(under) > 2 and max(map(len, under)) <= ITEM else 0.0),
        ("under_speakers", 1.0 if len(under) > 1 and all(map(_SPEAKS.match, under)) else 0.0),
        ("under_actor", 1.0 if len(under) > 1 and any(map(_acts, under[1:])) and not _acts(title[0]) else 0.0),
        ("under_notice", 1.0 if any(map(_NOTICE.fullmatch, under)) else 0.0),
        ("under_phrase", 1.0 if under and _PHRASE.fullmatch(under[-1]) else 0.0),
        ("over_moment", 1.0 if len(over) == 1 and _MOMENT.search(over[0]) else 0.0),
        ("title_moment", 1.0 if len(title) == 1 and (over or under) and _MOMENT.search(title[0]) else 0.0),
        ("over_bracketed", 1.0 if len(over) == 1 and _BRACKETED.fullmatch(over[0]) else 0.0),
        ("title_bracketed", 1.0 if (over or under or len(title) > 1) and _BRACKETED.fullmatch(title[0]) else 0.0),
        ("title_bracketed", 1.0 if over and _PART.fullmatch(title[0]) else 0.0),
        ("over_colon", 1.0 if any(map(_CLAIM.match, over)) else 0.0),
        ("over_verbs", 1.0 if len(over) == 2 and all(map(acts_first, over)) and not acts_first(title[0]) else 0.0),
    ]
    return [*(cue for cue in cues if cue[1]), *_twin_cues((over, title, under))]


def _twin_cues(levels: tuple[Parts, Parts, Parts]) -> list[Cue]:
    """How alike the parts beside each other are, by which levels they stand on."""
    placed = [(part, role) for role, level in zip(ROLES, levels, strict=True) for part in level]
    found: defaultdict[str, float] = defaultdict(float)
    for (one, role), (other, below) in pairwise(placed):
        seam = role if role == below else f"{role}_{below}"
        shape, places, kinds = _twins(one, other)
        found[f"shape_{seam}"] += shape
        found[f"places_{seam}"] += places
        for kind in kinds if role != below else ():
            found[f"torn_{kind}"] += 1
    return [cue for cue in found.items() if cue[1]]


@lru_cache(maxsize=4096)
def _twins(one: str, other: str) -> tuple[float, int, tuple[str, ...]]:
    """How alike two parts are: the share of words of one length and kind; equal characters; kinds that both are of.

    The words are counted from the front or from the back, whichever has more (0-1); the equal characters, of two
    parts of one length, up to `_PLACES`.
    """
    first, second = _shape(one), _shape(other)
    alike = max(sum(a == b for a, b in zip(first[::step], second[::step], strict=False)) for step in (1, -1)) / max(
        len(first), len(second), 1
    )
    equal = sum(a == b for a, b in zip(one, other, strict=False)) if len(one) == len(other) else 0
    theirs = kinds_of(other)
    return alike, min(equal, _PLACES), tuple(kind for kind in kinds_of(one) if kind in _TWIN_KINDS and kind in theirs)


def _shape(text: str) -> tuple[tuple[int, str], ...]:
    """A part's words by their length and kind."""
    return tuple((word.end - word.start, word.kind) for word in words_of(text))


def _is_list(level: Parts) -> bool:
    """Whether a level has three parts and more, of clearly different lengths."""
    lengths = [*map(len, level)]
    return len(lengths) > 2 and max(lengths) - min(lengths) > 2


def _echo(parts: Parts, turn: int) -> bool:
    """Whether the parts on both sides of a place have one length and begin, or end, with the same character."""
    one, other = parts[turn - 1 : turn + 1]
    return len(one) == len(other) and (one[0] == other[0] or one[-1] == other[-1])


def _paired(parts: Parts, turn: int) -> bool:
    """Whether the parts on both sides of a place are a pair: of one length, which no other part beside them has."""
    one, other = map(_length, parts[turn - 1 : turn + 1])
    beside = [*map(_length, (*parts[max(turn - 2, 0) : turn - 1], *parts[turn + 1 : turn + 2]))]
    return one == other and bool(beside) and all(length != one for length in beside)


def _length(part: str) -> int:
    """How many characters of a part are no quotation marks."""
    return len(part) - sum(map(part.count, "“”"))


def _is_column(text: str, rest: Parts) -> bool:
    """Whether the first part is the name of a column: longer parts follow it."""
    told = COLUMN.fullmatch(text) is not None or COLUMN_END.search(text) is not None
    named = names_column(text) and (told or len(rest[0]) != len(text))
    return (named or told) and sum(map(len, rest)) > len(text) + 2


def _acts(text: str) -> bool:
    """Whether a part names a place or an office and what it does."""
    return SUBJECT.match(text) is not None
