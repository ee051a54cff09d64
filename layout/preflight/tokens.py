"""Content streams cut into operators with their operands, by a reader of its own.

Decisions: one regular expression finds a token at a time; what it cannot read ends the stream with `SyntaxFaultError`,
never with a guess. Strings come back as bytes, names with their slash, numbers as float. Source: ISO 32000-1, 7.2,
7.3 and 7.8.2.
"""

import re
from binascii import unhexlify
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

Operation = tuple[str, list[Any]]

_TOKEN: Final = re.compile(
    rb"(?:[\0\t\n\f\r ]++|%[^\r\n]*+)*+"
    rb"(?:([+-]?(?:\d+\.?\d*|\.\d+))"
    rb"|<([0-9A-Fa-f\0\t\n\f\r ]*)>"
    rb"|/([^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|([A-Za-z'\"][A-Za-z0-9*'\"]*)"
    rb"|(\[|<<)"
    rb"|(\]|>>)"
    rb"|(\()"
    rb"|(\Z)"
    rb"|([\s\S]))"
)
_NUMBER, _HEX, _NAME, _WORD, _OPEN, _CLOSE, _STRING, _END, _OTHER = range(1, 10)
"""The groups of a token."""
_STRING_PART: Final = re.compile(rb"[^()\\\r]+|\\([0-7]{1,3}|\r\n|[\s\S])|\(|\)|\r\n?")
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NAME_CODE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_IMAGE_END: Final = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r /]|$)")
_WORDS: Final[dict[str, Any]] = {"true": True, "false": False, "null": None}


class SyntaxFaultError(Exception):
    """The stream cannot be read from here on; `position` counts bytes."""

    def __init__(self, position: int) -> None:
        super().__init__(f"byte {position}")
        self.position = position


def operations(data: bytes) -> Iterator[Operation]:
    """Every operator of a content stream with its operands, in order.

    Raises:
        SyntaxFaultError: Something is no token, or a bracket has no partner.
    """
    operands: list[Any] = []
    stack: list[tuple[bytes, list[Any]]] = []
    tokens = _TOKEN.finditer(data)
    while match := next(tokens, None):
        kind = match.lastindex
        if kind == _NUMBER:
            operands.append(float(match[_NUMBER]))
        elif kind == _WORD:
            word = match[_WORD].decode("latin-1")
            if word in _WORDS:
                operands.append(_WORDS[word])
                continue
            if stack:
                raise SyntaxFaultError(match.start(_WORD))
            if word == "BI":
                tokens = _TOKEN.finditer(data, _skip_image(data, match.end()))
                word = "EI"
            yield word, operands
            operands = []
        elif kind == _HEX:
            operands.append(_bytes_of(match[_HEX]))
        elif kind == _NAME:
            operands.append(_name_of(match[_NAME]))
        elif kind == _STRING:
            value, position = _string(data, match.end())
            operands.append(value)
            tokens = _TOKEN.finditer(data, position)
        elif kind == _OPEN:
            stack.append((match[_OPEN], operands))
            operands = []
        elif kind == _CLOSE:
            if not stack or stack[-1][0] != (b"[" if match[_CLOSE] == b"]" else b"<<"):
                raise SyntaxFaultError(match.start(_CLOSE))
            opened, outer = stack.pop()
            outer.append(operands if opened == b"[" else _pairs(operands, match.start(_CLOSE)))
            operands = outer
        elif kind == _OTHER:
            raise SyntaxFaultError(match.start(_OTHER))
        elif stack or operands:
            raise SyntaxFaultError(len(data))
        else:
            return


def _bytes_of(digits: bytes) -> bytes:
    """A string from its hexadecimal digits; a last one that is missing is 0."""
    if not digits.isalnum():
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", digits)
    return unhexlify(digits + b"0" * (len(digits) % 2))


@lru_cache(maxsize=1024)
def _name_of(raw: bytes) -> str:
    """A name with its slash."""
    plain = _NAME_CODE.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), raw)
    return "/" + plain.decode("utf-8", "replace")


def _string(data: bytes, position: int) -> tuple[bytes, int]:
    """A string in parentheses that was opened just before `position`, and where reading goes on."""
    parts: list[bytes] = []
    depth = 1
    while True:
        match = _STRING_PART.match(data, position)
        if match is None:
            raise SyntaxFaultError(position)
        position = match.end()
        piece, escaped = match[0], match[1]
        if escaped is not None:
            if escaped[:1].isdigit() and escaped[:1] < b"8":
                piece = bytes((int(escaped, 8) & 255,))
            else:
                piece = b"" if escaped in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(escaped, escaped)
        elif piece == b"(":
            depth += 1
        elif piece == b")":
            depth -= 1
            if not depth:
                return b"".join(parts), position
        elif piece.startswith(b"\r"):
            piece = b"\n"
        parts.append(piece)


def _pairs(values: list[Any], position: int) -> dict[str, Any]:
    """A dictionary from its members in order."""
    if len(values) % 2 or not all(isinstance(key, str) for key in values[::2]):
        raise SyntaxFaultError(position)
    return dict(zip(values[::2], values[1::2], strict=True))


def _skip_image(data: bytes, position: int) -> int:
    """Behind the end of an inline image."""
    start = re.compile(rb"[\0\t\n\f\r ]ID[\0\t\n\f\r ]").search(data, position)
    found = _IMAGE_END.search(data, start.end() if start else position)
    if found is None:
        raise SyntaxFaultError(position)
    return found.end()
