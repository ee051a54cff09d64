"""What a text in an issue file means: lengths, dates, numbers, yes and no, choices, addresses.

Decisions: every leaf arrives as a `Scalar` (text with its place); a value that cannot be read raises
its message, and the place comes from the path of the key. Numbers may be Chinese numerals.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated, Any, Final, Literal, TypeAlias

from layout.build import messages
from layout.build.keys import Reader, SizedReader, UnreadableError
from layout.diagnostics import Message
from layout.model import article
from layout.model.article import Rank
from layout.read.keys import nearest
from layout.read.types import Scalar
from layout.records import dataclass
from layout.traditional import simplified, traditional
from layout.units import Length, SizeTable, parse_length, pt_from_mm

DIGITS: Final = "零一二三四五六七八九"
_YES = frozenset(("是", "有", "要", "yes", "true", "on", "1"))
_NO = frozenset(("否", "无", "不", "不要", "no", "false", "off", "0"))
RANKS: Final[dict[str, Rank]] = {
    "头条": "lead", "lead": "lead", "双头条": "double_lead", "double_lead": "double_lead",
    "倒头条": "bottom_lead", "bottom_lead": "bottom_lead", "二条": "second", "要闻": "second", "second": "second",
    "三条": "third", "一般": "third", "third": "third",
    "简讯": "brief", "短讯": "brief", "服务": "brief", "brief": "brief",
}  # fmt: skip
WHERES: Final = {
    "自动": "auto", "上": "top", "下": "bottom", "左": "left", "右": "right", "左上": "top-left", "右上": "top-right",
    "左下": "bottom-left", "右下": "bottom-right", "中": "center", "左中": "center-left", "右中": "center-right",
}  # fmt: skip
FOCUSES: Final = {
    "中": (0.5, 0.5), "上": (0.5, 0.0), "下": (0.5, 1.0), "左": (0.0, 0.5), "右": (1.0, 0.5),
    "左上": (0.0, 0.0), "右上": (1.0, 0.0), "左下": (0.0, 1.0), "右下": (1.0, 1.0),
    "centre": (0.5, 0.5), "center": (0.5, 0.5), "top": (0.5, 0.0), "bottom": (0.5, 1.0), "left": (0.0, 0.5),
    "right": (1.0, 0.5),
}  # fmt: skip
_SPOKEN_LENGTH: Final = re.compile(r"([一二两三四五六七八九十]{1,3})(行|栏|字)")
LEAST_PT, MOST_PT, USUAL_PT = 3.0, 300.0, 9.0
LEAST_LINE_PT, MOST_LIMIT_PT = 0.05, 40.0
"""The smallest and the largest type that is set, and the size that an em is guessed to be, in points."""
MAX_NUMBER: Final = 1_000_000
WORD_EM: Final = 2.6
"""About how wide an English word is with its blank, in em: five to six letters of 0.46 em."""


def fault(message: Message, **values: str) -> UnreadableError:
    """The error that carries a message to where the place is known."""
    return UnreadableError(message, values)


def text_of(value: object) -> str:
    """The text of a leaf, without blanks around it."""
    if not isinstance(value, Scalar):
        raise fault(messages.NOT_TEXT)
    return value.text.strip()


_BETWEEN_PAGES: Final = re.compile(r"\s*[-–—－~～至到、,，]\s*")
"""What stands between the numbers of the two pages of a spread."""


def chinese_number(text: str) -> int | None:
    """The number below 100 that Chinese numerals say, or None."""
    if text in ("〇", "零"):
        return 0
    tens, ten, units = text.partition("十")
    if not ten:
        return DIGITS.index(text) if len(text) == 1 and text in DIGITS else (2 if text == "两" else None)
    if any(part and part not in DIGITS for part in (tens, units)) or len(tens) > 1 or len(units) > 1:
        return None
    return (DIGITS.index(tens) if tens else 1) * 10 + (DIGITS.index(units) if units else 0)


def number_of(text: str) -> int | None:
    """A whole number in digits (full width too) or Chinese numerals; None where it is neither."""
    folded = unicodedata.normalize("NFKC", text)
    if re.fullmatch(r"[0-9]{1,7}", folded):
        return int(folded)
    return chinese_number(text)


def page_numbers(text: str) -> tuple[int, ...]:
    """The page that a word names (`4`, `第四版`), or the two of a spread (`4-5`, `第4、5版`); else none."""
    words = _BETWEEN_PAGES.split(re.sub(r"^第|版$", "", text.strip()))
    numbers = [number_of(word.strip()) for word in words]
    return tuple(n for n in numbers if n) if all(numbers) and len(numbers) <= 2 else ()


def _whole(value: object) -> int:
    """A whole number; a unit of lines, columns or characters may follow."""
    text = simplified(text_of(value))
    number = number_of(re.sub(r"(行|栏|字|版|期|lines?|columns?)$", "", text).strip())
    if number is None or number > MAX_NUMBER:
        raise fault(messages.NOT_NUMBER)
    return number


def _positive(value: object) -> int:
    """A whole number from 1."""
    if (number := _whole(value)) < 1:
        raise fault(messages.NOT_NUMBER)
    return number


def _truth(value: object) -> bool:
    """Yes or no."""
    text = simplified(text_of(value).lower())
    if text in _YES or text in _NO:
        return text in _YES
    raise fault(messages.NOT_TRUTH)


def read_length(value: object, table: SizeTable) -> Length:
    """A length with its unit, or the name of a size in a table."""
    text = simplified(unicodedata.normalize("NFKC", text_of(value)))
    if (match := _SPOKEN_LENGTH.fullmatch(text)) and (number := chinese_number(match[1])) is not None:
        text = f"{number}{match[2]}"
    try:
        length = parse_length(text, table)
    except ValueError:
        raise fault(messages.NOT_LENGTH) from None
    if not 0 <= length.value <= MAX_NUMBER:
        raise fault(messages.NOT_LENGTH)
    return length


def _pending(value: object, table: SizeTable) -> Length:
    """The length of promised copy: characters, lines, or words of a Latin language."""
    if (words := re.fullmatch(r"([0-9]{1,6})\s*words?", text_of(value), re.IGNORECASE)) is not None:
        return Length(round(int(words[1]) * WORD_EM), "em")
    return read_length(value, table)


def _size(value: object, table: SizeTable) -> Length:
    """A size of type, or a leading."""
    length = read_length(value, table)
    factor = {"pt": 1.0, "mm": pt_from_mm(1.0), "em": USUAL_PT}.get(length.unit, 0.0)
    if not LEAST_PT <= length.value * factor <= MOST_PT:
        raise fault(messages.NOT_SIZE)
    return length


def _width(value: object, table: SizeTable) -> Length:
    """The width of a picture."""
    if (length := read_length(value, table)).value <= 0 or length.unit == "line":
        raise fault(messages.NOT_WIDTH)
    return length


def _height(value: object, table: SizeTable) -> Length:
    """The height of a picture."""
    if (length := read_length(value, table)).value <= 0 or length.unit == "column":
        raise fault(messages.NOT_HEIGHT)
    return length


def _percent(value: object) -> int:
    """A whole percentage."""
    text = text_of(value).rstrip("%％").strip()
    if (number := number_of(text)) is None or number > 100:
        raise fault(messages.NOT_PERCENT)
    return number


def read_between(least: float, most: float, en: str, zh: str) -> Callable[[object], float]:
    """A reader for a number from `least` to `most`, with its unit behind it or not; `en`, `zh` = the unit's words."""

    def read(value: object) -> float:
        match = re.fullmatch(rf"(\d+(?:\.\d+)?)\s*(?:{re.escape(en)}|{re.escape(zh)})?", text_of(value))
        if match is None or not least <= float(match[1]) <= most:
            raise fault(messages.NOT_BETWEEN, least=f"{least:g}", most=f"{most:g}", unit_en=en, unit_zh=zh)
        return float(match[1])

    return read


def _points(value: object) -> float:
    """A thickness or size, in pt: `0.25pt`, `0.1mm`."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(pt|点|磅|mm|毫米)", text_of(value))
    points = float(match[1]) * (pt_from_mm(1.0) if match[2] in ("mm", "毫米") else 1.0) if match else 0.0
    if not LEAST_LINE_PT <= points <= MOST_LIMIT_PT:
        raise fault(
            messages.NOT_BETWEEN,
            least=f"{LEAST_LINE_PT:g}pt",
            most=f"{MOST_LIMIT_PT:g}pt",
            unit_en="(with its unit: pt or mm)",
            unit_zh="（写明 pt 或 mm）",
        )
    return points


def _date(value: object) -> datetime.date:
    """A date: 2021-02-09, 2021年2月9日, 2021/2/9."""
    match = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?", text_of(value))
    try:
        if match:
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        pass
    raise fault(messages.NOT_DATE)


def _focus(value: object) -> tuple[float, float]:
    """The point that a crop keeps: a word, or `0.3, 0.7`, or `30%, 70%`."""
    text = text_of(value)
    if text in FOCUSES:
        return FOCUSES[text]
    match = re.fullmatch(r"(\d*\.?\d+)(%?)\s*[,，]\s*(\d*\.?\d+)(%?)", text)
    if match:
        x, y = (float(match[i]) / (100 if match[i + 1] else 1) for i in (1, 3))
        if 0 <= x <= 1 and 0 <= y <= 1:
            return x, y
    raise fault(messages.NOT_FOCUS)


def _folded(word: str) -> str:
    """A word as it is compared with others."""
    return re.sub(r"[\s_-]+", "-", word.strip().lower())


def choice(words: Mapping[str, Any]) -> Callable[[object], Any]:
    """A reader for one of some words; the words are the keys, what they mean the values. Case makes no difference, nor
    whether English words are parted by a space, a hyphen or a low line.
    """
    named = {meaning for word, meaning in words.items() if not word.isascii()}
    zh = "、".join(word for word, meaning in words.items() if not word.isascii() or meaning not in named)
    latin = [word for word, meaning in words.items() if word.isascii() and (meaning == word or meaning not in words)]
    en = ", ".join(latin) or zh
    meanings = {_folded(word): meaning for word, meaning in words.items()}

    def read(value: object) -> Any:
        text = text_of(value)
        for spelling in (_folded(text), simplified(_folded(text))):
            if spelling in meanings:
                return meanings[spelling]
        near = nearest(text, words)
        raise fault(messages.NOT_CHOICE, zh=zh, en=en, near=near)

    return read


def one_of(words: Mapping[str, Any]) -> Reader:
    """How one of some words is read, and that it is one of them."""
    return Reader(choice(words), {"enum": list(dict.fromkeys((*words, *map(traditional, words))))})


@dataclass(frozen=True, slots=True)
class Address:
    """A slot of a page: `2/甲`; of a spread (`4-5/甲`) its left page counts."""

    page: int
    slot: str

    def __str__(self) -> str:
        return f"{self.page}/{self.slot}"


def parse_address(text: str) -> Address | None:
    """The address that a text says, or None."""
    match = re.fullmatch(r"(.{1,12}?)\s*[/／]\s*(\S)\s*", text)
    numbers = page_numbers(match[1]) if match else ()
    return Address(numbers[0], match[2]) if match and numbers else None


def _address(value: object) -> Address:
    """An address."""
    if (address := parse_address(text_of(value))) is None:
        raise fault(messages.NOT_ADDRESS)
    return address


TEXT: Final = {"type": ["string", "number"]}
"""What JSON Schema says of a text: YAML takes one of digits only for a number."""
_NUMBER: Final = {"anyOf": [{"minimum": 0, "type": "integer"}, TEXT]}
LENGTH: Final = {"pattern": r"^\s*(\d+(\.\d+)?(\s*/\s*\d+)?\s*\S+|\S+)\s*$", "type": "string"}


def _scalar(value: object) -> Scalar:
    """A text, its place kept."""
    text_of(value)
    assert isinstance(value, Scalar)
    return value


Side: TypeAlias = Literal["top", "left", "right"]
_MASTHEAD_SIDES: Final[dict[str, Side]] = {
    "上": "top", "左": "left", "右": "right", "是": "top",
    "top": "top", "left": "left", "right": "right", "yes": "top",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MastheadRoom:
    """What `上, 12行` or `左, 4栏, 12行` says: the side, and lines and columns where they are written."""

    side: Side = "top"
    lines: int | None = None
    columns: int | None = None


def _masthead(value: object) -> MastheadRoom:
    """Where the nameplate stands."""
    room = MastheadRoom()
    for word in re.split(r"\s*[,，、]\s*", simplified(text_of(value))):
        counted = re.fullmatch(r"(.+?)\s*(行|栏|lines?|columns?)", word)
        number = number_of(counted[1]) if counted else None
        if counted and number:
            is_width = counted[2][0] in "栏c"
            room = replace(room, columns=number) if is_width else replace(room, lines=number)
        elif word in _MASTHEAD_SIDES:
            room = replace(room, side=_MASTHEAD_SIDES[word])
        elif word:
            raise fault(messages.NOT_CHOICE, zh="上、左、右，12行，4栏", en="top, left, right, 12 lines, 4 columns")
    return room


MastheadText: TypeAlias = Annotated[MastheadRoom, Reader(_masthead, TEXT)]
Text: TypeAlias = Annotated[Scalar, Reader(_scalar, TEXT)]
Whole: TypeAlias = Annotated[int, Reader(_whole, _NUMBER)]
Positive: TypeAlias = Annotated[int, Reader(_positive, _NUMBER)]
Truth: TypeAlias = Annotated[
    bool, Reader(_truth, {"anyOf": [{"type": "boolean"}, {"enum": ["是", "否", "yes", "no"]}]})
]
LengthText: TypeAlias = Annotated[Length, SizedReader(read_length, LENGTH)]
PendingText: TypeAlias = Annotated[Length, SizedReader(_pending, LENGTH)]
WidthText: TypeAlias = Annotated[Length, SizedReader(_width, LENGTH)]
HeightText: TypeAlias = Annotated[Length, SizedReader(_height, LENGTH)]
SizeText: TypeAlias = Annotated[Length, SizedReader(_size, LENGTH)]
Percent: TypeAlias = Annotated[int, Reader(_percent, _NUMBER)]
InkSum: TypeAlias = Annotated[float, Reader(read_between(100, 400, "%", "%"), _NUMBER)]
Ppi: TypeAlias = Annotated[float, Reader(read_between(30, 2400, "ppi", "像素"), _NUMBER)]
Points: TypeAlias = Annotated[float, Reader(_points, TEXT)]
Date: TypeAlias = Annotated[datetime.date, Reader(_date, TEXT)]
Focus: TypeAlias = Annotated[tuple[float, float], Reader(_focus, TEXT)]
AddressText: TypeAlias = Annotated[Address, Reader(_address, TEXT)]
RankWord: TypeAlias = Annotated[Rank, one_of(RANKS)]
Where: TypeAlias = Annotated[
    article.Where,
    Reader(
        choice({**WHERES, "居中": "center", "centre": "center", **{word: word for word in WHERES.values()}}),
        {"enum": [*WHERES, *WHERES.values()]},
    ),
]
LANGS: Final = {word: word for word in ("zh-Hans", "zh-Hant", "zh-HK", "ja", "ko", "en")}
LangWord: TypeAlias = Annotated[
    Literal["zh-Hans", "zh-Hant", "zh-HK", "ja", "ko", "en"],
    Reader(
        choice(
            {**LANGS, "zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "简体": "zh-Hans", "繁体": "zh-Hant"}
        ),
        {"enum": list(LANGS)},
    ),
]
