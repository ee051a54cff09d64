"""Short texts of the files as `RichText`: headlines with their forced breaks, texts put together by the program."""

import re

from layout.diagnostics import Span
from layout.model.article import Mark, RichText
from layout.read.types import Scalar

BREAK = re.compile(r"[ \u3000]+[/／][ \u3000]+|\n")
"""Where the editor broke a headline: ` / `."""


def rich(source: Scalar) -> RichText:
    """A text as written; ` / ` and line ends become forced breaks, every piece keeps its place."""
    pieces: list[str] = []
    sources: list[tuple[int, Span]] = []
    length, start = 0, 0
    for end, following in (*((m.start(), m.end()) for m in BREAK.finditer(source.text)), (len(source.text), 0)):
        raw = source.text[start:end]
        piece = raw.strip(" \t")
        if piece:
            if pieces:
                pieces.append("\n")
                length += 1
            sources.append((length, source.place(start + len(raw) - len(raw.lstrip(" \t")))))
            pieces.append(piece)
            length += len(piece)
        start = following
    return RichText("".join(pieces), (), tuple(sources))


def plain(text: str, span: Span | None) -> RichText:
    """A text that the program made because of what stands at `span`."""
    return RichText(text, (), ((0, span),) if span else ())


def one_line(text: RichText, joint: str = "") -> RichText:
    """A text without its forced breaks; `joint` stands in their places (one character or nothing)."""
    kept = [i for i, char in enumerate(text.text) if char != "\n" or joint]
    new_offset = {old: new for new, old in enumerate(kept)}
    sources = tuple((new_offset[offset], span) for offset, span in text.sources if offset in new_offset)
    return RichText(text.text.replace("\n", joint), (), sources)


def joined(first: RichText, second: RichText) -> RichText:
    """Two texts one after the other, marks and places kept."""
    shift = len(first.text)
    marks = tuple(Mark(m.start + shift, m.end + shift, m.kind, m.value) for m in second.marks)
    sources = tuple((offset + shift, span) for offset, span in second.sources)
    return RichText(first.text + second.text, (*first.marks, *marks), (*first.sources, *sources))
