"""`diff` and the bars of `proof`: two builds of one issue."""

import json
from pathlib import Path
from typing import Any

import pytest
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


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """An issue, its build and what that says of its sheets."""
    folder = tmp_path_factory.mktemp("built")
    issue = write(folder / "in", "", 128)
    assert run("build", issue, "-o", folder / "out").exit_code == 0
    return issue, folder / "out", (folder / "out" / "sheets.json").read_text("utf-8")


WRONG = {
    "": [5, None, [], "x"],
    "pages": [5, None, {}, "A01"],
    "pages[0]": [None, [], "A01", 1],
    "pages[0].label": [None, 5, ["A01"]],
    "pages[0].name": [None, 5],
    "pages[0].items": [None, {}, "x", 0],
    "pages[0].items[0]": [None, [], "x", 7],
    "pages[0].items[0].key": [None, 5, {}],
    "pages[0].items[0].article": [5, [], {}],
    "pages[0].items[0].slot": [5, [], {}],
    "pages[0].items[0].kind": [None, 5, []],
    "pages[0].items[0].rect_mm": [None, 5, [], [1, 2, 3], [1, 2, 3, 1e300], [0, 0, 1, True]],
    "pages[0].items[0].lines": [None, {}, "x", 5],
    "pages[0].items[0].lines[0]": [None, [], "x"],
    "pages[0].items[0].lines[0].text": [None, 5, []],
    "pages[0].items[0].lines[0].size_pt": [None, "9", [], float("nan"), float("inf")],
    "pages[0].items[0].lines[0].x_mm": [None, "9", {}],
}  # fmt: skip


def put(data: Any, at: str, value: object) -> Any:
    """The data with another value at a place."""
    if not at:
        return value
    *way, last = [int(part) if part.isdigit() else part for part in at.replace("[", ".").replace("]", "").split(".")]
    one = data
    for part in way:
        one = one[part]
    one[last] = value
    return data


@pytest.mark.parametrize(("at", "value"), [(at, value) for at, values in WRONG.items() for value in values], ids=repr)
def test_sheets_of_another_shape_are_told_with_their_place(
    at: str, value: object, built: tuple[Path, Path, str], tmp_path: Path
) -> None:
    issue, out, sheets = built
    (tmp_path / "sheets.json").write_text(json.dumps(put(json.loads(sheets), at, value)), "utf-8")
    for words in (("proof", issue, "-o", tmp_path / "p", "--against", tmp_path), ("diff", tmp_path, out)):
        result = run(*words, "--json")
        (found,) = json.loads(result.stdout)["findings"]
        assert (result.exit_code, found["code"], found["file"]) == (4, "R110", str(tmp_path / "sheets.json"))
        assert found["message"].endswith(f"：{at or '整个文件'}")
        assert not (tmp_path / "p").exists()


@pytest.mark.parametrize("text", ["", "{", '{"pages": [', "[" * 100_000, "\0", '{"pages": 1e999999}', "{'pages': []}"])
def test_sheets_that_are_no_json(text: str, built: tuple[Path, Path, str], tmp_path: Path) -> None:
    (tmp_path / "sheets.json").write_text(text, "utf-8")
    result = run("proof", built[0], "-o", tmp_path / "p", "--against", tmp_path, "--json")
    assert result.exit_code == 4
    assert [finding["code"] for finding in json.loads(result.stdout)["findings"]] == ["R110"]


def test_a_member_that_is_not_there_and_a_pdf_of_too_few_pages(built: tuple[Path, Path, str], tmp_path: Path) -> None:
    _, out, sheets = built
    data = json.loads(sheets)
    del data["pages"][0]["items"][0]["lines"]
    (tmp_path / "sheets.json").write_text(json.dumps(data), "utf-8")
    assert "pages[0].items[0].lines" in run("diff", tmp_path, out).stderr
    (tmp_path / "sheets.json").write_text(sheets, "utf-8")
    for manifest in ({"files": []}, {"files": [{"file": "a.pdf"}]}, {"files": [{}]}, {"files": 5}, []):
        (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        (tmp_path / "a.pdf").write_bytes(b"%PDF-1.6 no more")
        result = run("diff", out, tmp_path)
        assert (result.exit_code, "R110" in result.stderr) == (4, True), result.stderr
