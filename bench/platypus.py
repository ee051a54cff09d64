"""The work set by reportlab's Platypus: `python bench/platypus.py WORK.json OUT.pdf FONT.ttf`.

Platypus embeds TrueType outlines only, so everything is set in the one TrueType face there is.
"""

import json
import sys
from pathlib import Path
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Paragraph

BODY = ParagraphStyle("body", fontName="Kai", fontSize=9, leading=12, wordWrap="CJK", firstLineIndent=18, alignment=4)
RIGHT = ParagraphStyle("right", parent=BODY, firstLineIndent=0, alignment=2)
CAPTION = ParagraphStyle("caption", parent=BODY, fontSize=7.5, leading=9.5, firstLineIndent=0)
PITCH_PT, GUTTER_PT = 12, 9


def main() -> None:
    """Sets the work."""
    source, target, font = sys.argv[1:4]
    pdfmetrics.registerFont(TTFont("Kai", font))
    work = json.loads(Path(source).read_text("utf-8"))
    canvas = Canvas(target, pagesize=work["page_pt"], pageCompression=1)
    pictures = Path(source).parents[1] / "paiban" / "图"
    left, top = work["margin_pt"][0], work["page_pt"][1] - work["margin_pt"][1]
    for number, slots in enumerate(work["pages"], 1):
        if number == 1:
            canvas.setFont("Kai", 72)
            canvas.drawCentredString(left + work["area_pt"][0] / 2, top - 108, work["paper"])
        for slot in slots:
            _set_slot(canvas, slot, left + slot["x"], top - slot["y"], pictures)
        canvas.showPage()
    canvas.save()


def _set_slot(canvas: Canvas, slot: dict[str, Any], x: float, y: float, pictures: Path) -> None:
    """A slot: head, picture, columns of text; what does not fit is left out."""
    style = ParagraphStyle(
        "head", parent=BODY, fontSize=slot["size_pt"], leading=slot["size_pt"] * 1.2, firstLineIndent=0, alignment=1
    )
    high = slot["head_lines"] * PITCH_PT
    _fill(canvas, (x, y - high, slot["width"], high), [Paragraph(slot["headline"], style)])
    y -= high
    if slot["picture"] is not None:
        high = slot["picture"]["lines"] * PITCH_PT - 3
        canvas.drawImage(str(pictures / slot["picture"]["file"]), x, y - high, slot["width"], high)
        _fill(canvas, (x, y - high - 24, slot["width"], 24), [Paragraph(slot["picture"]["caption"], CAPTION)])
        y -= high + 27
    texts: list[Flowable] = [Paragraph(text, BODY) for text in slot["paragraphs"]]
    if not texts:
        return
    texts = [*([Paragraph(slot["opening"], RIGHT)] if slot["opening"] else []), *texts]
    texts.append(Paragraph(slot["closing"], RIGHT))
    width = (slot["width"] - GUTTER_PT * (slot["columns"] - 1)) / slot["columns"]
    high = slot["body_lines"] * PITCH_PT
    for column in range(slot["columns"]):
        _fill(canvas, (x + column * (width + GUTTER_PT), y - high, width, high), texts)


def _fill(canvas: Canvas, box: tuple[float, float, float, float], texts: list[Flowable]) -> None:
    """Sets texts in a box until it is full; what is left stays in `texts`."""
    frame = Frame(*box, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    frame.addFromList(texts, canvas)
    if texts:
        texts[:1] = frame.split(texts[0], canvas) or texts[:1]
        frame.addFromList(texts, canvas)


if __name__ == "__main__":
    main()
