"""Text drawn back out of the PDF by readers that are not ours: whole, and each article on a page in one piece."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from handmade import EXPECTED, STORIES, bundled, issue, line, sheet, text_item, two_pages

from layout.compose.types import PlacedLine, Sheet, TextItem
from layout.expected import expected_texts
from layout.geometry import Rect
from layout.model.style import BLACK
from layout.paint import paint_pdf
from layout.pipeline import Edition, make_up
from layout.preflight import preflight_pdf, verify_text

Pages = list[str]


def by_pypdf(pdf: bytes) -> Pages:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf), strict=True).pages]


def by_pdfium(pdf: bytes) -> Pages:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def by_poppler(pdf: bytes) -> Pages:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    told = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    assert not told.stderr
    return told.stdout.decode("utf-8").split("\f")[:-1]


READERS = [by_pypdf, by_pdfium, by_poppler]


def bare(text: str) -> str:
    """A text without white space and soft hyphens; pdfium tells a hyphen at a line's end by U+FFFE."""
    return re.sub("[\\s\u00ad\ufffe\u0002]+", "", text)


def stories_on(sheet: Sheet) -> dict[str, str]:
    """What each story shows on a page, in order."""
    found: dict[str, str] = {}
    for item in sheet.items:
        if isinstance(item, TextItem) and item.story:
            text = "".join(placed.line.text for placed in item.lines)
            found[item.story] = found.get(item.story, "") + bare(text)
    return found


def whole(pages: Pages, sheets: Sequence[Sheet]) -> None:
    assert len(pages) == len(sheets)
    for page, composed in zip(pages, sheets, strict=True):
        text = bare(page)
        for story, words in stories_on(composed).items():
            assert words in text, f"page {composed.number}: {story}"


@pytest.fixture(scope="module")
def sample(root: Path) -> Edition:
    return make_up(root / "issues" / "zhongyuan-weekly" / "2021-02-09" / "issue.yaml", bundled())


@pytest.fixture(scope="module")
def sample_pdf(sample: Edition) -> bytes:
    return paint_pdf(sample.sheets, sample.issue, sample.registry)


@pytest.mark.parametrize("reader", READERS)
def test_a_small_file(reader: Callable[[bytes], Pages]) -> None:
    sheets = two_pages()
    whole(reader(paint_pdf(sheets, issue(STORIES), bundled())), sheets)


@pytest.mark.parametrize("reader", READERS)
def test_the_sample_issue(reader: Callable[[bytes], Pages], sample: Edition, sample_pdf: bytes) -> None:
    whole(reader(sample_pdf), sample.sheets)


def test_the_sample_issue_is_proved(sample: Edition, sample_pdf: bytes) -> None:
    overset = {thread.story for thread in sample.filled.threads if thread.overset}
    proof = verify_text(sample_pdf, expected_texts(sample))
    assert {finding.article for finding in proof.findings} <= overset


def test_a_small_file_is_proved_and_passes() -> None:
    data = paint_pdf(two_pages(), issue(STORIES), bundled())
    assert verify_text(data, EXPECTED).holds
    assert not preflight_pdf(data).findings


@pytest.mark.parametrize("reader", READERS)
def test_vertical_lines_and_a_neighbour_at_the_same_height(reader: Callable[[bytes], Pages]) -> None:
    words = ["竖排文字第一行，", "第二行在它左边，", "第三行最左。"]
    lines = [line(text, 8 * n, vertical=True) for n, text in enumerate(words)]
    placed = tuple(PlacedLine(each, 200 - 14 * n, 60, 9, vertical=True) for n, each in enumerate(lines))
    column = TextItem("body", "a/body/0", "a", "1/甲", 0, Rect(160, 60, 210, 200), placed, BLACK)
    beside = text_item("b/body/0", ["另一篇排在左边。"], (20, 52), slot="1/乙")
    pages = reader(paint_pdf([sheet([column, beside])], issue(STORIES), bundled()))
    assert bare(pages[0]) == "".join(words) + "另一篇排在左边。"


def test_poppler_reads_the_structure_tree_whole(sample: Edition, sample_pdf: bytes, tmp_path: Path) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo is not installed")
    (tmp_path / "sample.pdf").write_bytes(sample_pdf)
    told = subprocess.run(["pdfinfo", "-struct-text", tmp_path / "sample.pdf"], capture_output=True, check=True)
    tree = bare("".join(re.findall(r'^\s*"(.*?)"$', told.stdout.decode("utf-8", "replace"), re.MULTILINE | re.DOTALL)))
    overset = {thread.story for thread in sample.filled.threads if thread.overset}
    for article in expected_texts(sample):
        if article.story not in overset:
            for text in article.texts:
                assert bare(text) in tree, article.story
