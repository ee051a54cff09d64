"""Every clause that a finding or a docstring rests on is explained in docs/clauses.md."""

import re
from pathlib import Path

import pytest

CITED = re.compile(
    r"\b(newspaper|typography|print|repair|contract|architecture)\.md(?:,? §+([\d.]*\d(?:(?:, | and )§?[\d.]*\d)*))?"
)
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def explained(root: Path) -> dict[str, set[str]]:
    """The sections that the page explains, by document."""
    text = (root / "docs" / "clauses.md").read_text("utf-8")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {
        name: set(re.findall(r"§(\d+(?:\.\d+)?)", part))
        for part in parts
        for name in re.findall(r"(\w+)\.md", part.partition("\n")[0])
    }


@pytest.mark.parametrize("folder", ["layout", "tests"])
def test_every_clause_is_explained(root: Path, folder: str) -> None:
    known = explained(root)
    cited = {
        (document, number)
        for file in (root / folder).rglob("*.py")
        if "node_modules" not in file.parts
        for document, numbers in CITED.findall(file.read_text("utf-8"))
        for number in NUMBER.findall(numbers) or [""]
    }
    assert cited
    assert sorted((name, number) for name, number in cited if number and number not in known[name]) == []
    assert {name for name, _ in cited} <= set(known)
