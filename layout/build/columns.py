"""The arithmetic of columns: basic columns, columns joined (合栏) and re-split (破栏), in em of the body size.

Source: newspaper.md §1. Decisions: measures are whole characters; what does not divide goes to the gutters (`equal`,
the default) or to the last columns, one character each (`grid`); `gutter` keeps the gutter and the measure may be a
fraction.
"""

import re
from typing import Final, Literal, TypeAlias

from layout.build.values import number_of
from layout.model.page import Column
from layout.records import dataclass

SplitMode: TypeAlias = Literal["equal", "gutter", "grid"]

LEAST_CHARS: Final = 4
"""Characters in the narrowest column that can be set."""
_SPLIT = re.compile(r"(?:(.{1,3}?)\s*(?:栏)?\s*(?:破|合|分|into|in|->|→)\s*)?(\S{1,3}?)\s*(?:栏|columns?)?")


@dataclass(frozen=True, slots=True)
class Split:
    """So many columns are set as `columns`; `of` is how many there were, where it is written."""

    of: int | None
    columns: int
    mode: SplitMode


def parse_split(text: str, mode: SplitMode) -> Split | None:
    """What `六破四`, `6 into 4`, `4栏` say, or None."""
    match = _SPLIT.fullmatch(text.strip())
    if match is None:
        return None
    of, columns = number_of(match[1].strip()) if match[1] else None, number_of(match[2])
    if not columns or (match[1] and not of):
        return None
    return Split(of, columns, mode)


def basic_columns(count: int, chars: int, gutter_em: float) -> tuple[Column, ...]:
    """The page's basic columns, `chars` em each, from the type area's left edge."""
    return tuple(Column(i * (chars + gutter_em), chars) for i in range(count))


def split_columns(left_em: float, width_em: float, count: int, mode: SplitMode, gutter_em: float) -> tuple[Column, ...]:
    """`count` columns over a width, all lengths in em of the body size.

    Args:
        left_em: Left edge of the first column.
        width_em: From there to the right edge of the last.
        count: How many columns.
        mode: Where the characters go that do not divide.
        gutter_em: The gutter; `equal` widens it.

    Source: newspaper.md §1 (69 − 2 = 67 = 22 + 22 + 23, or 22 × 3 with gutters of 1.5).
    """
    room = width_em - (count - 1) * gutter_em
    if mode == "gutter" or (count == 1 and mode == "equal"):
        return tuple(Column(left_em + i * (room / count + gutter_em), room / count) for i in range(count))
    whole = int(room // count)
    spare = room - whole * count
    if mode == "equal":
        gutter = gutter_em + spare / (count - 1)
        return tuple(Column(left_em + i * (whole + gutter), whole) for i in range(count))
    columns, left = [], left_em
    for i in range(count):
        extra = min(1.0, max(0.0, spare - (count - 1 - i)))
        columns.append(Column(left, whole + extra))
        left += whole + extra + gutter_em
    return tuple(columns)


def right_edge(column: Column) -> float:
    """Right edge of a column in em."""
    return column.left_em + column.measure_em


def width_of(columns: tuple[Column, ...]) -> float:
    """From the left edge of the first column to the right edge of the last, in em."""
    return right_edge(columns[-1]) - columns[0].left_em
