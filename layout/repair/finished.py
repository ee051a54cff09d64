"""Copy that is an article file already: its front matter and its lines stand; only marks in the body are mended.

Decisions: a Markdown file that begins with front matter was written by an editor or by this road; taking it in again
changes nothing that was right.
"""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from layout.diagnostics import Diagnostic
from layout.read.article import parse_article
from layout.read.keys import KEYS
from layout.read.messages import EMPTY_ARTICLE
from layout.read.types import Mapping, Node, Scalar, Sequence
from layout.read.yaml_nodes import parse_yaml
from layout.repair.bylines import merge
from layout.repair.decode import Dump
from layout.repair.punctuation import apply_edits, punctuation_edits
from layout.repair.types import Article, Byline, Change, Options, Paragraph, Split, Traced

_CONTROL: Final = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML allows nowhere. Source: YAML 1.2.2 §5.1."""
_OPENS: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:---|[^\s:：]{1,20}[:：]|\Z)")
"""How a file begins that is an article, or was to be one: a fence that was never closed is told."""
_AGAIN: Final = re.compile(
    r"(?<=\n)---[ \t]*\r?\n(?:[^\s:：-][^\s:：]{0,19}[:：][^\n]*\n(?:[ \t-][^\n]*\n)*)+---[ \t]*\r?(?:\n|\Z)"
)
"""The front matter of a further article in the same file: keys, and nothing else, between two fences."""
_FENCE: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:(.*?)\r?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)


def is_finished(name: str, text: str) -> bool:
    """Whether a file is an article file: Markdown by name, with front matter."""
    return name.lower().endswith((".md", ".markdown")) and _FENCE.match(text) is not None


def finished_faults(name: str, text: str) -> tuple[Diagnostic, ...]:
    """What hinders a build in a file that is an article, or begins as one; want of text does not."""
    if not name.lower().endswith((".md", ".markdown")) or not _OPENS.match(text):
        return ()
    plain = _CONTROL.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    found: list[Diagnostic] = []
    line = 0
    for start, end in pairwise((*_begins(plain), len(plain))):
        _, told = parse_article(plain[start:end].rstrip("\n") + "\n", Path(name), name, Path(name).stem)
        for fault in told:
            if fault.severity == "error" and fault.message != EMPTY_ARTICLE:
                span = fault.span and replace(fault.span, line=fault.span.line + line)
                found.append(replace(fault, span=span))
        line += plain.count("\n", start, end)
    return tuple(found)


def _begins(text: str) -> list[int]:
    """Where the articles of a finished file begin: at its front matter, and at each that follows in it."""
    return [0, *(match.start() for match in _AGAIN.finditer(text) if match.start())]


def read_finished(dump: Dump, file: int, options: Options) -> list[tuple[Article, tuple[Change, ...]]]:
    """The articles of a finished file and the marks that were mended in the body of each."""
    ends = (*dump.first[1:], len(dump.text))
    first, last = dump.first[file], ends[file]
    begins = [first + start for start in _begins(dump.text[first:last])]
    return [_read_one(dump, start, end, options) for start, end in pairwise((*begins, last))]


def _read_one(dump: Dump, start: int, end: int, options: Options) -> tuple[Article, tuple[Change, ...]]:
    """One finished article between two offsets."""
    text = dump.text[start:end]
    fence = _FENCE.match(text)
    head = fence.end() if fence else 0
    whole = Traced(text, tuple(range(start, end)))
    body = whole.cut(0, head)
    changes: list[Change] = []
    place = head
    for line in text[head:].splitlines(keepends=True):
        piece = whole.cut(place, place + len(line))
        good = []
        for edit in punctuation_edits(line.rstrip("\r\n")):
            at = start + place + edit.start
            change_id = f"{edit.kind}-{at}"
            decided = options.decided(change_id, edit.kind)
            applied = (edit.applied or decided is True) and decided is not False
            before = line[edit.start : edit.end]
            cues, end = ((edit.cue, 2.0),), at + len(before)
            changes.append(Change(change_id, edit.kind, at, end, before, edit.after, edit.confidence, cues, applied))
            good += [edit] if applied else []
        body = body + apply_edits(piece, good)
        place += len(line)
    plain = _CONTROL.sub("", (fence[1] or "").replace("\r\n", "\n")) if fence else ""
    front, _ = parse_yaml(plain, dump.place(start)[0], 2)
    paragraphs = _paragraphs(body.text[head:])
    values = _Front(front if isinstance(front, Mapping) else None)
    article = Article(
        split=Split(values.text("kicker"), values.text("headline"), values.text("deck")),
        dateline=Traced(values.text("dateline")),
        paragraphs=paragraphs,
        byline=values.byline(),
        pictures=values.pictures(),
        lang=values.text("lang") or "zh-Hans",
        verbatim=body,
    )
    return article, tuple(changes)


def _paragraphs(body: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a Markdown body as plain text; kept line ends divide lines of verse."""
    found = []
    for block in re.split(r"\n\s*\n", body.replace("\r\n", "\n")):
        for line in re.split(r"(?:\\|  )\n", block.strip("\n")):
            text = re.sub(r"\s*\n\s*", "", line).strip()
            kind = "subhead" if text.startswith("#") else "text"
            plain = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", text.lstrip("# ") if kind == "subhead" else text)
            if plain:
                found.append(Paragraph(Traced(plain), "subhead" if kind == "subhead" else "text"))
    return tuple(found)


class _Front:
    """The values of a front matter under any of their spellings."""

    def __init__(self, front: Mapping | None) -> None:
        self.front = front

    def node(self, key: str, within: Mapping | None = None) -> Node | None:
        holder = within or self.front
        return holder.get(key, *KEYS.get(key, ())) if holder else None

    def text(self, key: str) -> str:
        node = self.node(key)
        return node.text if isinstance(node, Scalar) else ""

    def texts(self, key: str, within: Mapping | None = None) -> tuple[str, ...]:
        node = self.node(key, within)
        if isinstance(node, Scalar):
            return (node.text,)
        return tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()

    def pictures(self) -> tuple[str, ...]:
        node = self.node("pictures")
        rows = node.items if isinstance(node, Sequence) else (node,)
        files = (self.node("file", row) if isinstance(row, Mapping) else row for row in rows)
        return tuple(file.text for file in files if isinstance(file, Scalar))

    def byline(self) -> Byline:
        node = self.node("byline")
        if isinstance(node, Scalar):
            return Byline(credit=node.text)
        if not isinstance(node, Mapping):
            return Byline()
        author = self.texts("author", node)
        both = self.texts("text_photo", node)
        byline = Byline(
            self.texts("reporters", node),
            self.texts("correspondents", node),
            self.texts("photographers", node),
            "文/图" if both and both[0] in ("true", "是", "yes") else "".join(self.texts("credit", node)),
        )
        return merge(Byline(reporters=author, author=True), byline) if author else byline
