"""Sheets of two pages (拼版 2up): pages side by side as form XObjects, as they lie on one side of a sheet of the paper.

Decisions: a sheet is for the plate, its pages are read in their own files: it is not tagged and says so (no structure
tree, no PDF/UA claim). A page is the same content as in the file of all pages without its marked content; faces and
pictures of both are written once. Each page's form ends at the fold. Source: print.md §6.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import BinaryIO

from layout.compose.types import Sheet
from layout.diagnostics import Diagnostic
from layout.geometry import Rect, union
from layout.paint import metadata
from layout.paint.canvas import PageBoxes, PressCanvas, Resources
from layout.paint.document import Painting, Things, boxes_of, finish, output_intents
from layout.paint.faces import font_numbers, write_face
from layout.paint.messages import NOT_IMPOSED
from layout.paint.metadata import LANG_TAGS, VERSIONS
from layout.paint.navigation import write_page_labels
from layout.paint.objects import COMPRESSION_LEVEL, number, ref, text_string
from layout.paint.pageface import merged
from layout.paint.spool import bytes_of

IN_A_SHEET = 4
"""Pages of one folded sheet: two at each side."""


def pairs_of(sheets: Sequence[Sheet]) -> Iterator[tuple[int, int]]:
    """Which pages lie beside one another, left and right, as indices: of each section the last and the first, the
    second and the last but one, and so on. A section that is not made of whole sheets has none.
    """
    for _, group in groupby(range(len(sheets)), key=lambda i: section_of(sheets[i])):
        pages = list(group)
        if len(pages) % IN_A_SHEET:
            continue
        for k in range(len(pages) // 2):
            first, last = pages[k], pages[-1 - k]
            yield (last, first) if k % 2 == 0 else (first, last)


def left_over(sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """Sections that are not made of whole sheets."""
    for section, group in groupby(sheets, key=section_of):
        pages = list(group)
        if len(pages) % IN_A_SHEET:
            values = {"section": section, "pages": str(len(pages))}
            yield Diagnostic(message=NOT_IMPOSED, values=values, page=pages[0].number)


def section_of(sheet: Sheet) -> str:
    """The section that a page belongs to: its label without the number."""
    return sheet.label.rstrip("0123456789")


def write_sheet(file: BinaryIO, painting: Painting, pair: tuple[int, int], claims: bool = True) -> None:
    """Writes the file of one side of a sheet: two painted pages, left and right, by their indices.

    Args:
        file: Where it is written.
        painting: The pages, none of them a spread or with marks.
        pair: Left and right.
        claims: False writes no PDF/X identification: for a sheet with a page that preflight refused.

    Raises:
        InputError: An advertisement that cannot be used.
        OSError: It cannot be written.
    """
    issue, standard = painting.issue, painting.standard
    pages = [(painting.sheets[i], painting.together[i]) for i in pair]
    canvas = PressCanvas(VERSIONS[standard])
    page_object = canvas.start_page()
    used = merged(painted.uses for _, painted in pages)
    things = Things(canvas.press, painting, font_numbers(canvas.press, used))
    shown = Resources()
    operators: list[str] = []
    whole = _side(pages[0][0], pages[1][0])
    for n, (sheet, painted) in enumerate(pages, start=1):
        boxes, area = boxes_of(sheet, issue, standard), _until_fold(sheet, right=n == 2)
        form = {
            "Type": b"/XObject",
            "Subtype": b"/Form",
            "BBox": boxes.box(area),
            "Resources": things.resources(painted).to_bytes(),
        }
        content = zlib.compress(_unmarked(zlib.decompress(bytes_of(painted.content))), COMPRESSION_LEVEL)
        shown.xobjects[f"Pg{n}"] = canvas.press.add_stream({**form, "Filter": b"/FlateDecode"}, content, compress=False)
        right = pages[0][0].trim.width if n == 2 else 0.0
        x = right + boxes.media.x0 - whole.media.x0
        y = whole.media.y1 - boxes.media.y1
        operators.append(f"q 1 0 0 1 {number(x)} {number(y)} cm /Pg{n} Do Q")
    extra = {}
    if any(things.is_transparent(painted) for _, painted in pages):
        extra["Group"] = b"<</Type /Group /S /Transparency /CS /DeviceCMYK>>"
    page = zlib.compress(("\n".join(operators) + "\n").encode("ascii"), COMPRESSION_LEVEL)
    canvas.end_page(page_object, whole, shown, page, extra)
    for face in sorted(used):
        write_face(canvas.press, painting.room.face(face), used[face], things.fonts, face)
    label = "-".join(sheet.label for sheet, _ in pages)
    catalog = {
        "Type": b"/Catalog",
        "Pages": ref(canvas.end_tree()),
        "Lang": text_string(LANG_TAGS[issue.lang]),
        "ViewerPreferences": b"<</DisplayDocTitle true>>",
        "PageLabels": write_page_labels([replace(pages[0][0], label=label)]),
        "OutputIntents": output_intents(canvas, painting.room.profile),
    }
    facts = metadata.facts_of(issue, [sheet for sheet, _ in pages])
    finish(file, canvas, catalog, facts, standard if claims else None, tagged=False)


def _until_fold(sheet: Sheet, *, right: bool) -> Rect:
    """What of a page is on the sheet: it ends at the fold, elsewhere with its bleed; in pt from its own trim."""
    return replace(sheet.bleed, x0=sheet.trim.x0) if right else replace(sheet.bleed, x1=sheet.trim.x1)


def _side(left: Sheet, right: Sheet) -> PageBoxes:
    """The boxes of a side, in points from the left page's trim: trim and bleed over both pages."""
    shift = left.trim.width
    ends = _until_fold(right, right=True)
    bleed = union((_until_fold(left, right=False), Rect(ends.x0 + shift, ends.y0, ends.x1 + shift, ends.y1)))
    trim = union((left.trim, Rect(shift, right.trim.y0, shift + right.trim.x1, right.trim.y1)))
    return PageBoxes(union((trim, bleed)), trim, bleed)


def _unmarked(content: bytes) -> bytes:
    """A page's content without its marked content."""
    lines = content.split(b"\n")
    return b"\n".join(line for line in lines if line != b"EMC" and not line.endswith(b" BDC"))
