"""Markdown to paragraphs: the part of CommonMark that a newspaper column can hold, every character with its place.

Decisions: a line end inside a paragraph vanishes beside a Han character and is a space between Latin words; `\\` or two
blanks at a line's end keep it, and a paragraph whose line ends are all kept is verse. Indented copy is an ordinary
paragraph, a line of `---` makes no heading out of the one above it, and `[注]: 文字` stays text: what the editor wrote
is printed or reported, never swallowed. `**` opens and closes beside Han characters whatever mark stands inside
(`**《书名》**是`). HTML comments are the editor's notes and are left out.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from layout.chars import is_cjk
from layout.diagnostics import Diagnostic, Message, Span
from layout.model.article import CellAlign, Cells, MarkKind, Paragraph, ParagraphKind, RichText
from layout.read import messages
from layout.read.inline import Inline, Text, inline_of
from layout.read.spans import TOKEN, span_rule
from layout.standing import standing

BULLET = "●"
KEPT = 1024
"""Texts whose paragraphs are kept: every article of a large issue."""
"""What stands before an item of an unnumbered list."""
_ALIGNS: dict[str, CellAlign] = {"text-align:left": "start", "text-align:center": "center", "text-align:right": "end"}
_AMBIGUOUS = "“”‘’…—·（）"
_MARKS: dict[str, MarkKind] = {"strong": "strong", "em": "em", "link": "link"}
_TABLE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE)
"""The line below the head of a table."""
_SPACE_OR_END = re.compile(r"\s")


def _emphasis(state: StateInline, silent: bool) -> bool:
    """CommonMark's `*` and `_`, but a Han character counts as a word's edge beside a mark, as no blank stands there."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    run = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1] if state.pos else " "
    end = state.pos + run.length
    after = state.src[end] if end < state.posMax else " "
    may_open, may_close = run.can_open, run.can_close
    if marker == "*" and (is_cjk(before) or is_cjk(after)):
        may_open, may_close = not after.isspace(), not before.isspace()
    for _ in range(run.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(Delimiter(ord(marker), run.length, len(state.tokens) - 1, -1, may_open, may_close))
    state.pos = end
    return True


def _shallow(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """A rule whose looks ahead count for several levels: brackets in brackets are looked through once for each."""

    def look(state: StateInline, silent: bool) -> bool:
        state.level += AHEAD if silent else 0
        found = rule(state, silent)
        state.level -= AHEAD if silent else 0
        return found

    return look


MAX_DEPTH, PARSED_DEPTH = 8, 100
"""Levels of lists and quotes that an article may have, and that are read; the parser silently drops what is deeper."""
AHEAD = PARSED_DEPTH // MAX_DEPTH
"""Levels that brackets in brackets count for."""


def _parser() -> MarkdownIt:
    """CommonMark without what turns copy into something else."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": PARSED_DEPTH})
    parser.enable("table")
    parser.disable(["code", "lheading", "reference", "text_join", "fragments_join"])
    for name, rule in (("emphasis", _emphasis), ("link", _shallow(link)), ("image", _shallow(image))):
        parser.inline.ruler.at(name, rule)
    parser.inline.ruler.before("emphasis", TOKEN, span_rule)
    return parser


_PARSER = _parser()


class _Reader:
    """Block tokens to paragraphs; faults are noted and reading goes on."""

    def __init__(self, lines: list[str], file: str, first_line: int) -> None:
        self.lines, self.file, self.first_line = lines, file, first_line
        self.paragraphs: list[Paragraph] = []
        self.faults: list[Diagnostic] = []
        self.lists: list[int | None] = []
        self.first_number: int | None = None
        self.marker = ""
        self.quotes = 0
        self.heading = 0
        self.cells: list[list[RichText]] | None = None
        self.aligns: list[CellAlign] = []
        self.cell_end = (-1, 0)

    def fault(self, message: Message, span: Span, found: str = "", **values: str) -> None:
        """Note a fault."""
        self.faults.append(
            Diagnostic(message=message, values={"found": found, **values}, span=span, found=found or None)
        )

    def line_start(self, line: int) -> Span:
        """The first character of a line (from 0)."""
        text = self.lines[line] if line < len(self.lines) else ""
        return Span(self.file, line + self.first_line, len(text) - len(text.lstrip()) + 1)

    def take(self, token: Token) -> None:
        """Go on by one block token."""
        span = self.line_start(token.map[0]) if token.map else Span(self.file, self.first_line, 1)
        if token.level == MAX_DEPTH and token.nesting > 0:
            deep = ("多层的列表或引文", "lists or quotes so deep", "少嵌几层", "nest them less")
            self._refuse(span, *deep)
        match token.type:
            case "inline" if self.cells is not None:
                self._cell(token)
            case "inline":
                self._paragraph(token)
            case "table_open" | "tr_open" | "th_open" | "table_close":
                self._table_part(token)
            case "heading_open":
                self.heading = int(token.tag[1:])
                if self.heading == 1:
                    self._refuse(
                        span,
                        "大标题（#）",
                        "a main heading (#)",
                        "主题写在稿件头里；小标题用 ##",
                        "the headline stands in the front matter; subheads are ##",
                    )
            case "heading_close":
                self.heading = 0
            case "bullet_list_open" | "ordered_list_open":
                number = int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None
                self.lists.append(number)
                self.first_number = number
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.marker = BULLET if self.lists[-1] is None else f"{self._number(token)}{token.markup}"
            case "list_item_close":
                self.marker = ""
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "hr":
                self._refuse(
                    span,
                    "分隔线",
                    "a dividing line",
                    "删去这一行，或用小标题分段",
                    "delete the line, or part the text by a subhead",
                )
            case "fence":
                self._refuse(
                    span,
                    "代码块",
                    "a block of code",
                    "删去 ```；要逐行排的文字在行尾加 \\",
                    "delete the ```; to keep line ends write \\ before them",
                )
            case "html_block":
                if not re.fullmatch(r"\s*(<!--.*?-->\s*)+", token.content, re.DOTALL):
                    self.fault(messages.RAW_HTML, span, token.content.strip().split("\n")[0][:40])
            case _:
                pass

    def _number(self, item: Token) -> int:
        """The number of an item of an ordered list: as written, or counted on where every item says the same."""
        count, written = self.lists[-1] or 0, int(item.info or 0)
        number = count if written == self.first_number and count > written else written
        self.lists[-1] = number + 1
        return number

    def _refuse(self, span: Span, what_zh: str, what_en: str, hint_zh: str, hint_en: str) -> None:
        """Something a column cannot hold."""
        values = {"what_zh": what_zh, "what_en": what_en, "hint_zh": hint_zh, "hint_en": hint_en}
        self.fault(messages.NO_PLACE_IN_COLUMN, span, self.lines[span.line - self.first_line].strip()[:40], **values)

    def _rows(self, token: Token) -> tuple[tuple[int, Span], ...]:
        """The place of each line of an inline token's content: (offset, place)."""
        first = token.map[0] if token.map else 0
        rows, offset = [], 0
        for i, row in enumerate(token.content.split("\n")):
            source = self.lines[first + i] if first + i < len(self.lines) else ""
            rows.append((offset, Span(self.file, first + i + self.first_line, max(source.find(row), 0) + 1)))
            offset += len(row) + 1
        return tuple(rows)

    def _table_part(self, token: Token) -> None:
        """Begin or end of a table, a row, a cell of its head."""
        if token.type == "table_open":
            self.cells, self.aligns = [], []
        elif token.type == "table_close":
            self._table()
        elif token.type == "th_open":
            self.aligns.append(_ALIGNS.get(str(token.attrs.get("style", "")), "auto"))
        elif self.cells is not None:
            self.cells.append([])

    def _cell(self, token: Token) -> None:
        """One cell of a table; equal cells of one row are told apart by what was read before."""
        line = token.map[0] if token.map else 0
        source, start = self.lines[line] if line < len(self.lines) else "", 0
        if self.cell_end[0] == line:
            start = self.cell_end[1]
        found = max(source.find(token.content, start), start) if token.content else start
        self.cell_end = (line, found + len(token.content))
        text, inline = Text(), inline_of(token.content, ((0, Span(self.file, line + self.first_line, found + 1)),))
        for child in token.children or ():
            self.take_piece(child, text, inline)
        if self.cells:
            self.cells[-1].append(text.rich())

    def _table(self) -> None:
        """The table whose cells have been read."""
        rows = tuple(tuple(row) for row in self.cells or ())
        self.cells = None
        first = next((cell for row in rows for cell in row if cell.sources), RichText(""))
        cells = Cells(rows, tuple(self.aligns))
        self.paragraphs.append(Paragraph("table", replace(first, text="", marks=()), cells=cells))

    def _paragraph(self, token: Token) -> None:
        """One paragraph, heading or list item."""
        text = Text()
        source = inline_of(token.content, self._rows(token))
        if table := _TABLE.search(token.content):
            hint = ("表头和横线要一样多格", "the head and the line below it need the same number of cells")
            self._refuse(source.find(table[0]), "没写完整的表格", "an incomplete table", *hint)
            return
        has_han = any(map(is_cjk, token.content))
        children = token.children or []
        soft = hard = 0
        for i, child in enumerate(children):
            if child.type == "softbreak":
                soft += 1
                after = children[i + 1].content[:1] if i + 1 < len(children) else ""
                source.at = source.content.find("\n", source.at) + 1
                before = text.chars[-1][-1:] if text.chars else ""
                if before and not _joins(before, after or next(iter(source.content[source.at :]), ""), has_han):
                    text.add(" ", source.place(source.at - 1))
            elif child.type == "hardbreak":
                hard += 1
                text.add("\n", source.find("\n"))
            else:
                self.take_piece(child, text, source)
        rich = text.rich()
        if not rich.text.strip():
            return
        kind, level = self._kind(soft, hard)
        self.paragraphs.append(Paragraph(kind, rich, level=level, marker=self.marker if kind == "item" else ""))
        if kind == "item":
            self.marker = ""

    def take_piece(self, child: Token, text: Text, source: Inline) -> None:
        """One inline token other than a line end."""
        name = child.type.removesuffix("_open").removesuffix("_close")
        if name == TOKEN:
            if child.nesting > 0:
                text.open(cast(MarkKind, child.attrs["kind"]), str(child.attrs["value"]))
            else:
                text.close()
        elif name in _MARKS:
            if child.nesting > 0:
                text.open(_MARKS[name], str(child.attrs.get("href", "")))
            else:
                if name == "link":
                    self._check_link(text, source)
                text.close()
        elif child.type == "code_inline":
            text.open("code")
            text.add(child.content, source.find(child.content))
            text.close()
        elif child.type == "html_inline":
            span = source.find(child.content)
            if not child.content.startswith("<!--"):
                self.fault(messages.RAW_HTML, span, child.content[:40])
        elif child.type == "image":
            values = (
                "图片",
                "a picture",
                "图片写在稿件头的 图: 里",
                "pictures are listed in the front matter under `pictures`",
            )
            self._refuse(source.find("!["), *values)
        elif child.type == "text_special":
            text.add(child.content, source.find(child.markup))
        elif child.content:
            span = source.find(child.content)
            if child.content == "*" and not _stands_alone(source):
                self._stray(span)
            text.add(child.content, span)

    def _check_link(self, text: Text, source: Inline) -> None:
        """A link whose address stands nowhere in its words: paper does not show it."""
        _, start, address = text.starts[-1]
        words = "".join(text.chars)[start:]
        if words not in (address, address.removeprefix("mailto:")):
            self.fault(messages.LINK_ADDRESS, source.place(max(source.at - 1, 0)), address)

    def _stray(self, span: Span) -> None:
        """A `*` that marks nothing; two side by side are one fault."""
        last = self.faults[-1] if self.faults else None
        if last is None or last.message is not messages.STRAY_MARK or last.span is None or last.found is None:
            self.fault(messages.STRAY_MARK, span, "*")
        elif last.span == Span(span.file, span.line, span.column - len(last.found)):
            self.faults.pop()
            self.fault(messages.STRAY_MARK, last.span, last.found + "*")
        else:
            self.fault(messages.STRAY_MARK, span, "*")

    def _kind(self, soft: int, hard: int) -> tuple[ParagraphKind, int]:
        """What a paragraph is, and its level."""
        if self.heading:
            return "subhead", max(self.heading - 1, 1)
        if self.lists:
            return ("item", len(self.lists)) if self.marker else ("body", 1)
        if self.quotes:
            return ("pull" if self.quotes > 1 else "quote"), 1
        return ("verse", 1) if hard and not soft else ("body", 1)


def _joins(before: str, after: str, has_han: bool) -> bool:
    """Whether a line end between two characters vanishes (else it is a space)."""
    if is_cjk(before) or is_cjk(after):
        return True
    return has_han and (before in _AMBIGUOUS or after in _AMBIGUOUS)


def _stands_alone(source: Inline) -> bool:
    """Whether the `*` just read stands between blanks or digits, as in `3 * 4`."""
    before = source.content[source.at - 2 : source.at - 1]
    after = source.content[source.at : source.at + 1]
    return all(not char or _SPACE_OR_END.match(char) or char.isdigit() for char in (before, after))


def parse_inline(text: str, file: str, line: int = 1) -> tuple[RichText, tuple[Diagnostic, ...]]:
    """One line of copy in which only inline marks count (`**bold**`), every character with its place; and its faults.

    Args:
        text: The line, without its end.
        file: Its name as the user gave it.
        line: Its number in the file.
    """
    written = Text()
    source = inline_of(text, ((0, Span(file, line, 1)),))
    reader = _Reader([text], file, line)
    for token in _PARSER.parseInline(text):
        for child in token.children or ():
            reader.take_piece(child, written, source)
    return written.rich(), tuple(reader.faults)


@standing(KEPT)
def parse_markdown(text: str, file: str, first_line: int = 1) -> tuple[tuple[Paragraph, ...], tuple[Diagnostic, ...]]:
    """The paragraphs of an article, every character with its place, and what a column cannot hold.

    Args:
        text: Markdown without front matter, lines ended by `\\n`.
        file: Its name as the user gave it.
        first_line: The number of the text's first line in the file.
    """
    reader = _Reader(text.split("\n"), file, first_line)
    for token in _PARSER.parse(text):
        reader.take(token)
    return tuple(reader.paragraphs), tuple(reader.faults)
