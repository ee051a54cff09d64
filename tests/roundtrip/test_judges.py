"""What independent programs say of the sample issue and every example, in all three standards."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
from judged import Judged, ask, ask_pdf_js
from PIL import Image, ImageDraw
from standards.judge import judge

from layout.compose.types import AdItem, Item, PathItem, PictureItem, RuleItem, Sheet, TextItem
from layout.expected import expected_texts
from layout.geometry import Rect

PPI = 36
BLANK = 255


def bare(text: str) -> str:
    """A text without white space and what is not seen."""
    return re.sub("[\\s\u00ad\u200b\ufffe]+", "", text)


def copy_of(judged: Judged) -> str:
    """Every character of the copy."""
    return "".join(text for article in expected_texts(judged.edition) for text in (*article.texts, *article.others))


def test_no_clause_is_broken(judged: Judged) -> None:
    black = [place for place, sheet in enumerate(judged.edition.sheets, 1) if sheet.black_only]
    assert not judge(judged.path.read_bytes(), judged.standard, copy_of(judged), black_pages=black)


def test_qpdf_finds_no_fault(judged: Judged) -> None:
    told = ask("qpdf", "--check", judged.path)
    assert told.returncode == 0
    assert "No syntax or stream encoding errors" in told.stdout
    assert "WARNING" not in told.stdout + told.stderr


def test_pypdf_reads_every_object_strictly(judged: Judged) -> None:
    reader = pypdf.PdfReader(judged.path, strict=True)
    for number in range(1, int(reader.trailer["/Size"])):
        found: Any = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
        if isinstance(found, pypdf.generic.StreamObject):
            found.get_data()


def test_mutool_draws_it_without_a_word(judged: Judged) -> None:
    told = ask("mutool", "draw", "-q", "-r", "20", "-F", "png", "-o", "/dev/null", judged.path)
    lines = [line for line in told.stderr.splitlines() if "ICC support is not available" not in line]
    assert told.returncode == 0
    assert not lines


def test_black_type_is_on_the_black_plate_alone(judged: Judged, tmp_path: Path) -> None:
    told = ask(
        "gs",
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-dSAFER",
        "-sDEVICE=tiffsep",
        f"-r{PPI}",
        f"-o{tmp_path}/p%d.tif",
        judged.path,
    )
    assert told.returncode == 0
    assert not (told.stdout + told.stderr).strip()
    for place, sheet in enumerate(judged.edition.sheets, 1):
        for ink in ("Cyan", "Magenta", "Yellow"):
            with Image.open(tmp_path / f"p{place}({ink}).tif") as plate:
                assert _without_colour(plate.convert("L"), sheet).getextrema() == (BLANK, BLANK), f"{sheet.label} {ink}"
        with Image.open(tmp_path / f"p{place}(Black).tif") as plate:
            assert _without_colour(plate.convert("L"), sheet).getextrema()[0] < 40


def _place(item: Item) -> Rect:
    """The rectangle around an item."""
    match item:
        case PathItem():
            xs, ys = zip(*(point for polygon in item.polygons for point in polygon), strict=True)
            return Rect(min(xs), min(ys), max(xs), max(ys))
        case RuleItem():
            return Rect(item.x0, item.y0, item.x1, item.y1)
        case _:
            return item.rect


def _without_colour(plate: Image.Image, sheet: Sheet) -> Image.Image:
    """A plate with the places left white where colour is wanted: pictures, and what is in a coloured ink."""
    draw, scale = ImageDraw.Draw(plate), PPI / 72
    for item in sheet.items:
        inks = (getattr(item, name, None) for name in ("ink", "stroke", "fill"))
        if isinstance(item, PictureItem | AdItem) or any(ink and (ink.c or ink.m or ink.y) for ink in inks):
            rect = _place(item)
            box = ((rect.x0 - sheet.bleed.x0) * scale - 1, (rect.y0 - sheet.bleed.y0) * scale - 1)
            draw.rectangle((*box, box[0] + rect.width * scale + 2, box[1] + rect.height * scale + 2), fill=BLANK)
    return plate


def test_poppler_sees_every_font_embedded_and_readable(judged: Judged) -> None:
    rows = ask("pdffonts", judged.path).stdout.splitlines()[2:]
    assert rows
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row


def stories_on(sheet: Sheet) -> dict[str, str]:
    """What each story shows on a page, in order."""
    found: dict[str, str] = {}
    for item in sheet.items:
        if isinstance(item, TextItem) and item.story:
            text = "".join(placed.line.text for placed in item.lines)
            found[item.story] = found.get(item.story, "") + bare(text)
    return found


def test_poppler_reads_each_article_in_one_piece(judged: Judged) -> None:
    told = ask("pdftotext", "-raw", judged.path, "-")
    assert not told.stderr
    pages = told.stdout.split("\f")[:-1]
    for page, sheet in zip(pages, judged.edition.sheets, strict=True):
        for story, words in stories_on(sheet).items():
            assert words in bare(page), f"{sheet.label}: {story}"


def _without_rubies(told: str) -> str:
    """What poppler tells of the tree, without the texts of RT elements: the quoted line below one."""
    kept: list[str] = []
    lines = iter(told.splitlines())
    for row in lines:
        if row.strip() == "RT":
            next(lines)
        else:
            kept.append(row)
    return "\n".join(kept)


def test_poppler_reads_the_structure_tree_whole(judged: Judged) -> None:
    told = ask("pdfinfo", "-struct-text", judged.path)
    assert not told.stderr
    tree = bare("".join(re.findall(r'^\s*"(.*?)"$', _without_rubies(told.stdout), re.MULTILINE | re.DOTALL)))
    overset = {thread.story for thread in judged.edition.filled.threads if thread.overset}
    for article in expected_texts(judged.edition):
        for text in article.texts:
            assert article.story in overset or text in article.optional or bare(text) in tree, (
                f"{article.story}: {text}"
            )


def unbroken(text: str) -> str:
    """A text without hyphens: pdf.js does not read the ActualText by which one at a line's end says that it is soft."""
    return re.sub("[-\u2010]", "", bare(text))


def texts_on(sheet: Sheet) -> dict[str, list[str]]:
    """What each text of each story shows on a page: a paragraph over columns is one."""
    found: dict[str, dict[str, str]] = {}
    for item in sheet.items:
        if isinstance(item, TextItem) and item.story:
            texts = found.setdefault(item.story, {})
            words = "".join(placed.line.text for placed in item.lines)
            texts[item.text] = texts.get(item.text, "") + bare(words)
    return {story: list(texts.values()) for story, texts in found.items()}


def leaves(node: dict[str, Any]) -> Iterator[str]:
    """The texts of a tree, rubies left out."""
    if node.get("role") == "RT":
        return
    yield node.get("text", "")
    for kid in node.get("kids", ()):
        yield from leaves(kid)


def elements(node: dict[str, Any], role: str) -> Iterator[dict[str, Any]]:
    """The elements of one kind."""
    if node.get("role") == role:
        yield node
    for kid in node.get("kids", ()):
        yield from elements(kid, role)


def test_pdf_js_reads_the_structure_tree(judged: Judged) -> None:
    told = ask_pdf_js(judged.path)
    sheets = judged.edition.sheets
    assert not told["warnings"]
    assert told["marked"] is True
    assert told["labels"] == [sheet.label for sheet in sheets]
    chinese = judged.edition.issue.lang.startswith("zh")
    called = [f"第{sheet.label.replace('A', '')}版" if chinese else sheet.label for sheet in sheets]
    assert told["outline"] == [f"{name} {sheet.name}".strip() for name, sheet in zip(called, sheets, strict=True)]
    for tree, sheet in zip(told["pages"], sheets, strict=True):
        articles = [unbroken("".join(leaves(node))) for node in elements(tree, "Art")]
        for story, texts in texts_on(sheet).items():
            wanted = [unbroken(text) for text in texts]
            assert any(all(text in article for text in wanted) for article in articles), f"{sheet.label}: {story}"
        pictures = sum(isinstance(item, PictureItem | AdItem) for item in sheet.items)
        figures = list(elements(tree, "Figure"))
        assert len(figures) == pictures
        assert all(figure["alt"].strip() for figure in figures)
