"""The file, its metadata, its output intent and its pages' keys (print.md §2, §6, §9)."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pikepdf

HEADERS = {"x4": b"%PDF-1.6", "x1a": b"%PDF-1.4", "read": b"%PDF-1.7"}
CATALOG = {"/Type", "/Pages", "/Metadata", "/OutputIntents", "/MarkInfo", "/StructTreeRoot", "/Lang"}
CATALOG |= {"/ViewerPreferences", "/Outlines", "/Threads", "/PageLabels"}
PAGE = {
    "/Type",
    "/Parent",
    "/MediaBox",
    "/TrimBox",
    "/BleedBox",
    "/Resources",
    "/Contents",
    "/StructParents",
    "/B",
    "/Group",
}
INFO = ["Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped"]
OF_TAGGED = {"/MarkInfo", "/StructTreeRoot", "/Outlines", "/Threads"}
FILTERS = {"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode"}
SPACES = {"/DeviceCMYK", "/DeviceGray"}
NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/", "xmpMM": "http://ns.adobe.com/xap/1.0/mm/", "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}  # fmt: skip
FORBIDDEN = {"/OPI", "/Alternates", "/TR", "/HTP", "/JS", "/AA", "/OpenAction", "/PS", "/Ref", "/Encrypt", "/AcroForm"}


def file_faults(data: bytes, standard: str) -> Iterator[str]:
    """The bytes themselves: header, table of objects, trailer."""
    if not data.startswith(HEADERS[standard] + b"\n"):
        yield f"header {data[:9]!r}"
    second = data.split(b"\n", 2)[1]
    if not second.startswith(b"%") or sum(byte > 127 for byte in second) < 4:
        yield "no comment of bytes above 127 on the second line"
    if data.count(b"startxref") != 1 or data.count(b"%%EOF") != 1 or not data.rstrip(b"\n").endswith(b"%%EOF"):
        yield "more than one revision, or no %%EOF at the end"
    start = int(data.rsplit(b"startxref", 1)[1].split()[0])
    table = re.match(rb"xref\r?\n0 (\d+)[ ]?\r?\n", data[start:])
    if table is None:
        yield "startxref does not lead to a classic table"
        return
    rows = data[start + table.end() :][: 20 * int(table[1])]
    for number in range(int(table[1])):
        row = rows[20 * number : 20 * number + 20]
        if not re.fullmatch(rb"\d{10} \d{5} [nf](\r\n| \n| \r)", row):
            yield f"row {number} of the table is {row!r}"
        elif row[17:18] == b"n" and not data[int(row[:10]) :].startswith(b"%d 0 obj" % number):
            yield f"object {number} is not where the table says"
    for match in re.finditer(rb"/Length (\d+)[^<>]*>>\s*stream\r?\n", data):
        if not re.match(rb"\r?\nendstream", data[match.end() + int(match[1]) :]):
            yield f"no end of line before endstream at {match.end() + int(match[1])}, or a wrong Length"
    if re.search(rb"/ObjStm|/XRef|/Encrypt", data):
        yield "object streams, a cross-reference stream or encryption"


def document_faults(pdf: pikepdf.Pdf, standard: str, claims: bool = True, tagged: bool = True) -> Iterator[str]:
    """Trailer, catalog, information, metadata, intent, pages, every object; `tagged` = the file says that it is."""
    identifier = [bytes(part) for part in pdf.trailer["/ID"]]
    if len(identifier) != 2 or identifier[0] != identifier[1] or len(identifier[0]) != 16:
        yield f"ID {identifier}"
    if int(pdf.trailer["/Size"]) != len(pdf.objects) + 1:
        yield f"Size {pdf.trailer['/Size']} for {len(pdf.objects)} objects and the free one"
    yield from _catalog(pdf.Root, standard, tagged)
    yield from _information(pdf, standard, claims, tagged)
    yield from _intent(pdf.Root, standard)
    for number, page in enumerate(pdf.pages):
        yield from _page(page.obj, number, standard, tagged)
    yield from _objects(pdf, standard)


def _catalog(root: Any, standard: str, tagged: bool) -> Iterator[str]:
    allowed = CATALOG - ({"/OutputIntents"} if standard == "read" else set()) - (set() if tagged else OF_TAGGED)
    if set(root.keys()) - allowed:
        yield f"catalog has {sorted(set(root.keys()) - allowed)}"
    if allowed - set(root.keys()) - {"/Threads"}:
        yield f"catalog lacks {sorted(allowed - set(root.keys()) - {'/Threads'})}"
    if tagged and root["/MarkInfo"].get("/Marked") is not True:
        yield "MarkInfo"
    if root["/ViewerPreferences"].get("/DisplayDocTitle") is not True:
        yield "DisplayDocTitle"
    if not re.fullmatch(r"[a-z]{2}(-[A-Z][A-Za-z]{1,3})?", str(root["/Lang"])):
        yield f"Lang {root['/Lang']}"
    if "/Filter" in root["/Metadata"] or root["/Metadata"]["/Subtype"] != "/XML":
        yield "XMP is compressed, or not XML"


def _information(pdf: pikepdf.Pdf, standard: str, claims: bool, tagged: bool) -> Iterator[str]:
    info = pdf.trailer["/Info"]
    wanted = {f"/{key}" for key in INFO} | ({"/GTS_PDFXVersion"} if standard == "x1a" and claims else set())
    if set(info.keys()) != wanted:
        yield f"Info has {sorted(set(info.keys()) ^ wanted)} too much or too little"
    if "/GTS_PDFXVersion" in info and str(info["/GTS_PDFXVersion"]) != "PDF/X-1a:2003":
        yield "Info GTS_PDFXVersion"
    if not isinstance(info["/Trapped"], pikepdf.Name) or info["/Trapped"] != "/False":
        yield "Trapped"
    packet = bytes(pdf.Root["/Metadata"].read_raw_bytes())
    if not packet.startswith(b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>'):
        yield "xpacket"
    tree = ElementTree.fromstring(packet)

    def told(path: str) -> str:
        element = tree.find(".//" + path, NS)
        return "" if element is None else (element.text or "")

    paths = ["dc:title/rdf:Alt/rdf:li", "dc:creator/rdf:Seq/rdf:li", "dc:description/rdf:Alt/rdf:li", "pdf:Keywords"]
    paths += ["xmp:CreatorTool", "pdf:Producer", "xmp:CreateDate", "xmp:ModifyDate", "pdf:Trapped"]
    for key, path in zip(INFO, paths, strict=True):
        value = str(info[f"/{key}"]).lstrip("/")
        if key.endswith("Date"):
            match = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+08'00'", value)
            value = "{}-{}-{}T{}:{}:{}+08:00".format(*match.groups()) if match else "?"
        if not value or value != told(path):
            yield f"{key} is {value!r} in Info, {told(path)!r} in XMP"
    for path in (
        "xmp:MetadataDate",
        "dc:language/rdf:Bag/rdf:li",
        "xmpMM:DocumentID",
        "xmpMM:InstanceID",
        "xmpMM:VersionID",
    ):
        if not told(path):
            yield f"XMP lacks {path}"
    if told("xmpMM:RenditionClass") != "default" or told("dc:format") != "application/pdf":
        yield "RenditionClass or dc:format"
    if told("pdfxid:GTS_PDFXVersion") != ("PDF/X-4" if standard == "x4" and claims else ""):
        yield f"pdfxid {told('pdfxid:GTS_PDFXVersion')}"
    if told("pdfuaid:part") != ("1" if standard != "x1a" and claims and tagged else ""):
        yield f"pdfuaid {told('pdfuaid:part')}"


def _intent(root: Any, standard: str) -> Iterator[str]:
    if standard == "read":
        return
    intents = list(root["/OutputIntents"])
    if len(intents) != 1 or intents[0]["/S"] != "/GTS_PDFX" or intents[0]["/Type"] != "/OutputIntent":
        yield "output intent"
        return
    intent = intents[0]
    for key in ("/OutputConditionIdentifier", "/OutputCondition", "/Info"):
        if not str(intent.get(key, "")):
            yield f"output intent lacks {key}"
    if str(intent["/OutputConditionIdentifier"]).startswith("CGATS") != ("/RegistryName" in intent):
        yield "RegistryName"
    if str(intent.get("/RegistryName", "http://www.color.org")) != "http://www.color.org":
        yield "RegistryName"
    profile = intent["/DestOutputProfile"]
    icc = profile.read_bytes()
    if int(profile["/N"]) != 4 or icc[36:40] != b"acsp" or icc[12:20] != b"prtrCMYK" or icc[8] > 2:
        yield "profile: N, acsp, prtr, CMYK or its version"
    if int.from_bytes(icc[:4], "big") != len(icc):
        yield "profile: size"


def _page(page: Any, number: int, standard: str, tagged: bool) -> Iterator[str]:
    allowed = PAGE | ({"/Annots", "/Tabs"} if standard == "read" else set())
    if set(page.keys()) - allowed:
        yield f"page {number + 1} has {sorted(set(page.keys()) - allowed)}"
    media, bleed, trim = ([float(v) for v in page[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
    if media[:2] != [0, 0]:
        yield "MediaBox does not begin at 0 0"
    for inner, outer in ((trim, bleed), (bleed, media)):
        if inner[0] < outer[0] or inner[1] < outer[1] or inner[2] > outer[2] or inner[3] > outer[3]:
            yield f"page {number + 1}: boxes {media} {bleed} {trim}"
    if standard == "read" and media != trim:
        yield "media is not trim"
    if int(page.get("/StructParents", -1)) != (number if tagged else -1):
        yield "StructParents is not the page's index"
    if "/Annots" in page and page.get("/Tabs") != "/S":
        yield "Tabs"
    if "/Group" in page and (standard == "x1a" or page["/Group"]["/CS"] != "/DeviceCMYK"):
        yield "Group"


def _objects(pdf: pikepdf.Pdf, standard: str) -> Iterator[str]:
    """Every object: keys that a press file must not have, filters, pictures; and that something leads to it."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            bad = FORBIDDEN & set(thing.keys())
            if bad:
                yield f"object {thing.objgen[0]} has {sorted(bad)}"
            kind = str(thing.get("/Type", ""))
            if kind == "/Annot" and (standard != "read" or "/Dest" not in thing or not str(thing.get("/Contents", ""))):
                yield "annotation"
            if thing.get("/S") in ("/URI", "/GoTo", "/GoToR", "/JavaScript", "/Launch", "/Named"):
                yield "action"
        if isinstance(thing, pikepdf.Stream):
            filters = thing.get("/Filter")
            names = filters if isinstance(filters, pikepdf.Array) else [] if filters is None else [filters]
            yield from (f"filter {name}" for name in names if str(name) not in FILTERS)
            if thing.get("/Subtype") == "/Image":
                yield from _image(thing, standard)
            if thing.get("/Subtype") == "/PS":
                yield "PostScript"
    reached = _reached(pdf)
    lost = [thing.objgen[0] for thing in pdf.objects if getattr(thing, "objgen", (0, 0))[0] not in reached]
    if lost:
        yield f"objects that nothing leads to: {lost[:5]}"


def _image(image: Any, standard: str) -> Iterator[str]:
    space = image.get("/ColorSpace")
    bits = int(image.get("/BitsPerComponent", 1))
    if not image.get("/ImageMask", False) and str(space) not in SPACES:
        yield f"picture in {space}"
    if bits not in (1, 2, 4, 8) or ("/SMask" in image and standard == "x1a") or "/Interpolate" in image:
        yield "picture: bits, SMask or Interpolate"
    if image.get("/Filter") == "/DCTDecode":
        yield from _jpeg(image)
    if "/Filter" in image and image["/Filter"] == "/FlateDecode" and "/DecodeParms" not in image:
        row = (int(image["/Width"]) * bits * (4 if space == "/DeviceCMYK" else 1) + 7) // 8
        if len(image.read_bytes()) != row * int(image["/Height"]):
            yield "picture: samples do not fill it"


def _jpeg(image: Any) -> Iterator[str]:
    """A JPEG: its frame says what the dictionary says; values are inverted where Adobe's marker is, and only there."""
    data, space = image.read_raw_bytes(), image.get("/ColorSpace")
    place, frame, marked = 2, b"", False
    while data[place : place + 1] == b"\xff" and data[place + 1] != 0xDA:
        kind, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if 0xC0 <= kind <= 0xC2:
            frame = data[place + 4 : place + 2 + length]
        marked = marked or (kind == 0xEE and data[place + 4 : place + 9] == b"Adobe")
        place += 2 + length
    count = 4 if space == "/DeviceCMYK" else 1
    wanted = bytes((8,)) + int(image["/Height"]).to_bytes(2, "big") + int(image["/Width"]).to_bytes(2, "big")
    if frame[:6] != wanted + bytes((count,)):
        yield f"JPEG: its frame {frame[:6].hex()} is not {wanted.hex()} with {count} components"
    if len({frame[7 + 3 * n] for n in range(count)}) != 1:
        yield "JPEG: chroma is not in full resolution"
    decode = [float(value) for value in image.get("/Decode", [])]
    if count == 4 and decode != ([1.0, 0.0] * 4 if marked else []):
        yield f"JPEG: Adobe marker {marked} with Decode {decode}"


def _reached(pdf: pikepdf.Pdf) -> set[int]:
    """The numbers of the objects that the trailer leads to."""
    seen: set[int] = set()
    waiting: list[Any] = [pdf.trailer]
    while waiting:
        thing = waiting.pop()
        number = thing.objgen[0] if isinstance(thing, pikepdf.Object) else 0
        if number:
            if number in seen:
                continue
            seen.add(number)
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            waiting += [thing[key] for key in thing.keys()]  # noqa: SIM118 (a pikepdf object is no mapping)
        elif isinstance(thing, pikepdf.Array):
            waiting += list(thing)
    return seen
