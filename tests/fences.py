"""What the fences of a document say is to be done: files to write, commands to run, lines that they print.

A fence named by a path is a file; ```` ```sh ```` is run, `exit 1` after it is its exit status; ```` ```text ```` after
it lists lines that must be in what was printed, in that order, `…` standing for anything in the line. A fence without a
name is only shown.
"""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(\S*)(?: +([^\n]*))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fence:
    """One fence: its word, what stands after the word, and what is in it."""

    word: str
    rest: str
    text: str
    line: int


def fences(document: Path) -> list[Fence]:
    text = document.read_text("utf-8")
    return [
        Fence(found[1], (found[2] or "").strip(), found[3], text[: found.start()].count("\n") + 1)
        for found in FENCE.finditer(text)
    ]


class Desk:
    """A folder in which a document is followed, with `paiban` on the path."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        shelf = folder / ".bin"
        shelf.mkdir()
        command = shelf / "paiban"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m layout "$@"\n', "utf-8")
        command.chmod(0o755)
        (folder / "examples").symlink_to(root / "examples", target_is_directory=True)
        paths = {"PATH": f"{shelf}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(root)}
        self.environment = {**os.environ, **paths, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}

    def follow(self, document: Path) -> int:
        """Does what the document says, fence after fence; how many commands were run."""
        said, done = "", 0
        for fence in fences(document):
            place = f"{document.name}:{fence.line}"
            if fence.word == "sh":
                said = self._look(fence.text) if "paiban preview" in fence.text else self._run(fence, place)
                done += 1
            elif fence.word == "text" and not fence.rest:
                at = 0
                for line in fence.text.splitlines():
                    wanted = re.sub(r"(\\ )+", " +", re.escape(line.strip())).replace("…", ".*")
                    found = re.compile(wanted).search(said, at)
                    assert found, f"{place}: not printed: {line}\n{said}"
                    at = found.start()
            elif fence.word and fence.rest:
                file = self.folder / fence.rest
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(fence.text, "utf-8")
        return done

    def _run(self, fence: Fence, place: str) -> str:
        """What the commands of a fence print, and that the last of them ends as the fence says."""
        status = int(fence.rest.removeprefix("exit ")) if fence.rest else 0
        shell = ["bash", "-c" if status else "-ec", fence.text]
        ran = subprocess.run(
            shell, cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        printed = ran.stdout.decode()
        assert ran.returncode == status, f"{place}: exit status {ran.returncode}\n{fence.text}\n{printed}"
        return printed

    def _look(self, command: str) -> str:
        """Opens the live page that the command serves, as a browser would, and ends it as Ctrl-C does."""
        serving = subprocess.Popen(
            ["bash", "-c", f"exec {command.strip()}"],
            cwd=self.folder,
            env={**self.environment, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert serving.stdout is not None
            printed = serving.stdout.readline().decode()
            address = re.search(r"http://127\.0\.0\.1:\d+/", printed)
            assert address, printed
            with urllib.request.urlopen(address[0], timeout=60) as page:
                assert page.status == 200
                assert b"<html" in page.read()
        finally:
            serving.send_signal(signal.SIGINT)
            serving.wait(60)
            serving.stdout.close()
        return printed
