"""What an editor sees on the screen: the line, the mark under the place, groups, colours on a terminal only."""

import io
from pathlib import Path

import pytest
from effort import calls_of

from layout.cli.terminal import MOST, show
from layout.diagnostics import Diagnostic, Message, Severity, Span


def finding(file: str, line: int, column: int, severity: Severity = "error", found: str | None = None) -> Diagnostic:
    message = Message("B999", severity, zh="试一试", en="a trial")
    return Diagnostic(message=message, span=Span(file, line, column), found=found)


def told(findings: list[Diagnostic], capsys: pytest.CaptureFixture[str]) -> list[str]:
    show(findings, "zh")
    return capsys.readouterr().err.splitlines()


def test_the_mark_stands_under_full_width_characters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "issue.yaml"
    path.write_text("报纸: 样报\n版: {甲: 乙, 丙: 丁}\n", "utf-8")
    lines = told([finding(str(path), 2, 11)], capsys)
    assert lines[1] == "     2 │ 版: {甲: 乙, 丙: 丁}"
    # 版 and 甲 and 乙 take two columns each, seven others before the place one each
    assert lines[2] == "       │ " + " " * (3 * 2 + 7) + "^"
    assert lines[-1] == "1 错误  0 警告  0 提示"


def test_of_a_long_line_the_part_around_the_place_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text("字" * 500 + "错" + "字" * 500, "utf-8")
    _, line, mark, _ = told([finding(str(path), 1, 501)], capsys)
    assert line.count("字") < 40
    assert line.count("…") == 2
    at = mark.index("^")
    wide = 0
    for char in line:
        if wide == at:
            assert char == "错"
            break
        wide += 2 if char in "字错" else 1


def test_a_line_as_long_as_a_book_costs_no_more_than_a_long_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = []
    for name, length in (("a.md", 1000), ("b.md", 100_000)):
        (tmp_path / name).write_text("字" * length, "utf-8")
        findings = [finding(str(tmp_path / name), 1, column) for column in range(300, 320)]
        calls.append(calls_of(lambda findings=findings: show(findings, "zh")))  # type: ignore[misc]
        assert capsys.readouterr().err.count("…") == 40
    assert calls[1] < 1.2 * calls[0]


def test_files_are_grouped_the_worst_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = [
        finding("b.md", 9, 1, "warning"),
        finding("a.md", 7, 1),
        finding("b.md", 3, 1, "info"),
        finding("a.md", 2, 1),
    ]
    heads = [line.partition(": ")[0] for line in told(found, capsys) if "B999" in line or not line]
    assert heads == ["a.md:2:1", "a.md:7:1", "", "b.md:9:1", "b.md:3:1"]


def test_nothing_steers_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a\x1b[2J\x07b\n")
    lines = told([finding(str(path), 1, 1, found="\x1b]0;x\x07")], capsys)
    assert not any(char < " " for line in lines for char in line)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_only_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [finding("a.md", 2, 1)]
    plain = told(found, capsys)
    assert "\x1b[" not in "".join(plain)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    show(found, "zh")
    assert "\x1b[" in screen.getvalue()


def test_of_very_many_findings_of_one_code_the_rest_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told([finding("a.md", 1, column) for column in range(1, 1201)], capsys)
    assert sum("试一试" in line for line in lines) == MOST
    assert lines[-2:] == [f"… [B999] 另有 {1200 - MOST} 条，--json 全列", "1200 错误  0 警告  0 提示"]
