"""Copy without a mark: paragraphs read straight from its lines; any other is read as Markdown.

Decisions: most articles are nothing but paragraphs with blank lines between them. Those are told apart by what they
lack (no mark of Markdown anywhere, none that begins a line, no two lines in one paragraph), and come out as the
Markdown reader would have them; its parser is loaded with the first text that needs it, for that takes as long as to
read fifty articles.
"""

import importlib
import re
from typing import Any, Final

from layout.diagnostics import Diagnostic, Span
from layout.model.article import Paragraph, RichText
from layout.standing import standing

MARKDOWN: Final = "layout.read.markdown"
KEPT: Final = 1024
"""Texts whose paragraphs are kept: every article of a large issue."""
_MARK: Final = re.compile(r"[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\\`*_\[<&{]")
"""What marks copy anywhere, and the blanks that Markdown changes."""
_BEGINS: Final = re.compile(r"[#>+\-=~|:]|\d+[.)]")
"""What begins a line that is, or may be, no paragraph."""


def parse_copy(text: str, file: str, first_line: int = 1) -> tuple[tuple[Paragraph, ...], tuple[Diagnostic, ...]]:
    """The paragraphs of an article, every character with its place, and what a column cannot hold.

    Args:
        text: Markdown without front matter, lines ended by `\\n`.
        file: Its name as the user gave it.
        first_line: The number of the text's first line in the file.
    """
    plain = None if _MARK.search(text) else _plain(text, file, first_line)
    if plain is not None:
        return plain, ()
    markdown: Any = importlib.import_module(MARKDOWN)
    read: tuple[tuple[Paragraph, ...], tuple[Diagnostic, ...]] = markdown.parse_markdown(text, file, first_line)
    return read


@standing(KEPT)
def _plain(text: str, file: str, first_line: int) -> tuple[Paragraph, ...] | None:
    """The paragraphs of copy without a mark, a line each; None where a line may be something else."""
    found = []
    is_open = False
    for number, line in enumerate(text.split("\n"), first_line):
        begins = line.lstrip(" ")
        if begins and (is_open or _BEGINS.match(begins)):
            return None
        is_open = bool(begins)
        if words := line.strip():
            place = Span(file, number, line.find(words) + 1)
            found.append(Paragraph("body", RichText(words, (), ((0, place),))))
    return tuple(found)
