"""Shaping: every text of the issue becomes boxes of positioned glyphs, once, for every size and measure."""

from layout.shape.shaping import shape_issue, shape_text

__all__ = ["shape_issue", "shape_text"]
