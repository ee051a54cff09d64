"""The web pages of the digital paper: one for each page, with its picture and areas that lead to articles; one for each
article.

Decisions: plain HTML that works from a disk, without scripts and without anything from elsewhere; areas are an SVG over
the picture, so that they fit at any size, can be reached with the keyboard and are read out by their titles.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from layout.compose.types import Sheet
from layout.diagnostics import MessageLang
from layout.epaper.documents import PageFace, page_file, picture_file, title_of, zone_json
from layout.epaper.markup import html_of
from layout.epaper.types import Article, Zone
from layout.model.story import Table, TextElement
from layout.pipeline import Edition

WORDS: Final = {
    "zh": {
        "page": "第{number}版：{name}",
        "pages": "版面",
        "articles": "本版文章",
        "on": "原载{pages}",
        "pdf": "本版 PDF",
        "between": "、",
    },
    "en": {
        "page": "Page {number} {name}",
        "pages": "Pages",
        "articles": "On this page",
        "on": "Printed on {pages}",
        "pdf": "This page as PDF",
        "between": ", ",
    },
}
"""What the pages say of themselves, in both languages."""
STYLE: Final = "epaper.css"
TAGS: Final = {"subhead": "h2", "quote": "blockquote", "headline": "h1"}
"""Elements of texts that are no plain paragraph."""


def page_html(
    edition: Edition, face: PageFace, every: Sequence[Sheet], zones: Sequence[Zone], articles: Sequence[Article]
) -> str:
    """The web page of a page: its picture with an area for each of its zones, and the list of its articles."""
    sheet, (width, height) = face
    lang, words = _spoken(edition)
    titles = {article.id: title_of(article) for article in articles}
    names = {article.id: article.name for article in articles}
    areas = []
    for zone in zones:
        place = zone_json(zone, sheet, face[1], names)
        if place["file"] is not None:
            points = " ".join(f"{x},{y}" for x, y in place["polygon_px"])
            title = escape(titles[str(zone.article)])
            areas.append(f'<a href="{escape(place["file"])}"><title>{title}</title><polygon points="{points}"/></a>')
    told = dict.fromkeys(zone.article for zone in zones if zone.article)
    listed = "".join(f'<li><a href="{names[one]}.htm">{escape(titles[one])}</a></li>' for one in told)
    name = _page_name(sheet, words)
    body = (
        f"{_pages(every, sheet.number, words)}<main><h1>{escape(name)}</h1>"
        f'<div class="page"><div class="face"><img src="{sheet.label}.jpg" width="{width}" height="{height}" '
        f'alt="{escape(name)}"><svg viewBox="0 0 {width} {height}">{"".join(areas)}</svg></div>'
        f"<div><h2>{words['articles']}</h2><ol>{listed}</ol>"
        f'<p><a href="{sheet.label}.pdf">{words["pdf"]}</a></p></div></div></main>'
    )
    return _document(f"{edition.issue.paper.name} {edition.issue.date.isoformat()} {name}", body, lang)


def article_html(edition: Edition, article: Article, every: Sequence[Sheet]) -> str:
    """The web page of an article: head, text, pictures and tables whole, and on which pages it was printed."""
    lang, words = _spoken(edition)
    sheets = {sheet.number: sheet for sheet in every}
    places = [sheets[number] for number in dict.fromkeys(zone.page for zone in article.zones)]
    printed = words["between"].join(
        f'<a href="{page_file(sheet)}">{escape(_page_name(sheet, words))}</a>' for sheet in places
    )
    figures = [
        f'<figure><img src="{picture_file(article, place)}" alt="{escape(one.picture.alt)}">'
        + (f"<figcaption>{html_of(one.caption.text)}</figcaption>" if one.caption else "")
        + "</figure>"
        for place, one in enumerate(article.shown, 1)
    ]
    texts = "\n".join(_texts([one for one in article.body if one.kind != "pull"]))
    body = (
        f'{_pages(every, places[0].number, words)}<main><article lang="{article.lang}">\n'
        f"{chr(10).join(_element(one) for one in article.head)}\n"
        f'<p class="pages" lang="{lang}">{escape(edition.issue.paper.name)} {edition.issue.date.isoformat()}　'
        f"{words['on'].format(pages=printed)}</p>\n"
        f"{''.join(figures)}{texts}{''.join(map(_table, article.tables))}\n</article></main>"
    )
    return _document(f"{title_of(article)} - {edition.issue.paper.name}", body, article.lang)


def _spoken(edition: Edition) -> tuple[MessageLang, dict[str, str]]:
    """The language that the pages speak, and its words."""
    lang: MessageLang = "zh" if edition.issue.lang.startswith("zh") else "en"
    return lang, WORDS[lang]


def _page_name(sheet: Sheet, words: dict[str, str]) -> str:
    """A page as a reader calls it."""
    return words["page"].format(number=sheet.label, name=sheet.name).rstrip("： ")


def _pages(every: Iterable[Sheet], current: int, words: dict[str, str]) -> str:
    """The way to every page."""
    links = "".join(
        f'<a href="{page_file(sheet)}"{" aria-current=page" if sheet.number == current else ""}>'
        f"{escape(_page_name(sheet, words))}</a>"
        for sheet in every
    )
    return f'<nav aria-label="{words["pages"]}">{links}</nav>'


def _texts(texts: Sequence[TextElement]) -> Iterable[str]:
    """The body's elements; items of a list that follow one another become one list."""
    items: list[str] = []
    for text in texts:
        if text.kind == "item":
            items.append(f"<p>{html_of(text.text)}</p>")
            continue
        if items:
            yield f'<div class="items">{"".join(items)}</div>'
            items = []
        yield _element(text)
    if items:
        yield f'<div class="items">{"".join(items)}</div>'


def _element(text: TextElement) -> str:
    """One text as an element."""
    tag = TAGS.get(text.kind, "p")
    return f'<{tag} class="{text.kind}">{html_of(text.text)}</{tag}>'


def _table(table: Table) -> str:
    """A small table, its first row the head."""
    head, *rows = table.rows
    top = "".join(f'<th scope="col">{html_of(cell.text)}</th>' for cell in head)
    lines = "".join(f"<tr>{''.join(f'<td>{html_of(cell.text)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>"


def _document(title: str, body: str, lang: str) -> str:
    """A whole web page."""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(title)}</title>'
        f'<link rel="stylesheet" href="{STYLE}"></head>\n<body>\n{body}\n</body></html>\n'
    )
