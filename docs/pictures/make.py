"""Renders the pictures of the docs from the sample issue: `python docs/pictures/make.py` after `make issue`."""

from pathlib import Path

import pypdfium2
from PIL import Image

HERE = Path(__file__).resolve().parent
BUILT = HERE.parents[1] / "build" / "zhongyuan-weekly-2021-02-09" / "ZYZB_20210209.pdf"
DPI = 110
GREYS = 48
"""Colours of a picture's palette: text stays sharp and a page stays under 400 KB."""

with pypdfium2.PdfDocument(BUILT) as pdf:
    for i, page in enumerate(pdf, 1):
        picture = page.render(scale=DPI / 72).to_pil().convert("RGB")
        picture.quantize(GREYS, dither=Image.Dither.NONE).save(HERE / f"sample-page-{i}.png", optimize=True)
