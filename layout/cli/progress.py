"""What a long command is doing just now: one line on a terminal, gone when it is done; nothing anywhere else.

Decisions: no thread draws it, for page files are made in forked processes; standard output is never touched.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

CLEAR: Final = "\r\x1b[K"
"""Back to the line's start, and nothing behind it."""


@contextmanager
def doing(words: str) -> Iterator[None]:
    """Shows `words` on a terminal while the block runs."""
    if not sys.stderr.isatty():
        yield
        return
    click.echo(f"{CLEAR}{words}", nl=False, err=True)
    try:
        yield
    finally:
        click.echo(CLEAR, nl=False, err=True)
