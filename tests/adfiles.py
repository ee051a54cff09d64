"""Advertisements made for tests: a good one, and one for each thing that rejects a file or is worth a warning."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
from handmade import bundled, issue, sheet, text_item
from PIL import ImageCms
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
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


def bound(*files: bytes) -> bytes:
    """One file of all pages of several."""
    writer = pypdf.PdfWriter()
    for data in files:
        for page in pypdf.PdfReader(io.BytesIO(data)).pages:
            writer.add_page(page)
    writer.pdf_header = "%PDF-1.6"
    return written(writer)


def changed(data: bytes, change: Callable[[pypdf.PdfWriter], None]) -> bytes:
    """A file with its objects changed."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.pdf_header = "%PDF-1.6"
    change(writer)
    return written(writer)


def _first_code() -> bytes:
    found = re.search(rb"<([0-9A-F]{4})", pypdf.PdfReader(io.BytesIO(good())).pages[0].get_contents().get_data())  # type: ignore[union-attr]
    assert found is not None
    return b"<" + found[1] + b"> Tj"


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


def content(data: bytes, more: bytes, before: bytes = b"") -> bytes:
    """A file with operators added to its page; `before` = a stretch of its own that goes."""

    def change(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[0]
        old = page.get_contents()
        assert old is not None
        stream = DecodedStreamObject()
        stream.set_data(old.get_data().replace(before, b"") + b"\n" + more)
        page[NameObject("/Contents")] = writer._add_object(stream)

    return changed(data, change)


def named(data: bytes, kind: str, name: str, value: Callable[[pypdf.PdfWriter], object]) -> bytes:
    """A file with a resource added to its page."""

    def change(writer: pypdf.PdfWriter) -> None:
        resources = writer.pages[0]["/Resources"].get_object()
        table = resources.setdefault(NameObject(f"/{kind}"), DictionaryObject()).get_object()
        table[NameObject(f"/{name}")] = value(writer)

    return changed(data, change)


def space(*parts: object) -> Callable[[pypdf.PdfWriter], object]:
    """A colour space as an array."""
    return lambda writer: ArrayObject([part(writer) if callable(part) else part for part in parts])


def profile(components: int) -> Callable[[pypdf.PdfWriter], object]:
    """An ICC profile of so many components."""

    def make(writer: pypdf.PdfWriter) -> object:
        stream = DecodedStreamObject()
        stream.set_data(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
        stream[NameObject("/N")] = NumberObject(components)
        return writer._add_object(stream)

    return make


def white(*more: tuple[str, object]) -> DictionaryObject:
    """The dictionary of a space that is made by its white point."""
    point = ArrayObject([FloatObject(v) for v in (0.95, 1, 1.09)])
    return DictionaryObject({NameObject("/WhitePoint"): point, **{NameObject(key): value for key, value in more}})


def picture(
    colours: str | Callable[[pypdf.PdfWriter], object] = "/DeviceCMYK",
    filter_: str = "",
    size: tuple[int, int] = (400, 300),
    components: int = 4,
    bits: int = 8,
) -> bytes:
    """A file with a picture of these samples, on 1.6 by 1.2 inches."""

    def make(writer: pypdf.PdfWriter) -> object:
        stream = DecodedStreamObject()
        stream.set_data(bytes((40,)) * (size[0] * size[1] * components * bits // 8))
        stream.update(
            {
                NameObject("/Subtype"): NameObject("/Image"),
                NameObject("/Width"): NumberObject(size[0]),
                NameObject("/Height"): NumberObject(size[1]),
                NameObject("/BitsPerComponent"): NumberObject(bits),
                NameObject("/ColorSpace"): NameObject(colours) if isinstance(colours, str) else colours(writer),
            }
        )
        if filter_:
            stream[NameObject("/Filter")] = NameObject(filter_)
        return writer._add_object(stream)

    return content(named(good(), "XObject", "ImX", make), b"q 115.2 0 0 86.4 30 30 cm /ImX Do Q")


def filled(resource: str, value: Callable[[pypdf.PdfWriter], object], operators: bytes) -> bytes:
    """A file with a panel in a colour space of its own."""
    return content(named(good(), "ColorSpace", resource, value), operators + b" 30 30 90 60 re f")


def other_intent(writer: pypdf.PdfWriter) -> None:
    intent = writer.root_object["/OutputIntents"][0].get_object()
    intent[NameObject("/OutputConditionIdentifier")] = TextStringObject("FOGRA39")


def shading(writer: pypdf.PdfWriter) -> object:
    ends = {"/C0": (1, 0, 0), "/C1": (0, 0, 1)}
    function = DictionaryObject(
        {
            NameObject(key): ArrayObject([FloatObject(v) for v in row])
            for key, row in {**ends, "/Domain": (0, 1)}.items()
        }
    )
    function.update({NameObject("/FunctionType"): NumberObject(2), NameObject("/N"): NumberObject(1)})
    return DictionaryObject(
        {
            NameObject("/ShadingType"): NumberObject(2),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
            NameObject("/Coords"): ArrayObject([FloatObject(v) for v in (0, 0, 300, 0)]),
            NameObject("/Function"): function,
        }
    )


def actions_of_a_page(writer: pypdf.PdfWriter) -> None:
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")})
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})


def script_by_name(writer: pypdf.PdfWriter) -> None:
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")})
    scripts = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a"), action])})
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): scripts})


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(good()))
    writer.encrypt("user", "owner", algorithm="RC4-128")
    return written(writer)


GLYPH = _first_code()
"""A glyph of the good file's face, shown."""
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
    "newer": lambda: good().replace(b"%PDF-1.6", b"%PDF-2.0", 1),
    "page_actions": lambda: changed(good(), actions_of_a_page),
    "script_by_name": lambda: changed(good(), script_by_name),
    "icc_rgb": lambda: filled("CsX", space(NameObject("/ICCBased"), profile(3)), b"/CsX cs 0.9 0.1 0.1 scn"),
    "cal_rgb": lambda: filled("CsX", space(NameObject("/CalRGB"), white()), b"/CsX cs 0.9 0.1 0.1 scn"),
    "lab": lambda: filled("CsX", space(NameObject("/Lab"), white()), b"/CsX cs 50 10 10 scn"),
    "rgb_shading": lambda: content(named(good(), "Shading", "ShX", shading), b"q 30 30 90 60 re W n /ShX sh Q"),
    "rgb_picture": lambda: picture("/DeviceRGB", components=3),
    "icc_rgb_picture": lambda: picture(space(NameObject("/ICCBased"), profile(3)), components=3),
    "jpeg_2000": lambda: picture(filter_="/JPXDecode"),
    "jbig2": lambda: picture("/DeviceGray", filter_="/JBIG2Decode", components=1),
    "coarse_picture": lambda: picture(size=(80, 60)),
    "two_inks_together": lambda: content(
        good(), b"/GsKnock gs 0.9 0.9 0 0 k 30 30 90 60 re f /GsOver gs 0 0 0 1 k 30 30 90 60 re f"
    ),
    "small_type_in_three_inks": lambda: content(
        good(), b"0.4 0.4 0.4 0 k BT /F1 8 Tf 1 0 0 1 40 40 Tm " + GLYPH + b" ET"
    ),
    "rich_black_type": lambda: content(good(), b"0.4 0.4 0.4 1 k BT /F1 20 Tf 1 0 0 1 40 40 Tm " + GLYPH + b" ET"),
}
"""Files that must be rejected, by what is wrong with them."""
WARNED: dict[str, Callable[[], bytes]] = {
    "thin": lambda: drawn(lambda canvas: (tint(canvas), _thin(canvas))[1]),
    "no_claim": lambda: drawn(tint),
    "bleed": lambda: good(bleed_pt=8.5),
    "poor_picture": lambda: picture(size=(200, 150)),
    "other_intent": lambda: changed(good(), other_intent),
    "knocking_out": lambda: content(good(), b"/GsKnock gs 0 0 0 1 k BT /F1 20 Tf 1 0 0 1 40 40 Tm " + GLYPH + b" ET"),
    "white_overprints": lambda: content(good(), b"/GsOver gs 0 0 0 0 k 30 30 90 60 re f"),
    "small_type": lambda: content(good(), b"/GsOver gs 0 0 0 1 k BT /F1 4 Tf 1 0 0 1 40 40 Tm " + GLYPH + b" ET"),
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
