"""Proof pictures (校样): each page as a picture with rulers in lines and columns, slot names, fit states, marks of
findings.

Decisions: the picture is made from the very bytes that go to the press (the PDF, drawn by a reader that is not ours);
what is added stays in the margins or is drawn in colours that no press ink has, so nobody takes it for ink.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from layout.changes import Json, PageChange, RectMm, changed_lines
from layout.compose.types import Sheet
from layout.diagnostics import Diagnostic, MessageLang
from layout.flow.types import Fit
from layout.geometry import Rect
from layout.paint import paint_pdf
from layout.paint.dump import dump_json
from layout.pipeline import Edition
from layout.place.types import PlacedPage
from layout.records import dataclass
from layout.units import mm, pt_from_mm

PROOF_DPI: Final = 110.0
"""Of a proof where nothing else is asked for."""
BETWEEN: Final = (120, 120, 120)
"""The grey between two pages side by side."""
SEEN: Final = 1.0
"""Mean difference of a picture's pixels, of 255, from which on it is another picture."""
BLUE, RED, AMBER, GREEN = (0, 90, 200), (214, 32, 32), (214, 130, 0), (0, 140, 60)
VIOLET, BAR_PT = (150, 0, 190), 1.5
TICK_EVERY: Final = 5
"""Every fifth line has its number on the rulers."""
LABEL_PT: Final = 7.0
SEVERITIES: Final = {"error": RED, "warning": AMBER, "info": BLUE}


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws on one page's picture in points from the trim's top left corner."""

    draw: ImageDraw.ImageDraw
    scale: float
    font: ImageFont.FreeTypeFont

    def line(self, x0: float, y0: float, x1: float, y1: float, colour: tuple[int, int, int]) -> None:
        """A line one pixel wide; points."""
        ends = [(x0 * self.scale, y0 * self.scale), (x1 * self.scale, y1 * self.scale)]
        self.draw.line(ends, fill=colour)

    def box(self, rect: Rect, colour: tuple[int, int, int], weight_px: int) -> None:
        """The outline of a rectangle in points."""
        corners = [(rect.x0 * self.scale, rect.y0 * self.scale), (rect.x1 * self.scale, rect.y1 * self.scale)]
        self.draw.rectangle(corners, outline=colour, width=weight_px)

    def label(self, x: float, y: float, text: str, colour: tuple[int, int, int], anchor: str = "lm") -> None:
        """A label at a point (pt), anchored as Pillow names anchors."""
        self.draw.text((x * self.scale, y * self.scale), text, fill=colour, font=self.font, anchor=anchor)


def proof_pictures(
    edition: Edition, dpi: float, lang: MessageLang, earlier: Mapping[str, Json] | None = None
) -> Mapping[str, bytes]:
    """A PNG for each page by label (`A01`), drawn at `dpi` pixels per inch.

    Args:
        edition: The issue, made up.
        dpi: Pixels per inch.
        lang: The language of what is written beside the page.
        earlier: The pages of the last build by label, as `dump --json` gives them: lines that say something else now
            have a bar at their left.

    Source: contract.md, `proof`; newspaper.md §3 (the resolved numbers stand on every proof).
    """
    now = {page["label"]: page for page in dump_json(edition.sheets)["pages"]} if earlier else {}
    pdf = pypdfium2.PdfDocument(paint_pdf(edition.sheets, edition.issue, edition.registry, "read"))
    placed = {page.number: page for page in edition.filled.placed.pages}
    face = edition.registry.face(edition.registry.roles["hei"].faces[0])
    scale = dpi / 72
    font = ImageFont.truetype(str(face.path), round(LABEL_PT * scale), index=face.index)
    pictures: dict[str, bytes] = {}
    for page, sheet in zip(pdf, edition.sheets, strict=True):
        picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        pen = _Pen(ImageDraw.Draw(picture), scale, font)
        _rulers(pen, sheet)
        fits = [fit for fit in edition.filled.fits if fit.page == sheet.number]
        _slots(pen, sheet, placed[sheet.number], fits, lang)
        _findings(pen, [f for f in edition.findings if f.page == sheet.number and f.rect and not f.waived])
        if earlier and sheet.label in earlier:
            _change_bars(pen, changed_lines(earlier[sheet.label], now[sheet.label]))
        _header(pen, edition, sheet)
        stream = BytesIO()
        picture.save(stream, "PNG")
        pictures[sheet.label] = stream.getvalue()
    pdf.close()
    return pictures


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has; 0 where it is none."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return 0
    count = len(document)
    document.close()
    return count


def side_by_side(
    old_pdf: bytes | None,
    new_pdf: bytes | None,
    pages: tuple[int | None, int | None],
    changes: Sequence[PageChange],
    dpi: float,
) -> bytes:
    """A PNG of a page before and after, at `dpi`: what went or changed is framed in red on the left, what came or
    changed in green on the right, what only moved in amber on both.

    Args:
        old_pdf: The earlier file of all pages; None where there is none.
        new_pdf: The later one.
        pages: The page in each, from 0; None where it is not there.
        changes: The page's changes.
        dpi: Pixels per inch.
    """
    scale = dpi / 72
    halves: list[Image.Image] = []
    for pdf, page, colour, places in (
        (old_pdf, pages[0], RED, [(c.kind, c.old_mm) for c in changes]),
        (new_pdf, pages[1], GREEN, [(c.kind, c.new_mm) for c in changes]),
    ):
        if pdf is None or page is None:
            continue
        picture = page_picture(pdf, page, scale)
        draw = ImageDraw.Draw(picture)
        for kind, rect in places:
            if rect is not None:
                corners = [pt_from_mm(value) * scale for value in rect]
                draw.rectangle(corners, outline=AMBER if kind == "place" else colour, width=2)
        halves.append(picture)
    whole = Image.new("RGB", (sum(half.width for half in halves) + 8, max(half.height for half in halves)), BETWEEN)
    left = 0
    for half in halves:
        whole.paste(half, (left, 0))
        left += half.width + 8
    stream = BytesIO()
    whole.save(stream, "PNG")
    return stream.getvalue()


def page_picture(pdf: bytes, page: int, scale: float, part: Rect | None = None) -> Image.Image:
    """A page (from 0) of a PDF as a picture, `scale` pixels to the point; `part` (pt) = only that much of it."""
    document = pypdfium2.PdfDocument(pdf)
    width, height = document[page].get_size()
    part = part or Rect(0, 0, width, height)
    around = (part.x0, height - part.y1, width - part.x1, part.y0)
    crop = tuple(max(0.0, edge) for edge in around)
    picture: Image.Image = document[page].render(scale=scale, crop=crop).to_pil().convert("RGB")
    document.close()
    return picture


def exchanged_pictures(
    old_pdf: bytes, new_pdf: bytes, pages: tuple[int, int], rects: Sequence[Rect], dpi: float = 50
) -> tuple[bool, ...]:
    """Whether each of the rectangles (pt) shows something else in one file than in the other."""
    old, new = (page_picture(pdf, page, dpi / 72) for pdf, page in zip((old_pdf, new_pdf), pages, strict=True))
    found = []
    for rect in rects:
        x0, y0, x1, y1 = (round(value * dpi / 72) for value in (rect.x0, rect.y0, rect.x1, rect.y1))
        box = (x0, y0, max(x1, x0 + 1), max(y1, y0 + 1))
        least = ImageStat.Stat(ImageChops.difference(old.crop(box), new.crop(box))).mean
        found.append(max(least) > SEEN)
    return tuple(found)


def _rulers(pen: _Pen, sheet: Sheet) -> None:
    """Line numbers at both sides of the type area, columns above it."""
    area, grid = sheet.type_area, sheet.grid
    for line in range(grid.lines + 1):
        y = area.y0 + line * grid.pitch_pt
        long = 6.0 if line % TICK_EVERY == 0 else 3.0
        for x, side, anchor in ((area.x0 - 3, -1, "rm"), (area.x1 + 3, 1, "lm")):
            pen.line(x, y, x + side * long, y, BLUE)
            if line % TICK_EVERY == 0 and line:
                pen.label(x + side * 8, y, str(line), BLUE, anchor)
    for i, column in enumerate(grid.columns, 1):
        left = area.x0 + column.left_em * grid.body_pt
        right = left + column.measure_em * grid.body_pt
        y = area.y0 - 3
        pen.line(left, y, right, y, BLUE)
        pen.label((left + right) / 2, y - 5, f"{i} · {column.measure_em:g}", BLUE, "mm")


def _slots(pen: _Pen, sheet: Sheet, page: PlacedPage, fits: Sequence[Fit], lang: MessageLang) -> None:
    """Every slot's outline, its name, its lines, and how its copy fits."""
    area, grid = sheet.type_area, sheet.grid
    states = {fit.slot: fit for fit in fits}
    for slot in page.slots:
        top = area.y0 + slot.top_line * grid.pitch_pt
        foot = top + (slot.lines - slot.white_lines) * grid.pitch_pt
        left = area.x0 + slot.left_em * grid.body_pt
        rect = Rect(left, top, left + slot.width_em * grid.body_pt, foot)
        fit = states.get(slot.slot.address)
        colour, state = GREEN, ""
        if fit is not None and fit.state == "overset":
            colour, state = RED, f" 超{fit.characters}字" if lang == "zh" else f" +{fit.characters}"
        elif fit is not None and fit.state == "underset":
            colour, state = AMBER, f" 缺{fit.column_lines}栏行" if lang == "zh" else f" −{fit.column_lines}"
        pen.box(rect, colour, 1)
        lines = f"{slot.lines - slot.white_lines}" + ("行" if lang == "zh" else " lines")
        pen.label(rect.x1 - 2, rect.y0 + 5, f"{slot.slot.address} {lines}{state}", colour, "rm")


def _findings(pen: _Pen, findings: Sequence[Diagnostic]) -> None:
    """A rectangle in the colour of its severity around every finding, with its code."""
    for finding in findings:
        if finding.rect is not None:
            colour = SEVERITIES[finding.severity]
            pen.box(finding.rect, colour, 2)
            pen.label(finding.rect.x0 + 2, finding.rect.y1 - 5, finding.code, colour)


def _change_bars(pen: _Pen, rects_mm: Sequence[RectMm]) -> None:
    """A bar at the left of every line that says something else than in the last build."""
    for x0, y0, _, y1 in rects_mm:
        left, top, foot = (pt_from_mm(value) for value in (x0, y0, y1))
        pen.draw.rectangle([value * pen.scale for value in (left - BAR_PT - 1, top, left - 1, foot)], fill=VIOLET)


def proof_file(pictures: Mapping[str, bytes], dpi: float, title: str) -> bytes:
    """The proof pictures as one PDF, a page each in its true size; without a date, for the same bytes."""
    pages = [Image.open(BytesIO(data)).convert("RGB") for data in pictures.values()]
    stream = BytesIO()
    still: dict[str, Any] = {"creationDate": None, "modDate": None}
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, title=title, **still)
    return stream.getvalue()


def _header(pen: _Pen, edition: Edition, sheet: Sheet) -> None:
    """Paper, date, page, format and grid at the top of the picture, in the order final readers check."""
    issue, grid = edition.issue, sheet.grid
    trim = f"{mm(sheet.trim.width):g}×{mm(sheet.trim.height):g} mm"
    text = (
        f"{issue.paper.name}  {issue.date.isoformat()} {issue.weekday} {issue.lunar_date}  No. {issue.number}  "
        f"{sheet.label} {sheet.name}  {trim}  {len(grid.columns)}×{grid.columns[0].measure_em:g}×{grid.lines}  "
        f"{grid.body_pt:g}/{grid.pitch_pt:g} pt"
    )
    pen.label(sheet.type_area.x0, 14, text, BLUE)
