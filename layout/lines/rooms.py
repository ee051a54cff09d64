"""A story set to rooms that differ in measure: columns of unequal width, and what a picture leaves of a column (绕排).

Decisions: rooms are filled one after the other; where a paragraph goes on in a room of another measure, its rest is
set to that. No last line of a paragraph stands alone at a column top and no subhead without two lines below it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from layout.lines.texts import Piece, set_piece
from layout.lines.types import Galley, Line, SetText
from layout.model.story import Story, TextElement
from layout.shape.types import ShapedText

BELOW_SUBHEAD: Final = 2
"""Rows of text below a subhead in its column, at least. Source: typography.md §10."""


@dataclass(frozen=True, slots=True)
class LineRoom:
    """Room for `rows` body lines of `measure_em` (body em) in text column `column`."""

    column: int
    measure_em: float
    rows: int


@dataclass(slots=True)
class _Filling:
    """The rooms while they are filled: which one is next, rows used of it, lines so far, and where each room ended."""

    rooms: Sequence[LineRoom]
    at: int = 0
    used: int = 0
    count: int = 0
    ends: list[int] | None = None

    @property
    def is_full(self) -> bool:
        """Whether no room is left."""
        return self.at >= len(self.rooms)

    @property
    def measure_em(self) -> float:
        """The measure of the next line in body em; that of the last room where none is left."""
        return self.rooms[min(self.at, len(self.rooms) - 1)].measure_em

    def rest_of_column(self) -> int:
        """Rows that are left in the column of the room."""
        column = self.rooms[self.at].column
        return sum(room.rows for room in self.rooms[self.at :] if room.column == column) - self.used

    def turn(self) -> None:
        """The next room."""
        assert self.ends is not None
        self.ends.append(self.count)
        self.at, self.used = self.at + 1, 0


def fill_rooms(
    story: Story, part: int, shaped: Mapping[str, ShapedText], rooms: Sequence[LineRoom], body_pt: float
) -> Galley:
    """The whole of a story set to these rooms; what finds none is set to the measure of the last.

    Args:
        story: The story; it stands in one slot.
        part: The number of its part.
        shaped: Its texts as boxes, by key.
        rooms: The rooms, in reading order.
        body_pt: The page's body size in pt.
    """
    filling = _Filling(rooms, ends=[])
    texts = tuple(_filled(element, shaped[element.key], filling, body_pt) for element in story.body)
    while not filling.is_full:
        filling.turn()
    return Galley(story.id, part, min(room.measure_em for room in rooms), texts, tuple(filling.ends or ()))


def _filled(element: TextElement, text: ShapedText, filling: _Filling, body_pt: float) -> SetText:
    """One text set to the rooms that are next."""
    rows = max(1, element.rows)
    lines: list[Line] = []
    start = 0
    measure_em = filling.measure_em * body_pt / element.style.size_pt
    while True:
        if element.kind == "subhead" and not lines and not filling.is_full:
            blank = element.lines_before if filling.used else 0
            if filling.rest_of_column() < blank + rows + BELOW_SUBHEAD:
                _next_column(filling)
        own_em = filling.measure_em * body_pt / element.style.size_pt
        piece = Piece(own_em, start, None, element.kind == "verse", element.right_aligned_tail)
        found = set_piece(text, element.style.setting, piece)
        if filling.is_full:
            lines += found
            break
        blank = element.lines_before if filling.used and not lines else 0
        fit = (filling.rooms[filling.at].rows - filling.used - blank) // rows
        if len(found) <= fit:
            lines += found
            filling.used += blank + len(found) * rows
            filling.count += len(found)
            break
        taken = found[: max(0, _turn(len(found), fit, filling))]
        if taken:
            lines += taken
            start = taken[-1].end
            filling.count += len(taken)
        filling.turn()
    return SetText(
        element.key, element.kind, element.style, measure_em, tuple(lines), element.rows, element.lines_before,
        element.optional,
    )  # fmt: skip


def _turn(lines: int, fit: int, filling: _Filling) -> int:
    """How many of so many lines stand in a room that has room for `fit`: none is left alone at a column top."""
    here = filling.rooms[filling.at].column
    turns = filling.at + 1 >= len(filling.rooms) or filling.rooms[filling.at + 1].column != here
    return fit - 1 if turns and lines - fit == 1 and fit > 1 else fit


def _next_column(filling: _Filling) -> None:
    """On to the first room of another column."""
    column = filling.rooms[filling.at].column
    while not filling.is_full and filling.rooms[filling.at].column == column:
        filling.turn()
