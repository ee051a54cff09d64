"""Findings on a screen: grouped by file, the worst first, each with the line it is about and a mark under the place.

Decisions: the text is the same everywhere, so that what one reads can be searched, sent and compared; only a terminal
shows it in colours. Control characters of an editor's file are shown as `�`, never sent to the terminal. Of a long
line the part around the place is shown, as wide as any terminal; a full-width character takes two columns.
"""

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import click

from layout.diagnostics import Diagnostic, MessageLang, Span, counted, render

Piece: TypeAlias = tuple[str, str]
"""A stretch of text and its style."""
ORDER: Final = {"error": 0, "warning": 1, "info": 2}
COLOURS: Final = {"error": "bold red", "warning": "bold yellow", "info": "cyan"}
COLUMNS: Final = 76
"""Columns of a source line that are shown."""
MOST: Final = 100
"""Findings of one code in one file that are shown; of more than that nobody reads each."""
LARGEST: Final = 4_000_000
"""Bytes of a file of which lines are shown; a larger one is not text of ours."""


def show(findings: Sequence[Diagnostic], lang: MessageLang) -> None:
    """Findings for a person, on stderr, and how many there are."""
    if not findings:
        return
    pieces = [*_listed(findings, lang), _counted(findings, lang)]
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.text import Text

        Console(stderr=True, highlight=False).print(Text.assemble(*pieces), soft_wrap=True, end="")
    else:
        click.echo("".join(text for text, _ in pieces), err=True, nl=False)


def _listed(findings: Sequence[Diagnostic], lang: MessageLang) -> Iterator[Piece]:
    """The findings, file by file: first the file with the worst; inside a file the worst first, then as it runs. Where
    there are many of one code in a file, the rest is counted.
    """
    groups: dict[str, list[Diagnostic]] = {}
    for finding in sorted(findings, key=lambda finding: ORDER[finding.severity]):
        groups.setdefault(finding.span.file if finding.span else "", []).append(finding)
    for number, group in enumerate(groups.values()):
        if number:
            yield "\n", ""
        shown = Counter[str]()
        for finding in sorted(group, key=_rank):
            shown[finding.code] += 1
            if shown[finding.code] <= MOST:
                yield from _one(finding, lang)
        for code, count in shown.items():
            if count > MOST:
                zh, en = (
                    f"[{code}] 另有 {count - MOST} 条，--json 全列",
                    f"[{code}] {count - MOST} more; --json lists all",
                )
                yield f"… {zh if lang == 'zh' else en}\n", ""


def _rank(finding: Diagnostic) -> tuple[int, int, int]:
    """Severity, then the place in the file."""
    span = finding.span
    return (ORDER[finding.severity], span.line if span else 0, span.column if span else 0)


def _one(finding: Diagnostic, lang: MessageLang) -> Iterator[Piece]:
    """One finding: what `render` says of it, its first line in colour, the line of the file under it."""
    first, _, rest = _clean(render(finding, lang)).partition("\n")
    place, mark, fact = first.partition(f"[{finding.code}]")
    where, _, word = place.rpartition(" ")
    yield f"{where} " if where else "", "bold"
    yield f"{word}{mark}", COLOURS[finding.severity]
    yield f"{fact}\n", ""
    if finding.span is not None and finding.severity != "info":
        yield from _excerpt(finding.span)
    if rest:
        yield f"{rest}\n", ""


def _excerpt(span: Span) -> Iterator[Piece]:
    """The line of a place and a mark under its column; nothing where there is no such line."""
    lines = _lines(span.file)
    if not 1 <= span.line <= len(lines) or not lines[span.line - 1].strip(" -"):
        return  # no such line, an empty one, or the `---` above an article: it shows nothing
    whole, at = lines[span.line - 1], span.column - 1
    begin = max(0, at - COLUMNS)  # a line may be a whole book
    line, at = _clean(whole[begin : at + COLUMNS].expandtabs(1)), at - begin
    at = min(at, len(line))  # a place may lie behind the end: a fold in a text of several lines
    widths = [_wide(char) for char in line]
    start, room = at, COLUMNS // 2
    while start and (room := room - widths[start - 1]) > 0:
        start -= 1
    end, room = at, COLUMNS - sum(widths[start:at])
    while end < len(line) and (room := room - widths[end]) > 0:
        end += 1
    head = "…" if begin + start else ""
    number = f"{span.line:>6} │ "
    yield f"{number}{head}{line[start:end]}{'…' if begin + end < len(whole) else ''}\n", "dim"
    yield f"{' ' * (len(number) - 2)}│ {' ' * (_wide(head) + _wide(line[start:at]))}", "dim"
    yield "^\n", "bold"


def _counted(findings: Sequence[Diagnostic], lang: MessageLang) -> Piece:
    """How many of each severity."""
    words = ("错误", "警告", "提示") if lang == "zh" else ("error", "warning", "note")
    counts = [sum(finding.severity == severity for finding in findings) for severity in ORDER]
    told = [f"{n} {word}" if lang == "zh" else counted(n, word) for n, word in zip(counts, words, strict=True)]
    return "  ".join(told) + "\n", ""


@cache
def _lines(file: str) -> tuple[str, ...]:
    """The lines of a file that the user named; none where it cannot be read, or holds no text."""
    path = Path(file)
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return ()
        raw = path.read_bytes()
        if b"\0" in raw[:4096]:
            return ()  # UTF-16, a document, a picture: what it would show is no line of it
        return tuple(raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n"))
    except (OSError, ValueError):
        return ()


def _wide(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _clean(text: str) -> str:
    """The text without characters that steer a terminal."""
    return "".join(
        char if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Cf") else "\ufffd" for char in text
    )
