"""The whole file: sheets painted page by page, then faces, structure tree, threads, outline and the catalog.

Decisions: everything that must be known early is worked out first (strips with their glyphs, the subsets, the tag
plan), so pages are written once and in order. A file of some of the pages is painted anew, never cut out of a larger
one: it has its own subsets, tags and threads.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from layout.compose.types import AdItem, BoxItem, Item, PathItem, PictureItem, RuleItem, Sheet, TextItem
from layout.fonts import Registry
from layout.geometry import union
from layout.model.issue import Issue
from layout.model.style import Ink
from layout.paint import metadata
from layout.paint.canvas import PageBoxes, PressCanvas, Resources
from layout.paint.faces import EmbeddedFace, embed_face, glyph_of, reserve_fonts, write_face
from layout.paint.ink import PageInk
from layout.paint.metadata import LANG_TAGS, VERSIONS, DocumentFacts, Standard
from layout.paint.navigation import (
    plan_links,
    plan_threads,
    write_links,
    write_outline,
    write_page_labels,
    write_threads,
)
from layout.paint.objects import array, dictionary, name, ref, text_string
from layout.paint.pictures import PictureStore, prepare_all
from layout.paint.profile import PressProfile, read_profile
from layout.paint.segments import Segment, segments_of, would_be_sorted
from layout.paint.show import write_divider, write_strips
from layout.paint.structure import write_structure
from layout.paint.tags import Piece, Tags, plan_tags
from layout.paint.text import SpaceGlyph, Strip, strips_of, swallowed_spaces
from layout.paint.vectors import paint_box, paint_decorations, paint_path, paint_rule


@dataclass(frozen=True, slots=True)
class _Prepared:
    """All text of the file in segments, by sheet and item index, and the faces they use, embedded."""

    segments: Mapping[tuple[int, int], tuple[Segment, ...]]
    faces: Mapping[str, EmbeddedFace]

    def pieces(self) -> dict[tuple[int, int], tuple[Piece, ...]]:
        """What the pieces of each text are."""
        return {place: tuple(map(_piece, segments)) for place, segments in self.segments.items()}


def _piece(segment: Segment) -> Piece:
    """What a segment is to the structure tree."""
    strip = segment.strips[0]
    lang = None if strip.lang is None else LANG_TAGS[strip.lang]
    return Piece(segment.actual, lang, strip.part, strip.ruby)


def paint_pdf(
    sheets: Sequence[Sheet],
    issue: Issue,
    registry: Registry,
    standard: Standard = "x4",
    pages: Sequence[int] | None = None,
    claims: bool = True,
) -> bytes:
    """The PDF of the sheets, or of those whose number is in `pages`; the same input always gives the same bytes.

    Args:
        sheets: All sheets of the issue, in page order.
        issue: Title, date, language, inks and profile.
        registry: The faces that the glyph runs name.
        standard: `x4` (PDF/X-4), `x1a` (PDF/X-1a:2003) or `read`.
        pages: Page numbers, all when None.
        claims: False writes no PDF/X identification: for a file that preflight refused (print.md §1).

    Raises:
        InputError: A picture or profile that cannot be used.
    """
    chosen = tuple(sheet for sheet in sheets if pages is None or sheet.number in pages)
    prepared = _prepare(chosen, registry)
    profile = read_profile(issue.paper.icc)
    canvas = PressCanvas(VERSIONS[standard])
    prepare_all(chosen, profile)
    store = PictureStore(canvas.press, profile)
    spots = _spots(canvas, issue, chosen)
    lang = LANG_TAGS[issue.lang]
    story_langs = {story.id: LANG_TAGS[story.lang] for story in issue.stories}
    leads = plan_links(chosen) if standard == "read" else {}
    plan = plan_tags(chosen, lang, story_langs, prepared.pieces(), leads)
    page_objects = [canvas.start_page() for _ in chosen]
    boxes = [_boxes(sheet, standard) for sheet in chosen]
    fonts = reserve_fonts(canvas.press, prepared.faces.values())
    threads, beads_by_page = write_threads(canvas.press, plan_threads(chosen), page_objects, boxes)
    links, links_by_page = write_links(canvas.press, leads, chosen, page_objects, boxes)
    for s, sheet in enumerate(chosen):
        ink = PageInk(boxes[s], Resources(fonts=dict(fonts)), spots)
        _paint_sheet(ink, sheet, plan.items[s], _segments_on(prepared, s), store)
        canvas.addLiteral("\n".join(ink.operators))
        extra = _page_keys(s, beads_by_page[s], links_by_page[s])
        if ink.transparent:
            extra["Group"] = b"<</Type /Group /S /Transparency /CS /DeviceCMYK>>"
        canvas.end_page(page_objects[s], boxes[s], ink.resources, extra)
    for face_id in sorted(prepared.faces):
        write_face(canvas.press, prepared.faces[face_id], fonts)
    catalog = {
        "Type": b"/Catalog",
        "Pages": ref(canvas.end_tree()),
        "StructTreeRoot": ref(write_structure(canvas.press, plan, page_objects, boxes, links)),
        "MarkInfo": b"<</Marked true>>",
        "Lang": text_string(lang),
        "ViewerPreferences": b"<</DisplayDocTitle true>>",
        "PageLabels": write_page_labels(chosen),
        "Outlines": write_outline(canvas.press, chosen, page_objects, boxes),
        "Threads": array(map(ref, threads)) if threads else None,
        "OutputIntents": _output_intents(canvas, profile) if standard != "read" else None,
    }
    return _finish(canvas, catalog, metadata.facts_of(issue, chosen), standard if claims else None)


def _page_keys(page: int, beads: Sequence[int], links: Sequence[int]) -> dict[str, bytes]:
    """What a page says of its tags, beads and links."""
    keys = {"StructParents": b"%d" % page}
    if beads:
        keys["B"] = array(map(ref, beads))
    if links:
        keys |= {"Annots": array(map(ref, links)), "Tabs": b"/S"}
    return keys


def _output_intents(canvas: PressCanvas, profile: PressProfile) -> bytes:
    """The output intent with its profile."""
    entries = {"N": b"4", "Filter": b"/FlateDecode"}
    embedded = canvas.press.add_stream(entries, profile.packed, compress=False)
    return array([metadata.output_intent(profile, ref(embedded))])


def _finish(
    canvas: PressCanvas, catalog: Mapping[str, bytes | None], facts: DocumentFacts, claim: Standard | None
) -> bytes:
    """Metadata and identifiers, made from all that was written before, and the file."""
    info = canvas.press.add(metadata.info_dictionary(facts, claim))
    fingerprint = canvas.press.fingerprint()
    packet = metadata.xmp_packet(facts, claim, fingerprint)
    xmp = canvas.press.add_stream({"Type": b"/Metadata", "Subtype": b"/XML"}, packet, compress=False)
    root = canvas.press.add(dictionary({**catalog, "Metadata": ref(xmp)}))
    return canvas.data(root, info, metadata.file_id(fingerprint))


def _boxes(sheet: Sheet, standard: Standard) -> PageBoxes:
    """The page's boxes in points: the press gets trim and bleed, a reader the trimmed page."""
    bleed = sheet.trim if standard == "read" else sheet.bleed
    return PageBoxes(media=union((sheet.trim, bleed)), trim=sheet.trim, bleed=bleed)


def _prepare(sheets: Sequence[Sheet], registry: Registry) -> _Prepared:
    """Every text item as strips, and each face cut to the glyphs they use."""

    @lru_cache(maxsize=4096)
    def find(face_id: str, char: str) -> int | None:
        return glyph_of(registry.face(face_id), char)

    spaced = swallowed_spaces(sheets)
    strips: dict[tuple[int, int], tuple[Strip, ...]] = {}
    level: dict[str, set[int]] = defaultdict(set)
    upright: dict[str, set[int]] = defaultdict(set)
    for s, sheet in enumerate(sheets):
        for i, item in enumerate(sheet.items):
            if isinstance(item, TextItem):
                strips[s, i] = _item_strips(item, (s, i), find, spaced)
                for strip in strips[s, i]:
                    (upright if strip.mode == "upright" else level)[strip.face].update(strip.glyphs)
    spacing = _divided_faces(strips)
    faces = {}
    for n, face_id in enumerate(sorted({*level, *upright})):
        space = find(face_id, " ") if face_id in spacing else None
        chosen = (frozenset(level[face_id]), frozenset(upright[face_id]), space)
        faces[face_id] = embed_face(registry.face(face_id), f"F{n + 1}", *chosen)
    segments = {}
    last: tuple[int, Strip | None] = (-1, None)
    for place, found in strips.items():
        segments[place] = segments_of(found, last[1] if last[0] == place[0] else None, faces)
        last = (place[0], found[-1] if found else last[1])
    return _Prepared(segments, faces)


def _divided_faces(strips: Mapping[tuple[int, int], tuple[Strip, ...]]) -> set[str]:
    """The faces that dividers need a space from."""
    ordered = [(sheet, strip) for (sheet, _), row in strips.items() for strip in row]
    return {
        strip.face
        for (sheet, before), (other, strip) in pairwise(ordered)
        if sheet == other and would_be_sorted(before, strip)
    }


def _item_strips(
    item: TextItem, place: tuple[int, int], glyph: SpaceGlyph, spaced: frozenset[tuple[int, int, int]]
) -> tuple[Strip, ...]:
    """The strips of all lines of an item."""
    return tuple(
        strip for n, placed in enumerate(item.lines) for strip in strips_of(placed, glyph, (*place, n) in spaced)
    )


def _spots(canvas: PressCanvas, issue: Issue, sheets: Sequence[Sheet]) -> dict[str, int]:
    """The spot inks that the sheets use: a Separation space each, its alternate the CMYK values the paper gives."""
    used = {ink.spot for sheet in sheets for item in sheet.items for ink in _inks_of(item)}
    spots: dict[str, int] = {}
    for spot, ink in issue.paper.inks:
        if spot not in used:
            continue
        full = array((ink.c / 100, ink.m / 100, ink.y / 100, ink.k / 100))
        tint = dictionary({"FunctionType": b"2", "Domain": b"[0 1]", "C0": b"[0 0 0 0]", "C1": full, "N": b"1"})
        spots[spot] = canvas.press.add(array([b"/Separation", name(spot), b"/DeviceCMYK", tint]))
    return spots


def _inks_of(item: Item) -> tuple[Ink, ...]:
    """The inks that an item is drawn with."""
    match item:
        case TextItem() | RuleItem() | PathItem():
            return (item.ink,)
        case BoxItem():
            return tuple(ink for ink in (item.stroke, item.fill) if ink is not None)
    return ()


def _segments_on(prepared: _Prepared, sheet: int) -> _Prepared:
    """The segments of one sheet, by (0, item index)."""
    return _Prepared({(0, i): found for (s, i), found in prepared.segments.items() if s == sheet}, prepared.faces)


def _paint_sheet(
    page: PageInk, sheet: Sheet, tags: Sequence[Tags | None], prepared: _Prepared, store: PictureStore
) -> None:
    """Paints the items in order, each inside its tags or an artifact."""
    for i, (item, own) in enumerate(zip(sheet.items, tags, strict=True)):
        if isinstance(item, TextItem):
            if not item.lines:
                continue
            page.fill_with(item.ink)
            if own is None:
                page.open_artifact("Pagination")
                write_strips(page, [s for segment in prepared.segments[0, i] for s in segment.strips], prepared.faces)
                page.close()
            else:
                _paint_text(page, prepared.segments[0, i], own, prepared.faces)
            paint_decorations(page, item)
            continue
        if own is not None:
            page.open_tag(*own[0])
        else:
            page.open_artifact("Layout")
        _paint_item(page, item, store, sheet.black_only)
        page.close()


def _paint_text(page: PageInk, segments: Sequence[Segment], tags: Tags, faces: Mapping[str, EmbeddedFace]) -> None:
    """Paints a text piece by piece."""
    waiting = iter(tags)
    for segment in segments:
        if segment.divided:
            page.open_artifact("Layout")
            write_divider(page, segment.strips[0], faces[segment.strips[0].face])
            page.close()
        page.open_tag(*next(waiting), segment.actual)
        write_strips(page, segment.strips, faces)
        page.close()


def _paint_item(page: PageInk, item: Item, store: PictureStore, black_only: bool) -> None:
    """Paints one item that is no text."""
    match item:
        case PictureItem():
            store.paint(page, item, black_only)
        case AdItem():
            store.paint_ad(page, item)
        case RuleItem():
            paint_rule(page, item)
        case BoxItem():
            paint_box(page, item)
        case PathItem():
            paint_path(page, item)
