"""Who wrote it: bylines on lines of their own, at the end of the last sentence, in brackets, or in the dateline.

Decisions: a byline is a chain of roles and names that covers the whole of its text; `记者` inside prose has no
such chain. Two Han set apart by one blank are a short name padded to the width of three. Names the dump has shown
already need no known surname.
"""

import re
from dataclasses import replace
from typing import Final

from layout.lexicon import word_nats, words_of
from layout.records import dataclass
from layout.repair.belonging import (
    AFFILIATION,
    AUTHOR_IS,
    AUTHOR_NAMED,
    BELONGING,
    BELONGS,
    GIVEN,
    OF_AUTHOR,
    SOURCE,
    UNIT,
    are_people,
    names_units,
    take_units,
    two_names,
)
from layout.repair.chains import NAME_NATS, TOLD_DOUBT, TOLD_NATS, joined_credit, read_chain
from layout.repair.credits import is_english_title, read_credit
from layout.repair.loosebylines import read_citizen, read_loosely
from layout.repair.marks import HAN, is_name, simplified
from layout.repair.officials import tells_officials
from layout.repair.titlecues import COLUMN, LABEL, is_tag
from layout.repair.types import Byline

_PROSE: Final = re.compile(r"记者(?:从|在|了解|获悉|看到|走)|^[^\s]{2,8}[讯电]\s")
"""What a sentence says of a reporter; a dateline with text behind it."""
_SET_WIDE: Final = re.compile(rf"[{HAN}] {{1,3}}[{HAN}]|[{HAN}]\u3000{{1,2}}[{HAN}]")
"""Two characters set to the width of three, as names are."""
_SPACED: Final = re.compile(rf"[{HAN}](?:\s+[{HAN}])+")
"""Single characters set apart by blanks."""
_DOTTED: Final = re.compile(r"[·•]\s*([^·•]*\S)\s*[·•]")
_SIGNS_ROLE: Final = re.compile(r"(?:本[报刊社网])?(?:特约|见习|实习)?(?:记者|通讯员|作者|评论员)")
"""What somebody between dots is: a name alone there may be a column's."""
_BULLET: Final = re.compile(r"^[□■○●◎◇◆△▲☆★☉▢⊙]\s*")
_LED: Final = re.compile(r"[—-]{1,2}\s*(?=(?:本报|本刊)?\S{0,6}(?:记者|通讯员)\s)|[Bb][Yy]\s+(?=[A-Z])")
"""A dash or a word that leads to who wrote it."""
_ACTS: Final = re.compile(r"文\s*[/／]\s*[图摄]|图\s*[/／]\s*文|摄影报道|图文报道")
"""What those in the line above did, on a line of its own."""
_BAR: Final = re.compile(
    rf"(?<=[文图摄者员影译理稿])\s*[|｜丨]\s*(?=\S)|(?:(?<=^[文图摄])|(?<=\s[文图摄]))[·•](?=[{HAN}]{{2,4}}(?:\s|$))"
)
"""A bar or a dot between a role and its names."""
_GLUED_ROLE: Final = re.compile(
    rf"(?<=[\s、，,])[{HAN}]{{2,4}}(?=(?:特约|本报)?通[讯訊]员[\s:：]|(?:实习|见习|摄影|本报)记者[\s:：]|实习生[\s:：])"
)
"""A name, and right behind it the role of the next one: a line end stood between."""
_WROTE_DREW: Final = re.compile(rf"^([{HAN}]{{2,3}})文\s*([{HAN}]{{2,3}})[图摄]$")
_TAIL: Final = re.compile(
    rf"(?<=[{HAN}A-Za-z/／)）])\s+(?:(?:(?!摄影|图文|文图)[{HAN}]){{0,7}}(?:报道|報道|报导|報導)|发自[{HAN}]{{2,6}}|(?:图片?|供图)\s*[:：/／]?\s*[{HAN}]{{2,9}}提供|"
    rf"指导(?:老师|教师)\s*[:：]?\s*[{HAN}]{{2,4}})$"
)
"""What may stand behind the names: that they report, where from, who gave the picture, whose pupils they are."""
_STROKE: Final = re.compile(rf"(?<=[{HAN}A-Za-z])\s*[／/]\s*([{HAN}、]{{2,10}}(?:報導|報道|报导|报道|[電电讯訊]))$")
"""Where copy comes from, behind a stroke: `記者林惠琴／台北報導`."""
LOOSE: Final = 3.5
"""How surely a line signs whose words are all roles, units and names, in no usual order."""
UNITS_SIGN: Final = 3.5
"""How surely units in brackets sign, and nobody with them."""
UNIT_SIGNS: Final = 2.0
"""The same of one unit alone."""
MOST_SIGN: Final = 4
"""More names without a role are a list."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A byline with how much speaks for it: 0 for none, above 0 likelier a byline than prose."""

    byline: Byline
    score: float


NOT_ONE: Final = Reading(Byline(), 0.0)

_ENDS_THING: Final = "话图版站店馆号级款奖赛类型式称剧"
"""How a word ends that tells of a thing, and hardly a name."""
_NOT_OVER: Final = re.compile(
    r"[(（\[【]?\s*(?:未完待续|待续|全文完|续完|完|连载|节选|摘编|有删节|高清|方言|组诗|暂名|化名|[左右][一二三四五六]|[左右上下]图\s+\S{2,4}"
    r"|(?:文图|图文|[书诗]画)\s*(?:双[绝全]|并[茂举]|俱佳|[相互][映补配间]\S{0,2}|合璧|结合|兼备))\s*[)）\]】]?"
)
"""What stands in brackets, or under a part of a text, and names nobody."""


PEN: Final = 3
"""A pen name behind a role has no more characters."""
PEN_NAMED: Final = 0.3
"""Behind a role, in brackets or side by side, words that may be pen names (松涛, 星野) are so much as doubtful."""
_WORK: Final = re.compile("摄影\\s*《")
"""A picture with its title, as a list of prizes has it."""


def read_byline(text: str, known: frozenset[str] = frozenset()) -> Reading:
    """What a whole text says as a byline. `known` are names seen in other bylines of the dump."""
    bare = text.strip()
    if (dotted := _DOTTED.fullmatch(bare)) is not None:
        reading = read_byline(dotted[1], known)
        return reading if reading.byline.credit or _SIGNS_ROLE.match(dotted[1]) else NOT_ONE
    if not bare or len(bare) > 60 or sum(map(bare.count, "(（")) != sum(map(bare.count, ")）")):
        return NOT_ONE
    if (
        _NOT_OVER.fullmatch(bare)
        or _WORK.match(bare)
        or tells_officials(bare)
        or (is_tag(bare) and bare.strip("【】[]［］〔〕〖〗〈〉") not in known)
    ):
        return NOT_ONE
    if _SPACED.fullmatch(bare) and not is_name(word := "".join(bare.split())) and word_nats(word) is not None:
        return NOT_ONE
    bracketed = re.fullmatch(r"[(（\[【〔]\s*(.*?)\s*[)）\]】〕]", bare)
    inner = bracketed[1] if bracketed else bare
    bullet = _BULLET.match(inner) or _LED.match(inner)
    inner = inner[bullet.end() :] if bullet else inner
    if (special := _of_its_own(bare, inner, bracketed is not None, bullet is not None)) is not None:
        return special
    inner = _BAR.sub("/", inner)
    inner = _GLUED_ROLE.sub(lambda match: match[0] + (" " if is_name(match[0]) else ""), inner)
    plain = _read_chained(bare, inner, bullet is not None, known)
    simple = simplified(inner)
    loose = read_loosely(simple, bracketed is not None or bullet is not None)
    loose = _as_printed(loose, re.sub(r"\s", "", inner)) if loose is not None else None
    if loose is None or _PROSE.search(simple) or (plain.byline and _people(loose) == _people(plain.byline)):
        return plain
    return Reading(loose, max(plain.score, LOOSE))


def _people(byline: Byline) -> set[str]:
    """Everybody whom a byline names."""
    return {*byline.reporters, *byline.correspondents, *byline.photo}


def _read_chained(bare: str, inner: str, bullet: bool, known: frozenset[str]) -> Reading:
    """What a text says as a chain of roles and names; `inner` is the text without its brackets or its bullet."""
    bracketed = bare[0] in "(（[【〔"
    if re.search(r"[。!?！？“”《》…]", inner) or _PROSE.search(simplified(inner)):
        return NOT_ONE
    wide = bracketed and bare[0] in "(（" and _SET_WIDE.fullmatch(inner)
    if wide and word_nats(name := "".join(inner.split())) is None:
        return Reading(Byline((name,), author=True), 4.0 - TOLD_DOUBT)
    rare = bracketed and len(inner) == 2 and is_name(inner) and (word_nats(inner) or 0.0) >= TOLD_NATS
    known = known | {inner} if rare else known
    if _ACTS.fullmatch(inner):
        return Reading(Byline(credit=joined_credit("", inner)), 3.5)
    told, unit = 0, ""
    inner = _WROTE_DREW.sub(r"\1 文 \2 图", inner)
    if (tail := _TAIL.search(inner)) is not None:
        inner, unit = _told_place(inner, tail)
    elif (stroke := _STROKE.search(inner)) is not None:
        inner, unit = inner[: stroke.start()], stroke[1]
    if (belongs := BELONGS.search(inner)) is not None and not bracketed:
        inner, told = inner[: belongs.start()], 1
    elif (behind := BELONGING.search(inner)) is not None:
        inner, told, unit = inner[: behind.start()], 1, behind[0].strip(" ,，;；")
    elif (
        (place := (UNIT if bracketed or bullet else AFFILIATION).match(inner))
        and are_people(inner[place.end() :])
        and (inner[place.end()].isspace() or word_nats(inner[place.end() :]) is None)
    ):
        inner, told, unit = inner[place.end() :].strip(), 1, " ".join(filter(None, (place[0], unit)))
    if not told:
        inner, units = take_units(inner)
        told, unit = min(len(units.split()), 2), " ".join(filter(None, (units, unit)))
    told += 2 if told and "指导" in unit else 0
    simple = simplified(inner)
    byline, rest, roles, weak = read_chain(simple, known, bool(told))
    if simple != inner:
        byline = _as_printed(byline, re.sub(r"\s", "", inner))
    if rest.strip(" \u3000,，;；、/／|｜") or not byline:
        return NOT_ONE
    if not (byline.reporters or byline.correspondents or byline.photo or roles):
        return NOT_ONE
    signed = roles or bullet or told
    least = NAME_NATS if unit and bracketed else None if signed else TOLD_NATS if rare else 0.0
    if least is not None and any(_is_office(name, least) for name in byline.reporters):
        return NOT_ONE
    people = (*byline.reporters, *byline.correspondents, *byline.photo)
    if len(people) > MOST_SIGN and not (roles or bullet or bracketed):
        return NOT_ONE
    together = not signed and re.fullmatch(f"[{HAN}]+", simple) is not None
    if together and ("了" in simple or (len(people) > 1 and _is_worded(simple))):
        return NOT_ONE
    if len(people) > 1 and all(map(is_name, people)):
        weak *= 0.5
    if roles and all(_may_sign(name, len(people) > 1) for name in people) and (bracketed or len(people) > 1):
        weak *= PEN_NAMED
    score = 4.0 + roles if roles else (5.0 if bullet else 4.0 if bracketed else 1.5 + told)
    if byline.credit and weak < 1:
        score += 2.0
    byline = replace(byline, credit=" ".join(filter(None, (unit, byline.credit))))
    return Reading(byline, score - (1.5 if roles > 1 else 3.0) * weak)


def _of_its_own(bare: str, inner: str, bracketed: bool, led: bool) -> Reading | None:
    """How a text reads that says where copy comes from, what its author is, or where a reader lives; or nothing.

    `bare` is the text, `inner` what stands in its brackets or behind the mark that `led` says is there.
    """
    simple = simplified(inner)
    if (credit := read_credit(inner, simple, bracketed)) is not None:
        return Reading(credit, 5.0)
    if (citizen := read_citizen(inner)) is not None and (led or inner.startswith("作者")):
        return Reading(citizen, 4.0)
    if bracketed and (named := AUTHOR_NAMED.fullmatch(inner)) is not None and is_name(named[1]):
        return Reading(Byline((named[1],), credit=named[2] or "", author=True), 5.0)
    if (SOURCE if bracketed else GIVEN).fullmatch(simple) or AUTHOR_IS.fullmatch(bare):
        return Reading(Byline(credit=inner), 5.0)
    if OF_AUTHOR.fullmatch(simple) or OF_AUTHOR.fullmatch(simplified(bare)):
        return Reading(Byline(credit=inner), 5.0)
    count = names_units(simple) if bracketed else 0
    return Reading(Byline(credit=inner), UNITS_SIGN if count > 1 else UNIT_SIGNS) if count else None


def _told_place(text: str, tail: re.Match[str]) -> tuple[str, str]:
    """A byline without what stands behind its names, and that if it says more than that they report."""
    words = " ".join(tail[0].split())
    place = re.sub("(?:综合)?(?:报道|報道|报导|報導)$", "", words)
    if place == words:
        return text[: tail.start()], words
    if (is_name(place) and word_nats(place) is None) or two_names(simplified(place), frozenset()):
        return text[: tail.start()] + " " + place, ""
    return text[: tail.start()], words if place else ""


def _as_printed(byline: Byline, text: str) -> Byline:
    """A byline that was read in simplified script, its names and credit as they stand in the text."""

    def printed(names: tuple[str, ...]) -> tuple[str, ...]:
        places = [simplified(text).find(name.replace(" ", "")) for name in names]
        return tuple(
            text[place : place + len(name)] if place >= 0 and " " not in name else name
            for name, place in zip(names, places, strict=True)
        )

    return replace(
        byline,
        reporters=printed(byline.reporters),
        correspondents=printed(byline.correspondents),
        photo=printed(byline.photo),
        credit=" ".join(printed(tuple(byline.credit.split()))),
    )


def _may_sign(name: str, beside: bool) -> bool:
    """Whether a name may be a pen name, even a word (松涛) `beside` another: no act (探访) and no column (手记)."""
    if is_name(name):
        return True
    if len(name) > PEN or name[0] == "之" or "记者" in name or any(word.kind == "v" for word in words_of(name)):
        return False
    return beside or word_nats(name) is None


def _is_worded(text: str) -> bool:
    """Whether words of the list cover most of what may be names without a mark between them: 门前小路何时修."""
    words = words_of(text)
    return 2 * sum(
        word.end - word.start for word in words if word.kind != "unknown" and word.end - word.start > 1
    ) > len(text)


def _is_office(text: str, least_nats: float) -> bool:
    """Whether a name without a role is rather an office, a column, a word or a phrase: 宣传部, 简讯, 和一张, DUSHI.

    A word that is a name as well counts as one if it is rarer than `least_nats`, where that is above 0.
    """
    if text.isascii():
        return text.isupper() or " " not in text or is_english_title(text)
    return (
        text[0] in "和从向都由"
        or (len(text) < 4 and text[-1] in _ENDS_THING)
        or (len(text) == 3 and text[2] in "部办院局处科室社厅委团队区县市镇乡村厂站")
        or ((nats := word_nats(text)) is not None and not (is_name(text) and nats >= least_nats > 0))
        or COLUMN.fullmatch(text) is not None
        or (len(text) == 4 and LABEL.search(text) is not None)
    )


def merge(first: Byline, second: Byline) -> Byline:
    """Two bylines of one article as one, every name once."""
    return replace(
        first,
        reporters=tuple(dict.fromkeys((*first.reporters, *second.reporters))),
        correspondents=tuple(dict.fromkeys((*first.correspondents, *second.correspondents))),
        photo=tuple(dict.fromkeys((*first.photo, *second.photo))),
        credit=joined_credit(first.credit, second.credit)
        if first.credit and second.credit and first.credit != second.credit
        else first.credit or second.credit,
        raw=(*first.raw, *second.raw),
        author=first.author if first.reporters else second.author,
    )
