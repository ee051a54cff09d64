"""The slots of the work with all that engines need which place things themselves: points, texts, pictures.

Decision: none of the peers leads a text from a frame on one page to a frame on another, so a jump is cut between
paragraphs here, by the rows that its first slot holds.
"""

from dataclasses import dataclass, replace

from bench.design import (
    BODY_PT,
    CHARS,
    COLUMNS,
    LINES,
    PITCH_PT,
    TRIM_MM,
    ArticleWork,
    PageWork,
    PictureWork,
    SlotWork,
    place_of,
)
from bench.writing import rows_of_text

PT_PER_MM = 72 / 25.4
PAGE_PT = (TRIM_MM[0] * PT_PER_MM, TRIM_MM[1] * PT_PER_MM)
AREA_PT = ((COLUMNS * (CHARS + 1) - 1) * BODY_PT, LINES * PITCH_PT)
MARGIN_PT = ((PAGE_PT[0] - AREA_PT[0]) / 2, (PAGE_PT[1] - AREA_PT[1]) / 2)
DATE = "2021年2月9日　星期二"
PAPER = "量报"
CAPTION_LINES = 2
REST_LINES = 8
"""Lines by which the rest of a jump is longer than the slot that stands in its place on other pages."""


@dataclass(frozen=True, slots=True)
class PlacedWork:
    """A slot: place in points from the type area's top left, head, picture, paragraphs.

    `dateline` stands before the first paragraph; `opening` and `closing` are the jump lines and the byline.
    """

    x: float
    y: float
    width: float
    height: float
    columns: int
    kicker: str
    headline: str
    size_pt: float
    head_lines: int
    picture: PictureWork | None
    dateline: str
    opening: str
    paragraphs: tuple[str, ...]
    closing: str
    body_lines: int


def place_slots(page: PageWork) -> tuple[PlacedWork, ...]:
    """The slots of a page."""
    beside_rest = any(slot.rest_of for slot in page.slots)
    return tuple(_placed(slot, beside_rest=beside_rest) for slot in page.slots)


def _placed(slot: SlotWork, *, beside_rest: bool) -> PlacedWork:
    """A slot with what stands in it; `beside_rest` = a rest stands on its page, and the picture below gives way."""
    rest = slot.rest_of
    article = rest or slot.article
    assert article is not None
    picture = slot.picture or (None if rest else article.picture)
    place, shift = slot.place, REST_LINES if beside_rest else 0
    if slot.sign == "乙":
        place = replace(place, lines=place.lines + shift)
    elif slot.sign == "丁" and picture is not None:
        place = replace(place, line=place.line + shift, lines=place.lines - shift)
        picture = replace(picture, lines=picture.lines - shift)
    used = article.head_lines + (picture.lines + CAPTION_LINES if picture else 0)
    rows = place.lines - 1 - used
    paragraphs, closing = article.paragraphs, "本报记者" if article.paragraphs else ""
    if slot.jump_to is not None:
        paragraphs, _ = _cut(article, rows * place.columns - 2)
        closing = f"（下转第{slot.jump_to}版）"
    elif slot.jump_from is not None:
        assert article.picture is not None
        first = place_of("甲", slot.jump_from)
        before = first.lines - 1 - article.head_lines - article.picture.lines - CAPTION_LINES
        _, paragraphs = _cut(article, before * first.columns - 2)
    return PlacedWork(
        x=place.column * (CHARS + 1) * BODY_PT,
        y=place.line * PITCH_PT,
        width=(place.columns * (CHARS + 1) - 1) * BODY_PT,
        height=(place.lines - 1) * PITCH_PT,
        columns=place.columns,
        kicker="" if rest else article.kicker,
        headline=article.headline,
        size_pt=18 if rest else article.size_pt,
        head_lines=article.head_lines,
        picture=picture,
        dateline="本报讯" if paragraphs and rest is None else "",
        opening=f"（上接第{slot.jump_from}版）" if slot.jump_from else "",
        paragraphs=paragraphs,
        closing=closing,
        body_lines=rows,
    )


def _cut(article: ArticleWork, rows: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of an article that fill so many rows, and the others."""
    held = count = 0
    for text in article.paragraphs:
        held += rows_of_text(text)
        if held > rows:
            break
        count += 1
    return article.paragraphs[:count], article.paragraphs[count:]
