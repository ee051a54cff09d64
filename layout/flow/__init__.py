"""Flow: lines poured into frames, column after column, page after page; stories that jump are cut and go on."""

from layout.flow.copyfit import fill_frames

__all__ = ["fill_frames"]
