"""An article file: front matter between two lines of `---`, then Markdown."""

from pathlib import Path
from typing import Final

from layout.diagnostics import Diagnostic, Span
from layout.read import messages
from layout.read.files import MAX_ARTICLE_BYTES, read_text
from layout.read.plain_copy import parse_copy
from layout.read.types import Mapping, RawArticle
from layout.read.yaml_nodes import parse_yaml

FENCE = "---"
MAX_PARAGRAPHS: Final = 20_000
"""Paragraphs and cells of tables in an article: a page holds some hundreds, and each is work for every stage."""


def read_article(path: Path, name: str, article: str) -> tuple[RawArticle | None, tuple[Diagnostic, ...]]:
    """The article of a file, as far as it can be read, and all that is wrong with it.

    Args:
        path: A file inside the paper's folder.
        name: Its name as the user would give it.
        article: The article's name in the stock.
    """
    text, faults = read_text(path, name, limit=MAX_ARTICLE_BYTES)
    if text is None:
        return None, faults
    return parse_article(text, path, name, article, faults)


def parse_article(
    text: str, path: Path, name: str, article: str, faults: tuple[Diagnostic, ...] = ()
) -> tuple[RawArticle | None, tuple[Diagnostic, ...]]:
    """The article in a decoded text; `faults` are those of decoding, handed on before its own."""
    lines = text.split("\n")
    start = Span(name, 1, 1)
    front: Mapping | None = None
    found: list[Diagnostic] = [*faults]
    body_line = 0
    if lines[0].rstrip() == FENCE:
        end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in (FENCE, "...")), None)
        if end is None:
            return None, (*found, Diagnostic(message=messages.FRONT_OPEN, span=start, found=FENCE))
        node, wrong = parse_yaml("\n".join(lines[1:end]), name, 2)
        found += wrong
        if isinstance(node, Mapping):
            front = node
        elif node is not None:
            found.append(Diagnostic(message=messages.NOT_MAPPING, span=node.span, found=lines[1][:40]))
        body_line = end + 1
    paragraphs, wrong = parse_copy("\n".join(lines[body_line:]), name, body_line + 1)
    count = sum(sum(map(len, p.cells.rows)) if p.cells else 1 for p in paragraphs)
    if count > MAX_PARAGRAPHS:
        values = {"count": str(count), "limit": str(MAX_PARAGRAPHS)}
        return None, (*found, Diagnostic(message=messages.TOO_MANY_PARAGRAPHS, values=values, span=start))
    found += wrong
    if not paragraphs:
        found.append(Diagnostic(message=messages.EMPTY_ARTICLE, span=Span(name, body_line + 1, 1)))
    return RawArticle(article, path, front, paragraphs, start), tuple(found)
