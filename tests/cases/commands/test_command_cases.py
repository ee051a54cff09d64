"""Each text file beside this one is a case of a whole command on bad input.

Its first line is the command (`$ build issue.yaml -o out`), then come its files (see `recipes`), a line `---`, and what
is expected: the exit status, then place and code of each error. Every case runs in a process of its own
and is held to the same rules: no traceback, no exit status but those of contract.md, no output unless the command came
to its end, the editor's files as they were, under MEMORY and SECONDS. `--update` writes the expectations: read them.
"""

import hashlib
import importlib
import json
import os
import re
import shlex
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from effort import within
from recipes import lay_out

from layout.cli import COMMANDS, main
from layout.cli.desk import registry

CASES = sorted(Path(__file__).parent.glob("*.txt"))
MEMORY_KIB = 1_500 * 1024
SECONDS = 10.0
"""Of the processor, on a quiet machine."""
HANGS = 120
"""Seconds by the clock after which a command is stopped."""
STATUS = {0, 1, 2, 3, 4}
FINDING = re.compile(r"^(?:(?P<place>\S.*?): )?(?:错误|error)\[(?P<code>[\w.]+)\]", re.MULTILINE)
BASE = {
    "issue.yaml": "报纸: 样报\n期: 1\n日期: 2021-02-09\n版式: {基础: 四开6栏, 行: 18}\n版:\n  1:\n    名: 要闻\n"
    "    版样: |\n      甲甲甲甲乙乙\n      甲甲甲甲乙乙\n    甲: {稿: 一}\n    乙: {稿: 二}\n",
    "稿件/一.md": "---\n主题: 第一条\n---\n" + "正文一段，说的是平常日子里的事。" * 30 + "\n",
    "稿件/二.md": "---\n主题: 第二条\n---\n" + "正文又一段，讲的是街坊之间的话。" * 16 + "\n",
}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: exit status (negative: killed by that signal), what it printed, its largest memory, and
    seconds of processor time.
    """

    status: int
    out: str
    err: str
    peak_kib: int
    seconds: float


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """What every command imports, once, before the processes are forked."""
    for place in COMMANDS.values():
        importlib.import_module(place.partition(":")[0])
    registry()


def run(words: list[str], folder: Path, scratch: Path) -> Ran:
    """A command in a process of its own, its working folder `folder`."""
    child = os.fork()
    if child == 0:
        try:
            os.chdir(folder)
            for number, name in ((1, "out"), (2, "err")):
                handle = os.open(scratch / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
                os.dup2(handle, number)
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
            sys.argv = ["paiban", *words]
            signal.alarm(HANGS)
            status = 0
            try:
                main()
            except SystemExit as end:
                status = end.code if isinstance(end.code, int) else int(end.code is not None)
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
        finally:
            os._exit(99)
    _, status, usage = os.wait4(child, 0)
    return Ran(
        os.waitstatus_to_exitcode(status),
        (scratch / "out").read_text("utf-8", "replace"),
        (scratch / "err").read_text("utf-8", "replace"),
        usage.ru_maxrss,
        usage.ru_utime + usage.ru_stime,
    )


def prints(folder: Path) -> dict[str, str]:
    """What each of the editor's files holds, as a digest; links and pipes by their kind."""
    found = {}
    for path in walk(folder):
        if path.is_symlink() or not path.is_file():
            found[str(path)] = "link" if path.is_symlink() else "other"
        elif path.stat().st_size < 10_000_000 and os.access(path, os.R_OK):
            found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name != "out":
            yield path
            if path.is_dir() and not path.is_symlink():
                yield from walk(path)


def check_output(out: Path, status: int) -> None:
    """A delivery is whole, with a manifest that agrees, or not there; what must not be printed says so in its name."""
    files = [path for path in out.rglob("*") if path.is_file()] if out.is_dir() else []
    assert not [path for path in files if path.suffix == ".part"]
    if any(path.suffix == ".pdf" for path in files):
        rows = json.loads((out / "manifest.json").read_text("utf-8"))["files"]
        listed = {row["file"]: row["sha256"] for row in rows}
        given = {
            path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in files
            if path.name != "manifest.json"
        }
        assert listed == given
        if status:
            assert any("_NOTPRINTABLE" in path.name for path in files)
        else:
            assert not any("_NOTPRINTABLE" in path.name for path in files)


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_case(case: Path, tmp_path: Path, update: bool) -> None:
    text, _, expected = case.read_bytes().decode().rpartition("\n---\n")
    command, _, files = text.partition("\n")
    words = shlex.split(command.removeprefix("$ "))
    folder = tmp_path / "paper" / "issue"
    folder.mkdir(parents=True)
    lay_out("\n" + files, folder, BASE)
    before = prints(tmp_path)
    ran = run(words, folder, tmp_path.parent)
    told = ran.err + ran.out
    assert "Traceback" not in told, told
    assert ran.status in STATUS, told
    assert prints(tmp_path) == before, "the editor's files were changed"
    assert ran.peak_kib < MEMORY_KIB
    assert within(ran.seconds, SECONDS), ran.seconds
    check_output(folder / "out", ran.status)
    if ran.status:
        assert told.strip(), "it failed and said nothing"
    told_codes = {" ".join(filter(None, hit.groups())) for hit in FINDING.finditer(told)}
    found = "\n".join([f"exit {ran.status}", *sorted(told_codes)])
    if update:
        case.write_bytes(f"{text}\n---\n{found}\n".encode())
    assert found == expected.strip()
