"""What the commands share: the language of messages, exit status, the registry of faces."""

import codecs
import errno
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from layout.bundled import bundled
from layout.cli.terminal import show
from layout.diagnostics import Diagnostic, InputError, MessageLang, MissingError, Span, json_bytes, to_json
from layout.fonts import Registry
from layout.model.style import Lang
from layout.read.files import missing, unreadable
from layout.read.messages import NOT_A_FILE
from layout.read.registry import load_registry

F = TypeVar("F", bound=Callable[..., Any])

FINDINGS, WRONG_ARGUMENTS, PREFLIGHT_FAILED, FILES_MISSING = 1, 2, 3, 4
"""Exit status. Source: contract.md."""
MOST_READ: Final = 300_000_000
"""Bytes of standard input, a pipe or a device: a device may have no end."""
EDITION_KEY: Final = "paiban.edition"
EDITION = click.option(
    "--edition",
    help="哪个分版 / which edition (分版) [default: the main one].",
    expose_value=False,
    callback=lambda context, _, value: context.meta.update({EDITION_KEY: value}),
)


def edition_wanted() -> str | None:
    """The edition that `--edition` names; None where it is not given."""
    wanted: str | None = click.get_current_context().meta.get(EDITION_KEY)
    return wanted


def default_folder(issue_id: str) -> Path:
    """Where the files of an issue go where nothing is said of it: an edition beside the main one."""
    name = edition_wanted()
    return Path("build") / (issue_id if name is None else re.sub(r"[\\/:]+", "-", f"{issue_id}-{name}"))


def lang_option(command: F) -> F:
    """`--lang zh|en`, on every command."""
    return click.option("--lang", type=click.Choice(["zh", "en"]), help="语言 / language of messages.")(command)


def json_option(command: F) -> F:
    """`--json`, on commands that report."""
    return click.option("--json", "as_json", is_flag=True, help="一份 JSON / one JSON document on stdout.")(command)


def registry() -> Registry:
    """The faces that travel with the program."""
    return load_registry(bundled("paiban_fonts", "fonts.yaml"))


def speak(wanted: str | None, lang: Lang) -> MessageLang:
    """The language of messages: as wanted, else that of the issue."""
    if wanted in ("zh", "en"):
        return "zh" if wanted == "zh" else "en"
    return "zh" if lang.startswith("zh") else "en"


def guess(wanted: str | None, file: Path) -> MessageLang:
    """The language of messages before an issue is read: as wanted, else Chinese when the file holds Han."""
    with suppress(OSError):  # who reads the file tells it
        if wanted is None and file.is_file():
            with file.open("rb") as stream:
                text = _looked_through(stream.read(20000))
            return "zh" if any("\u4e00" <= char <= "\u9fff" for char in text) else "en"
    return "en" if wanted == "en" else "zh"


def _looked_through(raw: bytes) -> str:
    """The text that a file begins with, in UTF-8 or, where it is none, in GB18030; its last character may be cut."""
    for codec in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return codecs.getincrementaldecoder(codec)().decode(raw)
    return ""


def read_given(file: Path) -> bytes:
    """What a file named on the command line holds; standard input where it is called `-`.

    Raises:
        MissingError: There is none, it cannot be read, or is no ordinary file and has no end in sight.
    """
    name = "<stdin>" if str(file) == "-" else str(file)
    try:
        if str(file) != "-" and file.is_file():
            return file.read_bytes()
        data = bytearray()
        with nullcontext(sys.stdin.buffer) if str(file) == "-" else file.open("rb") as stream:
            while part := stream.read(1 << 20):
                data += part
                if len(data) > MOST_READ:
                    raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    except FileNotFoundError as error:
        raise MissingError((missing(name, file, file.parent, Span(name, 1, 1)),)) from error
    except IsADirectoryError as error:
        raise MissingError((Diagnostic(message=NOT_A_FILE, values={"file": name}, span=Span(name, 1, 1)),)) from error
    except OSError as error:
        raise MissingError((unreadable(name, error, Span(name, 1, 1)),)) from error
    return bytes(data)


def print_json(document: object) -> None:
    """One JSON document on stdout."""
    sys.stdout.buffer.write(json_bytes(document))
    sys.stdout.buffer.flush()


@contextmanager
def faults(lang: MessageLang, as_json: bool, document: Mapping[str, object] | None = None) -> Iterator[None]:
    """Faults in the input are shown and end the command with the exit status the contract gives them.

    Args:
        lang: The language of messages.
        as_json: One JSON document is wanted: `document` with the findings in it.
        document: What the command's JSON holds when there is nothing to tell: every member that the contract names.
    """
    try:
        yield
    except InputError as error:
        if as_json:
            print_json({**(document or {}), "findings": [to_json(d, lang) for d in error.diagnostics]})
        else:
            show(error.diagnostics, lang)
        sys.exit(FILES_MISSING if isinstance(error, MissingError) else FINDINGS)
