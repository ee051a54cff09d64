"""What is reported of lines is reported of lines that stand on the page, in rooms of any measure."""

import shutil
from pathlib import Path

from layout.cli.desk import registry
from layout.compose.types import TextItem
from layout.flow.mend import EVEN_EM
from layout.pipeline import make_up

ROOT = Path(__file__).resolve().parents[3]
OF_LINES = ("loose_line", "overfull_line", "divided_number")


def test_lines_beside_a_picture_report_as_they_stand(tmp_path: Path) -> None:
    folder = tmp_path / "19-wrap"
    shutil.copytree(ROOT / "examples" / "19-wrap", folder)
    copy = folder / "稿件" / "白鹭.md"
    text = copy.read_text("utf-8")
    for words, digits in (("记到后来", 34), ("它挑地方", 32), ("又清", 34), ("爱在那里", 33)):
        text = text.replace(words, words + ("1234567890" * 4)[:digits], 1)
    copy.write_text(text, "utf-8")
    drawn = folder / "issue.yaml"
    drawn.write_text(drawn.read_text("utf-8").replace("分栏: 四破二, 图", "图", 1), "utf-8")  # narrow columns
    edition = make_up(folder / "issue.yaml", registry())
    stand = {
        placed.line.text.strip()
        for sheet in edition.sheets
        for item in sheet.items
        if isinstance(item, TextItem)
        for placed in item.lines
    }
    found = [finding for finding in edition.findings if finding.code in OF_LINES]
    assert sum(finding.code == "divided_number" for finding in found) >= 3
    assert {finding.found for finding in found} <= stand


def test_white_at_a_foot_is_not_filled_with_wide_gaps() -> None:
    """Two lines of white below a column of the sample are nearer to the eye than any gap that would fill them."""
    edition = make_up(ROOT / "issues" / "zhongyuan-weekly" / "2021-02-09" / "issue.yaml", registry())
    (thread,) = (thread for thread in edition.filled.threads if thread.story == "贴花花")
    widest = max(line.line.stretch_em for bead in thread.beads for line in bead.lines)
    assert widest <= EVEN_EM


def test_a_loose_line_of_latin_words_is_told_by_its_words(tmp_path: Path) -> None:
    """Between Han the white stands between characters, in an English column between words."""
    (tmp_path / "articles").mkdir()
    copy = {"en": "It is through strengths, straights and thoughts that breadths stretched. ", "zh-Hans": "见" * 9}
    for lang, words in copy.items():
        body = words * 4 if lang == "en" else f"{words}strengthsstraightsthoughts{words}"
        text = f"---\nheadline: Water\nlang: {lang}\n---\n{body}\n"
        (tmp_path / "articles" / f"{lang}.md").write_text(text, "utf-8")
    page = "    dummy: |\n      AB\n    A: {article: en}\n    B: {article: zh-Hans}\n"
    styles = "styles: {body: {hyphenation: no, align: justify}}\n"
    head = "paper: Post\nnumber: 1\ndate: 2024-01-02\nlang: en\nstock: articles/\n"
    grid = "format: {base: sikai-6, trim: 120×150mm, columns: 2, chars: 11, lines: 27}\n"
    (tmp_path / "issue.yaml").write_text(f"{head}{grid}{styles}pages:\n  1:\n    name: One\n{page}", "utf-8")
    found = make_up(tmp_path / "issue.yaml", registry()).findings
    told = {(finding.article, "words" in finding.text("en")) for finding in found if finding.code == "loose_line"}
    assert told == {("en", True), ("zh-Hans", False)}


def test_white_between_the_names_of_a_roster_is_no_loose_line(tmp_path: Path) -> None:
    (tmp_path / "稿件").mkdir()
    names = "王志强 李明 张秀英 刘洋 陈建国 杨帆 赵敏 黄海涛 周杰 吴晓燕 徐丽 孙立军"
    for title, words in {
        "单": f"{{名单:{names}}}",
        "文": f"任命{{名单:{names}}}为审判员，{{不断:{'一' * 10}}}。",
    }.items():
        copy = f"---\n主题: 任免名{title}\n---\n{words}\n"
        (tmp_path / "稿件" / f"{title}.md").write_text(copy, "utf-8")
    page = "版:\n  1:\n    名: 街\n    版样: 甲甲甲乙乙乙\n    甲: {稿: 单}\n    乙: {稿: 文}\n"
    size = "{基础: 四开6栏, 成品: 275×100mm, 行: 14}"
    (tmp_path / "issue.yaml").write_text(f"报纸: 报\n期: 1\n日期: 2024-01-02\n版式: {size}\n{page}", "utf-8")
    loose = [f for f in make_up(tmp_path / "issue.yaml", registry()).findings if f.code == "loose_line"]
    assert {f.article for f in loose} <= {"文"}
