"""Headlines: broken by meaning, balanced, fitted by tracking, half-width marks and smaller sizes, never justified.

Decisions: the editor's breaks win, then only the pieces between them are fitted. A break inside a word is not taken
while any other way exists. For a number of lines the best set of breaks is searched exactly; the first step of the
fit order that needs no bad break is taken. Letters are condensed, where a style allows it, by drawing them narrower: a
line set to a wider measure, then narrowed as a whole. All sets that were weighed and good are kept for the report.

Source: typography.md §9.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final, NamedTuple

from layout.chars import IDEOGRAPHIC
from layout.lexicon import Word, words_of
from layout.lines.costs import SLACK_EM
from layout.lines.glyphs import narrowed
from layout.lines.justify import Edge, set_line
from layout.lines.numbers import FORBIDDEN
from layout.lines.paragraph import Paragraph, prepare
from layout.lines.turns import INSIDE_WORD_COST, desperate_prices, natural_em, pauses_inside, pauses_of, turn_prices
from layout.lines.types import Line, SetText
from layout.lines.weighing import Chosen, Task
from layout.model.story import TextElement
from layout.model.style import Setting
from layout.records import dataclass
from layout.shape.types import ShapedText

BAD_COST: Final = 300.0
"""A set of breaks with a break this dear is taken only when nothing else fits."""
BALANCE_COST: Final = 3.0
"""Price of a line one em off the mean width."""
SHORT_LAST_COST: Final = 300.0
TORN_COST: Final = 100.0
"""Of a line that holds a pause while it begins or ends elsewhere."""
LAST_SHARE: Final = 0.5
LAST_CHARS: Final = 3
"""Characters that a line has at least, the last one above all."""
SPREAD_CHARS: Final = (2, 3)
"""Headlines of so many characters may be spread."""
TRACKING_EM: Final = (0.0, -0.025, -0.05)
"""Tracking that is tried, in em, before anything else gives way."""
STEP_COST: Final = 20.0
"""Of each step of tracking or half-width marks: taken for a better turn, not for a more even one."""
LINES_FIRST: Final = 2
LINES_MOST: Final = 4
LINES_EVER: Final = 16
"""A headline far too long for its measure is set in as many lines as it takes, never past the measure."""
MOST_WEIGHED: Final = 2 * LINES_EVER
"""Lines of one that divides inside words, or that the editor breaks, whose turns are weighed against one another: the
work grows with their square."""
SMALLEST_SHARE: Final = 0.85
"""A size down to this share of the preferred one is tried before a third line, and before a fourth."""
ONE_LINE_SHARE: Final = 0.6
"""A kicker or deck is set down to this part of its size to stay on one line: it must not outweigh its headline."""
CONDENSING_STEP: Final = 0.025
"""Letters become narrower by so much of their own width at a time."""
ALTERNATIVES: Final = 3


class _Way(NamedTuple):
    """Line ends so far: cost, the widest line in em, the last box of each line."""

    cost: float
    widest_em: float
    ends: tuple[int, ...]

    def then(self, end: int, width_em: float, price: float) -> "_Way":
        """One line more."""
        return _Way(self.cost + price, max(self.widest_em, width_em), (*self.ends, end))


DISPLAY: Final = ("subhead", "pull")
"""Texts of a column that turn between words, as headlines do."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A way to set a headline: cost, lines as (first box, last box), whether all lines fit and no break is bad, whether
    no break is inside a word.
    """

    cost: float
    lines: tuple[tuple[int, int], ...]
    good: bool
    whole: bool = True


class _Try(NamedTuple):
    """One step of the fit order: size in pt, tracking in em, punctuation; the text prepared for it; how wide letters
    are over their own width.
    """

    size_pt: float
    setting: Setting
    paragraph: Paragraph
    condensed: float = 1.0


class _Round(NamedTuple):
    """Steps of the fit order: so many lines, in these sizes (pt), with letters as wide as they may be."""

    counts: range
    sizes: tuple[float, ...]
    widths: tuple[float, ...] = (1.0,)


def set_headline(element: TextElement, text: ShapedText, measure_pt: float, lexicon: tuple[str, ...]) -> SetText:
    """A headline set to a measure in pt, in the first of its sizes that it fits well.

    One that turns by hand only and fits in no size is turned by words all the same, and that is told.
    `alternatives` are the sets of breaks that were weighed, the chosen one first, with ` / ` at each turn.

    Source: typography.md §9, fit order.
    """
    chosen, fits = _choose(element, text, measure_pt, lexicon)
    measure_em = measure_pt / chosen.size_pt
    lines = tuple(_set(chosen, fits[0], measure_em / chosen.condensed))
    if chosen.condensed < 1.0:
        lines = tuple(narrowed(line, chosen.condensed) for line in lines)
    if code := _fault(chosen, fits[0]):
        lines = (replace(lines[0], findings=(*lines[0].findings, code)), *lines[1:])
    style = replace(element.style, size_pt=chosen.size_pt, setting=chosen.setting)
    worth = (fits[0], *(fit for fit in fits[1:] if fit.good))
    options = tuple(dict.fromkeys(_written(chosen.paragraph, fit) for fit in worth))[:ALTERNATIVES]
    return SetText(
        key=element.key,
        kind=element.kind,
        style=style,
        measure_em=measure_em,
        lines=lines,
        rows=element.rows,
        lines_before=element.lines_before,
        optional=element.optional,
        alternatives=options if len(fits[0].lines) > 1 else (),
    )


def display_lines(element: TextElement, text: ShapedText, measure_pt: float) -> tuple[Line, ...] | None:
    """The lines of a subhead or a pull quote, which turn between words as a headline's do, at a measure in pt; None
    where it is too narrow for its words.
    """
    made = set_headline(replace(element, sizes_pt=()), text, measure_pt, ())
    return None if any(line.findings for line in made.lines) else made.lines


def _fault(chosen: _Try, fit: _Fit) -> str | None:
    """What is told of a headline that fits nowhere as it should: a word divided, or turns that nobody asked for."""
    paragraph = chosen.paragraph
    forced = set(paragraph.forced)
    own = [last for _, last in fit.lines[:-1] if last not in forced]
    if any(paragraph.opportunities.penalties[last] == FORBIDDEN for last in own):
        return "overfull_line"
    return "headline_turned" if own and chosen.setting.turns == "manual" else None


def _choose(
    element: TextElement, text: ShapedText, measure_pt: float, lexicon: tuple[str, ...]
) -> tuple[_Try, list[_Fit]]:
    """The first step of the fit order that sets it well, else the one that sets it least badly, with its sets."""
    sizes = element.sizes_pt or (element.style.size_pt,)
    words = words_of(text.source.text, lexicon)
    pieces = 1 + len(_plain(element, text, sizes[0]).paragraph.forced)
    best: tuple[float, _Try, list[_Fit]] | None = None
    for counts, group, widths in _rounds(element, sizes, pieces) if pieces <= MOST_WEIGHED else ():
        for size, condensed in product(group, widths):
            for count in counts:
                good: tuple[float, _Try, list[_Fit]] | None = None
                for number, step in enumerate(_steps(element, text, size)):
                    prices = turn_prices(step.paragraph, words)
                    fits = _fits(step.paragraph, prices, measure_pt / size / condensed, count)
                    if not fits:
                        continue
                    found = fits[0].cost + number * STEP_COST, step._replace(condensed=condensed), fits
                    if fits[0].good and (good is None or found[0] < good[0]):
                        good = found
                        if count == 1:
                            break  # one line has no turn that costs: no later step is better than the first it fits in
                    if best is None or found[0] < best[0]:
                        best = found
                if good is not None:
                    return good[1], good[2]
                if best is not None and best[2][0].whole and counts.stop > pieces + LINES_EVER:
                    return best[1], best[2]
    if best is None:
        step = list(_steps(element, text, sizes[-1]))[-1]
        return step, _overfull(step.paragraph, words, measure_pt / sizes[-1])
    return best[1], best[2]


def _rounds(element: TextElement, sizes: tuple[float, ...], pieces: int) -> tuple[_Round, ...]:
    """The fit order: sizes down to `SMALLEST_SHARE`, condensed letters, a line more in each of those sizes and another,
    and at last as many lines as it takes to divide no word.

    Args:
        element: The headline.
        sizes: Its sizes in points, the preferred one first.
        pieces: Lines that the editor's breaks make at least.
    """
    setting = element.style.setting
    near = tuple(size for size in sizes if size >= sizes[0] * SMALLEST_SHARE - 0.001)
    manual = setting.turns == "manual"
    first = range(pieces, 1 + (pieces if pieces > 1 or manual else LINES_FIRST))
    rounds = [_Round(first, sizes if pieces > 1 else near)]
    if setting.condensed < 1.0 and setting.writing == "horizontal":
        rounds.append(_Round(first, rounds[0].sizes[-1:], tuple(_narrower(setting.condensed))))
    if manual:
        return (*rounds, _Round(range(pieces, pieces + 1), sizes))
    most = LINES_MOST if pieces == 1 else pieces + 2
    if pieces == 1:
        rounds += [_Round(range(count, count + 1), near) for count in range(LINES_FIRST + 1, most + 1)]
    rounds += [_Round(range(pieces, most + 1), sizes), _Round(range(pieces, pieces + LINES_EVER + 1), sizes[-1:])]
    if element.kind in ("kicker", "deck"):
        small = tuple(size for size in sizes if size >= sizes[0] * ONE_LINE_SHARE)
        rounds.insert(0, _Round(range(pieces, pieces + 1), small))
    return tuple(rounds)


def _narrower(least: float) -> Iterator[float]:
    """How wide condensed letters are over their own width, down to `least`."""
    width = 1.0 - CONDENSING_STEP
    while width > least:
        yield width
        width -= CONDENSING_STEP
    yield least


def _overfull(paragraph: Paragraph, words: tuple[Word, ...], measure_em: float) -> list[_Fit]:
    """The best sets where something that no headline divides is wider than the measure (em): it is divided as body text
    would be; what even that does not divide sticks out. What takes too many lines to be a headline is not weighed.
    """
    prices = desperate_prices(paragraph, words, measure_em)
    full = _fullest(paragraph, prices, measure_em)
    if len(full) > MOST_WEIGHED:
        return [_Fit(0.0, full, False)]
    return _fits(paragraph, prices, measure_em, len(full), overfull=True) or [_Fit(0.0, _pieces(paragraph), False)]


def _fullest(paragraph: Paragraph, prices: list[float], measure_em: float) -> tuple[tuple[int, int], ...]:
    """First and last box of the fewest lines it takes at a measure in em, if what cannot be divided may stick out: each
    as full as can be.
    """
    forced = set(paragraph.forced)
    lines: list[tuple[int, int]] = []
    start, latest = 0, -1
    for end in range(len(paragraph.boxes)):
        if latest >= start and natural_em(paragraph, (start, end)) > measure_em + SLACK_EM:
            lines.append((start, latest))
            start = latest + 1
        if end in forced:
            lines.append((start, end))
            start = end + 1
        elif prices[end] < FORBIDDEN:
            latest = end
    if start < len(paragraph.boxes):
        lines.append((start, len(paragraph.boxes) - 1))
    return tuple(lines)


def _plain(element: TextElement, text: ShapedText, size_pt: float) -> _Try:
    """The first step: set as the style says, but never justified."""
    setting = element.style.setting
    if setting.align == "justify":
        setting = replace(setting, align="center")
    return _Try(size_pt, setting, prepare(text, setting))


def _steps(element: TextElement, text: ShapedText, size_pt: float) -> Iterator[_Try]:
    """Spread if asked, natural, tracked closer, with half-width marks, both: the steps at one size."""
    plain = _plain(element, text, size_pt)
    if plain.setting.spread_em and _is_short(plain.paragraph):
        spread = replace(plain.setting, tracking_em=plain.setting.tracking_em + plain.setting.spread_em)
        yield _Try(size_pt, spread, prepare(text, spread))
    yield plain
    styles = ("quanjiao", "banjiao") if plain.setting.punctuation != "banjiao" else ("banjiao",)
    for marks in styles:
        for tracking in TRACKING_EM:
            base = plain.setting if marks != "banjiao" else replace(plain.setting, punctuation="banjiao")
            setting = replace(base, tracking_em=base.tracking_em + tracking)
            if setting != plain.setting:
                yield _Try(size_pt, setting, prepare(text, setting))


def _is_short(paragraph: Paragraph) -> bool:
    """Whether it is two or three Han on one line, which may be spread."""
    count = len(paragraph.boxes)
    return count in SPREAD_CHARS and not paragraph.forced and all(b.cls in IDEOGRAPHIC for b in paragraph.boxes)


def _pieces(paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
    """First and last box of each piece between the editor's breaks."""
    if not paragraph.boxes:
        return ()
    lasts = (*paragraph.forced, len(paragraph.boxes) - 1)
    return tuple(zip((0, *(last + 1 for last in lasts[:-1])), lasts, strict=True))


def _fits(
    paragraph: Paragraph, prices: list[float], measure_em: float, count: int, *, overfull: bool = False
) -> list[_Fit]:
    """The best sets of `count` lines at a measure in em, the editor's breaks among them: the good ones first, and of
    them the cheapest.

    `prices` are those of a turn after each box. With `overfull` a line may be wider than the measure up to the first
    place where it can end.
    """
    if not paragraph.boxes:
        return [_Fit(0.0, (), True)]
    if len(_fullest(paragraph, prices, measure_em)) > count:
        return []
    forced = set(paragraph.forced)
    last = len(paragraph.boxes) - 1
    total = sum(natural_em(paragraph, piece) for piece in _pieces(paragraph))
    mean = total / count if not forced else None
    # For every box that ends a line: the cheapest ways there in as many lines as have been set.
    ways: dict[int, list[_Way]] = {-1: [_Way(0.0, 0.0, ())]}
    for number in range(1, count + 1):
        nexts: dict[int, list[_Way]] = {}
        for before, known in ways.items():
            start = before + 1
            may_stick_out = overfull
            for end in range(start, last + 1):
                width = natural_em(paragraph, (start, end))
                if width > measure_em + SLACK_EM and not may_stick_out:
                    break
                may_end = end in forced or end == last or prices[end] < FORBIDDEN
                may_stick_out = may_stick_out and not may_end
                if may_end and (end == last) == (number == count):
                    price = 0.0 if end in forced or end == last else prices[end]
                    price += BALANCE_COST * (width - mean) ** 2 if mean is not None else 0.0
                    nexts.setdefault(end, []).extend(way.then(end, width, price) for way in known)
                if end in forced:
                    break
        ways = {end: sorted(found)[:ALTERNATIVES] for end, found in nexts.items()}
    fits = (_judged(paragraph, way, prices) for way in ways.get(last, ()))
    return sorted(fits, key=lambda fit: (not fit.good, fit.cost))


def _judged(paragraph: Paragraph, way: _Way, prices: list[float]) -> _Fit:
    """A complete way with the price of a short last line, and whether all its breaks are good."""
    lines = tuple(zip((0, *(end + 1 for end in way.ends[:-1])), way.ends, strict=True))
    cost = way.cost
    if len(lines) > 1 and not paragraph.forced:
        short = sum(paragraph.text_count(first, end + 1) < LAST_CHARS for first, end in lines)
        if not short and natural_em(paragraph, lines[-1]) < LAST_SHARE * way.widest_em:
            short = 1
        cost += SHORT_LAST_COST * short
    forced = set(paragraph.forced)
    dearest = max((prices[end] for end in way.ends[:-1] if end not in forced), default=0.0)
    torn = [pauses_inside(paragraph, *line) for line in lines] if pauses_of(paragraph) else []
    good = dearest < BAD_COST and "phrase" not in torn
    return _Fit(cost + TORN_COST * sum(map(bool, torn)), lines, good, dearest < INSIDE_WORD_COST / 2)


def _set(step: _Try, fit: _Fit, measure_em: float) -> Iterator[Line]:
    """The lines of a fit, placed in the measure (em) by the alignment of the style."""
    paragraph, setting = step.paragraph, step.setting
    for first, last in fit.lines:
        indent = setting.indent_em if first == 0 else setting.hanging_em
        task = Task(first, last + 1, measure_em, indent, justify=False)
        room = measure_em - indent - natural_em(paragraph, (first, last))
        edge = Edge(setting.align, last == len(paragraph.boxes) - 1, paragraph.hyphens)
        yield set_line(paragraph, task, Chosen(first, last, False, "drop", room), edge)


def _written(paragraph: Paragraph, fit: _Fit) -> str:
    """A set of breaks as an editor would write it."""
    return " / ".join(paragraph.source[paragraph.char(a) : paragraph.char(b + 1)].strip() for a, b in fit.lines)
