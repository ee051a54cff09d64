"""Bylines glued to the end of a paragraph: behind its last sentence, with a role, or in brackets.

Decisions: a role or a bracket must stand there, or a blank between a full stop and a name; a bare name behind a stop is
prose.
"""

import re
from typing import Final

from layout.lexicon import word_nats, words_of
from layout.repair.bylines import NOT_ONE, Reading, read_byline
from layout.repair.credits import AGENCY, HINT
from layout.repair.marks import HAN, is_name, simplified
from layout.repair.types import Byline

_TAKEN: Final = rf"(?:[{HAN}]{{2,4}}[\s、]*){{1,3}}[/／]?\s*(?:摄|文\s*[/／]\s*[图摄]|摄影报道|供图)\s*$"
"""A name and what it did, at the end of a caption."""
_ONE: Final = re.compile(rf"\s*(?:本报)?(?:记者|通讯员)\s+[{HAN}]{{2,3}}\s*")
"""A role, a blank and one name, with a stop before it and nothing behind it: no sentence."""
_TORN: Final = re.compile(r"记 者|通 ?讯 员|通 讯员")
"""A role with a stray blank in it."""
_LISTED: Final = re.compile(r"[^。！？!?，,；;“”()（）]*[、/／：:][^。！？!?，,；;“”()（）]*")
"""A row of a list: parts set apart by small marks, and no stop, pause or bracket in it."""
LISTED_NAME: Final = 3
"""A name that signs a list has so many characters at least."""
TAIL: Final = 70
"""A byline glued to a text has no more characters."""
GLUED: Final = 3.5
"""How surely a text behind the last sentence must read as a byline."""
ALONE: Final = 2.0
"""The same where it is a role and one name, which may be a word too."""
BARE: Final = 3.0
"""A bare name behind a full stop and a blank is so sure."""
BODY: Final = 16
"""The text that it signs has more characters."""
_BRACKETS: Final = re.compile(rf"(?:(?<=[。！？!?”…])\s*{AGENCY}\s*)?[(（]([^()（）]{{2,40}})[)）]\s*$")
"""Brackets at the end of a text, with the agency before them that sent the picture."""
_MENTION: Final = re.compile(
    "记者|通讯员|线索|[报爆]料|[文图]\\s*[/／]|[/／]\\s*[文图]|摄|作者|供稿|[□■◎○◇◆●☆★]|文\\s*[|｜]|实习生"
)


_SIGNED: Final = re.compile(rf"(?<=[。！”…])[ \u3000]{{1,8}}([{HAN}]{{2,3}}|[{HAN}][ \u3000]{{1,3}}[{HAN}])$")
"""A full stop, blanks, and what may be a name, at the end of a text."""


_PEN_BRACKET: Final = re.compile(
    rf"(?:^|(?<=[。！？!?”…]))[(（][ \u3000]*([{HAN}](?:[ \u3000]*[{HAN}]){{1,2}})[ \u3000]*[)）]$"
)
"""Two or three characters in brackets behind the last stop of a text, or alone."""
_PEN_SIGNED: Final = re.compile(
    rf"(?<=[。！？!?”…])\s*(?:(?:[□■◎○◇◆☆★]|(?:撰?文|图文)\s*[|｜/／]|文\s*[:：])\s*"
    rf"(?P<led>[{HAN}](?:[ \u3000]*[{HAN}]){{1,2}})|·\s*(?P<dotted>[{HAN}](?:[ \u3000]*[{HAN}]){{1,2}})\s*·)$"
)
"""The same behind a sign that somebody signs, or between dots."""
_REMARK: Final = re.compile(
    r"[图圖完终略续笑哭泣掌篇编译注选载摘节版稿网社报见如据之第众记某]|[上中下左右]$|[上下]同|鼓|叹|哽|沉默|停顿|点头|摇头|摆手|作者|笔者|"
    r"旁白|[举离插]|谜|谣|儿歌|谚|俗语|[落闭谢]幕|幕[落启]|[化假]名|[独对]白|原创|首发|征文|杂谈|随笔|随想|组诗|小说|散文|纪实|广告|有[删改]|[一二三四五六七八九十]$|[今明昨]日|同[上前]|暂定|待定"
)
"""What is in a remark in brackets, which is no name."""
_TURN: Final = re.compile(rf"[{HAN}]{{1,6}}[:：]")
"""Who speaks, at the start of a turn of a dialogue."""
PEN_NATS: Final = 12.5
"""A word more common than this, in nats, is no pen name in brackets."""


def pen_in_brackets(text: str) -> tuple[int, Reading]:
    """A pen name in brackets, or behind a sign, at the end of a text and where it begins; start = length when there is
    none.

    A speaker's gestures, the sender of a picture and what was left out stand in such brackets as well, so the text must
    be the last of an article that nobody else signs.
    """
    ends = _PEN_BRACKET if text[-1:] in ")）" else _PEN_SIGNED
    match = ends.search(text, max(len(text) - 16, 0))
    printed = "".join((match[match.lastgroup or 1]).split()) if match else ""
    name = simplified(printed)
    nats = word_nats(name) if name else 0.0
    acts = bool(name) and words_of(name)[0].kind == "v"
    if match is None or _REMARK.search(name) or acts or (nats is not None and nats < PEN_NATS) or _TURN.match(text):
        return len(text), NOT_ONE
    return match.start(), Reading(Byline((printed,), author=True), BARE)


def names_in_brackets(text: str) -> bool:
    """Whether a text ends with two or three characters in brackets behind its last stop, which may be a name."""
    return (
        text[-1:] in ")）"
        and (match := _PEN_BRACKET.search(text, max(len(text) - 12, 0))) is not None
        and bool(match.start())
    )


def signed_at(text: str) -> int:
    """Where a bare name begins, with the blank before it, that a text ends with behind a full stop; else its length."""
    match = _SIGNED.search(text, max(len(text) - 16, 0))
    name = simplified("".join(match[1].split())) if match else ""
    return match.start() if match and is_name(name) and word_nats(name) is None else len(text)


def ends_signed(text: str) -> bool:
    """Whether a paragraph ends with a bracket or a bare name, as each of several briefs does."""
    return text[-1] in ")）" or signed_at(text) < len(text)


def _ends_list(before: str, reading: Reading) -> bool:
    """Whether a row of a list stands before a name in brackets, and that is of three characters and no word."""
    names = reading.byline.reporters
    sure = all(len(name) >= LISTED_NAME and word_nats(name) is None for name in names)
    return len(names) == 1 and sure and _LISTED.fullmatch(before.strip()) is not None


def byline_at_end(text: str, known: frozenset[str] = frozenset()) -> tuple[int, Reading]:
    """A byline glued to the end of a paragraph: where it starts and how it reads; start = length when there is none."""
    printed, text, length = text, simplified(text), len(text)
    tail = _TORN.sub(lambda match: "".join(match[0].split()), text[-TAIL:])
    if len(tail) < len(text[-TAIL:]):
        found, reading = byline_at_end(tail, known)
        torn = sum(not char.isspace() for char in tail[:found])
        places = [place for place in range(max(length - TAIL, 0), length) if not text[place].isspace()]
        return (places[torn], reading) if torn < len(places) and reading.score > 0 else (length, NOT_ONE)
    if (bare := signed_at(text)) < length and length > BODY:
        return bare, Reading(Byline(("".join(printed[bare:].split()),), author=True), BARE)
    if text[-1:] not in ")）" and (pen := pen_in_brackets(printed))[0] < length and length > BODY:
        return pen
    if text[-1:] not in ")）" and not _MENTION.search(text, max(0, length - 70)):
        return length, NOT_ONE
    bracket = _BRACKETS.search(text[max(0, length - 44) :])
    shift = max(0, length - 44)
    if bracket:
        reading = read_byline(printed[shift + bracket.start() :], known)
        roles = reading.byline.credit or re.search("记者|通讯员|文|图|摄|供稿", bracket[1])
        floor = 3.0 if roles else 1.5
        before = text[: shift + bracket.start()].rstrip()[-1:]
        if (
            reading.score >= floor
            and (roles or before in "。！？!?”…" or _ends_list(text[: shift + bracket.start()], reading))
            and (roles or all(is_name(name) for name in reading.byline.reporters))
        ):
            return shift + bracket.start(), reading
    for match in re.finditer(r"(?:[。！？!?”…）)]|[\dCF℃%](?=\s*(?:本报)?记者\s))\s*", text[max(0, length - 70) :]):
        start = max(0, length - 70) + match.end()
        tail = text[start:]
        if not tail or not re.match(
            rf"\s*(?:\S{{0,8}}记者|(?:特约)?通讯员|文[/／]|图[/／]|摄影|作者|[□■◎○◇◆●☆★]|(?:撰?文|图文)\s*[|｜/／]|实习生|{HINT})|{_TAKEN}",
            tail,
        ):
            continue
        reading = read_byline(printed[start:], known)
        if reading.score >= (ALONE if _ONE.fullmatch(tail) else GLUED):
            return start, reading
    return length, NOT_ONE
