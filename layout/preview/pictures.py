"""Pictures of pages at any scale, in tiles, drawn from the very PDF that goes to the press.

Decisions: a page is painted when somebody looks at it, and stays painted while it is one of the last few; a tile is
drawn at the pixels of the screen, so type is sharp at every zoom. Tiles travel uncompressed (BMP): to the same computer
that costs nothing, while packing takes longer than drawing. The reader of PDFs is not safe for threads, not even when
it lets go of a page: whatever touches it does so one at a time, and nothing of it outlives that.
"""

from collections import OrderedDict
from io import BytesIO
from math import ceil
from typing import Final, Literal

import pypdfium2
from PIL import Image

from layout.compose.types import Sheet
from layout.paint import paint_pdf
from layout.pipeline import Edition
from layout.preview.turns import MAKE_UP, THUMB, TILE, Turns
from layout.records import dataclass

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
    """The pages as pictures; the last few stay painted.

    Args:
        turns: Taken by whatever makes up pages or paints them; libraries that are not ours run in both.
    """

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._open: OrderedDict[tuple[int, str], tuple[pypdfium2.PdfDocument, pypdfium2.PdfPage]] = OrderedDict()

    def tile(self, edition: Edition, sheet: Sheet, version: str, region: Region) -> bytes | None:
        """One tile of a page as BMP; None where the page has none there."""
        scale = min(region.scale, MOST_SCALE)
        left, top = region.column * TILE_PX, region.row * TILE_PX
        with self._turns.take(TILE):
            page = self._page(edition, sheet, version)
            width, height = ceil(page.get_width() * scale), ceil(page.get_height() * scale)
            if not (0 <= left < width and 0 <= top < height):
                return None
            x, y = max(0, left - AROUND_PX), max(0, top - AROUND_PX)
            cut = (x, height - top - TILE_PX - AROUND_PX, width - left - TILE_PX - AROUND_PX, y)
            # The reader rounds what is cut off up to whole pixels: half a pixel less makes that exact.
            crop = tuple(max(0.0, (pixels - 0.5) / scale) for pixels in cut)
            picture = _drawn(page, scale, crop)
        return _encoded(picture.crop((left - x, top - y, *_end(picture, (left - x, top - y)))), "BMP")

    def thumb(self, edition: Edition, sheet: Sheet, version: str) -> bytes:
        """The page for the strip, as PNG."""
        with self._turns.take(THUMB):
            page = self._page(edition, sheet, version)
            picture = _drawn(page, THUMB_PX / page.get_width(), (0.0, 0.0, 0.0, 0.0))
        return _encoded(picture, "PNG")

    def close(self) -> None:
        """Lets go of all pages."""
        with self._turns.take(MAKE_UP):
            while self._open:
                self._let_go()

    def _page(self, edition: Edition, sheet: Sheet, version: str) -> pypdfium2.PdfPage:
        """The page, painted if it is not; those looked at longest ago are let go."""
        key = (sheet.number, version)
        if key not in self._open:
            document = pypdfium2.PdfDocument(paint_pdf([sheet], edition.issue, edition.registry, "read"))
            self._open[key] = (document, document[0])
        self._open.move_to_end(key)
        while len(self._open) > OPEN:
            self._let_go()
        return self._open[key][1]

    def _let_go(self) -> None:
        """Closes the page that was looked at longest ago."""
        document, page = self._open.popitem(last=False)[1]
        page.close()
        document.close()


def _drawn(page: pypdfium2.PdfPage, scale: float, crop: tuple[float, ...]) -> Image.Image:
    """A page as a picture with memory of its own, `scale` pixels to the point.

    `crop` is what is left out at left, foot, right and top, in points.
    """
    bitmap = page.render(scale=scale, crop=crop)
    try:
        picture: Image.Image = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    return picture


def _end(picture: Image.Image, start: tuple[int, int]) -> tuple[int, int]:
    """Where a tile that starts there ends in a picture, in pixels."""
    return min(picture.width, start[0] + TILE_PX), min(picture.height, start[1] + TILE_PX)


def _encoded(picture: Image.Image, kind: Literal["BMP", "PNG"]) -> bytes:
    """The bytes of a picture."""
    stream = BytesIO()
    picture.save(stream, kind, **({"compress_level": 1} if kind == "PNG" else {}))
    return stream.getvalue()
