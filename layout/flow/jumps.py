"""Where a story is cut when it jumps to another page: at a sentence end that fills its frames as well as any.

Decisions: a cut stands inside no number, word or quotation pair, with eight lines at least on either side; among the
sentence ends within the fit window the one that leaves least white wins; without one, a clause end at a line's end,
then any line end outside quotation marks, then any line end. A jump line stands behind the last words where there is
room for it and one em of white, else on its own line. Source: architecture.md decision 3; newspaper.md §8.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, Literal, TypeAlias

from layout.lines.parts import fits_behind
from layout.lines.types import Cut, Line, SetText
from layout.place.slots import LEAST_PART
from layout.place.turns import Room, Row, capacities_to, rows_of, stand_in
from layout.place.types import Frame
from layout.records import dataclass

At: TypeAlias = Literal["sentence", "clause", "line", "quotation"]

WINDOW: Final = 6
"""Fit window: a sentence end is taken if it leaves at most this many column-lines of a part's frames white."""
SMALL_WINDOW: Final = 2
"""The window for a cut that is at no sentence end: such a cut can fill the frames."""

UNCUT: Final = frozenset(("subhead", "pull", "byline", "credit"))
"""Kinds of texts inside and behind which no part ends."""

_SENTENCE_END: Final = re.compile(r"(?:[。！？]+|……?|(?<=[A-Za-z\]\)”’])[.!?]+(?=[”’)\s]|$))[”’）」』》]*\s*")
_CLAUSE_END: Final = re.compile(r"[，；：、][”’）」』》]*")
_OPENERS: Final = "“‘（「『《〈【〔"
_CLOSERS: Final = "”’）」』》〉】〕"


@dataclass(frozen=True, slots=True)
class Place:
    """A place to cut: after character `offset` of text `text` (index in the galley), in line `line` of the galley
    (from 0); `at` says what ends there, `width_em` how long the last line then is (em of its text).
    """

    text: int
    offset: int
    line: int
    at: At
    width_em: float


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a story that jumps on: its galley, the jump line, lines that stand above (上接), and its frames."""

    texts: tuple[SetText, ...]
    sources: Mapping[str, str]
    jump: SetText | None
    opening: tuple[SetText, ...]
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The cut that was chosen, the white it leaves in column-lines, and what ends there."""

    place: Place
    white: int


def places(texts: Sequence[SetText], sources: Mapping[str, str], wanted: range | None = None) -> Iterator[Place]:
    """Every place a galley may be cut at, in order: sentence and clause ends, paragraph ends, line ends.

    Args:
        texts: The galley.
        sources: The texts as they were set, by key.
        wanted: The lines of the galley that are asked for; None = all.
    """
    base = 0
    for index, text in enumerate(texts):
        source, here = sources[text.key], range(base, base + len(text.lines))
        base = here.stop
        asked = here if wanted is None else range(max(here.start, wanted.start), min(here.stop, wanted.stop))
        if not asked:
            continue
        ends = _ends(source)
        depth = _depths(source)
        for at_line in asked:
            i, line = at_line - here.start, text.lines[at_line - here.start]
            whole = text.ends and i == len(text.lines) - 1
            stop = len(source) if whole else line.end
            for offset in range(max(line.first, 1), stop + 1):
                at = ends.get(offset)
                inside = depth[offset] > 0
                if at != "sentence":
                    at = (at or "line") if offset == line.end else None
                if whole and offset == stop:
                    at, inside = "sentence", False
                if at is None or (i and offset == line.first):
                    continue
                if text.kind in UNCUT or (whole and offset == stop and _ties(text, texts[index + 1 : index + 2])):
                    continue
                yield Place(index, offset, at_line, "quotation" if inside else at, _width(line, offset))


def _ties(text: SetText, following: Sequence[SetText]) -> bool:
    """Whether no cut may fall between a text and the next: it only opens that, or that is a pull quote, which stands
    in text and opens no part.
    """
    return text.opens or text.kind == "dateline" or any(other.kind == "pull" for other in following)


def _ends(source: str) -> dict[int, At]:
    """Offsets in a text at which a clause or a sentence ends."""
    found: dict[int, At] = {match.end(): "clause" for match in _CLAUSE_END.finditer(source)}
    found |= {match.end(): "sentence" for match in _SENTENCE_END.finditer(source)}
    return found


def _depths(source: str) -> list[int]:
    """How many brackets and quotation marks are open at each offset."""
    depths = [0]
    for char in source:
        step = 1 if char in _OPENERS else -1 if char in _CLOSERS else 0
        depths.append(max(0, depths[-1] + step))
    return depths


def _width(line: Line, offset: int) -> float:
    """How long the line is when it ends at `offset`, in em of its text, by its share of the line's characters."""
    share = (offset - line.first) / max(1, line.end - line.first)
    return line.indent_em + (line.width_em - line.indent_em) * min(1.0, share)


def choose_cut(
    part: Part, *, sentence_end: bool, below_line: int | None = None, least: int = LEAST_PART
) -> Choice | None:
    """The cut that fills the part's frames best; None when fewer than `least` lines can stand on one side.

    Args:
        part: What jumps on, and where it stands.
        sentence_end: Whether a sentence end is wanted (断句: 句末); else any line end is as good.
        below_line: Only cuts in lines of the galley before this one; for a second try.
        least: Lines that must stand on either side.
    """
    rows = rows_of((*part.opening, *part.texts))
    before = sum(len(text.lines) for text in part.opening)
    total = len(rows) - before
    capacity = sum(frame.lines for frame in part.frames)
    filled = list(accumulate((row.rows for row in rows), initial=0))
    usable = min(capacity, filled[max(0, before + total - least)] + 1)
    stop = min(total - least, bisect_right(filled, capacity) - 1 - before, total if below_line is None else below_line)
    start = max(least, bisect_left(filled, usable - 2 * WINDOW) - before) - 1
    found: list[tuple[tuple[int, int], Choice]] = []
    for place in places(part.texts, part.sources, range(start, stop)):
        count = place.line + 1
        used = filled[before + count]
        behind = fits_behind(part.jump, part.texts[place.text], place.width_em)
        closing = () if behind or part.jump is None else rows_of((part.jump,))
        if not _stand((*rows[: before + count], *closing), part.frames):
            continue
        white = max(0, usable - used - sum(row.rows for row in closing))
        found.append(((_grade(place, white, sentence_end), white), Choice(place, white)))
    return min(found, key=lambda item: (item[0], -item[1].place.line))[1] if found else None


def _grade(place: Place, white: int, sentence_end: bool) -> int:
    """How good a kind of place is: 0 the best."""
    if not sentence_end:
        return 0 if place.at != "quotation" else 1
    grades: dict[At, int] = {"sentence": 0, "clause": 1, "line": 2, "quotation": 3}
    grade = grades[place.at]
    return grade if (grade == 0 and white <= WINDOW) or white <= SMALL_WINDOW else grade + 4


def _stand(rows: Sequence[Row], frames: Sequence[Frame]) -> bool:
    """Whether rows find room in the frames."""
    top = min(frame.top_line for frame in frames)
    rooms = [Room(frame.column, frame.top_line - top, frame.lines) for frame in frames]
    return stand_in(rows, capacities_to(rooms, max(room.top + room.lines for room in rooms)))


def as_cut(place: Place, texts: Sequence[SetText], order: Mapping[str, int], sources: Mapping[str, str]) -> Cut:
    """The place as a cut of the story's body; a cut at a paragraph's end opens the next element."""
    key = texts[place.text].key
    if place.offset >= len(sources[key]):
        return Cut(order[key] + 1, 0)
    return Cut(order[key], place.offset)
