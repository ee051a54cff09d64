"""Which byline at the end of a paragraph signs the article: what its other paragraphs end with, who signs already.

Decisions: a bare name, and a pen name in brackets, sign only where nobody else does; where several paragraphs of an
article end with names, each is that of its own paragraph.
"""

from collections.abc import Sequence

from layout.repair.bylines import Reading
from layout.repair.datelines import read_dateline
from layout.repair.facts import opens_caption
from layout.repair.gluedbylines import byline_at_end, ends_signed, names_in_brackets, pen_in_brackets, signed_at
from layout.repair.types import Paragraph


def glued_byline(
    paragraphs: Sequence[Paragraph], place: int, signed: bool, known: frozenset[str]
) -> tuple[int, Reading] | None:
    """Where the byline glued to one of the last paragraphs begins and how it reads, if it signs the article.

    `signed` says that the article has a byline already; `known` are names in other bylines of the dump.
    """
    text, last = paragraphs[place].text, paragraphs[-3:]
    start, reading = byline_at_end(text, known)
    if start == len(text) and place == len(paragraphs) - 1 and not signed and _is_unsigned(paragraphs):
        start, reading = pen_in_brackets(text)
    if start == len(text):
        return None
    alone = start == signed_at(text) or (start and _is_caption(text, reading))
    if alone and (signed or _named_at_start(paragraphs)):
        return None
    listed = sum(other.kind in ("item", "row") and ends_signed(other.text) for other in last)
    named = sum(names_in_brackets(other.text) for other in last)
    if text[start] in "(（ \u3000" and (listed > 1 or (named > 1 and names_in_brackets(text))):
        return None
    return start, reading


def _is_caption(text: str, reading: Reading) -> bool:
    """Whether a paragraph is a caption, which names who took its picture and nobody else."""
    byline = reading.byline
    return opens_caption(text) and (byline.credit in ("摄", "图") or (bool(byline.photo) and not byline.reporters))


def _is_unsigned(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether one paragraph of an article ends with a bracket, and the article has no dateline."""
    ends = sum(paragraph.text[-1:] in ")）" for paragraph in paragraphs)
    return ends == (paragraphs[-1].text[-1:] in ")）") and not read_dateline(paragraphs[0].text)[0]


def _named_at_start(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a byline stands in the dateline of an article."""
    return any(read_dateline(paragraph.text)[2].byline for paragraph in paragraphs[:2])
