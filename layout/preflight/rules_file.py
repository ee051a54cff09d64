"""The file as a whole: version, identifier, structure, metadata, output intent, boxes, actions. Source: print.md §2."""

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from xml.etree import ElementTree

from layout.diagnostics import Diagnostic
from layout.preflight import messages
from layout.preflight.content import Bounds
from layout.preflight.file_data import count_in
from layout.preflight.finding import at, claim_of
from layout.preflight.opened import OpenedPage, OpenedPdf
from layout.preflight.plain_values import resolved

VERSIONS: Final = {"PDF/X-4": ("1.4", "1.5", "1.6"), "PDF/X-1a:2003": ("1.3", "1.4"), "PDF/X-1a:2001": ("1.3",)}
"""Versions in the header that go with each claim."""
BOX_TOLERANCE_PT: Final = 0.01
SIZE_TOLERANCE_PT: Final = 0.5
INFO_KEYS: Final = (
    "Title",
    "Author",
    "Subject",
    "Keywords",
    "Creator",
    "Producer",
    "CreationDate",
    "ModDate",
    "Trapped",
)
FORBIDDEN: Final = ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Collection")
"""Catalog keys that a press file must not have."""

_NS: Final = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
_XMP_PATHS: Final = {
    "Title": ".//dc:title//rdf:li",
    "Author": ".//dc:creator//rdf:li",
    "Subject": ".//dc:description//rdf:li",
    "Keywords": ".//pdf:Keywords",
    "Creator": ".//xmp:CreatorTool",
    "Producer": ".//pdf:Producer",
    "CreationDate": ".//xmp:CreateDate",
    "ModDate": ".//xmp:ModifyDate",
    "Trapped": ".//pdf:Trapped",
}
_DATE: Final = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z(?:\d\d'?(?:\d\d'?)?)?|([+-]\d\d)'?(\d\d)?'?)?"
)
_ISO_DATE: Final = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|([+-]\d\d):?(\d\d)?)?)?)?)?"
)


def check_file(opened: OpenedPdf) -> Iterator[Diagnostic]:
    """Version, identifier and structure of the file."""
    claim = claim_of(opened)
    header = opened.data[:8].decode("latin-1")
    version = header[5:8]
    if claim in VERSIONS and version not in VERSIONS[claim]:
        yield at(None, messages.FILE_VERSION, values={"found": version, "claim": claim}, found=header)
    identifier = resolved(opened.reader.trailer.get("/ID"))
    if not isinstance(identifier, list) or len(identifier) != 2:
        yield at(None, messages.FILE_ID)
    if opened.complaint:
        yield at(None, messages.FILE_LENIENT, values={"what": opened.complaint})
    if not claim:
        return
    first = opened.data.find(b"\n")
    second = opened.data[first + 1 : opened.data.find(b"\n", first + 1)]
    if not (second.startswith(b"%") and sum(byte > 127 for byte in second) >= 4):
        yield at(None, messages.FILE_STRUCTURE, values={"what": "binary comment"})
    if not opened.data[-8:].rstrip(b"\r\n").endswith(b"%%EOF"):
        yield at(None, messages.FILE_STRUCTURE, values={"what": "%%EOF"})
    if count_in(b"startxref", opened.data) != 1:
        yield at(None, messages.FILE_STRUCTURE, values={"what": "startxref"})
    if claim.startswith("PDF/X-1a") and count_in(b"/ObjStm", opened.data):
        yield at(None, messages.FILE_STRUCTURE, values={"what": "ObjStm"})


def check_metadata(opened: OpenedPdf) -> Iterator[Diagnostic]:
    """Information dictionary against XMP, and what the file claims to be."""
    claim = claim_of(opened)
    if not claim:
        yield at(None, messages.X_NO_CLAIM)
    info: Mapping[str, Any] = resolved(opened.reader.trailer.get("/Info")) or {}
    packet = read_xmp(opened)
    for key in INFO_KEYS:
        told = str(resolved(info.get(f"/{key}", ""))).lstrip("/") if key == "Trapped" else str(info.get(f"/{key}", ""))
        if not told and claim and key in ("Title", "CreationDate", "ModDate", "Trapped", "Producer", "Creator"):
            yield at(None, messages.INFO_MISSING, values={"key": key})
        elif packet is not None and told and _comparable(told) != _comparable(_xmp_value(packet, _XMP_PATHS[key])):
            yield at(None, messages.INFO_AGREE, values={"key": key}, found=told)
    if claim and str(info.get("/Trapped", "")) not in ("/True", "/False"):
        yield at(None, messages.X_IDENTIFICATION, values={"what": "Trapped"})
    if claim == "PDF/X-4" and packet is None:
        yield at(None, messages.X_IDENTIFICATION, values={"what": "XMP"})
    if claim.startswith("PDF/X-1a") and "/GTS_PDFXVersion" not in info:
        yield at(None, messages.X_IDENTIFICATION, values={"what": "GTS_PDFXVersion"})


def read_xmp(opened: OpenedPdf) -> ElementTree.Element | None:
    """The XMP packet; None when there is none that can be read."""
    metadata = resolved(opened.catalog.get("/Metadata"))
    if metadata is None or not hasattr(metadata, "get_data"):
        return None
    data = metadata.get_data()
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return None


def _xmp_value(packet: ElementTree.Element, path: str) -> str:
    """What XMP says: an element's text, or an attribute of a description, which is the short form of one."""
    element = packet.find(path, _NS)
    if element is not None:
        return element.text or ""
    prefix, local = path.rsplit("/", 1)[-1].split(":")
    attribute = f"{{{_NS[prefix]}}}{local}"
    found = (node.get(attribute) for node in packet.iterfind(".//rdf:Description", _NS))
    return next((value for value in found if value is not None), "")


def _comparable(told: str) -> str:
    """A value that both may write in their own way: dates as the moment they mean."""
    match = _DATE.fullmatch(told) or _ISO_DATE.fullmatch(told)
    if match is None:
        return told
    year, month, day, hour, minute, second, zone, minutes = match.groups()
    sign = -1 if (zone or "").startswith("-") else 1
    away = datetime.timedelta(hours=int(zone or 0), minutes=sign * int(minutes or 0))
    try:
        date = datetime.datetime(int(year), int(month or 1), int(day or 1), tzinfo=datetime.UTC)
        time = datetime.timedelta(hours=int(hour or 0), minutes=int(minute or 0), seconds=int(second or 0))
        return (date + time - away).isoformat()
    except (ValueError, OverflowError):
        return told


def check_output_intent(opened: OpenedPdf) -> Iterator[Diagnostic]:
    """The output intent of a file that claims PDF/X."""
    if not claim_of(opened):
        return
    intents = [resolved(intent) for intent in resolved(opened.catalog.get("/OutputIntents")) or []]
    press = [intent for intent in intents if str(intent.get("/S")) == "/GTS_PDFX"]
    if len(press) != 1:
        yield at(None, messages.OI_PROFILE, values={"what": f"{len(press)} × GTS_PDFX"})
        return
    intent = press[0]
    for key in ("/OutputConditionIdentifier", "/Info"):
        if not str(intent.get(key, "")):
            yield at(None, messages.OI_PROFILE, values={"what": key})
    stream = resolved(intent.get("/DestOutputProfile"))
    if stream is None:
        yield at(None, messages.OI_PROFILE, values={"what": "DestOutputProfile"})
        return
    icc = stream.get_data()
    faults = [
        name
        for name, wrong in (
            ("acsp", icc[36:40] != b"acsp"),
            ("prtr", icc[12:16] != b"prtr"),
            ("CMYK", icc[16:20] != b"CMYK"),
            ("size", int.from_bytes(icc[:4], "big") != len(icc)),
            ("N", int(stream.get("/N", 0)) != 4),
        )
        if wrong
    ]
    if faults:
        yield at(None, messages.OI_PROFILE, values={"what": ", ".join(faults)})


def check_boxes(opened: OpenedPdf) -> Iterator[Diagnostic]:
    """Boxes of every page, actions and annotations."""
    claim = claim_of(opened)
    first: tuple[float, float] | None = None
    for page in opened.pages:
        yield from _check_page(page, bool(claim))
        width, height = page.trim[2] - page.trim[0], page.trim[3] - page.trim[1]
        first = first or (width, height)
        is_alike = any(abs(width - pages * first[0]) <= SIZE_TOLERANCE_PT for pages in (1, 2))  # 2 = a spread
        if not is_alike or abs(height - first[1]) > SIZE_TOLERANCE_PT:
            yield at(page, messages.PAGE_SIZES)
    if claim:
        names = resolved(opened.catalog.get("/Names")) or {}
        found = [key for key in FORBIDDEN if key in opened.catalog]
        found += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
        for key in found:
            yield at(None, messages.ACTION_PRESENT, values={"key": key.lstrip("/")}, found=key)


def _check_page(page: OpenedPage, is_press: bool) -> Iterator[Diagnostic]:
    """The boxes of one page, and what lies on it that does not print."""
    if page.fault is not None:
        yield at(page, messages.CONTENT_SYNTAX, values={"byte": str(page.fault.position)})
    raw = page.dictionary
    if "/TrimBox" not in raw and "/ArtBox" not in raw:
        if is_press:
            yield at(page, messages.BOX_TRIM)
    elif is_press and "/TrimBox" in raw and "/ArtBox" in raw:
        yield at(page, messages.BOX_FORBIDDEN, values={"key": "ArtBox"})
    boxes = {"MediaBox": page.media, "BleedBox": page.bleed, "TrimBox": page.trim, "CropBox": page.crop}
    for inner, outer in (("TrimBox", "BleedBox"), ("BleedBox", "MediaBox"), ("TrimBox", "CropBox")):
        if outer == "CropBox" and "/CropBox" not in raw:
            continue
        if not _inside(boxes[inner], boxes[outer]):
            yield at(page, messages.BOX_NESTING, values={"box": inner, "outer": outer})
    if not is_press:
        return
    for key in ("/Rotate", "/UserUnit", "/AA", "/Trans", "/Dur"):
        if key in raw and not (key == "/Rotate" and int(raw[key]) == 0):
            yield at(page, messages.BOX_FORBIDDEN, values={"key": key.lstrip("/")}, found=key)
    for annotation in resolved(raw.get("/Annots")) or []:
        rect = [float(v) for v in resolved(annotation)["/Rect"]]
        bleed = boxes["BleedBox"]
        if rect[0] < bleed[2] and rect[2] > bleed[0] and rect[1] < bleed[3] and rect[3] > bleed[1]:
            yield at(page, messages.ANNOT_BLEED, (rect[0], rect[1], rect[2], rect[3]))


def _inside(inner: Bounds, outer: Bounds) -> bool:
    """Whether a box lies inside another."""
    slack = BOX_TOLERANCE_PT
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def check_transparency(opened: OpenedPdf) -> Iterator[Diagnostic]:
    """Transparency in a file that claims PDF/X-1a."""
    if not claim_of(opened).startswith("PDF/X-1a"):
        return
    for page in opened.pages:
        if "/Group" in page.dictionary or page.content.transparent:
            yield at(page, messages.TRANSPARENCY)
