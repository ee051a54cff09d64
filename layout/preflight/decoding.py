"""From codes to characters and widths: what a PDF's own font dictionaries say.

Decisions: a code's text is what ToUnicode says and nothing else; fonts that have none are read through their encoding
as far as that is plain Latin, so that foreign files can be looked at too. Source: ISO 32000-1, 9.7 and 9.10.
"""

import re
import struct
from binascii import unhexlify
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from layout.preflight.plain_values import resolved
from layout.preflight.tokens import SyntaxFaultError, operations
from layout.records import dataclass

_SECTION: Final = re.compile(rb"beginbfchar\s(.*?)\sendbfchar", re.DOTALL)
_ROW: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")


@dataclass(frozen=True, slots=True)
class Decoder:
    """A font as text needs it: bytes of a code, texts and widths (thousandths of the em) by code."""

    name: str
    subtype: str
    code_bytes: int
    texts: Mapping[int, str]
    widths: Mapping[int, float]
    default_width: float
    vertical: bool
    has_unicode: bool

    def codes(self, data: bytes) -> tuple[int, ...]:
        """The codes of a shown string."""
        if self.code_bytes == 1:
            return tuple(data)
        count = len(data) // 2
        return struct.unpack(f">{count}H", data[: 2 * count])

    def advance(self, codes: Sequence[int]) -> float:
        """How far codes move the pen, in thousandths of the em: upwards in vertical fonts."""
        if self.vertical:
            return -1000.0 * len(codes)
        widths, default = self.widths, self.default_width
        return sum([widths.get(code, default) for code in codes])

    def width(self, code: int) -> float:
        """The width of a code, in thousandths of the em."""
        return self.widths.get(code, self.default_width)


def read_decoder(font: Any) -> Decoder:
    """The decoder of a font dictionary."""
    subtype = str(font.get("/Subtype", ""))
    stream = resolved(font.get("/ToUnicode"))
    data = stream.get_data() if hasattr(stream, "get_data") else b""
    texts = parse_to_unicode(data)
    if subtype == "/Type0":
        descendant = resolved(font["/DescendantFonts"][0])
        widths = dict(_cid_widths(descendant.get("/W")))
        default = float(descendant.get("/DW", 1000))
        vertical = str(font.get("/Encoding", "")).endswith("-V")
        return Decoder(str(font.get("/BaseFont", "")), subtype, 2, texts, widths, default, vertical, bool(data))
    first = int(font.get("/FirstChar", 0))
    widths = {first + i: float(width) for i, width in enumerate(font.get("/Widths", ()))}
    if not data:
        texts = {code: bytes((code,)).decode("cp1252", "replace") for code in range(32, 256)}
    return Decoder(str(font.get("/BaseFont", "")), subtype, 1, texts, widths, 500.0, False, bool(data))


def _cid_widths(rows: Any) -> Iterator[tuple[int, float]]:
    """Code and width pairs of a W array."""
    values = list(resolved(rows) or ())
    i = 0
    while i + 1 < len(values):
        start, second = int(values[i]), resolved(values[i + 1])
        if isinstance(second, list):
            yield from ((start + n, float(width)) for n, width in enumerate(second))
            i += 2
        elif i + 2 < len(values):
            yield from ((code, float(values[i + 2])) for code in range(start, int(second) + 1))
            i += 3
        else:
            return


def parse_to_unicode(data: bytes) -> dict[int, str]:
    """The texts by code of a ToUnicode CMap; a broken one gives what could be read."""
    if b"beginbfrange" not in data:
        plain = _plain_rows(data)
        if plain is not None:
            return plain
    texts: dict[int, str] = {}
    try:
        for word, operands in operations(data):
            if word == "endbfchar":
                for code, text in zip(operands[::2], operands[1::2], strict=False):
                    texts[int.from_bytes(code, "big")] = text.decode("utf-16-be", "replace")
            elif word == "endbfrange":
                _read_ranges(operands, texts)
    except (SyntaxFaultError, AttributeError, TypeError):
        return texts
    return texts


def _plain_rows(data: bytes) -> dict[int, str] | None:
    """The texts of a CMap that has nothing but rows of two plain strings; None where it has anything else."""
    texts: dict[int, str] = {}
    for section in _SECTION.findall(data):
        rows = _ROW.findall(section)
        if _ROW.sub(b"", section).strip():
            return None
        try:
            texts.update(_at_once(rows) or [(int(code, 16), _utf_16(text)) for code, text in rows])
        except ValueError:  # an odd number of digits
            return None
    return texts if texts else None


def _at_once(rows: Sequence[tuple[bytes, bytes]]) -> Iterable[tuple[int, str]]:
    """Codes and texts of rows that all have four digits and one character; nothing where one has others."""
    if not all(len(code) == len(text) == 4 for code, text in rows):
        return ()
    codes = struct.unpack(f">{len(rows)}H", unhexlify(b"".join([code for code, _ in rows])))
    text = _utf_16(b"".join([text for _, text in rows]))
    return zip(codes, text, strict=True) if len(text) == len(rows) and "\ufffd" not in text else ()


def _utf_16(digits: bytes) -> str:
    """A text from its digits."""
    return unhexlify(digits).decode("utf-16-be", "replace")


def _read_ranges(operands: list[Any], texts: dict[int, str]) -> None:
    """Adds the rows of one bfrange section."""
    for low, high, target in zip(operands[::3], operands[1::3], operands[2::3], strict=False):
        start, end = int.from_bytes(low, "big"), int.from_bytes(high, "big")
        if isinstance(target, list):
            texts.update({start + n: t.decode("utf-16-be", "replace") for n, t in enumerate(target)})
            continue
        base = target.decode("utf-16-be", "replace")
        for n in range(min(end - start, 0xFFFF) + 1):
            texts[start + n] = base[:-1] + chr(ord(base[-1]) + n) if base else ""
