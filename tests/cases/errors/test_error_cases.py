"""Each text file beside this one is a case: input files, a line `---`, what the editor is told.

`>>> name` begins a file; `>>> name = png 40x30` (also jpeg, tiff, webp, gif; `cut png 40x30` is one that breaks off),
`= bytes 00 ff`, `= size 60000000`, `= link ../other`, `= pipe` make one. Files that a case does not give are those of
BASE. A case whose name ends in `.en` is told in English. `--update` writes the expectations: read them.
"""

from pathlib import Path

import pytest
from recipes import lay_out

from layout.build import build_issue
from layout.diagnostics import InputError, MissingError, render
from layout.fonts import Registry
from layout.read import read_issue
from layout.read.registry import load_registry

CASES = sorted(Path(__file__).parent.glob("*.txt"))
BASE = {
    "issue.yaml": "报纸: 样报\n期: 1\n日期: 2021-02-09\n版:\n  1:\n    名: 要闻\n    版样: |\n      甲甲甲甲乙乙\n"
    "      甲甲甲甲乙乙\n    甲: {稿: 一}\n    乙: {稿: 二}\n",
    "稿件/一.md": "---\n主题: 第一条\n---\n正文一段。\n",
    "稿件/二.md": "---\n主题: 第二条\n---\n正文又一段。\n",
}


@pytest.fixture(scope="module")
def faces(root: Path) -> Registry:
    return load_registry(root / "fonts" / "fonts.yaml")


def told(file: Path, faces: Registry, lang: str) -> str:
    """All that an editor is told about an issue, and how it ends."""
    try:
        findings = build_issue(read_issue(file), faces).findings
        end = "ok"
    except InputError as error:
        findings, end = error.diagnostics, "missing" if isinstance(error, MissingError) else "error"
    return "\n".join([*(render(finding, "en" if lang == "en" else "zh") for finding in findings), end])


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faces: Registry, update: bool) -> None:
    text, _, expected = case.read_text("utf-8").rpartition("\n---\n")
    folder = tmp_path / "issue"
    folder.mkdir()
    lay_out(text, folder, BASE)
    monkeypatch.chdir(folder)
    found = told(Path("issue.yaml"), faces, case.stem.rpartition(".")[2])
    if update:
        case.write_text(f"{text}\n---\n{found}\n", "utf-8")
    assert found == expected.strip()
