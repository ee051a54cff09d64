"""What flow hands on: threads of beads, every line at its row, and the copyfit table."""

from typing import Literal

from layout.diagnostics import Diagnostic, Words
from layout.lines.types import Line, SetIssue
from layout.model.issue import Issue
from layout.place.types import Frame, PlacedIssue
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class PouredLine:
    """A line in its frame: `row` = body lines below the frame's top, `text` = key of the text it belongs to."""

    line: Line
    text: str
    row: int


@dataclass(frozen=True, slots=True)
class Bead:
    """A story's part in one frame (ISO 32000 12.4.3)."""

    page: int
    frame: Frame
    lines: tuple[PouredLine, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """One story in reading order. `overset` are the lines that found no frame."""

    story: str
    beads: tuple[Bead, ...]
    overset: tuple[PouredLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """One row of the copyfit table (contract.md): how the copy fits its slot. Overset counts are of what is too much,
    underset `column_lines` of what is too little, in lines of one column. `cut` are the characters without which all
    stands: those of the last lines of the text that make room for what is overset, whole lines as they are.
    """

    slot: str
    page: int
    story: str
    state: Literal["fit", "overset", "underset"]
    characters: int
    lines: int
    column_lines: int
    from_words: str
    cut: int = 0


@dataclass(frozen=True, slots=True)
class FilledIssue:
    """Everything in its place, in lines and columns: the last round's lines and frames, threads, copyfit, rounds taken.

    `issue` is the issue with what copyfit put into its free cells. `set.texts` holds the body texts too, by key.
    `steps` tells, in order, what copyfit did to make it fit; `dropped` are the keys of optional texts it left out.
    """

    issue: Issue
    set: SetIssue
    placed: PlacedIssue
    threads: tuple[Thread, ...]
    fits: tuple[Fit, ...]
    rounds: int
    steps: tuple[Words, ...]
    findings: tuple[Diagnostic, ...]
    dropped: tuple[str, ...] = ()
