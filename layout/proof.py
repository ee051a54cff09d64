"""Proof pictures (校样): each page as a picture with rulers in lines and columns, slot names, fit states, marks of
findings.

Decisions: the picture is made from the very bytes that go to the press (the PDF, drawn by a reader that is not ours);
what is added stays in the margins or is drawn in colours that no press ink has, so nobody takes it for ink.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from layout.compose.types import Sheet
from layout.diagnostics import Diagnostic, MessageLang
from layout.flow.types import Fit
from layout.geometry import Rect
from layout.paint import paint_pdf
from layout.pipeline import Edition
from layout.place.types import PlacedPage
from layout.units import mm

BLUE, RED, AMBER, GREEN = (0, 90, 200), (214, 32, 32), (214, 130, 0), (0, 140, 60)
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


def proof_pictures(edition: Edition, dpi: float, lang: MessageLang) -> Mapping[str, bytes]:
    """A PNG for each page by label (`A01`), drawn at `dpi` pixels per inch.

    Source: contract.md, `proof`; newspaper.md §3 (the resolved numbers stand on every proof).
    """
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
        _header(pen, edition, sheet)
        stream = BytesIO()
        picture.save(stream, "PNG")
        pictures[sheet.label] = stream.getvalue()
    pdf.close()
    return pictures


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
