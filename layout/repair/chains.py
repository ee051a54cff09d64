"""Bylines as chains: roles and names from the left on, what they did behind them.

Decisions: what a chain cannot read is handed back; how much a name looks unlike one is counted, not decided here. Two
Han set apart by one blank are a short name padded to the width of three.
"""

import math
import re
from typing import Final

from layout.lexicon import all_words, word_nats
from layout.repair.belonging import BODY, two_names
from layout.repair.marks import HAN, is_name, is_transcribed
from layout.repair.types import Byline

REPORTER: Final = (
    r"(?:本报|本刊|本网|本台|特派|特约|首席|见习|实习|全媒体|融媒体|融媒|新媒体|高级|资深|驻\S{1,4}|"
    r"大学生|学生|校园|校报|校媒|学通社|青年|小|文字|体育|"
    r"[^\W\d_]{0,4}(?:融媒体?中心|传媒(?:中心|集团)|报业集团|新闻中心|报社|电台|电视台)|[^\W\d_]{0,4}(?:日报|晚报|周报|周刊|时报|新闻)|[^\W\d_]{1,3}(?:社|网|视|台))*\s*(?:记者团?|撰稿人|评论员|特派员|主笔)"
)
_MADE: Final = r"编著|著|编译|摘编|编撰|编写|口述|整理|执笔|采写|撰写|翻译|译"
"""What somebody did to a text: printed before the name or behind it, and kept as a credit."""
_DRAWN: Final = r"绘图|绘画|插图|漫画|书法|篆刻|版画|国画|剪纸|手绘|制图|绘制|绘|画"
_WRITER: Final = rf"作者|采访[人者]?(?=\s*[:：/])|(?:本版)?撰文|撰稿|文字|(?P<made>{_MADE})(?=[\s:：/])"
CORRESPONDENT: Final = (
    rf"(?:(?:本报|本刊|本台|特约|学生|校园)+|[{HAN}]{{3,14}}?(?:{BODY}))?通讯员|(?:本报|本刊)?特约撰稿|供稿"
)
_OUTLET: Final = re.compile(rf"\s*[{HAN}]{{2,7}}(?<!摄影)记者[\s:：]+(?=\S)")
"""A reporter of a paper that no list knows, at the start of a line."""
_PHOTO: Final = r"摄影记者|摄影(?!报道|[展师家])|图片(?!新闻|故事)|供图|视频(?!新闻)"
_ROLE: Final = re.compile(
    rf"\s*(?:(?P<reporter>{REPORTER}|实习生)|(?P<correspondent>{CORRESPONDENT})|(?P<photo>{_PHOTO})|(?P<drawn>{_DRAWN})(?=[\s:：/])|(?P<writer>{_WRITER}))\s*[:：/]?\s*"
)
_CREDIT: Final = re.compile(
    r"\s*[/／]?\s*(文\s*[/／、并]?\s*[图摄]|图\s*[/／、]?\s*文|文\s*[/／]\s*摄|摄影报道|供图|"
    rf"{_MADE}|{_DRAWN}|供稿|[图摄文](?:影报道)?)\s*(?=$|[\s)）;；,，])"
)
_TORN: Final = re.compile("记 者|通 讯 ?员|通讯 员|摄 影|作 者|本 报(?=记)")
"""Words of a byline with a stray blank in them."""
_NAME: Final = re.compile(
    rf"[{HAN}]{{1,12}}(?:·[{HAN}]{{1,12}})*|[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){{0,3}}(?:[(（][{HAN}]{{2,4}}[)）])?"
)
_PADDED: Final = re.compile(
    rf"([{HAN}]) {{1,3}}([{HAN}]{{1,2}}(?![{HAN}])|[{HAN}](?=通讯员|本报|记者|特约|实习生|摄影))"
)
"""A short name set wide, at the end of a text or before a mark, a blank or the next role."""
_TORN_OFF: Final = re.compile(rf" (?![文图摄译绘])([{HAN}])(?= |$|[、,，)）])(?! [{HAN}](?: |$))")
"""A character behind a name of two that a stray blank tore off: alone it is no name."""
_SEPARATOR: Final = re.compile(r"[\s、,，;；/／]+")
_AGAIN: Final = re.compile(r"\s*[;；,，|｜]?\s*(图|摄|文)\s*[/／:：]\s*(?=\S)")
"""What the next ones did, before their names."""
_ALSO: Final = re.compile(r"\s*[;；,，|｜]?\s*(图|摄|文)(?:\s*[/／:：]\s*|\s+)(?=[^\s图文摄])")
"""The same behind names that such a word stands before: there a blank is enough."""
NAME_NATS: Final = 12.0
"""A word of the list that is more common, in nats, is hardly a name (rarer ones are: 高超, 方圆)."""
TOLD_NATS: Final = 10.5
"""Behind a role a word of the list is hardly a name only if it is more common than this, in nats."""
TOLD_DOUBT: Final = 0.3
"""How doubtful such a rarer word is (0-1)."""
PHRASE_NATS: Final = 9.0
"""A word more common than this, in nats, that touches a role is the rest of a phrase: 记者团成立."""
PEN_DOUBT: Final = 0.4
"""How doubtful two or three characters behind a role are that are no known name and no word (0-1)."""
PHRASE_DOUBT: Final = 1.5
"""The same of three or four characters that end with a common word and are no known name: 大舞台."""
_MAY_NAME: Final = re.compile(
    rf"(?![从在向对将把被为与和及就也还又都来看走问了是有于由自给跟同到去])(?!.[与和及之的])[{HAN}]{{1,2}}(?![的了们在从说报讯日月年第])[{HAN}]"
)
"""What may be a pen name behind a role, and no piece of a sentence about a reporter."""


def read_chain(text: str, known: frozenset[str], told: bool = False) -> tuple[Byline, str, int, float]:
    """Roles and names from the left on: the byline, what could not be read, how many roles, how many doubtful names."""
    people: dict[str, list[str]] = {"reporter": [], "correspondent": [], "photo": [], "writer": [], "drawn": []}
    role, roles, weak, credit, drawn = "", 0, 0.0, "", ""
    rest = _TORN.sub(lambda match: re.sub(r"\s", "", match[0]), re.sub(r"[\u3000\t]", " ", text))
    pending, written, apart = "", -1, True
    if (front := re.match(r"\s*(文\s*[/／]?\s*图|图\s*[/／]?\s*文|文|图|摄)\s*[/／:：\s]\s*(?=\S)", rest)) is not None:
        pending, roles, rest = front[1], roles + 1, rest[front.end() :]
        role = "photo" if pending in "图摄" else "reporter"
    if (outlet := _OUTLET.match(rest)) is not None:
        role, roles, rest = "reporter", roles + 1, rest[outlet.end() :]
    while rest.strip():
        if (match := _ROLE.match(rest)) is not None and not (any(people.values()) and _CREDIT.match(rest)):
            role = next(name for name in people if match[name])
            drawn, credit = match["drawn"] or drawn, joined_credit(credit, match["made"]) if match["made"] else credit
            apart = match[0][-1] in " :：/"
            roles, rest = roles + 1, rest[match.end() :]
            continue
        next_did = _ALSO.match(rest) if pending in ("文", "图") else None
        if next_did is None and (match := _CREDIT.match(rest)) is not None and any(people.values()):
            mark = joined_credit("", match[1])
            credit, rest, roles = joined_credit(credit, mark), rest[match.end() :], roles + 1
            own = people[role or "reporter"]
            if mark in ("摄", "图") and 0 <= written < len(own):
                people["photo"] += own[written:]
                del own[written:]
            elif mark in ("摄", "图") and own and role not in ("reporter", "correspondent"):
                people["photo"].append(own.pop())
            written = len(own) if mark == "文" else -1
            continue
        if (next_did := next_did or _AGAIN.match(rest)) is not None:
            pending, rest = f"{pending}/{next_did[1]}".strip("/"), rest[next_did.end() :]
            role = "photo" if next_did[1] in "图摄" else "reporter"
            continue
        names, rest, doubtful = _names(rest, known, told or roles > 0, apart)
        apart = True
        if not names:
            break
        people[role or "reporter"] += names
        weak += doubtful
    credit = joined_credit(credit, pending) if pending else credit
    credit = joined_credit(credit, f"{'、'.join(people['drawn'])}{drawn}") if people["drawn"] else credit
    byline = Byline(
        (*people["reporter"], *people["writer"]),
        tuple(people["correspondent"]),
        tuple(people["photo"]),
        "" if credit == "文" else credit,
        author=bool(people["writer"]) or (role in ("", "writer") and bool(people["reporter"])),
    )
    return byline, rest, roles, weak


def joined_credit(before: str, mark: str) -> str:
    """A credit mark in its usual form behind those before it, each once: 文/图, 文, 图, 摄."""
    mark = re.sub(r"\s+", "", mark).replace("／", "/")
    mark = {
        "文图": "文/图", "图文": "图/文", "文摄": "文/摄", "文并摄": "文/摄", "图片": "图", "供图": "图"
    }.get(mark, mark)  # fmt: skip
    if not before or before == mark:
        return mark
    marks = (*before.split("/"), *mark.split("/"))
    return "/".join(dict.fromkeys(marks)) if max(map(len, marks)) == 1 else f"{before} {mark}"


def _names(text: str, known: frozenset[str], told: bool, apart: bool) -> tuple[list[str], str, float]:
    """The names at the front of a text, up to the next role or credit; what follows; how many look unlike names.

    `told` says that a role stands before them: then two single characters are a name that was spaced out; `apart` that
    a blank or a mark is between: what touches its role and is no known name is rather a phrase.
    """
    rest, weak = text, 0.0
    names: list[str] = []
    while rest:
        rest = rest[len(gap[0]) :] if (gap := _SEPARATOR.match(rest)) else rest
        if (
            not rest
            or _ROLE.match(rest)
            or (names and _CREDIT.match(rest))
            or re.match(r"(?:图|文|摄)\s*[/／:：]", rest)
        ):
            break
        padded = _PADDED.match(rest)
        if padded and (is_name(padded[1] + padded[2]) or (told and len(padded[2]) == 1)):
            given = padded[2]
            behind = rest[padded.end() :].strip()
            if len(given) > 1 and (
                (given[-1] in "文图摄" and behind[:1] in tuple("/／")) or given[-1] + behind == "摄"
            ):
                given = given[:-1]
            names.append(padded[1] + given)
            rest = rest[padded.start(2) + len(given) :]
            continue
        match = _NAME.match(rest)
        if match is None:
            break
        word = match[0]
        if (stop := _role_inside(word)) is not None:
            word = word[:stop]
        if len(word) == 2 and is_name(word) and (torn := _TORN_OFF.match(rest, 2)) is not None:
            names.append(word + torn[1])
            rest = rest[torn.end() :]
            continue
        if (
            rest[len(word) : len(word) + 1] in "/／"
            and len(word) > 2
            and word[-1] in "文图摄"
            and len(rest) > len(word)
        ):
            word = word[:-1]
        plausible = word in known or is_name(word) or word[0].isascii()
        long = not (2 <= len(word) <= 4 or "·" in word)
        pair = two_names(word, known) if word not in known and (not plausible or "·" in word) else None
        if pair is None and long and not plausible:
            return names, rest, weak
        if pair is not None:
            names += pair
            rest = rest[len(word) :]
            continue
        common = (word_nats(word) or math.inf) < PHRASE_NATS
        touches = not (apart or names or is_transcribed(word)) and (common or not is_name(word))
        weak += 0.0 if word in known else PHRASE_DOUBT if touches else _doubt(word, told)
        names.append(word)
        rest = rest[len(word) :]
    return names, rest, weak


def _doubt(text: str, told: bool) -> float:
    """How doubtful a name is (0-1): a common word (和平) is, a rarer one (乔木) hardly, if a role stands before it."""
    nats = word_nats(text)
    if "·" in text and any(map(all_words, text.split("·"))):
        return 1.0
    if len(text) in (3, 4) and (word_nats(text[-2:]) or math.inf) < TOLD_NATS and not is_name(text):
        return PHRASE_DOUBT
    if not (is_name(text) or text[0].isascii()):
        return PEN_DOUBT if told and nats is None and _MAY_NAME.fullmatch(text) else 1.0
    if nats is None or nats >= NAME_NATS:
        return 0.0
    return TOLD_DOUBT if told and nats >= TOLD_NATS else 1.0


def _role_inside(word: str) -> int | None:
    """Where a role begins inside a run of Han: `张改华通讯员赵清荷`."""
    match = re.search(
        "本报|记者|通讯员|特约|实习生|摄影|文图|供[图稿]|摄$|(?:整理|编译|摘编|执笔|采写|报道|报导)$", word
    )
    return match.start() if match and match.start() >= 2 else None
