"""Pages named on the command line: by number, label or range, of an issue with spreads too."""

import re
from collections.abc import Iterable

import click

from layout.compose.types import Sheet
from layout.pipeline import Edition

_RANGE = re.compile(r"(\w+)\s*[-–—~～至]\s*(\w+)")


def sheets_named(edition: Edition, words: Iterable[str], option: str) -> list[Sheet]:
    """The sheets that words such as `1,3`, `A02`, `2-5` name, each once, in the order of the issue.

    Args:
        edition: The issue as it was made up.
        words: Numbers and labels of pages, and ranges of them; several in a word are parted by commas.
        option: What the words were given as, for the message.

    Raises:
        click.BadParameter: There is no such page.
    """
    sheets = list(edition.sheets)
    known = {
        name: place
        for place, sheet in enumerate(sheets)
        for name in (sheet.label, *sheet.label.split("-"), *map(str, sheet.numbers), sheet.words)
    }
    wanted: set[int] = set()
    strange = []
    for word in (word.strip() for one in words for word in re.split("[,，、]", one) if word.strip()):
        ends = _RANGE.fullmatch(word)
        if word in known:
            wanted.add(known[word])
        elif ends and ends[1] in known and ends[2] in known and known[ends[1]] <= known[ends[2]]:
            wanted |= set(range(known[ends[1]], known[ends[2]] + 1))
        else:
            strange.append(word)
    if strange or not wanted:
        shown = ", ".join(sheet.label for sheet in sheets)
        raise click.BadParameter(f"{', '.join(strange) or '?'}; 有 / there are: {shown}", param_hint=option)
    return [sheet for place, sheet in enumerate(sheets) if place in wanted]
