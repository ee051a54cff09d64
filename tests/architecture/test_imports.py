"""Imports point one way, one door per library, small modules and functions, everything public is documented."""

import ast
from pathlib import Path

import pytest

ORDER = [
    "records", "bundled", "aside", "units", "geometry", "diagnostics", "standing", "chars", "traditional", "lexicon",
    "fonts", "model", "export", "read", "repair", "build", "shape", "lines", "place", "flow", "compose", "lint",
    "groups", "makeup", "paint", "preflight", "changes", "pipeline", "signoff", "expected", "report", "singles",
    "delivery", "proof", "epaper", "preview", "batch", "cli", "__main__",
]  # fmt: skip
DOORS = {
    "yaml": {"read", "repair"},
    "markdown_it": {"read"},
    "uharfbuzz": {"fonts", "shape", "paint"},
    "reportlab": {"paint"},
    "pypdf": {"read", "preflight", "paint"},  # read: the size of a PDF's page that is a picture, loaded with the first
    "pyphen": {"lines"},
    "click": {"cli"},
    "rich": {"cli"},
    "pypdfium2": {"proof", "preview"},
    "starlette": {"preview"},
    "uvicorn": {"preview"},
    "watchfiles": {"preview"},
}
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 400, 60, 6

LAYOUT = Path(__file__).resolve().parents[2] / "layout"
MODULES = sorted(LAYOUT.rglob("*.py"))


def stage(path: Path) -> str:
    """The stage a module belongs to; a command that lives beside cli.py counts as cli, fonts_*.py as fonts."""
    return stage_of(path.relative_to(LAYOUT).parts[0].removesuffix(".py"))


def stage_of(name: str) -> str:
    return next((several for several in ("cli", "fonts") if name.startswith(several)), name)


def imports(path: Path) -> list[tuple[str, ast.stmt]]:
    found: list[tuple[str, ast.stmt]] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.append((node.module or "", node))
    return found


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


ids = [str(path.relative_to(LAYOUT)) for path in MODULES]


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_imports_only_point_upward(path: Path) -> None:
    here = stage(path)
    if here == "__init__":
        return
    for name, node in imports(path):
        parts = name.split(".")
        if parts[0] == "layout" and len(parts) > 1 and parts[1].split("_")[0] != here:
            there = stage_of(parts[1])
            if there == here:
                continue
            assert ORDER.index(there) < ORDER.index(here), f"line {node.lineno}: {here} imports {there}"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_one_door_per_library(path: Path) -> None:
    for name, node in imports(path):
        door = DOORS.get(name.split(".")[0])
        assert door is None or stage(path) in door, f"line {node.lineno}: {name} belongs to {sorted(door or ())}"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_dataclasses_are_built_quickly(path: Path) -> None:
    if path.name == "records.py":
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses":
            names = [alias.name for alias in node.names]
            assert "dataclass" not in names, f"line {node.lineno}: it is layout.records that has `dataclass`"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_no_import_inside_a_function(path: Path) -> None:
    if stage(path) == "cli":
        return
    for function in functions(path):
        for node in ast.walk(function):
            assert not isinstance(node, ast.Import | ast.ImportFrom), f"line {node.lineno} in {function.name}"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_sizes(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= LONGEST_MODULE, f"{lines} lines"
    for function in functions(path):
        length = (function.end_lineno or 0) - function.lineno + 1
        assert length <= LONGEST_FUNCTION, f"{function.name}: {length} lines"
        if stage(path) != "cli":  # a command's parameters are its options
            given = [a for a in (*function.args.args, *function.args.kwonlyargs) if a.arg not in ("self", "cls")]
            assert len(given) <= MOST_PARAMETERS, f"{function.name}: {len(given)} parameters"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_public_names_are_documented(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "the module says what it knows"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name
            for inner in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                    assert ast.get_docstring(inner), f"{node.name}.{inner.name}"


def test_modules_of_tests_are_told_apart_by_name() -> None:
    names = [path.name for path in (LAYOUT.parent / "tests").rglob("*.py") if "node_modules" not in path.parts]
    assert sorted(name for name in set(names) if names.count(name) > 1 and name != "conftest.py") == []


def test_every_folder_of_tests_is_run() -> None:
    words = (LAYOUT.parent / "Makefile").read_text("utf-8").replace(":", " ").split()
    tests = LAYOUT.parent / "tests"
    own = (path for path in tests.rglob("test_*.py") if "node_modules" not in path.parts)
    assert {f"tests/{path.relative_to(tests).parts[0]}" for path in own} <= set(words)
