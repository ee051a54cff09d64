"""Structure tree, marked content, threads, outline, labels (print.md §4; ISO 32000-1, 14.6 to 14.8; ISO 14289-1, 7)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pikepdf

from standards.content import Page

TYPES = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT",
    "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
}  # fmt: skip
PARENTS = {
    "LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI", "TOCI", "Note"}, "TR": {"Table", "THead", "TBody", "TFoot"},
    "TD": {"TR"}, "TH": {"TR"}, "RB": {"Ruby"}, "RT": {"Ruby"}, "RP": {"Ruby"}, "H1": {"Art", "Sect"},
    "H2": {"Art", "Sect"}, "H3": {"Art", "Sect"}, "Art": {"Sect", "Document"}, "Sect": {"Document"},
    "P": {"Art", "Sect", "BlockQuote", "LBody"},
}  # fmt: skip
ELEMENT = {"/Type", "/S", "/P", "/ID", "/Pg", "/T", "/Alt", "/ActualText", "/Lang", "/A", "/K"}


def tag_faults(pdf: pikepdf.Pdf, pages: Sequence[Page]) -> Iterator[str]:
    """The whole of it."""
    root = pdf.Root["/StructTreeRoot"]
    numbers = {page.obj.objgen[0]: index for index, page in enumerate(pdf.pages)}
    claims: Counter[tuple[int, int]] = Counter()
    owners: dict[tuple[int, int], int] = {}
    tops = list(root["/K"])
    if len(tops) != 1 or tops[0]["/S"] != "/Document" or "/Lang" not in tops[0] or "/RoleMap" in root:
        yield "the root has not one Document with a Lang"
    levels: list[int] = []
    state = (numbers, claims, owners, levels)
    yield from _element(tops[0], root, "", state)
    yield from _levels(levels)
    for index, page in enumerate(pages):
        yield from (f"page {index + 1}: {fault}" for fault in page.faults)
        yield from (f"page {index + 1}: {fault}" for fault in _marks(page, index, claims))
    for where in set(claims) - {(i, m) for i, page in enumerate(pages) for _, m, _ in page.marks if m is not None}:
        yield f"the tree claims {where}, which no page has"
    yield from _parent_tree(root, owners, pages)
    yield from _names(root)
    yield from _threads(pdf, numbers)
    yield from _outline(pdf, numbers)
    labels = list(pdf.Root["/PageLabels"]["/Nums"])
    if [int(v) for v in labels[::2]] != list(range(len(pages))) or not all(str(v.get("/P", "")) for v in labels[1::2]):
        yield "PageLabels"


def _element(element: Any, parent: Any, above: str, state: Any) -> Iterator[str]:
    numbers, claims, owners, levels = state
    tag = str(element["/S"])[1:]
    if element["/Type"] != "/StructElem" or element["/P"].objgen != parent.objgen:
        yield f"{tag}: Type or P"
    if set(element.keys()) - ELEMENT:
        yield f"{tag} has {sorted(set(element.keys()) - ELEMENT)}"
    if tag not in TYPES or (tag in PARENTS and above not in PARENTS[tag]):
        yield f"{tag} in {above}"
    if tag[0] == "H" and tag[1:].isdigit():
        levels.append(int(tag[1:]))
    kids = element.get("/K")
    if tag == "TH" and element.get("/A", {}).get("/Scope") not in ("/Column", "/Row", "/Both"):
        yield "TH without Scope"
    if tag == "Table" and len({len(row["/K"]) for row in kids}) != 1:
        yield "rows of a table have different numbers of cells"
    if kids is None or (isinstance(kids, pikepdf.Array) and not len(kids)):
        if tag not in ("TD", "TH"):
            yield f"{tag} is empty"
        return
    content = False
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int) or kid.get("/Type") == "/MCR":
            page = element["/Pg"] if isinstance(kid, int) else kid["/Pg"]
            where = (numbers[page.objgen[0]], int(kid if isinstance(kid, int) else kid["/MCID"]))
            claims[where] += 1
            owners[where] = element.objgen[0]
            content = True
        elif kid.get("/Type") != "/OBJR":
            yield from _element(kid, element, tag, state)
    if content and tag in ("Document", "Sect", "Art", "L", "LI", "Ruby", "BlockQuote", "Table", "TR"):
        yield f"{tag} holds content itself"
    if tag == "Figure":
        boxes = element.get("/A", pikepdf.Dictionary())
        if not str(element.get("/Alt", "")).strip() or boxes.get("/O") != "/Layout" or len(boxes.get("/BBox", [])) != 4:
            yield "Figure without Alt or BBox"


def _levels(levels: Sequence[int]) -> Iterator[str]:
    if levels and levels[0] != 1:
        yield f"the first heading is H{levels[0]}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"H{before} is followed by H{after}"


def _marks(page: Page, index: int, claims: Counter[tuple[int, int]]) -> Iterator[str]:
    numbers = [mcid for _, mcid, _ in page.marks if mcid is not None]
    if numbers != list(range(len(numbers))):
        yield f"MCIDs do not count from 0: {numbers[:9]}"
    for mcid in numbers:
        if claims[index, mcid] != 1:
            yield f"MCID {mcid} is claimed {claims[index, mcid]} times"
    for paint in page.paints:
        if len(paint.mcids) + paint.artifacts != 1:
            yield f"{paint.operator} lies in {len(paint.mcids)} tags and {paint.artifacts} artifacts"
            return


def _parent_tree(root: Any, owners: dict[tuple[int, int], int], pages: Sequence[Page]) -> Iterator[str]:
    rows = list(root["/ParentTree"]["/Nums"])
    table = {int(key): value for key, value in zip(rows[::2], rows[1::2], strict=True)}
    if list(table) != sorted(table) or int(root["/ParentTreeNextKey"]) != len(table):
        yield "ParentTree: order or NextKey"
    for index, page in enumerate(pages):
        wanted = [owners.get((index, m)) for m in range(sum(mcid is not None for _, mcid, _ in page.marks))]
        if [entry.objgen[0] for entry in table[index]] != wanted:
            yield f"page {index + 1}: ParentTree"


def _names(root: Any) -> Iterator[str]:
    entries = list(root["/IDTree"]["/Names"]) if "/IDTree" in root else []
    keys = [bytes(key) for key in entries[::2]]
    if keys != sorted(set(keys)):
        yield "IDTree is not sorted, or a name stands twice"
    if any(bytes(element["/ID"]) != key for key, element in zip(keys, entries[1::2], strict=True)):
        yield "IDTree"


def _threads(pdf: pikepdf.Pdf, numbers: dict[int, int]) -> Iterator[str]:
    on_pages = {
        number: [bead.objgen[0] for bead in page.obj.get("/B", [])]
        for number, page in zip(numbers, pdf.pages, strict=True)
    }
    all_beads = Counter(bead for beads in on_pages.values() for bead in beads)
    met: list[int] = []
    for thread in pdf.Root.get("/Threads", []):
        first = bead = thread["/F"]
        if thread["/Type"] != "/Thread" or not str(thread["/I"]["/Title"]) or first["/T"].objgen != thread.objgen:
            yield "thread"
        count, last = 0, -1
        while True:
            count, number = count + 1, bead.objgen[0]
            met.append(number)
            if bead["/Type"] != "/Bead" or bead["/N"]["/V"].objgen != bead.objgen or ("/T" in bead) != (count == 1):
                yield f"bead {number}"
            page = bead["/P"]
            index = numbers[page.objgen[0]]
            trim, rect = ([float(v) for v in box] for box in (page["/TrimBox"], bead["/R"]))
            if index < last or number not in on_pages[page.objgen[0]]:
                yield f"bead {number}: its page"
            if (
                rect[0] < trim[0]
                or rect[1] < trim[1]
                or rect[2] > trim[2]
                or rect[3] > trim[3]
                or rect[0] >= rect[2]
                or rect[1] >= rect[3]
            ):
                yield f"bead {number}: R {rect}"
            last, bead = index, bead["/N"]
            if bead.objgen == first.objgen:
                break
        if count < 2:
            yield "a thread of one bead"
    if set(met) != set(all_beads) or any(count > 1 for count in all_beads.values()) or len(met) != len(set(met)):
        yield "beads: not each once"


def _outline(pdf: pikepdf.Pdf, numbers: dict[int, int]) -> Iterator[str]:
    root = pdf.Root["/Outlines"]

    def walk(parent: Any) -> Iterator[str]:
        entry, before, count = parent.get("/First"), None, 0
        while entry is not None:
            count += 1
            if entry["/Parent"].objgen != parent.objgen or not str(entry["/Title"]) or "/A" in entry:
                yield f"bookmark {entry.get('/Title')}"
            if (entry.get("/Prev") is None) != (before is None) or (
                before is not None and entry["/Prev"].objgen != before.objgen
            ):
                yield "bookmark Prev"
            target = list(entry["/Dest"])
            if target[0].objgen[0] not in numbers or target[1] != "/XYZ" or len(target) != 5:
                yield "bookmark Dest"
            yield from walk(entry)
            before, entry = entry, entry.get("/Next")
        if before is not None and parent["/Last"].objgen != before.objgen:
            yield "bookmark Last"

    yield from walk(root)

    def opened(parent: Any) -> int:
        entry, count = parent.get("/First"), 0
        while entry is not None:
            count += 1 + (opened(entry) if int(entry.get("/Count", 0)) > 0 else 0)
            entry = entry.get("/Next")
        return count

    if int(root["/Count"]) != opened(root):
        yield f"outline Count {root['/Count']}, {opened(root)} open"
