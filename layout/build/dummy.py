"""The drawn page (版样) read: one character is one column, one row is one band, `17行` behind a row pins its height.

Decisions: a slot is named by one letter or Chinese character; digits are none, so that a height without a blank before
it cannot be taken for a slot. `·` is a free cell; free cells are joined to rectangles, widest first. Rows of a
spread may show the fold as `|`. Every fault is reported at its own cell.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import field, replace
from typing import Final

from layout.build import messages
from layout.build.values import number_of
from layout.diagnostics import Diagnostic, Message, Value, Words
from layout.model.page import Notch
from layout.read.types import Scalar
from layout.records import dataclass

FREE: Final = "·"
_FREE_CELLS: Final = frozenset("·・‧.．")
_FREE_HINT: Final = Words("空着的栏写 ·，不用空格", "a column left free is written ·, not as a blank")
_FOLDS: Final = frozenset("|｜│")
"""How a row may show the fold of a spread."""
_COMMENT = re.compile(r"(^|(?<=\s))#.*")
"""A remark behind a row: YAML leaves it in the text of a `|` block."""
_PIN = re.compile(r"(\S+?)\s*(?:行|lines?)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A rectangle of the drawing: columns and bands, ends exclusive, and the offset of its first cell in the text.

    With a `notch` it lacks that corner.
    """

    name: str
    first_column: int
    end_column: int
    first_band: int
    end_band: int
    offset: int
    notch: Notch | None = None


@dataclass(frozen=True, slots=True)
class Dummy:
    """The drawing: heights of the bands in lines where pinned, and its rectangles in reading order."""

    bands: tuple[int | None, ...]
    slots: tuple[Drawn, ...]
    free: tuple[Drawn, ...]


@dataclass(slots=True)
class _Drawing:
    """The cells as they are read: rows of characters, offset of each row in the text, pins; behind how many cells of a
    row the fold is drawn.
    """

    source: Scalar
    rows: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    bands: list[int | None] = field(default_factory=list)
    folds: list[tuple[int, ...]] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)

    def fault(self, message: Message, offset: int, found: str, **values: Value) -> None:
        """Note a fault at an offset of the text."""
        place = self.source.place(offset)
        self.faults.append(Diagnostic(message=message, values=values, span=place, found=found or None))

    def cell(self, band: int, column: int) -> int:
        """The offset of a cell in the text."""
        return self.offsets[band] + column + sum(fold <= column for fold in self.folds[band])


def read_dummy(
    source: Scalar, columns: int, bent: Collection[str] = (), fold: int | None = None
) -> tuple[Dummy | None, tuple[Diagnostic, ...]]:
    """The drawn page, or None where it is wrong, and all that is wrong with it.

    Args:
        source: The text of 版样, with the place of its rows.
        columns: How many columns the page has.
        bent: The slots that may be drawn as an L.
        fold: How many columns of a spread stand left of its fold; None = a single page.
    """
    drawing = _drawing(source)
    if not drawing.rows:
        drawing.fault(messages.EMPTY_DUMMY, 0, "")
        return None, tuple(drawing.faults)
    _check_widths(drawing, columns)
    _check_folds(drawing, fold)
    if drawing.faults and len({len(row) for row in drawing.rows}) > 1:
        return None, tuple(drawing.faults)
    slots = _rectangles(drawing, bent)
    if drawing.faults:
        return None, tuple(drawing.faults)
    return Dummy(tuple(drawing.bands), slots, _free(drawing)), ()


def drawn_names(source: Scalar) -> dict[str, int] | None:
    """The slots that are named in a drawing, each with the offset of its first cell; None where a cell is no name.

    Also of a drawing that is otherwise wrong: what is written beside it can still be compared.
    """
    drawing = _drawing(source)
    if any(fault.message is messages.BAD_CELL for fault in drawing.faults):
        return None
    found: dict[str, int] = {}
    for band, row in enumerate(drawing.rows):
        for column, name in enumerate(row):
            if name != FREE:
                found.setdefault(name, drawing.cell(band, column))
    return found


def _drawing(source: Scalar) -> _Drawing:
    """The rows of a drawing with their cells."""
    drawing = _Drawing(source)
    offset = 0
    for line in source.text.split("\n"):
        if row := _COMMENT.sub("", line).rstrip():
            _read_row(row, offset, drawing)
        offset += len(line) + 1
    return drawing


def _read_row(line: str, offset: int, drawing: _Drawing) -> None:
    """One band: its cells, then its height where one is written."""
    start = len(line) - len(line.lstrip())
    cells, _, pin = line.strip().replace("\u3000", " ").replace("\t", " ").partition(" ")
    row: list[str] = []
    folds: list[int] = []
    for i, char in enumerate(cells):
        if char in _FOLDS:
            folds.append(len(row))
            continue
        name = FREE if char in _FREE_CELLS else char
        if name != FREE and not (unicodedata.category(char)[0] == "L" and unicodedata.normalize("NFKC", char) == char):
            half = unicodedata.normalize("NFKC", char)
            hint = Words("", "")
            if char.isdigit():
                hint = Words(
                    "块名不用数字；写行数的话，前面空一格",
                    "slots have no digits for names; leave a blank before a height",
                )
            elif half != char and half.isalpha():
                hint = Words(f"用半角的 {half}", f"use {half}")
            drawing.fault(messages.BAD_CELL, offset + start + i, cells, char=char, hint=hint)
            if char.isdigit():
                break
        row.append(name)
    drawing.rows.append("".join(row))
    drawing.folds.append(tuple(folds))
    drawing.offsets.append(offset + start)
    drawing.bands.append(_pin(pin.strip(), offset + line.find(pin.strip(), start + len(cells)), drawing))


def _pin(pin: str, offset: int, drawing: _Drawing) -> int | None:
    """The height behind a row, in lines."""
    if not pin:
        return None
    match = _PIN.fullmatch(pin)
    lines = number_of(match[1]) if match else None
    if not lines:
        is_cells = all(drawing.source.text.count(char) > 1 for char in pin if not char.isspace()) and not match
        hint = _FREE_HINT if is_cells else Words("", "")
        drawing.fault(messages.BAD_PIN, offset, pin, pin=pin, hint=hint)
    return lines


def _check_widths(drawing: _Drawing, columns: int) -> None:
    """Every row has a cell for each column of the page."""
    widths = {len(row) for row in drawing.rows}
    wrong = [i for i, row in enumerate(drawing.rows) if len(row) != columns]
    if len(widths) == 1 and len(drawing.rows) > 1:
        wrong = wrong[:1]
    for i in wrong:
        count = len(drawing.rows[i])
        values: dict[str, Value] = {"count": str(count), "columns": str(columns)}
        if len(widths) == 1:
            values["hint"] = Words(
                f"这一版有 {columns} 栏；要改栏数，用 分栏 或改 版式",
                f"the page has {columns} columns; see split and format",
            )
        elif count < columns:
            values["hint"] = _FREE_HINT
        drawing.fault(messages.ROWS_UNEQUAL, drawing.cell(i, min(count, columns)), drawing.rows[i], **values)


def _check_folds(drawing: _Drawing, fold: int | None) -> None:
    """The fold is drawn where it is, or not at all."""
    for band, drawn in enumerate(drawing.folds):
        wrong = [n for n, place in enumerate(drawn) if place != fold or n]
        if wrong:
            place = drawing.cell(band, drawn[wrong[0]]) - 1
            message = messages.NO_FOLD if fold is None else messages.BAD_FOLD
            drawing.fault(message, place, drawing.rows[band], columns=str(fold))


def _rectangles(drawing: _Drawing, bent: Collection[str]) -> tuple[Drawn, ...]:
    """The slots; one that is no rectangle, or no L where it may be, is a fault at the first cell missing from it."""
    cells: dict[str, list[tuple[int, int]]] = {}
    for band, row in enumerate(drawing.rows):
        for column, name in enumerate(row):
            if name != FREE:
                cells.setdefault(name, []).append((band, column))
    slots = []
    for name, places in cells.items():
        bands, columns = [b for b, _ in places], [c for _, c in places]
        first, end = (min(bands), min(columns)), (max(bands) + 1, max(columns) + 1)
        inside = ((b, c) for b in range(first[0], end[0]) for c in range(first[1], end[1]))
        strays = [(b, c) for b, c in inside if drawing.rows[b][c] != name]
        drawn = Drawn(name, first[1], end[1], first[0], end[0], drawing.cell(*places[0]))
        notch = _notch(drawn, strays) if name in bent else None
        if strays and notch is None:
            other = drawing.rows[strays[0][0]][strays[0][1]]
            message = messages.NOT_L_SHAPED if name in bent else messages.NOT_RECTANGLE
            drawing.fault(message, drawing.cell(*strays[0]), drawing.rows[strays[0][0]], slot=name, other=other)
        slots.append(replace(drawn, notch=notch))
    return tuple(slots)


def _notch(drawn: Drawn, strays: list[tuple[int, int]]) -> Notch | None:
    """The corner that is missing from a slot, where the cells (band, column) that are make one."""
    if not strays:
        return None
    bands, columns = [b for b, _ in strays], [c for _, c in strays]
    notch = Notch(min(columns), max(columns) + 1, min(bands), max(bands) + 1)
    whole = (notch.end_column - notch.first_column) * (notch.end_band - notch.first_band) == len(strays)
    across = (notch.first_column == drawn.first_column) + (notch.end_column == drawn.end_column)
    down = (notch.first_band == drawn.first_band) + (notch.end_band == drawn.end_band)
    return notch if whole and across == down == 1 else None


def _free(drawing: _Drawing) -> tuple[Drawn, ...]:
    """The free cells as rectangles: runs of a row, joined downwards while the next row has the same run."""
    found: list[Drawn] = []
    runs: dict[tuple[int, int], Drawn] = {}
    for band, row in enumerate(drawing.rows):
        here: dict[tuple[int, int], Drawn] = {}
        for match in re.finditer(f"{FREE}+", row):
            run = match.span()
            above = runs.get(run)
            first, offset = (above.first_band, above.offset) if above else (band, drawing.cell(band, run[0]))
            here[run] = Drawn(FREE, run[0], run[1], first, band + 1, offset)
        found += [drawn for run, drawn in runs.items() if run not in here]
        runs = here
    return tuple(sorted((*found, *runs.values()), key=lambda drawn: drawn.offset))
