"""Advertisements that come as PDF pages: each becomes one form object, its resources copied object by object.

Decisions: the form's box is the page's trim, turned upright; marked content goes (its numbers would clash with ours),
as do metadata, private data, structure keys, annotations and layers; a layer that is off takes its content with it; a
transparency group stays only where the page has one. Compressed streams travel as they are. Whether an advertisement
may be printed is not decided here but by preflight. Source: print.md §7; ISO 32000-1, 8.10.
"""

import io
import zlib
from dataclasses import field
from pathlib import Path
from typing import Any, Final

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from layout.diagnostics import Diagnostic, InputError
from layout.paint.ads import AdForm, AdPage, in_press_colours
from layout.paint.messages import REFUSED_AD
from layout.paint.objects import COMPRESSION_LEVEL, PressDocument, array, dictionary, name, number, ref
from layout.paint.profile import PressProfile
from layout.records import dataclass

DROPPED: Final = frozenset(
    {
        "/Metadata",
        "/PieceInfo",
        "/StructParents",
        "/StructParent",
        "/OC",
        "/LastModified",
        "/Thumb",
        "/OPI",
        "/Alternates",
        "/TR",
        "/TR2",
        "/HT",
        "/HTP",
        "/Interpolate",
    }
)
"""Keys that have no place in our file."""
PRESS_FILTERS: Final = frozenset({"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode"})
"""Compressions that are kept; a stream in another one, or in several, is written anew."""
UNREADABLE: Final = (PyPdfError, OSError, ValueError, KeyError, IndexError, TypeError, AttributeError)
"""What a file that is no page to be placed raises."""
MARKS: Final = frozenset({b"BMC", b"BDC", b"MP", b"DP"})


def ad_size(ad: AdPage) -> tuple[float, float]:
    """Width and height in points of a page of a PDF, as it stands upright.

    Raises:
        InputError: The file cannot be read or does not have the page.
    """
    try:
        _, width, height = _upright(*_placed(pypdf.PdfReader(ad.file).pages[ad.page - 1]))
    except UNREADABLE as error:
        raise _refused(ad.file, error) from error
    return width, height


def place_ad(document: PressDocument, ad: AdPage, profile: PressProfile) -> AdForm:
    """A page of a PDF as a form object of this document, in the colours of the press.

    Raises:
        InputError: The file cannot be read or does not have the page.
    """
    try:
        data, _ = in_press_colours(ad.file.read_bytes(), ad.page, ad.look, profile)
        reader = pypdf.PdfReader(io.BytesIO(data))
        page = reader.pages[ad.page - 1]
        hidden = _hidden_layers(reader)
        stream = page.get_contents()
        content = _unmarked(stream, reader, page.get("/Resources"), hidden) if stream is not None else b""
        copier = _Copier(document, reader, hidden)
        box, turn = _placed(page)
        matrix, _, _ = _upright(box, turn)
        group = page.get("/Group")
        entries = {
            "Type": b"/XObject",
            "Subtype": b"/Form",
            "BBox": array(box),
            "Matrix": array(matrix),
            "Group": copier.value(group) if group is not None else None,
            "Resources": copier.value(page.get("/Resources", DictionaryObject())),
        }
        return AdForm(document.add_stream(entries, content), group is not None)
    except UNREADABLE as error:
        raise _refused(ad.file, error) from error


def _refused(file: Path, error: Exception) -> InputError:
    """An advertisement that cannot be read."""
    return InputError((Diagnostic(message=REFUSED_AD, values={"why": str(error)}, found=file.name),))


def _placed(page: Any) -> tuple[list[float], int]:
    """What of a page is placed, and by how much it is turned, in degrees."""
    x0, y0, x1, y1 = (float(v) for v in (page.trimbox if "/TrimBox" in page else page.cropbox))
    return [min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)], int(page.get("/Rotate", 0)) % 360


def _upright(box: list[float], turn: int) -> tuple[list[float], float, float]:
    """The matrix that brings a page's box, turned clockwise by `turn` degrees, to the origin; width and height."""
    x0, y0, x1, y1 = box
    width, height = x1 - x0, y1 - y0
    match turn:
        case 90:
            return [0, -1, 1, 0, -y0, x1], height, width
        case 180:
            return [-1, 0, 0, -1, x1, y1], width, height
        case 270:
            return [0, 1, -1, 0, y1, -x0], height, width
        case _:
            return [1, 0, 0, 1, -x0, -y0], width, height


def _hidden_layers(reader: pypdf.PdfReader) -> frozenset[int]:
    """The object numbers of layers that are off."""
    root: Any = reader.trailer["/Root"]
    properties = root.get("/OCProperties")
    setting = properties.get_object().get("/D", {}) if properties is not None else {}
    off = setting.get_object().get("/OFF", []) if hasattr(setting, "get_object") else []
    return frozenset(layer.idnum for layer in off if isinstance(layer, IndirectObject))


def _unmarked(stream: Any, reader: Any, resources: Any, hidden: frozenset[int]) -> bytes:
    """A content stream's operators without marked content, and without what lies in a hidden layer."""
    parsed = ContentStream(stream, reader)
    found: Any = resources.get_object() if resources is not None else {}
    layers: Any = found.get("/Properties", {})
    layers = layers.get_object() if hasattr(layers, "get_object") else layers
    kept: list[tuple[Any, bytes]] = []
    open_marks: list[bool] = []
    for operands, operator in parsed.operations:
        if operator in (b"BMC", b"BDC"):
            named = operands[1] if len(operands) > 1 and operands[0] == "/OC" else None
            layer = layers.raw_get(named) if isinstance(named, NameObject) and named in layers else None
            open_marks.append(isinstance(layer, IndirectObject) and layer.idnum in hidden)
        elif operator == b"EMC":
            if open_marks:
                open_marks.pop()
        elif operator not in MARKS and not any(open_marks):
            kept.append((operands, operator))
    parsed.operations = kept
    return bytes(parsed.get_data())


def _listed(value: Any) -> list[Any]:
    """One value or an array of them, as a list."""
    value = value.get_object() if hasattr(value, "get_object") else value
    return [] if value is None else list(value) if isinstance(value, list) else [value]


@dataclass(slots=True)
class _Copier:
    """Copies objects of another file into this one, each once."""

    document: PressDocument
    reader: Any
    hidden: frozenset[int]
    numbers: dict[int, int] = field(default_factory=dict)

    def value(self, thing: Any) -> bytes:
        """An object as bytes; a stream or an indirect object becomes one of this document, and a reference to it."""
        match thing:
            case IndirectObject():
                return self._indirect(thing)
            case NullObject() | None:
                return b"null"
            case BooleanObject():
                return b"true" if thing.value else b"false"
            case StreamObject():
                return ref(self.document.add(self._stream(thing)))
            case DictionaryObject():
                return dictionary(self._entries(thing))
            case ArrayObject():
                return b"[" + b" ".join(self.value(item) for item in list.__iter__(thing)) + b"]"
            case NameObject():
                return name(str(thing)[1:])
            case NumberObject() | FloatObject():
                return number(float(thing), 6).encode("ascii")
            case ByteStringObject():
                return b"<" + bytes(thing).hex().encode("ascii") + b">"
            case TextStringObject():
                return b"<" + thing.original_bytes.hex().encode("ascii") + b">"
            case _:
                raise ValueError(type(thing).__name__)

    def _indirect(self, reference: IndirectObject) -> bytes:
        """A reference to this document's copy of an indirect object."""
        if reference.idnum not in self.numbers:
            copied = self.numbers[reference.idnum] = self.document.reserve()
            thing = reference.get_object()
            self.document.put(copied, self._stream(thing) if isinstance(thing, StreamObject) else self.value(thing))
        return ref(self.numbers[reference.idnum])

    def _entries(self, thing: DictionaryObject) -> dict[str, bytes | None]:
        """The entries of a dictionary, those without a place here left out."""
        return {str(key)[1:]: self.value(thing.raw_get(key)) for key in thing if key not in DROPPED}

    def _stream(self, thing: StreamObject) -> bytes:
        """A stream as it is, compressed as it was where a press accepts that; a form's content without its marks."""
        data = bytes(thing._data)
        entries = {key: value for key, value in self._entries(thing).items() if key != "Length"}
        filters = [str(each) for each in _listed(thing.get("/Filter"))]
        if filters and (len(filters) > 1 or filters[0] not in PRESS_FILTERS):
            data = thing.get_data()
            entries = {key: value for key, value in entries.items() if key not in ("Filter", "DecodeParms")}
            if filters[-1] == "/DCTDecode":
                entries["Filter"] = b"/DCTDecode"
            else:
                data, entries["Filter"] = zlib.compress(data, COMPRESSION_LEVEL), b"/FlateDecode"
        if thing.get("/Subtype") == "/Form":
            plain = _unmarked(thing, self.reader, thing.get("/Resources"), self.hidden)
            data = zlib.compress(plain, COMPRESSION_LEVEL)
            entries = {key: value for key, value in entries.items() if key != "DecodeParms"}
            entries["Filter"] = b"/FlateDecode"
        return dictionary({**entries, "Length": b"%d" % len(data)}) + b"\nstream\n" + data + b"\nendstream"
