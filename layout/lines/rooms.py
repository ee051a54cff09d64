"""A story set to rooms that differ in measure: columns of unequal width, and what a picture leaves of a column (绕排).

Decisions: rooms are filled one after the other; where a paragraph goes on in a room of another measure, its rest is
set to that. No last line of a paragraph stands alone at a column top and no subhead without two lines below it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from layout.lines.headline import DISPLAY, display_lines
from layout.lines.parts import PartPiece, fits_behind
from layout.lines.texts import Piece, set_piece
from layout.lines.types import Galley, Line, SetText
from layout.model.style import Setting
from layout.records import dataclass
from layout.shape.types import ShapedText

FINE_EM: Final = 0.1
"""Lines whose gaps are wider or narrower by no more are left as they are."""
NEARBY_EM: Final = (-1.0, -0.5, 0.5, 1.0, 2.0)
"""Other measures whose line ends are tried where lines are not fine."""
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

    def next_column_em(self) -> float | None:
        """The measure of the next room with rows in body em where it begins another column; None where it does not."""
        here = self.rooms[self.at].column if not self.is_full else None
        following = next((room for room in self.rooms[self.at + 1 :] if room.rows), None)
        return following.measure_em if following is not None and following.column != here else None

    def take(self, text: SetText | None, body_pt: float) -> int:
        """Rooms for the lines of a jump line, as far as there are any that are wide enough; how many lines it has."""
        if text is None:
            return 0
        for line in text.lines:
            width_em = (line.width_em - line.indent_em) * text.style.size_pt / body_pt
            while not self.is_full and (self.used >= self.rooms[self.at].rows or self.measure_em < width_em):
                self.turn()
            if not self.is_full:
                self.used, self.count = self.used + 1, self.count + 1
        return len(text.lines)

    def turn(self) -> None:
        """The next room."""
        assert self.ends is not None
        self.ends.append(self.count)
        self.at, self.used = self.at + 1, 0


@dataclass(frozen=True, slots=True)
class PartCopy:
    """What is set: the number of a story's part, its texts, and the jump lines above and below them, set."""

    story: str
    part: int
    pieces: tuple[PartPiece, ...]
    opening: SetText | None = None
    closing: SetText | None = None


def fill_rooms(
    copy: PartCopy, shaped: Mapping[str, ShapedText], rooms: Sequence[LineRoom], body_pt: float
) -> tuple[Galley, bool]:
    """A part of a story set to these rooms, and whether all of it stands in them; what finds no room is set to the
    measure of the last.

    The lines that the galley counts in its rooms are those of the opening, of the texts and, where it does not stand
    behind the last words, of the closing.

    Args:
        copy: What is set.
        shaped: Its texts as boxes, by key.
        rooms: The rooms, in reading order.
        body_pt: The page's body size in pt.
    """
    filling = _Filling(rooms, ends=[])
    wanted = filling.take(copy.opening, body_pt)
    texts = tuple(_filled(piece, shaped[piece.element.key], filling, body_pt) for piece in copy.pieces)
    wanted += sum(len(text.lines) for text in texts)
    last = texts[-1] if texts and texts[-1].lines else None
    if last is not None and not fits_behind(copy.closing, last, last.lines[-1].width_em):
        wanted += filling.take(copy.closing, body_pt)
    stands = filling.count == wanted
    while not filling.is_full:
        filling.turn()
    measure_em = min(room.measure_em for room in rooms)
    return Galley(copy.story, copy.part, measure_em, texts, tuple(filling.ends or ())), stands


def _filled(piece: PartPiece, text: ShapedText, filling: _Filling, body_pt: float) -> SetText:
    """One text, or a piece of it, set to the rooms that are next; `measure_em` is that of its last line."""
    element = piece.element
    rows = max(1, element.rows)
    below = element.next_rows or rows
    lines: list[Line] = []
    start = piece.start
    while True:
        if element.kind == "subhead" and not lines and not filling.is_full:
            blank = element.lines_before if filling.used else 0
            if filling.rest_of_column() < blank + rows + BELOW_SUBHEAD:
                _next_column(filling)
        own_em = filling.measure_em * body_pt / element.style.size_pt
        wanted = Piece(own_em, start, piece.end, element.kind == "verse", element.right_aligned_tail)
        found = set_piece(text, element.style.setting, wanted)
        if element.kind in DISPLAY and len(found) > 1 and (start, piece.end) == (0, None):
            found = display_lines(element, text, filling.measure_em * body_pt) or found
        if filling.is_full:
            lines += found
            break
        blank = element.lines_before if filling.used and not lines else 0
        first = below if lines else rows
        fit = max(0, 1 + (filling.rooms[filling.at].rows - filling.used - blank - first) // below)
        if len(found) <= fit:
            lines += found
            filling.used += blank + len(found) * below + (first - below if found else 0)
            filling.count += len(found)
            break
        taken = _first_lines(text, element.style.setting, wanted, found, fit)
        next_em = filling.next_column_em()
        if len(taken) > 1 and next_em is not None:
            there = next_em * body_pt / element.style.size_pt
            rest = set_piece(text, element.style.setting, replace(wanted, measure_em=there, start=taken[-1].end))
            if len(rest) == 1:
                taken = taken[:-1]  # its last line would stand alone at the column's top
        if taken:
            lines += taken
            start = taken[-1].end
            filling.count += len(taken)
        filling.turn()
    return SetText(
        element.key, element.kind, element.style, own_em, tuple(lines), element.rows, element.lines_before,
        element.optional, piece.start > 0, piece.end is None, next_rows=element.next_rows, opens=element.opens,
    )  # fmt: skip


def _first_lines(
    text: ShapedText, setting: Setting, wanted: Piece, found: tuple[Line, ...], fit: int
) -> tuple[Line, ...]:
    """The first `fit` lines of a piece whose others stand elsewhere at another measure: as they were `found`, or, where
    those are loose for the sake of what follows, ended a little earlier or later.
    """
    taken = found[: max(0, fit)]
    if not taken or _looseness(taken, wanted.measure_em) <= FINE_EM:
        return taken
    nearby = [set_piece(text, setting, replace(wanted, measure_em=wanted.measure_em + more)) for more in NEARBY_EM]
    ends = sorted({lines[fit - 1].end for lines in nearby if len(lines) > fit})
    tried = [set_piece(text, setting, replace(wanted, end=end)) for end in ends]
    return min(
        (taken, *(lines for lines in tried if len(lines) == fit)),
        key=lambda lines: _looseness(lines, wanted.measure_em),
    )


def _looseness(lines: Sequence[Line], measure_em: float) -> float:
    """How far lines are from full ones, in em: the most that a gap is wider or narrower, and what is short of the
    measure; findings count most.
    """
    short = sum(measure_em - line.width_em for line in lines)
    return max(abs(line.stretch_em) for line in lines) + short + sum(len(line.findings) for line in lines)


def _next_column(filling: _Filling) -> None:
    """On to the first room of another column."""
    column = filling.rooms[filling.at].column
    while not filling.is_full and filling.rooms[filling.at].column == column:
        filling.turn()
