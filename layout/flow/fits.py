"""The copyfit table: how each part of a story fits its slot, in characters, lines, column-lines; and what to say of it.

Decisions: a slot fits when the white at its foot is less than one line in every column; more than two lines are a
warning, more than five an error; any overset line is an error, with the words it starts with (newspaper.md §§6, 7).
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import Final

from layout.diagnostics import Diagnostic, MessageLang, Span, counted
from layout.flow.messages import FAR_UNDERSET, OVERSET, OVERSET_PENDING, UNDERSET
from layout.flow.pour import Poured
from layout.flow.types import Fit
from layout.lines.types import SetText
from layout.model.page import Column, Slot
from layout.model.story import Story
from layout.place.types import PlacedSlot

WARN_LINES: Final = 2
"""White in lines of every column that is still no fault."""
ERROR_LINES: Final = 5
"""White in lines of every column that is still only a warning."""
WORDS: Final = 10
"""Characters quoted of the overset."""
LEAST_PICTURE_LINES: Final = 8
"""A picture that is proposed to fill white is at least so many lines high, its caption with it."""
PICTURE_SHAPE, LINE_EM = 1.4, 4 / 3
"""The shape that it should have, width over height, and the height of a body line in em."""


def fit_of(placed: PlacedSlot, page: int, story: str, poured: Poured, texts: Sequence[SetText]) -> Fit:
    """One row of the table.

    Args:
        placed: The slot.
        page: Its page.
        story: The story that stands in it.
        poured: What stands in its frames, and what found no room and goes nowhere else.
        texts: What was set for it.
    """
    address, rows = placed.slot.address, rows_by_key(texts)
    if poured.overset:
        words = "".join(one.line.text for one in poured.overset)
        count = sum(rows.get(one.text, 1) for one in poured.overset)
        characters = len("".join(words.split()))
        cut = max(characters, _cut(texts, count))
        return Fit(address, page, story, "overset", characters, len(poured.overset), count, words.strip()[:WORDS], cut)
    free = free_lines(placed, poured, rows) + placed.below_lines
    if placed.slot.vertical_em is not None:
        white = max(0, placed.lines - placed.need_lines)
        free = white * len(placed.slot.columns)
        return Fit(address, page, story, "underset" if white else "fit", 0, white, free, "")
    white = free // max(1, len(placed.slot.columns))
    if white < 1:
        return Fit(address, page, story, "fit", 0, 0, free, "")
    return Fit(address, page, story, "underset", round(free * placed.frames[0].measure_em), white, free, "")


def _cut(texts: Sequence[SetText], rows: int) -> int:
    """The characters of the last lines of a text, who signs it left alone, that take so many lines of a column."""
    count = 0
    for text in reversed([text for text in texts if text.kind != "byline" and text.style.setting.align != "end"]):
        for number in range(len(text.lines) - 1, -1, -1):
            if rows <= 0:
                return count
            rows -= text.rows_at(number)
            count += len("".join(text.lines[number].text.split()))
    return count


def fit_of_pending(placed: PlacedSlot, page: int, story: str) -> Fit:
    """The row of a slot whose copy is promised: fit, unless the page had not the lines that its estimate asks for."""
    short = max(0, placed.need_lines - placed.lines)
    if not short:
        return Fit(placed.slot.address, page, story, "fit", 0, 0, 0, "")
    measures = [column.measure_em for column in placed.slot.columns]
    short_em = round(short * sum(measures))
    return Fit(placed.slot.address, page, story, "overset", short_em, short, short * len(measures), "", short_em)


def free_lines(placed: PlacedSlot, poured: Poured, rows: Mapping[str, int]) -> int:
    """Lines of one column that stay white in a slot's frames, all columns together, without `below_lines`."""
    used = 0
    for bead in poured.beads:
        used += max((one.row + rows.get(one.text, 1) for one in bead.lines), default=0)
    return max(0, sum(frame.lines for frame in placed.frames) - used)


def fit_findings(
    fits: Sequence[Fit],
    stories: Mapping[str, Story],
    slots: Mapping[str, Slot],
    starts: Mapping[str, Span | None],
) -> tuple[Diagnostic, ...]:
    """What the table says that an editor must act on.

    Args:
        fits: The table.
        stories: The stories by name.
        slots: The slots by address; what is short, or only promised, is told where one is written.
        starts: Where the first overset words of a story were written, by name.
    """
    found = []
    for fit in fits:
        slot = slots[fit.slot]
        span = slot.span or stories[fit.story].span
        values = {"characters": str(fit.characters), "column_lines": str(fit.column_lines), "words": fit.from_words}
        if fit.state == "overset":
            measure_em = min(column.measure_em for column in slot.columns)
            span = starts.get(fit.story) or span
            message, measured, limit = OVERSET if fit.from_words else OVERSET_PENDING, fit.lines, 0
            values |= {"size_zh": in_lines(fit.characters, measure_em, "zh"), "cut": str(fit.cut)}
            values |= {"size_en": in_lines(fit.characters, measure_em, "en")}
        elif fit.state == "underset" and fit.lines > WARN_LINES:
            message = FAR_UNDERSET if fit.lines > ERROR_LINES else UNDERSET
            measured, limit = fit.lines, ERROR_LINES if fit.lines > ERROR_LINES else WARN_LINES
            values |= {"lines": str(fit.lines), "limit": str(limit)}
            if fit.characters:  # of vertical text nobody can say how many would fill the white
                values |= {"about_zh": f"，约 {fit.characters} 字", "about_en": f", about {fit.characters} characters"}
                values |= _picture_for(fit.column_lines, slot.columns)
        else:
            continue
        found.append(
            Diagnostic(
                message=message,
                values=values,
                span=span,
                page=fit.page,
                slot=fit.slot,
                article=fit.story,
                measured=float(measured),
                limit=float(limit),
            )
        )
    return tuple(found)


def in_lines(characters: int, measure_em: float, lang: MessageLang) -> str:
    """So many characters in lines of a measure in em, and what is left: `3 行又 4 字`, `11 lines`."""
    lines, rest = divmod(characters, max(1, int(measure_em)))
    zh = lang == "zh"
    if not lines:
        return "不到一行" if zh else "less than a line"
    whole = f"{lines} 行" if zh else counted(lines, "line")
    if not rest:
        return whole
    return f"{whole}又 {rest} 字" if zh else f"{whole} and {counted(rest, 'character')}"


def _picture_for(column_lines: int, columns: Sequence[Column]) -> dict[str, str]:
    """What picture would fill the white of a slot: of the widths it may have the one that gives it the best shape;
    nothing where it would be too low.
    """
    shapes = [(wide, column_lines // wide) for wide in range(1, len(columns) + 1)]
    shapes = [(wide, high) for wide, high in shapes if high >= LEAST_PICTURE_LINES]
    if not shapes:
        return {}

    def misfit(shape: tuple[int, int]) -> float:
        last = columns[shape[0] - 1]
        width_em = last.left_em + last.measure_em - columns[0].left_em
        return abs(log(width_em / (shape[1] * LINE_EM) / PICTURE_SHAPE))

    wide, high = min(shapes, key=misfit)
    many = f"{counted(wide, 'column')} wide and {high} lines high"
    zh, en = f"；{wide}栏宽、连图说{high}行高的图正好", f"; a picture {many} with its caption would fill it"
    return {"such_zh": zh, "such_en": en}


def rows_by_key(texts: Sequence[SetText]) -> dict[str, int]:
    """Body lines that a line of each text takes."""
    return {text.key: max(1, text.rows) for text in texts}
