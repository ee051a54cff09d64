"""The size of a page of a PDF that stands as a picture: a chart, a drawing, an infographic.

Decisions: what is shown is the page's trim, else its crop box, else its sheet, as it stands upright; nothing of it is
decoded here, and whether a press can print it is preflight's to say. The module is loaded by who finds such a picture:
an issue without one pays nothing for it. Source: ISO 32000-1, 14.11.2.
"""

import io
import logging
import math
import struct
import zlib
from typing import Any, Final

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from layout.read.types import Unusable

BROKEN: Final = (
    *(PyPdfError, DependencyError, AttributeError, AssertionError, IndexError, KeyError, NotImplementedError),
    *(OverflowError, RecursionError, TypeError, ValueError, struct.error, zlib.error),
)
"""What the reader raises when an object of a broken file is not what its place asks for."""
_BOXES: Final = ("/TrimBox", "/CropBox", "/MediaBox")

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it grumbles about preflight tells as findings


def read_page(data: bytes, number: int) -> tuple[float, float, int] | Unusable:
    """Width and height in points of page `number` (the first is 1) of a PDF's bytes, as it stands upright, and how many
    pages there are; or why it cannot be shown.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            return Unusable("文件加了密", "the file is encrypted")
        count = len(reader.pages)
        if number > count:
            return Unusable(f"没有第 {number} 页，共 {count} 页", f"there is no page {number}, it has {count}")
        page = reader.pages[number - 1]
        left, low, right, high = _box(page)
        width, height = right - left, high - low
        if int(page.get("/Rotate", 0)) % 180:
            width, height = height, width
    except BROKEN:
        return Unusable("文件有损坏", "the file is damaged")
    if not (math.isfinite(width + height) and min(width, height) > 0):
        return Unusable("页面没有大小", "the page has no size")
    return width, height, count


def _box(page: Any) -> tuple[float, float, float, float]:
    """The box of a page that is shown, lower left corner first."""
    written = next((page[key] for key in _BOXES if page.get(key) is not None), None)
    values = [float(value) for value in (written if written is not None else page.cropbox)]
    return min(values[0], values[2]), min(values[1], values[3]), max(values[0], values[2]), max(values[1], values[3])
