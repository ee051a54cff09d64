"""The press road to the sheets, readable as a table of contents. From sheets to files: `layout.delivery`.

Decisions: pages that hang together (`layout.groups`) are made up by themselves, so what a page costs and what is in
memory at once does not grow with the issue, and several processes can share the work; the result is the same.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from layout.aside import share_out
from layout.build import build_issue
from layout.build.types import Built
from layout.compose import compose_sheets
from layout.compose.types import Sheet
from layout.diagnostics import Diagnostic, InputError, MissingError
from layout.flow import fill_frames
from layout.flow.types import FilledIssue
from layout.fonts import Registry
from layout.groups import groups_of, weight_of
from layout.lines import break_lines
from layout.lint import lint_issue, lint_sheets, waive
from layout.makeup import MadeUp, in_page_order, made_up, packed_up, put_together
from layout.model.article import RichText
from layout.model.issue import Issue
from layout.place import place_articles
from layout.read import read_issue
from layout.records import dataclass
from layout.shape import shape_issue
from layout.shape.types import Change
from layout.standing import let_go

T = TypeVar("T")

LARGE: Final = 16
"""Sheets of an issue of more pages are packed as soon as they are made: of a smaller one that takes longer than it
saves.
"""
MOST_STANDING: Final = 2500
"""What is kept of texts and pages while an issue is made up to be printed, in results as large as a paragraph."""
LEAST_WEIGHT: Final = 12_000
"""Characters that are worth a process of their own: to begin one takes as long as to make up a page."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An issue made up: its sheets and all that was found on the way; `seconds` = how long each stage took.

    `copy` = the normalised text of each key as it was set, `changes` what normalising changed; `characters` = of copy
    on each page; `turns` = headlines that could break otherwise, by key, the chosen way first. The boxes it was set
    from are not kept; where it was made up to be printed, neither are the lines: `filled.set` and `filled.threads` are
    empty then, and the items of the sheets packed.
    """

    issue: Issue
    registry: Registry
    copy: Mapping[str, RichText]
    changes: tuple[Change, ...]
    filled: FilledIssue
    sheets: tuple[Sheet, ...]
    findings: tuple[Diagnostic, ...]
    characters: Mapping[int, int]
    turns: tuple[tuple[str, tuple[str, ...]], ...]
    seconds: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Seconds of each stage in this process, in order; a stage that runs several times is one."""

    seconds: dict[str, float] = field(default_factory=dict)

    def run(self, stage: str, work: Callable[[], T]) -> T:
        """What `work` gives, its time taken down under the stage's name: without the stages inside it."""
        start, inside = time.perf_counter(), sum(self.seconds.values())
        result = work()
        own = time.perf_counter() - start - (sum(self.seconds.values()) - inside)
        self.seconds[stage] = self.seconds.get(stage, 0.0) + own
        return result


def make_up(issue_file: Path, registry: Registry, edition: str | None = None, jobs: int | None = None) -> Edition:
    """The road to the sheets: an issue file to pages of placed items, in points.

    Args:
        issue_file: The issue's YAML.
        registry: The faces there are.
        edition: A name under 分版 whose changes are made; None = the main edition.
        jobs: So many processes make up an issue that is to be printed or checked, and nothing is kept that only the
            way there needed; None = here, and all is kept: for who looks at the pages, and makes them up again.

    Raises:
        InputError: The issue, an article or the paper's file is wrong; all faults at once.
        MissingError: A file or a font is missing or cannot be read.
        ProcessDiedError: A process ended on the way.
    """
    watch = Stopwatch()
    built = _built(issue_file, registry, edition, watch)
    groups = groups_of(built.issue)
    make = partial(_make_up_group, (built.issue, groups), built.registry, watch, keep=jobs is None)
    weights = [weight_of(group) for group in groups]
    processes = max(1, min(jobs or 1, sum(weights) // LEAST_WEIGHT))
    made = watch.run("beside", lambda: share_out(make, weights, processes))
    whole = put_together(built.issue, _sound(made))
    issue, filled = whole.filled.issue, whole.filled  # articles from the reserve stand in its free cells
    checked = watch.run("lint", lambda: in_page_order((*whole.checked, *lint_issue(issue, filled.placed))))
    findings = waive(issue, (*built.findings, *whole.shaped, *filled.set.findings, *filled.findings, *checked))
    return Edition(
        issue, built.registry, whole.copy, whole.changes, filled, whole.sheets, findings,
        whole.characters, whole.turns, tuple(watch.seconds.items()),
    )  # fmt: skip


def _built(issue_file: Path, registry: Registry, edition: str | None, watch: Stopwatch) -> Built:
    """The model of an issue; what its files say, word by word, goes when it is built."""
    raw = watch.run("read", lambda: read_issue(issue_file))
    return watch.run("build", lambda: build_issue(raw, registry, edition))


def _make_up_group(
    given: tuple[Issue, tuple[Issue, ...]], registry: Registry, watch: Stopwatch, number: int, *, keep: bool
) -> MadeUp | InputError:
    """A group of pages, by its number, made up; a fault in it is told with those of the others. `given` = the issue
    and its groups.
    """
    whole, issue = given[0], given[1][number]
    try:
        shaped = watch.run("shape", lambda: shape_issue(issue, registry))
        galleys = watch.run("lines", lambda: break_lines(issue, shaped))
        dummy = watch.run("place", lambda: place_articles(issue, galleys))
        filled = watch.run("flow", lambda: fill_frames(issue, shaped, galleys, dummy))
    except InputError as error:
        return error
    sheets = watch.run("compose", lambda: compose_sheets(filled.issue, filled))
    checked = watch.run("lint", lambda: lint_sheets(whole, filled, sheets))
    made = made_up(shaped, filled, sheets, checked)
    if keep:
        return made
    let_go(MOST_STANDING)
    return watch.run("pack", lambda: packed_up(made, now=len(whole.pages) > LARGE))


def _sound(made: list[MadeUp | InputError]) -> list[MadeUp]:
    """The groups; raises what is wrong with any, all of it."""
    wrong = [one for one in made if isinstance(one, InputError)]
    if wrong:
        kind = MissingError if any(isinstance(one, MissingError) for one in wrong) else InputError
        raise kind(tuple(finding for one in wrong for finding in one.diagnostics))
    return [one for one in made if not isinstance(one, InputError)]
