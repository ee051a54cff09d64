"""The commands that judge a written PDF: `preflight` (any PDF) and `verify` (the text of a build)."""

import sys
from pathlib import Path

import click

from layout import __version__
from layout.cli.desk import (
    EDITION,
    PREFLIGHT_FAILED,
    edition_wanted,
    faults,
    guess,
    json_option,
    lang_option,
    print_json,
    read_given,
    registry,
    speak,
)
from layout.cli.terminal import show
from layout.diagnostics import MessageLang, to_json

PDF = click.argument("pdf", type=click.Path(path_type=Path))


@click.command()
@PDF
@click.option("--profile", type=click.Choice(["newsprint"]), default="newsprint", help="印刷条件 / press limits.")
@click.option("--spot", "spots", multiple=True, help="已声明的专色 / a declared spot ink.")
@json_option
@lang_option
def preflight_command(pdf: Path, profile: str, spots: tuple[str, ...], as_json: bool, lang: str | None) -> None:
    """印前检查：任何 PDF，自家的或广告的。Findings on any PDF, ours or an advertisement's."""
    from layout.preflight.report import preflight_pdf, report_json, report_text
    from layout.preflight.types import PressLimits

    words: MessageLang = "en" if lang == "en" else "zh"
    with faults(words, as_json):
        data = read_given(pdf)
    report = preflight_pdf(data, PressLimits(name=profile), spots)
    if as_json:
        print_json(report_json(report, words, pdf.name, __version__))
    else:
        sys.stdout.buffer.write(report_text(report, words, pdf.name).encode())
    sys.exit(0 if report.passed else PREFLIGHT_FAILED)


@click.command()
@PDF
@click.option("--against", "issue", type=click.Path(path_type=Path), required=True, help="issue.yaml")
@EDITION
@json_option
@lang_option
def verify_command(pdf: Path, issue: Path, as_json: bool, lang: str | None) -> None:
    """逐字核对：PDF 里的每篇稿件完整、不重、不乱。Proves every article's text in a build of that issue."""
    from layout.aside import cores
    from layout.delivery import proof_counts, prove_pages
    from layout.expected import expected_texts
    from layout.pipeline import make_up
    from layout.preflight.opened import OpenedPage, UnreadablePdfError, open_pdf
    from layout.preflight.proof import verify_text

    with faults(guess(lang, issue), as_json):
        data = read_given(pdf)
        edition = make_up(issue, registry(), edition_wanted(), cores())
    words = speak(lang, edition.issue.lang)
    try:
        opened = open_pdf(data, look=OpenedPage.let_go)  # the proof reads what was summed up of a page
        labels = {part for label in opened.reader.page_labels for part in label.split("-")}
        pages = [pair for sheet in edition.sheets for pair in zip(sheet.numbers, sheet.label.split("-"), strict=True)]
        held = [number for number, label in pages if label in labels]
        proof = prove_pages(edition, opened, held or [number for number, _ in pages])
    except UnreadablePdfError:
        proof = verify_text(data, expected_texts(edition))
    numbers = proof_counts(proof)
    if as_json:
        print_json({"text_verified": numbers, "findings": [to_json(f, words) for f in proof.findings]})
    else:
        show(proof.findings, words)
        zh = "{articles} 篇 {characters} 字：缺 {missing}，多 {extra}，乱 {out_of_order}"
        en = "{articles} articles, {characters} characters: {missing} missing, {extra} extra, {out_of_order} moved"
        click.echo((zh if words == "zh" else en).format(**numbers))
    sys.exit(0 if proof.holds else PREFLIGHT_FAILED)
