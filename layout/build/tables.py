"""Small tables of an article: their cells as texts, and how wide each column is.

Decisions: a table takes as few text columns as its texts need on one line each; where all of them do not suffice
columns of figures give up what they have beyond a figure or two, cells half their white, and then the longest columns
are turned, but no word of theirs is torn while another column can give way. What is left over goes to all columns
alike. A column of figures stands at the right, any other in the middle, unless the copy says otherwise.
"""

import re
from typing import Final

from layout.build.bylines import width_em
from layout.build.columns import width_of
from layout.build.context import Context, Faults, Look
from layout.build.messages_content import TABLE_TOO_WIDE
from layout.build.schema import TableKeys
from layout.diagnostics import Diagnostic, Span
from layout.model.article import Cells, RichText
from layout.model.page import Column, Grid
from layout.model.story import StoryPicture, Table
from layout.model.style import Align, Lang

CELL_PAD_EM: Final = 0.4
"""White at either side of a cell, in body em."""
CLOSE_PAD_EM: Final = 0.2
"""The same where a table is short of room: white gives way before a name is torn."""
LATIN_SPARE: Final = 1.06
"""What Latin letters get beyond the estimate of their width: faces differ, and heads are bold."""
LATIN_EM: Final = {0.32: " !'(),.:;I[]fijlrt|", 0.7: "ABCDEFGHKLNOPQRSTUVXYZ&", 0.94: "MWmw@%"}
"""About how wide letters are in a serif face, in em; all others are `OTHER_LATIN_EM`."""
OTHER_LATIN_EM: Final = 0.56
LEAST_CELL_EM: Final = 2.0
"""The narrowest column where there is room, in body em."""
TIGHTEST_CELL_EM: Final = 1.0
"""The narrowest a column is ever made, in body em: a character of its own."""
_LATIN: Final = {char: width for width, chars in LATIN_EM.items() for char in chars}
_WORD: Final = re.compile(r"[!-~°′″℃‰−–±£€]+")
_FIGURES: Final = re.compile(r"[\s\d.,%％+\-−—:：/¥$]*")


def story_table(
    cells: Cells,
    place: tuple[str, int],
    columns: tuple[Column, ...],
    look: tuple[Grid, Lang, TableKeys | None],
    rest: tuple[Context, Faults],
) -> StoryPicture:
    """A table in a part of a story; its height follows from its texts.

    Args:
        cells: The table as written.
        place: What begins the keys of its texts, and the part of the story.
        columns: The text columns of the slot.
        look: The page's grid, the language, what is said of the article's tables.
        rest: The issue, and the faults found so far.
    """
    (key, part), (grid, lang, keys), (context, faults) = place, look, rest
    share = context.styles.style("cell", grid, lang).size_pt / grid.body_pt
    texts = [[row[i].text for row in cells.rows if i < len(row)] for i in range(len(cells.aligns))]
    needed = [share * max(map(_width_em, column), default=0.0) for column in texts]
    words = [share * max(map(_word_em, column), default=0.0) for column in texts]
    easy = sum(max(width, LEAST_CELL_EM) + 2 * CELL_PAD_EM for width in needed)
    span = _span(easy, columns, keys)
    total = width_of(columns[:span])
    most = int(total / (2 * CLOSE_PAD_EM + TIGHTEST_CELL_EM))
    if len(needed) > most:
        values = {"count": str(len(needed)), "most": str(most)}
        faults.append(Diagnostic(message=TABLE_TOO_WIDE, values=values, span=_place(cells)))
        total = (2 * CLOSE_PAD_EM + TIGHTEST_CELL_EM) * len(needed)
    pad, widths = set_columns(needed, words, total)
    starts = [sum(widths[:i]) + pad * (2 * i + 1) for i in range(len(widths))]
    aligns = [_align(cells, i) for i in range(len(widths))]
    rows = tuple(
        tuple(
            context.element(
                f"{key}/{r}/{i}",
                "cell" if r else "cell_head",
                row[i],
                Look("cell" if r else "cell_head", grid, (widths[i],), lang, align=aligns[i]),
            )
            for i in range(min(len(row), len(widths)))
        )
        for r, row in enumerate(cells.rows)
    )
    table = Table(rows, tuple(zip(starts, widths, strict=True)), keys.where if keys else "auto", _place(cells))
    return StoryPicture(table, part, span, None, 1, 1, None)


def _place(cells: Cells) -> Span | None:
    """Where the table stands in the copy: its first text."""
    return next((text.sources[0][1] for row in cells.rows for text in row if text.sources), None)


def _width_em(text: str) -> float:
    """A cautious estimate of a cell's width, in em of its size."""
    latin = sum(_LATIN.get(char, OTHER_LATIN_EM) for char in text if char.isascii())
    return latin * LATIN_SPARE + width_em("".join(char for char in text if not char.isascii()))


def _word_em(text: str) -> float:
    """The width of the longest word of a cell, which no turn should tear, in em of its size."""
    return max((_width_em(word) for word in _WORD.findall(text)), default=0.0)


def _span(needed_em: float, columns: tuple[Column, ...], keys: TableKeys | None) -> int:
    """How many text columns a table takes."""
    count = len(columns)
    if keys is not None and keys.width is not None and keys.width.unit == "column":
        return min(max(1, round(keys.width.value)), count)
    return next((n for n in range(1, count + 1) if width_of(columns[:n]) >= needed_em), count)


def set_columns(needed: list[float], words: list[float], total: float) -> tuple[float, list[float]]:
    """The white at either side of a cell and the column widths that fill a total (em). Where the table is short of
    room columns of a figure or two become as narrow as they are, then the white is halved; only then are texts turned.

    Args:
        needed: What each column needs on one line, in em.
        words: What its longest word needs, in em.
        total: What there is, in em, above the white of all columns.
    """
    count = len(needed)
    widths, pad = [max(width, LEAST_CELL_EM) for width in needed], CELL_PAD_EM
    if sum(widths) + 2 * pad * count > total:
        widths = [max(width, TIGHTEST_CELL_EM) for width in needed]
    if sum(widths) + 2 * pad * count > total:
        pad = CLOSE_PAD_EM
    return pad, fitted(widths, [max(word, TIGHTEST_CELL_EM) for word in words], total - 2 * pad * count)


def fitted(natural: list[float], least: list[float], room: float) -> list[float]:
    """Column widths that fill a room (em, above 0): what is over goes to all alike, what is missing is taken off the
    longest, down to what its longest word needs (`least`), and beyond that only where every column has come to that.
    """
    widths, short = list(natural), sum(natural) - room
    if short <= 0:
        return [width - short / len(widths) for width in widths]
    floors = [min(pair) for pair in zip(least, natural, strict=True)] if sum(least) <= room else [0.0] * len(widths)
    while sum(widths) > room + 1e-6:
        open_ones = [i for i, width in enumerate(widths) if width > floors[i] + 1e-6]
        longest = max(widths[i] for i in open_ones)
        wide = [i for i in open_ones if widths[i] > longest - 1e-6]
        following = max((widths[i] for i in open_ones if widths[i] < longest - 1e-6), default=0.0)
        lowest = max(following, *(floors[i] for i in wide))
        cut = min(longest - lowest, (sum(widths) - room) / len(wide))
        for i in wide:
            widths[i] -= cut
    return widths


def _align(cells: Cells, column: int) -> Align:
    """How a column stands: as written, figures at the right, else in the middle."""
    written = cells.aligns[column]
    if written != "auto":
        return written
    texts: list[RichText] = [row[column] for row in cells.rows[1:] if column < len(row)]
    return "end" if texts and all(_FIGURES.fullmatch(text.text) for text in texts) and column else "center"
