"""How dark a picture is, place by place: what type on it is told apart from.

Decisions: a coarse grid is enough, for a headline on a picture is large; pixels are decoded only for pictures that type
stands on, and a JPEG at a fraction of its size.
"""

from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from layout.model.article import Tones
from layout.standing import standing

CELLS: Final = 48
"""Cells of the grid, across and down."""
KEPT: Final = 256


@standing(KEPT)
def read_tones(path: Path, sha256: str) -> Tones:
    """How dark a picture is (0 = white to 100 = black) in rows of cells from the top left; none where nobody can tell.

    Args:
        path: A picture whose facts were read.
        sha256: What the file held then: a changed file is another picture.
    """
    try:
        with Image.open(path) as opened:
            opened.draft("L", (CELLS * 4, CELLS * 4))
            upright = ImageOps.exif_transpose(opened)
            image = upright if upright is not None else opened
            if "A" in image.getbands() or "transparency" in image.info:
                over = Image.new("RGBA", image.size, "white")
                image = Image.alpha_composite(over, image.convert("RGBA"))
            grey = image.convert("RGB").convert("L").resize((CELLS, CELLS), Image.Resampling.BOX)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ()
    values = [round(100 - value / 2.55) for value in grey.tobytes()]
    return tuple(tuple(values[row * CELLS : (row + 1) * CELLS]) for row in range(CELLS))
