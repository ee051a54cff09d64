"""Painting: sheets become the bytes of a press-ready PDF. Ink only; no decisions left."""

from layout.paint.document import paint_pdf

__all__ = ["paint_pdf"]
