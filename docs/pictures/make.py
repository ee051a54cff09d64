"""Renders the pictures of the docs: the sample issue page by page, and a gallery of the examples.

`python docs/pictures/make.py` in an environment that has paiban; it builds what it shows in a folder of its own.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLE = ROOT / "issues" / "zhongyuan-weekly" / "2021-02-09"
DPI = 110
GREYS = 48
"""Colours of a picture's palette: text stays sharp and a page stays under 400 KB."""
GALLERY = (
    ("06-broadsheet-front", 0), ("15-photo-front", 0), ("16-sports-page", 0), ("07-picture-page", 0),
    ("17-heads", 0), ("14-english-page", 0), ("09-essay-page", 0), ("18-borders", 0),
    ("06-broadsheet-front", 1), ("05-vertical-verse", 0), ("08-notices", 0), ("19-wrap", 0),
)  # fmt: skip
"""Pages of the gallery: example and page, from 0."""
ACROSS, HIGH, GAP = 4, 520, 20
"""Pages in a row, their height and the room between them, in pixels."""


def built(issue: Path, folder: Path) -> list[Image.Image]:
    """The pages of an issue as pictures."""
    command = [sys.executable, "-m", "layout", "build", str(issue), "-o", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    pdf = next(path for path in sorted(folder.glob("*.pdf")))
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]


def saved(picture: Image.Image, name: str, colours: int) -> None:
    """A picture with few colours, beside this file."""
    picture.quantize(colours, dither=Image.Dither.NONE).save(HERE / name, optimize=True)


def gallery(pages: list[Image.Image]) -> Image.Image:
    """The pages in rows, on grey."""
    small = [page.resize((round(page.width * HIGH / page.height), HIGH), Image.Resampling.LANCZOS) for page in pages]
    rows = [small[i : i + ACROSS] for i in range(0, len(small), ACROSS)]
    width = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    sheet = Image.new("RGB", (width, len(rows) * (HIGH + GAP) + GAP), (226, 226, 224))
    for r, row in enumerate(rows):
        spare = (width - sum(page.width for page in row)) / (len(row) + 1)
        x = spare
        for page in row:
            sheet.paste(page, (round(x), GAP + r * (HIGH + GAP)))
            x += page.width + spare
    return sheet


with tempfile.TemporaryDirectory() as work:
    for i, page in enumerate(built(SAMPLE / "issue.yaml", Path(work) / "sample"), 1):
        saved(page, f"sample-page-{i}.png", GREYS)
    shown = {
        name: built(ROOT / "examples" / name / "issue.yaml", Path(work) / name) for name in {n for n, _ in GALLERY}
    }
    saved(gallery([shown[name][page] for name, page in GALLERY]), "gallery.png", 96)
