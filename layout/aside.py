"""Work done side by side, in processes.

Decisions: the processes are forked, so that they have all that the caller has and nothing is handed over; only results
travel back, and only once all of a share is done. Where there is no fork everything is done here, one after the other:
the results are the same, only later. A fault in a process beside this one is met again here, where it can be shown; one
that ends on the way (somebody ended it, or there was no memory left) ends the whole: `ProcessDiedError`. A process
whose caller is gone ends too, whatever it is doing, and none is left when the caller goes on.
"""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import NoReturn, TypeVar

from layout.records import dataclass

T = TypeVar("T")


class ProcessDiedError(RuntimeError):
    """A process beside this one ended without a result; `how` = the signal that ended it, or the status it left."""

    def __init__(self, how: str) -> None:
        super().__init__(f"a process beside this one ended without a result ({how})")
        self.how = how


@dataclass(frozen=True, slots=True)
class _Child:
    """A process beside this one, and where its result comes from."""

    pid: int
    result: int


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def share_out(work: Callable[[int], T], weights: Sequence[float], jobs: int) -> list[T]:
    """What `work` gives for each number, shared among processes so that all have about as much to do; in order.

    Args:
        work: Does the part with a number; it changes nothing that others see, and its result pickles.
        weights: For each part about how much work it is.
        jobs: Processes, this one included.
    """
    loads = [0.0] * max(1, min(jobs, len(weights)))
    shares: list[list[int]] = [[] for _ in loads]
    for n in sorted(range(len(weights)), key=lambda n: -weights[n]):
        least = loads.index(min(loads))
        loads[least] += weights[n]
        shares[least].append(n)
    made = side_by_side([partial(_share, work, sorted(share)) for share in shares])
    results = {n: result for share in made for n, result in share}
    return [results[n] for n in range(len(weights))]


def shares_of(count: int, least: int, jobs: int) -> list[range]:
    """The numbers from 0 to `count` (exclusive) in order, cut into as many shares as there are `jobs`, all about as
    large and none smaller than `least`; the first is our own.
    """
    shares = max(1, min(jobs, count // least))
    return [range(n * count // shares, (n + 1) * count // shares) for n in range(shares)]


def _share(work: Callable[[int], T], share: Sequence[int]) -> list[tuple[int, T]]:
    """The parts of one share, each with its number."""
    return [(n, work(n)) for n in share]


def side_by_side(works: Sequence[Callable[[], T]]) -> list[T]:
    """The results of some works: the first is done here, each of the others in a process beside.

    Raises:
        ProcessDiedError: A process ended without a result.
    """
    if len(works) < 2 or not hasattr(os, "fork"):
        return [work() for work in works]
    children: list[_Child] = []
    ours, theirs = os.pipe()  # nothing is ever written: when this process is gone, those beside it read the end
    try:
        for work in works[1:]:
            children.append(_begin(work, (ours, theirs), children))
        first = works[0]()
        made = [_result(child, work) for child, work in zip(children, works[1:], strict=True)]
        return [first, *made]
    finally:
        for end in (ours, theirs):
            os.close(end)
        for child in children:
            _end(child)


def _begin(work: Callable[[], T], life: tuple[int, int], others: Sequence[_Child]) -> _Child:
    """A process that does some work."""
    receiving, sending = os.pipe()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    pid = os.fork()
    if pid:
        os.close(sending)
        return _Child(pid, receiving)
    _do(work, sending, life, (receiving, *(other.result for other in others)))


def _do(work: Callable[[], T], sending: int, life: tuple[int, int], foreign: Sequence[int]) -> NoReturn:
    """In the process beside: the work done and its result sent; nothing, where it failed: the caller then meets it."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the caller stops this too, by way of the caller
        for end in (life[1], *foreign):
            os.close(end)
        threading.Thread(target=_outlive, args=(life[0],), daemon=True).start()
        try:
            data = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        except Exception:  # the caller does the work again and raises it where it can be shown
            data = b""
        with os.fdopen(sending, "wb") as pipe:
            pipe.write(b"." + data)
    finally:
        os._exit(0)


def _outlive(life: int) -> None:
    """Waits until the caller is gone, and ends this process then."""
    os.read(life, 1)
    os._exit(1)


def _result(child: _Child, work: Callable[[], T]) -> T:
    """What a process has sent; where its work failed, the work is done here."""
    with os.fdopen(os.dup(child.result), "rb") as pipe:
        data = pipe.read()
    if not data:
        raise _death(child)
    if len(data) == 1:
        return work()
    try:
        found: T = pickle.loads(memoryview(data)[1:])
    except (pickle.UnpicklingError, EOFError) as error:  # it was killed while it sent
        raise _death(child) from error
    return found


def _death(child: _Child) -> ProcessDiedError:
    """How a process ended that sent no result, or not all of it."""
    _, status = os.waitpid(child.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return ProcessDiedError(signal.Signals(-code).name if code < 0 else f"status {code}")


def _end(child: _Child) -> None:
    """Ends a process, if it still runs, and waits for it."""
    os.close(child.result)
    with suppress(OSError):
        if not os.waitpid(child.pid, os.WNOHANG)[0]:  # it still runs; one that was waited for already raises
            os.kill(child.pid, signal.SIGKILL)
            os.waitpid(child.pid, 0)
