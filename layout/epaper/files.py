"""The files of the digital paper in a folder of its date, ready to be copied to a web site beside earlier issues."""

from collections.abc import Collection, Sequence
from io import BytesIO
from typing import Final

from PIL import Image

from layout.bundled import bundled
from layout.compose.types import Sheet
from layout.diagnostics import json_bytes
from layout.epaper.documents import PageFace, article_json, issue_json, page_file, picture_file
from layout.epaper.pages import STYLE, article_html, page_html
from layout.epaper.types import Article
from layout.epaper.zones import articles_of, zones_of
from layout.export import Delivered
from layout.paint import paint_pdf
from layout.pipeline import Edition
from layout.proof import page_picture

PAGE_DPI: Final = 110.0
"""Of a page's picture: a tabloid page is then about 1,200 pixels wide."""
PICTURE_DPI: Final = 200.0
"""Of an article's pictures, cut from the page as they were printed."""
QUALITY: Final = 85
"""Of JPEG files."""


def epaper_files(edition: Edition, numbers: Collection[int]) -> tuple[Delivered, ...]:
    """The digital paper (数字报) of these pages, in `epaper/YYYY-MM/DD/`: issue.json, for each page its picture, PDF
    and web page, for each article its data, pictures and web page.

    Args:
        edition: The issue, made up.
        numbers: The pages that are in it.

    Source: newspaper.md §9.
    """
    sheets = [sheet for sheet in edition.sheets if sheet.number in numbers]
    zones = tuple(zone for sheet in sheets for zone in zones_of(edition, sheet))
    articles = articles_of(edition, sheets, zones)
    made: dict[str, bytes] = {}
    faces: list[PageFace] = []
    for sheet in sheets:
        pdf = paint_pdf([sheet], edition.issue, edition.registry, "read")
        picture = page_picture(pdf, 0, PAGE_DPI / 72)
        faces.append((sheet, picture.size))
        made[f"{sheet.label}.pdf"] = pdf
        made[f"{sheet.label}.jpg"] = _jpeg(picture)
        made |= _pictures(pdf, sheet, articles)
    for face in faces:
        own = [zone for zone in zones if zone.page == face[0].number]
        made[page_file(face[0])] = page_html(edition, face, sheets, own, articles).encode()
    if sheets:  # who comes to the folder sees its first page
        made["index.html"] = made[page_file(sheets[0])]
    for article in articles:
        made[f"{article.name}.json"] = json_bytes(article_json(edition, article))
        made[f"{article.name}.htm"] = article_html(edition, article, sheets).encode()
    made["issue.json"] = json_bytes(issue_json(edition, faces, zones, articles))
    made[STYLE] = bundled("layout.epaper", STYLE).read_bytes()
    folder = f"epaper/{edition.issue.date:%Y-%m/%d}"
    return tuple(Delivered(f"{folder}/{name}", data) for name, data in made.items())


def _pictures(pdf: bytes, sheet: Sheet, articles: Sequence[Article]) -> dict[str, bytes]:
    """The pictures of articles that stand on a page, as they are printed there."""
    return {
        picture_file(article, place): _jpeg(page_picture(pdf, 0, PICTURE_DPI / 72, shown.rect))
        for article in articles
        for place, shown in enumerate(article.shown, 1)
        if shown.page == sheet.number
    }


def _jpeg(picture: Image.Image) -> bytes:
    """A picture as JPEG, colours as fine as the rest: there is type in it."""
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return stream.getvalue()
