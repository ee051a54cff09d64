"""The sample issue and every example, and the way to ask another program about their files."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from handmade import bundled

from layout.paint.metadata import Standard
from layout.pipeline import Edition, make_up

ROOT = Path(__file__).resolve().parent.parent
ISSUES = sorted([*ROOT.glob("issues/*/*/issue.yaml"), *ROOT.glob("examples/*/issue.yaml")])
PDF_JS = ROOT / "tests" / "judges"


@dataclass(frozen=True)
class Judged:
    """One file on the disk with what it was painted from."""

    path: Path
    edition: Edition
    standard: Standard


@cache
def edition_of(issue: Path) -> Edition:
    return make_up(issue, bundled())


def absent(what: str) -> None:
    """A judge that is not here: CI must have every one of them, a person's machine need not."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed; .ci/run installs it")
    pytest.skip(f"{what} is not installed")


def ask(*command: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """What a program says."""
    if shutil.which(str(command[0])) is None:
        absent(str(command[0]))
    words = [str(part) for part in command]
    told = subprocess.run(words, input=stdin, capture_output=True, check=False, timeout=300)
    out, err = (part.decode("utf-8", "replace") for part in (told.stdout, told.stderr))
    return subprocess.CompletedProcess(words, told.returncode, out, err)


def ask_pdf_js(file: Path) -> dict[str, Any]:
    """What pdf.js reads: for each page the structure tree with its texts."""
    if not (PDF_JS / "node_modules" / "pdfjs-dist").is_dir():
        absent("pdfjs-dist")
    told = ask("node", PDF_JS / "struct_text.mjs", file)
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = json.loads(told.stdout)
    return found
