"""How even the lines are, and how fast they are found: our figures, and Typst's for the same text and measures.

    python -m bench.typography [--typst] [--characters 50000] [--stop-squeeze 0.25] [--line-end flex]

Both are measured the same way, on the pens of the glyphs: the mean extra distance of neighbouring Han on every line
that is not the last of its paragraph, typed spaces left out. Typst (extra `bench`) sets the text with its optimised
line breaking, justified, with the same face and indent. A rule that is kept costs evenness. So both are set a second
time: Typst so that it leaves no lone character and tears no number from its unit (`bound`), we so that a stop may give
up its whole blank, as it does there (`alike`); and we a third time so that we may also leave lone characters and tear
units off (`as free`).
"""

import argparse
import gc
import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from bench.copy_pool import issue_paragraphs, varied_copy
from bench.setlines import SetLine, with_spaces
from layout.cli import COLLECT
from layout.lines.texts import Piece, set_piece
from layout.model.article import RichText
from layout.model.style import STOP_BLANK_EM, Setting, TextStyle
from layout.read.registry import load_registry
from layout.shape.shaping import Cases, shape_with
from layout.shape.types import ShapedText
from layout.standing import distribute

ROOT = Path(__file__).resolve().parents[1]
MEASURES_EM = (11, 13, 17)
NEVER_FIRST = set("”’）》〉」』】，、；：。！？·～%％")
NEVER_LAST = set("“‘（《〈「『【")
_UNITS = (
    "年月日号时分秒点岁天周届次人名位户家辆架艘台件条只头棵株座栋间套份张篇册本页字元角"
    "米吨升度成倍折版层楼级类种项批组队班期卷章款个亩克里场"
)
_LONG_UNITS = "公[斤里顷亩分]|小时|毫[米升克]|厘米|平方|立方|世纪|周[年岁]|[kcm]?m[²³mH]?|k[gmW]|[KMGT]B|℃"
_TORN = re.compile(
    rf"\d[\d.,:%]*\|(?:[\d.,:%％℃十百千万亿多余{_UNITS}]|{_LONG_UNITS})"
    rf"|\d[多余]?[十百千万亿]+\|(?:[十百千万亿{_UNITS}]|{_LONG_UNITS})|\d个\|月|第\|[\d一二三四五六七八九十百]|[￥$]\|\d"
)
"""A line that ends inside a number, between a number and its unit, or before either."""
MARKS = NEVER_FIRST | NEVER_LAST | set("—…")


def figures(paragraphs: list[list[SetLine]]) -> dict[str, float]:
    """Shares of loose lines, mean squared stretch, lone last characters, prohibition breaches, numbers torn apart."""
    full = [line for lines in paragraphs for line in lines if not line.last]
    stretches = [max(0.0, s) for line in full if (s := line.stretch_em()) is not None]
    count = max(1, len(full))
    lone = sum(
        len(lines) > 1 and sum(char not in MARKS for char, _ in lines[-1].chars) < 2 for lines in paragraphs if lines
    )
    breaches = sum(
        (number > 0 and line.chars[0][0] in NEVER_FIRST) or line.chars[-1][0] in NEVER_LAST
        for lines in paragraphs
        for number, line in enumerate(lines)
        if line.chars
    )
    torn = sum(
        bool(_TORN.search(f"{before.text[-8:]}|{after.text[:2]}"))
        for lines in paragraphs
        for before, after in pairwise(lines)
    )
    return {
        "lines": len(full),
        "share > .1 em": sum(s > 0.1005 for s in stretches) / count,
        "share > .25 em": sum(s > 0.2505 for s in stretches) / count,
        "mean squared": sum(s * s for s in stretches) / count,
        "lone": lone,
        "breaches": breaches,
        "torn numbers": torn,
    }


def shaped_texts(paragraphs: list[str], setting: Setting) -> list[ShapedText]:
    """Every paragraph as boxes of the bundled Song."""
    cases = Cases(load_registry(ROOT / "fonts" / "fonts.yaml"))
    style = TextStyle("song", "hei", 9, 12, setting=setting)
    return [shape_with(cases, str(n), RichText(text), style)[0] for n, text in enumerate(paragraphs)]


def our_lines(texts: list[ShapedText], setting: Setting, measure_em: float) -> list[list[SetLine]]:
    """The lines of our engine."""
    result = []
    for text in texts:
        lines = []
        for line in set_piece(text, setting, Piece(measure_em)):
            pairs = [(t, x) for run in line.runs for t, x in zip(run.texts, run.x_em, strict=True) if t]
            lines.append(SetLine(tuple(pairs), line.last))
        result.append(with_spaces(lines, text.source.text))
    return result


def seconds(texts: list[ShapedText], setting: Setting, measure_em: float) -> float:
    """Processor time to break texts that nobody has asked for before: gaps, sums, search, lines with their glyphs."""
    distribute()
    start = time.process_time()
    for text in texts:
        set_piece(text, setting, Piece(measure_em))
    return time.process_time() - start


def show(title: str, values: dict[str, float]) -> None:
    """One row of figures."""
    digits = {"mean squared": 5}
    shares = "  ".join(
        f"{name} {value:.{digits.get(name, 4)}f}" if value != int(value) else f"{name} {value:g}"
        for name, value in values.items()
    )
    print(f"{title:24} {shares}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--typst", action="store_true")
    parser.add_argument("--stop-squeeze", type=float, default=STOP_BLANK_EM, help="least blank after a stop, in em")
    parser.add_argument("--line-end", choices=("half", "flex"), default="half", help="marks at line ends")
    parser.add_argument("--characters", type=int, default=50_000)
    asked = parser.parse_args()
    gc.set_threshold(*COLLECT)
    issues = ROOT / "issues"
    corpora = {"sample issue": issue_paragraphs(issues), "varied copy": varied_copy(issues, asked.characters)}
    setting = Setting(stop_squeeze_em=asked.stop_squeeze, line_end=asked.line_end)
    alike = replace(setting, stop_squeeze_em=0.0)
    free = replace(alike, last_line_chars=1, binds_units=False)
    for name, paragraphs in corpora.items():
        texts = shaped_texts(paragraphs, setting)
        characters = sum(len(text.source.text) for text in texts)
        print(f"{name}: {len(texts)} paragraphs, {characters} characters")
        for measure in MEASURES_EM:
            taken = seconds(texts, setting, measure)
            ours = our_lines(texts, setting, measure)
            show(f"  ours, {measure} em", figures(ours))
            print(f"  {'':22} {taken:.3f} s, {taken * 50_000 / characters:.3f} s for 50,000 characters")
            show("    ours, alike", figures(our_lines(texts, alike, measure)))
            show("    ours, as free", figures(our_lines(texts, free, measure)))
            if asked.typst:
                from bench.typst_lines import typst_lines  # needs the extra `bench`

                sources = [text.source.text for text in texts]
                show(f"  typst, {measure} em", figures(typst_lines(sources, measure)))
                show("    typst, bound", figures(typst_lines(sources, measure, lone=False, tears=False)))


if __name__ == "__main__":
    main()
