import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from layout.cli import import_, paiban
from layout.cli.import_ import import_command
from layout.cli.import_questions import KIND_WORDS
from layout.repair import repair_copy
from layout.repair.types import KINDS, Copy, Options, Repaired
from tests.worddocs import par, word

SEED = Path(__file__).parents[2] / "repair" / "street-news.txt"


def run(*words: str, stdin: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(import_command, list(words), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_articles_ledger_and_skeleton_are_written(tmp_path: Path) -> None:
    code, _, err = run(str(SEED), "-o", str(tmp_path), "--lang", "en")
    assert code == 0 and "6 articles" in err
    names = sorted(path.name for path in (tmp_path / "articles").iterdir())
    assert len(names) == 6 and names[0].startswith("01-")
    ledger = json.loads((tmp_path / "ledger.json").read_text("utf-8"))
    assert ledger["audit"]["holds"] and len(ledger["articles"]) == 6
    assert "articles/" in (tmp_path / "issue.yaml").read_text("utf-8")


def test_json_has_the_contract_s_members() -> None:
    code, out, _ = run("-", "--json", stdin=SEED.read_bytes())
    document = json.loads(out)
    assert code == 0
    assert {"articles", "removed", "changes", "audit"} <= set(document)
    article = document["articles"][0]
    assert {"kicker", "headline", "deck", "dateline", "paragraphs", "byline", "alternatives"} <= set(article)
    assert {"reporters", "correspondents", "credit"} <= set(article["byline"])
    change = document["changes"][0]
    assert {"id", "kind", "line", "column", "before", "after", "confidence", "signals", "article", "paragraph"} <= set(
        change
    )


def test_refusing_all_gives_the_copy_back_byte_for_byte(tmp_path: Path) -> None:
    code, _, _ = run(str(SEED), "-o", str(tmp_path), "--refuse", "all")
    assert code == 0
    assert (tmp_path / "copy" / SEED.name).read_bytes() == SEED.read_bytes()


def test_decisions_are_replayed(tmp_path: Path) -> None:
    run(str(SEED), "-o", str(tmp_path))
    ledger = json.loads((tmp_path / "ledger.json").read_text("utf-8"))
    dash = next(change["id"] for change in ledger["changes"] if change["kind"] == "dash")
    assert run(str(SEED), "-o", str(tmp_path), "--accept", dash)[0] == 0
    assert "中原之声——文明" in next((tmp_path / "articles").glob("01-*")).read_text("utf-8")
    assert run(str(SEED), "-o", str(tmp_path))[0] == 0
    assert "中原之声——文明" in next((tmp_path / "articles").glob("01-*")).read_text("utf-8")


def test_exit_status(tmp_path: Path) -> None:
    assert run(str(tmp_path / "none.txt"), "-o", str(tmp_path))[0] == 4
    assert run("-", "--json", stdin=b"\n\n")[0] == 1
    assert run(str(SEED), "-o", str(tmp_path), "--refuse", "join-999999")[0] == 1
    assert run(str(SEED))[0] == 2


def test_folder_with_word_and_finished_copy(tmp_path: Path) -> None:
    texts = ("老集重开张", "本报讯 停了六年的老集重新开张。", "赶集.jpg", "记者 李明")
    (tmp_path / "a.docx").write_bytes(word(*map(par, texts)))
    (tmp_path / "b.md").write_text('---\nheadline: "夜读"\n---\n\n书店通宵开放,读者很多。\n', "utf-8")
    code, out, _ = run(str(tmp_path), "--json")
    articles = json.loads(out)["articles"]
    assert code == 0
    assert [a["headline"] for a in articles] == ["老集重开张", "夜读"]
    assert articles[0]["byline"]["reporters"] == ["李明"] and articles[0]["pictures"] == ["赶集.jpg"]
    assert articles[1]["paragraphs"] == ["书店通宵开放，读者很多。"]


def test_a_failed_account_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lossy(copies: tuple[Copy, ...], options: Options) -> Repaired:
        result = repair_copy(copies, options)
        return replace(result, audit=replace(result.audit, holds=False, missing=1))

    monkeypatch.setattr(import_, "repair_copy", lossy)
    code, out, err = run(str(SEED), "-o", str(tmp_path / "out"), "--json")
    assert code == 70 and "audit" in err
    assert json.loads(out)["audit"]["holds"] is False
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("keys", ["en", "zh"])
def test_the_skeleton_checks_without_errors(tmp_path: Path, keys: str) -> None:
    run(str(SEED), "-o", str(tmp_path), "--keys", keys)
    result = CliRunner().invoke(paiban, ["check", str(tmp_path / "issue.yaml"), "--json"])
    document = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [len(page["articles"]) for page in document["pages"]] == [6]


@pytest.mark.parametrize("keys", ["en", "zh"])
@pytest.mark.parametrize("signed", ["(本报综合)", "(王芳)", "记者 王芳 通讯员 李平 摄影 赵河", "本报记者 王芳 文/图"])
def test_what_import_writes_is_what_a_build_reads(tmp_path: Path, signed: str, keys: str) -> None:
    copy = f"河上的灯亮了\n本报讯 天黑以后,船上的灯一盏一盏亮了,河面静了下来。\n{signed}\n"
    (tmp_path / "来稿.txt").write_text(copy, "utf-8")
    code, _, err = run(str(tmp_path / "来稿.txt"), "-o", str(tmp_path / "出"), "--keys", keys)
    assert code == 0 and err.splitlines()[-1] == f'paiban check "{tmp_path / "出" / "issue.yaml"}"'
    (article,) = (tmp_path / "出" / "articles").iterdir()
    assert ("署名:\n" if keys == "zh" else "byline:\n") in article.read_text("utf-8")
    document = json.loads(CliRunner().invoke(paiban, ["check", str(tmp_path / "出" / "issue.yaml"), "--json"]).stdout)
    assert not [finding for finding in document["findings"] if finding["severity"] == "error"]


def test_a_skeleton_of_copy_that_says_the_same_twice_builds_as_it_is(tmp_path: Path) -> None:
    note = "编者按 从今天起本报开设“身边的手艺”栏目,请读者把见到的老手艺人告诉我们,电话写在报眉里。"
    told = ("修伞的人\n{note}\n本报讯 巷口的伞摊摆了三十年,下雨那几天从早忙到晚。\n记者 王芳\n\n"
            "磨刀的人\n{note}\n本报讯 磨刀师傅每月初五来,一声吆喝整栋楼都听得见。\n记者 李平\n")  # fmt: skip
    (tmp_path / "来稿.txt").write_text(told.format(note=note), "utf-8")
    run(str(tmp_path / "来稿.txt"), "-o", str(tmp_path / "出"))
    assert (tmp_path / "出" / "issue.yaml").read_text("utf-8").count("重稿: 版样草稿") == 1
    result = CliRunner().invoke(paiban, ["check", str(tmp_path / "出" / "issue.yaml"), "--json"])
    document = json.loads(result.stdout)
    assert not [finding for finding in document["findings"] if finding["severity"] == "error"]
    assert [len(page["articles"]) for page in document["pages"]] == [2]


def test_a_change_is_not_both_accepted_and_refused(tmp_path: Path) -> None:
    code, _, err = run(str(SEED), "-o", str(tmp_path), "--accept", "dash-156,join", "--refuse", "repeat,dash-156")
    assert code == 2 and "dash-156" in err and "repeat" not in err
    assert not list(tmp_path.iterdir())


def test_every_kind_of_change_has_a_chinese_word() -> None:
    assert set(KIND_WORDS) == KINDS


def test_markdown_copy_and_its_pictures(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# 桥通了\n\n昨天,桥通了。\n\n## 老人\n\n老人走了一个来回,笑了。\n\n![桥](桥.jpg)\n", "utf-8"
    )
    code, out, _ = run(str(tmp_path), "--json")
    (article,) = json.loads(out)["articles"]
    assert code == 0 and article["headline"] == "桥通了" and article["pictures"] == ["桥.jpg"]
    assert article["paragraphs"] == ["昨天，桥通了。", "老人", "老人走了一个来回，笑了。"]
    assert article["kinds"] == ["text", "subhead", "text"]


def test_restored_copies_never_share_a_name(tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "稿.txt").write_text(f"{folder}村的桥通了\n\n昨天,{folder}村的桥通了。\n", "utf-8")
    code, _, _ = run(str(tmp_path / "甲"), str(tmp_path / "乙"), "-o", str(tmp_path / "out"), "--refuse", "all")
    written = sorted(path.read_bytes() for path in (tmp_path / "out" / "copy").iterdir())
    assert code == 0
    assert written == sorted((tmp_path / folder / "稿.txt").read_bytes() for folder in ("甲", "乙"))


TWO = "桥通了\n\n本报讯 昨天,东村的桥通了。\n\n记者 李明\n\n\n路修好了\n\n本报讯 今天,西村的路修好了。\n\n记者 张华\n"
ONE = "桥通了\n\n本报讯 昨天,东村的桥通了。\n\n记者 李明\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_second_import_never_overwrites_an_edited_article(tmp_path: Path) -> None:
    raw, out = tmp_path / "a.txt", tmp_path / "out"
    raw.write_text(TWO, "utf-8")
    assert run(str(raw), "-o", str(out))[0] == 0
    edited = sorted((out / "articles").iterdir())[1]
    edited.write_text(edited.read_text("utf-8") + "\n编辑加的一段。\n", "utf-8")
    before = contents(out)
    for text in (TWO, ONE):  # the file would be overwritten; it would be stale
        raw.write_text(text, "utf-8")
        code, _, err = run(str(raw), "-o", str(out), "--lang", "en")
        assert code == 1 and "M106" in err and edited.name in err and "another folder" in err
        assert contents(out) == before


def test_a_second_import_takes_its_own_stale_files_away(tmp_path: Path) -> None:
    raw, out = tmp_path / "a.txt", tmp_path / "out"
    raw.write_text(TWO, "utf-8")
    run(str(raw), "-o", str(out), "--refuse", "all")
    (out / "articles" / "手写.md").write_text("---\nheadline: 手写\n---\n\n编辑自己的稿件。\n", "utf-8")
    raw.write_text(ONE, "utf-8")
    assert run(str(raw), "-o", str(out))[0] == 0
    assert sorted(path.name for path in (out / "articles").iterdir()) == ["01-桥通了.md", "手写.md"]
    assert not list((out / "copy").iterdir())
    assert "路修好了" not in (out / "issue.yaml").read_text("utf-8")


def test_an_edited_skeleton_stays(tmp_path: Path) -> None:
    raw, out = tmp_path / "a.txt", tmp_path / "out"
    raw.write_text(TWO, "utf-8")
    run(str(raw), "-o", str(out))
    (out / "issue.yaml").write_text("# mine\n", "utf-8")
    for _ in range(2):
        assert run(str(raw), "-o", str(out))[0] == 0
        assert (out / "issue.yaml").read_text("utf-8") == "# mine\n"


@pytest.mark.parametrize("ledger", [None, "no json", '{"article_files": [], "digests": {"../b.md": "0"}}', "[]"])
def test_article_files_without_a_ledger_count_as_edited(tmp_path: Path, ledger: str | None) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "旧稿.md").write_text("---\nheadline: 旧\n---\n\n旧稿。\n", "utf-8")
    if ledger is not None:
        (tmp_path / "ledger.json").write_text(ledger, "utf-8")
    before = contents(tmp_path)
    code, _, err = run("-", "-o", str(tmp_path), stdin=ONE.encode())
    assert code == 1 and "旧稿.md" in err and "M106" in err
    assert contents(tmp_path) == before


def test_copy_that_lies_in_the_folder_is_never_taken_away(tmp_path: Path) -> None:
    raw, out = tmp_path / "a.txt", tmp_path / "out"
    raw.write_text(TWO, "utf-8")
    run(str(raw), "-o", str(out), "--refuse", "all")
    assert run(str(out / "copy" / "a.txt"), "-o", str(out))[0] == 0
    assert (out / "copy" / "a.txt").read_bytes() == raw.read_bytes()


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), bytes(3_000_000), b"%PDF-1.7\n" + b"text " * 99]
)
def test_bytes_that_are_no_text_are_a_finding_at_once(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    code, _, err = run(str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"))
    assert code == 1 and "M107" in err and not (tmp_path / "out").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_damaged_text_is_still_text(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(TWO.encode(encoding) + b"\x00\x00")
    assert run(str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"))[0] == 0


def test_all_folders_without_copy_are_named(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
    code, _, err = run(str(tmp_path / "甲"), str(tmp_path / "乙"), "-o", str(tmp_path / "out"))
    assert code == 1 and err.count("M108") == 2
    assert repair_copy(()).articles == ()


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("(本报综合)", '来源: "本报综合"'),
        ("（据新华社报道）", '来源: "据新华社报道"'),
        ("(王芳)", '作者: "王芳"'),
        ("记者 王芳", '记者: ["王芳"]'),
    ],
)
def test_a_byline_that_names_no_person_is_no_author(tmp_path: Path, printed: str, written: str) -> None:
    text = "天黑以后,船上的灯一盏一盏亮了,河面静了下来。\n早晨,渡船又靠了岸,孩子们上学去。"
    heads = ("河上的灯亮了", "三条老船还在走", "图书室多开一小时", "晒谷场又放电影")
    (tmp_path / "来稿.txt").write_text("\n\n".join(f"{head}\n{head}。{text}\n{printed}" for head in heads), "utf-8")
    for source, out in (("来稿.txt", "一"), ("一/articles", "二")):
        assert run(str(tmp_path / source), "-o", str(tmp_path / out), "--keys", "zh")[0] == 0
        articles = [path.read_text("utf-8") for path in (tmp_path / out / "articles").iterdir()]
        assert len(articles) == len(heads)
        assert all(f"署名:\n  {written}\n" in article for article in articles), articles[0]


def test_a_line_as_long_as_a_book_and_a_broken_ledger_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / "来稿.txt").write_text("标题\n\n" + "字" * 60_000 + "\n", "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ledger.json").write_text("[" * 100_000, "utf-8")
    command = [sys.executable, "-m", "layout", "import", str(tmp_path / "来稿.txt"), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "[M106]" in done.stderr and "Traceback" not in done.stderr


def test_questions_name_fields_in_the_language_and_show_both_sides_of_a_line_end(tmp_path: Path) -> None:
    copy = "春到北岭\n岭上的雪还没有化尽，山下的杏花\n\n已经开败。\n（土木学院 邹平）\n".encode()
    zh = run("-", "-o", str(tmp_path / "zh"), stdin=copy)[2]
    assert "署名 已改" in zh and "记者：邹平；来源：土木学院" in zh and "reporters" not in zh
    en = run("-", "-o", str(tmp_path / "en"), "--lang", "en", stdin=copy)[2]
    assert "reporters=邹平; credit=土木学院" in en
    rows = "新任职务\n郝建军为市交通运输局局长；\n范宁为市统计局副局长\n聂平为市外事办主任。\n".encode()
    said = run("-", "-o", str(tmp_path / "rows"), stdin=rows)[2]
    assert "\\n" not in said
