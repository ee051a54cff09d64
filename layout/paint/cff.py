"""CFF font programs with CIDs: read once without subroutines, and cut to any few of their glyphs.

Decisions: HarfBuzz takes 10 µs a glyph to cut a face, and an issue's faces are cut for the file of all pages and for
each page; so it cuts once, for all glyphs of the issue and with the subroutines written out, and every file's program
is put together from those charstrings. A program depends on its own glyphs only: the same page gives the same bytes
whatever else is in the issue. Source: Adobe Technical Note 5176 (CFF).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from layout.records import dataclass

CHARSET, CHAR_STRINGS, PRIVATE, SUBRS = (15,), (17,), (18,), (19,)
ROS, FD_ARRAY, FD_SELECT, FONT_NAME = (12, 30), (12, 36), (12, 37), (12, 38)
KEPT: Final = frozenset({(5,), (12, 7)})
"""Entries of the top dictionary that are copied: FontBBox, FontMatrix."""
CID_COUNT: Final = (12, 34)
MOST_CIDS: Final = 0xFFFF
STANDARD_STRINGS: Final = 391
OFFSET_SIZE: Final = 4

Dict = Mapping[tuple[int, ...], bytes]


@dataclass(frozen=True, slots=True)
class CidProgram:
    """A program in parts: charstrings and font dictionaries by CID; of each font dictionary its name and its private
    dictionary. `registry` and `ordering` name the collection, `top` are its other entries.
    """

    name: bytes
    registry: bytes
    ordering: bytes
    supplement: bytes
    top: tuple[tuple[tuple[int, ...], bytes], ...]
    glyphs: Mapping[int, bytes]
    chosen: Mapping[int, int]
    dictionaries: tuple[tuple[bytes, Dict, bytes], ...]


def cids_of(program: bytes) -> Sequence[int] | None:
    """The CID of each glyph of a CFF program by its index; None where it has no CIDs."""
    _, after = _index(program, program[2])
    tops, _ = _index(program, after)
    top = dict(_entries(tops[0]))
    if ROS not in top or CHARSET not in top:
        return None
    at = _integers(top[CHAR_STRINGS])[0]
    count = int.from_bytes(program[at : at + 2], "big")
    at = _integers(top[CHARSET])[0]
    if program[at : at + 5] == b"\2" + _pair(1, count - 2):  # one run: every CID is the glyph's index
        return range(count)
    return tuple(_charset(program, at, count))


def read_cid_program(program: bytes) -> CidProgram | None:
    """The parts of a CFF program; None where it has no CIDs or still has subroutines."""
    names, tops, strings, subroutines = _opening(program)
    top = dict(_entries(tops[0]))
    if ROS not in top or subroutines:
        return None
    charstrings, _ = _index(program, _integers(top[CHAR_STRINGS])[0])
    cids = list(_charset(program, _integers(top[CHARSET])[0], len(charstrings)))
    fonts, _ = _index(program, _integers(top[FD_ARRAY])[0])
    dictionaries = []
    for font in fonts:
        entries = dict(_entries(font))
        size, at = _integers(entries.pop(PRIVATE))
        private = program[at : at + size]
        if SUBRS in dict(_entries(private)):
            return None
        name = _string(strings, _integers(entries.pop(FONT_NAME))[0]) if FONT_NAME in entries else b""
        dictionaries.append((name, entries, private))
    registry, ordering, supplement = _integers(top[ROS])
    return CidProgram(
        name=names[0],
        registry=_string(strings, registry),
        ordering=_string(strings, ordering),
        supplement=_integer(supplement),
        top=(*((key, value) for key, value in top.items() if key in KEPT), (CID_COUNT, _integer(MOST_CIDS))),
        glyphs=dict(zip(cids, charstrings, strict=True)),
        chosen=dict(zip(cids, _fd_select(program, _integers(top[FD_SELECT])[0], len(cids)), strict=True)),
        dictionaries=tuple(dictionaries),
    )


def cut(source: CidProgram, cids: Sequence[int], again: Mapping[int, int]) -> bytes:
    """A program with these glyphs, in ascending order, and the one that stands for none; `again` = CIDs beyond those
    of the source, and the glyphs of it that they show once more.
    """
    wanted = [0, *sorted({*cids, *again} - {0})]
    shown = [again.get(cid, cid) for cid in wanted]
    used = sorted({source.chosen[cid] for cid in shown})
    names = [source.registry, source.ordering, *(source.dictionaries[n][0] for n in used)]
    heads = b"\1\0\4\4" + _packed([source.name])
    strings = _packed(names) + _packed([])
    charset = b"\2" + b"".join(_pair(first, more) for first, more in _runs(wanted[1:]))
    chosen = _packed_select([used.index(source.chosen[cid]) for cid in shown])
    glyphs = _packed([source.glyphs[cid] for cid in shown])

    def top(offsets: Sequence[int]) -> bytes:
        charset_at, select_at, glyphs_at, fonts_at = map(_offset, offsets)
        ros = _offset(STANDARD_STRINGS) + _offset(STANDARD_STRINGS + 1) + source.supplement + bytes(ROS)
        kept = b"".join(value + bytes(key) for key, value in source.top)
        places = charset_at + bytes(CHARSET) + select_at + bytes(FD_SELECT) + glyphs_at + bytes(CHAR_STRINGS)
        return _packed([ros + kept + places + fonts_at + bytes(FD_ARRAY)])

    charset_at = len(heads) + len(top((0, 0, 0, 0))) + len(strings)
    select_at = charset_at + len(charset)
    glyphs_at = select_at + len(chosen)
    fonts_at = glyphs_at + len(glyphs)
    privates = [source.dictionaries[n][2] for n in used]

    def fonts(at: int) -> bytes:
        rows = []
        for place, n in enumerate(used):
            _, entries, private = source.dictionaries[n]
            kept = b"".join(value + bytes(key) for key, value in entries.items())
            name = _offset(STANDARD_STRINGS + 2 + place) + bytes(FONT_NAME)
            rows.append(name + kept + _offset(len(private)) + _offset(at) + bytes(PRIVATE))
            at += len(private)
        return _packed(rows)

    dictionaries = fonts(fonts_at + len(fonts(0)))
    offsets = (charset_at, select_at, glyphs_at, fonts_at)
    return b"".join([heads, top(offsets), strings, charset, chosen, glyphs, dictionaries, *privates])


def _opening(program: bytes) -> tuple[list[bytes], list[bytes], list[bytes], list[bytes]]:
    """The four indexes a program begins with: names, top dictionaries, strings, global subroutines."""
    names, at = _index(program, program[2])
    tops, at = _index(program, at)
    strings, at = _index(program, at)
    subroutines, _ = _index(program, at)
    return names, tops, strings, subroutines


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    """The members of an INDEX, and where it ends."""
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return [], at + 2
    size, table = data[at + 2], at + 3
    ends = [int.from_bytes(data[table + n * size : table + n * size + size], "big") for n in range(count + 1)]
    base = table + (count + 1) * size - 1
    return [data[base + a : base + b] for a, b in pairwise(ends)], base + ends[-1]


def _packed(members: Sequence[bytes]) -> bytes:
    """An INDEX."""
    if not members:
        return b"\0\0"
    ends, at = [1], 1
    for member in members:
        at += len(member)
        ends.append(at)
    size = (at.bit_length() + 7) // 8
    table = b"".join(end.to_bytes(size, "big") for end in ends)
    return len(members).to_bytes(2, "big") + bytes((size,)) + table + b"".join(members)


def _entries(data: bytes) -> Iterator[tuple[tuple[int, ...], bytes]]:
    """The entries of a DICT: operator, and its operands as they are."""
    at = start = 0
    while at < len(data):
        first = data[at]
        if first <= 21:
            operator = (12, data[at + 1]) if first == 12 else (first,)
            yield operator, data[start:at]
            at = start = at + len(operator)
        elif first == 30:
            while data[at + 1] & 15 != 15 and data[at + 1] >> 4 != 15:
                at += 1
            at += 2
        else:
            at += {28: 3, 29: 5}.get(first, 1 if first < 247 else 2)


def _integers(operands: bytes) -> list[int]:
    """Whole numbers among operands."""
    found, at = [], 0
    while at < len(operands):
        first = operands[at]
        if first in (28, 29):
            size = 2 if first == 28 else 4
            found.append(int.from_bytes(operands[at + 1 : at + 1 + size], "big", signed=True))
            at += 1 + size
        elif first < 247:
            found.append(first - 139)
            at += 1
        else:
            more = operands[at + 1]
            found.append((first - 247) * 256 + more + 108 if first < 251 else -(first - 251) * 256 - more - 108)
            at += 2
    return found


def _offset(value: int) -> bytes:
    """A number in five bytes, whatever it is: so a dictionary's length is known before its offsets are."""
    return b"\x1d" + value.to_bytes(OFFSET_SIZE, "big")


def _integer(value: int) -> bytes:
    """A small number."""
    return bytes((value + 139,)) if -107 <= value <= 107 else _offset(value)


def _pair(first: int, more: int) -> bytes:
    """A range of a charset."""
    return first.to_bytes(2, "big") + more.to_bytes(2, "big")


def _runs(values: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as runs: the first, and how many more."""
    runs: list[tuple[int, int]] = []
    for value in values:
        if runs and value == runs[-1][0] + runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((value, 0))
    return runs


def _charset(data: bytes, at: int, count: int) -> Iterator[int]:
    """The CID of each glyph."""
    yield 0
    form, at, left = data[at], at + 1, count - 1
    while left > 0:
        first, at = int.from_bytes(data[at : at + 2], "big"), at + 2
        size = (0, 1, 2)[form]
        more = int.from_bytes(data[at : at + size], "big")
        at += size
        yield from range(first, first + min(more + 1, left))
        left -= more + 1


def _fd_select(data: bytes, at: int, count: int) -> list[int]:
    """Which font dictionary each glyph has."""
    if data[at] == 0:
        return list(data[at + 1 : at + 1 + count])
    ranges = int.from_bytes(data[at + 1 : at + 3], "big")
    rows = [(int.from_bytes(data[p : p + 2], "big"), data[p + 2]) for p in range(at + 3, at + 3 + 3 * ranges, 3)]
    found: list[int] = []
    for (first, chosen), (following, _) in pairwise([*rows, (count, 0)]):
        found += [chosen] * (following - first)
    return found


def _packed_select(chosen: Sequence[int]) -> bytes:
    """An FDSelect in ranges."""
    rows = [(n, fd) for n, fd in enumerate(chosen) if n == 0 or chosen[n - 1] != fd]
    ranges = b"".join(first.to_bytes(2, "big") + bytes((fd,)) for first, fd in rows)
    return b"\3" + len(rows).to_bytes(2, "big") + ranges + len(chosen).to_bytes(2, "big")


def _string(strings: Sequence[bytes], sid: int) -> bytes:
    """A string by its number; the standard ones are names of glyphs and not met here."""
    return strings[sid - STANDARD_STRINGS] if sid >= STANDARD_STRINGS else b""
