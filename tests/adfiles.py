"""Advertisements made for tests: a good one, and one for each thing that rejects a file or is worth a warning."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
from handmade import bundled, issue, sheet, text_item
from PIL import Image
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject
from reportlab.lib.colors import CMYKColorSep
from reportlab.pdfgen.canvas import Canvas

from layout.compose.types import BoxItem, TextItem
from layout.geometry import Rect
from layout.model.style import Ink
from layout.paint import paint_pdf

SIZE = (400.0, 300.0)
"""Width and height in points of every advertisement."""


def good(bleed_pt: float = 0.0) -> bytes:
    """One page of embedded type and a tint, PDF/X-4, made with our own painter."""
    items: list[BoxItem | TextItem] = [
        BoxItem(Rect(20, 20, 380, 280), None, 0, Ink(c=20, m=40)),
        text_item("x/body/0", ["少放一挂鞭，多留一片蓝"], (40, 60), size_pt=24),
    ]
    return paint_pdf([sheet(items, bleed_pt=bleed_pt)], issue(), bundled())


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = SIZE, pages: int = 1) -> bytes:
    """A page drawn by another program; it has no type unless `draw` sets some."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, initialFontName="Helvetica", pageCompression=0)
    for _ in range(pages):
        draw(canvas)
        canvas.showPage()
    canvas.save()
    data = out.getvalue()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        page.pop("/Trans", None)
        stream = page.get_contents()
        if stream is not None and b"Tj" not in stream.get_data():  # the font that is named but never used goes
            del page["/Resources"]["/Font"]
            stream.set_data(stream.get_data().replace(b"BT /F1 12 Tf 14.4 TL ET", b""))
            page[NameObject("/Contents")] = writer._add_object(stream)
    return written(writer)


def written(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def changed(data: bytes, change: Callable[[pypdf.PdfWriter], None]) -> bytes:
    """A file with its objects changed."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.pdf_header = "%PDF-1.6"
    change(writer)
    return written(writer)


def tint(canvas: Canvas) -> None:
    canvas.setFillColorCMYK(0.2, 0.4, 0, 0)
    canvas.rect(20, 20, 300, 200, stroke=0, fill=1)


def _rgb(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.1, 0.1)
    canvas.rect(20, 20, 300, 200, stroke=0, fill=1)


def _too_much_ink(canvas: Canvas) -> None:
    canvas.setFillColorCMYK(0.9, 0.9, 0.9, 0.9)
    canvas.rect(20, 20, 300, 200, stroke=0, fill=1)


def _spot(canvas: Canvas) -> None:
    canvas.setFillColor(CMYKColorSep(0, 1, 1, 0, spotName="Gold"))
    canvas.rect(20, 20, 300, 200, stroke=0, fill=1)


def _helvetica(canvas: Canvas) -> None:
    canvas.setFillColorCMYK(0, 0, 0, 1)
    canvas.setFont("Helvetica", 20)
    canvas.drawString(40, 100, "Sale")


def _thin(canvas: Canvas) -> None:
    canvas.setStrokeColorCMYK(0, 0, 0, 1)
    canvas.setLineWidth(0.05)
    canvas.line(10, 10, 200, 10)


def _coarse(canvas: Canvas) -> None:
    picture = Image.new("CMYK", (60, 40), (30, 20, 10, 0))
    out = io.BytesIO()
    picture.save(out, "JPEG")
    out.seek(0)
    canvas.drawInlineImage(Image.open(out), 500, 500, 1, 1)
    tint(canvas)


def _script(writer: pypdf.PdfWriter) -> None:
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")})
    writer.root_object[NameObject("/OpenAction")] = action


def _crop(writer: pypdf.PdfWriter) -> None:
    box = ArrayObject([FloatObject(v) for v in (50, 50, 350, 250)])
    writer.pages[0][NameObject("/CropBox")] = box


def _fading(writer: pypdf.PdfWriter) -> None:
    states = writer.pages[0]["/Resources"]["/ExtGState"]
    for state in states.values():
        state.get_object()[NameObject("/ca")] = FloatObject(0.5)


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(good()))
    writer.encrypt("user", "owner", algorithm="RC4-128")
    return written(writer)


REJECTED: dict[str, Callable[[], bytes]] = {
    "broken": lambda: b"%PDF-1.6\nno pdf at all",
    "encrypted": encrypted,
    "two_pages": lambda: drawn(tint, pages=2),
    "no_embedded_font": lambda: drawn(_helvetica),
    "rgb": lambda: drawn(_rgb),
    "spot": lambda: drawn(_spot),
    "ink": lambda: drawn(_too_much_ink),
    "size": lambda: drawn(tint, (420.0, 300.0)),
    "script": lambda: changed(good(), _script),
    "crop": lambda: changed(good(), _crop),
    "damaged": lambda: good().replace(b"startxref\n", b"startxref\n9", 1),
}
"""Files that must be rejected, by what is wrong with them."""
WARNED: dict[str, Callable[[], bytes]] = {
    "thin": lambda: drawn(lambda canvas: (tint(canvas), _thin(canvas))[1]),
    "no_claim": lambda: drawn(tint),
    "bleed": lambda: good(bleed_pt=8.5),
}
"""Files that are printed with a warning."""


def transparent() -> bytes:
    """A file that PDF/X-4 takes and PDF/X-1a does not."""
    return changed(good(), _fading)


def save(folder: Path, name: str, data: bytes) -> Path:
    """The file on the disk."""
    path = folder / f"{name}.pdf"
    path.write_bytes(data)
    return path
