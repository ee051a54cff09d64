"""A command ends its process at once: nothing that was written is lost, and whoever watches it still gets to write."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ISSUE = Path(__file__).parents[3] / "examples" / "01-one-page" / "issue.yaml"


def run(*arguments: str, watched_by: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, read through pipes."""
    command = [sys.executable, *watched_by, "-m", "layout", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_long_document_comes_through_a_pipe_whole() -> None:
    done = run("schema")
    assert done.returncode == 0
    assert len(done.stdout) > 65_536, "more than a pipe holds"
    assert "issue.yaml" in json.loads(done.stdout)


@pytest.mark.parametrize(("arguments", "status"), [(("--version",), 0), (("check",), 2), (("check", "nothing"), 4)])
def test_the_exit_status_is_the_command_s(arguments: tuple[str, ...], status: int) -> None:
    assert run(*arguments).returncode == status


def test_a_profile_is_written(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    assert run("--version", watched_by=("-m", "cProfile", "-o", str(profile))).returncode == 0
    assert profile.stat().st_size > 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments", [("--version",), ("--help",), ("schema",), ("help-code", "B101"), ("check", "nothing", "--json")]
)
def test_what_stdout_does_not_take_is_a_file_that_cannot_be_written(
    arguments: tuple[str, ...], unbuffered: str
) -> None:
    command, environment = [sys.executable, "-m", "layout", *arguments], {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment, check=False)
    assert done.returncode == 4
    told = done.stderr.decode()
    assert "X101" in told and "disk full" in told and "Traceback" not in told


@pytest.mark.parametrize("arguments", [("--version",), ("schema",)])
def test_a_closed_stdout_is_no_fault(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "layout", *arguments], check=False)
    assert done.returncode == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process of its own before it begins")
@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)])
@pytest.mark.parametrize(("arguments", "status"), [(("check", "nothing"), 4), (("typeset", "-", "--measure", "9"), 0)])
def test_a_stream_that_is_closed_is_no_fault(closed: tuple[int, ...], arguments: tuple[str, ...], status: int) -> None:
    words = "import os, sys; [os.close(int(n)) for n in sys.argv[1].split(',')]; os.execv(sys.argv[2], sys.argv[2:])"
    command = [sys.executable, "-c", words, ",".join(map(str, closed)), sys.executable, "-m", "layout", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, input="")
    assert done.returncode == status
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that is used cannot be removed there")
@pytest.mark.parametrize("arguments", [("init", "报"), ("build", str(ISSUE))])
def test_a_folder_that_was_removed_under_us_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    words = "import os, sys; os.rmdir(os.getcwd()); os.execv(sys.argv[1], sys.argv[1:])"
    command = [sys.executable, "-c", words, sys.executable, "-m", "layout", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=gone)
    assert done.returncode == 4
    assert "was removed" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("given", "status"), [("", 0), ("0", 0), ("1700000000", 0), ("now", 2), ("-5", 2), ("²", 2), ("9" * 20, 2)]
)
def test_a_moment_that_is_none_is_a_wrong_argument(given: str, status: int, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "layout", "build", str(ISSUE), "-o", str(tmp_path / "out")]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": given}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert (tmp_path / "out").exists() is not bool(status)
