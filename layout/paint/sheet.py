"""One sheet painted: its content with what that names, the same in whatever file it stands.

Decisions: names of fonts, pictures and spaces count from 1 on each page, codes of glyphs belong to the face, marked
content is numbered on its page: so a page is painted once, and the file of all pages and its own share the compressed
stream. A text tells what its codes do not say; where the file's other pages use a code for another text first, the
sheet is painted again for that file, with `seeds`.
"""

import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field

from layout.compose.types import AdItem, BoxItem, GraphicItem, Item, PathItem, PictureItem, RuleItem, Sheet, TextItem
from layout.fonts import Registry
from layout.model.issue import Issue
from layout.model.style import Ink
from layout.paint.ads import AdPage, ad_size, look_of
from layout.paint.blacks import in_rich_black, is_display_on_picture
from layout.paint.canvas import PageBoxes
from layout.paint.faces import FontUse, PressFace, open_press_face
from layout.paint.ink import ArtifactType, PageInk
from layout.paint.marks import marks_of
from layout.paint.metadata import LANG_TAGS
from layout.paint.objects import COMPRESSION_LEVEL
from layout.paint.pageface import PageFace
from layout.paint.pictures import Darkroom, PreparedPicture
from layout.paint.profile import PressProfile
from layout.paint.segments import Segment, segments_of
from layout.paint.show import write_divider, write_strips
from layout.paint.spool import Data
from layout.paint.tags import Piece, is_tagged, mark_of, stands_beside
from layout.paint.text import Strip, strips_of
from layout.paint.vectors import paint_box, paint_decorations, paint_path, paint_rule
from layout.records import dataclass

Seeds = Mapping[str, Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class PaintedSheet:
    """The compressed content of a page, and what it names: faces in the order of their resources, pictures,
    advertisements and spot inks likewise; the pieces of each text by item index.
    """

    content: Data
    faces: tuple[str, ...]
    uses: Mapping[str, FontUse]
    pictures: tuple[PreparedPicture, ...]
    ads: tuple[AdPage, ...]
    spots: tuple[str, ...]
    pieces: Mapping[int, tuple[Piece, ...]]


@dataclass(slots=True)
class PressRoom:
    """What all sheets of a build are painted with; the faces are opened as they are met."""

    registry: Registry
    pictures: Darkroom
    inks: Mapping[str, Ink]
    issue: Issue
    faces: dict[str, PressFace] = field(default_factory=dict)

    @property
    def profile(self) -> PressProfile:
        """The profile of the press."""
        return self.pictures.profile

    def face(self, name: str) -> PressFace:
        """A face of the registry, opened once."""
        if name not in self.faces:
            self.faces[name] = open_press_face(self.registry.face(name))
        return self.faces[name]

    def glyph_of(self, face: str, char: str) -> int | None:
        """The glyph that a face's own character map gives a character."""
        return self.face(face).glyph_of(char)


def paint_sheet(
    room: PressRoom, sheet: Sheet, boxes: PageBoxes, spaced: Collection[tuple[int, int]], seeds: Seeds
) -> PaintedSheet:
    """The sheet's content.

    Args:
        room: Faces, profile, inks.
        sheet: The page.
        boxes: Its boxes in the file.
        spaced: Lines, by item and line index, after which the source has a space that no line holds.
        seeds: What codes stand for in the file already, by face.

    Raises:
        InputError: A picture or advertisement that cannot be used.
    """
    marks = marks_of(room.issue, sheet, boxes.bleed, room.registry, room.face) if boxes.marked else ()
    items = (*sheet.items, *marks)
    strips = {
        i: tuple(
            strip for n, placed in enumerate(item.lines) for strip in strips_of(placed, room.glyph_of, (i, n) in spaced)
        )
        for i, item in enumerate(items)
        if isinstance(item, TextItem)
    }
    names = tuple(sorted({strip.face for row in strips.values() for strip in row}))
    faces = {
        name: PageFace(room.face(name), f"F{n}", dict(seeds.get(name, {}))) for n, name in enumerate(names, start=1)
    }
    segments = _segments(strips, faces)
    pieces = {i: tuple(map(_piece, row)) for i, row in segments.items()}
    ink = PageInk(boxes, tuple(room.inks))
    beside: list[tuple[TextItem, Segment]] = []
    if sheet.cut:
        ink.open_clip(boxes.bleed)
    for i, item in enumerate(items):
        is_mark = i >= len(sheet.items)
        if i == len(sheet.items):
            _paint_beside(ink, beside, faces, sheet.cut)
        if isinstance(item, TextItem):
            ink.knocking = room.issue.paper.press.display_knocks_out and is_display_on_picture(item, items)
            beside += _paint_text(ink, item, segments[i], faces, "Page" if is_mark else "Pagination")
            ink.knocking = False
        else:
            _paint_other(room, ink, item, (sheet, "Page" if is_mark else "Layout"))
    if not marks:
        _paint_beside(ink, beside, faces, sheet.cut)
    content = ("\n".join(ink.operators) + "\n").encode("ascii")
    return PaintedSheet(
        content=zlib.compress(content, COMPRESSION_LEVEL),
        faces=names,
        uses={name: face.use() for name, face in faces.items()},
        pictures=tuple(ink.pictures),
        ads=tuple(ink.ads),
        spots=tuple(ink.used_spots),
        pieces=pieces,
    )


def _paint_beside(
    ink: PageInk, beside: Sequence[tuple[TextItem, Segment]], faces: Mapping[str, PageFace], cut: bool
) -> None:
    """Paints what stands beside the lines (rubies), the last of the page itself; `cut` = its clip ends there."""
    for text, segment in beside:
        ink.fill_with(text.ink)
        _paint_segment(ink, text, segment, faces)
    if cut:
        ink.close_clip()


def _segments(strips: Mapping[int, tuple[Strip, ...]], faces: Mapping[str, PageFace]) -> dict[int, tuple[Segment, ...]]:
    """The pieces of each text, in the order of painting."""
    segments: dict[int, tuple[Segment, ...]] = {}
    last: Strip | None = None
    for i, row in strips.items():
        segments[i] = segments_of(row, last, faces)
        last = row[-1] if row else last
    return segments


def _piece(segment: Segment) -> Piece:
    """What a segment is to the structure tree."""
    strip = segment.strips[0]
    lang = None if strip.lang is None else LANG_TAGS[strip.lang]
    return Piece(segment.actual, lang, strip.part, strip.ruby)


def _paint_text(
    page: PageInk, item: TextItem, segments: Sequence[Segment], faces: Mapping[str, PageFace], kind: ArtifactType
) -> list[tuple[TextItem, Segment]]:
    """Paints a text piece by piece; one that is no text to a reader as an artifact of a kind. What stands beside it is
    left.
    """
    if not item.lines:
        return []
    page.fill_with(item.ink)
    beside: list[tuple[TextItem, Segment]] = []
    if is_tagged(item):
        for segment in segments:
            if stands_beside(_piece(segment)):
                beside.append((item, segment))
            else:
                _paint_segment(page, item, segment, faces)
    else:
        page.open_artifact(kind)
        write_strips(page, [strip for segment in segments for strip in segment.strips], faces)
        page.close()
    paint_decorations(page, item)
    return beside


def _paint_segment(page: PageInk, item: TextItem, segment: Segment, faces: Mapping[str, PageFace]) -> None:
    """Paints one piece of a text."""
    if segment.divided:
        page.open_artifact("Layout")
        write_divider(page, segment.strips[0], faces[segment.strips[0].face])
        page.close()
    page.open_tag(mark_of(item, _piece(segment)), segment.actual)
    write_strips(page, segment.strips, faces)
    page.close()


def _paint_other(room: PressRoom, page: PageInk, item: Item, terms: tuple[Sheet, ArtifactType]) -> None:
    """Paints an item that is no text; `terms` = the sheet that it is on, what kind of artifact it is."""
    sheet, kind = terms
    black_only, converts = sheet.black_only, room.issue.paper.press.converts_ads
    if is_tagged(item):
        page.open_tag(mark_of(item, Piece()))
    else:
        page.open_artifact(kind)
    match item:
        case PictureItem():
            page.paint_picture(room.pictures.picture(item, black_only), item.rect, item.clip)
        case GraphicItem() if item.picture.page:
            ad = AdPage(item.picture.file, item.picture.page, look_of(item, sheet, converts))
            page.paint_ad(ad, ad_size(ad), item.rect)
        case GraphicItem():
            for path in item.paths:
                paint_path(page, path)
        case AdItem():
            ad = AdPage(item.file, item.page or 1, look_of(item, sheet, converts))
            page.paint_ad(ad, ad_size(ad), item.rect)
        case RuleItem():
            paint_rule(page, item)
        case BoxItem():
            paint_box(page, item if black_only else in_rich_black(item, room.issue.paper.press.rich_black))
        case PathItem():
            paint_path(page, item)
    page.close()
