"""The tutorial, done step by step as it is written, in both languages."""

import sys
from pathlib import Path

import pytest
from fences import Desk, fences

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tutorial is written for a POSIX shell")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tutorial.zh.md", "tutorial.md"])
def test_every_step_does_what_it_says(name: str, root: Path, tmp_path: Path) -> None:
    assert Desk(tmp_path, root).follow(root / "docs" / name) >= 10


def test_both_languages_take_the_same_steps(root: Path) -> None:
    chinese, english = (
        [(f.word, f.rest, f.text.replace(" --lang en", "")) for f in fences(root / "docs" / name) if f.word != "text"]
        for name in ("tutorial.zh.md", "tutorial.md")
    )
    assert chinese == english
