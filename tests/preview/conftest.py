import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from served import ROOT, Served


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Serves a copy of an example or of the sample issue; what is still running is ended after the test."""
    running: list[Served] = []

    def begin(name: str, *options: str, issue: str = "issue.yaml") -> Served:
        home = tmp_path / "paper"
        if not home.exists():
            shutil.copytree(ROOT / name, home)
        running.append(Served(home / issue, *options))
        return running[-1]

    yield begin
    for served in running:
        if served.process.poll() is None:
            served.stop()
