"""The files of single pages: each painted by itself, judged, and compared with the page in the file of all of them.

Decisions: a page's file is put together from the same streams as the file of all pages, and what was read there is not
read again; of a spread that is cut each half has its file. The files are written while the file of all pages is read,
and judged when it has been; both in processes side by side.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from layout.aside import shares_of, side_by_side
from layout.compose.halves import single_pages
from layout.compose.types import Sheet
from layout.export import Stage, Staged
from layout.fonts import Registry
from layout.paint.document import Alone, Painting, Sharing, paint_sheets, write_pdf_to
from layout.preflight import preflight_pdf
from layout.preflight.file_data import let_go
from layout.preflight.opened import OpenedPdf, open_pdf
from layout.preflight.pagewise import compare_halves, compare_page
from layout.preflight.types import PressLimits, Report
from layout.records import dataclass

PAGES: Final = "pages"
"""The folder of the files of single pages."""
LEAST_SHARE: Final = 4
"""Pages that a process aside paints, writes or judges at least: to begin one costs as much processor time as one or two
of them take.
"""
SWEPT: Final = 4
"""After so many page files the readers' objects, which hold one another, are let go."""


@dataclass(frozen=True, slots=True)
class Single:
    """A page with a file of its own: where it is painted, and which page of the file of all it is, or is half of."""

    painting: Painting
    place: int
    home: int

    @property
    def sheet(self) -> Sheet:
        """The page."""
        return self.painting.sheets[self.place]


@dataclass(frozen=True, slots=True)
class PagePress:
    """The files of single pages, and what they are judged by."""

    singles: tuple[Single, ...]
    files: Sequence[Staged]
    limits: PressLimits
    spots: tuple[str, ...]
    whole: OpenedPdf
    said: Sequence[Mapping[str, tuple[str, ...]]]


def pages_shared(count: int, jobs: int) -> list[range]:
    """The places of so many pages, shared among processes."""
    return shares_of(count, LEAST_SHARE, jobs)


def worth_a_process(count: int, jobs: int) -> bool:
    """Whether a process more, if there may be one, is begun for so many pages."""
    return jobs > 1 and count >= LEAST_SHARE


def painted_by(jobs: int) -> Sharing:
    """So many processes paint the sheets."""

    def share(work: Callable[[Sequence[int]], list[Alone]], count: int) -> list[Alone]:
        works = [partial(work, places) for places in pages_shared(count, jobs)]
        return [sheet for painted in side_by_side(works) for sheet in painted]

    return share


def singles_of(painting: Painting, sheets: Sequence[Sheet], registry: Registry, *, cut: bool) -> Iterator[Single]:
    """The pages that get files of their own; of a spread that is `cut` its two halves."""
    spreads = [sheet for sheet in sheets if cut and sheet.fold_pt is not None]
    halves = tuple(half for spread in spreads for half in single_pages(spread))
    spool = painting.room.pictures.spool
    apart = paint_sheets(halves, painting.issue, registry, painting.standard, spool) if halves else painting
    done = 0
    for place, sheet in enumerate(painting.sheets):
        if cut and sheet.fold_pt is not None:
            yield Single(apart, done, place)
            yield Single(apart, done + 1, place)
            done += 2
        else:
            yield Single(painting, place, place)


def halves_compared(press: PagePress, made: Sequence[Report]) -> Iterator[tuple[Staged, Report]]:
    """The files of single pages; those of a spread's halves with what they do not say, together, as the spread does."""
    for single, data, report in zip(press.singles, press.files, made, strict=True):
        if single.sheet.cut:
            halves = [file for one, file in zip(press.singles, press.files, strict=True) if one.home == single.home]
            differing = tuple(compare_halves(press.said[single.home], [open_pdf(file.read()) for file in halves]))
            report = replace(report, findings=(*report.findings, *differing))
        yield data, report


def write_pages(stage: Stage, singles: Sequence[Single], places: Sequence[int]) -> list[Staged]:
    """The files of some single pages, written.

    Raises:
        InputError: An advertisement that cannot be used.
        MissingError: A file cannot be written.
    """
    pages = [singles[place] for place in places]
    return [stage.put(partial(write_pdf_to, painting=page.painting, only=page.place), PAGES) for page in pages]


def judge_pages(press: PagePress, places: Sequence[int]) -> list[Report]:
    """What preflight says of the files of some single pages, and that each reads as the page does in the whole."""
    made = []
    for place in places:
        single = press.singles[place]
        black = black_pages([single.sheet])
        opened = open_pdf(press.files[place].read(), () if single.sheet.cut else [press.whole.pages[single.home]])
        report = preflight_pdf(opened, press.limits, press.spots, black)
        differing = () if single.sheet.cut else tuple(compare_page(press.said[single.home], opened))
        made.append(replace(report, findings=(*report.findings, *differing)))
        if len(made) % SWEPT == 0:
            gc.collect()
            let_go(press.whole.data)
    return made


def black_pages(sheets: Sequence[Sheet]) -> dict[int, str | None]:
    """The pages of a file, counted from 1, that are printed from the black plate alone, or with a spot ink besides."""
    return {place: sheet.second_ink for place, sheet in enumerate(sheets, 1) if sheet.black_only}
