"""The desk: an issue made up again and again, with the last good pages at hand while a file is broken.

Decisions: one make-up at a time; type stays standing between them (`layout.standing`), so only what changed is set. A
page whose sheet came out the same, printed by the same press, and whose advertisements are the same files, keeps its
picture. A fault of our own
is shown like an error of the copy: the pages stay, and the next save is another try. What makes up pages and what
paints them take turns: libraries that are not ours run in both, and not all of them are safe for threads.
"""

import gc
import time
import traceback
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Final, TypeAlias

from layout.compose.types import AdItem, Sheet
from layout.diagnostics import Diagnostic, InputError
from layout.fonts import Registry
from layout.model.press import Press
from layout.model.style import Ink
from layout.pipeline import Edition, make_up
from layout.preview.turns import MAKE_UP, Turns
from layout.preview.types import View
from layout.read.files import read_text
from layout.standing import distribute, weigh_standing

FACES: Final = frozenset((".otf", ".ttf", ".ttc", ".otc"))
"""Files of faces: when one changes, nothing that was set with it may stand."""
MOST_STANDING: Final = 3
"""How many times what one make-up sets may stand. With the sample issue that is a hundred saves."""
Stamp: TypeAlias = tuple[tuple[str, int, int], ...]


class Desk:
    """One issue on the desk; `view` is what is shown, `turns` are taken by what makes up pages or paints them.

    Args:
        issue: The issue file.
        load: Gives the registry of faces.
        edition: A name under 分版; None = the main edition.
    """

    def __init__(self, issue: Path, load: Callable[[], Registry], edition: str | None = None) -> None:
        self.issue = issue
        self.view = View(0, None, {}, 0.0)
        self.turns = Turns()
        self._wanted = edition
        self._load = load
        self._registry: Registry | None = None
        self._ads: dict[int, Stamp] = {}
        self._press: tuple[Press, tuple[tuple[str, Ink], ...], Stamp] | None = None
        self._needed = 0
        self._run = f"{token_hex(4)}-"  # a browser that kept pictures of an earlier run must not show them

    def renew(self, changed: Collection[Path] = ()) -> View:
        """The issue made up again after these files changed: what is shown from now on."""
        with self.turns.take(MAKE_UP):
            return self._renewed(changed)

    def _renewed(self, changed: Collection[Path]) -> View:
        """The issue made up again, while nothing else touches it."""
        number, start = self.view.number + 1, time.perf_counter()
        anew = any(path.suffix.lower() in FACES or path.name == "fonts.yaml" for path in changed)
        if anew:
            distribute()
            self._registry = None
        errors: tuple[Diagnostic, ...] = ()
        fault = ""
        edition, versions = self.view.edition, self.view.versions
        try:
            self._registry = self._registry or self._load()
            edition = make_up(self.issue, self._registry, self._wanted)
            versions = self._versions(edition, number, anew)
        except InputError as error:
            errors = error.diagnostics
        except Exception:  # a fault of our own is shown, and the pages stay on the screen
            fault = traceback.format_exc()
        findings = edition.findings if edition else ()
        seconds = time.perf_counter() - start
        self.view = View(number, edition, versions, seconds, errors, source_lines((*errors, *findings)), fault)
        return self.view

    def tidy(self) -> None:
        """Breaks up what stands and sets the issue anew, once that is several times what the issue needs.

        Nothing is done where somebody waits: it takes as long as the first make-up, and the next one is quick again.
        Python's own tidying (40 ms) is done here too, so that it seldom falls into a make-up.
        """
        with self.turns.take_if_free() as mine:
            if mine:
                self._tidied()

    def _tidied(self) -> None:
        """What stands is broken up and set anew, while nothing else touches it."""
        gc.collect(0)
        if self.view.edition is None or self.view.errors or self._registry is None:
            return
        standing = weigh_standing()
        self._needed = self._needed or standing
        if standing <= MOST_STANDING * self._needed:
            return
        distribute()
        with suppress(InputError):  # a save came in between; the make-up that follows it tells what is wrong
            make_up(self.issue, self._registry, self._wanted)
        self._needed = weigh_standing()

    def _versions(self, edition: Edition, number: int, anew: bool) -> dict[int, str]:
        """The name of each page's picture: the old one where nothing on the page changed."""
        last = {sheet.number: sheet for sheet in self.view.edition.sheets} if self.view.edition and not anew else {}
        press = edition.issue.paper.press, edition.issue.paper.inks, _profile_stamp(edition.issue.paper.icc)
        if press != self._press:
            last = {}
        ads = {sheet.number: _ad_stamp(sheet) for sheet in edition.sheets}
        versions = {
            sheet.number: self.view.versions[sheet.number]
            if last.get(sheet.number) == sheet and ads[sheet.number] == self._ads.get(sheet.number)
            else f"{self._run}{number}"
            for sheet in edition.sheets
        }
        self._ads, self._press = ads, press
        return versions


def _profile_stamp(icc: Path | None) -> Stamp:
    """What tells whether the paper's own colour profile is still the same file."""
    if icc is None:
        return ()
    status = icc.stat()
    return ((str(icc), status.st_size, status.st_mtime_ns),)


def _ad_stamp(sheet: Sheet) -> Stamp:
    """What tells whether the advertisements of a page are still the same files."""
    stamps = []
    for item in sheet.items:
        if isinstance(item, AdItem):
            status = item.file.stat()
            stamps.append((str(item.file), status.st_size, status.st_mtime_ns))
    return tuple(stamps)


def source_lines(findings: Iterable[Diagnostic]) -> dict[tuple[str, int], str]:
    """The lines of files that findings point at, by (file, line), as they are now."""
    texts: dict[str, list[str]] = {}
    lines: dict[tuple[str, int], str] = {}
    for span in (finding.span for finding in findings if finding.span):
        if span.file not in texts:
            text, _ = read_text(Path(span.file), span.file)
            texts[span.file] = (text or "").split("\n")
        if span.line <= len(texts[span.file]):
            lines[span.file, span.line] = texts[span.file][span.line - 1]
    return lines
