"""Builds that are killed, crowded, starved of disk or of an environment: what was delivered before stays whole.

`PAIBAN_KILLS=100 pytest tests/faults` kills that many; the suite makes do with a few. The moments are spread over
the time that a build takes, most of them over its last part, where the files are written.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

KILLS = int(os.environ.get("PAIBAN_KILLS", "4"))
DICE = random.Random(7)
ISSUE = """报纸: 样报
期: 1
日期: 2021-02-09
版式: {基础: 四开6栏, 行: 18}
版:
  1:
    名: 要闻
    版样: |
      甲甲甲甲乙乙
    甲: {稿: 一}
    乙: {稿: 二}
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and folder locks")


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    (tmp_path / "稿件").mkdir()
    (tmp_path / "issue.yaml").write_text(ISSUE, "utf-8")
    for name, count in (("一", 30), ("二", 16)):
        text = f"---\n主题: 第{name}条\n---\n" + "正文一段，说的是平常日子里的事。" * count
        (tmp_path / "稿件" / f"{name}.md").write_text(text, "utf-8")
    return tmp_path


def words_of(issue: Path, environment: dict[str, str]) -> dict[str, object]:
    """How a build is started."""
    return {
        "args": [sys.executable, "-m", "layout", "build", "issue.yaml", "-o", "out"],
        "cwd": issue,
        "env": {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), **environment},
    }


def start(issue: Path) -> "subprocess.Popen[bytes]":
    """A build that goes on by itself."""
    return subprocess.Popen(**words_of(issue, {}), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def build(issue: Path, **environment: str) -> tuple[int, str]:
    """A build to its end: exit status and what it said."""
    done = subprocess.run(**words_of(issue, environment), capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A file system of 400 KiB at the folder; skips the test where none can be mounted."""
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=False)


def state(out: Path) -> dict[str, str]:
    """Every file that was delivered, by its digest."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix != ".part"
    }


def check_whole(out: Path, known: set[str]) -> None:
    """Each PDF is one that a whole build wrote; where there is a manifest, it agrees with every file it names."""
    found = state(out)
    assert {digest for name, digest in found.items() if name.endswith(".pdf")} <= known
    if "manifest.json" in found:
        for row in json.loads((out / "manifest.json").read_text("utf-8"))["files"]:
            assert found[row["file"]] == row["sha256"]


def edit(issue: Path, word: str) -> None:
    path = issue / "稿件" / "一.md"
    path.write_text(path.read_text("utf-8").replace("第一条", word).replace("第二稿", word), "utf-8")


def test_a_build_that_is_killed_leaves_whole_files(issue: Path) -> None:
    out, known = issue / "out", set()
    begun = time.monotonic()
    for word in ("第二稿", "第一条"):
        edit(issue, word)
        assert build(issue)[0] == 0
        known |= {digest for name, digest in state(out).items() if name.endswith(".pdf")}
    takes = (time.monotonic() - begun) / 2
    for number in range(KILLS):
        edit(issue, ("第二稿", "第一条")[number % 2])
        begun_build = start(issue)
        time.sleep(takes * DICE.choice((DICE.uniform(0, 1), DICE.uniform(0.8, 1.1))))
        begun_build.send_signal(signal.SIGKILL)
        begun_build.wait()
        check_whole(out, known)
    assert build(issue)[0] == 0
    check_whole(out, known)
    assert not [*out.rglob("*.part")]


def test_two_builds_at_once(issue: Path) -> None:
    assert [begun.wait() for begun in (start(issue), start(issue))] == [0, 0]
    check_whole(issue / "out", set(state(issue / "out").values()))


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C", "LANG": "C"}, {"HOME": ""}, {"TZ": "Pacific/Kiritimati"}],
    ids=str,
)
def test_any_environment(issue: Path, environment: dict[str, str]) -> None:
    assert build(issue)[0] == 0
    usual = state(issue / "out")
    shutil.rmtree(issue / "out")
    assert build(issue, **environment)[0] == 0
    assert state(issue / "out") == usual


def test_a_full_disk(issue: Path) -> None:
    out = issue / "out"
    with small_disk(out):
        assert build(issue)[0] == 0
        before = state(out)
        (out / "filler").write_bytes(bytes(150 * 1024))
        edit(issue, "第二稿")
        status, told = build(issue)
        assert (status, "磁盘已满" in told) == (4, True), told
        (out / "filler").unlink()
        assert state(out) == before
        assert not [*out.rglob("*.part")]


def test_a_folder_that_must_not_be_written_to(issue: Path) -> None:
    out = issue / "out"
    with small_disk(out):
        assert build(issue)[0] == 0
        before = state(out)
        subprocess.run(["mount", "-o", "remount,ro", str(out)], check=True)
        edit(issue, "第二稿")
        status, told = build(issue)
        assert (status, "只读" in told) == (4, True), told
        assert state(out) == before
