"""Editions (分版): what an edition changes and what it must leave alone, down to the bytes."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from layout.cli import paiban

PAPER = "报名: 试报\n代号: SB\n版式: {基础: 四开6栏, 栏: 2, 行: 24}\n首期: {期: 1, 日期: 2024-01-02, 周期: 周}\n"
ISSUE = """报纸: 试报
日期: 2024-03-05
稿库: 稿件/
版:
  1:
    名: 要闻
    版样: 甲甲
    甲: {稿: 河}
  2:
    名: 副刊
    版样: 乙乙
    乙: {稿: 山}
分版:
  城区: {2/乙: {稿: 城}}
"""


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    (tmp_path / "稿件").mkdir()
    (tmp_path / "paper.yaml").write_text(PAPER, "utf-8")
    for name in "河山城":
        body = "\n\n".join(f"{name}边的人说起第{count}年的事，总要停一停，再往下说。" for count in "一二三四五六七")
        (tmp_path / "稿件" / f"{name}.md").write_text(f"---\n主题: 一{name}\n---\n{body}\n", "utf-8")
    path = tmp_path / "issue.yaml"
    path.write_text(ISSUE, "utf-8")
    return path


def built(*arguments: str | Path) -> dict[str, bytes]:
    """The page files of a build, by name."""
    folder = Path(arguments[-1])
    result = CliRunner().invoke(paiban, ["build", *map(str, arguments)])
    assert result.exit_code in (0, 1), result.output
    return {file.name: file.read_bytes() for file in folder.rglob("*.pdf")}


def test_a_page_that_an_edition_does_not_touch_keeps_its_bytes(issue: Path, tmp_path: Path) -> None:
    main = built(issue, "-o", tmp_path / "main")
    city = built(issue, "--edition", "城区", "-o", tmp_path / "city")
    assert sorted(main) == sorted(city)
    first = [name for name in main if "A01" in name]
    second = [name for name in main if "A02" in name]
    assert first and second
    assert all(main[name] == city[name] for name in first)
    assert all(main[name] != city[name] for name in second)


def test_check_looks_at_the_edition(issue: Path) -> None:
    report = json.loads(CliRunner().invoke(paiban, ["check", str(issue), "--edition", "城区", "--json"]).stdout)
    assert "城" in json.dumps(report, ensure_ascii=False)


def test_an_unknown_edition_is_told_with_those_there_are(issue: Path) -> None:
    result = CliRunner().invoke(paiban, ["check", str(issue), "--edition", "乡村"])
    assert result.exit_code == 1
    assert "B327" in result.output and "城区" in result.output


def test_an_edition_is_built_beside_the_main_one(issue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(issue.parent)
    CliRunner().invoke(paiban, ["build", str(issue), "--edition", "城区"])
    assert [folder.name.endswith("-城区") for folder in (issue.parent / "build").iterdir()] == [True]


def test_every_command_that_makes_up_an_issue_takes_an_edition(issue: Path, tmp_path: Path) -> None:
    city = built(issue, "--edition", "城区", "-o", tmp_path / "city")
    whole = next((tmp_path / "city").glob("*.pdf"))
    assert len(city) == 3
    run = CliRunner().invoke
    against = ["verify", str(whole), "--against", str(issue)]
    assert run(paiban, [*against, "--edition", "城区"]).exit_code == 0
    assert run(paiban, against).exit_code == 3
    assert run(paiban, ["explain", str(issue), "2/乙", "--edition", "城区"]).exit_code == 0
    assert "B327" in run(paiban, ["explain", str(issue), "2/乙", "--edition", "乡村"]).output
    proofs = [tmp_path / "one", tmp_path / "two"]
    for folder, edition in zip(proofs, ([], ["--edition", "城区"]), strict=True):
        assert run(paiban, ["proof", str(issue), "-o", str(folder), *edition]).exit_code in (0, 1)
    first, second = ((folder / "A02.png").read_bytes() for folder in proofs)
    assert first != second


@pytest.mark.parametrize("name", sorted(paiban.list_commands(click.Context(paiban))))
def test_every_command_takes_the_language_of_messages(name: str) -> None:
    command = paiban.get_command(click.Context(paiban), name)
    assert command is not None
    assert "--lang" in {option for parameter in command.params for option in parameter.opts}
