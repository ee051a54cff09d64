"""Names of page files as the printer wants them (印刷: 文件名): pages, revisions and plates told apart."""

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from layout.cli import paiban

PAPER = """报名: 试报
代号: SB
版式: {基础: 四开6栏, 栏: 2, 行: 14}
首期: {期: 1, 日期: 2024-01-02, 周期: 周}
印刷: {文件名: "{日期}-{版}-{色}.{次}", 拼版: 两版}
"""
ISSUE = """报纸: 试报
日期: 2024-03-05
稿库: 稿件/
版:
""" + "".join(
    f"  {number}:\n    名: 要闻\n    印色: {plates}\n    版样: 甲甲\n    甲: {{稿: {name}}}\n"
    for number, (plates, name) in enumerate(zip("彩黑黑彩", "河山城桥", strict=True), 1)
)


def write(folder: Path, extra: str = "") -> Path:
    (folder / "稿件").mkdir(exist_ok=True)
    (folder / "paper.yaml").write_text(PAPER, "utf-8")
    for name in "河山城桥":
        body = "\n\n".join(f"{name}边的人说起第{count}年的事，总要停一停，再往下说。" for count in "一二三四五六七")
        (folder / "稿件" / f"{name}.md").write_text(f"---\n主题: 一{name}\n---\n{body}{extra}\n", "utf-8")
    (folder / "issue.yaml").write_text(ISSUE, "utf-8")
    return folder / "issue.yaml"


def names(folder: Path, inside: str) -> list[str]:
    return sorted(path.name.replace("_NOTPRINTABLE", "") for path in (folder / inside).glob("*.pdf"))


def test_pages_and_sheets_are_called_as_the_paper_says(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = CliRunner().invoke(paiban, ["build", str(write(tmp_path)), "-o", str(out)])
    assert ran.exit_code in (0, 1), ran.output
    assert names(out, "pages") == [
        "20240305-A01-CMYK.1.pdf", "20240305-A02-K.1.pdf", "20240305-A03-K.1.pdf", "20240305-A04-CMYK.1.pdf",
    ]  # fmt: skip
    assert names(out, "sheets") == ["20240305-A02-A03-K.1.pdf", "20240305-A04-A01-CMYK.1.pdf"]
    told = {one["file"] for one in json.loads((out / "manifest.json").read_text("utf-8"))["files"]}
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.pdf")} <= told
    CliRunner().invoke(paiban, ["build", str(write(tmp_path, "又说一句。")), "-o", str(out)])
    assert "20240305-A02-K.2.pdf" in names(out, "pages")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems name their files in Unicode")
def test_a_folder_whose_name_is_no_utf_8_is_built_and_told_of(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb1\xa8"))  # 报 in GBK
    folder.mkdir()
    file = write(folder)
    (folder / "paper.yaml").write_text(PAPER.replace("首期", "# "), "utf-8")  # so that there is something to tell
    out = tmp_path / "out"
    ran = CliRunner().invoke(paiban, ["build", str(file), "-o", str(out), "--json"])
    assert ran.exit_code in (0, 1), ran.output
    for text in (ran.stdout, (out / "report.json").read_text("utf-8")):
        assert str(file) in {finding["file"] for finding in json.loads(text)["findings"]}


def test_half_a_character_in_a_value_is_told_in_json(tmp_path: Path) -> None:
    file = write(tmp_path)
    file.write_text(ISSUE.replace("稿件/", '"\\ud800"'), "utf-8")
    ran = CliRunner().invoke(paiban, ["check", str(file), "--json"])
    assert ran.exit_code == 4
    assert {"R105", "R109"} <= {finding["code"] for finding in json.loads(ran.stdout)["findings"]}
