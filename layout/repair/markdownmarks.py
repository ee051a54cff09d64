"""Marks of Markdown in copy that is written in it: headings, quotations, bold type, links.

Decisions: the mark goes and is listed, the words stay, for what copy means by bold type is told by the words. A single
asterisk stays: it calls a note as often as it slants. Names that two asterisks hide (`张**和李**`) are no bold type.
"""

import re
from typing import Final

from layout.repair.marks import SURNAMES
from layout.repair.types import Change, Options, Traced

HEADING: Final = re.compile(r"#{1,6}[ \t]+(?=\S)")
_QUOTE: Final = re.compile(r"(?:>[ \t]*)+(?=\S)")
_BOLD: Final = re.compile(r"(?<!\*)(\*\*)(?=[^\s*])([^*\n]+?)(?<!\s)(\*\*)(?!\*)")
_LINK: Final = re.compile(r"(?<!!)(\[)([^\[\]\n]+)(\]\((?:https?://|mailto:)[^()\s]+\))")


def without_marks(line: Traced, options: Options) -> tuple[Traced, int, list[Change]]:
    """A line of Markdown without its marks, its level as a heading (0: none), and the marks that went."""
    changes: list[Change] = []
    level = 0
    for mark, cue in ((_QUOTE, "a Markdown quotation"), (HEADING, "a Markdown heading")):
        found = mark.match(line.text)
        if found and (change := _removed(line, *found.span(), cue, options)) is not None:
            line, level = line.cut(found.end()), len(found[0].strip()) if mark is HEADING else level
            changes.append(change)
    spans: list[tuple[int, int, str]] = []
    for match in _BOLD.finditer(line.text) if "**" in line.text else ():
        if not _hides_names(line.text, match):
            spans += [(*match.span(group), "bold type of Markdown") for group in (1, 3)]
    for match in _LINK.finditer(line.text) if "](" in line.text else ():
        spans += [(*match.span(group), "a link of Markdown") for group in (1, 3)]
    kept, done = Traced(), 0
    for start, end, cue in sorted(spans):
        if start >= done and (change := _removed(line, start, end, cue, options)) is not None:
            changes.append(change)
            kept, done = kept + line.cut(done, start), end
    return kept + line.cut(done), level, changes


def _hides_names(text: str, bold: re.Match[str]) -> bool:
    """Whether both pairs of asterisks stand behind a family name: they hide the rest of it."""
    return text[max(bold.start() - 1, 0) : bold.start()] in SURNAMES and bold[2][-1] in SURNAMES and bold.start() > 0


def _removed(line: Traced, start: int, end: int, cue: str, options: Options) -> Change | None:
    """A mark that goes; None where the editor keeps it."""
    first, last = line.at[start], line.at[end - 1] + 1
    before = line.text[start:end]
    change = Change(f"noise-{first}", "noise", first, last, before, "", 0.97, ((cue, 4.0),), reason="Markdown mark")
    return None if options.decided(change.id, change.kind) is False else change
