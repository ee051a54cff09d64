"""Copy that still holds the markup of an editing system or of the web: tags go, entities become characters.

Decisions: only tags of HTML and of Word's export count, and only where a file surely has several, for `<` and `>`
stand in copy too (`面积<S>`); a tag that begins a block ends the line before it; the file that a picture's tag names
stays, on its own line.
"""

import html
import re
from collections.abc import Set as AbstractSet
from html.entities import html5
from typing import Final

from layout.repair.punctuation import Edit
from layout.repair.types import Change, Options, Traced

_BLOCKS: Final = (
    "p|br|div|section|article|center|blockquote|figure|figcaption|table|tbody|thead|tr|ul|ol|li|h[1-6]|hr|img|"
    "body|html|head"
)
_WORDS: Final = (
    "span|strong|em|font|a|b|i|u|s|td|th|sup|sub|small|big|label|title|meta|style|link|script|iframe|video|o:p|st1:\\w+"
)
_NAMED: Final = "(?!(?<=[“‘「])<[^<>]*>[”’」])"
"""A tag alone in quotation marks is what the copy speaks of."""
_TAG: Final = re.compile(
    rf"{_NAMED}(?:<!--.*?-->|<!DOCTYPE[^<>]*>|</?(?:(?P<block>{_BLOCKS})|{_WORDS})(?:\s[^<>]*)?/?>)", re.I
)
_SOURCE: Final = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]+\.(?:jpe?g|png|gif|webp|tiff?))""", re.I)
_ENTITY: Final = re.compile(r"&(?:amp;)*(#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8});")
TAGS: Final = 2
"""A file that holds fewer tags has none: what looks like one is its text."""


def has_markup(text: str) -> bool:
    """Whether a file's text holds markup: tags that are closed, say more than a name or stand at the edge of a line."""
    tags = [*_TAG.finditer(text)]
    closed = {match[0][2:-1].strip().lower() for match in tags if match[0][1] == "/"}
    return sum(_is_sure(text, match, closed) for match in tags) >= TAGS


def _is_sure(text: str, tag: re.Match[str], closed: AbstractSet[str]) -> bool:
    """Whether what looks like a tag is one, and no letter in angle brackets (`面积<S>`)."""
    name = tag[0].strip("</>").lower()
    edges = text[max(tag.start() - 1, 0) : tag.start()], text[tag.end() : tag.end() + 1]
    return not name.isalnum() or name in closed or any(edge in ("", "\n", "\r", "<", ">") for edge in edges)


def without_tags(line: Traced, options: Options) -> tuple[list[Traced], list[Change]]:
    """The lines that the blocks in one line make, without their tags, and the tags that went."""
    pieces, changes, done = [Traced()], list[Change](), 0
    for match in _TAG.finditer(line.text):
        start, end = match.span()
        kept = _SOURCE.search(match[0]) if match["block"] else None
        inner = (start + kept.start(1), start + kept.end(1)) if kept else (end, end)
        cuts = [(start, inner[0]), *([(inner[1], end)] if inner[1] < end else [])]
        found = [_removal(line.cut(*cut)) for cut in cuts]
        if any(options.decided(change.id, change.kind) is False for change in found):
            continue
        changes += found
        pieces[-1] += line.cut(done, start)
        if match["block"]:
            pieces += [line.cut(*inner), Traced()] if kept else [Traced()]
        done = end
    pieces[-1] += line.cut(done)
    return pieces, changes


def entity_edits(text: str) -> tuple[Edit, ...]:
    """The character that each entity of one line stands for; `&lt;` stays where it would begin a tag."""
    return tuple(
        Edit(match.start(), match.end(), char, "glyph", 0.97, "an entity of HTML")
        for match in _ENTITY.finditer(text)
        if (match[1][0] == "#" or f"{match[1]};" in html5)
        and len(char := html.unescape(f"&{match[1]};")) == 1
        and not (char == "<" and re.match("/?[A-Za-z!]", text[match.end() :]))
        and (char.isprintable() or char.isspace())
    )


def _removal(cut: Traced) -> Change:
    start, end = cut.at[0], cut.at[-1] + 1
    cues = (("a tag of HTML", 4.0),)
    return Change(f"noise-{start}", "noise", start, end, cut.text, "", 0.97, cues, reason="HTML tag")
