"""What may be a byline that no reading knows: a role, names or what may be one, at the edges of a text.

Decisions: nothing is taken out of a text for that; the editor is asked, at the place, once an article. Names and roles
are the only signs: a short line without either is a subhead, a label or a note.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from layout.lexicon import word_nats
from layout.records import dataclass
from layout.repair.chains import TOLD_NATS
from layout.repair.marks import HAN, is_name, padded_fields, simplified
from layout.repair.signals import Cue
from layout.repair.types import Byline, Paragraph, Traced
from layout.repair.weights import Signal

_SIGN: Final = {
    "sign_role": Signal(2.0, "a role or what somebody did to a text or picture stands in it"),
    "sign_name": Signal(1.0, "a name stands in it"),
    "sign_whole": Signal(1.5, "all of it are names"),
    "sign_pen": Signal(1.0, "it is two to four characters that are no word"),
    "sign_latin": Signal(1.5, "it is a name in Latin letters"),
    "sign_place": Signal(1.5, "at the start of the text, it ends like a dateline"),
    "sign_lead": Signal(0.5, "it stands in brackets at the start of the text"),
    "sign_inside": Signal(-1.0, "it is a line with text on both sides"),
    "sign_blank": Signal(-1.0, "only blanks set it apart from the text behind it"),
    "sign_counted": Signal(-1.5, "figures stand in it"),
    "sign_label": Signal(-2.0, "it ends like a label or an address"),
}  # fmt: skip
WEIGHT: Final = {name: signal.weight for name, signal in _SIGN.items()}
UNSIGNED: Final = 1.0
"""In an article without a byline so much is asked about; nothing in it is sure."""
SIGNED: Final = 2.0
"""In one that has a byline, so much."""
LONGEST: Final = 34
"""No byline in one line has more characters."""
LEAST_BODY: Final = 40
"""Behind names that only a blank sets apart stands so much text."""
_ROLE: Final = re.compile(
    r"记者|通讯员|作者|撰文|撰稿|文字|摄影|摄\s*[)）\]】]?$|供稿|供图|整理|执笔|编译|翻译|口述|绘图|插图|[文图]\s*[/／|｜]|^[□■◎○◇◆△▲☆★]|报道$|评论员|实习生|来源|编辑部"
)
_OFFICE_END: Final = re.compile("(?:编辑部|评论部|[办理委]\\S{0,2}会|本[报刊]\\S{0,6}[部室组社]|[局院校司厅])$")
"""How an office ends that signs; it is nobody."""
_LABEL: Final = re.compile("[:：,，]$|读者|编者|同志|同学|朋友|老师[们好]|^[●•·]")
_STOP: Final = re.compile("[。！？!?；;“”《》…]")
_SPLIT: Final = re.compile(r"[\s、，,/／|｜()（）【】\[\]〔〕:：□■◎○◇◆△▲☆★●@丨—–-]+")
_LATIN: Final = re.compile(r"(?:[Bb]y )?[A-Z][a-z]+(?: [A-Z][a-z.]*){1,2}")
_PLACE: Final = re.compile(
    r"\s*([◆●■□【\[(（]?[^\s。，,、！？!?“”：:]{1,12}?(?:讯|电|消息|报道|报导|快报)[)）】\]]?)(?:[\s:：／/—–-]+|(?<=[)）】\]]))(?=\S)"
)
"""What a dateline of a form that nobody knows looks like."""
_BRACKET: Final = re.compile(r"\s*([(（【\[〔][^()（）【】〔〕]{2,30}[)）】\]〕])")
_LEAD_ROLE: Final = re.compile(
    rf"\s*((?:本报讯?|[{HAN}]{{2,6}}[讯电])?[\s(（]*(?:本报|特约|见习|实习)*(?:记者|通讯员|作者|撰文|摄影|[文图]\s*[/／])\s*[:：]?\s*"
    rf"(?![从在了获看走一这那们的])[{HAN}]{{2,3}}(?:[\s、]+[{HAN}]{{2,3}}){{0,3}}[)）]?)[\s,，:：]"
)
"""A role and names at the start of a text."""
_NAMES: Final = re.compile(rf"\s*([□■●◎○—–-]*\s*(?:[{HAN}]{{2,4}}[\s、●/／—]+){{1,3}})(?=\S)")
_LAST: Final = re.compile(r"(?:[(（【\[〔][^()（）【】〔〕]{2,30}[)）】\]〕]|(?<=[。！？”…)）])[^。！？“”]{2,30})\s*$")


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that may sign the article, and what says so; `paragraph` counts from 0, -1 is the headline."""

    paragraph: int
    words: Traced
    cues: tuple[Cue, ...]

    @property
    def places(self) -> bool:
        """Whether they rather say where the report comes from."""
        return any(name == "sign_place" for name, _ in self.cues) and not any(
            name == "sign_name" for name, _ in self.cues
        )

    @property
    def weight(self) -> float:
        """What the cues weigh together, in log odds."""
        return sum(WEIGHT[name] * strength for name, strength in self.cues)


def unread_byline(paragraphs: Sequence[Paragraph], title: Sequence[Traced], signed: bool) -> Unread | None:
    """What looks most like a byline at the edges of an article's text, or as the last of several lines of its headline.

    Nothing where too little says so.
    """
    found = [candidate for candidate in _candidates(paragraphs) if candidate.cues]
    if len(title) > 1 and (cues := _cues(title[-1].text)):
        found.append(Unread(-1, title[-1], cues))
    best = max(found, key=lambda candidate: candidate.weight, default=None)
    return best if best is not None and best.weight >= (SIGNED if signed else UNSIGNED) else None


def byline_of(words: Traced) -> Byline:
    """What such words sign if the editor says they do: the names in them, all else as the credit."""
    fields = _fields(words.text)
    names = tuple(field for field in fields if _is_name(field)) or tuple(fields[:1])
    names = () if names and _OFFICE_END.search(names[0]) and not _is_name(names[0]) else names
    credit = " ".join(field for field in fields if field not in names)
    return Byline(names, credit=credit, raw=(words,), author="记者" not in simplified(words.text))


def _candidates(paragraphs: Sequence[Paragraph]) -> Iterator[Unread]:
    count = len(paragraphs)
    for place, paragraph in enumerate(paragraphs):
        near, text = min(place, count - 1 - place) < 4, paragraph.text
        if paragraph.kind not in ("text", "subhead") or not near:
            continue
        if len(text) <= LONGEST:
            edge: tuple[Cue, ...] = () if place in (0, count - 1) else (("sign_inside", 1.0),)
            yield Unread(place, paragraph.body, _cues(text, *edge))
        if place == 0 and (match := _PLACE.match(simplified(text))) is not None:
            yield Unread(place, paragraph.body.cut(*match.span(1)), (*_cues(match[1]), ("sign_place", 1.0)))
        elif place < 2 and (match := _BRACKET.match(text)) is not None:
            yield Unread(place, paragraph.body.cut(*match.span(1)), _cues(match[1], ("sign_lead", 1.0)))
        elif place < 2 and (match := _LEAD_ROLE.match(text)) is not None:
            yield Unread(place, paragraph.body.cut(*match.span(1)), _cues(match[1]))
        elif place < 2 and len(text) > LEAST_BODY and (match := _NAMES.match(text)) is not None:
            yield Unread(place, paragraph.body.cut(*match.span(1)).strip(), _cues(match[1], ("sign_blank", 1.0)))
        if count - place <= 3 and (match := _LAST.search(text, max(len(text) - LONGEST, 1))) is not None:
            yield Unread(place, paragraph.body.cut(match.start()).strip(), _cues(match[0]))


def _cues(text: str, *place: Cue) -> tuple[Cue, ...]:
    """What says that some words sign an article; nothing where no role, no name and no pen name is in them."""
    plain = simplified(text).strip()
    if len(plain) > LONGEST or _STOP.search(plain.strip("()（）")):
        return ()
    fields = _fields(plain)
    names = [field for field in fields if _is_name(field)]
    pen = (
        len(fields) == 1 and not names and re.fullmatch(rf"[{HAN}]{{2,4}}", fields[0]) and word_nats(fields[0]) is None
    )
    held = {
        "sign_role": _ROLE.search(plain) is not None,
        "sign_name": bool(names),
        "sign_whole": bool(names) and len(names) == len(fields),
        "sign_pen": bool(pen),
        "sign_latin": _LATIN.fullmatch(plain) is not None,
    }
    if not any(held.values()):
        return ()
    held["sign_counted"] = any(map(str.isdigit, plain))
    held["sign_label"] = _LABEL.search(plain) is not None
    return (*((name, 1.0) for name, holds in held.items() if holds), *place)


def _fields(text: str) -> tuple[str, ...]:
    return padded_fields(field for field in _SPLIT.split(text) if field)


def _is_name(word: str) -> bool:
    """Whether a word is a name, and no word that is more common."""
    nats = word_nats(word)
    return is_name(word) and (nats is None or nats >= TOLD_NATS)
