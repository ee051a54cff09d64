"""An issue with pages of PDFs as pictures, painted and read back: preflight, the proof, the clauses, the tags."""

import io
from pathlib import Path

import adfiles
import pypdf
import pytest
from handmade import bundled
from standards.judge import judge

from layout.compose.types import GraphicItem
from layout.expected import expected_texts
from layout.paint import paint_pdf
from layout.paint.dump import dump_json
from layout.paint.metadata import VERSIONS, Standard
from layout.pipeline import Edition, make_up
from layout.preflight import preflight_pdf, verify_text
from layout.preflight.ads import Hosting, judge_ads
from layout.preflight.opened import open_pdf
from layout.preflight.structure import read_tree, walk
from layout.signoff import page_digest

SAYS = "少放一挂鞭，多留一片蓝"
"""What the good file says: no words of the articles."""


def turned() -> bytes:
    """The good file on its side, behind another page."""
    writer = pypdf.PdfWriter()
    writer.pdf_header = "%PDF-1.6"
    for data in (adfiles.drawn(adfiles.tint), adfiles.good()):
        reader = pypdf.PdfReader(io.BytesIO(data))
        writer.add_page(reader.pages[0])
    writer.pages[1].rotate(90)
    return adfiles.written(writer)


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """A chart in an article's corner, and the second page of a file, on its side, as a picture article."""
    (tmp_path / "稿件").mkdir()
    body = "\n\n".join(
        f"{n}月，渡口的船班班坐满，候船的人排到了石阶上头，桥上也走满了人。" for n in "一二三四五六七八九"
    )
    (tmp_path / "稿件" / "河.md").write_text(f"---\n主题: 渡口客流\n---\n{body}\n", "utf-8")
    adfiles.save(tmp_path, "图表", adfiles.good())
    adfiles.save(tmp_path, "两页", turned())
    (tmp_path / "issue.yaml").write_text(
        "报纸: 样报\n期: 1\n日期: 2021-02-09\n版式: {栏: 4, 行: 40, 成品: 210×200mm}\n"
        "版:\n  1:\n    名: 版\n    允许: [缺, 短腿]\n    版样: 甲甲甲乙\n"
        "    甲: {稿: 河, 图: {文件: 图表.pdf, 宽: 2栏, 位: 右上, 图说: 九个月的变化, 制图: 本报, "
        "替代文字: 一张图表}}\n"
        "    乙: {图片新闻: 两页.pdf, 页: 2, 图说: 另一张, 制图: 本报}\n",
        "utf-8",
    )
    return make_up(tmp_path / "issue.yaml", bundled())


def graphics(edition: Edition) -> list[GraphicItem]:
    return [item for item in edition.sheets[0].items if isinstance(item, GraphicItem)]


def test_they_keep_their_shape_and_stand_within_the_page(edition: Edition) -> None:
    chart, other = graphics(edition)
    assert chart.rect.width / chart.rect.height == pytest.approx(4 / 3, abs=1e-4)
    assert other.rect.width / other.rect.height == pytest.approx(3 / 4, abs=1e-4)
    area = edition.sheets[0].type_area
    for item in (chart, other):
        assert area.x0 - 0.1 <= item.rect.x0 < item.rect.x1 <= area.x1 + 0.1
        assert area.y0 - 0.1 <= item.rect.y0 < item.rect.y1 <= area.y1 + 0.1


@pytest.mark.parametrize("standard", list(VERSIONS))
def test_what_is_painted_passes(edition: Edition, standard: Standard) -> None:
    sheets, findings = judge_ads(edition.sheets, Hosting(standard=standard))
    assert not [finding for finding in findings if finding.severity == "error"]
    data = paint_pdf(sheets, edition.issue, edition.registry, standard)
    expected = expected_texts(edition)
    copy = "".join(text for article in expected for text in (*article.texts, *article.others))
    assert not judge(data, standard, copy)
    if standard != "read":
        assert preflight_pdf(data).passed
    proof = verify_text(data, expected)
    assert proof.holds, proof.findings
    assert not proof.findings


def test_each_is_a_figure_with_words_and_its_caption(edition: Edition) -> None:
    opened = open_pdf(paint_pdf(edition.sheets, edition.issue, edition.registry))
    figures = [node for node in walk(read_tree(opened)) if node.tag == "Figure"]
    assert [node.alt for node in figures] == ["一张图表", "另一张 本报制图"]
    assert sum(node.tag == "Caption" for node in walk(read_tree(opened))) == 2
    shown = [thing.text for thing in opened.pages[0].painted if thing.in_form and thing.kind == "text"]
    assert shown == [SAYS, SAYS]


def test_the_dump_and_the_digest_say_which_page_it_is(edition: Edition) -> None:
    rows = [row for row in dump_json(edition.sheets)["pages"][0]["items"] if row["kind"] == "picture"]
    assert [(row["file"], row["page"]) for row in rows] == [("图表.pdf", 1), ("两页.pdf", 2)]
    before = page_digest(edition.sheets[0])
    adfiles.save(graphics(edition)[0].picture.file.parent, "图表", adfiles.drawn(adfiles.tint))
    assert page_digest(edition.sheets[0]) != before
