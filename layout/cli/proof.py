"""`proof`: proof pictures of every page."""

import sys
from pathlib import Path

import click

from layout.cli.desk import FINDINGS, faults, guess, json_option, lang_option, print_json, registry, speak
from layout.export import Delivered, deliver
from layout.pipeline import make_up
from layout.proof import proof_pictures


@click.command()
@click.argument("issue", type=click.Path(path_type=Path))
@click.option(
    "-o", "folder", type=click.Path(path_type=Path), help="写到哪里 / where to [default: build/<issue>/proof]."
)
@click.option("--dpi", type=click.FloatRange(30, 400), default=110.0, show_default=True)
@json_option
@lang_option
def proof_command(issue: Path, folder: Path | None, dpi: float, as_json: bool, lang: str | None) -> None:
    """校样：每版一张图，带行栏尺、版块名、超缺和问题标记。Proof pictures with rulers, slots, fit states, findings."""
    with faults(guess(lang, issue), as_json):
        edition = make_up(issue, registry())
        target = folder or Path("build") / edition.issue.id / "proof"
        pictures = proof_pictures(edition, dpi, speak(lang, edition.issue.lang))
        deliver(target, [Delivered(f"{label}.png", data) for label, data in pictures.items()])
    files = [str(target / f"{label}.png") for label in pictures]
    if as_json:
        print_json({"files": files})
    else:
        click.echo("\n".join(files))
    sys.exit(FINDINGS if any(f.severity == "error" for f in edition.findings) else 0)
