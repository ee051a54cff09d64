"""What a build makes besides the press PDFs, where 输出 or a switch asks for it: proofs, the digital paper."""

from collections.abc import Collection

from layout.diagnostics import MessageLang
from layout.epaper import epaper_files
from layout.export import Delivered
from layout.pipeline import Edition
from layout.proof import PROOF_DPI, proof_pictures


def made_besides(
    edition: Edition, numbers: Collection[int], lang: MessageLang, asked: Collection[str]
) -> tuple[Delivered, ...]:
    """The files of what the issue (输出) or a switch (`asked`) wants: `proof`, `epaper`. Source: contract.md."""
    wanted = {*edition.issue.outputs, *asked}
    made: list[Delivered] = []
    if "proof" in wanted:
        labels = {sheet.label for sheet in edition.sheets if sheet.number in numbers}
        pictures = proof_pictures(edition, PROOF_DPI, lang)
        made += [Delivered(f"proof/{label}.png", data) for label, data in pictures.items() if label in labels]
    if "epaper" in wanted:
        made += epaper_files(edition, numbers)
    return tuple(made)
