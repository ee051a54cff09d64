"""What reading hands on: YAML nodes with their places, articles, facts of pictures, and everything that was wrong.

Decisions: every scalar stays text (`1:30`, `no`, `08` are text; what a value means is the schema's business); a place
is file, line and column in characters. Reading never stops at the first fault: the faults travel in `RawIssue` until
the build has added its own.
"""

from collections.abc import Mapping as MappingOf
from pathlib import Path
from typing import Literal, TypeAlias

from layout.diagnostics import Diagnostic, Span
from layout.model.article import Paragraph, PictureFacts
from layout.model.drawing import Drawing
from layout.records import dataclass

ScalarStyle: TypeAlias = Literal["plain", "quoted", "literal", "folded"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text value and where it stands. `rows` are the places where the lines of a `|` block begin, else empty."""

    text: str
    span: Span
    style: ScalarStyle = "plain"
    rows: tuple[Span, ...] = ()

    def place(self, offset: int) -> Span:
        """Where the character at `offset` of the text was written (of a quoted text with escapes: about there)."""
        if self.rows:
            row = min(self.text.count("\n", 0, offset), len(self.rows) - 1)
            start = self.rows[row]
            return Span(start.file, start.line, start.column + offset - (self.text.rfind("\n", 0, offset) + 1))
        quote = 1 if self.style == "quoted" else 0
        return Span(self.span.file, self.span.line, self.span.column + quote + offset)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes and where it begins."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys, each with its place, and their nodes, in the order of the file; every key once."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span

    def get(self, *keys: str) -> "Node | None":
        """The node under the first of `keys` that is there."""
        for key, node in self.entries:
            if key.text in keys:
                return node
        return None


Node: TypeAlias = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file: its name as the user gave it, and its top mapping (None when the file could not be read whole)."""

    name: str
    path: Path
    root: Mapping | None


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article file: its front matter and its paragraphs. `path` is the file, `span` its beginning."""

    id: str
    path: Path
    front: Mapping | None
    paragraphs: tuple[Paragraph, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class RawPicture:
    """A picture file that the issue names: where it is, what it says of itself (None for PDF), what an SVG draws."""

    path: Path
    facts: PictureFacts | None
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a page of a PDF cannot be shown, in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class RawIssue:
    """All that the files of an issue say.

    `folder` is the paper's folder (what lies outside is not read); `articles` by name, `pictures` by (file that names
    it, path as written); `faults` is what was wrong, warnings included.
    """

    file: Path
    folder: Path
    issue: YamlFile
    paper: YamlFile | None
    articles: MappingOf[str, RawArticle]
    pictures: MappingOf[tuple[str, str], RawPicture]
    faults: tuple[Diagnostic, ...]
