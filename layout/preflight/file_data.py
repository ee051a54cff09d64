"""The bytes of a PDF file, in memory or mapped: a file of hundreds of pages is never in memory as a whole."""

import hashlib
import mmap
from collections.abc import Iterator
from typing import TypeAlias

FileData: TypeAlias = bytes | mmap.mmap
"""What a file holds; both give `bytes` for a slice, and have `find`."""

PIECE = 1 << 20
"""Bytes that are looked at at once."""


def sha256_of(data: FileData) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    for piece in _pieces(data):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(data: FileData) -> Iterator[bytes]:
    """The file piece by piece, none of which is kept."""
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]
        let_go(data)


def let_go(data: FileData) -> None:
    """Lets go of the pages of memory in which a mapped file was looked at; they come back when they are asked for."""
    if isinstance(data, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        data.madvise(mmap.MADV_DONTNEED)


def count_in(word: bytes, data: FileData) -> int:
    """How often a word stands in a file; none may begin inside another."""
    if isinstance(data, bytes):
        return data.count(word)
    count = 0
    for start in range(0, len(data), PIECE):
        count += data[start : start + PIECE + len(word) - 1].count(word)
        let_go(data)
    return count
