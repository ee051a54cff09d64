"""Chosen lines become set lines: gaps squeezed or stretched in stages, every glyph at its place.

Decisions: in one stage all gaps change by the same amount until they reach their end, then the next stage begins;
squeezing goes through stages 1 to 6, stretching through 1 and 2 and then into all Han gaps alike; what is more than
they may take, in a line that is reported as loose, goes into all elastic gaps alike, so that a number does not stick to
one of its neighbours. A line with neither Han gaps nor word spaces is left as it is and reported; one with word spaces
only stretches them past their end, and is reported as one with Han gaps is.

Source: typography.md §8; CLREQ "Line adjustment".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal

from layout.chars import IDEOGRAPHIC, CharClass
from layout.lines.costs import FULL_EM, LOOSE_EM, SLACK_EM, loose_share
from layout.lines.grid import settle_start
from layout.lines.paragraph import Paragraph
from layout.lines.ruby import ruby_runs
from layout.lines.spacing import OPEN_STAGE, Gap
from layout.lines.types import Decoration, GlyphRun, Line, packed
from layout.lines.weighing import Chosen, Task
from layout.model.style import Align, Lang
from layout.shape.types import Box, Hyphen

SOFT_HYPHEN_TEXT: Final = "\u00ad"
"""What an added hyphen stands for in the text: nothing that is read out."""
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
    boxes = paragraph.boxes[chosen.first : chosen.last + 1]
    gaps = paragraph.gaps[chosen.first : chosen.last]
    opens = chosen.first == task.first
    start = task.indent_em if opens else task.hanging_em
    lead = paragraph.lead_em[chosen.first] if (task.keep_first if opens else task.keep_start) else 0.0
    fills = task.justify and (not edge.last or task.fill_last)
    widths, stretch, findings = _spread(gaps, chosen.room_em, fills)
    if paragraph.strict_grid:
        settle_start(boxes, widths, lead, chosen.room_em)
        lead = 0.0
    if edge.align in ("center", "end") and chosen.room_em > 0:
        start += chosen.room_em * (0.5 if edge.align == "center" else 1.0)
    places = list(accumulate(map(_sum, boxes, [*widths, 0.0]), initial=start + lead))
    end = places[len(boxes) - 1] + boxes[-1].body_em
    hyphen = edge.hyphens.get(boxes[-1].face) if chosen.hyphen else None
    runs = tuple(_runs(boxes, places, hyphen))
    if hyphen is not None:
        end += hyphen.advance_em
    if chosen.end == "keep":
        end += paragraph.tail_em[chosen.last]
    if any(0 in run.glyphs for run in runs):
        findings = (*findings, "missing_glyph")
    first, stop = paragraph.chars[chosen.first], paragraph.chars[chosen.last + 1]
    return Line(
        first=first,
        end=stop,
        text=paragraph.source[first:stop],
        indent_em=start,
        width_em=end,
        last=edge.last,
        stretch_em=stretch,
        runs=runs,
        findings=findings,
        decorations=tuple(_decorations(paragraph, boxes, places)) if paragraph.marks else (),
        rubies=tuple(ruby_runs(paragraph.rubies, boxes, places, paragraph.vertical)) if paragraph.rubies else (),
    )


def _sum(box: Box, gap_em: float) -> float:
    return box.body_em + gap_em


def is_lone(paragraph: Paragraph, chosen: Chosen, task: Task) -> bool:
    """Whether a last line is a lone character below other lines."""
    count = paragraph.text_chars[chosen.last + 1] - paragraph.text_chars[chosen.first]
    return chosen.first > task.first and count < task.last_chars


def _spread(gaps: Sequence[Gap], room_em: float, fills: bool) -> tuple[list[float], float, tuple[str, ...]]:
    """Widths of the gaps of a line with `room_em` to spare (negative: too wide), change of a gap (em), findings."""
    values = [gap[0] for gap in gaps]
    if -SLACK_EM <= room_em <= SLACK_EM:
        return values, 0.0, ()
    if room_em < -SLACK_EM:
        need = -room_em
        elastic = [(k, gap[1], gap[2]) for k, gap in enumerate(gaps) if gap[2] and gap[1] > 0]
        for stage in sorted({stage for _, _, stage in elastic}):
            need = _change(values, [(k, most) for k, most, own in elastic if own == stage], need, -1.0)
            if need <= SLACK_EM / 10:
                break
        count = sum([values[k] < gaps[k][0] for k, _, _ in elastic])
        taken = -room_em - need
        findings = ("overfull_line",) if need > SLACK_EM else ()
        return values, -taken / count if count else 0.0, findings
    if not fills:
        return values, 0.0, ()
    limited = [(k, gap[3], gap[4]) for k, gap in enumerate(gaps) if 0 < gap[4] < OPEN_STAGE]
    for stage in sorted({stage for _, _, stage in limited}):
        room_em = _change(values, [(k, most) for k, most, own in limited if own == stage], room_em, 1.0)
    if room_em <= SLACK_EM / 10:
        return values, 0.0, ()
    open_ended = [k for k, gap in enumerate(gaps) if gap[4] == OPEN_STAGE]
    open_ended = open_ended or [k for k, gap in enumerate(gaps) if gap[4] == 1]
    if not open_ended:
        return values, 0.0, ("loose_line",) if room_em > FULL_EM else ()
    extra = room_em / len(open_ended)
    if extra > LOOSE_EM and gaps[open_ended[0]][4] == OPEN_STAGE:
        extra = loose_share(room_em, len(open_ended), len(limited))
        for k, _, _ in limited:
            values[k] += extra - LOOSE_EM
    for k in open_ended:
        values[k] += extra
    return values, extra, ("loose_line",) if extra > LOOSE_EM + SLACK_EM else ()


def _change(values: list[float], capacities: list[tuple[int, float]], amount_em: float, sign: float) -> float:
    """Changes gaps alike, each up to its capacity, by `amount_em` together; what is left of the amount."""
    left = len(capacities)
    for k, capacity in sorted(capacities, key=lambda item: item[1]):
        share = min(capacity, amount_em / left)
        values[k] += sign * share
        amount_em -= share
        left -= 1
    return amount_em


def _runs(boxes: Sequence[Box], places: list[float], hyphen: Hyphen | None) -> Iterator[GlyphRun]:
    """The glyphs of a line, one run for each stretch of one face, orientation and language.

    An added hyphen ends the last.
    """
    begin = 0
    face, rotated, lang = _manner(boxes[0])
    for k, box in enumerate(boxes):
        if box.face == face and box.rotated is rotated and box.lang == lang:
            continue
        yield _run(boxes[begin:k], places[begin:k], None)
        begin = k
        face, rotated, lang = _manner(box)
    yield _run(boxes[begin:], places[begin : len(boxes)], hyphen)


def _manner(box: Box) -> tuple[str, bool, Lang]:
    """What the boxes of a run share: face, orientation, language."""
    return box.face, box.rotated, box.lang


def _run(boxes: Sequence[Box], places: Sequence[float], hyphen: Hyphen | None) -> GlyphRun:
    """One run of glyphs."""
    glyphs: list[int] = []
    pens: list[float] = []
    texts: list[str] = []
    bodies: list[float] = []
    for box, place in zip(boxes, places, strict=True):
        own = box.glyphs
        if len(own) == 1:
            glyphs.append(own[0])
            pens.append(place + box.pens_em[0])
            texts.append(box.texts[0])
            bodies += (place, place + box.body_em)
        elif own:
            glyphs += own
            pens += [place + pen for pen in box.pens_em]
            texts += box.texts
            bodies += _parts(box, place)
    if hyphen is not None:
        end = places[-1] + boxes[-1].body_em
        glyphs.append(hyphen.glyph)
        pens.append(end)
        texts.append(SOFT_HYPHEN_TEXT)
        bodies += (end, end + hyphen.advance_em)
    lifts: tuple[float, ...] = ()
    if [box for box in boxes if box.lifts_em]:
        lifts = tuple(lift for box in boxes for lift in (box.lifts_em or (0.0,) * len(box.glyphs)))
        lifts += (0.0,) * (len(glyphs) - len(lifts))
    face, rotated, lang = _manner(boxes[0])
    places_em, bodies_em = packed(pens), packed(bodies)
    return GlyphRun(face, tuple(glyphs), places_em, tuple(texts), bodies_em, lifts, rotated=rotated, lang=lang)


def _parts(box: Box, place: float) -> list[float]:
    """The body of a box shared among its glyphs that stand for text, start and end of each; an upright cell and a unit
    of two em are one.
    """
    count = sum(bool(text) for text in box.texts)
    if count < 2 or box.cls in (CharClass.CELL, CharClass.DASH2, CharClass.ELL):
        return [place, place + box.body_em] * len(box.glyphs)
    share = box.body_em / count
    parts: list[float] = []
    index = -1
    for text in box.texts:
        index += bool(text)
        begin = place + share * max(index, 0)
        parts += (begin, begin + share)
    return parts


def _decorations(paragraph: Paragraph, boxes: Sequence[Box], places: list[float]) -> Iterator[Decoration]:
    """Dots at every marked character, lines along names and titles."""
    for mark in paragraph.marks:
        if mark.kind not in ("dots", "name", "title"):
            continue
        inside = [k for k, box in enumerate(boxes) if mark.start <= box.first < mark.end]
        if not inside:
            continue
        if mark.kind == "dots":
            for k in inside:
                if boxes[k].cls in IDEOGRAPHIC:
                    kind: Literal["dots", "dots_above"] = "dots_above" if boxes[k].lang == "ja" else "dots"
                    yield Decoration(kind, places[k], places[k] + boxes[k].body_em)
        else:
            end = places[inside[-1]] + boxes[inside[-1]].body_em
            yield Decoration(mark.kind, places[inside[0]] + NAME_GAP_EM / 2, end - NAME_GAP_EM / 2)
