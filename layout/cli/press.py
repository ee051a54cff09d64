"""The commands of the press road: `check`, `build`, `dump`."""

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

import click

from layout.aside import cores
from layout.cli.desk import (
    EDITION,
    FINDINGS,
    PREFLIGHT_FAILED,
    default_folder,
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
from layout.cli.progress import doing
from layout.cli.terminal import show
from layout.diagnostics import Diagnostic, MessageLang, counted
from layout.pipeline import Edition, make_up
from layout.report import NOTHING, copyfit_words, report_json
from layout.standing import distribute

StandardWord: TypeAlias = Literal["x4", "x1a", "read"]
MOST_TOLD: Final = 24
"""So many files of a folder are told one by one."""
JOBS_KEY: Final = "paiban.jobs"
JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="同时用几个进程 / processes at once [default: cores].",
    expose_value=False,
    callback=lambda context, _, value: context.meta.update({JOBS_KEY: value}),
)
BESIDES_KEY: Final = "paiban.besides"
BESIDES: Final = "layout.cli.besides"
"""What draws proofs and the digital paper, loaded for who wants them: a build must not pay for it."""


def _besides(option: str, told: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """A switch that asks for something besides the press PDFs, as 输出 does."""

    def note(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted:
            context.meta.setdefault(BESIDES_KEY, set()).add(option)

    return click.option(f"--{option}", is_flag=True, help=told, expose_value=False, callback=note)


PROOF = _besides("proof", "也出校样 / proof pictures too.")
EPAPER = _besides("epaper", "也出数字报 / the digital paper too: page pictures with areas, articles as web pages.")
ISSUE = click.argument("issue", type=click.Path(path_type=Path))


def jobs_wanted() -> int:
    """How many processes `--jobs` allows; where it is not given, as many as there are cores."""
    wanted: int | None = click.get_current_context().meta.get(JOBS_KEY)
    return wanted or cores()


def _fit_table(edition: Edition, lang: MessageLang) -> None:
    """The copyfit table for a person: one row a slot that is not filled, in lines and characters (newspaper.md §7)."""
    characters, words = edition.characters, copyfit_words(edition, lang)
    for sheet in edition.sheets:
        name = f"第{sheet.words}版 {sheet.name}" if lang == "zh" else f"page {sheet.words} {sheet.name}"
        unit = "字" if lang == "zh" else "characters"
        rows = [fit for fit in edition.filled.fits if fit.page == sheet.number and fit.state != "fit"]
        short = [fit.column_lines for fit in rows if fit.state == "underset"]
        total = f"  共缺 {sum(short)} 栏行" if lang == "zh" else f"  {counted(sum(short), 'column-line')} short in all"
        click.echo(f"{name}  {characters[sheet.number]} {unit}{total if len(short) > 1 else ''}")
        for fit in rows:
            click.echo(f"  {fit.slot} {fit.story}  {words[fit.slot]}")


def _status(edition: Edition) -> int:
    """The exit status that the findings ask for."""
    return FINDINGS if any(f.severity == "error" for f in edition.findings) else 0


@click.command()
@ISSUE
@EDITION
@JOBS
@json_option
@lang_option
def check(issue: Path, as_json: bool, lang: str | None) -> None:
    """排一遍，只查不写。Everything but writing: findings and the copyfit table."""
    with faults(guess(lang, issue), as_json, NOTHING):
        edition = make_up(issue, registry(), edition_wanted(), jobs_wanted())
    words = speak(lang, edition.issue.lang)
    if as_json:
        seconds = {stage: round(taken, 4) for stage, taken in edition.seconds}
        print_json(report_json(edition, words, {}, None) | {"seconds": seconds})
    else:
        _fit_table(edition, words)
        show(edition.findings, words)
    sys.exit(_status(edition))


@click.command()
@ISSUE
@click.option("--pages", help="只看这些版，如 1,3 或 2-5 / only these pages.")
@EDITION
@JOBS
@json_option
@lang_option
def dump(issue: Path, pages: str | None, as_json: bool, lang: str | None) -> None:
    """排好的版：每件东西在哪里。The composed sheets: what stands where, as text or JSON."""
    from layout.paint.dump import dump_json, dump_text

    with faults(guess(lang, issue), as_json, {"pages": []}):
        edition = make_up(issue, registry(), edition_wanted(), jobs_wanted())
    wanted = _wanted(pages, edition)
    sheets = tuple(sheet for sheet in edition.sheets if sheet.number in wanted)
    if as_json:
        print_json(dump_json(sheets))
    else:
        sys.stdout.buffer.write(dump_text(sheets).encode())
    show([finding for finding in edition.findings if finding.severity == "error"], speak(lang, edition.issue.lang))
    sys.exit(_status(edition))


def _wanted(pages: str | None, edition: Edition) -> list[int]:
    """The numbers of the pages that an option like `1,3` names; all of them where it is not given."""
    return [sheet.number for sheet in (edition.sheets if pages is None else sheets_named(edition, [pages], "--pages"))]


@click.command()
@ISSUE
@click.option("-o", "folder", type=click.Path(path_type=Path), help="写到哪里 / where to [default: build/<issue id>].")
@click.option("--pages", help="只出这些版，如 1,3 或 2-5 / only these pages.")
@click.option("--standard", type=click.Choice(["x4", "x1a", "read"]), default="x4", show_default=True)
@PROOF
@EPAPER
@JOBS
@EDITION
@json_option
@lang_option
def build(
    issue: Path, folder: Path | None, pages: str | None, standard: StandardWord, as_json: bool, lang: str | None
) -> None:
    """排版并写出 PDF：全期一个，每版一个，附报告。The press road: PDFs, report.json, preflight.json, manifest.json."""
    from layout.delivery import deliver_edition
    from layout.export import staging
    from layout.signoff import check_signatures

    language = guess(lang, issue)
    with faults(language, as_json, NOTHING):
        with doing("排版……" if language == "zh" else "making up the pages …"):
            edition = make_up(issue, registry(), edition_wanted(), jobs_wanted())
        distribute()  # nothing is made up again here: what is left of standing type goes
        words = speak(lang, edition.issue.lang)
        target = folder or default_folder(edition.issue.id)
        numbers = _wanted(pages, edition)
        if standard != "read":
            chosen = [sheet for sheet in edition.sheets if sheet.number in numbers]
            edition = replace(edition, findings=(*edition.findings, *check_signatures(edition.issue, chosen)))
        count = len(numbers)
        with staging(target) as stage:
            with doing(f"出片并逐字核对 {count} 版……" if words == "zh" else f"writing and checking {count} pages …"):
                delivery = deliver_edition(edition, stage, standard, numbers, words, jobs_wanted())
                wanted = {*edition.issue.outputs, *click.get_current_context().meta.get(BESIDES_KEY, ())}
                besides = importlib.import_module(BESIDES).made_besides if wanted else None
                files = (*delivery.files, *(besides(edition, numbers, words, wanted) if besides else ()))
            stage.deliver(files, {"paper": edition.issue.paper.name, "issue": edition.issue.number})
    seconds = {stage: round(taken, 4) for stage, taken in (*edition.seconds, *delivery.seconds)}
    if as_json:
        print_json(delivery.report | {"seconds": seconds})
    else:
        _fit_table(edition, words)
        show((*edition.findings, *_not_told_yet(edition, delivery.findings)), words)
        written = {target / file.name: file.size for file in files}
        _say_written(written, delivery.report, words, sum(seconds.values()))
    sys.exit(_status(edition) or (0 if delivery.passed else PREFLIGHT_FAILED))


def _not_told_yet(edition: Edition, findings: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What the finished file shows that its pages have not: a coarse picture is told once, where it is written."""
    told = {(finding.severity, finding.measured) for finding in edition.findings if finding.code == "ppi"}
    for finding in findings:
        if finding.code != "image.ppi" or (finding.severity, round(finding.measured or 0)) not in told:
            yield finding


def _say_written(files: Mapping[Path, int], report: Mapping[str, object], lang: MessageLang, seconds: float) -> None:
    """Where the files are, the proof of the text, and the time it took."""
    proof = report["text_verified"]
    assert isinstance(proof, dict)
    if lang == "zh":
        click.echo(
            f"逐字核对：{proof['articles']} 篇 {proof['characters']} 字，缺 {proof['missing']}，多 {proof['extra']}"
        )
    else:
        click.echo(
            f"text read back: {proof['articles']} articles, {proof['characters']} characters, "
            f"{proof['missing']} missing, {proof['extra']} too many"
        )
    by_folder: dict[Path, list[Path]] = {}
    for file in files:
        by_folder.setdefault(file.parent, []).append(file)
    for folder, those in by_folder.items():
        if len(those) > MOST_TOLD:
            count = f"{len(those)} 个文件" if lang == "zh" else f"{len(those)} files"
            click.echo(f"{folder}/  {count}  {sum(files[file] for file in those) / 1024:.0f} KB")
            continue
        for file in those:
            click.echo(f"{file}  {files[file] / 1024:.0f} KB")
    click.echo(f"{seconds:.2f} s")
