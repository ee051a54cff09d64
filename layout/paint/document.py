"""The whole file: painted sheets put together with faces, structure tree, threads, outline and the catalog.

Decisions: sheets are painted first, each by itself (`sheet.py`), so that processes can share them; a file of all of
them and a file of one are then put together from the same streams, each with its own subsets, tags and threads: nothing
is cut out of a larger file.
"""

import io
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from typing import BinaryIO, Final, TypeAlias

from layout.aside import cores
from layout.compose.packed import without_glyphs
from layout.compose.types import Sheet
from layout.diagnostics import InputError
from layout.fonts import Registry
from layout.model.issue import Issue
from layout.model.press import NO_MARKS
from layout.model.style import Ink
from layout.paint import metadata
from layout.paint.ads import AdForm, AdPage, place_ad
from layout.paint.canvas import PageBoxes, PressCanvas, Resources
from layout.paint.faces import font_numbers, gather, write_face
from layout.paint.marks import REGISTRATION, with_marks
from layout.paint.metadata import LANG_TAGS, VERSIONS, DocumentFacts, Standard
from layout.paint.navigation import (
    plan_links,
    plan_threads,
    write_links,
    write_outline,
    write_page_labels,
    write_threads,
)
from layout.paint.objects import PressDocument, array, dictionary, name, ref, text_string
from layout.paint.pageface import merged
from layout.paint.pictures import Darkroom, PreparedPicture, Wanted, write_picture
from layout.paint.profile import PressProfile, profile_of
from layout.paint.sheet import PaintedSheet, PressRoom, paint_sheet
from layout.paint.spool import Spool
from layout.paint.stored import PaintedSheets, StoredSheet, put_aside
from layout.paint.structure import write_structure
from layout.paint.tags import plan_tags
from layout.paint.text import swallowed_spaces
from layout.records import dataclass

TOGETHER: Final = 8
"""Sheets whose pictures are prepared side by side."""
SHARED: Final = 64
"""Sheets that are painted, by whatever number of processes, before they are put aside."""
Alone: TypeAlias = tuple[PaintedSheet | InputError, Mapping[Wanted, PreparedPicture]]
"""A sheet painted as it stands alone, or why it cannot be; and the pictures that were prepared for it."""
Sharing: TypeAlias = Callable[[Callable[[Sequence[int]], list[Alone]], int], list[Alone]]
"""What has the numbers from 0 to a count (exclusive) seen to, in as many shares as it likes; the results in order."""


def unshared(work: Callable[[Sequence[int]], list[Alone]], count: int) -> list[Alone]:
    """All numbers in one share."""
    return work(range(count))


@dataclass(frozen=True, slots=True)
class Painting:
    """The sheets of a build, painted: each as it stands in the file of all of them, and as it stands alone.

    `sheets` are without glyphs where they were packed: what is painted needs them no more.
    """

    room: PressRoom
    issue: Issue
    standard: Standard
    sheets: tuple[Sheet, ...]
    together: Sequence[PaintedSheet]
    alone: Sequence[PaintedSheet]


def paint_sheets(
    sheets: Sequence[Sheet],
    issue: Issue,
    registry: Registry,
    standard: Standard = "x4",
    spool: Spool | None = None,
    sharing: Sharing = unshared,
) -> Painting:
    """Paints the sheets, each once, as what they share allows; `write_pdf` then makes files of them.

    Args:
        sheets: In page order.
        issue: Inks and profile.
        registry: The faces that the glyph runs name.
        standard: The output.
        spool: Where the pages of a large issue are put aside until they are written; None = in memory.
        sharing: How the sheets are shared among processes; the result is the same.

    Raises:
        InputError: A picture, an advertisement or the profile cannot be used.
    """
    inks = {**dict(issue.paper.inks), "All": REGISTRATION}
    room = PressRoom(registry, Darkroom(profile_of(issue.paper), spool), inks, issue)
    boxes = [boxes_of(sheet, issue, standard) for sheet in sheets]
    bare = tuple(map(without_glyphs, sheets))
    spaced: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for s, i, n in swallowed_spaces(bare):
        spaced[s].add((i, n))
    together: list[PaintedSheet | StoredSheet] = []
    alone: list[PaintedSheet | StoredSheet] = []
    texts: dict[str, dict[int, str]] = defaultdict(dict)
    glyphs: dict[str, set[int]] = defaultdict(set)
    for first in range(0, len(sheets), SHARED):
        batch = [(sheets[s], boxes[s], _own_spaces(bare[s])) for s in range(first, min(first + SHARED, len(sheets)))]
        for s, (painted, pictures) in enumerate(sharing(partial(_paint_alone, room, batch), len(batch)), first):
            if isinstance(painted, InputError):
                raise painted
            single = replace(painted, pictures=room.pictures.take(pictures, painted.pictures))
            fits = _own_spaces(bare[s]) == spaced[s] and all(
                texts[face].get(code, text) == text
                for face, use in single.uses.items()
                for code, text in use.texts.items()
            )
            joint = single if fits else paint_sheet(room, sheets[s], boxes[s], spaced[s], texts)
            for face, use in joint.uses.items():
                for code, text in use.texts.items():
                    texts[face].setdefault(code, text)
            for page in (joint, single):
                for face, use in page.uses.items():
                    glyphs[face] |= use.level | use.upright
            alone.append(single if spool is None else put_aside(single, spool))
            together.append(alone[-1] if fits else joint if spool is None else put_aside(joint, spool))
    for face, used in glyphs.items():
        gather(room.face(face), used)
    return Painting(room, issue, standard, bare, PaintedSheets(together), PaintedSheets(alone))


def _own_spaces(sheet: Sheet) -> set[tuple[int, int]]:
    """The lines of a sheet, by item and line index, after which a space is swallowed on the sheet itself."""
    return {(i, n) for _, i, n in swallowed_spaces((sheet,))}


def _paint_alone(
    room: PressRoom, batch: Sequence[tuple[Sheet, PageBoxes, set[tuple[int, int]]]], places: Sequence[int]
) -> list[Alone]:
    """Some sheets of a batch (each with its boxes and its swallowed spaces), as each stands alone; with it the pictures
    that were prepared since the one before it.
    """
    made: list[Alone] = []
    workers = max(1, cores() * len(places) // len(batch))  # so many of the processors are ours
    known = set(room.pictures.made)
    for n, place in enumerate(places):
        if n % TOGETHER == 0:
            room.pictures.prepare_all([batch[p][0] for p in places[n : n + TOGETHER]], workers)
        try:
            painted: PaintedSheet | InputError = paint_sheet(room, *batch[place], {})
        except InputError as error:
            painted = error
        made.append((painted, {one: room.pictures.made[one] for one in room.pictures.made if one not in known}))
        known |= made[-1][1].keys()
    return made


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
    return write_pdf(paint_sheets(chosen, issue, registry, standard), claims=claims)


def write_pdf(painting: Painting, only: int | None = None, claims: bool = True) -> bytes:
    """The bytes of a file of painted sheets, as `write_pdf_to` writes it."""
    file = io.BytesIO()
    write_pdf_to(file, painting, only, claims)
    return file.getvalue()


def write_pdf_to(file: BinaryIO, painting: Painting, only: int | None = None, claims: bool = True) -> None:
    """Writes a file of painted sheets: of all, or of the one whose index is `only`.

    Args:
        file: Where it is written.
        painting: The sheets.
        only: Index of a single sheet.
        claims: False writes no PDF/X identification: for a file that preflight refused (print.md §1).

    Raises:
        InputError: An advertisement that cannot be used.
        OSError: It cannot be written.
    """
    sheets = painting.sheets if only is None else (painting.sheets[only],)
    painted = painting.together if only is None else painting.alone[only : only + 1]
    issue, standard = painting.issue, painting.standard
    canvas = PressCanvas(VERSIONS[standard])
    lang = LANG_TAGS[issue.lang]
    story_langs = {story.id: LANG_TAGS[story.lang] for story in issue.stories}
    leads = plan_links(sheets) if standard == "read" else {}
    plan = plan_tags(sheets, lang, story_langs, (page.pieces for page in painted), leads)
    page_objects = [canvas.start_page() for _ in sheets]
    boxes = [boxes_of(sheet, issue, standard) for sheet in sheets]
    used = merged(page.uses for page in painted)
    things = Things(canvas.press, painting, font_numbers(canvas.press, used))
    threads, beads_by_page = write_threads(canvas.press, plan_threads(sheets), page_objects, boxes)
    links, links_by_page = write_links(canvas.press, leads, sheets, page_objects, boxes)
    for s, page in enumerate(painted):
        extra = _page_keys(s, beads_by_page[s], links_by_page[s])
        resources = things.resources(page)
        if things.is_transparent(page):
            extra["Group"] = b"<</Type /Group /S /Transparency /CS /DeviceCMYK>>"
        canvas.end_page(page_objects[s], boxes[s], resources, page.content, extra)
    for face in sorted(used):
        write_face(canvas.press, painting.room.face(face), used[face], things.fonts, face)
    catalog = {
        "Type": b"/Catalog",
        "Pages": ref(canvas.end_tree()),
        "StructTreeRoot": ref(write_structure(canvas.press, plan, page_objects, boxes, links)),
        "MarkInfo": b"<</Marked true>>",
        "Lang": text_string(lang),
        "ViewerPreferences": b"<</DisplayDocTitle true>>",
        "PageLabels": write_page_labels(sheets),
        "Outlines": write_outline(canvas.press, sheets, page_objects, boxes, lang),
        "Threads": array(map(ref, threads)) if threads else None,
        "OutputIntents": output_intents(canvas, painting.room.profile) if standard != "read" else None,
    }
    finish(file, canvas, catalog, metadata.facts_of(issue, sheets), standard if claims else None)


@dataclass(slots=True)
class Things:
    """The objects that the pages of one file name, each written once."""

    document: PressDocument
    painting: Painting
    fonts: Mapping[tuple[str, bool], int]
    pictures: dict[PreparedPicture, int] = field(default_factory=dict)
    ads: dict[AdPage, AdForm] = field(default_factory=dict)
    spots: dict[str, int] = field(default_factory=dict)

    def resources(self, page: PaintedSheet) -> Resources:
        """What a page's content names."""
        named = Resources()
        for n, face in enumerate(page.faces, start=1):
            for upright, suffix in ((False, ""), (True, "V")):
                glyphs = page.uses[face].upright if upright else page.uses[face].level
                if glyphs:
                    named.fonts[f"F{n}{suffix}"] = self.fonts[face, upright]
        for n, picture in enumerate(page.pictures, start=1):
            if picture not in self.pictures:
                self.pictures[picture] = write_picture(self.document, picture)
            named.xobjects[f"Im{n}"] = self.pictures[picture]
        for n, ad in enumerate(page.ads, start=1):
            if ad not in self.ads:
                self.ads[ad] = place_ad(self.document, ad, self.painting.room.profile)
            named.xobjects[f"Ad{n}"] = self.ads[ad].number
        for n, spot in enumerate(page.spots, start=1):
            if spot not in self.spots:
                self.spots[spot] = self.document.add(_separation(spot, self.painting.room.inks[spot]))
            named.spaces[f"Cs{n}"] = self.spots[spot]
        return named

    def is_transparent(self, page: PaintedSheet) -> bool:
        """Whether something on a page has live transparency."""
        return any(self.ads[ad].transparent for ad in page.ads)


def _separation(spot: str, ink: Ink) -> bytes:
    """A spot ink's colour space; its alternate is the CMYK values that the paper gives."""
    full = array((ink.c / 100, ink.m / 100, ink.y / 100, ink.k / 100))
    tint = dictionary({"FunctionType": b"2", "Domain": b"[0 1]", "C0": b"[0 0 0 0]", "C1": full, "N": b"1"})
    return array([b"/Separation", name(spot), b"/DeviceCMYK", tint])


def _page_keys(page: int, beads: Sequence[int], links: Sequence[int]) -> dict[str, bytes]:
    """What a page says of its tags, beads and links."""
    keys = {"StructParents": b"%d" % page}
    if beads:
        keys["B"] = array(map(ref, beads))
    if links:
        keys |= {"Annots": array(map(ref, links)), "Tabs": b"/S"}
    return keys


def output_intents(canvas: PressCanvas, profile: PressProfile) -> bytes:
    """The output intent with its profile."""
    entries = {"N": b"4", "Filter": b"/FlateDecode"}
    embedded = canvas.press.add_stream(entries, profile.packed, compress=False)
    return array([metadata.output_intent(profile, ref(embedded))])


def finish(
    file: BinaryIO,
    canvas: PressCanvas,
    catalog: Mapping[str, bytes | None],
    facts: DocumentFacts,
    claim: Standard | None,
    tagged: bool = True,
) -> None:
    """Metadata and identifiers, made from all that was added before, and the file written; one that is not `tagged`
    does not claim to be.
    """
    info = canvas.press.add(metadata.info_dictionary(facts, claim))
    fingerprint = canvas.press.fingerprint()
    packet = metadata.xmp_packet(facts, claim, fingerprint, tagged)
    xmp = canvas.press.add_stream({"Type": b"/Metadata", "Subtype": b"/XML"}, packet, compress=False)
    root = canvas.press.add(dictionary({**catalog, "Metadata": ref(xmp)}))
    canvas.press.write_to(file, root, info, metadata.file_id(fingerprint))


def boxes_of(sheet: Sheet, issue: Issue, standard: Standard) -> PageBoxes:
    """The page's boxes in points: the press gets trim, bleed and marks, a reader the trimmed page."""
    is_read = standard == "read"
    bleed = sheet.trim if is_read else sheet.bleed
    marks = NO_MARKS if is_read else issue.paper.press.marks
    return PageBoxes(with_marks(sheet, marks, bleed), trim=sheet.trim, bleed=bleed, marked=marks.any)
