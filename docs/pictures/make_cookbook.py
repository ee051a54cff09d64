"""Renders recipes of the cookbook: `python docs/pictures/make_cookbook.py`; it needs the test tools."""

import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from layout.cli.desk import registry
from layout.paint import paint_pdf
from layout.pipeline import make_up

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from kitchen import furnish, recipes  # noqa: E402

WANTED = {
    "front": "A front page",
    "wrap": "Text around",
    "vertical-head": "A vertical head",
    "verse": "Verse",
    "table": "A table",
}
"""Pictures by the beginning of the recipe's heading."""
DPI = 62
GREYS = 24
"""Colours of a picture's palette: it stays under 60 KiB."""

with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    furnish(folder, ROOT)
    for short, title in WANTED.items():
        for fence in next(recipe for heading, recipe in recipes().items() if heading.startswith(title)):
            if fence.word != "sh":
                (folder / fence.rest).write_text(fence.text, "utf-8")
        edition = make_up(folder / "issue.yaml", registry())
        with pypdfium2.PdfDocument(paint_pdf(edition.sheets, edition.issue, edition.registry)) as pdf:
            picture = pdf[0].render(scale=DPI / 72).to_pil().convert("RGB")
        picture.quantize(GREYS, dither=Image.Dither.NONE).save(HERE / f"cookbook-{short}.png", optimize=True)
