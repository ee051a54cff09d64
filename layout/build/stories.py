"""Stories: an article's paragraphs in their styles, with head, byline, pictures and the slots it runs through.

Decisions: the dateline runs in at the first paragraph, strong, with an em of white after it; a salutation (it ends with
a colon) begins flush left; a last paragraph whose last line is a date is a signature and stands at the right,
as does who signs above it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil, inf
from typing import Final

from layout.build import messages, messages_content
from layout.build.bylines import bracketed, build_byline, byline_text
from layout.build.bylines import width_em as set_width_em
from layout.build.context import Context, Copy, Faults, Look
from layout.build.heads import ON_IMAGE, Measure, build_head, continued_head, headline_of, story_headline
from layout.build.jumps import jump_text
from layout.build.pictures import chosen_pictures, described, find_picture, story_picture, under_type
from layout.build.sites import Site
from layout.build.tables import story_table
from layout.build.texts import joined, plain, rich
from layout.build.values import number_of
from layout.build.verse import verse_look, verse_of
from layout.diagnostics import Diagnostic
from layout.model.article import Byline, BylineAt, Mark, Paragraph, Rank, RichText
from layout.model.story import Head, Story, StoryPicture, TextElement
from layout.model.style import Lang
from layout.read.types import Scalar
from layout.traditional import simplified
from layout.units import Length

DATELINE_SPACE: Final = "\u3000"
NAME_CHARS: Final = 8
"""Characters of a role and a name that are not divided (`记者张三`); longer ones are several names."""
_NAMES: Final = re.compile(r"[^\s（）()、，]{2,}")
SALUTATION_CHARS: Final = 24
QUESTION_CHARS: Final = 60
"""Characters of a strong paragraph that can be a question over its answer, or a line over a paragraph."""
SIGNER_CHARS: Final = 20
"""Characters of a paragraph over a date that can only be who signs: a name, an office."""
_DATE_LINE: Final = re.compile(r".*(\d{4}|[〇零一二三四五六七八九]{4})\s*年.*(月|日)\s*|\d{4}-\d{1,2}-\d{1,2}")
OPTIONAL_PARTS: Final = {
    "小标题": "subhead", "引文": "quote", "提要": "summary", "次图": "picture",
    "subheads": "subhead", "quotes": "quote", "summary": "summary", "second picture": "picture",
}  # fmt: skip
"""What 可删 may name besides paragraphs: every subhead, every quotation, the summary, every picture but the first."""


def build_story(
    chain: tuple[Site, ...],
    copy: Copy | None,
    rank: Rank,
    context: Context,
    faults: Faults,
    below_pt: float = inf,
) -> Story:
    """The story that begins in `chain[0]`; without copy it is promised copy (待稿).

    Args:
        chain: The slots it runs through.
        copy: The article.
        rank: Its rank on the page where it begins.
        context: The issue.
        faults: What is wrong is added here.
        below_pt: A head beside its text grows to less.
    """
    start = chain[0]
    name = copy.raw.id if copy else start.address
    article = copy.keys if copy else None
    lang: Lang = article.lang if article and article.lang else context.lang
    byline = build_byline(start.keys.byline or (article.byline if article else None))
    texts = (start.keys, article, byline)
    pictures = _pictures(name, chain, copy, lang, (context, faults))
    place = start.head if start.head is None or _may_stand(start, pictures) else None
    width_em = place.width_em if place is not None else start.width_em
    left_em = place.left_em if place is not None else start.columns[0].left_em
    body = _body(name, chain, copy, (byline, lang), (context, faults)) if copy else ()
    folds, beside = start.grid.folds(left_em, width_em), _lines_beside(chain, body)
    measure = Measure(rank, width_em, start.grid, lang, place, folds, beside, below_pt)
    heads: list[Head | None] = [build_head(name, texts, measure, (context, faults))]
    headline = story_headline(start.keys, article, lang)
    for part, site in enumerate(chain[1:], 1):
        look = (site.width_em, site.grid, lang, site.folds)
        repeated = headline if chain[part - 1].page != site.page else None
        heads.append(continued_head(f"{name}/part{part}", (site.keys, repeated), look, context))
    to, back = _jumps(name, chain, lang, context)
    return Story(
        id=name,
        lang=lang,
        rank=rank,
        slots=tuple(site.address for site in chain),
        heads=tuple(heads),
        body=body,
        jump_to=to,
        jump_from=back,
        pictures=pictures,
        byline=byline,
        sentence_end=context.sentence_end if start.keys.sentence_end is None else start.keys.sentence_end,
        pending_chars=_pending(start, faults),
        claims_picture=byline.text_photo or bool(byline.photographers),
        is_ranked=bool(start.keys.rank or (article and article.rank)),
        span=copy.raw.span if copy else start.keys.span,
    )


def _lines_beside(chain: tuple[Site, ...], body: tuple[TextElement, ...]) -> float:
    """About how many lines high an article's text is in its columns; 0 for one that goes on elsewhere."""
    if len(chain) > 1:
        return 0.0
    columns = chain[0].columns
    measure = sum(column.measure_em for column in columns) / len(columns)
    return sum(ceil(set_width_em(element.text.text) / measure) for element in body) / len(columns)


def _may_stand(start: Site, pictures: tuple[StoryPicture, ...]) -> bool:
    """Whether a head may stand where its slot says: on a picture only where there is one, and no vertical text."""
    if start.head is None or start.head.at not in ON_IMAGE:
        return True
    return not start.keys.vertical and any(picture.part == 0 for picture in pictures)


def _pending(site: Site, faults: Faults) -> int | None:
    """The estimate of promised copy, in characters."""
    length = site.keys.pending
    if length is None:
        return None
    if length.unit not in ("em", "line"):
        faults.append(Diagnostic(message=messages_content.PENDING_UNIT, span=site.keys.at("pending")))
    chars = max(1, round(length.value * (site.columns[0].measure_em if length.unit == "line" else 1)))
    values = {"slot": site.address, "chars": str(chars)}
    place = site.keys.at("pending")
    faults.append(
        Diagnostic(message=messages_content.PENDING, values=values, span=place, page=site.page, slot=site.address)
    )
    return chars


def _measures(chain: tuple[Site, ...]) -> tuple[float, ...]:
    """The measures the body is set to: one for each part, each once, in body em."""
    return tuple(dict.fromkeys(min(column.measure_em for column in site.columns) for site in chain))


def _jumps(
    name: str, chain: tuple[Site, ...], lang: Lang, context: Context
) -> tuple[tuple[TextElement, ...], tuple[TextElement, ...]]:
    """The jump lines: at the end of every part but the last, at the beginning of every part but the first; empty where
    the article goes on on the same page.
    """
    to, back = [], []
    style = (lang, context.chinese_numerals)
    for part, (here, there) in enumerate(pairwise(chain)):
        turns_page = there.page != here.page
        span = here.keys.at("jump_to")
        onward = jump_text(there.folio, True, style, span) if turns_page else plain("", span)
        look = Look("jump_to", here.grid, _measures((here,)), lang)
        to.append(context.element(f"{name}/jump_to/{part}", "jump_to", onward, look))
        span = there.keys.at("jump_from")
        origin = jump_text(here.folio, False, style, span) if turns_page else plain("", span)
        look = Look("jump_from", there.grid, _measures((there,)), lang)
        back.append(context.element(f"{name}/jump_from/{part + 1}", "jump_from", origin, look))
    return tuple(to), tuple(back)


def _pictures(
    name: str, chain: tuple[Site, ...], copy: Copy | None, lang: Lang, rest: tuple[Context, Faults]
) -> tuple[StoryPicture, ...]:
    """The story's pictures: those of its first slot or its article, and those that a continuation names."""
    context, faults = rest
    found: list[StoryPicture] = []
    spare = _optional_parts((*chain[0].keys.optional, *(copy.keys.optional if copy else ())))
    headline = headline_of(chain[0].keys, copy.keys if copy else None)
    for part, site in enumerate(chain):
        own = copy.keys.pictures if copy and part == 0 else ()
        for keys, source in chosen_pictures(site.keys, own, copy is None, faults):
            picture = find_picture(keys, source, context, faults)
            if picture is not None:
                place = (f"{name}/caption/{len(found)}", part, site.drawn.name)
                seen = described(picture, headline)
                if site.head is not None and site.head.at in ON_IMAGE and not found:
                    seen = under_type(replace(seen, width=Length(len(site.columns), "column"), where="top"))
                wraps = not site.keys.vertical
                made = story_picture(seen, place, site.columns, (site.grid, lang, wraps), rest)
                found.append(replace(made, optional="picture" in spare and bool(found)))
    _check_image(chain[0], copy, found, faults)
    for i, paragraph in enumerate(copy.raw.paragraphs if copy else ()):
        if paragraph.cells is not None and copy is not None:
            told = (chain[0].grid, lang, chain[0].keys.table or copy.keys.table)
            found.append(story_table(paragraph.cells, (f"{name}/table/{i}", 0), chain[0].columns, told, rest))
    return tuple(found)


def _check_image(start: Site, copy: Copy | None, found: Sequence[StoryPicture], faults: Faults) -> None:
    """A head that is to stand on a picture needs one."""
    if start.head is None or start.head.at not in ON_IMAGE or copy is None or any(p.part == 0 for p in found):
        return
    values = {"slot": start.drawn.name}
    faults.append(Diagnostic(message=messages_content.HEAD_ON_NO_IMAGE, values=values, span=start.keys.at("head_at")))


def _body(
    name: str, chain: tuple[Site, ...], copy: Copy, byline: tuple[Byline, Lang], rest: tuple[Context, Faults]
) -> tuple[TextElement, ...]:
    """Summary, paragraphs and byline, in order."""
    (signed, lang), (context, faults) = byline, rest
    grid, measures = chain[0].grid, _measures(chain)
    paragraphs = _with_dateline(copy.raw.paragraphs, copy.keys.dateline, lang)
    words = (*chain[0].keys.optional, *copy.keys.optional)
    parts = _optional_parts(words)
    optional = _optional(words, len(paragraphs), faults)
    optional |= {i for i, paragraph in enumerate(paragraphs) if paragraph.kind in parts}
    elements: list[TextElement] = []
    summary = chain[0].keys.summary or copy.keys.summary
    if summary is not None and summary.text.strip():
        look = Look("summary", grid, measures, lang, optional="summary" in parts)
        elements.append(context.element(f"{name}/summary", "summary", rich(summary), look))
    at = context.byline_place(signed, lang)
    if at == "above" and (above := byline_text(signed, min(measures), lang)) is not None:
        elements.append(context.element(f"{name}/byline", "byline", above, Look("byline_above", grid, measures, lang)))
    if at == "brackets":
        paragraphs, at = _with_brackets(paragraphs, bracketed(signed, lang))
    signed_from, verse = _signature(paragraphs), verse_of(paragraphs)
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind == "table":
            continue
        before = paragraphs[i - 1] if i else None
        look = _look(paragraph, before, i, Look("body", grid, measures, lang))
        if elements and elements[-1].kind == "summary":
            look = replace(look, lines_before=1)
        if i >= signed_from:
            look = replace(look, style="signature", lines_before=0)
        look = replace(look, opens=_opens(paragraphs[i : i + 2]))
        if look.style == "verse":
            look = verse_look(look, verse, context, is_vertical=chain[0].keys.vertical)
        kind = "body" if paragraph.kind == "verse" and look.style == "signature" else paragraph.kind
        key = f"{name}/body/{i}"
        elements.append(context.element(key, kind, _marked(paragraph), replace(look, optional=i in optional)))
    end = byline_text(signed, min(measures), lang)
    if end is not None and at == "end":
        elements.append(context.element(f"{name}/byline", "byline", end, Look("byline", grid, measures, lang)))
    return tuple(elements)


def _with_brackets(
    paragraphs: tuple[Paragraph, ...], byline: RichText | None
) -> tuple[tuple[Paragraph, ...], BylineAt]:
    """The paragraphs with the byline behind the last sentence; an article that ends otherwise keeps it below."""
    if byline is None or not paragraphs or paragraphs[-1].kind != "body":
        return paragraphs, "end"
    last = replace(paragraphs[-1], text=joined(paragraphs[-1].text, byline))
    return (*paragraphs[:-1], last), "brackets"


def _look(paragraph: Paragraph, before: Paragraph | None, place: int, look: Look) -> Look:
    """The style of a paragraph and the white above it."""
    index, text = place, paragraph.text.text
    match paragraph.kind:
        case "subhead":
            opens_poem = before is not None and before.kind == "verse"
            return replace(look, style="subhead", rows=2, lines_before=1 if opens_poem else 0)
        case "verse":
            return replace(look, style="verse", lines_before=1 if before and before.kind == "verse" else 0)
        case "quote" | "item":
            return replace(look, style=paragraph.kind)
        case "pull":
            return replace(look, style="pull", rows=2, lines_before=1)
        case _:
            after_pull = before is not None and before.kind == "pull"
            look = replace(look, lines_before=1) if after_pull else look
            if index == 0 and len(text) <= SALUTATION_CHARS and text.endswith(("：", ":")):
                return replace(look, indent=0.0)
            return look


def _opens(pair: tuple[Paragraph, ...]) -> bool:
    """Whether the first of two paragraphs opens the second: short and strong, over one that is not; a question."""
    return [_is_strong(paragraph) for paragraph in pair] == [True, False] and pair[1].kind == "body"


def _is_strong(paragraph: Paragraph) -> bool:
    """Whether a paragraph is short and all of it is strong."""
    text, marks = paragraph.text.text, paragraph.text.marks
    whole = any(mark.kind == "strong" and mark.end - mark.start >= len(text.strip()) for mark in marks)
    return paragraph.kind == "body" and whole and len(text) <= QUESTION_CHARS


def _signature(paragraphs: tuple[Paragraph, ...]) -> int:
    """The paragraph from which on an article is signed: its last where that ends on a date, with a short one before it
    that names who signs; their number where nobody does.
    """
    last = len(paragraphs) - 1
    if last < 1 or paragraphs[last].kind not in ("body", "verse"):
        return last + 1
    if not _DATE_LINE.fullmatch(paragraphs[last].text.text.split("\n")[-1]):
        return last + 1
    is_date_alone = paragraphs[last].kind == "body"
    name = paragraphs[last - 1]
    signs = name.kind == "body" and len(name.text.text) <= SIGNER_CHARS and name.text.text[-1:] not in "。！？…；：，”"
    return last - 1 if is_date_alone and last > 1 and signs else last


def _marked(paragraph: Paragraph) -> RichText:
    """A list item's text with its marker before it."""
    if paragraph.kind != "item" or not paragraph.marker:
        return paragraph.text
    span = paragraph.text.sources[0][1] if paragraph.text.sources else None
    space = " " if paragraph.marker[0].isascii() else ""
    return joined(plain(paragraph.marker + space, span), paragraph.text)


def _with_dateline(paragraphs: tuple[Paragraph, ...], dateline: Scalar | None, lang: Lang) -> tuple[Paragraph, ...]:
    """The paragraphs with the dateline run in at the first that is body text."""
    if dateline is None or not dateline.text.strip():
        return paragraphs
    text = rich(dateline)
    strong = len(text.text.partition("（")[0])  # of 本报讯（记者 某某） the names are not strong
    names = (m for m in _NAMES.finditer(text.text, strong) if m.end() - m.start() <= NAME_CHARS)
    marks = (Mark(0, strong, "strong"), *(Mark(m.start(), m.end(), "nobreak") for m in names))
    space = " " if lang in ("en", "ko") else DATELINE_SPACE
    opened = joined(RichText(text.text, marks, text.sources), plain(space, dateline.span))
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind == "body":
            changed = replace(paragraph, text=joined(opened, paragraph.text))
            return (*paragraphs[:i], changed, *paragraphs[i + 1 :])
    return (Paragraph("body", opened), *paragraphs)


def _optional_parts(words: tuple[Scalar, ...]) -> frozenset[str]:
    """Which kinds of parts copyfit may leave out: 小标题, 引文, 提要, 次图."""
    said = (simplified(word.text.strip()) for word in words)
    return frozenset(OPTIONAL_PARTS[text] for text in said if text in OPTIONAL_PARTS)


def _optional(words: tuple[Scalar, ...], count: int, faults: Faults) -> frozenset[int]:
    """Which of `count` paragraphs copyfit may leave out: 末段, 末2段, 第3段; never the first."""
    found: set[int] = set()
    for word in words:
        text = simplified(word.text.strip())
        if text in OPTIONAL_PARTS:
            continue
        match = re.fullmatch(r"(末|最后|last)\s*(.*?)\s*(段|paragraphs?)?", text)
        nth = re.fullmatch(r"第?\s*(.+?)\s*段", text) if match is None else None
        number = number_of(nth[1]) if nth else number_of(match[2]) if match and match[2] else 1
        if (match or nth) and number:
            named = range(count - number, count) if match else (number - 1,)
            reached = {i for i in named if 0 < i < count}
            found |= reached
            if len(reached) < len(named):
                values = {"word": text, "count": str(count)}
                faults.append(Diagnostic(message=messages_content.NOT_OPTIONAL, values=values, span=word.span))
        else:
            zh = "、".join(word for word in OPTIONAL_PARTS if not word.isascii())
            en = ", ".join(word for word in OPTIONAL_PARTS if word.isascii())
            values = {
                "zh": f"末段、末2段、第3段（首段不能删）、{zh}",
                "en": f"last, last 2 (never the first paragraph), {en}",
            }
            faults.append(Diagnostic(message=messages.NOT_CHOICE, values=values, span=word.span, found=text))
    return frozenset(found)
