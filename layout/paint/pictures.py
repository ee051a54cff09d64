"""Pictures as image objects: read, turned upright, cropped, brought down to press resolution, put into press colours.

Decisions: the stream is Flate (no second loss after the camera's); transparency is laid on white, so both press
standards get the same picture; a picture is prepared once a process for each crop, size and profile, and the compressed
bytes are kept for the page files. One-bit pictures stay one-bit. Source: print.md §5.1.
"""

import os
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from layout.compose.types import AdItem, PictureItem, Sheet
from layout.diagnostics import Diagnostic, InputError
from layout.paint.ads import AdForm, place_ad
from layout.paint.colour import flatten, is_grey, to_black, to_grey, to_press
from layout.paint.ink import PageInk
from layout.paint.messages import UNREADABLE_PICTURE
from layout.paint.objects import PressDocument, number
from layout.paint.profile import PressProfile

PT_PER_INCH: Final = 72.0
PICTURE_LEVEL: Final = 3
"""Compression of pictures: half the time of the level used elsewhere, for 3 % more bytes."""
KEPT: Final = 1024
"""Prepared pictures that are kept, compressed as they stand in the file: those of some 250 pages."""
LINE_ART_PPI: Final = 1200.0
"""Most resolution of a one-bit picture."""


UNREADABLE: Final = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
"""What a picture that cannot be read raises."""


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture ready for the file: size in pixels, colour space, bits of a component, compressed samples."""

    width_px: int
    height_px: int
    space: str
    bits: int
    data: bytes


@dataclass(slots=True)
class PictureStore:
    """The image objects of one file; the same picture in the same size is one object."""

    document: PressDocument
    profile: PressProfile
    objects: dict[PreparedPicture, int] = field(default_factory=dict)
    ads: dict[Path, AdForm] = field(default_factory=dict)

    def paint(self, page: PageInk, item: PictureItem, black_only: bool = False) -> None:
        """Paints a picture in its rectangle; a grey one where the page has the black plate only.

        Raises:
            InputError: The file cannot be read.
        """
        rect = item.rect
        try:
            prepared = _prepared(item, self.profile, black_only)
        except UNREADABLE as error:
            fault = Diagnostic(
                message=UNREADABLE_PICTURE,
                values={"why": str(error)},
                span=item.picture.span,
                found=item.picture.file.name,
            )
            raise InputError((fault,)) from error
        if prepared not in self.objects:
            self.objects[prepared] = self._add(prepared)
        image = self.objects[prepared]
        resource = f"Im{image}"
        page.resources.xobjects[resource] = image
        page.overprint(False)
        matrix = f"{number(rect.width)} 0 0 {number(rect.height)} {page.at(rect.x0, rect.y1)} cm"
        page.emit(f"q {matrix} /{resource} Do Q")

    def paint_ad(self, page: PageInk, item: AdItem) -> None:
        """Paints a finished PDF page in its rectangle.

        Raises:
            InputError: The file is no page that can be placed.
        """
        if item.file not in self.ads:
            self.ads[item.file] = place_ad(self.document, item.file)
        form = self.ads[item.file]
        resource = f"Ad{form.number}"
        page.resources.xobjects[resource] = form.number
        page.transparent |= form.transparent
        page.overprint(False)
        scale_x, scale_y = item.rect.width / form.width_pt, item.rect.height / form.height_pt
        matrix = f"{number(scale_x, 6)} 0 0 {number(scale_y, 6)} {page.at(item.rect.x0, item.rect.y1)} cm"
        page.emit(f"q {matrix} /{resource} Do Q")

    def _add(self, picture: PreparedPicture) -> int:
        """A new image object; its number."""
        entries = {
            "Type": b"/XObject",
            "Subtype": b"/Image",
            "Width": b"%d" % picture.width_px,
            "Height": b"%d" % picture.height_px,
            "ColorSpace": picture.space.encode("ascii"),
            "BitsPerComponent": b"%d" % picture.bits,
            "Filter": b"/FlateDecode",
        }
        return self.document.add_stream(entries, picture.data, compress=False)


def prepare_all(sheets: Sequence[Sheet], profile: PressProfile) -> None:
    """Prepares the pictures of the sheets side by side; a fault waits until the picture is painted."""
    wanted = [(item, sheet.black_only) for sheet in sheets for item in sheet.items if isinstance(item, PictureItem)]
    workers = min(len(wanted), os.cpu_count() or 1)
    if workers < 2 or len(wanted) > KEPT:
        return

    def prepare(task: tuple[PictureItem, bool]) -> None:
        with suppress(*UNREADABLE):
            _prepared(task[0], profile, task[1])

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(prepare, wanted))


def _prepared(item: PictureItem, profile: PressProfile, black_only: bool) -> PreparedPicture:
    """The picture of an item, prepared for its rectangle."""
    size_in = (item.rect.width / PT_PER_INCH, item.rect.height / PT_PER_INCH)
    return prepare_picture(item.picture.file, item.picture.facts.sha256, item.crop_px, size_in, profile, black_only)


@lru_cache(maxsize=KEPT)
def prepare_picture(
    file: Path,
    sha256: str,
    crop_px: tuple[int, int, int, int],
    size_in: tuple[float, float],
    profile: PressProfile,
    black_only: bool = False,
) -> PreparedPicture:
    """The part `crop_px` of a picture for a rectangle of `size_in` inches, in press colours.

    `sha256` is what the file held when it was read: it makes a changed file another picture. `black_only` makes colours
    grey.
    """
    with Image.open(file) as opened:
        embedded = opened.info.get("icc_profile") or b""
        upright = ImageOps.exif_transpose(opened)
        image = upright if upright is not None else opened
        image = _plain(image).crop(crop_px)
    if image.mode == "1":
        image = _reduced(image, size_in, LINE_ART_PPI)
        return _packed(image, "/DeviceGray", 1)
    image = _reduced(image, size_in, profile.max_ppi)
    if image.mode == "RGB" and is_grey(image):
        image = image.getchannel(0)
    elif image.mode != "L" and black_only:
        image = to_grey(image, profile, embedded)
    if image.mode == "L":
        return _packed(to_black(image, profile), "/DeviceGray", 8)
    return _packed(to_press(image, profile, embedded), "/DeviceCMYK", 8)


def _plain(image: Image.Image) -> Image.Image:
    """The picture in one of the modes 1, L, RGB, CMYK."""
    if image.mode.startswith("I") or image.mode == "F":
        _low, high = image.getextrema()
        scale = 1 / 257 if isinstance(high, (int, float)) and high > 255 else 1
        return image.convert("F").point(lambda value: value * scale).convert("L")
    if image.mode in ("RGBA", "RGBa", "LA", "La", "PA") or "transparency" in image.info:
        return flatten(image)
    if image.mode in ("1", "L", "RGB", "CMYK"):
        return image.copy()
    return image.convert("RGB")


def _reduced(image: Image.Image, size_in: tuple[float, float], max_ppi: float) -> Image.Image:
    """The picture with at most `max_ppi` pixels an inch; never enlarged."""
    width = min(image.width, max(1, round(size_in[0] * max_ppi)))
    height = min(image.height, max(1, round(size_in[1] * max_ppi)))
    if (width, height) == image.size:
        return image
    if image.mode == "1":
        return (
            image.convert("L").resize((width, height), Image.Resampling.LANCZOS).convert("1", dither=Image.Dither.NONE)
        )
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _packed(image: Image.Image, space: str, bits: int) -> PreparedPicture:
    """The picture's samples, compressed."""
    return PreparedPicture(image.width, image.height, space, bits, zlib.compress(image.tobytes(), PICTURE_LEVEL))
