"""Every recipe of the cookbook, built as it stands, with articles and pictures of the lengths that it names."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from kitchen import furnish, recipes

from layout.cli import paiban

RECIPES = recipes()


@pytest.fixture(scope="session")
def kitchen(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("kitchen")
    furnish(folder, root)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("title", [title for title in RECIPES if title])
def test_a_recipe_builds_as_it_stands(
    title: str, kitchen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "报"
    shutil.copytree(kitchen, folder)
    monkeypatch.chdir(folder)
    recipe = RECIPES[title]
    for fence in recipe:
        if fence.word != "sh":
            Path(fence.rest).write_text(fence.text, "utf-8")
    commands = [line.split(maxsplit=1)[1] for f in recipe if f.word == "sh" for line in f.text.splitlines()]
    editions = re.findall(r"^分版:\n +(\w+):", Path("issue.yaml").read_text("utf-8"), re.MULTILINE)
    builds = ["build issue.yaml -o out", *(f"build issue.yaml -o out-{name} --edition {name}" for name in editions)]
    for command in [*commands, *builds]:
        ran = CliRunner().invoke(paiban, shlex.split(command))
        assert ran.exit_code == 0, f"{command}\n{ran.output}"
    assert list(Path("out").glob("DK_20240102.pdf"))


def test_the_recipes_are_all_there() -> None:
    assert len(RECIPES) > 18
    assert all(any(fence.rest == "issue.yaml" for fence in recipe) for title, recipe in RECIPES.items() if title)
