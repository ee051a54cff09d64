"""Work in a forked process: the result comes back, and where the process dies the work is done here."""

import os

import pytest

from layout.aside import begin, cores


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
