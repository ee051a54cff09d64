"""Pages: slots with their contents, stories, furniture, all from the drawn pages.

Decisions: an article without a rank takes it from its slot: the largest of a page without a lead is its lead, unless an
article with a rank is as large; one column in one band is a brief, a sixth of the page and more is second, the rest
third.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from math import inf

from layout.build import messages, messages_content
from layout.build.context import Context, Faults
from layout.build.furniture import (
    build_masthead,
    folio_pieces,
    gutter_pieces,
    imprint_pieces,
    masthead_pieces,
    upright_pieces,
)
from layout.build.heads import Measure, headline_of, usual_size
from layout.build.jumps import Sites, chain_of, check_backward
from layout.build.schema import PaperKeys
from layout.build.sites import DrawnPage, Site
from layout.build.slots import (
    ad_content,
    build_waivers,
    free_slots,
    kind_of,
    make_slot,
    nameplate_content,
    photo_content,
    teaser_content,
)
from layout.build.stories import build_story
from layout.build.upright_heads import lines_beside, with_narrow_head
from layout.build.verticals import vertical_story, with_vertical
from layout.diagnostics import Diagnostic, Value, Words
from layout.model.article import RANK_ORDER, Rank, RichText
from layout.model.page import Furniture, Masthead, Nameplate, Page, SlotContent, StoryPart
from layout.model.story import Story
from layout.read.keys import did_you_mean, nearest
from layout.read.messages import ARTICLE_MISSING
from layout.read.types import Scalar
from layout.records import dataclass

SECOND_SHARE = 1 / 6
"""Part of a page from which on an article counts as its second."""


@dataclass(slots=True)
class Contents:
    """What the slots hold, by address, the stories in the order they begin, and the slots, by address, whose text has
    other columns than they were drawn with.
    """

    by_address: dict[str, SlotContent] = field(default_factory=dict)
    stories: list[Story] = field(default_factory=list)
    sites: dict[str, Site] = field(default_factory=dict)


def fill_slots(pages: tuple[DrawnPage, ...], hidden: frozenset[int], context: Context, faults: Faults) -> Contents:
    """What every slot of the issue holds; jumps followed, index lines resolved.

    Args:
        pages: The pages as drawn.
        hidden: Numbers of pages whose drawing is wrong.
        context: The issue.
        faults: What is wrong is added here.
    """
    sites = Sites({site.address: site for page in pages for site in page.sites}, hidden)
    kinds = {address: kind_of(site, faults) for address, site in sites.by_address.items()}
    contents = Contents()
    headlines: dict[str, RichText] = {}
    placed: dict[str, str] = {}
    for page in pages:
        ranks = _ranks(page, kinds, context)
        for site in page.sites:
            check_backward(site, sites, faults)
            if kinds[site.address] not in ("article", "pending"):
                if site.keys.photo is not None and (text := headline_of(site.keys, None)) is not None:
                    headlines[site.address] = text
                continue
            chain = chain_of(site, sites, faults)
            weight = (ranks[site.address], _weightier_pt(site, page, ranks, context))
            site = contents.sites[site.address] = _settled(site, weight, context)
            story = _story(site, (site, *chain[1:]), weight, placed, (context, faults))
            if story is None:
                continue
            contents.stories.append(story)
            head = next((e.text for h in story.heads[:1] if h for e in h.elements if e.kind == "headline"), None)
            for part, link in enumerate(chain):
                contents.by_address[link.address] = StoryPart(story.id, part)
                if head is not None:
                    headlines[link.address] = head
    for address, site in sites.by_address.items():
        content = _other(site, kinds[address], (sites, headlines), context, faults)
        if content is not None:
            contents.by_address[address] = content
    return contents


def _settled(site: Site, weight: tuple[Rank, float], context: Context) -> Site:
    """A slot with the columns that its head leaves to the text; `weight` as for `_story`."""
    if site.head is None:
        return site
    name = site.keys.article.text.strip().removesuffix(".md") if site.keys.article else ""
    copy = context.copies.get(name)
    lang = (copy.keys.lang if copy is not None else None) or context.lang
    beside = lines_beside(site, copy)
    measure = Measure(weight[0], site.head.width_em, site.grid, lang, site.head, False, beside, weight[1])
    return with_narrow_head(site, copy, measure, context)


def _weightier_pt(site: Site, page: DrawnPage, ranks: Mapping[str, Rank], context: Context) -> float:
    """The smallest size in points that a headline has by itself which the issue calls weightier on this page; infinite
    where there is none.
    """
    order = RANK_ORDER[ranks[site.address]]
    written = [other for other in page.sites if other.address in ranks and _written_rank(other, context)]
    weightier = [other for other in written if RANK_ORDER[ranks[other.address]] < order]
    return min((usual_size(ranks[other.address], other, context) for other in weightier), default=inf)


def _story(
    site: Site,
    chain: tuple[Site, ...],
    weight: tuple[Rank, float],
    placed: dict[str, str],
    rest: tuple[Context, Faults],
) -> Story | None:
    """The story that begins in a slot; None where its article could not be read (which reading has reported).

    Args:
        site: The slot.
        chain: The slots that it runs through.
        weight: Its rank, and the size in points that a head beside its text stays below.
        placed: Where each article stands; this one is added.
        rest: The issue, and the faults to add to.
    """
    context, faults = rest
    rank, below_pt = weight
    copy = None
    if site.keys.article is not None:
        name = site.keys.article.text.strip().removesuffix(".md")
        copy = context.copies.get(name)
        if name in placed:
            values = {"article": name, "first": placed[name]}
            span = site.keys.at("article")
            faults.append(Diagnostic(message=messages_content.TWICE, values=values, span=span, found=name))
            return None
        placed[name] = site.address
        if copy is None:
            if not faults:
                names = tuple(context.copies)
                known: dict[str, Value] = {"article": name, "names": names, "names_en": names}
                span = site.keys.at("article")
                faults.append(Diagnostic(message=ARTICLE_MISSING, values=known, span=span, found=name))
            return None
        if headline_of(site.keys, copy.keys) is None and not copy.keys.is_partial and not site.keys.is_partial:
            values = {"article": name}
            faults.append(Diagnostic(message=messages_content.NO_HEADLINE, values=values, span=copy.raw.span))
    if site.keys.vertical and len(chain) == 1:
        story, grid = build_story(chain, copy, rank, context, faults, below_pt), site.grid
        return vertical_story(story, grid.pitch_pt, site.width_em * grid.body_pt)
    if site.keys.vertical:
        values = {"slot": site.drawn.name}
        faults.append(
            Diagnostic(message=messages_content.NOT_YET_VERTICAL, values=values, span=site.keys.at("vertical"))
        )
    return build_story(chain, copy, rank, context, faults, below_pt)


def _other(
    site: Site,
    kind: str | None,
    known: tuple[Sites, Mapping[str, RichText]],
    context: Context,
    faults: Faults,
) -> SlotContent | None:
    """What a slot holds that is no story."""
    match kind:
        case "photo":
            return photo_content(site, context, faults)
        case "teasers":
            return teaser_content(site, known[0], known[1], context, faults)
        case "ad":
            return ad_content(site, context, faults)
        case "masthead":
            return nameplate_content(site)
        case _:
            return None


def _written_rank(site: Site, context: Context) -> Rank | None:
    """The rank that a slot or its article says."""
    name = site.keys.article.text.strip().removesuffix(".md") if site.keys.article else ""
    copy = context.copies.get(name)
    return site.keys.rank or (copy.keys.rank if copy else None)


def _ranks(page: DrawnPage, kinds: Mapping[str, str | None], context: Context) -> dict[str, Rank]:
    """The rank of every article that begins on a page."""
    ranks: dict[str, Rank] = {}
    open_sites: list[Site] = []
    for site in page.sites:
        if kinds[site.address] not in ("article", "pending"):
            continue
        rank = _written_rank(site, context)
        if rank is not None:
            ranks[site.address] = rank
        else:
            open_sites.append(site)
    has_lead = any(rank in ("lead", "double_lead") for rank in ranks.values())
    cells = len(page.dummy.bands) * len(page.format.grid.columns)
    largest = max((site.cells for site in page.sites), default=0)
    has_lead |= any(site.cells == largest for site in page.sites if site.address in ranks)
    for site in open_sites:
        is_largest = site.cells == largest
        drawn = site.drawn
        if is_largest and not has_lead:
            ranks[site.address], has_lead = "lead", True
        elif drawn.end_column - drawn.first_column == 1 and drawn.end_band - drawn.first_band == 1:
            ranks[site.address] = "brief"
        else:
            ranks[site.address] = "second" if site.cells >= cells * SECOND_SHARE else "third"
    return ranks


def _masthead_too_high(lines: int, page: DrawnPage, paper: PaperKeys | None) -> Diagnostic:
    """A nameplate that leaves no line to a band of the page, where its lines are written."""
    place, house = page.keys.masthead, paper.masthead if paper else None
    is_of_house = house is not None and not (place and (place.lines or place.where.lines))
    span = house.at("lines") if house is not None and is_of_house else page.keys.at("masthead")
    values = {"lines": str(lines), "page": str(page.format.grid.lines)}
    return Diagnostic(message=messages.MASTHEAD_TOO_HIGH, values=values, span=span, found=str(lines))


def _plate_pieces(
    plate: Site,
    page: DrawnPage,
    contents: Contents,
    paper: PaperKeys | None,
    known: tuple[Mapping[str, str], tuple[Context, Faults]],
) -> tuple[Furniture, ...]:
    """The texts of a nameplate that is drawn as a slot, in its columns and lines."""
    drawn, content = plate.drawn, contents.by_address[plate.address]
    bands = page.dummy.bands[drawn.first_band : drawn.end_band]
    assert isinstance(content, Nameplate)
    lines = content.lines if None in bands else sum(band or 0 for band in bands) - 1
    room = Masthead(lines, drawn.first_column, drawn.end_column)
    keys, (values, rest) = paper.masthead if paper else None, known
    if content.vertical:
        return upright_pieces(keys, room, page.format.grid, values, rest)
    return masthead_pieces(keys, room, page.format.grid, values, rest)


def _header(
    page: DrawnPage,
    masthead: Masthead | None,
    contents: Contents,
    paper: PaperKeys | None,
    known: tuple[Sequence[Mapping[str, str]], tuple[Context, Faults]],
) -> Iterator[Furniture]:
    """What stands at the head of a page: its nameplate, or its header; of a spread the headers of both pages."""
    pages, rest = known
    plate = next((s for s in page.sites if isinstance(contents.by_address.get(s.address), Nameplate)), None)
    if masthead is not None and page.second is None:
        yield from masthead_pieces(paper.masthead if paper else None, masthead, page.format.grid, pages[0], rest)
    elif plate is not None and page.second is None:
        yield from _plate_pieces(plate, page, contents, paper, (pages[0], rest))
    else:
        for second, values in enumerate(pages):
            for piece in folio_pieces(paper.folio if paper else None, page.single.grid, values, rest):
                yield replace(piece, second=bool(second))


def _strip(
    page: DrawnPage, paper: PaperKeys | None, values: Mapping[str, str], rest: tuple[Context, Faults]
) -> Iterator[Furniture]:
    """The centre gutter of a page, its own or the paper's; a spread has none, for its pictures cross the fold."""
    rows = page.keys.centre_gutter if page.keys.centre_gutter is not None else paper.centre_gutter if paper else ()
    if page.second is None:
        yield from gutter_pieces(rows, page.format, values, rest)


def build_page(
    page: DrawnPage,
    contents: Contents,
    paper: PaperKeys | None,
    pages: Sequence[Mapping[str, str]],
    rest: tuple[Context, Faults],
) -> Page:
    """One page, or a spread, complete.

    Args:
        page: The page as drawn.
        contents: What its slots hold.
        paper: The paper's own words.
        pages: What templates may name; of a spread for the left and for the right page.
        rest: The issue, and the faults to add to.
    """
    faults, values, grid = rest[1], pages[0], page.format.grid
    masthead = build_masthead(paper.masthead if paper else None, page.keys.masthead, page.format)
    furniture = [*_header(page, masthead, contents, paper, (pages, rest)), *_strip(page, paper, values, rest)]
    imprint_lines = 0
    imprint = paper.imprint if paper else None
    last = int(values["page_count"])
    home = min(imprint.page or last, last) if imprint is not None else 0  # a thin issue has it on its last page
    if imprint is not None and home in page.numbers:
        rows, imprint_lines = imprint_pieces(imprint, page.single.grid, pages[page.numbers.index(home)], rest)
        furniture += (replace(piece, second=home == page.second) for piece in rows)
        if imprint.page is not None and imprint.page > last and imprint.rows:
            moved = {"wanted": str(imprint.page), "last": str(last)}
            faults.append(Diagnostic(message=messages.IMPRINT_ON_LAST, values=moved, span=imprint.rows[0].span))
    pinned = sum(lines or 1 for lines in page.dummy.bands)
    room = grid.lines - (masthead.lines if masthead else 0) - imprint_lines
    if masthead is not None and masthead.lines + len(page.dummy.bands) > grid.lines:
        faults.append(_masthead_too_high(masthead.lines, page, paper))
    elif pinned > room:
        told = {"pinned": str(pinned), "room": str(room)}
        faults.append(Diagnostic(message=messages.PINS_TOO_HIGH, values=told, span=page.keys.at("dummy")))
    slots = tuple(
        make_slot(contents.sites.get(site.address, site), contents.by_address[site.address])
        for site in page.sites
        if site.address in contents.by_address
    )
    slots = with_vertical(slots, contents.stories, grid)
    written = {**(paper.waive if paper else {}), **page.keys.waive}
    return Page(
        number=page.number,
        section=values["section"],
        name=values["page_name"],
        format=page.format,
        bands=page.dummy.bands,
        slots=tuple(sorted((*slots, *free_slots(page)), key=lambda slot: (slot.first_band, slot.first_column))),
        masthead=masthead,
        imprint_lines=imprint_lines,
        black_only=page.keys.plates is not None and page.keys.plates.black_only,
        fold_is_clear=page.keys.fold,
        second_ink=_second_ink(page, rest[0].palette.spots, faults),
        furniture=tuple(furniture),
        waivers=build_waivers(written),
        span=page.keys.span,
        second=page.second,
    )


def _second_ink(page: DrawnPage, spots: Mapping[str, Scalar], faults: Faults) -> str | None:
    """The spot ink that a page prints besides black; none, with a fault, where the paper has no such ink."""
    spot = page.keys.plates.spot if page.keys.plates is not None else None
    if spot is None or spot in spots:
        return spot
    known, near = [f"黑+{name}" for name in spots], nearest(spot, spots)
    values: dict[str, Value] = {
        "zh": "、".join(("黑", "彩", *known)),
        "en": ", ".join(("black", "colour", *known)),
        "hint": did_you_mean(f"黑+{near}")
        if near
        else Words("专色先写在 paper.yaml 的 专色 里", "declare the spot ink in paper.yaml first (inks)"),
    }
    span = page.keys.at("plates")
    faults.append(Diagnostic(message=messages.NOT_CHOICE, values=values, span=span, found=f"黑+{spot}"))
    return None
