"""An issue in a folder, from a few lines of text."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image

from layout.build import build_issue
from layout.build.types import Built
from layout.diagnostics import Diagnostic, InputError
from layout.fonts import Registry
from layout.read import read_issue
from layout.read.registry import load_registry

Make = Callable[[Mapping[str, str]], Built]
HEAD = "报纸: 样报\n期: 1\n日期: 2021-02-09\n"


@pytest.fixture(scope="session")
def faces(root: Path) -> Registry:
    return load_registry(root / "fonts" / "fonts.yaml")


@pytest.fixture
def make(tmp_path: Path, faces: Registry) -> Make:
    """Build the issue of some files: a name with a picture's suffix makes a picture of that size (`40x30`)."""

    def build(files: Mapping[str, str], edition: str | None = None) -> Built:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix in (".png", ".jpg"):
                width, _, height = text.partition("x")
                Image.new("L", (int(width), int(height))).save(path)
            else:
                path.write_text(text, "utf-8")
        return build_issue(read_issue(tmp_path / "issue.yaml"), faces, edition)

    return build


@pytest.fixture
def faults(make: Make) -> Callable[[Mapping[str, str]], tuple[Diagnostic, ...]]:
    """What is wrong with the issue of some files."""

    def find(files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        with pytest.raises(InputError) as caught:
            make(files)
        return caught.value.diagnostics

    return find
