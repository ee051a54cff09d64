"""`proof`: proof pictures of every page."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from layout.cli.desk import (
    EDITION,
    FINDINGS,
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
from layout.delivery import SHEETS
from layout.diagnostics import MissingError
from layout.export import Delivered, deliver
from layout.pipeline import make_up
from layout.proof import PROOF_DPI, proof_file, proof_pictures
from layout.read.deliveries import SHEETS as SHEETS_SHAPE
from layout.read.deliveries import read_delivery
from layout.read.messages import FILE_MISSING


@click.command()
@click.argument("issue", type=click.Path(path_type=Path))
@click.option(
    "-o", "folder", type=click.Path(path_type=Path), help="写到哪里 / where to [default: build/<issue>/proof]."
)
@click.option("--dpi", type=click.FloatRange(30, 400), default=PROOF_DPI, show_default=True)
@click.option("--pdf", "as_pdf", is_flag=True, help="另出一份校样 PDF / the proofs as one PDF too.")
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    help="与哪次出片比，改过的行旁有条 / a build's folder: changed lines get a bar [default: build/<issue>].",
)
@EDITION
@json_option
@lang_option
def proof_command(
    issue: Path,
    folder: Path | None,
    dpi: float,
    as_pdf: bool,
    against: Path | None,
    as_json: bool,
    lang: str | None,
) -> None:
    """校样：每版一张图，带行栏尺、版块名、超缺、问题和改动标记。Proofs: rulers, slots, fit, findings, change bars."""
    with faults(guess(lang, issue), as_json):
        edition = make_up(issue, registry(), edition_wanted())
        target = folder or default_folder(edition.issue.id) / "proof"
        earlier = _earlier(against, default_folder(edition.issue.id))
        pictures = proof_pictures(edition, dpi, speak(lang, edition.issue.lang), earlier)
        made = [Delivered(f"{label}.png", data) for label, data in pictures.items()]
        if as_pdf:
            made.append(Delivered("proof.pdf", proof_file(pictures, dpi, edition.issue.paper.name)))
        deliver(target, made)
    files = [str(target / file.name) for file in made]
    if as_json:
        print_json({"files": files})
    else:
        click.echo("\n".join(files))
    sys.exit(FINDINGS if any(f.severity == "error" for f in edition.findings) else 0)


def _earlier(wanted: Path | None, usual: Path) -> Mapping[str, Any]:
    """The pages of a build by label; none where none is asked for and the usual folder holds none.

    Raises:
        MissingError: The build that is asked for is missing, or the usual one is damaged.
    """
    try:
        sheets = read_delivery((wanted or usual) / SHEETS, SHEETS_SHAPE)
    except MissingError as error:
        if wanted is not None or error.diagnostics[0].code != FILE_MISSING.code:
            raise
        return {}
    return {page["label"]: page for page in sheets["pages"]}
