"""The parts of a Word document and its elements: which part holds what, and what lies within an element.

Decisions: elements are told by their local names, for the strict form of the format has other namespaces; a part with
a document type is refused, and one nested deeper than anything written by hand. Source: ISO/IEC 29500-2, -1 §17.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Final, TypeAlias
from xml.etree import ElementTree

Element: TypeAlias = ElementTree.Element
MAX_BYTES: Final = 200_000_000
"""A Word file that unpacks to more than this, in bytes, is no copy."""
DEEPEST: Final = 200
"""Elements within elements; nothing that was written by hand is nested deeper."""
STRUCK: Final = frozenset({"del", "moveFrom"})
"""Elements that hold what was taken out under tracked changes."""


class NoWordError(ValueError):
    """These bytes are no Word document, or it is broken: the message in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


def is_word(raw: bytes) -> bool:
    """Whether some bytes are a Word document, whatever their file is called."""
    if not raw.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return document_name(archive) in archive.namelist()
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, ElementTree.ParseError, NotImplementedError):
        return False


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """The value of an attribute by its local name, or nothing."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of a name."""
    return (child for child in (element if element is not None else ()) if local(child) == name)


def first(element: Element | None, name: str) -> Element | None:
    """The first child of a name, or None."""
    return next(children(element, name), None)


def read_part(archive: zipfile.ZipFile, name: str) -> Element:
    """A part of the document as elements; one with a document type has no business here."""
    data = archive.read(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("DOCTYPE")
    root = ElementTree.fromstring(data)
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
        if depth > DEEPEST:
            raise ValueError("nested too deep")
    return root


def read_relations(archive: zipfile.ZipFile, name: str) -> dict[str, tuple[str, str, bool]]:
    """What a part leads to: by id its kind, its name in the archive, and whether it lies outside."""
    folder, file = posixpath.split(name)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    found: dict[str, tuple[str, str, bool]] = {}
    for relation in read_part(archive, path) if path in archive.namelist() else ():
        target, outside = relation.get("Target", ""), relation.get("TargetMode") == "External"
        place = target if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], place, outside)
    return found


def document_name(archive: zipfile.ZipFile) -> str:
    """The part that holds the text."""
    relations = read_relations(archive, "").values()
    return next((name for kind, name, _ in relations if kind == "officeDocument"), "word/document.xml")


def within(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls too, but none of a table within."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) not in ("tbl", "tr", "tc", *STRUCK):
            yield from within(child, name)


def outermost(element: Element, name: str) -> Iterator[Element]:
    """Elements of a name that stand in no other of it; of several forms of one thing the first."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) == "AlternateContent":
            yield from next((found for form in child if (found := [*outermost(form, name)])), [])
        else:
            yield from outermost(child, name)


def outside_boxes(element: Element) -> Iterator[Element]:
    """An element and all that it holds, but nothing of its text boxes."""
    yield element
    for child in element:
        if local(child) != "txbxContent":
            yield from outside_boxes(child)


def words_of(element: Element | None) -> Iterator[str]:
    """The letters of an element, those that were struck too."""
    for part in element.iter() if element is not None else ():
        if local(part) in ("t", "delText"):
            yield part.text or ""


def gallery(element: Element) -> str:
    """What a content control was made from."""
    form = first(element, "sdtPr")
    parts = form.iter() if form is not None else iter(())
    return next((attribute(part, "val") for part in parts if local(part) == "docPartGallery"), "")


def is_hidden(run: Element) -> bool:
    """Whether a run is not seen."""
    form = first(run, "rPr")
    mark = first(form, "vanish")
    return mark is not None and attribute(mark, "val") not in ("0", "false", "off")


def is_dropped(form: Element | None) -> bool:
    """Whether a paragraph is the initial of the next, set in a frame of its own."""
    frame = first(form, "framePr")
    return frame is not None and attribute(frame, "dropCap") in ("drop", "margin")
