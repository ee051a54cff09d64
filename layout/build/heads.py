"""Headline blocks: kicker, headline, decks and an author's line, in sizes that follow rank and width."""

from dataclasses import replace
from typing import Final

from layout.build.bylines import author_text
from layout.build.context import Context, Look
from layout.build.schema import ArticleKeys, SlotKeys
from layout.build.styles import white_lines
from layout.build.texts import one_line, plain, rich
from layout.model.article import Byline, Mark, Rank, RichText
from layout.model.page import Grid
from layout.model.story import Head, TextElement
from layout.model.style import Lang
from layout.read.types import Scalar

TO_COME: Final = {
    "zh-Hans": "标题待定",
    "zh-Hant": "標題待定",
    "zh-HK": "標題待定",
    "ja": "見出し未定",
    "ko": "제목 미정",
    "en": "Headline to come",
}
"""What stands for the headline of promised copy (待稿) that has none yet."""


def _text(*choices: Scalar | None) -> RichText | None:
    """The first text that is written; an empty one takes the others away (`肩题: ""`)."""
    source = next((choice for choice in choices if choice is not None), None)
    return rich(source) if source is not None and source.text.strip() else None


def headline_of(slot: SlotKeys, article: ArticleKeys | None) -> RichText | None:
    """The headline of a slot: its own, else its article's."""
    return _text(slot.headline, article.headline if article else None)


def story_headline(slot: SlotKeys, article: ArticleKeys | None, lang: Lang) -> RichText | None:
    """The headline of a story; promised copy that has none yet keeps the room for one, and is found by an index."""
    text = headline_of(slot, article)
    is_open = text is None and slot.pending is not None and slot.headline is None
    return plain(TO_COME[lang], slot.at("pending")) if is_open else text


def build_head(
    key: str,
    texts: tuple[SlotKeys, ArticleKeys | None, Byline],
    look: tuple[Rank, float, Grid, Lang],
    context: Context,
) -> Head | None:
    """The head of a story's first part, or None where it has no headline, kicker or deck.

    Args:
        key: The story's id, which begins the keys of the texts.
        texts: The slot (what it writes wins), the article, the byline (its author stands in the head).
        look: Rank, width in body em, the page's grid, the language.
        context: The issue.
    """
    slot, article, byline = texts
    rank, width_em, grid, lang = look
    kicker = _text(slot.kicker, article.kicker if article else None)
    headline = story_headline(slot, article, lang)
    decks = slot.deck or (article.deck if article else ())
    sizes = context.styles.sizes(rank, width_em, grid)

    def small(style: str) -> tuple[float, ...]:
        return context.styles.small_sizes(style, sizes[0], grid.body_pt)

    elements: list[TextElement] = []
    if kicker is not None:
        look_kicker = Look("kicker", grid, (width_em,), lang, sizes_pt=small("kicker"))
        elements.append(context.element(f"{key}/kicker", "kicker", one_line(kicker, "\u3000"), look_kicker))
    if headline is not None:
        look_headline = Look("headline", grid, (width_em,), lang, sizes_pt=sizes)
        elements.append(context.element(f"{key}/headline", "headline", headline, look_headline))
    for i, deck in enumerate(decks):
        if (text := _text(deck)) is not None:
            look_deck = Look("deck", grid, (width_em,), lang, sizes_pt=small("deck"))
            elements.append(context.element(f"{key}/deck/{i}", "deck", text, look_deck))
    if (author := author_text(byline, lang)) is not None:
        elements.append(context.element(f"{key}/author", "byline", author, Look("author", grid, (width_em,), lang)))
    return Head(tuple(elements), width_em, white_lines(width_em)) if elements else None


def continued_head(
    key: str, texts: tuple[SlotKeys, RichText | None], look: tuple[float, Grid, Lang], context: Context
) -> Head | None:
    """The head of a continuation: 转题, else the first headline on one line; smaller than a head of its own.

    Args:
        key: Begins the keys of the texts.
        texts: The slot of the continuation, and the headline of the first part.
        look: Width in body em, the page's grid, the language.
        context: The issue.
    """
    (slot, headline), (width_em, grid, lang) = texts, look
    text = _text(slot.jump_headline, slot.headline) or (one_line(headline, " ") if headline else None)
    if text is None:
        return None
    sizes = context.styles.sizes("brief", width_em, grid)
    element = context.element(
        f"{key}/headline", "headline", text, Look("jump_headline", grid, (width_em,), lang, sizes_pt=sizes)
    )
    return Head((element,), width_em, 1.0)


def photo_headline(key: str, text: RichText, look: tuple[float, Grid, Lang], context: Context) -> TextElement:
    """The headline of a picture article, in body em wide."""
    width_em, grid, lang = look
    sizes = context.styles.sizes("third", width_em, grid)
    return context.element(key, "headline", text, Look("photo_headline", grid, (width_em,), lang, sizes_pt=sizes))


def teaser_headline(text: RichText, page: int, lang: Lang) -> RichText:
    """A line of the index: the page it stands on, strong, then the headline without its breaks."""
    headline = one_line(text, " ").text
    number = f"Page {page}" if lang == "en" else f"{page}版"
    span = text.sources[0][1] if text.sources else None
    return replace(plain(f"{number}\u3000{headline}", span), marks=(Mark(0, len(number), "strong"),))
