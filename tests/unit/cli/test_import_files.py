"""What `import` takes in and what it carries over: folders, Word documents, pictures; and what it says of the rest."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from layout.cli import paiban
from tests.unit.cli.test_import_command import contents, run
from tests.worddocs import par, picture, word

NEWS = "桥通了\n\n本报讯 昨天上午,东村的石桥正式通车,村民走了一个来回。\n\n{}\n\n记者 李明\n"


def pixels(kind: str = "jpeg", shade: int = 90) -> bytes:
    out = io.BytesIO()
    Image.new("L", (1200, 800), shade).save(out, kind, dpi=(300, 300))
    return out.getvalue()


def errors(issue: Path) -> list[str]:
    document = json.loads(CliRunner().invoke(paiban, ["check", str(issue), "--json"]).stdout)
    return [finding["message"] for finding in document["findings"] if finding["severity"] == "error"]


def test_pictures_named_in_the_copy_come_along_and_the_issue_builds(tmp_path: Path) -> None:
    raw, out = tmp_path / "来稿", tmp_path / "出"
    (raw / "图").mkdir(parents=True)
    (raw / "桥.jpg").write_bytes(pixels())
    (raw / "图" / "路.png").write_bytes(pixels("png"))
    (raw / "1.txt").write_text(NEWS.format("图：桥.jpg"), "utf-8")
    (raw / "2.md").write_text("# 路修好了\n\n昨天，西村的路修好了。\n\n![路](图/路.png)\n", "utf-8")
    code, _, err = run(str(raw), "-o", str(out))
    assert code == 0 and "M109" not in err and "M110" not in err
    assert (out / "articles" / "桥.jpg").read_bytes() == pixels()
    assert (out / "articles" / "图" / "路.png").read_bytes() == pixels("png")
    assert errors(out / "issue.yaml") == []
    before = contents(out)
    again = tmp_path / "再"
    for folder in (again, out):  # what was written changes no more, wherever it is written
        assert run(str(out / "articles"), "-o", str(folder))[0] == 0
        articles = {name: data for name, data in contents(folder).items() if name.startswith("articles")}
        assert articles == {name: data for name, data in before.items() if name.startswith("articles")}


def test_pictures_in_word_documents_come_along(tmp_path: Path) -> None:
    for name, kind in (("甲", "jpeg"), ("乙", "png")):
        blocks = [par(text) for text in NEWS.replace("桥", f"{name}桥").format("").split("\n\n")]
        blocks.insert(2, par(picture("p", "桥.jpg")))
        (tmp_path / f"{name}.docx").write_bytes(word(*blocks, media={"p.bin": pixels(kind)}))
    code, _, _ = run(str(tmp_path), "-o", str(tmp_path / "出"))
    assert code == 0
    assert (tmp_path / "出" / "articles" / "桥.png").read_bytes() == pixels("png")
    assert (tmp_path / "出" / "articles" / "桥.jpg").read_bytes() == pixels()
    assert errors(tmp_path / "出" / "issue.yaml") == []


def test_a_picture_that_is_not_there_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS.format("图：桥.jpg"), "utf-8")
    code, out, err = run(str(tmp_path / "a.txt"), "-o", str(tmp_path / "出"), "--json", "--lang", "en")
    (finding,) = json.loads(out)["findings"]
    assert code == 0 and f"{tmp_path / 'a.txt'}:5:3: warning[M110]" in err
    assert (finding["code"], finding["line"], finding["column"], finding["found"]) == ("M110", 5, 3, "桥.jpg")
    assert json.loads((tmp_path / "出" / "ledger.json").read_text("utf-8"))["findings"] == [finding]


def test_names_of_pictures_that_lead_outside_or_are_taken_are_made_plain(tmp_path: Path) -> None:
    for name, shade, said in (("甲", 10, "../图/桥.jpg"), ("乙", 20, "桥.jpg"), ("丙", 30, r"图\桥.jpg")):
        place = tmp_path / name / said.replace("\\", "/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pixels(shade=shade))
        (tmp_path / name / "a.txt").write_text(NEWS.replace("桥", f"{name}桥", 2).format(f"[{said}]"), "utf-8")
    code, out, _ = run(*(str(tmp_path / name) for name in "甲乙丙"), "-o", str(tmp_path / "出"), "--json")
    assert code == 0
    assert [a["pictures"] for a in json.loads(out)["articles"]] == [["桥.jpg"], ["2-桥.jpg"], ["图/桥.jpg"]]
    assert (tmp_path / "出" / "articles" / "2-桥.jpg").read_bytes() == pixels(shade=20)
    assert errors(tmp_path / "出" / "issue.yaml") == []


def test_finished_articles_keep_the_names_of_their_pictures(tmp_path: Path) -> None:
    for name, shade in (("甲", 10), ("乙", 20)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "桥.jpg").write_bytes(pixels(shade=shade))
        head = f"---\n主题: {name}桥通了\n图: {{文件: 桥.jpg, 图说: 老桥}}\n---\n\n昨天，{name}桥通了。\n"
        (tmp_path / name / "a.md").write_text(head, "utf-8")
    assert run(str(tmp_path / "甲"), "-o", str(tmp_path / "出"))[0] == 0
    assert (tmp_path / "出" / "articles" / "桥.jpg").read_bytes() == pixels(shade=10)
    assert errors(tmp_path / "出" / "issue.yaml") == []
    code, _, err = run(str(tmp_path / "甲"), str(tmp_path / "乙"), "-o", str(tmp_path / "二"), "--lang", "en")
    assert code == 1 and "error[M113]" in err and not (tmp_path / "二").exists()


def test_a_picture_of_the_user_s_is_never_overwritten_and_own_ones_go_when_they_are_stale(tmp_path: Path) -> None:
    raw, out = tmp_path / "来稿", tmp_path / "出"
    raw.mkdir()
    (raw / "桥.jpg").write_bytes(pixels())
    (raw / "a.txt").write_text(NEWS.format("图：桥.jpg"), "utf-8")
    (out / "articles").mkdir(parents=True)
    (out / "articles" / "桥.jpg").write_bytes(b"mine")
    code, _, err = run(str(raw), "-o", str(out))
    assert code == 1 and "M106" in err and [*contents(out)] == ["articles/桥.jpg"]
    (out / "articles" / "桥.jpg").unlink()
    assert run(str(raw), "-o", str(out))[0] == 0
    (raw / "a.txt").write_text(NEWS.format(""), "utf-8")
    assert run(str(raw), "-o", str(out))[0] == 0
    assert not (out / "articles" / "桥.jpg").exists() and (raw / "桥.jpg").exists()


def test_what_a_folder_holds_besides_copy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS.format(""), "utf-8")
    for name in (".隐.txt", "~$a.docx", "Thumbs.db", "桥.JPG", "旧.doc", "版样.pdf"):
        (tmp_path / name).write_bytes(b"x")
    for folder in ("图", "二版", ".git"):
        (tmp_path / folder).mkdir()
    (tmp_path / "图" / "路.png").write_bytes(b"x")
    (tmp_path / "二版" / "b.txt").write_text(NEWS.format(""), "utf-8")
    code, _, err = run(str(tmp_path), "-o", str(tmp_path / ".出"), "--lang", "en")
    assert code == 0 and "info[M109]: not read in this folder: 二版/, 旧.doc, 版样.pdf\n" in err


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(word(par("桥"))[:-40])
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))
    (tmp_path / "空").mkdir()
    names = ["没有.txt", "也没有", "坏.docx", "旧.doc", "空"]
    code, out, _ = run(*(str(tmp_path / name) for name in names), "--json")
    document = json.loads(out)
    assert code == 4 and document["articles"] == [] and document["audit"] == {"holds": False}
    assert sorted(finding["code"] for finding in document["findings"]) == ["M101", "M101", "M102", "M107", "M108"]
    assert run(str(tmp_path / "旧.doc"), str(tmp_path / "空"), "--json")[0] == 1


def test_a_word_document_is_known_by_its_bytes(tmp_path: Path) -> None:
    raw = word(*(par(text) for text in NEWS.format("").split("\n\n")))
    (tmp_path / "稿.doc").write_bytes(raw)
    for name, stdin in ((str(tmp_path / "稿.doc"), None), ("-", raw)):
        out = tmp_path / f"出{len(name)}"
        code, _, err = run(name, "-o", str(out), "--refuse", "all", stdin=stdin)
        assert code == 0, err
        (copy,) = (out / "copy").iterdir()
        assert copy.name in ("稿.doc.txt", "stdin.txt") and copy.read_text("utf-8").startswith("桥通了\n\n本报讯")


def test_a_file_of_several_without_copy_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS.format(""), "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbf\n \n")
    code, _, err = run(str(tmp_path), "-o", str(tmp_path / ".出"))
    assert code == 0 and "b.txt:1:1: 警告[M111]" in err and "a.txt" not in err.split("M111")[0].split(":")[0]
    (tmp_path / "a.txt").write_text("第3版\n责任编辑 李明\n", "utf-8")
    code, _, err = run(str(tmp_path), "-o", str(tmp_path / ".二"))
    assert code == 1 and err.count("[M103]") == 2


@pytest.mark.parametrize("words", [("",), ("x.txt", "-o", "")])
def test_an_empty_name_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.txt").write_text(NEWS.format(""), "utf-8")
    code = run(*words, *(() if "-o" in words else ("--json",)))[0]
    assert code == (2 if "-o" in words else 4)
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


def test_a_picture_that_the_text_only_speaks_of_hinders_no_build(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        NEWS.format("村民在桥上照相（见 桥头.jpg），又看了 http://a.cn/b.jpg 上的图。"), "utf-8"
    )
    code, out, err = run(str(tmp_path / "a.txt"), "-o", str(tmp_path / "出"), "--json")
    document = json.loads(out)
    assert code == 0 and [finding["code"] for finding in document["findings"]] == ["M115"], err
    assert document["articles"][0]["pictures"] == []
    assert errors(tmp_path / "出" / "issue.yaml") == []


FINISHED = "---\n主题: 桥通了\n署名:\n  记者: 李明\n---\n\n昨天，桥通了。\n\n"


def test_several_finished_articles_in_one_file(tmp_path: Path) -> None:
    second = FINISHED.replace("桥", "路")
    (tmp_path / "a.md").write_text(FINISHED + second, "utf-8")
    assert run(str(tmp_path / "a.md"), "-o", str(tmp_path / "出"))[0] == 0
    written = [path.read_text("utf-8") for path in sorted((tmp_path / "出" / "articles").iterdir())]
    assert written == [FINISHED, second]
    assert errors(tmp_path / "出" / "issue.yaml") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---\nheadline: [桥\n---\n\n昨天。\n", ("R201", 2, 13)),
        ("---\nheadline: 桥\n\n昨天，桥通了。\n", ("R301", 1, 1)),
        (f"{FINISHED}---\n主题: 路\n主题: 桥\n---\n\n今天。\n", ("R203", 11, 1)),
    ],
)
def test_what_cannot_be_read_in_a_finished_article_is_told(
    tmp_path: Path, text: str, place: tuple[str, int, int]
) -> None:
    (tmp_path / "a.md").write_text(text, "utf-8")
    code, out, _ = run(str(tmp_path / "a.md"), "--json")
    (finding,) = json.loads(out)["findings"]
    assert code == 1 and (finding["code"], finding["line"], finding["column"]) == place


def test_items_with_asterisks_keep_no_backslash(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS.format("* 带好雨具\n* 带好干粮\n* 带好药"), "utf-8")
    assert run(str(tmp_path / "a.txt"), "-o", str(tmp_path / "出"))[0] == 0
    (article,) = (tmp_path / "出" / "articles").iterdir()
    assert "* 带好雨具\n\n* 带好干粮\n\n* 带好药\n" in article.read_text("utf-8")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_items_with_hyphens_are_items_of_a_list_and_a_lone_hyphen_is_printed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(NEWS.format("- 带好雨具\n- 带好干粮\n- 带好药"), "utf-8")
    assert run(str(tmp_path / name), "-o", str(tmp_path / "出"))[0] == 0
    (article,) = (tmp_path / "出" / "articles").iterdir()
    assert "\n\n- 带好雨具\n\n- 带好干粮\n\n- 带好药\n" in article.read_text("utf-8")
    (tmp_path / name).write_text(NEWS.format("他把诗念完了。\n\n- 未完待续"), "utf-8")
    assert run(str(tmp_path / name), "-o", str(tmp_path / "二"))[0] == 0
    (article,) = (tmp_path / "二" / "articles").iterdir()
    assert "\\- 未完待续\n" in article.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "encoding", "lang"),
    [
        (
            "新しい橋が開通\n\n市長は昨日、新しい橋の開通式に出席した。多くの市民が集まり、完成を祝った。\n",
            "cp932",
            "ja",
        ),
        (
            "新しい橋が開通\n\n市長は昨日、新しい橋の開通式に出席した。多くの市民が集まり、完成を祝った。\n",
            "euc_jp",
            "ja",
        ),
        ("새 다리 개통\n\n시장은 어제 새 다리 개통식에 참석했다.\n많은 시민이 모여 완공을\n축하했다.\n", "cp949", "ko"),
        (
            "Le pont est ouvert\n\nLe maire a présenté hier le nouveau pont, décoré pour la fête de l’été.\n",
            "cp1252",
            "en",
        ),
    ],
)
def test_bytes_of_other_languages_are_read_and_told(tmp_path: Path, text: str, encoding: str, lang: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    code, out, err = run(str(tmp_path / "a.txt"), "--json", "--lang", "en")
    document = json.loads(out)
    (article,) = document["articles"]
    assert code == 0 and "info[M117]" in err and f"read as {encoding}" in err
    assert article["headline"] == text.split("\n")[0] and article["lang"] == lang
    assert lang != "ko" or article["paragraphs"][-1].endswith("많은 시민이 모여 완공을 축하했다.")


def test_bytes_of_no_known_encoding_are_told_and_rosters_are_not(tmp_path: Path) -> None:
    told = "Мэр города вчера открыл новый мост через реку. Жители города собрались на празднике.\n" * 2
    (tmp_path / "a.txt").write_bytes(told.encode("cp1251"))
    assert "warning[M118]" in run(str(tmp_path / "a.txt"), "--json", "--lang", "en")[2]
    roster = "获奖名单\n\n一等奖：张伟 王芳 李娜 刘洋 陈静\n二等奖：杨勇 赵磊 黄敏 周杰 吴霞\n"
    for encoding in ("gb18030", "cp950"):
        (tmp_path / "a.txt").write_bytes(roster.encode(encoding, "ignore"))
        assert "[M11" not in run(str(tmp_path / "a.txt"), "--json", "--lang", "en")[2]


def test_answers_to_other_copy_are_told(tmp_path: Path) -> None:
    raw, out = tmp_path / "a.txt", tmp_path / "出"
    raw.write_text(NEWS.format("他说：“中原之声—文明实践”。"), "utf-8")
    assert run(str(raw), "-o", str(out), "--refuse", "width")[0] == 0
    moved = tmp_path / "b.txt"
    raw.rename(moved)
    assert "M116" not in run(str(moved), "-o", str(out))[2]
    assert "," in next((out / "articles").iterdir()).read_text("utf-8")
    moved.write_text(NEWS.format("他说了一句话。"), "utf-8")
    code, _, err = run(str(moved), "-o", str(out), "--lang", "en")
    assert code == 0 and "ledger.json:1:1: warning[M116]" in err and "do not hold: width" in err


def test_questions_that_are_not_shown_are_counted(tmp_path: Path) -> None:
    rows = "\n\n".join(f"第{number}个村也看了“中原之声—文明实践炫中原”活动。" for number in range(40))
    (tmp_path / "a.txt").write_text(f"村规贴出来了\n\n{rows}\n", "utf-8")
    code, out, err = run(str(tmp_path / "a.txt"), "--json", "--lang", "en")
    asked = json.loads(out)["summary"]["questions"]
    assert code == 0 and asked > 30 and f"? {asked - 30} more: see --json" in err
