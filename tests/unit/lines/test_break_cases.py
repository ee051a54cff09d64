"""Cases in tests/cases/breaks: options, a text, `---`, the lines it is set in with square boxes."""

from dataclasses import replace
from pathlib import Path

import pytest
from squares import shaped

from layout.lines.texts import Piece, set_piece
from layout.model.languages import LANGUAGE_SETTINGS
from layout.model.style import Setting

CASES = Path(__file__).resolve().parents[2] / "cases" / "breaks"


def cases() -> list[tuple[str, dict[str, str], str, list[str]]]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        for number, block in enumerate(path.read_text("utf-8").split("\n===\n")):
            lines = [line for line in block.strip("\n").split("\n") if not line.startswith("#")]
            options = dict(word.split("=") for word in lines[0].split())
            middle = lines.index("---")
            found.append((f"{path.stem}-{number}", options, "\n".join(lines[1:middle]), lines[middle + 1 :]))
    return found


def setting_of(options: dict[str, str]) -> Setting:
    setting = replace(LANGUAGE_SETTINGS[options.get("lang", "zh-Hans")], indent_em=float(options.get("indent", 0)))
    names = ("kinsoku", "line_end", "punctuation", "align", "korean", "adjust", "hyphenation")
    words = {name: value for name, value in options.items() if name in names}
    setting = replace(setting, binds_units="units" not in options)
    return replace(setting, looseness=int(options.get("looseness", 0)), **words)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "options", "text", "expected"), cases(), ids=[case[0] for case in cases()])
def test_lines_are_as_written(name: str, options: dict[str, str], text: str, expected: list[str]) -> None:
    setting = setting_of(options)
    lines = set_piece(shaped(text, setting), setting, Piece(float(options["measure"])))
    assert [line.text.strip() + "".join(f" !{code}" for code in line.findings) for line in lines] == expected
