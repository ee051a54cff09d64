"""Turns: one thing at a time, and what an editor waits for first.

Decisions: a save goes before the page that is looked at, that before the strip; who holds the turn is never disturbed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from typing import Final

MAKE_UP, TILE, THUMB = range(3)
"""What is waited for, the most urgent first."""
KINDS: Final = 3


class Turns:
    """Whoever takes a turn waits until it is free and nobody more urgent waits."""

    def __init__(self) -> None:
        self._free = Condition()
        self._taken = False
        self._waiting = [0] * KINDS

    @contextmanager
    def take(self, kind: int) -> Iterator[None]:
        """A turn for something of this kind, as soon as it is free."""
        with self._free:
            self._waiting[kind] += 1
            self._free.wait_for(lambda: not self._taken and not any(self._waiting[:kind]))
            self._waiting[kind] -= 1
            self._taken = True
        try:
            yield
        finally:
            self._give_back()

    @contextmanager
    def take_if_free(self) -> Iterator[bool]:
        """A turn where nobody has or wants one; whether it was given."""
        with self._free:
            mine = not self._taken and not any(self._waiting)
            self._taken = self._taken or mine
        try:
            yield mine
        finally:
            if mine:
                self._give_back()

    def _give_back(self) -> None:
        """Ends a turn."""
        with self._free:
            self._taken = False
            self._free.notify_all()
