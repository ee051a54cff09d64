"""PDF values as bytes, and the document that collects finished objects and writes them out.

Decisions: every object is a finished body of bytes, so its number is known as soon as it is reserved and nothing is
formatted twice; reportlab's document keeps the numbers and writes header, cross-reference table and trailer (one
revision, classic table, no object streams). Source: ISO 32000-1, 7.3 and 7.5.
"""

import hashlib
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from reportlab.pdfbase import pdfdoc

COMPRESSION_LEVEL: Final = 6
"""Fixed, so that the same input gives the same bytes with the same zlib."""

_PLAIN_NAME = re.compile(rb"[!$&'*+,\-.0-9:;<=>?@A-Z^_`a-z|~\\\"]")


def number(value: float, decimals: int = 3) -> str:
    """A number with at most so many decimals, never in exponent form, never `-0`."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@lru_cache(maxsize=1024)
def name(text: str) -> bytes:
    """A PDF name; every byte that is not a plain printable one is written as `#xx`."""
    raw = text.encode("utf-8")
    return b"/" + b"".join(
        bytes((byte,)) if _PLAIN_NAME.fullmatch(bytes((byte,))) and byte not in b"<>" else b"#%02X" % byte
        for byte in raw
    )


def text_string(text: str) -> bytes:
    """A text string: in parentheses when it is plain ASCII, else UTF-16BE in hexadecimal."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + escaped.encode("ascii") + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode("ascii") + b">"


def ref(object_number: int) -> bytes:
    """A reference to an object."""
    return b"%d 0 R" % object_number


def array(values: Iterable[bytes | float]) -> bytes:
    """An array of finished values and numbers."""
    return b"[" + b" ".join(v if isinstance(v, bytes) else number(v).encode("ascii") for v in values) + b"]"


def dictionary(entries: Mapping[str, bytes | None]) -> bytes:
    """A dictionary in the given order; entries that are None are left out."""
    return b"<<" + b"".join(name(key) + b" " + value for key, value in entries.items() if value is not None) + b">>"


class Body(pdfdoc.PDFObject):
    """One finished indirect object; let go once it is written."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.invariant = True

    def format(self, document: Any) -> bytes:
        """The bytes between `obj` and `endobj`."""
        data, self.data = self.data, b""
        return data

    def digest(self, signature: Any) -> None:
        """Nothing to add: the identifier is made from the finished objects."""


class PressDocument(pdfdoc.PDFDocument):
    """The objects of one PDF. Numbers are given by `reserve` and `add`, bodies by `put`."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(invariant=1, pdfVersion=version)
        self.objectcounter = 0
        for table in (self.idToObject, self.idToObjectNumberAndVersion, self.numberToId):
            table.clear()
        self._bodies: list[Body] = []

    def reserve(self) -> int:
        """The number of an object whose body follows later."""
        body = Body(b"null")
        self._bodies.append(body)
        self.Reference(body)  # type: ignore[no-untyped-call]
        return int(self.objectcounter)

    def put(self, object_number: int, data: bytes) -> None:
        """Gives a reserved object its body."""
        self._bodies[object_number - 1].data = data

    def add(self, data: bytes) -> int:
        """A new object with its body; its number."""
        object_number = self.reserve()
        self.put(object_number, data)
        return object_number

    def add_stream(
        self,
        entries: Mapping[str, bytes | None],
        data: bytes,
        compress: bool = True,
        level: int = COMPRESSION_LEVEL,
    ) -> int:
        """A new stream object (`entries` without Length and Filter where we compress); its number."""
        if compress:
            data = zlib.compress(data, level)
        filters = {"Filter": b"/FlateDecode"} if compress else {}
        head = dictionary({**entries, **filters, "Length": b"%d" % len(data)})
        return self.add(head + b"\nstream\n" + data + b"\nendstream")

    def fingerprint(self) -> bytes:
        """32 bytes that stand for all the bodies so far."""
        digest = hashlib.sha256()
        for body in self._bodies:
            digest.update(body.data)
        return digest.digest()

    def finish(self, catalog: int, info: int, file_id: bytes) -> None:
        """Names the two objects the trailer points to, and the file identifier (16 bytes)."""
        self.Catalog = self._bodies[catalog - 1]
        self.info: Any = self._bodies[info - 1]
        identifier = b"<" + file_id.hex().upper().encode("ascii") + b">"
        self._ID = b"[" + identifier + identifier + b"]"
