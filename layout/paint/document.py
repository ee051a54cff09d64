"""The whole file: sheets painted page by page, then faces, structure tree, threads, outline and the catalog.

Decisions: everything that must be known early is worked out first (strips with their glyphs, the subsets, the tag
plan), so pages are written once and in order. A file of some of the pages is painted anew, never cut out of a larger
one: it has its own subsets, tags and threads.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from layout.compose.types import AdItem, BoxItem, Item, PathItem, PictureItem, RuleItem, Sheet, TextItem
from layout.fonts import Registry
from layout.geometry import union
from layout.model.issue import Issue
from layout.paint import metadata
from layout.paint.canvas import PageBoxes, PressCanvas, Resources
from layout.paint.faces import EmbeddedFace, embed_face, glyph_of, reserve_fonts, write_face
from layout.paint.ink import PageInk
from layout.paint.metadata import LANG_TAGS, VERSIONS, DocumentFacts, Standard
from layout.paint.navigation import plan_threads, write_outline, write_page_labels, write_threads
from layout.paint.objects import array, dictionary, name, ref, text_string
from layout.paint.pictures import PictureStore
from layout.paint.profile import PressProfile, read_profile
from layout.paint.structure import write_structure
from layout.paint.tags import plan_tags
from layout.paint.text import SpaceGlyph, Strip, divided, strips_of, swallowed_spaces, write_strips
from layout.paint.vectors import paint_box, paint_decorations, paint_path, paint_rule


@dataclass(frozen=True, slots=True)
class _Prepared:
    """All text of the file as strips, by sheet and item index, and the faces they use, embedded."""

    strips: Mapping[tuple[int, int], tuple[Strip, ...]]
    faces: Mapping[str, EmbeddedFace]


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
    store = PictureStore(canvas.press, profile)
    spots = _spots(canvas, issue)
    lang = LANG_TAGS[issue.lang]
    plan = plan_tags(chosen, lang, {story.id: LANG_TAGS[story.lang] for story in issue.stories})
    page_objects = [canvas.start_page() for _ in chosen]
    boxes = [_boxes(sheet, standard) for sheet in chosen]
    fonts = reserve_fonts(canvas.press, prepared.faces.values())
    threads, beads_by_page = write_threads(canvas.press, plan_threads(chosen), page_objects, boxes)
    for s, sheet in enumerate(chosen):
        ink = PageInk(boxes[s], Resources(fonts=dict(fonts)), spots)
        _paint_sheet(ink, sheet, plan.items[s], _strips_on(prepared, s), store)
        extra = {"StructParents": b"%d" % s, "Tabs": b"/S"}
        if beads_by_page[s]:
            extra["B"] = array(map(ref, beads_by_page[s]))
        canvas.addLiteral("\n".join(ink.operators))
        canvas.end_page(page_objects[s], boxes[s], ink.resources, extra)
    for face_id in sorted(prepared.faces):
        write_face(canvas.press, prepared.faces[face_id], fonts)
    catalog = {
        "Type": b"/Catalog",
        "Pages": ref(canvas.end_tree()),
        "StructTreeRoot": ref(write_structure(canvas.press, plan, page_objects, boxes)),
        "MarkInfo": b"<</Marked true>>",
        "Lang": text_string(lang),
        "ViewerPreferences": b"<</DisplayDocTitle true>>",
        "PageLabels": write_page_labels(chosen),
        "Outlines": write_outline(canvas.press, chosen, page_objects, boxes),
        "Threads": array(map(ref, threads)) if threads else None,
        "OutputIntents": _output_intents(canvas, profile) if standard != "read" else None,
    }
    return _finish(canvas, catalog, metadata.facts_of(issue, chosen), standard if claims else "read")


def _output_intents(canvas: PressCanvas, profile: PressProfile) -> bytes:
    """The output intent with its profile."""
    embedded = canvas.press.add_stream({"N": b"4"}, profile.icc)
    return array([metadata.output_intent(profile, ref(embedded))])


def _finish(canvas: PressCanvas, catalog: Mapping[str, bytes | None], facts: DocumentFacts, claim: Standard) -> bytes:
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
        last: Strip | None = None
        for i, item in enumerate(sheet.items):
            if isinstance(item, TextItem):
                strips[s, i] = divided(_item_strips(item, (s, i), find, spaced), last, find)
                for strip in strips[s, i]:
                    used = (upright if strip.mode == "upright" else level)[strip.face]
                    used.update(strip.glyphs, () if strip.divider is None else (strip.divider,))
                    last = strip
    faces = {
        face_id: embed_face(registry.face(face_id), f"F{n + 1}", frozenset(level[face_id]), frozenset(upright[face_id]))
        for n, face_id in enumerate(sorted({*level, *upright}))
    }
    return _Prepared(strips, faces)


def _item_strips(
    item: TextItem, place: tuple[int, int], glyph: SpaceGlyph, spaced: frozenset[tuple[int, int, int]]
) -> tuple[Strip, ...]:
    """The strips of all lines of an item."""
    return tuple(
        strip for n, placed in enumerate(item.lines) for strip in strips_of(placed, glyph, (*place, n) in spaced)
    )


def _spots(canvas: PressCanvas, issue: Issue) -> dict[str, int]:
    """The declared spot inks: a Separation space each, its alternate the CMYK values the paper gives."""
    spots: dict[str, int] = {}
    for spot, ink in issue.paper.inks:
        full = array((ink.c / 100, ink.m / 100, ink.y / 100, ink.k / 100))
        tint = dictionary({"FunctionType": b"2", "Domain": b"[0 1]", "C0": b"[0 0 0 0]", "C1": full, "N": b"1"})
        spots[spot] = canvas.press.add(array([b"/Separation", name(spot), b"/DeviceCMYK", tint]))
    return spots


def _strips_on(prepared: _Prepared, sheet: int) -> _Prepared:
    """The strips of one sheet, by (0, item index)."""
    strips = {(0, i): found for (s, i), found in prepared.strips.items() if s == sheet}
    return _Prepared(strips, prepared.faces)


def _paint_sheet(
    page: PageInk,
    sheet: Sheet,
    tags: Sequence[tuple[str, int] | None],
    prepared: _Prepared,
    store: PictureStore,
) -> None:
    """Paints the items in order, each inside its tag or an artifact."""
    for i, (item, tag) in enumerate(zip(sheet.items, tags, strict=True)):
        if isinstance(item, TextItem) and not item.lines:
            continue
        if tag is not None:
            page.open_tag(*tag)
        elif isinstance(item, TextItem):
            in_head = item.rect.y1 < (sheet.trim.y0 + sheet.trim.y1) / 2
            page.open_artifact("Pagination", "Header" if in_head else "Footer")
        else:
            page.open_artifact("Layout")
        _paint_item(page, item, prepared.strips.get((0, i), ()), prepared.faces, store)
        page.close()
        if isinstance(item, TextItem):
            paint_decorations(page, item)


def _paint_item(
    page: PageInk,
    item: Item,
    strips: tuple[Strip, ...],
    faces: Mapping[str, EmbeddedFace],
    store: PictureStore,
) -> None:
    """Paints one item."""
    match item:
        case TextItem():
            page.fill_with(item.ink)
            write_strips(page, strips, faces)
        case PictureItem():
            store.paint(page, item)
        case AdItem():
            store.paint_ad(page, item)
        case RuleItem():
            paint_rule(page, item)
        case BoxItem():
            paint_box(page, item)
        case PathItem():
            paint_path(page, item)
