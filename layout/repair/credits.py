"""Bylines and credits of a form of their own: what an agency sent, who told the paper, a pupil's class in English.

Decisions: the form covers the whole text. An agency, an office and somebody who told the paper are credits; a person
is named only by a name.
"""

import re
from typing import Final

from layout.lexicon import word_nats
from layout.repair.belonging import is_unit
from layout.repair.marks import HAN, is_name, simplified
from layout.repair.types import Byline

AGENCY: Final = rf"(?:新华社|中新社|[{HAN}]{{2,3}}社|视觉中国)(?:供?发|供图)"
"""An agency that sent a picture."""
_SENT: Final = re.compile(rf"({AGENCY})(?:([\s(（]*)([{HAN}]{{2,4}}?|[{HAN}]\s{{1,3}}[{HAN}])\s*(摄影?)?\s*[)）]?)?")
HINT: Final = r"(?:新闻)?(?:线索提供[者人]?|(?:线索|报料|爆料)(?:提供)?[者人])"
"""A word for somebody who told the paper what to write about."""
_HINTED: Final = re.compile(rf"{HINT}(\s*[:：]\s*|\s+|)([{HAN}*]{{2,4}}(?:[、\s]+[{HAN}*]{{2,4}}){{0,2}})")
_TITLED: Final = re.compile("(?:女士|先生|同学|小姐|[大阿]\\S)$")
_PUPIL: Final = re.compile(
    r"([A-Z][a-z]+(?: [A-Z][a-z]+){1,2})\s*[,，(（]\s*((?:(?:Class|Grade|Junior|Senior|Year)\s+[A-Za-z\d]+[,，]?\s*)+"
    r"(?:[,，]?\s*[A-Z][A-Za-z\d.' ]*School)?)[)）]?"
)
"""A pupil by name and class, as a page in English signs."""
_PLACED: Final = re.compile(
    rf"(?:本报|特派)?记者([{HAN}]{{2,3}}(?:、[{HAN}]{{2,3}})*)((?:[{HAN}]{{2,3}}|[{HAN}]{{1,3}}[县市])(?:报导|电))"
)
"""Who reports and where from, without a blank, as papers of Taiwan and Hong Kong have it in brackets."""
_FROM: Final = re.compile(rf"([{HAN}]{{2,7}})[ \u3000]+([{HAN}]{{2,3}}|[{HAN}][ \u3000]{{1,3}}[{HAN}])")
"""A place or a school, a blank and a name, as one signs in brackets: （河阳 林晓）."""
_SCHOOL: Final = re.compile(f"[{HAN}]{{2}}(?:[小中大]学|学[校院]|公司|车间|街道|社区|[局厂站队院所])$")
_NO_PLACE: Final = re.compile(
    "图|[主领]|[演唱讲写画编摄拍译选摘转据作]|通讯|记者|供稿|来源|作者|笔名|化名|读者|特约|资料|责编|编辑|整理|指导|辅导|老师"
)
"""What else stands before a name in brackets: who is seen, who did what."""
_LATIN_WORDS: Final = frozenset({
    "a", "an", "the", "my", "our", "your", "his", "her", "its", "this", "that", "of", "in", "on", "at", "to", "for",
    "from", "with", "and", "or", "but", "is", "are", "was", "be", "how", "what", "why", "when", "where", "who", "first",
})  # fmt: skip
"""Words that stand in an English title and in no name."""


def read_credit(text: str, plain: str, bracketed: bool) -> Byline | None:
    """What a text of one of these forms says, without brackets around; `plain` is it in simplified script."""
    if (sent := _SENT.fullmatch(plain)) is not None:
        name = "".join((sent[3] or "").split())
        if name and not (sent[4] or (sent[2] and is_name(name))):
            return None
        return Byline(photo=(name,) if name else (), credit=f"{sent[1]} {sent[4] or ''}".strip())
    if (hinted := _HINTED.fullmatch(plain)) is not None and (hinted[1] or _is_person(hinted[2])):
        people = re.split(r"[、\s]+", hinted[2])
        if ":" in hinted[1] or "：" in hinted[1] or all(map(_is_person, people)):
            return Byline(credit=text)
    if (pupil := _PUPIL.fullmatch(text)) is not None:
        return Byline((pupil[1],), credit=pupil[2].strip(" ,，"), author=True)
    if bracketed and (signed := _FROM.fullmatch(text)) is not None and _is_placed(*map(simplified, signed.groups())):
        return Byline(("".join(signed[2].split()),), credit=signed[1], author=True)
    if bracketed and (placed := _PLACED.fullmatch(plain)) is not None:
        names = tuple(text[slice(*place)] for place in _places(placed))
        if all(map(is_name, placed[1].split("、"))):
            return Byline(names, credit=text[placed.start(2) :])
    return None


def _is_placed(place: str, name: str) -> bool:
    """Whether words are a place or a unit, no person and no role, and a name that is no word."""
    name = "".join(name.split())
    person = is_name(place) and not (is_unit(place) or _SCHOOL.search(place))
    return not person and _NO_PLACE.search(place) is None and is_name(name) and word_nats(name) is None


def is_english_title(text: str) -> bool:
    """Whether words in Latin letters are rather a title than a name."""
    return any(word.lower() in _LATIN_WORDS for word in text.split())


def _places(match: re.Match[str]) -> list[tuple[int, int]]:
    """Where each name of the first group stands."""
    return [(match.start(1) + name.start(), match.start(1) + name.end()) for name in re.finditer("[^、]+", match[1])]


def _is_person(text: str) -> bool:
    """Whether a text is a name and no word, or somebody without a given name: 王女士."""
    return (is_name(text) and word_nats(text) is None) or _TITLED.search(text) is not None
