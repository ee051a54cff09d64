"""`explain` says what a slot asked for, term by term, and the terms add up."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from layout.cli import paiban

ISSUE = """报纸: 试报
期: 1
日期: 2024-03-05
版式: {基础: 四开6栏, 栏: 2, 行: 24}
稿库: 稿件/
版:
  1:
    版样: |
      甲甲
      乙乙
    甲: {稿: 河}
    乙: {稿: 桥}
"""


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    (tmp_path / "稿件").mkdir()
    for name in ("河", "桥"):
        text = f"{name}边的人每天早起，沿着石板路走到尽头，看一眼对岸的灯，再慢慢走回来。" * 3
        (tmp_path / "稿件" / f"{name}.md").write_text(f"---\n主题: 一条{name}\n---\n{text}\n", "utf-8")
    path = tmp_path / "issue.yaml"
    path.write_text(ISSUE, "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(paiban, ["explain", *(str(a) for a in arguments)])


def test_terms_add_up(issue: Path) -> None:
    result = run(issue, "1/甲", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (found["slot"], found["page"], found["article"]) == ("1/甲", 1, "河")
    assert sum(part["lines"] for part in found["needs"]) == found["need_lines"] <= found["lines"]
    assert {part["what"] for part in found["needs"]} == {"head", "text", "white"}
    assert (found["above"], found["below"]) == ([], ["1/乙"])
    assert [fit["slot"] for fit in found["copyfit"]] == ["1/甲"]


def test_a_picture_article_is_as_high_as_its_picture_and_caption(issue: Path) -> None:
    Image.new("L", (1200, 400)).save(issue.parent / "船.png")
    issue.write_text(ISSUE.replace("乙: {稿: 桥}", "乙: {图片新闻: 船.png, 图说: 船。}"), "utf-8")
    found = json.loads(run(issue, "1/乙", "--json").stdout)
    (picture,) = [part for part in found["needs"] if part["what"] == "picture"]
    assert picture["lines"] == sum(int(part) for part in picture["reason"].split("+")) > 1
    assert sum(part["lines"] for part in found["needs"]) == found["need_lines"]
    assert "text" not in {part["what"] for part in found["needs"]}


def test_people_read_lines(issue: Path) -> None:
    zh, en = run(issue, "1/乙").stdout.splitlines(), run(issue, "1/乙", "--lang", "en").stdout.splitlines()
    assert zh[0].startswith("1/乙  第 ")
    assert any(line.startswith("  要 ") for line in zh)
    assert "  上邻 1/甲" in zh
    assert "  above 1/甲" in en


def test_an_unknown_address_names_those_there_are(issue: Path) -> None:
    result = run(issue, "1/丙")
    assert result.exit_code == 2
    assert "1/甲、1/乙" in result.stderr
