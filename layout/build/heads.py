"""Headline blocks: kicker, headline, decks and an author's line, in sizes that follow rank and width."""

import unicodedata
from dataclasses import replace
from math import ceil, inf
from typing import Final

from layout.build.bylines import author_text, head_line
from layout.build.bylines import width_em as set_width_em
from layout.build.context import Context, Faults, Look
from layout.build.inks import ink_of
from layout.build.schema import ArticleKeys, SlotKeys
from layout.build.sites import Site
from layout.build.style_keys import points
from layout.build.styles import LEAST_SHARE, MOST_SHARE, steps_down, white_lines
from layout.build.texts import one_line, plain, rich
from layout.model.article import Byline, Mark, Rank, RichText
from layout.model.page import Grid
from layout.model.story import ElementKind, Head, HeadPlace, TextElement
from layout.model.style import PAPER, Ink, Lang
from layout.read.types import Scalar
from layout.records import dataclass

TO_COME: Final = {
    "zh-Hans": "标题待定",
    "zh-Hant": "標題待定",
    "zh-HK": "標題待定",
    "ja": "見出し未定",
    "ko": "제목 미정",
    "en": "Headline to come",
}
"""What stands for the headline of promised copy (待稿) that has none yet."""

VERTICAL_AS_EM: Final = 35.0
"""A vertical head has the sizes of one that is so wide (body em), whatever its column: three columns of a tabloid."""
BESIDE_SHARE: Final = 1.5
"""A head beside its text has the sizes of one that is so much wider: it has the height for more lines."""
VERTICAL_CHARS, LEAST_VERTICAL_CHARS = 13.0, 4.0
"""Characters of a vertical headline from which on it is set in two lines; the shortest line that one is set to."""
VERTICAL_SPARE: Final = 1.06
"""What the lines of a vertical head have to spare: its marks are not squeezed."""
BESIDE_HEIGHT: Final = 0.62
"""The part of its text's height that a head beside it may grow to: above and below it some white is left."""
HEAD_LEADING: Final = 1.25
"""What a line of a headline takes of a column, in its size, with its share of the white between the parts."""
ON_IMAGE: Final = ("over_image", "over_image_top")


def _text(*choices: Scalar | None) -> RichText | None:
    """The first text that is written; an empty one, without ink, takes the others away (`肩题: ""`)."""
    source = next((choice for choice in choices if choice is not None), None)
    return rich(source) if source is not None and any(map(_is_inked, source.text)) else None


def _is_inked(char: str) -> bool:
    """Whether a character prints, or may (`/` alone ends a line)."""
    return char != "/" and not char.isspace() and unicodedata.category(char)[0] != "C"


def headline_of(slot: SlotKeys, article: ArticleKeys | None) -> RichText | None:
    """The headline of a slot: its own, else its article's."""
    return _text(slot.headline, article.headline if article else None)


def story_headline(slot: SlotKeys, article: ArticleKeys | None, lang: Lang) -> RichText | None:
    """The headline of a story; promised copy that has none yet keeps the room for one, and is found by an index."""
    text = headline_of(slot, article)
    is_open = text is None and slot.pending is not None and slot.headline is None
    return plain(TO_COME[lang], slot.at("pending")) if is_open else text


@dataclass(frozen=True, slots=True)
class Measure:
    """What a head is set to: rank, width in body em (of a vertical one: its room sideways), grid, language, where
    it stands if not over the text, and whether that is across the fold of a spread. `beside_lines` = about how high
    the text beside it is, in body lines, 0 where that is not known; it grows to less than `below_pt`.
    """

    rank: Rank
    width_em: float
    grid: Grid
    lang: Lang
    place: HeadPlace | None = None
    folds: bool = False
    beside_lines: float = 0.0
    below_pt: float = inf


def build_head(
    key: str,
    texts: tuple[SlotKeys, ArticleKeys | None, Byline],
    measure: Measure,
    rest: tuple[Context, Faults],
) -> Head | None:
    """The head of a story's first part, or None where it has no headline, kicker or deck.

    Args:
        key: The story's id, which begins the keys of the texts.
        texts: The slot (what it writes wins), the article, the byline (its author stands in the head).
        measure: What it is set to.
        rest: The issue, and the faults to add to.
    """
    slot, article, byline = texts
    context, faults = rest
    width_em, grid, lang, place = measure.width_em, measure.grid, measure.lang, measure.place
    is_vertical = place is not None and place.vertical
    kicker = _text(slot.kicker, article.kicker if article else None)
    headline = story_headline(slot, article, lang)
    decks = slot.deck or (article.deck if article else ())
    sizes = own_sizes(slot, grid) or _sizes(measure, headline, (kicker is not None) + len(decks), context)
    if is_vertical:
        width_em = _length_em(headline, sizes[0]) / grid.body_pt

    def element(name: str, style: ElementKind, text: RichText, sizes_pt: tuple[float, ...]) -> TextElement:
        look = Look(style, grid, (width_em,), lang, sizes_pt=sizes_pt, folds=measure.folds)
        return context.element(f"{key}/{name}", style, text, look)

    def small(style: str) -> tuple[float, ...]:
        return context.styles.small_sizes(style, sizes[0], grid.body_pt)

    elements: list[TextElement] = []
    if not is_vertical and (flag := _text(slot.column_head, article.column_head if article else None)) is not None:
        look = Look("column_head", grid, (width_em,), lang, folds=measure.folds)
        elements.append(context.element(f"{key}/column_head", "column_head", one_line(flag, "\u3000"), look))
    if kicker is not None:
        elements.append(element("kicker", "kicker", one_line(kicker, "\u3000"), small("kicker")))
    if headline is not None:
        elements.append(element("headline", "headline", headline, sizes))
    for i, deck in enumerate(decks):
        if (text := _text(deck)) is not None:
            elements.append(element(f"deck/{i}", "deck", text, small("deck")))
    below = head_line(byline, lang) if context.byline_place(byline, lang) == "head" else None
    for name, text in (("author", author_text(byline, lang)), ("byline", below)):
        if text is not None:
            look = Look("author", grid, (width_em,), lang, folds=measure.folds)
            elements.append(context.element(f"{key}/head_{name}", "byline", text, look))
    if not elements:
        return None
    ink = head_ink(slot, place, context, faults)
    made = tuple(upright(e) if is_vertical else e for e in elements)
    made = tuple(inked(e, ink) if e.kind != "column_head" else e for e in made)
    return Head(made, measure.width_em, white_lines(measure.width_em), place)


def usual_size(rank: Rank, site: Site, context: Context) -> float:
    """The size in points that a headline of a rank has by itself in a slot, over its text or elsewhere."""
    if (own := own_sizes(site.keys, site.grid)) is not None:
        return own[0]
    width_em = site.width_em if site.head is None else site.head.width_em
    return context.styles.sizes(rank, _as_wide(site.head, width_em), site.grid)[0]


def own_sizes(keys: SlotKeys, grid: Grid) -> tuple[float, ...] | None:
    """The sizes in points of a headline whose slot says one (题号), that first; None where it says none."""
    if keys.head_size is None:
        return None
    top = points(keys.head_size, grid.body_pt)
    return steps_down(top, top * LEAST_SHARE)


def _as_wide(place: HeadPlace | None, width_em: float) -> float:
    """The width in body em by which a head that stands in its place is sized."""
    if place is None or place.at not in ("left", "right"):
        return width_em
    return VERTICAL_AS_EM if place.vertical else width_em * BESIDE_SHARE


def _sizes(measure: Measure, headline: RichText | None, others: int, context: Context) -> tuple[float, ...]:
    """The sizes in points of a headline, preferred first. One beside its text grows to what a head of its rank may have
    at its widest, where the column holds it so and no weightier head of the page is smaller; it gets no more lines.

    Args:
        measure: What it is set to.
        headline: Its text.
        others: How many kickers and decks stand with it.
        context: The issue.
    """
    width_em, grid, place = measure.width_em, measure.grid, measure.place
    usual = context.styles.sizes(measure.rank, _as_wide(place, width_em), grid)
    if headline is None or place is None or place.at not in ("left", "right"):
        return usual
    lines = [set_width_em(line) for line in headline.text.split("\n")]
    down_pt = measure.beside_lines * grid.pitch_pt * BESIDE_HEIGHT
    across_pt = width_em * grid.body_pt
    for size in context.styles.larger(measure.rank, usual[0], grid):
        thick = _thick_pt(headline, size, others, is_vertical=place.vertical)
        if place.vertical:
            is_held = _length_em(headline, size) <= down_pt and thick <= across_pt
        else:
            is_held = max(lines) * size <= across_pt and thick <= down_pt
        if is_held and size < measure.below_pt:
            return (size, *steps_down(size, usual[-1])[1:])
    return usual


def _thick_pt(headline: RichText, size_pt: float, others: int, *, is_vertical: bool) -> float:
    """What a head takes across its lines, in points: those of its headline, and of its kicker and decks (`others`)."""
    lines = headline.text.split("\n")
    count = 2 if is_vertical and len(lines) == 1 and set_width_em(lines[0]) > VERTICAL_CHARS else len(lines)
    return size_pt * HEAD_LEADING * (count + others * MOST_SHARE["kicker"])


def upright_size(texts: tuple[SlotKeys, ArticleKeys | None], measure: Measure, context: Context) -> tuple[float, float]:
    """How long the lines of an upright headline are and what its head takes across them, in points."""
    slot, article = texts
    headline = story_headline(slot, article, measure.lang) or plain("", slot.span)
    kicker = _text(slot.kicker, article.kicker if article else None)
    others = [*([kicker] if kicker is not None else []), *map(rich, slot.deck or (article.deck if article else ()))]
    size = (own_sizes(slot, measure.grid) or _sizes(measure, headline, len(others), context))[0]
    length = _length_em(headline, size)
    room_em = length / (size * MOST_SHARE["kicker"])
    rows = sum(ceil(set_width_em(line) / room_em) for text in others for line in text.text.split("\n"))
    return length, _thick_pt(headline, size, rows, is_vertical=True)


def _length_em(headline: RichText | None, size_pt: float) -> float:
    """The length in points of the lines of a vertical head: its longest as written, one that is too long in two."""
    lines = headline.text.split("\n") if headline is not None else [""]
    longest = max(map(set_width_em, lines))
    if len(lines) == 1 and longest > VERTICAL_CHARS:
        longest = longest / 2 + 1
    return size_pt * (max(longest, LEAST_VERTICAL_CHARS) * VERTICAL_SPARE)


def upright(element: TextElement) -> TextElement:
    """A text in vertical lines."""
    return replace(element, style=replace(element.style, setting=replace(element.style.setting, writing="vertical")))


def head_ink(keys: SlotKeys, place: HeadPlace | None, context: Context, faults: Faults) -> Ink | None:
    """The ink that a slot's head is printed in: as written (题色), white on a picture, else None (its style's)."""
    if keys.head_ink is not None:
        return ink_of(keys.head_ink, context.palette, faults)
    return PAPER if place is not None and place.at in ON_IMAGE else None


def inked(element: TextElement, ink: Ink | None) -> TextElement:
    """A text in an ink; None leaves it as it is."""
    return element if ink is None else replace(element, style=replace(element.style, ink=ink))


def continued_head(
    key: str, texts: tuple[SlotKeys, RichText | None], look: tuple[float, Grid, Lang, bool], context: Context
) -> Head | None:
    """The head of a continuation: 转题, else the first headline on one line; smaller than a head of its own.

    Args:
        key: Begins the keys of the texts.
        texts: The slot of the continuation, and the headline of the first part.
        look: Width in body em, the page's grid, the language, whether it stands across the fold of a spread.
        context: The issue.
    """
    (slot, headline), (width_em, grid, lang, folds) = texts, look
    text = _text(slot.jump_headline, slot.headline) or (one_line(headline, " ") if headline else None)
    if text is None:
        return None
    sizes = own_sizes(slot, grid) or context.styles.sizes("brief", width_em, grid)
    element = context.element(
        f"{key}/headline", "headline", text, Look("jump_headline", grid, (width_em,), lang, sizes_pt=sizes, folds=folds)
    )
    return Head((element,), width_em, 1.0)


def photo_headline(site: Site, text: RichText, context: Context, is_on_picture: bool = False) -> TextElement:
    """The headline of a picture article; `is_on_picture`: there it is the size of a lead's."""
    grid, width_em = site.grid, site.width_em
    rank: Rank = "lead" if is_on_picture else "third"
    sizes = own_sizes(site.keys, grid) or context.styles.sizes(rank, width_em, grid)
    made = Look("photo_headline", grid, (width_em,), context.lang, sizes_pt=sizes, folds=site.folds)
    return context.element(f"{site.address}/headline", "headline", text, made)


def teaser_headline(text: RichText, page: int, lang: Lang) -> RichText:
    """A line of the index: the page it stands on, strong, then the headline without its breaks."""
    headline = one_line(text, " ").text
    number = f"Page {page}" if lang == "en" else f"{page}版"
    span = text.sources[0][1] if text.sources else None
    return replace(plain(f"{number}\u3000{headline}", span), marks=(Mark(0, len(number), "strong"),))
