"""A colour of a screen as the inks of the press. Loaded with the first that is written, for few papers write any.

Decisions: relative colorimetric with black point compensation, as pictures; whole per cent; a grey is black alone.
Source: print.md §5.
"""

import io
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageCms

from layout.bundled import bundled

BUNDLED: Final = "newsprint-tr002-tac240.icc"
"""The profile of a paper that brings none."""


def inks_of_rgb(rgb: tuple[int, int, int], icc: Path | None) -> tuple[int, int, int, int]:
    """Cyan, magenta, yellow and black in per cent of an sRGB colour (0 to 255 each).

    Args:
        rgb: The colour.
        icc: The press's profile; None = the bundled one.

    Raises:
        OSError: The profile cannot be read.
        ValueError: It is none for CMYK.
    """
    if rgb[0] == rgb[1] == rgb[2]:
        return 0, 0, 0, round(100 - rgb[0] / 2.55)
    file = icc if icc is not None else bundled("layout", "paint", "profiles", BUNDLED)
    screen: Any = ImageCms.createProfile("sRGB")
    intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
    try:
        press: Any = ImageCms.ImageCmsProfile(io.BytesIO(file.read_bytes()))
        transform = ImageCms.buildTransform(screen, press, "RGB", "CMYK", intent, flags)
    except ImageCms.PyCMSError as error:
        raise ValueError(str(error)) from error
    printed = ImageCms.applyTransform(Image.new("RGB", (1, 1), rgb), transform)
    assert printed is not None
    c, m, y, k = (round(value / 2.55) for value in printed.tobytes())
    return c, m, y, k
