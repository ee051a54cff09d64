"""The words that some keys choose from, in Chinese and English: patterns of frames, plates, periods."""

import re
from typing import Annotated, Final, Literal

from layout.build.keys import Reader
from layout.build.values import choice, one_of, text_of
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

BoxWord = Annotated[BoxPattern, one_of({**BOXES, **{word: word for word in BOXES.values()}})]
BlackDisplayWord = Annotated[Literal["overprint", "knockout"], one_of(BLACK_DISPLAY)]
CompressWord = Annotated[Literal["flate", "jpeg"], one_of(COMPRESSIONS)]
SpreadsWord = Annotated[Literal["one", "two"], one_of(SPREADS)]
ImposeWord = Annotated[Literal["none", "2up"], one_of(IMPOSITIONS)]
ModeWord = Annotated[Literal["equal", "gutter", "grid"], one_of(MODES)]
PeriodWord = Annotated[int, one_of(PERIODS)]


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


_BLACK_AND_SPOT: Final = r"^(黑|单黑|黑白|black|K)\s*[+＋]\s*\S"
PlatesWord = Annotated[
    Plates,
    Reader(
        _plates,
        {"anyOf": [{"enum": list(PLATES)}, {"pattern": _BLACK_AND_SPOT, "type": "string"}]},
    ),
]
NumeralWord = Annotated[
    Literal["digits", "chinese"],
    one_of({"阿拉伯": "digits", "汉字": "chinese", "digits": "digits", "chinese": "chinese"}),
]
FoldWord = Annotated[bool, one_of({"不跨": True, "可跨": False, "clear": True, "crossed": False})]
"""Whether no text of a page may cross the fold."""
SentenceWord = Annotated[bool, one_of({"句末": True, "随意": False, "sentence": True, "anywhere": False})]
BYLINES_AT: dict[str, BylineAt] = {
    "文末": "end", "括注": "brackets", "文前": "above", "题下": "head",
}  # fmt: skip
BylineAtWord = Annotated[BylineAt, one_of({**BYLINES_AT, **{word: word for word in BYLINES_AT.values()}})]
STAGE_WORDS = {word: key for key, zh in STAGES.items() for word in (zh, key)}
StageWord = Annotated[str, one_of(STAGE_WORDS)]
OUTPUTS = {
    "印厂PDF": "press",
    "校样": "proof",
    "数字报": "epaper",
    "press": "press",
    "proof": "proof",
    "epaper": "epaper",
}
OutputWord = Annotated[str, one_of(OUTPUTS)]
"""What a build makes besides the press PDFs, which it always makes."""
NAMEPLATES: dict[str, bool] = {"横": False, "竖": True, "是": False, "level": False, "upright": True, "yes": False}
NameplateWord = Annotated[bool, one_of(NAMEPLATES)]
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
HeadAtWord = Annotated[HeadAt, one_of({**HEADS_AT, **{word: word for word in HEADS_AT.values()}})]
SCRIPTS = {"西文": "latin", "拉丁": "latin", "假名": "kana", "谚文": "hangul", "简体": "zh-Hans", "繁体": "zh-Hant",
           "香港": "zh-HK", "日文": "ja", "韩文": "ko", "英文": "en", "latin": "latin", "kana": "kana",
           "hangul": "hangul", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", "zh-HK": "zh-HK", "ja": "ja", "ko": "ko",
           "en": "en"}  # fmt: skip
"""Scripts and languages that a face may be limited to."""
ScriptWord = Annotated[str, one_of(SCRIPTS)]
SIZE_TABLES: dict[str, SizeTable] = {"通用": "word", "报业": "press", "word": "word", "press": "press"}
SizeTableWord = Annotated[SizeTable, one_of(SIZE_TABLES)]
