"""Authors in the line of a title, behind a sign that says so, and over it: each gets the line under the title.

`渡口的灯 □宋晚舟`, `渡口的灯 文|宋晚舟`; and, where a file begins with one, `◎宋晚舟` over `渡口的灯`.
Decisions: running text must stand under the title, for lists of contents have such lines one under the other; a sign
and a name in a row of people or works is none.
"""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from layout.lexicon import word_nats
from layout.repair.bylines import read_byline
from layout.repair.lines import Line
from layout.repair.marks import HAN, is_name

_SIGN: Final = r"(?:[□■◎○◇◆●☆★]\s*|(?:文|撰文|图文)\s*[|｜/／]\s*|作者\s*[:：]\s*)"
_NAME: Final = rf"[{HAN}]{{2,4}}|[{HAN}][ \u3000]{{1,3}}[{HAN}]"
_BEHIND: Final = re.compile(
    r"(?P<title>[^\s。，,；;□■◎○◇◆●☆★|｜/／].{0,22}?[^。，,；;：:\s])[ \u3000]+"
    rf"(?P<by>{_SIGN}[^。，,；;“”《》]{{2,28}}|[（(][^。，,；;（）()]{{2,28}}[)）]|·\s*(?:{_NAME})\s*·)"
)
"""A title, a blank, a sign and who wrote it, and nothing else in the line."""
_SIGNED: Final = re.compile(rf"{_SIGN}({_NAME})|[·（(]\s*({_NAME})\s*[·)）]")
_OVER: Final = re.compile(rf"{_SIGN}.{{2,28}}")
PEN_NAME: Final = 3
"""A pen name has no more characters where nothing else tells it."""
TEXT: Final = 12
"""Running text under a title has a stop, or a pause and so many characters, in its first lines."""
NEAR: Final = 3
"""It has them within so many lines."""
LONGEST: Final = 24
"""A title under the name of its author has no more characters."""
SIGNS: Final = 3.0
"""From this score on a line is a byline wherever it stands."""


def open_title_names(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, with the author behind a title on the next line, and one over it under it."""
    opened: list[Line] = []
    listed = {
        place
        for first, second in pairwise(range(len(lines)))
        for place in (first, second)
        if _BEHIND.fullmatch(lines[first].text) and _BEHIND.fullmatch(lines[second].text)
    }
    for index, line in enumerate(lines):
        match = _BEHIND.fullmatch(line.text)
        if match is None or index in listed or not (_signs(match["by"]) and _over_text(lines, index + 1)):
            opened.append(line)
            continue
        opened.append(line.with_body(line.body.cut(*match.span("title"))))
        opened.append(replace(line.with_body(line.body.cut(*match.span("by"))), blanks=0))
    return _under_titles(tuple(opened))


def _under_titles(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of files that begin with an author over a title: each that stands so is put under its title."""
    found = [*lines]
    above = -1
    for index in range(len(lines) - 2):
        line, title = lines[index], lines[index + 1]
        opens = index == 0 or lines[index - 1].file != line.file
        above = line.file if opens and _stands_over(lines, index) else above
        if line.file == above and (opens or line.blanks > title.blanks) and _stands_over(lines, index):
            found[index] = replace(title, blanks=line.blanks)
            found[index + 1] = replace(line, blanks=title.blanks)
    return tuple(found)


def _stands_over(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a line is a sign and who wrote what follows, over a title and its text."""
    over, title = lines[index].text, lines[index + 1].text
    if _OVER.fullmatch(over) is None or not _signs(over):
        return False
    bare = len(title) <= LONGEST and re.search("[。，,；;：:]", title) is None and _OVER.fullmatch(title) is None
    return bare and read_byline(title).score < SIGNS and _over_text(lines, index + 2)


def _signs(text: str) -> bool:
    """Whether a sign and what stands behind it, or in brackets or dots, name an author: with a role or a unit, or by a
    name, or by two or three characters that are no word of the list; in brackets and behind a bullet only a name does.
    """
    match = _SIGNED.fullmatch(text)
    if match is None:
        reading = read_byline(text)
        named = bool(reading.byline.reporters or reading.byline.correspondents)
        return reading.score >= SIGNS and named and (text[0] not in "（(" or " " in text)
    name = "".join((match[1] or match[2]).split())
    if is_name(name) and word_nats(name) is None:
        return True
    return text[0] not in "（(◆●★☆" and len(name) <= PEN_NAME and (name not in text or word_nats(name) is None)


def _over_text(lines: tuple[Line, ...], index: int) -> bool:
    """Whether running text begins with a line."""
    told = "".join(line.text for line in lines[index : index + NEAR])
    return bool(lines[index:]) and len(lines[index].text) >= TEXT and re.search("[。！？!?，,]", told) is not None
