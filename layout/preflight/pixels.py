"""The samples of an image object, as a picture in the inks it lays down.

Decisions: plain pictures only; one whose inks hang on more than its samples gives None and is judged elsewhere. Flate
streams of differences are undone by libtiff, wrapped as the TIFF strip that they are.
"""

import io
import struct
from typing import Any, Final

from PIL import Image, ImageChops

from layout.preflight.later import foreign_errors
from layout.preflight.plain_values import resolved

CHANNELS: Final = {"/DeviceCMYK": 4, "/DeviceGray": 1}
TIFF_PREDICTOR: Final = 2
MOST_PIXELS: Final = 250_000_000
"""A broadsheet page at 600 ppi has 120 million."""


def inks_of(image: Any) -> Image.Image | None:
    """An image object as CMYK; None for one whose inks are not plain."""
    try:
        if "DCT" in str(image.get("/Filter", "")):
            picture = image.decode_as_image()
            return picture if picture.mode == "CMYK" else _black(picture.convert("L"))
        return _flat(image)
    except _undecoded():
        return None


def _undecoded() -> tuple[type[Exception], ...]:
    """What a stream raises that cannot be decoded, or only with another program's help (JBIG2)."""
    bomb = Image.DecompressionBombError
    return (ValueError, OSError, NotImplementedError, AttributeError, KeyError, bomb, *foreign_errors())


def _flat(image: Any) -> Image.Image | None:
    """A picture whose samples come as they are, or compressed without loss."""
    space, bits = str(resolved(image.get("/ColorSpace"))), int(image.get("/BitsPerComponent", 8))
    size = (int(image["/Width"]), int(image["/Height"]))
    if space not in CHANNELS or bits not in (1, 8) or (bits == 1 and space != "/DeviceGray"):
        return None
    if min(size) < 1 or size[0] * size[1] > MOST_PIXELS:
        return None
    parameters = resolved(image.get("/DecodeParms"))
    packed = getattr(image, "_data", None)
    are_differences = isinstance(parameters, dict) and parameters.get("/Predictor") == TIFF_PREDICTOR
    if bits == 8 and are_differences and isinstance(packed, bytes) and str(image.get("/Filter")) == "/FlateDecode":
        strip = Image.open(io.BytesIO(_tiff(packed, size, CHANNELS[space])))
        return strip if space == "/DeviceCMYK" else _black(strip)
    mode = "CMYK" if space == "/DeviceCMYK" else "1" if bits == 1 else "L"
    samples = image.get_data()
    if len(samples) < (size[0] * bits + 7) // 8 * size[1] * CHANNELS[space]:
        return None  # before room is made for all that it says it has
    picture = Image.frombytes(mode, size, samples)
    return picture if mode == "CMYK" else _black(picture.convert("L"))


def _tiff(packed: bytes, size: tuple[int, int], channels: int) -> bytes:
    """A TIFF whose one strip is a Flate stream of differences. Source: TIFF 6.0, section 14; Adobe Deflate."""
    cmyk = channels == 4
    rows = [
        *((256, 4, 1, size[0]), (257, 4, 1, size[1]), (258, 3, channels, 8), (259, 3, 1, 8)),
        *((262, 3, 1, 5 if cmyk else 1), (273, 4, 1, 0), (277, 3, 1, channels), (278, 4, 1, size[1])),
        *((279, 4, 1, len(packed)), (317, 3, 1, TIFF_PREDICTOR)),
    ]
    after = 8 + 2 + 12 * len(rows) + 4
    out = [b"II*\0", struct.pack("<IH", 8, len(rows))]
    for tag, kind, count, value in rows:
        place = value
        if tag == 258 and cmyk:
            place = after
        elif tag == 273:
            place = after + 8
        out.append(struct.pack("<HHII", tag, kind, count, place))
    return b"".join([*out, bytes(4), struct.pack("<4H", 8, 8, 8, 8), packed])


def _black(picture: Image.Image) -> Image.Image:
    """A grey picture on the black plate."""
    nothing = Image.new("L", picture.size, 0)
    return Image.merge("CMYK", [nothing, nothing, nothing, ImageChops.invert(picture)])
