"""Where columns turn: which lines of a text stand in which column, and how high the columns get.

Decisions: a turn costs what typography.md §10 says (a lone last line at a column top, a subhead or a first line at a
column foot, a byline on its own), a column that ends early costs white; the cheapest set of turns is found exactly.
Columns are balanced: the lowest common foot at which all lines stand is looked for first; what is left of it is white
at the foot of the last columns, a line each, and a column that is shorter than that costs more than a paragraph's first
line at a foot. Only a lone line or a torn block is worth more than even feet.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from layout.lines.types import SetText
from layout.records import dataclass
from layout.standing import Same, standing

LONE_LINE: Final = 2000
"""Cost of a paragraph's last line alone at a column top, and of a subhead alone with the last line of its text there.
Source: typography.md §10.
"""
LONE_SHORT_LINE: Final = 5000
"""The same when the line is shorter than half the measure. Source: typography.md §10."""
FIRST_LINE_AT_FOOT: Final = 150
"""Cost of a paragraph's first line alone at a column foot. Source: typography.md §10."""
FIRST_OF_THREE_AT_FOOT: Final = 40
"""The same in a paragraph of three lines, where it is tolerated."""
TORN_BLOCK: Final = 50_000
"""Cost of a subhead at a column foot, or with a single line below it, and of a block of several rows torn apart."""
LONE_QUESTION: Final = LONE_LINE
"""Cost of a question at a column foot, its answer in the next column."""
PULL_AT_TOP: Final = 700
"""Cost of a pull quote that opens a column: better than one torn, or a lone line; worth a row or two of white."""
LONE_BYLINE: Final = 5000
"""Cost of a byline alone at a column top."""
AFTER_PARAGRAPH: Final = -5
"""A turn at a paragraph's end is worth less than white in one column farther left: even feet come first, and it chooses
among turns that cost the same.
"""
AFTER_SENTENCE: Final = -3
"""A turn at a sentence's end is worth a little less than one at a paragraph's end."""
FARTHER_LEFT: Final = 6
"""What a line of white too much costs more for each column that follows: the short columns are the last ones."""
UNEVEN: Final = (0, 160, 500)
"""What a column costs that ends so many rows above the foot it should reach; `WORSE` for each row more."""
UNEVEN_LAST: Final = (0, 0, 300)
"""The same for the column with the last line."""
WORSE: Final = 600
"""What each further row costs."""
TOO_LOW: Final = 170
"""What a row costs by which a column ends below the foot it should reach."""
AFTER_STANZA: Final = -900
"""A turn between two stanzas is worth two lines of white."""
TORN_STANZA: Final = 700
"""Cost of a turn inside a stanza in vertical lines, whose tiers need not be alike: one between two stanzas is worth
that much white.
"""
TORN_SHORT_STANZA: Final = 1900
"""The same of a stanza of `SHORT_STANZA` lines at most: a poem of four or eight lines stands whole, though one tier is
longer than the other. No other turn costs the same: verse is told by it.
"""
TORN_TIERS: Final = frozenset({TORN_STANZA, TORN_SHORT_STANZA})
TORN_LEVEL_STANZA: Final = 1000
"""The same in level lines, of a stanza of `SHORT_STANZA` lines at most: worth a foot that is two lines lower."""
SHORT_STANZA: Final = 8
"""Lines of a stanza that stands whole; a longer one may turn."""
SERIOUS: Final = 1000
"""From this cost on a set of turns has a fault that an editor would mend."""
OVERSET_ROW: Final = 1_000_000
"""Cost of a row that finds no column."""
FARTHEST_SHORT: Final = 9
"""A column may end at most this many rows early, so that a subhead with its lines can move."""
KEPT: Final = 4096
"""Answers that are kept: several times what the slots of a large issue ask for while its pages settle."""

_SENTENCE_ENDS = (
    "。",
    "！",
    "？",
    "…",
    "。”",
    "！”",
    "？”",
    "。’",
    "。）",
    "。」",
    "！」",
    "？」",
    "。』",
    ".",
    "!",
    "?",
)


class Row(NamedTuple):
    """One line as turning sees it: body lines it takes, blank ones above it (none at a column top), and what a turn
    before it costs. A tuple, for thousands of them are compared while a page settles.
    """

    rows: int
    blank: int
    turn_cost: int


@dataclass(frozen=True, slots=True)
class Turns:
    """Where each column ends (index of the line after its last), and the cost. Lines from `ends[-1]` on are overset."""

    ends: tuple[int, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Room:
    """Room in a text column: from line `top` on (of the slot's text), `lines` lines.

    Beside a picture that is narrower than its columns the lines of a room are shorter: `runs` says how many lines, from
    the top, lack how much at the left and at the right (body em); they hold `share` of what full ones do.
    """

    column: int
    top: int
    lines: int
    runs: tuple[tuple[int, float, float], ...] = ()
    share: float = 1.0


def rows_of(texts: Sequence[SetText]) -> tuple[Row, ...]:
    """Every line of a galley as a row, with the cost of a column turn before it."""
    return _rows(tuple(map(Same, texts)))


@standing(KEPT)
def _rows(texts: tuple[Same, ...]) -> tuple[Row, ...]:
    """The rows of texts; kept, for the same galleys are poured again and again."""
    rows: list[Row] = []
    after_subhead = 0
    after_question = False
    ends_sentence = False
    head = 0
    for text in (same.it for same in texts):
        assert isinstance(text, SetText)
        count = len(text.lines)
        head = len(rows) if text.kind == "subhead" else head
        for i, line in enumerate(text.lines):
            cost = _turn_cost(text, i)
            if after_subhead:
                cost = max(cost, TORN_BLOCK)
            elif after_question:
                cost = LONE_QUESTION
            elif text.kind == "pull" and i == 0:
                cost = PULL_AT_TOP
            elif text.kind == "verse" and i == 0 and text.lines_before:
                cost = AFTER_STANZA
            elif cost == 0:
                cost = AFTER_PARAGRAPH if i == 0 else AFTER_SENTENCE if ends_sentence else 0
            opens = text.kind in ("subhead", "jump_from") and i == count - 1
            after_question = text.opens and i == count - 1
            after_subhead = 2 if opens else max(0, after_subhead - 1)
            rows.append(Row(text.rows_at(i), text.lines_before if i == 0 else 0, cost))
            ends_sentence = line.text.rstrip().endswith(_SENTENCE_ENDS)
    if head and after_subhead == 1:  # the subhead has a single line left for it
        rows[head] = rows[head]._replace(turn_cost=LONE_LINE)
    return tuple(rows)


def _turn_cost(text: SetText, i: int) -> int:
    """What it costs to begin a column with line `i` of a text; what comes before the text is not looked at."""
    count = len(text.lines)
    if i == 0:
        return LONE_BYLINE if text.kind in ("byline", "credit", "jump_to") else 0
    match text.kind:
        case "subhead" | "pull" | "byline" | "credit" | "summary" | "jump_from":
            return TORN_BLOCK
        case "verse":
            if text.style.setting.writing == "vertical":
                return TORN_SHORT_STANZA if count <= SHORT_STANZA else TORN_STANZA
            return TORN_LEVEL_STANZA if count <= SHORT_STANZA else 0
        case _:
            pass
    if i == count - 1:
        return LONE_SHORT_LINE if text.lines[i].width_em < text.measure_em / 2 else LONE_LINE
    if i == 1 and not text.continued:
        return FIRST_OF_THREE_AT_FOOT if count == 3 else FIRST_LINE_AT_FOOT
    return 0


def white_cost(uneven: int, is_last: bool, following: int) -> int:
    """What a column costs that ends `uneven` rows above the foot it should reach (negative: below it), `following`
    columns before the last room; the column with the last line may be one row short for nothing.
    """
    prices = UNEVEN_LAST if is_last else UNEVEN
    if uneven <= 0:
        return TOO_LOW * -uneven
    cost = prices[uneven] if uneven < len(prices) else prices[-1] + WORSE * (uneven - len(prices) + 1)
    return cost if is_last else cost + FARTHER_LEFT * uneven * following


def turn_columns(rows: Sequence[Row], capacities: Sequence[int], level: Sequence[bool] | None = None) -> Turns:
    """The cheapest way to stand `rows` in columns, in order; the rest is overset.

    Args:
        rows: The lines.
        capacities: How many rows each column has.
        level: Which columns end at the common foot; all where it is not said. What rows there are too few of is white
            in the last of these, alike as far as it goes.
    """
    spare = max(0, sum(capacities) - sum(row.rows + row.blank for row in rows))
    share, more = divmod(spare, max(1, sum(level) if level else len(capacities)))
    due: list[int] = []
    for ends_level in reversed(level or [True] * len(capacities)):
        due.append(share + (more > 0) if ends_level else 0)
        more -= ends_level
    return _turned(tuple(rows), tuple(capacities), tuple(reversed(due)), share)


def stand_in(rows: Sequence[Row], capacities: Iterable[int]) -> bool:
    """Whether all rows find a column when each is filled as far as it goes (a column that starts later never ends
    earlier, so nothing fits that does not fit so).
    """
    start, heights = 0, _heights(tuple(rows))
    for capacity in capacities:
        if start < len(rows):
            start = max(start, bisect_right(heights, heights[start] + rows[start].blank + capacity) - 1)
    return start >= len(rows)


@standing(KEPT)
def _heights(rows: tuple[Row, ...]) -> list[int]:
    """The rows and blanks of all lines before each, and of all."""
    return [0, *accumulate(row.rows + row.blank for row in rows)]


@standing(KEPT)
def _turned(rows: tuple[Row, ...], capacities: tuple[int, ...], due: tuple[int, ...], share: int) -> Turns:
    """The cheapest turns; kept, for a page that settles asks for the same ones again and again.

    `due` is the white that each column should end with, `share` what all of them end with.
    """
    total = len(rows)
    heights = _heights(rows)
    reached: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for index, capacity in enumerate(capacities):
        behind = len(capacities) - 1 - index
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (cost, ends) in reached.items():
            for end, used in _fillings(rows, heights, start, capacity):
                is_last = behind == 0 or end == total
                price = cost + white_cost(capacity - used - (share if is_last else due[index]), is_last, behind)
                price += rows[end].turn_cost if start < end < total else 0
                if end not in following or price < following[end][0]:
                    following[end] = (price, (*ends, end))
        reached = following
    rest = [0, *accumulate(row.rows for row in reversed(rows))][::-1]
    best = min(reached.items(), key=lambda item: (item[1][0] + OVERSET_ROW * rest[item[0]], -item[0]))
    return Turns(best[1][1], best[1][0] + OVERSET_ROW * rest[best[0]])


def _fillings(rows: Sequence[Row], heights: Sequence[int], start: int, capacity: int) -> list[tuple[int, int]]:
    """Where a column that begins with line `start` may end, and the rows it then uses: full, or some rows early.

    `heights[i]` are the rows and blanks of all lines before line *i*.
    """
    if start == len(rows):
        return [(start, 0)]
    above = heights[start] + rows[start].blank
    found: list[tuple[int, int]] = []
    for end in range(bisect_right(heights, above + capacity) - 1, start, -1):
        used = heights[end] - above
        if found and capacity - used > FARTHEST_SHORT:
            break
        found.append((end, used))
    if not found or capacity <= FARTHEST_SHORT:
        found.append((start, 0))
    return found


def is_overset(turns: Turns) -> bool:
    """Whether lines found no column."""
    return turns.cost >= OVERSET_ROW // 2


def balance(rows: Sequence[Row], rooms: Sequence[Room]) -> Turns:
    """The turns with the lowest common foot at which every line stands without a serious fault; else the full rooms.

    Of feet up to two lines lower the one without a serious fault is taken, else the cheapest.
    """
    return _balanced(tuple(rows), tuple(rooms))


@standing(KEPT)
def _balanced(rows: tuple[Row, ...], rooms: tuple[Room, ...]) -> Turns:
    """As `balance`, kept."""
    highest = max((room.top + room.lines for room in rooms), default=0)
    need = sum(row.rows for row in rows)
    best: Turns | None = None
    tries = 0
    for foot in range(lowest_foot(need, rooms), highest + 1):
        capacities = capacities_to(rooms, foot)
        if not stand_in(rows, capacities):
            continue
        turns = turn_columns(rows, capacities, _level(rooms))
        tries += 1
        if best is None or turns.cost + SERIOUS // 2 < best.cost:
            best = turns
        if best.cost < SERIOUS or tries > 2:
            break
    return best or turn_columns(rows, capacities_to(rooms, highest), _level(rooms))


def _level(rooms: Sequence[Room]) -> tuple[bool, ...]:
    """Which rooms are the last of their column: those whose feet should be level."""
    last = {room.column: i for i, room in enumerate(rooms)}
    return tuple(last[room.column] == i for i, room in enumerate(rooms))


def capacities_to(rooms: Sequence[Room], foot: int) -> tuple[int, ...]:
    """How many rows each room has above line `foot`."""
    return tuple(int(max(0, min(room.top + room.lines, foot) - room.top) * room.share) for room in rooms)


def lowest_foot(rows: int, rooms: Sequence[Room]) -> int:
    """The lowest foot line at which rooms have `rows` rows in all; the deepest foot when they never do."""
    highest = max((room.top + room.lines for room in rooms), default=0)
    return bisect_left(range(highest), rows, key=lambda foot: sum(capacities_to(rooms, foot)))
