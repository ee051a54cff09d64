"""Work done beside other work, in a process of its own.

Decisions: the process is forked, so that it has all that the caller has and nothing is handed over; only the result
travels back. Where there is no fork, no second core or the process dies, the work is done when its result is asked for:
the result is the same, only later.
"""

import multiprocessing
import os
import pickle
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def begin(work: Callable[[], T], jobs: int) -> Callable[[], T]:
    """Begins some work; what comes back waits for its result.

    Args:
        work: What is to be done; it changes nothing that others see, and its result pickles.
        jobs: Processes allowed; with one the work is done when its result is asked for.
    """
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return work
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, sending), daemon=True)
    process.start()
    sending.close()

    def result() -> T:
        try:
            done: T = pickle.loads(receiving.recv_bytes())
        except EOFError:
            done = work()
        process.join()
        return done

    return result


def _send(work: Callable[[], T], sending: Connection) -> None:
    """In the process aside: the work done and its result sent; a fault sends nothing, the caller then meets it."""
    try:
        data = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
    except Exception:  # the caller does the work again and raises it where it can be shown
        sending.close()
        return
    sending.send_bytes(data)
    sending.close()
