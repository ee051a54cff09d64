"""Pictures of pages at any scale, in tiles, drawn from the very PDF that goes to the press.

Decisions: a page is painted when somebody looks at it, and stays painted while it is one of the last few; a tile is
drawn at the pixels of the screen, so type is sharp at every zoom. Tiles travel uncompressed (BMP): to the same computer
that costs nothing, while packing takes longer than drawing. The reader of PDFs is not safe for threads: one at a time.
"""

from collections import OrderedDict
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from threading import Lock
from typing import Final, Literal

import pypdfium2
from PIL import Image

from layout.compose.types import Sheet
from layout.paint import paint_pdf
from layout.pipeline import Edition

TILE_PX: Final = 1024
"""Width and height of a tile."""
AROUND_PX: Final = 32
"""What is drawn around a tile and cut off again: at an edge pictures are resampled otherwise, and seams would show."""
MOST_SCALE: Final = 40.0
"""Pixels per point at most: a character of body size is then as high as the screen."""
OPEN: Final = 12
"""Pages that stay painted; each is about a megabyte."""
THUMB_PX: Final = 280
"""Width of a page in the strip, twice what it takes on an ordinary screen."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page: `scale` in pixels per point, then the tile's column and row, from 0."""

    scale: float
    column: int
    row: int


class PagePictures:
    """The pages as pictures; the last few stay painted."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: OrderedDict[tuple[int, str], pypdfium2.PdfDocument] = OrderedDict()

    def tile(self, edition: Edition, sheet: Sheet, version: str, region: Region) -> bytes | None:
        """One tile of a page as BMP; None where the page has none there."""
        scale = min(region.scale, MOST_SCALE)
        left, top = region.column * TILE_PX, region.row * TILE_PX
        with self._lock:
            page = self._page(edition, sheet, version)
            width, height = ceil(page.get_width() * scale), ceil(page.get_height() * scale)
            if not (0 <= left < width and 0 <= top < height):
                return None
            x, y = max(0, left - AROUND_PX), max(0, top - AROUND_PX)
            cut = (x, height - top - TILE_PX - AROUND_PX, width - left - TILE_PX - AROUND_PX, y)
            # The reader rounds what is cut off up to whole pixels: half a pixel less makes that exact.
            crop = tuple(max(0.0, (pixels - 0.5) / scale) for pixels in cut)
            picture = page.render(scale=scale, crop=crop).to_pil()
        return _encoded(picture.crop((left - x, top - y, *_end(picture, (left - x, top - y)))), "BMP")

    def thumb(self, edition: Edition, sheet: Sheet, version: str) -> bytes:
        """The page for the strip, as PNG."""
        with self._lock:
            page = self._page(edition, sheet, version)
            picture = page.render(scale=THUMB_PX / page.get_width()).to_pil()
        return _encoded(picture, "PNG")

    def close(self) -> None:
        """Lets go of all pages."""
        with self._lock:
            while self._open:
                self._open.popitem()[1].close()

    def _page(self, edition: Edition, sheet: Sheet, version: str) -> pypdfium2.PdfPage:
        """The page, painted if it is not; those looked at longest ago are let go."""
        key = (sheet.number, version)
        if key not in self._open:
            pdf = paint_pdf([sheet], edition.issue, edition.registry, "read")
            self._open[key] = pypdfium2.PdfDocument(pdf)
        self._open.move_to_end(key)
        while len(self._open) > OPEN:
            self._open.popitem(last=False)[1].close()
        return self._open[key][0]


def _end(picture: Image.Image, start: tuple[int, int]) -> tuple[int, int]:
    """Where a tile that starts there ends in a picture, in pixels."""
    return min(picture.width, start[0] + TILE_PX), min(picture.height, start[1] + TILE_PX)


def _encoded(picture: Image.Image, kind: Literal["BMP", "PNG"]) -> bytes:
    """The bytes of a picture."""
    stream = BytesIO()
    picture.convert("RGB").save(stream, kind, **({"compress_level": 1} if kind == "PNG" else {}))
    return stream.getvalue()
