"""PDF objects as a plain file has them: names, references, dictionaries, streams, and the reading of one value.

Decisions: what is not exactly as ISO 32000-1 has it raises `NotPlainError`; so do a key twice in a dictionary, a value
that is null, and text in no encoding that is known for sure, for readers differ in them. The names of attributes are
pypdf's: `get` gives a value as it stands, `[]` what a reference points to, `_data` a stream as it stands in the file.
What needs more than Flate is undone by pypdf. Source: ISO 32000-1, 7.2 to 7.4.
"""

import re
import zlib
from binascii import unhexlify
from collections.abc import Iterator
from typing import Any, Final

from layout.preflight.file_data import FileData
from layout.preflight.later import foreign

_TOKEN: Final = re.compile(
    rb"[\0\t\n\f\r ]*(?:"
    rb"(\d+)[\t\n\r ]+(\d+)[\t\n\r ]+R(?=[\0\t\n\f\r ()<>\[\]{}/%])"
    rb"|([+-]?\d+)(?=[\0\t\n\f\r ()<>\[\]{}/%])"
    rb"|([+-]?(?:\d+\.\d*|\.\d+))(?=[\0\t\n\f\r ()<>\[\]{}/%])"
    rb"|/([^\0\t\n\f\r ()<>\[\]{}/%]+)"
    rb"|(\[)|(\])|(<<)|(>>)"
    rb"|<([0-9A-Fa-f]*)>"
    rb"|\(([^()\\\r]*)\)"
    rb"|(\()"
    rb"|(true|false|null)(?=[\0\t\n\f\r ()<>\[\]{}/%]))"
)
_REF, _INTEGER, _REAL, _NAME, _OPEN, _CLOSE, _BEGIN, _FINISH, _HEX, _PLAIN, _STRING, _WORD = range(2, 14)
"""The groups of a token."""
_PART: Final = re.compile(rb"([^()\\\r]+)|\\([nrtbf()\\])|(\()|(\))")
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NAME_CODE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_ASCII: Final = re.compile(rb"[\t\n\r\x20-\x7e]*\Z")
_WORDS: Final[dict[bytes, Any]] = {b"true": True, b"false": False, b"null": None}


def resolved(value: Any) -> Any:
    """What a reference points to; the value itself when it is none."""
    return value.get_object() if hasattr(value, "get_object") else value


class NotPlainError(ValueError):
    """Something in the file is not as plain as this reader wants it."""


class Name(str):
    """A name, with its slash."""

    __slots__ = ()


class Reference:
    """A reference to an object of the file."""

    __slots__ = ("generation", "home", "idnum")

    def __init__(self, home: "Objects", idnum: int, generation: int) -> None:
        self.home, self.idnum, self.generation = home, idnum, generation

    def get_object(self) -> Any:
        """What it points to; None where there is no such object."""
        return self.home.found.get((self.idnum, self.generation))

    def __float__(self) -> float:
        return float(self.get_object())

    def __int__(self) -> int:
        return int(self.get_object())

    def __str__(self) -> str:
        return str(self.get_object())

    def __getitem__(self, key: Any) -> Any:
        return self.get_object()[key]

    def __contains__(self, key: Any) -> bool:
        return key in self.get_object()

    def __iter__(self) -> Iterator[Any]:
        return iter(self.get_object())

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self.get_object(), attribute)


class Dictionary(dict[str, Any]):
    """A dictionary; `[]` follows references, `get` and `raw_get` do not."""

    __slots__ = ("indirect_reference",)

    def __init__(self) -> None:
        self.indirect_reference: Reference | None = None

    def __getitem__(self, key: str) -> Any:
        value = dict.__getitem__(self, key)
        return value.get_object() if type(value) is Reference else value

    def raw_get(self, key: str) -> Any:
        """A value as it stands."""
        return dict.__getitem__(self, key)


class Stream(Dictionary):
    """A stream; its data are cut out of the file whenever they are asked for."""

    __slots__ = ("home", "place")

    home: "Objects"
    place: slice

    @property
    def _data(self) -> bytes:
        """The data as they stand in the file."""
        return self.home.data[self.place]

    def get_data(self) -> bytes:
        """The data, decompressed."""
        filters = self.get("/Filter")
        if filters is None:
            return self._data
        if filters == "/FlateDecode" and "/DecodeParms" not in self:
            try:
                return zlib.decompress(self._data)
            except zlib.error:
                pass
        return bytes(self._foreign().get_data())

    def decode_as_image(self) -> Any:
        """The picture that a stream of pixels holds."""
        return self._foreign().decode_as_image()

    def _foreign(self) -> Any:
        """The stream as pypdf has it."""
        assert self.indirect_reference is not None
        return self.home.foreign.get_object(self.indirect_reference.idnum)


class Objects:
    """The objects of a file by number and generation, as far as they have been `found`.

    `references` = all that were met; `odd` = a string was met of which nobody can say what text it is.
    """

    def __init__(self, data: FileData) -> None:
        self.data = data
        self.found: dict[tuple[int, int], Any] = {}
        self.references: dict[tuple[int, int], Reference] = {}
        self.odd = False
        self._foreign: Any = None

    @property
    def foreign(self) -> Any:
        """The file as pypdf reads it, for what is seldom asked."""
        if self._foreign is None:
            self._foreign = foreign().read(self.data[:], True)
        return self._foreign

    def reference(self, number: int, generation: int) -> Reference:
        """The reference to an object; always the same one."""
        key = (number, generation)
        if key not in self.references:
            self.references[key] = Reference(self, number, generation)
        return self.references[key]

    def value(self, at: int) -> tuple[Any, int]:
        """The value that begins at a place, and where it ends.

        Raises:
            NotPlainError: It is not plain.
        """
        data, token = self.data, _TOKEN.match
        row: list[Any] = []
        outer: list[tuple[int, list[Any]]] = []
        while True:
            found = token(data, at)
            if found is None:
                raise NotPlainError
            kind, at = found.lastindex, found.end()
            if kind == _REF:
                row.append(self.reference(int(found[1]), int(found[2])))
            elif kind == _INTEGER:
                row.append(int(found[_INTEGER]))
            elif kind == _NAME:
                row.append(_name_of(found[_NAME]))
            elif kind == _REAL:
                row.append(float(found[_REAL]))
            elif kind in (_OPEN, _BEGIN):
                outer.append((kind, row))
                row = []
            elif kind in (_CLOSE, _FINISH):
                if not outer or outer[-1][0] != kind - 1:
                    raise NotPlainError
                inner, (_, row) = row, outer.pop()
                row.append(inner if kind == _CLOSE else _dictionary(inner))
            elif kind in (_HEX, _PLAIN):
                row.append(self._text(_unhex(found[_HEX]) if kind == _HEX else found[_PLAIN]))
            elif kind == _STRING:
                raw, at = _string(data, at)
                row.append(self._text(raw))
            else:
                row.append(_WORDS[found[_WORD]])
            if not outer:
                return row[0], at

    def _text(self, raw: bytes) -> str | bytes:
        """A string as text, where it is in Unicode or plain ASCII."""
        if raw.startswith(b"\xfe\xff"):
            try:
                return raw[2:].decode("utf-16-be")
            except UnicodeDecodeError as error:
                raise NotPlainError from error
        if _ASCII.match(raw):
            return raw.decode("ascii")
        self.odd = True
        return raw


def _name_of(raw: bytes) -> Name:
    """A name from its bytes."""
    if b"#" in raw or not raw.isascii():
        try:
            plain = _NAME_CODE.sub(lambda found: unhexlify(found[1]), raw)
            return Name("/" + plain.decode("utf-8"))
        except UnicodeDecodeError as error:
            raise NotPlainError from error
    return _known(raw)


_KNOWN: Final[dict[bytes, Name]] = {}
"""Names that were met before: a file has few, each a thousand times."""
_MOST_KNOWN: Final = 4096


def _known(raw: bytes) -> Name:
    """A plain name."""
    found = _KNOWN.get(raw)
    if found is None:
        found = Name("/" + raw.decode("ascii"))
        if len(_KNOWN) < _MOST_KNOWN:
            _KNOWN[raw] = found
    return found


def _dictionary(members: list[Any]) -> Dictionary:
    """A dictionary from its members in order."""
    found = Dictionary()
    keys, values = members[::2], members[1::2]
    if len(keys) != len(values) or None in values or not all(type(key) is Name for key in keys):
        raise NotPlainError
    found.update(zip(keys, values, strict=True))
    if len(found) != len(keys):
        raise NotPlainError
    return found


def _unhex(digits: bytes) -> bytes:
    """The bytes of a string in hexadecimal."""
    return unhexlify(digits + b"0" * (len(digits) % 2))


def _string(data: FileData, at: int) -> tuple[bytes, int]:
    """A string in parentheses that was opened just before `at`, and where it ends."""
    parts: list[bytes] = []
    depth = 1
    while True:
        found = _PART.match(data, at)
        if found is None:
            raise NotPlainError
        at = found.end()
        if found[2]:
            parts.append(_ESCAPES.get(found[2], found[2]))
            continue
        depth += bool(found[3]) - bool(found[4])
        if not depth:
            return b"".join(parts), at
        parts.append(found[0])
