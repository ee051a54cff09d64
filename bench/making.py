"""Writes the work into a folder, for every engine: `paiban/`, `typst/`, `html/`, `platypus/`."""

from pathlib import Path

from bench.as_html import write_html
from bench.as_json import write_json
from bench.as_paiban import write_issue
from bench.as_typst import write_typst
from bench.design import PageWork, PictureWork, design, size_mm
from bench.drawing import draw_picture

ROOT = Path(__file__).resolve().parents[1]


def make(pages: int, folder: Path) -> None:
    """The work of so many pages in `folder`."""
    work = design(pages)
    write_issue(work, folder / "paiban")
    draw_pictures(work, folder / "paiban" / "图")
    write_typst(work, folder / "typst")
    write_html(work, folder / "html", ROOT / "fonts")
    write_json(work, folder / "platypus")


def pictures_of(work: tuple[PageWork, ...]) -> tuple[PictureWork, ...]:
    """Every picture of the work."""
    slots = [slot for page in work for slot in page.slots]
    own = [slot.article.picture for slot in slots if slot.article and slot.article.picture]
    return (*(slot.picture for slot in slots if slot.picture), *own)


def draw_pictures(work: tuple[PageWork, ...], folder: Path) -> None:
    """Draws the pictures at their nominal size."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in pictures_of(work):
        draw_picture(folder / picture.file, *size_mm(picture.columns, picture.lines), picture.seed)
