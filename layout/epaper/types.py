"""What the files of a digital newspaper are made from: articles with the zones of pages they stand in."""

from typing import Any, TypeAlias

from layout.geometry import Rect
from layout.model.article import Byline, Picture, Rank
from layout.model.story import Table, TextElement
from layout.model.style import Lang
from layout.records import dataclass

Json: TypeAlias = dict[str, Any]
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Zone:
    """The area of a page that a part of an article covers (热区): a polygon in points from the trim's top left corner.

    `order` counts the page's zones in reading order, from 1. `article` is None for an advertisement.
    """

    page: int
    slot: str
    order: int
    article: str | None
    polygon: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of an article where it stands: its page, its rectangle in points from the trim's top left corner."""

    picture: Picture
    caption: TextElement | None
    page: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the digital paper, whole. `name` begins its files' names; its zones are in the order of its parts.

    `head` and `body` are its texts in reading order. A picture article (图片新闻) has no body and no rank.
    """

    id: str
    name: str
    lang: Lang
    rank: Rank | None
    byline: Byline
    head: tuple[TextElement, ...]
    body: tuple[TextElement, ...]
    shown: tuple[Shown, ...]
    tables: tuple[Table, ...]
    zones: tuple[Zone, ...]
