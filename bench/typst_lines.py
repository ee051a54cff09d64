"""The same paragraphs set by Typst, read back from its PDF glyph by glyph."""

import ctypes
import re
import tempfile
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import typst

from bench.setlines import SetLine, with_spaces
from layout.lines.latin import find_addresses
from layout.lines.numbers import FORBIDDEN, number_ties

SIZE_PT = 10
FONTS = Path(__file__).resolve().parents[1] / "fonts"
HEAD = """#set page(width: {width}pt, height: auto, margin: 0pt)
#set text(font: "Noto Serif CJK SC", size: {size}pt, lang: "zh", region: "cn", hyphenate: true{costs})
#set par(justify: true, linebreaks: "optimized", first-line-indent: (amount: 2em, all: true))
"""
JOINER = "\u2060"
SPECIAL = "\\#$*_`<>@[]~=-+/'\""
_NUMBERED = re.compile(r"^(\d+)\.")
"""What Typst would set as a numbered list, in a narrower measure and without the indent."""


def typst_lines(
    paragraphs: list[str], measure_em: float, *, lone: bool = True, tears: bool = True
) -> list[list[SetLine]]:
    """The lines of each paragraph: one page a paragraph, characters by their origins.

    `lone` = Typst may leave a lone character in a last line, as it does unless it is asked not to (`costs`); `tears` =
    it may part numbers from their units, as it does unless word joiners (U+2060) stand between them.
    """
    costs = "" if lone else ", costs: (runt: 10000%)"
    escaped = [
        _NUMBERED.sub(r"\1\.", "".join("\\" + char if char in SPECIAL else char for char in text))
        for text in (paragraphs if tears else map(_bound, paragraphs))
    ]
    source = HEAD.format(width=measure_em * SIZE_PT, size=SIZE_PT, costs=costs) + "\n#pagebreak()\n".join(escaped)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.typ"
        path.write_text(source, "utf-8")
        data = typst.compile(str(path), font_paths=[str(FONTS)], ignore_system_fonts=True)
    document = pdfium.PdfDocument(data)
    return [with_spaces(_page_lines(page), text) for page, text in zip(document, paragraphs, strict=True)]


def _bound(text: str) -> str:
    """The text with a word joiner wherever our rules part no number from what hangs on it."""
    ties, addresses = number_ties(text, headline=False), find_addresses(text)
    bound = {tie.before for tie in ties.ties if tie.penalty == FORBIDDEN}
    for start, token_end, end in ties.chains:
        first = next(token.start for token in ties.tokens if token.end == token_end)
        bound.update(range(start + 1, first + 1), range(token_end, end))
    bound = {at for at in bound if not any(address.start <= at < address.end for address in addresses)}
    return "".join(JOINER + char if at in bound else char for at, char in enumerate(text))


def _page_lines(page: pdfium.PdfPage) -> list[SetLine]:
    """The characters of a page, line by line, in the order in which they were written (pens of marks may meet)."""
    text = page.get_textpage()
    rows: dict[int, list[tuple[float, str]]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code <= 32 or chr(code) == JOINER or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
        rows.setdefault(round(y.value), []).append((x.value / SIZE_PT, chr(code)))
    lines = [rows[key] for key in sorted(rows, reverse=True)]
    return [
        SetLine(tuple((char, place) for place, char in row), number == len(lines) - 1)
        for number, row in enumerate(lines)
    ]
