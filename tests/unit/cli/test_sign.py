"""Signatures: in their order, bound to what stands on the page, asked for before the press."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from layout.cli import paiban

PAPER = "报名: 试报\n代号: SB\n版式: {基础: 四开6栏, 栏: 2, 行: 16}\n首期: {期: 1, 日期: 2024-01-02, 周期: 周}\n"
ISSUE = "报纸: 试报\n日期: 2024-03-05\n版:\n  1:\n    名: 要闻\n    版样: |\n      甲甲\n    甲: {稿: 河}\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(paiban, [str(a) for a in arguments])


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    (tmp_path / "稿件").mkdir()
    (tmp_path / "paper.yaml").write_text(PAPER + "签发: [一校, 签发]\n", "utf-8")
    (tmp_path / "issue.yaml").write_text(ISSUE, "utf-8")
    body = "\n\n".join(f"第{n}回，河水从上游来，绕过石桥一座，再往下游去。" for n in "一二三四五六七")
    (tmp_path / "稿件" / "河.md").write_text(f"---\n主题: 一条河\n---\n{body}\n", "utf-8")
    return tmp_path / "issue.yaml"


def pdfs(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.pdf"))


def sign(issue: Path, stage: str) -> Result:
    return run("sign", issue, "1", "--stage", stage, "--by", "读者甲", "--date", "2024-03-04")


def test_an_unsigned_page_does_not_go_to_press(issue: Path, tmp_path: Path) -> None:
    built = run("build", issue, "-o", tmp_path / "out")
    assert built.exit_code == 1
    assert "G101" in built.stderr
    assert all("_NOTPRINTABLE" in name for name in pdfs(tmp_path / "out"))
    assert run("build", issue, "-o", tmp_path / "web", "--standard", "read").exit_code == 0
    assert run("check", issue).exit_code == 0


def test_a_signed_page_goes_to_press_until_it_changes(issue: Path, tmp_path: Path) -> None:
    assert sign(issue, "一校").exit_code == 0
    assert "签发" in run("build", issue, "-o", tmp_path / "half").stderr
    assert sign(issue, "sign_off").exit_code == 0
    assert run("build", issue, "-o", tmp_path / "out").exit_code == 0
    assert pdfs(tmp_path / "out") == ["SB_20240305.pdf", "SB_20240305_A01_v1.pdf"]
    copy = issue.parent / "稿件" / "河.md"
    before = copy.read_text("utf-8")
    copy.write_text(before.replace("一座", "两座", 1), "utf-8")
    again = run("build", issue, "-o", tmp_path / "again")
    assert again.exit_code == 1
    assert "G102" in again.stderr
    assert "读者甲" in again.stderr
    copy.write_text(before, "utf-8")
    assert run("build", issue, "-o", tmp_path / "back").exit_code == 0


def test_pages_are_named_one_by_one_or_as_a_range(issue: Path) -> None:
    first = ISSUE.partition("版:\n")[2]
    spread = first.replace("1:", "2-3:").replace("甲甲", "甲甲|乙乙").replace("河", "山")
    spread += "    乙: {稿: 溪}\n"
    issue.write_text(ISSUE + spread + first.replace("1:", "4:").replace("河", "桥"), "utf-8")
    copy = (issue.parent / "稿件" / "河.md").read_text("utf-8")
    for name in "桥山溪":
        (issue.parent / "稿件" / f"{name}.md").write_text(copy.replace("河", name), "utf-8")

    def signed(*pages: str) -> list[str]:
        assert run("sign", issue, *pages, "--stage", "一校", "--by", "甲").exit_code == 0
        rows = [row["page"] for row in json.loads(run("sign", issue, "--json").stdout)["pages"] if row["first"]]
        (issue.parent / "signoff.json").unlink()
        return rows

    assert signed("1-4") == ["A01", "A02-A03", "A04"]
    assert signed("3") == signed("2-3") == ["A02-A03"]
    assert signed("3-A04", "4") == ["A02-A03", "A04"]
    wrong = run("sign", issue, "2-7", "--stage", "一校", "--by", "甲")
    assert (wrong.exit_code, "2-7; 有 / there are: A01, A02-A03, A04" in wrong.stderr) == (2, True)


def test_readings_are_signed_in_their_order(issue: Path) -> None:
    early = sign(issue, "签发")
    assert early.exit_code == 1
    assert "一校" in early.stderr
    assert not (issue.parent / "signoff.json").exists()


def test_the_list_of_signatures(issue: Path) -> None:
    assert json.loads(run("sign", issue, "--json").stdout)["pages"][0]["first"] == ""
    sign(issue, "一校")
    row = json.loads(run("sign", issue, "--json").stdout)["pages"][0]
    assert (row["page"], row["first"], row["sign_off"]) == ("A01", "读者甲 2024-03-04", "")
    assert "一校" in run("sign", issue).stdout


@pytest.mark.parametrize(
    "words", [("9", "--stage", "一校", "--by", "甲"), ("1", "--stage", "四校", "--by", "甲"), ("1",)]
)
def test_wrong_words(issue: Path, words: tuple[str, ...]) -> None:
    assert run("sign", issue, *words).exit_code == 2
    assert not (issue.parent / "signoff.json").exists()


def test_a_record_that_cannot_be_read(issue: Path, tmp_path: Path) -> None:
    (issue.parent / "signoff.json").write_text('{"A01": [{"who": 1}]}', "utf-8")
    built = run("build", issue, "-o", tmp_path / "out")
    assert built.exit_code == 1
    assert "G103" in built.stderr
    assert not (tmp_path / "out").exists()


def test_a_stage_that_there_is_not(issue: Path) -> None:
    (issue.parent / "paper.yaml").write_text(PAPER + "签发: [四校]\n", "utf-8")
    checked = run("check", issue)
    assert checked.exit_code == 1
    assert "paper.yaml:5:6: 错误[B111]" in checked.stderr
