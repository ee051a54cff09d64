"""The command: what it says when it cannot serve, and that nothing else pays for it."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from served import ROOT

from layout.cli.desk import FILES_MISSING

ISSUE = ROOT / "examples/02-jump/issue.yaml"


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_its_libraries_it_says_what_to_install(lang: str) -> None:
    told = python(
        "import sys; sys.modules['uvicorn'] = None; from layout.cli import paiban; "
        f"paiban(['preview', {str(ISSUE)!r}, '--lang', {lang!r}])"
    )
    assert told.returncode == FILES_MISSING
    assert "uvicorn" in told.stderr
    assert "pip install 'paiban[preview]'" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_missing_issue_is_told_as_everywhere(tmp_path: Path) -> None:
    told = python(
        f"from layout.cli import paiban; paiban(['preview', {str(tmp_path / 'issue.yaml')!r}, '--lang', 'en'])"
    )
    assert told.returncode == FILES_MISSING
    assert "error[R101]" in told.stderr
    assert told.stdout == ""


def test_a_port_that_is_taken_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = python(f"from layout.cli import paiban; paiban(['preview', {str(ISSUE)!r}, '--port', '{port}'])")
    assert told.returncode == FILES_MISSING
    assert str(port) in told.stderr
    assert "Traceback" not in told.stderr


def test_a_build_does_not_load_what_only_the_preview_needs() -> None:
    told = python(
        "import sys, layout.cli.press, layout.cli.proof, layout.delivery; "
        "names = {name.partition('.')[0] for name in sys.modules}; "
        "print(sorted(names & {'starlette', 'uvicorn', 'watchfiles', 'anyio'}))"
    )
    assert told.stdout.strip() == "[]", told.stderr
