"""Where a character of a text was written."""

from bisect import bisect_right
from dataclasses import replace

from layout.diagnostics import Span
from layout.model.article import RichText


def place_of(text: RichText, offset: int) -> Span | None:
    """The place in the file of character `offset`, counted on from the nearest known place before it.

    Args:
        text: A text with its sources.
        offset: Index of a character of `text.text`.
    """
    at = bisect_right(text.sources, offset, key=lambda source: source[0]) - 1
    if at < 0:
        return None
    known, span = text.sources[at]
    return replace(span, column=span.column + offset - known)
