"""Painted sheets put aside until they are written: of a large issue only a few are in memory at once."""

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, overload

from layout.paint.pictures import PreparedPicture
from layout.paint.sheet import PaintedSheet
from layout.paint.spool import Data, Spool, bytes_of
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class StoredSheet:
    """A painted sheet put aside: its content, its pictures (put aside as well), and all the rest, pickled."""

    content: Data
    pictures: tuple[PreparedPicture, ...]
    rest: Data

    def painted(self) -> PaintedSheet:
        """The sheet itself, its content where it was put."""
        rest: PaintedSheet = pickle.loads(bytes_of(self.rest))
        return replace(rest, content=self.content, pictures=self.pictures)


def put_aside(painted: PaintedSheet, spool: Spool) -> StoredSheet:
    """A painted sheet put aside."""
    rest = pickle.dumps(replace(painted, content=b"", pictures=()), pickle.HIGHEST_PROTOCOL)
    return StoredSheet(spool.keep(bytes_of(painted.content)), painted.pictures, spool.keep(rest))


class PaintedSheets(Sequence[PaintedSheet]):
    """Painted sheets, those that were put aside read when they are asked for; the last one stays open."""

    def __init__(self, sheets: Iterable[PaintedSheet | StoredSheet]) -> None:
        self._sheets = tuple(sheets)
        self._open: tuple[StoredSheet, PaintedSheet] | None = None

    def __len__(self) -> int:
        return len(self._sheets)

    @overload
    def __getitem__(self, place: int) -> PaintedSheet: ...
    @overload
    def __getitem__(self, place: slice) -> "PaintedSheets": ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return PaintedSheets(self._sheets[place])
        sheet = self._sheets[place]
        if isinstance(sheet, PaintedSheet):
            return sheet
        if self._open is None or self._open[0] is not sheet:
            self._open = (sheet, sheet.painted())
        return self._open[1]
