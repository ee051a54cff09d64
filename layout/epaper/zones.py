"""Which articles stand on the pages, and where: zones in reading order, from the frames that text was poured into.

Decisions: zones come from the layout, never from a picture of the page; a slot is one zone, an L-shaped one a polygon
of six corners; a story that jumps is one article with a zone on each page; texts are as they are printed.
Source: newspaper.md §9.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from layout.compose.measure import paper_of
from layout.compose.types import GraphicItem, PictureItem, Sheet
from layout.epaper.types import Article, Point, Shown, Zone
from layout.geometry import Rect
from layout.model.article import Byline
from layout.model.page import Ad, Page, PhotoStory, Slot, StoryPart
from layout.model.story import Story, StoryPicture, Table, TextElement
from layout.pipeline import Edition


def zones_of(edition: Edition, sheet: Sheet) -> tuple[Zone, ...]:
    """The zones of a page: what is read in the order in which it is read, then advertisements.

    Copy that is still to come (待稿) has no zone.
    """
    page = _page(edition, sheet)
    placed = next(one for one in edition.filled.placed.pages if one.number == sheet.number)
    paper = paper_of(page)
    pending = {story.id for story in edition.issue.stories if story.pending_chars is not None}
    read = [slot for item in sheet.items if (slot := getattr(item, "slot", None)) is not None]
    reading = {slot: place for place, slot in reversed(list(enumerate(read)))}
    zones: list[Zone] = []
    for slot in sorted(placed.slots, key=lambda one: _turn(one.slot, reading)):
        content = slot.slot.content
        article = content.story if isinstance(content, StoryPart) else slot.slot.address
        if article not in pending and isinstance(content, StoryPart | PhotoStory | Ad):
            rects = [paper.ink_box(b.left_em, b.width_em, b.top_line, b.lines - b.white_lines) for b in slot.blocks]
            told = None if isinstance(content, Ad) else article
            zones.append(Zone(sheet.number, slot.slot.address, len(zones) + 1, told, outline(rects)))
    return tuple(zones)


def _turn(slot: Slot, reading: dict[str, int]) -> tuple[bool, int]:
    """When a slot is read: advertisements last."""
    return isinstance(slot.content, Ad), reading.get(slot.address, len(reading))


def _page(edition: Edition, sheet: Sheet) -> Page:
    """The page of a sheet."""
    return next(page for page in edition.issue.pages if page.number == sheet.number)


def outline(rects: Sequence[Rect]) -> tuple[Point, ...]:
    """The corners, clockwise from the top left, of a rectangle or of two that stand above one another: the wider one
    then reaches to the other, for between them is only the white that parts it from its neighbour.
    """
    upper, lower = rects[0], rects[-1]
    edge = upper.y1 if upper.width > lower.width else lower.y0
    points = (
        *((upper.x0, upper.y0), (upper.x1, upper.y0), (upper.x1, edge), (lower.x1, edge)),
        *((lower.x1, lower.y1), (lower.x0, lower.y1), (lower.x0, edge), (upper.x0, edge)),
    )
    corners = [point for place, point in enumerate(points) if point != points[place - 1]]
    turns = [corner for place, corner in enumerate(corners) if not _is_between(corners, place)]
    first = turns.index((upper.x0, upper.y0))
    return (*turns[first:], *turns[:first])


def _is_between(corners: Sequence[Point], place: int) -> bool:
    """Whether a corner lies on the straight line between its neighbours."""
    before, here, after = corners[place - 1], corners[place], corners[(place + 1) % len(corners)]
    return any(before[axis] == here[axis] == after[axis] for axis in (0, 1))


def articles_of(edition: Edition, sheets: Sequence[Sheet], zones: Collection[Zone]) -> tuple[Article, ...]:
    """The articles of these pages in reading order; what copyfit left out is in none of them."""
    stories = {story.id: story for story in edition.issue.stories}
    photos = {
        slot.address: slot.content
        for sheet in sheets
        for slot in _page(edition, sheet).slots
        if isinstance(slot.content, PhotoStory)
    }
    found: dict[str, Article] = {}
    for zone in zones:
        if zone.article is None or zone.article in found:
            continue
        own = tuple(one for one in zones if one.article == zone.article)
        name = f"content_{zone.page}_{zone.order}"
        if zone.article in photos:
            found[zone.article] = _photo(edition, zone, name, photos[zone.article], sheets)
        else:
            found[zone.article] = _written(edition, stories[zone.article], name, own, sheets)
    return tuple(found.values())


def _written(edition: Edition, story: Story, name: str, zones: Sequence[Zone], sheets: Sequence[Sheet]) -> Article:
    """An article with a text."""
    head = story.heads[0].elements if story.heads and story.heads[0] else ()
    body = tuple(one for one in story.body if one.key not in edition.filled.dropped)
    tables = [one.picture for one in story.pictures if isinstance(one.picture, Table)]
    return Article(
        story.id,
        name,
        story.lang,
        story.rank,
        story.byline,
        _printed(edition, head),
        _printed(edition, body),
        tuple(_shown(edition, sheets, story.id, story.pictures)),
        tuple(replace(one, rows=tuple(_printed(edition, row) for row in one.rows)) for one in tables),
        tuple(sorted(zones, key=lambda zone: story.slots.index(zone.slot) if zone.slot in story.slots else 0)),
    )


def _photo(edition: Edition, zone: Zone, name: str, photo: PhotoStory, sheets: Sequence[Sheet]) -> Article:
    """A picture article."""
    head, caption = ((one,) if one else () for one in (photo.headline, photo.caption))
    rect = next(
        item.rect
        for sheet in sheets
        for item in sheet.items
        if isinstance(item, PictureItem | GraphicItem) and item.slot == zone.slot
    )
    shown = Shown(photo.picture, next(iter(_printed(edition, caption)), None), zone.page, rect)
    return Article(
        zone.slot, name, edition.issue.lang, None, Byline(), _printed(edition, head), (), (shown,), (), (zone,)
    )


def _shown(edition: Edition, sheets: Sequence[Sheet], story: str, pictures: Sequence[StoryPicture]) -> Iterator[Shown]:
    """The pictures of a story where they stand."""
    captions = {id(one.picture): one.caption for one in pictures}
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, PictureItem | GraphicItem) and item.story == story:
                caption = captions.get(id(item.picture))
                told = _printed(edition, (caption,) if caption else ())
                yield Shown(item.picture, next(iter(told), None), sheet.number, item.rect)


def _printed(edition: Edition, texts: Iterable[TextElement]) -> tuple[TextElement, ...]:
    """Texts as they are printed."""
    copy = edition.copy
    return tuple(replace(one, text=copy[one.key]) if one.key in copy else one for one in texts)
