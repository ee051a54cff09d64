"""A file without a name that holds what a build has made and does not need just now.

Decisions: what is put aside is only ever added to and read; the file has no name (where the system can do that), so
nothing of it is left whatever ends the build. A process that was forked reads what its caller put aside; what it puts
aside itself stays in its memory, for both would write at the same place.
"""

import hashlib
import os
from itertools import count
from threading import Lock
from typing import BinaryIO, Final
from weakref import WeakValueDictionary

from layout.records import dataclass

SMALL: Final = 512
"""Bytes that are not worth the way to the disk."""


class Spool:
    """The file; safe for several threads. Between processes that were forked from the one that opened it a spool
    travels as its number: the file itself is open in all of them.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._number = next(_NUMBERS)
        _OPEN[self._number] = self
        self._owner = os.getpid()
        self._lock = Lock()
        self._known: dict[bytes, Aside] = {}

    def keep(self, data: bytes) -> "Data":
        """The data put aside; the same data are put aside once, and are equal."""
        if len(data) < SMALL or os.getpid() != self._owner:
            return data
        digest = hashlib.sha256(data).digest()
        with self._lock:
            if digest not in self._known:
                start = self._file.seek(0, os.SEEK_END)
                self._file.write(data)
                self._file.flush()
                self._known[digest] = Aside(self, start, len(data))
            return self._known[digest]

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return _spool, (self._number,)

    def read(self, start: int, size: int) -> bytes:
        """A piece of the file."""
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), size, start)
        with self._lock:
            self._file.seek(start)
            return self._file.read(size)


_NUMBERS: Final = count()
_OPEN: Final[WeakValueDictionary[int, Spool]] = WeakValueDictionary()
"""The spools of this process by their numbers."""


def _spool(number: int) -> Spool:
    """The spool that travelled as a number."""
    return _OPEN[number]


@dataclass(frozen=True, slots=True)
class Aside:
    """Data that were put aside: where, and how many bytes."""

    spool: Spool
    start: int
    size: int


Data = bytes | Aside
"""Data, here or put aside."""


def bytes_of(data: Data) -> bytes:
    """The data themselves."""
    return data.spool.read(data.start, data.size) if isinstance(data, Aside) else data


def size_of(data: Data) -> int:
    """How many bytes they are."""
    return data.size if isinstance(data, Aside) else len(data)
