"""`diff` and the bars of `proof`: two builds of one issue."""

import json
from pathlib import Path

from click.testing import CliRunner, Result
from PIL import Image

from layout.cli import paiban

PAPER = "报名: 试报\n代号: SB\n版式: {基础: 四开6栏, 栏: 2, 行: 24}\n首期: {期: 1, 日期: 2024-01-02, 周期: 周}\n"
ISSUE = "报纸: 试报\n日期: 2024-03-05\n版:\n  1:\n    名: 要闻\n    版样: |\n      甲甲\n    甲: {稿: 河, 图: 图.png}\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(paiban, [str(a) for a in arguments])


def write(folder: Path, word: str, grey: int) -> Path:
    (folder / "稿件").mkdir(parents=True, exist_ok=True)
    (folder / "paper.yaml").write_text(PAPER, "utf-8")
    (folder / "issue.yaml").write_text(ISSUE, "utf-8")
    body = "\n\n".join(f"第{n}回，河水从上游来，绕过石桥{word}，再往下游去。" for n in "一二三四五六")
    (folder / "稿件" / "河.md").write_text(f"---\n主题: 一条河\n---\n{body}\n", "utf-8")
    Image.new("L", (900, 600), grey).save(folder / "图.png")
    return folder / "issue.yaml"


def test_words_and_pictures_that_changed_are_told_and_shown(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for out, word, grey in ((old, "一座", 200), (new, "两座", 60)):
        built = run("build", write(tmp_path / "in", word, grey), "-o", out)
        assert (out / "sheets.json").is_file(), built.output
    shown = run("diff", old, new, "-o", tmp_path / "diff", "--json")
    document = json.loads(shown.stdout)
    kinds = [change["kind"] for change in document["changes"]]
    assert kinds.count("text") == 6
    assert kinds.count("picture") == 1
    with Image.open(document["pictures"][0]) as picture:
        assert picture.width > picture.height
    words = run("diff", old, new).stdout
    assert "石桥一座" in words
    assert "石桥两座" in words
    assert run("diff", old, old).stdout.strip() == "两次没有不同"
    plain, barred = tmp_path / "plain", tmp_path / "barred"
    run("proof", tmp_path / "in" / "issue.yaml", "-o", plain, "--against", new)
    run("proof", tmp_path / "in" / "issue.yaml", "-o", barred, "--against", old, "--pdf")
    assert (plain / "A01.png").read_bytes() != (barred / "A01.png").read_bytes()
    first = (barred / "proof.pdf").read_bytes()
    run("proof", tmp_path / "in" / "issue.yaml", "-o", barred, "--against", old, "--pdf")
    assert (barred / "proof.pdf").read_bytes() == first


def test_a_folder_that_is_no_build(tmp_path: Path) -> None:
    result = run("diff", tmp_path, tmp_path)
    assert result.exit_code == 4
    assert "sheets.json" in result.stderr
