"""Text that grows piece by piece, and inline copy that is read piece by piece: every character keeps its place."""

from bisect import bisect_right
from dataclasses import field
from operator import itemgetter

from layout.diagnostics import Span
from layout.model.article import Mark, MarkKind, RichText
from layout.records import dataclass


@dataclass(slots=True)
class Text:
    """A text that grows: characters, marks, places; `starts` are the marks that are still open."""

    chars: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    sources: list[tuple[int, Span]] = field(default_factory=list)
    starts: list[tuple[MarkKind, int, str]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, span: Span) -> None:
        """Text from a place on."""
        if text:
            self.sources.append((self.length, span))
            self.chars.append(text)
            self.length += len(text)

    def open(self, kind: MarkKind, value: str = "") -> None:
        """A mark begins here."""
        self.starts.append((kind, self.length, value))

    def close(self) -> None:
        """The innermost open mark ends here."""
        kind, start, value = self.starts.pop()
        if start < self.length:
            self.marks.append(Mark(start, self.length, kind, value))

    def rich(self) -> RichText:
        """The finished text; marks by place."""
        marks = tuple(sorted(self.marks, key=lambda mark: (mark.start, -mark.end)))
        return RichText("".join(self.chars), marks, tuple(self.sources))


@dataclass(slots=True)
class Inline:
    """One inline token: its content with the place of each line, and how far it has been read; `flat` = the content
    with a blank for each line end.
    """

    content: str
    rows: tuple[tuple[int, Span], ...]
    flat: str
    at: int = 0

    def place(self, offset: int) -> Span:
        """Where the character at `offset` of the content stands."""
        start, span = self.rows[bisect_right(self.rows, offset, key=itemgetter(0)) - 1]
        return Span(span.file, span.line, span.column + offset - start)

    def find(self, text: str) -> Span:
        """The place of the next piece of text, which then counts as read."""
        content = self.content if text == "\n" else self.flat  # code has a blank for a line end
        found = content.find(text, self.at) if text else -1
        start = self.at if found < 0 else found
        self.at = start + (len(text) if found >= 0 else 0)
        return self.place(min(start, max(len(self.content) - 1, 0)))


def inline_of(content: str, rows: tuple[tuple[int, Span], ...]) -> Inline:
    """An inline token of which nothing is read yet."""
    return Inline(content, rows, content.replace("\n", " "))
