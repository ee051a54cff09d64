"""Preflight: facts read back from a PDF's bytes, judged by the press's limits; and the proof of the text."""

from layout.preflight.proof import verify_text
from layout.preflight.report import preflight_pdf

__all__ = ["preflight_pdf", "verify_text"]
