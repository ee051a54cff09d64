"""The outline of a picture that is cut out (抠图): where its transparency leaves something to be seen.

Decisions: what is less than half opaque is not seen; the outline is told in as many equal slices as a printed picture
has lines of text beside it several times over. Pixels are decoded here only, and only of pictures whose outline is
asked for.
"""

from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from layout.model.article import Slices
from layout.read.types import Unusable
from layout.standing import standing

SLICES: Final = 240
"""Slices that an outline is told in."""
ACROSS: Final = 1000
"""Steps across a picture to which an outline is exact."""
HALF: Final = 128
"""From this opacity on something is seen (255 = opaque)."""
KEPT: Final = 256


@standing(KEPT)
def read_outline(path: Path, sha256: str) -> Slices | Unusable:
    """From where to where (0..1 of the width) a picture is opaque in each slice from the top; or why that cannot be
    told.

    Args:
        path: A picture whose facts were read.
        sha256: What the file held then: a changed file is another picture.
    """
    try:
        with Image.open(path) as opened:
            upright = ImageOps.exif_transpose(opened)
            image = upright if upright is not None else opened
            if "A" not in image.getbands() and "transparency" not in image.info:
                return Unusable("它没有透明的地方", "nothing of it is transparent")
            alpha = image.convert("RGBA").getchannel("A")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        return Unusable(f"读不出（{error}）", f"it cannot be read ({error})")
    seen = alpha.point(lambda value: 255 if value >= HALF else 0)
    rows = seen.resize((min(ACROSS, seen.width), SLICES), Image.Resampling.BOX)
    slices = tuple(_extent(rows.crop((0, y, rows.width, y + 1)).tobytes()) for y in range(SLICES))
    if all(start > end for start, end in slices):
        return Unusable("它全是透明的", "all of it is transparent")
    return slices


def _extent(row: bytes) -> tuple[float, float]:
    """From where to where a row of opacities is not 0, as parts of its width; (1, 0) where it is 0 throughout."""
    first, end = len(row) - len(row.lstrip(b"\0")), len(row.rstrip(b"\0"))
    return (first / len(row), end / len(row)) if end else (1.0, 0.0)
