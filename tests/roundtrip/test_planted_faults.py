"""Faults planted in the bytes of a finished build, by another program than ours: `verify_text` catches every one."""

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from judged import ROOT, edition_of

from layout.expected import expected_texts
from layout.paint import paint_pdf
from layout.preflight import verify_text
from layout.preflight.types import TextProof

SAMPLE = ROOT / "issues" / "zhongyuan-weekly" / "2021-02-09" / "issue.yaml"
PIECE = re.compile(rb"/P <</MCID (\d+)>> BDC\n(.*?)\nEMC", re.DOTALL)
SHOWN = re.compile(rb"[^\n]* Tm\n(?:[^\n]* Tc\n)?[^\n]* TJ\n")
PAGE = 1


@pytest.fixture(scope="module")
def pdf() -> bytes:
    edition = edition_of(SAMPLE)
    return paint_pdf(edition.sheets, edition.issue, edition.registry)


def proof_of(data: bytes) -> TextProof:
    return verify_text(data, expected_texts(edition_of(SAMPLE)))


def planted(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> TextProof:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return proof_of(out.getvalue())


def in_content(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    def apply(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[PAGE]
        before = page.Contents.read_bytes()
        after = change(before)
        assert after != before
        page.Contents = pdf.make_stream(after)

    return apply


def long_pieces(content: bytes) -> list[re.Match[bytes]]:
    """Pieces of several lines, the longest first."""
    found = [piece for piece in PIECE.finditer(content) if len(SHOWN.findall(piece[2] + b"\n")) > 2]
    assert len(found) > 3
    return sorted(found, key=lambda piece: -len(piece[2]))


def drop_a_line(content: bytes) -> bytes:
    lines = list(SHOWN.finditer(content))
    line = lines[len(lines) // 2]
    return content[: line.start()] + content[line.end() :]


def double_a_paragraph(content: bytes) -> bytes:
    piece = long_pieces(content)[0]
    return content[: piece.end(2)] + b"\n" + piece[2] + content[piece.end(2) :]


def swap_two_columns(content: bytes) -> bytes:
    a, b = sorted(long_pieces(content)[:2], key=lambda piece: piece.start())
    return content[: a.start(2)] + b[2] + content[a.end(2) : b.start(2)] + a[2] + content[b.end(2) :]


def lose_a_mark(content: bytes) -> bytes:
    piece = long_pieces(content)[0]
    return content[: piece.start()] + b"/Artifact <</Type /Layout>> BDC\n" + content[piece.start(2) :]


def change_a_code(pdf: pikepdf.Pdf) -> None:
    wanted = "街".encode("utf-16-be").hex().upper().encode()
    for font in pdf.pages[PAGE].Resources.Font.values():
        cmap = font.ToUnicode.read_bytes()
        if wanted in cmap:
            font.ToUnicode.write(cmap.replace(wanted, "衔".encode("utf-16-be").hex().upper().encode()))


def paragraphs(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    found = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/P"]
    return [thing for thing in found if isinstance(thing.get("/K"), pikepdf.Array) and len(thing.K) > 1]


def lose_a_piece_of_the_tree(pdf: pikepdf.Pdf) -> None:
    del paragraphs(pdf)[0].K[0]


def swap_pieces_of_the_tree(pdf: pikepdf.Pdf) -> None:
    kids = paragraphs(pdf)[0].K
    kids[0], kids[1] = kids[1], kids[0]


def test_the_build_itself_is_proved(pdf: bytes) -> None:
    assert not proof_of(pdf).findings


@pytest.mark.parametrize("plant", [drop_a_line, double_a_paragraph, swap_two_columns, lose_a_mark])
def test_a_fault_in_the_content_is_caught(pdf: bytes, plant: Callable[[bytes], bytes]) -> None:
    found = planted(pdf, in_content(plant))
    assert not found.holds
    assert found.findings


@pytest.mark.parametrize("plant", [change_a_code, lose_a_piece_of_the_tree, swap_pieces_of_the_tree])
def test_a_fault_in_the_objects_is_caught(pdf: bytes, plant: Callable[[pikepdf.Pdf], None]) -> None:
    found = planted(pdf, plant)
    assert not found.holds
    assert found.findings


def test_counts_tell_what_is_lost(pdf: bytes) -> None:
    def drop(content: bytes) -> bytes:
        piece = long_pieces(content)[0]
        return content[: piece.start(2)] + b"BT ET" + content[piece.end(2) :]

    found = planted(pdf, in_content(drop))
    assert found.missing > 20
    assert "text.differs" in {f.code for f in found.findings} or "text.missing" in {f.code for f in found.findings}
