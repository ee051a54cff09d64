"""The command `typeset`: one paragraph per input line set to a measure, for trying typography and for its tests."""

import sys
from dataclasses import replace
from math import isnan
from pathlib import Path
from typing import Any, Final, get_args

import click

from layout.cli.desk import FINDINGS, faults, json_option, lang_option, print_json, read_given, registry
from layout.diagnostics import MessageLang, MissingError, render, to_json
from layout.lines.findings import line_findings
from layout.lines.galleys import set_element
from layout.lines.headline import SMALLEST_SHARE
from layout.lines.listing import line_json
from layout.lines.types import SetText
from layout.model.article import RichText
from layout.model.languages import LANGUAGE_SETTINGS, PLAIN_EDGES
from layout.model.story import ElementKind, TextElement
from layout.model.style import (
    Align,
    Digits,
    EdgeStart,
    Hyphenation,
    Kinsoku,
    KoreanBreaks,
    Lang,
    LineEnd,
    Punctuation,
    Setting,
    TextStyle,
    Turns,
    Writing,
)
from layout.read.files import not_utf8
from layout.read.markdown import parse_inline
from layout.records import dataclass
from layout.shape.shaping import Cases, shape_with
from layout.shape.types import Change

STYLES: Final = {
    "body": ("song", "hei", 9.0),
    "headline": ("display-song", "display-song", 21.0),
    "caption": ("kai", "hei", 8.0),
}
"""Role, role of strong text and size in pt of each style."""
_KINDS: Final[dict[str, ElementKind]] = {"body": "body", "headline": "headline", "caption": "caption"}
LEADING: Final = 4 / 3
SIZE_STEPS: Final = (0.95, 0.9, 0.85)
"""Sizes that a headline may step down to, over its own. Source: typography.md §9, fit order."""
"""Baseline to baseline as a multiple of the size. Source: typography.md §10."""
TURN: Final = " / "
"""The editor's break in a headline."""
MOST_EM: Final = 10_000.0
"""The widest measure in em; a line that wide has no use, and arithmetic on wider ones loses the thousandths."""


class _Number(click.FloatRange):
    """A number in a range; what is no number at all (`nan`) lies in none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number, or a usage error."""
        number = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"{value}", param, ctx)
        return number


class _Stop(_Number):
    """The least blank after a stop in em, or `fixed`: −1, as `Setting.stop_squeeze_em` has it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number, or a usage error."""
        return -1.0 if value == "fixed" else super().convert(value, param, ctx)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options of the command line ask for; None = as language and style have it. Lengths in em."""

    measure: float
    text_lang: Lang
    style: str
    size: float | None
    smallest: float
    indent: float | None
    align: Align | None
    line_end: LineEnd | None
    line_start: EdgeStart | None
    first_line: EdgeStart | None
    punctuation: Punctuation | None
    kinsoku: Kinsoku | None
    stop_squeeze: float | None
    autospace: float | None
    autospace_fixed: bool
    adjust: str | None
    hyphenation: Hyphenation | None
    units: str
    last_line: int | None
    writing: Writing
    digits: Digits
    korean: KoreanBreaks
    tabular: bool
    latin_scale: float
    spread: float
    turns: Turns
    comma: str
    condensed: float
    proportional: bool
    looseness: str
    grid: str
    as_is: bool
    log_only: bool
    lexicon: Path | None


@click.command()
@click.argument("file", default="-")
@click.option("--measure", type=_Number(0.5, MOST_EM), default=13.0, help="行长，字 / measure in em.")
@click.option(
    "--text-lang", type=click.Choice(get_args(Lang)), default="zh-Hans", help="文字的语言 / language of the text."
)
@click.option("--style", type=click.Choice(list(STYLES)), default="body", help="样式 / style.")
@click.option("--size", type=_Number(1, 1000), help="字号，pt / size in pt.")
@click.option(
    "--smallest",
    type=_Number(SMALLEST_SHARE, 1),
    default=1.0,
    help="标题最小到字号的几成 / how small a headline may become, over its size.",
)
@click.option("--indent", type=_Number(0, MOST_EM), help="段首缩进，字 / first-line indent in em.")
@click.option("--align", type=click.Choice(["justify", "start", "center"]), help="对齐 / alignment.")
@click.option("--line-end", type=click.Choice(get_args(LineEnd)), help="行末标点 / marks at line ends.")
@click.option("--line-start", type=click.Choice(get_args(EdgeStart)), help="行首标点 / marks at line starts.")
@click.option("--first-line", type=click.Choice(get_args(EdgeStart)), help="段首标点 / marks after the indent.")
@click.option("--punctuation", type=click.Choice(get_args(Punctuation)), help="标点样式 / punctuation style.")
@click.option("--kinsoku", type=click.Choice(get_args(Kinsoku)), help="避头尾 / prohibitions.")
@click.option(
    "--stop-squeeze", type=_Stop(0, 0.5), help="句号后空至少多少，字；或 fixed / least blank after a stop in em."
)
@click.option("--autospace", type=_Number(0, 0.5), help="中西间距，字 / space beside Latin in em.")
@click.option("--autospace-fixed", is_flag=True, help="中西间距不伸缩 / that space is not elastic.")
@click.option(
    "--adjust",
    type=click.Choice(["shrink", "stretch", "first-fit"]),
    help="先挤后拉、只拉、逐行 / squeeze then stretch, stretch only, line by line.",
)
@click.option("--hyphenation", type=click.Choice(get_args(Hyphenation)), help="西文断词 / division of Latin words.")
@click.option(
    "--units",
    type=click.Choice(["bound", "numbers-only"]),
    default="bound",
    help="数字与单位、量词不拆 / units stay with their numbers.",
)
@click.option("--last-line", type=click.IntRange(1, 9), help="末行至少几个字 / characters of a last line at least.")
@click.option(
    "--writing", type=click.Choice(get_args(Writing)), default="horizontal", help="横排、竖排 / writing mode."
)
@click.option(
    "--digits",
    type=click.Choice(get_args(Digits)),
    default="cells",
    help="竖排的数字 / digits in vertical lines: upright cells, dates in Han numerals, or rotated.",
)
@click.option(
    "--korean",
    type=click.Choice(get_args(KoreanBreaks)),
    default="word",
    help="韩文在哪里回行 / where Korean lines end: at spaces, or after any syllable.",
)
@click.option(
    "--spread",
    type=_Number(0, 1),
    default=0.0,
    help="两三字的标题拉开，字 / white inside headlines of two or three characters, in em.",
)
@click.option("--tabular", is_flag=True, help="数字等宽 / digits of one width.")
@click.option(
    "--latin-scale",
    type=_Number(0.7, 1.3),
    default=1.0,
    help="西文与汉字的大小比 / size of Latin over that of Han.",
)
@click.option(
    "--turns",
    type=click.Choice(get_args(Turns)),
    default="words",
    help="标题按词转行，或只在编辑标明处 / headlines turn by words, or only where marked.",
)
@click.option(
    "--comma",
    type=click.Choice(["keep", "blank"]),
    default="keep",
    help="标题里的逗号，或换成空一字 / commas of headlines, or a blank of one em.",
)
@click.option(
    "--condensed",
    type=_Number(0.9, 1),
    default=1.0,
    help="标题字最窄到几成 / how narrow letters of a headline may become.",
)
@click.option("--proportional", is_flag=True, help="标题字按字面紧排 / headline letters as close as their ink.")
@click.option("--looseness", type=click.Choice(["-1", "0", "1"]), default="0", help="增减一行 / a line fewer or more.")
@click.option("--grid", type=click.Choice(["elastic", "strict"]), default="elastic", help="严格对格 / strict grid.")
@click.option("--log-only", is_flag=True, help="标点只提示，不改 / normalisation is told, not made.")
@click.option("--as-is", is_flag=True, help="照原样，不改标点 / no input normalisation.")
@click.option("--lexicon", type=click.Path(path_type=Path), help="标题里不拆的词 / words headlines must not split.")
@json_option
@lang_option
def typeset_command(file: str, as_json: bool, lang: str | None, **options: Any) -> None:
    """把文字排成行，每行输入为一段。Set text to lines, one paragraph per input line; FILE may be `-`."""
    wish = Wish(**options)
    words: MessageLang = "en" if lang == "en" or (lang is None and wish.text_lang in ("en", "ko", "ja")) else "zh"
    with faults(words, as_json):
        text = _read(file).replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
        paragraphs = text.split("\n") if text else []
        lexicon = tuple(_read(str(wish.lexicon)).split()) if wish.lexicon else ()
        results = _set(paragraphs, wish, lexicon, file)
    if as_json:
        print_json(_document(results, wish, words))
    else:
        for result in results:
            for line in result.text.lines:
                click.echo(line.text.rstrip("\n"))
            for finding in result.findings:
                click.echo(render(finding, words), err=True)
    found = [finding for result in results for finding in result.findings]
    sys.exit(FINDINGS if any(finding.severity == "error" for finding in found) else 0)


@dataclass(frozen=True, slots=True)
class _Result:
    """One paragraph: its lines, the text as set, what was changed, what was found."""

    text: SetText
    normalised: str
    changes: tuple[Change, ...]
    findings: tuple[Any, ...]


def _read(file: str) -> str:
    """The text of a file or of standard input."""
    raw = read_given(Path(file))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MissingError((not_utf8(raw, error.start, file),)) from error


def setting_of(wish: Wish) -> Setting:
    """The setting that language, style and options make together."""
    setting = LANGUAGE_SETTINGS[wish.text_lang]
    if wish.style == "headline":
        setting = replace(setting, indent_em=0.0, by_meaning=True, blanks="pauses", align="center")
        setting = replace(setting, punctuation="banjiao")
    elif wish.style == "caption":
        setting = replace(setting, indent_em=0.0)
    setting = replace(
        setting,
        writing=wish.writing,
        digits=wish.digits,
        korean=wish.korean,
        tabular=wish.tabular,
        latin_scale=wish.latin_scale,
        autospace_fixed=wish.autospace_fixed,
        binds_units=wish.units == "bound",
        spread_em=wish.spread,
        turns=wish.turns,
        blank_commas=wish.comma == "blank",
        condensed=wish.condensed,
        proportional=wish.proportional,
        looseness=int(wish.looseness),
        mend="off" if wish.as_is else "log" if wish.log_only else "on",
        strict_grid=wish.grid == "strict",
    )
    given: dict[str, Any] = {
        "indent_em": wish.indent,
        "align": wish.align,
        "line_end": wish.line_end,
        "line_start": wish.line_start,
        "first_line": wish.first_line,
        "stop_squeeze_em": wish.stop_squeeze,
        "adjust": wish.adjust and wish.adjust.replace("-", "_"),
        "hyphenation": wish.hyphenation,
        "last_line_chars": wish.last_line,
        "punctuation": wish.punctuation,
        "kinsoku": wish.kinsoku,
        "autospace_em": wish.autospace,
    }
    chosen = {name: value for name, value in given.items() if value is not None}
    return replace(setting, **({**PLAIN_EDGES, **chosen} if wish.punctuation == "plain" else chosen))


def _set(paragraphs: list[str], wish: Wish, lexicon: tuple[str, ...], file: str) -> list[_Result]:
    """Every paragraph, shaped and set."""
    role, strong, usual = STYLES[wish.style]
    size = wish.size or usual
    style = TextStyle(role, strong, size, size * LEADING, setting=setting_of(wish))
    steps = (1.0, *(share for share in SIZE_STEPS if share >= wish.smallest))
    sizes = tuple(size * share for share in steps) if wish.style == "headline" else ()
    cases = Cases(registry())
    results: list[_Result] = []
    for number, written in enumerate(paragraphs):
        rich, refused = parse_inline(written, file, number + 1)
        if wish.style == "headline":
            rich = _turned(rich)
        element = TextElement(str(number), _KINDS[wish.style], rich, style, (wish.measure,), sizes_pt=sizes)
        shaped, changes, missing = shape_with(cases, element.key, rich, style)
        text = set_element(element, shaped, size, lexicon)
        findings = (*refused, *missing, *line_findings(text, shaped.source))
        results.append(_Result(text, shaped.source.text, changes, findings))
    return results


def _turned(rich: RichText) -> RichText:
    """The headline with the editor's breaks ` / ` as line feeds; marks and places moved along."""
    text, marks, sources = rich.text, rich.marks, rich.sources
    while (at := text.find(TURN)) >= 0:
        text = text[:at] + "\n" + text[at + len(TURN) :]
        shift = len(TURN) - 1

        def moved(offset: int, at: int = at, shift: int = shift) -> int:
            return offset if offset <= at else max(at + 1, offset - shift)

        marks = tuple(replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in marks)
        sources = tuple((moved(offset), span) for offset, span in sources)
    return RichText(text, marks, sources)


def _document(results: list[_Result], wish: Wish, words: MessageLang) -> dict[str, Any]:
    """The JSON of contract.md."""
    return {
        "measure_em": wish.measure,
        "lines": [
            line_json(line, n) | {"size_pt": result.text.style.size_pt}
            for n, result in enumerate(results)
            for line in result.text.lines
        ],
        "normalised": [result.normalised for result in results],
        "changes": [
            {"paragraph": n, "offset": change.offset, "before": change.before, "after": change.after}
            for n, result in enumerate(results)
            for change in result.changes
        ],
        "alternatives": [list(result.text.alternatives) for result in results],
        "findings": [to_json(finding, words) for result in results for finding in result.findings],
    }
