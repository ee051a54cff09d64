"""Runs a program in a process of its own and says what it took."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MIB = 1024 * 1024
IGNORED = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONHASHSEED", "PYTHONPATH"})
"""Settings of the environment that would make a run another than an installed program's."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: wall and processor seconds, peak resident memory in MiB; what it printed."""

    wall_s: float
    cpu_s: float
    peak_mib: float
    status: int
    printed: str


def run(command: Sequence[str], folder: Path, log: Path) -> Cost:
    """Runs a command in a folder and waits; standard output goes to `log`, errors beside it.

    Bytecode is kept beside the work, as an installed program has it, so the first run of a kind is a warm-up. The peak
    is the process's own (`getrusage` of this child alone); it is never below that of the caller, which has to be small.
    """
    environment = {name: value for name, value in os.environ.items() if name not in IGNORED}
    environment |= {"PYTHONPYCACHEPREFIX": str(log.parent.parent / "bytecode")}
    with log.open("wb") as out, log.with_suffix(".err").open("wb") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=errors, env=environment)
        _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)  # already waited for
    printed = log.read_text("utf-8", "replace")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode, printed)


def best(costs: Sequence[Cost]) -> Cost:
    """The least of each figure over several runs: what the work takes when nothing disturbs it."""
    return Cost(
        min(cost.wall_s for cost in costs),
        min(cost.cpu_s for cost in costs),
        min(cost.peak_mib for cost in costs),
        max(cost.status for cost in costs),
        costs[-1].printed,
    )
