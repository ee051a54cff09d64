"""Texts of an article as HTML: the marks that the editor wrote become elements, everything else is escaped."""

from collections.abc import Sequence
from html import escape
from typing import Final

from layout.model.article import Mark, RichText

ELEMENTS: Final = {
    "strong": ("<strong>", "</strong>"),
    "em": ("<em>", "</em>"),
    "code": ("<code>", "</code>"),
    "dots": ('<em class="dots">', "</em>"),
    "name": ('<u class="name">', "</u>"),
    "title": ('<u class="title">', "</u>"),
    "nobreak": ('<span class="whole">', "</span>"),
}
"""What opens and closes a mark without a value. A roster (均排) is a matter of print."""
SAFE: Final = ("http://", "https://", "mailto:")
"""How a link must begin that a page may lead to."""


def html_of(text: RichText) -> str:
    """A text with its marks as HTML; a break that the editor forced is one here too."""
    return _between(text, 0, len(text.text), sorted(text.marks, key=lambda mark: (mark.start, -mark.end)))


def _between(text: RichText, start: int, end: int, marks: Sequence[Mark]) -> str:
    """The characters from `start` to `end` with these marks, which are sorted by their start, the longer first.

    Marks that cross are closed where the outer one ends and opened again behind it.
    """
    done: list[str] = []
    at = start
    while marks:
        mark, *later = marks
        first, last = max(mark.start, at), min(mark.end, end)
        if first >= last:
            marks = later
            continue
        done.append(_plain(text.text[at:first]))
        inside = [one for one in later if one.start < last]
        opening, closing = _element(mark)
        done.append(opening + _between(text, first, last, inside) + closing)
        at = last
        marks = [one for one in later if one.end > last]
    return "".join((*done, _plain(text.text[at:end])))


def _plain(text: str) -> str:
    """Characters without marks."""
    return escape(text).replace("\n", "<br>")


def _element(mark: Mark) -> tuple[str, str]:
    """What opens and closes a mark."""
    value = escape(mark.value)
    match mark.kind:
        case "link":
            return (f'<a href="{value}">', "</a>") if mark.value.startswith(SAFE) else ("", "")
        case "lang":
            return f'<span lang="{value}">', "</span>"
        case "ruby":
            return "<ruby>", f"<rp>（</rp><rt>{value}</rt><rp>）</rp></ruby>"
    return ELEMENTS.get(mark.kind, ("", ""))
