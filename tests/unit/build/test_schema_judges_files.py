"""The JSON Schema as an editor's own validator reads it: the papers of this repository pass, wrong ones do not."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from layout.build.json_schema import emit_schema, reference
from layout.read.types import Mapping, Node, Scalar, Sequence
from layout.read.yaml_nodes import parse_yaml

ROOT = Path(__file__).resolve().parents[3]
SCHEMAS = emit_schema()
FILES = sorted(path for name in ("issues", "examples") for path in (ROOT / name).rglob("*.yaml"))
GOOD = "报纸: 样报\n日期: 2021-02-09\n版:\n  1:\n    名: 要闻\n    版样: |\n      甲甲\n    甲: {稿: 一, 级: 头条}\n"


def plain(node: Node | None) -> Any:
    """A file as a validator sees it."""
    match node:
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text
    return None


def faults(text: str, name: str) -> list[str]:
    node, wrong = parse_yaml(text, name)
    assert not wrong
    return [error.message for error in Draft202012Validator(SCHEMAS[name]).iter_errors(plain(node))]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_it_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_our_own_files_pass(path: Path) -> None:
    assert faults(path.read_text("utf-8"), path.name) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("日期: 2021-02-09\n", ""),
        ("版:", "版面:"),
        ("级: 头条", "级: 第一"),
        ("{稿: 一, 级: 头条}", "[一]"),
        ("名: 要闻", "名字: 要闻"),
        ("稿: 一", "稿: {名: 一}"),
    ],
)
def test_wrong_ones_do_not(old: str, new: str) -> None:
    assert faults(GOOD, "issue.yaml") == []
    assert old in GOOD
    assert faults(GOOD.replace(old, new), "issue.yaml") != []


def test_the_reference_is_as_the_schema_says() -> None:
    assert (ROOT / "docs" / "reference.md").read_text("utf-8") == reference()
