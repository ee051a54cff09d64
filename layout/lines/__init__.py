"""Shaped texts become lines: `break_lines` sets every text of an issue to its measure."""

from layout.lines.galleys import break_lines

__all__ = ["break_lines"]
