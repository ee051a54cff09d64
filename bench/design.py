"""The work that everybody sets: N tabloid pages (sikai-6), drawn once, with copy written to the size of its slots.

Decisions: every page has a lead, four more articles or parts and a picture article; two articles hold a picture of
open height, so that a page comes out whichever engine breaks its lines. The lead of an odd page jumps to the next page.
The heights of bands stand here for engines that cannot find them; ours is not told.
"""

from dataclasses import dataclass

from bench.dice import Dice
from bench.writing import Writer

COLUMNS, CHARS, LINES = 6, 11, 80
"""The grid of sikai-6: columns, characters of a column, lines of a page."""
TRIM_MM = (275.0, 390.0)
BODY_PT, PITCH_PT = 9.0, 12.0
MASTHEAD_LINES = 12
JUMP_ROWS = 60
"""Lines of a lead that are written for the next page."""
SEED = 212


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slot stands: first column and columns, first line and lines."""

    column: int
    columns: int
    line: int
    lines: int


@dataclass(frozen=True, slots=True)
class PictureWork:
    """A picture: file name, caption, nominal size in columns and lines, seed of the drawing."""

    file: str
    caption: str
    columns: int
    lines: int
    seed: int


@dataclass(frozen=True, slots=True)
class ArticleWork:
    """An article: id, headline with size in points and lines of its head, paragraphs, picture."""

    id: str
    rank: str
    kicker: str
    headline: str
    size_pt: float
    head_lines: int
    paragraphs: tuple[str, ...]
    picture: PictureWork | None = None


@dataclass(frozen=True, slots=True)
class SlotWork:
    """A slot of a page: its sign, its place, and what stands in it.

    `jump_to` and `jump_from` are page numbers; `rest_of` = the article whose rest stands here.
    """

    sign: str
    place: Place
    article: ArticleWork | None = None
    picture: PictureWork | None = None
    rest_of: ArticleWork | None = None
    jump_to: int | None = None
    jump_from: int | None = None


@dataclass(frozen=True, slots=True)
class PageWork:
    """A page: its number, name, and slots in reading order."""

    number: int
    name: str
    slots: tuple[SlotWork, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """How an article of a slot is made: rank, headline size (pt), its length, lines of the head, of its picture."""

    rank: str
    size_pt: float
    chars: int
    head: int
    picture: int


DRAWN = ("甲甲甲甲乙乙", "甲甲甲甲丁丁", "丙丙丙丙丁丁", "图图戊戊戊戊")
KINDS = {
    "甲": Kind("头条", 36, 11, 8, 11),
    "乙": Kind("三条", 18, 10, 5, 0),
    "丙": Kind("二条", 26, 13, 6, 0),
    "丁": Kind("三条", 18, 10, 5, 13),
    "戊": Kind("三条", 24, 13, 5, 0),
}
NAMES = ("要闻", "街道", "民生", "经济", "教育", "健康", "副刊", "综合")


def band_lines(number: int) -> tuple[int, ...]:
    """The nominal lines of the four bands of a page."""
    return (20, 10, 18, 20) if number == 1 else (24, 12, 21, 23)


def place_of(sign: str, number: int) -> Place:
    """Where a slot stands on a page of this number, nominally."""
    heights = band_lines(number)
    rows = [i for i, row in enumerate(DRAWN) if sign in row]
    column = DRAWN[rows[0]].index(sign)
    top = sum(heights[: rows[0]]) + (MASTHEAD_LINES if number == 1 else 0)
    return Place(column, DRAWN[rows[0]].count(sign), top, sum(heights[rows[0] : rows[-1] + 1]))


def design(pages: int) -> tuple[PageWork, ...]:
    """The work of so many pages."""
    writer = Writer(Dice(SEED))
    made: list[PageWork] = []
    lead: ArticleWork | None = None
    for number in range(1, pages + 1):
        slots = []
        for sign in "甲乙丙丁图戊":
            place = place_of(sign, number)
            if sign == "图":
                picture = PictureWork(
                    f"{number:02}图.png", writer.caption(), place.columns, place.lines - 5, number * 10
                )
                slots.append(SlotWork(sign, place, picture=picture, article=_titled(writer, number)))
            elif sign == "乙" and number % 2 == 0:
                slots.append(SlotWork(sign, place, rest_of=lead, jump_from=number - 1))
            else:
                jumps = sign == "甲" and number % 2 == 1 and number < pages
                article = _article(writer, sign, number, place, JUMP_ROWS if jumps else 0)
                lead = article if jumps else lead
                slots.append(SlotWork(sign, place, article, jump_to=number + 1 if jumps else None))
        made.append(PageWork(number, NAMES[(number - 1) % len(NAMES)], tuple(slots)))
    return tuple(made)


def _titled(writer: Writer, number: int) -> ArticleWork:
    """The headline of a picture article."""
    return ArticleWork(f"{number:02}图", "图片新闻", "", writer.headline(9), 18, 3, ())


def _article(writer: Writer, sign: str, number: int, place: Place, more: int) -> ArticleWork:
    """An article that fills its slot, with so many lines more for a jump."""
    kind = KINDS[sign]
    name = f"{number:02}{sign}"
    kicker = writer.kicker() if sign in "甲丙" else ""
    rows = (place.lines - 1 - kind.head - (kind.picture + 2 if kind.picture else 0)) * place.columns
    picture = None
    if kind.picture:
        seed = number * 10 + "甲乙丙丁戊".index(sign) + 1
        picture = PictureWork(f"{name}.png", writer.caption(), place.columns, kind.picture, seed)
    headline = writer.headline(kind.chars)
    return ArticleWork(
        name, kind.rank, kicker, headline, kind.size_pt, kind.head, writer.paragraphs(rows + more), picture
    )


def size_mm(columns: int, lines: int) -> tuple[float, float]:
    """Width and height in mm of so many columns and lines."""
    em = BODY_PT * 25.4 / 72
    return (columns * CHARS + columns - 1) * em, (lines * PITCH_PT - (PITCH_PT - BODY_PT)) * 25.4 / 72
