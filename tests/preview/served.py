"""A preview that runs in a process of its own, asked over the wire as a browser asks it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 20.0
"""How long a view may take to come on a busy machine; how fast it comes is measured elsewhere."""


class Served:
    """A running `paiban preview`; `folder` is the paper's."""

    def __init__(self, issue: Path, *options: str) -> None:
        self.issue = issue
        self.complaints = ""
        command = [sys.executable, "-m", "layout", "preview", str(issue), *options]
        environment = os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().partition(" ")[0]
        assert self.url.startswith("http://127.0.0.1:"), self.process.stderr and self.process.stderr.read()
        self.port = int(self.url.rstrip("/").rpartition(":")[2])

    def ask(self, path: str, method: str = "GET", host: str | None = None) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of an answer; the path goes out as it is written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        try:
            connection.putrequest(method, path, skip_host=host is not None)
            if host:
                connection.putheader("Host", host)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def json(self, path: str) -> Any:
        """A JSON answer."""
        status, _, body = self.ask(path)
        assert status == 200, (path, status)
        return json.loads(body)

    def view(self) -> Any:
        """What is shown now."""
        return self.json("/view.json")

    def wait(self, holds: Callable[[Any], bool]) -> Any:
        """The first view for which something holds."""
        end = time.monotonic() + PATIENCE_S
        while not holds(view := self.view()):
            assert time.monotonic() < end, json.dumps(view, ensure_ascii=False)[:2000]
            time.sleep(0.02)
        return view

    def is_told(self) -> bool:
        """Whether a signal is on its way to it (where the system says so)."""
        status = Path(f"/proc/{self.process.pid}/status")
        rows = status.read_text("utf-8").splitlines() if status.exists() else []
        return any(int(row.split()[1], 16) for row in rows if row.startswith(("SigPnd:", "ShdPnd:")))

    def is_open(self) -> bool:
        """Whether it still lets anybody in."""
        try:
            socket.create_connection(("127.0.0.1", self.port), PATIENCE_S).close()
        except (ConnectionRefusedError, ConnectionResetError):
            return False
        return True

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Ends it; its exit status."""
        self.process.send_signal(how)
        try:
            _, self.complaints = self.process.communicate(timeout=PATIENCE_S)
        finally:
            self.process.kill()
        return self.process.returncode
