"""From lines and em to points: the one place where the grid becomes lengths on paper.

Decisions: a character's em box stands centred in its body line, so the ink of the first and last line of neighbouring
columns and the edges of a picture of whole lines meet; the em box is .88 em above and .12 em below the baseline
(typography.md §15).
"""

from layout.geometry import Rect
from layout.model.page import Page
from layout.records import dataclass

ASCENT_EM = 0.88
"""Top of the em box above the baseline, in em (OS/2 typo ascender of the faces)."""
DESCENT_EM = 0.12
"""Bottom of the em box below the baseline, in em."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The grid of one page in points: left and top of the type area, body size and pitch, and the fold of a spread."""

    left_pt: float
    top_pt: float
    body_pt: float
    pitch_pt: float
    fold_pt: float | None = None

    def x(self, em: float) -> float:
        """A distance in body em from the type area's left edge, as points from the trim's left edge."""
        return self.left_pt + em * self.body_pt

    def y(self, line: float) -> float:
        """The top edge of a body line (0 = the first of the type area), in points from the trim's top edge."""
        return self.top_pt + line * self.pitch_pt

    def baseline(self, line: float, size_pt: float, rows: float = 1) -> float:
        """Baseline of a line of `size_pt` that stands centred in `rows` body lines from `line` on, in points."""
        middle = self.y(line + rows / 2)
        return middle + size_pt * (ASCENT_EM - DESCENT_EM) / 2

    def box(self, left_em: float, width_em: float, top_line: float, lines: float) -> Rect:
        """The rectangle in points of whole lines, with the white above the first and below the last line."""
        return Rect(self.x(left_em), self.y(top_line), self.x(left_em + width_em), self.y(top_line + lines))

    def ink_box(self, left_em: float, width_em: float, top_line: float, lines: float) -> Rect:
        """The rectangle in points from the top of the first line's characters to the foot of the last line's."""
        whole, white = self.box(left_em, width_em, top_line, lines), (self.pitch_pt - self.body_pt) / 2
        return Rect(whole.x0, whole.y0 + white, whole.x1, whole.y1 - white)


def paper_of(page: Page) -> Paper:
    """The grid of a page, in points."""
    area, grid = page.format.type_area, page.format.grid
    fold = None if grid.fold_em is None else area.x0 + grid.fold_em * grid.body_pt
    return Paper(area.x0, area.y0, grid.body_pt, grid.pitch_pt, fold)
