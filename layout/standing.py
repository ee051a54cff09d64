"""Standing type (存版): what a stage made is kept, by what it was made from, and handed out again to who asks the same.

Decisions: a printer who changes one paragraph leaves the rest of the page standing. Only pure functions keep their
results, keyed by content (or by the very object, where that was itself handed out standing), so that a make-up from
standing type and one from an empty case are the same. Every store is bounded: what was not asked for longest goes
first. `distribute` breaks everything up, for what no key can tell: a font file with new bytes under its old name.
"""

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, TypeVar

T = TypeVar("T")

_STORES: "list[tuple[_lru_cache_wrapper[Any], int]]" = []
"""Each store and how much one of its results weighs."""
_OTHERS: list[Callable[[], None]] = []
"""How what is kept in another way is emptied."""


class Same:
    """Something that is equal only to itself: a key that costs nothing, for what is kept standing anyway."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it

    def __hash__(self) -> int:
        return id(self.it)


def standing(most: int | None, weight: int = 1) -> Callable[[Callable[..., T]], "_lru_cache_wrapper[T]"]:
    """A decorator: the function's last `most` results are kept (None: all of them, where there are only so many).

    `weight` is about how many paragraphs one result is as large as: 0 for what is small and serves every page (tables
    of a style). What is kept whole is small too: glyphs of a face.
    """

    def keep(function: Callable[..., T]) -> "_lru_cache_wrapper[T]":
        kept = lru_cache(maxsize=most)(function)
        _STORES.append((kept, weight if most else 0))
        return kept

    return keep


def on_distribute(clear: Callable[[], None]) -> None:
    """Has `clear` called whenever all is broken up: for what is kept in another way."""
    _OTHERS.append(clear)


def distribute() -> None:
    """Drops all that is kept, in every stage."""
    for store, _ in _STORES:
        store.cache_clear()
    for clear in _OTHERS:
        clear()


def let_go(most: int = 0) -> None:
    """Drops what is kept of texts and pages, once that is more than `most` results as large as a paragraph: what serves
    every page stays.
    """
    if weigh_standing() > most:
        for store, weight in _STORES:
            if weight:
                store.cache_clear()


def weigh_standing() -> int:
    """How much is kept in all stages together, in results as large as a paragraph."""
    return sum(store.cache_info().currsize * weight for store, weight in _STORES)
