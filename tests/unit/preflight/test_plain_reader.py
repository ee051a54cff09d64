"""Plain files are read by a reader of our own, as pypdf reads them; whatever is not plain is left to pypdf."""

import io
import json
import re
from collections.abc import Callable

import pypdf
import pytest
from handmade import bundled, issue, two_pages
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

from layout.paint import paint_pdf
from layout.preflight import opened as opened_module
from layout.preflight.opened import OpenedPdf, open_pdf
from layout.preflight.pagewise import said_on_pages
from layout.preflight.plain import PlainReader
from layout.preflight.plain_values import Dictionary, NotPlainError, Objects, Reference, resolved
from layout.preflight.report import preflight_pdf, report_json


def a_file() -> bytes:
    return paint_pdf(two_pages(), issue(), bundled())


def by_pypdf(data: bytes) -> OpenedPdf:
    return opened_module._foreign(data, ())


def told(opened: OpenedPdf) -> str:
    report = report_json(preflight_pdf(opened), "en")
    return json.dumps([report, said_on_pages(opened), [str(label) for label in opened.reader.page_labels]])


def test_both_readers_say_the_same_of_our_files() -> None:
    data = a_file()
    opened = open_pdf(data)
    assert isinstance(opened.reader, PlainReader) and isinstance(by_pypdf(data).reader, pypdf.PdfReader)
    assert told(opened) == told(by_pypdf(data))


def moved(data: bytes) -> bytes:
    """The same objects after a comment, so that no place in the table is right."""
    return data.replace(b"1 0 obj", b"% moved\n1 0 obj", 1)


FAULTS: dict[str, Callable[[bytes], bytes]] = {
    "a table that points elsewhere": moved,
    "another version": lambda data: data.replace(b"%PDF-1.6", b"%PDF-2.0", 1),
    "something after the end": lambda data: data + b"x",
    "a second revision": lambda data: data + b"xref\n0 0\ntrailer\n<<>>\nstartxref\n1\n%%EOF\n",
    "a stream longer than it says": lambda data: re.sub(
        rb"/Length (\d+)", lambda m: b"/Length %0*d" % (len(m[1]), int(m[1]) - 1), data, count=1
    ),
    "a key twice": lambda data: data.replace(b"/MarkInfo", b"/PageMode", 1).replace(b"/PageMode", b"/Outlines", 1),
    "a reference to nothing": lambda data: re.sub(
        rb"/Outlines (\d+) 0 R", lambda m: b"/Outlines %s 0 R" % (b"9" * len(m[1])), data
    ),
    "a page tree that is a loop": lambda data: re.sub(rb"/Kids \[\d 0 R", b"/Kids [1 0 R", data, count=1),
    "an older revision": lambda data: data.replace(b"/Size ", b"/Prev ", 1),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_not_plain_is_left_to_pypdf(fault: str) -> None:
    data = FAULTS[fault](a_file())
    assert data != a_file()
    with pytest.raises(NotPlainError):
        PlainReader(data)


def a_value(text: bytes) -> object:
    value, end = Objects(text + b" ").value(0)
    assert end == len(text)
    return value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"12", 12),
        (b"-0.5", -0.5),
        (b"+4.", 4.0),
        (b"true", True),
        (b"/A#20b", "/A b"),
        (b"/#E7#BA#A2", "/红"),
        (b"(a\\(b\\)(c)\\n)", "a(b)(c)\n"),
        (b"<FEFF7EA2>", "红"),
        (b"<414>", "A@"),
        (b"[1 [2 null] <</A/B>>]", [1, [2, None], {"/A": "/B"}]),
        (b"<</A 1/B[/C]>>", {"/A": 1, "/B": ["/C"]}),
    ],
)
def test_a_value_is_read(text: bytes, value: object) -> None:
    assert a_value(text) == value


@pytest.mark.parametrize(
    "text",
    [b"1a", b"[1", b"]", b"<</A 1>", b"<</A>>", b"<</A 1/A 2>>", b"<</A null>>", b"<<1 2>>", b"(a", b"(\\9)", b"%"],
)
def test_a_value_that_readers_might_read_otherwise_is_not_read(text: bytes) -> None:
    with pytest.raises(NotPlainError):
        Objects(text).value(0)


def test_text_in_an_unknown_encoding_makes_a_file_not_plain() -> None:
    objects = Objects(b"(caf\xe9)")
    assert objects.value(0)[0] == b"caf\xe9" and objects.odd


def test_a_reference_leads_to_its_object() -> None:
    objects = Objects(b"<</A 3 0 R/B[3 0 R]>>")
    value, _ = objects.value(0)
    objects.found[3, 0] = "there"
    assert value["/A"] == "there" and isinstance(value.get("/A"), Reference)
    assert resolved(value["/B"][0]) == "there" and value.raw_get("/A") is value["/B"][0]


plain_things = st.recursive(
    st.integers(-9999, 9999).map(NumberObject)
    | st.floats(-999, 999).map(lambda value: FloatObject(f"{value:.3f}"))
    | st.text("abcXYZ09", min_size=1, max_size=8).map(lambda name: NameObject("/" + name))
    | st.text(st.characters(codec="utf-16-le", min_codepoint=32), max_size=8).map(TextStringObject),
    lambda inner: (
        st.lists(inner, max_size=4).map(ArrayObject)
        | st.dictionaries(st.sampled_from(["/A", "/B", "/C"]).map(NameObject), inner, max_size=3).map(DictionaryObject)
    ),
    max_leaves=12,
)


@given(thing=plain_things)
def test_what_another_writer_wrote_is_read_as_pypdf_reads_it(thing: object) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.root_object[NameObject("/Probe")] = thing  # type: ignore[assignment]
    file = io.BytesIO()
    writer.write(file)
    data = file.getvalue()
    try:
        reader = PlainReader(data)
    except NotPlainError:
        return
    root = pypdf.PdfReader(io.BytesIO(data), strict=True).trailer["/Root"]
    assert same(reader.trailer["/Root"].get("/Probe"), root.get_object().raw_get("/Probe"))  # type: ignore[union-attr]


def same(ours: object, theirs: object) -> bool:
    """Whether two readers read the same value."""
    if isinstance(theirs, dict):
        assert isinstance(ours, Dictionary)
        return ours.keys() == theirs.keys() and all(same(ours.raw_get(key), theirs.raw_get(key)) for key in theirs)
    if isinstance(theirs, list):
        assert isinstance(ours, list)
        return len(ours) == len(theirs) and all(same(*pair) for pair in zip(ours, theirs, strict=True))
    if isinstance(theirs, float):
        return float(theirs) == ours
    return ours == theirs
