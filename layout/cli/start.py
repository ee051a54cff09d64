"""`init`, `new-issue` and `schema`: the first files of a paper, the next issue, help while one types."""

import datetime
import json
import os
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from layout.build.json_schema import emit_schema
from layout.build.messages_content import PENDING
from layout.cli.desk import FINDINGS, faults, guess, lang_option, print_json, registry
from layout.cli.start_texts import BLANK_ARTICLE, FIRST_ARTICLE, FIRST_ISSUE, ISSUE, PAPER, SCHEMA_LINE, SECOND_ARTICLE
from layout.diagnostics import InputError, MissingError, Span
from layout.export import write_file
from layout.pipeline import Edition, make_up
from layout.read.files import missing, read_text
from layout.read.keys import means
from layout.read.types import Mapping, Scalar
from layout.read.yaml_nodes import parse_yaml

PROMISED: Final = 40
"""Characters of promised copy that stand in a slot of any page."""
LEAST_LEAD: Final = 120
"""Characters that are a lead: where it would have fewer the sheet is too small for three stories, and gets two."""
THIRD: Final = re.compile("      三.*\n|    三: .*\n")
"""The lines of the drawing and of its slots that a page of two stories lacks."""
SCHEMAS: Final = {"paper": "paper.yaml", "issue": "issue.yaml", "article": "front matter"}
"""Schemas by short name, as they are written beside a paper, for editors that complete what one types."""


def _date(text: str) -> datetime.date:
    """A date like 2024-03-05."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        wrong = f"不是日历上的日期 / no day of the calendar: {text} (2024-03-05)"
        raise click.BadParameter(wrong, param_hint="DATE") from error


def _quoted(text: str) -> str:
    """A text as YAML reads it back, whatever it holds; bare where it is made of letters, digits and blanks between."""
    return text if re.fullmatch(r"\w+(?: \w+)*", text) else "'" + text.replace("'", "''") + "'"


def _paper_name(paper: Path) -> str | None:
    """The name that a paper.yaml says; None where it says none.

    Raises:
        MissingError: There is no such file, or it cannot be opened.
        InputError: It is no text, or no YAML.
    """
    if not paper.is_file():
        raise MissingError((missing(str(paper), paper, paper.parent, Span(str(paper), 1, 1)),))
    text, faults = read_text(paper, str(paper))
    root, wrong = parse_yaml(text, str(paper)) if text is not None else (None, ())
    if root is None and (faults or wrong):
        raise InputError((*faults, *wrong))
    entries = root.entries if isinstance(root, Mapping) else ()
    return next((v.text for k, v in entries if means(k.text, "name") and isinstance(v, Scalar) and v.text), None)


def _write(files: dict[Path, str], lang: str | None) -> None:
    """New files; one that is there already is never touched and ends the command before anything is written."""
    there = [path for path in files if path.exists()]
    if there:
        word = "already there, nothing was written" if lang == "en" else "已经有了，什么也没有写"
        click.echo(f"{there[0]}: {word}", err=True)
        sys.exit(FINDINGS)
    with faults("en" if lang == "en" else "zh", False):
        for path, text in files.items():
            write_file(path, text.encode())
            click.echo(str(path))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="报名 / the paper's name [default: the folder's name].")
@click.option("--code", default="BAO", show_default=True, help="代号 / code, begins every file name (ASCII).")
@click.option("--date", default="2024-01-02", show_default=True, help="首期日期 / date of the first issue.")
@lang_option
def init_command(folder: Path, name: str | None, code: str, date: str, lang: str | None) -> None:
    """新建一份报纸：paper.yaml、第一期和两篇稿件，马上能排。A new paper that can be built at once."""
    if not re.fullmatch(r"[A-Za-z0-9]{1,12}", code):
        wrong = f"代号用 1 到 12 个字母或数字 / 1 to 12 ASCII letters or digits: {code}"
        raise click.BadParameter(wrong, param_hint="--code")
    day = _date(date).isoformat()
    called = name or Path(os.path.realpath(folder)).name
    words = {"name": _quoted(called), "publisher": _quoted(f"{called}编辑部"), "code": code, "date": day}
    first = folder / day
    files: dict[Path, str] = {
        folder / "paper.yaml": SCHEMA_LINE.format(schema="schema/paper.json") + PAPER.format(**words),
        first / "issue.yaml": SCHEMA_LINE.format(schema="../schema/issue.json") + FIRST_ISSUE.format(**words),
        first / "稿件" / "第一篇.md": FIRST_ARTICLE,
        first / "稿件" / "第二篇.md": SECOND_ARTICLE,
    }
    made: dict[str, Any] = emit_schema()
    for short, kind in SCHEMAS.items():
        files[folder / "schema" / f"{short}.json"] = json.dumps(made[kind], ensure_ascii=False, indent=1) + "\n"
    _write(files, lang)
    click.echo(f'\npaiban build "{first / "issue.yaml"}"')


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("date")
@lang_option
def new_issue_command(folder: Path, date: str, lang: str | None) -> None:
    """下一期：写好日期和空版样，其余由程序推算。The next issue: an issue.yaml with its date and a drawn page."""
    day = _date(date).isoformat()
    paper = folder / "paper.yaml"
    with faults(guess(lang, paper), False):
        name = _paper_name(paper)
    if name is None:
        word = "no paper.yaml with a name here" if lang == "en" else "这里没有写着报名的 paper.yaml"
        click.echo(f"{paper}: {word}", err=True)
        sys.exit(FINDINGS)
    note = "期号、星期、农历、今日几版由程序推算。待稿 换成 稿: 文件名。"
    with faults(guess(lang, paper), False):
        text = _filled(folder, {"name": _quoted(name), "date": day, "note": note})
    files = {
        folder / day / "issue.yaml": SCHEMA_LINE.format(schema="../schema/issue.json") + text,
        folder / day / "稿件" / "样稿.md": BLANK_ARTICLE,
    }
    _write(files, lang)


def _filled(folder: Path, words: dict[str, str]) -> str:
    """The new issue with as much promised copy as its page holds: made up once with a little, then filled.

    Raises:
        InputError: paper.yaml is wrong.
    """
    few = _held(folder, words, ISSUE)
    if few["头"] >= LEAST_LEAD:
        return ISSUE.format(**words, **few)
    of_two = THIRD.sub("", ISSUE)
    return of_two.format(**words, **_held(folder, words, of_two))


def _made_up(trial: Path, wanted: Path) -> Edition:
    """The trial made up; what is wrong with it is told of the issue that is wanted, promised copy aside."""
    try:
        return make_up(trial, registry())
    except InputError as error:
        own = [d for d in error.diagnostics if d.code != PENDING.code]
        moved = {str(trial): str(wanted)}
        raise type(error)(
            tuple(replace(d, span=d.span and replace(d.span, file=moved.get(d.span.file, d.span.file))) for d in own)
        ) from error


def _held(folder: Path, words: dict[str, str], template: str) -> dict[str, int]:
    """How many characters each slot of a drawn page holds, by the slot's name."""
    few = dict.fromkeys("头二三", PROMISED)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as scratch:
        trial = Path(scratch) / "issue.yaml"
        trial.write_text(template.format(**words, **few), "utf-8")
        (Path(scratch) / "稿件").mkdir()
        edition = _made_up(trial, folder / words["date"] / "issue.yaml")
    for slot in edition.filled.placed.pages[0].slots:
        measure = sum(column.measure_em for column in slot.slot.columns)
        spare = max(0, slot.lines - slot.need_lines - 2)
        few[slot.slot.address[-1]] += int(spare * measure) // 10 * 10
    return few


@click.command()
@click.argument("which", type=click.Choice(list(SCHEMAS)), required=False)
@lang_option
def schema_command(which: str | None, lang: str | None) -> None:
    """JSON Schema，供编辑器提示和查错。For editors' autocompletion: of issue.yaml, paper.yaml and front matter."""
    made = emit_schema()
    print_json(made[SCHEMAS[which]] if which else made)
