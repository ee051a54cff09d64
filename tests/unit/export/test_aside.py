"""Work in a forked process: the result comes back, and where the process dies the work is done here."""

import os
import subprocess
import sys

import pytest

from layout.aside import begin, cores
from layout.delivery import LEAST_SHARE, _shares


def test_the_result_comes_back_from_another_process() -> None:
    assert begin(os.getpid, jobs=2)() != os.getpid()
    assert begin(os.getpid, jobs=1)() == os.getpid()
    assert cores() >= 1


def test_a_process_that_dies_costs_time_and_no_result() -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return "done"

    assert begin(work, jobs=2)() == "done"


def test_a_fault_is_met_by_the_caller() -> None:
    def work() -> int:
        raise ValueError("broken")

    result = begin(work, jobs=2)
    with pytest.raises(ValueError, match="broken"):
        result()


def test_a_build_loads_nothing_that_it_does_not_need() -> None:
    words = "import sys, layout.cli.press, layout.delivery, layout.export, layout.signoff; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pypdf", "fontTools", "pypdfium2", "rich", "starlette", "layout.proof", "layout.epaper"} & {*told}


def test_a_process_aside_is_begun_for_many_pages_only() -> None:
    assert _shares(LEAST_SHARE, 4) == [range(LEAST_SHARE)]
    assert [len(share) for share in _shares(4 * LEAST_SHARE, 2)] == [2 * LEAST_SHARE, 2 * LEAST_SHARE]
    assert [n for share in _shares(30, 3) for n in share] == list(range(30))
