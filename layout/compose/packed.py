"""The items of a sheet packed away, a tenth as large as the objects: for issues of hundreds of pages.

Decisions: packed items are a sequence like any other; they are unpacked whenever somebody looks at them, and the last
ones stay open, for who looks at a page does so several times. Of which types they are is known without unpacking.
"""

import copyreg
import pickle
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, Final, overload

from layout.compose.types import Item, PlacedLine, Sheet, TextItem
from layout.geometry import Rect
from layout.lines.types import GlyphRun, Line

LEVEL: Final = 1
"""How hard zlib works: the fastest; more saves a tenth and takes twice the time."""
OPEN: Final = 2
"""Sheets that stay open: two halves of a spread, or the two sides of a plate."""
_OPEN: "Final[list[tuple[PackedItems, tuple[Item, ...]]]]" = []


def _travels_flat(kind: type) -> None:
    """Has objects of a type, of which a page has hundreds, packed as their fields: in half the time."""
    fields_of: Callable[[object], tuple[object, ...]] = attrgetter(*(field.name for field in fields(kind)))
    copyreg.pickle(kind, lambda it: (kind, fields_of(it)))


for _kind in (TextItem, PlacedLine, Line, GlyphRun, Rect):
    _travels_flat(_kind)


class PackedItems(Sequence[Item]):
    """Items that take little room until they are looked at; equal to the items they are made of.

    Those that are not packed `now` are when they travel to another process. Beside them the same items without glyphs
    are packed, for who only asks what stands where.
    """

    __slots__ = ("_count", "_held", "_light", "types")

    def __init__(self, items: Sequence[Item], *, now: bool) -> None:
        self._held: bytes | tuple[Item, ...] = tuple(items)
        self._light = b""
        self._count = len(items)
        self.types = frozenset(map(type, items))
        if now:
            self.__setstate__(self.__getstate__())

    def __getstate__(self) -> tuple[bytes, bytes, int, frozenset[type]]:
        if isinstance(self._held, bytes):
            return self._held, self._light, self._count, self.types
        return _packed(self._held), _packed(tuple(map(_light, self._held))), self._count, self.types

    def __setstate__(self, state: tuple[bytes, bytes, int, frozenset[type]]) -> None:
        self._held, self._light, self._count, self.types = state

    def light(self) -> "PackedItems":
        """The items without glyphs; with them, where nothing is packed: then they take no room of their own."""
        if not isinstance(self._held, bytes):
            return self
        found = PackedItems.__new__(PackedItems)
        found.__setstate__((self._light, self._light, self._count, self.types))
        return found

    def unpacked(self) -> tuple[Item, ...]:
        """The items themselves."""
        if not isinstance(self._held, bytes):
            return self._held
        for packed, items in _OPEN:
            if packed is self:
                return items
        opened: tuple[Item, ...] = pickle.loads(zlib.decompress(self._held))
        _OPEN[:] = [(self, opened), *_OPEN[: OPEN - 1]]
        return opened

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Item]:
        return iter(self.unpacked())

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Any:
        return self.unpacked()[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.unpacked() == tuple(other)

    def __hash__(self) -> int:
        return hash(self.unpacked())


def _packed(items: tuple[Item, ...]) -> bytes:
    """Items as bytes."""
    return zlib.compress(pickle.dumps(items, pickle.HIGHEST_PROTOCOL), LEVEL)


def _light(item: Item) -> Item:
    """An item without glyphs."""
    if not isinstance(item, TextItem):
        return item
    return replace(item, lines=tuple(replace(p, line=replace(p.line, runs=(), rubies=())) for p in item.lines))


def pack_sheet(sheet: Sheet, *, now: bool) -> Sheet:
    """A sheet with its items packed: `now`, or when it travels to another process."""
    return replace(sheet, items=PackedItems(sheet.items, now=now))


def without_glyphs(sheet: Sheet) -> Sheet:
    """A packed sheet without glyphs, for who asks what stands where: looked at in a fifth of the time."""
    return replace(sheet, items=sheet.items.light()) if isinstance(sheet.items, PackedItems) else sheet


def may_hold(sheet: Sheet, *types: type) -> bool:
    """Whether an item of one of these types may be on a sheet; said without looking at a packed one."""
    return not isinstance(sheet.items, PackedItems) or not sheet.items.types.isdisjoint(types)
