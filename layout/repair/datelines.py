"""Datelines at the front of a body: `本报讯`, `新华社…2月5日电（记者 …）`, `〔記者…／台北報導〕`, `（记者 …）` alone.

Decisions: the paper's own and the known agencies need no more than their words; any other agency is known by its form,
who, where, day and 电. A place may be a ship, a train or a station in quotation marks.
"""

import re
from typing import Final

from layout.repair.bylines import NOT_ONE, Reading, read_byline
from layout.repair.marks import HAN, simplified

_DAY: Final = r"(?:\d{1,2}月)?(?:\d{1,2}日)?"
_PLACE: Final = r"(?:[^\W\d_]{0,4}[“\"][^”\"\s。，,]{1,12}[”\"][^\W\d_]{0,4}|[^\W\d_]{0,8}?)"
"""Where copy comes from: a place, or a ship, a train, a station by its name in quotation marks."""
_DATELINE: Final = re.compile(
    r"(?:本报|本刊|本网|本台|[^\W\d_]{0,6}(?:日报|晚报|早报|晨报|商报|快报|周报|时报|都市报|校报))"
    rf"{_PLACE}{_DAY}\s*(?:综合)?(?:讯|电|消息)"
    rf"|(?:据)?(?:新华社|中新社|人民网|央视|中新网){_PLACE}{_DAY}(?:综合)?(?:讯|电|消息)"
    rf"|据《[^《》]{{2,12}}》{_DAY}(?:消息|报道)(?=[\s(（,，])"
    rf"|(?:据)?[{HAN}]{{1,4}}(?:社|网|台){_PLACE}(?:\d{{1,2}}月)?\d{{1,2}}日\s*(?:综合)?[电讯](?=[\s(（:：]|$)"
    rf"|[{HAN}]{{2,6}}[讯电](?=\s*[(（][^()（）]{{0,8}}(?:记者|通讯员))"
    rf"|[{HAN}]{{1,5}}(?:报|网|台|融媒){_DAY}(?:综合)?[讯訊](?=[\s(（])"
)
"""A dateline; an agency that no list knows needs its day, a town alone its reporter in brackets."""
_OPENING: Final = 30
"""A dateline with the blanks in it is no longer than this, in characters."""
STRAYS: Final = 2
"""More blanks than this inside a dateline are no strays."""


def read_dateline(text: str) -> tuple[int, int, Reading]:
    """A dateline at the front of a body: its end, the end of the bracketed byline behind it, and that byline.

    Both ends are offsets in `text`; the first is 0 where there is no dateline.
    """
    printed, text = text, simplified(text)
    lead = re.match(r"[【\[]?", text)
    offset = lead.end() if lead else 0
    opening, end = _opening(text, offset)
    if not opening:
        return 0, 0, NOT_ONE
    if offset:
        if text[end : end + 1] not in "】]":
            return 0, 0, NOT_ONE
        end += 1
    bracket = re.match(r"\s*[(（]([^()（）]{2,60})[)）]\s*", text[end:])
    if bracket:
        reading = read_byline(printed[end : end + bracket.end()])
        if reading.score >= 1:
            return end, end + bracket.end(), reading
    named = re.match(
        r"\s+(?=\S{0,4}(?:记者|通讯员))(?:[^,，。:：]{4,40}?)(?:报道|报导)?\s*[:：]?\s+(?=\S{6})|\s*(?=记者)[^,，。:：]{4,30}?报道\s*[:：]",
        text[end:],
    )
    if named:
        words = printed[end : end + named.end()]
        reading = read_byline(re.sub(r"(?:报道|報道|报导|報導)?\s*[:：]?\s*$", "", words))
        if reading.score >= 4:
            return end, end + named.end(), reading
    if bracket or text[end : end + 1] in " \u3000:：," or text[end - 1 : end] in "】]":
        gap = re.match(r"[\s:：]*", text[end:])
        return end, end + (gap.end() if gap else 0), NOT_ONE
    return (
        (end, end, NOT_ONE)
        if text[offset:].replace(" ", "").startswith(("本报讯", "本刊讯", "本网讯"))
        or opening.endswith(("日电", "社电"))
        else (0, 0, NOT_ONE)
    )


_REPORTED: Final = re.compile(
    r"[〔【（(\[]?(?P<who>(?:本报|特派)?记者[^\s／/，。：:]{2,20}?)[／/]"
    r"(?P<place>[^\s／/，。()（）]{2,10}?(?:报导|报道|电|讯))[〕】）)\]]?[\s:：]*"
)


_LED: Final = re.compile(r"[（(]\s*[^()（）]{0,6}(?:记者|通讯员)[^()（）]{2,40}[)）]\s*(?=\S{6})")
"""A byline in brackets that opens a body which has no dateline."""


def read_reported(text: str) -> tuple[int, int, int, Reading]:
    """A byline that opens a body, with the place behind a stroke or alone: `〔記者林惠琴／台北報導〕`, `（记者 陶泽）`.

    Returns where the place starts and ends (at one offset where none is told), where the body starts, and the byline;
    all 0 where there is none.
    """
    if (led := _LED.match(simplified(text))) is not None and (reading := read_byline(led[0])).score >= 4:
        return led.end(), led.end(), led.end(), reading
    match = _REPORTED.match(simplified(text))
    reading = read_byline(text[match.start("who") : match.end("who")]) if match else NOT_ONE
    if match is None or reading.score < 3:
        return 0, 0, 0, NOT_ONE
    return match.start("place"), match.end("place"), match.end(), reading


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
