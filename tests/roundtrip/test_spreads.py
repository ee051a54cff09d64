"""A spread as it is delivered: one page of double width, its two halves, and sheets of two pages; judged by others."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest
from click.testing import CliRunner
from judged import ROOT, ask
from PIL import Image, ImageChops
from standards.judge import judge

from layout.cli import paiban

WIDTH_PT, HEIGHT_PT = 185 / 25.4 * 72, 300 / 25.4 * 72
DPI = 101.6
Build = Callable[..., Path]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The example of a spread built with more keys of the paper, once for each; the folder of its files."""
    known: dict[tuple[str, ...], Path] = {}

    def built(more: str = "", *options: str) -> Path:
        if (more, *options) not in known:
            folder = tmp_path_factory.mktemp("spread")
            shutil.copytree(ROOT / "examples" / "20-spread", folder / "paper")
            with (folder / "paper" / "paper.yaml").open("a", encoding="utf-8") as paper:
                paper.write(more)
            done = CliRunner().invoke(
                paiban, ["build", str(folder / "paper" / "issue.yaml"), "-o", str(folder / "out"), *options]
            )
            assert done.exit_code == 0, done.output
            known[(more, *options)] = folder / "out"
        return known[(more, *options)]

    return built


def picture(pdf: Path, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    return document[page].render(scale=DPI / 72).to_pil().convert("L")


def page(folder: Path, label: str, inside: str = "pages") -> Path:
    (found,) = folder.glob(f"{inside}/HKZB_20241109_{label}_v1.pdf")
    return found


def box(pdf: Path, name: str, place: int = 0) -> list[float]:
    return [float(value) for value in pypdf.PdfReader(pdf).pages[place].get(name)]


def manifest(folder: Path) -> dict[str, Any]:
    rows = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    return {row["file"]: row for row in rows}


def same(one: Image.Image, two: Image.Image) -> float:
    """The share of squares of a millimetre that are seen to differ: edges between pixels fall as they like."""
    assert max(abs(a - b) for a, b in zip(one.size, two.size, strict=True)) <= 1
    size = (round(one.width * 25.4 / DPI), round(one.height * 25.4 / DPI))
    difference = ImageChops.difference(one.resize(size), two.resize(size))
    return sum(difference.histogram()[80:]) / (size[0] * size[1])


def test_a_spread_is_one_page_of_double_width(build: Build) -> None:
    folder = build()
    whole = folder / "HKZB_20241109.pdf"
    reader = pypdf.PdfReader(whole)
    assert reader.page_labels == ["A01", "A02-A03", "A04"]
    assert box(whole, "/TrimBox", 1) == pytest.approx([0, 0, 2 * WIDTH_PT, HEIGHT_PT], abs=0.01)
    assert box(page(folder, "A02-A03"), "/TrimBox") == pytest.approx([0, 0, 2 * WIDTH_PT, HEIGHT_PT], abs=0.01)
    text = reader.pages[1].extract_text().replace(" ", "")
    assert "特别报道02" in text and "特别报道03" in text, "the folios of both pages"
    report = json.loads((folder / "report.json").read_text("utf-8"))
    row = next(row for row in report["pages"] if row["numbers"] == [2, 3])
    assert row["number"] == 2 and row["files"] == [row["file"]] == ["pages/HKZB_20241109_A02-A03_v1.pdf"]
    assert not [f for f in report["findings"] if f["code"] == "page.sizes"]
    assert "今日4版" in reader.pages[0].extract_text().replace(" ", "")


def test_a_page_of_either_number_is_the_spread(build: Build) -> None:
    folder = build("", "--pages", "3")
    assert [file.name for file in (folder / "pages").iterdir()] == ["HKZB_20241109_A02-A03_v1.pdf"]


def test_jumps_and_indexes_name_the_page_that_a_slot_stands_on(build: Build) -> None:
    front = pypdf.PdfReader(page(build(), "A01")).pages[0].extract_text().replace(" ", "").replace("\n", "")
    assert "（下转第3版）" in front
    assert "2版" in front and "3版" in front


CUT = "印刷: {通版: 分开}\n"


def test_the_halves_meet_at_the_fold(build: Build) -> None:
    folder = build(CUT)
    assert pypdf.PdfReader(folder / "HKZB_20241109.pdf").page_labels == ["A01", "A02-A03", "A04"]
    halves = [page(folder, "A02"), page(folder, "A03")]
    shown = [picture(half) for half in halves]
    for half in halves:
        assert box(half, "/TrimBox") == box(half, "/MediaBox") == pytest.approx([0, 0, WIDTH_PT, HEIGHT_PT], abs=0.01)
    whole = picture(folder / "HKZB_20241109.pdf", 1)
    joined = Image.new("L", whole.size, 255)
    joined.paste(shown[0], (0, 0))
    joined.paste(shown[1], (whole.width - shown[1].width, 0))
    assert same(joined, whole) < 0.002
    report = json.loads((folder / "report.json").read_text("utf-8"))
    row = next(row for row in report["pages"] if row["numbers"] == [2, 3])
    assert row["files"] == [f"pages/HKZB_20241109_A0{n}_v1.pdf" for n in (2, 3)]


@pytest.mark.parametrize("label", ["A02", "A03"])
@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_no_clause_is_broken_by_a_half(build: Build, label: str, standard: str) -> None:
    half = page(build(CUT, "--standard", standard), label)
    assert not judge(half.read_bytes(), standard)
    told = ask("qpdf", "--check", half)
    assert told.returncode == 0 and "WARNING" not in told.stdout + told.stderr


SHEETS = "印刷: {拼版: 两版}\n"
IN_SPOT = "专色: {报红: 0 100 90 5}\n样式: {主题: {色: 报红}}\n" + SHEETS


@pytest.mark.parametrize("more", [SHEETS, "印刷: {拼版: 两版, 通版: 分开}\n"])
def test_sheets_have_the_last_page_beside_the_first(build: Build, more: str) -> None:
    folder = build(more)
    names = sorted(file.name for file in (folder / "sheets").iterdir())
    assert names == ["HKZB_20241109_A02-A03_v1.pdf", "HKZB_20241109_A04-A01_v1.pdf"]
    outer, inner = page(folder, "A04-A01", "sheets"), page(folder, "A02-A03", "sheets")
    for sheet in (outer, inner):
        assert box(sheet, "/TrimBox") == pytest.approx([0, 0, 2 * WIDTH_PT, HEIGHT_PT], abs=0.01)
        assert same(picture(sheet).crop((0, 0, 10, 10)), Image.new("L", (10, 10), 255)) == 0
    assert same(picture(inner), picture(folder / "HKZB_20241109.pdf", 1)) < 0.002
    left, right = picture(page(folder, "A04")), picture(page(folder, "A01"))
    both = picture(outer)
    joined = Image.new("L", both.size, 255)
    joined.paste(left, (0, 0))
    joined.paste(right, (both.width - right.width, 0))
    assert same(joined, both) < 0.002
    rows = manifest(folder)
    assert rows["sheets/HKZB_20241109_A04-A01_v1.pdf"]["claims"] == "PDF/X-4"
    assert rows["sheets/HKZB_20241109_A04-A01_v1.pdf"]["preflight"]["error"] == 0


@pytest.mark.parametrize("standard", ["x4", "x1a"])
@pytest.mark.parametrize("label", ["A04-A01", "A02-A03"])
@pytest.mark.parametrize("more", [SHEETS, IN_SPOT])
def test_no_clause_is_broken_by_a_sheet(build: Build, more: str, label: str, standard: str) -> None:
    sheet = page(build(more, "--standard", standard), label, "sheets")
    data = sheet.read_bytes()
    assert not judge(data, standard, tagged=False)
    assert ask("qpdf", "--check", sheet).returncode == 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root and "/MarkInfo" not in pdf.Root
        assert b"pdfuaid:part" not in pdf.Root.Metadata.read_bytes()
        forms = [form for form in pdf.pages[0].Resources.XObject.values() if form.Subtype == "/Form"]
        fonts = [{font.objgen for font in form.Resources.Font.values()} for form in forms]
        assert len(forms) == 2
        assert fonts[0] & fonts[1], "faces of both pages are one object"
        assert all(b"BDC" not in form.read_bytes() for form in forms)


def test_sheets_are_the_same_bytes_twice(build: Build, tmp_path: Path) -> None:
    first = build(SHEETS)
    shutil.copytree(first.parent / "paper", tmp_path / "paper")
    done = CliRunner().invoke(paiban, ["build", str(tmp_path / "paper" / "issue.yaml"), "-o", str(tmp_path / "out")])
    assert done.exit_code == 0
    for file in (first / "sheets").iterdir():
        assert (tmp_path / "out" / "sheets" / file.name).read_bytes() == file.read_bytes()


def test_marks_of_pages_are_not_on_the_sheet_and_bleed_ends_at_the_fold(build: Build) -> None:
    folder = build("印刷: {拼版: 两版, 裁切线: 是, 标注: 是}\n")
    sheet = page(folder, "A02-A03", "sheets")
    assert box(sheet, "/MediaBox") == pytest.approx([0, 0, 2 * WIDTH_PT, HEIGHT_PT], abs=0.01)
    assert same(picture(sheet), picture(page(build(SHEETS), "A02-A03", "sheets"))) == 0
    assert not judge(sheet.read_bytes(), "x4", tagged=False)


def test_pages_that_are_no_whole_sheets_are_told(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "02-jump", tmp_path / "paper")
    (tmp_path / "paper" / "paper.yaml").write_text("印刷: {拼版: 两版}\n", "utf-8")
    out = tmp_path / "out"
    done = CliRunner().invoke(paiban, ["build", str(tmp_path / "paper" / "issue.yaml"), "-o", str(out), "--json"])
    assert done.exit_code == 0
    assert [f["code"] for f in json.loads(done.stdout)["findings"]].count("I104") == 1
    assert not (out / "sheets").exists()


def test_the_digest_of_the_input_is_that_of_what_is_read_and_not_of_where_it_lies(build: Build, tmp_path: Path) -> None:
    def digest(folder: Path) -> str:
        told = json.loads((folder / "preflight.json").read_text("utf-8"))["files"]
        (found,) = {file["input_sha256"] for file in told}
        return str(found)

    shutil.copytree(ROOT / "examples" / "20-spread", tmp_path / "paper")
    out = tmp_path / "out"
    arguments = ["build", str(tmp_path / "paper" / "issue.yaml"), "-o", str(out)]
    assert CliRunner().invoke(paiban, arguments).exit_code == 0
    first = digest(out)
    assert first == digest(build())
    with (tmp_path / "paper" / "稿件" / "巡滩.md").open("a", encoding="utf-8") as article:
        article.write("\n")
    assert CliRunner().invoke(paiban, arguments).exit_code == 0
    assert digest(out) != first


@pytest.mark.parametrize(
    ("more", "label", "articles"), [("", "A02-A03", 3), (CUT, "A02", 0), (CUT, "A03", 1), (CUT, "A04", 2)]
)
def test_verify_proves_what_stands_on_a_page_whole(build: Build, more: str, label: str, articles: int) -> None:
    folder = build(more)
    issue_file = folder.parent / "paper" / "issue.yaml"
    done = CliRunner().invoke(paiban, ["verify", str(page(folder, label)), "--against", str(issue_file), "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)["text_verified"]
    assert (told["articles"], told["missing"], told["extra"]) == (articles, 0, 0)
