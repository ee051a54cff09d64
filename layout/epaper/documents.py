"""The digital paper as data: the issue with its pages and zones, and every article. Source: newspaper.md §9.

Decisions: coordinates are given twice, in pixels of the page's picture and as parts of its width and height, so that
neither a larger picture nor another reader needs to reckon; texts are plain, with the kind of each paragraph.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Final, TypeAlias

from layout.compose.types import Sheet
from layout.epaper.types import Article, Json, Shown, Zone
from layout.model.article import RichText
from layout.model.story import Table
from layout.pipeline import Edition

PARTS: Final = ("column_head", "kicker", "headline", "deck", "summary")
"""Kinds of a head's texts, each a member of an article's document."""
SET_APART: Final = ("pull", "byline", "summary")
"""Kinds of body texts that are said elsewhere too: a pull quote in the text, the others in members of their own."""


PageFace: TypeAlias = tuple[Sheet, tuple[int, int]]
"""A page and the size of its picture in pixels."""


def title_of(article: Article) -> str:
    """What an article is called where it is listed: its headline, else how it begins."""
    for kind in ("headline", "kicker", "column_head"):
        for element in article.head:
            if element.kind == kind:
                return plain_line(element.text)
    first = next((element.text for element in article.body), None)
    caption = next((one.caption.text for one in article.shown if one.caption), None)
    return plain_line(first or caption or RichText(article.id))[:20]


def plain_line(text: RichText) -> str:
    """A text in one line."""
    return text.text.replace("\n", " ")


def issue_json(edition: Edition, pages: Sequence[PageFace], zones: Sequence[Zone], articles: Sequence[Article]) -> Json:
    """`issue.json`: pages with their pictures (name, pixels) and zones, articles with their titles and files."""
    issue = edition.issue
    names = {article.id: article.name for article in articles}
    return {
        "paper": issue.paper.name,
        "date": issue.date.isoformat(),
        "number": issue.number or None,
        "lang": issue.lang,
        "pages": [
            {
                "number": sheet.number,
                "label": sheet.label,
                "name": sheet.name,
                "file": page_file(sheet),
                "image": f"{sheet.label}.jpg",
                "width_px": size[0],
                "height_px": size[1],
                "pdf": f"{sheet.label}.pdf",
                "zones": [zone_json(zone, sheet, size, names) for zone in zones if zone.page == sheet.number],
            }
            for sheet, size in pages
        ],
        "articles": [
            {"id": one.id, "title": title_of(one), "file": f"{one.name}.htm", "data": f"{one.name}.json"}
            for one in articles
        ],
    }


def page_file(sheet: Sheet) -> str:
    """The web page of a page."""
    return f"node_{sheet.number}.htm"


def zone_json(zone: Zone, sheet: Sheet, size: tuple[int, int], names: Mapping[str, str]) -> Json:
    """A zone: its polygon in pixels of the page's picture, and in parts of the page."""
    parts = [((x - sheet.trim.x0) / sheet.trim.width, (y - sheet.trim.y0) / sheet.trim.height) for x, y in zone.polygon]
    return {
        "slot": zone.slot,
        "order": zone.order,
        "article": zone.article,
        "file": f"{names[zone.article]}.htm" if zone.article else None,
        "polygon_px": [[round(x * size[0]), round(y * size[1])] for x, y in parts],
        "polygon": [[round(x, 5), round(y, 5)] for x, y in parts],
    }


def article_json(edition: Edition, article: Article) -> Json:
    """One article: what its head says by kind, paragraphs in order, pictures, tables, names, and where it stands."""
    issue = edition.issue
    texts = (*article.head, *article.body)
    by_kind = {kind: [plain_line(one.text) for one in texts if one.kind == kind] for kind in PARTS}
    byline = {key: value for key, value in asdict(article.byline).items() if key not in ("at", "span")}
    return {
        "id": article.id,
        "paper": issue.paper.name,
        "date": issue.date.isoformat(),
        "lang": article.lang,
        "rank": article.rank,
        **{kind: by_kind[kind] if kind == "deck" else " ".join(by_kind[kind]) or None for kind in PARTS},
        "byline": byline,
        "paragraphs": [{"kind": one.kind, "text": one.text.text} for one in article.body if one.kind not in SET_APART],
        "pictures": [
            {"file": picture_file(article, place), "alt": one.picture.alt, "caption": _caption(one), "page": one.page}
            for place, one in enumerate(article.shown, 1)
        ],
        "tables": [_rows(table) for table in article.tables],
        "zones": [{"page": zone.page, "slot": zone.slot, "order": zone.order} for zone in article.zones],
    }


def picture_file(article: Article, place: int) -> str:
    """The file of an article's picture, counted from 1."""
    return f"{article.name}_{place}.jpg"


def _caption(shown: Shown) -> str | None:
    """What stands below a picture, credit included."""
    return plain_line(shown.caption.text) if shown.caption else None


def _rows(table: Table) -> list[list[str]]:
    """A table's cells, row by row."""
    return [[plain_line(cell.text) for cell in row] for row in table.rows]
