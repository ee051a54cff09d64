"""What a task costs: its calls of functions, the same on every machine, or its own seconds of the processor, which are
held to a limit by how fast this machine is just now.
"""

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType


def calls_of(task: Callable[[], object]) -> int:
    """How many functions the task calls, those written in C among them: a measure that no load changes."""
    count = 0

    def seen(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        task()
    finally:
        sys.setprofile(before)
    return count


def least_seconds(task: Callable[[], object], runs: int = 3) -> float:
    """The least CPU time of a few runs, in seconds; garbage is not collected, as most of it is that of others."""
    found = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(runs):
            start = time.process_time()
            task()
            found.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(found)


QUICK_SECONDS = 0.012
"""What `_fixed_work` takes on the machine, with no other work, that the limits were measured on."""


def _fixed_work() -> int:
    """Some work of the kinds that setting and repair are made of: strings, tables, objects, calls."""
    seen: dict[str, int] = {}
    rows = []
    for number in range(30000):
        word = f"{number % 977}字"
        seen[word] = seen.get(word, 0) + len(word)
        rows.append((word, number))
    rows.sort()
    return sum(seen[word] for word, _ in rows)


def within(seconds: float, limit: float) -> bool:
    """Whether seconds of the processor are under a limit that is given for a quiet, quick machine. On one that is
    slower, or has other work now, the limit is longer by as much as a fixed piece of work is.
    """
    return seconds < limit or seconds < limit * least_seconds(_fixed_work, 5) / QUICK_SECONDS
