"""Pictures as image objects: read, turned upright, cropped, brought down to press resolution, put into press colours.

Decisions: the stream is Flate (no second loss after the camera's), of photographs the differences of neighbours, which
take half the time and a tenth less room; where the paper asks for JPEG, photographs are JPEGs of full chroma;
transparency is laid on white, so both press standards get the same picture; a picture is prepared once a process for
each crop, size and profile, and the compressed bytes are kept for the page files. One-bit pictures stay one-bit.
Source: print.md §5.1.
"""

import io
import zlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path
from typing import Final, TypeAlias

from PIL import Image, ImageChops, ImageOps

from layout.compose.packed import may_hold
from layout.compose.types import PictureItem, Sheet
from layout.diagnostics import Diagnostic, InputError
from layout.paint.colour import flatten, is_grey, to_black, to_grey, to_press
from layout.paint.messages import UNREADABLE_PICTURE
from layout.paint.objects import PressDocument
from layout.paint.profile import PressProfile
from layout.paint.spool import Data, Spool
from layout.records import dataclass
from layout.standing import standing

PT_PER_INCH: Final = 72.0
PICTURE_LEVEL: Final = 3
"""Compression of pictures: half the time of the level used elsewhere, for 3 % more bytes."""
FLAT: Final = 0.6
"""A picture of which this share of neighbours is alike is a drawing: its patterns repeat, its differences say less."""
JPEG_QUALITY: Final = 93
"""Quality of JPEGs; from 90 on no block shows in print (print.md §5.1)."""
KEPT: Final = 1024
"""Prepared pictures that are kept, compressed as they stand in the file: those of some 250 pages."""
LINE_ART_PPI: Final = 1200.0
"""Most resolution of a one-bit picture."""


UNREADABLE: Final = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
"""What a picture that cannot be read raises."""


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture ready for the file: size in pixels, colour space, bits of a component, compressed samples;
    `differences` = not the samples are compressed but their differences from the left neighbour; `jpeg` = the data are
    a JPEG, of CMYK one with Adobe's marker and inverted values.
    """

    width_px: int
    height_px: int
    space: str
    bits: int
    data: Data
    differences: bool = False
    jpeg: bool = False


def write_picture(document: PressDocument, picture: PreparedPicture) -> int:
    """A new image object; its number."""
    entries = {
        "Type": b"/XObject",
        "Subtype": b"/Image",
        "Width": b"%d" % picture.width_px,
        "Height": b"%d" % picture.height_px,
        "ColorSpace": picture.space.encode("ascii"),
        "BitsPerComponent": b"%d" % picture.bits,
        "Filter": b"/DCTDecode" if picture.jpeg else b"/FlateDecode",
        "Decode": b"[1 0 1 0 1 0 1 0]" if picture.jpeg and picture.space == "/DeviceCMYK" else None,
        "DecodeParms": _predictor(picture) if picture.differences else None,
    }
    return document.add_stream(entries, picture.data, compress=False)


def _predictor(picture: PreparedPicture) -> bytes:
    """How the differences are undone: the TIFF predictor. Source: ISO 32000-1, 7.4.4.4."""
    colours = 4 if picture.space == "/DeviceCMYK" else 1
    return b"<</Predictor 2 /Colors %d /Columns %d>>" % (colours, picture.width_px)


Wanted: TypeAlias = tuple[Path, str, tuple[int, int, int, int], tuple[float, float], PressProfile, bool]
"""What a picture is prepared by: the arguments of `prepare_picture`."""


@dataclass(frozen=True, slots=True)
class Darkroom:
    """Prepares the pictures of a build, each once; with a `spool` they are put aside until they are written."""

    profile: PressProfile
    spool: Spool | None = None
    made: dict[Wanted, PreparedPicture] = field(default_factory=dict)

    def prepare_all(self, sheets: Sequence[Sheet], workers: int) -> None:
        """Prepares the pictures of some sheets, so many side by side; a fault waits until the picture is painted."""
        shown = [sheet for sheet in sheets if may_hold(sheet, PictureItem)]
        items = [(item, sheet.black_only) for sheet in shown for item in sheet.items if isinstance(item, PictureItem)]
        wanted = [one for one in dict.fromkeys(self._wanted(*item) for item in items) if one not in self.made]
        workers = min(len(wanted), workers)
        if workers < 2 or len(wanted) > KEPT:
            return

        def prepare(one: Wanted) -> None:
            with suppress(*UNREADABLE):
                self._prepared(one)

        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(prepare, wanted))

    def picture(self, item: PictureItem, black_only: bool) -> PreparedPicture:
        """The picture of an item, prepared for its rectangle; a grey one where the page has the black plate only.

        Raises:
            InputError: The file cannot be read.
        """
        try:
            return self._prepared(self._wanted(item, black_only))
        except UNREADABLE as error:
            fault = Diagnostic(
                message=UNREADABLE_PICTURE,
                values={"why": str(error)},
                span=item.picture.span,
                found=item.picture.file.name,
            )
            raise InputError((fault,)) from error

    def take(
        self, made: Mapping[Wanted, PreparedPicture], shown: Sequence[PreparedPicture]
    ) -> tuple[PreparedPicture, ...]:
        """Takes over what another process may have `made`; the pictures that a sheet has `shown`, put aside as ours."""
        for wanted, picture in made.items():
            self.made.setdefault(wanted, self._aside(picture))
        return tuple(map(self._aside, shown))

    def _aside(self, picture: PreparedPicture) -> PreparedPicture:
        """A picture, put aside where there is a spool."""
        if self.spool is None or not isinstance(picture.data, bytes):
            return picture
        return replace(picture, data=self.spool.keep(picture.data))

    def _prepared(self, wanted: Wanted) -> PreparedPicture:
        """A picture, made when it is first asked for; without a spool it stays standing for later builds."""
        if wanted not in self.made:
            prepare = prepare_picture if self.spool is None else prepare_picture.__wrapped__
            self.made[wanted] = self._aside(prepare(*wanted))
        return self.made[wanted]

    def _wanted(self, item: PictureItem, black_only: bool) -> Wanted:
        """What the picture of an item is prepared by."""
        size_in = (item.rect.width / PT_PER_INCH, item.rect.height / PT_PER_INCH)
        return item.picture.file, item.picture.facts.sha256, item.crop_px, size_in, self.profile, black_only


@standing(KEPT, weight=20)
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
        return _packed(to_black(image, profile), "/DeviceGray", 8, profile.jpeg)
    return _packed(to_press(image, profile, embedded), "/DeviceCMYK", 8, profile.jpeg)


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


def _packed(image: Image.Image, space: str, bits: int, jpeg: bool = False) -> PreparedPicture:
    """The picture's samples, compressed; `jpeg` = a photograph as a JPEG."""
    samples = image.tobytes()
    if bits == 8:
        differences = _differences(samples, image.width * len(image.getbands()), image.height, len(image.getbands()))
        is_photograph = differences.histogram()[0] < FLAT * len(samples)
        if is_photograph and jpeg:
            return PreparedPicture(image.width, image.height, space, bits, _as_jpeg(image), jpeg=True)
        if is_photograph:
            packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_RLE)
            data = packer.compress(differences.tobytes()) + packer.flush()
            return PreparedPicture(image.width, image.height, space, bits, data, differences=True)
    return PreparedPicture(image.width, image.height, space, bits, zlib.compress(samples, PICTURE_LEVEL))


def _as_jpeg(image: Image.Image) -> bytes:
    """A picture as a JPEG, every component in full resolution."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=True)
    return out.getvalue()


def _differences(samples: bytes, row: int, height: int, colours: int) -> Image.Image:
    """Each sample less the one of its colour to the left, modulo 256; `row` = its bytes; the first stay as they are."""
    flat = Image.frombytes("L", (row, height), samples)
    found = ImageChops.subtract_modulo(flat, ImageChops.offset(flat, colours, 0))
    found.paste(flat.crop((0, 0, colours, height)), (0, 0))
    return found
