"""The commands as scripts see them: exit status, one JSON document, files whole or not at all (contract.md)."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from layout.cli import COMMANDS, paiban

PAPER = "报名: 试报\n代号: SB\n版式: {基础: 四开6栏, 栏: 2, 行: 24}\n首期: {期: 1, 日期: 2024-01-02, 周期: 周}\n"
ISSUE = """报纸: 试报
日期: 2024-03-05
稿库: 稿件/
版:
  1:
    名: 要闻
    版样: |
      甲甲
      甲甲
    甲: {稿: 河}
"""
NUMERALS = "一二三四五六七八九十"


def copy(paragraphs: int) -> list[str]:
    """Paragraphs of which no two are alike."""
    counts = [NUMERALS[i // 10] + NUMERALS[i % 10] for i in range(paragraphs)]
    return [
        f"河水从上游来，绕过石桥{count}，再往下游去。岸上的人看了一年又一年，谁也不曾问它要到哪里。" for count in counts
    ]


def write_issue(folder: Path, *, paragraphs: int = 8, issue: str = ISSUE) -> Path:
    (folder / "稿件").mkdir(parents=True)
    (folder / "paper.yaml").write_text(PAPER, "utf-8")
    body = "\n\n".join(copy(paragraphs))
    (folder / "稿件" / "河.md").write_text(f"---\n主题: 一条河\n---\n{body}\n", "utf-8")
    path = folder / "issue.yaml"
    path.write_text(issue, "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(paiban, [str(a) for a in arguments])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_tells_how_it_is_used(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "--help" in result.output


def test_a_good_issue_is_checked_and_built(tmp_path: Path) -> None:
    issue = write_issue(tmp_path / "in")
    checked = run("check", issue, "--json")
    report = json.loads(checked.stdout)
    assert (checked.exit_code, report["paper"], report["issue"]) == (0, "试报", 10), report["findings"]
    assert set(report["seconds"]) >= {"read", "lines", "flow"}
    before = {p: p.read_bytes() for p in (tmp_path / "in").rglob("*") if p.is_file()}
    built = run("build", issue, "-o", tmp_path / "out", "--json")
    report = json.loads(built.stdout)
    assert built.exit_code == 0, report["findings"]
    assert report["text_verified"] == {
        "articles": 1, "characters": report["text_verified"]["characters"], "missing": 0, "extra": 0, "out_of_order": 0,
    }  # fmt: skip
    assert report["text_verified"]["characters"] == len("".join(copy(8))) + len("一条河")
    written = sorted(str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert written == [
        "SB_20240305.pdf", "manifest.json", "pages/SB_20240305_A01_v1.pdf", "preflight.json", "preflight.txt",
        "report.json", "sheets.json",
    ]  # fmt: skip
    assert "seconds" not in json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert before == {p: p.read_bytes() for p in (tmp_path / "in").rglob("*") if p.is_file()}


def test_the_same_issue_gives_the_same_bytes_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_issue(tmp_path / "a")
    run("build", first, "-o", tmp_path / "out1")
    shutil.copytree(tmp_path / "a", tmp_path / "elsewhere" / "b")
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    run("build", Path("b") / "issue.yaml", "-o", tmp_path / "out2")
    for name in ("SB_20240305.pdf", "pages/SB_20240305_A01_v1.pdf"):
        assert (tmp_path / "out1" / name).read_bytes() == (tmp_path / "out2" / name).read_bytes()


def test_copy_that_does_not_fit_is_an_error_with_its_figures(tmp_path: Path) -> None:
    issue = write_issue(tmp_path, paragraphs=30)
    result = run("check", issue, "--json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    fit = report["copyfit"][0]
    assert fit["state"] == "overset" and fit["characters"] > 0 and fit["from_words"] in "".join(copy(30))
    assert any(f["code"] == "overset" and f["severity"] == "error" for f in report["findings"])
    built = run("build", issue, "-o", tmp_path / "out", "--json")
    report = json.loads(built.stdout)
    assert built.exit_code == 1
    # Counted as missing, but told once: the copy that did not fit is the overset, not a fault of the PDF.
    assert report["text_verified"]["missing"] > 0
    assert {f["code"] for f in report["findings"] if f["severity"] == "error"} == {"overset"}
    assert all(p.stem.endswith("_NOTPRINTABLE") for p in (tmp_path / "out").rglob("*.pdf"))


def test_faults_in_the_input_end_with_one_and_write_nothing(tmp_path: Path) -> None:
    issue = write_issue(tmp_path, issue=ISSUE.replace("名: 要闻", "名字: 要闻").replace("2024-03-05", "三月"))
    result = run("build", issue, "-o", tmp_path / "out", "--json")
    findings = json.loads(result.stdout)["findings"]
    assert result.exit_code == 1
    assert {(f["line"], f["column"]) for f in findings} >= {(2, 5), (6, 5)}
    assert all(f["file"].endswith("issue.yaml") for f in findings)
    assert not (tmp_path / "out").exists()


REPORT = {
    "paper", "issue", "date", "pages", "copyfit", "findings", "text_verified", "changes", "rounds", "seconds",
}  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "members"),
    [
        (("check",), REPORT),
        (("build", "-o", "out"), REPORT),
        (("dump",), {"pages"}),
        (("fonts", "--check"), {"roles", "faces", "findings"}),
    ],
)
@pytest.mark.parametrize("date", ["2024-03-05", "三月"])
def test_json_has_every_member_whatever_the_issue_is_like(
    arguments: tuple[str, ...], members: set[str], date: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    issue = write_issue(tmp_path / "in", issue=ISSUE.replace("2024-03-05", date))
    result = run(*arguments, issue, "--json")
    document = json.loads(result.stdout)
    assert set(document) >= members
    assert result.exit_code == (1 if date == "三月" else 0)
    assert all(set(finding) >= FINDING for finding in document.get("findings", []))


FINDING = {
    "code", "severity", "message", "hint", "file", "line", "column", "page", "article", "slot", "rect_mm", "measured",
    "limit", "clause", "waived",
}  # fmt: skip


@pytest.mark.parametrize("command", ["build", "dump"])
@pytest.mark.parametrize("pages", ["9", "1,9", "x", ""])
def test_a_page_that_is_not_there_is_a_wrong_argument(command: str, pages: str, tmp_path: Path) -> None:
    result = run(command, write_issue(tmp_path), "--pages", pages)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "1" in result.stderr


def test_a_dump_of_pages_with_faults_says_why_it_ends_with_one(tmp_path: Path) -> None:
    result = run("dump", write_issue(tmp_path, paragraphs=30), "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["pages"]
    assert "overset" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("check", "nowhere/issue.yaml"), 4),
        (("check",), 2),
        (("no-such-command",), 2),
        (("build", "issue.yaml", "--standard", "x9"), 2),
        (("--version",), 0),
    ],
)
def test_exit_status(arguments: tuple[str, ...], status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == status, result.output


def test_a_missing_article_is_a_missing_file(tmp_path: Path) -> None:
    issue = write_issue(tmp_path, issue=ISSUE.replace("稿: 河", "稿: 江"))
    result = run("check", issue)
    assert result.exit_code in (1, 4)
    assert "江" in result.stderr and "issue.yaml:10:" in result.stderr


def test_dump_says_where_every_line_stands(tmp_path: Path) -> None:
    issue = write_issue(tmp_path)
    page = json.loads(run("dump", issue, "--json").stdout)["pages"][0]
    assert page["grid"]["lines"] == 24
    body = [item for item in page["items"] if item["kind"] == "body"]
    baselines = {line["baseline_mm"] for item in body for line in item["lines"]}
    pitch = page["grid"]["pitch_pt"] * 25.4 / 72
    first = min(baselines)
    assert all(abs((b - first) / pitch - round((b - first) / pitch)) < 0.01 for b in baselines), "one baseline grid"
    assert "".join(line["text"] for item in body for line in item["lines"]).replace("\n", "") == "".join(copy(8))


def test_a_proof_is_a_picture_of_each_page_with_its_rulers(tmp_path: Path) -> None:
    issue = write_issue(tmp_path / "in", paragraphs=30)
    result = run("proof", issue, "-o", tmp_path / "out", "--dpi", "60")
    assert result.exit_code == 1, "the copy does not fit"
    with Image.open(tmp_path / "out" / "A01.png") as picture:
        assert picture.size[0] == pytest.approx(275 / 25.4 * 60, abs=2)
        colours = {colour for _, colour in picture.getcolors(1 << 24) or ()}
    assert {(0, 90, 200), (214, 32, 32)} <= colours, "rulers, and the slot that is overset"


def test_a_new_paper_can_be_built_at_once_and_is_never_written_over(tmp_path: Path) -> None:
    paper = tmp_path / "河边报"
    made = run("init", paper, "--date", "2024-03-05")
    assert made.exit_code == 0, made.output
    built = run("build", paper / "2024-03-05" / "issue.yaml", "-o", tmp_path / "out", "--json")
    assert built.exit_code == 0, json.loads(built.stdout)["findings"]
    before = {p: p.read_bytes() for p in paper.rglob("*") if p.is_file()}
    assert run("init", paper, "--date", "2024-03-05").exit_code == 1
    assert before == {p: p.read_bytes() for p in paper.rglob("*") if p.is_file()}
    assert run("new-issue", paper, "2024-03-12").exit_code == 0
    planned = json.loads(run("check", paper / "2024-03-12" / "issue.yaml", "--json").stdout)
    assert planned["issue"] == 2
    errors = [f["code"] for f in planned["findings"] if f["severity"] == "error"]
    assert errors == ["B330"] * 2, "only that copy is still to come: the promised copy fits its page"
    written = (paper / "2024-03-12" / "issue.yaml").read_text("utf-8")
    lead, second = (int(count) for count in re.findall(r"待稿: (\d+)字", written))
    assert lead >= 120 and second >= 120, "a small sheet gets two stories, not three scraps"
    assert run("new-issue", paper, "2024-13-12").exit_code == 2
    assert run("new-issue", tmp_path, "2024-03-12").exit_code == 4, "there is no paper.yaml"


@pytest.mark.parametrize(
    ("raw", "code", "place"),
    [("报纸: 河边报\n".encode("gb18030"), "R104", ":1:1"), ("报名: 河边报\n行: [1\n".encode(), "R201", ":2:4")],
    ids=["GB18030", "brackets"],
)
def test_the_next_issue_of_a_paper_that_cannot_be_read(tmp_path: Path, raw: bytes, code: str, place: str) -> None:
    (tmp_path / "paper.yaml").write_bytes(raw)
    told = run("new-issue", tmp_path, "2024-03-12")
    assert told.exit_code == 1
    assert f"paper.yaml{place}: 错误[{code}]" in told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["paper.yaml"]


def test_promised_copy_fills_a_larger_page(tmp_path: Path) -> None:
    run("init", tmp_path / "报")
    paper = tmp_path / "报" / "paper.yaml"
    paper.write_text(re.sub("版式: .*", "版式: 四开6栏", paper.read_text("utf-8")), "utf-8")
    run("new-issue", tmp_path / "报", "2024-01-09")
    written = (tmp_path / "报" / "2024-01-09" / "issue.yaml").read_text("utf-8")
    promised = [int(count) for count in re.findall(r"待稿: (\d+)字", written)]
    # 6 columns of 11 characters and 80 lines hold 5,280; heads and nameplate take about a third
    assert 2500 < sum(promised) < 4500
    report = json.loads(run("check", tmp_path / "报" / "2024-01-09", "--json").stdout)
    assert not [f for f in report["findings"] if f["code"] in ("overset", "underset", "P101")]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands(shell: str) -> None:
    assert "_PAIBAN_COMPLETE" in run("completion", shell).stdout
    words = {
        "COMP_WORDS": "paiban pre",
        "COMP_CWORD": "pre" if shell == "fish" else "1",
        "_PAIBAN_COMPLETE": f"{shell}_complete",
    }
    told = CliRunner().invoke(paiban, [], env=words, prog_name="paiban").output
    assert {"preflight", "preview"} <= set(re.split(r"[\s,]+", told))


@pytest.mark.parametrize("name", ["a: b", "河#边", "it's", "'《晨报》'", "- x", "yes", "{版}"])
def test_any_name_makes_a_paper_and_its_next_issue(tmp_path: Path, name: str) -> None:
    assert run("init", tmp_path / "p", "--name", name).exit_code == 0
    first = json.loads(run("check", tmp_path / "p" / "2024-01-02" / "issue.yaml", "--json").stdout)
    assert first["paper"] == name
    assert run("new-issue", tmp_path / "p", "2024-01-09").exit_code == 0
    following = json.loads(run("check", tmp_path / "p" / "2024-01-09" / "issue.yaml", "--json").stdout)
    assert (following["paper"], following["issue"]) == (name, 2)


def test_preflight_tells_what_is_not_on_the_pages(tmp_path: Path) -> None:
    issue = write_issue(tmp_path / "in", paragraphs=60)
    article = issue.parent / "稿件" / "河.md"
    article.write_text(article.read_text("utf-8").replace("岸上的人", "岸上的\U000323af人", 1), "utf-8")
    built = run("build", issue, "-o", tmp_path / "out", "--lang", "en")
    assert built.exit_code == 1
    report = json.loads((tmp_path / "out" / "preflight.json").read_text("utf-8"))
    whole, page = report["files"]
    assert {finding["rule"] for finding in whole["findings"]} >= {"overset.text", "missing.glyph"}
    assert "overset.text" in {finding["rule"] for finding in page["findings"]}
    readable = (tmp_path / "out" / "preflight.txt").read_text("utf-8")
    assert "error[overset.text]" in readable
    assert "page 1 A01" in readable
    assert all("NOTPRINTABLE" in each["file"] for each in report["files"])
