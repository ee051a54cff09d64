"""Bytes of unknown encoding become text; nothing is lost on the way and any bytes have a reading.

Decisions: a byte order mark decides; then strict UTF-8; then UTF-16 without a mark when every other byte is mostly
zero or the pairs read as Chinese; then GB18030 or Big5, whichever makes more common characters, for nearly all bytes
of the one can be read as the other; where hardly a common one comes out, another language's encoding if that makes
its letters; then the reading with the fewest undecodable bytes. An undecodable byte stays in the text as a lone
surrogate until the ledger lists it.
"""

import codecs
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field
from functools import partial
from typing import Final

from layout.records import dataclass
from layout.repair.columns import lay_out
from layout.repair.foreign import FOREIGN_ENCODINGS, decode_strictly, read_foreign
from layout.repair.marks import HAN_CHAR
from layout.repair.types import Copy, Options

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DOUBLE: Final = ("gb18030", "cp950", "big5hkscs")
"""Encodings of Chinese in two bytes a character: the mainland's, Taiwan's, Hong Kong's."""
_COMMON: Final = frozenset(
    "的一是在不了有人我他这個个這上们們来來到时時大地为為子中你说說生国國年着就那和要她出也得里裡后後自以会會家可下而过過天去能对對小多然于於心学學么麼之都好看起发發当當没沒成只如事把还還用第样樣道想作"
    "种種开開美总總从從无無情己面最女但现現前些所同日手又行意动動方期它头頭经經长長儿兒回位分爱愛老因很给給名法间間本市月新区區县縣记記者报報讯訊社部门門电電，。、：；“”（）《》「」！？"
)
"""The commonest characters and marks of both scripts."""
SAMPLE_BYTES: Final = 4096
"""How much of a file is looked at when its encoding must be guessed, in bytes."""
FOREIGN: Final = 0.15
"""Chinese has this share of common characters and more, but for rosters and tables; other languages have not."""
STRANGE: Final = 0.03
"""A text with a smaller share of them is hardly read as it was written."""
STRANGE_SIZE: Final = 60
"""So many characters beyond ASCII must show it: a short roster has no common ones either."""


@dataclass(frozen=True, slots=True)
class Dump:
    """All files of one run as one text. `first` are the offsets where files begin, `lines` where lines begin.

    Where columns stood side by side, `origins` has line and column of what begins at an offset, and `regions` the spans
    that moved: start, end, the offset in the file before, the text as it was.
    """

    text: str
    names: tuple[str, ...]
    encodings: tuple[str, ...]
    first: tuple[int, ...]
    lines: tuple[int, ...]
    origins: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    regions: tuple[tuple[int, int, int, str], ...] = ()

    def file_at(self, offset: int) -> int:
        """Which file an offset lies in, from 0."""
        return max(bisect_right(self.first, offset) - 1, 0)

    def place(self, offset: int) -> tuple[str, int, int]:
        """File, line and column (from 1, in characters) of an offset."""
        file = self.file_at(offset)
        start = self.first[file] if self.first else 0
        line = bisect_right(self.lines, offset) - bisect_right(self.lines, start) + 1
        row = bisect_right(self.lines, offset) - 1
        if (origin := self.origins.get(self.lines[row])) is not None:
            return (self.names[file], origin[0], origin[1] + offset - self.lines[row])
        return (self.names[file] if self.names else "", line, offset - self.lines[row] + 1)


def decode_bytes(raw: bytes) -> tuple[str, str]:
    """The text of some bytes and the name of the encoding it was read with."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _decode(raw, name)
    if (text := decode_strictly(raw, "utf-8")) is not None:
        if "\0" in text and (wide := _wide(raw)) is not None:
            return wide
        return text, "utf-8"
    if (wide := _wide(raw)) is not None:
        return wide
    strict = [(text, name) for name in _DOUBLE if (text := decode_strictly(raw, name)) is not None]
    best = max(strict, key=lambda reading: _common(reading[0]), default=("", ""))
    if _common(best[0]) < FOREIGN and (foreign := read_foreign(raw)) is not None:
        return foreign
    if strict:
        return best
    readings = [(raw.decode(name, "surrogateescape"), name) for name in ("utf-8", *_DOUBLE)]
    return min(
        readings, key=lambda reading: (_unread(reading[0]) / len(raw) - _common(reading[0]), _unread(reading[0]))
    )


def is_strange(text: str, encoding: str) -> bool:
    """Whether hardly a common character came out of bytes that were read as Chinese: they may be something else."""
    size = sum(char > "\x7f" for char in text[:SAMPLE_BYTES])
    return encoding in _DOUBLE and size >= STRANGE_SIZE and _common(text) < STRANGE


def is_foreign(encoding: str) -> bool:
    """Whether bytes were read in an encoding of another language than Chinese."""
    return encoding in FOREIGN_ENCODINGS


def _unread(text: str) -> int:
    """How many bytes of a text could not be decoded."""
    return sum("\udc80" <= char <= "\udcff" for char in text)


def _common(text: str) -> float:
    """The share of common characters among those of a sample that are no ASCII, from 0 to 1."""
    others = [char for char in text[:SAMPLE_BYTES] if char > "\x7f"]
    return sum(char in _COMMON for char in others) / len(others) if others else 0.0


def join_copies(copies: tuple[Copy, ...], options: Options = Options()) -> Dump:  # noqa: B008 - frozen
    """All files decoded and laid end to end, columns that stood side by side below one another."""
    texts, encodings, first, total, before = list[str](), list[str](), list[int](), 0, 0
    origins: dict[int, tuple[int, int]] = {}
    regions: list[tuple[int, int, int, str]] = []
    for copy in copies:
        text, encoding = decode_bytes(copy.raw)
        laid = lay_out(text, partial(_stays, options, before))
        origins |= {total + start: (line, column) for start, line, column in laid.origins}
        regions += ((total + start, total + end, before + at, was) for start, end, at, was in laid.regions)
        texts.append(laid.text)
        encodings.append(encoding)
        first.append(total)
        total, before = total + len(laid.text), before + len(text)
    whole = "".join(texts)
    lines = sorted({0, *first, *_line_starts(whole)})
    names = tuple(copy.name for copy in copies)
    return Dump(whole, names, tuple(encodings), tuple(first), tuple(lines), origins, tuple(regions))


def _stays(options: Options, before: int, at: int) -> bool:
    """Whether the editor wants columns left side by side that begin at an offset of a file, `before` of all files."""
    return options.decided(f"column-{before + at}", "column") is False


def _line_starts(text: str) -> list[int]:
    """Offsets behind every line end: LF, CR, CRLF, form feed and the Unicode separators."""
    starts, offset = [], 0
    for line in text.splitlines(keepends=True):
        offset += len(line)
        starts.append(offset)
    return starts


def _decode(raw: bytes, encoding: str) -> tuple[str, str]:
    """A marked text; where the mark lies, the bytes are read as if there were none."""
    if (text := decode_strictly(raw, encoding)) is not None:
        return text, encoding
    return raw.decode("utf-8", "surrogateescape"), "utf-8"


def _wide(raw: bytes) -> tuple[str, str] | None:
    """A reading as UTF-16 without a byte order mark, if most of a sample then is Chinese or ASCII."""
    if len(raw) < 4 or len(raw) % 2:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = decode_strictly(raw[: SAMPLE_BYTES // 2 * 2], name)
        if text is None:
            continue
        known = sum(
            (char < "\x7f" and char != "\0") or HAN_CHAR.match(char) is not None or char in "，。、“”：；"
            for char in text
        )
        common = sum(char in "的了在是一，。、\n ," for char in text)
        if (
            known >= 0.9 * len(text)
            and common >= 0.04 * len(text)
            and (whole := decode_strictly(raw, name)) is not None
        ):
            return whole, name
    return None
