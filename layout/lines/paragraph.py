"""A text made ready for breaking at any measure: boxes with ink, gaps, prices of breaks, and their running sums.

Decisions: spaces and forced breaks are no boxes here; they belong to the gap they stand in and vanish at a line's
edges. All sums are built once per text and setting, so that any line's natural width, its capacity to shrink and to
stretch are differences of two numbers; they are packed, for as objects they were most of what a large issue takes.
Built for `ShapedText`s and kept for the last few asked for.

Source: typography.md §§1, 4, 7, 17.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import add, attrgetter
from typing import Any, Final, TypeAlias

from layout.chars import CENTRED_LANGS, CLOSERS, IDEOGRAPHIC, LATIN, SPACES, CharClass
from layout.lines.glyphs import Strip, strip_of
from layout.lines.grid import hold_label, snap_to_grid, spread_names
from layout.lines.numbers import FORBIDDEN
from layout.lines.opportunities import Copy, Opportunities, pair_penalty, refine
from layout.lines.pairs import Row, row_of, rows_of
from layout.lines.spacing import Gap, GapRules, Kind, pair_gap, spaced_gap
from layout.lines.types import packed
from layout.model.article import Mark
from layout.model.style import Kinsoku, Punctuation, Setting
from layout.records import dataclass
from layout.shape.types import Box, Hyphen, Ruby, ShapedText, box_getter
from layout.standing import Same, standing

HANGING_MARKS: Final = "。，、"
PREPARED: Final = 1024
"""Texts kept ready for another measure; an issue of 16 pages has some 800. Lines that were set are kept elsewhere."""
_DRAWN: Final = frozenset({"dots", "name", "title"})
_BLANK: Final = SPACES | {CharClass.BREAK}
_EX_RUNS: Final = re.compile("[！？︕︖﹖﹗][！？︕︖﹖﹗\u2060\ufe00-\ufe0f]+")
FIRST, _CLASS, _FACE = map(box_getter, ("first", "cls", "face"))
_CLASS_FIELD: Final = Box._fields.index("cls")
TEXT_CLASSES: Final = IDEOGRAPHIC | {CharClass.NUM, CharClass.LAT, CharClass.HANGUL, CharClass.CELL}
"""What counts as a character of a last line; marks and the signs of a number (`4%`) do not."""
_END: Final = row_of(Gap(0.0), 0.0)
"""After the last box."""
_NO_COLUMNS: Final[tuple[tuple[Any, ...], ...]] = ((),) * len(Row._fields)
_NO_FIELDS: Final[tuple[tuple[Any, ...], ...]] = ((),) * len(Box._fields)
_Space: TypeAlias = tuple[CharClass, float]


@dataclass(frozen=True, slots=True)
class Decorated:
    """The marks of a text that are drawn along its lines, by their starts; `reach` = how far those up to each go."""

    marks: tuple[Mark, ...] = ()
    starts: tuple[int, ...] = ()
    reach: tuple[int, ...] = ()

    def between(self, first: int, end: int) -> Sequence[Mark]:
        """Those with a character from `first` to before `end`, found without a look at the others."""
        return self.marks[bisect_right(self.reach, first) : bisect_left(self.starts, end)]


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A text ready to be set. Lists have one entry per box with ink unless said; lengths in em of the text's size.

    `gaps[k]` follows box k; `starts_em[k]` = start of body k when all is natural on one line, `ends_em[k]` its end.
    Sums over the gaps before box k: `squeeze` (stages 1–5), `squeeze_all` (1–6), `stretch` (stages 1, 2), `han_gaps`
    (count of stage 3), `spaces` (count of word spaces), `elastic` (of all that grow).
    `tails_em` = blanks after boxes that hang on more than the box. `pads_em` = on the strict grid, white before each
    Latin run. `forced` = boxes after which the editor forced a break. `hyphens` by face.
    """

    source: str
    decorated: Decorated
    boxes: tuple[Box, ...]
    strip: Strip
    gaps: tuple[Gap, ...]
    opportunities: Opportunities
    starts_em: Sequence[float]
    ends_em: Sequence[float]
    squeeze: Sequence[float]
    squeeze_all: Sequence[float]
    stretch: Sequence[float]
    han_gaps: Sequence[int]
    spaces: Sequence[int]
    elastic: Sequence[int]
    tails_em: Mapping[int, float]
    pads_em: Sequence[float]
    forced: tuple[int, ...]
    hyphens: Mapping[str, Hyphen]
    rubies: tuple[Ruby, ...]
    vertical: bool
    strict_grid: bool = False

    def lead_em(self, k: int) -> float:
        """The blank that a line start at box k may keep or drop; on the strict grid the pad before a Latin run, which
        then goes after it.
        """
        return self.pads_em[k] if self.pads_em else self.boxes[k].before_em

    def tail_em(self, k: int) -> float:
        """The blank that a line end at box k may keep or drop."""
        box = self.boxes[k]
        return self.tails_em.get(k, box.after_em) if box.cls in CLOSERS else 0.0

    def text_count(self, first: int, end: int) -> int:
        """How many characters of boxes `first` to `end` (exclusive) are no marks."""
        return sum(map(TEXT_CLASSES.__contains__, map(_CLASS, self.boxes[first:end])))

    def whole_addresses(self, measure_em: float) -> dict[int, int]:
        """The last box of every e-mail address or name of a site that a line of `measure_em` can hold, by its first."""
        names = ((name.first, name.last) for name in self.opportunities.strings if name.is_name)
        return {a: b for a, b in names if self.ends_em[b] - self.starts_em[a] <= measure_em}

    def char(self, k: int) -> int:
        """Where a line that begins with box k begins in the text; the text's length where none is left."""
        return (self.boxes[k].first if k else 0) if k < len(self.boxes) else len(self.source)


def prepare(text: ShapedText, setting: Setting) -> Paragraph:
    """The text ready for breaking under the switches of `setting` (kept for texts asked for again)."""
    return _prepared(Same(text), setting)


@standing(PREPARED)
def _prepared(same: Same, setting: Setting) -> Paragraph:
    assert isinstance(same.it, ShapedText)
    return build_paragraph(same.it, setting)


def _rules(setting: Setting) -> GapRules:
    """The switches that gaps hang on."""
    return GapRules(
        setting.punctuation,
        setting.autospace_em,
        setting.stop_squeeze_em,
        setting.tracking_em,
        setting.autospace_fixed,
        setting.adjust != "stretch",
        setting.blanks != "autospace" and setting.lang not in ("ko", "en"),
    )


def build_paragraph(text: ShapedText, setting: Setting) -> Paragraph:
    """Boxes, gaps, prices and sums of one text; lengths in em."""
    source, marks = text.source.text, text.source.marks
    rules = _rules(setting)
    table = rows_of(rules, setting.kinsoku, setting.korean)
    boxes, fields, between, forced = _inked(text.boxes)
    firsts, _, classes, _, _, _, _, bodies, befores, afters, _, langs, *_ = fields
    codes = list(map(table.codes.__getitem__, zip(classes, bodies, befores, afters, langs, strict=True)))
    kinds = list(map(table.codes.kinds.__getitem__, codes))
    rows = list(map(table.__getitem__, pairwise(codes)))
    _space_out(rows, kinds, between, (rules, setting.kinsoku))
    tails: dict[int, float] = {}
    for k, kind in _blanks_of_runs(source, firsts, kinds, tails, rules.punctuation):
        tails[k] = kind.after_em
        if k + 1 < len(kinds):
            rows[k] = row_of(pair_gap(kind, kinds[k + 1], rules), rows[k].penalty)
    if boxes:
        rows.append(_END)
    pads: Sequence[float] = ()
    if marks or setting.strict_grid:
        gaps, prices = [row.gap for row in rows], [row.penalty for row in rows]
        spread_names(_names(marks, boxes, firsts, between), gaps, prices)
        if setting.strict_grid:
            gaps, pads = snap_to_grid(kinds, bodies, gaps)
        rows = list(map(row_of, gaps, prices))
    columns: tuple[tuple[Any, ...], ...] = tuple(zip(*rows, strict=True)) or _NO_COLUMNS
    starts = list(accumulate(map(add, bodies, columns[2]), initial=0.0))[: len(boxes)]
    ends = list(map(add, starts, bodies))
    copy = Copy(source, marks, firsts, starts, ends)
    prices = list(columns[1])
    opportunities = refine(copy, kinds, prices, setting)
    return Paragraph(
        source=source,
        decorated=_decorated(marks),
        boxes=boxes,
        strip=strip_of(boxes, fields),
        gaps=hold_label([bisect_left(firsts, mark.start) for mark in marks if mark.kind == "roster"], columns[0]),
        opportunities=opportunities,
        starts_em=packed(starts),
        ends_em=packed(ends),
        squeeze=_sums(columns[3]),
        squeeze_all=_sums(columns[4]),
        stretch=_sums(columns[5]),
        han_gaps=_counts(accumulate(columns[6], initial=0)),
        spaces=_rare(columns[7]),
        elastic=_counts(accumulate(columns[8], initial=0)),
        tails_em=tails,
        pads_em=pads,
        strict_grid=setting.strict_grid,
        forced=forced,
        hyphens=_hyphens(text),
        rubies=text.rubies,
        vertical=setting.writing == "vertical",
    )


def _sums(widths_em: Sequence[float]) -> Sequence[float]:
    """Running sums from 0, in em; many texts have nothing but zeros."""
    if not any(widths_em):
        return array("d", bytes(array("d").itemsize * (len(widths_em) + 1)))
    return packed(accumulate(widths_em, initial=0.0))


def _rare(flags: Sequence[bool]) -> Sequence[int]:
    """Running counts of what most texts have none of."""
    if not any(flags):
        return array("i", bytes(array("i").itemsize * (len(flags) + 1)))
    return _counts(accumulate(flags, initial=0))


def _counts(values: Iterable[int]) -> "array[int]":
    """Whole numbers side by side, four bytes each."""
    return array("i", list(values))


def _decorated(marks: tuple[Mark, ...]) -> Decorated:
    """Those that are drawn, ready to be found by place."""
    drawn = sorted((mark for mark in marks if mark.kind in _DRAWN), key=attrgetter("start"))
    reach = accumulate((mark.end for mark in drawn), max)
    return Decorated(tuple(drawn), tuple(mark.start for mark in drawn), tuple(reach))


def _names(
    marks: tuple[Mark, ...], boxes: tuple[Box, ...], firsts: Sequence[int], spaces: Mapping[int, _Space]
) -> Iterator[tuple[int, int]]:
    """First and last box of every name in a roster: Han between spaces and marks; names with a dot are left alone."""
    for mark in marks:
        if mark.kind != "roster":
            continue
        inside = range(bisect_left(firsts, mark.start), bisect_left(firsts, mark.end))
        first = inside[0] if inside else 0
        for k in inside:
            ends = k == inside[-1] or k in spaces or boxes[k + 1].cls not in IDEOGRAPHIC
            if ends and boxes[k].cls in IDEOGRAPHIC:
                dotted = first > 0 and boxes[first - 1].cls is CharClass.MID
                if not dotted and (k == inside[-1] or boxes[k + 1].cls is not CharClass.MID):
                    yield first, k
            if ends or boxes[k].cls not in IDEOGRAPHIC:
                first = k + 1


def _hyphens(text: ShapedText) -> Mapping[str, Hyphen]:
    """The hyphen of each face: as shaping offers it, or one that stands in the text itself."""
    hyphens = {hyphen.face: hyphen for hyphen in text.hyphens}
    others = "-" in text.source.text and not hyphens.keys() >= set(map(_FACE, text.boxes))
    for box in text.boxes if others else ():
        if box.texts == ("-",) and box.face not in hyphens and box.cls in LATIN:
            hyphens[box.face] = Hyphen(box.face, box.glyphs[0], box.body_em)
    return hyphens


def _inked(
    all_boxes: tuple[Box, ...],
) -> tuple[tuple[Box, ...], Sequence[tuple[Any, ...]], dict[int, _Space], tuple[int, ...]]:
    """Boxes with ink, and their fields one after the other; class and width (em) of the space after each by index;
    indexes after which a break is forced.
    """
    fields = tuple(zip(*all_boxes, strict=True)) or _NO_FIELDS
    if _BLANK.isdisjoint(fields[_CLASS_FIELD]):
        return all_boxes, fields, {}, ()
    boxes = tuple([box for box in all_boxes if box.cls not in _BLANK])
    between: dict[int, _Space] = {}
    forced: list[int] = []
    index = -1
    for box in all_boxes:
        if box.cls is CharClass.BREAK:
            if index >= 0 and (not forced or forced[-1] != index):
                forced.append(index)
        elif box.cls in SPACES:
            if index >= 0:
                between[index] = _joined(between.get(index), box)
        else:
            index += 1
    fields = tuple(zip(*boxes, strict=True)) or _NO_FIELDS
    return boxes, fields, between, tuple(f for f in forced if f < len(boxes) - 1)


def _joined(before: _Space | None, box: Box) -> _Space:
    """Spaces in a row: full-width ones add up and win, others count once."""
    if before is None or (box.cls is CharClass.IDSP and before[0] is not CharClass.IDSP):
        return box.cls, box.body_em
    return (before[0], before[1] + box.body_em) if box.cls is before[0] is CharClass.IDSP else before


def _space_out(
    rows: list[Row], kinds: list[Kind], between: Mapping[int, _Space], switches: tuple[GapRules, Kinsoku]
) -> None:
    """Gaps and prices where a space was typed, in place."""
    rules, level = switches
    for index, (space, width) in between.items():
        if index < len(rows):
            a, b = kinds[index], kinds[index + 1]
            price = FORBIDDEN if space is CharClass.NBSP else pair_penalty(a, b, True, level)
            rows[index] = row_of(spaced_gap(a, b, space, width, rules), price)


def _blanks_of_runs(
    source: str, firsts: Sequence[int], kinds: list[Kind], tails: Mapping[int, float], punctuation: Punctuation
) -> Iterator[tuple[int, Kind]]:
    """The boxes whose blank hangs on more than their neighbour, as the kind that the gap after them is to be of."""
    if punctuation != "plain":
        for k in _even_runs(source, firsts, kinds):
            yield k, kinds[k]._replace(after_em=0.0)
    if punctuation == "kaiming":
        yield from _moved_blanks(kinds, tails)


def _even_runs(source: str, firsts: Sequence[int], kinds: list[Kind]) -> Iterator[int]:
    """The last box of every even run of ！？: its bodies fill whole em, so no blank follows."""
    for match in _EX_RUNS.finditer(source):
        first, end = bisect_left(firsts, match.start()), bisect_left(firsts, match.end())
        if first < end and (end - first) % 2 == 0 and all(kinds[k].after_em > 0 for k in range(first, end)):
            yield end - 1


def _moved_blanks(kinds: list[Kind], tails: Mapping[int, float]) -> Iterator[tuple[int, Kind]]:
    """Closing quotes and brackets without a blank behind a stop, as the kind whose blank moves behind them: `。”` is an
    em and a half in every style.
    """
    blank = 0.0
    for k, kind in enumerate(kinds):
        if kind.cls in (CharClass.STOP, CharClass.EX):
            blank = tails.get(k, kind.after_em)
        elif kind.cls is not CharClass.CLOSE:
            blank = 0.0
        elif blank and not kind.after_em:
            yield k, kind._replace(cls=CharClass.STOP, after_em=blank)


def hangs(paragraph: Paragraph, last: int) -> bool:
    """Whether the mark in box `last` may stand outside the measure: 。，、 alone, not two marks in a row."""
    box = paragraph.boxes[last]
    if box.lang in CENTRED_LANGS or paragraph.source[box.first : box.end] not in HANGING_MARKS:
        return False
    return last == 0 or paragraph.boxes[last - 1].cls not in CLOSERS
