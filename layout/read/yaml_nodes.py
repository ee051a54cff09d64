"""YAML text as nodes with places: the 1.2-like, safe subset that issue files and front matter are written in.

Decisions: PyYAML's scanners do the reading, but no value is resolved: `1:30`, `no`, `08` stay text. The one in C reads
what both are known to read alike, in a tenth of the time; the one in Python all the rest and whatever is at fault, for
its messages are the ones that are explained. Anchors, aliases and tags are refused, so nothing can be built or
multiplied; depth and the number of values are limited. After a syntax fault reading starts again, so that independent
faults of one file all come in one run: where it is sure what was meant (a tab, a full-width colon or comma, a bracket
left open) with that line mended, else without the lines that it spoils (the faulty one and what is indented below it).
A file of which lines are missing gives no nodes: what is missing from it would only be reported a second time.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import field, replace
from typing import Any, Final

import yaml

from layout.diagnostics import Diagnostic, Message, Span
from layout.read import messages
from layout.read.files import NOT_TEXT
from layout.read.types import Mapping, Node, Scalar, ScalarStyle, Sequence
from layout.read.yaml_faults import Spoilt, explain
from layout.records import dataclass
from layout.standing import standing

MAX_DEPTH = 24
"""Levels of nesting; an issue needs seven."""
MAX_NODES = 50_000
"""Values in one file; a volume of 500 pages has 23,000."""
MAX_FAULTS = 10
"""Syntax faults reported for one file, and faults of every other kind."""
KEPT = 1024
"""Texts whose nodes are kept: the front matter of every article of a large issue."""
_READ_APART: Final = re.compile(
    "[\\0-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff?]|(?<!\\w)[&*!%@`]|[|>][^\\n]*#|^---|^[.]{3}", re.MULTILINE
)
"""What PyYAML's two scanners read, or place, differently in some texts: other blanks and line ends, marks that mostly
begin something that is refused (behind a letter or figure, as in `50%`, they begin nothing), a comment behind the head
of a block, marks between documents.
"""
_COMMENTS: Final = re.compile("^ *#[^\\0-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff]*$", re.MULTILINE)
"""Lines of plain text that are comments: whatever marks are in them."""
_STYLES: dict[str | None, ScalarStyle] = {"'": "quoted", '"': "quoted", "|": "literal", ">": "folded"}


class _LimitError(Exception):
    """The file is larger than any that is meant; carries the one fault to report."""

    def __init__(self, fault: Diagnostic) -> None:
        super().__init__()
        self.fault = fault


@dataclass(slots=True)
class _Open:
    """A collection that is being read: what it holds so far, and for a mapping the key that waits for its value."""

    is_mapping: bool
    span: Span
    items: list[Node] = field(default_factory=list)
    keys: dict[str, Scalar] = field(default_factory=dict)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    key: Scalar | None = None

    def close(self) -> Node:
        """The finished node."""
        return Mapping(tuple(self.entries), self.span) if self.is_mapping else Sequence(tuple(self.items), self.span)


class _Builder:
    """Events to nodes, with an explicit stack: depth costs no recursion."""

    def __init__(self, file: str, lines: list[str], first_line: int, moved: dict[int, list[tuple[int, int]]]) -> None:
        self.file, self.lines, self.first_line, self.moved = file, lines, first_line, moved
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.faults: list[Diagnostic] = []
        self.count = 0

    def span(self, mark: Any) -> Span:
        """A mark of PyYAML (which has two kinds of them) as a place in the file."""
        return self.as_written(Span(self.file, mark.line + self.first_line, mark.column + 1))

    def as_written(self, span: Span) -> Span:
        """A place in the file before its line was mended."""
        moves = self.moved.get(span.line - self.first_line)
        if not moves:
            return span
        column = span.column - 1
        for at, longer in reversed(moves):
            column = max(at, column - longer) if column > at else column
        return replace(span, column=column + 1)

    def fault(self, message: Message, span: Span, found: str = "", **values: str) -> Diagnostic:
        """Note a fault and go on."""
        diagnostic = Diagnostic(message=message, values={"found": found, **values}, span=span, found=found or None)
        if sum(fault.message is message for fault in self.faults) < MAX_FAULTS:
            self.faults.append(diagnostic)
        return diagnostic

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """A scalar, with the place of every row of a `|` block."""
        style = _STYLES.get(event.style, "plain")
        rows: list[Span] = []
        if style == "literal":
            first = self.span(event.start_mark).line - self.first_line + 1
            for i, row in enumerate(event.value.split("\n")):
                source = self.lines[first + i] if first + i < len(self.lines) else ""
                rows.append(Span(self.file, first + i + self.first_line, max(len(source) - len(row), 0) + 1))
        place = self.span(event.start_mark)
        if style == "quoted" and (found := NOT_TEXT.search(event.value)) is not None:
            self.fault(messages.CONTROL_CHAR, place, code := f"U+{ord(found[0]):04X}", char=code)
        return Scalar(event.value, place, style, tuple(rows))

    def take_all(self, events: Iterator[yaml.Event]) -> None:
        """Go on by all events."""
        for event in events:
            self.take(event)

    def take(self, event: yaml.Event) -> None:
        """Go on by one event."""
        match event:
            case yaml.DocumentStartEvent() if self.root is not None:
                self.fault(messages.SECOND_DOCUMENT, self.span(event.start_mark), "---")
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check(event)
                if len(self.stack) >= MAX_DEPTH:
                    raise _LimitError(self.fault(messages.TOO_DEEP, self.span(event.start_mark), limit=str(MAX_DEPTH)))
                self.stack.append(_Open(isinstance(event, yaml.MappingStartEvent), self.span(event.start_mark)))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._add(self.stack.pop().close())
            case yaml.ScalarEvent():
                self._check(event)
                self._add(self.scalar(event))
            case yaml.AliasEvent():
                self.fault(messages.ALIAS, self.span(event.start_mark), f"*{event.anchor}")
                self._add(Scalar("", self.span(event.start_mark)))

    def _check(self, event: yaml.NodeEvent) -> None:
        """Refuse anchors and tags, and more values than a file may hold."""
        self.count += 1
        place = self.span(event.start_mark)
        if self.count > MAX_NODES:
            raise _LimitError(self.fault(messages.TOO_MANY, place, limit=str(MAX_NODES)))
        if event.anchor is not None:
            self.fault(messages.ALIAS, place, f"&{event.anchor}")
        if (tag := getattr(event, "tag", None)) is not None:
            self.fault(messages.TAG, place, str(tag).replace("tag:yaml.org,2002:", "!!"))

    def _add(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        if not self.stack:
            self.root = node if self.root is None else self.root
            return
        top = self.stack[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is None:
            top.key = self._key(node)
        else:
            key, top.key = top.key, None
            if (first := top.keys.get(key.text)) is not None:
                self.fault(messages.DUPLICATE_KEY, key.span, key.text, key=key.text, line=str(first.span.line))
                return
            if key.text:
                top.keys[key.text] = key
                top.entries.append((key, node))

    def _key(self, node: Node) -> Scalar:
        """A key must be a word; what is none becomes an empty one, whose value is dropped."""
        if isinstance(node, Scalar) and node.text.strip() and "\n" not in node.text:
            return node
        self.fault(messages.BAD_KEY, node.span)
        return Scalar("", node.span)


@standing(KEPT)
def parse_yaml(text: str, file: str, first_line: int = 1) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The top node of a YAML text, or None where it is empty or its syntax is at fault, and all that is wrong with it.

    Args:
        text: Decoded text with `\\n` line ends and no control characters.
        file: Its name as the user gave it.
        first_line: The number of the text's first line in the file (front matter begins on line 2).
    """
    lines = text.split("\n")
    if not _READ_APART.search(text) or not _READ_APART.search(_COMMENTS.sub("", text)):
        builder = _Builder(file, lines, first_line, {})
        try:
            builder.take_all(yaml.parse(text, Loader=yaml.CSafeLoader))
        except _LimitError as error:
            return None, (error.fault,)
        except yaml.YAMLError:
            pass  # the other scanner says what is wrong
        else:
            return builder.root, tuple(builder.faults)
    return _read_slowly(lines, file, first_line)


def _read_slowly(lines: list[str], file: str, first_line: int) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """As `parse_yaml`, by the scanner in Python, whose messages and marks are the same on every computer."""
    syntax: list[Diagnostic] = []
    moved: dict[int, list[tuple[int, int]]] = {}
    is_whole = True
    for _ in range(MAX_FAULTS):
        builder = _Builder(file, lines, first_line, moved)
        try:
            builder.take_all(yaml.parse("\n".join(lines), Loader=yaml.SafeLoader))
        except _LimitError as error:
            return None, (*syntax, error.fault)
        except (ValueError, OverflowError):  # an escape beyond the last character there is
            if not (beyond := _escape_beyond(lines)):
                raise
            line, column, found = beyond
            span = Span(file, line + first_line, column + 1)
            syntax.append(Diagnostic(message=messages.CONTROL_CHAR, values={"char": found}, span=span, found=found))
            _blank(lines, Spoilt(line, line))
            is_whole = False
            continue
        except yaml.MarkedYAMLError as error:
            diagnostic, spoilt = explain(error, lines, file, first_line)
            syntax.append(
                replace(diagnostic, span=builder.as_written(diagnostic.span)) if diagnostic.span else diagnostic
            )
            if spoilt.mended is not None and spoilt.mended != lines[spoilt.first]:
                lines[spoilt.first] = spoilt.mended
                moved.setdefault(spoilt.first, []).append((spoilt.at, spoilt.longer))
            else:
                _blank(lines, spoilt)
                is_whole = False
            continue
        if is_whole:
            return builder.root, (*syntax, *builder.faults)
        told = (messages.ALIAS, messages.TAG, messages.DUPLICATE_KEY)
        return None, (*syntax, *(fault for fault in builder.faults if fault.message in told))
    return None, tuple(syntax)


def _escape_beyond(lines: list[str]) -> tuple[int, int, str] | None:
    """Line and column (from 0) and words of the first escape of a character that there is none of."""
    for number, line in enumerate(lines):
        for match in re.finditer(r"\\U([0-9A-Fa-f]{8})", line):
            if int(match[1], 16) > sys.maxunicode:
                return number, match.start(), match[0]
    return None


def _blank(lines: list[str], spoilt: Spoilt) -> None:
    """Empty the spoilt lines and all that is indented below the first of them."""
    first = min(spoilt.first, len(lines) - 1)
    indent = _indent(lines[first])
    end = max(min(spoilt.last, len(lines) - 1), first)
    while end + 1 < len(lines) and (not lines[end + 1].strip() or _indent(lines[end + 1]) > indent):
        end += 1
    if all(not line for line in lines[first : end + 1]):  # nothing left to blank: give up on the rest of the file
        end = len(lines) - 1
        first = 0
    for i in range(first, end + 1):
        lines[i] = ""


def _indent(line: str) -> int:
    """Blanks at the start of a line; a tab counts as one."""
    match = re.match(r"[ \t]*", line)
    return len(match[0]) if match else 0
