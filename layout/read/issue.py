"""Everything an issue file leads to: the paper, the articles it places, the pictures they and it name.

Decisions: `paper.yaml` stands beside the issue file or one folder up, and its folder is the border that no path may
cross. Articles lie in the stock (稿库; else `稿件/` or `articles/` beside the issue file); only those that the issue
places or keeps in reserve are read. A picture's path counts from the file that names it, or from the issue's folder.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import field
from pathlib import Path, PurePosixPath

from layout.diagnostics import Diagnostic, MissingError, Span, Value, Words
from layout.read import messages
from layout.read.article import read_article
from layout.read.files import locate, missing, read_text, unreadable
from layout.read.keys import did_you_mean, means, nearest
from layout.read.pictures import read_picture
from layout.read.types import Mapping, Node, RawArticle, RawIssue, RawPicture, Scalar, Sequence, YamlFile
from layout.read.yaml_nodes import parse_yaml
from layout.records import dataclass

PAPER_FILE, ISSUE_FILE = "paper.yaml", "issue.yaml"
STOCKS = ("稿件", "articles")
"""Folders that hold the articles where the issue names none."""
MISSING = frozenset((messages.FILE_MISSING, messages.FILE_UNREADABLE, messages.ARTICLE_MISSING, messages.NO_STOCK))
"""What makes it a missing file (exit status 4)."""
PICTURE_NAME = re.compile(r".+\.(jpe?g|jpe|png|tiff?|webp|pdf|svg|gif|bmp|heic|psd|eps)", re.IGNORECASE)
"""A value that names a picture."""
_NAMES_SHOWN = 8
_NOT_PICTURES = ("fonts", "styles", "icc")


@dataclass(slots=True)
class _Files:
    """What has been read so far."""

    file: Path
    folder: Path
    articles: dict[str, RawArticle] = field(default_factory=dict)
    pictures: dict[tuple[str, str], RawPicture] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    seen: set[tuple[str, str]] = field(default_factory=set)


def shown(path: Path) -> str:
    """A path as the user would write it: relative to where the issue file was given, without `..` in the middle."""
    return os.path.normpath(path).replace(os.sep, "/")


def read_issue(file: Path) -> RawIssue:
    """What an issue file says and all it leads to; faults travel in the result, so that one run shows them all.

    A folder stands for the `issue.yaml` in it.

    Raises:
        MissingError: The issue file itself is missing or cannot be opened.
    """
    start = Span(str(file), 1, 1)
    try:
        file = file / ISSUE_FILE if file.is_dir() else file
        if not file.is_file():
            raise MissingError((missing(str(file), file, file.parent, start),))
    except OSError as error:  # a name too long for the system
        raise MissingError((unreadable(str(file), error, start),)) from error
    paper_path = next((p for p in (file.parent / PAPER_FILE, file.parent / ".." / PAPER_FILE) if p.exists()), None)
    files = _Files(file, paper_path.parent if paper_path else file.parent)
    issue = _yaml_file(file, str(file), files)
    paper = _yaml_file(paper_path, shown(paper_path), files) if paper_path else None
    stock, names = _stock(issue.root, paper.root if paper else None, files)
    if issue.root is not None:
        if stock is not None:
            for reference in (*_article_names(issue.root), *_short_slots(issue.root)):
                _read_article(reference, stock, names, files)
        _read_pictures(issue.root, issue.name, (file.parent,), files)
    if paper is not None and paper.root is not None:
        _read_pictures(paper.root, paper.name, (files.folder,), files)
    for article in tuple(files.articles.values()):
        if article.front is not None:
            _read_pictures(article.front, article.span.file, (article.path.parent, file.parent), files)
    return RawIssue(file, files.folder, issue, paper, files.articles, files.pictures, tuple(files.faults))


def _yaml_file(path: Path, name: str, files: _Files) -> YamlFile:
    """A YAML file with a mapping at its top; what is wrong goes to `files`."""
    text, faults = read_text(path, name)
    files.faults += faults
    if text is None:
        return YamlFile(name, path, None)
    node, wrong = parse_yaml(text, name)
    files.faults += wrong
    if not isinstance(node, Mapping):
        if not wrong:
            span = node.span if node else Span(name, 1, 1)
            files.faults.append(Diagnostic(message=messages.NOT_MAPPING, span=span))
        return YamlFile(name, path, None)
    return YamlFile(name, path, node)


def _stock(issue: Mapping | None, paper: Mapping | None, files: _Files) -> tuple[Path | None, tuple[str, ...]]:
    """The folder of the articles (None where the one that is named cannot be used) and the names in it."""
    base = files.file.parent
    for root in (issue, paper):
        node = _value(root, "stock") if root else None
        if isinstance(node, Scalar):
            folder = base / node.text
            try:
                is_inside, is_there = folder.resolve().is_relative_to(files.folder.resolve()), folder.is_dir()
            except (OSError, ValueError):  # what no file system can name: far too long, a NUL, half a character
                is_inside, is_there = True, False
            if not is_inside:
                values = {"folder": files.folder.resolve().name}
                files.faults.append(
                    Diagnostic(message=messages.OUTSIDE_FOLDER, values=values, span=node.span, found=node.text)
                )
                return None, ()
            if not is_there:
                files.faults.append(Diagnostic(message=messages.NO_STOCK, values={"folder": node.text}, span=node.span))
                return None, ()
            break
    else:
        folder = next((base / name for name in STOCKS if (base / name).is_dir()), base)
    names = sorted(path.stem for path in folder.glob("*.md")) if folder.is_dir() else []
    return folder, tuple(names)


def _value(root: Mapping, key: str) -> Node | None:
    """The node under a key, however it is written."""
    return next((node for word, node in root.entries if means(word.text, key)), None)


def _article_names(node: Node) -> Iterator[Scalar]:
    """Every place that names an article."""
    match node:
        case Sequence():
            for item in node.items:
                yield from _article_names(item)
        case Mapping():
            for word, value in node.entries:
                if means(word.text, "article") and isinstance(value, Scalar):
                    yield value
                elif means(word.text, "reserve") and isinstance(value, Sequence):
                    yield from (item for item in value.items if isinstance(item, Scalar))
                else:
                    yield from _article_names(value)
        case _:
            pass


def _short_slots(root: Mapping) -> Iterator[Scalar]:
    """Every slot that names its article and nothing else: `甲: 中原之声`, in an edition `2/甲: 中原之声`."""
    editions = _value(root, "editions")
    for _, changes in editions.entries if isinstance(editions, Mapping) else ():
        for _, value in changes.entries if isinstance(changes, Mapping) else ():
            if isinstance(value, Scalar) and not Path(value.text).suffix[1:].isalpha():
                yield value
    pages = _value(root, "pages")
    for _, page in pages.entries if isinstance(pages, Mapping) else ():
        for word, value in page.entries if isinstance(page, Mapping) else ():
            is_slot = len(word.text.strip()) == 1 and not means(word.text, "name")
            if is_slot and isinstance(value, Scalar) and not Path(value.text).suffix[1:].isalpha():
                yield value


def _read_article(reference: Scalar, stock: Path, names: tuple[str, ...], files: _Files) -> None:
    """Read one article, once."""
    name = reference.text.strip().removesuffix(".md")
    if not name or ("article", name) in files.seen:
        return
    files.seen.add(("article", name))
    path = locate(f"{name}.md", stock, files.folder, reference.span)
    if isinstance(path, Diagnostic):
        if path.message is messages.FILE_MISSING:
            near = nearest(PurePosixPath(name).name, names) or nearest(name, names)
            more = len(names) - _NAMES_SHOWN
            copy = _raw_copy(name, stock)
            values: dict[str, Value] = {
                "article": name,
                "names": "、".join(names[:_NAMES_SHOWN]) + ("……" if more > 0 else ""),
                "names_en": ", ".join(names[:_NAMES_SHOWN]) + (" …" if more > 0 else ""),
                "hint": did_you_mean(near),
            }
            if copy and not near:
                raw = f"{copy} is raw copy: `paiban import` it"
                values["hint"] = Words(f"稿库里的 {copy} 不是稿件：先用 paiban import 整理", raw)
            path = Diagnostic(message=messages.ARTICLE_MISSING, values=values, span=reference.span, found=name)
        files.faults.append(path)
        return
    article, faults = read_article(path, shown(path), name)
    files.faults += faults
    if article is not None:
        files.articles[name] = article


def _raw_copy(name: str, stock: Path) -> str:
    """The file of the stock that bears an article's name and is not Markdown, such as `通稿.docx`; nothing if none."""
    with suppress(OSError):
        return next((file.name for file in sorted(stock.iterdir()) if name in (file.name, file.stem)), "")
    return ""


def _read_pictures(node: Node, file: str, bases: tuple[Path, ...], files: _Files) -> None:
    """Read the facts of every picture that a tree of nodes names, once for each way it is written."""
    match node:
        case Scalar():
            written = node.text
            if not PICTURE_NAME.fullmatch(written) or "\n" in written or (file, written) in files.seen:
                return
            files.seen.add((file, written))
            found = [locate(written, base, files.folder, node.span) for base in bases]
            path = next((path for path in found if isinstance(path, Path)), found[0])
            if isinstance(path, Diagnostic):
                files.faults.append(path)
                return
            picture, faults = read_picture(path, written, node.span)
            files.faults += faults
            if picture is not None:
                files.pictures[file, written] = picture
        case Sequence():
            for item in node.items:
                _read_pictures(item, file, bases, files)
        case Mapping():
            for word, value in node.entries:
                if not any(means(word.text, key) for key in (*_NOT_PICTURES, "caption", "headline", "kicker", "deck")):
                    _read_pictures(value, file, bases, files)
