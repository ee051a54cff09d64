"""`sign`: readers' signatures, bound to the page as it was read."""

import datetime
import sys
from pathlib import Path
from typing import Final

import click

from layout.cli.desk import (
    EDITION,
    FINDINGS,
    edition_wanted,
    faults,
    guess,
    json_option,
    lang_option,
    print_json,
    registry,
    speak,
)
from layout.cli.pages import sheets_named
from layout.diagnostics import MessageLang
from layout.model.issue import STAGES
from layout.pipeline import Edition, make_up
from layout.signoff import Signature, page_digest, read_signatures, signed, write_signature

_WORDS: Final = {word: key for key, zh in STAGES.items() for word in (key, zh)}


@click.command()
@click.argument("issue", type=click.Path(path_type=Path))
@click.argument("pages", nargs=-1)
@click.option("--stage", type=click.Choice(list(_WORDS)), help="哪一校 / which reading.")
@click.option("--by", help="谁签 / who signs.")
@click.option("--date", help="日期 / date [default: today].")
@EDITION
@json_option
@lang_option
def sign_command(
    issue: Path,
    pages: tuple[str, ...],
    stage: str | None,
    by: str | None,
    date: str | None,
    as_json: bool,
    lang: str | None,
) -> None:
    """签样：PAGES（如 2、1-8）过了哪一校；不写就列出各版签字。Sign pages after a reading, or list who signed."""
    words = guess(lang, issue)
    if pages and not (stage and by and by.strip() and by.isprintable()):
        raise click.UsageError("--stage 一校|二校|三校|签发 --by 姓名 / NAME")
    with faults(words, as_json, {"pages": []}):
        edition = make_up(issue, registry(), edition_wanted())
        words = speak(lang, edition.issue.lang)
        if pages and stage and by:
            labels = [sheet.label for sheet in sheets_named(edition, pages, "PAGES")]
            _sign(edition, labels, _WORDS[stage], (by.strip(), _day(date)), words)
        table = _table(edition)
    if as_json:
        print_json({"pages": table})
        return
    for row in table:
        names = [f"{row[stage]} {STAGES[stage] if words == 'zh' else stage}" for stage in STAGES if row[stage]]
        click.echo(f"{row['page']}  {'  '.join(names) or ('未签' if words == 'zh' else 'not signed')}")


def _day(text: str | None) -> str:
    """The day of signing; today where none is given (no build reads the clock, a signature does)."""
    try:
        return datetime.date.fromisoformat(text).isoformat() if text else datetime.date.today().isoformat()  # noqa: DTZ011
    except ValueError as error:
        raise click.BadParameter(f"{text}: 2024-03-05", param_hint="--date") from error


def _sign(edition: Edition, labels: list[str], stage: str, who: tuple[str, str], lang: MessageLang) -> None:
    """Write the signatures; a reading whose forerunners are not signed for the page as it is ends the command."""
    digests = {sheet.label: page_digest(sheet) for sheet in edition.sheets}
    known = read_signatures(edition.issue.file)
    before = edition.issue.paper.sign_off
    before = before[: before.index(stage)] if stage in before else ()
    for label in labels:
        for earlier in before:
            if not signed(known.get(label, ()), earlier, digests[label]):
                zh = f"{label}：先要有{STAGES[earlier]}，才能签{STAGES[stage]}；没有写入"
                en = f"{label}: {earlier} comes before {stage}; nothing was written"
                click.echo(zh if lang == "zh" else en, err=True)
                sys.exit(FINDINGS)
    if any(finding.severity == "error" for finding in edition.findings) and stage == "sign_off":
        zh, en = (
            "版面还有错误，不能签发；没有写入（见 paiban check）",
            "the pages have errors: not signed off (see `paiban check`)",
        )
        click.echo(zh if lang == "zh" else en, err=True)
        sys.exit(FINDINGS)
    write_signature(edition.issue.file, labels, digests, Signature(stage, who[0], who[1], ""))


def _table(edition: Edition) -> list[dict[str, str]]:
    """Who signed each page as it is, by stage; empty where nobody did."""
    known = read_signatures(edition.issue.file)
    rows = []
    for sheet in edition.sheets:
        digest = page_digest(sheet)
        holds = {stage: signed(known.get(sheet.label, ()), stage, digest) for stage in STAGES}
        names = {stage: f"{row.by} {row.date}" if row else "" for stage, row in holds.items()}
        rows.append({"page": sheet.label, "digest": digest, **names})
    return rows
