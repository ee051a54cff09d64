"""What a Word document says is what a reader of its page reads, and what is left out is named."""

import io
import zipfile

import pytest

from layout.repair.worddocs import read_word
from layout.repair.wordlists import written_number
from layout.repair.wordparts import NoWordError, is_word
from tests.worddocs import STRICT, box, item, numbering, par, picture, run, styled, table, word

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
JPG = b"\xff\xd8\xff\xe0" + bytes(20)


def text(*blocks: str, **more: object) -> str:
    return read_word(word(*blocks, **more), "稿", {}).text.rstrip("\n")  # type: ignore[arg-type]


def test_paragraphs_stand_between_blank_lines_and_empty_ones_go() -> None:
    assert text(par("桥通了"), par(""), par("昨天，桥通了。")) == "桥通了\n\n昨天，桥通了。"


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        (f'<w:ins w:id="1">{run("东")}</w:ins><w:del w:id="2"><w:r><w:delText>西</w:delText></w:r></w:del>', "东"),
        (f'<w:moveTo w:id="1">{run("东")}</w:moveTo><w:moveFrom w:id="2">{run("西")}</w:moveFrom>', "东"),
        (f"<w:hyperlink>{run('县')}</w:hyperlink><w:smartTag>{run('里')}</w:smartTag>", "县里"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('县')}</w:sdtContent></w:sdt>", "县"),
        (f"<w:fldSimple w:instr='DATE'>{run('5月')}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>", "5月"),
        (f"{run('一')}<w:r><w:br/></w:r>{run('二')}<w:r><w:tab/></w:r>{run('三')}", "一\n二\t三"),
        (run("一") + run("隐", "<w:vanish/>") + run("显", '<w:vanish w:val="0"/>'), "一显"),
        (
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('zhào')}</w:rt><w:rubyBase>{run('赵')}</w:rubyBase></w:ruby></w:r>",
            "赵",
        ),
        ('<w:r><w:noBreakHyphen/></w:r><w:r><w:softHyphen/></w:r><w:r><w:sym w:char="F0B7"/></w:r>', "-\uf0b7"),
    ],
)
def test_what_is_seen_is_told(inner: str, told: str) -> None:
    assert text(par(inner)) == told


def test_what_is_left_out_is_named() -> None:
    struck = '<w:del w:id="2"><w:r><w:delText>西村</w:delText></w:r></w:del>'
    parts = {"header": par("来稿单"), "footer": par("第1页"), "comments": f"<w:comment>{par('再核')}</w:comment>"}
    left = read_word(word(par(f"{run('桥通了')}{struck}{run('密', '<w:vanish/>')}"), parts=parts), "稿", {}).left
    assert [(what, words) for what, _, words in left] == [
        ("修订中删去的", "西村"), ("隐藏文字", "密"), ("页脚", "第1页"), ("页眉", "来稿单"), ("批注", "再核"),
    ]  # fmt: skip


def test_an_end_that_was_struck_and_a_dropped_initial_join_the_next_paragraph() -> None:
    assert text(par("昨天，", '<w:rPr><w:del w:id="1"/></w:rPr>'), par("桥通了。")) == "昨天，桥通了。"
    assert text(par("春", '<w:framePr w:dropCap="drop"/>'), par("天来了。")) == "春天来了。"


def test_text_boxes_are_told_once_behind_their_paragraph() -> None:
    assert text(par(f"{run('正文。')}{box(par('框里的话。'))}"), par("后一段。")) == "正文。\n\n框里的话。\n\n后一段。"
    assert text(par(box(par(f"{run('外')}{box(par('内'))}")))) == "外\n\n内"


def test_numbers_that_word_counts_are_written_out() -> None:
    lists = {"numbering": numbering(("japaneseCounting", "%1、"), ("decimal", "（%2）"), ("decimal", "%1.%3"))}
    rows = [item("修路"), item("东村", 1), item("西村", 1), item("架桥"), item("北村", 1), par("无号"), item("打井")]
    assert text(*rows, parts=lists).split("\n\n") == [
        "一、修路", "（1）东村", "（2）西村", "二、架桥", "（1）北村", "无号", "三、打井",
    ]  # fmt: skip
    assert text(item("甲"), item("乙"), item("丙", 0, 2), parts=lists) == "一、甲\n\n二、乙\n\n一、丙"
    bullets = {"numbering": numbering(("bullet", "\uf0b7"), ("bullet", "◆"))}
    assert text(item("甲"), item("乙", 1), parts=bullets) == "●甲\n\n◆乙"
    assert text(item("甲", 0, 99), parts=lists) == "甲"


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (10, "chineseCounting", "十"), (12, "japaneseCounting", "十二"), (20, "chineseCounting", "二十"),
        (103, "chineseCountingThousand", "一百零三"), (110, "chineseCounting", "一百一十"), (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"), (12, "chineseLegalSimplified", "壹拾贰"), (11, "ideographTraditional", "甲"),
        (20, "decimalEnclosedCircleChinese", "⑳"), (21, "decimalEnclosedCircle", "21"), (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"), (20, "ideographDigital", "二〇"), (5, "whatever", "5"),
        (1000, "chineseCounting", "一千"), (1001, "chineseCounting", "一千零一"),
    ],
)  # fmt: skip
def test_forms_of_numbers(number: int, form: str, written: str) -> None:
    assert written_number(number, form) == written


def test_notes_stand_at_the_end() -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = {
        "footnotes": f'<w:footnote w:id="0">{par("—")}</w:footnote><w:footnote w:id="2">{par("县志。")}</w:footnote>'
    }
    assert text(par(f"{run('明代')}{call}{run('建桥。')}"), par("后段。"), parts=notes) == (
        "明代[1]建桥。\n\n后段。\n\n[1]县志。"
    )


def test_tables() -> None:
    assert text(table([("项目", "数"), ("桥长", ["120", "米"])])) == "项目\t数\n桥长\t120 米"
    assert text(table([[["桥通了", "昨天，桥通了。"]]])) == "桥通了\n\n昨天，桥通了。"
    prose = "昨天上午，东村的石桥正式通车，" * 6
    assert text(table([([prose, "又一段。"], "右栏。")])) == f"{prose}\n\n又一段。\n\n右栏。"
    form = table([("标题", "桥通了"), ("作者：", "李明"), ("电话", ""), ("正文", [prose, "又一段。"])])
    assert text(form) == f"标题：桥通了\n作者：李明\n正文：{prose}\n\n又一段。"


def test_headings_are_marked_where_the_document_has_two_levels() -> None:
    two = [
        styled("桥通了", "1"),
        par("昨天。"),
        styled("老人", "22"),
        par("笑了。"),
        styled("路修了", "1"),
        par("今天。"),
    ]
    assert text(*two) == "# 桥通了\n\n昨天。\n\n## 老人\n\n笑了。\n\n# 路修了\n\n今天。"
    one = [styled("一、老人", "1"), par("笑了。"), styled("二、孩子", "1"), par("跑了。")]
    assert "#" not in text(*one)
    assert "#" not in text(styled("本周稿件", "a3"), styled("桥通了", "1"), par("昨天。"))
    assert "# 昨" not in text(styled("桥通了", "a3"), par("序。"), styled("老人", "1"), styled("昨天，桥通了。", "2"))


def test_pictures_are_named_where_they_stand_and_handed_on() -> None:
    media = {"a.png": PNG, "b.jpeg": JPG, "c.emf": b"\1\0\0\0emf"}
    blocks = [
        par(run("桥。") + picture("a", r"C:\照片\老 桥.JPG")),
        *(par(picture(relation)) for relation in "bac"),
    ]
    copy = read_word(word(*blocks, media=media), "来稿 (1)", {})
    assert copy.text == "桥。\n\n老-桥.png\n\n来稿-1-2.jpg\n\n老-桥.png\n"
    assert copy.pictures == {"老-桥.png": PNG, "来稿-1-2.jpg": JPG}
    assert copy.unusable == ("c.emf",)
    assert [*read_word(word(*blocks, media=media), "乙", {"老-桥.png": JPG}).pictures] == ["乙-1.png", "乙-2.jpg"]


def test_other_namespaces_and_names_of_the_format() -> None:
    raw = word(par("桥通了"), names=STRICT)
    assert is_word(raw) and read_word(raw, "稿", {}).text == "桥通了\n"
    assert not is_word(b"PK\x03\x04 no archive") and not is_word(b"\xd0\xcf\x11\xe0")


def packed(name: str, data: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        word(par("桥"))[:-30],
        packed("content.xml", "<a/>"),
        packed("word/document.xml", "<w:document"),
        packed("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        packed("word/document.xml", "<a>" * 300 + "</a>" * 300),
        b"",
    ],
)
def test_broken_documents_are_told(raw: bytes) -> None:
    with pytest.raises(NoWordError):
        read_word(raw, "稿", {})


def test_odd_documents_have_a_reading() -> None:
    assert read_word(packed("word/document.xml", "<a/>"), "稿", {}).text == "\n"
    assert text(par('<w:r><w:footnoteReference w:id="9"/></w:r>'), item("甲", 99)) == "[1]\n\n甲\n\n[1]"
