"""Each rule of preflight: a file that fails it, and the same file without the fault, which passes."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from adfiles import changed
from handmade import STORIES, bundled, issue, picture_item, sheet, text_item, two_pages
from PIL import Image
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, NumberObject
from pypdf.generic import TextStringObject as Text

from layout.compose.types import BoxItem, Item, RuleItem
from layout.geometry import Rect
from layout.model.style import BLACK, Ink
from layout.paint import paint_pdf
from layout.preflight import preflight_pdf
from layout.preflight.planes import _most
from layout.preflight.rules_file import _comparable

Writer = pypdf.PdfWriter
Change = Callable[[Writer], None]
INKS = (("报红", Ink(m=100, y=90)),)


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures") / "p.png"
    Image.merge("RGB", [Image.radial_gradient("L").resize((300, 200)) for _ in range(3)]).save(path)
    wide = Image.radial_gradient("L").resize((300, 200))
    Image.merge("RGB", [wide, wide.point(lambda v: 255 - v), wide]).save(path)
    return path


@pytest.fixture(scope="module")
def base(picture: Path) -> bytes:
    first, second = two_pages()
    more: list[Item] = [
        picture_item(picture, Rect(20, 120, 120, 120 + 200 / 3), (300, 200)),
        text_item("a/red", ["专色"], (20, 200), ink=Ink(spot="报红")),
    ]
    return paint_pdf([replace(first, items=(*first.items, *more)), second], issue(STORIES, inks=INKS), bundled())


def found(data: bytes, **more: Any) -> dict[str, set[str]]:
    """The rules that a file breaks, with their severities."""
    told: dict[str, set[str]] = {}
    for finding in preflight_pdf(data, spots=["报红"], **more).findings:
        told.setdefault(finding.code, set()).add(finding.severity)
    return told


def test_the_base_file_breaks_no_rule(base: bytes) -> None:
    assert not found(base)
    assert not set(found(changed(base, lambda writer: None))) - {"file.structure"}


def content(change: Callable[[bytes], bytes], page: int = 0) -> Change:
    """A page's content changed."""

    def apply(writer: Writer) -> None:
        target = writer.pages[page]
        stream = DecodedStreamObject()
        old = target.get_contents()
        assert old is not None
        stream.set_data(change(old.get_data()))
        target[NameObject("/Contents")] = writer._add_object(stream)

    return apply


def put(where: Callable[[Writer], Any], key: str, value: Any) -> Change:
    """A value set in a dictionary of the file; None takes it away."""

    def apply(writer: Writer) -> None:
        holder = where(writer)
        if value is None:
            del holder[NameObject(key)]
        else:
            holder[NameObject(key)] = value(writer) if callable(value) else value

    return apply


def box(*values: float) -> ArrayObject:
    return ArrayObject([FloatObject(v) for v in values])


def page(writer: Writer) -> Any:
    return writer.pages[0]


def root(writer: Writer) -> Any:
    return writer.root_object


def info(writer: Writer) -> Any:
    return writer._info.get_object()  # type: ignore[union-attr]


def font(writer: Writer) -> Any:
    return writer.pages[0]["/Resources"]["/Font"]["/F2"]


def descendant(writer: Writer) -> Any:
    return font(writer)["/DescendantFonts"][0].get_object()


def descriptor(writer: Writer) -> Any:
    return descendant(writer)["/FontDescriptor"]


def intent(writer: Writer) -> Any:
    return writer.root_object["/OutputIntents"][0].get_object()


def elements(writer: Writer, tag: str) -> list[Any]:
    def walk(node: Any) -> list[Any]:
        node = node.get_object()
        if not hasattr(node, "get") or not {"/S", "/K"} & set(node):
            return []
        kids = node.get("/K", [])
        below = [hit for kid in (kids if isinstance(kids, list) else [kids]) for hit in walk(kid)]
        return ([node] if node.get("/S") == tag else []) + below

    return walk(writer.root_object["/StructTreeRoot"])


def bead(writer: Writer) -> Any:
    return writer.root_object["/Threads"][0]["/F"]


def note(writer: Writer) -> ArrayObject:
    link = DictionaryObject({NameObject("/Subtype"): NameObject("/Text"), NameObject("/Rect"): box(50, 50, 70, 70)})
    return ArrayObject([writer._add_object(link)])


def bare_unicode(writer: Writer) -> Any:
    stream = DecodedStreamObject()
    stream.set_data(b"1 beginbfchar <0001> <0041> endbfchar")
    return writer._add_object(stream)


def first_kids_twice(writer: Writer) -> None:
    element = elements(writer, "/H1")[0]
    element[NameObject("/K")] = ArrayObject([*element["/K"], *element["/K"]])


def empty_row(writer: Writer) -> None:
    tree = writer.root_object["/StructTreeRoot"]["/ParentTree"]
    tree["/Nums"][1] = writer._add_object(ArrayObject([]))


def profile_of_a_screen(writer: Writer) -> None:
    stream = DecodedStreamObject()
    data = bytearray(intent(writer)["/DestOutputProfile"].get_data())
    data[12:16] = b"mntr"
    stream.set_data(bytes(data))
    stream[NameObject("/N")] = NumberObject(4)
    intent(writer)[NameObject("/DestOutputProfile")] = writer._add_object(stream)


def transparent_state(writer: Writer) -> None:
    writer.pages[0]["/Resources"]["/ExtGState"]["/GsOver"].get_object()[NameObject("/ca")] = FloatObject(0.5)


FILL = b"0.9 0.9 0.9 0.9 k 20 20 100 100 re f"

FAULTS: dict[str, tuple[str, Change]] = {
    "info.agree": ("error", put(info, "/Title", Text("别的题"))),
    "info.agree missing": ("error", put(info, "/CreationDate", None)),
    "x.identification": ("error", put(info, "/Trapped", NameObject("/Unknown"))),
    "x.identification none": ("warning", put(root, "/Metadata", None)),
    "oi.profile": ("error", put(root, "/OutputIntents", None)),
    "oi.profile wrong class": ("error", profile_of_a_screen),
    "oi.profile nameless": ("error", put(intent, "/OutputConditionIdentifier", None)),
    "box.nesting": ("error", put(page, "/TrimBox", box(-10, 0, 400, 300))),
    "box.trim": ("error", put(page, "/TrimBox", None)),
    "box.trim two": ("error", put(page, "/ArtBox", box(0, 0, 400, 300))),
    "box.trim turned": ("error", put(page, "/Rotate", NumberObject(90))),
    "page.sizes": ("warning", put(lambda w: w.pages[1], "/TrimBox", box(0, 0, 380, 300))),
    "action.present": ("error", put(root, "/OpenAction", ArrayObject([]))),
    "annot.bleed": ("error", put(page, "/Annots", note)),
    "font.embedded": ("error", put(descriptor, "/FontFile3", None)),
    "font.embedded type 3": ("error", put(font, "/Subtype", NameObject("/Type3"))),
    "font.subset": ("warning", put(font, "/BaseFont", NameObject("/NotoSerifCJKsc"))),
    "font.tounicode": ("error", put(font, "/ToUnicode", bare_unicode)),
    "font.widths": ("error", put(descendant, "/DW", NumberObject(900))),
    "font.notdef": ("error", content(lambda c: c + b"\n/P <</MCID 90>> BDC BT /F2 9 Tf <0000> Tj ET EMC")),
    "color.space": ("error", content(lambda c: c.replace(b"0 0 0 0.1 k", b"0.9 0.9 0.9 rg"))),
    "color.spot": ("error", put(lambda w: w.pages[0]["/Resources"]["/ColorSpace"]["/Cs1"], "gold", None)),
    "tac.swatch": ("error", content(lambda c: c + b"\n/Artifact BMC " + FILL + b" EMC")),
    "tac.area": ("error", content(lambda c: c + b"\n/Artifact BMC " + FILL + b" EMC")),
    "text.overprint": ("warning", content(lambda c: c.replace(b"/GsOver gs", b"/GsKnock gs"))),
    "text.richblack": ("error", content(lambda c: c.replace(b"\n0 0 0 1 k", b"\n0.3 0.3 0 1 k"))),
    "text.multiink": (
        "error",
        content(lambda c: c + b"\n/P <</MCID 9>> BDC 0.5 0.5 0.5 0 k BT /F2 8 Tf <0005> Tj ET EMC"),
    ),
    "text.multiink two": ("warning", content(lambda c: c + b"\n0.5 0.5 0 0 k BT /F2 8 Tf <0005> Tj ET")),
    "text.small": ("warning", content(lambda c: c.replace(b" 9 Tf", b" 4 Tf"))),
    "text.small tint": ("warning", content(lambda c: c + b"\n0 0 0 0.5 k BT /F2 7 Tf <0005> Tj ET")),
    "text.reversed": ("warning", content(lambda c: c + b"\n/GsKnock gs 0 0 0 0 k BT /F2 6 Tf <0005> Tj ET")),
    "overprint.white": ("error", content(lambda c: c + b"\n/GsOver gs 0 0 0 0 k 5 5 5 5 re f")),
    "line.thin": ("error", content(lambda c: c.replace(b"0.4 w", b"0.1 w"))),
    "line.thin colour": ("warning", content(lambda c: c + b"\n1 1 0 0 K 0.3 w 0 0 m 9 9 l S")),
    "tag.untagged": ("error", content(lambda c: c + b"\n0 0 0 1 k 5 5 5 5 re f")),
    "tag.untagged no tree": ("error", put(root, "/StructTreeRoot", None)),
    "tag.mcid": ("error", first_kids_twice),
    "tag.mcid lost": ("error", content(lambda c: c + b"\n/P <</MCID 77>> BDC 5 5 5 5 re f EMC")),
    "tag.parenttree": ("error", empty_row),
    "tag.alt": ("error", put(lambda w: elements(w, "/Figure")[0], "/Alt", None)),
    "tag.lang": ("error", put(root, "/Lang", None)),
    "thread.ring": ("error", put(lambda w: bead(w)["/N"], "/V", lambda w: bead(w)["/N"].indirect_reference)),
    "thread.rect": ("error", put(bead, "/R", box(-50, 0, 20, 20))),
    "outline.dest": ("error", put(lambda w: w.root_object["/Outlines"]["/First"], "/Dest", None)),
    "content.syntax": ("error", content(lambda c: c + b"\n] Q")),
}


def _gold(writer: Writer) -> None:
    space = writer.pages[0]["/Resources"]["/ColorSpace"]["/Cs1"].get_object()
    space[1] = NameObject("/Gold")


FAULTS["color.spot"] = ("error", _gold)


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_planted_fault_is_found(base: bytes, name: str) -> None:
    severity, change = FAULTS[name]
    told = found(changed(base, change))
    assert severity in told.get(name.split()[0], ()), told


@pytest.mark.parametrize(("name", "words"), [("tag.mcid", "in the tree twice"), ("tag.mcid lost", "not in the tree")])
def test_content_claimed_twice_and_content_not_claimed_are_told_apart(base: bytes, name: str, words: str) -> None:
    told = preflight_pdf(changed(base, FAULTS[name][1])).findings
    assert any(words in finding.text("en") for finding in told if finding.code == "tag.mcid")


@pytest.mark.parametrize(("size", "is_told"), [(4, False), (2, True)])
def test_a_ruby_may_be_half_as_small(base: bytes, size: int, is_told: bool) -> None:
    ruby = b"\n/RT <</MCID 90>> BDC /GsOver gs 0 0 0 1 k BT /F2 %d Tf <0005> Tj ET EMC" % size
    assert ("text.small" in found(changed(base, content(lambda c: c + ruby)))) is is_told


def test_black_only_pages(base: bytes) -> None:
    assert "ink.plates" in found(base, black_only={1: None})
    assert "ink.plates" not in found(base, black_only={2: None})


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (b"%PDF-1.6", b"%PDF-1.7", "file.version"),
        (b"/ID ", b"/IE ", "file.id"),
        (b"%%EOF\n", b"%%EOF\nstartxref", "file.structure"),
    ],
)
def test_the_file_itself(base: bytes, before: bytes, after: bytes, code: str) -> None:
    assert before in base
    assert "error" in found(base.replace(before, after))[code]


def test_transparency_in_x1a(base: bytes) -> None:
    old = paint_pdf(two_pages(), issue(STORIES), bundled(), "x1a")
    assert not found(old)
    assert "error" in found(changed(old, transparent_state))["transparency.x1a"]
    assert "transparency.x1a" not in found(changed(base, transparent_state))


@pytest.mark.parametrize(
    ("rect", "code", "severity"),
    [
        (Rect(20, 20, 300, 20 + 280 * 2 / 3), "image.ppi", "error"),
        (Rect(20, 20, 200, 140), "image.ppi", "warning"),
        (Rect(20, 20, 236, 164), "image.ppi", "warning"),  # 100 ppi, the least that is printed
        (Rect(20, 20, 120, 120), "image.aspect", "warning"),
    ],
)
def test_pictures(picture: Path, rect: Rect, code: str, severity: str) -> None:
    data = paint_pdf([sheet([picture_item(picture, rect, (300, 200))])], issue(), bundled())
    assert severity in found(data)[code]


def test_picture_spaces_and_filters(base: bytes) -> None:
    def rgb(writer: Writer) -> None:
        (image,) = writer.pages[0]["/Resources"]["/XObject"].values()
        image.get_object()[NameObject("/ColorSpace")] = NameObject("/DeviceRGB")

    def jpx(writer: Writer) -> None:
        (image,) = writer.pages[0]["/Resources"]["/XObject"].values()
        image.get_object()[NameObject("/Filter")] = NameObject("/JPXDecode")

    assert "error" in found(changed(base, rgb))["image.space"]
    assert "error" in found(changed(base, jpx))["image.space"]


def test_ink_over_an_area_counts_what_lies_below() -> None:
    panel = BoxItem(Rect(20, 20, 200, 200), None, 0, Ink(c=80, m=80, y=80))
    black = BoxItem(Rect(20, 20, 200, 200), None, 0, BLACK)
    data = paint_pdf([sheet([panel, black])], issue(), bundled())
    (facts,) = preflight_pdf(data).pages
    assert facts.tac_max == pytest.approx(340, abs=2)
    assert "tac.area" in found(data)
    knocked = BoxItem(Rect(20, 20, 200, 200), None, 0, Ink(k=99))
    (facts,) = preflight_pdf(paint_pdf([sheet([panel, knocked])], issue(), bundled())).pages
    assert facts.tac_max == pytest.approx(99, abs=2)


@pytest.mark.parametrize(("cyan", "is_told"), [(b"0.6", False), (b"0.602", True)])
def test_a_swatch_may_have_as_much_ink_as_the_press_takes(base: bytes, cyan: bytes, is_told: bool) -> None:
    fill = b"\n/Artifact BMC " + cyan + b" 0.6 0.6 0.6 k 20 20 100 100 re f EMC"
    assert ("tac.swatch" in found(changed(base, content(lambda data: data + fill)))) is is_told


def test_a_square_of_ink_is_weighed_whole() -> None:
    plane = Image.new("L", (40, 40), 0)
    plane.paste(255, (10, 12, 19, 21))  # nine pixels each way
    assert _most([plane], 9) == (100.0, (14.0, 16.0))
    assert _most([plane], 11)[0] == pytest.approx(100 * 81 / 121, abs=0.5)


def test_a_small_spot_of_ink_is_no_area() -> None:
    dot = BoxItem(Rect(50, 50, 53, 53), None, 0, Ink(c=60, m=60, y=60, k=50))
    (facts,) = preflight_pdf(paint_pdf([sheet([dot])], issue(), bundled())).pages
    assert facts.tac_max < 40


def test_thin_lines_of_our_own_are_found() -> None:
    data = paint_pdf([sheet([RuleItem(20, 20, 200, 20, 0.05, BLACK)])], issue(), bundled())
    assert "line.thin" in found(data)


def test_no_pdf_at_all() -> None:
    report = preflight_pdf(b"hello")
    assert [finding.code for finding in report.findings] == ["file.unreadable"]
    assert not report.passed


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("D:20261129090741Z", "2026-11-29T09:07:41+00:00"),
        ("D:20261129090741Z00'00'", "2026-11-29T09:07:41Z"),
        ("D:20261129170741+08'00'", "2026-11-29T09:07:41Z"),
        ("D:20261129090741-03'30'", "2026-11-29T12:37:41.25Z"),
        ("D:2026", "2026-01-01"),
        ("Typst 0.15", "Typst 0.15"),
    ],
)
def test_the_same_moment_in_two_forms_agrees(told: str, other: str) -> None:
    assert _comparable(told) == _comparable(other)
    assert _comparable(told) != _comparable("2026-11-29T09:07:42Z")


def test_xmp_in_its_short_form_is_read(base: bytes) -> None:
    def short(writer: Writer) -> None:
        stream = writer.root_object["/Metadata"].get_object()
        data = stream.get_data().decode("utf-8")
        data = re.sub(r"<pdf:Trapped>.*?</pdf:Trapped>", "", data)
        data = data.replace('rdf:about=""', 'rdf:about="" pdf:Trapped="False"', 1)
        data = data.replace(
            ' rdf:about="" pdf:Trapped', ' rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Trapped'
        )
        data = re.sub(r'\n xmlns:pdf="[^"]*"', "", data)
        stream.set_data(data.encode("utf-8"))

    assert "info.agree" not in found(changed(base, short))
