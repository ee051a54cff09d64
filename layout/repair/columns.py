"""Columns that an export printed side by side, line beside line, are put one below the other before all else.

Decisions: a gutter is a place that wide blanks lead up to in line after line, with running text on both sides: the
lines left of it are full, alike in length and mostly end inside a sentence, and marks of sentences stand in them, as
is not so in a table, a list or a poem. Where a page has no such place, one blank is a gutter if it stands at the same
place in nearly all of more lines, with no other blank near it. Text moves whole; of each divided line one blank becomes
the line end. What the editor refuses stays as it is.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate, chain, islice
from statistics import median
from typing import Final

from layout.records import dataclass
from layout.repair.marks import HAN_CHAR, char_width_em

GAP: Final = re.compile(r"(?<=[^\s\u3000])(?:[ \xa0]{2,}|[ \xa0]*\u3000[ \xa0\u3000]*)(?=[^\s\u3000])")
"""What may be a gutter: two blanks and more, or a wide one."""
NARROW: Final = re.compile(r"(?<=[^\s\u3000]) (?=[^\s\u3000])")
"""One blank, which is a gutter only where it stands in line after line."""
_BLANK: Final = " \xa0\u3000\t"
_STRAY: Final = re.compile(r" {0,2}(?=[^\s\u3000])")
"""Blanks behind a gutter that are no indent yet."""
ROWS: Final = 4
"""Columns stand side by side in so many lines at least."""
NARROW_ROWS: Final = 6
"""So many where one blank divides them."""
NARROW_SHARED: Final = 0.7
"""So large a share of their lines has text on both sides, and as many on the left are full."""
PAUSED: Final = 3
"""In so many different places the lines on the left have their first pause, or none."""
PROSE: Final = 6
"""Half of the lines on either side have at least so many Han."""
ENDED: Final = 0.45
"""No more than this share of the lines on the left end with a mark."""
_MARKS: Final = frozenset("，。！？；：、,!?;:…”」）)")
_PAUSES: Final = re.compile("[，。！？；：,!?;:]")
RUNNING: Final = 0.2
"""So large a share of the parts of lines hold a mark of a sentence: those of a table and of couplets have none."""
SHARED: Final = 0.5
"""So large a share of the lines of a region have text on both sides; as many on the left are full."""
INDENT: Final = 4
"""A line that opens a paragraph begins so many places behind the gutter at most."""
TRIES: Final = 4
"""So many gutters are looked for on one page, and so many places for each."""
EMPTY: Final = 2
"""More empty lines one after the other end a region."""


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line or its part: the words, the line end, its offset in the copy, its line and column from 1."""

    text: str
    end: str
    at: int
    line: int
    column: int = 1

    def part(self, start: int, end: int | None, mark: str) -> "Row":
        """A part of it, with its line end."""
        return Row(self.text[start:end], mark, self.at + start, self.line, self.column + start)


@dataclass(frozen=True, slots=True)
class Laid:
    """A text in which no columns stand side by side.

    `origins` has, for each line start, the line and column where it stood; `regions` the span of what moved, with the
    offset where it stood and how it was. Both are empty where nothing moved.
    """

    text: str
    origins: tuple[tuple[int, int, int], ...] = ()
    regions: tuple[tuple[int, int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """Lines, from the first to the one behind the last, that a gutter divides; where each is cut, -1 for nowhere."""

    first: int
    last: int
    cuts: tuple[int, ...]


def side_by_side(text: str) -> bool:
    """Whether a text may hold columns side by side at all."""
    gaps = chain(islice(GAP.finditer(text), ROWS), islice(NARROW.finditer(text), NARROW_ROWS))
    return sum(1 for _ in gaps) >= ROWS


def lay_out(text: str, refused: Callable[[int], bool]) -> Laid:
    """A file's text with its columns below one another; `refused` tells by an offset which regions stay."""
    if not side_by_side(text):
        return Laid(text)
    origins: list[tuple[int, int, int]] = []
    regions: list[tuple[int, int, int, str]] = []
    done: list[str] = []
    length = 0
    for page in _pages(text):
        rows, spans = unrolled(page, lambda row: refused(row.at))
        starts = [length, *(length + size for size in accumulate(len(row.text) + len(row.end) for row in rows))]
        for first, last, start, end in spans:
            before = "".join(row.text + row.end for row in page[first:last])
            regions.append((starts[start], starts[end], page[first].at, before))
        origins += ((start, row.line, row.column) for start, row in zip(starts, rows, strict=False))
        done += (row.text + row.end for row in rows)
        length = starts[-1]
    return Laid("".join(done), tuple(origins), tuple(regions)) if regions else Laid(text)


def _pages(text: str) -> list[list[Row]]:
    """The lines of each page; form feeds divide them."""
    pages: list[list[Row]] = [[]]
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        words = (line.splitlines() or [""])[0]
        pages[-1].append(Row(words, line[len(words) :], at, number))
        at += len(line)
        if "\f" in line:
            pages.append([])
    return pages


def unrolled(rows: Sequence[Row], refused: Callable[[Row], bool]) -> tuple[list[Row], list[tuple[int, int, int, int]]]:
    """The lines of one page with columns below one another, and the spans of lines that changed: before and after."""
    spans: list[tuple[int, int, int, int]] = []
    done: list[Row] = []
    place = 0
    for region in sorted(_regions(rows), key=lambda region: region.first):
        if refused(rows[region.first]):
            continue
        done += rows[place : region.first]
        moved = _below(rows[region.first : region.last], region.cuts)
        done += moved
        spans.append((region.first, region.last, len(done) - len(moved), len(done)))
        place = region.last
    return [*done, *rows[place:]], spans


def _below(rows: Sequence[Row], cuts: Sequence[int]) -> list[Row]:
    """The left parts of lines, then the right ones, each again parted where it holds further columns."""
    left: list[Row] = []
    right: list[Row] = []
    empty: list[Row] = []
    for row, cut in zip(rows, cuts, strict=True):
        if cut < 0:
            left.append(row if row.end else row.part(0, None, "\n"))
            continue
        (left if row.text[:cut].strip() else empty).append(row.part(0, cut - 1, "\n"))
        right.append(row.part(cut, None, row.end))
    parts = [unrolled(part, lambda _: False)[0] for part in (left, right)]
    return [*parts[0], *parts[1], *empty]


def _regions(rows: Sequence[Row]) -> list[Region]:
    """The regions of a page, each with its gutter."""
    found: list[Region] = []
    free = [True] * len(rows)
    narrow = False
    for _ in range(TRIES):
        best = _best(rows, free, narrow)
        if not (best or found or narrow):
            narrow, best = True, _best(rows, free, True)
        if not best:
            break
        found += best
        for region in best:
            free[region.first : region.last] = [False] * (region.last - region.first)
    return found


def _best(rows: Sequence[Row], free: Sequence[bool], narrow: bool) -> list[Region]:
    """The regions of the gutter that divides most lines; `narrow` says that it is one blank wide."""
    best: list[Region] = []
    for measure in (_places, _cells):
        places = [measure(row.text) if open_ else [] for row, open_ in zip(rows, free, strict=True)]
        for gutter in _gutters(rows, places, NARROW if narrow else GAP):
            regions = _at(rows, places, gutter, free, narrow)
            best = max(best, regions, key=lambda some: sum(cut >= 0 for region in some for cut in region.cuts))
    return best


def _places(text: str) -> list[int]:
    """Where each character stands, counted in characters."""
    return list(range(len(text) + 1))


def _cells(text: str) -> list[int]:
    """Where each character stands, counted in half ems."""
    return [0, *accumulate(round(2 * char_width_em(char)) for char in text)]


def _gutters(rows: Sequence[Row], places: Sequence[Sequence[int]], gaps: re.Pattern[str]) -> list[int]:
    """Where text behind gaps begins most often, with what is indented there."""
    starts = Counter(
        where[gap.end()] for row, where in zip(rows, places, strict=True) if where for gap in gaps.finditer(row.text)
    )
    support = {start: sum(starts[start + more] for more in range(INDENT + 1)) for start in starts}
    best = sorted((start for start in support if support[start] >= ROWS), key=lambda start: (-support[start], start))
    return best[:TRIES]


def _at(
    rows: Sequence[Row], places: Sequence[Sequence[int]], gutter: int, free: Sequence[bool], narrow: bool
) -> list[Region]:
    """The regions that a gutter at one place divides."""
    regions: list[Region] = []
    run: list[tuple[int, int]] = []
    blank = 0
    for index, row in enumerate(rows):
        empty = not row.text.strip()
        blank = blank + 1 if empty else 0
        cut = _cut(row.text, places[index], gutter, narrow) if free[index] else None
        if cut is None or blank > EMPTY:
            regions += _region(rows, run, narrow)
            run = []
        else:
            run.append((index, cut))
    return [*regions, *_region(rows, run, narrow)]


def _cut(text: str, places: Sequence[int], gutter: int, narrow: bool) -> int | None:
    """Where a line is divided at a gutter; -1 where it ends before it, None where it runs across."""
    cut = bisect_left(places, gutter)
    if cut >= len(text.rstrip()):
        return -1
    wide = text[cut - 1 : cut] == "\u3000" or (len(text[:cut]) > 1 and set(text[cut - 2 : cut]) <= set(_BLANK))
    wide = wide or (narrow and text[cut - 1 : cut] == " ")
    stray = _STRAY.match(text, cut)
    return None if places[cut] - gutter > 1 or not wide else stray.end() if stray else cut


def _region(rows: Sequence[Row], run: Sequence[tuple[int, int]], narrow: bool) -> list[Region]:
    """The region that a run of lines makes: from the first with text on the right to the last of the columns."""
    both = [place for place, (index, cut) in enumerate(run) if cut > 0 and rows[index].text[:cut].strip()]
    if len(both) < (NARROW_ROWS if narrow else ROWS):
        return []
    shared = NARROW_SHARED if narrow else SHARED
    first = next(place for place, (_, cut) in enumerate(run) if cut >= 0)
    last = both[-1] + 1
    while last < len(run) and rows[run[last][0]].text.strip():
        last += 1
    lines = run[first:last]
    left = [rows[run[place][0]].text[: run[place][1]].strip() for place in both]
    right = [rows[run[place][0]].text[run[place][1] :].strip() for place in both]
    told = sum(bool(rows[index].text.strip()) for index, _ in lines)
    longest = max(map(len, left))
    if (
        len(both) < shared * told
        or min(median(map(_han, left)), median(map(_han, right))) < PROSE
        or (narrow and not _runs_beside(left, right))
        or sum(_PAUSES.search(part) is not None for part in (*left, *right)) < RUNNING * 2 * len(both)
        or sum(part[-1] in _MARKS for part in left) > ENDED * len(left)
        or sum(len(part) >= longest - INDENT for part in left) < shared * len(left)
    ):
        return []
    return [Region(lines[0][0], lines[-1][0] + 1, tuple(cut for _, cut in lines))]


def _runs_beside(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether text without a blank leads up to a gutter and away from it, and pauses now here, now there: letters that
    are set apart are no columns, nor is verse in halves (`人之初，性本善 性相近，习相远`).
    """
    near = (median(_han(part.split()[-1]) for part in left), median(_han(part.split()[0]) for part in right))
    pauses = {match.start() if (match := _PAUSES.search(part)) else -1 for part in left}
    return min(near) >= PROSE and len(pauses) >= PAUSED


def _han(text: str) -> int:
    """How many Han a text holds."""
    return len(HAN_CHAR.findall(text))
