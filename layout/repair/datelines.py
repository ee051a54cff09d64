"""Datelines at the front of a body: `本报讯`, `新华社…2月5日电（记者 …）`, `〔記者…／台北報導〕`, `（记者 …）` alone.

Decisions: the paper's own and the known agencies need no more than their words; any other agency is known by its form,
who, where, day and 电. A place may be a ship, a train or a station in quotation marks.
"""

import re
from typing import Final

from layout.repair.bylines import NOT_ONE, Reading, read_byline
from layout.repair.marks import HAN, is_name, simplified
from layout.repair.types import Byline

_DAY: Final = r"(?:\d{1,2}月)?(?:\d{1,2}日)?"
_PLACE: Final = r"(?:[^\W\d_]{0,4}[“\"][^”\"\s。，,]{1,12}[”\"][^\W\d_]{0,4}|[^\W\d_]{0,8}?)"
"""Where copy comes from: a place, or a ship, a train, a station by its name in quotation marks."""
_DATELINE: Final = re.compile(
    r"(?:本报|本刊|本网|本台|[^\W\d_]{0,6}(?:日报|晚报|早报|晨报|商报|快报|周报|时报|都市报|校报))"
    rf"{_PLACE}{_DAY}\s*(?:综合)?(?:讯(?![息问号])|电|消息)"
    rf"|(?:[本我](?:院|校|社|站|厂|矿|局|区|县|市|镇|乡|街道|社区|会|所|馆|处|公司|集团|中心)|[校院厂矿]){_DAY}讯(?!\s*[息问号])(?=[\s(（:：】\]])"
    r"|综合消息(?=[\s:：])"
    rf"|(?:据)?(?:新华社|中新社|人民网|央视|中新网){_PLACE}{_DAY}(?:综合)?(?:讯|电|消息)"
    rf"|据《[^《》]{{2,12}}》{_DAY}(?:消息|报道)(?=[\s(（,，])"
    rf"|(?:据)?[{HAN}]{{1,4}}(?:社|网|台){_PLACE}(?:\d{{1,2}}月)?\d{{1,2}}日\s*(?:综合)?[电讯](?=[\s(（:：)）】〕]|$)"
    rf"|[{HAN}]{{2,6}}[讯电](?=\s*[(（][^()（）]{{0,8}}(?:记者|通讯员))"
    rf"|[{HAN}]{{1,5}}(?:报|网|台|融媒){_DAY}(?:综合)?[讯訊](?=[\s(（])"
)
"""A dateline; an agency that no list knows needs its day, a town alone its reporter in brackets, a house of its own a
blank or a mark: 本院讯, 我校讯."""
_OPENING: Final = 30
"""A dateline with the blanks in it is no longer than this, in characters."""
BODY: Final = 12
"""Behind a byline that opens a body without a dateline and without brackets so many characters stand in the line."""
STRAYS: Final = 2
"""More blanks than this inside a dateline are no strays."""


_TORN: Final = re.compile(
    r"\s*[(（]\s*(?:[^()（）。，,\s]{0,6}?(?:(?:记者|通讯员|实习生)(?![从在获了看说问])[^()（）。!！?？]{0,40}|记|通|通讯|实习))?$"
)
"""A byline in brackets behind a dateline that a line end tore, as far as the line has it."""


def read_dateline(text: str) -> tuple[int, int, Reading]:
    """A dateline at the front of a body: its end, the end of the bracketed byline behind it, and that byline.

    Both ends are offsets in `text`; the first is 0 where there is no dateline.
    """
    printed, text = text, simplified(text)
    lead = re.match(rf"[【\[]|[(（〔](?=[{HAN}\d]{{4,20}}[电讯][)）〕]\s*\S{{{LEAST}}})", text)
    offset = lead.end() if lead else 0
    opening, end = _opening(text, offset)
    if not opening:
        return 0, 0, NOT_ONE
    if offset:
        if text[end : end + 1] not in tuple("】])）〕"):
            return 0, 0, NOT_ONE
        end += 1
    bracket = re.match(r"\s*[(（]([^()（）]{2,60})[)）]\s*", text[end:])
    if bracket:
        reading = read_byline(printed[end : end + bracket.end()])
        if reading.score >= 1:
            return end, end + bracket.end(), reading
    if _TORN.match(text, end):
        return end, end, NOT_ONE
    behind, reading = _reporters(printed, text, end)
    if behind > end:
        return end, behind, reading
    if bracket or text[end : end + 1] in " \u3000:：," or text[end - 1 : end] in "】]）)〕":
        gap = re.match(r"[\s:：]*", text[end:])
        return end, end + (gap.end() if gap else 0), NOT_ONE
    return (
        (end, end, NOT_ONE)
        if text[offset:].replace(" ", "").startswith(("本报讯", "本刊讯", "本网讯"))
        or opening.endswith(("日电", "社电"))
        else (0, 0, NOT_ONE)
    )


_TOLD_BY: Final = re.compile(r"\s*(?=\S{0,8}(?:记者|通讯员))[^,，。:：“”]{4,40}?报[道导]\s*(?:[:：]\s*|\s(?=\S))")
"""Who reports, with the word for that and a colon or a blank, before the body."""
_NAMED: Final = re.compile(r"(?:^|\s+)(?=\S{0,8}(?:记者|通讯员)\s)[^,，。:：“”]{4,40}")
"""Who reports, set apart by blanks alone; how far is tried."""
_GOES_ON: Final = re.compile(
    "[从从在向对将把被为与和及就也还又都来看走问了是有说获到去给跟赴前深]|报[道导]|采访|摄影|文图"
)
"""How a sentence about a reporter goes on, and no body begins."""


def _reporters(printed: str, text: str, start: int) -> tuple[int, Reading]:
    """Who reports, at an offset of a text: where the body starts, and the reading; the offset where nobody is told.

    `printed` is the text as it stands, `text` simplified.
    """
    if (told := _TOLD_BY.match(text, start)) is not None:
        words = re.sub(r"(?:报道|報道|报导|報導)\s*[:：]?\s*$", "", printed[start : told.end()])
        if (reading := read_byline(words)).score >= SURE:
            return told.end(), reading
    if (named := _NAMED.match(text, start)) is None:
        return start, NOT_ONE
    gaps = [gap for gap in re.finditer(r"\s+", named[0]) if len(text) - start - gap.end() >= LEAST]
    for gap in reversed(gaps):
        reading = read_byline(printed[start : start + gap.start()])
        people = (*reading.byline.reporters, *reading.byline.correspondents, *reading.byline.photo)
        sure = reading.score >= SURE and people and all(map(is_name, map(simplified, people)))
        if sure and _GOES_ON.match(text, start + gap.end()) is None:
            return start + gap.end(), reading
    return start, NOT_ONE


_REPORTED: Final = re.compile(
    rf"[〔【（(\[]?(?P<who>(?:本报|特派)?记者[^\s／/，。：:]{{2,20}}?)[／/]"
    rf"(?P<place>[^\s／/，。()（）〔〕【】]{{2,10}}?(?:报导|报道|电|讯|专访|特稿)|专访|特稿)[〕】）)\]]?[\s:：]*"
    rf"|[〔【（(](?P<who2>(?:(?:本报|特派)?记者)?[{HAN}、]{{2,16}}?)[／/](?P<place2>[{HAN}]{{2,10}}?(?:报导|报道|专访))[〕】）)][\s:：]*"
    rf"|[〔【（(](?P<who3>[{HAN}]{{0,4}}记者[{HAN}]{{2,3}}(?:、[{HAN}]{{2,3}})*)(?P<place3>[{HAN}]{{2,4}}(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:报导|报道|电))[〕】）)][\s:：]*"
)
"""Who reports and where from, in one: with a stroke between, or in brackets without one."""
_LED: Final = re.compile(r"[（(]\s*[^()（）]{0,6}(?:记者|通讯员)[^()（）]{2,40}[)）]\s*(?=\S{6})")
"""A byline in brackets that opens a body which has no dateline."""
_OPENS: Final = re.compile(r"(?=\S{0,8}(?:记者|通讯员))")
SURE: Final = 4.0
"""Behind a dateline, or at the start of a body, words read as a byline so surely or not at all."""
LEAST: Final = 6
"""So many characters of the body stand behind who reports."""


def read_reported(text: str) -> tuple[int, int, int, Reading]:
    """A byline that opens a body, with the place behind a stroke or alone: `〔記者林惠琴／台北報導〕`, `（记者 陶泽）`.

    Returns where the place starts and ends (at one offset where none is told), where the body starts, and the byline;
    all 0 where there is none.
    """
    plain = simplified(text)
    match = _REPORTED.match(plain)
    which = next((form for form in ("", "2", "3") if match and match["who" + form]), "")
    who = text[match.start("who" + which) : match.end("who" + which)] if match else ""
    named = is_name(who) and len(who) <= 3
    reading = Reading(Byline((who,)), SURE) if named else read_byline(who) if match else NOT_ONE
    people = reading.byline.reporters
    if match is not None and reading.score >= 3 and (which != "3" or all(is_name(simplified(name)) for name in people)):
        return match.start("place" + which), match.end("place" + which), match.end(), reading
    if (led := _LED.match(plain)) is not None and (reading := read_byline(led[0])).score >= SURE:
        return led.end(), led.end(), led.end(), reading
    if _OPENS.match(plain):
        end, reading = _reporters(text, plain, 0)
        if end and (len(text) - end >= BODY or _TOLD_BY.match(plain)):
            return end, end, end, reading
    return 0, 0, 0, NOT_ONE


_TORN_NAMES: Final = re.compile(
    r"(?=\S{0,8}(?:记者|記者|通讯员|通訊員))[(（]?[^()（）,，。:：“”]{4,40}(?:[)）](?![摄文图供整攝圖])\S{1,5})?$"
)
"""Who reports at the start of a body, as far as a line has it that a line end tore."""


_TORN_REPORT: Final = re.compile(rf"[{HAN}、\s]{{0,12}}(?:报道|報道|报导|報導)[\s:：]")
"""The rest of who reports, with the word for that and what parts it from the body."""


def tears_opening(left: str, right: str) -> bool:
    """Whether a line end tore a dateline or who reports: `新华社张家口1月8日|电`, `望舒报|道`, `（记者 张|望舒）`."""
    if not left or len(left) > _OPENING:
        return False
    if _TORN_NAMES.match(left) and (left[0] in "(（" or _TORN_REPORT.match(right)):
        behind = right[: BODY + _OPENING]
        led = re.search("[)）]", left) is not None
        return any((0 if led else len(left)) < read_reported(left + gap + behind)[2] for gap in ("", " "))
    if right[:1] not in tuple("电電讯訊道導导"):
        return False
    torn, behind = len(left) + 1, right[: BODY + _OPENING]
    if read_dateline(left)[0] >= len(left):
        return False
    if right[0] in "电電讯訊":
        return read_dateline(left + behind)[0] == torn
    return left[-1] in "报報" and torn <= read_reported(left + behind)[2] <= torn + STRAYS


def _opening(text: str, offset: int) -> tuple[str, int]:
    """The words of a dateline at an offset and where they end; stray blanks between its characters are passed over."""
    if match := _DATELINE.match(text, offset):
        return match[0], match.end()
    if not text.startswith(("据", "本", "新", "中", "人", "央"), offset) or " " not in text[offset : offset + _OPENING]:
        return "", offset
    places = [place for place, char in enumerate(text[offset : offset + _OPENING], offset) if char != " "]
    match = _DATELINE.match("".join(text[place] for place in places))
    if match is None or places[match.end() - 1] + 1 - offset > match.end() + STRAYS:
        return "", offset
    return match[0], places[match.end() - 1] + 1
