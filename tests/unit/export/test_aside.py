"""Work in forked processes: results come back in order, a process that dies is told, and none is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from layout.aside import ProcessDiedError, cores, share_out, shares_of, side_by_side
from layout.singles import LEAST_SHARE, pages_shared, worth_a_process


def test_each_work_but_the_first_is_done_in_another_process() -> None:
    first, second, third = side_by_side([os.getpid] * 3)
    assert first == os.getpid() and len({first, second, third}) == 3
    assert side_by_side([os.getpid]) == [os.getpid()]
    assert cores() >= 1


@pytest.mark.parametrize("jobs", [1, 2, 3, 9])
def test_parts_that_are_shared_out_come_back_in_order(jobs: int) -> None:
    made = share_out(lambda n: (n, os.getpid()), [5, 1, 1, 9, 1], jobs)
    assert [n for n, _ in made] == [0, 1, 2, 3, 4]
    assert len({pid for _, pid in made}) == min(jobs, 5)
    assert share_out(str, [], jobs) == []


def test_the_heaviest_part_has_a_process_for_itself() -> None:
    made = share_out(lambda _: os.getpid(), [1, 9, 1, 1], 2)
    assert made.count(made[1]) == 1


def test_a_process_that_is_ended_ends_the_whole() -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    with pytest.raises(ProcessDiedError) as told:
        side_by_side([work, work])
    assert told.value.how == "SIGKILL"


def test_a_process_that_is_ended_while_it_sends_ends_the_whole(tmp_path: Path) -> None:
    told = tmp_path / "pid"

    def other() -> bytes:
        told.write_text(f"{os.getpid()}.", "ascii")
        return b"x" * 5_000_000  # more than a pipe takes at once

    def own() -> None:
        while not (told.exists() and told.read_text("ascii").endswith(".")):
            time.sleep(0.01)
        time.sleep(0.3)  # ended sooner it would be told alike
        os.kill(int(told.read_text("ascii")[:-1]), signal.SIGKILL)

    with pytest.raises(ProcessDiedError) as died:
        side_by_side([own, other])
    assert died.value.how == "SIGKILL"


def test_a_fault_is_met_by_the_caller() -> None:
    here = os.getpid()

    def work() -> int:
        raise ValueError(f"broken {os.getpid() == here}")

    with pytest.raises(ValueError, match="broken True"):
        side_by_side([lambda: 1, work])


def test_nobody_is_left_when_the_caller_meets_a_fault(tmp_path: Path) -> None:
    told = tmp_path / "pid"

    def long() -> None:
        told.write_text(str(os.getpid()), "utf-8")
        time.sleep(60)

    def broken() -> None:
        while not told.exists() or not told.read_text("utf-8"):
            time.sleep(0.01)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        side_by_side([broken, long])
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text("utf-8")), 0)


def test_who_works_beside_a_process_that_is_killed_ends_too(tmp_path: Path) -> None:
    words = (
        "import os, sys, time; from layout.aside import side_by_side\n"
        "def long():\n print(os.getpid(), flush=True); time.sleep(60)\n"
        "side_by_side([lambda: time.sleep(60), long])"
    )
    caller = subprocess.Popen([sys.executable, "-c", words], stdout=subprocess.PIPE, text=True)
    assert caller.stdout is not None
    child = int(caller.stdout.readline())
    caller.kill()
    caller.wait()
    assert caller.stdout.read() == ""  # its end comes when the last process that holds the pipe is gone
    caller.stdout.close()
    deadline = time.monotonic() + 60
    while _runs(child):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _runs(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize(
    ("count", "least", "jobs"), [(30, 12, 3), (13, 3, 9), (5, 5, 2), (1, 4, 8), (9, 1, 4), (0, 4, 2)]
)
def test_shares_are_alike_and_none_is_small(count: int, least: int, jobs: int) -> None:
    sizes = [len(share) for share in shares_of(count, least, jobs)]
    assert [n for share in shares_of(count, least, jobs) for n in share] == list(range(count))
    assert 1 <= len(sizes) <= jobs and (all(sizes) or not count)
    assert len(sizes) < 2 or (min(sizes) >= least and max(sizes) - min(sizes) <= 1)


def test_a_process_aside_is_begun_for_many_pages_only() -> None:
    assert pages_shared(LEAST_SHARE, 4) == [range(LEAST_SHARE)]
    assert [len(share) for share in pages_shared(4 * LEAST_SHARE, 2)] == [2 * LEAST_SHARE, 2 * LEAST_SHARE]
    assert worth_a_process(LEAST_SHARE, 2)
    assert not worth_a_process(LEAST_SHARE - 1, 2) and not worth_a_process(100, 1)
