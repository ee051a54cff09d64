"""The pictures that copy names, on their way to the article files: found beside the copy, or in a Word document.

Decisions: a picture is written beside the article under the name that the copy has for it, so that the front matter
leads to it; a name that leads out of the folder, or that another picture has, is made plain. A name that leads nowhere
is told, and stays, unless the text only speaks of it. A finished article keeps the names in its front matter.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from layout.diagnostics import Diagnostic, Span
from layout.records import dataclass
from layout.repair import messages
from layout.repair.decode import Dump
from layout.repair.ledger import article_texts
from layout.repair.types import Article

FOLDER: Final = "articles"
"""Where article files and their pictures are written."""
FARTHEST: Final = 300_000_000
"""A file of more bytes is no picture."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Articles with their pictures as they are written: files by path, those they come from, and what is to be told."""

    articles: tuple[Article, ...]
    files: Mapping[str, bytes]
    sources: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]


def carry_pictures(articles: tuple[Article, ...], dump: Dump, embedded: Mapping[str, bytes]) -> Carried:
    """The pictures of all articles.

    Args:
        articles: As repaired.
        dump: The copy they come from: pictures lie beside its files.
        embedded: The pictures of Word documents, by the names that stand in the copy.
    """
    files: dict[str, bytes] = {}
    sources: list[Path] = []
    findings: list[Diagnostic] = []
    carried: list[Article] = []
    for article in articles:
        start = min((text.at[0] for text in article_texts(article) if text.at), default=0)
        names: list[str] = []
        for name in article.pictures:
            place = dump.text.find(name, start)
            span = Span(*dump.place(place if place >= 0 else start))
            path, data = _found(name, Path(dump.names[dump.file_at(start)]).parent, embedded)
            sources += [path] if path else []
            target = _target(name, data, files)
            if data is None and name in article.mentioned:
                findings.append(Diagnostic(message=messages.MENTIONED, span=span, found=name))
                continue
            if data is None:
                findings.append(Diagnostic(message=messages.NO_PICTURE, span=span, found=name))
            elif target != name and article.verbatim.text:
                message = messages.SAME_PICTURE if f"{FOLDER}/{name}" in files else messages.NO_PICTURE
                findings.append(Diagnostic(message=message, span=span, found=name))
            else:
                files[f"{FOLDER}/{target}"] = data
            names.append(name if data is None or article.verbatim.text else target)
        carried.append(replace(article, pictures=tuple(names)))
    return Carried(tuple(carried), files, tuple(sources), tuple(findings))


def _found(name: str, folder: Path, embedded: Mapping[str, bytes]) -> tuple[Path | None, bytes | None]:
    """A picture's file and its bytes: in a Word document, beside the copy, or beside its folder."""
    if name in embedded:
        return None, embedded[name]
    for path in (folder / name, folder / name.replace("\\", "/"), folder.parent / name):
        try:
            if path.is_file() and path.stat().st_size <= FARTHEST:
                return path, path.read_bytes()
        except (OSError, ValueError):
            continue
    return None, None


def _target(name: str, data: bytes | None, files: Mapping[str, bytes]) -> str:
    """The path, beside the article, under which a picture is written."""
    windows = PureWindowsPath(name)
    plain = windows.as_posix()
    if windows.anchor or ".." in windows.parts or name.startswith("/"):
        plain = windows.name
    path, number = PurePosixPath(plain), 1
    while files.get(f"{FOLDER}/{path}", data) != data:
        number += 1
        path = PurePosixPath(plain).with_name(f"{number}-{PurePosixPath(plain).name}")
    return str(path)
