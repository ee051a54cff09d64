"""PDF values as bytes, and the document that collects finished objects and writes them out.

Decisions: every object is a finished body of bytes, so its number is known as soon as it is reserved and nothing is
formatted twice; bodies go out one after the other, so that a file of hundreds of pages is never in memory as a whole;
reportlab's document keeps the numbers and makes header, cross-reference table and trailer (one revision, classic table,
no object streams). Source: ISO 32000-1, 7.3 and 7.5.
"""

import hashlib
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, BinaryIO, Final

from reportlab.pdfbase import pdfdoc

from layout.paint.spool import Data, bytes_of, size_of

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
    """One finished indirect object: what stands between `obj` and `endobj`, in parts; let go once it is written."""

    def __init__(self, *parts: Data) -> None:
        self.parts: tuple[Data, ...] = parts


class PressDocument(pdfdoc.PDFDocument):
    """The objects of one PDF. Numbers are given by `reserve` and `add`, bodies by `put`."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(invariant=1, pdfVersion=version)
        self.version = version
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
        self._bodies[object_number - 1].parts = (data,)

    def add(self, data: bytes) -> int:
        """A new object with its body; its number."""
        object_number = self.reserve()
        self.put(object_number, data)
        return object_number

    def add_stream(
        self,
        entries: Mapping[str, bytes | None],
        data: Data,
        compress: bool = True,
        level: int = COMPRESSION_LEVEL,
    ) -> int:
        """A new stream object (`entries` without Length and Filter where we compress); its number."""
        if compress:
            data = zlib.compress(bytes_of(data), level)
        filters = {"Filter": b"/FlateDecode"} if compress else {}
        head = dictionary({**entries, **filters, "Length": b"%d" % size_of(data)})
        object_number = self.reserve()
        self._bodies[object_number - 1].parts = (head + b"\nstream\n", data, b"\nendstream")
        return object_number

    def fingerprint(self) -> bytes:
        """32 bytes that stand for all the bodies so far."""
        digest = hashlib.sha256()
        for body in self._bodies:
            for part in body.parts:
                digest.update(bytes_of(part))
        return digest.digest()

    def write_to(self, file: BinaryIO, catalog: int, info: int, file_id: bytes) -> None:
        """Writes the file; the trailer points to two objects and holds the file identifier (16 bytes)."""
        out: Any = pdfdoc.PDFFile(self.version)
        file.writelines(out.strings)
        out.write = file.write
        for number_, body in enumerate(self._bodies, start=1):
            self.idToOffset[self.numberToId[number_]] = out.add(b"%d 0 obj\n" % number_)
            for part in body.parts:
                out.add(bytes_of(part))
            out.add(b"\nendobj\n")
            body.parts = ()
        table: Any = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, [self.numberToId[n] for n in range(1, len(self._bodies) + 1)])
        start = out.add(table.format(self))
        identifier = b"<" + file_id.hex().upper().encode("ascii") + b">"
        trailer: Any = pdfdoc.PDFTrailer(
            startxref=start,
            Size=len(self._bodies) + 1,
            Root=ref(catalog),
            Info=ref(info),
            ID=b"[" + identifier + identifier + b"]",
        )
        out.add(trailer.format(self))
