"""What a task costs: its calls of functions, the same on every machine, or its own seconds of the processor."""

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
