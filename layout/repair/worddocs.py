"""Word documents (.docx) as Word, WPS and others write them: what a reader of the page reads, as lines of copy.

Decisions: told is what is seen. Text that was put in under tracked changes is copy, what was struck is not; text boxes,
fields, links, content controls and notes are copy; headers, footers, comments and hidden text are not, and are named.
A number that Word counts (`一、`, `（2）`) is written out, for it is printed. A paragraph stands between blank lines; a
row of a table is one line, but cells that hold paragraphs of prose, and tables that only lay out a page, give their
paragraphs one below the other. Headings are marked as in Markdown where the document has two levels of them: those of
one level may be titles or subheads, and styles of that name are often used for their look. A picture is named on a line
of its own where it stands; its bytes are handed on.
Elements are told by their local names: the strict form of the format has other namespaces. Source: ISO/IEC 29500-1 §17.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import field
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final
from xml.etree import ElementTree

from layout.records import dataclass
from layout.repair.wordlists import Numbers
from layout.repair.wordparts import (
    MAX_BYTES,
    STRUCK,
    Element,
    NoWordError,
    attribute,
    children,
    document_name,
    first,
    gallery,
    is_dropped,
    is_hidden,
    local,
    outermost,
    outside_boxes,
    read_part,
    read_relations,
    within,
    words_of,
)

PROSE: Final = 60
"""A cell of a table with a paragraph of so many characters lays out a page."""
LABEL: Final = 6
"""What a form asks for has no more characters: 标题, 作者单位."""
HEADING: Final = 60
"""A heading has no more characters; what is longer has the style for its look."""
_HEAD: Final = "\x01"
"""Stands, with a figure for the level, before headings while a document is read; no XML holds it."""
_UNSEEN: Final = {"header": ("页眉", "header"), "footer": ("页脚", "footer")}
_TEXTS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_KINDS: Final = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n", ".png"), (b"II*\0", ".tif"), (b"MM\0*", ".tif"))
_SUFFIX: Final = re.compile(r"\.(?:jpe?g|png|tiff?|webp)$", re.I)
_NO_NAME: Final = re.compile(r"[\s()（）\[\]【】《》“”\"'<>|*:：,，。；;、！？!?/\\\x00-\x1f]+")
"""What may not stand in the name of a picture that a line of copy tells."""
Left = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class WordCopy:
    """What a Word document gives: its text, the pictures it holds by name, and what is left out of it.

    `left` has, of each thing that is not copy, what it is in Chinese and in English, and its words; `unusable` are
    pictures of kinds that no build reads.
    """

    text: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    left: tuple[Left, ...] = ()
    unusable: tuple[str, ...] = ()


def read_word(raw: bytes, stem: str, taken: Mapping[str, bytes]) -> WordCopy:
    """The copy in a Word document.

    Args:
        raw: Its bytes.
        stem: The name that pictures without one are called by: `来稿` gives `来稿-1.jpg`.
        taken: Pictures of other documents; no other picture gets a name of theirs.

    Raises:
        NoWordError: It is none, it is broken, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_BYTES:
                raise NoWordError("解开后太大", "too large when unpacked")
            return _Reader(archive, stem, taken).read()
    except NoWordError:
        raise
    except zipfile.BadZipFile as error:
        raise NoWordError("不是 Word 文件，或文件不全", "no Word document, or a part of it is missing") from error
    except (KeyError, ElementTree.ParseError, ValueError, RuntimeError, EOFError, OSError) as error:
        raise NoWordError(f"Word 文件损坏（{error}）", f"the Word document is broken ({error})") from error


class _Reader:
    """One document while it is read: blocks of text in their order, and what is met on the way."""

    def __init__(self, archive: zipfile.ZipFile, stem: str, taken: Mapping[str, bytes]) -> None:
        self.archive, self.taken = archive, taken
        self.stem = _NO_NAME.sub("-", stem).strip("-.") or "图"
        self.name = document_name(archive)
        if self.name not in archive.namelist():
            raise NoWordError("不是 Word 文件，或文件不全", "no Word document, or a part of it is missing")
        self.relations = read_relations(archive, self.name)
        self.numbers = Numbers(self.part("styles"), self.part("numbering"))
        self.pictures: dict[str, bytes] = {}
        self.left: list[Left] = []
        self.unusable: list[str] = []
        self.notes: list[tuple[str, str, str]] = []
        """The notes that the text calls: kind, id, and the mark that stands before each."""
        self.boxes: list[list[str]] = []
        """Text boxes and pictures of the paragraphs that are being read, the innermost last."""
        self.start = ""
        """The beginning of the next paragraph: a dropped initial, or words before an end that was struck."""

    def part(self, kind: str) -> Element | None:
        """A part that the document leads to, by its kind; None where it has none, or lies outside."""
        name = next((name for found, name, outside in self.relations.values() if found == kind and not outside), "")
        return read_part(self.archive, name) if name in self.archive.namelist() else None

    def read(self) -> WordCopy:
        """All of it."""
        body = first(read_part(self.archive, self.name), "body")
        blocks = self.blocks(body) if body is not None else []
        blocks += [self.start] if self.start.strip() else []
        blocks += [f"{mark}{self.note(kind, number)}" for kind, number, mark in tuple(self.notes)]
        self.besides()
        text = "\n\n".join(_headed([block.strip("\n") for block in blocks if block.strip()]))
        return WordCopy(
            f"{text}\n", self.pictures, tuple(dict.fromkeys(self.left)), tuple(dict.fromkeys(self.unusable))
        )

    def blocks(self, holder: Element) -> list[str]:
        """The paragraphs and tables of the document, a cell, a text box or a note."""
        found: list[str] = []
        for element in holder:
            match local(element):
                case "p":
                    found += self.paragraph(element)
                case "tbl":
                    found += self.table(element)
                case "sdt" if gallery(element) == "Table of Contents":
                    self.leave("目录", "a table of contents", "".join(words_of(element)))
                case "AlternateContent":
                    found += self.alternative(element)
                case name if name not in STRUCK and len(element):
                    found += self.blocks(element)
        return found

    def alternative(self, element: Element) -> list[str]:
        """The first form of something that is written in several that tells anything."""
        for choice in element:
            self.boxes.append([])
            found = self.blocks(choice)
            found += self.boxes.pop()
            if any(block.strip() for block in found):
                return found
        return []

    def paragraph(self, element: Element) -> list[str]:
        """A paragraph, then the pictures and text boxes that hang on it."""
        form = first(element, "pPr")
        self.boxes.append([])
        text = self.run_text(element)
        boxes = self.boxes.pop()
        marks = first(form, "rPr")
        if is_dropped(form) or (marks is not None and first(marks, "del") is not None):
            self.start += text.strip("\n") if is_dropped(form) else text
            return boxes
        text, self.start = self.start + text, ""
        label = self.numbers.label(element) if text.strip() else ""
        text = label + (text.lstrip() if label else text)
        level = self.numbers.heading(form)
        marked = level and text.strip() and len(text) <= HEADING and text.rstrip()[-1] not in "。；，、,;"
        return [f"{_HEAD}{level}{text}" if marked else text, *boxes]

    def run_text(self, element: Element) -> str:
        """The text of a paragraph or of a part of one; notes it calls are counted, pictures and boxes set aside."""
        found: list[str] = []
        for child in element:
            match local(child):
                case "t":
                    found.append(child.text or "")
                case "br" | "cr" | "tab" | "ptab" | "noBreakHyphen" as name:
                    found.append(_TEXTS[name])
                case "sym":
                    code = attribute(child, "char")
                    found.append(chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{2,5}", code) else "")
                case "r" if is_hidden(child):
                    self.leave("隐藏文字", "hidden text", "".join(words_of(child)))
                case "del" | "moveFrom" as name:
                    if name == "del":
                        self.leave("修订中删去的", "struck under tracked changes", "".join(words_of(child)))
                case "footnoteReference" | "endnoteReference" as name:
                    found.append(self.call(child, name))
                case "drawing" | "pict" | "object":
                    self.hang(child)
                case "AlternateContent":
                    found += self.alternative_text(child)
                case "ruby":
                    found.append(self.run_text(base) if (base := first(child, "rubyBase")) is not None else "")
                    self.leave("注音", "a phonetic guide", "".join(words_of(first(child, "rt"))))
                case "pPr" | "rPr" | "sdtPr" | "instrText":
                    pass
                case _:
                    found.append(self.run_text(child))
        return "".join(found)

    def alternative_text(self, element: Element) -> list[str]:
        """The first form of something within a line that tells anything, set aside or not."""
        for choice in element:
            self.boxes.append([])
            text, aside = self.run_text(choice), self.boxes.pop()
            if text.strip() or aside:
                self.boxes[-1] += aside
                return [text]
        return []

    def call(self, element: Element, name: str) -> str:
        """The mark of a note; one that has a mark of its own has it in the text."""
        own = attribute(element, "customMarkFollows") in ("1", "true", "on")
        mark = "" if own else f"[{sum(bool(mark) for *_, mark in self.notes) + 1}]"
        self.notes.append((name.removesuffix("Reference"), attribute(element, "id"), mark))
        return mark

    def note(self, kind: str, number: str) -> str:
        """The words of a footnote or an endnote."""
        part = self.part(f"{kind}s")
        notes = (note for note in children(part, kind) if attribute(note, "id") == number)
        return "\n".join(block for note in notes for block in self.blocks(note) if block.strip()).strip()

    def hang(self, element: Element) -> None:
        """Sets aside what a drawing holds: text boxes, pictures; names what no line of copy can tell."""
        for part in outside_boxes(element):
            match local(part):
                case "blip" | "imagedata":
                    self.picture(element, attribute(part, "embed") or attribute(part, "link") or attribute(part, "id"))
                case "chart" | "relIds" | "OLEObject" as name:
                    zh, en = {"chart": ("图表", "a chart"), "relIds": ("智能图形", "a diagram")}.get(
                        name, ("嵌入的对象", "an embedded object")
                    )
                    self.leave(zh, en, attribute(part, "ProgID"))
        for box in outermost(element, "txbxContent"):
            self.boxes[-1] += self.blocks(box)

    def picture(self, drawing: Element, relation: str) -> None:
        """Keeps a picture of the document under a name, and sets the line that names it aside."""
        _, place, outside = self.relations.get(relation, ("", "", True))
        said = (attribute(part, key) for part in outside_boxes(drawing) for key in ("descr", "name", "title"))
        told = next((name for name in said if _SUFFIX.search(name)), "")
        told = _NO_NAME.sub("-", PurePosixPath(told.replace("\\", "/")).name).strip("-.")
        if outside or place not in self.archive.namelist():
            name = told or PurePosixPath(place.replace("\\", "/")).name
            self.boxes[-1] += [name] if _SUFFIX.search(name) else []
            return
        data = self.archive.read(place)
        suffix = next((suffix for magic, suffix in _KINDS if data.startswith(magic)), "")
        suffix = ".webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else suffix
        if not suffix:
            self.unusable.append(posixpath.basename(place))
            return
        self.boxes[-1].append(self.named(_SUFFIX.sub("", told), suffix, data))

    def named(self, told: str, suffix: str, data: bytes) -> str:
        """The name under which a picture is kept: its own, or the document's with a number."""
        for name, kept in self.pictures.items():
            if kept == data:
                return name
        names = [f"{told}{suffix}"] if told else []
        number = len(self.pictures)
        while not names or names[0] in self.pictures or self.taken.get(names[0], data) != data:
            number += 1
            names = [f"{self.stem}-{number}{suffix}"]
        self.pictures[names[0]] = data
        return names[0]

    def table(self, element: Element) -> list[str]:
        """A table: a line a row; or the paragraphs of its cells, where it lays out a page."""
        kept = (row for row in within(element, "tr") if first(first(row, "trPr"), "del") is None)
        rows = [[self.cell(cell) for cell in within(row, "tc")] for row in kept]
        wide = max((len(row) for row in rows), default=0)
        prose = any(len(block) >= PROSE for row in rows for cell in row for block in cell)
        if wide == 1 or (prose and any(len(cell) > 1 for row in rows for cell in row)):
            return _form_rows(rows) or [block for row in rows for cell in row for block in cell]
        lines = ("\t".join(" ".join(" ".join(block.split()) for block in cell) for cell in row) for row in rows)
        return ["\n".join(line for line in lines if line.strip())]

    def cell(self, element: Element) -> list[str]:
        """The paragraphs of a cell that hold anything."""
        return [block.strip("\n") for block in self.blocks(element) if block.strip()]

    def leave(self, zh: str, en: str, words: str) -> None:
        """Names something that is not copy."""
        if words.strip():
            self.left.append((zh, en, " ".join(words.split())))

    def besides(self) -> None:
        """Names what stands beside the text: headers, footers, comments."""
        for kind, name, outside in sorted(self.relations.values()):
            if kind in _UNSEEN and not outside and name in self.archive.namelist():
                self.leave(*_UNSEEN[kind], " ".join(words_of(read_part(self.archive, name))))
        for comment in children(self.part("comments"), "comment"):
            self.leave("批注", "a comment", "".join(words_of(comment)))


def _headed(blocks: list[str]) -> list[str]:
    """The blocks with their headings marked: `# ` those of the highest level, `## ` all others; none where only one
    level is in use, or where one title stands over another: it may be that of a collection.
    """
    levels = [int(block[1]) if block.startswith(_HEAD) else 0 for block in blocks]
    used = sorted({*levels} - {0})
    stacked = any(level == used[0] and following > level for level, following in pairwise(levels) if level)
    plain = [block[2:] if level else block for block, level in zip(blocks, levels, strict=True)]
    if len(used) < 2 or stacked:
        return plain
    marks = ["" if not level else "# " if level == used[0] else "## " for level in levels]
    return [re.sub("(?m)^", mark, block) for mark, block in zip(marks, plain, strict=True)]


def _form_rows(rows: list[list[list[str]]]) -> list[str]:
    """The rows of a form, what it asks for before what was filled in (`标题：桥通了`), one below the other as in a
    record; none where the table is no form.
    """
    found: list[str] = []
    beside = False
    for row in rows:
        match row:
            case [[label], [answer, *more]] if len(label) <= LABEL and "\n" not in label:
                line = f"{label.rstrip('：: ')}：{answer}"
                found[-1:] = [f"{found[-1]}\n{line}"] if beside else [*found[-1:], line]
                found, beside = [*found, *more], not more
            case [[_], []] | [[], []]:
                continue
            case _:
                return []
    return found
