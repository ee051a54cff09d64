"""What each slot holds: a part of a story, a picture article, an index, an advertisement, or nothing yet.

Decisions: a slot says exactly one thing. An index line is the headline of the slot it points to and its page, resolved
here, never typed.
"""

from collections.abc import Mapping
from typing import Final

from layout.build import messages_content
from layout.build.context import Context, Faults, Look
from layout.build.furniture import DEFAULT_LINES, UPRIGHT_LINES
from layout.build.heads import ON_IMAGE, head_ink, headline_of, inked, photo_headline, teaser_headline
from layout.build.jumps import Sites
from layout.build.pictures import caption_element, described, find_picture, under_type
from layout.build.sites import DrawnPage, Site
from layout.build.texts import plain, rich
from layout.diagnostics import Diagnostic, Value, Words
from layout.model.article import RichText
from layout.model.page import Ad, Free, Nameplate, PhotoStory, Slot, SlotContent, Teaser, Waiver
from layout.model.story import TextElement
from layout.read.issue import PICTURE_NAME
from layout.read.keys import spellings
from layout.read.types import Scalar

KINDS: Final = ("article", "pending", "photo", "teasers", "ad", "masthead", "jump_from")
"""What a slot may hold; `jump_from` alone is a continuation."""
TITLES: Final = {
    "zh-Hans": "导读",
    "zh-Hant": "導讀",
    "zh-HK": "導讀",
    "ja": "紙面案内",
    "ko": "주요 기사",
    "en": "Inside",
}
AD_MARKS: Final = {
    "zh-Hans": "广告",
    "zh-Hant": "廣告",
    "zh-HK": "廣告",
    "ja": "広告",
    "ko": "광고",
    "en": "Advertisement",
}
_ANY: Final = frozenset(("box", "border", "tint", "split", "l_shaped", "waive"))
_COPY: Final = frozenset(
    (
        *("rank", "column_head", "kicker", "headline", "deck", "summary", "byline", "pictures", "table"),
        *("optional", "vertical", "sentence_end", "jump_to"),
        *("head_at", "head_vertical", "head_width", "head_ink", "head_size"),
    )
)
_SHOWN: Final = frozenset(("file", "width", "height", "alt", "focus"))
_OF_PICTURE: Final = _SHOWN | {"caption", "credit", "drawn"}
USED: Final[dict[str, frozenset[str]]] = {
    "article": _COPY,
    "pending": _COPY,
    "photo": _OF_PICTURE | {"page", "headline", "head_at", "head_ink", "head_size"},
    "teasers": frozenset(("headline",)),
    "ad": _SHOWN | {"page"},
    "masthead": frozenset(("height",)),
    "jump_from": frozenset(("jump_headline", "headline", "pictures", "sentence_end", "jump_to")),
}
"""Which other keys mean something beside each kind of content."""


def _says(value: object) -> bool:
    """Whether a value says something: a text that is not blank, a list with an item."""
    return bool(value.text.strip()) if isinstance(value, Scalar) else value not in (None, ())


def kind_of(site: Site, faults: Faults) -> str | None:
    """What a slot holds, or None (with a fault) where it says nothing or two things."""
    keys = site.keys
    written = [kind for kind in KINDS if _says(getattr(keys, kind))]
    if len(written) == 1:
        _tell_unused(site, written[0], faults)
        return written[0]
    if not written and keys.is_partial:
        return None
    if not written:
        faults.append(Diagnostic(message=messages_content.SLOT_EMPTY, values={"slot": site.drawn.name}, span=keys.span))
        return None
    values = {
        "slot": site.drawn.name,
        "what_zh": "、".join(spellings(written, zh=True)),
        "what_en": ", ".join(written),
    }
    faults.append(Diagnostic(message=messages_content.SLOT_CROWDED, values=values, span=keys.at(written[1])))
    return None


def make_slot(site: Site, content: SlotContent) -> Slot:
    """The slot of a site."""
    drawn = site.drawn
    return Slot(
        address=site.address,
        name=drawn.name,
        first_column=drawn.first_column,
        end_column=drawn.end_column,
        first_band=drawn.first_band,
        end_band=drawn.end_band,
        columns=site.columns,
        content=content,
        box=site.box,
        waivers=build_waivers(site.keys.waive),
        span=site.keys.span,
        notch=drawn.notch,
    )


def _tell_unused(site: Site, kind: str, faults: Faults) -> None:
    """Warn of keys that mean nothing beside what the slot holds: the editor wanted something by them."""
    keys = site.keys
    for name in sorted(keys.written - _ANY - USED[kind] - {kind}):
        if getattr(keys, name) != getattr(type(keys), name):
            zh, en = spellings((name, kind), zh=True), (name, kind)
            inside = name in _OF_PICTURE and kind in ("article", "pending")
            values: dict[str, Value] = {"key": Words(zh[0], en[0]), "kind": Words(zh[1], en[1])}
            if inside:
                into = f"put it into the picture: pictures: {{file: …, {en[0]}: …}}"
                values["hint"] = Words(f"写进图里：图: {{文件: ……, {zh[0]}: ……}}", into)
            faults.append(Diagnostic(message=messages_content.UNUSED_KEY, values=values, span=keys.at(name)))


def build_waivers(written: Mapping[str, Scalar]) -> tuple[Waiver, ...]:
    """What is allowed (允许), by the names as written, with the reason where one is; lint knows the names."""
    return tuple(Waiver(word.strip(), reason.text.strip(), reason.span) for word, reason in written.items())


def free_slots(page: DrawnPage) -> tuple[Slot, ...]:
    """The free cells as slots without content; their addresses count them: `3/·1`."""
    columns = page.format.grid.columns
    return tuple(
        Slot(
            address=f"{page.number}/{drawn.name}{i}",
            name=drawn.name,
            first_column=drawn.first_column,
            end_column=drawn.end_column,
            first_band=drawn.first_band,
            end_band=drawn.end_band,
            columns=columns[drawn.first_column : drawn.end_column],
            content=Free(),
            span=page.keys.dummy.place(drawn.offset),
        )
        for i, drawn in enumerate(page.dummy.free, 1)
    )


def photo_content(site: Site, context: Context, faults: Faults) -> PhotoStory | None:
    """A picture article; None where its picture cannot be read (which reading has reported)."""
    keys = site.keys
    picture = find_picture(keys, keys.photo, context, faults) if keys.photo is not None else None
    if picture is None:
        return None
    headline = headline_of(keys, None)
    place = site.head if headline is not None and site.head is not None and site.head.at in ON_IMAGE else None
    title = None
    if headline is not None:
        title = photo_headline(site, headline, context, is_on_picture=place is not None)
        title = inked(title, head_ink(keys, site.head, context, faults))
    caption_look = Look("caption", site.grid, (site.width_em,), folds=site.folds)
    seen = described(picture, headline)
    return PhotoStory(
        under_type(seen) if place is not None else seen,
        title,
        caption_element(picture, f"{site.address}/caption", caption_look, context),
        place,
    )


def ad_content(site: Site, context: Context, faults: Faults) -> Ad | None:
    """An advertisement with its mark; None where its file cannot be read (which reading has reported)."""
    keys = site.keys
    client = keys.ad.text.strip() if keys.ad is not None else ""
    file, picture = None, None
    if keys.file is not None:
        found = context.raw.pictures.get((keys.file.span.file, keys.file.text))
        if found is None:
            if not PICTURE_NAME.fullmatch(keys.file.text):
                told = Diagnostic(message=messages_content.NOT_A_PICTURE, span=keys.at("file"), found=keys.file.text)
                faults.append(told)
            return None
        file = found.path
        if file.suffix.lower() != ".pdf":
            picture = find_picture(keys, keys.file, context, faults)
    else:
        values = {"slot": site.address}
        faults.append(Diagnostic(message=messages_content.AD_EMPTY, values=values, span=keys.at("ad")))
    mark = plain(AD_MARKS[context.lang], keys.at("ad"))
    element = context.element(f"{site.address}/ad_mark", "ad_mark", mark, Look("ad_mark", site.grid, (6.0,)))
    return Ad(client, file, picture, element, keys.page)


def nameplate_content(site: Site) -> Nameplate:
    """The nameplate as a slot; its height as written, else what is usual for the way it stands."""
    height, is_vertical = site.keys.height, site.keys.masthead is True
    usual = UPRIGHT_LINES if is_vertical else DEFAULT_LINES
    return Nameplate(is_vertical, max(1, round(height.value)) if height and height.unit == "line" else usual)


def _is_unread(site: Site, context: Context) -> bool:
    """Whether a slot's headline is not known because of a fault that is already told."""
    article = site.keys.article
    return site.keys.is_partial or (article is not None and article.text.strip() not in context.copies)


def teaser_content(
    site: Site, sites: Sites, headlines: Mapping[str, RichText], context: Context, faults: Faults
) -> Teaser:
    """The index: a line for every slot that it points to."""
    entries: list[TextElement] = []
    look = Look("teaser", site.grid, (site.width_em,), folds=site.folds)
    for i, address in enumerate(site.keys.teasers):
        target = str(address)
        there = sites.find(address, site.keys.at("teasers"), faults)
        if there is not None and target not in headlines and not _is_unread(there, context):
            values = {"address": target}
            faults.append(
                Diagnostic(message=messages_content.TEASER_EMPTY, values=values, span=site.keys.at("teasers"))
            )
        elif target in headlines:
            page = there.folio if there is not None else address.page
            text = teaser_headline(headlines[target], page, context.lang)
            entries.append(context.element(f"{site.address}/teaser/{i}", "teaser", text, look))
    own = site.keys.headline
    title = rich(own) if own is not None and own.text.strip() else plain(TITLES[context.lang], site.keys.at("teasers"))
    title_look = Look("teaser_title", site.grid, (site.width_em,), folds=site.folds)
    return Teaser(context.element(f"{site.address}/title", "teaser", title, title_look), tuple(entries))
