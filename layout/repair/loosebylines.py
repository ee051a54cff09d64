"""Bylines by their grammar, in whatever order: who (role, unit, place, names) and what they did, word by word.

Decisions: one word that is none of these makes the line prose. What somebody did and where somebody belongs is kept
as the credit, in the order printed; who planned, drew or edited is told there too, and is no reporter.
"""

import re
from itertools import pairwise
from typing import Final

from layout.lexicon import word_nats, words_of
from layout.records import dataclass
from layout.repair.belonging import PROVINCES, is_unit, stands_before_name, two_names
from layout.repair.chains import CORRESPONDENT, REPORTER
from layout.repair.marks import HAN, is_name, is_transcribed
from layout.repair.types import Byline

SCHOOL_CLASS: Final = (
    rf"[{HAN}]{{0,12}}?(?:[初高小大][一二三四五六]|[一二三四五六七八九](?:年级)?|\d{{4}}级[{HAN}]{{0,8}})"
    r"\s*(?:[(（·・]\s*[\d一二三四五六七八九十]{1,2}\s*[)）]?|[\d一二三四五六七八九十]{1,2})\s*班"
)
"""A class of a school: 高二·7班, 初二（4）班, 五年级二班."""
_TOKEN: Final = re.compile(
    rf"(?P<gap>[\s、，,;；]+)|(?P<mark>[:：/／|｜丨])"
    rf"|(?P<unit>{SCHOOL_CLASS}|[{HAN}]{{0,6}}[“\"][^“”\"\s]{{1,8}}[”\"][{HAN}]{{1,8}})"
    rf"|(?P<source>(?:[{HAN}]{{0,2}}自|据|原载)?《[^《》]{{1,16}}》)|"
    rf"(?P<latin>[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]*)*(?:[(（][{HAN}]{{2,4}}[)）])?)"
    rf"|(?P<belongs>[(（\[［【][{HAN}]{{1,12}}[)）\]］】])|(?P<word>(?:(?!丨)[{HAN}\d])+(?:·[{HAN}]+)*)"
)
_QUOTED: Final = re.compile('[“"《]')
"""A mark of which the words behind it may have a stop in them."""
_MADE: Final = (
    "口述人?|讲述[人者]?|自述|记录人?|整理|执笔|采写|采访[人者]?|编译|翻译|审校|供稿|改编|编写|撰写|编著|摘编|综合整理"
)
_ROLES: Final = (
    ("reporter", re.compile(rf"{REPORTER}|(?:本报|见习|学生)*(?:撰稿人?|作者|特派员|实习生|文|文字|撰文)|本文作者")),
    ("correspondent", re.compile(CORRESPONDENT)),
    ("photo", re.compile("摄|图|摄影|供图|图片|拍摄|视频|摄像")),
    ("report", re.compile(r"(?:综合|整理|摄影|图文|联合|专题)*报[道导]|文图|图文|综合(?:外电|整理)?|专[访电]")),
    ("made", re.compile(rf"(?:本[报刊台网])?(?:{_MADE}|[译编辑著])")),
    ("planned", re.compile("总?策划|统筹|监制|执行|(?:指导|辅导)(?:老师|教师)")),
    ("staff", re.compile("编辑|责编|责任编辑|编审|校对|审核|设计|美编|制作|剪辑|配音|播音")),
    ("drawn", re.compile("绘图|插图|插画|漫画|制图|手绘|绘|画|配图")),
)
"""What a word says that its neighbours are or did."""
_LEAD: Final = re.compile(rf"(?:{REPORTER}|{CORRESPONDENT}|实习生|讲述[人者]|作者|(?:本[报刊])?编译)(?=[{HAN}])")
_DID: Final = re.compile(rf"(?<=..)(?:{_MADE}|(?:综合|摄影|图文)?报[道导]|摄影?|供图|提供|绘图?)$")
"""What somebody did, straight behind the name."""
_SENT: Final = re.compile(rf"([{HAN}]*?)((?:寄|发)自[{HAN}]{{2,8}}|(?:编译|[摘译选转])自)")
_REPORTED: Final = re.compile(rf"[{HAN}]{{2,6}}报[道导]")
"""Where a report comes from, behind a stroke."""
_FROM: Final = re.compile(rf"(?:{PROVINCES})[{HAN}]{{0,5}}|[{HAN}]{{1,8}}[省市县区州镇乡村旗]")
_HAMLET: Final = re.compile(rf"[{HAN}]{{2,4}}[铺庄屯寨沟堡坪湾坝峪圩塬店营]")
"""A village by how its name ends, which may begin like a name."""
_MARKED: Final = re.compile(r"([文图])\s*[/／]\s*([图文摄])(?=$|[\s)）])")
"""The mark of who did both, which stands behind the names even where no blank sets it apart."""
_ELSE: Final = re.compile("[一二三四五六七八九十首章题篇则组诗词记图文上下中左右前后外女男名岁]")
"""What is in the words that brackets behind a title hold, and in few names of places."""
_GIVERS: Final = re.compile(
    "(?:图片?|照片)?由?(?:受访者|受访单位|受访对象|采访对象|作者|读者|网友|家属|资料)(?:本人)?(?:供图|提供|图)?|资料图片?"
)
"""Who gave a picture, and is no one in particular."""
_PUPIL: Final = re.compile(rf"[{HAN}]{{0,8}}(?:研究生|博士生|硕士生|本科生|大学生|学生|校友|学者|\d+岁)|\d{{1,2}}岁")
_CITIZEN: Final = re.compile(
    rf"(?:作者\s*[:：]?\s*)?((?![{HAN}]*(?:记者|通讯员|摄影))[{HAN}]{{3,5}})[／/]((?![{HAN}]*[摄图文])[{HAN}]{{2,5}})"
)
"""Who wrote, maybe by what he is, and where he lives: `上班族／新莊`."""
_PEN: Final = re.compile(rf"(?![从在向对将把被为与和及的了])[{HAN}][{HAN}](?:[{HAN}])?")
COMMON_NATS: Final = 11.5
"""A word more common than this, in nats, is no name here, whatever it begins with."""
REPORTED_FROM: Final = 6
"""Where a report comes from, with the word for that, has no more characters: 鹿港报道."""
SHORT_UNIT: Final = 8
"""A unit of so many characters is no sentence."""
LONGEST: Final = 50
"""No byline has more characters."""
_PEOPLE: Final = ("reporter", "correspondent", "photo")
_OTHERS: Final = ("planned", "staff", "drawn")
"""Those whose names stand in the credit."""
_ACTS: Final = ("photo", "made", "report", *_OTHERS)


@dataclass(frozen=True, slots=True)
class _Part:
    """One word: what it is, and how it is printed."""

    kind: str
    text: str


def read_loosely(text: str, led: bool = False) -> Byline | None:
    """What a text says as a byline, word by word; nothing where one word is neither role nor unit nor name.

    `led` says that it stood in brackets or behind a bullet: then a unit and a name are enough.
    """
    prose = "。" in text and _QUOTED.search(text) is None
    parts = _parts_of(_MARKED.sub(r" \1\2 ", text)) if len(text) <= LONGEST and not prose else None
    if parts is None or sum(part.kind != "mark" for part in parts) < 2:
        return None
    people: dict[str, list[str]] = {kind: [] for kind in _PEOPLE}
    credit: list[str] = []
    role, told, fresh, wrote = "reporter", 0, 0, False
    front = parts[-1].kind not in _ACTS
    for at, part in enumerate(parts):
        after = parts[at + 1].kind if at + 1 < len(parts) else ""
        told += part.kind not in (("mark",) if led else ("mark", "unit", "given", "name"))
        if part.kind == "name":
            people.get(role, credit).append(part.text)
            fresh += 1
        elif part.kind in ("reporter", "correspondent"):
            role, fresh = part.kind, 0
            wrote |= part.text in "文字"
        elif part.kind in _ACTS:
            ahead = not fresh or after == "mark" or (front and after in ("name", "unit"))
            others = part.kind in _OTHERS
            if (
                not ahead
                and role in people
                and (others or (part.kind == "photo" and (wrote or not _named(parts[:at]))))
            ):
                moved = people[role][-fresh:]
                del people[role][-fresh:]
                (credit if others else people["photo"]).extend(moved)
            if ahead:
                role = part.kind if part.kind in ("photo", *_OTHERS) else "reporter"
            credit.append(part.text)
            wrote, fresh = wrote or part.text == "文", 0
        elif part.kind in ("unit", "given", "source", "sent"):
            credit.append(part.text)
    planned = any(part.kind == "planned" for part in parts) and any(part.kind == "name" for part in parts)
    if not told or not (planned or any(people.values())):
        return None
    reporters, helpers, photo = (tuple(dict.fromkeys(people[kind])) for kind in _PEOPLE)
    return Byline(reporters, helpers, photo, " ".join(credit), author="记者" not in text and bool(reporters))


def _named(parts: list[_Part]) -> bool:
    """Whether a reporter's or a correspondent's role stands among some parts."""
    return any(part.kind in ("reporter", "correspondent") for part in parts)


def _parts_of(text: str) -> list[_Part] | None:
    """The words of a text and the marks behind roles, or nothing where a word is unknown."""
    tokens: list[tuple[str, str]] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            return None
        place, kind = match.end(), match.lastgroup or ""
        single = kind == "word" and len(match[0]) == 1 and len(tokens) > 1 and tokens[-1][0] == "gap"
        if single and tokens[-2][0] == "word" and len(tokens[-2][1]) == 1 and is_name(tokens[-2][1] + match[0]):
            tokens[-2:] = [("word", tokens[-2][1] + match[0])]
        else:
            tokens.append((kind, match[0]))
    found: list[_Part] = []
    for (kind, word), (next_kind, next_word) in pairwise([*tokens, ("end", "")]):
        if kind == "gap":
            continue
        if kind == "belongs" and not _belongs(word):
            return None
        if kind != "word":
            found.append(_Part("name" if kind == "latin" else kind, word))
            continue
        village = next_kind == "gap" and "、" not in next_word and _HAMLET.fullmatch(word) and not found
        read = [_Part("unit", word)] if village else _read(word)
        given = len(found) > 1 and found[-1].kind == "mark" and found[-2].kind == "photo"
        titled = bool(found) and _takes_pen_name(found)
        if len(found) > 1 and found[-1].kind == "mark" and found[-2].kind == "name" and _REPORTED.fullmatch(word):
            read = [_Part("sent", word)]
        torn = word[-1] in "文图摄" and next_kind == "mark" and _is_person(word[:-1])
        if torn:
            read = [_Part("name", word[:-1]), *(_read(word[-1]) or [])]
        if f"自{word}" in text:
            read = [_Part("unit", word)]
        if read is None and titled and _PEN.fullmatch(word) and word_nats(word) is None:
            read = [_Part("name", word)]
        if read is None and given and next_kind == "end":
            read = [_Part("given", word)]
        if read is None:
            return None
        found += read
    return found


def _takes_pen_name(found: list[_Part]) -> bool:
    """Whether what stands before a word says that a person follows: what he is, or the role of a reporter."""
    last = found[-1]
    title = last.kind == "unit" and (stands_before_name(last.text) or _PUPIL.fullmatch(last.text) is not None)
    return title or last.kind == "correspondent" or (last.kind == "reporter" and "文" not in last.text)


def _read(word: str) -> list[_Part] | None:
    """What one word is, or the words that stand in it without a blank: `本报通讯员隋晓禾整理`."""
    for kind, pattern in _ROLES:
        if pattern.fullmatch(word):
            return [_Part(kind, word)]
    if _GIVERS.fullmatch(word):
        return [_Part("given", word)]
    if (lead := _LEAD.match(word)) is not None and (rest := _read(word[lead.end() :])) is not None:
        role = _read(lead[0])
        return [*role, *rest] if role and rest[0].kind == "name" else None
    if _names_unit(word) or _FROM.fullmatch(word) or _PUPIL.fullmatch(word):
        return [_Part("unit", word)]
    pair = two_names(word, frozenset()) if "·" in word else None
    if pair is None and _is_person(word):
        return [_Part("name", word)]
    if (sent := _SENT.fullmatch(word)) is not None:
        rest = _read(sent[1]) if sent[1] else []
        return None if rest is None else [*rest, _Part("sent", sent[2])]
    if (did := _DID.search(word)) is not None and (rest := _read(word[: did.start()])) is not None:
        kind = next((kind for kind, pattern in _ROLES if pattern.fullmatch(did[0])), "made")
        if kind == "report" and word_nats(word[: did.start()]) is not None:
            return [_Part("sent", word)]
        return [*rest, _Part(kind, did[0])]
    if did is not None and did[0][0] == "报" and len(word) <= REPORTED_FROM:
        return [_Part("sent", word)]
    pair = pair or two_names(word, frozenset())
    return [_Part("name", name) for name in pair] if pair and all(map(_is_person, pair)) else None


def read_citizen(text: str) -> Byline | None:
    """What a reader, by name or by what he is, and his town say as a byline; nothing where it is anything else."""
    match = _CITIZEN.fullmatch(text)
    return Byline((match[1],), credit=match[2], author=True) if match else None


def _names_unit(word: str) -> bool:
    """Whether a word is a unit or an office: a longer one tells nothing that somebody does."""
    return is_unit(word) and (len(word) <= SHORT_UNIT or not any(part.kind == "v" for part in words_of(word)))


def _belongs(words: str) -> bool:
    """Whether words in brackets say where somebody lives or belongs."""
    inner = words[1:-1]
    return _FROM.fullmatch(inner) is not None or is_unit(inner) or (len(inner) <= 3 and _ELSE.search(inner) is None)


def _is_person(word: str) -> bool:
    """Whether a word is a name and no common word."""
    nats = word_nats(word)
    office = len(word) > 2 and stands_before_name(word[:2])
    return (is_name(word) and not office and (nats is None or nats >= COMMON_NATS)) or is_transcribed(word)
