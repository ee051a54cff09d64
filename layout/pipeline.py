"""The press road to the sheets, readable as a table of contents. From sheets to files: `layout.delivery`."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from layout.build import build_issue
from layout.compose import compose_sheets
from layout.compose.types import Sheet
from layout.diagnostics import Diagnostic
from layout.flow import fill_frames
from layout.flow.types import FilledIssue
from layout.fonts import Registry
from layout.lines import break_lines
from layout.lint import lint_sheets, waive
from layout.model.article import RichText
from layout.model.issue import Issue
from layout.place import place_articles
from layout.read import read_issue
from layout.records import dataclass
from layout.shape import shape_issue
from layout.shape.types import Change

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Edition:
    """An issue made up: its sheets and all that was found on the way; `seconds` = how long each stage took.

    `copy` = the normalised text of each key as it was set, `changes` what normalising changed. The boxes it was set
    from are not kept: they are half of what a large issue takes.
    """

    issue: Issue
    registry: Registry
    copy: Mapping[str, RichText]
    changes: tuple[Change, ...]
    filled: FilledIssue
    sheets: tuple[Sheet, ...]
    findings: tuple[Diagnostic, ...]
    seconds: tuple[tuple[str, float], ...]


class Stopwatch:
    """Seconds of each stage, in order."""

    def __init__(self) -> None:
        self.seconds: list[tuple[str, float]] = []

    def run(self, stage: str, work: Callable[[], T]) -> T:
        """What `work` gives, its time taken down under the stage's name."""
        start = time.perf_counter()
        result = work()
        self.seconds.append((stage, time.perf_counter() - start))
        return result


def make_up(issue_file: Path, registry: Registry, edition: str | None = None) -> Edition:
    """The road to the sheets: an issue file to pages of placed items, in points.

    Args:
        issue_file: The issue's YAML.
        registry: The faces there are.
        edition: A name under 分版 whose changes are made; None = the main edition.

    Raises:
        InputError: The issue, an article or the paper's file is wrong; all faults at once.
        MissingError: A file or a font is missing or cannot be read.
    """
    watch = Stopwatch()
    raw = watch.run("read", lambda: read_issue(issue_file))
    built = watch.run("build", lambda: build_issue(raw, registry, edition))
    issue = built.issue
    shaped = watch.run("shape", lambda: shape_issue(issue, built.registry))
    galleys = watch.run("lines", lambda: break_lines(issue, shaped))
    dummy = watch.run("place", lambda: place_articles(issue, galleys))
    filled = watch.run("flow", lambda: fill_frames(issue, shaped, galleys, dummy))
    issue = filled.issue  # articles from the reserve stand in its free cells
    sheets = watch.run("compose", lambda: compose_sheets(issue, filled))
    checked = watch.run("lint", lambda: lint_sheets(issue, filled, sheets))
    findings = waive(issue, (*built.findings, *shaped.findings, *filled.set.findings, *filled.findings, *checked))
    copy = {key: text.source for key, text in shaped.texts.items()}
    return Edition(issue, built.registry, copy, shaped.changes, filled, sheets, findings, tuple(watch.seconds))
