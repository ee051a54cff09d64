"""The advance widths of a few glyphs of a font program, read from where they stand.

Decisions: only what leads to a glyph's width is read; a program that needs more than that (a width inside a
subroutine) gives None, and another reader is asked. Source: Adobe Technical Notes 5176 (CFF) and 5177 (Type 2);
OpenType 1.9, head, hhea, hmtx, maxp.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

STEMS: Final = frozenset({1, 3, 18, 23})
MASKS: Final = frozenset({19, 20})
MOVES: Final = {21: 2, 4: 1, 22: 1}
"""Arguments of rmoveto, vmoveto, hmoveto; one more in front of them is the width."""
END: Final = 14
TWO_BYTES: Final = 12
_NOTHING: Final = float("inf")


class _Table:
    """An INDEX: how many members, and each by its number."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.count = data, int.from_bytes(data[at : at + 2], "big")
        self.size = data[at + 2] if self.count else 0
        self.offsets = at + 3
        self.base = at + 2 + (self.count + 1) * self.size
        self.end = self.base + self._offset(self.count) if self.count else at + 2

    def _offset(self, number: int) -> int:
        """Where a member begins, from the base; one past the last is where that ends."""
        at = self.offsets + number * self.size
        return int.from_bytes(self.data[at : at + self.size], "big")

    def member(self, number: int) -> bytes:
        """A member."""
        return self.data[self.base + self._offset(number) : self.base + self._offset(number + 1)]


def _dictionary(data: bytes) -> dict[int, list[float]]:
    """A DICT; an operator of two bytes counts from 1200."""
    found: dict[int, list[float]] = {}
    operands: list[float] = []
    at = 0
    while at < len(data):
        first = data[at]
        if first <= 21:
            operator = 1200 + data[at + 1] if first == TWO_BYTES else first
            found[operator], operands = operands, []
            at += 2 if first == TWO_BYTES else 1
        elif first == 30:
            text, at = "", at + 1
            while "f" not in text:
                text, at = text + data[at : at + 1].hex(), at + 1
            plain = text[: text.index("f")].replace("a", ".").replace("c", "E-").replace("b", "E").replace("e", "-")
            operands.append(float(plain))
        else:
            value, at = _number(data, at)
            operands.append(value)
    return found


def _number(data: bytes, at: int) -> tuple[float, int]:
    """A number of a DICT or charstring, and what follows it."""
    first = data[at]
    if first == 28:
        return float(int.from_bytes(data[at + 1 : at + 3], "big", signed=True)), at + 3
    if first == 29:
        return float(int.from_bytes(data[at + 1 : at + 5], "big", signed=True)), at + 5
    if first == 255:
        return int.from_bytes(data[at + 1 : at + 5], "big", signed=True) / 65536, at + 5
    if first < 247:
        return float(first - 139), at + 1
    more = data[at + 1]
    return float((first - 247) * 256 + more + 108 if first < 251 else -(first - 251) * 256 - more - 108), at + 2


def read_widths(data: bytes, codes: Sequence[int]) -> Mapping[int, float] | None:
    """Widths by CID, or by glyph index where the program has no CIDs, in thousandths of the em; a code without a glyph
    is left out. None where this reader does not get to a width.
    """
    tops = _Table(data, _Table(data, data[2]).end)
    top = _dictionary(tops.member(0))
    glyphs = _Table(data, int(top[17][0]))
    is_cid = 1230 in top
    places = _places(data, int(top[15][0]), glyphs.count, codes) if is_cid else {c: c for c in codes}
    privates = _privates(data, top, is_cid)
    chosen = _chosen(data, int(top[1237][0]), places.values()) if is_cid else dict.fromkeys(places.values(), 0)
    per_mille = 1000 * top.get(1207, [0.001])[0]
    widths: dict[int, float] = {}
    for code, place in places.items():
        if place >= glyphs.count:
            continue
        default, nominal = privates[chosen[place]]
        told = _told(glyphs.member(place))
        if told is None:
            return None
        width = default if told == _NOTHING else nominal + told
        widths[code] = width * (per_mille or 1.0)
    return widths


def read_sfnt_widths(data: bytes, codes: Sequence[int]) -> Mapping[int, float] | None:
    """As `read_widths`, of a TrueType or OpenType program."""
    if data[:4] not in (b"\0\1\0\0", b"OTTO", b"true"):
        return None
    rows = range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)
    places = {data[at : at + 4]: [int.from_bytes(data[at + n : at + n + 4], "big") for n in (8, 12)] for at in rows}
    tables = {tag: data[at : at + size] for tag, (at, size) in places.items()}
    if any(len(tables[tag]) != places[tag][1] for tag in tables):
        return None
    if b"CFF " in tables:
        return read_widths(tables[b"CFF "], codes)
    per_mille = 1000 / int.from_bytes(tables[b"head"][18:20], "big")
    count = int.from_bytes(tables[b"maxp"][4:6], "big")
    full, metrics = int.from_bytes(tables[b"hhea"][34:36], "big"), tables[b"hmtx"]
    pairs = {code: 4 * min(code, full - 1) for code in codes if code < count}
    if not full or len(metrics) < 4 * full or len(tables[b"head"]) < 54 or len(tables[b"hhea"]) < 36:
        return None
    return {code: int.from_bytes(metrics[at : at + 2], "big") * per_mille for code, at in pairs.items()}


def _told(program: bytes) -> float | None:
    """What a charstring says of its width: the number, `_NOTHING` for the default, None where it cannot be seen."""
    stack: list[float] = []
    at = 0
    while at < len(program):
        first = program[at]
        if first >= 32 or first == 28:
            value, at = _number(program, at)
            stack.append(value)
            continue
        if first in STEMS or first in MASKS:
            return stack[0] if len(stack) % 2 else _NOTHING
        if first in MOVES:
            return stack[0] if len(stack) > MOVES[first] else _NOTHING
        if first == END:
            return stack[0] if len(stack) in (1, 5) else _NOTHING
        return None
    return None


def _places(data: bytes, at: int, count: int, codes: Sequence[int]) -> dict[int, int]:
    """The glyph index of each CID, as the charset has it."""
    wanted, ascending, found = set(codes), sorted(codes), {}
    if 0 in wanted:
        found[0] = 0
    form, at, place = data[at], at + 1, 1
    while place < count:
        first, at = int.from_bytes(data[at : at + 2], "big"), at + 2
        size = (0, 1, 2)[form]
        more, at = int.from_bytes(data[at : at + size], "big"), at + size
        if more:
            inside = ascending[bisect_left(ascending, first) : bisect_right(ascending, first + more)]
            found.update((code, place + code - first) for code in inside)
        elif first in wanted:
            found[first] = place
        place += more + 1
    return found


def _privates(data: bytes, top: Mapping[int, list[float]], is_cid: bool) -> list[tuple[float, float]]:
    """Default and nominal width of each font dictionary."""
    if is_cid:
        fonts = _Table(data, int(top[1236][0]))
        owners: list[Mapping[int, list[float]]] = [_dictionary(fonts.member(n)) for n in range(fonts.count)]
    else:
        owners = [top]
    found = []
    for owner in owners:
        size, at = (int(value) for value in owner.get(18, [0, 0]))
        private = _dictionary(data[at : at + size])
        found.append((private.get(20, [0.0])[0], private.get(21, [0.0])[0]))
    return found


def _chosen(data: bytes, at: int, places: Iterable[int]) -> dict[int, int]:
    """Which font dictionary each of these glyphs has."""
    if data[at] == 0:
        return {place: data[at + 1 + place] for place in places}
    count = int.from_bytes(data[at + 1 : at + 3], "big")
    rows = [(int.from_bytes(data[p : p + 2], "big"), data[p + 2]) for p in range(at + 3, at + 3 + 3 * count, 3)]
    spans = list(pairwise([*rows, (1 << 16, 0)]))
    return {place: next(fd for (first, fd), (end, _) in spans if first <= place < end) for place in places}
