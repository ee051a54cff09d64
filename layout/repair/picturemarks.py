"""Files of pictures that copy names: on a line that does nothing else, or in passing.

Decisions: a line may label a picture (`图1：桥.jpg`, `[桥.jpg]`), name several, or be an image of Markdown; what stands
there may hold blanks and a number in brackets, as cameras and downloads have them (`IMG 001.jpg`, `桥 (2).jpg`), in
running text a blank ends the name. `图书馆.jpg` has no label. An address of the web is no file.
"""

import re
from typing import Final
from urllib.parse import unquote

SUFFIX: Final = re.compile(r"\.(?:jpe?g|png|tiff?|gif|webp|bmp|heic|psd)\b", re.I)
"""How the name of a picture ends."""
_SIGN: Final = r"[^\s()（）\[\]【】《》“”<>:：,，。；;、！？!?]"
NAMED: Final = re.compile(rf"{_SIGN}+{SUFFIX.pattern}", re.I)
"""The name of a picture in running text."""
_WIDE: Final = rf"(?:{_SIGN}|\ ?[(（]\d{{1,4}}[)）]|\ (?=[!-~])|(?<=[!-~])\ )+?{SUFFIX.pattern}"
_LABEL: Final = (
    r"(?:(?:[配题插附]?图[片像]?|照片)\s*\d{0,2}(?:\s*[:：]|\s)"
    r"|[\[【](?:[配题插附]?图片?|照片)\s*\d{0,2}[\]】]\s*[:：]?)"
)
_LINE: Final = re.compile(
    rf"[\[【(（]?\s*(?:{_LABEL})?\s*(?:{_WIDE})(?:\s*[、,，；;\s]\s*(?:{_LABEL})?\s*(?:{_WIDE}))*\s*[)\]】）]?", re.I
)
_IN_LINE: Final = re.compile(rf"(?:{_LABEL})\s*|({_WIDE})", re.I)
_IMAGE: Final = re.compile(r"!\[[^\]\n]*\]\(\s*<?([^()\n<>\"]*(?:\(\d{1,4}\)[^()\n<>\"]*)?)>?(?:\s+\"[^\"\n]*\")?\s*\)")
LONGEST: Final = 300
"""A line of more characters is no list of pictures."""


def picture_marks(text: str) -> tuple[str, ...]:
    """The files that a line names which does nothing else: `图1：桥.jpg`, `[桥.jpg]`, `![桥](桥.jpg)`; or none."""
    text = text.strip()
    if len(text) > LONGEST or not SUFFIX.search(text):
        return ()
    if text.startswith("!["):
        names = [unquote(name.strip()) for name in _IMAGE.findall(text)]
        whole = not _IMAGE.sub("", text).strip()
        return tuple(names) if whole and all(SUFFIX.search(name) and "//" not in name for name in names) else ()
    if not _LINE.fullmatch(text):
        return ()
    return tuple(match[1].strip() for match in _IN_LINE.finditer(text.strip("[]【】()（）")) if match[1])


def picture_names(text: str) -> tuple[str, ...]:
    """The files of pictures that a text names in passing."""
    names = NAMED.findall(text) if SUFFIX.search(text) else ()
    return tuple(name for name in names if "//" not in name)
