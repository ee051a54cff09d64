"""Texts across the fold of a spread: a line that would run over it opens there, 4 mm of white on either side.

Decisions: a line opens between two words, never inside one, nor beside a mark that keeps to its neighbour, best at a
pause, hardly before a word such as 的 or between a count and what it counts; of these places the one is taken that
moves the line least. A text that stands in the middle of its columns opens by no more than the white and moves a
little, its kicker and decks with it; one that begins at the left edge stays there. A kicker or deck without a pause,
and any byline, is not torn: it begins where the headline does and stands before the fold. Source: print.md §6.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal, TypeAlias

from layout.chars import CLOSERS, LATIN, LATIN_MARKS, CharClass, classify
from layout.compose.types import Item, PlacedLine, TextItem
from layout.geometry import Rect
from layout.lexicon import words_of
from layout.lines.turns import clings
from layout.lines.types import Decoration, GlyphRun, Line, SetText, packed, packed_pairs
from layout.model.story import FOLD_CLEAR_PT, fold_room_pt
from layout.records import dataclass

_NEVER_FIRST: Final = CLOSERS | {CharClass.MID, CharClass.CONN, CharClass.POST, CharClass.LCLOSE, CharClass.LMARK}
_NEVER_LAST: Final = frozenset({CharClass.OPEN, CharClass.PREF, CharClass.LOPEN})
_WORDS: Final = LATIN | LATIN_MARKS
WITH_HEADLINE: Final = ("kicker", "deck", "byline")
"""Kinds of text that stand in the middle over or below a headline, wherever that has moved."""
_PAIRED: Final = "—─…⋯"
"""Marks that are written twice and are one."""
PAUSE_EM: Final = 1.5
"""A line may move by so much more, in em, to open at a pause."""
CLINGS_EM: Final = 4.0
"""And by so much more before it parts words that cling together."""
FAR_EM: Final = 1.5
"""An opened line of the middle that moves farther, in em, counts for every em more as if it moved by two: a little
shows in no head, a hole beside it in every one.
"""
_ROUNDING_PT: Final = 0.01


Stays: TypeAlias = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class _Fold:
    """Where ink may stand at both sides of a fold (pt), the room of a text, what of its lines stays where it is, the
    paper's words, and where a line that is better not torn may begin (pt; None: it is opened like any other).
    """

    left_pt: float
    right_pt: float
    room: Rect
    stays: Stays
    lexicon: tuple[str, ...]
    whole_pt: float | None = None


def open_at_fold(
    items: Sequence[Item], fold_pt: float | None, texts: Mapping[str, SetText], lexicon: tuple[str, ...]
) -> tuple[Item, ...]:
    """The items of a page; on a spread texts that lie across the fold (pt from the trim's left edge) opened there.

    Args:
        items: The page's items in order.
        fold_pt: Where the fold lies; None = there is none.
        texts: The set texts, by key.
        lexicon: The paper's words that are never split.
    """
    if fold_pt is None:
        return tuple(items)
    made: list[Item] = list(items)
    moved: dict[str | None, tuple[float, float]] = {}
    for is_headline in (True, False):
        for i, item in enumerate(items):
            if not isinstance(item, TextItem) or (item.kind == "headline") != is_headline:
                continue
            if item.rect.x0 < fold_pt < item.rect.x1 and item.text in texts and item.lines:
                head = moved.get(item.slot) if item.kind in WITH_HEADLINE else None
                opened = _opened(item, (fold_pt, head), texts[item.text], lexicon)
                made[i] = opened
                if is_headline:
                    start = min(ink_of(placed)[0] for placed in opened.lines)
                    moved[item.slot] = (_middle(opened) - _middle(item), start)
    return tuple(made)


def _middle(item: TextItem) -> float:
    """The middle of the ink of a text's widest line, in points; of one that is opened, of both its halves."""
    rows: dict[float, list[tuple[float, float]]] = {}
    for placed in item.lines:
        rows.setdefault(placed.baseline_pt, []).append(ink_of(placed))
    ends = [(min(start for start, _ in row), max(end for _, end in row)) for row in rows.values()]
    start, end = max(ends, key=lambda ends: ends[1] - ends[0])
    return (start + end) / 2


def _opened(
    item: TextItem, place: tuple[float, tuple[float, float] | None], text: SetText, lexicon: tuple[str, ...]
) -> TextItem:
    """A text with its lines opened; it was set narrower than its columns by the room that this takes.

    Args:
        item: The text.
        place: Where the fold lies; by how much the headline that it stands with has moved, which a line in the middle
            of the same columns follows, and where that begins; in pt.
        text: The set text.
        lexicon: The paper's words.
    """
    fold_pt, head = place
    follows, whole = head or (0.0, None)
    spare = fold_room_pt(text.style.size_pt) / 2
    room = Rect(item.rect.x0 - spare, item.rect.y0, item.rect.x1 + spare, item.rect.y1)
    align = text.style.setting.align
    stays: Stays = "end" if align == "end" else "middle" if align == "center" else "start"
    fold = _Fold(fold_pt - FOLD_CLEAR_PT, fold_pt + FOLD_CLEAR_PT, room, stays, lexicon, whole)
    lines: list[PlacedLine] = []
    for placed in item.lines:
        start, end = ink_of(placed)
        shift = {"start": -spare, "end": spare}.get(stays, max(room.x0 - start, min(follows, room.x1 - end)))
        lines += _over_fold(replace(placed, x_pt=placed.x_pt + shift), fold, is_byline=item.kind == "byline")
    return replace(item, rect=room, lines=tuple(lines))


def ink_of(placed: PlacedLine) -> tuple[float, float]:
    """From where to where a level line has ink, in points."""
    start, end = placed.line.indent_em * placed.size_pt, placed.line.width_em * placed.size_pt
    return placed.x_pt + start, placed.x_pt + end


def _over_fold(placed: PlacedLine, fold: _Fold, *, is_byline: bool) -> Iterator[PlacedLine]:
    """The line as it is where it keeps off the fold, else its two halves, or the whole of it on one side."""
    start, end = ink_of(placed)
    if placed.vertical or end <= fold.left_pt or start >= fold.right_pt:
        yield placed
        return
    has_pause = not is_byline and any(_at_pause(placed.line.text, i) for i in range(1, len(placed.line.text.rstrip())))
    if fold.whole_pt is not None and not has_pause and fold.whole_pt + end - start <= fold.left_pt:
        yield replace(placed, x_pt=placed.x_pt + fold.whole_pt - start)
        return
    ways: list[tuple[bool, float, int, float, float]] = []
    text = placed.line.text
    words = words_of(text, fold.lexicon)
    for offset in turns_of(text, fold.lexicon):
        before, after = parted(placed.line, offset)
        to_left = placed.x_pt + before.width_em * placed.size_pt - fold.left_pt if before.runs else 0.0
        to_right = fold.right_pt - placed.x_pt - after.indent_em * placed.size_pt if after.runs else 0.0
        if fold.stays == "start" and before.runs:
            to_left = max(0.0, to_left)
        if fold.stays == "end" and after.runs:
            to_right = max(0.0, to_right)
        starts, ends = start - (to_left if before.runs else -to_right), end + (to_right if after.runs else -to_left)
        leaves = max(fold.room.x0 - starts, ends - fold.room.x1) > _ROUNDING_PT
        moved = abs(to_left) + abs(to_right)
        if fold.stays == "middle":
            moved = abs(starts + ends - start - end) / 2
            moved += max(0.0, moved - FAR_EM * placed.size_pt) if before.runs and after.runs else 0.0
        if not _at_pause(text, offset):
            moved += (PAUSE_EM + CLINGS_EM * clings(text[:offset], text[offset:], words)) * placed.size_pt
        ways.append((leaves, moved, offset, to_left, to_right))
    *_, offset, to_left, to_right = min(ways)
    before, after = parted(placed.line, offset)
    if before.runs:
        yield replace(placed, line=before, x_pt=placed.x_pt - to_left)
    if after.runs:
        yield replace(placed, line=after, x_pt=placed.x_pt + to_right)


def _at_pause(text: str, offset: int) -> bool:
    """Whether a reader pauses there anyway: at an end, a space, or behind a mark."""
    return offset in (0, len(text)) or text[offset - 1].isspace() or classify(text[offset - 1]) in CLOSERS


def turns_of(text: str, lexicon: tuple[str, ...]) -> list[int]:
    """Where a line may part, as offsets in its text; the two ends are among them."""
    inside = {i for word in words_of(text, lexicon) for i in range(word.start + 1, word.end)}
    return [i for i in range(len(text) + 1) if i not in inside and _may_part(text[:i], text[i:])]


def _may_part(before: str, after: str) -> bool:
    """Whether the marks and words on both sides may be parted; a space goes with what stands before it."""
    if not before or not after:
        return True
    if after[0].isspace():
        return False
    if before[-1].isspace():
        return True
    last, first = classify(before[-1]), classify(after[0])
    if last in _NEVER_LAST or first in _NEVER_FIRST or before[-1] == after[0] in _PAIRED:
        return False
    tied = CharClass.NUM in (last, first) or (last in _WORDS and first in _WORDS)
    return not tied or last in CLOSERS


def parted(line: Line, offset: int) -> tuple[Line, Line]:
    """A level line as two, the second from an offset of its text on; glyphs stay where they are."""
    at: list[list[int]] = []
    position = 0
    for run in line.runs:
        row: list[int] = []
        for text in run.texts:
            found = line.text.find(text, position) if text else -1
            row.append(found if found >= 0 else (row[-1] if row else position))
            position = found + len(text) if found >= 0 else position
        at.append(row)
    before = _part(line, [[place < offset for place in row] for row in at])
    after = _part(line, [[place >= offset for place in row] for row in at])
    middle = line.first + offset
    return (
        replace(before, end=middle, text=line.text[:offset], last=False, findings=()),
        replace(after, first=middle, text=line.text[offset:]),
    )


def _part(line: Line, keeps: list[list[bool]]) -> Line:
    """A line with some of its glyphs, and what is drawn with them."""
    runs = tuple(_run(run, row) for run, row in zip(line.runs, keeps, strict=True) if any(row))
    bodies = [body for run in runs for body in run.bodies()]
    start, end = min((b[0] for b in bodies), default=0.0), max((b[1] for b in bodies), default=0.0)
    drawn = tuple(_decoration(d, start, end) for d in line.decorations if d.end_em > start and d.start_em < end)
    rubies = tuple(r for r in line.rubies if any(start <= x < end for run in r.runs for x in run.x_em[:1]))
    indent = line.indent_em if runs and keeps[0][0] else start
    return replace(line, indent_em=indent, width_em=end, runs=runs, decorations=drawn, rubies=rubies)


def _run(run: GlyphRun, keep: Sequence[bool]) -> GlyphRun:
    """A run with some of its glyphs."""
    chosen, bodies = [i for i, kept in enumerate(keep) if kept], list(run.bodies())
    return replace(
        run,
        glyphs=tuple(run.glyphs[i] for i in chosen),
        x_em=packed(run.x_em[i] for i in chosen),
        texts=tuple(run.texts[i] for i in chosen),
        bodies_em=packed_pairs(bodies[i] for i in chosen),
        y_em=tuple(run.y_em[i] for i in chosen) if run.y_em else (),
    )


def _decoration(drawn: Decoration, start_em: float, end_em: float) -> Decoration:
    """What of a line or of dots lies between two places."""
    return replace(drawn, start_em=max(drawn.start_em, start_em), end_em=min(drawn.end_em, end_em))
