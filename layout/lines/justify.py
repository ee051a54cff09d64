"""Chosen lines become set lines: gaps squeezed or stretched in stages, every glyph at its place.

Decisions: in one stage all gaps change by the same amount until they reach their end, then the next stage begins;
squeezing goes through stages 1 to 6, stretching through 1 and 2 and then into all Han gaps alike, as `costs.stretched`
has it; a line that has come apart is spaced evenly, so that a number does not stick to one of its neighbours. A line
with neither Han gaps nor word spaces is left as it is and reported; one with word spaces only stretches them past their
end, and is reported as one with Han gaps is.

Source: typography.md §8; CLREQ "Line adjustment".
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from operator import add
from typing import Final, Literal

from layout.chars import IDEOGRAPHIC, CharClass
from layout.lines.costs import FULL_EM, LOOSE_EM, SLACK_EM, stretched
from layout.lines.glyphs import glyph_runs
from layout.lines.grid import settle_start
from layout.lines.paragraph import Paragraph
from layout.lines.ruby import ruby_runs
from layout.lines.spacing import AUTOSPACE_STAGE, OPEN_STAGE, SPACE_STAGE, Gap
from layout.lines.types import Decoration, Line
from layout.lines.weighing import Chosen, Task
from layout.model.style import Align
from layout.records import dataclass
from layout.shape.types import Box, Hyphen

DIVIDES_AFTER: Final = "-/,"
"""Characters of a number that a line may end with. Source: typography.md §6.3."""
NAME_GAP_EM: Final = 0.1
"""White between two proper-name lines that meet."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What a line needs besides its boxes: alignment, whether it is the paragraph's last, hyphens by face."""

    align: Align
    last: bool
    hyphens: Mapping[str, Hyphen]


def set_line(paragraph: Paragraph, task: Task, chosen: Chosen, edge: Edge) -> Line:
    """One line with all its glyphs placed, in em of the text's size from the column's start edge.

    Source: typography.md §§7, 8.
    """
    first, last, strip = chosen.first, chosen.last, paragraph.strip
    stop, room_em, final = last + 1, chosen.room_em, strip.boxes[last]
    opens = first == task.first
    start = task.indent_em if opens else task.hanging_em
    lead = paragraph.lead_em(first) if (task.keep_first if opens else task.keep_start) else 0.0
    fills = task.justify and (not edge.last or task.fill_last)
    widths, stretch, findings = _spread(paragraph.gaps[first:last], room_em, fills)
    if paragraph.strict_grid:
        room_em, lead = settle_start(strip.boxes[first:stop], widths, lead, room_em), 0.0
    if edge.align in ("center", "end") and room_em > 0:
        start += room_em * (0.5 if edge.align == "center" else 1.0)
    places = list(accumulate(map(add, strip.bodies_em[first:stop], widths), initial=start + lead))
    end = places[-1] + final.body_em
    hyphen = edge.hyphens.get(final.face) if chosen.hyphen else None
    runs = tuple(glyph_runs(strip, first, places, hyphen))
    if hyphen is not None:
        end += hyphen.advance_em
    if chosen.end == "keep":
        end += paragraph.tail_em(last)
    if (strip.lacks or hyphen) and [run for run in runs if 0 in run.glyphs]:
        findings = (*findings, "missing_glyph")
    opening, ending = paragraph.char(first), paragraph.char(stop)
    return Line(
        first=opening,
        end=ending,
        text=paragraph.source[opening:ending],
        indent_em=start,
        width_em=end,
        last=edge.last,
        stretch_em=stretch,
        runs=runs,
        findings=findings,
        decorations=tuple(_decorations(paragraph, strip.boxes[first:stop], places))
        if paragraph.decorated.marks
        else (),
        rubies=tuple(ruby_runs(paragraph.rubies, strip.boxes[first:stop], places, paragraph.vertical))
        if paragraph.rubies
        else (),
        measure_em=task.measure_em,
    )


def is_lone(paragraph: Paragraph, chosen: Chosen, task: Task) -> bool:
    """Whether a last line is a lone character below other lines."""
    count = paragraph.text_count(chosen.first, chosen.last + 1)
    return chosen.first > task.first and count < task.last_chars


def parts_number(paragraph: Paragraph, chosen: Chosen) -> bool:
    """Whether a line ends inside a number where none may be divided: it is wider than the measure."""
    boxes, k = paragraph.boxes, chosen.last
    inside = boxes[k].cls is CharClass.NUM is boxes[k + 1].cls
    return inside and paragraph.source[boxes[k].first] not in DIVIDES_AFTER


def _spread(gaps: Sequence[Gap], room_em: float, fills: bool) -> tuple[list[float], float, tuple[str, ...]]:
    """Widths of the gaps of a line with `room_em` to spare (negative: too wide), change of a gap (em), findings."""
    values = [gap[0] for gap in gaps]
    if room_em < -SLACK_EM:
        return _squeezed(values, gaps, -room_em)
    if room_em <= SLACK_EM or not fills:
        return values, 0.0, ()
    stages = [gap[4] for gap in gaps]
    han_gaps = stages.count(OPEN_STAGE)
    if han_gaps + stages.count(0) < len(stages):  # the rare ones, one by one
        limited = [(gap[4], gap[3], k) for k, gap in enumerate(gaps) if 0 < gap[4] < OPEN_STAGE]
        room_em = _change(values, limited, room_em, 1.0)
        if room_em <= SLACK_EM / 10:
            return values, 0.0, ()
    open_stage = OPEN_STAGE if han_gaps else SPACE_STAGE
    count = han_gaps or stages.count(SPACE_STAGE)
    if not count:
        return values, 0.0, ("loose_line",) if room_em > FULL_EM else ()
    extra = room_em / count
    if extra > LOOSE_EM and han_gaps:
        others = [k for k, stage in enumerate(stages) if stage in (SPACE_STAGE, AUTOSPACE_STAGE)]
        extra, beyond = stretched(room_em, count, len(others))
        for k in others:
            values[k] += beyond
    values = [value + extra if stage == open_stage else value for value, stage in zip(values, stages, strict=True)]
    most_em = LOOSE_EM if han_gaps else FULL_EM
    return values, extra, ("loose_line",) if extra > most_em + SLACK_EM / 10 else ()


def _squeezed(values: list[float], gaps: Sequence[Gap], need_em: float) -> tuple[list[float], float, tuple[str, ...]]:
    """As `_spread`, of a line that is too wide by `need_em`; `values` = the natural widths of its gaps."""
    elastic = [(gap[2], gap[1], k) for k, gap in enumerate(gaps) if gap[2] and gap[1] > 0]
    need = _change(values, elastic, need_em, -1.0)
    count = sum([values[k] < gaps[k][0] for _, _, k in elastic])
    taken = need_em - need
    return values, -taken / count if count else 0.0, ("overfull_line",) if need > SLACK_EM else ()


def _change(values: list[float], elastic: list[tuple[int, float, int]], amount_em: float, sign: float) -> float:
    """Changes gaps by `amount_em` together, in place: stage after stage, in each all alike up to their capacity.

    `elastic` = stage, capacity (em) and index of every gap that gives way. What is left of the amount comes back.
    """
    elastic.sort()
    stages = [stage for stage, _, _ in elastic]
    stage = left = 0
    for own, capacity, k in elastic:
        if own != stage:
            if amount_em <= SLACK_EM / 10:
                break
            stage, left = own, stages.count(own)
        share = min(capacity, amount_em / left)
        values[k] += sign * share
        amount_em -= share
        left -= 1
    return amount_em


def _decorations(paragraph: Paragraph, boxes: Sequence[Box], places: list[float]) -> Iterator[Decoration]:
    """Dots at every marked character, lines along names and titles."""
    for mark in paragraph.decorated.between(boxes[0].first, boxes[-1].first + 1):
        inside = [k for k, box in enumerate(boxes) if mark.start <= box.first < mark.end]
        if not inside:
            continue
        if mark.kind not in ("name", "title"):
            for k in inside:
                if boxes[k].cls in IDEOGRAPHIC:
                    kind: Literal["dots", "dots_above"] = "dots_above" if boxes[k].lang == "ja" else "dots"
                    yield Decoration(kind, places[k], places[k] + boxes[k].body_em)
        else:
            end = places[inside[-1]] + boxes[inside[-1]].body_em
            yield Decoration(mark.kind, places[inside[0]] + NAME_GAP_EM / 2, end - NAME_GAP_EM / 2)
