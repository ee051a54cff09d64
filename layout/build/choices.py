"""The words that some keys choose from, in Chinese and English: patterns of frames, plates, periods."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema

from layout.build.values import choice, text_of
from layout.model.article import BylineAt
from layout.model.issue import STAGES
from layout.model.page import BoxPattern
from layout.model.story import HeadAt
from layout.records import dataclass
from layout.units import SizeTable

BOXES = {"细线": "fine", "粗线": "bold", "双线": "double", "文武线": "thick_thin", "波浪": "wavy", "回纹": "fret",
         "点线": "dotted", "菱形": "diamond", "梅花": "blossom", "云纹": "cloud", "竹节": "bamboo", "齿边": "stamp",
         "无": "none"}  # fmt: skip
BLACK_DISPLAY = {"叠印": "overprint", "镂空": "knockout", "overprint": "overprint", "knockout": "knockout"}
MODES = {"等栏": "equal", "不动栏空": "gutter", "格": "grid", "equal": "equal", "gutter": "gutter", "grid": "grid"}
SPREADS = {"合一": "one", "分开": "two", "one": "one", "two": "two"}
IMPOSITIONS = {"不拼": "none", "两版": "2up", "none": "none", "2up": "2up"}
COMPRESSIONS = {"无损": "flate", "flate": "flate", "lossless": "flate", "jpeg": "jpeg", "JPEG": "jpeg"}
PERIODS = {"日": 1, "周": 7, "双周": 14, "半月": 15, "月": 30, "day": 1, "week": 7, "fortnight": 14, "month": 30}
PLATES = {"黑": "black", "单黑": "black", "黑白": "black", "彩": "colour", "四色": "colour", "彩色": "colour",
          "black": "black", "K": "black", "colour": "colour", "color": "colour", "CMYK": "colour"}  # fmt: skip

BoxWord = Annotated[
    BoxPattern,
    BeforeValidator(choice({**BOXES, **{word: word for word in BOXES.values()}})),
    WithJsonSchema({"enum": [*BOXES, *BOXES.values()]}),
]
BlackDisplayWord = Annotated[
    Literal["overprint", "knockout"],
    BeforeValidator(choice(BLACK_DISPLAY)),
    WithJsonSchema({"enum": list(BLACK_DISPLAY)}),
]
CompressWord = Annotated[
    Literal["flate", "jpeg"], BeforeValidator(choice(COMPRESSIONS)), WithJsonSchema({"enum": list(COMPRESSIONS)})
]
SpreadsWord = Annotated[
    Literal["one", "two"], BeforeValidator(choice(SPREADS)), WithJsonSchema({"enum": list(SPREADS)})
]
ImposeWord = Annotated[
    Literal["none", "2up"], BeforeValidator(choice(IMPOSITIONS)), WithJsonSchema({"enum": list(IMPOSITIONS)})
]
ModeWord = Annotated[
    Literal["equal", "gutter", "grid"], BeforeValidator(choice(MODES)), WithJsonSchema({"enum": list(MODES)})
]
PeriodWord = Annotated[int, BeforeValidator(choice(PERIODS)), WithJsonSchema({"enum": list(PERIODS)})]


@dataclass(frozen=True, slots=True)
class Plates:
    """What a page is printed from: all plates, or the black one, alone or with that of a spot ink."""

    black_only: bool
    spot: str | None = None


def _plates(value: object) -> Plates:
    """`黑`, `彩`, or `黑+报红`: black and a spot ink of the paper."""
    first, plus, spot = re.sub("＋", "+", text_of(value)).partition("+")
    is_black = {word.lower(): meaning for word, meaning in PLATES.items()}.get(first.strip().lower()) == "black"
    if plus and is_black and spot.strip():
        return Plates(True, spot.strip())
    return Plates(choice(PLATES)(value) == "black")


PlatesWord = Annotated[
    Plates,
    BeforeValidator(_plates),
    WithJsonSchema(
        {"anyOf": [{"enum": list(PLATES)}, {"type": "string", "pattern": r"^(黑|单黑|黑白|black|K)\s*[+＋]\s*\S"}]}
    ),
]
NumeralWord = Annotated[
    Literal["digits", "chinese"],
    BeforeValidator(choice({"阿拉伯": "digits", "汉字": "chinese", "digits": "digits", "chinese": "chinese"})),
    WithJsonSchema({"enum": ["阿拉伯", "汉字", "digits", "chinese"]}),
]
FoldWord = Annotated[
    bool,
    BeforeValidator(choice({"不跨": True, "可跨": False, "clear": True, "crossed": False})),
    WithJsonSchema({"enum": ["不跨", "可跨", "clear", "crossed"]}),
]
"""Whether no text of a page may cross the fold."""
SentenceWord = Annotated[
    bool,
    BeforeValidator(choice({"句末": True, "随意": False, "sentence": True, "anywhere": False})),
    WithJsonSchema({"enum": ["句末", "随意", "sentence", "anywhere"]}),
]
BYLINES_AT: dict[str, BylineAt] = {
    "文末": "end", "括注": "brackets", "文前": "above", "题下": "head",
}  # fmt: skip
BylineAtWord = Annotated[
    BylineAt,
    BeforeValidator(choice({**BYLINES_AT, **{word: word for word in BYLINES_AT.values()}})),
    WithJsonSchema({"enum": [*BYLINES_AT, *BYLINES_AT.values()]}),
]
STAGE_WORDS = {word: key for key, zh in STAGES.items() for word in (zh, key)}
StageWord = Annotated[str, BeforeValidator(choice(STAGE_WORDS)), WithJsonSchema({"enum": list(STAGE_WORDS)})]
OUTPUTS = {
    "印厂PDF": "press",
    "校样": "proof",
    "数字报": "epaper",
    "press": "press",
    "proof": "proof",
    "epaper": "epaper",
}
OutputWord = Annotated[str, BeforeValidator(choice(OUTPUTS)), WithJsonSchema({"enum": list(OUTPUTS)})]
"""What a build makes besides the press PDFs, which it always makes."""
NAMEPLATES: dict[str, bool] = {"横": False, "竖": True, "是": False, "level": False, "upright": True, "yes": False}
NameplateWord = Annotated[bool, BeforeValidator(choice(NAMEPLATES)), WithJsonSchema({"enum": list(NAMEPLATES)})]
"""Whether a nameplate that is drawn as a slot stands upright."""
HEADS_AT: dict[str, HeadAt] = {
    "上": "top",
    "左": "left",
    "右": "right",
    "中": "inset",
    "串文": "inset",
    "压图": "over_image",
    "压图上": "over_image_top",
}
HeadAtWord = Annotated[
    HeadAt,
    BeforeValidator(choice({**HEADS_AT, **{word: word for word in HEADS_AT.values()}})),
    WithJsonSchema({"enum": [*HEADS_AT, *HEADS_AT.values()]}),
]
SCRIPTS = {"西文": "latin", "拉丁": "latin", "假名": "kana", "谚文": "hangul", "简体": "zh-Hans", "繁体": "zh-Hant",
           "香港": "zh-HK", "日文": "ja", "韩文": "ko", "英文": "en", "latin": "latin", "kana": "kana",
           "hangul": "hangul", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", "zh-HK": "zh-HK", "ja": "ja", "ko": "ko",
           "en": "en"}  # fmt: skip
"""Scripts and languages that a face may be limited to."""
ScriptWord = Annotated[str, BeforeValidator(choice(SCRIPTS)), WithJsonSchema({"enum": list(SCRIPTS)})]
SIZE_TABLES: dict[str, SizeTable] = {"通用": "word", "报业": "press", "word": "word", "press": "press"}
SizeTableWord = Annotated[SizeTable, BeforeValidator(choice(SIZE_TABLES)), WithJsonSchema({"enum": list(SIZE_TABLES)})]
