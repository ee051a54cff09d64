"""The command `import`: raw copy to article files, a ledger of every change and an issue skeleton."""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from layout.cli.desk import faults, json_option, lang_option, print_json, read_given
from layout.cli.import_folder import LEDGER, SKELETON, digest, read_ledger, write_folder
from layout.cli.import_pictures import Carried, carry_pictures
from layout.cli.import_questions import KIND_WORDS, question_line
from layout.cli.terminal import show
from layout.diagnostics import Diagnostic, InputError, MessageLang, MissingError, Span, counted, to_json
from layout.read.files import read_text
from layout.records import dataclass
from layout.repair import messages, repair_copy
from layout.repair.account import misread
from layout.repair.copyfiles import Received, receive_copy
from layout.repair.decode import Dump, join_copies
from layout.repair.ledger import article_texts, restore
from layout.repair.types import ALL, KINDS, Copy, Options, Repaired
from layout.repair.writing import KeyLang, article_json, article_markdown, file_names, issue_skeleton, repaired_json

OUR_FAULT: Final = 70
NOTHING: Final = {"articles": [], "removed": [], "changes": [], "audit": {"holds": False}}
"""What the JSON holds where the copy has faults and nothing was repaired."""
SHOWN: Final = 30
"""So many questions are shown on the screen; all stand in the ledger."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options of the command line ask for."""

    output: Path | None
    accept: tuple[str, ...]
    refuse: tuple[str, ...]
    words: Path | None
    keys: KeyLang


@click.command("import")
@click.argument("files", nargs=-1, required=True)
@click.option("-o", "--output", help="输出文件夹 / folder to write to.")
@click.option("--accept", multiple=True, metavar="ID…", help="照做的改动 / changes to make, by id or kind.")
@click.option("--refuse", multiple=True, metavar="ID…", help="不做的改动 / changes not to make, by id or kind; all.")
@click.option("--words", type=click.Path(path_type=Path, exists=True), help="词表，一行一词 / word list, one a line.")
@click.option("--keys", type=click.Choice(["en", "zh"]), default="en", help="稿件头的键 / keys of the front matter.")
@json_option
@lang_option
def import_command(files: tuple[str, ...], as_json: bool, lang: str | None, **options: Any) -> None:
    """整理来稿：原始文字变成干净的稿件，每处改动都记账。Raw copy to clean articles, every change on a ledger."""
    output = options.pop("output")
    if output == "":
        raise click.UsageError("-o 后面没有文件夹 / -o names no folder")
    wish = Wish(Path(output) if output else None, **options)
    speech: MessageLang = "en" if lang == "en" else "zh"
    if wish.output is None and not as_json:
        raise click.UsageError("要写到哪里：-o 文件夹，或用 --json / where to: -o DIR, or --json")
    if both := sorted(_ids(wish.accept) & _ids(wish.refuse)):
        raise click.UsageError(f"不能既照做又退回 / both accepted and refused: {', '.join(both)}")
    with faults(speech, as_json, NOTHING):
        received = _received(files)
        copies = received.copies
        decided, lost = _options(wish, copies)
        repaired = repair_copy(copies, decided)
        _check(repaired, copies, decided)
        dump = join_copies(copies, decided)
        carried = carry_pictures(repaired.articles, dump, received.pictures)
        repaired = replace(repaired, articles=carried.articles)
        findings = (*received.notes, *lost, *carried.findings, *_nothing_taken(repaired, dump))
        if any(finding.severity == "error" for finding in findings):
            raise InputError(findings)
        if not (repaired.audit.holds and _reads_back(repaired, wish.keys)):
            click.echo("audit: " + json.dumps(repaired_json(repaired)["audit"]), err=True)
            click.echo("paiban: 字数对不上账，什么也没有写。这是程序的错，请报给维护者。", err=True)
            click.echo("paiban: the audit failed, nothing was written. This is our fault, please report it.", err=True)
            if as_json:
                print_json(json.loads(_dumps(repaired_json(repaired))))
            sys.exit(OUR_FAULT)
        document = {**repaired_json(repaired), "findings": [to_json(finding, speech) for finding in findings]}
        if wish.output is not None:
            _write(wish, received, decided, repaired, carried, document)
    if as_json:
        print_json(json.loads(_dumps(document)))
    show(findings, speech)
    _report(repaired, dump.text, speech, wish.output)


def _received(files: Sequence[str]) -> Received:
    """All raw files, `-` being standard input.

    Raises:
        InputError: Some of them give no copy; all faults are told at once.
        MissingError: The same, and one of them is missing or cannot be read.
    """
    received, found = receive_copy(files, lambda name: read_given(Path(name)))
    if found:
        missing = any(fault.message in (messages.NO_FILE, messages.UNREADABLE) for fault in found)
        raise (MissingError if missing else InputError)(found)
    return received


def _options(wish: Wish, copies: Sequence[Copy]) -> tuple[Options, tuple[Diagnostic, ...]]:
    """The editor's decisions: those of an earlier ledger of the same copy, then those of the command line; and that
    those of other copy are lost.
    """
    accepted, refused, words = _ids(wish.accept), _ids(wish.refuse), wish.words
    old = read_ledger(wish.output) if wish.output else None
    lost: tuple[Diagnostic, ...] = ()
    with suppress(KeyError, TypeError):
        before = {name: set(map(str, old["decisions"][name])) for name in ("accepted", "refused")} if old else {}
        if before and old is not None and old.get("sha256") == _digests(copies):
            accepted |= before["accepted"] - refused
            refused |= before["refused"] - accepted - _ids(wish.accept)
        elif ids := sorted({*(before.get("accepted", ())), *(before.get("refused", ()))} - accepted - refused):
            place = Span(str(wish.output / LEDGER if wish.output else "-"), 1, 1)
            lost = (Diagnostic(message=messages.ANSWERS_LOST, values={"ids": tuple(ids)}, span=place),)
    options = Options(frozenset(accepted), frozenset(refused), _lexicon(words) if words else frozenset())
    return options, lost


def _lexicon(file: Path) -> frozenset[str]:
    """The words of a list, one a line.

    Raises:
        MissingError: It cannot be read, or is no text.
    """
    text, found = read_text(file, str(file))
    if text is None:
        raise MissingError(found)
    return frozenset(text.split())


def _digests(copies: Sequence[Copy]) -> list[str]:
    """What tells whether the copy is the same as before."""
    return [digest(copy.raw) for copy in copies]


def _ids(given: Sequence[str]) -> set[str]:
    return {part for text in given for part in re.split(r"[\s,，]+", text) if part}


def _check(repaired: Repaired, copies: Sequence[Copy], options: Options) -> None:
    """Ids that no change has, and copy without a word in it, are findings."""
    found: list[Diagnostic] = []
    wanted = (options.accepted | options.refused) - KINDS - {ALL}
    if wanted:
        known = {change.id for change in repair_copy(copies, Options(words=options.words)).changes}
        known |= {change.id for change in repaired.changes}
        found += [
            Diagnostic(message=messages.UNKNOWN_ID, values={"id": name}, found=name) for name in sorted(wanted - known)
        ]
    if not repaired.articles:
        found += [Diagnostic(message=messages.EMPTY, span=Span(copy.name, 1, 1)) for copy in copies]
    if found:
        raise InputError(tuple(found))


def _nothing_taken(repaired: Repaired, dump: Dump) -> tuple[Diagnostic, ...]:
    """A finding for each file of several that no article has a word of."""
    used = {
        dump.file_at(text.at[0])
        for article in repaired.articles
        for text in article_texts(article)
        if text.at and text.at[0] >= 0
    }
    return tuple(
        Diagnostic(message=messages.NOTHING_TAKEN, span=Span(name, 1, 1))
        for file, name in enumerate(dump.names)
        if file not in used
    )


def _reads_back(repaired: Repaired, keys: KeyLang) -> bool:
    """Whether the article files, with the keys asked for, hold what the ledger's articles hold."""
    plain = [article for article in repaired.articles if not article.verbatim.text]
    return not any(misread(article_json(article), article_markdown(article, keys)) for article in plain)


def _write(
    wish: Wish,
    received: Received,
    options: Options,
    repaired: Repaired,
    carried: Carried,
    document: Mapping[str, object],
) -> None:
    """The article files with their pictures, the skeleton and, last, the ledger; with refusals also the copy as they
    leave it.
    """
    copies, keys = received.copies, wish.keys
    names = file_names(repaired.articles)
    articles = {
        f"articles/{name}.md": article_markdown(article, keys).encode("utf-8", "surrogateescape")
        for name, article in zip(names, repaired.articles, strict=True)
    }
    files = {**carried.files, **articles}
    ledger = {
        **document,
        "files": [copy.name for copy in copies],
        "characters": [len(copy.raw) for copy in copies],
        "sha256": _digests(copies),
        "article_files": list(articles),
        "decisions": {"accepted": sorted(options.accepted), "refused": sorted(options.refused)},
    }
    if options.refused:
        restored = restore(copies, join_copies(copies, options), repaired.changes, options)
        files |= {f"copy/{name}": raw for name, raw in zip(_copy_names(received), restored, strict=True)}
    files[SKELETON] = issue_skeleton(repaired, names, _date(repaired), keys).encode()
    ledger["digests"] = {name: digest(data) for name, data in files.items()}
    sources = [*(Path(copy.name) for copy in copies), *carried.sources]
    assert wish.output is not None
    write_folder(wish.output, files, (_dumps(ledger) + "\n").encode(), sources)


def _copy_names(received: Received) -> list[str]:
    """A name for each file of copy, no two alike; the text of a Word document is no Word document."""
    names: list[str] = []
    for copy in received.copies:
        name = Path(copy.name).name.strip("<>") or "copy"
        name += ".txt" if copy.name in received.documents else ""
        times = sum(other == name or other.endswith(f"-{name}") for other in names)
        names.append(f"{times + 1}-{name}" if times else name)
    return names


def _dumps(document: object) -> str:
    """JSON in which a byte that no encoding could read is shown as an escape."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode() if re.search("[\ud800-\udfff]", text) else text


def _date(repaired: Repaired) -> str:
    """The issue's date, if a folio line of the copy said one."""
    for removed in repaired.removed:
        found = re.search(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})", removed.text)
        if found and removed.reason in ("folio", "masthead", "staff line"):
            return f"{int(found[1]):04d}-{int(found[2]):02d}-{int(found[3]):02d}"
    return ""


def _report(repaired: Repaired, text: str, lang: MessageLang, output: Path | None) -> None:
    """A summary for a person, and the questions, on stderr; last where the files are, and how they are tried."""
    zh, counts = lang == "zh", repaired.audit.per_kind.items()
    kinds = "  ".join(f"{KIND_WORDS[kind]} {kind} {count}" if zh else f"{kind} {count}" for kind, count in counts)
    questions = [change for change in repaired.changes if change.question]
    articles, asked, size = len(repaired.articles), len(questions), repaired.audit.characters_in
    if zh:
        summary = f"{articles} 篇  {kinds}  请编辑定夺 {asked} 处  对账：{size} 字无缺无多"
    else:
        summary = f"{counted(articles, 'article')}  {kinds}  {counted(asked, 'question')}"
        summary += f"  audit: {size} characters, none missing or extra"
    click.echo(summary, err=True)
    for change in questions[:SHOWN]:
        click.echo(question_line(change, text, lang), err=True)
    if (more := len(questions) - SHOWN) > 0:
        where = output / LEDGER if output is not None else "--json"
        click.echo(f"? 还有 {more} 处，见 {where}" if zh else f"? {more} more: see {where}", err=True)
    if output is not None:
        click.echo(f'{output / "articles"}  {output / LEDGER}\npaiban check "{output / SKELETON}"', err=True)
