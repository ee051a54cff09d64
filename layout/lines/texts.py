"""One text set to one measure: its pieces between forced breaks broken, justified and joined; kept for the next asker.

Source: typography.md §§7, 8, 17.
"""

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import Final

from layout.chars import CharClass
from layout.lines.breaking import choose_breaks
from layout.lines.justify import Edge, is_lone, parts_number, set_line
from layout.lines.paragraph import FIRST, Paragraph, prepare
from layout.lines.types import Line
from layout.lines.weighing import Task
from layout.model.style import Setting
from layout.records import dataclass
from layout.shape.types import ShapedText
from layout.standing import Same, standing

KEPT: Final = 16384
"""Results kept; copyfit asks for the same text at the same measure many times."""
SETTINGS: Final = 1024
"""Sets of switches that are kept; an issue has some dozens."""
TAIL_GAP_EM: Final = 1.0
"""White before a sign-off that stands at the end of the last line."""
_CLOSING: Final = frozenset({CharClass.CLOSE, CharClass.LCLOSE})
_LATIN_STOPS: Final = frozenset(".!?")
_FULL_STOPS: Final = frozenset({CharClass.STOP, CharClass.EX})


@dataclass(frozen=True, slots=True)
class Piece:
    """Which part of a text to set, and how: characters `start` to `end` (None: to its end), to `measure_em`.

    `continued` = it goes on from an earlier part; `fill_last` = its last line fills the measure; `verse` = every line
    the editor forced begins at the indent; `tail` = a sign-off in brackets at the end stands at the right.
    """

    measure_em: float
    start: int = 0
    end: int | None = None
    verse: bool = False
    tail: bool = False


def set_piece(text: ShapedText, setting: Setting, piece: Piece) -> tuple[Line, ...]:
    """The lines of one piece of a text, in em of its own size; nothing is left out.

    Where the piece ends inside a sentence its last line is filled, since the text goes on elsewhere.
    """
    return _set(Same(text), setting, piece)


@standing(SETTINGS, weight=0)
def _key(setting: Setting) -> Setting:
    """The switches that gaps and prices hang on; the others do not make a new paragraph."""
    plain = Setting()
    return replace(
        setting,
        align=plain.align,
        adjust="stretch" if setting.adjust == "stretch" else plain.adjust,
        turns=plain.turns,
        condensed=plain.condensed,
        looseness=0,
        indent_em=plain.indent_em,
        hanging_em=plain.hanging_em,
        last_line_chars=plain.last_line_chars,
        line_end=plain.line_end,
        line_start=plain.line_start,
        first_line=plain.first_line,
    )


@standing(KEPT)
def _set(same: Same, setting: Setting, piece: Piece) -> tuple[Line, ...]:
    """As `set_piece`, kept: the lines, not the paragraph they were broken from, which is five times as large."""
    assert isinstance(same.it, ShapedText)
    paragraph = prepare(same.it, _key(setting))
    boxes = paragraph.boxes
    first = bisect_left(boxes, piece.start, key=FIRST) if piece.start else 0
    end = len(boxes) if piece.end is None else bisect_left(boxes, piece.end, key=FIRST)
    if first >= end:
        return ()
    tail = _tail(paragraph, first, end) if piece.tail and end == len(boxes) else end
    lines: list[Line] = []
    starts = [first, *(k + 1 for k in paragraph.forced if first <= k < tail - 1), tail]
    for begin, stop in pairwise(starts):
        ends_piece = stop == tail
        task = _task(paragraph, setting, piece, (begin, stop), goes_on=stop == end and _goes_on(paragraph, stop))
        lines += _lines(paragraph, setting, task, last=ends_piece and tail == len(boxes))
    if tail < end:
        lines = _with_tail(paragraph, setting, piece, (tail, end), lines)
    return tuple(lines)


def _task(
    paragraph: Paragraph, setting: Setting, piece: Piece, boxes: tuple[int, int], *, goes_on: bool = False
) -> Task:
    """The task of setting boxes from one forced break to the next; `goes_on` = the sentence does behind them."""
    opens = boxes[0] == 0 or (piece.verse and _is_forced(paragraph, boxes[0] - 1))
    justify = setting.align == "justify" and not setting.strict_grid
    return Task(
        first=boxes[0],
        end=boxes[1],
        measure_em=piece.measure_em,
        indent_em=setting.indent_em if opens else setting.hanging_em,
        hanging_em=setting.hanging_em,
        justify=justify,
        line_end="flex" if setting.strict_grid else setting.line_end,
        keep_start=setting.strict_grid or setting.line_start == "keep",
        keep_first=setting.strict_grid or (setting.first_line if opens else setting.line_start) == "keep",
        last_chars=setting.last_line_chars,
        looseness=setting.looseness,
        first_fit=setting.adjust == "first_fit",
        fill_last=goes_on and justify,
    )


def _is_forced(paragraph: Paragraph, k: int) -> bool:
    """Whether the editor forced a break after box k."""
    forced = paragraph.forced
    at = bisect_left(forced, k)
    return at < len(forced) and forced[at] == k


def _goes_on(paragraph: Paragraph, end: int) -> bool:
    """Whether the text goes on after box `end` − 1 inside a sentence."""
    if end == len(paragraph.boxes):
        return False
    k = end - 1
    while k and paragraph.boxes[k].cls in _CLOSING:
        k -= 1
    box = paragraph.boxes[k]
    return box.cls not in _FULL_STOPS and "".join(box.texts)[-1:] not in _LATIN_STOPS


def _lines(paragraph: Paragraph, setting: Setting, task: Task, *, last: bool) -> list[Line]:
    """The lines of one task; the last of them ends the paragraph if `last`."""
    widths = {face: hyphen.advance_em for face, hyphen in paragraph.hyphens.items()}
    chosen = choose_breaks(paragraph, task, widths)
    lines: list[Line] = []
    inner, outer = (Edge(setting.align, at_end, paragraph.hyphens) for at_end in (False, True))
    for index, choice in enumerate(chosen):
        is_last = index == len(chosen) - 1
        line = set_line(paragraph, task, choice, outer if is_last else inner)
        if is_last and not task.fill_last and is_lone(paragraph, choice, task):
            line = replace(line, findings=(*line.findings, "lone_char"))
        elif not is_last and parts_number(paragraph, choice):
            line = replace(line, findings=(*line.findings, "divided_number"))
        lines.append(line if line.last == (is_last and last) else replace(line, last=is_last and last))
    return lines


def _tail(paragraph: Paragraph, first: int, end: int) -> int:
    """Where a sign-off in full-width brackets at the end of the text begins (box), or `end`."""
    if paragraph.boxes[end - 1].cls is not CharClass.CLOSE:
        return end
    k = end - 1
    while k > first and paragraph.boxes[k].cls is not CharClass.OPEN:
        k -= 1
    return k if k > first else end


def _with_tail(
    paragraph: Paragraph, setting: Setting, piece: Piece, boxes: tuple[int, int], lines: list[Line]
) -> list[Line]:
    """The lines with the sign-off at the right of the last one if it leaves an em of white, else on its own line."""
    right = replace(setting, align="end", indent_em=0.0, hanging_em=0.0)
    task = replace(_task(paragraph, right, piece, boxes), indent_em=0.0, last_chars=0)
    own = _lines(paragraph, right, task, last=True)
    before = lines[-1]
    if len(own) > 1 or before.width_em + TAIL_GAP_EM > own[0].indent_em:
        return [*lines[:-1], replace(before, last=False), *own]
    joined = replace(
        before,
        end=own[0].end,
        text=before.text + own[0].text,
        width_em=own[0].width_em,
        runs=before.runs + own[0].runs,
        rubies=before.rubies + own[0].rubies,
        last=True,
        findings=tuple(code for code in before.findings if code != "lone_char") + own[0].findings,
        decorations=before.decorations + own[0].decorations,
    )
    return [*lines[:-1], joined]
