"""The canvas that receives finished pages: reportlab's, with pages and resources that a press file needs.

Decisions: no operator of reportlab's own drawing reaches a page (it would set an unembedded Helvetica, write a page
transition, and colours outside our policy); its canvas and document number the objects and write the file.
"""

import io
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from layout.geometry import Rect
from layout.paint.objects import PressDocument, array, dictionary, ref
from layout.paint.spool import Data
from layout.records import dataclass

OVERPRINT_STATES: Final = {
    "GsOver": b"<</Type /ExtGState /OP true /op true /OPM 1>>",
    "GsKnock": b"<</Type /ExtGState /OP false /op false /OPM 0>>",
}
"""Overprint on (black only) and off. Source: ISO 32000-1, 8.6.7."""


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Media and trim and bleed rectangles in points, y down from the trim's top left corner; `media` holds both.

    `marked` = marks stand around the bleed.
    """

    media: Rect
    trim: Rect
    bleed: Rect
    marked: bool = False

    def box(self, rect: Rect) -> bytes:
        """A rectangle as a PDF box, origin at the media's lower left corner, y up."""
        left, top = self.media.x0, self.media.y1
        return array((rect.x0 - left, top - rect.y1, rect.x1 - left, top - rect.y0))


@dataclass(slots=True)
class Resources:
    """What the content of one page names: objects by resource name."""

    fonts: dict[str, int] = field(default_factory=dict)
    xobjects: dict[str, int] = field(default_factory=dict)
    spaces: dict[str, int] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The resource dictionary."""
        return dictionary(
            {
                "ExtGState": dictionary(OVERPRINT_STATES),
                "ColorSpace": _references(self.spaces),
                "Font": _references(self.fonts),
                "XObject": _references(self.xobjects),
            }
        )


class PressCanvas(Canvas):
    """Takes finished content page by page and gives the bytes of the file."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(io.BytesIO(), pageCompression=1, invariant=1, pdfVersion=version)
        self.press = self._doc = PressDocument(version)
        self.page_numbers: list[int] = []
        self._tree = self.press.reserve()

    def start_page(self) -> int:
        """Reserves the next page object, so that tags, beads and bookmarks can point to it; its number."""
        page = self.press.reserve()
        self.page_numbers.append(page)
        return page

    def end_page(
        self, page: int, boxes: PageBoxes, resources: Resources, content: Data, extra: Mapping[str, bytes]
    ) -> None:
        """Closes a page: `content` is its content, compressed; `extra` its further keys."""
        stream = self.press.add_stream({"Filter": b"/FlateDecode"}, content, compress=False)
        trim, bleed = boxes.box(boxes.trim), boxes.box(boxes.bleed)
        self.press.put(
            page,
            dictionary(
                {
                    "Type": b"/Page",
                    "Parent": ref(self._tree),
                    "MediaBox": boxes.box(boxes.media),
                    "BleedBox": bleed,
                    "TrimBox": trim,
                    "Resources": resources.to_bytes(),
                    "Contents": ref(stream),
                    **extra,
                }
            ),
        )

    def end_tree(self) -> int:
        """Closes the page tree; its number."""
        kids = array(ref(page) for page in self.page_numbers)
        self.press.put(
            self._tree, dictionary({"Type": b"/Pages", "Kids": kids, "Count": b"%d" % len(self.page_numbers)})
        )
        return self._tree


def _references(table: Mapping[str, int]) -> bytes | None:
    """A dictionary of references by name, in the order of the names; None when empty."""
    return dictionary({key: ref(table[key]) for key in sorted(table)}) if table else None
