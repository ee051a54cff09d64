"""The command line. Each command lives in a module of its own and is imported only when it is called, so that
`paiban` starts at once; what every command shares (language, exit status, how findings are shown) is in
`layout.cli.desk`.
"""

import errno
import gc
import importlib
import io
import os
import sys
import traceback
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from layout import __version__
from layout.aside import ProcessDiedError

COMMANDS: Final[dict[str, str]] = {
    "build": "layout.cli.press:build",
    "check": "layout.cli.press:check",
    "dump": "layout.cli.press:dump",
    "typeset": "layout.cli.typeset:typeset_command",
    "fonts": "layout.cli.fonts:fonts_command",
    "import": "layout.cli.import_:import_command",
    "explain": "layout.cli.explain:explain_command",
    "proof": "layout.cli.proof:proof_command",
    "diff": "layout.cli.diff:diff_command",
    "sign": "layout.cli.sign:sign_command",
    "preview": "layout.cli.preview:preview_command",
    "init": "layout.cli.start:init_command",
    "new-issue": "layout.cli.start:new_issue_command",
    "schema": "layout.cli.start:schema_command",
    "preflight": "layout.cli.preflight:preflight_command",
    "verify": "layout.cli.preflight:verify_command",
    "completion": "layout.cli.completion:completion_command",
    "help-code": "layout.cli.codes:help_code_command",
}
"""Every command and where it lives."""

OUR_FAULT: Final = 70
EPOCH: Final = "SOURCE_DATE_EPOCH"
MOST_DIGITS: Final = 11
"""Of the seconds since 1970: up to the year 5138."""
COLLECT: Final = (1_000_000, 100, 1000)
"""When cyclic garbage is looked for: seldom. What stages hand on is frozen and has no cycles, and a command ends soon;
looking through it at Python's usual pace took a tenth of the time of a check and freed nothing.
"""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands by name, in the order a day's work takes."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="paiban")
def paiban() -> None:
    """排版：把一期报纸（YAML）排成印厂能用的 PDF。A newspaper compiler: issue.yaml in, print-ready PDF out."""


class _Stdout(io.FileIO):
    """Where stdout goes, remembering why it does not take what is printed: `refused`, None as long as it does."""

    refused: OSError | None = None

    def write(self, data: Any, /) -> int:
        """As of any file."""
        try:
            return super().write(data)
        except OSError as why:
            self.refused = None if why.errno == errno.EPIPE else why  # a pipe that nobody reads any more is no fault
            raise


def main() -> None:
    """Run a command; a fault of our own is said to be one (exit status 70, contract.md).

    What the screen's encoding lacks (a Windows console, a file name that is no UTF-8) is written as an escape.
    """
    gc.set_threshold(*COLLECT)
    file = None
    if sys.stdin is None:  # closed, as stdout may be
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:  # it was closed: nobody wants what is printed
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    else:
        file = _listening()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    _look_at_the_epoch()
    try:
        paiban()
    except SystemExit as done:
        _leave(done.code, file)
        raise
    except Exception as fault:
        if file is not None and file.refused is not None:
            _refused(file.refused)
        if isinstance(fault, ProcessDiedError):
            _died(fault)
        if isinstance(fault, OSError):
            _look_at_the_path(fault)
        traceback.print_exc()
        print(
            "\npaiban: 这是程序自身的错，不是稿件的错。请把上面的文字连同稿件报给维护者。\n"
            "paiban: this is a fault of the program, not of your files. Please report it with the text above.",
            file=sys.stderr,
        )
        sys.exit(OUR_FAULT)


def _leave(status: str | int | None, file: _Stdout | None) -> None:
    """Ends the process at once, without taking apart, object by object, what a whole issue was made of: a tenth of
    the time of a check. Returns, so that Python ends as usual, when a stream cannot take its last bytes (a closed pipe:
    Python says so) or somebody watches this process who has yet to write what they saw. Where stdout is a `file` that
    cannot be written, that is said.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        if file is not None and file.refused is not None:
            _refused(file.refused)
        return
    if isinstance(status, int | None) and not _is_watched():
        os._exit(status or 0)


def _listening() -> _Stdout | None:
    """Python's stdout with an ear for refusals in place of its file; None where it is a console or no file at all."""
    stream = sys.stdout
    if not isinstance(stream, TextIOWrapper) or not isinstance(getattr(stream.buffer, "raw", stream.buffer), io.FileIO):
        return None
    file = _Stdout(stream.fileno(), "w", closefd=False)
    lines = stream.line_buffering or stream.write_through
    sys.stdout = TextIOWrapper(io.BufferedWriter(file), stream.encoding, line_buffering=lines)
    return file


def _refused(why: OSError) -> NoReturn:
    """Says that stdout cannot be written and ends with the exit status of files that cannot (contract.md)."""
    from layout.cli.desk import FILES_MISSING
    from layout.diagnostics import render
    from layout.export import cannot_write

    finding = cannot_write("stdout", why)
    with suppress(OSError):
        print(render(finding, "zh"), render(finding, "en"), sep="\n", file=sys.stderr, flush=True)
    os._exit(FILES_MISSING)


def _died(fault: "ProcessDiedError") -> NoReturn:
    """Says that a process beside this one was ended, and ends with the exit status of what is no fault of the files."""
    print(
        f"paiban: 并行的进程中途停了（{fault.how}），多半是内存不够，或有人结束了它；"
        "什么也没有写出。可用 --jobs 1 再试。\n"
        f"paiban: a process working beside this one was ended ({fault.how}): memory may have run out, or somebody "
        "ended it. Nothing was written. Try again with --jobs 1.",
        file=sys.stderr,
    )
    sys.exit(OUR_FAULT)


def _look_at_the_epoch() -> None:
    """Ends where `SOURCE_DATE_EPOCH`, the moment that files are dated with, is no moment; an empty one is none."""
    given = os.environ.get(EPOCH, "")
    if not given:
        os.environ.pop(EPOCH, None)
    elif not (given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS):
        print(
            f"paiban: {EPOCH}={given[:40]}：要写 1970 年以来的秒数，或不写。\n"
            f"paiban: {EPOCH}={given[:40]}: seconds since 1970, or nothing.",
            file=sys.stderr,
        )
        sys.exit(2)  # wrong arguments


def _look_at_the_path(fault: OSError) -> None:
    """Ends with the exit status of files that are missing where the folder that we are in was removed, or a name on the
    command line is longer than the system's names may be.
    """
    from layout.cli.desk import FILES_MISSING

    zh, en = "", ""
    if fault.errno == errno.ENAMETOOLONG:
        zh, en = f"文件名太长：{str(fault.filename)[:40]}……", f"the file name is too long: {str(fault.filename)[:40]}…"
    try:
        Path.cwd()
    except FileNotFoundError:
        zh, en = "当前文件夹已被删除，换到别的文件夹再试。", "the folder you are in was removed; go to another one."
    if zh:
        print(f"paiban: {zh}\npaiban: {en}", file=sys.stderr)
        sys.exit(FILES_MISSING)


def _is_watched() -> bool:
    """Whether a profiler, a debugger or a counter of covered lines runs in this process."""
    if sys.version_info >= (3, 12) and any(sys.monitoring.get_tool(tool) for tool in range(6)):
        return True
    return sys.getprofile() is not None or sys.gettrace() is not None
