"""A plain PDF read at one go: one revision, a classic cross-reference table, nothing encrypted.

Decisions: half of what judging a build took was reading objects; a plain file is read here in a fifth of the time, by a
reader that knows our writer no better than any other's. It is stricter than pypdf: every object must stand where the
table says, every stream be as long as it says, every reference lead somewhere. Whatever is not so raises
`NotPlainError`, and the file is then read by pypdf (`foreign.py`). Source: ISO 32000-1, 7.5 and 7.7.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Final

from layout.preflight.file_data import FileData, count_in, let_go
from layout.preflight.plain_values import Dictionary, NotPlainError, Objects, Reference, Stream, resolved

INHERITED: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
"""What a page has from the nodes above it. Source: ISO 32000-1, 7.7.3.4."""

LOOKED_AT: Final = 256
"""Objects that are read before the pages of memory in which they stand are let go."""
_HEADER: Final = re.compile(rb"%PDF-1\.[0-7][\r\n]")
_ENDING: Final = re.compile(rb"[\r\n]startxref[\r\n]+(\d+)[\r\n]+%%EOF[\r\n]*\Z")
_SECTION: Final = re.compile(rb"[\0\t\n\f\r ]*(\d+) (\d+)[ ]?[\r\n]+")
_ROW: Final = re.compile(rb"(\d{10}) (\d{5}) ([nf])[ \r][\r\n]")
_TRAILER: Final = re.compile(rb"[\0\t\n\f\r ]*trailer")
_OBJECT: Final = re.compile(rb"(\d+) (\d+) obj")
_STREAM: Final = re.compile(rb"[\0\t\n\f\r ]*(?:(stream)\r?\n|endobj)")
_END: Final = re.compile(rb"\r?\n?endstream[\0\t\n\f\r ]+endobj")


class PlainReader:
    """A file's trailer, objects by number and generation, and pages with what they inherit.

    Raises:
        NotPlainError: The file is not plain.
    """

    is_encrypted: Final = False

    def __init__(self, data: FileData) -> None:
        self.data, self.objects = data, Objects(data)
        ending = _ENDING.search(data, max(0, len(data) - 64))
        if not _HEADER.match(data) or ending is None or count_in(b"startxref", data) != 1:
            raise NotPlainError
        places, end = _table(data, int(ending[1]))
        self.trailer, _ = self.objects.value(end)
        if not isinstance(self.trailer, Dictionary) or not {"/Prev", "/Encrypt", "/XRefStm"}.isdisjoint(self.trailer):
            raise NotPlainError
        self.objects.odd = False  # only the identifier of a file is no text
        streams = []
        for n, entry in enumerate(places.items()):
            found = self._object(*entry)
            if found is not None:
                streams.append(found)
            if n % LOOKED_AT == 0:
                let_go(data)
        for n, (stream, at) in enumerate(streams):
            self._fill(stream, at)
            if n % LOOKED_AT == 0:
                let_go(data)
        let_go(data)
        if self.objects.odd or not self.objects.references.keys() <= self.objects.found.keys():
            raise NotPlainError
        self.pages: list[Dictionary] = list(self._walk(self._root("/Pages"), {}, set()))

    @property
    def page_labels(self) -> list[str]:
        """The labels of the pages."""
        tree = self.trailer["/Root"].get("/PageLabels")
        rows = tree.get("/Nums") if type(tree) is Dictionary else None
        starts = [key for key in rows[::2] if type(key) is int] if type(rows) is list else []
        named = [str(row.get("/P", "")) for row in (rows or [])[1::2] if type(row) is Dictionary and "/S" not in row]
        if starts != sorted({0, *starts}) or not 2 * len(starts) == 2 * len(named) == len(rows or []):
            return list(self.objects.foreign.page_labels)
        return [named[bisect_right(starts, number) - 1] for number in range(len(self.pages))]

    @property
    def named_destinations(self) -> Any:
        """The destinations that have a name."""
        return self.objects.foreign.named_destinations

    def _root(self, key: str) -> Any:
        """An entry of the catalog."""
        try:
            return self.trailer["/Root"][key]
        except (KeyError, TypeError) as error:
            raise NotPlainError from error

    def _walk(self, node: Any, above: dict[str, Any], seen: set[int]) -> Iterator[Dictionary]:
        """The pages below a node of the page tree; `seen` = the nodes that were met before, none of them twice."""
        if not isinstance(node, Dictionary) or id(node) in seen:
            raise NotPlainError
        seen.add(id(node))
        if node.get("/Type") == "/Page":
            for key in INHERITED:
                if key in above and key not in node:
                    dict.__setitem__(node, key, above[key])
            yield node
            return
        kids = resolved(node.get("/Kids"))
        if node.get("/Type") != "/Pages" or not isinstance(kids, list):
            raise NotPlainError
        here = {**above, **{key: node.get(key) for key in INHERITED if key in node}}
        for kid in kids:
            yield from self._walk(kid.get_object() if type(kid) is Reference else None, here, seen)

    def _object(self, number: int, place: tuple[int, int]) -> tuple[Stream, int] | None:
        """Reads one object; a stream comes back with where its data begin, for its length may stand further on."""
        at, generation = place
        head = _OBJECT.match(self.data, at)
        if head is None or (int(head[1]), int(head[2])) != (number, generation):
            raise NotPlainError
        value, at = self.objects.value(head.end())
        after = _STREAM.match(self.data, at)
        if after is None or (after[1] and not isinstance(value, Dictionary)):
            raise NotPlainError
        key = (number, generation)
        if isinstance(value, Dictionary):
            value.indirect_reference = self.objects.reference(*key)
        if not after[1]:
            if value is None or type(value) is Reference:
                raise NotPlainError
            self.objects.found[key] = value
            return None
        stream = Stream()
        stream.update(value)
        stream.indirect_reference, stream.home = value.indirect_reference, self.objects
        self.objects.found[key] = stream
        return stream, after.end()

    def _fill(self, stream: Stream, at: int) -> None:
        """Gives a stream its data."""
        length = resolved(stream.get("/Length"))
        if type(length) is not int or not 0 <= length <= len(self.data) - at or "/F" in stream:
            raise NotPlainError
        if not _END.match(self.data, at + length):
            raise NotPlainError
        stream.place = slice(at, at + length)


def _table(data: FileData, at: int) -> tuple[dict[int, tuple[int, int]], int]:
    """Where each object stands and its generation, as the cross-reference table has it, and where the trailer's
    dictionary begins.
    """
    if data[at : at + 4] != b"xref":
        raise NotPlainError
    at += 4
    places: dict[int, tuple[int, int]] = {}
    while not (trailer := _TRAILER.match(data, at)):
        section = _SECTION.match(data, at)
        if section is None:
            raise NotPlainError
        first, at = int(section[1]), section.end()
        for number in range(first, first + int(section[2])):
            row = _ROW.match(data, at)
            if row is None:
                raise NotPlainError
            if row[3] == b"n":
                places[number] = (int(row[1]), int(row[2]))
            at = row.end()
    return places, trailer.end()
