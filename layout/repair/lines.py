"""The physical lines of a dump: their printed text without margins and invisible characters, and what surrounds them.

Decisions: a blank line is no line but a count on the next one; an indent is white space of 1 em or more at the front,
two ASCII blanks are a folded indent of 2 em;
white space inside a line stays for later steps to judge.
"""

import re
from dataclasses import replace
from typing import Final

from layout.records import dataclass
from layout.repair.decode import Dump
from layout.repair.glyphs import glyph_edits
from layout.repair.markdownmarks import without_marks
from layout.repair.marks import CLOSERS, FINAL, ZERO_WIDTH, char_width_em, width_em
from layout.repair.markup import entity_edits, has_markup, without_tags
from layout.repair.punctuation import Edit, apply_edits
from layout.repair.types import Change, Options, Traced

_INVISIBLE: Final = re.compile(
    "["
    + "".join(sorted(ZERO_WIDTH))
    + "\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
"""Characters that are removed wherever they stand. A byte order mark is one of them."""


_HEADINGS: Final = re.compile(r"^#{1,6}[ \t]+(?=[^\s\d#])", re.M)
MARKDOWN: Final = 2
"""So many marks of Markdown in a file are no accident."""

_INDENT_INSIDE: Final = re.compile(r"(?<=\S)(?:\u3000{2,}| {4,})(?=[^\s\u3000])")
"""An indent in the middle of a line, where copy of the web has lost its line ends."""
RUN_TOGETHER: Final = 80
"""A line that holds several paragraphs has more characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print. Widths in em; `blanks` = blank lines before it; `number` = its place among all kept lines.

    `cut_copy` is what a repeat of it showed about the boundary before it: +1 the other copy runs on, -1 it breaks too.
    `jump_to`, `jump_from` hold the words of a jump mark that stood behind or before it; `heading` is the level of a
    Markdown heading, 0 for none; `titled` says that the line is the short title which a mark back stood behind;
    `part` names the part of a headline that a label said it is; `opening` is the dateline that stood before a title;
    `tabled` says that it is a row of a Markdown table.
    """

    body: Traced
    file: int
    row: int
    blanks: int
    indent_em: float
    width_em: float
    page: int = 0
    noise_before: bool = False
    cut_copy: int = 0
    jump_to: str = ""
    jump_from: str = ""
    page_name: str = ""
    heading: int = 0
    titled: bool = False
    part: str = ""
    opening: Traced = Traced()
    tabled: bool = False

    @property
    def text(self) -> str:
        """The printed words."""
        return self.body.text

    @property
    def start(self) -> int:
        """Offset in the decoded input where it begins."""
        return self.body.at[0]

    @property
    def end(self) -> int:
        """Offset in the decoded input behind its last character."""
        return self.body.at[-1] + 1

    def with_body(self, body: Traced) -> "Line":
        """The same line with another text."""
        return replace(self, body=body, width_em=self.indent_em + width_em(body.text))


def split_lines(
    dump: Dump, options: Options, finished: frozenset[int] = frozenset()
) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines of a dump and what was mended in their characters; `finished` files have none."""
    lines: list[Line] = []
    changes: list[Change] = []
    blanks, file, markdown, tagged = 0, 0, _is_markdown(dump, 0), has_markup(_file(dump, 0))
    ends = (*dump.lines[1:], len(dump.text))
    for row, (start, end) in enumerate(zip(dump.lines, ends, strict=False)):
        while file + 1 < len(dump.first) and dump.first[file + 1] <= start:
            file, blanks = file + 1, 0
            markdown, tagged = _is_markdown(dump, file), has_markup(_file(dump, file))
        if file in finished:
            continue
        bodies, found = _legible(dump.text[start:end], start, options, tagged)
        changes += found
        if not any(body.text.strip() for body in bodies):
            blanks += len(bodies) == 1
            continue
        for body in bodies:
            stripped = body.strip()
            if not stripped.text:
                continue
            stripped, level, found = without_marks(stripped, options) if markdown else (stripped, 0, [])
            changes += found
            indent = _indent(body.text)
            first, *rest = _run_together(stripped)
            lines.append(Line(first, file, row, blanks, indent, indent + width_em(first.text), heading=level))
            lines += [Line(body, file, row, 0, 2.0, 2.0 + width_em(body.text)) for body in rest]
            blanks = 0
    return tuple(lines), tuple(changes)


def _file(dump: Dump, file: int) -> str:
    """The text of one file."""
    ends = (*dump.first[1:], len(dump.text))
    return dump.text[dump.first[file] : ends[file]] if file < len(dump.first) else ""


def _indent(text: str) -> float:
    """How far a line's text stands in, in em; 0 for less than a letter."""
    margin = text[: len(text) - len(text.lstrip())]
    indent = min(sum(4.0 if char == "\t" else char_width_em(char) for char in margin), 8.0)
    return 2.0 if margin == "  " else indent if indent >= 1 else 0.0


def _run_together(line: Traced) -> list[Traced]:
    """The paragraphs of a line that holds several, their indents still between them; else the line alone."""
    gaps = [*_INDENT_INSIDE.finditer(line.text)] if len(line.text) > RUN_TOGETHER else []
    if not any(line.text[gap.start() - 1] in FINAL or line.text[gap.start() - 1] in CLOSERS for gap in gaps):
        return [line]
    starts = [0, *(gap.end() for gap in gaps)]
    ends = [*(gap.start() for gap in gaps), len(line.text)]
    return [line.cut(start, end).strip() for start, end in zip(starts, ends, strict=True)]


def _is_markdown(dump: Dump, file: int) -> bool:
    """Whether a file is Markdown: by its name, or by two headings and more, or one and a table."""
    if file >= len(dump.names) or dump.names[file].lower().endswith((".md", ".markdown")):
        return file < len(dump.names)
    text = _file(dump, file)
    return len(_HEADINGS.findall(text)) + ("|--" in text or "| --" in text) >= MARKDOWN


def _legible(raw: str, start: int, options: Options, tagged: bool) -> tuple[list[Traced], list[Change]]:
    """One raw line with its characters as they were meant: no markup, no invisible ones; the lines that it makes."""
    body, changes = _without_invisible(raw, start, options)
    bodies = [body]
    if tagged and "<" in raw:
        bodies, found = without_tags(body, options)
        changes += found
    for place, part in enumerate(bodies):
        edits = [*(entity_edits(part.text) if "&" in part.text else ()), *glyph_edits(part.text)]
        bodies[place], found = _with_edits(part, edits, options)
        changes += found
    return bodies, changes


def _with_edits(line: Traced, edits: list[Edit], options: Options) -> tuple[Traced, list[Change]]:
    """A line with those edits made that are sure or accepted and not refused; all but the refused are listed."""
    changes: list[Change] = []
    good: list[Edit] = []
    for edit in edits:
        start, end = line.at[edit.start], line.at[edit.end - 1] + 1
        cues = ((edit.cue, round(4.0 * edit.confidence - 2.0, 2)),)
        before = line.text[edit.start : edit.end]
        change = Change(f"glyph-{start}", edit.kind, start, end, before, edit.after, edit.confidence, cues)
        decided = options.decided(change.id, edit.kind)
        if decided is False:
            continue
        made = edit.applied or decided is True
        changes.append(replace(change, applied=made))
        good += [edit] if made else []
    return apply_edits(line, good), changes


def _without_invisible(raw: str, start: int, options: Options) -> tuple[Traced, list[Change]]:
    """One raw line without characters that print nothing."""
    changes: list[Change] = []
    gone: set[int] = set()
    for match in _INVISIBLE.finditer(raw):
        at = start + match.start()
        change = Change(f"invisible-{at}", "invisible", at, at + 1, match[0], "", 1.0, (("prints nothing", 4.0),))
        if options.decided(change.id, change.kind) is not False:
            changes.append(change)
            gone.add(match.start())
    if not gone:
        return Traced(raw, tuple(range(start, start + len(raw)))), changes
    kept = [index for index in range(len(raw)) if index not in gone]
    return Traced("".join(raw[index] for index in kept), tuple(start + index for index in kept)), changes
